/** A request that cannot be carried out: what is wrong, and what to do instead. Caught once, in `main`; exit code 2. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly hint: string;
  /** What exactly is wrong, where it is more than one thing. */
  readonly details: readonly string[];

  constructor(message: string, hint: string, details: readonly string[] = []) {
    super(message);
    this.hint = hint;
    this.details = details;
  }
}

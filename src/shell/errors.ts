/** A request that cannot be carried out: what is wrong, and what to do instead. Caught once, in `main`; exit code 2. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

import type { CommandName } from './command-names.ts';
import type { ExitCode } from './exit-code.ts';
import type { Given } from './options.ts';
import type { World } from './shell/world.ts';

type Run = (world: World, paths: readonly string[], given: Given) => Promise<ExitCode>;

/** A command as the tree shows and runs it. */
export interface Declared {
  readonly name: CommandName;
  /** What it takes, as the usage line shows it. */
  readonly takes: string;
  readonly does: string;
  readonly options: Readonly<Record<string, string>>;
  /** Options that may be given again and again, each time with one more value. */
  readonly repeatable?: Readonly<Record<string, string>>;
  /** Each shown as typed, with what it does. */
  readonly examples: Readonly<Record<string, string>>;
  readonly isDefault?: true;
  readonly run: Run;
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { template } from '../core/deck/template.ts';
import { didYouMean } from '../core/diagnostics/suggest.ts';
import { isKind, type Kind, kinds } from '../core/item-types/index.ts';
import { neutralise } from '../core/layout/neutralise.ts';
import type { ExitCode } from '../exit-code.ts';
import { openable } from '../shell/deck-files.ts';
import { Refusal } from '../shell/errors.ts';
import { isSystemError } from '../shell/keeping.ts';
import { Output } from '../shell/output.ts';
import { reasonOf } from '../shell/reasons.ts';
import type { World } from '../shell/world.ts';

export interface NewOptions {
  /** The one kind that the template holds; without it, one item of each. */
  readonly kind?: string;
}

/** Writes a template into a new file, or prints it where none is named. */
export async function newDeck(world: World, names: readonly string[], { kind }: NewOptions): Promise<ExitCode> {
  const only = kind === undefined ? undefined : kindNamed(kind);
  const [name, second] = names;
  if (second !== undefined) throw new Refusal('One file is written at a time.', `Run \`viva new ${name}\`.`);
  const out = new Output(world.stdout);
  if (name === undefined) await out.write(template('My questions', only));
  else {
    const path = /\.(?:md|markdown)$/i.test(name) ? name : `${name}.md`;
    writeNew(world, path, template(titleOf(path), only));
    await out.write(neutralise(`Wrote ${path}. Next: viva quiz ${path}, and viva check ${path} after each change.`));
    await out.write('\n');
  }
  await out.flush();
  return 0;
}

function kindNamed(name: string): Kind {
  if (isKind(name)) return name;
  throw new Refusal(`There is no kind \`${name}\`.`, didYouMean(name, kinds));
}

/** `event-loop.md` is called Event loop. */
function titleOf(path: string): string {
  const words = posix
    .basename(path)
    .replace(/\.\w+$/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return words === '' ? 'My questions' : words.charAt(0).toUpperCase() + words.slice(1);
}

function writeNew(world: World, path: string, text: string): void {
  const at = openable(world, path);
  try {
    mkdirSync(dirname(at), { recursive: true });
  } catch (error) {
    const reason = isSystemError(error, 'EEXIST') ? 'a part of the path is no folder' : reasonOf(error);
    throw new Refusal(`\`${path}\` cannot be written: ${reason}.`, 'Choose another folder.');
  }
  try {
    writeFileSync(at, text, { flag: 'wx' });
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) {
      throw new Refusal(`\`${path}\` exists already, and is left as it is.`, 'Choose another name.');
    }
    throw new Refusal(`\`${path}\` cannot be written: ${reasonOf(error)}.`, 'Check the folder and its permissions.');
  }
}

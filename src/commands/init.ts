import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExitCode } from '../exit-code.ts';
import { Refusal } from '../shell/errors.ts';
import { isSystemError, notKept } from '../shell/keeping.ts';
import { collectionFolder } from '../shell/study/collection.ts';
import type { World } from '../shell/world.ts';

/** Each device writes files of its own, so git never has two sides of one; should it, both sides' lines count. */
const attributes =
  '# The history of viva: lines are only ever added, and their order does not matter.\n*.jsonl merge=union -text\n';

const settings = `# How the decks of this folder are studied. Each line is the default; take away the # to change it.
# study:
#   new: 10                    # new cards a day
#   max: 200                   # reviews a day
#   retention: 0.9             # probability of recall at which a card falls due
#   learning-steps: [1m, 10m]
#   relearning-steps: [10m]
#   maximum-interval: 36500    # days
#   day-starts: 4              # the hour at which a day begins
#   easy-days: {sat: 0.5}      # weekdays that take less
#   leech: 8                   # lapses after which a card is called a leech
#   buttons: 4                 # or 2: again and good
# decks:
#   exam: {retention: 0.95}
`;

/** Makes the current folder a collection, whose history lies inside it. Nothing that is there is changed. */
export async function init(world: World): Promise<ExitCode> {
  const folder = join(world.cwd, collectionFolder);
  const isThere = existsSync(join(folder, 'history'));
  try {
    mkdirSync(join(folder, 'history'), { recursive: true });
    keep(join(folder, '.gitattributes'), attributes);
    keep(join(folder, 'settings.yaml'), settings);
  } catch (error) {
    const { because, hint } = notKept(folder, error);
    throw new Refusal(`\`${folder}\` cannot be made, because ${because}.`, hint);
  }
  world.stdout.write(
    isThere
      ? `This folder is a collection already: its history lies in ${collectionFolder}/.\n`
      : `The history of the decks below this folder lies in ${collectionFolder}/ from now on.\n` +
          '  git add .viva       shares it; two machines merge without a conflict\n' +
          '  viva study          begins\n',
  );
  return 0;
}

/** Writes a file that is not there yet. */
function keep(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
  }
}

/** The help of the program, from the tree alone: asked for often, and by people who wait. */
import { commandGroups } from './command-names.ts';
import { commands, commonOptions } from './program.ts';

const widest = 100;
const indent = '  ';

/** The help of the whole program, the commands in their groups, set to some columns; 80 where nobody knows. */
export function helpText(columns = 80): string {
  const width = Math.min(columns, widest);
  const options = {
    '-V, --version': 'print the version',
    ...commonOptions,
    '-h, --help': 'print this, or the help of a command',
  };
  const groups = Object.entries(commandGroups).map(([title, names]): readonly [string, readonly Entry[]] => [
    title,
    commands
      .filter(({ name }) => names.some((each) => each === name))
      .map(({ name, takes, does }) => [`${name} ${takes}`, does]),
  ]);
  const parts = [...groups, ['Options', Object.entries(options)] as const].filter(([, entries]) => entries.length > 0);
  const left = Math.max(...parts.flatMap(([, entries]) => entries.map(([typed]) => typed.trimEnd().length))) + 4;
  return [
    'Usage: viva [options] [command]',
    '',
    ...filled('Quizzes, flashcards and exams from Markdown files. `viva DECK` is `viva quiz DECK`.', width),
    ...parts.flatMap(([title, entries]) => [
      '',
      `${title}:`,
      ...entries.flatMap((entry) => entryLines(entry, left, width)),
    ]),
    '',
    ...filled('`viva COMMAND --help` says what a command takes, with examples.', width),
    '',
  ].join('\n');
}

type Entry = readonly [typed: string, does: string];

/** What is typed, and beside it what that does; below it where there is no room beside it. */
function entryLines([typed, does]: Entry, left: number, width: number): readonly string[] {
  const name = indent + typed.trimEnd();
  if (width - left < 24) return [name, ...filled(does, width - 6).map((line) => `      ${line}`)];
  return filled(does, width - left).map((line, at) => (at === 0 ? name : '').padEnd(left) + line);
}

/** The words of a text in lines of at most some columns, as far as a word is no longer. */
function filled(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

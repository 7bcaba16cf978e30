/** The manual page, from the same tree as the help, in the macros that every `man` knows. */
import { version } from '../package.json';
import { commandGroups } from './command-names.ts';
import type { Declared } from './declared.ts';
import { commands, commonOptions } from './program.ts';

/** The source of the manual page. */
export function manPage(): string {
  const sections = Object.values(commandGroups).flatMap((names) =>
    commands.filter(({ name }) => names.some((each) => each === name)).flatMap(commandLines),
  );
  return [
    `.TH VIVA 1 "" "viva ${version}" "User Commands"`,
    '.SH NAME',
    'viva \\- quizzes, flashcards and exams from Markdown files',
    '.SH SYNOPSIS',
    '.B viva',
    plain('[options] [command]'),
    '.br',
    '.B viva',
    plain('deck...'),
    '.SH DESCRIPTION',
    plain('One Markdown file is a quiz, a stack of spaced cards and an exam that a script can mark.'),
    plain('`viva DECK` is `viva quiz DECK`; a deck is a file, a folder, a glob, or the name of a deck that ships.'),
    plain('`viva` alone in a terminal asks what to do.'),
    '.SH COMMANDS',
    ...sections,
    '.SH OPTIONS OF ALL COMMANDS',
    ...optionLines({
      ...commonOptions,
      '-h, --help': 'print the help of a command',
      '-V, --version': 'print the version',
    }),
    '.SH EXIT STATUS',
    ...entry('0', 'done'),
    ...entry('1', 'done, and the result is negative: below the pass mark, or mistakes were found'),
    ...entry('2', 'could not be done'),
    ...entry('70', 'a bug in viva'),
    ...entry('130', 'interrupted'),
    '.SH ENVIRONMENT',
    ...entry('VIVA_HOME', 'the folder of the history, the settings and the cache'),
    ...entry(
      'VIVA_STUDY_NEW, VIVA_STUDY_RETENTION, ...',
      'settings; viva config names them all, and where each comes from',
    ),
    ...entry('VIVA_THEME', 'terminal, light, dark, colour-blind or high-contrast'),
    ...entry('NO_COLOR, FORCE_COLOR', 'print without colour, or with'),
    ...entry('ACCESSIBLE', '1 for numbered prompts and no cursor movement'),
    '',
  ].join('\n');
}

function commandLines({ name, takes, does, options, repeatable, examples }: Declared): readonly string[] {
  return [
    `.SS "${plain(`viva ${name} ${takes}`.trimEnd())}"`,
    plain(`${does.slice(0, 1).toUpperCase()}${does.slice(1)}.`),
    ...optionLines({ ...options, ...repeatable }),
    ...Object.entries(examples).flatMap(([typed, means]) => [
      '.PP',
      '.RS 4',
      '.EX',
      plain(typed),
      '.EE',
      plain(means),
      '.RE',
    ]),
  ];
}

const optionLines = (options: Declared['options']): readonly string[] =>
  Object.entries(options).flatMap(([flags, does]) => entry(flags, does));

const entry = (term: string, does: string): readonly string[] => ['.TP', `.B ${quoted(term)}`, plain(does)];

/** A text in which nothing is a request or an escape. */
const plain = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/, '\\&');

const quoted = (text: string): string => `"${plain(text).replaceAll('"', '""')}"`;

/** The commands, apart from what they take, so that a start that needs no more loads no more. */
export const commandNames = [
  'quiz',
  'study',
  'due',
  'stats',
  'cards',
  'suspend',
  'unsuspend',
  'bury',
  'reset',
  'due-on',
  'undo',
  'history',
  'optimize',
  'init',
  'grade',
  'regrade',
  'verify',
  'explain',
  'what-if',
  'check',
  'list',
  'show',
  'lab',
  'new',
] as const;

export type CommandName = (typeof commandNames)[number];

/** True for the name of a command. */
export function isCommand(word: string | undefined): word is CommandName {
  return commandNames.some((name) => name === word);
}

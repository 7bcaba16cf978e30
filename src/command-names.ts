/** The commands in the order of the help, apart from what they take, so that a start that needs no more loads no more. */
export const commandGroups = {
  Learn: [
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
    'optimize',
    'lab',
  ],
  Write: ['new', 'check', 'list', 'show'],
  Mark: ['grade', 'analyze', 'regrade', 'verify', 'explain', 'what-if'],
  'Look after': ['undo', 'history', 'init', 'config', 'doctor', 'completion'],
} as const;

export type CommandName = (typeof commandGroups)[keyof typeof commandGroups][number];

/** All commands, group by group. */
export const commandNames: readonly CommandName[] = Object.values(commandGroups).flat();

/** True for the name of a command. */
export function isCommand(word: string | undefined): word is CommandName {
  return commandNames.some((name) => name === word);
}

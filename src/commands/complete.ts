/** What a shell asks while somebody types: the words that can stand where the cursor is. Asked often, so little is loaded. */
import type { ExitCode } from '../exit-code.ts';
import {
  type Candidate,
  decksNamed,
  itemsNamed,
  kindsNamed,
  settingsNamed,
  statesNamed,
  tagsNamed,
} from '../shell/completion/names.ts';
import type { World } from '../shell/world.ts';

/** What is known of a command without loading it. */
interface Known {
  readonly name: string;
  readonly takes: string;
  readonly does: string;
  readonly options: Readonly<Record<string, string>>;
  readonly repeatable?: Readonly<Record<string, string>>;
}

/** All that can be typed. */
export interface Tree {
  readonly commands: readonly Known[];
  readonly common: Readonly<Record<string, string>>;
}

const orders: readonly Candidate[] = [
  { word: 'file', does: 'as they stand in the file' },
  { word: 'shuffled', does: 'mixed by the seed' },
];
const formats: readonly Candidate[] = [
  { word: 'jsonl', does: 'the lines as they are kept' },
  { word: 'fsrs-csv', does: 'for the optimisers of FSRS' },
];
const historyActions: readonly Candidate[] = [
  { word: 'verify', does: 'replay everything' },
  { word: 'export', does: 'print what is kept' },
  { word: 'merge', does: 'add the lines of another machine' },
  { word: 'relink', does: 'find the cards of edited items' },
  { word: 'forget', does: 'let go of cards' },
];
const shells: readonly Candidate[] = ['bash', 'zsh', 'fish', 'powershell'].map((word) => ({ word, does: '' }));
const fields: readonly Candidate[] = [
  ...['tag:', 'deck:', 'kind:', 'id:', 'is:', 'chapter:'].map((word) => ({ word, does: 'cards with this name' })),
  ...['level', 'due', 'interval', 'stability', 'difficulty', 'recall', 'lapses', 'reps', 'reviewed'].map((word) => ({
    word: `${word}>`,
    does: 'cards by this number',
  })),
];

/** Prints the words that can follow some others, the last of which is begun or empty: one a line, a tab, what it means. */
export async function complete(world: World, typed: readonly string[], tree: Tree): Promise<ExitCode> {
  const begun = (typed.at(-1) ?? '').trim();
  const found = await candidatesFor(world, typed.slice(0, -1), begun, tree);
  const fitting = found.filter(({ word }) => word.startsWith(begun) && !/[\n\t]/.test(word));
  const lines = new Map(fitting.map(({ word, does }) => [word, `${word}\t${does.replace(/\s+/g, ' ')}\n`]));
  world.stdout.write([...lines.values()].join(''));
  return 0;
}

async function candidatesFor(
  world: World,
  before: readonly string[],
  begun: string,
  { commands, common }: Tree,
): Promise<readonly Candidate[]> {
  const first = before.find((word) => !Object.hasOwn(common, word));
  const command = commands.find(({ name }) => name === (first ?? '')) ?? commands.find(({ name }) => name === 'quiz');
  const options = optionsOf({ ...command?.options, ...command?.repeatable, ...common });
  const last = before.at(-1);
  const awaiting = options.find(({ word, takes }) => word === last && takes);
  if (awaiting !== undefined) return await valuesOf(world, command, awaiting.word, before);
  const [, option, value] = /^(--[a-z-]+=)(.*)$/.exec(begun) ?? [];
  if (option !== undefined && value !== undefined) {
    const values = await valuesOf(world, command, option.slice(0, -1), before);
    return values.map(({ word, does }) => ({ word: option + word, does }));
  }
  if (begun.startsWith('-')) return options.filter(({ word }) => !before.includes(word));
  if (first !== undefined) return await argumentsOf(world, command, before, begun);
  return [...commands.map(({ name, does }) => ({ word: name, does })), ...(await decksNamed(world, begun))];
}

function optionsOf(options: Readonly<Record<string, string>>): readonly (Candidate & { readonly takes: boolean })[] {
  const all = { ...options, '--help': 'say what can be typed here' };
  return Object.entries(all).map(([flags, does]) => {
    const [word = ''] = flags.split(' ');
    return { word, does, takes: flags.includes('<') };
  });
}

/** What an option may be given; nothing where that is a path, a number or free. */
async function valuesOf(
  world: World,
  command: Known | undefined,
  option: string,
  before: readonly string[],
): Promise<readonly Candidate[]> {
  switch (option) {
    case '--kind':
      return await kindsNamed();
    case '--order':
      return orders;
    case '--format':
      if (command?.name === 'history') return formats;
      return command?.name === 'check'
        ? [{ word: 'github', does: 'annotations of a workflow' }]
        : await markingValues(option);
    case '--buttons':
      return [
        { word: '2', does: 'again and good' },
        { word: '4', does: 'all ratings' },
      ];
    case '--set':
      return await settingsNamed();
    case '--deck':
      return await decksNamed(world, '');
    case '--tag':
      return await tagsNamed(world, before);
    case '--item':
      return await itemsNamed(world, before);
    case '--query':
      return fields;
    default:
      return await markingValues(option);
  }
}

/** What an option of the commands that mark may be given. */
async function markingValues(option: string): Promise<readonly Candidate[]> {
  const { markingWords } = await import('../marking-options.ts');
  return (markingWords[option] ?? []).map((word) => ({ word, does: '' }));
}

async function argumentsOf(
  world: World,
  command: Known | undefined,
  before: readonly string[],
  begun: string,
): Promise<readonly Candidate[]> {
  switch (command?.takes) {
    case '[decks...]':
    case '[paths...]':
      return await decksNamed(world, begun);
    case '[query...]':
    case '<date> [query...]':
      return await queryWords(world, before, begun);
    case '[action] [what...]':
      return before.length === 1 ? historyActions : [];
    case '<shell>':
      return shells;
    default:
      return [];
  }
}

async function queryWords(world: World, before: readonly string[], begun: string): Promise<readonly Candidate[]> {
  const field = /^-?(?:tag|kind|id|is|deck):/.exec(begun)?.[0];
  if (field === undefined) return fields;
  const named = await namesOf(world, field.replace('-', ''), before);
  return named.map(({ word, does }) => ({ word: field + word, does }));
}

async function namesOf(world: World, field: string, before: readonly string[]): Promise<readonly Candidate[]> {
  const at = before.indexOf('--deck');
  const decks = at < 0 ? [] : before.slice(at + 1, at + 2);
  switch (field) {
    case 'tag:':
      return await tagsNamed(world, decks);
    case 'kind:':
      return await kindsNamed();
    case 'is:':
      return await statesNamed();
    case 'deck:':
      return await decksNamed(world, '');
    default:
      return await itemsNamed(world, decks);
  }
}

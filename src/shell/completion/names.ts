import { readdirSync } from 'node:fs';
import { bundledDecks } from '../bundled.ts';
import { Refusal } from '../errors.ts';
import { meansDeck } from '../means-deck.ts';
import type { World } from '../world.ts';

/** A word that can be typed, and what it means; empty where the word says it. */
export interface Candidate {
  readonly word: string;
  readonly does: string;
}

/** Folders and Markdown files in the folder of a path that was begun, and the decks that ship. */
export async function decksNamed(world: World, begun: string): Promise<readonly Candidate[]> {
  const folder = begun.slice(0, begun.lastIndexOf('/') + 1);
  const shipped = bundledDecks(world).map(({ name }) => ({ word: name, does: 'ships with viva' }));
  return [...pathsIn(world.cwd, folder), ...shippedIn(world, folder), ...(folder === '' ? shipped : [])];
}

function pathsIn(cwd: string, folder: string): readonly Candidate[] {
  return entriesOf(folder.startsWith('/') ? folder : `${cwd}/${folder}`).flatMap(({ name, isFolder }) => {
    if (isFolder) return [{ word: `${folder}${name}/`, does: 'folder' }];
    return /\.(?:md|markdown)$/i.test(name) ? [{ word: folder + name, does: 'file' }] : [];
  });
}

/** The decks in a folder that ships. */
function shippedIn({ packageFolder }: World, folder: string): readonly Candidate[] {
  if (!/^[\w-]+\/$/.test(folder)) return [];
  return entriesOf(`${packageFolder}/questions/${folder}`).flatMap(({ name, isFolder }) =>
    !isFolder && name.endsWith('.md') ? [{ word: folder + name.slice(0, -3), does: 'ships with viva' }] : [],
  );
}

function entriesOf(folder: string): readonly { readonly name: string; readonly isFolder: boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** The decks among some words; without one those of this folder, and all that ship. */
function decksAmong(world: World, words: readonly string[]): readonly string[] {
  const named = words.filter((word) => !word.startsWith('-') && meansDeck(world, word));
  if (named.length > 0) return named;
  const here = pathsIn(world.cwd, '').flatMap(({ word }) => (word.endsWith('/') ? [] : [word]));
  return [...here, ...bundledDecks(world).map(({ path }) => path)];
}

/** What something gives; nothing where the decks cannot be read. */
async function orNothing(work: () => Promise<readonly Candidate[]>): Promise<readonly Candidate[]> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

/** The tags of the decks among some words, from the index. */
export async function tagsNamed(world: World, words: readonly string[]): Promise<readonly Candidate[]> {
  return await orNothing(async () => {
    const [{ listDecks }, { sumCounts }] = await Promise.all([
      import('../deck-index.ts'),
      import('../../core/deck/summary.ts'),
    ]);
    const { decks } = await listDecks(world, decksAmong(world, words));
    const counts = sumCounts(decks.map(({ summary }) => summary.tags));
    return counts.map(([word, items]) => ({ word, does: items === 1 ? '1 item' : `${items} items` }));
  });
}

/** The ids of the items of the decks among some words, each with what it asks. */
export async function itemsNamed(world: World, words: readonly string[]): Promise<readonly Candidate[]> {
  return await orNothing(async () => {
    const [{ loadDecks }, { namedItems }, { itemName }] = await Promise.all([
      import('../load-decks.ts'),
      import('../../core/session/paper.ts'),
      import('../../core/feedback/words.ts'),
    ]);
    const { decks } = await loadDecks(world, decksAmong(world, words));
    const items = namedItems(decks.map(({ deck }) => deck));
    return items.map(({ id, item }) => ({ word: id, does: itemName(item) }));
  });
}

/** Every kind of item. */
export async function kindsNamed(): Promise<readonly Candidate[]> {
  const { kinds } = await import('../../core/item-types/index.ts');
  return kinds.map((word) => ({ word, does: '' }));
}

/** Every state of a card that a query knows. */
export async function statesNamed(): Promise<readonly Candidate[]> {
  const { stateNames } = await import('../../core/query/states.ts');
  return stateNames.map((word) => ({ word, does: '' }));
}

/** Every setting, as `--set` takes it. */
export async function settingsNamed(): Promise<readonly Candidate[]> {
  const [{ settingNames }, { themeNames }] = await Promise.all([
    import('../../core/study/settings.ts'),
    import('../../core/study/theme-setting.ts'),
  ]);
  return [
    ...settingNames.map((name) => ({ word: `${name}=`, does: 'a setting for this run' })),
    ...themeNames.map((name) => ({ word: `theme=${name}`, does: 'the colours of the terminal' })),
  ];
}

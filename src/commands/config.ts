import { resolve } from 'node:path';
import { jsonText } from '../core/json-text.ts';
import type { Shown } from '../core/layout/shown.ts';
import { settingTexts, variableOf } from '../core/study/setting-texts.ts';
import { says, settingNames, settingsIn } from '../core/study/settings.ts';
import type { ExitCode } from '../exit-code.ts';
import { namedTheme } from '../shell/chosen-theme.ts';
import { findDeckFiles } from '../shell/deck-files.ts';
import { loadDecks } from '../shell/load-decks.ts';
import { Output } from '../shell/output.ts';
import { PageWriter } from '../shell/page-writer.ts';
import { collectionOf, deckName } from '../shell/study/collection.ts';
import { type Settings, settingsOf, themeIn } from '../shell/study/settings-files.ts';
import type { World } from '../shell/world.ts';

export interface ConfigOptions {
  readonly json: boolean;
  /** Whose settings are wanted, where not those of all decks. */
  readonly deck?: string;
  readonly history?: string;
}

/** Where the value of a setting comes from; a path or the name of a variable. */
interface Source {
  readonly is: 'default' | 'user' | 'collection' | 'environment' | 'flag';
  readonly at?: string;
}

interface Row {
  readonly name: string;
  readonly value: string;
  readonly source: Source;
}

/** Shows each setting with its value and where that comes from. */
export async function config(world: World, { json, deck, history }: ConfigOptions): Promise<ExitCode> {
  const collection = collectionOf(world, deck === undefined ? [] : [deck], history);
  const settings = await settingsOf(collection);
  const name = deck === undefined ? '' : await nameOfDeck(world, collection, deck);
  const texts = settingTexts(settings.of(name));
  const rows = [
    ...settingNames.map(
      (each): Row => ({ name: each, value: texts.get(each) ?? '', source: sourceOf(world, settings, each, name) }),
    ),
    themeRow(world, settings),
  ];
  const out = new Output(world.stdout);
  const files = settings.files.map(({ is, path, settings: read }) => ({ is, path, exists: read !== undefined }));
  if (json) {
    await out.write(`${jsonText({ ...(deck === undefined ? {} : { deck: name }), settings: rows, files }, 2)}\n`);
  } else {
    const title: Shown = {
      is: 'row',
      left: [{ text: name === '' ? 'Settings of all decks' : `Settings of ${name}`, role: 'strong' }],
    };
    const places = files.map(
      ({ is, path, exists }): Shown => ({
        is: 'row',
        left: [
          { text: `${is === 'user' ? 'yours' : 'of the collection'}  `, role: 'plain' },
          { text: path, role: 'code' },
          { text: exists ? '' : '  not there yet', role: 'muted' },
        ],
      }),
    );
    const shown: readonly Shown[] = [
      title,
      { is: 'gap' },
      ...rows.map(rowShown),
      { is: 'gap' },
      ...places,
      {
        is: 'row',
        left: [
          {
            text: 'Stronger are variables such as VIVA_STUDY_NEW=5, then --set new=5, then --new 5.',
            role: 'muted',
          },
        ],
      },
    ];
    await new PageWriter(world, out).write(shown, world.cwd);
  }
  await out.flush();
  return 0;
}

/** The deck's name in the history; what names no single file is taken as that name itself. */
async function nameOfDeck(world: World, collection: ReturnType<typeof collectionOf>, deck: string): Promise<string> {
  const { files } = findDeckFiles(world, [deck]);
  if (files.length !== 1) return deck;
  const [loaded] = (await loadDecks(world, [deck])).decks;
  return loaded === undefined ? deck : deckName(world, collection, loaded.deck);
}

/** The colours of the terminal. */
function themeRow(world: World, { files }: Settings): Row {
  const name = 'theme';
  const named = namedTheme(world.env);
  if (named !== undefined) return { name, value: named, source: ofVariable(world, name) };
  const value = themeIn(files);
  if (value === undefined) return { name, value: 'terminal', source: { is: 'default' } };
  const found = files.findLast(({ settings }) => settings?.theme !== undefined);
  return { name, value, source: found === undefined ? { is: 'default' } : { is: found.is, at: resolve(found.path) } };
}

/** Said by the command line, or by the environment around it. */
function ofVariable({ set }: World, name: string): Source {
  const at = variableOf(name);
  return set?.includes(at) === true ? { is: 'flag', at: '--set' } : { is: 'environment', at };
}

/** The strongest place that says something. */
function sourceOf(world: World, { files, variables }: Settings, name: string, deck: string): Source {
  if (says(variables, name)) return ofVariable(world, name);
  const read = files.flatMap(({ is, path, settings }) => (settings === undefined ? [] : [{ is, path, settings }]));
  // What a file says of this deck is stronger than what another says of all.
  const own = read.map((file) => ({ ...file, said: settingsIn({ study: {}, decks: file.settings.decks }, deck) }));
  const all = read.map((file) => ({ ...file, said: file.settings.study }));
  const found = [...all, ...own].findLast(({ said }) => says(said, name));
  return found === undefined ? { is: 'default' } : { is: found.is, at: resolve(found.path) };
}

function rowShown({ name, value, source }: Row): Shown {
  const from = source.is === 'environment' || source.is === 'flag' ? (source.at ?? '') : source.is;
  return {
    is: 'row',
    left: [
      { text: `${name.padEnd(18)}`, role: 'plain' },
      { text: value.padEnd(14), role: source.is === 'default' ? 'plain' : 'strong' },
      { text: from, role: source.is === 'default' ? 'muted' : 'accent' },
    ],
  };
}

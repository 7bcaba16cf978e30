import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

const deck = '---\nid: sums\n---\n\n## Two and two?\n\n= 4\n';

interface Told {
  readonly settings: readonly {
    readonly name: string;
    readonly value: string;
    readonly source: { readonly is: string; readonly at?: string };
  }[];
  readonly files: readonly { readonly is: string; readonly exists: boolean }[];
}

/** What `viva config` tells in a collection with some files and in some environment. */
async function told(
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
  ...words: readonly string[]
) {
  const cwd = folderWith({ 'sums.md': deck, '.viva/history/.keep': '', ...files });
  const world = fakeWorld(cwd, {
    argv: ['config', '--json', ...words],
    env: { VIVA_HOME: join(cwd, '.home'), ...env },
  });
  const code = await main(world);
  if (code !== 0) return { code, err: world.complained().replaceAll(cwd, '') };
  const { settings, files: places }: Told = JSON.parse(world.written());
  const by = Object.fromEntries(
    settings.map(({ name, value, source }) => [name, [value, source.is, source.at?.replace(cwd, '')]]),
  );
  return { code, by, places: places.map(({ is, exists }) => [is, exists]) };
}

const user = '.home/settings.yaml';
const collection = '.viva/settings.yaml';

describe('viva config', () => {
  it('shows the default of each setting, and where the files would stand', async () => {
    expect(await told({}, {})).toEqual({
      code: 0,
      by: {
        new: ['10', 'default', undefined],
        max: ['200', 'default', undefined],
        retention: ['0.9', 'default', undefined],
        'learning-steps': ['1m 10m', 'default', undefined],
        'relearning-steps': ['10m', 'default', undefined],
        'maximum-interval': ['36500', 'default', undefined],
        fuzz: ['true', 'default', undefined],
        'day-starts': ['4', 'default', undefined],
        'easy-days': ['none', 'default', undefined],
        leech: ['8', 'default', undefined],
        buttons: ['4', 'default', undefined],
        theme: ['terminal', 'default', undefined],
      },
      places: [
        ['user', false],
        ['collection', false],
      ],
    });
  });

  it('lets the collection win over the user, and the environment over both', async () => {
    const files = {
      [user]: 'study: {new: 1, max: 11, leech: 3}\n',
      [collection]: 'study: {new: 2, max: 22}\n',
    };
    const { by } = await told(files, { VIVA_STUDY_NEW: '4' });
    expect([by?.['new'], by?.['max'], by?.['leech'], by?.['fuzz']]).toEqual([
      ['4', 'environment', 'VIVA_STUDY_NEW'],
      ['22', 'collection', `/${collection}`],
      ['3', 'user', `/${user}`],
      ['true', 'default', undefined],
    ]);
  });

  it('shows what holds for a deck', async () => {
    const files = {
      [user]: 'decks: {sums: {new: 1}}\n',
      [collection]: 'study: {new: 2, retention: 92%}\n',
    };
    expect((await told(files, {}, '--deck', 'sums.md')).by?.['new']).toEqual(['1', 'user', `/${user}`]);
    expect((await told(files, {}, '--deck', 'sums.md')).by?.['retention']).toEqual([
      '0.92',
      'collection',
      `/${collection}`,
    ]);
    expect((await told(files, {})).by?.['new']).toEqual(['2', 'collection', `/${collection}`]);
    expect((await told(files, { VIVA_STUDY_NEW: '7' }, '--deck', 'sums.md')).by?.['new']).toEqual([
      '7',
      'environment',
      'VIVA_STUDY_NEW',
    ]);
  });

  it('refuses a variable that nobody knows, with the name that was meant, and one that says nothing sensible', async () => {
    expect(await told({}, { VIVA_STUDY_NWE: '3', VIVA_STUDY_MAX: 'many' })).toEqual({
      code: 2,
      err:
        'viva: The environment sets what cannot be understood.\n' +
        '  There is no variable `VIVA_STUDY_NWE`. Did you mean `VIVA_STUDY_NEW`?\n' +
        '  `VIVA_STUDY_MAX` is a whole number from 1 to 99999.\n' +
        '  Variables look like this: VIVA_STUDY_NEW=5, VIVA_STUDY_LEARNING_STEPS="1m 10m".\n',
    });
  });

  it('lets the command line win over the environment', async () => {
    const env = { VIVA_STUDY_NEW: '4', VIVA_STUDY_MAX: '40', VIVA_THEME: 'light' };
    const { by } = await told({ [user]: 'study: {new: 1}\n' }, env, '--set', 'new=5', '--set', 'theme=dark');
    expect([by?.['new'], by?.['max'], by?.['theme']]).toEqual([
      ['5', 'flag', '--set'],
      ['40', 'environment', 'VIVA_STUDY_MAX'],
      ['dark', 'flag', '--set'],
    ]);
  });

  it('takes the theme from the files too, the strongest last', async () => {
    const themeOf = async (files: Readonly<Record<string, string>>, env = {}) => (await told(files, env)).by?.['theme'];
    expect(await themeOf({ [user]: 'theme: light\n' })).toEqual(['light', 'user', `/${user}`]);
    const both = { [user]: 'theme: light\n', [collection]: 'theme: high-contrast\n' };
    expect(await themeOf(both)).toEqual(['high-contrast', 'collection', `/${collection}`]);
    expect(await themeOf(both, { VIVA_THEME: 'dark' })).toEqual(['dark', 'environment', 'VIVA_THEME']);
  });

  it.each([
    ['nwe=5', 'There is no setting `nwe`. Did you mean `new`?'],
    ['shape=5', 'There is no setting `shape`.'],
    ['new=many', '`new` is a whole number from 0 to 9999.'],
    ['theme=drak', 'There is no theme `drak`. Did you mean `dark`?'],
    ['theme=', '“theme=” is no name and value.'],
    ['new', '“new” is no name and value.'],
  ])('refuses --set %s', async (said, because) => {
    const help = 'Settings are given as --set new=5, and as often as you like; `viva config` shows them all.';
    expect(await told({}, {}, '--set', said)).toEqual({ code: 2, err: `viva: --set: ${because}\n  ${help}\n` });
  });

  it('refuses a theme in the environment that there is not', async () => {
    expect(await told({}, { VIVA_THEME: 'drak' })).toEqual({
      code: 2,
      err:
        'viva: There is no theme `drak`. Did you mean `dark`?\n' +
        '  VIVA_THEME or --set names it; `viva config` says where settings come from.\n',
    });
  });

  it('shows the same on a page', async () => {
    const cwd = folderWith({ 'sums.md': deck });
    const world = fakeWorld(cwd, {
      argv: ['config'],
      env: { VIVA_HOME: '/nowhere', VIVA_STUDY_EASY_DAYS: 'sat:0.5 sun:0' },
    });
    expect(await main(world)).toBe(0);
    expect(world.written()).toBe(
      [
        ' Settings of all decks',
        '',
        ' new               10            default',
        ' max               200           default',
        ' retention         0.9           default',
        ' learning-steps    1m 10m        default',
        ' relearning-steps  10m           default',
        ' maximum-interval  36500         default',
        ' fuzz              true          default',
        ' day-starts        4             default',
        ' easy-days         sat:0.5 sun:0 VIVA_STUDY_EASY_DAYS',
        ' leech             8             default',
        ' buttons           4             default',
        ' theme             terminal      default',
        '',
        ' yours  /nowhere/settings.yaml  not there yet',
        ' Stronger are variables such as VIVA_STUDY_NEW=5, then --set new=5, then --new 5.',
        '',
        '',
      ].join('\n'),
    );
  });
});

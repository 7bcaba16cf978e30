/** What `viva doctor` looks at. Nothing is changed, and nothing is made that was not there. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { release } from 'node:os';
import { dirname } from 'node:path';
import process from 'node:process';
import { version } from '../../package.json';
import { readTheme } from '../core/study/theme-setting.ts';
import { Refusal } from './errors.ts';
import { foldersOf } from './folders.ts';
import { howToInstall, installedOptimizer } from './optimizer.ts';
import { reasonOf } from './reasons.ts';
import { compareSnapshot } from './snapshot-check.ts';
import { type Collection, collectionOf } from './study/collection.ts';
import { settingsHash } from './study/known-cards.ts';
import { type Settings, settingsOf, themeIn } from './study/settings-files.ts';
import { canLink, colourLevel, imageProtocol, wantsLines } from './terminal-abilities.ts';
import type { World } from './world.ts';

/** One thing that was looked at: as it should be, worth knowing, or wrong. */
export interface Finding {
  readonly is: 'ok' | 'note' | 'wrong';
  readonly area: 'Versions' | 'Folders' | 'Terminal' | 'History' | 'Programs';
  readonly name: string;
  readonly value: string;
  /** What to do about it. */
  readonly help?: string;
}

/** Everything that was found, in the order in which it is told. */
export async function findings(world: World): Promise<readonly Finding[]> {
  const collection = collectionOf(world, []);
  const settings = await readSettings(collection);
  return [
    ...versions(world),
    ...folders(world, collection),
    ...settingsFound(settings),
    ...terminal(world, settings),
    ...(settings instanceof Refusal ? [] : history(world, collection, settings)),
    ...programs(world),
  ];
}

const finding = (area: Finding['area'], name: string, value: string): Finding => ({ is: 'ok', area, name, value });

function versions({ platform }: World): readonly Finding[] {
  const { node, v8 } = process.versions;
  return [
    finding('Versions', 'viva', version),
    finding('Versions', 'Node', `${node}, V8 ${v8}`),
    finding('Versions', 'platform', `${platform} ${process.arch}, ${release()}`),
  ];
}

function folders(world: World, { root, home, history: log }: Collection): readonly Finding[] {
  const { data, cache } = foldersOf(world);
  const shown = [
    writable('data', data, 'Change its permissions, or set VIVA_HOME to another folder.'),
    writable('cache', cache, 'It only makes starts faster; VIVA_HOME sets another folder.'),
    writable('history', log, 'Without it nothing is kept: change its permissions.'),
  ];
  return root === undefined ? shown : [...shown, finding('Folders', 'collection', home)];
}

/** A folder that can be written, or could be made; the nearest one above that exists decides. */
function writable(name: string, path: string, help: string): Finding {
  const stats = statSync(existing(path), { throwIfNoEntry: false });
  if (stats !== undefined && !stats.isDirectory()) {
    return {
      is: 'wrong',
      area: 'Folders',
      name,
      value: `${path}: a file stands in the way at ${existing(path)}`,
      help,
    };
  }
  try {
    accessSync(existing(path), constants.W_OK | constants.X_OK);
  } catch (error) {
    return { is: 'wrong', area: 'Folders', name, value: `${path}: ${reasonOf(error)}`, help };
  }
  return finding('Folders', name, existing(path) === path ? path : `${path}, made when it is needed`);
}

function existing(path: string): string {
  try {
    if (statSync(path, { throwIfNoEntry: false }) !== undefined || dirname(path) === path) return path;
  } catch {
    // A part of the path is a file: it is met further up.
  }
  return existing(dirname(path));
}

async function readSettings(collection: Collection): Promise<Settings | Refusal> {
  try {
    return await settingsOf(collection);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function settingsFound(settings: Settings | Refusal): readonly Finding[] {
  if (settings instanceof Refusal) {
    const value = [settings.message, ...settings.details].join(' ');
    return [{ is: 'wrong', area: 'Folders', name: 'settings', value, help: settings.hint }];
  }
  return settings.files.map(({ path, settings: read }) =>
    finding('Folders', 'settings', read === undefined ? `${path}, not there` : path),
  );
}

const levels = ['none', '16', '256', 'all'] as const;

function terminal({ stdin, stdout, env }: World, settings: Settings | Refusal): readonly Finding[] {
  const isTerminal = stdout.isTTY === true;
  const size = isTerminal
    ? `${stdout.columns ?? '?'} columns, ${stdout.rows ?? '?'} rows`
    : 'standard output is no terminal';
  const isPlain = wantsLines(env) || stdin.isTTY !== true || !isTerminal;
  return [
    finding('Terminal', 'size', size),
    finding('Terminal', 'colours', levels[colourLevel(isTerminal, env, undefined)]),
    ...themeFound(env['VIVA_THEME'], settings),
    finding('Terminal', 'links', canLink(isTerminal, env) ? 'can be followed' : 'written out'),
    finding('Terminal', 'images', imageProtocol(isTerminal, env) ?? 'told in words'),
    finding('Terminal', 'prompts', isPlain ? 'numbered lines' : 'on the screen'),
  ];
}

function themeFound(named: string | undefined, settings: Settings | Refusal): readonly Finding[] {
  const set = settings instanceof Refusal ? undefined : themeIn(settings.files);
  const name = named === undefined || named === '' ? set : named;
  if (name === undefined) return [];
  const found = finding('Terminal', 'theme', name);
  const read = readTheme(name);
  return [read.ok ? found : { ...found, is: 'wrong', help: `${read.because} It is named by VIVA_THEME.` }];
}

function history(world: World, { history: log }: Collection, settings: Settings): readonly Finding[] {
  const {
    events,
    unusable,
    unreadable,
    differences = [],
  } = compareSnapshot(world, log, settings.of, settingsHash(settings));
  const wrong = (name: string, value: string, help: string): Finding => ({
    is: 'wrong',
    area: 'History',
    name,
    value,
    help,
  });
  const [first] = unusable;
  return [
    finding('History', 'events', String(events.length)),
    ...(first === undefined
      ? []
      : [
          wrong(
            'lines',
            `${unusable.length} cannot be used, the first at ${first.path}:${first.line}`,
            'viva history verify names each.',
          ),
        ]),
    ...unreadable.map(({ path, because }) => wrong('file', `${path}: ${because}`, 'Change its permissions.')),
    ...(differences.length === 0
      ? []
      : [
          wrong(
            'snapshot',
            `${differences.length} cards or days differ from the log`,
            'Delete the cache folder: it is made anew.',
          ),
        ]),
  ];
}

function programs(world: World): readonly Finding[] {
  return [pythonFound(world), optimizerFound(world)];
}

/** The Python that `viva check --run` would start. */
function pythonFound({ env, platform }: World): Finding {
  const area = 'Programs';
  for (const command of ['python3', 'python']) {
    const { status, stdout, stderr } = spawnSync(command, ['--version'], {
      env: { ...env },
      encoding: 'utf8',
      timeout: 5000,
    });
    if (status === 0)
      return finding(area, 'Python', `${(stdout || stderr).trim().replace(/^Python /, '')}, as ${command}`);
  }
  const help = platform === 'win32' ? 'Get it from python.org.' : 'Install python3.';
  return { is: 'note', area, name: 'Python', value: 'not there: viva check --run passes over Python', help };
}

function optimizerFound(world: World): Finding {
  if (installedOptimizer(world) !== undefined) return finding('Programs', 'optimiser', 'installed');
  return {
    is: 'note',
    area: 'Programs',
    name: 'optimiser',
    value: 'not there: viva optimize needs it',
    help: howToInstall,
  };
}

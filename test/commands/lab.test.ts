import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { type LabCommandOptions, lab } from '../../src/commands/lab.ts';
import { experimentNames } from '../../src/core/lab/names.ts';
import { Refusal } from '../../src/shell/errors.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

const PATH = process.env['PATH'] ?? '';
const hasPython = spawnSync('python3', ['--version']).status === 0;
const usual: LabCommandOptions = { json: false, recorded: false };

/** A folder with a program of the shell in it that is called python3. */
function fakePython(lines: string): string {
  const folder = folderWith({ python3: `#!/bin/sh\n${lines}\n` });
  chmodSync(join(folder, 'python3'), 0o755);
  return folder;
}

async function ran(names: readonly string[], options: Partial<LabCommandOptions> = {}, path = PATH, cwd = '/') {
  const world = fakeWorld(cwd, { env: { PATH: path } });
  const code = await lab(world, names, { ...usual, ...options });
  return { code, text: world.written(), said: world.complained() };
}

async function refused(work: Promise<unknown>): Promise<readonly [string, string]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return [error.message, error.hint];
    throw error;
  }
  throw new Error('it was not refused');
}

const way = '{"is": "way", "way": "2 threads"}';
const ended = '{"is": "end", "seconds": 0.6}';

describe('viva lab', () => {
  it('lists the experiments with their questions', async () => {
    const { code, text } = await ran([]);
    expect(code).toBe(0);
    const listed = Array.from(text.matchAll(/^ viva lab (\S+)/gm), ([, name]) => name);
    expect(listed).toEqual([...experimentNames]);
    const json: readonly Readonly<Record<string, unknown>>[] = JSON.parse((await ran([], { json: true })).text);
    expect(json.map(({ name }) => name)).toEqual([...experimentNames]);
  });

  it('refuses what is no experiment, with the one that was meant', async () => {
    expect(await refused(ran(['cpu-wrok']))).toEqual([
      'There is no experiment `cpu-wrok`.',
      'Did you mean `cpu-work`?',
    ]);
    expect(await refused(ran(['cpu-work', 'io-wait']))).toEqual([
      'viva lab takes one experiment.',
      'See which there are: viva lab',
    ]);
  });

  it('shows recorded results where there is no Python, and says so', async () => {
    const { code, text } = await ran(['timeouts'], {}, '/nowhere');
    const [, first, second] = text.split('\n');
    expect(code).toBe(0);
    expect(first).toBe(' It was not run: `python3` is not installed. Install `python3`, or run it where it is');
    expect(second).toBe(' installed.');
    expect(text).toContain(' Recorded on 2026-11-25, not measured here: ');
    const json = JSON.parse((await ran(['timeouts'], { json: true }, '/nowhere')).text);
    expect([json.recorded, json.machine.on, json.ways.length]).toEqual([true, '2026-11-25', 3]);
  });

  it('shows the recorded results alone where they are asked for', async () => {
    const python = fakePython(`touch "${folderWith({})}/started"; exit 1`);
    const { code, text } = await ran(['timeouts'], { recorded: true }, python);
    expect(code).toBe(0);
    expect(text.split('\n')[1]).toMatch(/^ Recorded on /);
  });

  it('refuses a Python that was named and is none', async () => {
    expect(await refused(ran(['timeouts'], { python: './no/python' }))).toEqual([
      '`./no/python` cannot be run.',
      'Name a Python by its path, or leave --python out.',
    ]);
  });

  it('takes a Python by a path from where the user stands', async () => {
    const python = fakePython(`echo '${way}'; echo '${ended}'`);
    const { code, text } = await ran(['pool-size'], { python: './python3', json: true }, '/nowhere', python);
    expect(code).toBe(0);
    const { ways, claims } = JSON.parse(text);
    expect(ways).toEqual([
      { way: '2 threads', seconds: 0.6, longestGapMs: null, numbers: {}, spans: [], moreWorkers: 0 },
    ]);
    expect(claims[0]).toEqual({
      way: '2 threads',
      measure: 'seconds',
      says: '0.6 s: six rounds',
      value: 0.6,
      verdict: 'borne-out',
    });
  });

  it('stops a program whose time is up, and shows what it measured by then', async () => {
    const python = fakePython(`echo '${way}'; echo '${ended}'; exec /bin/sleep 60`);
    const { code, text } = await ran(['pool-size'], { seconds: 1, json: true }, python);
    expect(code).toBe(2);
    const { recorded, note, ways } = JSON.parse(text);
    expect([recorded, note, ways.length]).toEqual([false, 'It was stopped after 1 s.', 1]);
  });

  it('shows recorded results of a program that measured nothing', async () => {
    const python = fakePython('echo "SyntaxError: too old" >&2; exit 1');
    const { code, text } = await ran(['pool-size'], { json: true }, python);
    expect(code).toBe(2);
    const { recorded, note } = JSON.parse(text);
    expect([recorded, note]).toEqual([true, 'It did not end well: SyntaxError: too old.']);
  });

  it('tells of a Python without a GIL where there is one', async () => {
    const folder = fakePython(`echo '${way}'; echo '${ended}'`);
    const free = folderWith({ 'python3.14t': '' });
    const { text } = await ran(['pool-size'], {}, `${folder}:${free}`);
    expect(text.trimEnd().split('\n').at(-1)).toBe(' Without a GIL:  viva lab pool-size --python python3.14t');
  });
});

interface Told {
  readonly recorded: boolean;
  readonly note?: string;
  readonly ways: readonly { readonly way: string; readonly seconds: number; readonly spans: readonly unknown[] }[];
  readonly claims: readonly { readonly value: number | null; readonly verdict: string }[];
}

const told = async (name: string, options: Partial<LabCommandOptions> = {}): Promise<Told> =>
  JSON.parse((await ran([name], { json: true, ...options })).text);

describe('an experiment on this machine', () => {
  it.runIf(hasPython).each(experimentNames)(
    '%s measures each way that was recorded, and each claim',
    async (name) => {
      const [here, recorded] = [await told(name), await told(name, { recorded: true })];
      expect([here.recorded, here.note]).toEqual([false, undefined]);
      const waysOf = ({ ways }: Told) => ways.map((each) => each.way).filter((each) => each !== 'interpreter pool');
      expect(waysOf(here)).toEqual(waysOf(recorded));
      expect(here.ways.filter(({ seconds, spans }) => !(seconds > 0) || spans.length === 0)).toEqual([]);
      expect(here.claims.filter(({ value }) => value === null)).toEqual([]);
    },
    60_000,
  );

  it.runIf(hasPython)(
    'loses nine of ten updates without a lock, and none with one, however busy it is',
    async () => {
      const { claims } = await told('lost-update');
      expect(claims.map(({ value, verdict }) => [value, verdict])).toEqual([
        [9, 'borne-out'],
        [0, 'borne-out'],
        [9, 'borne-out'],
        [0, 'borne-out'],
      ]);
    },
    60_000,
  );

  it.skipIf(hasPython)('is not run here, since there is no python3', () => {
    console.warn('The experiments of viva lab were not run: there is no python3 here.');
    expect(hasPython).toBe(false);
  });
});

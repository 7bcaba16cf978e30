import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../src/core/deck/deck.ts';
import { parseDeck } from '../../src/core/deck/parse.ts';
import { judge } from '../../src/core/lab/judge.ts';
import { experimentNames } from '../../src/core/lab/names.ts';
import { bundledDecks } from '../../src/shell/bundled.ts';
import { readExperiment, readRecorded } from '../../src/shell/lab/experiments.ts';

const packageFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const questions = `${packageFolder}/questions`;
const world = { packageFolder };

describe('the folder of experiments', () => {
  it('holds a program, a description and recorded results of each, and what the programs share', () => {
    const expected = experimentNames.flatMap((name) => [`${name}.json`, `${name}.jsonl`, `${name}.py`]);
    const found = readdirSync(`${questions}/lab`).filter((name) => name !== '__pycache__');
    expect(found.sort()).toEqual([...expected, 'report.py'].sort());
  });

  it('is no deck', () => {
    expect(bundledDecks(world).map(({ name }) => name)).toEqual(['asyncio', 'python-concurrency', 'tour']);
  });
});

describe.each(experimentNames)('the experiment %s', (name) => {
  const experiment = readExperiment(world, name);
  const recorded = readRecorded(world, name);

  it('says what it asks and does, and where it was recorded', () => {
    const { title, asks, job, recorded: from } = experiment;
    expect([title, asks, job, from.machine, from.on].filter((text) => text === '')).toEqual([]);
    expect(asks).toMatch(/\?$/);
  });

  it('claims something with bounds of ways that it has, on a base that it has', () => {
    const ways = [...recorded.ways, ...recorded.skipped.map(({ way }) => ({ name: way }))].map((way) => way.name);
    expect(experiment.claims.length).toBeGreaterThan(1);
    for (const { way, measure, says, base, least, most } of experiment.claims) {
      expect(ways).toContain(way);
      expect(says).not.toBe('');
      expect([least, most]).not.toEqual([undefined, undefined]);
      if (measure === 'speed-up') expect(ways).toContain(base);
    }
  });

  it('was recorded with results that bear its claims out', () => {
    const judged = judge(experiment.claims, recorded);
    expect(judged.filter(({ verdict }) => verdict !== 'borne-out')).toEqual([]);
    expect(recorded.ways.filter(({ seconds }) => seconds === undefined)).toEqual([]);
  });

  it('is small, has no package, and is run by no import', () => {
    const program = readFileSync(`${questions}/lab/${name}.py`, 'utf8');
    const imports = Array.from(program.matchAll(/^\s*(?:import|from) (\w+)/gm), ([, module]) => module);
    const standard = ['asyncio', 'concurrent', 'hashlib', 'os', 'report', 'sys', 'threading', 'time'];
    expect(imports.filter((module) => !standard.includes(module ?? ''))).toEqual([]);
    expect(program).toContain('if __name__ == "__main__":\n    machine()\n');
    expect(program.split('\n').length).toBeLessThan(100);
  });
});

describe('the decks that ship', () => {
  const paths = readdirSync(questions, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  const named = paths.flatMap((path) =>
    itemsOf(parseDeck(path, readFileSync(`${questions}/${path}`, 'utf8'))).flatMap(({ lab }) => lab ?? []),
  );

  it('lead to every experiment', () => {
    expect([...new Set(named)].sort()).toEqual([...experimentNames].sort());
    expect(named.length).toBeGreaterThanOrEqual(8);
  });
});

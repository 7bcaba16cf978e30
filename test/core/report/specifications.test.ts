import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction } from '../../../src/core/grading/fraction.ts';
import { parseLateRule } from '../../../src/core/marking/late.ts';
import type { Marked } from '../../../src/core/marking/marked.ts';
import { paperToMark } from '../../../src/core/marking/paper.ts';
import { totalsOf } from '../../../src/core/marking/totals.ts';
import { type Format, writerOf } from '../../../src/core/report/formats.ts';
import { anySubmissions, examText, handedIn, marked } from '../marking/samples.ts';
import { deckOf } from '../session/decks.ts';

const late = parseLateRule('2026-12-01T12:00Z -10%/day');
const policy = { passMark: fraction(1, 2), ...(late.ok ? { late: late.value } : {}) };
const now = Date.UTC(2026, 11, 24);
const formats = ['junit', 'gradescope', 'ags', 'xapi'] as const satisfies readonly Format[];
const writers = new Map(await Promise.all(formats.map(async (format) => [format, await writerOf(format)] as const)));
const written = (format: Format, of: Marked): string =>
  [
    ...(writers.get(format as (typeof formats)[number])?.({ marks: of, totals: totalsOf(of), findings: [], now }) ??
      []),
  ].join('');

/** With an item that can go below nothing, and one that waits for a person. */
const oddText = `${examText}
## Which are roots?
<!-- {id: roots, partial: right-minus-wrong-below-zero} -->

- [x] carrot
- [x] beet
- [ ] apple
- [ ] plum

## Why?
<!-- {id: why} -->

### Rubric

- [1] since
- [1] because
`;
const odd = paperToMark([deckOf(oddText, 'exam.md')]);

const place = { path: 'answers.csv', line: 99 };
const roots = { item: 4, given: { from: 'text', text: 'C, D' }, place } as const;
/** Has less than nothing in all. */
const below = { ...handedIn('below', {}), responses: [roots] };

type Fields = Readonly<Record<string, unknown>>;
const linesOf = (text: string): readonly Fields[] =>
  text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const within = (names: readonly string[], allowed: readonly string[]): boolean =>
  names.every((name) => allowed.includes(name));
const everyRun = (check: (run: Marked) => void): void =>
  fc.assert(fc.property(anySubmissions, (some) => check(marked([...some, below], policy, odd))));

const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;
if (!hasXmllint) console.warn('xmllint is not on this machine: the schemas of JUnit were not run.');

describe('JUnit XML', () => {
  const schemas = ['junit-ant.xsd', 'junit-jenkins.xsd'].map((name) => [
    name,
    fileURLToPath(new URL(name, import.meta.url)),
  ]);
  const complaints = (schema: string, document: string): string => {
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--schema', schema, '-'], {
      input: document,
      encoding: 'utf8',
    });
    return status === 0 ? '' : stderr;
  };
  const ids = ['ada', 'a\tb\r\n', `"'<&>`, ']]>', '\u0000\u001b\ufffe\ud800', '\u{1f600}', ' '];
  const documents = [
    marked([], policy, odd),
    marked([handedIn('ada', { legs: '8' })], {}, odd),
    marked(
      ids.map((id, at) => handedIn(id, { legs: '7' }, { line: 2 + at, submittedAt: now })),
      policy,
      odd,
    ),
  ].map((run) => written('junit', run));

  it.runIf(hasXmllint).each(schemas)('is valid by %s, whatever the ids and points are', (_, schema) => {
    for (const document of documents) expect(complaints(schema ?? '', document)).toBe('');
  });

  it.runIf(hasXmllint)('is not valid by them once something is wrong', () => {
    const [ant = '', jenkins = ''] = schemas.map(([, schema]) => schema ?? '');
    const [, , document = ''] = documents;
    for (const broken of [
      document.replace(' hostname="localhost"', ''),
      document.replace(/timestamp="[^"]*/, '$&Z'),
      document.replace('<properties/>', ''),
      document.replace('type="below-pass-mark" ', ''),
    ]) {
      expect(complaints(ant, broken)).not.toBe('');
    }
    for (const broken of [document.replace(/ tests="\d+"/, ''), document.replace('<failure', '<broken')]) {
      expect(complaints(jenkins, broken)).not.toBe('');
    }
  });

  it.skipIf(hasXmllint)('is held to the schemas on machines that have xmllint', () => {
    expect(hasXmllint).toBe(false);
  });
});

describe('results of Gradescope', () => {
  // Autograder Specifications, Output format.
  const top = [
    ...['score', 'execution_time', 'output', 'output_format', 'test_output_format', 'test_name_format', 'visibility'],
    ...['stdout_visibility', 'extra_data', 'tests', 'leaderboard'],
  ];
  const ofTest = [
    ...['score', 'max_score', 'status', 'name', 'name_format', 'number', 'output', 'output_format', 'tags'],
    ...['visibility', 'extra_data'],
  ];

  it('have no field and no word but those of its specification', () => {
    everyRun((run) => {
      for (const result of linesOf(written('gradescope', run))) {
        expect(within(Object.keys(result), top)).toBe(true);
        expect(isNumber(result['score']) && result['score'] >= 0).toBe(true);
        expect(result['visibility']).toBe('visible');
        const tests = result['tests'];
        if (!Array.isArray(tests)) throw new Error('There is no list of tests.');
        for (const test of tests) {
          expect(within(Object.keys(test), ofTest)).toBe(true);
          expect(isNumber(test.score) && isNumber(test.max_score)).toBe(true);
          expect(['passed', 'failed']).toContain(test.status);
          expect([typeof test.name, typeof test.output]).toEqual(['string', 'string']);
        }
      }
    });
  });
});

describe('scores of LTI', () => {
  it('have the fields and words of Assignment and Grade Services 2.0, and a maximum with every score', () => {
    everyRun((run) => {
      for (const score of linesOf(written('ags', run))) {
        const { userId, timestamp, activityProgress, gradingProgress, scoreGiven, scoreMaximum, comment, ...others } =
          score;
        expect(others).toEqual({});
        expect([typeof userId, typeof timestamp]).toEqual(['string', 'string']);
        expect(timestamp).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
        expect(['Initialized', 'Started', 'InProgress', 'Submitted', 'Completed']).toContain(activityProgress);
        expect(['FullyGraded', 'Pending', 'PendingManual', 'Failed', 'NotReady']).toContain(gradingProgress);
        expect(comment === undefined || typeof comment === 'string').toBe(true);
        if (scoreGiven === undefined) expect(scoreMaximum).toBe(undefined);
        else
          expect([isNumber(scoreGiven) && scoreGiven >= 0, isNumber(scoreMaximum) && scoreMaximum > 0]).toEqual([
            true,
            true,
          ]);
      }
    });
  });
});

describe('statements of xAPI', () => {
  it('have an account, a verb, an activity and a score in its range, and an id of their own', () => {
    everyRun((run) => {
      const statements: readonly Record<string, never>[] = JSON.parse(written('xapi', run));
      const seen = new Set<string>();
      for (const { id, actor, verb, object, result, timestamp, ...others } of statements) {
        expect(others).toEqual({});
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        seen.add(id ?? '');
        const { account, objectType }: { account: Fields; objectType: string } = actor ?? Object.create(null);
        expect([objectType, typeof account['name']]).toEqual(['Agent', 'string']);
        for (const iri of [account['homePage'], verb?.['id'], object?.['id']])
          expect(URL.canParse(String(iri))).toBe(true);
        const { score, success, completion, response, ...rest }: Fields = result ?? Object.create(null);
        expect(rest).toEqual({});
        expect(
          [typeof success, typeof response].every((type) => ['boolean', 'string', 'undefined'].includes(type)),
        ).toBe(true);
        expect(completion).toBe(true);
        const { scaled, raw, min, max } = score as Record<'scaled' | 'raw' | 'min' | 'max', number>;
        expect(scaled >= -1 && scaled <= 1).toBe(true);
        if (min !== undefined || max !== undefined)
          expect([max > min, raw >= min, raw <= max]).toEqual([true, true, true]);
        expect(timestamp === undefined || !Number.isNaN(Date.parse(timestamp))).toBe(true);
      }
      expect(seen.size).toBe(statements.length);
    });
  });

  it('go down to what was lost', () => {
    const statements = JSON.parse(written('xapi', marked([below], { missing: 'omit' }, odd)));
    expect(statements.map(({ result }: { result: Fields }) => result['score'])).toEqual(
      Array(2).fill({ scaled: -1, raw: -1, min: -1, max: 1 }),
    );
  });

  it('leave the range out where nothing can be earned', () => {
    const [only] = JSON.parse(written('xapi', marked([handedIn('ada', {})], { missing: 'omit' }, odd)));
    expect([only.verb.display.en, only.result.score]).toEqual(['scored', { scaled: 0, raw: 0 }]);
  });
});

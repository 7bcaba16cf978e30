import { describe, expect, it } from 'vitest';
import { newByteSink } from '../../../src/core/bulk/byte-sink.ts';
import { tallyOf } from '../../../src/core/bulk/from-submissions.ts';
import { bulkGradebook } from '../../../src/core/bulk/gradebook.ts';
import { mergePartials } from '../../../src/core/bulk/merge.ts';
import { partialLines } from '../../../src/core/bulk/partial.ts';
import { newTally } from '../../../src/core/bulk/tally.ts';
import { type TallyCollector, tallyCollector } from '../../../src/core/bulk/tally-collector.ts';
import { unclearIn } from '../../../src/core/bulk/unclear-in.ts';
import { usualPolicy } from '../../../src/core/marking/policy.ts';
import type { Submission } from '../../../src/core/marking/submission.ts';
import { gradebookCsv } from '../../../src/core/report/gradebook-csv.ts';
import type { AnyFinding } from '../../../src/core/report/summary.ts';
import { handedIn, marked, paper } from '../marking/samples.ts';

const policy = { attempts: null, duplicates: null, missing: null, late: null, passMark: null, rule: null };
const nothing: AnyFinding = { code: 'value-invalid', severity: 'warning', message: '', help: '', place: { path: '' } };

/** The lines of a partial result of some submissions, with what is to be said of them. */
function lines(submissions: readonly Submission[], findings: readonly AnyFinding[] = []): readonly string[] {
  const made = tallyOf(paper, submissions, usualPolicy);
  if (made === undefined) throw new Error('It cannot be tallied.');
  const head = { policy, findings, first: 'a.csv', nameOf: (item: number) => paper.items[item]?.id ?? '' };
  return [...partialLines(made.tally, paper, head)].map((line) => line.replace(/\n$/, ''));
}

const merged = (...files: readonly (readonly string[])[]) =>
  mergePartials(files.map((all, at) => ({ name: `${at}.part`, lines: all })));

describe('a tally of submissions', () => {
  const sittings = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      handedIn('ada', { legs: '8' }, { attempt: at + 1, submittedAt: at * 1000 }),
    );

  it('has the times of all attempts, a hundred of one student at most', () => {
    const { tally } = tallyOf(paper, sittings(100), usualPolicy) ?? {};
    expect(tally && [tally.papers.papers.count, tally.papers.times[0], tally.papers.times[99]]).toEqual([
      100, 0, 99_000,
    ]);
    expect(tallyOf(paper, sittings(101), usualPolicy)).toBeUndefined();
  });

  it('tells of the first thousand responses that could not be understood, and counts them all', () => {
    // The later a student comes, the higher their response stands in the file.
    const all = Array.from({ length: 10_500 }, (_, at) => handedIn(`s${at}`, { legs: 'many' }, { line: 20_000 - at }));
    const { tally } = tallyOf(paper, all, usualPolicy) ?? {};
    const told = tally && unclearIn(tally, paper.items, usualPolicy);
    expect(told?.count).toBe(10_500);
    expect(told?.first.map(({ place }) => place?.line)).toEqual(Array.from({ length: 1000 }, (_, at) => 9501 + at));
  });
});

describe('a collector into a tally', () => {
  const place = { path: 'a.csv', line: 2 };
  const add = (collector: TallyCollector, text: string, attempt = 1): boolean => {
    collector.add({ student: 'ada', attempt, place }, { item: 1, given: { from: 'text', text }, place });
    return collector.fits();
  };

  it('is of no use after a hundred and one attempts of one student', () => {
    const collector = tallyCollector(newTally(paper, 'error'), 'error');
    expect(Array.from({ length: 101 }, (_, at) => add(collector, '8', at + 1)).indexOf(false)).toBe(100);
  });

  it('is of no use after more different marks than a cell has numbers', () => {
    const collector = tallyCollector(newTally(paper, 'last'), 'last');
    // The first number is that of no response. Each of `1,000` and those that follow can be read in two ways of its own.
    const inTwoWays = (at: number): string => `${1 + Math.floor(at / 1000)},${String(at % 1000).padStart(3, '0')}`;
    let fitting = 0;
    while (fitting < 70_000 && add(collector, inTwoWays(fitting))) fitting++;
    expect(fitting).toBe(65_535);
  });
});

const ada = handedIn('ada', { fruits: 'A,B,C', legs: '8' });
const ben = handedIn('ben', { fruits: 'A', legs: 'many' });

describe('merging partial results', () => {
  it('gives the gradebook of all at once, names of any length among the students', () => {
    const long = handedIn(`z${'x'.repeat(100)}`, { legs: '7' });
    const all = [ada, ben, long];
    const result = merged(lines([ben]), lines([long]), lines([ada]));
    if (!result.ok) throw new Error(result.because);
    const book = bulkGradebook(result.merged.tally, paper.items, usualPolicy);
    expect(Buffer.concat([...book.blocks()]).toString()).toBe([...gradebookCsv(marked(all))].join(''));
  });

  it('gives the gradebook of very many students in several blocks', () => {
    const all = Array.from({ length: 3000 }, (_, at) =>
      handedIn(`student-${String(at).padStart(5, '0')}`, { legs: at % 2 === 0 ? '8' : '7' }),
    );
    const result = merged(lines(all));
    if (!result.ok) throw new Error(result.because);
    const blocks = [...bulkGradebook(result.merged.tally, paper.items, usualPolicy).blocks()];
    expect(blocks.length).toBeGreaterThan(1);
    expect(Buffer.concat(blocks).toString()).toBe([...gradebookCsv(marked(all))].join(''));
  });

  it('says once what all of them say, in the order of the places', () => {
    const at = (line: number | undefined, message: string): AnyFinding => ({
      ...nothing,
      message,
      place: { path: 'exam.md', ...(line === undefined ? {} : { line, column: 3 }) },
    });
    const result = merged(
      lines([ben], [at(12, 'late'), at(undefined, 'of all')]),
      lines([ada], [at(2, 'early'), at(12, 'late')]),
    );
    expect(
      result.ok && result.merged.findings.map(({ message, place, severity }) => [message, place.line, severity]),
    ).toEqual([
      ['of all', undefined, 'warning'],
      ['early', 2, 'warning'],
      ['late', 12, 'warning'],
    ]);
  });

  const whole = lines([ada]);
  const [head = '', row = '', end = ''] = whole;
  const no = '`0.part` is no partial result of `viva grade --partial`.';

  it.each<[string, readonly string[], string]>([
    ['no JSON', ['{'], no],
    ['a head of another schema', ['{"schema":"other"}'], no],
    ['a head without its items', [head.replace('"items"', '"things"')], no],
    ['lines behind the last one', [...whole, row], no],
    [
      'a count that is not that of its lines',
      [head, end],
      '`0.part` breaks off: its last line does not say that it is whole.',
    ],
    ['a student who is none', [head, row.replace('"ada"', '3'), end], '`0.part` has a line that cannot be read: 2.'],
    [
      'an outcome that there is not',
      [head, row.replace(/"outcomes":\[[^\]]*\]/, '"outcomes":[99]'), end],
      '`0.part` has a line that cannot be read: 2.',
    ],
  ])('refuses %s', (_, file, because) => {
    expect(merged(file)).toEqual({ ok: false, because });
  });

  it('refuses nothing at all, and takes no notice of places that are none', () => {
    expect(merged()).toEqual({ ok: false, because: 'No partial result is named.' });
    for (const places of ['3', '[3]', '[["x"]]']) {
      expect(merged([head, row.replace(/\}$/, `,"places":${places}}`), end]).ok).toBe(true);
    }
  });
});

describe('a sink of bytes', () => {
  it('takes more than a block in one go', () => {
    const sink = newByteSink();
    const text = 'é'.repeat(200_000);
    sink.text('a');
    sink.text(text);
    expect([sink.isFull(), Buffer.from(sink.taken()).toString() === `a${text}`, sink.isFull()]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

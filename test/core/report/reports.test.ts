import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction } from '../../../src/core/grading/fraction.ts';
import { parseLateRule } from '../../../src/core/marking/late.ts';
import type { Marked } from '../../../src/core/marking/marked.ts';
import { paperToMark } from '../../../src/core/marking/paper.ts';
import { totalsOf } from '../../../src/core/marking/totals.ts';
import { csvRow } from '../../../src/core/report/csv.ts';
import { type Format, formats, writerOf } from '../../../src/core/report/formats.ts';
import { markdownText } from '../../../src/core/report/markdown-text.ts';
import { runLines } from '../../../src/core/report/run-lines.ts';
import { uuidOf } from '../../../src/core/report/sha1.ts';
import { anySubmissions, handedIn, hostileIds, marked } from '../marking/samples.ts';
import { deckOf } from '../session/decks.ts';
import { elementsOf } from './xml-reader.ts';

const deadline = Date.UTC(2026, 11, 1, 12);
const late = parseLateRule('2026-12-01T12:00Z -10%/day');
const policy = { passMark: fraction(1, 2), ...(late.ok ? { late: late.value } : {}) };
const now = Date.UTC(2026, 11, 24);

/** Ada has 25/6 of 5 in time; eve, a day and an hour late, 2 of 5 less a fifth. */
const classOf = (): Marked =>
  marked(
    [
      handedIn('ada', { fruits: 'A,B,C,D', legs: '8', wet: 'true', order: '2 1 3' }, { submittedAt: deadline }),
      handedIn('=eve', { legs: '8', wet: 'perhaps' }, { submittedAt: deadline + 25 * 3_600_000, line: 12 }),
    ],
    policy,
  );
const writers = new Map(await Promise.all(formats.map(async (format) => [format, await writerOf(format)] as const)));
const text = (format: Format, of: Marked = classOf()): string =>
  [...(writers.get(format)?.({ marks: of, totals: totalsOf(of), findings: of.findings, now }) ?? [])].join('');
const jsonLines = (format: Format, of?: Marked) =>
  text(format, of)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Rows and cells of a table by the grammar of RFC 4180, with a line feed for CRLF. */
function parsed(table: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (let at = 0; at < table.length; ) {
    const quoted = table[at] === '"' ? /^"(?:[^"]|"")*"/.exec(table.slice(at)) : null;
    const cell = quoted?.[0] ?? /^[^",\n\r]*/.exec(table.slice(at))?.[0] ?? '';
    rows.at(-1)?.push(quoted ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    at += cell.length;
    if (table[at] === '\n') rows.push([]);
    else if (table[at] !== ',') throw new Error(`Neither a comma nor an end at ${at}.`);
    at++;
  }
  return rows.slice(0, -1);
}

describe('an item that waits for a person', () => {
  const exam =
    '---\nid: exam\n---\n\n## Why?\n<!-- {id: fruits, kind: open} -->\n\n### Rubric\n\n- [1] a reason\n\n## How many?\n<!-- {id: legs} -->\n\n= 8\n';
  const waiting = marked(
    [handedIn('ada', { fruits: 'because', legs: '7' })],
    policy,
    paperToMark([deckOf(exam, 'exam.md')]),
  );

  it('is no test of Gradescope', () => {
    const { tests, output } = JSON.parse(text('gradescope', waiting));
    expect(tests).toMatchObject([{ name: 'legs', score: 0, max_score: 1, status: 'failed' }]);
    expect(output).toBe('0 of 1 points');
  });

  it('is pending in LTI', () => {
    expect(jsonLines('ags', waiting)).toMatchObject([{ gradingProgress: 'PendingManual', scoreMaximum: 1 }]);
  });

  it('is counted in the line of a run', () => {
    const [line] = runLines(totalsOf(waiting), [], { tookMs: 0 });
    expect(line).toBe(
      'graded 1 submission × 2 items in 0.0 s · mean 0.0 (0 %) · 0 of 1 passed · 1 response to be rated',
    );
  });

  it('is no loss in JUnit', () => {
    expect(text('junit', waiting)).toContain('>legs: 0 of 1</failure>');
  });
});

describe('a table', () => {
  it('is read back as what was written, but for the apostrophe before what looks like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1 }), (texts) => {
        const [cells = []] = parsed(csvRow(texts.map((each) => ({ text: each }))));
        expect(cells.map((cell, at) => (cell === texts[at] ? cell : cell.slice(1)))).toEqual(texts);
      }),
    );
  });

  it.each(['=1', '+1', '-1', '@a', '\t1', '\r1', '\n1', '＝1'])('keeps a spreadsheet from reckoning %j', (cell) => {
    expect(parsed(csvRow([{ text: cell }]))).toEqual([[`'${cell}`]]);
  });

  it('leaves a number of ours alone', () => {
    expect(csvRow([-1.5, { text: 'a,b' }, null, { text: 'say "x"' }, { text: ' x' }])).toBe(
      '-1.5,"a,b",,"say ""x"""," x"\n',
    );
  });
});

describe('the gradebook', () => {
  it('is a table with a row for each student', () => {
    expect(text('csv')).toBe(
      [
        'student,fruits,legs,wet,order,earned,late_cut,total,possible,percent,late,passed,attempt',
        "'=eve,0,2,0,0,2,0.4,1.6,5,32,yes,no,",
        'ada,0.5,2,1,0.6667,4.1667,0,4.1667,5,83.33,no,yes,',
        '',
      ].join('\n'),
    );
  });

  it('is a document with the exact points beside the rounded ones', () => {
    const { items, students } = JSON.parse(text('json'));
    expect(items).toEqual(['fruits', 'legs', 'wet', 'order']);
    expect(students[1]).toEqual({
      student: 'ada',
      attempts: [],
      handedIn: 1,
      late: false,
      lateMs: 0,
      earned: 4.1667,
      earnedExact: '25/6',
      cut: 0,
      cutExact: '0',
      total: 4.1667,
      totalExact: '25/6',
      possible: 5,
      possibleExact: '5',
      percent: 83.33,
      passed: true,
      unrated: 0,
      items: {
        fruits: { earned: 0.5, earnedExact: '1/2', possible: 1, possibleExact: '1' },
        legs: { earned: 2, earnedExact: '2', possible: 2, possibleExact: '2' },
        wet: { earned: 1, earnedExact: '1', possible: 1, possibleExact: '1' },
        order: { earned: 0.6667, earnedExact: '2/3', possible: 1, possibleExact: '1' },
      },
    });
  });

  it('is a line of JSON for each mark', () => {
    expect(jsonLines('jsonl').map(({ student, item, earned }) => `${student} ${item} ${earned}`)).toEqual([
      '=eve fruits 0',
      '=eve legs 2',
      '=eve wet 0',
      '=eve order 0',
      'ada fruits 1/2',
      'ada legs 2',
      'ada wet 1',
      'ada order 2/3',
    ]);
  });
});

describe('JUnit XML', () => {
  /** What JUnit.xsd of windyroad/JUnit-Schema asks for: children in this order, and these attributes. */
  const suiteAttributes = [
    'errors',
    'failures',
    'hostname',
    'id',
    'name',
    'package',
    'skipped',
    'tests',
    'time',
    'timestamp',
  ];

  it('has a case for each student, and a failure for who is below the pass mark', () => {
    const [root, ...others] = elementsOf(text('junit'));
    expect([root?.name, root?.children.length, others]).toEqual(['testsuites', 1, []]);
    const suite = root?.children[0];
    expect(Object.keys(suite?.attributes ?? {}).sort()).toEqual(suiteAttributes);
    expect(suite?.attributes).toMatchObject({
      name: 'exam',
      tests: '2',
      failures: '1',
      errors: '0',
      timestamp: '2026-12-02T13:00:00',
    });
    expect(suite?.children.map(({ name }) => name)).toEqual([
      'properties',
      'testcase',
      'testcase',
      'system-out',
      'system-err',
    ]);
    const [, eve, ada] = suite?.children ?? [];
    expect(ada).toEqual({
      name: 'testcase',
      attributes: { name: 'ada', classname: 'exam', time: '0' },
      children: [],
      text: '',
    });
    expect(eve?.attributes).toEqual({ name: '=eve', classname: 'exam', time: '0' });
    expect(eve?.children).toEqual([
      {
        name: 'failure',
        attributes: { type: 'below-pass-mark', message: '1.6 of 5 points (32.00 %), below the pass mark of 50 %' },
        children: [],
        text: 'fruits: 0 of 1, wet: 0 of 1, order: 0 of 1',
      },
    ]);
  });

  it('is well formed whatever the ids are, and keeps them where XML can', () => {
    const ids = ['a\tb\r\n', `"'<&>`, ']]>', '\u0000\u001b\ufffe\ud800', '\u{1f600}'];
    const all = marked(
      ids.map((id, at) => handedIn(id, { legs: '7' }, { line: 2 + at * 9 })),
      policy,
    );
    const [root] = elementsOf(text('junit', all));
    const cases = root?.children[0]?.children.filter(({ name }) => name === 'testcase');
    expect(new Set(cases?.map(({ attributes }) => attributes['name']))).toEqual(
      new Set(['a\tb\r\n', `"'<&>`, ']]>', '\\u0000\\u001b\\ufffe\\ud800', '\u{1f600}']),
    );
  });
});

describe('results for other systems', () => {
  it('are those that Gradescope reads', () => {
    expect(jsonLines('gradescope')[1]).toEqual({
      score: 4.1667,
      output: '4.1667 of 5 points',
      visibility: 'visible',
      tests: [
        ['fruits', 0.5, 1, 'failed', '3 of 3 right, 1 wrong: 3 / 3 − 1 / 2'],
        ['legs', 2, 2, 'passed', 'right'],
        ['wet', 1, 1, 'passed', 'right'],
        ['order', 0.6667, 1, 'failed', '2 of 3 lines in order'],
      ].map(([name, score, most, status, output]) => ({
        name,
        score,
        max_score: most,
        status,
        output,
        visibility: 'visible',
      })),
      extra_data: { student: 'ada', late: false, passed: true },
    });
  });

  it('are scores of LTI', () => {
    const full = { scoreMaximum: 5, activityProgress: 'Completed', gradingProgress: 'FullyGraded' };
    expect(jsonLines('ags')).toEqual([
      {
        timestamp: '2026-12-02T13:00:00.000Z',
        scoreGiven: 1.6,
        ...full,
        comment: 'Late: 0.4 points less.',
        userId: '=eve',
      },
      { timestamp: '2026-12-01T12:00:00.000Z', scoreGiven: 4.1667, ...full, userId: 'ada' },
    ]);
    const untimed = JSON.parse(text('ags', marked([handedIn('ada', {})], { missing: 'omit' })));
    expect(untimed).toEqual({
      timestamp: '2026-12-24T00:00:00.000Z',
      activityProgress: 'Completed',
      gradingProgress: 'NotReady',
      userId: 'ada',
    });
  });

  it('are statements of xAPI, whose ids are hashes of what they say', () => {
    const statements = JSON.parse(text('xapi'));
    const names = statements.map((each: { verb: { display: { en: string } }; actor: { account: { name: string } } }) =>
      [each.actor.account.name, each.verb.display.en].join(' '),
    );
    // Eve did not attempt two of the four.
    expect(names).toEqual([
      ...['=eve answered', '=eve answered', '=eve scored'],
      ...Array(4).fill('ada answered'),
      'ada scored',
    ]);
    expect(statements[3]).toEqual({
      id: statements[3].id,
      actor: { objectType: 'Agent', account: { homePage: 'https://viva.invalid', name: 'ada' } },
      verb: { id: 'http://adlnet.gov/expapi/verbs/answered', display: { en: 'answered' } },
      object: {
        objectType: 'Activity',
        id: 'https://viva.invalid/decks/exam/items/fruits',
        definition: { name: { en: 'Which are fruits?' }, type: 'http://adlnet.gov/expapi/activities/question' },
      },
      result: {
        score: { scaled: 0.5, raw: 0.5, min: 0, max: 1 },
        success: false,
        completion: true,
        response: 'A,B,C,D',
      },
      timestamp: '2026-12-01T12:00:00.000Z',
    });
    expect(statements[7].result).toEqual({
      score: { scaled: 0.8333, raw: 4.1667, min: 0, max: 5 },
      success: true,
      completion: true,
    });
    const ids = statements.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(8);
    expect(
      ids.every((id: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBe(true);
    expect(JSON.parse(text('xapi')).map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(JSON.parse(text('xapi', marked([])))).toEqual([]);
  });
});

describe('a UUID by name', () => {
  it('is that of RFC 9562, A.4', () => {
    expect(uuidOf('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });

  it('is the SHA-1 of another implementation', () => {
    const space = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const hash = createHash('sha1')
          .update(Buffer.from(space.replaceAll('-', ''), 'hex'))
          .update(name)
          .digest('hex');
        const uuid = uuidOf(space, name).replaceAll('-', '');
        expect([uuid.slice(0, 12), uuid.slice(13, 16), uuid.slice(17)]).toEqual([
          hash.slice(0, 12),
          hash.slice(13, 16),
          hash.slice(17, 32),
        ]);
      }),
    );
  });
});

describe('the page of results', () => {
  it('tells the class, the findings, the items and the students', () => {
    expect(text('md')).toBe(
      [
        '# Marks',
        '',
        '2 students, 4 items, mean 2.8833 points (57.67 %). 1 of 2 passed at 50 %.',
        '',
        'Points are exact until they are written: then four decimals, a half away from zero, once.',
        '',
        '## Findings',
        '',
        '- warning: The response of =eve to wet could not be read\\: Answer true or false. (answers.csv, line 13)',
        '',
        '## Items',
        '',
        '| item | rule | points | mean |',
        '| --- | ---: | ---: | ---: |',
        '| fruits | wrong-costs-share | 1 | 0.25 |',
        '| legs | all-or-nothing | 2 | 2 |',
        '| wet | all-or-nothing | 1 | 0.5 |',
        '| order | longest-common-subsequence | 1 | 0.3333 |',
        '',
        '## Students',
        '',
        '| student | total | possible | % | late | passed |',
        '| --- | ---: | ---: | ---: | ---: | ---: |',
        '| =eve | 1.6 | 5 | 32 | yes | no |',
        '| ada | 4.1667 | 5 | 83.33 |  | yes |',
        '',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['a|b', 'a\\|b'],
    ['<script>&', '&lt;script&gt;&amp;'],
    ['*a* _b_ `c` [d](e) ![f] $g$ ~~h~~', '\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\!\\[f\\] \\$g\\$ \\~\\~h\\~\\~'],
    ['https://a.b www.c.d e@f.g', 'https\\://a.b www\\.c.d e\\@f.g'],
    ['two\nlines\\', 'two lines\\\\'],
    ['\u202e\u001b[31m', '&lt;U+202E&gt;^\\[\\[31m'],
  ])('holds %j as text and nothing else', (hostile, escaped) => {
    expect(markdownText(hostile)).toBe(escaped);
  });
});

describe('every format', () => {
  it.each(formats)('%s takes hostile ids and any marks, and is the same each time', (format) => {
    fc.assert(
      fc.property(anySubmissions, (some) => {
        const all = marked(some, { passMark: fraction(1, 2) });
        expect(text(format, all)).toBe(text(format, all));
        if (format === 'csv') expect(parsed(text(format, all))).toHaveLength(all.students.length + 1);
        if (format === 'junit') elementsOf(text(format, all));
        if (format === 'json' || format === 'xapi') JSON.parse(text(format, all));
      }),
      { numRuns: 30, examples: [[hostileIds.map((id, at) => handedIn(id, { legs: '8' }, { line: 2 + at * 9 }))]] },
    );
  });
});

describe('marks of two decks', () => {
  it('name the deck of each item', () => {
    const decks = ['one', 'two'].map((id) => deckOf(`---\nid: ${id}\n---\n\n## Is it?\n<!-- {id: is} -->\n\n= true\n`));
    const of = marked([handedIn('ada', { fruits: 'true' })], {}, paperToMark(decks));
    expect(parsed(text('csv', of))[0]?.slice(0, 3)).toEqual(['student', 'one/is', 'two/is']);
    expect(jsonLines('gradescope', of)[0].tests.map(({ name }: { name: string }) => name)).toEqual([
      'one/is',
      'two/is',
    ]);
  });
});

describe('a response in JSON', () => {
  it('is text of JSON in xAPI', () => {
    const of = marked([handedIn('ada', { fruits: { from: 'json', value: ['A', 'B'] } })]);
    const [answered] = JSON.parse(text('xapi', of));
    expect(answered.result.response).toBe('["A","B"]');
  });
});

describe('what is said of a run', () => {
  it('ends where there is more to look at than is shown', () => {
    const items = Array.from({ length: 30 }, (_, at) => `item ${at}`);
    const told = runLines(totalsOf(classOf()), [], { tookMs: 0, items });
    const shown = told.filter((line) => line.startsWith('! item')).length;
    expect(told.at(-1)).toBe(`… and ${30 - shown} more to look at: summary.json of --out holds them all.`);
    expect(shown).toBeGreaterThan(0);
  });

  it('is a line of numbers, then the findings, errors first', () => {
    const twice = [handedIn('ada', { legs: '8' }), handedIn('ada', { legs: 'x' }, { line: 9 })];
    const all = marked(twice, { ...policy, duplicates: 'last' });
    const error = {
      code: 'item-unmatched',
      severity: 'error',
      message: 'No.',
      help: 'Do.',
      place: { path: 'b' },
    } as const;
    expect(runLines(totalsOf(all), [...all.findings.slice(-1), error], { tookMs: 1149, alpha: 0.812 })).toEqual([
      'graded 1 submission × 4 items in 1.1 s · mean 0.0 (0 %) · 0 of 1 passed · alpha .81 · 2 findings',
      '',
      '! No.  b',
      '    Do.',
      '· The response of ada to legs could not be read: Give a number, such as 42, 0.5 or 3e-2.  answers.csv, line 9',
      '    It earns nothing until it is corrected; its receipt keeps it as it was handed in.',
    ]);
  });
});

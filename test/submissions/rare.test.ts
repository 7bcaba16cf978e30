import { describe, expect, it } from 'vitest';
import { readTime } from '../../src/core/submissions/dates.ts';
import { sniffDelimiter } from '../../src/core/submissions/delimiter.ts';
import { formOf } from '../../src/core/submissions/form.ts';
import { deckOf, paperOf } from '../core/session/decks.ts';
import { inShort, readText } from './support.ts';

/** What is read of a text, and what is said of it. */
function read(text: string, fallback?: string) {
  const { submissions, findings } = readText(text, {}, undefined, fallback);
  const said = findings.filter(({ code, severity }) => code !== 'item-unmatched' || severity === 'error');
  return { submissions: submissions.map(inShort), said: said.map(({ message }) => message) };
}

describe('a time', () => {
  it.each([
    '2026-11-25 soon',
    '123',
    '2026-11-25T10:00 XYZ',
    '25 Foo 2026',
    '2026-11-25 10:00 :30',
    '2026-11-25 in the evening',
  ])('is none in %j', (text) => {
    expect(readTime(text)).toEqual({ is: 'none' });
  });

  it('may be a day of a spreadsheet, with a fraction for the time', () => {
    expect(readTime('46351,5')).toEqual({ is: 'time', atMs: Date.UTC(2026, 10, 25, 12) });
  });
});

describe('a file of YAML', () => {
  it('that cannot be read is named with its line', () => {
    const text = 'call: B\none-thread: [true\n';
    expect(read(text, 'ann').said).toHaveLength(1);
  });

  it('that is longer than any student writes is none', () => {
    expect(formOf(`call: B\n${'note: x\n'.repeat(600_000)}`).is).not.toBe('yaml');
  });
});

describe('a wide table', () => {
  it('keeps the length of a sitting as what else is known of it', () => {
    expect(read('student,seconds,call\nann,70,B\n').submissions).toEqual([
      { student: 'ann', extra: { seconds: '70' }, call: 'B' },
    ]);
  });
});

describe('an item that a map settles', () => {
  it('is found by that name in a long table, and left out where it is ignored', () => {
    const map = { path: 'map.yaml', text: 'first: call\nsecond: ignore\n' };
    const { submissions } = readText('student,item,response\nann,first,B\nann,second,A\n', { map });
    expect(submissions.map(inShort)).toEqual([{ student: 'ann', call: 'B' }]);
  });
});

describe('a filled-in copy of a deck with two equal headings', () => {
  it('is read in the order of the deck', () => {
    const deck = '## Which?\n\n- [x] a\n- [ ] b\n\n## Which?\n\n- [ ] c\n- [x] d\n';
    const filled = '## Which?\n\n- [x] a\n- [ ] b\n\n## Which?\n\n- [x] c\n- [ ] d\n';
    const entries = paperOf([deckOf(deck)]).entries;
    const { submissions } = readText(filled, {}, entries, 'ann');
    expect(submissions.flatMap(({ responses }) => responses.map(({ item }) => item))).toEqual([0, 1]);
  });
});

describe('a form', () => {
  it('may ask for the attempt', () => {
    const text =
      'Timestamp,Username,Attempt,What does calling a coroutine function do?\n2026/11/25 2:04:05 PM GMT,ann@example.org,2,It builds a coroutine object\n';
    expect(read(text).submissions).toMatchObject([{ student: 'ann@example.org', attempt: 2, call: 'B' }]);
  });
});

describe('an export', () => {
  const call = 'What does calling a coroutine function do?';

  it.each([
    ['username', 'Username', 'annl'],
    ['number', 'ID number', '0042'],
  ])('of Moodle names its students by their %s where it has nothing surer', (_, column, name) => {
    const text = `Surname,${column},State,Response 1\nLee,${name},Finished,It builds a coroutine object\n`;
    expect(read(text)).toEqual({ submissions: [{ student: name, extra: { Surname: 'Lee' }, call: 'B' }], said: [] });
  });

  it('of Google may have the points of a question in front of it', () => {
    const text = `Timestamp,Username,${call} [Score],${call}\n2026/11/25 2:04:05 PM GMT,ann,1.00 / 1,None of these\n`;
    expect(read(text)).toEqual({
      submissions: [{ student: 'ann', at: '2026-11-25T14:04:05.000Z', call: 'D' }],
      said: [],
    });
  });

  it('of Moodle may call an item by its id', () => {
    const text = 'Username,State,call,Response 2\nann,Finished,None of these,Threads\n';
    expect(read(text)).toEqual({ submissions: [{ student: 'ann', call: 'D', parallel: ['B'] }], said: [] });
  });

  it('of Google has all gaps of a line as one text, which is left as it is', () => {
    const text = 'Timestamp,Username,Complete the line.\n2026/11/25 2:04:05 PM GMT,ann,part 1: await; part 2: gather\n';
    expect(readText(text).submissions.map(({ responses }) => responses.map(({ given }) => given))).toEqual([
      [{ from: 'text', text: 'part 1: await; part 2: gather' }],
    ]);
  });
});

describe('a long table', () => {
  it('may have a seed beside a response that has no choices', () => {
    const { submissions, findings } = readText('student,item,response,seed\nann,offload,to_thread,7\n');
    expect(submissions.map(({ responses }) => responses)).toEqual([
      [{ item: 3, given: { from: 'text', text: 'to_thread' }, place: { path: 'in.csv', line: 2 } }],
    ]);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('the delimiter of a table', () => {
  it('is what parts its first rows alike, whatever stands in those below', () => {
    const text = `a;b,c\n${'x;y\n'.repeat(31)}${'x,y\n'.repeat(100)}`;
    expect(sniffDelimiter(text)?.delimiter).toBe(';');
  });
});

describe('a filled-in copy', () => {
  const call = (boxes: string) =>
    `---\nstudent: ann\n---\n\n## What does calling a coroutine function do?\n\n${boxes}\n`;

  it('without a student is named, and one below whose headings nothing is known', () => {
    expect(read('## What does calling a coroutine function do?\n\n- [x] It builds a coroutine object\n').said).toEqual([
      'No student is named.',
    ]);
    expect(read('## Something else\n\n- [x] a\n', 'ann').said[0]).toContain('is no item of the deck');
  });

  it('may have a block of code that is never closed', () => {
    const text = '## Why does a blocking call harm a loop?\n\n### Answer\n\n```\nIt waits.\n';
    expect(read(text, 'ann')).toEqual({
      submissions: [{ student: 'ann', why: { text: 'It waits.', points: null } }],
      said: [],
    });
  });

  it('with a tick at what is no option is named, and without any tick is blank', () => {
    expect(read(call('- [ ] It builds a coroutine object\n- [x] It sings')).said).toEqual([
      'The ticked `It sings` is no option of `call`.',
    ]);
    expect(read(call('- [ ] It builds a coroutine object\n- [ ] None of these')).submissions).toEqual([
      { student: 'ann', call: null },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { letterOf } from '../../src/core/grading/letters.ts';
import { csvRows } from '../../src/core/submissions/csv.ts';
import { momentOf, readSeconds, readTime } from '../../src/core/submissions/dates.ts';
import { sniffDelimiter } from '../../src/core/submissions/delimiter.ts';
import { formOf } from '../../src/core/submissions/form.ts';
import { strict } from '../../src/core/submissions/plain-text.ts';
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
    '3/4/2026 soon',
    '2026-11-25T24:00:01Z',
    '2026-11-25T24:30Z',
    '2026-11-25T25:00Z',
  ])('is none in %j', (text) => {
    expect(readTime(text)).toEqual({ is: 'none' });
  });

  // ISO 8601 has two midnights for each day.
  it.each(['2026-11-25T24:00Z', '2026-11-25T24:00:00Z', '2026-11-26T00:00Z'])('may be the end of a day, %s', (text) => {
    expect(readTime(text)).toEqual({ is: 'time', atMs: Date.UTC(2026, 10, 26) });
  });

  it('is none under an order of its numbers that makes no date of them', () => {
    const time = readTime('25/11/2026 10:00');
    expect(momentOf(time, 'day-first')).toBe(Date.UTC(2026, 10, 25, 10));
    expect(momentOf(time, 'month-first')).toBeUndefined();
  });

  it.each([
    ['1:02', 62],
    ['1:00:02', 3602],
    ['2 h', 7200],
    ['5 s', 5],
    ['1 min', 60],
  ])('of %s is one in seconds', (text, seconds) => {
    expect(readSeconds(text)).toBe(seconds);
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

describe('a filled-in copy of typed answers', () => {
  it('may have a program below the sign, and none of it is taken for a heading', () => {
    const text = '## Which function moves a blocking call to a thread?\n\n=\n\n```\nto_thread\n```\n';
    expect(read(text, 'ann').submissions).toEqual([{ student: 'ann', offload: 'to_thread' }]);
  });

  it('may have its options in other words where all of them are there', () => {
    const entries = paperOf([deckOf('## Which?\n\n- [x] yes\n- [ ] no\n')]).entries;
    const { submissions } = readText('## Which?\n\n- [ ] Yes, surely\n- [x] No, never\n', {}, entries, 'ann');
    expect(submissions[0]?.responses.map(({ given }) => given)).toEqual([{ from: 'json', value: 'B' }]);
  });

  it('needs no heading where the deck has a single question', () => {
    const entries = paperOf([deckOf('## Which?\n\n- [x] yes\n- [ ] no\n')]).entries;
    const { submissions } = readText('- [ ] yes\n- [x] no\n', {}, entries, 'ann');
    expect(submissions[0]?.responses.map(({ item, given }) => [item, given])).toEqual([
      [0, { from: 'json', value: 'B' }],
    ]);
  });
});

describe('the letters of options', () => {
  it('go on with two after Z, as the columns of a sheet do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});

describe('a text as it is compared', () => {
  it('has the characters of entities, and what only looks like one as it is', () => {
    expect(strict('a &lt; b &amp;&amp; c &#8230; &#x2026; &nosuch; &toString; &#0; &#x110000;')).toBe(
      'a < b && c … … &nosuch; &toString; &#0; &#x110000;',
    );
  });
});

describe('a file', () => {
  it('may begin with a byte order mark', () => {
    for (const text of ['student,call\nann,B\n', '"student",call\nann,B\n', '{"student":"ann","call":"B"}'])
      expect(read(`\ufeff${text}`)).toEqual({ submissions: [{ student: 'ann', call: 'B' }], said: [] });
  });

  it('of a table may begin with a field that is quoted', () => {
    expect([...csvRows('"a"', ',', () => undefined)].map(({ cells }) => cells)).toEqual([['a']]);
  });
});

describe('many names that are no item', () => {
  // Each is searched for among all items by its likeness, which takes long; after two hundred only ids count.
  it('are one finding each and then are counted, and an item after them is still found', () => {
    const rows = Array.from({ length: 260 }, (_, at) => `ann,x${at},B`).join('\n');
    const { submissions, said } = read(`student,item,response\n${rows}\nann,call,B\n`);
    expect(submissions).toEqual([{ student: 'ann', call: 'B' }]);
    expect(said).toHaveLength(51);
    expect(said.at(-1)).toBe('There are 210 more findings of this sort in the file.');
  });
});

describe('a map', () => {
  it('with a target that is no item is named with its line in a table, and without one in YAML', () => {
    const placesOf = (text: string) =>
      readText('student,first\nann,B\n', { map: { path: 'map', text } })
        .findings.filter(({ place }) => place.path === 'map')
        .map(({ code, place }) => [code, place.line]);
    expect(placesOf('column,target\nfirst,nothing like it\n')).toEqual([['item-unmatched', 2]]);
    expect(placesOf('first: nothing like it\n')).toEqual([['item-unmatched', undefined]]);
  });
});

describe('a list of responses in JSON', () => {
  it('may leave a response out, which is blank', () => {
    const text = JSON.stringify({ student: 'ann', responses: [{ item: 'call' }, { item: 'offload', response: 'x' }] });
    expect(read(text).submissions).toEqual([{ student: 'ann', call: null, offload: 'x' }]);
  });
});

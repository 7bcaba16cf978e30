import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedColumns } from '../../../src/core/class-columns/marked-columns.ts';
import { parseDeck } from '../../../src/core/deck/parse.ts';
import { classToJson } from '../../../src/core/item-report/json.ts';
import { paperToMark } from '../../../src/core/marking/paper.ts';
import { type ClassOptions, readClass } from '../../../src/shell/marking/read-class.ts';
import { folderWith } from '../../support/folder.ts';
import { fakeWorld } from '../../support/world.ts';

const deck = `## Which?
<!-- {id: one} -->

- [x] yes
- [ ] no
- [ ] perhaps

## Which of them?
<!-- {id: many, points: 2} -->

- [x] this
- [x] that
- [ ] neither

## How is it spelled?
<!-- {id: word} -->

= color
= couleur <!-- {credit: 1/2} -->

## How much?
<!-- {id: number} -->

= 0.5

## Why?
<!-- {id: why} -->

### Rubric

- [2] says it
- [1] says more
`;

const options = (own: Partial<ClassOptions>): ClassOptions => ({
  as: 'ctt',
  rasch: true,
  twoPl: false,
  scored: false,
  decks: [],
  typed: { attempts: null, duplicates: null, missing: null, late: null, passMark: null, rule: null },
  columnsFromBytes: 0,
  ...own,
});

const ids = ['one', 'many', 'word', 'number', 'why'];
const said = {
  one: ['A', 'B', 'C', 'yes', 'no', '', ' '],
  many: ['A B', 'ac', 'A', '', '1,2'],
  word: ['color', 'Color', 'colour', 'Colour.', 'couleur', '', 'a "word"', 'two\nlines', '=1'],
  number: ['0.5', '1/2', '0.25', '.25', '', '1'],
  why: ['because', ''],
} as const;
const cellFor = (id: keyof typeof said) => fc.constantFrom<string>(...said[id]);
const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const rows = fc.array(
  fc.record({
    group: fc.constantFrom('f', 'm', ''),
    cells: fc.tuple(cellFor('one'), cellFor('many'), cellFor('word'), cellFor('number'), cellFor('why')),
    left: fc.array(fc.nat(4), { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 25 },
);
type Rows = typeof rows extends fc.Arbitrary<infer T> ? T : never;

const wide = (all: Rows): string =>
  [
    `student,group,${ids.join()}`,
    ...all.map(({ group, cells }, at) => `s${(at * 7) % 31},${group},${cells.map(quoted).join()}`),
    '',
  ].join('\n');

const long = (all: Rows): string =>
  [
    'student,item,response',
    ...all.flatMap(({ cells, left }, at) =>
      ids.flatMap((id, item) => (left.includes(item) ? [] : [`s${(at * 7) % 31},${id},${quoted(cells[item] ?? '')}`])),
    ),
    '',
  ].join('\n');

const inLines = (all: Rows): string =>
  all
    .flatMap(({ cells, left, group }, at) =>
      ids.flatMap((id, item) => {
        const cell = cells[item] ?? '';
        const response = group === 'f' && cell === '0.5' ? 0.5 : group === 'm' && cell === 'A B' ? ['A', 'B'] : cell;
        if (left.includes(item)) return [];
        return [
          `${JSON.stringify({ student: `s${(at * 7) % 31}`, item: id, response: response === ' ' ? null : response })}\n`,
        ];
      }),
    )
    .join('');

const noColumns = Number.POSITIVE_INFINITY;

/** A reader of a table, by columns where it has so many bytes. */
function reader(text: string, own: Partial<ClassOptions>) {
  const cwd = folderWith({ 'exam.md': deck, 'answers.csv': text });
  return async (columnsFromBytes: number) => {
    const world = fakeWorld(cwd);
    const { known, findings } = await readClass(
      world,
      ['exam.md', 'answers.csv'],
      options({ ...own, columnsFromBytes }),
    );
    return { json: classToJson(known), findings };
  };
}

async function both(text: string, own: Partial<ClassOptions> = {}) {
  const read = reader(text, own);
  return { columns: await read(0), exact: await read(noColumns) };
}

describe('a large table of responses to a deck', () => {
  it.each([
    ['a row for each student', 'student,group,one,many,word\ns,f,A,A B,color\nt,m,,ac,hue\n'],
    ['a row for each response', 'student,item,response\ns,one,A\nt,one,B\ns,word,color\n'],
    [
      'JSON Lines',
      '{"student":"s","item":"one","response":"A"}\n{"item":"one","student":"t","response":"B"}\n{"student":"s","item":"number","response":0.5}\n',
    ],
    [
      'JSON Lines and a blank one among them',
      '{"student":"s","item":"one","response":"A"}\n \n{"student":"t","item":"one","response":"B"}\n',
    ],
    ['a byte order mark', '\ufeffstudent,one\ns,A\nt,B\n'],
  ])('is read by columns where nothing is to be said of it, with %s', (_, text) => {
    const paper = paperToMark([parseDeck('exam.md', deck)]);
    const read = markedColumns({ path: 'answers.csv', text }, paper, { names: ids });
    expect(read?.matrix.students).toEqual(['s', 't']);
    expect(markedColumns({ path: 'answers.csv', text: `${text}u,one\n` }, paper, { names: ids })).toBeUndefined();
  });

  it('gives by columns what it gives submission by submission, a row for each student', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (all, isGrouped) => {
        const { columns, exact } = await both(
          wide(all),
          isGrouped && all.some(({ group }) => group !== '') ? { group: 'group' } : {},
        );
        expect(columns).toEqual(exact);
      }),
      { numRuns: 60 },
    );
  });

  it('and with a row for each response', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows.filter((all) => all.some(({ left }) => left.length === 0)),
        async (all) => {
          const { columns, exact } = await both(long(all));
          expect(columns).toEqual(exact);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('and as JSON Lines', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows.filter((all) => all.length > 1 && all.every(({ left }) => left.length === 0)),
        async (all) => {
          const { columns, exact } = await both(inLines(all));
          expect(columns).toEqual(exact);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    [
      'lines of JSON that hold more',
      '{"student":"s","item":"one","response":"A","attempt":1}\n{"student":"t","item":"one","response":"B"}\n',
    ],
    ['a line that is no JSON', '{"student":"s","item":"one","response":"A"}\n{"student":"t","item":"one"\n'],
    [
      'a response that is an object',
      '{"student":"s","item":"one","response":{"a":1}}\n{"student":"t","item":"one","response":"B"}\n',
    ],
    [
      'no end of its last line of JSON',
      '{"student":"s","item":"one","response":"A"}\n{"student":"t","item":"one","response":"B"}',
    ],
    ['a character that is none', 'student,one\ns,A\0\nt,B\n'],
    ['a student twice', 'student,one\ns,A\ns,B\n'],
    ['a response twice', 'student,item,response\ns,one,A\ns,one,B\n'],
    ['a row that is short', 'student,one,many\ns,A\nt,B,A\n'],
    ['an option that there is not', 'student,one\ns,E\nt,A\n'],
    ['a column for no item', 'student,one,two\ns,A,B\n'],
    ['a quote that never closes', 'student,word,one\ns,"color,A\nt,color,B\n'],
    ['attempts', 'student,attempt,item,response\ns,1,one,B\ns,2,one,A\n'],
    ['an order of its own', 'student,item,response,order\ns,one,A,C B A\n'],
    ['another separator', 'student;one;word\ns;A;color\nt;B;hue\n'],
    ['no line end', 'student,one\r\ns,A\r\nt,B'],
    ['a row of nothing', 'student,one\ns,A\n,\nt,B\n'],
    ['a student without a name', 'student,item,response\n,one,A\nt,one,B\n'],
    ['a name that is no item', 'student,item,response\ns,one,A\nt,nine,B\n'],
    [
      'lines of JSON that end as on Windows',
      '{"student":"s","item":"one","response":"A"}\r\n{"student":"t","item":"one","response":"B"}\r\n',
    ],
    [
      'lines of JSON with a blank one among them',
      '{"student":"s","item":"one","response":"A"}\n \n{"student":"t","item":"one","response":"B"}\n',
    ],
    [
      'lines of JSON with other fields',
      '{"student":"s","item":"one","response":"A"}\n{"student":"t","item":"one","answered":"B"}\n',
    ],
    [
      'a student that is a number of JSON',
      '{"student":"s","item":"one","response":"A"}\n{"student":7,"item":"one","response":"B"}\n',
    ],
    ['the export of a system', 'Timestamp,Email Address,Which?\n2026/11/25 3:04:05 PM GMT+1,a@b.c,yes\n'],
  ])('says the same of %s', async (_, text) => {
    const { columns, exact } = await both(text);
    expect(columns).toEqual(exact);
  });

  it('says the same where groups are asked for, with a row for each response', async () => {
    const text = 'student,group,item,response\ns,f,one,A\nt,m,one,B\n';
    const { columns, exact } = await both(text, { group: 'group' });
    expect(columns).toEqual(exact);
  });

  it.each([
    ['no item', 'student,group\ns,f\nt,m\n', 'There is nobody and nothing to analyse.'],
    ['no such column', 'student,one\ns,A\nt,B\n', 'No submission has a column `group`.'],
    ['nobody in any group', 'student,group,one\ns,,A\nt,,B\n', 'No submission has a column `group`.'],
  ])('refuses the same where groups are asked for, with %s', async (_, text, message) => {
    const read = reader(text, { group: 'group' });
    await expect(read(0)).rejects.toThrow(message);
    await expect(read(noColumns)).rejects.toThrow(message);
  });
});

import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { lsat6 } from '../core/analysis/test-theory/samples.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

async function run(cwd: string, ...argv: readonly string[]) {
  const world = fakeWorld(cwd, { argv: ['analyze', ...argv] });
  const code = await main(world);
  return { code, out: world.written(), err: world.complained() };
}

const json = async (cwd: string, ...argv: readonly string[]) => JSON.parse((await run(cwd, ...argv, '--json')).out);

/** LSAT6 as the points of each student. */
const scores = ['Q1,Q2,Q3,Q4,Q5', ...lsat6.scores.map((row) => row.join()), ''].join('\n');

const keys = ['B', 'D', 'A', 'C', 'E'];
const wrong = ['A', 'B', 'C', 'D', 'A'];
/** The same as the letters that each student chose. */
const responses = [
  'student,Q1,Q2,Q3,Q4,Q5',
  ...lsat6.scores.map(
    (row, at) => `s${at},${row.map((score, item) => (score === 1 ? keys : wrong)[item] ?? '').join()}`,
  ),
  '',
].join('\n');

/** The same as a deck whose keys these are, with five options each. */
const deck = keys
  .map((key, at) => {
    const options = ['A', 'B', 'C', 'D', 'E'].map((letter) => `- [${letter === key ? 'x' : ' '}] option ${letter}\n`);
    return `## Which is right, ${at + 1}?\n<!-- {id: Q${at + 1}} -->\n\n${options.join('')}`;
  })
  .join('\n');

const files = {
  'scores.csv': scores,
  'responses.csv': responses,
  'key.csv': ['item,key', ...keys.map((key, at) => `Q${at + 1},${key}`), ''].join('\n'),
  'keys.csv': `Q1,Q2,Q3,Q4,Q5\n${keys.join()}\n`,
  'deck.md': deck,
};

describe('viva analyze', () => {
  it.each([
    ['scores', ['scores.csv', '--scored']],
    ['raw responses and a key with a row per item', ['responses.csv', '--key', 'key.csv']],
    ['raw responses and a row of keys', ['responses.csv', '--key', 'keys.csv']],
    ['a deck and submissions', ['deck.md', 'responses.csv']],
  ])(
    'gives the published values of LSAT6 from %s',
    async (_, argv) => {
      const { test, items, rasch, twoPl } = await json(folderWith(files), ...argv);
      const rounded = (of: string, digits: number, all: readonly Record<string, number>[]): readonly number[] =>
        all.map((each) => Number((each[of] ?? Number.NaN).toFixed(digits)));
      expect([test.students, test.items, Number(test.alpha.toFixed(5))]).toEqual([1000, 5, 0.295]);
      expect(rounded('facility', 3, items)).toEqual([0.924, 0.709, 0.553, 0.763, 0.87]);
      expect(rounded('itemRest', 5, items)).toEqual([0.11283, 0.15318, 0.17278, 0.14443, 0.1216]);
      expect(rounded('difficulty', 5, rasch.items)).toEqual([-1.25613, 0.47491, 1.23598, 0.16841, -0.62317]);
      expect(Number(rasch.logLikelihood.toFixed(2))).toBe(-1091.57);
      expect(twoPl).toBeNull();
    },
    30_000,
  );

  it('leaves the Rasch model out, and fits the two-parameter model, as asked', async () => {
    const { rasch, twoPl } = await json(folderWith(files), 'scores.csv', '--scored', '--no-rasch', '--2pl');
    expect(rasch).toBeNull();
    expect(Number(twoPl.logLikelihood.toFixed(3))).toBe(-2466.653);
  });

  it('keeps to the names of its contract', async () => {
    const document = await json(folderWith(files), 'responses.csv', '--key', 'key.csv');
    expect(Object.keys(document)).toEqual(['as', 'test', 'items', 'rasch', 'twoPl', 'dif', 'findings']);
    expect(document.items[0].options).toMatchObject([
      { option: 'A', key: false, count: 76, share: 0.076 },
      { option: 'B', key: true, count: 924, share: 0.924 },
    ]);
  });

  it('sets a calm page: the test, what to look at, a row per item, options with a flag, two plots', async () => {
    const rows = [
      'student,q1,q2,q3,q4',
      ...Array.from({ length: 24 }, (_, at) => `s${at},${at % 2 ? 'A,A,A,B' : 'B,B,B,A'}`),
    ];
    const cwd = folderWith({ 'r.csv': `${rows.join('\n')}\n`, 'k.csv': 'q1,q2,q3,q4\nA,A,A,A\n' });
    const { code, out, err } = await run(cwd, 'r.csv', '--key', 'k.csv', '--no-rasch');
    // Twelve students have 3 points and twelve have 1: the variance is 24/23, that of an item 6/23. The interval is
    // 1 − F(23, 69), whose 97.5 % and 2.5 % points are 1.864 and 0.478 by numerical integration.
    expect([code, err, out]).toEqual([
      0,
      '',
      [
        ' 24 students × 4 items · mean 2 of 4 · sd 1.02 · alpha .00 (−.86 to .52) · SEM 1.02',
        '',
        ' ! item q4  the key may be wrong: 100 % of the top third chose B, item-rest −1.00',
        '',
        ' item  facility  rest r  flags',
        ' ────  ────────  ──────  ─────',
        ' q1         .50    1.00',
        ' q2         .50    1.00',
        ' q3         .50    1.00',
        ' q4         .50   −1.00  r < 0',
        '',
        ' item q4                                                                   key?, r < 0 · n 24',
        ' option   n    low   mid    top      r',
        ' ──────  ──  ─────  ────  ─────  ─────',
        ' A key   12  100 %  50 %    0 %  −1.00',
        ' B       12    0 %  50 %  100 %   1.00',
        '',
        ' Totals                                                                   points and students',
        ' 1  ██████████████████████ 12',
        ' 2  0',
        ' 3  ██████████████████████ 12',
        '',
        '',
      ].join('\n'),
    ]);
  });

  it('says the same in words', async () => {
    const cwd = folderWith({ 's.csv': 'a,b,c\n1,0,1\n0,0,1\n1,1,1\n' });
    const world = fakeWorld(cwd, { argv: ['analyze', 's.csv', '--scored', '--no-rasch'], env: { ACCESSIBLE: '1' } });
    // The interval is 1 − F(2, 4) / 2; tables have 10.65 for 97.5 %, and for 2.5 % 1 / 39.25.
    expect([await main(world), world.written()]).toEqual([
      0,
      [
        '3 students × 3 items, mean 2 of 3, sd 1, alpha .50 (−4.32 to .99), SEM 0.71',
        '',
        'a; facility: .67; rest r: .50',
        'b; facility: .33; rest r: .50',
        'c; facility: 1.00; rest r: –; flags: all right',
        '',
        'Totals. points and students',
        '1 points: 1 student.',
        '2 points: 1 student.',
        '3 points: 1 student.',
        '',
        '',
      ].join('\n'),
    ]);
  });

  it('says which items the Rasch model leaves out, and why', async () => {
    const noteIn = async (text: string) => {
      const { out } = await run(folderWith({ 's.csv': text }), 's.csv', '--scored');
      return out.split('\n').filter((line) => line.includes('Rasch'));
    };
    expect([
      await noteIn('id,a,b,c,d\ns,0.5,1,1,0\nt,1,0,1,1\nu,0,0,0,1\nv,1,1,1,0\nw,0,1,0,0\n'),
      await noteIn('id,a,b,c\ns,1,1,0\nt,1,0,1\nu,1,0,1\nv,1,1,0\n'),
      await noteIn('id,a,b\ns,0.5,1\nt,1,0.3\nu,0,0\n'),
      await noteIn('id,a,b\ns,1,1\nt,0,0\n'),
      await noteIn('id,a,b\ns,1,0\nt,0,1\n'),
    ]).toEqual([
      [' The Rasch model leaves out 1 item with points between none and all.'],
      [' The Rasch model leaves out 1 item that all have right, or all wrong.'],
      [' No Rasch model: 2 items with points between none and all.'],
      [' No Rasch model: responses that do not determine how difficult the items are.'],
      [],
    ]);
  });

  it('compares the groups of a column, of a table or of submissions', async () => {
    const grouped = responses
      .split('\n')
      .map((row, at) => (row === '' ? '' : at === 0 ? `${row},sex` : `${row},${at % 2 ? 'f' : 'm'}`))
      .join('\n');
    const cwd = folderWith({ ...files, 'grouped.csv': grouped });
    for (const argv of [
      ['grouped.csv', '--key', 'key.csv'],
      ['deck.md', 'grouped.csv'],
    ]) {
      const { dif } = await json(cwd, ...argv, '--group', 'sex', '--no-rasch');
      expect(
        dif.map(({ id, reference, focal, referenceStudents }: Record<string, unknown>) => [
          id,
          reference,
          focal,
          referenceStudents,
        ]),
      ).toEqual(['Q1', 'Q2', 'Q3', 'Q4', 'Q5'].map((id) => [id, 'f', 'm', 500]));
    }
    expect(await run(cwd, 'deck.md', 'responses.csv', '--group', 'sex')).toEqual({
      code: 2,
      out: '',
      err: 'viva: No submission has a column `sex`.\n  Name a column beside the responses: --group group\n',
    });
  });

  it.each([
    [
      'scores.csv',
      'a,b\n1,0\n1\n',
      ['--scored'],
      'The row has 1 cells, and the table 2 columns: its last ones are missing.  scores.csv, line 3',
    ],
    [
      'scores.csv',
      'a,b\n1,0\n1,x\n',
      ['--scored'],
      '`x` is no number; the score of `b` is left out.  scores.csv, line 3',
    ],
    [
      'r.csv',
      'student,q1,q2\ns,A,B\n',
      ['--key', 'k.csv'],
      'No column of r.csv stands for the item `q3` of the key.  k.csv, line 4',
    ],
    ['r.csv', 'student,q1,q2,Q4\ns,A,B,C\n', ['--key', 'k.csv'], 'The column `Q4` stands for no item.  r.csv, line 1'],
    [
      'r.csv',
      'student,q1,q2,q3\ns,A,B,C\nt,A,apple,C\n',
      ['--key', 'k.csv'],
      '`apple` names no option of the item `q2`; it earns nothing.  r.csv, line 3',
    ],
    [
      'r.csv',
      'student,q1,q2,q3\ns,A,B,C\ns,A,B,C\n',
      ['--key', 'k.csv'],
      '`s` has a row before, in line 2; this one is left out.  r.csv, line 3',
    ],
    [
      'r.csv',
      'student,q1,q2,q3\ns,A,"B,C\nt,A,B,C\n',
      ['--key', 'k.csv'],
      'A quote opens here and never closes.  r.csv, line 2, column 5',
    ],
  ])('names the file and the line of what is wrong in %s: %j', async (file, text, argv, said) => {
    const cwd = folderWith({ [file]: text, 'k.csv': 'item,key\nq1,A\nq2,B\nq3,C\n' });
    const { code, err, out } = await run(cwd, file, ...argv);
    expect([code, err.split('\n').filter((line) => line === `! ${said}`)]).toEqual([2, [`! ${said}`]]);
    expect(out).toContain('facility');
    expect((await run(cwd, file, ...argv, '--keep-going')).code).toBe(0);
  });

  it('names the first of many mistakes, and says how many more there are', async () => {
    const cwd = folderWith({ 's.csv': `a,b\n1,0\n${'x,1\n'.repeat(14)}` });
    const { code, err } = await run(cwd, 's.csv', '--scored');
    const lines = err.trimEnd().split('\n');
    expect([code, lines.length, lines[0], lines.at(-1)]).toEqual([
      2,
      21,
      '! `x` is no number; the score of `a` is left out.  s.csv, line 3',
      '… and 4 more: correct these first.',
    ]);
  });

  it('sends nothing to a terminal that it would obey', async () => {
    const cwd = folderWith({ 's.csv': 'id,\u001b[31mq,b|c\n1,1,0\n2,0,1\n' });
    const { out } = await run(cwd, 's.csv', '--scored');
    expect(out).not.toContain('\u001b');
    expect(out).toContain(' ^[[31mq       .50');
  });

  it.each([
    [['none.csv', '--scored'], 'viva: `none.csv`: It cannot be read: it does not exist.'],
    [['--scored'], 'viva: No table is named.'],
    [['a.csv', 'b.csv', '--scored'], 'viva: 2 tables are named, and one is analysed.'],
    [['empty.csv', '--scored'], 'viva: There is nobody and nothing to analyse.'],
    [['a.csv', '--scored', '--key', 'b.csv'], 'viva: --scored and --key do not go together.'],
    [['a.csv', '--scored', '--as', 'sas'], 'viva: --as: “sas” is not known. Write ctt or moodle or canvas or psych.'],
  ])('refuses %j', async (argv, said) => {
    const { code, err } = await run(folderWith({ 'empty.csv': '' }), ...argv);
    expect([code, err.split('\n')[0]]).toEqual([2, said]);
  });
});

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { examText } from '../core/marking/samples.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

const answers = [
  'student,item,response,submitted_at',
  'ada,fruits,"A,B,C,D",2026-12-01T12:00Z',
  'ada,legs,8,2026-12-01T12:00Z',
  'ada,wet,true,2026-12-01T12:00Z',
  'ada,order,1 2 3,2026-12-01T12:00Z',
  '=cmd(),fruits,A B,2026-12-02T13:00Z',
  '=cmd(),legs,eight,2026-12-02T13:00Z',
  '',
].join('\n');

const files = { 'exam.md': examText, 'answers.csv': answers };

/** Items q1 to qN of three options each, the key A for the last and B for all others. */
const choiceDeck = (count: number): string =>
  Array.from({ length: count }, (_, at) => {
    const [a, b] = at === count - 1 ? ['x', ' '] : [' ', 'x'];
    return `## Which one, ${at + 1}?\n<!-- {id: q${at + 1}} -->\n\n- [${a}] one\n- [${b}] two\n- [ ] none\n`;
  }).join('\n');

/** Twelve students who always chose B, and twelve who always chose A. */
const misKeyed = [
  'student,q1,q2,q3,q4,q5,q6',
  ...Array.from(
    { length: 24 },
    (_, at) =>
      `s${at + 10},${Array(6)
        .fill(at % 2 === 0 ? 'B' : 'A')
        .join()}`,
  ),
  '',
].join('\n');

/** Runs the program with a clock that goes on by .2 s each time it is looked at: twice for a mark, once for the decks. */
async function run(cwd: string, ...argv: readonly string[]) {
  let ms = Date.UTC(2026, 11, 24);
  const world = fakeWorld(cwd, {
    argv,
    now: () => {
      ms += 200;
      return ms;
    },
  });
  const code = await main(world);
  return { code, out: world.written(), err: world.complained() };
}

const read = (cwd: string, file: string): string => readFileSync(`${cwd}/${file}`, 'utf8');

describe('viva grade', () => {
  it('prints a gradebook, and what the run came to on standard error', async () => {
    expect(await run(folderWith(files), 'grade', 'exam.md', 'answers.csv')).toEqual({
      code: 0,
      out: [
        'student,fruits,legs,wet,order,earned,late_cut,total,possible,percent,late,passed,attempt',
        "'=cmd(),0.6667,0,0,0,0.6667,0,0.6667,5,13.33,no,,",
        'ada,0.5,2,1,1,4.5,0,4.5,5,90,no,,',
        '',
      ].join('\n'),
      err: [
        'graded 2 submissions × 4 items in 0.6 s · mean 2.6 (52 %) · 1 finding',
        '',
        '· The response of =cmd() to legs could not be read: Give a number, such as 42, 0.5 or 3e-2.  answers.csv, line 7',
        '    It earns nothing until it is corrected; its receipt keeps it as it was handed in.',
        '',
      ].join('\n'),
    });
  });

  it('exits with 1 where a submission is below the pass mark, and with 2 where one has an error', async () => {
    const cwd = folderWith({ ...files, 'bad.csv': `${answers}ada,nothing,1,\n` });
    expect((await run(cwd, 'grade', 'exam.md', 'answers.csv', '--pass-mark', '60%')).code).toBe(1);
    expect((await run(cwd, 'grade', 'exam.md', 'answers.csv', '--pass-mark', '10%')).code).toBe(0);
    const bad = await run(cwd, 'grade', 'exam.md', 'bad.csv', '--pass-mark', '10%');
    expect(bad.code).toBe(2);
    expect(bad.out.split('\n')).toHaveLength(4);
    expect((await run(cwd, 'grade', 'exam.md', 'bad.csv', '--keep-going', '--pass-mark', '10%')).code).toBe(0);
  });

  it('says that a deck has mistakes, since their items are not marked', async () => {
    const cwd = folderWith({ ...files, 'exam.md': `${examText}\n## Which?\n\n- [ ] a\n- [ ] b\n` });
    const { code, err } = await run(cwd, 'grade', 'exam.md', 'answers.csv');
    expect(code).toBe(2);
    expect(err.split('\n').slice(2, 4)).toEqual([
      '! The deck has a mistake, and an item with one is not marked.  exam.md, line 32',
      '    See what is wrong: viva check exam.md',
    ]);
  });

  it('takes ids and responses that mean harm, and verifies what came of them', async () => {
    const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const ids = [
      '=cmd()',
      '+1',
      '@sum',
      'a "b", c\nd',
      '\u202eevil',
      '</td><script>',
      '007',
      '7',
      '__proto__',
      'é',
      'e\u0301',
    ];
    const rows = ids.map((id) => `${cell(id)},fruits,${cell(id)}\n`);
    const long = `long,legs,${'9'.repeat(1_000_000)}\n`;
    const cwd = folderWith({ 'exam.md': examText, 'a.csv': `student,item,response\n${rows.join('')}${long}` });
    const { out } = await run(cwd, 'grade', 'exam.md', 'a.csv', '--out', 'out', '--format', 'json', '--keep-going');
    const students = JSON.parse(out).students.map(({ student }: { student: string }) => student);
    expect(students).toEqual([...ids, 'long'].sort());
    expect((await run(cwd, 'verify', 'out/scores.jsonl', 'exam.md')).code).toBe(0);
    expect(
      (await run(cwd, 'explain', 'out/scores.jsonl', '--student', 'long', '--item', 'legs')).out.length,
    ).toBeLessThan(2000);
  });

  it('takes what lateness costs, and attempts, duplicates, blanks and a rule as asked', async () => {
    const cwd = folderWith({
      ...files,
      'again.csv': 'student,item,response,attempt\nada,wet,true,1\nada,legs,8,2\nada,legs,7,2\n',
    });
    const total = async (file: string, ...argv: readonly string[]): Promise<number> => {
      const { out } = await run(cwd, 'grade', 'exam.md', file, '--format', 'json', ...argv);
      return JSON.parse(out).students[0].total;
    };
    expect(await total('answers.csv', '--late', '2026-12-01T12:00Z -10%/day')).toBe(0.5333);
    expect(await total('answers.csv', '--late', 'ignore')).toBe(0.6667);
    expect(await total('answers.csv', '--rule', 'all-or-nothing')).toBe(0);
    expect(await total('again.csv')).toBe(2);
    expect(await total('again.csv', '--attempts', 'first')).toBe(1);
    expect(await total('again.csv', '--attempts', 'mean')).toBe(1.5);
    expect(await total('again.csv', '--duplicates', 'last')).toBe(0);
    const { out } = await run(cwd, 'grade', 'exam.md', 'again.csv', '--missing', 'omit', '--format', 'json');
    expect(JSON.parse(out).students[0]).toMatchObject({ possible: 2, percent: 100 });
  });

  it('takes the results in any order of the files to the same bytes', async () => {
    const [head = '', ...rows] = answers.trimEnd().split('\n');
    const part = (some: readonly string[]): string => [head, ...some, ''].join('\n');
    const cwd = folderWith({ 'exam.md': examText, 'a.csv': part(rows.slice(0, 3)), 'b.csv': part(rows.slice(3)) });
    const one = await run(cwd, 'grade', 'exam.md', 'a.csv', 'b.csv', '--format', 'jsonl');
    const other = await run(cwd, 'grade', 'b.csv', 'exam.md', 'a.csv', '--format', 'jsonl');
    expect(other).toEqual(one);
    expect(one.out.split('\n')).toHaveLength(9);
  });

  it('writes all results into a folder, and replaces them as a whole', async () => {
    const cwd = folderWith({ ...files, 'out/gradebook.csv': 'old', 'out/kept.txt': 'kept' });
    const { out } = await run(cwd, 'grade', 'exam.md', 'answers.csv', '--out', 'out', '--pass-mark', '60%');
    expect(readdirSync(`${cwd}/out`).sort()).toEqual([
      'gradebook.csv',
      'items.csv',
      'items.json',
      'junit.xml',
      'kept.txt',
      'report.html',
      'report.md',
      'scores.jsonl',
      'summary.json',
    ]);
    expect(read(cwd, 'out/gradebook.csv')).toBe(out);
    const summary = JSON.parse(read(cwd, 'out/summary.json'));
    const { items, findings, results, rounding, ...told } = summary;
    expect(told).toEqual({
      schema: 'viva-grades/1',
      policy: { attempts: null, duplicates: null, missing: null, late: null, passMark: '60%', rule: null },
      submissions: 2,
      students: 2,
      passed: 1,
      late: 0,
      unrated: 0,
      states: { answered: 5, unclear: 1, blank: 0, 'not-reached': 0, 'not-attempted': 2 },
      mean: { total: 2.5833, totalExact: '31/12', percent: 51.67 },
      alpha: null,
      itemFindings: [],
    });
    expect(items.map(({ id, rule, points }: Record<string, string>) => [id, rule, points])).toEqual([
      ['fruits', 'wrong-costs-share', '1'],
      ['legs', 'all-or-nothing', '2'],
      ['wet', 'all-or-nothing', '1'],
      ['order', 'longest-common-subsequence', '1'],
    ]);
    expect([findings.length, results.length, rounding.length > 0]).toEqual([1, 2, true]);
  });

  it('says the same of the items of a folder, which is marked without keeping what was handed in', async () => {
    const cwd = folderWith({ 'exam.md': choiceDeck(6), 'class/answers.csv': misKeyed, 'answers.csv': misKeyed });
    const [, ...ofFile] = (await run(cwd, 'grade', 'exam.md', 'answers.csv')).err.split('\n');
    const [, ...ofFolder] = (await run(cwd, 'grade', 'exam.md', 'class')).err.split('\n');
    expect(ofFolder[1]).toMatch(/^! item q6 {2}the key may be wrong/);
    expect(ofFolder).toEqual(ofFile);
  });

  it('says which key may be wrong, on standard error, in the summary and in the report', async () => {
    const cwd = folderWith({ 'exam.md': choiceDeck(6), 'answers.csv': misKeyed });
    const { code, err } = await run(cwd, 'grade', 'exam.md', 'answers.csv', '--out', 'out');
    // The half that has q1 to q5 right chose B in q6, whose key says A. Nobody ever chose C, which is said three times at most.
    expect([code, err.split('\n').slice(1)]).toEqual([
      0,
      [
        '',
        '! item q6  the key may be wrong: 100 % of the top third chose B, item-rest −1.00',
        '! item q1  nobody chose C',
        '! item q2  nobody chose C',
        '! item q3  nobody chose C',
        '',
      ],
    ]);
    const { itemFindings } = JSON.parse(read(cwd, 'out/summary.json'));
    expect(itemFindings[0]).toEqual({
      rank: 1,
      code: 'key-probably-wrong',
      items: ['q6'],
      response: 'B',
      students: null,
      message: 'Item q6: of the top third 100 % chose B and 0 % the key A; is the key right?',
      evidence: {
        topThird: 8,
        topThirdShareOfOption: 1,
        topThirdShareOfKey: 0,
        correlationOfOption: 1,
        correlationOfKey: -1,
        // Eight chose the option and none the key: 8 / √8.
        lead: 2.82842712,
      },
      patch: [
        '--- exam.md',
        '+++ b/exam.md',
        '@@ -36,6 +36,6 @@',
        ' ## Which one, 6?',
        ' <!-- {id: q6} -->',
        ' ',
        '-- [x] one',
        '+- [ ] one',
        '-- [ ] two',
        '+- [x] two',
        ' - [ ] none',
        '',
      ].join('\n'),
    });
    const { items, findings } = JSON.parse(read(cwd, 'out/items.json'));
    expect(items.map(({ id, facility }: { id: string; facility: number }) => [id, facility])).toEqual(
      ['q1', 'q2', 'q3', 'q4', 'q5', 'q6'].map((id) => [id, 0.5]),
    );
    expect(findings).toEqual(itemFindings);
    expect(read(cwd, 'out/items.csv').split('\n')).toHaveLength(8);
    expect(read(cwd, 'out/report.md')).toContain(
      '## To look at\n\n- item q6: the key may be wrong\\: 100 % of the top third chose B, item-rest −1.00\n',
    );
  });

  it('says why a folder cannot be written, and leaves what stands there', async () => {
    const cwd = folderWith({ ...files, out: 'a file' });
    const { code, err } = await run(cwd, 'grade', 'exam.md', 'answers.csv', '--out', 'out');
    expect([code, err]).toEqual([
      2,
      'viva: The results cannot be written to `out`: a file stands where a folder should be.\n' +
        '  Name another folder with --out.\n',
    ]);
    expect(read(cwd, 'out')).toBe('a file');
  });

  it('reads submissions from standard input', async () => {
    const cwd = folderWith(files);
    const world = fakeWorld(cwd, { argv: ['grade', 'exam.md', '-'], input: answers });
    expect(await main(world)).toBe(0);
    expect(world.written().split('\n')).toHaveLength(4);
  });

  it('sends nothing to a terminal that it would obey', async () => {
    const cwd = folderWith({ 'exam.md': examText, 'a.csv': 'student,item,response\n\u001b[31mada,legs,8\n' });
    const world = fakeWorld(cwd, { argv: ['grade', 'exam.md', 'a.csv'] });
    Object.assign(world.stdout, { isTTY: true });
    await main(world);
    expect(world.written()).toContain('\n^[[31mada,');
    expect((await run(cwd, 'grade', 'exam.md', 'a.csv')).out).toContain('\n\u001b[31mada,');
  });

  it.each([
    [['exam.md'], 'No submissions are named.'],
    [['answers.csv'], 'No deck is named to mark against.'],
    [['exam.md', 'nothing.csv'], 'There is no file or folder `nothing.csv`.'],
    [['exam.md', 'answers.csv', '--late', 'soon'], '--late: “soon” is no rule for lateness.'],
    [['exam.md', 'answers.csv', '--format', 'pdf'], '--format: “pdf” is not known.'],
    [['exam.md', 'answers.csv', '--rule', 'fair'], '--rule: “fair” is not known.'],
  ])('refuses %j', async (argv, said) => {
    const { code, err } = await run(folderWith(files), 'grade', ...argv);
    expect([code, err.slice(0, `viva: ${said}`.length)]).toEqual([2, `viva: ${said}`]);
  });
});

describe('decks and submissions', () => {
  it('are told apart by what they hold, or by --deck', async () => {
    const cwd = folderWith({ ...files, 'copies/ada.md': examText, 'notes.md': '# Notes\n\nNothing is asked.\n' });
    const students = async (...argv: readonly string[]): Promise<number> =>
      (await run(cwd, 'grade', ...argv)).out.split('\n').length - 2;
    expect(await students('answers.csv', 'exam.md')).toBe(2);
    expect(await students('answers.csv', '--deck', 'exam.md')).toBe(2);
    // A copy of the deck is no other deck, but was filled in.
    const copied = await run(cwd, 'grade', 'exam.md', 'copies');
    expect(copied.out.split('\n').map((row) => row.split(',')[0])).toEqual(['student', 'ada', '']);
    expect((await run(cwd, 'grade', 'notes.md', 'answers.csv')).err).toContain('No deck is named');
  });

  it('are told apart in a folder of very many by the first of them, so that one who changed a question stops nobody', async () => {
    const page = (at: number, text: string) => [`all/s${String(at).padStart(2, '0')}.md`, text] as const;
    const copies = (from: number, to: number, text: string) =>
      Object.fromEntries(Array.from({ length: to - from }, (_, at) => page(from + at, text)));
    const other = examText.replace('## Is water wet?', '## Is fire wet?').replace('id: wet', 'id: fire');
    const graded = (all: Readonly<Record<string, string>>) =>
      run(folderWith({ ...files, ...all }), 'grade', 'exam.md', 'all', '--keep-going');
    const { out } = await graded({ ...copies(0, 24, examText), ...copies(24, 25, other) });
    expect(out.split('\n').length).toBe(27);
    // What nobody asked before is a deck of its own.
    for (const all of [
      { ...copies(0, 24, examText), ...copies(5, 6, other) },
      { ...copies(0, 19, examText), ...copies(19, 20, other) },
    ]) {
      expect((await graded(all)).err).toContain('No submissions are named.');
    }
  });

  it('are submissions where they leave room for a student, whatever they ask by what stands in them', async () => {
    const cwd = folderWith(files);
    const blank = (await run(cwd, 'show', 'exam.md', '--blank')).out;
    const filled = blank
      .replaceAll(/^=$/gm, '= 8')
      .replace('- [ ] True', '- [x] True')
      .replaceAll('[ ] pear', '[x] pear');
    mkdirSync(`${cwd}/papers`);
    writeFileSync(`${cwd}/papers/ada.md`, filled.replace('student:', 'student: Ada L.'));
    writeFileSync(`${cwd}/papers/bob.md`, filled.replaceAll('\n', '\r\n'));
    for (const named of [
      ['exam.md', 'papers'],
      ['papers', 'exam.md'],
      ['exam.md', 'papers/ada.md', 'papers/bob.md'],
    ]) {
      const { code, out } = await run(cwd, 'grade', ...named);
      expect([code, out.split('\n').map((row) => row.split(',').slice(0, 4).join())]).toEqual([
        0,
        ['student,fruits,legs,wet', 'Ada L.,0.3333,2,1', 'bob,0.3333,2,1', ''],
      ]);
    }
  });

  it('are no submissions to themselves where a deck is named twice', async () => {
    const cwd = folderWith(files);
    const once = await run(cwd, 'grade', 'exam.md', 'answers.csv');
    expect((await run(cwd, 'grade', 'exam.md', './exam.md', 'answers.csv', 'answers.csv')).out).toBe(once.out);
    expect((await run(cwd, 'grade', '--deck', 'exam.md', './exam.md', 'answers.csv')).out).toBe(once.out);
    expect((await run(cwd, 'grade', 'exam.md', 'exam.md')).err).toContain('No submissions are named.');
  });

  it('say first that two decks have the same id, which is why no item can be told', async () => {
    const other = examText.replace('## Is water wet?', '## Is fire wet?');
    const { code, err } = await run(
      folderWith({ ...files, 'other.md': other }),
      'grade',
      'exam.md',
      'other.md',
      'answers.csv',
    );
    expect(code).toBe(2);
    const [, , first = '', , second = '', help = ''] = err.split('\n');
    expect(first).toBe('! Two decks have the id exam: exam.md and other.md.  other.md');
    expect(second.split('  ')[0]).toBe('! `fruits` is no item of the deck.');
    expect(help).toContain('It may mean `exam/fruits`. Or settle it');
  });
});

describe('what a run wrote', () => {
  const graded = async () => {
    const cwd = folderWith(files);
    await run(cwd, 'grade', 'exam.md', 'answers.csv', '--out', 'out', '--pass-mark', '60%');
    return cwd;
  };
  const correct = (cwd: string): void =>
    writeFileSync(`${cwd}/exam.md`, examText.replace('- [ ] carrot', '- [x] carrot'));

  it('is verified, and not once a key was corrected or a byte is another', async () => {
    const cwd = await graded();
    expect(await run(cwd, 'verify', 'out/scores.jsonl', 'exam.md')).toEqual({
      code: 0,
      out: '',
      err: '8 receipts, all of which hold\n',
    });
    const scores = read(cwd, 'out/scores.jsonl');
    writeFileSync(`${cwd}/forged.jsonl`, scores.replace('"student":"ada"', '"student":"adb"'));
    const forged = await run(cwd, 'verify', 'forged.jsonl', 'exam.md');
    expect([forged.code, forged.out]).toEqual([
      1,
      'forged.jsonl:5: it was changed after it was written: its fields do not have the checksum `sum`\n',
    ]);
    expect(forged.err).toBe('8 receipts\n! 1 line: the file is not as it was written. Mark again: viva grade --out\n');
    writeFileSync(`${cwd}/shorter.jsonl`, scores.slice(0, scores.lastIndexOf('{"v"')));
    expect(await run(cwd, 'verify', 'shorter.jsonl', 'exam.md')).toMatchObject({
      code: 1,
      out: 'shorter.jsonl:7: receipt 8 is missing at the end\n',
    });
    correct(cwd);
    const { code, out, err } = await run(cwd, 'verify', 'out/scores.jsonl', 'exam.md');
    expect([code, err]).toEqual([
      1,
      '8 receipts\n! 2 lines: the decks have changed since. Whom that changes: viva regrade\n',
    ]);
    expect(out.split('\n').map((line) => line.split(': key')[0])).toEqual([
      'out/scores.jsonl:1: =cmd(), item fruits: the deck was changed since',
      'out/scores.jsonl:5: ada, item fruits: the deck was changed since',
      '',
    ]);
  });

  it('goes before the decks', async () => {
    const { code, err } = await run(await graded(), 'verify', 'exam.md', 'out/scores.jsonl');
    expect([code, err]).toEqual([
      2,
      'viva: `exam.md` is no file of receipts.\n  The scores.jsonl that `viva grade --out` wrote goes first.\n',
    ]);
  });

  it('is explained mark by mark', async () => {
    const cwd = await graded();
    const { code, out } = await run(cwd, 'explain', 'out/scores.jsonl', '--student', '=cmd()', '--item', 'fruits');
    expect([code, out]).toEqual([
      0,
      [
        '=cmd(): item fruits of the deck exam (multiple-select).',
        'Handed in: “A B” (answers.csv, line 6).',
        'Understood as A, B.',
        'Rule wrong-costs-share, version 1: Each right option earns its share of the right ones, each wrong one costs ' +
          'its share of the wrong ones; picking every option earns nothing.',
        'Partly right. 2 of 3 right: 2 / 3.',
        'That earns 2/3 (about 0.6667) of 1 point.',
        '',
      ].join('\n'),
    ]);
    const unknown = await run(cwd, 'explain', 'out/scores.jsonl', '--student', 'adda', '--item', 'fruits');
    expect(unknown).toMatchObject({
      code: 2,
      err: 'viva: There is no mark of the student `adda`.\n  Did you mean `ada`?\n',
    });
  });

  it('is marked again under the same options, and what changes is listed', async () => {
    const cwd = await graded();
    expect(await run(cwd, 'regrade', '--from', 'out', 'exam.md', 'answers.csv')).toEqual({
      code: 0,
      out: 'Nothing changes.\n',
      err: '',
    });
    correct(cwd);
    const { code, out } = await run(cwd, 'regrade', '--from', 'out', 'exam.md', 'answers.csv');
    expect([code, out]).toEqual([
      1,
      [
        '2 students change, 2 marks · 0 pass now, 0 fail now',
        '',
        'item exam/fruits: 2 marks',
        'cause key: 2 marks (the question or its key was edited)',
        '',
        '=cmd(): 0.6667 → 0.5 · fruits 0.6667 → 0.5 (key)',
        'ada: 4.5 → 5 · fruits 0.5 → 1 (key)',
        '',
      ].join('\n'),
    ]);
    const json = await run(cwd, 'regrade', '--from', 'out', 'exam.md', 'answers.csv', '--json', '--pass-mark', '100%');
    const { students, byCause } = JSON.parse(json.out);
    expect(byCause).toEqual([{ cause: 'key', marks: 2 }]);
    expect(students[1]).toEqual({
      student: 'ada',
      before: 4.5,
      beforeExact: '9/2',
      after: 5,
      afterExact: '5',
      rankBefore: 1,
      rankAfter: 1,
      flipped: null,
      causes: ['key'],
    });
  });

  it('is not marked again in silence where a submission has an error', async () => {
    const cwd = await graded();
    writeFileSync(`${cwd}/bad.csv`, `${answers}ada,nothing,1,\n`);
    const again = ['regrade', '--from', 'out', 'exam.md', 'bad.csv'];
    const { code, out, err } = await run(cwd, ...again);
    expect([code, out]).toEqual([2, 'Nothing changes.\n']);
    expect(err.split('\n')[0]).toBe('! `nothing` is no item of the deck.  bad.csv, line 8');
    expect((await run(cwd, ...again, '--keep-going')).code).toBe(0);
  });

  it('is finished first where a run was killed while it put its files in place', async () => {
    const commands: readonly (readonly [argv: readonly string[], says: string])[] = [
      [['regrade', '--from', 'out', 'exam.md', 'answers.csv'], 'Nothing changes.\n'],
      [['verify', 'out/scores.jsonl', 'exam.md'], ''],
      [['explain', 'out/scores.jsonl', '--student', 'ada', '--item', 'legs'], 'Handed in: “6”'],
    ];
    for (const [argv, says] of commands) {
      const cwd = await graded();
      // The later of two runs, whose summary came to its place and whose receipts did not.
      writeFileSync(`${cwd}/answers.csv`, answers.replace('ada,legs,8', 'ada,legs,6'));
      await run(cwd, 'grade', 'exam.md', 'answers.csv', '--out', 'later', '--pass-mark', '60%');
      writeFileSync(`${cwd}/out/summary.json`, read(cwd, 'later/summary.json'));
      writeFileSync(`${cwd}/out/.scores.jsonl.1.draft`, read(cwd, 'later/scores.jsonl'));
      writeFileSync(`${cwd}/out/.viva-results.plan`, '.summary.json.1.draft\n.scores.jsonl.1.draft');
      const { code, out } = await run(cwd, ...argv);
      expect([code, out]).toEqual([0, expect.stringContaining(says)]);
      expect(read(cwd, 'out/scores.jsonl')).toBe(read(cwd, 'later/scores.jsonl'));
      expect(existsSync(`${cwd}/out/.viva-results.plan`)).toBe(false);
    }
  });

  it('is refused where it cannot be finished', async () => {
    const cwd = await graded();
    mkdirSync(`${cwd}/out/.viva-results.plan`);
    const { code, err } = await run(cwd, 'verify', 'out/scores.jsonl', 'exam.md');
    expect([code, err]).toEqual([
      2,
      'viva: The run that wrote `out` was killed, and it cannot be finished: it is a folder.\n' +
        '  Let the folder be written, or mark again: viva grade --out\n',
    ]);
  });

  it('is refused where it is not what grade wrote', async () => {
    const cwd = folderWith({ ...files, 'out/summary.json': '{}', 'out/scores.jsonl': '' });
    const { code, err } = await run(cwd, 'regrade', '--from', 'out', 'exam.md', 'answers.csv');
    expect([code, err.split('\n')[0]]).toEqual([
      2,
      'viva: `out/summary.json` cannot be used: it is no summary of `viva grade`.',
    ]);
    expect(existsSync(`${cwd}/out/summary.json`)).toBe(true);
  });
});

describe('viva what-if', () => {
  it('shows every rule that fits an item, side by side', async () => {
    const { code, out } = await run(folderWith(files), 'what-if', 'exam.md', 'answers.csv', '--pass-mark', '60%');
    const rows = out.split('\n');
    expect(code).toBe(0);
    expect(rows.slice(0, 3)).toEqual([
      'rule                          items     mean   lowest   highest  passed  flipped',
      'as the decks say                  4  51.67 %  13.33 %   90.00 %  1 of 2        0',
      'all-or-nothing                    3  40.00 %   0.00 %   80.00 %  1 of 2        0',
    ]);
  });

  it('says what its columns mean, and what is wrong in a submission', async () => {
    const cwd = folderWith({ ...files, 'bad.csv': `${answers}ada,nothing,1,\n` });
    const { code, err } = await run(cwd, 'what-if', 'exam.md', 'bad.csv');
    expect([code, err.split('\n').slice(0, 2)]).toEqual([
      2,
      [
        'items: to how many a rule applies; the others keep their own',
        '! `nothing` is no item of the deck.  bad.csv, line 8',
      ],
    ]);
    expect((await run(cwd, 'what-if', 'exam.md', 'bad.csv', '--keep-going')).code).toBe(0);
  });
});

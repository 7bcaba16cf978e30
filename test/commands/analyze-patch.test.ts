import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

async function run(cwd: string, ...argv: readonly string[]) {
  const world = fakeWorld(cwd, { argv });
  const code = await main(world);
  return { code, out: world.written(), err: world.complained() };
}

const others = Array.from(
  { length: 6 },
  (_, at) => `\n## Which, ${at}?\n<!-- {id: x${at}} -->\n\n- [x] yes\n- [ ] no\n- [ ] perhaps\n`,
);
const deck = `# Exam

## How is it spelled?
<!-- {id: spelled} -->

= color
  > As in New York.

## Which is it?
<!-- {id: which} -->

- [ ] this
- [x] that
- [ ] neither
${others.join('')}`;

/** Of 30 students the ten ablest choose another option than the key, and eight of them type what the deck does not know. */
const answers = (typed: (student: number) => string): string =>
  [
    'student,spelled,which,x0,x1,x2,x3,x4,x5',
    ...Array.from({ length: 30 }, (_, at) => {
      const isAble = at < 10;
      const rest = Array.from({ length: 6 }, (__, item) =>
        isAble || (at * 7 + item * 5) % 11 < 4 ? 'A' : 'BC'[at % 2],
      );
      const response = at < 8 ? typed(at) : 'color';
      return `s${String(at).padStart(2, '0')},"${response}",${isAble ? 'A' : 'BC'[at % 2]},${rest.join()}`;
    }),
    '',
  ].join('\n');

const files = (typed: (student: number) => string) => ({ 'exam.md': deck, 'answers.csv': answers(typed) });

const points = async (cwd: string, path: string, item: string): Promise<readonly string[]> => {
  const { out } = await run(cwd, 'grade', path, 'answers.csv');
  const [head = '', ...rows] = out.trim().split('\n');
  const at = head.split(',').indexOf(item);
  return rows.map((row) => row.split(',')[at] ?? '');
};

describe('viva analyze --patch', () => {
  it('says what it would change, a finding a diff', async () => {
    const { code, out, err } = await run(
      folderWith(files(() => 'colour')),
      'analyze',
      'exam.md',
      'answers.csv',
      '--patch',
    );
    expect([code, err, out.split('\n').filter((line) => /^(?:# |[-+])/.test(line))]).toEqual([
      0,
      '',
      [
        expect.stringMatching(
          /^# item which {2}the key may be wrong: 100 % of the top third chose A, item-rest −\.\d\d$/,
        ),
        '# Only if that is right; what the deck says to each option stays as it is.',
        '--- exam.md',
        '+++ b/exam.md',
        '-- [ ] this',
        '+- [x] this',
        '-- [x] that',
        '+- [ ] that',
        '# item spelled  8 of the top third typed “colour”, which earned nothing: accept it?',
        '--- exam.md',
        '+++ b/exam.md',
        '+= colour',
      ],
    ]);
  });

  const ways = (
    [
      ['patch', ['-p0', '-i', 'all.patch']],
      ['git', ['apply', 'all.patch']],
    ] as const
  ).filter(([program]) => spawnSync(program, ['--version']).status === 0);

  it.each(ways)('is applied by %s %j, and the deck then gives the points', async (program, argv) => {
    const cwd = folderWith({ ...files((at) => ['colour', 'Colour', ' colour.'][at % 3] ?? ''), 'no/x': '' });
    expect((await points(cwd, 'exam.md', 'spelled')).slice(0, 10)).toEqual([...Array(8).fill('0'), '1', '1']);
    writeFileSync(join(cwd, 'all.patch'), (await run(cwd, 'analyze', 'exam.md', 'answers.csv', '--patch')).out);
    execFileSync(program, argv, { cwd, stdio: 'pipe' });
    expect((await run(cwd, 'check', 'exam.md')).code).toBe(0);
    expect((await points(cwd, 'exam.md', 'spelled')).slice(0, 10)).toEqual(Array(10).fill('1'));
    expect((await points(cwd, 'exam.md', 'which')).filter((each) => each === '1')).toHaveLength(10);
  });

  it.each(ways)('carries a hostile response as itself or not at all, by %s %j', async (program, argv) => {
    const hostile = [
      ...[
        '=cmd|x',
        '`colour`',
        '**colour**',
        '<b>colour</b>',
        '/colou?r/',
        '--- a',
        '+++ b/etc',
        '@@ -1 +1 @@',
        '12,13d',
      ],
      ...[
        'colour <!-- {credit: 0} -->',
        'col\nour',
        '{{colour}}',
        '- [x] colour',
        '# colour',
        '~ colour',
        '\u001b[31m',
      ],
    ];
    for (const response of hostile) {
      const cwd = folderWith(files(() => response));
      const { out, err } = await run(cwd, 'analyze', 'exam.md', 'answers.csv', '--patch');
      writeFileSync(join(cwd, 'all.patch'), out);
      execFileSync(program, argv, { cwd, stdio: 'pipe' });
      const given = (await points(cwd, 'exam.md', 'spelled')).slice(0, 8);
      expect([response, err === '' ? '1' : '0', given]).toEqual([response, given[0], Array(8).fill(given[0])]);
    }
  });

  it('says why there is none', async () => {
    const cwd = folderWith(files(() => 'col\u202eour'));
    const { code, err } = await run(cwd, 'analyze', 'exam.md', 'answers.csv', '--patch');
    expect([code, err]).toEqual([
      0,
      '! item spelled  8 of the top third typed “col<U+202E>our”, which earned nothing: accept it?\n  no patch: the response holds characters that cannot be seen\n',
    ]);
    const calm = folderWith({ 'exam.md': '## Q\n\n= a\n', 'answers.csv': 'student,q\nada,a\n' });
    expect(await run(calm, 'analyze', 'exam.md', 'answers.csv', '--patch')).toEqual({
      code: 0,
      out: '',
      err: 'No finding asks for a change of the deck.\n',
    });
  });

  it('tells apart what the item tells apart', async () => {
    const sensitive = deck.replace('{id: spelled}', '{id: spelled, case: true}');
    const cwd = folderWith({ 'exam.md': sensitive, 'answers.csv': answers((at) => (at < 4 ? 'COLOR' : 'Color')) });
    const { out } = await run(cwd, 'analyze', 'exam.md', 'answers.csv', '--patch');
    expect(out.split('\n').filter((line) => line.startsWith('+= '))).toEqual(['+= COLOR', '+= Color']);
  });

  it('is in the JSON and in the reports, beside its finding', async () => {
    const cwd = folderWith(files(() => 'colour'));
    const { findings } = JSON.parse((await run(cwd, 'analyze', 'exam.md', 'answers.csv', '--json')).out);
    const diff = findings.find(({ code }: { code: string }) => code === 'wrong-response-common').patch;
    expect(diff).toBe(
      '--- exam.md\n+++ b/exam.md\n@@ -5,6 +5,7 @@\n \n = color\n   > As in New York.\n+= colour\n \n ## Which is it?\n <!-- {id: which} -->\n',
    );
    await run(cwd, 'grade', 'exam.md', 'answers.csv', '--out', 'out');
    const read = (name: string): string => execFileSync('cat', [join(cwd, 'out', name)], { encoding: 'utf8' });
    expect(JSON.parse(read('items.json')).findings).toEqual(findings);
    expect(read('report.md')).toContain(`\n  \`\`\`diff\n${diff.trimEnd().replace(/^/gm, '  ')}\n  \`\`\`\n`);
    expect(read('report.html')).toContain('+= colour\n');
  });

  it('names the file from the current folder, and from its own where that lies elsewhere', async () => {
    const cwd = folderWith({ ...files(() => 'colour'), 'in side/exam.md': deck, 'below/x': '' });
    const { out } = await run(cwd, 'analyze', 'in side/exam.md', 'answers.csv', '--patch');
    expect(out).toContain('\n--- in side/exam.md\t\n+++ b/in side/exam.md\t\n');
    const outside = await run(join(cwd, 'below'), 'analyze', '../exam.md', '../answers.csv', '--patch');
    expect(outside.out).toContain(`\n# To be applied in ${cwd}\n--- exam.md\n+++ b/exam.md\n`);
  });

  it.each([
    [['a.csv', '--scored', '--patch'], 'viva: --patch needs a deck to change.'],
    [['exam.md', 'answers.csv', '--patch', '--json'], 'viva: --patch and --json do not go together.'],
  ])('refuses %j', async (argv, said) => {
    const { code, err } = await run(folderWith(files(() => 'colour')), 'analyze', ...argv);
    expect([code, err.split('\n')[0]]).toEqual([2, said]);
  });
});

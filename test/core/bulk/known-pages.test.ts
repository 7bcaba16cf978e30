import { describe, expect, it } from 'vitest';
import { nameAt } from '../../../src/core/bulk/byte-names.ts';
import { knownPages } from '../../../src/core/bulk/known-pages.ts';
import { newTally } from '../../../src/core/bulk/tally.ts';
import { tallyCollector } from '../../../src/core/bulk/tally-collector.ts';
import { paperToMark } from '../../../src/core/marking/paper.ts';
import { submissionReader } from '../../../src/core/submissions/reader.ts';
import { examText, paper } from '../marking/samples.ts';
import { deckOf } from '../session/decks.ts';

const blank = examText.replaceAll('[x]', '[ ]').replaceAll(/^= .*$/gm, '=');
const tick = (text: string, option: string): string => text.replace(`- [ ] ${option}`, `- [x] ${option}`);

/** Reads pages as texts, and tells which of some others are known then by their bytes. */
function takenAfter(read: readonly string[], others: readonly string[], on = paper): readonly boolean[] {
  const tally = newTally(on, 'error');
  const collector = tallyCollector(tally, 'error');
  const pages = knownPages(collector, on.items.length);
  const reader = submissionReader(on.entries, { tellPieces: pages.learn }, () => collector);
  for (const [at, text] of read.entries()) reader.read({ path: `r${at}.md`, text, fallback: `r${at}` });
  return others.map((text, at) => {
    // Old bytes stand behind it.
    const bytes = Buffer.concat([Buffer.from('#'), Buffer.from(text), Buffer.from('## old\n\n= 8\n')]);
    const before = tally.papers.papers.count;
    const isTaken = pages.take(bytes.subarray(1, 1 + Buffer.byteLength(text)), `o${at}`);
    expect([collector.fits(), tally.papers.papers.count]).toEqual([true, before + (isTaken ? 1 : 0)]);
    return isTaken;
  });
}

const one = (text: string, ...read: readonly string[]): boolean | undefined =>
  takenAfter([blank, blank.slice(0, blank.indexOf('## Is')).trimEnd(), ...read], [text])[0];

describe('a page', () => {
  it('is known where all its pieces were read before, whichever pages they stood in', () => {
    const [apple, eight] = [tick(blank, 'apple'), blank.replace(/^=$/m, '= 8')];
    expect(one(blank)).toBe(true);
    expect(one(tick(eight, 'apple'))).toBe(false);
    expect(one(tick(eight, 'apple'), apple, eight)).toBe(true);
  });

  it.each([
    ['is a part of one', blank.slice(0, blank.indexOf('## Is water'))],
    ['goes on', `${blank}more\n`],
    ['goes on behind a heading', `${blank}## More\n`],
    ['begins otherwise', ` ${blank}`],
    ['begins with a piece that stood further down', blank.slice(blank.indexOf('## How'))],
    ['has lines that end as they do nowhere any more', blank.replaceAll('\n', '\r')],
    ['is empty', ''],
    ['has a heading that is none', blank.replace(/\n+## Is/, '## Is')],
  ])('is not known where it %s', (what, text) => {
    // A page that ends where a piece does is one.
    expect(one(text)).toBe(what === 'is a part of one');
  });

  it.each([
    ['has an item twice', `${blank}\n## Is water wet?\n<!-- {id: wet} -->\n\n=\n\n`],
    ['says more below an item', `${blank}\n### Answer\n\n1. one\n`],
    ['has a response that cannot be understood', blank.replace(/^=$/m, '= eight')],
    ['has a tick that is no option', blank.replace('- [ ] leek', '- [x] something else').replace('- [ ] plum\n', '')],
    ['has a tick below no item', `${blank}\n## Nothing\n\n- [x] this\n`],
  ])('is read as a text each time where it %s', (_, text) => {
    expect(takenAfter([text], [text])).toEqual([false]);
  });

  it.each([
    ['its first line has quotes', `# "Exam"\n\n${blank.slice(blank.indexOf('## '))}`],
    ['its first line is empty', `\n${blank}`],
    ['it has one piece', `${blank.slice(blank.indexOf('## Is'), blank.indexOf('## In'))}`],
  ])('is read as a text each time where %s, by which its form could be told', (_, text) => {
    expect(takenAfter([text], [text])).toEqual([false]);
  });

  it('is not known by its first piece alone, in which no heading may stand', () => {
    const start = '<!-- {id: legs} -->\n\n= 8\n\n';
    const text = `${start}${blank.slice(blank.indexOf('## Is'))}`;
    expect(takenAfter([text], [text, start])).toEqual([true, false]);
  });

  it('is known where its lines end as those of Windows do', () => {
    const windows = (text: string): string => text.replaceAll('\n', '\r\n');
    const mixed = blank.replace('\n', '\r\n');
    expect(takenAfter([blank], [windows(blank), mixed, `${windows(blank)}\r`])).toEqual([true, true, false]);
    expect(takenAfter([windows(blank)], [windows(blank), blank])).toEqual([true, true]);
  });

  const headed = (student: string, page = blank): string => `---\nstudent:${student}\n---\n\n${page}`;

  it('is known whoever it names, where one was read that names somebody or nobody', () => {
    const [apple, none] = [tick(blank, 'apple'), headed('')];
    const others = [headed(' ada'), headed(' Zoë K.'), headed('   bob ', apple), headed(' 学生')];
    expect(takenAfter([headed(' eve'), headed(' mallory', apple)], others)).toEqual([true, true, true, true]);
    expect(takenAfter([none, apple], [...others, none])).toEqual([true, true, true, true, true]);
    expect(takenAfter([blank, apple], [...others, blank])).toEqual([false, false, false, false, true]);
  });

  it.each([
    ' x: y',
    ' "ada"',
    ' *a',
    ' 7',
    'ada',
    '\tada',
    ` ${'x'.repeat(300)}`,
    ' ada\nid: exam',
    ' a #b',
    ' \u00a0',
  ])('is read as a text each time where it names its student %j', (student) => {
    expect(takenAfter([headed(' eve')], [headed(student)])).toEqual([false]);
  });

  it('names the students that the exact way names', () => {
    const students = ['ada', 'Zoë K.', "o'neil", 'Ada, Countess', '学生', 'a  b'];
    const tally = newTally(paper, 'error');
    const collector = tallyCollector(tally, 'error');
    const pages = knownPages(collector, paper.items.length);
    const reader = submissionReader(paper.entries, { tellPieces: pages.learn }, () => collector);
    reader.read({ path: 'e.md', text: headed(' eve'), fallback: 'e' });
    for (const each of students) expect(pages.take(Buffer.from(headed(` ${each} `)), 'file')).toBe(true);
    const { students: names } = tally.papers;
    const found = Array.from({ length: names.count }, (_, at) => Buffer.from(nameAt(names, at)).toString());
    const exact = submissionReader(paper.entries);
    for (const each of ['eve', ...students]) exact.read({ path: 'x.md', text: headed(` ${each} `), fallback: 'x' });
    expect(found).toEqual(['eve', ...students]);
    expect(exact.finish().submissions.map(({ student }) => student)).toEqual(found);
  });

  it('is told from another whose bytes have the same hash', () => {
    // 31 × 65 + 97 and 31 × 66 + 66 are the same.
    const [one, other, neither] = ['Aa', 'BB', 'C#'].map((text) => `${blank}## ${text}\n\n`);
    expect(takenAfter([one ?? '', other ?? ''], [one ?? '', other ?? '', neither ?? ''])).toEqual([true, true, false]);
  });

  it('is read as a text each time where a piece is very long', () => {
    const text = `${blank}## Notes\n\n${'word '.repeat(3000)}\n`;
    expect(takenAfter([text], [text])).toEqual([false]);
  });

  it('is read as a text each time where its place alone says which of two items a heading means', () => {
    const twice = paperToMark([deckOf('# Exam\n\n## Same?\n\nOf one.\n\n= 1\n\n## Same?\n\nOf two.\n\n= 2\n')]);
    const text = '# Exam\n\n## Same?\n\n= 1\n\n## Same?\n\n= 2\n';
    expect(takenAfter([text], [text], twice)).toEqual([false]);
  });

  it('is known by its pieces whatever stood behind each, and by those of many headings in their code', () => {
    const code = (lines: number) => `## Notes\n\n\`\`\`\n${'# a comment\n'.repeat(lines)}\`\`\`\n\n`;
    const from = blank.indexOf('## Is');
    const noting = (text: string) => blank.slice(0, from) + text + blank.slice(from);
    const others = Array.from({ length: 12 }, (_, at) => noting(`## Note ${at}\n\n`));
    const noted = [...others, noting(code(3)), noting(code(7)), noting(code(8))];
    expect(takenAfter([blank, ...noted], noted)).toEqual([...noted.map((_, at) => at < 14)]);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyKind } from './kinds.ts';
import { machineWith, type Ran } from './viva.ts';

const machine = (files: Readonly<Record<string, string>> = {}) => machineWith({ 'every.md': everyKind, ...files });

/** What became of a file of responses to the deck with every kind. */
async function marked(answers: string, ...more: readonly string[]): Promise<Ran> {
  return await machine({ 'given.txt': answers }).run(['quiz', 'every.md', '--answers', 'given.txt', ...more]);
}

/** Verdict and exact points of each item. */
function scores({ out }: Ran): readonly string[] {
  const document: { items: { id: string; verdict: string; earnedExact: string }[] } = JSON.parse(out);
  return document.items.map(({ id, verdict, earnedExact }) => `${id} ${verdict} ${earnedExact}`);
}

const ids = ['one', 'several', 'truth', 'word', 'number', 'gaps', 'lines', 'pairs', 'printed', 'card', 'words'];

const right = {
  one: 'B',
  several: ['A', 'C'],
  truth: true,
  word: 'paris',
  number: '16000 m',
  gaps: ['red', 'blue'],
  lines: ['A', 'B', 'C'],
  pairs: ['A', 'B'],
  printed: 'a\nb',
  card: 'good',
  words: { text: 'It scatters.', points: [1, 2] },
};

const wrong = {
  one: 'grass',
  several: ['A', 'B'],
  truth: false,
  word: 'Lyon',
  number: 16001,
  gaps: ['red', 'green'],
  lines: ['A', 'C', 'B'],
  pairs: ['A', 'A'],
  printed: 'b\na',
  card: 'again',
  words: { text: 'Because.', points: [1] },
};

describe('responses from a JSON object', () => {
  it('earn all points of every kind where they are right', async () => {
    const ran = await marked(JSON.stringify(right), '--json');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(scores(ran)).toEqual(ids.map((id) => `${id} right 2`));
  });

  it('earn what the rule of each item says where they are not', async () => {
    expect(scores(await marked(JSON.stringify(wrong), '--json'))).toEqual([
      'one wrong 0',
      // One right minus one wrong.
      'several wrong 0',
      'truth wrong 0',
      'word wrong 0',
      'number wrong 0',
      'gaps partly 1',
      // Two of three lines stand in order.
      'lines partly 4/3',
      'pairs partly 1',
      'printed wrong 0',
      'card wrong 0',
      // One of four weights of two points.
      'words partly 1/2',
    ]);
  });

  it('give the same bytes twice, whatever the seed of the moment', async () => {
    const here = machine({ 'given.json': '{}' });
    const args = ['quiz', 'every.md', '--answers', 'given.json', '--json', '--count', '5', '--order', 'shuffled'];
    const [one, other] = [await here.run(args), await here.run(args)];
    expect(one.out).toBe(other.out);
    expect(one.out.endsWith('}\n')).toBe(true);
  });

  it('leave what is not named open, and blank what is empty', async () => {
    const ran = await marked('{"one": "", "truth": null}', '--json');
    expect(scores(ran).slice(0, 3)).toEqual(['one blank 0', 'several open 0', 'truth blank 0']);
  });

  it('leave nothing in the history of the learner', async () => {
    const here = machine({ 'given.json': JSON.stringify(right) });
    await here.run(['quiz', 'every.md', '--answers', 'given.json']);
    expect(here.events()).toEqual([]);
  });

  it('print the score in words without --json, and keep to the pass mark', async () => {
    const ran = await marked(JSON.stringify(wrong), '--pass-mark', '50%');
    expect(ran.code).toBe(1);
    // 0+0+0+0+0+1+4/3+1+0+0+1/2 of 22.
    expect(ran.out).toContain('3.83 of 22 points, 17 %');
    expect(ran.out).toContain('not passed: 50 % is needed\n');
  });
});

describe('responses one a line', () => {
  it('are taken in the order of the paper', async () => {
    const lines = ['2', '1 3', 'true', 'Paris', '16000', 'red | blue', '1 2 3', '1 2', 'a\\nb', '3', 'It scatters.'];
    const ran = await marked(`${lines.join('\r\n')}\r\n`, '--json');
    expect(scores(ran)).toEqual([
      ...ids.slice(0, 10).map((id) => `${id} right 2`),
      // Nobody has ticked the points of an answer in the learner's own words.
      'words unrated 0',
    ]);
  });

  it('may be fewer than the items', async () => {
    expect(scores(await marked('2', '--json')).slice(0, 2)).toEqual(['one right 2', 'several open 0']);
  });

  it('are refused where there are more than items', async () => {
    const { code, err, out } = await marked('2\n'.repeat(12));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('`given.txt` has 12 responses for 11 items.');
  });
});

describe('responses that cannot be taken', () => {
  it('name every item and the reason, and nothing is counted as zero', async () => {
    const ran = await marked('{"number": "16,000", "one": "Z", "truth": "maybe"}', '--json');
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(/^viva: `given\.txt` holds three responses that cannot be read\.\n/);
    expect(ran.err).toMatch(/^ {2}one: Give one number from 1 to 3\.$/m);
    expect(ran.err).toMatch(/^ {2}truth: Answer true or false\.$/m);
    expect(ran.err).toMatch(/^ {2}number: .*16000/m);
  });

  it.each([
    ['an id that is not in the paper', '{"numbr": 1}', '`given.txt` answers `numbr`, which is not in the paper.'],
    ['JSON that ends in the middle', '{"one": "B"', '`given.txt` is not valid JSON: '],
    ['a list', '["B"]', '`given.txt`'],
  ])('are refused for %s', async (_, answers, message) => {
    const ran = await marked(answers, '--json');
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(message);
    expect(ran.err).not.toContain('    at ');
  });

  it('suggest the id that was meant', async () => {
    expect((await marked('{"numbr": 1}')).err).toContain('Did you mean `number`?');
  });

  it('are refused where the file is missing or no text', async () => {
    const here = machine();
    const missing = await here.run(['quiz', 'every.md', '--answers', 'none.json']);
    expect(missing).toMatchObject({ code: 2, out: '' });
    expect(missing.err).toContain('`none.json`');
    writeFileSync(join(here.folder, 'bad.json'), Buffer.from([0x7b, 0xff, 0xfe, 0x00]));
    const binary = await here.run(['quiz', 'every.md', '--answers', 'bad.json']);
    expect(binary).toMatchObject({ code: 2, out: '' });
    expect(binary.err).toContain('`bad.json`');
  });
});

describe('a file of responses with --share', () => {
  it('ends with a card: what was asked, the score, a sign for each item, and the seed', async () => {
    const { code, out } = await marked(JSON.stringify({ ...right, one: 'grass' }), '--share');
    const [title, score, signs, seed] = out.trimEnd().split('\n').slice(-4);
    expect({ code, title, score, signs, seed }).toEqual({
      code: 0,
      title: 'viva · Every kind',
      score: '20 of 22 points · 91 %',
      signs: '✗ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓',
      seed: 'seed 1',
    });
  });

  it('prints no card into a JSON document', async () => {
    const ran = await marked(JSON.stringify(right), '--share', '--json');
    expect([ran.code, ran.out]).toEqual([2, '']);
  });
});

describe('a sitting with --share', () => {
  it('ends with the card, and one that was left has none', async () => {
    const files = { 'two.md': '# Two\n\n## Is it?\n\n= true\n\n## Is it not?\n\n= true\n' };
    const whole = await machineWith(files).run(['two.md', '--share', '--seed', '3'], { input: '1\n1\n' });
    const [title, score, signs, seed] = whole.out.trimEnd().split('\n').slice(-4);
    expect([title, score?.replace(/ · \d+ s$/, ' · time'), signs, seed]).toEqual([
      'viva · Two',
      '2 of 2 points · 100 % · time',
      '✓ ✓',
      'seed 3',
    ]);
    const left = await machineWith(files).run(['two.md', '--share'], { input: '1\n' });
    expect(left.out).not.toContain('viva · Two');
  });
});

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

const deck = `---
id: exam
---
# Exam

## What colour is the sky?
<!-- {id: sky} -->

- [ ] red
- [x] blue
- [ ] green

## How does it begin?
<!-- {id: word} -->

= /(a+)+b/
= grün
`;
const head = 'student,item,response';
const good = `${head}\nada,sky,blue\nben,sky,red\n`;
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const longRows = Array.from(
  { length: 4000 },
  (_, at) => `s${(at * 7919) % 10_007},sky,${at % 3 === 0 ? 'blue' : 'red'}\n`,
);
const packed = gzipSync(`${head}\n${longRows.join('')}`);

const grade = async (file: string, content: string | Uint8Array, ...more: readonly string[]) => {
  const argv = ['grade', 'exam.md', file, ...more];
  const world = fakeWorld(folderWith({ 'exam.md': deck, [file]: content }), { argv });
  const code = await main(world);
  const rows = world.written().trimEnd().split('\n').slice(1);
  return {
    code,
    err: world.complained(),
    totals: rows.map((row) => row.split(',')).map(([who, , , earned]) => `${who} ${earned}`),
  };
};

describe('a file of submissions with something wrong', () => {
  // What is in it, which line is named, and what everybody earns all the same.
  it.each<[string, string, string | Uint8Array, string, readonly string[]]>([
    [
      'a quote that never closes',
      'in.csv',
      `${good}cem,sky,"blue\ndan,sky,blue\n`,
      'in.csv, line 4',
      ['ada 1', 'ben 0', 'cem 0', 'dan 1'],
    ],
    [
      '10 MB in one field',
      'in.csv',
      `${good}cem,word,${'x'.repeat(10 << 20)}\ndan,sky,blue\n`,
      'in.csv, line 4',
      ['ada 1', 'ben 0', 'cem 0', 'dan 1'],
    ],
    [
      'two encodings',
      'in.csv',
      Buffer.concat([Buffer.from(`${good}cem,word,grün\n`), Buffer.from('dan,word,grün\n', 'latin1')]),
      'in.csv, line 5',
      ['ada 1', 'ben 0', 'cem 1', 'dan 0'],
    ],
    ['a header twice', 'in.csv', 'student,sky,sky\nada,blue,red\n', 'in.csv, line 1', ['ada 1']],
    ['NUL bytes', 'in.csv', `${good}cem,sky,bl\0ue\n`, 'in.csv, line 4', ['ada 1', 'ben 0', 'cem 0']],
    ['an item that there is not', 'in.csv', `${good}cem,skyy,blue\n`, 'in.csv, line 4', ['ada 1', 'ben 0']],
    [
      'half a line of JSON',
      'in.jsonl',
      '{"student":"ada","item":"sky","response":"blue"}\n{"student":"ben","item"',
      'in.jsonl, line 2',
      ['ada 1'],
    ],
  ])(
    'is named with its line, is marked as far as it goes, and exits with 2: %s',
    async (_, file, content, where, totals) => {
      const { code, err, totals: earned } = await grade(file, content);
      expect(code).toBe(2);
      expect(
        err
          .split('\n')
          .filter((line) => line.startsWith('! '))
          .map((line) => line.split('  ').at(-1)?.split(', column')[0]),
      ).toEqual([where]);
      expect(earned).toEqual(totals);
      expect((await grade(file, content, '--keep-going')).code).toBe(0);
    },
  );

  it('is marked up to where a gzip file breaks off', async () => {
    const cut = packed.subarray(0, packed.length >> 1);
    const { code, err, totals } = await grade('in.csv.gz', cut);
    expect(code).toBe(2);
    const line = Number(/in\.csv\.gz, line (\d+)/.exec(err)?.[1]);
    expect(totals.length).toBe(line - 1);
    expect(totals.length).toBeGreaterThan(100);
    expect((await grade('in.csv.gz', cut, '--keep-going')).code).toBe(0);
  });
});

describe('a file of submissions that only looks odd', () => {
  it.each<[string, string | Uint8Array]>([
    ['a byte order mark', `\ufeff${good}`],
    ['UTF-16 with a byte order mark', utf16(good)],
    ['UTF-16, the greater byte first', utf16(good).swap16()],
    ['lines that end in CRLF', good.replaceAll('\n', '\r\n')],
    ['lines that end in CR', good.replaceAll('\n', '\r')],
    ['tabs', good.replaceAll(',', '\t')],
    ['semicolons', good.replaceAll(',', ';')],
    ['gzip', gzipSync(good)],
  ])('is marked without a word: %s', async (_, content) => {
    const { code, totals } = await grade('in.csv', content);
    expect([code, totals]).toEqual([0, ['ada 1', 'ben 0']]);
  });

  it.each(['=1+1', '+1', '-1', '@sum', '＝1'])('never gives a spreadsheet the formula %s as a name', async (name) => {
    const { code, totals } = await grade('in.csv', `${head}\n"${name}",sky,blue\n`);
    expect([code, totals]).toEqual([0, [`'${name} 1`]]);
  });

  it('is marked at once, for a pattern that is built to backtrack as for a million characters', async () => {
    const content = `${good}cem,word,${'a'.repeat(1_000_000)}\ndan,word,${'a'.repeat(1000)}b\n`;
    const { code, totals } = await grade('in.csv', content);
    expect([code, totals]).toEqual([0, ['ada 1', 'ben 0', 'cem 0', 'dan 1']]);
  });
});

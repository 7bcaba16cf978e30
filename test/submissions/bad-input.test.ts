import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestField } from '../../src/core/submissions/csv.ts';
import { readSubmissions } from '../../src/shell/submissions/read-submissions.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';
import { coded, inShort, paper, readText } from './support.ts';

async function readBytes(content: string | Uint8Array, name = 'in.csv') {
  const world = fakeWorld(folderWith({ [name]: content }));
  const { submissions, findings } = await readSubmissions(world, [name], paper);
  return { submissions: submissions.map(inShort), findings: coded(findings), all: findings, raw: submissions };
}

const long = 'student,item,response\nann,call,B\nben,call,A\n';
const both = [
  { student: 'ann', call: 'B' },
  { student: 'ben', call: 'A' },
];
const utf16 = (text: string, isLittle: boolean): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isLittle ? bytes : bytes.swap16();
};

describe('what is wrong in a file is found, and the rest is read', () => {
  it('a gzip file that breaks off', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => `s${(at * 7919) % 10_007},call,${'ABCD'[at % 4]}\n`).join('');
    const packed = gzipSync(`student,item,response\n${rows}`);
    const { raw, findings } = await readBytes(packed.subarray(0, packed.length >> 1), 'in.csv.gz');
    expect(findings).toEqual([`unreadable-file error in.csv.gz:${raw.length + 1}`]);
    expect(raw.length).toBeGreaterThan(100);
    expect(raw.every(({ student }, at) => student === `s${(at * 7919) % 10_007}`)).toBe(true);
  });

  it('a gzip file that is damaged, or unpacks to far more than a table would', async () => {
    const damaged = gzipSync(long);
    damaged[damaged.length - 6] = (damaged[damaged.length - 6] ?? 0) ^ 0xff;
    expect((await readBytes(damaged)).findings).toEqual(['unreadable-file error in.csv:-']);
    const bomb = gzipSync(Buffer.alloc(70 * 1024 * 1024, 'a'));
    expect((await readBytes(bomb)).findings).toEqual(['unreadable-file error in.csv:-']);
  });

  it('a whole gzip file is read, whatever its name', async () => {
    expect(await readBytes(gzipSync(long), 'in.csv')).toMatchObject({ submissions: both, findings: [] });
  });

  it('a quote that never closes', async () => {
    expect(await readBytes('student,item,response\nann,call,B\nben,offload,"to\ncem,call,A\n')).toMatchObject({
      submissions: [
        { student: 'ann', call: 'B' },
        { student: 'ben', offload: '"to' },
        { student: 'cem', call: 'A' },
      ],
      findings: ['unclosed-quote error in.csv:3'],
    });
  });

  it('10 MB in one field', async () => {
    const big = 'x'.repeat(10 * 1024 * 1024);
    const { submissions, findings } = await readBytes(`${long}cem,call,"${big}"\ndan,call,C\n`);
    expect(findings).toEqual(['field-too-long error in.csv:4']);
    expect(submissions).toEqual([...both, { student: 'cem', call: 'unclear' }, { student: 'dan', call: 'C' }]);
    expect(longestField).toBeLessThan(big.length);
  });

  it('a response of a million characters is a response', async () => {
    const text = 'y'.repeat(1_000_000);
    const { raw, findings } = await readBytes(`${long}cem,offload,${text}\n`);
    expect(findings).toEqual([]);
    expect(raw[2]?.responses[0]?.given).toEqual({ from: 'text', text });
  });

  it('bytes that are not UTF-8, with their line and their letter in Windows-1252', async () => {
    const bytes = Buffer.concat([Buffer.from(long), Buffer.from('Andr\xe9,call,C\nZo\xeb,call,Ü\n', 'latin1')]);
    const { submissions, all } = await readBytes(bytes);
    expect(submissions.slice(0, 2)).toEqual(both);
    expect(
      all.slice(0, 2).map(({ code, message, help, place }) => ({ code, message, help, line: place.line })),
    ).toEqual([
      {
        code: 'encoding-invalid',
        message: 'Byte 48 (0xE9) is not UTF-8.',
        help: 'In Windows-1252 it would be `é`: iconv -f WINDOWS-1252 -t UTF-8, or save it as CSV UTF-8.',
        line: 4,
      },
      {
        code: 'encoding-invalid',
        message: 'Byte 59 (0xEB) is not UTF-8.',
        help: 'In Windows-1252 it would be `ë`: iconv -f WINDOWS-1252 -t UTF-8, or save it as CSV UTF-8.',
        line: 5,
      },
    ]);
  });

  it('NUL bytes', async () => {
    expect((await readBytes('student,item,response\nann,call,B\nben,offload,a\0b\n')).findings).toEqual([
      'value-invalid error in.csv:3',
    ]);
  });

  it('headers that come twice', async () => {
    expect(await readBytes('student,item,response,response\nann,call,B,C\n')).toMatchObject({
      submissions: [{ student: 'ann', call: 'B' }],
      findings: ['header-duplicate error in.csv:1'],
    });
    expect(await readBytes('student,call,student\nann,B,ben\n')).toMatchObject({
      submissions: [{ student: 'ann', call: 'B' }],
      findings: ['header-duplicate error in.csv:1'],
    });
  });

  it('rows with too few or too many cells', async () => {
    const { submissions, findings } = await readBytes(`${long}cem,call\ndan,call,A, with a comma\neva,call,C,,\n`);
    expect(findings).toEqual(['row-short error in.csv:4', 'row-long error in.csv:5']);
    expect(submissions).toEqual([...both, { student: 'dan', call: 'unclear' }, { student: 'eva', call: 'C' }]);
  });

  it('rows without a student, and numbers that are none', async () => {
    const text = 'student,item,response,attempt,seconds,submitted_at\n,call,B,,,\nann,call,B,zero,long,soon\n';
    expect((await readBytes(text)).findings).toEqual([
      'student-missing error in.csv:2',
      'value-invalid error in.csv:3',
      'value-invalid warning in.csv:3',
      'value-invalid warning in.csv:3',
    ]);
  });

  it('a response that comes twice, which counts as the option says', () => {
    const text = `${long}ann,call,C\n`;
    expect(coded(readText(text).findings)).toEqual(['duplicate-response error in.csv:4']);
    const first = (duplicates: 'error' | 'first' | 'last') =>
      readText(text, { duplicates }).submissions.map(inShort)[0];
    expect([first('error'), first('first'), first('last')]).toEqual([
      { student: 'ann', call: 'B' },
      { student: 'ann', call: 'B' },
      { student: 'ann', call: 'C' },
    ]);
    expect(coded(readText(text, { duplicates: 'last' }).findings)).toEqual([]);
  });

  it('a line of JSON Lines that breaks off', async () => {
    expect(
      await readBytes('{"student":"ann","item":"call","response":"B"}\n{"student":"ben","item":"ca'),
    ).toMatchObject({
      submissions: [{ student: 'ann', call: 'B' }],
      findings: ['value-invalid error in.csv:2'],
    });
  });

  it('times of which nobody knows the day', async () => {
    const text = 'student,item,response,submitted_at\nann,call,B,3/4/2026\n';
    expect((await readBytes(text)).findings).toEqual(['value-invalid warning in.csv:1']);
    expect(readText(text, { dayOrder: 'day-first' }).submissions.map(inShort)).toEqual([
      { student: 'ann', at: '2026-04-03T00:00:00.000Z', call: 'B' },
    ]);
  });

  it.each([
    ['an empty file', ''],
    ['one line', 'hello\n'],
    ['a table without any item', 'student,colour\nann,red\n'],
    ['a workbook', 'PK\x03\x04rest'],
    ['JSON that breaks off', '{"ann": {"call": "B"'],
    ['a page without any item', '# Shopping\n\n- [x] milk\n'],
    ['a value that is no submission', '[1, 2]'],
  ])('%s', async (_, text) => {
    const { findings, submissions } = await readBytes(text, 'in.txt');
    expect(findings.length).toBeGreaterThan(0);
    expect(submissions).toEqual([]);
  });

  it('a path that leads nowhere', async () => {
    const { findings } = await readSubmissions(fakeWorld(folderWith({})), ['lost.csv'], paper);
    expect(coded(findings)).toEqual(['unreadable-file error lost.csv:-']);
  });
});

describe('what is only unusual is read', () => {
  it.each([
    ['a byte order mark', `\ufeff${long}`],
    ['CRLF', long.replaceAll('\n', '\r\n')],
    ['lone CR', long.replaceAll('\n', '\r')],
    ['no line end at the end', long.trimEnd()],
    ['quotes everywhere', long.replace(/[^,\n]+/g, '"$&"')],
    ['UTF-16 from low to high', utf16(long, true)],
    ['UTF-16 from high to low', utf16(long, false)],
    ['the line of Excel that names the delimiter', `sep=;\r\n${long.replaceAll(',', ';')}`],
    ['blank lines and rows', `${long}\n\n,,\n`],
  ])('%s', async (_, content) => {
    expect(await readBytes(content)).toMatchObject({ submissions: both, findings: [] });
  });

  it('a student whose id begins with `=`, or with zeros', async () => {
    const { submissions } = await readBytes('student,item,response\n"=1+1",call,B\n007,call,B\n__proto__,call,B\n');
    expect(submissions).toEqual(['=1+1', '007', '__proto__'].map((student) => ({ student, call: 'B' })));
  });
});

it('a file with a million mistakes of one sort has few findings', () => {
  const { findings } = readText(`student,item,response\n${',call,B\n'.repeat(100_000)}ann,call,B\n`);
  const missing = findings.filter(({ code }) => code === 'student-missing');
  expect(missing).toHaveLength(51);
  expect(missing.at(-1)?.message).toBe('There are 99950 more findings of this sort in the file.');
});

it('every finding says where it is and what to do', () => {
  const texts = [
    '',
    'x',
    'student,call,call,what\n,A\nann,A,B,C,D\n',
    '{"a":1}',
    '# a\n- [x] b\n',
    'student,item,response\nann,x,"y',
  ];
  for (const finding of texts.flatMap((text) => readText(text).findings)) {
    expect(finding.place.path).toBe('in.csv');
    expect([finding.message, finding.help].every((text) => /[.`]$/.test(text) || text.includes('--map'))).toBe(true);
  }
});

describe('no bytes make the reading throw', () => {
  const piece = fc.constantFrom(
    'student',
    'item',
    'response',
    'call',
    'ann',
    ',',
    ';',
    '\t',
    '"',
    '""',
    '\n',
    '\r',
    '\0',
    '{',
    '}',
    '[',
    ']',
    ':',
    '{"student":"a",',
    '"item":"call"',
    '# ',
    '- [x] ',
    '= ',
    '---\n',
    'Timestamp,',
    'Response 1,',
    'n correct,n incorrect,',
    'Start time,Completion time,',
    '__proto__',
    'constructor',
    '&a',
    '*a',
    '1e999',
    '2026-99-99',
    '3/4/2026',
    'seed',
    'order',
    'null',
    'sep=',
    '\ud800',
    '<!--',
    '-->',
    '`',
  );

  it('of texts that look like submissions', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, isNamed) => {
        const { submissions, findings } = readText(pieces.join(''), {}, paper, isNamed ? 'ann' : undefined);
        expect(Array.isArray(submissions) && Array.isArray(findings)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('of maps', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        readText(long, { map: { path: 'map', text: pieces.join('') } });
      }),
      { numRuns: 300 },
    );
  });

  it('at all', async () => {
    const folder = folderWith({});
    const { writeFileSync } = await import('node:fs');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, isPacked) => {
        writeFileSync(`${folder}/x`, isPacked ? Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), bytes]) : bytes);
        await readSubmissions(fakeWorld(folder), ['x'], paper);
      }),
    );
  });

  it.each([
    ['nested lists', '['.repeat(100_000)],
    ['nested objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['nested YAML', `a: ${'['.repeat(10_000)}`],
    ['quotes alone', '"'.repeat(200_000)],
    ['commas alone', ','.repeat(200_000)],
    ['a wide header', `student,${'x,'.repeat(2000)}\nann\n`],
    ['many quotes that never close', 'student,item,response\n'.concat('a,b,"c\n'.repeat(20_000))],
    ['one student in very many rows', `student,call\n${'ann,A\n'.repeat(20_000)}`],
    ['spaces', `student,item,response\nann,call,${' '.repeat(500_000)}x\n`],
    ['backslashes', `name,id,1: call,n correct,n incorrect\nann,1,"${'\\,'.repeat(100_000)}",1,1\n`],
    ['Markdown signs', `# ${'*_`['.repeat(50_000)}\n- [x] ${'[('.repeat(50_000)}\n`],
  ])('of %s', (_, text) => {
    expect(readText(text).findings.length).toBeGreaterThan(0);
  });
});

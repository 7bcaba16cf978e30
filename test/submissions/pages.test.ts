import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOfText, readPage } from '../../src/core/source/blocks.ts';
import { readFrontMatter } from '../../src/core/source/front-matter.ts';
import { type Pieces, readPieces } from '../../src/core/submissions/page-pieces.ts';
import { sectionsOf } from '../../src/core/submissions/page-sections.ts';

const ignore = (): void => undefined;

/** What a page says, parsed as a whole: its student, and each section with its line in the file. */
function whole(text: string) {
  const lines = linesOfText(text);
  const front = readFrontMatter(lines, ignore);
  const student = front.fields['student'];
  return {
    student: typeof student === 'string' && student.trim() !== '' ? student.trim() : undefined,
    sections: sectionsOf(readPage(lines, front.height, ignore).blocks),
  };
}

/** The same by its pieces. */
function inPieces(text: string, pieces: Pieces) {
  const { student, sections, linesBefore } = readPieces(text, pieces);
  return {
    student,
    sections: sections.map((section, at) => ({ ...section, line: section.line + (linesBefore[at] ?? 0) })),
  };
}

/** Names of students, plain and such as mean more in YAML. */
const names = fc.constantFrom(
  ...[
    'ada',
    'Zoë K.',
    "o'neil",
    'Ada, Countess',
    '学生',
    'e\u0301',
    'a  b',
    'a-b',
    'ada@x.org',
    'true',
    'null',
    'x'.repeat(300),
  ],
  ...[
    'x: y',
    'x:',
    'a #b',
    '"q"',
    "'q'",
    '*a',
    '&a b',
    '- a',
    '-',
    '7',
    '?',
    '@x',
    '{a}',
    'a\tb',
    '|',
    '>',
    '',
    '~',
    '%',
    '\u00a0a\u00a0',
  ],
);
const named = fc
  .tuple(
    fc.constantFrom('---\n', '---\n', '---\n', '--- \n', '---\nid: exam\n', '----\n'),
    fc.constantFrom('student: ', 'student: ', 'student: ', 'student:', 'student:   ', 'student:\t', 'Student: '),
    names,
    fc.constantFrom(
      '\n---\n',
      '\n---\n',
      '\n---\n\n',
      ' \n---\n',
      '\n--- \n',
      '\nid: exam\n---\n',
      '\n---',
      '\n----\n',
      '\n---\n---\nstudent: eve\n---\n',
    ),
  )
  .map((parts) => parts.join(''));
const plainFronts = fc.constantFrom(
  '',
  '---\nid: exam\n---\n# Exam\n\n',
  '---\nstudent: ada\n---\n',
  '---\n# a comment\nstudent: bob\n---\n\nBefore.\n\n',
  '---\nnever: closed\n\n',
  '---js\n1\n---\n',
  '----\n',
  '---\n\n# Exam\n\n---\n\n',
  'Before, with a box.\n\n- [x] yes\n\n',
  '# Exam\n',
);
const fronts = fc.oneof(plainFronts, named);
const choices = (a: string, b: string, c: string) => `- [${a}] one\n- [${b}] two\n- [${c}] three\n`;
const tick = fc.constantFrom(' ', ' ', 'x', 'X');
const bodies = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(tick, tick, tick).map((ticks) => choices(...ticks)) },
  fc.constantFrom(
    '= \n',
    '= 42\n',
    '= a\nb\n= c\n',
    '=\n\n```python\n# no heading\nx = 1\n```\n',
    '=\n\n```python\n# one\n# two\n# three\n# four\n# five\n# six\n# seven\n# eight\n# nine\n```\n',
    '1. a\n2. b\n\n### Answer\n\nIt is *this*.\n',
    '### Output:\n\n```\n## no heading\n```\n',
    '```\nnever closed\n',
    '<div>\nraw\n',
    '<!-- never closed\n',
    '<!-- {id: q9} -->\n\n- [x] one <!-- aside -->\n',
    '> quoted\n',
    '- a\n',
    'A paragraph\n',
    'A title\n===\n\n- [x] one\n',
    '[one]: http://x\n\n- [x] [one]\n',
    '- [x] see [one]\n',
    '| a |\n|---|\n',
    '    code\n',
    '\n',
    '',
  ),
);
const heading = fc.constantFrom(
  '## One?',
  '## Two?',
  '## Three',
  '### Answer',
  '# ',
  '#',
  '####### no',
  '#\tTab',
  '## One? ##',
);
const piece = fc
  .tuple(
    heading,
    fc.constantFrom('\n', '\n', '\n\n', '\n<!-- {id: q1} -->\n\n'),
    bodies,
    fc.constantFrom('\n', '\n', ''),
  )
  .map((parts) => parts.join(''));
const pages = fc
  .tuple(
    fronts,
    fc.array(piece, { maxLength: 6 }),
    fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'),
    fc.constantFrom('', '', '', '\ufeff'),
  )
  .map(([front, all, end, mark]) => mark + (front + all.join('')).replaceAll('\n', end));
/** The same with something put in or taken out somewhere. */
const edited = fc
  .tuple(
    pages,
    fc.array(
      fc.tuple(
        fc.nat(300),
        fc.nat(3),
        fc.constantFrom('', '#', '\n', '\n# ', '`', '```\n', ' ', '\0', '=', '[', 'x', '>', '<', '--'),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((all, [at, taken, put]) => all.slice(0, at) + put + all.slice(at + taken), text),
  );

describe('a page in pieces', () => {
  it('says what it says as a whole, whatever pages were read before it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pages, edited), { minLength: 1, maxLength: 8 }), (all) => {
        const pieces: Pieces = new Map();
        // Each once more: what was remembered of it must say the same.
        for (const text of [...all, ...all]) expect([text, inPieces(text, pieces)]).toEqual([text, whole(text)]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is parsed but once where nothing else is in it', () => {
    const pieces: Pieces = new Map();
    const text = (a: string, b: string) =>
      `---\nid: exam\n---\n# Exam\n\n## One?\n\n${choices(a, ' ', ' ')}\n## Two?\n\n${choices(b, ' ', ' ')}`;
    const first = readPieces(text('x', ' '), pieces);
    const other = readPieces(text(' ', ' '), pieces);
    expect(other.sections.map((section, at) => section === first.sections[at])).toEqual([true, true, false, true]);
  });

  it('is not remembered beyond a number of pieces, nor where it is very long', () => {
    const pieces: Pieces = new Map();
    for (let at = 0; at < 6000; at++) readPieces(`# ${at}\n`, pieces);
    expect(pieces.size).toBe(5000);
    expect([...pieces.values()].every(({ next }) => next.length <= 8)).toBe(true);
    const own: Pieces = new Map();
    readPieces(`# One\n\n${'long '.repeat(2001)}\n`, own);
    expect(own.size).toBe(1);
    readPieces(`# One\n\n${'long\n\n'.repeat(50_000)}\n`, own);
    expect(own.size).toBe(1);
  });
});

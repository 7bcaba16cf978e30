import fc from 'fast-check';

/** What learners of a folder have in common, so that the same bytes come again: how their files are written. */
const fitting = {
  fruits: ['', 'A', 'A,B', 'A,B,C', 'plum "red"'],
  legs: ['', '8', '8.0', '7', 'eight\nnine'],
  wet: ['', 'true', 'false', 'perhaps'],
  order: ['', '1 2 3', '3 2 1'],
} as const;
const names = ['fruits', 'legs', 'wet', 'order'] as const;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A cell of a wide table by what the header says of its column. */
const cells: Readonly<Record<string, fc.Arbitrary<string>>> = {
  ...Object.fromEntries(names.map((name) => [name, fc.constantFrom<string>(...fitting[name])])),
  Legs: fc.constantFrom<string>(...fitting.legs),
  'exam/wet': fc.constantFrom<string>(...fitting.wet),
  attempt: fc.constantFrom('', '', '', '1', '2', '02'),
  submitted_at: fc.constantFrom('2026-11-25T15:04:05Z', '2026-11-25T15:04:06Z', '2026-12-02 10:00', ''),
  group: fc.constantFrom('', 'a', 'é'),
  name: fc.constantFrom('', 'Ada', 'Bo'),
  '': fc.constantFrom('', 'x'),
};

const sometimes = (name: string): fc.Arbitrary<readonly string[]> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, fc.constant([name]));

const headers = fc
  .tuple(
    fc.shuffledSubarray(['fruits', 'legs', 'wet', 'order'], { minLength: 1 }),
    fc.constantFrom(['student'], ['student'], ['attempt'], []),
    fc.constantFrom<readonly string[]>([], ['submitted_at'], ['submitted_at', 'attempt']),
    ...['group', 'name', '', 'Legs', 'exam/wet', 'seed'].map(sometimes),
    fc.boolean(),
  )
  .map((parts) => {
    const [items, ...others] = parts.slice(0, -1).map((part) => (typeof part === 'boolean' ? [] : part));
    const kept = [...new Set(others.flat())];
    return parts.at(-1) === true ? [...kept, ...(items ?? [])] : [...(items ?? []), ...kept];
  });

/** The header most of them have, and those of a few who do not. */
const wideStyle = fc.record({
  header: headers,
  separator: fc.constantFrom(',', ',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r'),
  mark: fc.constantFrom('', '', '\ufeff'),
  quotes: fc.boolean(),
});
type WideStyle = typeof wideStyle extends fc.Arbitrary<infer Value> ? Value : never;

const students = fc.oneof(
  { weight: 40, arbitrary: fc.nat(1000).map((number) => `s${number}`) },
  { weight: 10, arbitrary: fc.constantFrom('Zoë', '学生', 'a"b', 'a,b', '=cmd()') },
  fc.constantFrom(' padded ', ''),
);

function wideTable({ header, separator, lineEnd, mark, quotes }: WideStyle, rows: number): fc.Arbitrary<string> {
  const cell = (column: string): fc.Arbitrary<string> =>
    column === 'student' ? students : (cells[column] ?? fc.constant(''));
  const row = fc
    .tuple(...header.map(cell))
    .map((texts) =>
      texts
        .map((text) => (quotes || /["\r\n]/.test(text) || text.includes(separator) ? quoted(text) : text))
        .join(separator),
    );
  return fc
    .tuple(fc.array(row, { minLength: rows, maxLength: rows }), fc.constantFrom('', lineEnd, lineEnd + lineEnd))
    .map(([lines, end]) => `${mark}${[header.join(separator), ...lines].join(lineEnd)}${end}`);
}

/** Wide tables as a folder has them: most with one row below a header that they share. */
export const wideTables = fc.tuple(wideStyle, fc.array(wideStyle, { maxLength: 2 })).chain(([shared, others]) =>
  fc.array(
    fc
      .tuple(
        fc.oneof({ weight: 9, arbitrary: fc.constant(shared) }, fc.constantFrom(shared, ...others)),
        fc.constantFrom(1, 1, 1, 1, 1, 1, 0, 2),
      )
      .chain(([style, rows]) => wideTable(style, rows)),
    { minLength: 1, maxLength: 5 },
  ),
);

const ticked = fc.constantFrom(' ', 'x', 'x');
const answers = {
  fruits: fc
    .tuple(ticked, ticked, ticked, fc.constantFrom('plum', 'plum', 'plum', 'a plum', 'melon'))
    .map(([a, b, c, third]) => `- [${a}] apple\n- [${b}] pear\n- [${c}] ${third}\n- [ ] carrot\n- [ ] leek\n`),
  legs: fc.constantFrom('= 8\n', '= 8\n', '= 7\n', '= eight\n', '', '=\n', '### Answer\n\n8\n', '## Nothing\n\n'),
  wet: fc.constantFrom('= true\n', '= false\n', '= perhaps\n', '\n### Notes\n\n- [x] wet\n'),
  order: fc.constantFrom('1. one\n2. two\n3. three\n', '1. three\n2. two\n3. one\n', '```\n# no heading\n```\n'),
};
const headed = {
  fruits: '## Which are fruits?\n<!-- {id: fruits} -->\n\n',
  legs: '## How many legs has a spider?\n<!-- {id: legs, points: 2} -->\n\n',
  wet: '## Is water wet?\n\n',
  order: '## In which order do they come?\n<!-- {id: order, kind: ordering} -->\n\n',
};

/** A copy of the deck as one of a class left it: most as it was handed out, a few with more than that changed. */
const copy = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(
        ...Array<string>(12).fill('---\nid: exam\n---\n# Exam\n\n'),
        '# Exam\n\n',
        '# Exam, "final"\n\n',
        '\n# Exam\n\n',
        '---\nstudent: ada\n---\n',
      ),
      fc
        .constantFrom(...'abcdefghijkl', 'Zoë K.', 'x: y', '"q"', '')
        .map((name) => `---\nstudent: ${name}\n---\n\n# Exam\n\n`),
    ),
    fc.oneof(
      { weight: 20, arbitrary: fc.constant(names) },
      { weight: 4, arbitrary: fc.shuffledSubarray([...names], { minLength: 1 }) },
      fc.constant(['legs', 'legs', 'wet'] as const),
    ),
    fc.record(answers),
    fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', '\r'),
    fc.constantFrom(...Array<string>(12).fill(''), '\ufeff', '\0'),
  )
  .map(([front, sections, own, end, mark]) =>
    (front + sections.map((name) => `${headed[name]}${own[name]}`).join('\n')).replaceAll('\n', end).replace(/^/, mark),
  );

/** Copies as a folder has them, each the like of another. */
export const copies = fc.array(copy, { minLength: 1, maxLength: 12 });

/** Items of every kind for the laws. Texts hold what is awkward in Markdown, and are written as an author would. */
import fc from 'fast-check';
import type { ItemCommon } from '../../../src/core/deck/item.ts';
import { fraction } from '../../../src/core/grading/fraction.ts';
import type { NumericAnswer } from '../../../src/core/grading/number.ts';
import type { RuleName } from '../../../src/core/grading/rules.ts';
import type { ItemOf, Kind } from '../../../src/core/item-types/index.ts';

/** Optional fields as an author leaves them out: absent, not undefined. */
function maybe<Name extends string, Value>(
  name: Name,
  value: fc.Arbitrary<Value>,
): fc.Arbitrary<{ [N in Name]?: Value }> {
  const absent: { [N in Name]?: Value } = {};
  const present = value.map((some) => ({ ...absent, ...Object.fromEntries([[name, some]]) }));
  return fc.oneof(fc.constant(absent), present);
}

const opening = fc.constantFrom(
  'The',
  'loop',
  'await',
  '`asyncio.run()`',
  'Überlauf',
  '任务',
  'x_y',
  '*one*',
  'don’t',
  'C++',
  '42 of',
);
const word = fc.constantFrom(
  ...[
    'task',
    'runs',
    '`{{ x }}`',
    '**bold**',
    'a | b',
    '100 %',
    '{',
    '}',
    '=',
    '~',
    ':',
    'std::map',
    '#',
    '- dash',
    '> quote',
  ],
  ...['[a](https://example.org/b_c)', '1/2', '<b>', 'naïve', 'e\u0301', '$5', 'A)', '[x]', '\\*', 'not chosen:', '🙂'],
);
const sentence = fc.tuple(opening, fc.array(word, { maxLength: 5 })).map(([first, rest]) => [first, ...rest].join(' '));
const title = fc
  .tuple(opening, fc.array(fc.constantFrom('task', 'runs', '`x`', 'a | b', 'or', 'why?'), { maxLength: 4 }))
  .map(([first, rest]) => [first, ...rest].join(' '));
const wrapped = fc.array(sentence, { minLength: 1, maxLength: 2 }).map((lines) => lines.join('\n'));
const code = fc
  .tuple(
    fc.constantFrom('python', ''),
    fc.array(fc.constantFrom('x = 1', '', '    return x', '# no heading', '- [ ] no option', '= no'), { maxLength: 4 }),
  )
  .map(([language, lines]) => `\`\`\`${language}\n${['run()', ...lines].join('\n')}\n\`\`\``);
const bullets = fc
  .array(sentence, { minLength: 1, maxLength: 3 })
  .map((lines) => lines.map((line) => `- ${line}`).join('\n'));
const block = fc.oneof(wrapped, wrapped, code, bullets);

/** Some paragraphs, the first of them text. */
const prose = fc
  .tuple(wrapped, fc.array(block, { maxLength: 2 }))
  .map(([first, rest]) =>
    [first, ...rest]
      .filter((text, at, all) => at === 0 || !(text.startsWith('- ') && all[at - 1]?.startsWith('- ')))
      .join('\n\n'),
  );
const stem = fc.oneof(fc.constant(''), prose);
const quote = fc
  .oneof(
    sentence,
    fc.tuple(sentence, code).map((parts) => parts.join('\n\n')),
  )
  .filter((text) => !/not chosen:/.test(text));

const credit = fc.constantFrom(fraction(1, 2), fraction(-1, 4), fraction(1, 3));

type Rest = Omit<ItemCommon, 'partial' | 'stem'>;

const rest: fc.Arbitrary<Rest> = fc
  .tuple(
    fc.record({
      id: fc.constantFrom('a', 'offload-cpu', 'q.7', 'x_1'),
      idIsExplicit: fc.constant(true),
      title,
      tags: fc.uniqueArray(fc.constantFrom('executors', 'event loop', 'x, y', 'true'), { maxLength: 2 }),
      points: fc.constantFrom(fraction(1), fraction(2), fraction(1, 2), fraction(7, 3)),
      shuffle: fc.boolean(),
      hints: fc.array(
        fc
          .tuple(fc.record({ text: sentence }), maybe('cost', fc.constant(fraction(1, 4))))
          .map(([hint, cost]) => ({ ...hint, ...cost })),
        { maxLength: 2 },
      ),
      explanation: fc.array(
        fc
          .tuple(fc.record({ text: prose }), maybe('title', fc.constantFrom('Wrong approach', 'Why')))
          .map(([part, own]) => ({ ...part, ...own })),
        { maxLength: 2 },
      ),
      sources: fc.array(
        fc.constantFrom(
          { title: 'Tasks', url: 'https://example.org/a_(b)' },
          { title: '', url: 'https://example.org/x?a=1' },
        ),
        { maxLength: 2 },
      ),
    }),
    maybe('number', fc.constantFrom('Q12.', '3.', '12)')),
    maybe('level', fc.integer({ min: 1, max: 9 })),
    maybe('timeSeconds', fc.integer({ min: 1, max: 4000 })),
    maybe(
      'contrast',
      fc.constantFrom(
        { approaches: [], criteria: [] },
        { table: 'python', approaches: ['threads', 'process pool'], criteria: ['CPU work'] },
      ),
    ),
    maybe('lab', fc.constantFrom('io-wait', 'cpu-work')),
  )
  .map(([common, numbered, levelled, timed, contrasted, shown]) => ({
    chapter: [],
    span: { line: 1, column: 1, endLine: 1, endColumn: 1 },
    ...common,
    ...numbered,
    ...levelled,
    ...timed,
    ...contrasted,
    ...shown,
  }));

/** An item of a kind from its body and the rules that may grade it. */
function item<K extends Kind>(
  kind: K,
  body: fc.Arbitrary<ItemOf<K>['body']>,
  rules: readonly RuleName[],
  stems: fc.Arbitrary<string> = stem,
): fc.Arbitrary<ItemCommon & { readonly kind: K; readonly body: ItemOf<K>['body'] }> {
  return fc
    .tuple(rest, stems, fc.constantFrom(...rules), body)
    .map(([common, text, partial, own]) => ({ ...common, stem: text, partial, kind, body: own }));
}

const feedback = fc
  .tuple(maybe('feedback', quote), maybe('notChosen', quote))
  .map(([given, not]) => ({ ...given, ...not }));

const optionText = fc.oneof(
  sentence,
  sentence,
  wrapped,
  code,
  fc.tuple(sentence, code).map((parts) => parts.join('\n\n')),
  fc.constantFrom('A', 'B', '2', '1', 'true', 'All of the above', '`x`', '1. one', '- dash'),
);

/** Options with so many keys; two of the same text are no options. */
function options(keys: (count: number) => fc.Arbitrary<number>) {
  return fc
    .uniqueArray(optionText, {
      minLength: 2,
      maxLength: 6,
      selector: (text) => text.replace(/\s+/g, ' ').replace(/\.$/, ''),
    })
    .chain((texts) =>
      fc.tuple(
        fc.constant(texts),
        keys(texts.length).chain((count) => fc.subarray([...texts.keys()], { minLength: count, maxLength: count })),
        fc.array(
          fc
            .tuple(
              feedback,
              maybe('approach', fc.constantFrom('threads', 'process pool')),
              maybe('pin', fc.constant(true as const)),
            )
            .map(([said, approach, pin]) => ({ ...said, ...approach, ...pin })),
          { minLength: texts.length, maxLength: texts.length },
        ),
        fc.array(maybe('credit', credit), { minLength: texts.length, maxLength: texts.length }),
      ),
    )
    .map(([texts, right, around, credits]) => ({
      options: texts.map((text, place) => ({
        text,
        right: right.includes(place),
        ...around[place],
        ...(right.includes(place) ? {} : credits[place]),
      })),
    }));
}

const choiceRules = [
  'all-or-nothing',
  'right-minus-wrong',
  'right-minus-wrong-below-zero',
  'wrong-costs-share',
  'halves',
  'coverage',
  'weights',
  'per-option',
] as const;
const parts = ['proportional', 'all-or-nothing'] as const;

const phrase = fc.constantFrom(
  'asyncio.to_thread',
  'run_in_executor',
  'a {b} c',
  '/etc/',
  '\\/etc/',
  '*args',
  '0x',
  'x | y',
  'naïve',
  'don’t',
  '12 o’clock sharp at noon',
);
const answer = fc.tuple(
  fc.oneof(
    phrase.map((text) => ({ is: 'text' as const, text })),
    fc
      .constantFrom('to_?thread', '(a|b)+', '\\d{2}:\\d{2}', '[^x]y')
      .chain((text) => fc.constantFrom('', 'i').map((flags) => ({ is: 'pattern' as const, text, flags }))),
  ),
  fc.boolean(),
  feedback,
);

const shortAnswer = fc
  .record({
    first: phrase,
    others: fc.array(answer, { maxLength: 3 }),
    case: fc.boolean(),
    accents: fc.boolean(),
  })
  .map(({ first, others, ...rule }) => ({
    ...rule,
    answers: [
      { right: true, is: 'text' as const, text: first },
      ...others
        .filter(([{ text }], at) => text !== first && others.findIndex(([other]) => other.text === text) === at)
        .map(([own, right, said]) => ({ ...own, right, ...said })),
    ],
  }));

const number = fc
  .tuple(fc.integer({ min: -500, max: 500 }), fc.constantFrom(1, 2, 4, 5, 10, 1000, 3))
  .map(([n, d]) => fraction(n, d));
const unit = maybe('unit', fc.constantFrom('m/s^2', 'MB', 's'));
const numericAnswer: fc.Arbitrary<NumericAnswer> = fc
  .tuple(
    fc.oneof(
      number.map((value) => ({ is: 'exact' as const, value })),
      number.map((value) => ({ is: 'significant' as const, value, digits: 3 })),
      number.map((value) => ({ is: 'absolute' as const, value, tolerance: fraction(1, 100) })),
      number.map((value) => ({ is: 'relative' as const, value, percent: fraction(5, 2) })),
      number.map((low) => ({ is: 'range' as const, low, high: fraction(501) })),
      number.map((low) => ({ is: 'range' as const, low })),
      number.map((high) => ({ is: 'range' as const, high })),
    ),
    unit,
  )
  .map(([own, measured]) => ({ ...own, ...measured }));

const gapText = fc.constantFrom(
  'run',
  'create_task',
  'a|b',
  '{x}',
  'a::b',
  'x:',
  ':y',
  'c:\\',
  '1',
  'c2',
  'don’t',
  '}}',
  '\\d+',
  '任务',
);
const gap = fc
  .tuple(
    fc.uniqueArray(gapText, { minLength: 1, maxLength: 3 }).map((answers) => ({ answers })),
    maybe('hint', fc.constantFrom('a word', '::', '1', 'x|y')),
    maybe('group', fc.constantFrom('1', '2')),
  )
  .map(([answers, hint, group]) => ({ is: 'gap' as const, gap: { ...answers, ...hint, ...group } }));
const between = fc
  .constantFrom(
    ' runs ',
    ', then\n',
    '.\n\nThen ',
    ' `code` ',
    ' {',
    '} ',
    ' {{literal}} ',
    ' \\',
    ' \\{',
    '{{{',
    ' {{{{ ',
    '.\n\n- one\n- two ',
  )
  .map((text) => ({ is: 'text' as const, text }));

const cloze = fc
  .record({
    start: sentence.map((text) => ({ is: 'text' as const, text: `${text} ` })),
    gaps: fc.array(fc.tuple(gap, between), { maxLength: 3 }),
    last: gap,
    end: fc.constantFrom([], [{ is: 'text' as const, text: ' ends.' }]),
    case: fc.boolean(),
    accents: fc.boolean(),
  })
  .map(({ start, gaps, last, end, ...rule }) => ({ ...rule, parts: [start, ...gaps.flat(), last, ...end] }));

const cell = sentence.filter((text) => !text.includes('\\'));

const program = fc.record({
  language: fc.constantFrom('python', ''),
  code: fc
    .array(fc.constantFrom('print(1)', '', '    x = 2', '```', '# note'), { maxLength: 4 })
    .map((lines) => `run()\n${lines.map((line) => `${line}\n`).join('')}`),
  question: fc.oneof(fc.constant(''), wrapped),
  expected: fc
    .array(fc.constantFrom('1', '', '  two', '```', '~~~', '= 3', '| a |'), { maxLength: 4 })
    .map((lines) => [...lines, 'end'].join('\n')),
});

const point = fc
  .tuple(
    fc.record({
      text: fc.oneof(sentence, fc.constant('[x] box'), fc.constant('[3] three')),
      weight: fc.constantFrom(fraction(1), fraction(3), fraction(1, 2)),
    }),
    maybe('note', quote),
  )
  .map(([own, note]) => ({ ...own, ...note }));

/** An item of each kind. A kind without a generator does not compile. */
export const items: { readonly [K in Kind]: fc.Arbitrary<ItemOf<K>> } = {
  'multiple-choice': item(
    'multiple-choice',
    options(() => fc.constant(1)),
    choiceRules,
  ),
  'multiple-select': item(
    'multiple-select',
    options((count) => fc.integer({ min: 1, max: count })),
    choiceRules,
  ),
  'true-false': item(
    'true-false',
    fc
      .tuple(fc.record({ answer: fc.boolean() }), feedback, maybe('otherFeedback', quote))
      .map(([own, said, other]) => ({ ...own, ...said, ...other })),
    ['all-or-nothing'],
  ),
  'short-answer': item('short-answer', shortAnswer, ['all-or-nothing']),
  numeric: item(
    'numeric',
    fc.tuple(numericAnswer, feedback).map(([own, said]) => ({ targets: [{ right: true, answer: own, ...said }] })),
    ['all-or-nothing'],
  ),
  cloze: item('cloze', cloze, parts, fc.constant('')),
  ordering: item(
    'ordering',
    fc
      .uniqueArray(fc.tuple(fc.oneof(sentence, code), maybe('feedback', quote)), {
        minLength: 2,
        maxLength: 11,
        selector: ([text]) => text,
      })
      .map((lines) => ({ lines: lines.map(([text, said]) => ({ text, ...said })) })),
    ['longest-common-subsequence', 'adjacent-pairs', 'position', 'exact'],
  ),
  matching: item(
    'matching',
    fc
      .record({
        titles: fc.oneof(
          fc.constant<readonly [string, string]>(['work', 'tool']),
          fc.constant<readonly [string, string]>(['', '']),
        ),
        pairs: fc.uniqueArray(fc.tuple(cell, cell), { minLength: 2, maxLength: 5, selector: ([left]) => left }),
        distractors: fc.array(cell, { maxLength: 2 }),
      })
      .map(({ titles, pairs, distractors }) => ({
        titles,
        rows: [...pairs, ...distractors.map((right) => ['', right] as const)].map(([left, right]) => ({ left, right })),
      })),
    parts,
  ),
  output: item('output', program, ['all-or-nothing']),
  flashcard: item('flashcard', fc.record({ back: prose, reverse: fc.boolean() }), ['all-or-nothing']),
  open: item(
    'open',
    fc.record({ points: fc.array(point, { minLength: 1, maxLength: 4 }), model: fc.oneof(fc.constant(''), prose) }),
    ['weights'],
  ),
};

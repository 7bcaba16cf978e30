import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../../src/core/deck/deck.ts';
import { parseDeck } from '../../../src/core/deck/parse.ts';
import { cardsOf, keyOf } from '../../../src/core/item-types/index.ts';

const page = (...lines: string[]): string => `${lines.join('\n')}\n`;
const codes = (text: string): string[] =>
  parseDeck('deck.md', text).diagnostics.map((one) => `${one.code}@${one.span.line}`);
const items = (text: string) => itemsOf(parseDeck('deck.md', text));

describe('sections', () => {
  const story = page(
    '---',
    'title: Loops',
    'tags: [python]',
    'level: 2',
    '---',
    '# How do loops work?',
    '',
    'An opening.',
    '',
    '## The scenario',
    '',
    'You run a service.',
    '',
    '## Tasks',
    '',
    '### Q12. Which call makes a task?',
    '<!-- {id: make-task, tags: [tasks], points: 1/2} -->',
    '',
    '- [ ] gather',
    '- [x] create_task',
    '',
    '**Because** it does.',
    '',
    '[docs](https://docs.python.org/3/)',
    '',
    '#### Wrong approach',
    '',
    'A thread.',
    '',
    '##### Detail',
    '',
    'More.',
    '',
    '#### Sources',
    '',
    '- <https://peps.python.org/>',
    '',
    '### Second',
    '',
    '= true',
    '',
  );

  it('give a question below a question no chapter, as banks of careless levels have them', () => {
    const text = page('# Bank', '', '### One?', '', '= true', '', '#### Two?', '', '= true');
    expect(items(text).map(({ chapter }) => chapter)).toEqual([[], []]);
  });

  it('make a story and its items a deck, in the order of the page', () => {
    const deck = parseDeck('loops.md', story);
    expect(deck.diagnostics).toEqual([]);
    expect(deck.title).toBe('Loops');
    expect(deck.parts.map((part) => (part.is === 'item' ? part.item.id : `${part.title}: ${part.text}`))).toEqual([
      'How do loops work?: An opening.',
      'The scenario: You run a service.',
      'make-task',
      'second',
    ]);
  });

  it('give an item its title, number, chapter, settings and what follows it', () => {
    const [first, second] = items(story);
    expect(first).toMatchObject({
      id: 'make-task',
      idIsExplicit: true,
      number: 'Q12.',
      title: 'Which call makes a task?',
      stem: '',
      chapter: ['Tasks'],
      tags: ['python', 'tasks'],
      level: 2,
      points: { n: 1n, d: 2n },
      explanation: [
        { text: '**Because** it does.' },
        { title: 'Wrong approach', text: 'A thread.\n\n##### Detail\n\nMore.' },
      ],
      sources: [
        { title: 'docs', url: 'https://docs.python.org/3/' },
        { title: '', url: 'https://peps.python.org/' },
      ],
      span: { line: 16 },
    });
    expect(second).toMatchObject({ id: 'second', idIsExplicit: false, chapter: ['Tasks'], tags: ['python'] });
  });

  it('are reading where nothing but a hint holds a notation', () => {
    const gap = page('## Loop', '', '> [!TIP]', '> The {{loop}} runs.');
    expect(parseDeck('loop.md', gap).parts).toMatchObject([
      { is: 'reading', title: 'Loop', text: '> [!TIP]\n> The {{loop}} runs.' },
    ]);
    const boxes = page('## Loop?', '', '- [x] runs', '- [ ] waits', '', '> [!TIP]', '> The {{loop}} runs.');
    expect(items(boxes)).toMatchObject([{ kind: 'multiple-choice', hints: [{ text: 'The {{loop}} runs.' }] }]);
  });

  it('have the mistake in a hint where it is written, indented or not', () => {
    const hint = (line: string) =>
      parseDeck('deck.md', page('## Loop?', '', '- [x] runs', '- [ ] waits', '', '> [!TIP]', line)).diagnostics.map(
        ({ code, span }) => [code, span.line, span.column, span.endColumn],
      );
    expect(hint('> <!-- {cost: x} -->')).toEqual([['hint-cost-invalid', 7, 1, 21]]);
    expect(hint('  > <!-- {cost: x} -->')).toEqual([['hint-cost-invalid', 7, 3, 23]]);
  });

  it('make a file without headings one item', () => {
    expect(items('Is the sky blue?\n\n= true\n')).toMatchObject([
      { title: '', stem: 'Is the sky blue?', id: 'item-1' },
    ]);
  });

  it('begin a new item where a deeper section holds a notation itself', () => {
    const deck = page('## One', '', '= true', '', '### Two', '', '= false', '', '#### Why', '', 'text');
    expect(items(deck).map((item) => [item.id, item.explanation.length, item.chapter])).toEqual([
      ['one', 0, []],
      ['two', 1, []],
    ]);
  });

  it('keep several headings of level 1 as chapters', () => {
    expect(
      items(page('# A', '', '## x', '= true', '', '# B', '', '## y', '= true')).map((item) => item.chapter),
    ).toEqual([['A'], ['B']]);
  });

  it('number the ids of equal titles', () => {
    const deck = page(
      '## What prints?',
      '`1`',
      '',
      '= 1',
      '',
      '## What prints?',
      '`2`',
      '',
      '= 2',
      '',
      '## What prints?',
      '`3`',
      '',
      '= 3',
    );
    expect(items(deck).map((item) => item.id)).toEqual(['what-prints', 'what-prints-2', 'what-prints-3']);
    expect(codes(deck)).toEqual([]);
  });

  it('resolve the link definitions of the page within each text', () => {
    const [item] = items(
      page(
        '## See [the docs]',
        '',
        'Read [this][The Docs] first.',
        '',
        '= true',
        '',
        '[the docs]: https://example.org',
      ),
    );
    expect(item?.stem).toBe('Read [this](<https://example.org>) first.');
  });

  it('read hints, their cost, and leave the other alerts to the reader', () => {
    const [item] = items(
      page(
        '## x?',
        '',
        '> [!NOTE]',
        '> Read well.',
        '',
        '> [!TIP]',
        '> One.',
        '',
        '> [!TIP]',
        '> <!-- {cost: 1/4} -->',
        '> Two.',
        '',
        '= true',
      ),
    );
    expect(item?.hints).toEqual([{ text: 'One.' }, { text: 'Two.', cost: { n: 1n, d: 4n } }]);
    expect(item?.stem).toBe('> [!NOTE]\n> Read well.');
  });

  it('drop what only folds, keep what is shown', () => {
    const [item] = items(
      page(
        '## x?',
        '',
        '- [ ] a',
        '- [x] b',
        '',
        '<details><summary><b>Answer</b></summary>',
        '<p>',
        '',
        'Because.',
        '',
        '<img src="x.png">',
        '',
        '</p>',
        '</details>',
        '',
        '---',
      ),
    );
    expect(item?.explanation).toEqual([{ text: 'Because.\n\n<img src="x.png">' }]);
  });
});

describe('dialects', () => {
  it('reads lettered options with a key that is folded away, in any language', () => {
    for (const label of ['Answer', 'Antwort', 'Réponse', 'Ответ', '答案', 'Cevap']) {
      const deck = page(
        "###### 3. What's the output?",
        '',
        '```js',
        '+true',
        '```',
        '',
        '- A: `1`',
        '- B: `true`',
        '- C:`NaN`',
        '',
        '<details><summary><b>Answer</b></summary>',
        '<p>',
        '',
        `#### ${label}: A`,
        '',
        'Unary plus.',
        '',
        '</p>',
        '</details>',
        '',
        '---',
        '',
        "###### 4. What's next?",
        '',
        '- A: a',
        '- B: b',
        '',
        `#### ${label}: B`,
      );
      const found = items(deck);
      expect([label, ...codes(deck)]).toEqual([label]);
      expect(found.map((item) => [item.number, item.title, item.explanation])).toEqual([
        ['3.', "What's the output?", [{ text: 'Unary plus.' }]],
        ['4.', "What's next?", []],
      ]);
    }
  });

  it('reads Q/A/C cards, each up to the next', () => {
    const deck = page(
      '# Cards',
      '',
      'Q: What does `await` do?',
      'A: It waits.',
      'And may suspend.',
      '',
      '- once',
      '',
      'C: A [task] wraps a [coroutine], see [docs](x).',
      '',
      'Q: Two?',
      '',
      'A: 2',
      '',
      '---',
      '',
      'Q: Three?',
      'A: 3',
    );
    const found = items(deck);
    expect(found.map((item) => item.title)).toEqual(['What does `await` do?', '', 'Two?', 'Three?']);
    expect(found.map((item) => cardsOf(item).length)).toEqual([1, 2, 1, 1]);
    expect(found[1] && keyOf(found[1])).toEqual(['task', 'coroutine']);
    expect(codes(deck)).toEqual([]);
  });

  it('reads lines of front and back, and leaves prose with two colons alone', () => {
    expect(
      items(page('# Words', '', 'loop :: runs callbacks', 'task :: drives a coroutine')).map((item) => item.title),
    ).toEqual(['loop', 'task']);
    expect(items(page('# Haskell', '', 'Write `f :: Int` first.', '', 'See a :: b', 'and nothing else.'))).toEqual([]);
  });
});

describe('what is wrong', () => {
  it('is reported at its line of the file, each mistake of it', () => {
    const deck = page(
      '---',
      'title: x',
      'tgas: [a]',
      'level: high',
      '---',
      '# Deck',
      '',
      '## One',
      '<!-- {lvel: 2, points: -1} -->',
      '',
      '- [ ] a',
      '- [ ] b',
    );
    expect(codes(deck)).toEqual([
      'field-unknown@3',
      'field-invalid@4',
      'key-missing@8',
      'setting-unknown@9',
      'setting-invalid@9',
    ]);
  });

  it('hides no other item', () => {
    const deck = page('## One', '', '- [ ] a', '- [ ] b', '', '## Two', '', '= true');
    expect(items(deck).map((item) => item.id)).toContain('two');
  });

  it('names an id that is taken, and a question that stands twice', () => {
    const deck = page(
      '## One',
      '<!-- {id: a} -->',
      '= true',
      '',
      '## Two',
      '<!-- {id: a} -->',
      '= true',
      '',
      '## Three',
      '= true',
      '',
      '## Three',
      '= true',
    );
    expect(codes(deck)).toEqual(['id-duplicate@5', 'item-duplicate@12']);
  });

  it('names a question that nothing answers, not one that prose does', () => {
    expect(codes(page('## Which?', '', '- A) one', '- B) two'))).toEqual(['question-without-key@1']);
    expect(codes(page('## Why is this so?', '', 'Because of that.'))).toEqual([]);
  });

  it('says nothing of prose, tables and plain lists', () => {
    expect(
      codes(page('# Notes', '', '1. one', '2. two', '', '| a | b |', '|---|---|', '| c | d |', '', '- x', '- y')),
    ).toEqual([]);
  });
});

describe('a page of any size', () => {
  it('may have thousands of headings of one title', { timeout: 60_000 }, () => {
    expect(items('## same\n= true\n'.repeat(5_000))).toHaveLength(5_000);
  });
});

import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../../src/core/deck/deck.ts';
import { parseDeck } from '../../../src/core/deck/parse.ts';
import { cardsOf, focusOn, formatItem, promptOf } from '../../../src/core/item-types/index.ts';
import { accountOf, bodyOf, earned, faultsOf, itemOf, lines, readAs, typed } from './reading.ts';

const cloze = (...parts: readonly unknown[]) => ({ kind: 'cloze', parts, case: false, accents: false });
const gap = (...answers: readonly string[]) => ({ answers });
const kindsIn = (...page: readonly string[]) => itemsOf(parseDeck('deck.md', lines(...page))).map((item) => item.kind);

describe('the notation of a cloze', () => {
  it('knows alternatives, hints and groups', () => {
    expect(bodyOf('## Q', '', 'The {{coroutine}} runs.')).toEqual(cloze('The ', gap('coroutine'), ' runs.'));
    expect(bodyOf('{{ a | b }} c')).toEqual(cloze(gap('a', 'b'), ' c'));
    expect(bodyOf('A {{run::a verb}}.')).toEqual(cloze('A ', { answers: ['run'], hint: 'a verb' }, '.'));
    expect(bodyOf('A {{1::x}} and {{c1::y::hint}}.')).toEqual(
      cloze('A ', { answers: ['x'], group: '1' }, ' and ', { answers: ['y'], hint: 'hint', group: '1' }, '.'),
    );
    expect(bodyOf('A {{::1::number}}.')).toEqual(cloze('A ', { answers: ['1'], hint: 'number' }, '.'));
  });

  it('takes a backslash for what it is not', () => {
    expect(bodyOf('A \\{{brace}} and {{gap}}.')).toEqual(cloze('A {{brace}} and ', gap('gap'), '.'));
    expect(bodyOf('A {{a\\|b}} and {{\\{x\\}}}.')).toEqual(cloze('A ', gap('a|b'), ' and ', gap('{x}'), '.'));
    expect(bodyOf('A \\\\{{gap}}.')).toEqual(cloze('A \\', gap('gap'), '.'));
    expect(bodyOf('A {{{gap}}}.')).toEqual(cloze('A {', gap('gap'), '}.'));
  });

  it('reads gaps over a line end and in code', () => {
    expect(bodyOf('The {{event', 'loop}} runs.')).toEqual(cloze('The ', gap('event loop'), ' runs.'));
    expect(bodyOf('## Q', '', '```python', 'asyncio.{{run}}(main())', '```')).toEqual(
      cloze('```python\nasyncio.', gap('run'), '(main())\n```'),
    );
    expect(bodyOf('Use `asyncio.{{run}}()` now.')).toEqual(cloze('Use `asyncio.', gap('run'), '()` now.'));
  });

  it('takes all up to the last block with a gap, and the rest as explanation', () => {
    const item = itemOf('## Q', '', 'Before.', '', '- {{a}}', '- b', '', 'After.');
    expect(item).toMatchObject({ stem: '', explanation: [{ text: 'After.' }] });
    expect(item.kind === 'cloze' && item.body.parts[0]).toEqual({ is: 'text', text: 'Before.\n\n- ' });
  });

  it('leaves templates and initialisers in code alone', () => {
    const codes = [
      ['yaml', `x: \${{ secrets.TOKEN }}`],
      ['html', '<p>{{ name }}</p>'],
      ['html', '<p>{{name}}</p>'],
      ['jsx', '<p style={{color: 1}} />'],
      ['c', 'int a[2][2] = {{1, 2}, {3, 4}};'],
      ['go', '[]Point{{1, 2}}'],
      ['yaml', 'image: "{{.Values.image}}"'],
      ['', '{{#each}} {{/each}}'],
      ['python', "f'{{}}'"],
    ];
    for (const [info = '', code = ''] of codes)
      expect(kindsIn('## Q', '', `\`\`\`${info}`, code, '```'), code).toEqual([]);
    expect(kindsIn('## Q', '', 'Write `{{ name }}` in a template.')).toEqual([]);
    expect(kindsIn('## Q', '', 'See [this]({{ site.url }}/page).')).toEqual([]);
    expect(kindsIn('## Q', '', 'So $\\frac{{a}}{b}$ it is.')).toEqual([]);
  });

  it('leaves them alone beside gaps too', () => {
    expect(bodyOf('{{Jinja}} writes `{{ name }}`.')).toEqual(cloze(gap('Jinja'), ' writes `{{ name }}`.'));
  });

  it('gives way to any other notation', () => {
    expect(kindsIn('## Q', '', 'What is {{ x }}?', '', '- [x] a', '- [ ] b')).toEqual(['multiple-choice']);
    expect(kindsIn('## Q', '', 'What is {{ x }}?', '', '### Answer', '', 'A template.')).toEqual(['flashcard']);
  });
});

describe('a cloze', () => {
  const item = itemOf('A {{coroutine|coroutine object}} is driven by a {{task::noun}}.');

  it('is answered gap by gap', () => {
    for (const text of ['coroutine | task', 'coroutine; task', 'Coroutine object, TASK'])
      expect(earned(item, typed(text))).toBe('1 right');
    expect(earned(item, typed('coroutine | thread'))).toBe('1/2 partly');
    expect(earned(item, typed(' | task'))).toBe('1/2 partly');
    expect(earned(item, { from: 'keys', value: ['', ''] })).toBe('0 blank');
    expect(earned(item, { from: 'json', value: ['coroutine', null] })).toBe('1/2 partly');
    expect(earned(item, { from: 'json', value: ['coroutine'] })).toBe('1/2 partly');
    expect(earned(item, typed('coroutine'))).toBe('Give the 2 missing texts with | between them.');
    expect(earned(item, { from: 'json', value: ['a', 'b', 'c'] })).toBe(
      'Give the 2 missing texts with | between them.',
    );
  });

  it('takes a whole line for its only gap', () => {
    const one = itemOf('Use {{a | b; c, d}}.');
    expect(readAs(one, typed(' b; c, d '))).toEqual(['b; c, d']);
    expect(earned(one, typed('b; c, d'))).toBe('1 right');
    expect(readAs(one, { from: 'json', value: {} })).toBe('Give the missing text.');
  });

  it('asks with its text in segments', () => {
    expect(promptOf(item, [])).toEqual({
      shape: 'fill',
      gaps: 2,
      segments: [
        { is: 'text', text: 'A ' },
        { is: 'gap', gap: 0 },
        { is: 'text', text: ' is driven by a ' },
        { is: 'gap', gap: 1, hint: 'noun' },
        { is: 'text', text: '.' },
      ],
    });
  });

  it('accounts for what was filled in, then what belongs there', () => {
    expect(accountOf(item, typed('corutine | '))).toEqual([
      {
        mark: 'chosen-wrong',
        index: 0,
        text: 'corutine',
        difference: [
          { is: 'same', text: 'cor' },
          { is: 'missing', text: 'o' },
          { is: 'same', text: 'utine' },
        ],
      },
      { mark: 'expected', index: 0, text: 'coroutine' },
      { mark: 'expected', index: 1, text: 'task' },
    ]);
  });

  it('gives a card for each gap and for each group', () => {
    const three = itemOf('{{1::a}} and {{b}} and {{1::c}} and {{b}}.');
    expect(cardsOf(three)).toEqual([
      { facet: 'group:1', front: '[…] and b and […] and b.', back: 'a, c' },
      { facet: 'gap:b', front: 'a and […] and c and b.', back: 'b' },
      { facet: 'gap 2:b', front: 'a and b and c and […].', back: 'b' },
    ]);
    expect(promptOf(focusOn(three, 'gap:b'), [])).toEqual({
      shape: 'fill',
      gaps: 1,
      segments: [
        { is: 'text', text: 'a and ' },
        { is: 'gap', gap: 0 },
        { is: 'text', text: ' and c and b.' },
      ],
    });
    expect(focusOn(three, 'gone')).toEqual(three);
  });

  it('names its kind only where the text alone may not show it', () => {
    expect(formatItem(itemOf('## Q', '', 'A {{b}}.'))).toBe('## Q\n\nA {{b}}.\n');
    expect(formatItem(itemOf('## Q', '<!-- {kind: cloze} -->', '', '```', 'x{{b}}', '```'))).toBe(
      '## Q\n<!-- {kind: cloze} -->\n\n```\nx{{b}}\n```\n',
    );
  });
});

describe('mistakes in a cloze', () => {
  it('are named at their place', () => {
    expect(faultsOf('## Q', '', 'A gap {{that stays open.', '', 'And {{more}}.')).toEqual(['cloze-unbalanced 3:7-9']);
    expect(faultsOf('## Q', '', 'A', '  - list {{ | }} here.')).toEqual(['cloze-empty 4:10-12']);
    expect(faultsOf('## Q', '', 'A {{gap {{in}} it}}.')).toEqual(['cloze-nested 3:3-5']);
    expect(faultsOf('## Q', '<!-- {kind: cloze} -->', '', 'Text.')).toEqual(['kind-mismatch 1:4-5']);
  });
});

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Prompt } from '../../../src/core/item-types/contract.ts';
import type { Asked } from '../../../src/shell/prompter.ts';
import type { Task } from '../../support/prompt-driver.ts';
import { keys, type Pty } from '../../support/pty.ts';
import { type Driver, promptDriver, repliesOf } from '../../support/tour.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let driver: Driver;
beforeAll(async () => {
  driver = await promptDriver();
});
afterAll(() => driver.remove());

const question = 'You want to run a CPU-intensive operation in the background without blocking the event loop.';
const options: Prompt = {
  shape: 'choose-one',
  choices: [
    { index: 1, text: '`asyncio.create_task()` around the function' },
    { index: 0, text: 'await asyncio.to_thread(crunch, n)' },
    { index: 2, text: 'loop.run_in_executor() with a ProcessPoolExecutor, which has a core and a GIL of its own' },
  ],
};
const commands = [
  { key: 'h', does: 'hint' },
  { key: 's', does: 'skip' },
  { key: 'f', does: 'flag', quiet: true },
];
const ask = (prompt: Prompt, more: Partial<Asked> = {}, lastsMs?: number): Task => ({
  do: 'ask',
  asked: { page: [{ is: 'markdown', text: question }], aside: [], prompt, keys: commands, ...more },
  ...(lastsMs === undefined ? {} : { lastsMs }),
});
const text = (expects = '', lines: 'one' | 'many' = 'one'): Prompt => ({ shape: 'type', expects, lines });
const long = (rows: number): Asked['page'] =>
  Array.from({ length: rows }, (_, row) => [
    { is: 'row', left: [{ text: `row ${row + 1}.`, role: 'plain' }] } as const,
  ]).flat();

async function replyAfter(pty: Pty): Promise<unknown> {
  expect(await pty.ended).toEqual({ code: 0, signal: 0 });
  return repliesOf(pty).at(-1);
}
async function valueAfter(pty: Pty): Promise<unknown> {
  const reply = await replyAfter(pty);
  return typeof reply === 'object' && reply !== null && 'raw' in reply ? reply.raw : reply;
}
const value = (given: unknown): unknown => ({ from: 'keys', value: given });

describe('a question on a screen', () => {
  it('looks like this at 80 columns', async () => {
    const pty = driver.start([ask(options)]);
    await pty.waitFor('? more');
    pty.send('3');
    await pty.waitFor('❯ 3');
    await pty.until(() =>
      expect(pty.screen()).toEqual([
        '',
        ' You want to run a CPU-intensive operation in the background without blocking',
        ' the event loop.',
        '',
        '   1  asyncio.create_task() around the function',
        '   2  await asyncio.to_thread(crunch, n)',
        ' ❯ 3  loop.run_in_executor() with a ProcessPoolExecutor, which has a core and a',
        '      GIL of its own',
        '',
        ' ↑↓ 1–3 choose · ⏎ answer · h hint · s skip · ? more',
      ]),
    );
    pty.send(keys.enter);
    expect(await valueAfter(pty)).toEqual(value(2));
  });

  it('looks like this at 40 columns', async () => {
    const pty = driver.start([ask(options)], { cols: 40 });
    await pty.waitFor('? more');
    pty.send(keys.up);
    await pty.waitFor('❯ 3');
    await pty.until(() =>
      expect(pty.screen()).toEqual([
        '',
        ' You want to run a CPU-intensive',
        ' operation in the background without',
        ' blocking the event loop.',
        '',
        '   1  asyncio.create_task() around the',
        '      function',
        '   2  await asyncio.to_thread(crunch,',
        '      n)',
        ' ❯ 3  loop.run_in_executor() with a',
        '      ProcessPoolExecutor, which has a',
        '      core and a GIL of its own',
        '',
        ' ↑↓ 1–3 choose · ⏎ answer · h hint',
        ' s skip · ? more',
      ]),
    );
  });

  it('looks like this at 120 columns, the text no wider than a good line', async () => {
    const pty = driver.start([ask(options)], { cols: 120 });
    await pty.waitFor('? more');
    await pty.until(() =>
      expect(pty.screen()).toEqual([
        '',
        ' You want to run a CPU-intensive operation in the background without blocking the event loop.',
        '',
        '   1  asyncio.create_task() around the function',
        '   2  await asyncio.to_thread(crunch, n)',
        '   3  loop.run_in_executor() with a ProcessPoolExecutor, which has a core and a GIL of its',
        '      own',
        '',
        ' ↑↓ 1–3 choose · ⏎ answer · h hint · s skip · ? more',
      ]),
    );
  });

  it('can be answered in a terminal of 20 columns and 8 rows', async () => {
    const pty = driver.start([ask(options)], { cols: 20, rows: 8 });
    await pty.waitFor('to the end');
    pty.send(' ');
    await pty.waitFor(/loop\.\n\n space more$/);
    pty.send(' ');
    await pty.waitFor('⏎ answer');
    pty.send('2');
    await pty.waitFor('❯ 2');
    pty.send(keys.enter);
    expect(await valueAfter(pty)).toEqual(value(0));
  });

  it('is printed once and erased when it is answered; what follows stands in its place', async () => {
    const pty = driver.start([
      ask(options),
      { do: 'show', shown: [{ is: 'markdown', text: 'Right.' }] },
      { do: 'wait', keys: [{ key: 'enter', does: 'next' }] },
    ]);
    await pty.waitFor('? more');
    pty.send(`2${keys.down}${keys.up}${keys.enter}`);
    await pty.waitFor('⏎ next');
    await pty.until(() =>
      expect(pty.screen().filter((line) => !line.startsWith('reply'))).toEqual([
        '',
        ' You want to run a CPU-intensive operation in the background without blocking',
        ' the event loop.',
        '',
        ' Right.',
        '',
        ' ⏎ next',
      ]),
    );
    expect(pty.written().split('event loop').length).toBe(2);
    pty.send(keys.enter);
    expect(await replyAfter(pty)).toBe('enter');
  });

  it('starts the next item on a new page and leaves the last one in the scrollback', async () => {
    const next = ask(text(), { page: [{ is: 'markdown', text: 'Second question.' }] });
    const pty = driver.start([ask(options), { do: 'wait', keys: [{ key: 'enter', does: 'next' }] }, next]);
    await pty.waitFor('? more');
    pty.send('1');
    await pty.waitFor('❯ 1');
    pty.send(keys.enter);
    await pty.waitFor('⏎ next');
    pty.send(keys.enter);
    await pty.waitFor('Second question.');
    await pty.until(() => expect(pty.screen()[1]).toBe(' Second question.'));
    await pty.until(() => expect(pty.history().join('\n')).toContain('the event loop.'));
  });

  it('does not print a page again that is asked again, only the hint that came', async () => {
    const pty = driver.start([ask(options), ask(options, { aside: [{ is: 'markdown', text: 'A core is needed.' }] })]);
    await pty.waitFor('? more');
    pty.send('3h');
    await pty.waitFor('A core is needed.');
    await pty.waitFor('? more');
    expect(repliesOf(pty)).toEqual([{ is: 'command', key: 'h', draft: { at: 2 } }]);
    expect(pty.written().split('event loop').length).toBe(2);
  });
});

describe('each shape on a screen', () => {
  it('ticks', async () => {
    const pty = driver.start([ask({ ...options, shape: 'choose-many' })]);
    await pty.waitFor('space 1–3 tick · ⏎ answer');
    pty.send(`1${keys.down} 1`);
    await pty.waitFor('❯ [ ] 1');
    pty.send(`3${keys.enter}`);
    expect(await valueAfter(pty)).toEqual(value([0, 2]));
  });

  it('takes a line, edited', async () => {
    const pty = driver.start([ask(text('a call'))]);
    await pty.waitFor('⏎ answer · esc commands');
    pty.send('awit x');
    await pty.waitFor('❯ awit x');
    await pty.until(() => expect(pty.screen().slice(3, 6)).toEqual(['', ' a call', ' ❯ awit x']));
    await pty.until(() => expect(pty.cursor()).toEqual({ row: 5, column: 9 }));
    pty.send(`${keys.ctrlW}f()${keys.home}${keys.right}${keys.right}a${keys.end}${keys.backspace}`);
    await pty.waitFor('❯ await f(');
    pty.send(`)${keys.enter}`);
    expect(await valueAfter(pty)).toEqual(value('await f()'));
  });

  it('makes one line of a paste, with and without the marks of a paste', async () => {
    const pty = driver.start([ask(text())]);
    await pty.waitFor('⏎ answer');
    pty.send('\u001b[200~one\rtwo\u001b[201~');
    await pty.waitFor('❯ one two');
    pty.send(' three\rfour');
    await pty.waitFor('❯ one two three four');
    pty.send(keys.enter);
    expect(await valueAfter(pty)).toEqual(value('one two three four'));
  });

  it('takes lines up to an empty one, the caret where the next character goes', async () => {
    const pty = driver.start([ask(text('', 'many'))]);
    await pty.waitFor('⏎ new line · ⏎⏎ or ctrl-d answer');
    pty.send('first');
    await pty.waitFor('❯ first');
    pty.send(keys.enter);
    pty.send('second');
    await pty.waitFor('second');
    await pty.until(() => expect(pty.cursor()).toEqual({ row: 5, column: 9 }));
    pty.send(`${keys.up}${keys.end}!`);
    await pty.waitFor('first!');
    await pty.until(() => expect(pty.cursor()).toEqual({ row: 4, column: 9 }));
    pty.send(keys.ctrlD);
    expect(await valueAfter(pty)).toEqual(value('first!\nsecond'));
  });

  it('commands after Esc where text is typed, and says so', async () => {
    const pty = driver.start([ask(text())]);
    await pty.waitFor('esc commands');
    pty.send('hf');
    await pty.waitFor('❯ hf');
    pty.send(keys.escape);
    await pty.waitFor('h hint · s skip · ? more · esc type on');
    pty.send('s');
    expect(await replyAfter(pty)).toEqual({ is: 'command', key: 's', draft: { text: 'hf', caret: 2 } });
  });

  it('fills gaps in the text, in code too', async () => {
    const fill: Prompt = {
      shape: 'fill',
      gaps: 2,
      segments: [
        { is: 'text', text: 'It returns a **' },
        { is: 'gap', gap: 0, hint: 'an object' },
        { is: 'text', text: '**:\n\n```python\nx = ' },
        { is: 'gap', gap: 1 },
        { is: 'text', text: ' f()\n```' },
      ],
    };
    const pty = driver.start([ask(fill)]);
    await pty.waitFor('gap 1 of 2 · an object');
    pty.send('a*b*');
    await pty.waitFor('[a*b*');
    await pty.until(() => expect(pty.cursor()).toEqual({ row: 4, column: 19 }));
    pty.send(keys.tab);
    await pty.waitFor('gap 2 of 2');
    pty.send('await');
    await pty.waitFor('[await');
    expect(
      pty
        .screen()
        .slice(3)
        .map((line) => line.replaceAll('\u00a0', ' ')),
    ).toEqual([
      '',
      ' It returns a [a*b*    ]:',
      '',
      '     x = [await   ] f()',
      '',
      ' gap 2 of 2',
      '',
      ' tab first gap · ⏎ answer · esc commands',
    ]);
    pty.send(keys.enter);
    expect(await valueAfter(pty)).toEqual(value(['a*b*', 'await']));
  });

  it('carries lines', async () => {
    const pty = driver.start([ask({ ...options, shape: 'order' })]);
    await pty.waitFor('space pick up');
    pty.send(' ');
    await pty.waitFor('space ⏎ put down');
    pty.send(keys.down);
    await pty.waitFor('↕ 2  asyncio.create_task()');
    pty.send(` ${keys.enter}`);
    expect(await valueAfter(pty)).toEqual(value([0, 1, 2]));
  });

  it('pairs', async () => {
    const pair: Prompt = {
      shape: 'pair',
      left: [
        { index: 0, text: 'threads' },
        { index: 1, text: 'asyncio' },
      ],
      right: [
        { index: 1, text: 'one loop' },
        { index: 0, text: 'one GIL' },
      ],
    };
    const pty = driver.start([ask(pair)]);
    await pty.waitFor('1–2 ←→ goes with');
    pty.send('2');
    await pty.waitFor('❯ asyncio → …');
    await pty.until(() =>
      expect(pty.screen().slice(3)).toEqual([
        '',
        '   threads → 2 one GIL',
        ' ❯ asyncio → …',
        '',
        ' goes with',
        '   1  one loop',
        '   2  one GIL',
        '',
        ' ↑↓ line · 1–2 ←→ goes with · ⏎ answer · h hint · s skip · ? more',
      ]),
    );
    pty.send(`1${keys.enter}`);
    expect(await valueAfter(pty)).toEqual(value([0, 1]));
  });

  it('shows the back of a card and takes a rating', async () => {
    const pty = driver.start([ask({ shape: 'recall', back: 'The **back**.' })]);
    await pty.waitFor('space show');
    pty.send('3');
    pty.send(' ');
    await pty.waitFor('1 again · 2 hard · 3 good · 4 easy');
    await pty.until(() => expect(pty.screen().slice(3, 6)).toEqual(['', ' The back.', '']));
    pty.send('4');
    expect(await valueAfter(pty)).toEqual(value('easy'));
  });

  it('shows the model answer and takes the points', async () => {
    const assess: Prompt = {
      shape: 'assess',
      model: 'The model.',
      points: [
        { index: 0, text: 'first' },
        { index: 1, text: 'second' },
      ],
    };
    const pty = driver.start([ask(assess)]);
    await pty.waitFor('⏎⏎ or ctrl-d compare');
    pty.send('my *words*');
    pty.send(keys.ctrlD);
    await pty.waitFor('space 1–2 tick · ⏎ done');
    await pty.until(() =>
      expect(pty.screen().slice(3)).toEqual([
        '',
        ' Your answer',
        ' my *words*',
        '',
        ' Model answer',
        ' The model.',
        '',
        ' Which of these points does your answer make?',
        '',
        ' ❯ [ ] 1  first',
        '   [ ] 2  second',
        '',
        ' space 1–2 tick · ⏎ done · h hint · s skip · ? more',
      ]),
    );
    pty.send(`2${keys.enter}`);
    expect(await valueAfter(pty)).toEqual(value({ text: 'my *words*', points: [1] }));
  });

  it('takes a line and a menu entry, or that they are left', async () => {
    const pty = driver.start([
      { do: 'line', question: 'What is **wrong**?' },
      { do: 'line', question: 'And else?' },
      { do: 'choose', question: 'Which deck?', entries: [{ name: 'async*io*' }, { name: 'tour', note: '12 items' }] },
      { do: 'choose', question: 'Another?', entries: [{ name: 'tour' }] },
    ]);
    await pty.waitFor('What is wrong?');
    pty.send(`the key${keys.enter}`);
    await pty.waitFor('And else?');
    pty.send(keys.escape);
    await pty.waitFor('Which deck?');
    await pty.waitFor('❯ 1  async*io*');
    pty.send(keys.down);
    await pty.waitFor(/❯ 2 {2}tour +12 items/);
    pty.send(keys.enter);
    await pty.waitFor('Another?');
    pty.send('q');
    expect((await pty.ended).code).toBe(0);
    expect(repliesOf(pty)).toEqual(['the key', undefined, 1, undefined]);
  });
});

describe('a screen that is too small', () => {
  it('shows a window of the options around the cursor', async () => {
    const choices = Array.from({ length: 30 }, (_, index) => ({ index, text: `option ${index + 1}` }));
    const pty = driver.start([ask({ shape: 'choose-one', choices })], { rows: 12 });
    await pty.waitFor('? more');
    pty.send('15');
    await pty.waitFor('❯ 15');
    await pty.until(() =>
      expect(pty.screen()).toEqual([
        '',
        ' You want to run a CPU-intensive operation in the background without blocking',
        ' the event loop.',
        '',
        '   ↑ 12 more',
        '   13  option 13',
        '   14  option 14',
        ' ❯ 15  option 15',
        '   16  option 16',
        '   ↓ 14 more',
        '',
        ' pgup pgdn scroll · ↑↓ 1–30 choose · ⏎ answer · h hint · s skip · ? more',
      ]),
    );
    pty.send(keys.enter);
    expect(await valueAfter(pty)).toEqual(value(14));
  });

  it('pages through a text that is longer than the screen, to its end', async () => {
    const pty = driver.start(
      [
        { do: 'show', shown: long(30) },
        { do: 'wait', keys: [{ key: 'enter', does: 'next' }] },
      ],
      {
        rows: 12,
      },
    );
    await pty.waitFor('space more · ⏎ to the end');
    await pty.until(() =>
      expect(pty.screen().slice(-3)).toEqual([' row 9.', '', ' space more · ⏎ to the end · q leave']),
    );
    pty.send(' ');
    await pty.waitFor('row 19.');
    await pty.until(() => expect(pty.screen()).not.toContain(' row 20.'));
    pty.send(keys.enter);
    await pty.waitFor('⏎ next');
    await pty.until(() => expect(pty.history().filter((line) => line.startsWith(' row')).length).toBe(30));
  });

  it('pages through a question that is longer than the screen before it asks', async () => {
    const pty = driver.start([ask(options, { page: long(20) })], { rows: 16 });
    await pty.waitFor('space more');
    await pty.until(() => expect(pty.screen().join('\n')).not.toContain('choose'));
    pty.send(' ');
    await pty.waitFor('↑↓ 1–3 choose');
    await pty.until(() => expect(pty.screen()).toContain(' row 20.'));
    pty.send(`1${keys.enter}`);
    expect(await valueAfter(pty)).toEqual(value(1));
  });
});

describe('a screen that changes', () => {
  it('is drawn again at the new width, with what was chosen', async () => {
    const pty = driver.start([ask(options)]);
    await pty.waitFor('? more');
    pty.send('2');
    await pty.waitFor('❯ 2');
    pty.resize(40, 20);
    await pty.waitFor(' operation in the background without');
    await pty.waitFor('❯ 2  await asyncio.to_thread(crunch,');
    await pty.until(() => expect(pty.screen()[1]).toBe(' You want to run a CPU-intensive'));
    pty.resize(100, 30);
    await pty.waitFor('❯ 2  await asyncio.to_thread(crunch, n)');
    pty.send(keys.enter);
    expect(await valueAfter(pty)).toEqual(value(0));
  });

  it('keeps what was typed, the feedback above and the points ticked', async () => {
    const assess: Prompt = { shape: 'assess', model: 'The model.', points: [{ index: 0, text: 'first' }] };
    const pty = driver.start([{ do: 'show', shown: [{ is: 'markdown', text: 'Before.' }] }, ask(assess)]);
    await pty.waitFor('compare');
    pty.send('words');
    await pty.waitFor('❯ words');
    pty.resize(50, 24);
    await pty.waitFor('without blocking the event loop.');
    await pty.waitFor('❯ words');
    pty.send(keys.ctrlD);
    await pty.waitFor('tick');
    pty.send('1');
    await pty.waitFor('[x] 1');
    pty.resize(62, 24);
    await pty.waitFor(/background\n without blocking/);
    await pty.waitFor('[x] 1');
    await pty.until(() => expect(pty.screen().join('\n')).toContain('The model.'));
    await pty.until(() => expect(pty.screen().join('\n')).toContain('Before.'));
    pty.send(keys.enter);
    expect(await valueAfter(pty)).toEqual(value({ text: 'words', points: [0] }));
  });

  it('counts the time down and ends with what was typed', async () => {
    const pty = driver.start([ask(text(), {}, 2500)]);
    await pty.waitFor('0:03 left');
    pty.send('half');
    await pty.waitFor('0:01 left');
    expect(await replyAfter(pty)).toEqual({ is: 'time-up', draft: { text: 'half', caret: 4 } });
  });
});

describe('source code on a screen', () => {
  const code: Asked['page'] = [{ is: 'markdown', text: '```python\nimport asyncio\n```' }];
  const KEYWORD = '\u001b[35mimport';

  it('stands there at once and gets its colours afterwards, what was typed kept', async () => {
    const pty = driver.start([ask(text(), { page: code })], { colours: true });
    await pty.waitFor('⏎ answer');
    pty.send('half');
    await pty.until(() => expect(pty.written()).toContain(KEYWORD));
    expect(pty.written().indexOf('import')).toBeLessThan(pty.written().indexOf(KEYWORD));
    await pty.until(() =>
      expect(pty.screen()).toEqual(['', '     import asyncio', '', ' ❯ half', '', ' ⏎ answer · esc commands']),
    );
  });

  it('has its colours at once on a later page', async () => {
    const pty = driver.start([ask(options), ask(text(), { page: code })], { colours: true });
    await pty.waitFor('? more');
    pty.send('s');
    await pty.waitFor('import asyncio');
    expect(pty.written().indexOf('import')).toBe(pty.written().indexOf(KEYWORD) + KEYWORD.length - 'import'.length);
  });
});

describe('the keys in the footer', () => {
  it('grows by the quiet ones with ?, and they work in either case', async () => {
    const pty = driver.start([ask(options), ask(options)]);
    await pty.waitFor('? more');
    pty.send('?');
    await pty.waitFor('? less');
    await pty.until(() =>
      expect(pty.screen().slice(3)).toEqual([
        '',
        '   1  asyncio.create_task() around the function',
        '   2  await asyncio.to_thread(crunch, n)',
        '   3  loop.run_in_executor() with a ProcessPoolExecutor, which has a core and a',
        '      GIL of its own',
        '',
        ' ↑↓ 1–3 choose · ⏎ answer · h hint · s skip · f flag · ctrl-c quit · ? less',
      ]),
    );
    pty.send('2?');
    await pty.waitFor('? more');
    pty.send('f');
    await pty.waitFor(/reply(?:.|\n)*\? more/);
    pty.send('f');
    expect(await replyAfter(pty)).toEqual({ is: 'command', key: 'f', draft: { at: null } });
    expect(repliesOf(pty)[0]).toEqual({ is: 'command', key: 'f', draft: { at: 1 } });
  });
});

import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Prompt } from '../../../src/core/item-types/contract.ts';
import type { Asked, Prompter, Reply } from '../../../src/shell/prompter.ts';
import { linePrompter } from '../../../src/shell/prompter-line.ts';
import { inLines, worldWith } from '../../support/line-session.ts';

const hint = { key: 'h', does: 'hint' };
const back = { key: 'b', does: 'back', quiet: true };
const one: Prompt = {
  shape: 'choose-one',
  choices: [
    { index: 1, text: 'await `f()`' },
    { index: 0, text: 'f()' },
  ],
};
const asked = (prompt: Prompt, more: Partial<Asked> = {}): Asked => ({
  page: [{ is: 'markdown', text: 'Which **one**?' }],
  aside: [],
  prompt,
  keys: [hint, back],
  ...more,
});
const ask =
  (prompt: Prompt, more: Partial<Asked> = {}) =>
  (prompter: Prompter): Promise<Reply> =>
    prompter.ask(asked(prompt, more));
const text = (said: string, shown?: readonly number[]): Reply => ({
  is: 'response',
  raw: { from: 'text', text: said, ...(shown === undefined ? {} : { shown }) },
});
const value = (given: unknown): Reply => ({ is: 'response', raw: { from: 'keys', value: given } });

describe('asking for a choice in lines', () => {
  it('reads the question and the numbered options out, takes a line and echoes it', async () => {
    const { result, written } = await inLines('2\n', ask(one));
    expect(result).toEqual(text('2', [1, 0]));
    expect(written).toBe('Which one?\n1. await f()\n2. f()\nYour answer, 1 to 2, or h for a hint, ? for help: 2\n');
  });
  it('does not echo what somebody typed at a terminal', async () => {
    const { written } = await inLines('2\n', ask(one), true);
    expect(written.endsWith('? for help: ')).toBe(true);
  });
  it('leaves the line to the item to understand, letters too', async () => {
    expect((await inLines('  B \n', ask(one))).result).toEqual(text('  B ', [1, 0]));
  });
  it('takes a letter on its own as a command, with and without a colon', async () => {
    expect((await inLines('h\n', ask(one))).result).toEqual({ is: 'command', key: 'h', draft: null });
    expect((await inLines(':b\n', ask(one))).result).toEqual({ is: 'command', key: 'b', draft: null });
  });
  it('asks for several with an example', async () => {
    const many: Prompt = { shape: 'choose-many', choices: one.choices };
    const { result, written } = await inLines('1 2\n', ask(many, { keys: [] }));
    expect(result).toEqual(text('1 2', [1, 0]));
    expect(written.endsWith('Your answers, such as 1 2: 1 2\n')).toBe(true);
  });
  it('takes an empty line as it is in a pipe, and asks again at a terminal', async () => {
    expect((await inLines('\n2\n', ask(one))).result).toEqual(text('', [1, 0]));
    const live = await inLines('\n2\n', ask(one), true);
    expect(live.result).toEqual(text('2', [1, 0]));
    expect(live.written).toContain('Nothing is given. Enter again leaves it blank.\n');
    expect((await inLines('\n\n', ask(one), true)).result).toEqual(text('', [1, 0]));
  });
  it('reads the commands out for ? and the question again for r', async () => {
    const { result, written } = await inLines('?\nr\n1\n', ask(one));
    expect(result).toEqual(text('1', [1, 0]));
    const prompt = 'Your answer, 1 to 2, or h for a hint, ? for help: ';
    const question = 'Which one?\n1. await f()\n2. f()\n';
    const help = 'h hint.\nb back.\nr repeat the question.\n? this help.\n';
    expect(written).toBe(`${question}${prompt}?\n${help}${prompt}r\n${question}${prompt}1\n`);
  });
  it('does not read a page twice that is asked again, only what came to it', async () => {
    const { written } = await inLines('h\n1\n', async (prompter) => {
      await prompter.ask(asked(one, { keys: [] }));
      return await prompter.ask(asked(one, { keys: [], aside: [{ is: 'markdown', text: 'Think.' }] }));
    });
    expect(written).toBe(
      'Which one?\n1. await f()\n2. f()\nYour answer, 1 to 2: h\n\nThink.\nYour answer, 1 to 2: 1\n',
    );
  });
  it('refuses a line that is too long or not UTF-8, and asks again', async () => {
    const { result, written } = await inLines(`${'x'.repeat(70_000)}\n1\n`, ask(one));
    expect(result).toEqual(text('1', [1, 0]));
    expect(written).toContain('That line is longer than 65536 bytes and was not read. Please answer again.\n');
  });
  it('echoes no control sequence', async () => {
    const { written } = await inLines('\u001b[2J\n', ask(one));
    expect(written.endsWith(': ^[[2J\n')).toBe(true);
  });
  it('says how much time is left', async () => {
    const { written } = await inLines('1\n', ask(one, { endsAtMs: 299_000 }));
    expect(written).toContain('4:59 left.\nYour answer');
  });
  it('ends when the time does', async () => {
    const prompter = linePrompter(worldWith(new PassThrough(), new PassThrough()));
    expect(await prompter.ask(asked(one, { endsAtMs: 0 }))).toEqual({ is: 'time-up', draft: null });
  });
});

describe('the end of the input', () => {
  it('is closed at once and for good', async () => {
    const { result, written } = await inLines('', async (prompter) => [
      await prompter.ask(asked(one)),
      await prompter.ask(asked(one)),
      await prompter.line('Why?'),
      await prompter.choose('What?', [{ name: 'this' }]),
    ]);
    expect(result).toEqual([{ is: 'closed' }, { is: 'closed' }, undefined, undefined]);
    expect(written.startsWith('Which one?\n')).toBe(true);
  });
  it('in the middle of an item is no response', async () => {
    const fill: Prompt = {
      shape: 'fill',
      gaps: 2,
      segments: [
        { is: 'gap', gap: 0 },
        { is: 'gap', gap: 1 },
      ],
    };
    expect((await inLines('a\n', ask(fill))).result).toEqual({ is: 'closed' });
    const many: Prompt = { shape: 'type', expects: '', lines: 'many' };
    expect((await inLines('', ask(many))).result).toEqual({ is: 'closed' });
  });
  it('ends an answer of several lines', async () => {
    const many: Prompt = { shape: 'type', expects: '', lines: 'many' };
    const twice = async (prompter: Prompter) => [await prompter.ask(asked(many)), await prompter.ask(asked(one))];
    expect((await inLines('a\nb', twice)).result).toEqual([text('a\nb'), { is: 'closed' }]);
  });
  it('takes a last line without a line feed', async () => {
    expect((await inLines('2', ask(one))).result).toEqual(text('2', [1, 0]));
  });
});

describe('typing in lines', () => {
  const word: Prompt = { shape: 'type', expects: 'a word', lines: 'one' };
  const many: Prompt = { shape: 'type', expects: '', lines: 'many' };

  it('takes a letter as text and a command with a colon', async () => {
    const { result, written } = await inLines('h\n', ask(word));
    expect(result).toEqual(text('h'));
    expect(written).toBe('Which one?\na word\nYour answer, or :h for a hint, :? for help: h\n');
    expect((await inLines(':h\n', ask(word))).result).toEqual({ is: 'command', key: 'h', draft: null });
  });
  it('takes two colons for a response that begins with one', async () => {
    expect((await inLines('::h\n', ask(word))).result).toEqual(text(':h'));
    expect((await inLines(':)\n', ask(word))).result).toEqual(text(':)'));
  });
  it('takes many lines up to an empty one', async () => {
    expect((await inLines('a\n b\n\nc\n', ask(many))).result).toEqual(text('a\n b'));
  });
  it('keeps the lines so far when a command interrupts, and goes on with them', async () => {
    const { result, written } = await inLines('a\n:h\nb\n\n', async (prompter) => {
      const first = await prompter.ask(asked(many));
      return [first, await prompter.ask(asked(many, first.is === 'command' ? { draft: first.draft } : {}))];
    });
    expect(result).toEqual([{ is: 'command', key: 'h', draft: { text: 'a' } }, text('a\nb')]);
    expect(written).toContain('So far:\na\n');
  });
});

describe('filling, pairing and ordering in lines', () => {
  const fill: Prompt = {
    shape: 'fill',
    gaps: 2,
    segments: [
      { is: 'gap', gap: 0, hint: 'an *object*' },
      { is: 'text', text: ' and ' },
      { is: 'gap', gap: 1 },
    ],
  };
  const pair: Prompt = {
    shape: 'pair',
    left: [
      { index: 0, text: 'threads' },
      { index: 1, text: '`asyncio`' },
    ],
    right: [
      { index: 1, text: 'one loop' },
      { index: 0, text: 'one GIL' },
    ],
  };

  it('asks gap by gap', async () => {
    const { result, written } = await inLines('a\n\n', ask(fill, { keys: [] }));
    expect(result).toEqual(value(['a', '']));
    expect(written).toBe('Which one?\n(gap 1) and (gap 2)\nGap 1 of 2, an object: a\nGap 2 of 2: \n');
  });
  it('takes no gap filled as blank', async () => {
    expect((await inLines('\n\n', ask(fill))).result).toEqual(value(null));
  });
  it('goes on at the gap where a command interrupted', async () => {
    const stopped = (await inLines('a\n:h\n', ask(fill))).result;
    expect(stopped).toEqual({ is: 'command', key: 'h', draft: { at: 1, texts: ['a', ''] } });
    expect((await inLines('b\n', ask(fill, { draft: { at: 1, texts: ['a', ''] } }))).result).toEqual(value(['a', 'b']));
  });
  it('asks for the partner of each left side, until it is a number or nothing', async () => {
    const { result, written } = await inLines('2\n7\n\n', ask(pair, { keys: [] }));
    expect(result).toEqual(value([0, null]));
    expect(written).toBe(
      'Which one?\n1. one loop\n2. one GIL\nthreads goes with, 1 to 2: 2\nasyncio goes with, 1 to 2: 7\n' +
        'Please answer with a number from 1 to 2, or nothing.\nasyncio goes with, 1 to 2: \n',
    );
  });
  it('takes an order as one line', async () => {
    const order: Prompt = { shape: 'order', choices: one.choices };
    const { result, written } = await inLines('2 1\n', ask(order, { keys: [] }));
    expect(result).toEqual(text('2 1', [1, 0]));
    expect(written.endsWith('The numbers of the lines in the right order: 2 1\n')).toBe(true);
  });
});

describe('judging oneself in lines', () => {
  const card: Prompt = { shape: 'recall', back: 'the back' };
  const open: Prompt = {
    shape: 'assess',
    model: 'The model.',
    points: [
      { index: 0, text: 'first' },
      { index: 1, text: 'second' },
    ],
  };

  it('shows the back, at a terminal after Enter, and asks how well it was known', async () => {
    const piped = await inLines('x\n3\n', ask(card, { keys: [] }));
    expect(piped.result).toEqual(value('good'));
    const rating = 'How well did you know it: 1 again, 2 hard, 3 good, 4 easy: ';
    expect(piped.written).toBe(
      `Which one?\n\nthe back\n${rating}x\nPlease answer with a number from 1 to 4.\n${rating}3\n`,
    );
    const live = await inLines('\neasy\n', ask(card, { keys: [] }), true);
    expect(live.result).toEqual(value('easy'));
    expect(live.written).toBe(`Which one?\nEnter for the answer: \nthe back\n${rating}`);
  });
  it('takes an answer, shows the model and takes the points', async () => {
    const { result, written } = await inLines('my words\n\n3\n2, 1\n', ask(open, { keys: [] }));
    expect(result).toEqual(value({ text: 'my words', points: [0, 1] }));
    expect(written).toBe(
      'Which one?\nYour answer in one or more lines, an empty line ends it: my words\n\n\n' +
        'Model answer\nThe model.\n\nWhich of these points does your answer make?\n1. first\n2. second\n' +
        'The numbers of the points, or nothing for none: 3\nPlease answer with numbers from 1 to 2, or nothing.\n' +
        'The numbers of the points, or nothing for none: 2, 1\n',
    );
  });
  it('takes no point for "none" and for an empty line', async () => {
    expect((await inLines('\nnone\n', ask(open))).result).toEqual(value({ text: '', points: [] }));
    expect((await inLines('\n\n', ask(open))).result).toEqual(value({ text: '', points: [] }));
  });
  it('goes on with the points where a command interrupted', async () => {
    const stopped = (await inLines('my words\n\nh\n', ask(open))).result;
    expect(stopped).toEqual({ is: 'command', key: 'h', draft: { text: 'my words', points: {} } });
    const draft = stopped.is === 'command' ? stopped.draft : undefined;
    expect((await inLines('2\n', ask(open, { draft }))).result).toEqual(value({ text: 'my words', points: [1] }));
  });
});

describe('waiting, a line and a menu in lines', () => {
  const keys = [
    { key: 'enter', does: 'next' },
    { key: 'x', does: 'run it here' },
  ];
  it('waits for no line of a pipe where Enter would go on', async () => {
    expect(await inLines('2\n', (prompter) => prompter.wait(keys))).toEqual({ result: 'enter', written: '' });
  });
  it('waits for a key at a terminal', async () => {
    expect((await inLines('zz\nx\n', (prompter) => prompter.wait(keys), true)).result).toBe('x');
    expect((await inLines('\n', (prompter) => prompter.wait(keys), true)).result).toBe('enter');
    expect((await inLines('', (prompter) => prompter.wait(keys), true)).result).toBe('closed');
  });
  it('takes one line of text', async () => {
    expect(await inLines('wrong key\n', (prompter) => prompter.line('What is wrong?'))).toEqual({
      result: 'wrong key',
      written: 'What is wrong? wrong key\n',
    });
  });
  it('takes an entry of a menu by its number', async () => {
    const entries = [{ name: 'asyncio' }, { name: 'tour', note: '12 items' }];
    const choose = (prompter: Prompter) => prompter.choose('Which deck?', entries);
    expect(await inLines('9\n2\n', choose)).toEqual({
      result: 1,
      written:
        'Which deck?\n1. asyncio\n2. tour, 12 items\nYour choice, 1 to 2, or nothing to leave: 9\n' +
        'Please answer with a number from 1 to 2, or nothing.\nYour choice, 1 to 2, or nothing to leave: 2\n',
    });
    expect((await inLines('\n', choose)).result).toBeUndefined();
  });
});

import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { main } from '../src/main.ts';
import { folderWith } from './support/folder.ts';
import { fakeWorld } from './support/world.ts';

const deck = `## Two and two?

- [ ] three
- [x] four
`;

/** What came of a command line in a folder with one deck. */
async function ran(...argv: readonly string[]) {
  const world = fakeWorld(folderWith({ 'deck.md': deck }), { argv });
  const code = await main(world);
  return { code, out: world.written(), err: world.complained() };
}

describe('the command line', () => {
  it('prints the version of the package', async () => {
    const printed = { code: 0, out: `${packageJson.version}\n`, err: '' };
    expect(await ran('--version')).toEqual(printed);
    expect(await ran('-V')).toEqual(printed);
  });

  it('says without a terminal what can be done from here, when nothing is asked for', async () => {
    const bare = await ran();
    expect(bare).toEqual(await ran('--no-color'));
    expect({ code: bare.code, err: bare.err }).toEqual({ code: 0, err: '' });
    expect(bare.out.split('\n').map((line) => line.replace(/ {2,}(?=\S)/g, ' '))).toEqual([
      'viva · questions from Markdown files. From here:',
      '',
      ' viva quiz deck.md deck: deck.md · one item',
      expect.stringMatching(/^ viva quiz asyncio How do you .*: asyncio · /),
      expect.stringMatching(/^ viva quiz tour A tour /),
      ' viva quiz python-concurrency Python concurrency: python-concurrency · 14 decks, 176 items',
      '',
      '`viva new first.md` begins a deck of your own, `viva --help` says all that there is.',
      '',
    ]);
  });

  it('names first what was begun: the cards that are due, and the sitting that was left', async () => {
    const cwd = folderWith({ 'my deck.md': `${deck}\n## Three and three?\n\n= 6\n` });
    const run = async (argv: readonly string[], input = '') => {
      const world = fakeWorld(cwd, { argv, input });
      await main(world);
      return world.written();
    };
    await run(['study', 'my deck.md'], '2\n');
    await run(['quiz', 'my deck.md'], '2\n');
    const lines = (await run([])).split('\n').map((line) => line.replace(/ {2,}(?=\S)/g, ' '));
    expect(lines.slice(2, 5)).toEqual([
      ' viva study Study what is due: 1 due · 1 new',
      ' viva quiz --resume Go on with the last sitting: my deck.md · 1 of 2 done',
      " viva quiz 'my deck.md' my deck: my deck.md · two items",
    ]);
  });

  it.each(['quiz', 'check', 'list', 'show', 'new'])('gives two examples at least in the help of %s', async (name) => {
    const { code, out, err } = await ran(name, '--help');
    const [, examples = ''] = out.split('\nExamples:\n');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(examples.match(/^ {2}viva /gm)?.length).toBeGreaterThanOrEqual(2);
  });

  it.each([
    [['--exma'], "unknown option '--exma'.", 'Did you mean --exam?'],
    [['quiz', '--sead', '1'], "unknown option '--sead'.", 'Did you mean --seed?'],
    [['quiz', '--zzzzzz'], "unknown option '--zzzzzz'.", 'Run `viva quiz --help` to see what there is.'],
    [['quiz', '--count'], "option '--count <n>' argument missing.", 'Run `viva quiz --help` to see what there is.'],
    [
      ['new', 'a.md', 'b.md'],
      "too many arguments for 'new'. Expected 1 argument but got 2.",
      'Run `viva new --help` to see what there is.',
    ],
    [['chekc'], 'There is no command or deck `chekc`.', 'Did you mean `viva check`?'],
    [['help', 'chekc'], 'There is no command `chekc`.', 'Did you mean `viva help check`?'],
    [['help', 'tour.md'], 'There is no command `tour.md`.', '`viva --help` lists them.'],
    [['history', 'exprot'], 'There is no `viva history exprot`.', 'Did you mean `viva history export`?'],
    [['lsit', '--json'], 'There is no command or deck `lsit`.', 'Did you mean `viva list`?'],
  ])('refuses %j and says what was meant', async (argv, what, hint) => {
    expect(await ran(...argv)).toEqual({ code: 2, out: '', err: `viva: ${what}\n  ${hint}\n` });
  });

  it.each([
    [['--count', 'abc'], '--count: “abc” is no whole number from 1 to 1000000.'],
    [['--count', '0'], '--count: “0” is no whole number from 1 to 1000000.'],
    [['--count', '1.5'], '--count: “1.5” is no whole number from 1 to 1000000.'],
    [['--seed', '4294967296'], '--seed: “4294967296” is no whole number from 0 to 4294967295.'],
    [['--order', 'random'], '--order: “random” is not known. Write file or shuffled.'],
    [['--order', 'shufled'], '--order: “shufled” is not known. Did you mean shuffled?'],
    [['--time', '20'], '--time: “20” has no unit. Write 20s or 20m.'],
    [['--pass-mark', '70'], '--pass-mark: “70” has no unit. Write 70%.'],
    [['--pass-mark', '170%'], '--pass-mark: A percentage is from 0% to 100%.'],
    [['--level', 'x'], '--level: “x” is no level. Write 2, 2..3, ..3 or 2.. for a level or a range.'],
    [['--tag', '(a'], '--tag: The parenthesis is never closed.'],
  ])('refuses the value in %j and says how it is written', async (argv, what) => {
    const hint = 'Every option is explained by `viva quiz --help`.';
    expect(await ran('quiz', 'deck.md', ...argv)).toEqual({ code: 2, out: '', err: `viva: ${what}\n  ${hint}\n` });
  });

  it('shows what could command a terminal instead of sending it', async () => {
    const { err } = await ran('list', '--\u001b[31mred\u202e');
    expect(err).toBe("viva: unknown option '--^[[31mred<U+202E>'.\n  Run `viva list --help` to see what there is.\n");
  });

  it('takes a deck for a question to be asked', async () => {
    const answers = ['--answers', '/dev/null', '--json', '--seed', '1'];
    const asked = await ran('deck.md', ...answers);
    expect(asked).toEqual(await ran('quiz', 'deck.md', ...answers));
    expect(asked.code).toBe(0);
  });

  it('prefers a file to a command with almost the same name', async () => {
    const world = fakeWorld(folderWith({ 'chekc.md': deck, chekc: deck }), {
      argv: ['chekc', '--answers', '/dev/null', '--json'],
    });
    expect(await main(world)).toBe(0);
    expect(world.complained()).toBe('');
  });
});

describe('an end that nobody planned', () => {
  it('is a success where the reader of standard output has gone', async () => {
    const stdout = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    const world = fakeWorld(folderWith({ 'deck.md': deck }), {
      argv: ['quiz', 'deck.md'],
      stdout,
      stdin: new PassThrough(),
    });
    expect(await main(world)).toBe(0);
    expect(world.complained()).toBe('');
  });

  it('is a refusal where standard output cannot take any more', async () => {
    const stdout = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
      },
    });
    const world = fakeWorld(folderWith({ 'deck.md': deck }), {
      argv: ['quiz', 'deck.md'],
      stdout,
      stdin: new PassThrough(),
    });
    expect(await main(world)).toBe(2);
    expect(world.complained()).toBe(
      'viva: The output cannot be written: no space left on device.\n  Is the disk full?\n',
    );
  });

  it('is called a bug of ours, with a stack, where it is one', async () => {
    const world = fakeWorld(folderWith({}), {
      argv: ['list'],
      env: new Proxy(
        {},
        {
          get: () => {
            throw new TypeError('broken');
          },
        },
      ),
    });
    expect(await main(world)).toBe(70);
    const [first, ...rest] = world.complained().split('\n');
    expect(first).toBe('TypeError: broken');
    expect(rest.slice(-3)).toEqual(['', `viva ${packageJson.version}: this is a bug in viva, not in your files.`, '']);
  });
});

import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dateText } from '../../src/core/schedule/day.ts';
import { keys, type Pty } from '../support/pty.ts';
import {
  answer,
  answerAndGoOn,
  asked,
  cardsIn,
  choices,
  daysPass,
  dueIn,
  eventsOf,
  flashcard,
  quit,
  ratingsIn,
} from './studying.ts';
import { type Machine, machineWith } from './viva.ts';

const { ctrlC, enter } = keys;
const two = choices(['Alpha', 'Beta']);
const three = choices(['Alpha', 'Beta', 'Gamma']);
const study = (machine: Machine, ...args: string[]): Pty => machine.start(['study', 'deck.md', ...args]);
const withDeck = (deck: string): Machine => machineWith({ 'deck.md': deck });

describe('a card that the machine grades', () => {
  it('is good where the response is right, and comes in ten minutes', async () => {
    const machine = withDeck(two);
    const pty = study(machine);
    await pty.waitFor('Small · new');
    await pty.waitFor('2 new   2 left');
    await answer(pty, 'Alpha', 1);
    await pty.waitFor('good · next in 10 minutes');
    expect(await quit(pty)).toBe(0);
    expect(eventsOf(machine, 'review')).toEqual([
      expect.objectContaining({ rating: 'good', days: 0, mode: 'study', verdict: 'right', response: 'A', hints: 0 }),
    ]);
    expect(eventsOf(machine, 'card-seen')).toEqual([
      expect.objectContaining({ item: 'alpha', by: 'first', text: 'Alpha' }),
    ]);
  });

  it('is again where it is wrong, and comes back in the sitting', async () => {
    const machine = withDeck(two);
    const pty = study(machine);
    await answer(pty, 'Alpha', 2);
    await pty.waitFor('again · next in a minute');
    pty.send(enter);
    await answerAndGoOn(pty, 'Beta', 1);
    await answer(pty, 'Alpha', 1);
    await pty.waitFor('good · next in 10 minutes');
    await quit(pty);
    expect(ratingsIn(machine)).toEqual(['again', 'good', 'good']);
  });

  it('counts as right on the word of the learner, and the log says that it was corrected', async () => {
    const machine = withDeck(two);
    const pty = study(machine);
    await answer(pty, 'Alpha', 2);
    await pty.waitFor('c count as right');
    pty.send('c');
    await pty.waitFor('good · next in 10 minutes · as you say');
    expect(pty.screen().join('\n')).not.toMatch(/c count as right[^]*c count as right/);
    pty.send('i');
    await pty.waitFor('good · corrected');
    await quit(pty);
    const [review] = eventsOf(machine, 'review');
    expect(review).toMatchObject({ rating: 'again', verdict: 'wrong' });
    expect(eventsOf(machine, 'corrected')).toEqual([
      expect.objectContaining({ of: review?.['id'], rating: 'good', verdict: 'right', days: 0 }),
    ]);
    expect((await cardsIn(machine)).get('alpha')).toMatchObject({ reps: 1, lapses: 0 });
  });

  it('is rated anew by a digit, as often as the learner likes', async () => {
    const machine = withDeck(two);
    const pty = study(machine);
    await answer(pty, 'Alpha', 1);
    pty.send('4');
    await pty.waitFor(/easy · next in \d+ days · as you say/);
    pty.send('1');
    await pty.waitFor('again · next in a minute · as you say');
    pty.send('2');
    await pty.waitFor('hard · next in 6 minutes · as you say');
    await quit(pty);
    expect(eventsOf(machine, 'corrected').map(({ rating }) => rating)).toEqual(['easy', 'again', 'hard']);
    expect(ratingsIn(machine)).toEqual(['good']);
    expect((await cardsIn(machine)).get('alpha')).toMatchObject({ phase: 'learning', reps: 1 });
  });

  it('has with --buttons 2 the digits of its two ratings', async () => {
    const machine = withDeck(two);
    const pty = study(machine, '--buttons', '2');
    await answer(pty, 'Alpha', 2);
    pty.send('3');
    pty.send('2');
    await pty.waitFor('good · next in 10 minutes · as you say');
    await quit(pty);
    expect(eventsOf(machine, 'corrected').map(({ rating }) => rating)).toEqual(['good']);
  });

  it('is hard after a hint', async () => {
    const machine = withDeck(`${two}\n> [!TIP]\n> the first\n`);
    const pty = study(machine);
    await answerAndGoOn(pty, 'Alpha', 1);
    await asked(pty, 'Beta');
    pty.send('h');
    await pty.waitFor(/the first[^]*⏎ answer/);
    pty.send(`1${enter}`);
    await pty.waitFor('hard · next in 6 minutes');
    await quit(pty);
    expect(eventsOf(machine, 'review').at(-1)).toMatchObject({ rating: 'hard', hints: 1, verdict: 'right' });
  });
});

const cards = `# Cards\n\n${flashcard('What keeps a task?', 'A reference of your own.')}\n${flashcard('What runs a task?', 'The loop.')}`;

describe('a flashcard', () => {
  it('shows its back, and on each button the interval that it gives', async () => {
    const machine = withDeck(cards);
    const pty = study(machine);
    await pty.waitFor('space show');
    expect(pty.screen().join('\n')).not.toContain('A reference');
    pty.send(' ');
    await pty.waitFor('1 again  1 min · 2 hard  6 min · 3 good  10 min · 4 easy');
    const [, easyDays = ''] = /4 easy {2}(\d+) d/.exec(pty.screen().join('\n')) ?? [];
    pty.send('4');
    await pty.waitFor('What runs a task?');
    await quit(pty);
    expect(eventsOf(machine, 'review')).toEqual([
      expect.objectContaining({ rating: 'easy', days: Number(easyDays), verdict: 'right' }),
    ]);
    expect((await cardsIn(machine)).get('what-keeps-a-task')).toMatchObject({ intervalDays: Number(easyDays) });
  });

  it('has two buttons with --buttons 2', async () => {
    const machine = withDeck(cards);
    const pty = study(machine, '--buttons', '2');
    await pty.waitFor('space show');
    pty.send(' ');
    await pty.waitFor('1 again  1 min · 2 good  10 min · ');
    expect(pty.screen().join('\n')).not.toContain('hard');
    pty.send('3');
    pty.send('2');
    await pty.waitFor('What runs a task?');
    await quit(pty);
    expect(ratingsIn(machine)).toEqual(['good']);
  });
});

describe('an open item', () => {
  it('is rated by the learner after the comparison', async () => {
    const open =
      '## Tell\n<!-- {kind: open} -->\n\nTell why.\n\n### Model answer\n\nBecause.\n\n### Rubric\n\n- one point\n';
    const machine = withDeck(open);
    const pty = study(machine);
    await pty.waitFor('ctrl-d compare');
    pty.send(`it is${keys.ctrlD}`);
    await pty.waitFor('one point');
    pty.send(` ${enter}`);
    await pty.waitFor('1 again  1 min · 2 hard  6 min · 3 good  10 min · 4 easy');
    pty.send('3');
    // Nothing else is left, so the step is taken at once.
    await pty.waitFor(/1 due {3}1 left[^]*ctrl-d compare/);
    pty.send(keys.escape);
    await pty.waitFor('esc type on');
    await quit(pty);
    expect(ratingsIn(machine)).toEqual(['good']);
  });
});

describe('undo', () => {
  it('at the question takes back the card before, and the one that was asked comes after it', async () => {
    const machine = withDeck(two);
    const pty = study(machine);
    await answerAndGoOn(pty, 'Alpha', 2);
    await asked(pty, 'Beta');
    pty.send('u');
    await pty.waitFor(/Small · new[^]*^ Alpha$[^]*Taken back: again\.[^]*⏎ answer/m);
    await answerAndGoOn(pty, 'Alpha', 1);
    await asked(pty, 'Beta');
    await quit(pty);
    const [first] = eventsOf(machine, 'review');
    expect(eventsOf(machine, 'undone').map(({ of }) => of)).toEqual([first?.['id']]);
    expect((await cardsIn(machine)).get('alpha')).toMatchObject({ reps: 1, phase: 'learning' });
  });

  it('after the response takes that one back and asks the card again', async () => {
    const machine = withDeck(two);
    const pty = study(machine);
    await answer(pty, 'Alpha', 2);
    pty.send('c');
    await pty.waitFor('as you say');
    pty.send('u');
    await pty.waitFor(/Taken back: good\.[^]*⏎ answer/);
    await asked(pty, 'Alpha');
    await quit(pty);
    expect((await cardsIn(machine)).get('alpha')).toMatchObject({ reps: 0, phase: 'new' });
    // The review and what corrected it.
    expect(eventsOf(machine, 'undone')).toHaveLength(2);
  });

  it('goes back as far as the sitting, and beyond it', async () => {
    const machine = withDeck(three);
    const first = study(machine);
    await answerAndGoOn(first, 'Alpha', 1);
    await asked(first, 'Beta');
    await quit(first);

    const pty = study(machine);
    await answerAndGoOn(pty, 'Beta', 1);
    await answerAndGoOn(pty, 'Gamma', 1);
    await asked(pty, 'Alpha');
    pty.send('u');
    await pty.waitFor(/^ Gamma$[^]*Taken back: good\.[^]*⏎ answer/m);
    pty.send('u');
    await pty.waitFor(/^ Beta$[^]*Taken back: good\.[^]*⏎ answer/m);
    pty.send('u');
    await pty.waitFor(/^ Alpha$[^]*The last review before this sitting is taken back\.[^]*⏎ answer/m);
    pty.send('u');
    await pty.waitFor(/^ Alpha$[^]*There is nothing to take back\.[^]*⏎ answer/m);
    await answerAndGoOn(pty, 'Alpha', 1);
    await answerAndGoOn(pty, 'Beta', 1);
    await answer(pty, 'Gamma', 1);
    await quit(pty);
    expect(eventsOf(machine, 'undone')).toHaveLength(3);
    expect(ratingsIn(machine)).toHaveLength(6);
    for (const [, card] of await cardsIn(machine)) expect(card).toMatchObject({ reps: 1 });
  });

  it('of a suspension after the response does not ask the card a second time', async () => {
    const machine = withDeck(three);
    const pty = study(machine);
    await answer(pty, 'Alpha', 1);
    pty.send('4');
    await pty.waitFor('as you say');
    pty.send('s');
    await pty.waitFor(/Suspended\.[^]*⏎ answer/);
    await asked(pty, 'Beta');
    pty.send('u');
    await pty.waitFor(/^ Beta$[^]*Taken back: suspended\.[^]*⏎ answer/m);
    await quit(pty);
    expect((await cardsIn(machine)).get('alpha')).toMatchObject({ reps: 1, suspended: false });
  });

  it('says from the shell what was taken back', async () => {
    const machine = withDeck(two);
    await machine.run(['study', 'deck.md'], { input: '1\n2\n' });
    const { code, out } = await machine.run(['undo', '2']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Taken back: review \(again\), .* UTC\.\nTaken back: review \(good\), .* UTC\.\n$/);
    expect((await machine.run(['undo'])).err).toContain('There is nothing to take back.');
    expect(await dueIn(machine, ['deck.md'])).toMatchObject({ new: 2, learning: 0, reviewedToday: 0 });
  });
});

describe('a card in a sitting', () => {
  it('is suspended by s, until it is brought back', async () => {
    const machine = withDeck(two);
    const pty = study(machine);
    await asked(pty, 'Alpha');
    pty.send('s');
    await pty.waitFor(/^ Beta$[^]*Suspended\. viva unsuspend brings it back, u right now\.[^]*⏎ answer/m);
    await quit(pty);
    expect(await dueIn(machine, ['deck.md'])).toMatchObject({ suspended: 1, new: 1 });
    await machine.run(['unsuspend', '--deck', 'deck.md', 'id:alpha']);
    expect(await dueIn(machine, ['deck.md'])).toMatchObject({ suspended: 0, new: 2 });
  });

  it('is buried by b, until tomorrow', async () => {
    const machine = withDeck(two);
    const pty = study(machine);
    await asked(pty, 'Alpha');
    pty.send('b');
    await pty.waitFor(/^ Beta$[^]*Buried until tomorrow\.[^]*⏎ answer/m);
    await quit(pty);
    expect(await dueIn(machine, ['deck.md'])).toMatchObject({ new: 1 });
    daysPass(machine, 1);
    expect(await dueIn(machine, ['deck.md'])).toMatchObject({ new: 2 });
  });

  it('bears a note, which is shown the next time, in this sitting and later', async () => {
    const machine = withDeck(choices(['Alpha']));
    const pty = study(machine);
    await asked(pty, 'Alpha');
    pty.send('n');
    await pty.waitFor('Your note on this card:');
    pty.send(`think of yes${enter}`);
    await pty.waitFor(/Noted\.[^]*⏎ answer/);
    await answer(pty, 'Alpha', 2);
    await pty.waitFor('Your note: think of yes');
    await quit(pty);
    expect(eventsOf(machine, 'noted')).toEqual([expect.objectContaining({ note: 'think of yes' })]);
    const later = study(machine);
    await answer(later, 'Alpha', 1);
    await later.waitFor('Your note: think of yes');
    await quit(later);
  });

  it('tells its history, and is flagged as faulty', async () => {
    const machine = withDeck(two);
    await machine.run(['study', 'deck.md'], { input: '2\n' });
    await machine.run(['quiz', 'deck.md'], { input: '1\n1\n' });
    daysPass(machine, 2);
    const pty = study(machine, '--new', '0');
    await asked(pty, 'Alpha');
    pty.send('i');
    await pty.waitFor(/1 review · 0 lapses[^]* again · [^]* right in a quiz[^]*⏎ answer/);
    pty.send('f');
    await pty.waitFor('What is wrong with it?');
    pty.send(`no is right${enter}`);
    await pty.waitFor(/Flagged, in [^]*⏎ answer/);
    await quit(pty);
    const [flag] = readFileSync(join(machine.home, 'flags.jsonl'), 'utf8').split('\n');
    expect(JSON.parse(flag ?? '')).toMatchObject({ id: 'alpha', note: 'no is right' });
    expect([...(await cardsIn(machine, ['is:flagged'])).keys()]).toEqual(['alpha']);
  });
});

/** An editor that changes the deck by a script of sed, or removes it. */
function editor(machine: Machine, script: string): Readonly<Record<string, string>> {
  const path = join(machine.folder, 'edit.sh');
  writeFileSync(path, `#!/bin/sh\nfor last; do :; done\n${script}\n`);
  chmodSync(path, 0o755);
  return { EDITOR: path, VISUAL: '' };
}
const sed = (program: string): string => `sed -i '${program}' "$last"`;

describe('e', () => {
  const long = `# Long\n\n${flashcard('What keeps a task alive until it is done?', 'A reference of your own to it.')}\n${flashcard('What runs the callbacks?', 'Nothing but the loop does that.')}`;
  const keeps = 'What keeps a task alive until it is done?';

  it.each([
    ['the stem', 's/What keeps a task alive until it is done/Why does a task stay alive to its end/', 'answer'],
    ['the answer', 's/A reference of your own to it/You hold on to it/', 'question'],
    [
      'both a little',
      's/until it is done/until it is finished/; s/of your own to it/that you hold yourself/',
      'likeness',
    ],
  ])('that changes %s keeps the history, and the log says by what', async (_, program, by) => {
    const machine = withDeck(long);
    await machine.run(['study', 'deck.md'], { input: '4\n' });
    const env = editor(machine, sed(program));
    const pty = machine.start(['study', 'deck.md', '--ahead', '99d', '--new', '0'], { env });
    await pty.waitFor(new RegExp(`${keeps.replace('?', '\\?')}[^]*space show`));
    pty.send('e');
    await pty.waitFor(/^ (?:Why|What keeps a task alive until it is (?:finished|done)\?)[^]*space show/m);
    await pty.until(() => expect(eventsOf(machine, 'card-seen')).toHaveLength(2));
    pty.send(' ');
    await pty.waitFor('3 good');
    pty.send('3');
    await pty.ended;
    const [first, second] = eventsOf(machine, 'card-seen');
    expect(second).toMatchObject({ card: first?.['card'], by });
    expect(new Set(eventsOf(machine, 'review').map(({ card }) => card))).toEqual(new Set([first?.['card']]));
    const listed = [...(await cardsIn(machine)).values()];
    expect(listed.map(({ reps }) => reps)).toEqual([2, 0]);
  });

  it('that writes question and answer anew keeps the history: the learner edited just this card', async () => {
    const machine = withDeck(
      '# T\n\n## Title\n\nOne two three?\n\n### Answer\n\nSome.\n\n## Other\n\nNo?\n\n### Answer\n\nYes.\n',
    );
    await machine.run(['study', 'deck.md'], { input: '4\n' });
    const env = editor(
      machine,
      sed('s/One two three/Completely different words here/; s/^Some\\./Nothing like it at all./'),
    );
    const pty = machine.start(['study', 'deck.md', '--ahead', '99d', '--new', '0'], { env });
    await pty.waitFor(/One two three[^]*space show/);
    pty.send('e');
    await pty.waitFor(/Completely different[^]*space show/);
    pty.send(' ');
    await pty.waitFor('3 good');
    pty.send('3');
    await pty.ended;
    const [first, second] = eventsOf(machine, 'card-seen');
    expect(second).toMatchObject({ card: first?.['card'], by: 'learner' });
    expect((await cardsIn(machine)).get('title')).toMatchObject({ reps: 2 });
  });

  it('that edits a card which was never reviewed makes no history', async () => {
    const machine = withDeck(two);
    const pty = machine.start(['study', 'deck.md'], { env: editor(machine, sed('s/## Alpha/## Other words/')) });
    await asked(pty, 'Alpha');
    pty.send('e');
    await answer(pty, 'Other words', 1);
    await quit(pty);
    expect(eventsOf(machine, 'card-seen')).toEqual([expect.objectContaining({ text: 'Other words', by: 'first' })]);
    expect((await cardsIn(machine)).get('other-words')).toMatchObject({ reps: 1 });
  });

  it('that takes the item out goes on with the next, and the history lists it', async () => {
    const machine = withDeck(three);
    await machine.run(['study', 'deck.md'], { input: '2\n' });
    daysPass(machine, 1);
    const pty = machine.start(['study', 'deck.md'], { env: editor(machine, sed('/## Alpha/,/no Alpha/d')) });
    await pty.waitFor('1 due · 2 new');
    for (const title of ['Beta', 'Gamma']) {
      if (pty.screen().some((row) => row.trim() === title)) await answerAndGoOn(pty, title, 1);
    }
    await asked(pty, 'Alpha');
    pty.send('e');
    await pty.waitFor('Alpha is no longer in the file.');
    await pty.waitFor('⏎ answer');
    await quit(pty);
    expect((await machine.run(['history', 'relink', '--history', machine.home])).out).toMatch(/1 review .*Alpha/);
    expect(ratingsIn(machine)[0]).toBe('again');
  });

  it('after the response changes what comes back later', async () => {
    const machine = withDeck(choices(['Alpha']));
    const pty = machine.start(['study', 'deck.md'], { env: editor(machine, sed('s/no Alpha/never Alpha/')) });
    await answer(pty, 'Alpha', 2);
    pty.send('e');
    await pty.until(() => expect(readFileSync(join(machine.folder, 'deck.md'), 'utf8')).toContain('never'));
    await pty.waitFor(/⏎ next/);
    pty.send('c');
    await pty.waitFor('as you say');
    pty.send(enter);
    await pty.waitFor(/never Alpha[^]*⏎ answer/);
    pty.send('u');
    await pty.waitFor(/Taken back: good\.[^]*never Alpha[^]*⏎ answer/);
    await quit(pty);
  });

  it('that makes the file unreadable goes on with what was read before, and says so', async () => {
    const machine = withDeck(two);
    const pty = machine.start(['study', 'deck.md'], { env: editor(machine, 'rm "$last"') });
    await asked(pty, 'Alpha');
    pty.send('e');
    await pty.waitFor(/The file was not read again\.[^]*⏎ answer/);
    await answerAndGoOn(pty, 'Alpha', 1);
    await answer(pty, 'Beta', 1);
    await quit(pty);
    expect(ratingsIn(machine)).toEqual(['good', 'good']);
  });
});

describe('an edit of one of two cards that are alike', () => {
  const alike = (words: readonly string[]): string =>
    `# Alike\n\n${words.map((word) => flashcard(`What does the function gather of asyncio do with its ${word}?`, `It ${word}.`)).join('\n')}`;

  it('is asked at the next start, and what the learner says stands', async () => {
    const machine = withDeck(alike(['first tasks', 'other tasks']));
    await machine.run(['study', 'deck.md'], { input: '4\n4\n' });
    writeFileSync(join(machine.folder, 'deck.md'), alike(['final tasks', 'outer tasks']));
    const pty = machine.start(['study', 'deck.md', '--ahead', '99d'], { cols: 120 });
    await pty.waitFor(/final tasks\?” looks like an edit\./);
    const row = pty.screen().find((line) => line.includes('first tasks')) ?? '';
    pty.send(`${/\d/.exec(row)?.[0] ?? ''}${enter}`);
    await pty.waitFor(/outer tasks\?” looks like an edit\./);
    expect(pty.screen().join('\n')).not.toMatch(/outer tasks[^]*first tasks/);
    const other = pty.screen().findLast((line) => line.includes('None of these')) ?? '';
    pty.send(`${/\d/.exec(other)?.[0] ?? ''}${enter}`);
    await pty.waitFor('space show');
    await quit(pty);
    const seen = eventsOf(machine, 'card-seen');
    expect(seen.slice(2)).toEqual([
      expect.objectContaining({ card: seen[0]?.['card'], by: 'learner' }),
      expect.objectContaining({ by: 'first' }),
    ]);
    expect([...(await cardsIn(machine)).values()].map(({ reps }) => reps)).toEqual([1, 0]);
  });

  it('stays aside where nobody can be asked, and that is said', async () => {
    const machine = withDeck(alike(['first tasks', 'other tasks']));
    await machine.run(['study', 'deck.md'], { input: '4\n4\n' });
    writeFileSync(
      join(machine.folder, 'deck.md'),
      `${alike(['final tasks', 'outer tasks'])}\n${flashcard('X?', 'Y.')}`,
    );
    const { out } = await machine.run(['study', 'deck.md'], { input: '' });
    expect(out).toContain('2 cards may be an edit of several others and stay aside: viva history relink\n');
    expect(eventsOf(machine, 'card-seen')).toHaveLength(2);
  });
});

describe('leaving', () => {
  it.each([
    ['q', 'q', 0],
    ['Ctrl-C', ctrlC, 130],
  ])('with %s at the question or after the response says what was done', async (_, key, code) => {
    for (const where of ['question', 'response']) {
      const machine = withDeck(two);
      const pty = study(machine);
      await answer(pty, 'Alpha', 1);
      if (where === 'question') {
        pty.send(enter);
        await asked(pty, 'Beta');
      }
      pty.send(key);
      expect(await pty.ended).toEqual({ code, signal: 0 });
      expect(pty.screen().join('\n')).toContain('1 review · 100 % recalled · 1 new');
      expect(ratingsIn(machine)).toEqual(['good']);
    }
  });

  it('with Ctrl-C in a note ends the sitting as well', async () => {
    const machine = withDeck(two);
    const pty = study(machine);
    await answerAndGoOn(pty, 'Alpha', 1);
    await asked(pty, 'Beta');
    pty.send('n');
    await pty.waitFor('Your note on this card:');
    pty.send(`half${ctrlC}`);
    expect((await pty.ended).code).toBe(130);
    expect(eventsOf(machine, 'noted')).toEqual([]);
    expect(pty.screen().join('\n')).toContain('1 review · 100 % recalled · 1 new');
  });

  it.each(['SIGTERM', 'SIGHUP'])('by %s keeps what was answered, and gives the terminal back', async (signal) => {
    const machine = withDeck(two);
    const pty = study(machine);
    await answer(pty, 'Alpha', 1);
    pty.kill(signal);
    await pty.ended;
    const written = pty.written();
    expect(written.lastIndexOf('\u001b[?25h')).toBeGreaterThan(written.lastIndexOf('\u001b[?25l'));
    expect(ratingsIn(machine)).toEqual(['good']);
  });

  it('by closed input ends with what was done', async () => {
    const { code, out, err } = await withDeck(two).shell('viva study deck.md <&-');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Nothing was reviewed.\n');
  });
});

describe('siblings', () => {
  const cloze = `# Gaps\n\n## One\n\nRoses are {{red}} and violets are {{blue}}, the grass {{green}}.\n\n## Two\n\nSugar is {{sweet}} and salt {{is not}}.\n`;

  it('come new one an item and day', async () => {
    const machine = withDeck(cloze);
    expect(await dueIn(machine, ['deck.md'])).toMatchObject({ cards: 5, new: 2 });
    await machine.run(['study', 'deck.md'], { input: 'red\nsweet\n' });
    expect(ratingsIn(machine)).toEqual(['good', 'good']);
    expect(await dueIn(machine, ['deck.md'])).toMatchObject({ cards: 5, new: 0 });
    daysPass(machine, 1);
    expect(await dueIn(machine, ['deck.md'])).toMatchObject({ new: 2 });
  });

  it('of a card that was new today and is suspended now wait all the same, in the counts too', async () => {
    const machine = withDeck(cloze);
    const pty = study(machine);
    await pty.waitFor('⏎');
    pty.send(`red${enter}`);
    await pty.waitFor('good · next');
    pty.send('s');
    await pty.waitFor(/Suspended\./);
    pty.kill('SIGKILL');
    await pty.ended;
    expect(await dueIn(machine, ['deck.md'])).toMatchObject({ new: 1, suspended: 1 });
    const { out } = await machine.run(['study', 'deck.md'], { input: '' });
    expect(out).toContain('1 new 1 left\n');
  });

  it('do not follow each other', async () => {
    const machine = withDeck(cloze);
    await machine.run(['study', 'deck.md', '--cram'], { input: '' });
    const { out } = await machine.run(['study', 'deck.md', '--cram'], { input: 'x\nx\nx\nx\nx\n' });
    const order = [...out.matchAll(/^(One|Two)$/gm)].map(([title]) => title);
    expect(order.slice(0, 5)).toEqual(['One', 'Two', 'One', 'Two', 'One']);
  });
});

describe('the options of a sitting', () => {
  const tagged = `${three}\n## Delta\n<!-- {tags: [hot]} -->\n\n- [x] yes Delta\n- [ ] no Delta\n`;
  const titles = (out: string): readonly string[] => [...out.matchAll(/^([A-Z][a-z]+)$/gm)].map(([title]) => title);
  const askedFirst = async (...args: string[]): Promise<string> =>
    (await withDeck(tagged).run(['study', 'deck.md', ...args])).out;

  it.each([
    [['--new', '2'], '2 new 2 left'],
    [['--max', '3'], '3 new 3 left'],
    [['--tag', 'hot'], '1 new 1 left'],
    [['--query', 'tag:hot or id:beta'], '2 new 2 left'],
    [['--cram'], '4 new 4 left'],
  ])('%s bring so many cards', async (args, left) => {
    expect(await askedFirst(...args)).toContain(`${left}\n`);
  });

  it.each([
    [['--query', 'colour:red'], 'colour'],
    [['--query', '(is:due'], 'The parenthesis is never closed.'],
    [['--query', 'due<soon'], 'soon'],
    [['--tag', 'nothing-has-this'], 'No card fits what was asked for.'],
    [['--cram', '--ahead', '3d'], '--cram, --ahead and --until do not go together.'],
    [['--until', '2020-01-01'], '--until takes a day that is still to come.'],
    [['--until', '2026-02-30'], 'is no date'],
    [['--ahead', '3h'], 'Write whole days: 3d.'],
    [['--new', '-1'], '--new'],
    [['--buttons', '3'], '--buttons'],
    [['--minutes', '0'], '--minutes'],
  ])('%s are refused with a reason', async (args, said) => {
    const machine = withDeck(tagged);
    const { code, out, err } = await machine.run(['study', 'deck.md', ...args]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^viva: /);
    expect(err).toContain(said);
    expect(machine.events()).toEqual([]);
  });

  it('--cram leaves the schedule as it was', async () => {
    const machine = withDeck(three);
    await machine.run(['study', 'deck.md'], { input: '1\n2\n1\n' });
    daysPass(machine, 3);
    const scheduled = async () => {
      const due = { ...(await dueIn(machine)), reviewedToday: 0 };
      return { due, cards: [...(await cardsIn(machine)).values()] };
    };
    const before = await scheduled();
    const pty = study(machine, '--cram');
    await answerAfterCram(pty, 2);
    await pty.waitFor('again');
    pty.send(enter);
    for (let at = 0; at < 3; at++) await answerAfterCram(pty, 1, enter);
    await pty.waitFor('The schedule is as it was.');
    expect((await pty.ended).code).toBe(0);
    expect(
      eventsOf(machine, 'review')
        .slice(3)
        .map(({ mode, rating }) => [mode, rating]),
    ).toEqual([
      ['cram', 'again'],
      ['cram', 'good'],
      ['cram', 'good'],
      ['cram', 'good'],
    ]);
    expect(await scheduled()).toEqual(before);
  });

  it('--ahead also brings what falls due in the next days', async () => {
    const machine = withDeck(cards);
    await machine.run(['study', 'deck.md'], { input: '4\n4\n' });
    const intervals = eventsOf(machine, 'review').map(({ days }) => Number(days));
    const last = Math.max(...intervals);
    const first = Math.min(...intervals);
    const left = async (...args: string[]) => (await machine.run(['study', 'deck.md', ...args])).out;
    expect(await left()).toContain('Nothing was reviewed.');
    expect(await left('--ahead', String(first - 1))).toContain('Nothing was reviewed.');
    expect(await left('--ahead', `${last}d`)).toContain('2 due 2 left\n');
  });

  it('--until never shows an interval beyond the date', async () => {
    const machine = withDeck(
      `# Many\n\n${Array.from({ length: 6 }, (_, at) => flashcard(`Q ${at}?`, `A ${at}.`)).join('\n')}`,
    );
    await machine.run(['study', 'deck.md'], { input: '4\n4\n4\n4\n4\n4\n' });
    daysPass(machine, 10);
    // Before four in the morning it is still the day before.
    const today = Math.floor((Date.now() - 4 * 3_600_000) / 86_400_000);
    for (const ahead of [1, 4, 9]) {
      const { out } = await machine.run(['study', 'deck.md', '--until', dateText(today + ahead)], { input: '3\n4\n' });
      const shown = [...out.matchAll(/\d (?:hard|good|easy) in (\d+) (d|mo|y)/g)];
      expect(shown.length).toBeGreaterThanOrEqual(9);
      for (const [, days, unit] of shown) {
        expect(unit).toBe('d');
        expect(Number(days)).toBeLessThanOrEqual(ahead);
      }
    }
    for (const { mode, days } of eventsOf(machine, 'review').slice(6)) {
      expect(mode).toBe('until');
      expect(days).toBeLessThanOrEqual(9);
    }
  });

  it('--seed puts the options in the same order again', async () => {
    const options = Array.from({ length: 8 }, (_, at) => `- [${at === 0 ? 'x' : ' '}] option ${at}`).join('\n');
    const shuffled = `# Mixed\n\n## Pick\n\n${options}\n`;
    const orderOf = async (seed: string) =>
      [...(await withDeck(shuffled).run(['study', 'deck.md', '--seed', seed])).out.matchAll(/option \d/g)].map(String);
    const first = await orderOf('7');
    expect(first).toHaveLength(8);
    expect(await orderOf('7')).toEqual(first);
    expect(await orderOf('8')).not.toEqual(first);
  });

  it('--plain asks in lines, with every command of a sitting', async () => {
    const machine = withDeck(two);
    const pty = study(machine, '--plain');
    await pty.waitFor('Your answer, 1 to 2');
    pty.send(`?${enter}`);
    await pty.waitFor('suspend');
    pty.send(`2${enter}`);
    await pty.waitFor('c count as right');
    pty.send(`c${enter}`);
    await pty.waitFor('good, next in 10 minutes, as you say');
    pty.send(enter);
    await pty.waitFor(/Beta[^]*Your answer/);
    pty.send(`q${enter}`);
    expect((await pty.ended).code).toBe(0);
    expect(pty.written()).not.toContain('\u001b[');
    expect(eventsOf(machine, 'corrected')).toHaveLength(1);
  });

  it('in a pipe take one line an answer', async () => {
    const machine = withDeck(`${two}\n${flashcard('Front?', 'Back.')}`);
    const { code, out, err } = await machine.run(['study', 'deck.md'], { input: '1\ns\ngood\n' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(titles(out).slice(0, 2)).toEqual(['Alpha', 'Beta']);
    expect(out).toContain('Back.\n');
    expect(out).toContain('How well did you know it: 1 again in 1 min, 2 hard in 6 min, 3 good in 10 min, 4 easy in ');
    expect(ratingsIn(machine)).toEqual(['good', 'good']);
    expect(eventsOf(machine, 'suspended')).toHaveLength(1);
  });
});

async function answerAfterCram(pty: Pty, number: 1 | 2, then = ''): Promise<void> {
  await pty.waitFor('⏎ answer');
  pty.send(`${number}${enter}`);
  await pty.waitFor('⏎ next');
  if (then !== '') pty.send(then);
  if (then !== '') await pty.until(() => expect(pty.screen().join('\n')).not.toContain('⏎ next'));
}

describe('viva due', () => {
  const titles = Array.from({ length: 12 }, (_, at) => `Item ${String.fromCharCode(65 + at)}`);

  it('counts what study offers, day after day', async () => {
    const machine = machineWith({
      'deck.md': choices(titles),
      '.home/settings.yaml': 'study: {new: 3, max: 5}\n',
    });
    for (let day = 0; day < 8; day++) {
      const due = await dueIn(machine, ['deck.md']);
      const { out } = await machine.run(['study', 'deck.md'], { input: '' });
      const [, dueLeft = '0'] = /(\d+) due/.exec(out) ?? [];
      const [, freshLeft = '0'] = /(\d+) new \d+ left/.exec(out) ?? [];
      const offered = { due: Number(dueLeft), fresh: Number(freshLeft) };
      expect({ day, ...offered }).toEqual({
        day,
        due: Math.min(5, Number(due['due']) + Number(due['learning'])),
        fresh: due['new'],
      });
      await machine.run(['study', 'deck.md'], { input: '1\n2\n1\n1\n1\n1\n' });
      daysPass(machine, 1);
    }
  });

  it('begins the day at four in the morning, in every zone', async () => {
    const machine = withDeck(two);
    await machine.run(['study', 'deck.md'], { input: '1\n' });
    const hour = new Date().getUTCHours();
    /** The zone in which it is this hour now, or the day's other end. */
    const zone = (local: number): { readonly tz: string; readonly ahead: number } => {
      const ahead = ((local - hour + 36) % 24) - 12;
      return { tz: `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`, ahead };
    };
    const today = (ahead: number): number => Math.floor((Date.now() + (ahead - 4) * 3_600_000) / 86_400_000);
    for (const { tz, ahead } of [3, 4, 0, 12, 23].map(zone)) {
      const days = [today(ahead)];
      const { today: shown } = await dueIn(machine, ['deck.md'], { TZ: tz });
      days.push(today(ahead));
      expect(days.map(dateText)).toContain(shown);
    }
    const three = zone(3).ahead;
    expect(today(three + 1) - today(three)).toBe(1);
  });
});

describe.each([40, 80, 120])('the screens of studying in %i columns', (cols) => {
  const deck = `---\ntitle: Python concurrency\ndefaults: {shuffle: false}\n---\n\n# Tasks\n\n## Which of these keeps a task alive until it is done?\n\n- [x] a reference of your own\n  > The loop keeps only weak ones.\n- [ ] the loop\n  > It keeps a weak reference.\n\n${flashcard('What does gather() return?', 'A list of the results, in the order of the awaitables that it was given.')}`;
  const shownOn = (pty: Pty): string =>
    `${pty
      .screen()
      .map((row) => row.trimEnd())
      .join('\n')
      .replace(/ +\d+ s$/m, ' (time)')}\n`;

  it('are as they were looked at', async () => {
    const machine = withDeck(deck);
    const size = { cols, rows: 50 };
    const pty = machine.start(['study', 'deck.md', '--seed', '1'], size);
    const compare = (name: string, shown = shownOn(pty)) =>
      expect(shown).toMatchFileSnapshot(`screens/study-${name}-${cols}.txt`);
    await pty.waitFor(/⏎ answer[^]*\? more\s*$/);
    await compare('new');
    pty.send(`2${enter}`);
    await pty.waitFor(/⏎ next[^]*\? more\s*$/);
    await compare('response');
    pty.send(enter);
    await pty.waitFor('space show');
    pty.send(' ');
    await pty.waitFor(/1 again[^]*\? more\s*$/);
    await compare('buttons');
    pty.send('3');
    await pty.waitFor(/2 due +2 left[^]*⏎ answer[^]*\? more\s*$/);
    pty.send('q');
    await pty.ended;
    await compare('end');

    for (const command of ['due', 'cards']) {
      const listed = machine.start([command, '--no-color'], size);
      await listed.ended;
      await compare(command, shownOn(listed).replace(/ in \d+ days/g, ' in some days'));
    }
  });
});

import { describe, expect, it } from 'vitest';
import { seenFacts } from '../../../src/core/study/review.ts';
import { cardsIn, Device } from './known.ts';
import { plain } from './plain-cards.ts';

const flash = (question: string, answer: string, settings = ''): string =>
  `## ${question}\n\n${settings === '' ? '' : `<!-- {${settings}} -->\n\n`}### Answer\n\n${answer}\n`;
const typed = (question: string, answer: string): string => `## ${question}\n\n= ${answer}\n`;
const deck = (...items: readonly string[]): { readonly deck: string } => ({ deck: `# Deck\n\n${items.join('\n')}` });

const loop = flash('What runs the tasks of a thread?', 'The event loop, one step of one task at a time.');
const pool = flash('Where does code that blocks belong?', 'In a thread of its own, by asyncio.to_thread.');
const lock = flash('How do you keep two tasks from one file?', 'With an asyncio.Lock around the whole of it.');

const studied = (decks: Readonly<Record<string, string>>): Device => {
  const device = new Device();
  device.study(decks);
  return device;
};
/** By what the cards were known again; `-` where nothing is new. */
const ways = (device: Device, decks: Readonly<Record<string, string>>) => {
  const { links, fresh, doubts, orphans } = device.find(decks);
  return [links.map(({ by }) => by ?? '-'), fresh.length, doubts.length, orphans.length];
};

describe('a card after an edit', () => {
  it('is known as it was, and the log need not be told', () => {
    expect(ways(studied(deck(loop, pool)), deck(pool, loop))).toEqual([['-', '-'], 0, 0, 0]);
  });

  it('is known by its id, whatever else becomes of it', () => {
    const device = studied(deck(flash('What is a task?', 'A coroutine that is scheduled.', 'id: task'), loop));
    const after = deck(flash('Name three signals.', 'SIGINT, SIGTERM and SIGKILL.', 'id: task'), loop);
    expect(ways(device, after)).toEqual([['question', '-'], 0, 0, 0]);
    expect(device.reps(after)).toEqual([1, 1]);
  });

  it('is known by its question where the answer is all new, and by its answer where the question is', () => {
    const device = studied(deck(loop, pool));
    const after = deck(
      flash('What runs the tasks of a thread?', 'Something else altogether.'),
      flash('Say it in other words!', 'In a thread of its own, by asyncio.to_thread.'),
    );
    expect(ways(device, after)).toEqual([['question', 'answer'], 0, 0, 0]);
  });

  it('is known by likeness where both changed a little', () => {
    const after = deck(
      flash('What runs all the tasks of a thread?', 'The event loop, a single step of one task at a time.'),
    );
    expect(ways(studied(deck(loop)), after)).toEqual([['likeness'], 0, 0, 0]);
  });

  it('is a new card where both are all new, and the old one is missing', () => {
    expect(ways(studied(deck(loop)), deck(flash('Name three signals.', 'SIGINT, SIGTERM, SIGKILL')))).toEqual([
      [],
      1,
      0,
      1,
    ]);
  });

  it('is asked for where two cards may have become it', () => {
    const one = typed('Which call of the event loop starts a server on a port?', 'first');
    const other = typed('Which call of the event loop starts a server on a path?', 'second');
    const now = typed('Which call of the event loop starts a server on a pipe?', 'third');
    const { links, fresh, doubts, orphans } = studied(deck(one, other)).find(deck(now));
    expect([links, fresh]).toEqual([[], []]);
    expect(doubts.map(({ candidates }) => candidates.length)).toEqual([2]);
    expect(orphans).toHaveLength(2);
  });

  it('is asked for where it may have become two cards', () => {
    const before = typed('Which call of the event loop starts a server on a port?', 'first');
    const one = typed('Which call of the event loop starts a server on a path?', 'second');
    const other = typed('Which call of the event loop starts a server on a pipe?', 'third');
    expect(ways(studied(deck(before)), deck(one, other))).toEqual([[], 0, 2, 1]);
  });

  it('is known again when the edit is taken back, though nothing else is left of it', () => {
    const device = studied(deck(loop));
    const [now] = cardsIn(deck(pool).deck);
    const key = device.find(deck(loop)).links[0]?.key ?? '';
    if (now !== undefined) for (const fact of seenFacts([key], now, 'learner')) device.write(fact);
    device.study(deck(pool));
    expect(device.reps(deck(pool))).toEqual([2]);
    device.study(deck(loop));
    expect(device.reps(deck(loop))).toEqual([3]);
  });

  it.each(['true', 'false', '42', 'yes'])('is not known by an answer as short as %s', (answer) => {
    const device = studied(deck(typed('The global lock hinders waits in threads', answer), loop));
    expect(ways(device, deck(typed('A semaphore counts permits', answer), loop))).toEqual([['-'], 1, 0, 1]);
  });

  it('is not known by a question or an answer that another card of the deck has as well', () => {
    const asked = (answer: string): string => typed('Which statement is right?', answer);
    const device = studied(deck(asked('it waits in the kernel'), asked('it spins on the processor')));
    const after = deck(asked('it waits in the kernel'), asked('a thing that nobody has said before'));
    expect(ways(device, after)).toEqual([['-'], 0, 1, 1]);
    const same = (question: string): string => typed(question, 'in the kernel of the system');
    const answered = studied(deck(same('Where does a read wait?'), same('Who wakes a sleeper?')));
    expect(ways(answered, deck(same('Where does a read wait?'), same('What holds the page cache')))).toEqual([
      ['-'],
      1,
      0,
      1,
    ]);
  });
});

describe('the cards of an item with several', () => {
  const text = (end: string): string => `## Order\n\nThe {{event loop}} runs one {{task}} at a {{time}}${end}\n`;

  it('are each known after an edit of their text', () => {
    const device = studied(deck(text('.')));
    const after = deck(text(', and never two of them.'));
    expect(ways(device, after)).toEqual([['answer', 'answer', 'answer'], 0, 0, 0]);
    expect(device.reps(after)).toEqual([1, 1, 1]);
  });

  it('stay when another gap comes, and are not taken for each other when the gap moves', () => {
    const long = 'in a program that has thousands of sockets open and does next to nothing with each of them';
    const device = studied(deck(`## Order\n\nThe {{event loop}} runs one task ${long}.\n`));
    const more = deck(`## Order\n\nThe {{event loop}} runs one {{task}} ${long}.\n`);
    expect(ways(device, more)).toEqual([['-'], 1, 0, 0]);
    expect(ways(device, deck(`## Order\n\nThe event loop runs one {{task}} ${long}.\n`))).toEqual([[], 1, 0, 1]);
  });

  it('are both known where one side of a card for both ways is edited', () => {
    const both = (front: string, back: string): string => flash(front, back, 'reverse: true');
    const device = studied(
      deck(both('loop of events', 'Ereignisschleife'), both('bounded queue', 'Schlange mit Grenze')),
    );
    const after = deck(
      both('the loop of all events', 'Ereignisschleife'),
      both('bounded queue', 'Schlange mit Grenze'),
    );
    expect(ways(device, after)).toEqual(
      [['answer', 'question', '-', '-'], 0, 0, 0].map((each, at) =>
        at === 0 ? expect.arrayContaining(['answer', 'question', '-', '-']) : each,
      ),
    );
    expect(device.reps(after)).toEqual([1, 1, 1, 1]);
  });
});

describe('cards that change places', () => {
  it.each(['', 'id: mine'])('are known in another deck (%s)', (settings) => {
    const card = flash('What runs the tasks?', 'The event loop.', settings);
    const device = studied({ one: deck(card, pool).deck, two: deck(lock).deck });
    const after = { one: deck(pool).deck, two: deck(lock, card).deck };
    device.study(after);
    expect(device.reps(after)).toEqual([2, 2, 2]);
    expect(device.find(after).orphans).toEqual([]);
    expect(device.find(after).links.map(({ by }) => by)).toEqual([undefined, undefined, undefined]);
  });

  it('are known when their deck is renamed, also with an edit', () => {
    const device = studied(deck(loop, pool));
    const edited = flash('What runs the tasks of one thread?', 'The event loop, one step of one task at a time.');
    expect(device.reps({ renamed: deck(edited, pool).deck })).toEqual([1, 1]);
    expect(device.find({ renamed: deck(edited, pool).deck }, ['deck']).fresh).toHaveLength(1);
  });

  it.each(['', 'id: mine'])('are shared by the copy of a deck, which takes no turns in telling (%s)', (settings) => {
    const card = flash('What runs the tasks?', 'The event loop.', settings);
    const one = { one: deck(card).deck };
    const two = { two: deck(card).deck };
    const device = studied(one);
    for (const decks of [{ ...one, ...two }, two, one, { ...two, ...one }, one]) {
      device.study(decks, ['one', 'two']);
    }
    expect(device.events.filter(({ is }) => is === 'card-seen')).toHaveLength(1);
    expect(device.reps({ ...one, ...two })).toEqual([6, 6]);
  });

  it('are shared by the copy until one of them is edited, which is then a new card', () => {
    const device = studied({ one: deck(loop).deck });
    const both = { one: deck(loop).deck, two: deck(pool).deck };
    device.study({ one: deck(loop).deck, two: deck(loop).deck });
    device.study(both);
    expect(device.reps(both)).toEqual([3, 1]);
  });

  it('count once where they stand twice in a deck, and tell nothing by turns', () => {
    const device = studied(deck(loop, loop));
    device.study(deck(loop, loop));
    expect(device.reps(deck(loop, loop))).toEqual([2, 2]);
    expect(device.events.filter(({ is }) => is === 'card-seen')).toHaveLength(1);
  });

  it('share no history where two files claim one id, and tell nothing by turns', () => {
    const device = new Device();
    const decks = deck(flash('What is a task?', 'One thing.', 'id: task'));
    const other = cardsIn(deck(flash('What is a future?', 'Another thing.', 'id: task')).deck);
    device.study(decks);
    const found = device.find(decks);
    expect([found.links.length, other.length]).toEqual([1, 1]);
  });
});

describe('a card that is split or merged', () => {
  it('goes on in the part that is still like it', () => {
    const whole = flash('What runs the tasks of a thread, and how many at a time?', 'The event loop, and one.');
    const device = studied(deck(whole));
    const after = deck(
      flash('What runs the tasks of a thread, and how many at once?', 'The loop.'),
      flash('Name the three signals that end a program', 'SIGINT, SIGTERM and SIGKILL'),
    );
    expect(ways(device, after)).toEqual([['likeness'], 1, 0, 0]);
  });

  it('leaves the other one missing where two become one', () => {
    const device = studied(deck(loop, pool));
    const after = deck(flash('What runs the tasks of a thread?', 'The event loop; what blocks goes to a thread.'));
    expect(ways(device, after)).toEqual([['question'], 0, 0, 1]);
  });
});

describe('a link', () => {
  it('is not made again once the learner has undone it', () => {
    const device = studied(deck(loop));
    const after = deck(flash('What runs all tasks of a thread?', 'The event loop, one step of one task at a time.'));
    device.study(after);
    const link = device.events.find((event) => event.is === 'card-seen' && event.by !== 'first');
    expect(link?.is === 'card-seen' && link.by).toBe('answer');
    device.write({ is: 'undone', of: link?.id ?? '' });
    expect(ways(device, after)).toEqual([[], 1, 0, 1]);
    expect(ways(device, deck(loop))).toEqual([['-'], 0, 0, 0]);
  });

  it('holds for every name that a card has, so that its history does not fall apart at the next edit', () => {
    const [first, second, third] = ['a thread', 'one thread', 'each thread'].map((of) =>
      deck(flash(`What runs the tasks of ${of}?`, 'The event loop, one step of one task at a time.')),
    );
    if (first === undefined || second === undefined || third === undefined) throw new Error('three');
    const one = new Device('one');
    const other = new Device('other');
    one.study(first);
    other.study(second);
    one.study(second);
    one.merge(other);
    other.merge(one);
    expect(one.reps(second)).toEqual([3]);
    one.study(third);
    expect(one.reps(third)).toEqual([4]);
    expect(one.find(third).orphans).toEqual([]);
    other.merge(one);
    expect(plain(other.known)).toEqual(plain(one.known));
  });
});

describe('a new card', () => {
  it('that looks like another one did before its edit gets a history of its own', () => {
    const device = studied(deck(loop));
    const edited = flash('What runs the tasks of one thread?', 'The event loop, one step of one task at a time.');
    device.study(deck(edited));
    device.study(deck(edited, loop));
    expect(device.reps(deck(edited, loop))).toEqual([3, 1]);
    device.study(deck(loop, edited));
    expect(device.reps(deck(edited, loop))).toEqual([4, 2]);
  });
});

describe('a card that is in no deck', () => {
  it('is missing only if its deck was read or is gone', () => {
    const device = studied({ one: deck(loop).deck, two: deck(pool).deck });
    expect(device.find({ two: deck(pool).deck }, ['one']).orphans).toEqual([]);
    expect(device.find({ two: deck(pool).deck }).orphans).toHaveLength(1);
    expect(device.find({ one: deck(lock).deck, two: deck(pool).deck }).orphans).toHaveLength(1);
  });

  it('is not listed once it is forgotten, and goes on where it comes back', () => {
    const device = studied(deck(loop, pool));
    const [orphan] = device.find(deck(pool)).orphans;
    device.write({ is: 'forgotten', card: orphan?.key ?? '' });
    expect(device.find(deck(pool)).orphans).toEqual([]);
    expect(device.reps(deck(pool, loop))).toEqual([1, 1]);
  });
});

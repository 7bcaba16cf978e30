import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePaper, paperOf as paperAgain, shownIn } from '../../../src/core/session/paper.ts';
import { choiceDeck, deckOf, paperOf } from './decks.ts';

const names = (count: number) => Array.from({ length: count }, (_none, at) => `item-${at}`);
const twenty = choiceDeck(names(20));
const ids = (paper: ReturnType<typeof paperOf>) => paper.entries.map((entry) => entry.id);

describe('a paper', () => {
  it('has the items in the order of the file, deck after deck', () => {
    const decks = [choiceDeck(['b', 'a']), deckOf('# Other\n\n## Yes?\n\n= true\n', 'other.md')];
    expect(ids(paperOf(decks))).toEqual(['b', 'a', 'yes']);
    expect(paperOf(decks).entries.map((entry) => [entry.place, entry.deck.path])).toEqual([
      [0, 'deck.md'],
      [1, 'deck.md'],
      [2, 'other.md'],
    ]);
  });

  it('is the same for the same seed, and another for another', () => {
    const shuffled = (seed: number) => paperOf([twenty], { order: 'shuffled', seed });
    expect(shuffled(4711)).toEqual(shuffled(4711));
    expect(ids(shuffled(4711))).not.toEqual(ids(shuffled(4712)));
    expect([...ids(shuffled(4711))].sort()).toEqual([...names(20)].sort());
  });

  it('draws by seed, and keeps what it drew in the order of the file', () => {
    const drawn = [1, 2, 3].map((seed) => ids(paperOf([twenty], { count: 5, seed })));
    for (const each of drawn) {
      expect(each).toHaveLength(5);
      expect(each).toEqual(names(20).filter((name) => each.includes(name)));
    }
    expect(new Set(drawn.map((each) => each.join())).size).toBe(3);
  });

  it('of more items than there are has all of them', () => {
    expect(paperOf([twenty], { count: 100 }).entries).toHaveLength(20);
  });

  it('shuffles the choices of an item the same way whatever else is on the paper', () => {
    const orders = (decks: readonly (typeof twenty)[]) =>
      new Map(paperOf(decks).entries.map((entry) => [entry.id, entry.shown.join()]));
    const few = orders([choiceDeck(['item-3', 'item-9'])]);
    const many = orders([twenty]);
    expect([...few].every(([id, shown]) => many.get(id) === shown)).toBe(true);
    expect(new Set(many.values())).toEqual(new Set(['0,1', '1,0']));
  });

  it('keeps pinned options in their place', () => {
    const deck = deckOf('## Which?\n\n- [ ] one\n- [ ] two\n- [ ] three\n- [x] all of the above\n');
    fc.assert(
      fc.property(fc.nat(), (seed) => paperOf([deck], { seed }).entries.every((entry) => entry.shown.at(-1) === 3)),
    );
  });

  it('moves the choices again in a later round', () => {
    const paper = paperOf([twenty]);
    const moved = paper.entries.filter((entry) => shownIn(paper, entry, 1).join() !== entry.shown.join());
    expect(moved.length).toBeGreaterThan(0);
    expect(paper.entries.map((entry) => shownIn(paper, entry, 0))).toEqual(paper.entries.map((entry) => entry.shown));
  });

  it('selects by tag, kind and level, and takes items without a level for no level', () => {
    const deck = choiceDeck(
      ['a', 'b', 'c'],
      (name) => ({ a: ', tags: [x]', b: ', tags: [x, y], level: 2' })[name] ?? '',
    );
    expect(ids(paperOf([deck], { tags: (tags) => tags.includes('x') }))).toEqual(['a', 'b']);
    expect(ids(paperOf([deck], { levels: { low: 1 } }))).toEqual(['b']);
    expect(ids(paperOf([deck], { kind: 'cloze' }))).toEqual([]);
    expect(ids(paperOf([deck], { kind: 'multiple-choice' }))).toEqual(['a', 'b', 'c']);
  });
});

describe('the reading on a paper', () => {
  const story = deckOf(
    '# Loops\n\nAn opening.\n\n## One\n\nA story.\n\n### First\n\n= true\n\n### Second\n\n= true\n\n' +
      '## Two\n\nAnother story.\n\n## An aside\n\nJust this.\n\n## Third\n\n= true\n\n## The end\n\nAll well.\n',
  );
  const readings = (options: Parameters<typeof paperOf>[1]) =>
    Object.fromEntries(
      paperOf([story], options).entries.map((entry) => [entry.id, entry.reading.map(({ text }) => text)]),
    );

  it('stands before the item that follows it, once', () => {
    expect(readings({})).toEqual({
      first: ['An opening.', 'A story.'],
      second: [],
      third: ['Another story.', 'Just this.'],
    });
  });

  it('comes along with any item that it belongs to when the one that it precedes is not there', () => {
    const only = makePaper(
      [{ ...story, parts: story.parts.filter((part) => part.is === 'reading' || part.item.id !== 'first') }],
      {
        seed: 1,
        order: 'file',
      },
    );
    expect(only.entries.map((entry) => entry.reading.map(({ text }) => text))).toEqual([
      ['An opening.', 'A story.'],
      ['Another story.', 'Just this.'],
    ]);
  });

  it('comes once in any order, with the first item that needs it', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { entries } = paperOf([story], { seed, order: 'shuffled' });
        const texts = entries.flatMap((entry) => entry.reading.map(({ text }) => text));
        const storyAt = entries.findIndex((entry) => entry.reading.some(({ text }) => text === 'A story.'));
        const needing = entries.findIndex((entry) => entry.id === 'first' || entry.id === 'second');
        return texts.length === 4 && new Set(texts).size === 4 && texts[0] === 'An opening.' && storyAt === needing;
      }),
    );
  });

  it('ends the story in the order of the file, and only there', () => {
    expect(paperOf([story]).closing.map(({ text }) => text)).toEqual(['All well.']);
    expect(paperOf([story], { order: 'shuffled' }).closing).toEqual([]);
  });
});

describe('a paper that is made again from a record', () => {
  const recorded = paperOf([twenty], { order: 'shuffled', seed: 9, count: 6 }).entries.map(({ deck, id, shown }) => ({
    deck: deck.id,
    item: id,
    shown,
  }));

  it('is the same paper', () => {
    const { paper, gone } = paperAgain([twenty], 9, 'shuffled', recorded);
    expect(paper).toEqual(paperOf([twenty], { order: 'shuffled', seed: 9, count: 6 }));
    expect(gone).toEqual([]);
  });

  it('leaves out what is no longer there, and says so', () => {
    const left = choiceDeck(names(20).filter((name) => name !== recorded[2]?.item));
    const { paper, gone } = paperAgain([left], 9, 'shuffled', recorded);
    expect(ids(paper)).toEqual(recorded.map(({ item }) => item).filter((_item, index) => index !== 2));
    expect(paper.entries.map((entry) => entry.place)).toEqual([0, 1, 2, 3, 4]);
    expect(gone).toEqual([recorded[2]]);
  });

  it('arranges an item anew that has got another number of choices', () => {
    const deck = deckOf('## Which?\n\n- [x] one\n- [ ] two\n- [ ] three\n');
    const { paper } = paperAgain([deck], 9, 'file', [{ deck: 'deck', item: 'which', shown: [1, 0] }]);
    expect([...(paper.entries[0]?.shown ?? [])].sort()).toEqual([0, 1, 2]);
  });
});

describe('two items with one id', () => {
  it('stay apart on the paper', () => {
    const deck = choiceDeck(['a', 'b']);
    const twice = { ...deck, parts: [...deck.parts, ...deck.parts] };
    expect(ids(paperOf([twice]))).toEqual(['a', 'b', 'a~2', 'b~2']);
  });
});

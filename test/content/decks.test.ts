import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../src/core/deck/deck.ts';
import { linkContrasts } from '../../src/core/deck/link-contrasts.ts';
import { parseDeck } from '../../src/core/deck/parse.ts';
import { type Item, kinds, mark, poseOf } from '../../src/core/item-types/index.ts';

const textOf = (path: string): string => readFileSync(new URL(`../../questions/${path}`, import.meta.url), 'utf8');
const deckOf = (path: string) => parseDeck(path, textOf(path));

const paths = ['asyncio.md', 'tour.md'];
const table = deckOf('contrast/python-concurrency.md');

const itemOf = (path: string, id: string): Item => {
  const item = itemsOf(deckOf(path)).find((candidate) => candidate.id === id);
  if (item === undefined) throw new Error(`${path} has no item ${id}`);
  return item;
};

/** Verdict and rationales that a typed response gets. */
const outcomeOf = (path: string, id: string, text: string) => {
  const marked = mark(itemOf(path, id), { from: 'text', text });
  if (marked.is === 'unclear') throw new Error(marked.because);
  const chosen = marked.account.filter((line) => line.mark === 'chosen-wrong' || line.mark === 'given');
  return { verdict: marked.score.verdict, because: chosen.map((line) => line.rationale ?? '') };
};

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

describe.each(paths)('the deck %s', (path) => {
  const deck = deckOf(path);
  const items = itemsOf(deck);
  const options = items.flatMap((item) =>
    item.kind === 'multiple-choice' || item.kind === 'multiple-select' ? item.body.options : [],
  );

  it('has no mistake, its contrast table included', () => {
    expect([...deck.diagnostics, ...linkContrasts(deck, table.contrasts, textOf(path))]).toEqual([]);
  });

  it('names, levels and sources every item', () => {
    const lacking = items.filter((item) => !item.idIsExplicit || item.level === undefined || item.sources.length === 0);
    expect(lacking.map((item) => item.id)).toEqual([]);
  });

  it('explains every item in 40 to 150 words a part', () => {
    const lengths = items.flatMap((item) =>
      item.explanation.map((part) => ({ id: item.id, words: wordsIn(part.text) })),
    );
    expect(new Set(lengths.map(({ id }) => id)).size).toBe(items.length);
    expect(lengths.filter(({ words }) => words < 40 || words > 150)).toEqual([]);
  });

  it('gives every option a rationale of its own', () => {
    const rationales = options.map((option) => option.feedback ?? '');
    expect(rationales.filter((rationale) => rationale === '')).toEqual([]);
    expect(new Set(rationales).size).toBe(rationales.length);
  });

  it('never lets the length of an option give the key away', () => {
    const telling = items.filter((item) => {
      if (item.kind !== 'multiple-choice') return false;
      const longest = [...item.body.options].sort((a, b) => b.text.length - a.text.length)[0];
      return longest?.right === true;
    });
    expect(telling.map((item) => item.id)).toEqual([]);
  });
});

describe('the tour', () => {
  const items = itemsOf(deckOf('tour.md'));

  it('shows every kind in a dozen items', () => {
    expect(items).toHaveLength(12);
    expect([...new Set(items.map((item) => item.kind))].sort()).toEqual([...kinds].sort());
  });

  it('goes from easy to harder', () => {
    const levels = items.map((item) => item.level ?? 0);
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
  });

  it.each(['asyncio.to_thread', 'to_thread', 'await asyncio.to_thread(client.fetch, key, timeout=5)'])(
    'accepts %s for the function that runs a blocking call in a thread',
    (text) => {
      expect(outcomeOf('tour.md', 'a-client-that-blocks', text).verdict).toBe('right');
    },
  );

  it.each([
    ['a-client-that-blocks', 'asyncio.create_task', 'It takes a coroutine'],
    ['a-client-that-blocks', 'loop.run_in_executor(None, f)', 'It does run the function in a thread'],
    ['five-sleepers', '0.1', 'That would be `await asyncio.sleep(0.1)`'],
    ['five-sleepers', '0.1 s', 'That would be `await asyncio.sleep(0.1)`'],
    ['threads-that-wait', 'true', 'That is so for *computing*'],
  ])('answers the mistake in %s of typing %s', (id, text, beginning) => {
    const { verdict, because } = outcomeOf('tour.md', id, text);
    expect(verdict).toBe('wrong');
    expect(because.map((rationale) => rationale.slice(0, beginning.length))).toEqual([beginning]);
  });

  it.each(['0.5', '0.5 s', '0.52', '.5'])('accepts %s seconds for five blocking naps of 0.1 s', (text) => {
    expect(outcomeOf('tour.md', 'five-sleepers', text).verdict).toBe('right');
  });
});

describe('the interview page', () => {
  it('asks the challenge with a rubric of twenty points, and a practice question', () => {
    const [challenge, practice, ...others] = itemsOf(deckOf('asyncio.md'));
    expect([challenge?.id, practice?.id, others.length]).toEqual(['challenge', 'offload-cpu', 0]);
    const weights = challenge?.kind === 'open' ? challenge.body.points.map(({ weight }) => weight) : [];
    expect(weights.reduce((sum, weight) => sum + Number(weight.n) / Number(weight.d), 0)).toBe(20);
    expect(challenge?.points).toEqual({ n: 20n, d: 1n });
  });

  it('shows the wrong and the right approach after the challenge and before the practice question', () => {
    const shown = deckOf('asyncio.md').parts.map((part) => (part.is === 'item' ? `? ${part.item.id}` : part.title));
    const order = ['The scenario', '? challenge', 'Wrong approach', 'Right approach', 'Benefits', '? offload-cpu'];
    expect(shown.filter((title) => order.includes(title))).toEqual(order);
  });

  it('says for each option of the practice question which approach it stands for', () => {
    const practice = itemOf('asyncio.md', 'offload-cpu');
    const options = practice.kind === 'multiple-choice' ? practice.body.options : [];
    expect(options.map((option) => option.approach)).toEqual([
      'asyncio',
      'thread pool',
      'process pool',
      'threads',
      'asyncio',
    ]);
    expect(options.map((option) => option.right)).toEqual([false, false, true, false, false]);
    expect(poseOf(practice)).toContain('**and** the calculation gets a core');
  });
});

describe('the contrast table', () => {
  const [contrast] = table.contrasts;

  it('has no mistake and is found by its name', () => {
    expect(table.diagnostics).toEqual([]);
    expect(contrast?.id).toBe('python-concurrency');
  });

  it('keeps every cell within 24 characters, so that three approaches fit into 80 columns', () => {
    const cells = (contrast?.criteria ?? []).flatMap((criterion) => criterion.cells);
    expect(cells.filter((cell) => cell === '' || cell.length > 24)).toEqual([]);
  });

  it('has a longer note for every cell', () => {
    const approaches = contrast?.approaches.length ?? 0;
    const lacking = (contrast?.criteria ?? []).filter((one) => Object.keys(one.notes).length !== approaches);
    expect(lacking.map((criterion) => criterion.name)).toEqual([]);
  });
});

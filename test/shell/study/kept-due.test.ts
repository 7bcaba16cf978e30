import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StudyFact } from '../../../src/core/history/event.ts';
import { review } from '../../support/simulated-study.ts';
import { metFact, studyFolder } from '../../support/study-folder.ts';

const item = (title: string) => `# ${title}\n\n= true\n`;

/** A collection of two decks, of which one card was seen and reviewed two days ago. */
function collection() {
  const folder = studyFolder({});
  folder.write('a.md', item('Is it?'));
  folder.write('sub/b.md', item('Is she?'));
  const [known] = folder.cardsIn('a.md');
  const [fresh] = folder.cardsIn('sub/b.md');
  if (known === undefined || fresh === undefined) throw new Error('no card');
  folder.log([metFact(known), review(known.key, 'good')], { inDays: -2 });
  const counts = async (...names: string[]) => {
    const { total, decks } = await folder.due(...names);
    return [total.cards, total.fresh, decks.length];
  };
  /** Says something else in what is kept, so that it shows where that is used. */
  const mark = (copies = 2) => {
    for (const name of readdirSync(folder.cache)) {
      const bytes = readFileSync(join(folder.cache, name));
      const length = bytes.readUInt32LE(0);
      for (let copy = 0; copy < copies; copy++) {
        const at = bytes.indexOf('"fresh":1', copy * length, 'latin1');
        expect(at).toBeGreaterThan(copy * length);
        bytes.write('7', at + '"fresh":'.length, 'latin1');
      }
      writeFileSync(join(folder.cache, name), bytes);
    }
  };
  return { ...folder, known, fresh, counts, mark };
}
type Collection = ReturnType<typeof collection>;

const acts = ({ known }: Collection): readonly StudyFact[] => [
  review(known.key, 'again'),
  { is: 'buried', card: known.key },
  { is: 'noted', card: known.key, note: 'It is.' },
];

describe('what was counted as due', () => {
  it('is used again while nothing has changed', async () => {
    const { counts, mark } = collection();
    expect(await counts()).toEqual([2, 1, 2]);
    mark();
    expect(await counts()).toEqual([2, 7, 2]);
    // Of other names other things are due.
    expect(await counts('a.md')).toEqual([1, 0, 1]);
  });

  it.each<[string, (of: Collection) => unknown, number[]]>([
    ['on the next day', ({ pass }) => pass(1), [2, 7, 2]],
    ['on the day before, where somebody travels west', ({ pass }) => pass(-1), [2, 7, 2]],
    ['after a review and acts on a card that is known', (of) => of.log(acts(of)), [2, 7, 2]],
    ['after lines of another device', (of) => of.log(acts(of), { device: 'phone', process: 'p1' }), [2, 7, 2]],
    [
      'after the first review of a card that plainly is new',
      ({ log, fresh }) => log([metFact(fresh), review(fresh.key, 'good')]),
      [2, 6, 2],
    ],
  ])('is gone on from %s', async (_what, change, expected) => {
    const made = collection();
    await made.counts();
    made.mark();
    change(made);
    expect(await made.counts()).toEqual(expected);
  });

  it('is gone on from after a review under the other name of a card that two devices have met', async () => {
    const made = collection();
    const other = '0123456789abcdef';
    made.log([{ ...metFact(made.known), card: other } as StudyFact], { device: 'phone', inDays: -1 });
    await made.counts();
    made.mark();
    made.log([review(other, 'again')]);
    expect(await made.counts()).toEqual([2, 7, 2]);
  });

  it('is gone on from after a review of a card that stands in no deck any more, and after lines of a quiz', async () => {
    const made = collection();
    made.write('c.md', item('Was it?'));
    const [gone] = made.cardsIn('c.md');
    if (gone === undefined) throw new Error('no card');
    made.log([metFact(gone), review(gone.key, 'good')], { inDays: -1 });
    made.remove('c.md');
    await made.counts();
    made.mark();
    made.log([review(gone.key, 'again'), { is: 'handed-in', sitting: 's', step: 1 }]);
    expect(await made.counts()).toEqual([2, 7, 2]);
  });

  it('is counted anew after a review of a card that two items of a deck ask', async () => {
    const made = collection();
    made.write('a.md', `${item('Is it?')}\n\n${item('Is it?')}`);
    await made.counts();
    const kept = await made.due();
    made.log([review(made.known.key, 'again')]);
    const now = await made.due();
    expect(now).toEqual(await made.dueAnew());
    expect(now.total.fresh).toBe(kept.total.fresh);
  });

  it.each<[string, (of: Collection) => unknown, number[]]>([
    ['a deck has changed', ({ write }) => write('a.md', item('Is he?')), [2, 2, 2]],
    ['a deck came into a folder below', ({ write }) => write('sub/c.md', item('Are they?')), [3, 2, 3]],
    ['a folder of decks came', ({ write }) => write('more/c.md', item('Are they?')), [3, 2, 3]],
    [
      'a line is of a card that is not known',
      ({ log }) => log([{ is: 'buried', card: '0123456789abcdef' }]),
      [2, 1, 2],
    ],
    [
      'a line is not readable',
      ({ write, history, cwd }) => write(join(history, 'x.jsonl').slice(cwd.length), '{'),
      [2, 1, 2],
    ],
    [
      'a line is older than what is known',
      ({ log, known }) => log([review(known.key, 'good')], { inDays: -3 }),
      [2, 1, 2],
    ],
    ['an event was undone', (of) => of.log([{ is: 'undone', of: 'laptop.p0.000001' }]), [2, 2, 2]],
    ['a card was forgotten', ({ log, known }) => log([{ is: 'forgotten', card: known.key }]), [2, 1, 2]],
    [
      'a new card was met in another deck',
      ({ log, fresh }) => log([{ ...metFact(fresh), deck: './a' } as StudyFact]),
      [2, 1, 2],
    ],
    ['a known card was met anew', ({ log, known }) => log([metFact(known)]), [2, 1, 2]],
    ['a new card has a review and no look', ({ log, fresh }) => log([review(fresh.key, 'good')]), [2, 0, 2]],
    ['much was added', (of) => of.log(Array.from({ length: 400 }, () => acts(of)).flat()), [2, 1, 2]],
    ['a setting came', ({ write }) => write('.viva/settings.yaml', 'study: {new: 1}\n'), [2, 1, 2]],
    ['the clock was set back by days', ({ pass }) => pass(-2), [2, 1, 2]],
  ])('is counted anew where %s', async (_what, change, expected) => {
    const made = collection();
    await made.counts();
    made.mark();
    change(made);
    expect(await made.counts()).toEqual(expected);
    expect(await made.due()).toEqual(await made.dueAnew());
  });

  it('is counted anew where a letter of it is wrong', async () => {
    const { counts, mark } = collection();
    await counts();
    mark(1);
    expect(await counts()).toEqual([2, 1, 2]);
  });

  it('is not kept of what ships, which a file of that name may hide', async () => {
    const { counts, cache } = collection();
    expect((await counts('tour'))[0]).toBeGreaterThan(2);
    expect(existsSync(join(cache, '..'))).toBe(true);
    expect(existsSync(cache)).toBe(false);
  });
});

import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StudyFact } from '../../../src/core/history/event.ts';
import type { SeenCard } from '../../../src/core/history/sign.ts';
import { defaultWeights } from '../../../src/core/schedule/settings.ts';
import { review } from '../../support/simulated-study.ts';
import { metFact, studyFolder } from '../../support/study-folder.ts';

const decks = ['a.md', 'b.md', 'sub/c.md'];
/** Few, so that two decks often ask the same. */
const questions = [
  '## Is it?\n\n= true\n',
  '## Is it?\n\n= false\n',
  '## Is she? {#she}\n\n= true\n',
  '## What runs?\n\n- [x] a task\n- [ ] a thread\n',
  '## What runs now?\n\n- [x] a task\n- [ ] a thread\n\n> A task.\n',
  '## Gaps\n\nThe {{loop}} runs each {{task}}.\n',
  '## Name it {#name}\n\nThe {{queue}} keeps each {{job}} for {{later}}.\n',
  '## Say why\n\n= because it awaits\n',
];
const settings = [
  'study: {}\n',
  'study: {new: 1}\n',
  'study: {max: 3}\n',
  'study: {retention: 0.8, day-starts: 0}\n',
  'decks: {./a: {retention: 0.95}}\n',
];

const deckText = fc
  .uniqueArray(fc.constantFrom(...questions), { minLength: 1, maxLength: 5 })
  .map((chosen) => `# Deck\n\n${chosen.join('\n')}`);
const oneOf = fc.nat(30);
const rating = fc.constantFrom('again', 'hard', 'good', 'easy');
const device = fc.constantFrom('laptop', 'laptop', 'laptop', 'phone');
/** Mostly now; else of a device whose log arrived late, or of one whose clock is wrong. */
const inDays = fc.oneof(
  { weight: 20, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.constantFrom(-0.5, -2, 1) },
);

const step = fc.oneof(
  {
    weight: 16,
    arbitrary: fc.record({
      is: fc.constant('review'),
      cards: fc.array(oneOf, { minLength: 1, maxLength: 3 }),
      rating,
      device,
      inDays,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('act'),
      card: oneOf,
      act: fc.constantFrom('suspended', 'suspended', 'unsuspended', 'buried', 'buried', 'reset', 'forgotten'),
      device,
      inDays,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant('due-set'), card: oneOf, day: fc.constantFrom('2026-11-01', '2027-03-01') }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('undone'), back: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('corrected'), back: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('weights') }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('edit'), deck: fc.constantFrom(...decks), text: deckText }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('remove'), deck: fc.constantFrom(...decks.slice(1)) }) },
  { weight: 5, arbitrary: fc.record({ is: fc.constant('pass'), days: fc.constantFrom(0.3, 1, 1, 2, 9, -1, -4) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('travel'), offset: fc.constantFrom(60, -480, 540) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('settings'), text: fc.constantFrom(...settings) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('copy') }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('torn') }) },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('spoil'),
      how: fc.constantFrom('cut', 'byte', 'gone', 'all'),
      at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

type Folder = ReturnType<typeof studyFolder>;

/** Carries out steps one after the other. */
function player(folder: Folder) {
  const met = new Set<string>();
  const ids: string[] = [];
  const cards = (): readonly SeenCard[] =>
    decks.flatMap((deck) => (existsSync(join(folder.cwd, deck)) ? folder.cardsIn(deck) : []));
  const nth = (at: number): SeenCard => {
    const all = cards();
    const card = all[at % all.length];
    if (card === undefined) throw new Error('no card');
    return card;
  };
  const log = (facts: readonly StudyFact[], when: Parameters<Folder['log']>[1] = {}): void => {
    ids.push(...folder.log(facts, { ...when, process: `${when.device ?? 'laptop'}-p` }));
  };
  return (made: Step): void => {
    switch (made.is) {
      case 'review': {
        const facts = made.cards.map(nth).flatMap((card): readonly StudyFact[] => {
          const isNew = !met.has(card.key);
          met.add(card.key);
          const reviewed = review(card.key, made.rating);
          return isNew ? [metFact(card), reviewed] : [reviewed];
        });
        return log(facts, made);
      }
      case 'act':
        return log([{ is: made.act, card: nth(made.card).key }], made);
      case 'due-set':
        return log([{ is: 'due-set', card: nth(made.card).key, day: made.day }]);
      case 'undone':
        return log([{ is: 'undone', of: ids.at(-1 - made.back) ?? 'nobody.p.000007' }]);
      case 'corrected':
        return log([
          {
            is: 'corrected',
            of: ids.at(-1 - made.back) ?? 'nobody.p.000007',
            rating: 'easy',
            verdict: 'right',
            days: 4,
          },
        ]);
      case 'weights': {
        const weights = defaultWeights.map((weight, at) => (at === 0 ? 1 : weight));
        return log([{ is: 'weights', weights, reviews: 400, before: 0.4, after: 0.3, reschedule: true }]);
      }
      case 'edit':
        return folder.write(made.deck, made.text);
      case 'remove':
        return folder.remove(made.deck);
      case 'pass':
        return folder.pass(made.days);
      case 'travel':
        folder.clock.offset = made.offset;
        return;
      case 'settings':
        return folder.write('.viva/settings.yaml', made.text);
      case 'copy': {
        // A sync tool keeps both where two devices wrote one file.
        const file = join(folder.history, 'laptop/2026-11.jsonl');
        if (existsSync(file)) cpSync(file, join(folder.history, 'laptop/2026-11 (copy).jsonl'));
        return;
      }
      case 'torn':
        return folder.write('.viva/history/desk/2026-11.jsonl', '{"v":1,"id":"torn');
      case 'spoil':
        return spoil(folder, made);
    }
  };
}

function spoil({ cache }: Folder, { how, at }: Extract<Step, { is: 'spoil' }>): void {
  if (how === 'all') rmSync(join(cache, '..'), { recursive: true, force: true });
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    const file = join(cache, name);
    const bytes = readFileSync(file);
    const place = Math.floor(at * bytes.length);
    if (how === 'gone') rmSync(file);
    else if (how === 'cut') truncateSync(file, place);
    else {
      bytes[place] = (bytes[place] ?? 0) ^ 0x10;
      writeFileSync(file, bytes);
    }
  }
}

/** What was counted, or why nothing could be. */
const said = (counting: Promise<unknown>): Promise<unknown> => counting.catch((error: unknown) => String(error));

it('what is due by what is kept is what a whole count gives, whatever happened since', {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(deckText, { minLength: 3, maxLength: 3 }),
      fc.array(step, { minLength: 5, maxLength: 25, size: 'max' }),
      async (texts, steps) => {
        const folder = studyFolder({});
        for (const [at, deck] of decks.entries()) folder.write(deck, texts[at] ?? '');
        const play = player(folder);
        for (const each of steps) {
          play(each);
          expect(await said(folder.due())).toEqual(await said(folder.dueAnew()));
        }
      },
    ),
    { numRuns: Number(process.env['VIVA_RUNS'] ?? 15) },
  );
});

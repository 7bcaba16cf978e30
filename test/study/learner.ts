import { parseDeck } from '../../src/core/deck/parse.ts';
import { questionShown } from '../../src/core/feedback/item-page.ts';
import type { Prompt } from '../../src/core/item-types/contract.ts';
import { cardsOf, focusOn, type Item, keyOf, promptOf } from '../../src/core/item-types/index.ts';
import type { Shown } from '../../src/core/layout/shown.ts';
import type { Memory } from '../../src/core/schedule/card-state.ts';
import { fsrs6 } from '../../src/core/schedule/fsrs6.ts';
import { defaultWeights } from '../../src/core/schedule/settings.ts';
import { makePaper } from '../../src/core/session/paper.ts';
import type { Random } from '../../src/core/session/random.ts';
import type { Asked, Prompter } from '../../src/shell/prompter.ts';

/** A question file, and what each of its items is about, whatever its words are just now. */
export interface Page {
  readonly text: string;
  readonly concepts: readonly string[];
}

interface Question {
  readonly item: Item;
  readonly front: string;
  readonly concept: string;
}

/** What a learner knows of something, by true time. */
interface Knowledge {
  readonly memory: Memory;
  readonly day: number;
}

const model = fsrs6(defaultWeights);

const questionKey = (shown: readonly Shown[], prompt: Prompt): string =>
  JSON.stringify([shown, prompt.shape === 'fill' ? prompt.segments : []]);

/** All questions of some pages by what a learner sees of them. */
export function questionsOf(pages: Iterable<Page>): ReadonlyMap<string, Question> {
  const questions = new Map<string, Question>();
  for (const { text, concepts } of pages) {
    const { entries } = makePaper([parseDeck('page.md', text)], { seed: 0, order: 'file' });
    if (entries.length !== concepts.length) throw new Error(`${entries.length} items, ${concepts.length} concepts`);
    for (const [at, { item }] of entries.entries()) {
      for (const [place, { facet, front }] of cardsOf(item).entries()) {
        const focused = focusOn(item, facet);
        questions.set(questionKey(questionShown({ item: focused }), promptOf(focused, [])), {
          item: focused,
          front,
          concept: `${concepts[at] ?? ''}#${place}`,
        });
      }
    }
  }
  return questions;
}

/** A learner who forgets as FSRS-6 says, by a clock that is always right. */
export class Learner {
  /** How many reviews of each concept were given and not taken back. */
  readonly given = new Map<string, number>();
  /** Of the cards that came back after a day or more, how many there were and how many were known. */
  readonly cameBack = { times: 0, known: 0 };
  private readonly known = new Map<string, Knowledge>();
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  /** This learner in front of a screen. `trueDay` is the day by the sun, `wait` lets time go by. */
  prompter(
    questions: ReadonlyMap<string, Question>,
    { trueDay, wait }: { readonly trueDay: number; readonly wait: (ms: number) => void },
  ): Prompter {
    let last: string | undefined;
    let isRight = false;
    let asked = 0;
    const answer = ({ page, prompt, aside }: Asked) => {
      if (++asked > 1000) throw new Error(`a sitting without end: ${JSON.stringify([prompt, aside])}`);
      wait(4000 + Math.floor(this.random.next() * 20_000));
      const question = [4, 2].map((rows) => questions.get(questionKey(page.slice(-rows), prompt))).find((each) => each);
      if (question === undefined) throw new Error(`an unknown question: ${JSON.stringify(page)}`);
      last = question.concept;
      isRight = this.recalls(last, trueDay);
      this.given.set(last, (this.given.get(last) ?? 0) + 1);
      if (prompt.shape === 'recall') return { from: 'keys', value: isRight ? 'good' : 'again' } as const;
      return { from: 'json', value: isRight ? keyOf(question.item) : null } as const;
    };
    return {
      show: async () => undefined,
      ask: async (asked) => ({ is: 'response', raw: answer(asked) }),
      wait: async (keys) => {
        wait(1500);
        const has = (key: string) => keys.some((each) => each.key === key);
        if (!has('enter')) return isRight ? '3' : '1';
        if (this.random.next() < 0.02 && last !== undefined) {
          this.given.set(last, (this.given.get(last) ?? 0) - 1);
          return 'u';
        }
        return 'enter';
      },
      line: async () => undefined,
      choose: async () => {
        throw new Error('nothing was to be asked');
      },
      handOver: (work) => work(),
      during: (work) => work(new AbortController().signal),
      close: () => undefined,
    };
  }

  private recalls(concept: string, day: number): boolean {
    const before = this.known.get(concept);
    const elapsed = before === undefined ? 0 : day - before.day;
    const chance = before === undefined ? 0.6 : elapsed > 0 ? model.retrievability(before.memory, elapsed) : 0.95;
    const knows = this.random.next() < chance;
    if (elapsed > 0) {
      this.cameBack.times++;
      if (knows) this.cameBack.known++;
    }
    this.known.set(concept, { memory: model.next(before?.memory, elapsed, knows ? 'good' : 'again'), day });
    return knows;
  }
}

import { parseDeck } from '../../../src/core/deck/parse.ts';
import { cardsOfLog } from '../../../src/core/history/cards.ts';
import { encodeEvent } from '../../../src/core/history/codec.ts';
import type { Fact, HistoryEvent } from '../../../src/core/history/event.ts';
import { readLog } from '../../../src/core/history/log.ts';
import { looksOf } from '../../../src/core/history/looks.ts';
import { type Decks, type Resolved, resolve } from '../../../src/core/history/resolve.ts';
import type { SeenCard } from '../../../src/core/history/sign.ts';
import { defaultSettings } from '../../../src/core/schedule/settings.ts';
import { makePaper } from '../../../src/core/session/paper.ts';
import { renewedFacts, seenFact } from '../../../src/core/study/review.ts';
import { everyFact, stamped } from './samples.ts';

/** The cards of a deck as they look in its text. */
export function cardsIn(text: string, deck = 'deck'): readonly SeenCard[] {
  const { entries } = makePaper([parseDeck('deck.md', text)], { seed: 0, order: 'file' });
  return entries.flatMap(({ item, id }) => looksOf(item, deck, id));
}

/** One device that learns: it meets cards, reviews them, and finds them again. */
export class Device {
  events: HistoryEvent[] = [];
  private readonly name: string;

  constructor(name = 'dev') {
    this.name = name;
  }

  get known() {
    return cardsOfLog(
      readLog([{ path: 'x', text: this.events.map((e) => `${encodeEvent(e)}\n`).join('') }]).events,
      () => defaultSettings,
    );
  }

  write(fact: Fact, at = this.events.length + 1): string {
    const id = `${this.name}.p.${String(this.events.length).padStart(6, '0')}`;
    this.events.push(stamped(fact, at * 60_000, id));
    return id;
  }

  /** Finds the cards of some texts by deck, with no other deck anywhere unless `elsewhere` names it. */
  find(decks: Readonly<Record<string, string>>, elsewhere: readonly string[] = []): Resolved {
    const seen = Object.entries(decks).flatMap(([name, text]) => cardsIn(text, name));
    const there: Decks = {
      isRead: (deck) => Object.hasOwn(decks, deck),
      isGone: (deck) => !Object.hasOwn(decks, deck) && !elsewhere.includes(deck),
    };
    return resolve(seen, this.known, there);
  }

  /** Finds the cards, tells the log of what is new, and reviews each card once. */
  study(decks: Readonly<Record<string, string>>, elsewhere: readonly string[] = []): Resolved {
    const found = this.find(decks, elsewhere);
    const at = this.events.length + 1;
    for (const fact of renewedFacts(found.links)) this.write(fact, at);
    const done = new Set<string>();
    for (const { seen, key } of [...found.links, ...found.fresh]) {
      if (done.has(key)) continue;
      done.add(key);
      if (this.known.byKey.get(key)?.look === undefined) this.write(seenFact(key, seen, 'first'), at);
      this.write({ ...everyFact.review, card: key, days: 0 }, at);
    }
    return found;
  }

  merge(other: Device): void {
    const ids = new Set(this.events.map(({ id }) => id));
    this.events = [...this.events, ...other.events.filter(({ id }) => !ids.has(id))];
  }

  /** How often each card of a text was reviewed, by what it is now; nothing for a card that is not known. */
  reps(decks: Readonly<Record<string, string>>, elsewhere: readonly string[] = []): readonly (number | undefined)[] {
    const { known } = this;
    const { links } = this.find(decks, elsewhere);
    return Object.entries(decks).flatMap(([name, text]) =>
      cardsIn(text, name).map(({ front, back, deck, item }) => {
        const link = links.find(
          ({ seen }) => seen.front === front && seen.back === back && seen.deck === deck && seen.item === item,
        );
        return link && known.byKey.get(link.key)?.state?.reps;
      }),
    );
  }
}

import { describe, expect, it } from 'vitest';
import { parseQuery, type Query, type QueryCard, queryHelp } from '../../../src/core/query/query.ts';
import { cards } from './cards.ts';

function query(text: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.because}`);
  return parsed.value;
}

const selected = (text: string): string =>
  Object.entries(cards)
    .filter(([, card]) => query(text).test(card))
    .map(([name]) => name)
    .join(' ');

const examples = (rows: readonly (readonly [text: string, names: string])[]): void => {
  it.each(rows)('selects with %s: %s', (text, names) => expect(selected(text)).toBe(names));
};

describe('the text of a card', () => {
  examples([
    ['loop', 'fresh shaky'],
    ['LOOP', 'fresh shaky'],
    ['event loop', 'fresh shaky'],
    ['"event loop"', 'fresh'],
    ['"event   LOOP"', 'fresh'],
    ['"loop event"', ''],
    ['cafe', 'shaky'],
    ['caf\u00e9', 'shaky'],
    ['cafe\u0301', 'shaky'],
    ['STRASSE', 'late'],
    ['task,select', 'fresh old'],
    ['"and"', 'old'],
    ['"\\"hello\\""', 'late'],
    ['"back\\slash"', 'late'],
    ['"back\\\\slash"', 'late'],
    ['to_thread', 'shaky'],
    ['alive?', 'fresh'],
  ]);
});

describe('the names of a card', () => {
  examples([
    ['tag:asyncio', 'fresh shaky'],
    ['TAG:Asyncio', 'fresh shaky'],
    ['tag=asyncio', 'fresh shaky'],
    ['tag: asyncio', 'fresh shaky'],
    ['tag:async', ''],
    ['tag:async*', 'fresh shaky'],
    ['tag:*', 'fresh shaky late old'],
    ['tag:t*s', 'shaky'],
    ['tag:t*s*', 'shaky old'],
    ['tag:threads*s', ''],
    ['tag:threads', 'shaky'],
    ['tag:threads/*', 'old'],
    ['tag:"event loop"', 'fresh'],
    ['tag:legacy,threads', 'shaky late'],
    ['tag:legacy, "event loop"', 'fresh late'],
    ['tag:legacy , threads', 'shaky late'],
    ['tag!=go', 'fresh shaky'],
    ['tag!=go,threads', 'fresh'],
    ['tag:legacy,level:3', 'shaky late'],
    ['tag:legacy,-level:2..3', 'late'],
    ['deck:asyncio', 'fresh shaky'],
    ['deck:go-basics', 'late old'],
    ['deck:go-*', 'late old'],
    ['deck:python', 'fresh shaky'],
    ['deck:Python/asyncio', 'fresh shaky'],
    ['deck:python/async*.md', 'fresh shaky'],
    ['deck:./questions/go/', 'late old'],
    ['deck:questions/*', 'fresh shaky late old'],
    ['deck:q*basics', ''],
    ['deck:pyth', ''],
    ['deck:asyncio/python', ''],
    ['deck:/', ''],
    ['kind:cloze', 'shaky old'],
    ['kind:Cloze,flashcard', 'shaky late old'],
    ['kind:multiple-*', 'fresh'],
    ['chapter:executors', 'shaky'],
    ['chapter:asyncio', 'fresh shaky'],
    ['chapter:elan', 'old'],
    ['chapter:"Event loop"', 'fresh'],
    ['id:to-thread', 'shaky'],
    ['id:asyncio/to-thread', 'shaky'],
    ['id:to-thread/gap-1', 'shaky'],
    ['id:asyncio/to-thread/gap-1', 'shaky'],
    ['id:asyncio/*', 'fresh shaky'],
    ['id:thread', ''],
  ]);

  it('reads a path with the separators of Windows', () => {
    const card: QueryCard = { ...cards.fresh, path: 'questions\\python\\asyncio.md' };
    expect(query('deck:python/asyncio').test(card)).toBe(true);
  });
});

describe('the state of a card', () => {
  examples([
    ['is:new', 'fresh'],
    ['is:learning', 'shaky'],
    ['is:review', 'late old'],
    ['is:due', 'shaky late'],
    ['is:overdue', 'late'],
    ['is:suspended', 'old'],
    ['is:buried', 'old'],
    ['is:leech', 'shaky'],
    ['is:flagged', 'late'],
    ['is:young', 'shaky late'],
    ['is:mature', 'old'],
    ['is:New,LEECH', 'fresh shaky'],
    ['is!=due', 'fresh old'],
  ]);

  it.each([
    [20.9, 'young'],
    [21, 'mature'],
  ])('goes by the stability of %d days where there is no interval: %s', (stabilityDays, state) => {
    const card: QueryCard = { ...cards.fresh, phase: 'review', stabilityDays };
    expect(['young', 'mature'].filter((name) => query(`is:${name}`).test(card))).toEqual([state]);
  });
});

describe('the numbers of a card', () => {
  examples([
    ['level:2', 'fresh'],
    ['level:2..3', 'fresh shaky old'],
    ['level:2.5..', 'shaky old'],
    ['level:..2.5', 'fresh old'],
    ['level:2,3', 'fresh shaky'],
    ['level>=2.5', 'shaky old'],
    ['level!=2', 'shaky old'],
    ['level!=2..2.9', 'shaky'],
    ['due<3d', 'shaky late'],
    ['due<=3d', 'shaky late old'],
    ['due>3d', ''],
    ['due!=3d', 'shaky late'],
    ['due>=3', 'old'],
    ['due > 2', 'old'],
    ['due:today', 'shaky'],
    ['due<=0', 'shaky late'],
    ['due<today', 'late'],
    ['due>=tomorrow', 'old'],
    ['due<=yesterday', 'late'],
    ['due:-2d', 'late'],
    ['due:-2d..today', 'shaky late'],
    ['due==3', 'old'],
    ['interval<3w', 'shaky late'],
    ['interval>=3W', 'old'],
    ['interval>0.5mo', 'late old'],
    ['stability>=1mo', 'old'],
    ['stability<1y', 'shaky late old'],
    ['stability:20d..21d', 'late'],
    ['difficulty>7', 'shaky'],
    ['difficulty>=7', 'shaky old'],
    ['recall<80%', 'shaky'],
    ['recall<=0.8', 'shaky late'],
    ['retrievability:80%..100%', 'late old'],
    ['recall:80%', 'late'],
    ['lapses>3', 'shaky'],
    ['lapses:0', 'fresh'],
    ['reps<2', 'fresh old'],
    ['reviewed<7d', 'shaky'],
    ['reviewed<=1w', 'shaky old'],
    ['reviewed:today', 'shaky'],
    ['reviewed>yesterday', 'late old'],
    ['"due<3d"', ''],
  ]);

  it('never selects a card without the number, and always does so once negated', () => {
    for (const operator of [':', '!=', '<', '<=', '>', '>=']) {
      for (const field of ['due', 'interval', 'stability', 'reviewed', 'difficulty']) {
        expect(query(`${field}${operator}3`).test(cards.fresh)).toBe(false);
        expect(query(`-${field}${operator}3`).test(cards.fresh)).toBe(true);
      }
      expect(query(`recall${operator}50%`).test(cards.fresh)).toBe(false);
      expect(query(`level${operator}2`).test(cards.late)).toBe(false);
    }
  });
});

describe('terms together', () => {
  examples([
    ['tag:go is:due', 'late'],
    ['tag:go and is:due', 'late'],
    ['is:new or is:leech', 'fresh shaky'],
    ['is:new OR is:leech', 'fresh shaky'],
    ['is:new,is:leech', 'fresh shaky'],
    ['is:new or tag:go is:due', 'fresh late'],
    ['(is:new or tag:go) is:due', 'late'],
    ['-due<3d', 'fresh old'],
    ['not tag:go', 'fresh shaky'],
    ['- tag:go', 'fresh shaky'],
    ['--tag:go', 'late old'],
    ['-(tag:go or is:new)', 'shaky'],
    ['tag:asyncio -is:suspended due<3d (kind:cloze or lapses>3) loop', 'shaky'],
    ['tag:asyncio -is:suspended due<3d (kind:cloze or lapses>3) "event loop"', ''],
    ['tag:asyncio(loop)', 'fresh shaky'],
  ]);
});

describe('what a query needs', () => {
  it.each([
    ['tag:a deck:b kind:c level:2 chapter:d id:e', []],
    ['word', ['text']],
    ['-"a phrase"', ['text']],
    ['is:suspended', ['memory']],
    ['tag:a (due<3d or level:2)', ['memory']],
    ['recall<80% word', ['memory', 'text']],
  ])('for %s is %j', (text, needs) => {
    expect([...query(text).needs].sort()).toEqual(needs);
  });

  it('is no text where no text is looked for, and one text where several words are', () => {
    let asked = 0;
    const card: QueryCard = {
      ...cards.fresh,
      text: () => {
        asked += 1;
        return 'one two';
      },
    };
    query('tag:asyncio is:new').test(card);
    expect(asked).toBe(0);
    expect(query('one two -three').test(card)).toBe(true);
    expect(asked).toBe(1);
  });
});

describe('the help', () => {
  it.each(queryHelp)('shows %s, which can be read', (example) => {
    expect(parseQuery(example).ok).toBe(true);
  });
});

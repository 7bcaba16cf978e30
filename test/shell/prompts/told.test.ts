import { describe, expect, it } from 'vitest';
import type { Shown } from '../../../src/core/layout/shown.ts';
import { answeredTo, newsIn } from '../../../src/shell/prompts/told.ts';

const text = (said: string): Shown => ({ is: 'markdown', text: said });
const gap: Shown = { is: 'gap' };
const page = [text('Which?')];

describe('what is new in a question', () => {
  it('is all of it on another page', () => {
    const before = newsIn({ page: [text('Another')], aside: [text('hint')] }, [], undefined).told;
    const news = newsIn({ page, aside: [text('hint')] }, [text('back')], before);
    expect(news.isNewPage).toBe(true);
    expect(news.shown).toEqual([...page, gap, text('hint'), text('back')]);
  });
  it('is what came to the aside on the same page', () => {
    const before = newsIn({ page, aside: [text('hint 1')] }, [], undefined).told;
    expect(newsIn({ page, aside: [text('hint 1'), text('hint 2')] }, [], before).shown).toEqual([gap, text('hint 2')]);
    expect(newsIn({ page, aside: [text('hint 1'), gap, text('flagged'), gap] }, [], before).shown).toEqual([
      gap,
      gap,
      text('flagged'),
      gap,
    ]);
  });
  it('is nothing where something went from the aside', () => {
    const before = newsIn({ page, aside: [text('hint 1'), gap, text('flagged')] }, [], undefined).told;
    expect(newsIn({ page, aside: [text('hint 1'), gap] }, [], before).shown).toEqual([]);
  });
  it('is why a response was not understood, each time', () => {
    const asked = { page, aside: [text('Write a number.')] };
    const before = answeredTo(newsIn(asked, [], undefined).told);
    expect(newsIn(asked, [], before).shown).toEqual([gap, text('Write a number.')]);
  });
  it('is the back of a card once', () => {
    const before = newsIn({ page, aside: [] }, [text('back')], undefined).told;
    expect(newsIn({ page, aside: [] }, [text('back')], before).shown).toEqual([]);
    expect(newsIn({ page, aside: [] }, [], before).shown).toEqual([]);
  });
});

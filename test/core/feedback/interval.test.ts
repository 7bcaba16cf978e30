import { describe, expect, it } from 'vitest';
import { aheadSentence, aheadText } from '../../../src/core/feedback/interval.ts';

describe('how long until a card comes again', () => {
  it.each([
    [{ minutes: 0.2 }, '1 min', 'in a minute'],
    [{ minutes: 10 }, '10 min', 'in 10 minutes'],
    [{ minutes: 60 }, '1 h', 'in 1 hour'],
    [{ minutes: 150 }, '2.5 h', 'in 2.5 hours'],
    [{ minutes: 2880 }, '2 d', 'in 2 days'],
    [{ days: 1 }, '1 d', 'tomorrow'],
    [{ days: 30 }, '30 d', 'in 30 days'],
    // A month is a twelfth of a year of 365.25 days, and a little more than 30 of them.
    [{ days: 31 }, '1 mo', 'in 1 month'],
    [{ days: 76 }, '2.5 mo', 'in 2.5 months'],
    [{ days: 365 }, '1 y', 'in 1 year'],
    [{ days: 548 }, '1.5 y', 'in 1.5 years'],
    [{ days: 3653 }, '10 y', 'in 10 years'],
  ])('%o is %s on a button, and %s in a sentence', (ahead, button, sentence) => {
    expect([aheadText(ahead), aheadSentence(ahead)]).toEqual([button, sentence]);
  });
});

import { describe, expect, it } from 'vitest';
import { shareOf } from '../../../src/core/analysis/share.ts';
import { endView } from '../../../src/core/feedback/end.ts';
import { storedText } from '../../../src/core/feedback/optimize-view.ts';
import { responseView } from '../../../src/core/feedback/response.ts';
import { statsView } from '../../../src/core/feedback/stats-view.ts';
import { speak } from '../../../src/core/layout/speak.ts';
import { advance } from '../../../src/core/session/advance.ts';
import { resultOf } from '../../../src/core/session/result.ts';
import { deckOf, keys, next, right, sessionOf } from '../session/decks.ts';
import { flat } from './flat.ts';
import { sample } from './stats-sample.ts';

describe('the end of a sitting', () => {
  it('says how many items wait for a rating', () => {
    const open = deckOf(
      '# Deck\n\n## Why one?\n<!-- {kind: open} -->\n\n### Rubric\n\n- [1] a\n\n## Why two?\n<!-- {kind: open} -->\n\n### Rubric\n\n- [1] b\n',
    );
    const said = { is: 'respond', raw: keys({ text: 'because' }), durationMs: 1000, atMs: 1 } as const;
    const shown = flat(endView(resultOf([said, next, said, next].reduce(advance, sessionOf([open]))), [], false));
    expect(shown).toContain('Two items are not rated and not counted.');
  });
});

describe('an option that was rightly not chosen', () => {
  it('is told where its author has something to say on that', () => {
    const deck = deckOf('## Which two?\n\n- [x] a\n- [x] b\n- [ ] c\n  > not chosen: It is none of the two.\n');
    const [part] = deck.parts;
    const { phase } = advance(sessionOf([deck]), { ...right, raw: keys([0, 1]) });
    if (part?.is !== 'item' || phase.is !== 'explaining') throw new Error('no attempt');
    expect(flat(responseView(part, phase.attempt, [0, 1, 2], []))).toContain(
      '3) c [not chosen] > It is none of the two.',
    );
  });
});

describe('what became of fitted weights', () => {
  it.each([
    ['stored', 'Stored. Days that were given stay; the next review of each card follows the new weights.'],
    ['rescheduled', 'Stored. Every day that was given is reckoned anew.'],
    ['declined', 'Nothing was stored.'],
    ['unasked', 'Nothing was stored. To store the weights, add --yes.'],
    ['no-gain', 'Nothing was stored, since there is no gain.'],
  ] as const)('is told: %s', (stored, text) => {
    expect(storedText(stored)).toBe(text);
  });
});

describe('the page of statistics', () => {
  const nowhere = () => undefined;

  it('says so where nothing was done today', () => {
    const today = {
      reviews: 0,
      newCards: 0,
      attempts: 0,
      timeMs: 0,
      right: shareOf(0, 0),
    };
    const spoken = speak(statsView({ ...sample, activity: { ...sample.activity, today } }, nowhere));
    expect(spoken).toContain('today: nothing yet');
  });

  it('leaves out what cannot be said yet', () => {
    const aim = { target: null, observed: shareOf(0, 0), verdict: null };
    const calibration = { ...sample.calibration, logLoss: null, binnedError: null };
    const spoken = speak(statsView({ ...sample, aim, calibration, hardest: [], leeches: [] }, nowhere)).join('\n');
    for (const part of ['the target of', 'Predicted and observed', 'Hardest cards']) expect(spoken).not.toContain(part);
  });
});

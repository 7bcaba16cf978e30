import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeReceipt } from '../../../src/core/marking/decode-receipt.ts';
import { explainReceipt } from '../../../src/core/marking/explain.ts';
import type { MarkingPaper } from '../../../src/core/marking/paper.ts';
import { paperToMark } from '../../../src/core/marking/paper.ts';
import { attemptsRules, duplicatesRules, missingRules } from '../../../src/core/marking/policy.ts';
import { encodeReceipt, type Receipt, receiptLines, receiptsOf } from '../../../src/core/marking/receipt.ts';
import { totalsOf } from '../../../src/core/marking/totals.ts';
import { type Doubt, verifyReceipts as verifying } from '../../../src/core/marking/verify.ts';
import { deckOf } from '../session/decks.ts';
import { anySubmissions, examText, handedIn, marked, paper } from './samples.ts';

const scores = (...parameters: Parameters<typeof marked>): string =>
  [...receiptsOf(marked(...parameters))].map((receipt) => `${encodeReceipt(receipt)}\n`).join('');

function verifyReceipts(
  on: MarkingPaper,
  text: string,
): { readonly receipts: number; readonly doubts: readonly Doubt[] } {
  const doubts: Doubt[] = [];
  const verified = verifying(on, text.split('\n'));
  for (let next = verified.next(); ; next = verified.next()) {
    if (next.done === true) return { receipts: next.value, doubts };
    doubts.push(next.value);
  }
}

const one = handedIn('ada', { fruits: 'A,B,C,D', legs: 'eight', wet: '' }, { attempt: 2 });
const first = (): Receipt => {
  const [receipt] = receiptsOf(marked([one]));
  if (receipt === undefined) throw new Error('There is no receipt.');
  return receipt;
};

describe('a receipt', () => {
  it('is one line with its fields in order', () => {
    const { key, fingerprint, ...told } = JSON.parse(encodeReceipt(first()));
    expect(told).toEqual({
      v: 1,
      student: 'ada',
      attempt: 2,
      deck: 'exam',
      item: 'fruits',
      kind: 'multiple-select',
      rule: 'wrong-costs-share',
      ruleVersion: 1,
      points: '1',
      read: { text: 'A,B,C,D' },
      response: ['A', 'B', 'C', 'D'],
      state: 'answered',
      verdict: 'partly',
      earned: '1/2',
      possible: '1',
      arithmetic: '3 of 3 right, 1 wrong: 3 / 3 − 1 / 2',
      findings: [],
      place: { path: 'answers.csv', line: 2 },
      number: 1,
      of: 4,
      sum: told.sum,
    });
    expect([key, fingerprint, told.sum].every((hash) => /^[0-9a-f]{16}$/.test(hash))).toBe(true);
    expect(Object.keys(JSON.parse(encodeReceipt(first())))).toEqual(
      'v student attempt deck item kind fingerprint key rule ruleVersion points read response state verdict earned possible arithmetic findings place number of sum'.split(
        ' ',
      ),
    );
  });

  it('is read back as itself', () => {
    fc.assert(
      fc.property(anySubmissions, (some) => {
        for (const receipt of receiptsOf(marked(some))) {
          expect(decodeReceipt(encodeReceipt(receipt))).toEqual({ ok: true, receipt });
        }
      }),
    );
  });

  it.each([
    ['', 'it is not JSON'],
    ['[1]', 'its fields do not fit: the line, read, place'],
    ['{"v":2}', 'it is of version 2, which this viva cannot read'],
  ])('is none in %j', (line, because) => {
    const decoded = decodeReceipt(line);
    expect(decoded).toEqual({ ok: false, because });
  });

  it('keeps its key when only what is said about it changes', () => {
    const keyOf = (text: string) => paperToMark([deckOf(text)]).items[0]?.key;
    const said = keyOf(examText.replace('- [x] apple', '- [x] apple\n  > It is.'));
    expect(said).toBe(paper.items[0]?.key);
    expect(keyOf(examText.replace('- [ ] leek', '- [x] leek'))).not.toBe(paper.items[0]?.key);
  });
});

describe('the receipts of a run', () => {
  it('say where a response stood, with its column where that is known', () => {
    const place = { path: 'a "b".csv', line: 2, column: 3 };
    const of = marked([handedIn('ada', { legs: '8' }, { place }), handedIn('bob', {}, { place: { path: 'c.json' } })]);
    const lines = [...receiptLines(of, totalsOf(of))];
    expect(lines).toEqual([...receiptsOf(of)].map((receipt) => `${encodeReceipt(receipt)}\n`));
    expect(lines.map((line) => JSON.parse(line).place)).toEqual([
      place,
      { path: 'a "b".csv', line: 2 },
      place,
      place,
      ...Array.from({ length: 4 }, () => ({ path: 'c.json' })),
    ]);
  });

  it('all hold', () => {
    fc.assert(
      fc.property(
        anySubmissions,
        fc.record({
          attempts: fc.constantFrom(...attemptsRules),
          duplicates: fc.constantFrom(...duplicatesRules),
          missing: fc.constantFrom(...missingRules),
        }),
        (some, policy) => {
          const text = scores(some, policy);
          expect([...receiptLines(marked(some, policy), totalsOf(marked(some, policy)))].join('')).toBe(text);
          const none = { changed: 'file', line: 1, because: 'there is no receipt in the file' };
          const doubts = text === '' ? [none] : [];
          expect(verifyReceipts(paper, text)).toEqual({ receipts: text.split('\n').length - 1, doubts });
        },
      ),
    );
  });

  it('do not hold once any byte is another', () => {
    const bytes = Buffer.from(scores([handedIn('=1', { fruits: 'A, "é\ufffd"', wet: 'true' }, { attempt: 1 })]));
    for (const [at, byte] of bytes.entries()) {
      for (const other of [byte ^ 1, byte ^ 0x20, 0x30, 0x20, 0xf0]) {
        if (other === byte) continue;
        const changed = Buffer.from(bytes);
        changed[at] = other;
        const { doubts } = verifyReceipts(paper, changed.toString('utf8'));
        expect(doubts.length, `byte ${at} as ${other}`).toBeGreaterThan(0);
      }
    }
  });

  it('do not hold once a line went, came twice or moved, wherever it stood', () => {
    const text = scores([one, handedIn('bob', { fruits: 'A', legs: '8' })]);
    const lines = text.trimEnd().split('\n');
    expect(lines.length).toBe(8);
    const doubtsOf = (changed: readonly string[]) =>
      verifyReceipts(paper, changed.map((line) => `${line}\n`).join('')).doubts.map(
        ({ changed: since, line, because }) => `${since} ${line}: ${because}`,
      );
    const all = lines.map((_, at) => at);
    for (const at of all) {
      expect(doubtsOf(lines.toSpliced(at, 1))).toEqual([
        at === 7 ? 'file 7: receipt 8 is missing at the end' : `file ${at + 1}: receipt ${at + 1} is missing before it`,
      ]);
      expect(doubtsOf(lines.toSpliced(at, 0, lines[at] ?? ''))).toEqual([
        `file ${at + 2}: receipt ${at + 1} is repeated or out of its order`,
      ]);
      for (const other of all.filter((place) => place > at)) {
        const moved = lines.with(at, lines[other] ?? '').with(other, lines[at] ?? '');
        expect(doubtsOf(moved).length, `${at} and ${other}`).toBeGreaterThan(0);
      }
    }
    expect(doubtsOf([])).toEqual(['file 1: there is no receipt in the file']);
    expect(doubtsOf(lines.slice(0, 5))).toEqual(['file 5: receipts 6 to 8 are missing at the end']);
  });

  it('do not hold where a line of another run stands among them', () => {
    const [mine, other] = [scores([one]).split('\n'), scores([one, handedIn('bob', {})]).split('\n')];
    const { doubts } = verifyReceipts(paper, [mine[0], other[1], mine[2], mine[3], ''].join('\n'));
    expect(doubts).toEqual([
      {
        changed: 'file',
        line: 2,
        student: 'ada',
        item: 'legs',
        because: 'it is one of 8 receipts, the first line one of 4',
      },
    ]);
  });

  it('tell a forged mark, whose checksum was reckoned anew, from a deck that was changed', () => {
    const [receipt] = receiptsOf(marked([one]));
    if (receipt === undefined) throw new Error('There is no receipt.');
    const rest = scores([one]).split('\n').slice(1).join('\n');
    const forged = `${encodeReceipt({ ...receipt, earned: '1' })}\n${rest}`;
    expect(verifyReceipts(paper, forged).doubts).toEqual([
      {
        changed: 'file',
        line: 1,
        student: 'ada',
        item: 'fruits',
        because: 'it does not follow from the response in it: earned: 1 in the receipt, 1/2 now',
      },
    ]);
  });

  it('do not hold once a byte went or came', () => {
    const text = scores([one]);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('', 'x', ' ', '\n', '0'), (at, put) => {
        const changed = text.slice(0, at) + put + text.slice(at + (put === '' ? 1 : 0));
        expect(verifyReceipts(paper, changed).doubts.length).toBeGreaterThan(0);
      }),
    );
  });

  it('name the line and what differs after the key was corrected', () => {
    const corrected = paperToMark([deckOf(examText.replace('- [ ] carrot', '- [x] carrot'), 'exam.md')]);
    const [doubt, ...others] = verifyReceipts(corrected, scores([one])).doubts;
    const keys = [paper, corrected].map(({ items }) => items[0]?.key);
    expect(others).toEqual([]);
    expect(doubt).toEqual({
      changed: 'deck',
      line: 1,
      student: 'ada',
      item: 'fruits',
      because: [
        `the deck was changed since: key: ${keys[0]} in the receipt, ${keys[1]} now`,
        'verdict: partly in the receipt, right now',
        'earned: 1/2 in the receipt, 1 now',
        'arithmetic: 3 of 3 right, 1 wrong: 3 / 3 − 1 / 2 in the receipt, 4 of 4 right now',
      ].join('; '),
    });
  });

  it('name an item that went', () => {
    const shorter = paperToMark([deckOf(examText.slice(0, examText.indexOf('## In which')), 'exam.md')]);
    expect(verifyReceipts(shorter, scores([one])).doubts).toEqual([
      { changed: 'deck', line: 4, student: 'ada', item: 'order', because: 'the decks have no such item now' },
    ]);
  });
});

describe('a mark in words', () => {
  const words = (at: number): readonly string[] => {
    const receipt = [...receiptsOf(marked([one]))][at];
    return receipt === undefined ? [] : explainReceipt(receipt);
  };

  it('says what was read, by which rule, and how it came to its points', () => {
    expect(words(0)).toEqual([
      'ada, attempt 2: item fruits of the deck exam (multiple-select).',
      'Handed in: “A,B,C,D” (answers.csv, line 2).',
      'Understood as A, B, C, D.',
      'Rule wrong-costs-share, version 1: Each right option earns its share of the right ones, each wrong one costs its ' +
        'share of the wrong ones; picking every option earns nothing.',
      'Partly right. 3 of 3 right, 1 wrong: 3 / 3 − 1 / 2.',
      'That earns 1/2 (about 0.5000) of 1 point.',
    ]);
  });

  it('says why nothing was earned', () => {
    expect(words(1).slice(1)).toEqual([
      'Handed in: “eight” (answers.csv, line 3).',
      'It could not be understood.',
      'Give a number, such as 42, 0.5 or 3e-2.',
      'Rule all-or-nothing, version 1: Full points for exactly the key, nothing for anything else.',
      'Wrong. Not understood, so nothing is earned.',
      'That is 0 of 2 points: 0.',
    ]);
    expect(words(2)[2]).toBe('It is blank, and so is every later item: it was not reached.');
    expect(words(3).slice(1, 3)).toEqual([
      'Nothing was handed in (answers.csv, line 2).',
      'There is no response to this item at all: it was not attempted.',
    ]);
  });
});

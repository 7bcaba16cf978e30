import { describe, expect, it } from 'vitest';
import { fraction } from '../../../src/core/grading/fraction.ts';
import { decodeReceipt } from '../../../src/core/marking/decode-receipt.ts';
import { explainReceipt } from '../../../src/core/marking/explain.ts';
import { matrixOf } from '../../../src/core/marking/matrix.ts';
import { paperToMark } from '../../../src/core/marking/paper.ts';
import { encodeReceipt, receiptsOf } from '../../../src/core/marking/receipt.ts';
import { regrade } from '../../../src/core/marking/regrade.ts';
import { regradeToJson } from '../../../src/core/report/regrade-report.ts';
import { deckOf } from '../session/decks.ts';
import { handedIn, marked } from './samples.ts';

const open = '---\nid: exam\n---\n\n## Why?\n<!-- {id: fruits, kind: open} -->\n\n### Rubric\n\n- [1] a reason\n';

describe('an explanation of a mark', () => {
  it('says that a response waits for a person', () => {
    const [receipt] = receiptsOf(
      marked([handedIn('ada', { fruits: 'because' })], {}, paperToMark([deckOf(open, 'exam.md')])),
    );
    expect(receipt === undefined ? [] : explainReceipt(receipt)).toContain(
      'It waits for a person to rate it, and is in no total.',
    );
  });
});

describe('a mark of typed texts', () => {
  const typed = `---
id: exam
---

## Which city?
<!-- {id: fruits} -->

= Paris

## Which two?
<!-- {id: legs} -->

From {{Rome}} to {{Oslo}}.
`;
  const receipts = [
    ...receiptsOf(
      marked(
        [handedIn('ada', { fruits: 'PARIS', legs: { from: 'json', value: ['ROME', 'oslo'] } })],
        {},
        paperToMark([deckOf(typed, 'exam.md')]),
      ),
    ),
  ];

  it('keeps each text as it was compared, and how, and is read back', () => {
    expect(receipts.map(({ normalised, comparing }) => [normalised, comparing])).toEqual([
      ['paris', { case: false, accents: false }],
      [['rome', 'oslo'], { case: false, accents: false }],
    ]);
    for (const receipt of receipts) expect(decodeReceipt(encodeReceipt(receipt))).toEqual({ ok: true, receipt });
  });

  it('is explained by what was understood and how it was compared', () => {
    expect(receipts.map((receipt) => explainReceipt(receipt)[2])).toEqual([
      'Understood as “PARIS”, compared as “paris”.',
      'Understood as ROME, oslo, compared as rome, oslo.',
    ]);
  });

  it('is of an item that is worth nothing', () => {
    const [receipt] = receipts;
    expect(receipt && explainReceipt({ ...receipt, earned: '0', possible: '0' }).at(-1)).toBe('It is worth nothing.');
  });
});

describe('a receipt of a paper that was shuffled', () => {
  it('keeps the order that was shown and the column of its cell, and is read back', () => {
    const handed = handedIn('ada', { fruits: 'A,B' }, { attempt: 2 });
    const responses = handed.responses.map((response) => ({
      ...response,
      shown: [4, 3, 2, 1, 0],
      place: { path: 'answers.csv', line: 7, column: 3 },
    }));
    const [receipt] = receiptsOf(marked([{ ...handed, responses }]));
    expect([receipt?.attempt, receipt?.shown, receipt?.place.column]).toEqual([2, [4, 3, 2, 1, 0], 3]);
    expect(receipt && decodeReceipt(encodeReceipt(receipt))).toEqual({ ok: true, receipt });
  });
});

describe('marking again', () => {
  const result = (student: string, total: number) => ({
    student,
    total: fraction(total),
    possible: fraction(5),
    share: fraction(total, 5),
  });

  it('has equals on one rank and the next one after all of them, and tells who is gone', () => {
    const now = marked(['ada', 'bob', 'eve'].map((student, at) => handedIn(student, at < 2 ? { legs: '8' } : {})));
    const { students } = regrade([result('ada', 3), result('bob', 2), result('dan', 1)], [], now);
    expect(students.map(({ student, rankBefore, rankAfter }) => [student, rankBefore, rankAfter])).toEqual([
      ['ada', 1, 1],
      ['bob', 2, 1],
      ['dan', 3, undefined],
      ['eve', undefined, 3],
    ]);
    const gone = students.find(({ student }) => student === 'dan');
    expect([gone?.before?.total, gone && 'after' in gone]).toEqual([fraction(1), false]);
  });

  it('names the attempt of a mark, and the policy where nothing else changed', () => {
    const all = marked([handedIn('ada', { legs: '8' }, { attempt: 2 })]);
    const before = [...receiptsOf(all)].map((each) => (each.item === 'legs' ? { ...each, earned: '1' } : each));
    expect(regrade([], before, all).marks).toEqual([
      { student: 'ada', attempt: 2, deck: 'exam', item: 'legs', before: '1', after: '2', causes: ['policy'] },
    ]);
  });

  it('tells that the same response is understood differently', () => {
    const now = marked([handedIn('ada', { legs: '7' })]);
    const before = [...receiptsOf(marked([handedIn('ada', { legs: '7' })]))].map((receipt) =>
      receipt.item === 'legs' ? { ...receipt, response: '8', earned: '2', verdict: 'right' as const } : receipt,
    );
    const { marks } = regrade([], before, now);
    expect(marks.map(({ item, causes }) => [item, causes])).toEqual([['legs', ['normalisation']]]);
  });
});

describe('an item with more options than there are letters', () => {
  it('has no table of options where the key is one of those beyond', () => {
    const options = Array.from({ length: 30 }, (_, at) => `- [${at === 29 ? 'x' : ' '}] option ${at}`).join('\n');
    const on = paperToMark([
      deckOf(`---\nid: exam\n---\n\n## Which?\n<!-- {id: fruits} -->\n\n${options}\n`, 'exam.md'),
    ]);
    expect(matrixOf(marked([handedIn('ada', { fruits: 'option 29' })], {}, on)).items).toEqual([
      { id: 'fruits', possible: 1 },
    ]);
  });
});

describe('the items that marking again changes', () => {
  it('come by how many marks each has changed, then by name', () => {
    const before = marked(
      ['ada', 'ben', 'cem'].map((student) => handedIn(student, { fruits: 'A', legs: '8', wet: 'true' })),
    );
    const after = marked([
      handedIn('ada', { fruits: 'A', legs: '7', wet: 'false' }),
      handedIn('ben', { fruits: 'A', legs: '7', wet: 'true' }),
      handedIn('cem', { fruits: 'B,D', legs: '8', wet: 'true' }),
    ]);
    const { byItem } = JSON.parse(JSON.stringify(regradeToJson(regrade([], receiptsOf(before), after))));
    expect(byItem).toEqual([
      { item: 'exam/legs', marks: 2 },
      { item: 'exam/fruits', marks: 1 },
      { item: 'exam/wet', marks: 1 },
    ]);
  });
});

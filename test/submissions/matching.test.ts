import { describe, expect, it } from 'vitest';
import { makePaper } from '../../src/core/session/paper.ts';
import { itemFinder } from '../../src/core/submissions/finder.ts';
import { newFindings } from '../../src/core/submissions/findings.ts';
import { strict } from '../../src/core/submissions/plain-text.ts';
import { reportUnmatched } from '../../src/core/submissions/unmatched.ts';
import { deckOf, paperOf } from '../core/session/decks.ts';
import { coded, inShort, paper, readText, responsesOf, understood } from './support.ts';

const item = (title: string, id: string) => `## ${title}\n\n<!-- {id: ${id}} -->\n\n= yes\n\n`;
const finderOf = (...decks: readonly string[]) =>
  itemFinder(paperOf(decks.map((text, at) => deckOf(`---\nid: d${at + 1}\n---\n\n${text}`, `d${at + 1}.md`))).entries);

describe('an item is found', () => {
  const finder = finderOf(
    item('What does the event loop do while a task waits?', 'loop') + item('What is a future?', 'future'),
    item('What is a task?', 'loop') + item('What is a coroutine?', 'coroutine'),
  );
  const place = (name: string) => {
    const found = finder.find(name);
    return found.is === 'item' ? found.item : found;
  };

  it('by id, also in another case, and by `deck/item` where two decks have the same', () => {
    expect(['future', 'Future', 'd1/loop', 'd2/loop'].map(place)).toEqual([1, 1, 0, 2]);
    expect(place('loop')).toEqual({ is: 'unclear', candidates: ['d1/loop', 'd2/loop'] });
  });

  it('by a text with characters written by their numbers, but those that there are not', () => {
    expect(strict('3&#46;1&#x31; &#0;&#x110000;')).toBe('3.11 &#0;&#x110000;');
    expect(place('What is a future&#63;')).toBe(1);
  });

  it('by its number', () => {
    expect(['1', 'Q2', 'q03', 'Question 4', '#1', 'Item 2.'].map(place)).toEqual([0, 1, 2, 3, 0, 1]);
    expect(place('Q17')).toMatchObject({ is: 'unknown' });
  });

  it('by its text, whatever the punctuation, with or without a number in front', () => {
    expect(
      ['What is a future?', 'what is a  FUTURE', '2. What is a future?', 'Q4: What is a coroutine'].map(place),
    ).toEqual([1, 1, 1, 3]);
  });

  it('by a beginning or a likeness that fits no other', () => {
    expect(place('What does the event loop do')).toBe(0);
    expect(place('What does the event-loop do while the task waits?')).toBe(0);
    expect(place('What is a coroutines?')).toBe(3);
    expect(place('What is a')).toEqual({ is: 'unclear', candidates: ['d2/loop', 'future'] });
  });

  it('by punctuation alone where that is all of its text, which no other name is like', () => {
    const dots = finderOf(item('…', 'dots') + item('What is a task?', 'task'));
    expect(dots.find('…')).toEqual({ is: 'item', item: 0 });
    expect(dots.find('?!')).toMatchObject({ is: 'unknown' });
  });

  it('and where it is not, the nearest are named', () => {
    expect(place('futur')).toMatchObject({ is: 'unknown', candidates: ['future'] });
  });

  it('by the numbers of its author where every item has one', () => {
    const numbered = finderOf(item('Q12. What is a task?', 'task') + item('Q13. What is a future?', 'future'));
    expect([numbered.find('Q13'), numbered.find('12')]).toEqual([
      { is: 'item', item: 1 },
      { is: 'item', item: 0 },
    ]);
  });
});

describe('a column', () => {
  it('that is no item is an error with the nearest items', () => {
    const { submissions, findings } = readText('student,call,paralel\nann,B,A\n');
    expect(submissions.map(inShort)).toEqual([{ student: 'ann', call: 'B' }]);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([
      {
        code: 'column-unmatched',
        severity: 'error',
        message: 'Column 3, `paralel`, is no item of the deck.',
        help: 'The nearest are `parallel`. Or settle it in a file, `column: item` or `column: ignore`: --map FILE.',
        place: { path: 'in.csv', line: 1 },
      },
    ]);
  });

  it('is sent where a map says, in YAML, JSON or a table', () => {
    const text = 'who,first,second,note\nann,B,"A, C",hello\n';
    for (const map of [
      'who: student\nfirst: call\nsecond: "2"\nnote: ignore\n',
      '{"who": "student", "first": "class-test/call", "second": "parallel", "note": "ignore"}',
      'column,item\nwho,student\nfirst,Q1\nsecond,parallel\nnote,ignore\n',
    ]) {
      const { submissions, findings } = readText(text, { map: { path: 'map', text: map } });
      expect(submissions.map(inShort)).toEqual([{ student: 'ann', call: 'B', parallel: ['A', 'C'] }]);
      expect(coded(findings)).toEqual([]);
    }
  });

  it('of a map that does not exist is a warning, an item of it an error', () => {
    const map = { path: 'map.csv', text: 'column,item\nfirst,cal\nlost,call\n' };
    expect(coded(readText('student,naps\nann,1\n', { map }).findings)).toEqual([
      'item-unmatched error map.csv:2',
      'column-unmatched warning map.csv:3',
    ]);
  });

  it('that stands for the same item as one before is left out', () => {
    const { submissions, findings } = readText('student,call,Q1\nann,A,B\n');
    expect(submissions.map(inShort)).toEqual([{ student: 'ann', call: 'A' }]);
    expect(coded(findings)).toEqual(['header-duplicate error in.csv:1']);
  });
});

describe('an item', () => {
  it('without a column or row is one warning, and of more than three all are one', () => {
    const ids = paper.map(({ id }) => id);
    const missing = (...given: readonly string[]): readonly string[] => {
      const rows = given.map((id) => `ann,${id},B\nben,${id},B\n`);
      const { findings } = readText(`student,item,response\n${rows.join('')}`);
      return findings.flatMap(({ code, message }) => (code === 'item-unmatched' ? [message] : []));
    };
    const [second = '', third = ''] = ids.slice(-2);
    expect(missing(...ids)).toEqual([]);
    expect(missing(...ids.slice(0, -2))).toEqual([
      `Nobody has a response to the item \`${second}\`: no column or row stands for it.`,
      `Nobody has a response to the item \`${third}\`: no column or row stands for it.`,
    ]);
    expect(missing(...ids.slice(0, -3))).toHaveLength(3);
    const four = ids.slice(-4).map((id) => `\`${id}\``);
    expect(missing(...ids.slice(0, -4))).toEqual([
      `Nobody has a response to 4 items (${four.join(', ')}): no column or row stands for them.`,
    ]);
  });

  it('is named among those that are missing, the first ten of many', () => {
    const findings = newFindings();
    reportUnmatched(new Set([0]), 14, 'a.csv', { nameOf: (place) => `q${place + 1}` }, findings);
    expect(findings.list().map(({ message }) => message)).toEqual([
      'Nobody has a response to 13 items (`q2`, `q3`, `q4`, `q5`, `q6`, `q7`, `q8`, `q9`, `q10`, `q11`, and 3 more): no column or row stands for them.',
    ]);
  });

  it('that rows name and no deck has is one error for each name', () => {
    const { findings } = readText('student,item,response\nann,cal,B\nben,cal,B\ncem,other,B\ncem,call,A\n');
    expect(coded(findings)).toEqual(['item-unmatched error in.csv:2', 'item-unmatched error in.csv:4']);
  });
});

describe('on a shuffled paper', () => {
  const deck = deckOf('## Which?\n\n<!-- {id: which} -->\n\n- [x] one\n- [ ] two\n- [ ] three\n- [ ] four\n', 'd.md');
  const { entries } = makePaper([deck], { seed: 0, order: 'file' });
  const letters = ['A', 'B', 'C', 'D'];

  it('a letter or number means what stood there, by the order column', () => {
    const text = 'student,item,response,order\nann,which,A,C A B D\nben,which,4,3 1 2 4\ncem,which,two,dcba\n';
    expect(readText(text, {}, entries).submissions.map((each) => responsesOf(each, entries))).toEqual([
      { which: 'C' },
      { which: 'D' },
      { which: 'B' },
    ]);
  });

  it('a letter means what stood there, by the seed of the paper', () => {
    for (const seed of [1, 2, 3, 4711]) {
      const shown = makePaper([deck], { seed, order: 'file' }).entries[0]?.shown ?? [];
      const wanted = letters[shown[1] ?? -1];
      for (const text of [
        `student,item,response,seed\nann,which,B,${seed}\n`,
        `student,seed,which\nann,${seed},2\n`,
        `{"student":"ann","item":"which","response":"B","seed":${seed}}\n`,
        `{"student":"ann","seed":"${seed}","responses":{"which":"B"}}\n`,
      ]) {
        expect(readText(text, {}, entries).submissions.map((each) => responsesOf(each, entries))).toEqual([
          { which: wanted },
        ]);
      }
    }
  });

  it('a response whose order or seed cannot be read is unclear, and a finding', () => {
    const text = 'student,item,response,order,seed\nann,which,A,C A B,\nben,which,A,,x\n';
    const { submissions, findings } = readText(text, {}, entries);
    expect(submissions.flatMap(({ responses }) => responses.map((each) => understood(each, entries)))).toEqual([
      'unclear',
      'unclear',
    ]);
    expect(coded(findings)).toEqual(['value-invalid error in.csv:2', 'value-invalid error in.csv:3']);
  });
});

describe('the student', () => {
  it('is named by the surest column, and the others are kept', () => {
    const { submissions } = readText('name,email,student_id,call\nAnn,a@x.org,0042,B\n');
    expect(submissions.map(inShort)).toEqual([
      { student: '0042', extra: { name: 'Ann', email: 'a@x.org' }, call: 'B' },
    ]);
  });

  it('of a table of our own that begins with a time is found too', () => {
    const { submissions, findings } = readText('timestamp,student,class,Q1\n2026-11-25,ann,7b,B\n');
    expect(submissions.map(inShort)).toEqual([
      { student: 'ann', at: '2026-11-25T00:00:00.000Z', extra: { class: '7b' }, call: 'B' },
    ]);
    expect(coded(findings)).toEqual([]);
  });

  it('is the name of the file where nothing else names one', () => {
    expect(readText('item,response\ncall,B\n', {}, paper, 'ann').submissions.map(inShort)).toEqual([
      { student: 'ann', call: 'B' },
    ]);
    expect(readText('call,parallel\nB,AC\n', {}, paper, 'ann').submissions.map(inShort)).toEqual([
      { student: 'ann', call: 'B', parallel: ['A', 'C'] },
    ]);
  });

  it('is missing where several rows name none', () => {
    const { submissions, findings } = readText('call,parallel\nB,AC\nA,B\n', {}, paper, 'ann');
    expect(submissions).toEqual([]);
    expect(coded(findings)).toEqual(['student-missing error in.csv:2', 'student-missing error in.csv:3']);
  });
});

it('an item of JSON may be called like a field', () => {
  const { entries } = paperOf([deckOf(item('In which order?', 'order') + item('When?', 'time'))]);
  const read = (text: string) => readText(text, {}, entries).submissions.map((each) => responsesOf(each, entries));
  expect(read('{"student":"ann","order":"yes","time":"no"}')).toEqual([{ order: 'yes', time: 'no' }]);
  expect(read('{"ann":{"order":"yes","time":"no"}}')).toEqual([{ order: 'yes', time: 'no' }]);
  expect(read('{"student":"ann","item":"order","response":"yes"}')).toEqual([{ order: 'yes' }]);
});

import { describe, expect, it } from 'vitest';
import { inShort, readText } from './support.ts';

/** What is read of a text, and what is said of it. */
function read(text: string, fallback?: string) {
  const { submissions, findings } = readText(text, {}, undefined, fallback);
  const said = findings.filter(({ code }) => code !== 'item-unmatched').map(({ message }) => message);
  return { submissions: submissions.map(inShort), said };
}

const ann = { student: 'ann', call: 'B', 'one-thread': true };

describe('objects are read in every shape', () => {
  it.each([
    [
      'a list of responses, each an object',
      {
        student: 'ann',
        responses: [
          { item: 'call', response: 'B' },
          { item: 'one-thread', response: true },
        ],
      },
    ],
    ['a list of lists of submissions', [[{ student: 'ann', responses: { call: 'B', 'one-thread': true } }]]],
    ['submissions below a name', { version: 3, submissions: [{ student: 'ann', call: 'B', 'one-thread': true }] }],
    ['responses below the names of students', { ann: { call: 'B', 'one-thread': true } }],
  ])('%s', (_, value) => {
    expect(read(JSON.stringify(value))).toEqual({ submissions: [ann], said: [] });
  });

  it('with what else is said of a student', () => {
    const value = { student: 'ann', class: '7b', note: '', responses: { call: 'B', 'one-thread': true } };
    expect(read(JSON.stringify(value))).toEqual({ submissions: [{ ...ann, extra: { class: '7b' } }], said: [] });
  });

  it('with an id of the student that is surer than the name', () => {
    const value = { name: 'Ann Lee', student: 'ann', responses: { call: 'B', 'one-thread': true } };
    expect(read(JSON.stringify(value)).submissions).toEqual([{ ...ann, extra: { name: 'Ann Lee' } }]);
  });

  it.each([
    ['[{"student": "ann", "call": "B"}, 3]', 'This is no submission.'],
    ['[{"item": "call", "response": "B"}]', 'No student is named.'],
    [`${'['.repeat(60)}${']'.repeat(60)}`, 'The value is nested too deep.'],
  ])('and %s is named', (text, message) => {
    expect(read(text).said).toEqual([message]);
  });

  it('and a time that is none is left out with a warning', () => {
    const value = [{ student: 'ann', submitted_at: 'soon', item: 'call', response: 'B' }];
    expect(read(JSON.stringify(value))).toEqual({
      submissions: [{ student: 'ann', call: 'B' }],
      said: ['`soon` is no time.'],
    });
  });

  it('and a response to an item that there is not is left out', () => {
    const responses = [{ item: 'cal', response: 'B' }, 3, { item: 'one-thread', response: true }];
    expect(read(JSON.stringify({ student: 'ann', responses })).submissions).toEqual([
      { student: 'ann', 'one-thread': true },
    ]);
    expect(read(JSON.stringify([{ student: 'ann', item: 'cal', response: 'B' }])).submissions).toEqual([]);
  });
});

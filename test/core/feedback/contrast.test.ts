import { describe, expect, it } from 'vitest';
import type { ContrastTable } from '../../../src/core/deck/contrast.ts';
import { approachesIn, contrastShown, contrastView } from '../../../src/core/feedback/contrast.ts';

const span = { line: 1, column: 1, endLine: 1, endColumn: 1 };
const table: ContrastTable = {
  id: 'python',
  title: 'Python',
  approaches: ['threads', 'asyncio', 'thread pool', 'process pool'],
  criteria: [
    { name: 'CPU work', cells: ['one core', 'one', 'one pool', 'several'], notes: { 0: 'shared\nGIL', 3: 'own GIL' } },
    { name: 'arguments', cells: ['shared', 'shared', 'shared', 'pickled'], notes: { 0: 'not shown' } },
  ],
  span,
};
const all = { approaches: [], criteria: [] };

describe('the cut of a contrast table', () => {
  it('has what was chosen first and the key last, both marked', () => {
    const cut = { approaches: ['asyncio', 'process-pool', 'threads'], criteria: ['arguments', 'CPU work'] };
    expect(contrastView(table, cut, { chosen: ['threads'], right: ['process pool'] })).toEqual({
      approaches: [
        { name: 'threads', mark: 'chosen-wrong' },
        { name: 'asyncio' },
        { name: 'process pool', mark: 'key' },
      ],
      rows: [
        { criterion: 'arguments', cells: ['shared', 'shared', 'pickled'] },
        { criterion: 'CPU work', cells: ['one core', 'one', 'several'] },
      ],
    });
  });

  it('marks a choice that was the key once', () => {
    const cut = { approaches: ['threads', 'asyncio'], criteria: ['CPU work'] };
    expect(contrastView(table, cut, { chosen: ['threads'], right: ['threads'] }).approaches).toEqual([
      { name: 'asyncio' },
      { name: 'threads', mark: 'chosen-right' },
    ]);
  });

  it('takes in the choice and the key also where it does not name them', () => {
    const cut = { approaches: ['asyncio'], criteria: ['CPU work'] };
    const { approaches } = contrastView(table, cut, { chosen: ['thread pool'], right: ['process pool'] });
    expect(approaches.map(({ name }) => name)).toEqual(['thread pool', 'asyncio', 'process pool']);
  });

  it('is the whole table where nothing is named', () => {
    const view = contrastView(table, all, { chosen: [], right: [] });
    expect(view.approaches).toEqual(table.approaches.map((name) => ({ name })));
    expect(view.rows).toHaveLength(2);
  });

  it('passes over names that the table does not have', () => {
    const cut = { approaches: ['asyncio', 'fibres'], criteria: ['price', 'arguments'] };
    const view = contrastView(table, cut, { chosen: ['magic'], right: [] });
    expect(view).toEqual({ approaches: [{ name: 'asyncio' }], rows: [{ criterion: 'arguments', cells: ['shared'] }] });
  });

  it('keeps names apart that only differ in signs', () => {
    const languages: ContrastTable = {
      ...table,
      approaches: ['C', 'C++', 'C#'],
      criteria: [{ name: 'age', cells: ['1972', '1985', '2000'], notes: {} }],
    };
    const view = contrastView(languages, { approaches: ['C++', 'C#'], criteria: [] }, { chosen: [], right: [] });
    expect(view.rows).toEqual([{ criterion: 'age', cells: ['1985', '2000'] }]);
  });
});

describe('what a table has to say on a response', () => {
  it('ends with the notes on the first criterion for the choice and the key', () => {
    const cut = { approaches: ['asyncio'], criteria: [] };
    expect(contrastShown(cut, [table], { chosen: ['threads'], right: ['process pool'] }).slice(2)).toEqual([
      { is: 'gap' },
      { is: 'markdown', text: '- **threads**: shared\n  GIL\n- **process pool**: own GIL', role: 'muted' },
    ]);
  });

  it('is nothing where the item is about no table, or the table is not there', () => {
    const none = { chosen: [], right: [] };
    expect(contrastShown(undefined, [table], none)).toEqual([]);
    expect(contrastShown({ ...all, table: 'other' }, [table], none)).toEqual([]);
    expect(contrastShown(all, [], none)).toEqual([]);
    expect(contrastShown({ approaches: ['fibres'], criteria: [] }, [table], none)).toEqual([]);
  });
});

describe('the approaches of an account', () => {
  it('are those of the chosen lines and those of the key', () => {
    expect(
      approachesIn([
        { mark: 'chosen-wrong', text: '', approach: 'threads' },
        { mark: 'chosen-right', text: '', approach: 'asyncio' },
        { mark: 'missed', text: '', approach: 'process pool' },
        { mark: 'passed-over', text: '', approach: 'thread pool' },
        { mark: 'missed', text: '' },
      ]),
    ).toEqual({ chosen: ['threads', 'asyncio'], right: ['asyncio', 'process pool'] });
  });
});

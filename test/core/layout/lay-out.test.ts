import { describe, expect, it } from 'vitest';
import { piece } from '../../../src/core/layout/line.ts';
import type { ContrastView, Shown } from '../../../src/core/layout/shown.ts';
import { rowsAt } from './rows.ts';

const gap: Shown = { is: 'gap' };

describe('a row', () => {
  const header: Shown = { is: 'row', left: [piece('asyncio · Practice question')], right: [piece('3 of 12')] };

  it('has its right part flush right', () => {
    expect(rowsAt(80, header)).toEqual([` asyncio · Practice question${' '.repeat(78 - 27 - 7)}3 of 12`]);
    expect(rowsAt(40, header)).toEqual([' asyncio · Practice question    3 of 12']);
  });

  it('has its right part below where both do not fit', () => {
    expect(rowsAt(38, header)).toEqual([' asyncio · Practice question', ' 3 of 12']);
    expect(rowsAt(20, header)).toEqual([' asyncio · Practice', ' question', ' 3 of 12']);
  });

  it('can be indented', () => {
    expect(rowsAt(80, { is: 'row', left: [piece('a')], indent: 3 })).toEqual(['    a']);
  });
});

describe('gaps', () => {
  it('count once, and not at the ends', () => {
    const row: Shown = { is: 'row', left: [piece('a')] };
    expect(rowsAt(80, gap, row, gap, gap, row, gap)).toEqual([' a', '', ' a']);
  });
});

describe('choices', () => {
  const choices: readonly Shown[] = [
    { is: 'choice', label: '1', sign: ' ', text: '`asyncio.create_task()` around the function' },
    { is: 'choice', label: '2', sign: '❯', text: 'await asyncio.to_thread(crunch, n)' },
  ];

  it('stand behind a sign and a label, with hanging text', () => {
    expect(rowsAt(80, ...choices)).toEqual([
      '   1  asyncio.create_task() around the function',
      ' ❯ 2  await asyncio.to_thread(crunch, n)',
    ]);
    expect(rowsAt(40, ...choices)).toEqual([
      '   1  asyncio.create_task() around the',
      '      function',
      ' ❯ 2  await asyncio.to_thread(crunch,',
      '      n)',
    ]);
  });

  it('stand at the edge where none has a sign', () => {
    expect(rowsAt(80, { is: 'choice', label: '1', text: 'a' })).toEqual([' 1  a']);
  });

  it('have labels with units below units', () => {
    expect(rowsAt(80, { is: 'choice', label: '9', text: 'a' }, { is: 'choice', label: '10', text: 'b' })).toEqual([
      '  9  a',
      ' 10  b',
    ]);
  });

  const chosen: Shown = {
    is: 'choice',
    label: '2',
    text: 'await asyncio.to_thread(crunch, n)',
    note: [piece('your choice · threads')],
    below: 'The loop stays alive, but the thread shares its GIL: it woke 76 times.',
  };

  it('have a note flush right and an explanation below', () => {
    expect(rowsAt(80, chosen)).toEqual([
      ` 2  await asyncio.to_thread(crunch, n)${' '.repeat(78 - 3 - 34 - 21)}your choice · threads`,
      '    The loop stays alive, but the thread shares its GIL: it woke 76 times.',
    ]);
  });

  it('have the note on a row of its own where it does not fit', () => {
    expect(rowsAt(40, chosen)).toEqual([
      ' 2  await asyncio.to_thread(crunch, n)',
      '    your choice · threads',
      '    The loop stays alive, but the',
      '    thread shares its GIL: it woke 76',
      '    times.',
    ]);
  });
});

describe('a row that may be shortened', () => {
  const row: Shown = {
    is: 'row',
    left: [piece('A deck with a longer name'), piece(' · A chapter')],
    right: [piece('3 of 12')],
    shorten: true,
  };

  it('makes room for what stands on its right', () => {
    expect(rowsAt(49, row)).toEqual([` A deck with a longer name · A chapter   3 of 12`]);
    expect(rowsAt(48, row)).toEqual([` A deck with a longer name${' '.repeat(14)}3 of 12`]);
    expect(rowsAt(35, row)).toEqual([` A deck with a longer n…   3 of 12`]);
  });

  it('keeps a row of its own where too little of it would be left', () => {
    expect(rowsAt(30, row)).toEqual([' A deck with a longer name', ' 3 of 12']);
    expect(rowsAt(20, row)).toEqual([' A deck with a lon…', ' 3 of 12']);
  });
});

describe('a contrast', () => {
  const view: ContrastView = {
    approaches: [{ name: 'threads', mark: 'chosen-wrong' }, { name: 'asyncio' }, { name: 'process pool', mark: 'key' }],
    rows: [
      { criterion: 'CPU work', cells: ['one core', 'one core', '**several**'] },
      { criterion: 'the loop meanwhile', cells: ['76 of 430 turns', 'stands still', '430 of 430 turns'] },
    ],
  };

  it('is a table, a sign beside what was chosen and what is the key', () => {
    expect(rowsAt(80, { is: 'contrast', view })).toEqual([
      '                     threads ✗        asyncio       process pool ✓',
      ' CPU work            one core         one core      several',
      ' the loop meanwhile  76 of 430 turns  stands still  430 of 430 turns',
    ]);
  });

  it('loses its middle approaches where not all fit', () => {
    expect(rowsAt(61, { is: 'contrast', view })).toEqual([
      '                     threads ✗        process pool ✓',
      ' CPU work            one core         several',
      ' the loop meanwhile  76 of 430 turns  430 of 430 turns',
    ]);
  });

  it('is told in lines below 60 columns', () => {
    expect(rowsAt(59, { is: 'contrast', view })).toEqual([
      ' CPU work: threads one core (yours) · process pool several',
      ' (key)',
      ' the loop meanwhile: threads 76 of 430 turns (yours) ·',
      ' process pool 430 of 430 turns (key)',
    ]);
  });

  it('says once that the choice was the key', () => {
    const right: ContrastView = {
      approaches: [{ name: 'process pool', mark: 'chosen-right' }, { name: 'threads' }],
      rows: [{ criterion: 'CPU', cells: ['several', 'one'] }],
    };
    expect(rowsAt(59, { is: 'contrast', view: right })).toEqual([
      ' CPU: process pool several (yours, the key) · threads one',
    ]);
  });

  it('tells every approach where nothing was chosen', () => {
    const open: ContrastView = {
      approaches: [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
      rows: [{ criterion: 'CPU', cells: ['1', '2', '3'] }],
    };
    expect(rowsAt(40, { is: 'contrast', view: open })).toEqual([' CPU: a 1 · b 2 · c 3']);
  });
});

describe('meters', () => {
  it('are filled in eighths, label before and note behind', () => {
    expect(
      rowsAt(
        80,
        { is: 'meter', label: [piece('Event loop')], share: 1, note: [piece('4 of 4')] },
        { is: 'meter', label: [piece('Tasks')], share: 0.75, note: [piece('3 of 4')] },
      ),
    ).toEqual([' Event loop   ██████████   4 of 4', ' Tasks        ███████▌··   3 of 4']);
  });

  it('shrink, then stand below their label', () => {
    const meter: Shown = { is: 'meter', label: [piece('Executors')], share: 0.5, note: [piece('2 of 4')], cells: 20 };
    expect(rowsAt(40, meter)).toEqual([' Executors   ████████▌········   2 of 4']);
    expect(rowsAt(20, meter)).toEqual([' Executors', ' ████▌····   2 of 4']);
  });
});

import { describe, expect, it } from 'vitest';
import { piece } from '../../../src/core/layout/line.ts';
import { speak } from '../../../src/core/layout/speak.ts';

function spoken(text: string): readonly string[] {
  return speak([{ is: 'markdown', text }]);
}

describe('speak', () => {
  it('gives a paragraph as one line', () => {
    const text = 'You want to run a CPU-intensive operation in the background\nwithout blocking the event loop.';
    expect(spoken(`# Practice\n\n${text}`)).toEqual([
      'Practice',
      '',
      'You want to run a CPU-intensive operation in the background without blocking the event loop.',
    ]);
  });

  it('puts looks into words only where they carry a meaning', () => {
    expect(spoken('*a* **b** `c` ~~d~~ x<sup>2</sup>')).toEqual(['a b c (struck out: d) x²']);
  });

  it('gives addresses and images in parentheses', () => {
    expect(spoken('[docs](https://a.org) ![the loop](loop.png) ![](x.png)')).toEqual([
      'docs (https://a.org) Image: the loop (loop.png) Image: (x.png)',
    ]);
  });

  it('names quotes, alerts and code', () => {
    expect(spoken('> a\n\n> [!TIP]\n> b\n\n```python\nx = 1\n\ny = 2\n```\n\n---')).toEqual([
      'Quote: a',
      '',
      'Tip: b',
      '',
      'Code, python:',
      'x = 1',
      '',
      'y = 2',
    ]);
  });

  it('keeps lists as lists and says what is ticked', () => {
    expect(spoken('1. a\n   - [x] b\n   - [ ] c\n2. d')).toEqual([
      '1. a',
      '   - Ticked: b',
      '   - Not ticked: c',
      '2. d',
    ]);
  });

  it('parts the items of a loose list, and says of code without a language that it is code', () => {
    expect(spoken('- a\n\n  b\n\n- c\n\n~~~\nx\n~~~')).toEqual(['- a', '', '  b', '', '- c', '', 'Code:', 'x']);
  });

  it('gives no address of an image that stands in the text itself', () => {
    expect(spoken('![the loop](data:image/png;base64,AAAA) <img src="data:x" alt="a task"> <img src="b.png">')).toEqual(
      ['Image: the loop Image: a task Image: (b.png)'],
    );
  });

  it('begins each item of an HTML list on a line of its own', () => {
    expect(spoken('<ul><li>one</li><li><a href="https://a.org">two</a></li></ul>')).toEqual([
      '- one',
      '- two (https://a.org)',
    ]);
  });

  it('tells a table by its heads', () => {
    expect(spoken('| Approach | CPU | wait |\n|-|-|-|\n| threads | one | |\n| pool | two | no |')).toEqual([
      'threads; CPU: one',
      'pool; CPU: two; wait: no',
    ]);
  });

  it('says rows as sentences, without signs', () => {
    expect(
      speak([
        { is: 'row', left: [piece('asyncio · Practice question')], right: [piece('3 of 12   ██▌·······')] },
        { is: 'row', left: [piece('✗ not quite', 'wrong')], right: [piece('0 of 1 point')] },
        { is: 'row', left: [piece('Wrong.')], right: [piece('Next')] },
      ]),
    ).toEqual(['asyncio, Practice question. 3 of 12', 'not quite. 0 of 1 point', 'Wrong. Next']);
  });

  it('puts a colon before what stands in a column of its own', () => {
    const left = [
      { text: 'viva quiz --retry', role: 'code' },
      { text: '   the two missed', role: 'muted' },
    ] as const;
    expect(speak([{ is: 'row', left }])).toEqual(['viva quiz --retry: the two missed']);
  });

  it('says a choice with its label, its note and what is below', () => {
    expect(
      speak([
        { is: 'choice', label: '1', text: '`asyncio.create_task()` around', sign: '❯' },
        { is: 'choice', label: '2', text: 'b', note: [piece('your choice · threads')], below: 'Shared.\n\nGIL.' },
      ]),
    ).toEqual(['1. asyncio.create_task() around', '2. b (your choice, threads)', '   Shared.', '', '   GIL.']);
  });

  it('tells a contrast with every approach and in words what was chosen', () => {
    expect(
      speak([
        {
          is: 'contrast',
          view: {
            approaches: [{ name: 'threads', mark: 'chosen-wrong' }, { name: 'asyncio' }, { name: 'pool', mark: 'key' }],
            rows: [{ criterion: 'CPU work', cells: ['one `core`', 'one', 'several'] }],
          },
        },
      ]),
    ).toEqual(['CPU work. threads (yours): one core; asyncio: one; pool (key): several.']);
  });

  it('says a meter as a percentage', () => {
    expect(speak([{ is: 'meter', label: [piece('Tasks')], share: 0.75, note: [piece('3 of 4')] }])).toEqual([
      'Tasks: 75 %, 3 of 4',
    ]);
  });

  it('says a plot in its sentences alone', () => {
    const rows = [{ label: 'Mon', cells: '·░▒▓█' }];
    expect(speak([{ is: 'plot', keeps: 'end', rows, spoken: ['Answers a day: 0, 1, 2.', ''] }])).toEqual([
      'Answers a day: 0, 1, 2.',
    ]);
  });

  it('says gaps once, and not at the ends', () => {
    const row = { is: 'row', left: [piece('a')] } as const;
    expect(speak([{ is: 'gap' }, row, { is: 'gap' }, { is: 'gap' }, row, { is: 'gap' }])).toEqual(['a', '', 'a']);
  });

  it('shows control characters instead of sending them', () => {
    expect(spoken('a\u001b[2Jb\u202e')).toEqual(['a^[[2Jb<U+202E>']);
  });
});

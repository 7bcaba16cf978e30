import { describe, expect, it } from 'vitest';
import { show } from '../../src/commands/show.ts';
import { folderWith } from '../support/folder.ts';
import { refused } from '../support/refused.ts';
import { fakeWorld } from '../support/world.ts';

const deck = `---
title: Waiting
id: waiting
tags: [asyncio]
---

## Read this first

Waiting is not computing.

## Which one waits?
<!-- {id: which, level: 2, points: 1/2} -->

- [x] sleep <!-- {approach: asyncio} -->
  > It gives the loop a turn.
- [ ] sum
  > It computes.

> [!TIP]
> <!-- {cost: 1/4} -->
> It is a function of asyncio.

### Explanation

Only what waits gives control back.

- [asyncio](https://docs.python.org/3/library/asyncio.html)
`;

const other = '# Is it?\n\n= true\n';

async function shown(cwd: string, names: readonly string[], options = {}, env = {}): Promise<string> {
  const world = fakeWorld(cwd, { env });
  expect(await show(world, names, { json: false, blank: false, ...options })).toBe(0);
  expect(world.complained()).toBe('');
  return world.written();
}

/** A row of a page that is 92 columns wide behind its margin. */
const row = (left: string, right: string): string => ` ${left}${right.padStart(92 - left.length)}`;

describe('viva show', () => {
  it('shows a deck as a page, the key marked, with hints, feedback, explanation and sources', async () => {
    expect(await shown(folderWith({ 'a.md': deck }), ['a.md'])).toBe(
      [
        ' Waiting',
        ' a.md · 1 item',
        '',
        ' Read this first',
        '',
        ' Waiting is not computing.',
        '',
        row('which · multiple-choice · level 2 · #asyncio', '1/2 point · all-or-nothing'),
        '',
        ' Which one waits?',
        '',
        row('1  sleep', 'the key · asyncio'),
        '    It gives the loop a turn.',
        ' 2  sum',
        '    It computes.',
        '',
        ' Hint · costs 1/4 point',
        '   It is a function of asyncio.',
        '',
        ' Only what waits gives control back.',
        '',
        ' docs.python.org › asyncio',
        '',
        '',
      ].join('\n'),
    );
  });

  it('shows one item by its id', async () => {
    const cwd = folderWith({ 'a.md': deck, 'b.md': other });
    const text = await shown(cwd, [], { item: 'is-it' });
    expect(text.split('\n')[0]).toMatch(/^ is-it · true-false {2,}1 point · all-or-nothing$/);
    expect(text).not.toContain('Waiting');
    expect(JSON.parse(await shown(cwd, [], { item: 'which', json: true }))).toMatchObject({
      kind: 'multiple-choice',
      id: 'which',
      points: '1/2',
    });
  });

  it('refuses an id that no item has, with the one that was probably meant', async () => {
    const cwd = folderWith({ 'a.md': deck });
    expect(await refused(shown(cwd, [], { item: 'wich' }))).toEqual([
      'There is no item `wich`.',
      'Did you mean `which`?',
    ]);
    expect(await refused(shown(cwd, [], { item: 'zzzzzz' }))).toEqual([
      'There is no item `zzzzzz`.',
      'Known are: which.',
    ]);
  });

  it('prints a file that was named as one JSON object, and any other choice as a list of them', async () => {
    const cwd = folderWith({ 'q/a.md': deck, 'q/b.md': other, 'q/README.md': '# Read me\n' });
    const one = JSON.parse(await shown(cwd, ['q/a.md'], { json: true }));
    expect(Object.keys(one)).toEqual([
      'path',
      'id',
      'title',
      'topic',
      'tags',
      'sources',
      'parts',
      'contrasts',
      'uses',
      'diagnostics',
    ]);
    expect(one).toMatchObject({ path: 'q/a.md', id: 'waiting', title: 'Waiting', tags: ['asyncio'], diagnostics: [] });
    expect(one.parts).toMatchObject([
      { is: 'reading', title: 'Read this first', text: 'Waiting is not computing.', line: 7 },
      { is: 'item', kind: 'multiple-choice', id: 'which', title: 'Which one waits?', level: 2, line: 11 },
    ]);
    const all = JSON.parse(await shown(cwd, ['q'], { json: true }));
    expect(all.map((each: { path: string }) => each.path)).toEqual(['q/a.md', 'q/b.md']);
    expect(all[0]).toEqual(one);
    expect(JSON.parse(await shown(folderWith({ 'x.md': 'Text.\n' }), [], { json: true }))).toEqual([]);
  });

  it('tells what is wrong with a file as data', async () => {
    const cwd = folderWith({ 'a.md': '# Which?\n\n- [ ] a\n- [ ] b\n' });
    expect(JSON.parse(await shown(cwd, ['a.md'], { json: true }))).toMatchObject({
      parts: [],
      diagnostics: [{ code: 'key-missing', severity: 'error', line: 1, column: 3 }],
    });
  });

  it('speaks in plain lines where that is wanted', async () => {
    const text = await shown(folderWith({ 'b.md': other }), ['b.md'], {}, { TERM: 'dumb' });
    expect(text.split('\n').slice(0, 2)).toEqual(['Is it?', 'b.md, 1 item']);
  });

  it('highlights code where there is colour', async () => {
    const page = '# What?\n\n```python\nimport asyncio\n```\n\n### Output\n\n```\n\n1\n```\n';
    const text = await shown(folderWith({ 'a.md': page }), ['a.md'], {}, { FORCE_COLOR: '1' });
    expect(text).toContain('\u001b[35mimport\u001b[39m');
  });

  it('prints a paper to be filled in, without the key', async () => {
    const cwd = folderWith({ 'a.md': '# Which?\n\n- [ ] hot \u001b[31m\n- [x] cold\n', 'b.md': other });
    expect(await shown(cwd, ['a.md', 'b.md'], { blank: true })).toBe(
      [
        '---\nstudent:\n---\n',
        '## Which?\n<!-- {id: "which"} -->\n',
        '- [ ] hot \u001b[31m\n- [ ] cold\n',
        '## Is it?\n<!-- {id: "is-it"} -->\n',
        '- [ ] True\n- [ ] False\n',
        '',
      ].join('\n'),
    );
    expect(await shown(cwd, ['a.md'], { blank: true, seed: 7 })).toContain('<!-- {id: "which", seed: 7} -->');
  });

  it('refuses a blank paper of one item or as data, and a seed for anything else', async () => {
    const cwd = folderWith({ 'a.md': other });
    const whole = ['A blank paper is whole, and Markdown.', 'Leave out --item and --json, or --blank.'];
    expect(await refused(shown(cwd, ['a.md'], { blank: true, json: true }))).toEqual(whole);
    expect(await refused(shown(cwd, ['a.md'], { blank: true, item: 'is-it' }))).toEqual(whole);
    expect(await refused(shown(cwd, ['a.md'], { seed: 7 }))).toEqual([
      'A seed is for a blank paper.',
      'Add --blank, or leave it out.',
    ]);
  });

  it('refuses a file that is no text', async () => {
    const cwd = folderWith({ 'a.md': Buffer.from([0]) });
    expect(await refused(shown(cwd, ['a.md']))).toEqual([
      '`a.md`: The file is not text.',
      'A question file is Markdown, in UTF-8.',
    ]);
  });
});

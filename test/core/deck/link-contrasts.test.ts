import { describe, expect, it } from 'vitest';
import { linkContrasts, tableOfCut } from '../../../src/core/deck/link-contrasts.ts';
import { parseDeck } from '../../../src/core/deck/parse.ts';

const tables = parseDeck(
  'tables.md',
  `# Pools
<!-- {contrast-table: pools} -->

| | thread pool | process pool |
| - | - | - |
| CPU work | one core | several |
| arguments | shared | copied |

# Ways to wait
<!-- {contrast-table: true} -->

| | threads | asyncio |
| - | - | - |
| waiting | yes | yes |
`,
).contrasts;

function linked(settings: string, option = '', used = tables): readonly string[] {
  const text = `# Which?\n<!-- {${settings}} -->\n\n- [x] one ${option}\n- [ ] two\n`;
  return linkContrasts(parseDeck('x.md', text), used, text).map(
    ({ code, span, help }) => `${code} ${span.line}:${span.column} ${help}`,
  );
}

describe('the contrast tables that an item names', () => {
  it('may be named by id or title, approaches and criteria as words or as slugs', () => {
    expect(linked('contrast: {table: pools, approaches: [Process-Pool], criteria: [cpu work]}')).toEqual([]);
    expect(linked('contrast: {table: ways to wait, approaches: [asyncio]}')).toEqual([]);
    expect(linked('contrast: true')).toEqual([]);
    expect(linked('level: 1', '<!-- {approach: threads} -->')).toEqual([]);
  });

  it('are reported at the item where a name is not written there as it is read', () => {
    expect(linked('level: 1', "<!-- {approach: 'it''s'} -->")).toEqual([
      'contrast-approach-unknown 1:3 Known are: thread pool, process pool, threads, asyncio.',
    ]);
  });

  it('are found by the approaches where none is named', () => {
    const cut = (...approaches: string[]) => tableOfCut({ approaches, criteria: [] }, tables)?.id;
    expect(cut('asyncio', 'threads')).toBe('ways-to-wait');
    expect(cut('thread pool')).toBe('pools');
    expect(cut('thread pool', 'asyncio')).toBe('pools');
    expect(cut()).toBe('pools');
  });

  it('are reported where they do not exist, at the name', () => {
    expect(linked('contrast: {table: pool}')).toEqual(['contrast-not-found 2:25 Did you mean `pools`?']);
    expect(linked('contrast: true', '', [])).toEqual([
      'contrast-none 2:7 Name its file in the front matter: `contrast: table.md`.',
    ]);
  });

  it('are reported where they lack an approach or a criterion', () => {
    expect(linked('contrast: {table: pools, approaches: [thread pol], criteria: [CPU works]}')).toEqual([
      'contrast-approach-unknown 2:45 Did you mean `thread pool`?',
      'contrast-criterion-unknown 2:69 Did you mean `CPU work`?',
    ]);
    expect(linked('contrast: {table: pools}', '<!-- {approach: asyncio} -->')).toEqual([
      'contrast-approach-unknown 4:27 Known are: thread pool, process pool.',
    ]);
    expect(linked('level: 1', '<!-- {approach: asynci} -->')).toEqual([
      'contrast-approach-unknown 4:27 Did you mean `asyncio`?',
    ]);
  });

  it('are no matter where the deck has none', () => {
    expect(linked('level: 1', '<!-- {approach: anything} -->', [])).toEqual([]);
  });
});

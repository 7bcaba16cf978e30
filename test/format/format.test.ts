import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../src/core/deck/deck.ts';
import { parseDeck } from '../../src/core/deck/parse.ts';
import { codes } from '../../src/core/diagnostics/codes.ts';
import { defaultRule, type RuleGroup, rules, rulesFor } from '../../src/core/grading/rules.ts';
import { kinds } from '../../src/core/item-types/index.ts';
import { below, codeIn, format, headingsIn, namesIn } from './page.ts';

const codesOf = (text: string): string[] => parseDeck('deck.md', text).diagnostics.map(({ code }) => code);

/** The names that a message lists. */
const known = (help = ''): string[] =>
  help
    .replace(/^Known are: |\.$/g, '')
    .split(', ')
    .sort();

describe('FORMAT.md', () => {
  it('is no deck itself', () => {
    const deck = parseDeck('FORMAT.md', format);
    expect(itemsOf(deck).map(({ title }) => title)).toEqual([]);
    expect(deck.contrasts).toEqual([]);
    expect(deck.diagnostics).toEqual([]);
  });

  it('lists every diagnostic with its severity and meaning, and no other', () => {
    const rows = Object.entries(codes).map(([code, { severity, message }]) => {
      const meaning = message.replace(/`?\{\w+\}`?/g, '…').replaceAll('….', '…');
      return `| \`${code}\` | ${severity} | ${meaning} |`;
    });
    const table = below('Diagnostics').find((block) => block.is === 'table');
    const written = table?.lines.map(({ text }) => text).slice(2);
    expect(written).toEqual(rows);
  });

  it('names every kind', () => {
    expect(headingsIn('Kinds')).toEqual(kinds);
    expect([...new Set(namesIn('Responses'))].sort()).toEqual([...kinds].sort());
    expect(namesIn('Scoring rules', 1).toSorted()).toEqual([...kinds].sort());
  });

  it('names every rule with what it is for', () => {
    expect(namesIn('Scoring rules').toSorted()).toEqual(Object.keys(rules).sort());
    const table = below('Scoring rules').find((block) => block.is === 'table');
    const groups: Readonly<Record<RuleGroup, string>> = { choices: 'choices', parts: 'parts', order: 'ordering' };
    for (const group of ['choices', 'parts', 'order'] as const) {
      const written = (table?.rows ?? []).filter(([, use]) => use?.text.split(', ').includes(groups[group]));
      expect(written.map(([name]) => name?.text.replaceAll('`', '')).sort()).toEqual([...rulesFor(group)].sort());
    }
  });

  it('gives each kind the rule that it has where none is named', () => {
    const rows = below('Scoring rules').filter((block) => block.is === 'table')[1]?.rows ?? [];
    const written = new Map(
      rows.flatMap(([kind, rule]) => (kind?.text ?? '').split(', ').map((name) => [name, rule?.text])),
    );
    const first = (kind: string) => /`([^`]+)`/.exec(written.get(`\`${kind}\``) ?? '')?.[1];
    for (const kind of kinds) {
      const [example] = codeIn(kind, 'markdown');
      const [item] = itemsOf(
        parseDeck('deck.md', example?.content ?? `## Q\n<!-- {kind: ${kind}} -->\n\n- [x] a\n- [x] b\n`),
      );
      if (!example?.content.includes('credit:')) expect([kind, item?.partial]).toEqual([kind, first(kind)]);
    }
    expect([first('multiple-select'), first('cloze'), first('ordering')]).toEqual([
      defaultRule.choices,
      defaultRule.parts,
      defaultRule.order,
    ]);
  });

  it.each(kinds)('shows %s by examples that are read as that', (kind) => {
    for (const { content } of codeIn(kind, 'markdown')) {
      const deck = parseDeck('deck.md', content);
      expect(deck.diagnostics).toEqual([]);
      expect(itemsOf(deck).map((item) => item.kind)).toEqual([kind]);
    }
  });

  it('shows a contrast table and settings that are read', () => {
    const [table] = codeIn('Contrast tables', 'markdown');
    const deck = parseDeck('deck.md', table?.content ?? '');
    expect([deck.contrasts.map(({ id }) => id), deck.diagnostics]).toEqual([['python-concurrency'], []]);
    expect(codesOf(`${codeIn('Settings', 'markdown')[0]?.content}\n= true\n`)).toEqual([]);
    expect(codesOf(`${codeIn('A file is a deck', 'markdown')[0]?.content}\n## Q\n\n= true\n`)).toEqual([]);
  });

  it('names the settings that are known', () => {
    const names = namesIn('Settings').filter((name) => /^[a-z-]+$/.test(name));
    const unknown = (name: string) => codesOf(`## Q\n<!-- {${name}: ''} -->\n\n= a\n`).includes('setting-unknown');
    expect(names.filter(unknown)).toEqual([]);
    const misspelt = parseDeck('deck.md', '## Q\n<!-- {qqqqqqqqqq: 1} -->\n\n= a\n').diagnostics[0]?.help;
    expect(known(misspelt)).toEqual(names.toSorted());
  });

  it('names the fields that are known', () => {
    const misspelt = parseDeck('deck.md', '---\nqqqqqqqqqq: 1\n---\n= a\n').diagnostics[0]?.help;
    expect(known(misspelt)).toEqual(namesIn('A file is a deck').toSorted());
  });
});

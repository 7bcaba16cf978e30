import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../../src/core/deck/deck.ts';
import { parseDeck } from '../../../src/core/deck/parse.ts';
import { keyOf, mark } from '../../../src/core/item-types/index.ts';

/** The kinds and keys of the items of a page, and what is wrong with it as `code line`. */
function read(text: string) {
  const deck = parseDeck('deck.md', text);
  return {
    items: itemsOf(deck).map((item) => [item.kind, keyOf(item)]),
    faults: deck.diagnostics.map(({ code, span }) => `${code} ${span.line}`),
  };
}

const question = (below: string) => `## Which waits?\n\n${below}\n`;
const a = ['multiple-choice', 'A'];
const b = ['multiple-choice', 'B'];

describe('lettered options', () => {
  const options = 'A. sleep\nB. spin\n';

  it.each([
    ['named in the title of a sub-section', `${options}\n### Answer: B\n\nIt spins.\n`, b],
    ['named alone in a sub-section', `${options}\n### Answer\n\nB\n\nIt spins.\n`, b],
    ['named with its words in a sub-section', `${options}\n### Correct answer\n\nAnswer: B. It spins.\n`, b],
    ['named in a list', `${options}\n- Answer: B\n`, b],
    ['named in a quote', `${options}\n> Answer: B\n`, b],
    ['repeated in bold', `- [ ] A) sleep\n- [ ] B) spin\n\n**B) spin**\n`, b],
    ['repeated in bold, in a list', `- [ ] A) sleep\n- [ ] B) spin\n\n- **B) spin**\n`, b],
    ['folded in HTML', `- [ ] A) sleep\n- [ ] B) spin\n\n<details><summary>Answer</summary> B </details>\n`, b],
    [
      'named in the title of a sub-section below another',
      `- [ ] sleep\n- [ ] spin\n\n### Why\n\nIt spins.\n\n### Answer: B\n`,
      b,
    ],
    ['named alone in a sub-section below another', `${options}\n### Why\n\nIt spins.\n\n### Answer\n\nB\n`, b],
    ['in a section of a box whose options hold code', `- [x]\n\n  \`\`\`\n  sleep()\n  \`\`\`\n- [ ] spin\n`, a],
  ])('have the key that is %s', (_, below, expected) => {
    expect(read(question(below)).items).toEqual([expected]);
  });

  it('are none where nothing follows an A', () => {
    expect(read(question('A. sleep\n\nAnd so on.\n')).items).toEqual([]);
    const open = read(question(`${options}\n### Answer\n\nNobody knows.\n`));
    expect(open.items.map(([kind]) => kind)).toEqual(['flashcard']);
  });
});

describe('questions below one heading', () => {
  it('may stand in a numbered list, with what belongs to the one above between them', () => {
    const text =
      '## Quiz\n\n1. Which waits?\n   - [x] sleep\n   - [ ] spin\n2. Which spins?\n   - [ ] sleep\n   - [x] spin\n3. ```\n   code()\n   ```\n';
    expect(read(text).items).toEqual([a, b]);
  });

  it('are not opened by a line that goes on and on', () => {
    expect(read(`## Quiz\n\n1. ${'x'.repeat(2000)}\n\n- [x] a\n- [ ] b\n`).items).toHaveLength(1);
    const opened = (length: number) =>
      read(`## Quiz\n\n**One?**\n\n- [x] a\n- [ ] b\n\n**${'x'.repeat(length)}?**\n\n- [ ] c\n- [x] d\n`).items;
    expect([opened(100), opened(2000).length]).toEqual([[a, b], 1]);
  });
});

describe('cards of other tools', () => {
  it('are read where a cloze in brackets is the only one, with a list below it', () => {
    expect(read('## Loop\n\nC: The [loop] runs.\n\n- one step\n').items).toEqual([['cloze', ['loop']]]);
  });

  it('are read from a list of pairs with blank lines between them', () => {
    expect(read('## Words\n\n- loop :: what runs tasks\n\n- task :: what runs\n').items.map(([kind]) => kind)).toEqual([
      'flashcard',
      'flashcard',
    ]);
  });
});

describe('settings of the wrong form', () => {
  it.each([
    'time: [1, 2]',
    'sources: {a: b}',
    'sources: [[a]]',
    'contrast: [threads]',
    'points: [1]',
    'case: [true]',
    'case: constructor',
    'case: __proto__',
    'time: 1:75',
    'time: 0',
    'contrast: {approaches: {a: b}}',
    'contrast: {tabel: a}',
    'rule: [halves]',
  ])('%s', (setting) => {
    const text = `## Which waits?\n<!-- {${setting}} -->\n\n- [x] sleep\n- [ ] spin\n`;
    expect(read(text).faults.map((fault) => fault.split(' ')[1])).toEqual(['2']);
  });

  it('of an option, too', () => {
    const text = '## Which waits?\n\n- [x] sleep <!-- {pin: [1]} -->\n- [ ] spin <!-- {credit: [1]} -->\n';
    expect(read(text).faults.map((fault) => fault.split(' ')[1])).toEqual(['3', '4']);
  });
});

describe('the sources of a deck', () => {
  const sourcesOf = (setting: string) => {
    const { sources, diagnostics } = parseDeck('deck.md', `---\n${setting}\n---\n\n## Is it?\n\n= true\n`);
    return { sources, faults: diagnostics.length };
  };

  it('may be one address, a list of addresses and mappings, or none', () => {
    const bare = { title: '', url: 'https://a.org' };
    expect(sourcesOf('sources: https://a.org')).toEqual({ sources: [bare], faults: 0 });
    expect(sourcesOf('sources: [{url: https://a.org}, {title: B, url: https://b.org}]')).toEqual({
      sources: [bare, { title: 'B', url: 'https://b.org' }],
      faults: 0,
    });
    expect(sourcesOf('sources:')).toEqual({ sources: [], faults: 0 });
  });
});

describe('settings of a deck of the wrong form', () => {
  it.each(['sources: {a: b}', 'sources: [[a]]', 'lint: everything'])('%s', (setting) => {
    expect(
      read(`---\n${setting}\n---\n\n## Which waits?\n\n- [x] sleep\n- [ ] spin\n`).faults.map(
        (fault) => fault.split(' ')[1],
      ),
    ).toEqual(['2']);
  });
});

describe('responses that never end', () => {
  it('are asked back', () => {
    const [item] = itemsOf(
      parseDeck('deck.md', '## Match\n<!-- {kind: matching} -->\n\n| a | b |\n| - | - |\n| 1 | one |\n| 2 | two |\n'),
    );
    if (item === undefined) throw new Error('no item');
    expect([item.kind, mark(item, { from: 'text', text: 'x'.repeat(30_000) }).is]).toEqual(['matching', 'unclear']);
  });
});

describe('a truth', () => {
  it('of no word is named', () => {
    expect(read('## The loop has one thread.\n<!-- {kind: true-false} -->\n\n= true\n= \n').faults).toContain(
      'answer-empty 5',
    );
  });
});

it('settings may stand below a rule', () => {
  const text = '## Which waits?\n\n---\n\n<!-- {id: waits} -->\n\n- [x] sleep\n- [ ] spin\n';
  expect(itemsOf(parseDeck('deck.md', text)).map(({ id }) => id)).toEqual(['waits']);
});

describe('texts that never end', () => {
  it.each([
    ['a summary', `<details><summary>${'x'.repeat(5000)}</summary></details>`],
    ['a part of HTML', `<div>\n${'x'.repeat(5000)}\n</div>`],
    ['a link', `### Sources\n\nhttps://example.org/${'x'.repeat(3000)}`],
    ['a formula of nothing', '$ $ and $$ $$'],
    ['tabs', '-\t\t- [x] inner'],
    ['an answer far to the right', '      = 4'],
  ])('do not keep an item from being read: %s', (_, below) => {
    expect(read(question(`- [x] sleep\n- [ ] spin\n\n${below}`)).items).toEqual([a]);
    expect(read(question(`A. sleep\nB. spin\n\nAnswer: A\n\n${below}`)).items).toEqual([a]);
  });
});

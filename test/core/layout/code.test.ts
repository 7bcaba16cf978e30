import { describe, expect, it } from 'vitest';
import { languagesIn, languagesShown, loadHighlighter } from '../../../src/core/layout/highlight.ts';
import { layOut } from '../../../src/core/layout/lay-out.ts';
import { pageAt } from './rows.ts';

describe('source code on a page', () => {
  it('is indented by four columns, by two in a narrow terminal', () => {
    const text = '```\ndef f():\n\n    pass\n```';
    expect(pageAt(80, text)).toEqual(['     def f():', '', '         pass']);
    expect(pageAt(30, text)).toEqual(['   def f():', '', '       pass']);
  });

  it('goes on in the next row behind a mark where a row is too long', () => {
    expect(pageAt(30, '```\nabcdefghijklmnopqrstuvwxyz\n```')).toEqual(['   abcdefghijklmnopqrstuvwxyz']);
    expect(pageAt(29, '```\nabcdefghijklmnopqrstuvwxyz\n```')).toEqual(['   abcdefghijklmnopqrstuvwx↩', '   yz']);
  });

  it('sets tabs to stops of four columns', () => {
    expect(pageAt(80, '```\n\ta\tb\n```')).toEqual(['         a   b']);
  });

  it('is highlighted where its language is loaded', async () => {
    const highlighter = await loadHighlighter(['py']);
    const text = '```python\nasync def f(x):\n    return "a<b", 1  # c\n```';
    expect(layOut([{ is: 'markdown', text }], { width: 80, highlighter })).toEqual([
      [
        { text: ' ', role: 'plain' },
        { text: '    ', role: 'plain' },
        { text: 'async', role: 'code-keyword' },
        { text: ' ', role: 'plain' },
        { text: 'def', role: 'code-keyword' },
        { text: ' ', role: 'plain' },
        { text: 'f', role: 'code-name' },
        { text: '(x):', role: 'plain' },
      ],
      [
        { text: ' ', role: 'plain' },
        { text: '    ', role: 'plain' },
        { text: '    ', role: 'plain' },
        { text: 'return', role: 'code-keyword' },
        { text: ' ', role: 'plain' },
        { text: '"a<b"', role: 'code-string' },
        { text: ', ', role: 'plain' },
        { text: '1', role: 'code-number' },
        { text: '  ', role: 'plain' },
        { text: '# c', role: 'code-comment' },
      ],
    ]);
  });
});

describe('a language within another', () => {
  const all = ['python', 'js', 'ts', 'java', 'go', 'rust', 'c', 'cpp', 'sql', 'bash', 'json', 'yaml'];

  // The engine hands such a text to a language of its own only where that is loaded.
  it.each([
    ['js', 'const page = html`<b class="x">${name}</b>`;\nconst style = css`a { color: red }`;'],
    ['jsx', 'const page = <Link to="x">{name}</Link>;'],
    ['ts', 'const query = gql`{ a { b } }`;'],
    ['yaml', 'name: <%= value %>\nother: 1'],
  ])('loses none of its text, in %s', async (language, code) => {
    const rows = (await loadHighlighter(all))(code, language);
    expect(rows?.map((row) => row.map(({ text }) => text).join(''))).toEqual(code.split('\n'));
  });
});

describe('languagesIn', () => {
  it('finds the languages of fences that can be highlighted, each once', () => {
    const text = '1. ```python\n   ```\n\n- ~~~ js\n  ~~~\n\n> ```py\n> ```\n\n```brainfuck\n```\n\n`python`';
    expect(languagesIn(text)).toEqual(['python', 'javascript']);
  });

  it('finds nothing in names that every object has', () => {
    expect(languagesIn('```constructor\n```\n```toString\n```')).toEqual([]);
  });
});

describe('languagesShown', () => {
  it('looks into pages and choices', () => {
    expect(
      languagesShown([
        { is: 'gap' },
        { is: 'markdown', text: '```go\n```' },
        { is: 'choice', label: '1', text: '```sql\n```', below: '```rs\n```\n```go\n```' },
      ]),
    ).toEqual(['go', 'sql', 'rust']);
  });
});

describe('loadHighlighter', () => {
  it.each([
    'python',
    'javascript',
    'typescript',
    'java',
    'go',
    'rust',
    'c',
    'cpp',
    'sql',
    'bash',
    'json',
    'yaml',
    'c++',
    'sh',
    'shell',
    'yml',
  ])('loads %s and loses no character', async (language) => {
    const highlight = await loadHighlighter([language]);
    const code = `if x: "text" /* c */\n  - <a b="c"> \`\${1 + 2}\` # 5\n\nend`;
    const rows = highlight(code, language);
    expect(rows?.map((row) => row.map(({ text }) => text).join('')).join('\n')).toBe(code);
  });

  it('leaves a language alone that is not loaded, and code that is too much', async () => {
    const highlight = await loadHighlighter(['python', 'klingon']);
    expect(highlight('let x', 'javascript')).toBe(undefined);
    expect(highlight('x', 'klingon')).toBe(undefined);
    expect(highlight('x = 1\n'.repeat(20_000), 'python')).toBe(undefined);
    expect(highlight('x'.repeat(501), 'python')).toBe(undefined);
  });
});

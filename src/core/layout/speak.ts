/*
 * Plain lines for screen readers, dumb terminals and pipes. What signs and places say on a screen is said in words, and
 * nothing is wrapped: a paragraph is one line, so that a reader can pause where the author did and a pipe can search it.
 */
import { contrastSpoken } from './contrast.ts';
import type { TextStyle } from './inline.ts';
import type { Line } from './line.ts';
import { percentText } from './meter.ts';
import { neutralise } from './neutralise.ts';
import { type PageBlock, type PageItem, pageOf } from './page.ts';
import type { Shown } from './shown.ts';

const plain: TextStyle = { role: 'plain', links: false, spoken: true };

/** Marks and bars that only an eye understands; words stand beside them. */
const SIGNS = /[✓✗✔✘❯›▸◉◯○●☐☑☒]|[\u2580-\u259f]+·*|·{2,}/gu;
const ENDED = /[.:;,!?…]$/u;

/** The lines that say all this, safe to print; blank lines stand alone, never at an end. */
export function speak(shown: readonly Shown[]): readonly string[] {
  const lines: string[] = [];
  let owed = false;
  for (const part of shown) {
    if (part.is === 'gap') owed = lines.length > 0;
    for (const line of spoken(part)) {
      const text = neutralise(line).trimEnd();
      if (text === '') {
        owed = lines.length > 0;
        continue;
      }
      if (owed) lines.push('');
      owed = false;
      lines.push(text);
    }
  }
  return lines;
}

function spoken(part: Shown): readonly string[] {
  switch (part.is) {
    case 'gap':
      return [];
    case 'markdown':
      return speakBlocks(pageOf(part.text, plain), false);
    case 'row':
      return [sentences([words(part.left), words(part.right ?? [])])];
    case 'choice':
      return speakChoice(part);
    case 'contrast':
      return contrastSpoken(part.view, plain);
    case 'meter': {
      const note = words(part.note ?? []);
      const label = words(part.label);
      return [`${label === '' ? '' : `${label}: `}${percentText(part.share)}${note === '' ? '' : `, ${note}`}`];
    }
    case 'plot':
    case 'timeline':
      return part.spoken;
  }
}

function speakChoice({ label, text, note, below }: Extract<Shown, { is: 'choice' }>): readonly string[] {
  const [first = '', ...rest] = speakBlocks(pageOf(text, plain), true);
  const said = words(note ?? []);
  const mark = words([{ text: label, role: 'plain' }]);
  const line = `${mark === '' ? '' : `${mark}. `}${first}${said === '' ? '' : ` (${said})`}`;
  const under = below === undefined ? [] : speakBlocks(pageOf(below, plain), false);
  return [line, ...[...rest, ...under].map((row) => (row === '' ? row : `   ${row}`))];
}

function speakBlocks(blocks: readonly PageBlock[], tight: boolean): readonly string[] {
  return blocks.flatMap((block, at) => {
    const lines = speakBlock(block);
    return at === 0 || (tight && (block.is === 'list' || block.is === 'text')) ? lines : ['', ...lines];
  });
}

function speakBlock(block: PageBlock): readonly string[] {
  switch (block.is) {
    case 'text':
    case 'heading':
      return block.rows.map(textOf);
    case 'code':
      return [block.language === '' ? 'Code:' : `Code, ${block.language}:`, ...block.text.split('\n')];
    case 'math':
      return block.rows;
    case 'list':
      return block.items.flatMap((item, at) => {
        const mark = block.start === undefined ? '- ' : `${block.start + at}. `;
        const lines = speakItem(item, mark, block.tight);
        return at === 0 || block.tight ? lines : ['', ...lines];
      });
    case 'quote':
      return named(block.alert === undefined ? 'Quote' : titled(block.alert), speakBlocks(block.blocks, false));
    case 'table':
      return speakTable(block.rows);
    case 'rule':
      return [];
  }
}

function speakItem(item: PageItem, mark: string, tight: boolean): readonly string[] {
  const state = item.ticked === undefined ? '' : item.ticked ? 'Ticked: ' : 'Not ticked: ';
  const [first = '', ...rest] = speakBlocks(item.blocks, tight);
  return [mark + state + first, ...rest.map((line) => (line === '' ? line : ' '.repeat(mark.length) + line))];
}

function named(name: string, [first = '', ...rest]: readonly string[]): readonly string[] {
  return [`${name}: ${first}`, ...rest];
}

/** One line a row: the first cell, then the others by the heads of their columns, empty ones left out. */
function speakTable([head = [], ...rows]: readonly (readonly Line[])[]): readonly string[] {
  return rows.map((row) => {
    const cells = row.flatMap((cell, at) => {
      const text = textOf(cell);
      const name = at === 0 ? '' : textOf(head[at] ?? []);
      return text === '' ? [] : [name === '' ? text : `${name}: ${text}`];
    });
    return cells.join('; ');
  });
}

/** A line of the screen in words alone. A part that stands apart, as in a column of its own, follows a colon. */
function words(line: Line): string {
  const parts = line.map((part, at) =>
    at > 0 && /^ {2,}\S/.test(part.text) ? { ...part, text: `: ${part.text.trimStart()}` } : part,
  );
  return textOf(parts).replaceAll(SIGNS, ' ').replaceAll(/ +/g, ' ').trim().replaceAll(/ · /g, ', ');
}

function sentences(parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '');
  return said.map((part, at) => (at < said.length - 1 && !ENDED.test(part) ? `${part}.` : part)).join(' ');
}

function textOf(line: Line): string {
  return line
    .map(({ text }) => text)
    .join('')
    .trim();
}

function titled(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

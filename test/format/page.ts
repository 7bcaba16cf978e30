import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Block, CodeBlock, Table } from '../../src/core/source/block.ts';
import { linesOfText, readPage } from '../../src/core/source/blocks.ts';

/** The folder that FORMAT.md and the schema stand in. */
export const questions = fileURLToPath(new URL('../../questions/', import.meta.url));

export const format = readFileSync(`${questions}FORMAT.md`, 'utf8');

const { blocks } = readPage(linesOfText(format), 0, () => undefined);

/** The blocks below a heading of FORMAT.md, up to the next of its level. */
export function below(title: string): readonly Block[] {
  const start = blocks.findIndex((block) => block.is === 'heading' && block.text === title);
  const heading = blocks[start];
  if (heading?.is !== 'heading') throw new Error(`FORMAT.md has no heading ${title}`);
  const rest = blocks.slice(start + 1);
  const end = rest.findIndex((block) => block.is === 'heading' && block.level <= heading.level);
  return end < 0 ? rest : rest.slice(0, end);
}

/** The code spans in the first column of the first table below a heading. */
export function namesIn(title: string, place = 0): readonly string[] {
  const tables = below(title).filter((block): block is Table => block.is === 'table');
  return (tables[place]?.rows ?? []).flatMap(([cell]) =>
    [...(cell?.text ?? '').matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? ''),
  );
}

/** The code blocks below a heading that have an info string. */
export function codeIn(title: string, info: string): readonly CodeBlock[] {
  return below(title).filter((block): block is CodeBlock => block.is === 'code' && block.info === info);
}

/** The titles of the headings right below a heading. */
export function headingsIn(title: string): readonly string[] {
  return below(title).flatMap((block) => (block.is === 'heading' ? [block.text] : []));
}

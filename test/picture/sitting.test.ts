import { describe, expect, it } from 'vitest';
import { machineWith, numberOf } from '../e2e/viva.ts';
import { contrast } from '../support/contrast.ts';
import { keys } from '../support/pty.ts';
import { dark, light, type Rows, svgOf } from './svg.ts';

/* The picture in the README. `npm run picture` draws it anew; without it a picture that no longer is true fails. */

const columns = 92;

/** The rows from the last that begins with a text to the first after it that ends with another. */
function between(rows: Rows, first: string, last: string): Rows {
  const texts = rows.map((row) =>
    row
      .map(({ text }) => text)
      .join('')
      .trim(),
  );
  const from = texts.findLastIndex((text) => text.startsWith(first));
  const to = texts.findIndex((text, at) => at > from && text.endsWith(last));
  expect([from, to]).not.toContain(-1);
  return rows.slice(from, to + 1);
}

describe('the picture of a sitting', () => {
  it('shows what the program shows', async () => {
    const args = ['asyncio', '--tag', 'cpu-bound', '--seed', '4'];
    const pty = machineWith().start(args, { cols: columns, rows: 60 });
    await pty.waitFor('to the end');
    pty.send(keys.enter);
    await pty.waitFor(/\? more\s*$/);
    pty.send(await numberOf(pty, 'await asyncio.to_thread'));
    await pty.waitFor(/❯ 2[\s\S]*\? more\s*$/);
    const question = between(pty.runs(), 'Practice question', '? more');
    pty.send(keys.enter);
    await pty.until(() => {
      if (!pty.screen().some((row) => row.endsWith('Python that computes.'))) throw new Error(pty.screen().join('\n'));
    });
    const response = between(pty.runs(), '✗ not quite', 'Python that computes.');
    await expect(svgOf(`viva ${args.join(' ')}`, [question, response], columns)).toMatchFileSnapshot('sitting.svg');
  });

  it.each([light, dark])('can be read on $ground', ({ ground, ink, dim, colours }) => {
    // The least contrast of text in WCAG 2.2, success criterion 1.4.3.
    for (const colour of [ink, dim, ...Object.values(colours)]) expect(contrast(colour, ground)).toBeGreaterThan(4.5);
  });
});

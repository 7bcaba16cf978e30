import { describe, expect, it } from 'vitest';
import { machineWith, numberOf } from '../e2e/viva.ts';
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
    await pty.waitFor('❯ 2');
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

/** The contrast of two colours as WCAG 2.2 defines it, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = Array.from(colour.matchAll(/[\da-f]{2}/g), ([hex]) => {
    const value = Number.parseInt(hex, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

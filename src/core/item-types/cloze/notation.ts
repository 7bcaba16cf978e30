import type { Section } from '../../deck/section.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import type { Taken } from '../contract.ts';
import { strongestNotation } from '../support/notations.ts';
import { watched } from '../support/reporting.ts';
import type { ClozeBody, Gap, Part } from './body.ts';
import { formatGap, parseGap } from './gap.ts';
import { placedText } from './placed-text.ts';
import { escapeText, isPlainlyGap, scan, type Token } from './scan.ts';

/** True for a text with gaps, or with what was meant as one, that holds no other notation. */
export function recognisesGaps(section: Section): boolean {
  if (!section.body.some(({ lines }) => lines.some(({ text }) => text.includes('{{')))) return false;
  if (strongestNotation(section) !== undefined) return false;
  const placed = placedText(section.body);
  const { tokens, problems } = scan(placed);
  return problems.length > 0 || tokens.some((token) => token.is === 'gap' && isPlainlyGap(placed.text, token));
}

function partOf(token: Token): Part {
  return token.is === 'text' ? token : { is: 'gap', gap: parseGap(token.content) };
}

/** Blank lines around the whole text say nothing. */
function trimmed(parts: readonly Part[]): readonly Part[] {
  const last = parts.length - 1;
  return parts
    .map((part, at): Part => {
      if (part.is === 'gap') return part;
      const start = at === 0 ? part.text.replace(/^(?:[ \t]*\n)+/, '') : part.text;
      return { is: 'text', text: at === last ? start.trimEnd() : start };
    })
    .filter((part) => part.is === 'gap' || part.text !== '');
}

/** The text with gaps that a section's own text is, up to the last block that holds one. */
export function parseCloze(section: Section, outer: Report): Taken<ClozeBody> | undefined {
  const { report, failed } = watched(outer);
  const whole = placedText(section.body);
  const { tokens, problems } = scan(whole);
  for (const { code, at } of problems) report(code, whole.spanAt(at, 2));
  const last = tokens.findLast((token) => token.is === 'gap');
  if (last === undefined && problems.length === 0) {
    const help = 'Put what is to be filled in between braces: `{{word}}`.';
    report('kind-mismatch', section.titleSpan, { kind: 'cloze', help });
  }
  if (last === undefined || failed()) return undefined;
  const end = whole.blockAt(last.at) + 1;
  const { case: capitals, accents } = section.settings;
  const parts = trimmed(scan(placedText(section.body.slice(0, end))).tokens.map(partOf));
  return {
    body: { parts, case: capitals, accents },
    stem: [],
    after: section.body.slice(end),
    below: section.below,
  };
}

/** The text with its gaps in braces. */
export function formatCloze({ parts }: ClozeBody): string {
  return parts
    .map((part, at) =>
      part.is === 'gap' ? `{{${formatGap(part.gap)}}}` : escapeText(part.text, at + 1 < parts.length),
    )
    .join('');
}

/** The text with each gap as a caller shows it. */
export function textWithGaps({ parts }: ClozeBody, show: (gap: Gap, place: number) => string): string {
  let place = 0;
  return parts.map((part) => (part.is === 'text' ? part.text : show(part.gap, place++))).join('');
}

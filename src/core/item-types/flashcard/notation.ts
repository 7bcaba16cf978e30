import type { Section } from '../../deck/section.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import type { Taken } from '../contract.ts';
import { textOfBlocks } from '../support/blocks.ts';
import { otherSubSections, subSection } from '../support/notations.ts';

export interface FlashcardBody {
  /** Markdown. */
  readonly back: string;
  /** True for a card that is also asked from back to front. */
  readonly reverse: boolean;
}

/** The back of a card, which stands under `Answer`. */
export function parseFlashcard(section: Section, report: Report): Taken<FlashcardBody> | undefined {
  const answer = subSection(section, 'back');
  const back = textOfBlocks(answer?.blocks ?? []);
  if (back === '') {
    report('answer-missing', answer?.span ?? section.titleSpan);
    return undefined;
  }
  const below = otherSubSections(section, answer);
  return { body: { back, reverse: section.settings.reverse }, stem: section.body, after: [], below };
}

/** The back under its heading. */
export function formatFlashcard({ back }: FlashcardBody): string {
  return `### Answer\n\n${back}`;
}

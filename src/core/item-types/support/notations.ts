/**
 * Which notations a section holds. The stronger ones come first: a choice with code and an output is a choice, and only
 * a text without any of them can be a cloze, since `{{ }}` is common in templates.
 */
import type { Section, SubSection } from '../../deck/section.ts';
import { acceptedTexts } from './answers.ts';
import { findOptions } from './options.ts';

/** Sub-sections that belong to a notation, by the titles they go by. */
const titles = {
  rubric: /^rubric$/i,
  output: /^(?:expected )?output$/i,
  back: /^answer$/i,
  model: /^(?:model )?answer$/i,
} as const;

/** True for a section that is by its title a part of the item above, whatever list it holds. */
export function isPartByTitle(section: Section): boolean {
  return /^(?:rubric|(?:model )?answer|explanation)\s*:?$/i.test(section.title.trim());
}

/** The first sub-section of a notation. */
export function subSection(section: Section, part: keyof typeof titles): SubSection | undefined {
  return section.below.find(({ title }) => titles[part].test(title.trim()));
}

/** The sub-sections without those given. */
export function otherSubSections(section: Section, ...used: readonly (SubSection | undefined)[]): readonly SubSection[] {
  return section.below.filter((below) => !used.includes(below));
}

const holds = {
  question: (section: Section): boolean => findOptions(section) !== undefined || acceptedTexts(section).length > 0,
  rubric: (section: Section): boolean => subSection(section, 'rubric') !== undefined,
  output: (section: Section): boolean =>
    subSection(section, 'output') !== undefined && section.body.some((block) => block.is === 'code'),
  back: (section: Section): boolean => subSection(section, 'back') !== undefined,
} as const;

const byStrength = ['question', 'rubric', 'output', 'back'] as const;

/** The strongest notation of a section that stands in sub-sections or is a question of its own; nothing for none. */
export function strongestNotation(section: Section): (typeof byStrength)[number] | undefined {
  return byStrength.find((name) => holds[name](section));
}

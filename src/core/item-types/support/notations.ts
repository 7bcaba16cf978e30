/**
 * Which notations a section holds. The stronger ones come first: a choice with code and an output is a choice, and only
 * a text without any of them can be a cloze, since `{{ }}` is common in templates.
 */
import type { Section, SubSection } from '../../deck/section.ts';
import type { Block } from '../../source/block.ts';
import { acceptedTexts } from './answers.ts';
import { findOptions } from './options.ts';

/** Sub-sections that belong to a notation, by the titles they go by. */
const titles = {
  rubric: /^rubric$/i,
  output: /^(?:expected )?output$/i,
  back: /^answer$/i,
  model: /^(?:model )?answer$/i,
} as const;

const part = /^(?:rubric|(?:model )?answer|explanation)$/i;

/** What pages call the boxes that they tick as work goes on. */
const work =
  /^(?:to[- ]?do(?:s|[- ]list)?|tasks?(?: list)?|check[- ]?list|road ?map|mile ?stones|progress|status|backlog|next steps|planned(?: features)?|features|in progress|done|goals|definition of done|acceptance criteria|prerequisites|types? of changes?|changes|.* (?:check ?list|to-?do(?:s|[- ]list)?|road ?map))$/i;

/** Signs, numbers and emoji before the first letter of a title and after its last, in any script. */
const aroundWords =
  /^[^A-Za-z\u00aa-\u1fff\u2c00-\ud7ff\uf900-\ufaff]+|[^A-Za-z\u00aa-\u1fff\u2c00-\ud7ff\uf900-\ufaff]+$/g;

const isTaskList = (block: Block): boolean =>
  block.is === 'list' && block.items.some(({ ticked }) => ticked !== undefined);

/** True for a section that by its title is a part of the item above, or a list of work, whatever list it holds. */
export function isNotAsking(section: Section): boolean {
  if (section.title.length > 80 || section.settings.id !== undefined) return false;
  const title = section.title.replace(aroundWords, '');
  return part.test(title) || (title.length <= 30 && work.test(title) && section.body.some(isTaskList));
}

/** True for a heading that names a part of the item above, even one without a heading of its own. */
export function isPartTitle(title: string): boolean {
  return /^(?:rubric|(?:model )?answer|(?:expected )?output|explanation|sources|references)$/i.test(title.trim());
}

/** The first sub-section of a notation. */
export function subSection(section: Section, part: keyof typeof titles): SubSection | undefined {
  return section.below.find(({ title }) => titles[part].test(title.trim()));
}

/** The sub-sections without those given. */
export function otherSubSections(
  section: Section,
  ...used: readonly (SubSection | undefined)[]
): readonly SubSection[] {
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

import { isPartTitle, type Kind, lacksKey, offersOptions, recogniseKinds, shapeOf } from '../item-types/index.ts';
import type { Block } from '../source/block.ts';
import type { Span } from '../source/span.ts';
import { holdsCards, readPairs } from './dialects.ts';
import type { OutlineSection } from './outline.ts';
import { isTip } from './parts.ts';
import { asks } from './question-like.ts';
import type { Section, SubSection } from './section.ts';
import type { SectionSettings } from './settings.ts';
import { readSeveral } from './several.ts';

/** A section of the outline with its settings read and the blocks that only fold or comment taken out. */
export interface Prepared extends OutlineSection {
  readonly own: readonly Block[];
  readonly set: SectionSettings;
  readonly span: Span;
  /** Its place among the sections of the page. */
  readonly place: number;
}

/** What became of a section. */
export type Role = 'item' | 'several' | 'reading' | 'contrast' | 'cards';

/** The sections of a page: what each of them is, what belongs to it, and where it stands. */
export class PageSections {
  readonly all: readonly Prepared[];
  readonly roles: Role[] = [];
  /** The kinds that each item may be of, as they were recognised. */
  readonly kinds: (readonly Kind[])[] = [];
  private readonly asked: Section[] = [];
  private readonly titleSection: number;
  private readonly inherited: SectionSettings;
  private readonly hasFrontMatter: boolean;

  constructor(sections: readonly Prepared[], inherited: SectionSettings, hasFrontMatter: boolean) {
    this.all = sections;
    this.inherited = inherited;
    this.hasFrontMatter = hasFrontMatter;
    this.titleSection = titleSectionOf(sections);
    // From the end, since what a section is depends on what lies below it.
    for (const section of sections.toReversed()) this.roles[section.place] = this.roleOf(section);
    this.leavePlansAlone();
  }

  private roleOf(section: Prepared): Role {
    const { contrastTable, isReading, settings } = section.set;
    if (contrastTable !== undefined) return 'contrast';
    if (isReading) return 'reading';
    if (settings.kind === undefined && holdsCards(section.own)) return 'cards';
    if (settings.kind === undefined && settings.id === undefined && this.several(section) !== undefined)
      return 'several';
    const whole = this.asSection(section);
    // A hint asks nothing, whatever it holds.
    const asking = whole.body.filter((block) => !isTip(block));
    const kinds = recogniseKinds(asking.length === whole.body.length ? whole : { ...whole, body: asking });
    this.kinds[section.place] = kinds;
    if (settings.kind !== undefined || kinds.length > 0) return 'item';
    return section.own.some((block) => readPairs(block) !== undefined) ? 'cards' : 'reading';
  }

  /**
   * A page without front matter that holds nothing but boxes and asks nowhere is a plan of work and no deck, if some of
   * its lists have no tick and others several, or none has a heading. One tick among several boxes is a question.
   */
  private leavePlansAlone(): void {
    const plans: number[] = [];
    let isUnticked = false;
    let isTicked = false;
    let hasTitle = false;
    if (this.hasFrontMatter) return;
    for (const section of this.all) {
      const role = this.roles[section.place];
      if (role === 'reading' || role === 'contrast') continue;
      if (role !== 'item' || section.set !== this.inherited || asks(section)) return;
      const whole = this.asSection(section);
      if (!offersOptions(whole)) return;
      if (lacksKey(whole)) isUnticked = true;
      else if (this.kinds[section.place]?.some((kind) => shapeOf(kind) === 'choose-one') && boxesIn(section.own) > 1)
        return;
      else isTicked = true;
      if (section.title !== '') hasTitle = true;
      plans.push(section.place);
    }
    if (isUnticked && (isTicked || !hasTitle)) for (const place of plans) this.roles[place] = 'reading';
  }

  several({ title, titleSpan, set, own, span }: Prepared): ReturnType<typeof readSeveral> {
    return readSeveral({ title, titleSpan, settings: set.settings, body: own, below: [], span });
  }

  /**
   * Where the deeper sections end that belong to a section: at its own level again, or at the next item. What stands
   * before the first heading has only sections that are named like a part of an item.
   */
  endOf({ level, place }: Prepared): number {
    let end = place + 1;
    for (; this.roles[end] === 'reading'; end++) {
      const { level: own = 0, title = '' } = this.all[end] ?? {};
      if (level === 0 ? !isPartTitle(plainTitle(title)) : own <= level) break;
    }
    return end;
  }

  /** The direct sub-sections; what lies deeper stays in them with its heading. */
  below(whole: Prepared): readonly SubSection[] {
    const found: { title: string; blocks: Block[]; span: Span; level: number }[] = [];
    for (const section of this.all.slice(whole.place + 1, this.endOf(whole))) {
      const last = found.at(-1);
      if (last !== undefined && section.level > last.level) {
        if (section.heading !== undefined) last.blocks.push(section.heading);
        last.blocks.push(...section.own);
      } else {
        const title = plainTitle(section.title);
        found.push({ title, blocks: [...section.own], span: section.titleSpan, level: section.level });
      }
    }
    return found;
  }

  asSection(section: Prepared): Section {
    const known = this.asked[section.place];
    if (known !== undefined) return known;
    const asked = {
      title: section.title,
      titleSpan: section.titleSpan,
      settings: section.set.settings,
      body: section.own,
      below: this.below(section),
      span: section.span,
    };
    this.asked[section.place] = asked;
    return asked;
  }

  /** The titles from the outermost section to this one, without the deck's own title; an item above is no chapter. */
  chapterOf(index: number): readonly string[] {
    const chapter: string[] = [];
    for (let at = index; at >= 0; at = this.all[at]?.parent ?? -1) {
      const section = this.all[at];
      if (section === undefined || section.title === '' || at === this.titleSection) continue;
      if (this.roles[at] !== 'item') chapter.unshift(section.title);
    }
    return chapter;
  }

  /** The first heading of level 1, else the first heading if it is no question. */
  title(): string | undefined {
    const first = this.all.findIndex((section) => section.level > 0);
    const titled =
      this.all.find((section) => section.level === 1) ??
      (this.roles[first] === 'item' || this.roles[0] === 'item' ? undefined : this.all[first]);
    return titled?.title === '' ? undefined : titled?.title;
  }
}

const plainTitle = (title: string): string => title.replace(/\s*[:：]\s*$/, '');

function boxesIn(blocks: readonly Block[]): number {
  const items = blocks.flatMap((block) => (block.is === 'list' ? block.items : []));
  return items.filter(({ ticked }) => ticked !== undefined).length;
}

/** The place of the heading that is the title of the page: the first one, if it alone is of level 1; else -1. */
function titleSectionOf(sections: readonly OutlineSection[]): number {
  const first = sections.findIndex((section) => section.level > 0);
  if (sections[first]?.level !== 1) return -1;
  return sections.some((section, index) => index > first && section.level === 1) ? -1 : first;
}

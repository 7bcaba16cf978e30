/**
 * From the page of a file to its deck. Every heading opens a section; a section that holds a notation in its own text,
 * or in a sub-section that a kind knows by its title, is an item; the others are reading. What lies deeper below an
 * item belongs to it, up to a section that holds a notation itself.
 */
import { collector, type Diagnostic, type Report } from '../diagnostics/diagnostic.ts';
import { isPartTitle, type Kind, lacksKey, offersOptions, recogniseKinds, shapeOf } from '../item-types/index.ts';
import type { Block } from '../source/block.ts';
import { linesOfText, readPage } from '../source/blocks.ts';
import { readFrontMatter } from '../source/front-matter.ts';
import type { Span } from '../source/span.ts';
import type { ContrastTable } from './contrast.ts';
import { readContrastTable } from './contrast-table.ts';
import type { Deck, Part } from './deck.ts';
import { type Card, holdsCards, readCards, readPairs } from './dialects.ts';
import { type Header, readHeader } from './header.ts';
import { ItemBuilder } from './item-builder.ts';
import { type OutlineSection, outline } from './outline.ts';
import { ownBlocks } from './own-blocks.ts';
import { takeComments, textWith } from './parts.ts';
import { asks, looksLikeQuestion } from './question-like.ts';
import type { Section, SubSection } from './section.ts';
import { holdsSettings, inherited, readSettings, type SectionSettings } from './settings.ts';
import { readSeveral } from './several.ts';

/** A section of the outline with its settings read and the blocks that only fold or comment taken out. */
interface Prepared extends OutlineSection {
  readonly own: readonly Block[];
  readonly set: SectionSettings;
  readonly span: Span;
}

/** What became of a section. */
type Role = 'item' | 'several' | 'reading' | 'contrast' | 'cards';

class DeckParser {
  private readonly sections: readonly Prepared[];
  private readonly roles: Role[] = [];
  private readonly asked: Section[] = [];
  private readonly kinds: (readonly Kind[])[] = [];
  private readonly titleSection: number;
  private readonly header: Header;
  private readonly inherited: SectionSettings;
  private readonly report: Report;
  private readonly textOf: (blocks: readonly Block[]) => string;
  private readonly builder: ItemBuilder;
  private readonly parts: Part[] = [];
  private readonly contrasts: ContrastTable[] = [];
  private readonly doubtful: Span[] = [];

  constructor(lines: readonly string[], report: Report) {
    this.report = report;
    const front = readFrontMatter(lines, report);
    this.header = readHeader(front, report);
    this.inherited = inherited(this.header);
    const page = readPage(lines, front.height, report);
    this.textOf = textWith(page.definitions);
    this.builder = new ItemBuilder(this.textOf, report);
    this.sections = outline(page.blocks).map((section) => this.prepared(section));
    this.titleSection = titleSectionOf(this.sections);
  }

  private prepared(section: OutlineSection): Prepared {
    const { settings, rest } = takeComments(section.blocks, holdsSettings);
    const set = settings === undefined ? this.inherited : readSettings(settings, this.header, this.report);
    const own = ownBlocks(rest);
    const last = section.blocks.at(-1)?.span ?? section.titleSpan;
    // Written out, since this is done for every heading of every page: a spread of these takes ten times as long.
    const { level, title, number, heading, titleSpan, blocks, parent } = section;
    const { line, column } = titleSpan;
    const span = { line, column, endLine: last.endLine, endColumn: last.endColumn };
    return { level, title, number, heading, titleSpan, blocks, parent, own, set, span };
  }

  parse(path: string, diagnostics: readonly Diagnostic[]): Deck {
    for (let index = this.sections.length - 1; index >= 0; index--) this.roles[index] = this.roleOf(index);
    this.leavePlansAlone();
    for (let index = 0; index < this.sections.length; ) index = this.take(index);
    if (this.parts.some((part) => part.is === 'item')) for (const span of this.doubtful) this.warnOfQuestion(span);
    const { defaults: _, isWritten: __, id, title, ...header } = this.header;
    return {
      path,
      id: id ?? path.replace(/\.(md|markdown)$/i, ''),
      title: title ?? this.titleOfPage() ?? (path.split('/').at(-1) ?? path).replace(/\.(md|markdown)$/i, ''),
      ...header,
      parts: this.parts,
      contrasts: this.contrasts,
      diagnostics,
    };
  }

  private roleOf(index: number): Role {
    const section = this.sections[index];
    if (section === undefined) return 'reading';
    const { contrastTable, isReading, settings } = section.set;
    if (contrastTable !== undefined) return 'contrast';
    if (isReading) return 'reading';
    if (settings.kind === undefined && holdsCards(section.own)) return 'cards';
    if (settings.kind === undefined && settings.id === undefined && this.several(index) !== undefined) return 'several';
    const kinds = recogniseKinds(this.asSection(index));
    this.kinds[index] = kinds;
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
    if (this.header.isWritten) return;
    for (const [index, role] of this.roles.entries()) {
      if (role === 'reading' || role === 'contrast') continue;
      const section = this.sections[index];
      if (role !== 'item' || section === undefined || section.set !== this.inherited || asks(section)) return;
      const whole = this.asSection(index);
      if (!offersOptions(whole)) return;
      if (lacksKey(whole)) isUnticked = true;
      else if (this.kinds[index]?.some((kind) => shapeOf(kind) === 'choose-one') && boxesIn(section.own) > 1) return;
      else isTicked = true;
      if (section.title !== '') hasTitle = true;
      plans.push(index);
    }
    if (isUnticked && (isTicked || !hasTitle)) for (const index of plans) this.roles[index] = 'reading';
  }

  private several(index: number): ReturnType<typeof readSeveral> {
    const section = this.sections[index];
    if (section === undefined) return undefined;
    const { title, titleSpan, set, own, span } = section;
    return readSeveral({ title, titleSpan, settings: set.settings, body: own, below: [], span });
  }

  /**
   * Where the deeper sections end that belong to a section: at its own level again, or at the next item. What stands
   * before the first heading has only sections that are named like a part of an item.
   */
  private endOf(index: number): number {
    const level = this.sections[index]?.level ?? 0;
    let end = index + 1;
    for (; this.roles[end] === 'reading'; end++) {
      const { level: own = 0, title = '' } = this.sections[end] ?? {};
      if (level === 0 ? !isPartTitle(plainTitle(title)) : own <= level) break;
    }
    return end;
  }

  /** The direct sub-sections; what lies deeper stays in them with its heading. */
  private below(index: number): readonly SubSection[] {
    const found: { title: string; blocks: Block[]; span: Span; level: number }[] = [];
    const end = this.endOf(index);
    for (let at = index + 1; at < end; at++) {
      const section = this.sections[at];
      if (section === undefined) break;
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

  private asSection(index: number): Section {
    const known = this.asked[index];
    if (known !== undefined) return known;
    const section = this.sections[index];
    if (section === undefined) throw new Error(`no section ${index}`);
    const asked = {
      title: section.title,
      titleSpan: section.titleSpan,
      settings: section.set.settings,
      body: section.own,
      below: this.below(index),
      span: section.span,
    };
    this.asked[index] = asked;
    return asked;
  }

  /** Reads one section, and gives the place of the next. */
  private take(index: number): number {
    const section = this.sections[index];
    if (section === undefined) return index + 1;
    const chapter = this.chapterOf(section.parent);
    switch (this.roles[index]) {
      case 'contrast': {
        const table = readContrastTable(
          {
            id: section.set.contrastTable ?? '',
            title: section.title,
            blocks: section.own,
            below: this.below(index),
            span: section.span,
          },
          this.report,
        );
        if (table !== undefined) this.contrasts.push(table);
        return this.endOf(index);
      }
      case 'cards':
        this.takeCards(section, index);
        return index + 1;
      case 'several':
        this.takeSeveral(section, index);
        return index + 1;
      case 'item': {
        const item = this.builder.build(this.asSection(index), chapter, section.number, this.kinds[index]);
        if (item !== undefined) this.parts.push({ is: 'item', item });
        return this.endOf(index);
      }
      default:
        this.takeReading(section, chapter, section.own);
        if (!section.set.isReading) this.doubt(section, this.endOf(index) === index + 1);
        return index + 1;
    }
  }

  /** Notes a section that may be a question without a key; what only might be one counts in a page that asks others. */
  private doubt(section: Pick<Prepared, 'title' | 'titleSpan' | 'number' | 'own'>, isLeaf: boolean): void {
    const likeness = looksLikeQuestion(section, isLeaf);
    if (likeness === 'surely') this.warnOfQuestion(section.titleSpan);
    else if (likeness === 'maybe') this.doubtful.push(section.titleSpan);
  }

  private warnOfQuestion(span: Span): void {
    this.report('question-without-key', span, {
      help: 'Tick the right option with `- [x]`, or name it in a line `Answer: B`.',
    });
  }

  private takeReading(section: Prepared, chapter: readonly string[], blocks: readonly Block[]): void {
    const text = this.textOf(withoutOuterRules(blocks));
    if (text.trim() === '') return;
    this.parts.push({ is: 'reading', title: section.title, text, chapter, span: section.span });
  }

  private takeSeveral(section: Prepared, index: number): void {
    const { before = [], pieces = [] } = this.several(index) ?? {};
    this.takeReading(section, this.chapterOf(section.parent), before);
    const inside = section.title === '' ? this.chapterOf(section.parent) : this.chapterOf(index);
    for (const { number, ...piece } of pieces) {
      const whole: Section = { ...piece, settings: section.set.settings, below: [] };
      const kinds = recogniseKinds(whole);
      const asks = kinds.length > 0;
      const item = asks ? this.builder.build(whole, inside, number, kinds) : undefined;
      if (item !== undefined) this.parts.push({ is: 'item', item });
      if (asks) continue;
      this.takeReading({ ...section, ...piece }, inside, piece.body);
      this.doubt({ ...piece, own: piece.body, number }, true);
    }
  }

  private takeCards(section: Prepared, index: number): void {
    const inside = section.title === '' ? this.chapterOf(section.parent) : this.chapterOf(index);
    const build = (card: Card): void => {
      const item = this.builder.build({ ...card, settings: section.set.settings }, inside, undefined);
      if (item !== undefined) this.parts.push({ is: 'item', item });
    };
    if (holdsCards(section.own)) {
      const { before, cards } = readCards(section.own);
      this.takeReading(section, this.chapterOf(section.parent), before);
      cards.forEach(build);
      return;
    }
    const kept = section.own.filter((block) => readPairs(block) === undefined);
    this.takeReading(section, this.chapterOf(section.parent), kept);
    for (const block of section.own) readPairs(block)?.forEach(build);
  }

  /** The titles from the outermost section to this one, without the deck's own title. */
  private chapterOf(index: number): readonly string[] {
    const chapter: string[] = [];
    for (let at = index; at >= 0; at = this.sections[at]?.parent ?? -1) {
      const section = this.sections[at];
      if (section !== undefined && section.title !== '' && at !== this.titleSection) chapter.unshift(section.title);
    }
    return chapter;
  }

  /** The first heading of level 1, else the first heading if it is no question. */
  private titleOfPage(): string | undefined {
    const first = this.sections.findIndex((section) => section.level > 0);
    const titled =
      this.sections.find((section) => section.level === 1) ??
      (this.roles[first] === 'item' || this.roles[0] === 'item' ? undefined : this.sections[first]);
    return titled?.title === '' ? undefined : titled?.title;
  }
}

/** A rule at the end of a text only sets it apart from what follows. */
function withoutOuterRules(blocks: readonly Block[]): readonly Block[] {
  const first = blocks.findIndex((block) => block.is !== 'rule');
  const last = blocks.findLastIndex((block) => block.is !== 'rule');
  return first < 0 ? [] : blocks.slice(first, last + 1);
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

/** The deck of a file, with every mistake in it as a diagnostic. Never throws, whatever the text. */
export function parseDeck(path: string, text: string): Deck {
  const { report, diagnostics } = collector(path);
  const deck = new DeckParser(linesOfText(text), report).parse(path, diagnostics);
  diagnostics.sort((a, b) => a.span.line - b.span.line || a.span.column - b.span.column);
  return deck;
}

/**
 * From the page of a file to its deck. Every heading opens a section; a section that holds a notation in its own text,
 * or in a sub-section that a kind knows by its title, is an item; the others are reading. What lies deeper below an
 * item belongs to it, up to a section that holds a notation itself.
 */
import { collector, type Diagnostic, type Report } from '../diagnostics/diagnostic.ts';
import { recogniseKinds } from '../item-types/index.ts';
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
import { PageSections, type Prepared } from './page-sections.ts';
import { takeComments, textWith } from './parts.ts';
import { looksLikeQuestion } from './question-like.ts';
import type { Section } from './section.ts';
import { holdsSettings, inherited, readSettings, type SectionSettings } from './settings.ts';

class DeckParser {
  private readonly sections: PageSections;
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
    const sections = outline(page.blocks).map((section, place) => this.prepared(section, place));
    this.sections = new PageSections(sections, this.inherited, this.header.isWritten);
  }

  private prepared(section: OutlineSection, place: number): Prepared {
    const { settings, rest } = takeComments(section.blocks, holdsSettings);
    const set = settings === undefined ? this.inherited : readSettings(settings, this.header, this.report);
    const own = ownBlocks(rest);
    const last = section.blocks.at(-1)?.span ?? section.titleSpan;
    // Written out, since this is done for every heading of every page: a spread of these takes ten times as long.
    const { level, title, number, heading, titleSpan, blocks, parent } = section;
    const { line, column } = titleSpan;
    const span = { line, column, endLine: last.endLine, endColumn: last.endColumn };
    return { level, title, number, heading, titleSpan, blocks, parent, own, set, span, place };
  }

  parse(path: string, diagnostics: readonly Diagnostic[]): Deck {
    let next = 0;
    for (const section of this.sections.all) if (section.place >= next) next = this.take(section);
    if (this.parts.some((part) => part.is === 'item')) for (const span of this.doubtful) this.warnOfQuestion(span);
    const { defaults: _, isWritten: __, id, title, ...header } = this.header;
    return {
      path,
      id: id ?? path.replace(/\.(md|markdown)$/i, ''),
      title: title ?? this.sections.title() ?? (path.split('/').at(-1) ?? path).replace(/\.(md|markdown)$/i, ''),
      ...header,
      parts: this.parts,
      contrasts: this.contrasts,
      diagnostics,
    };
  }

  /** Reads one section, and gives the place of the next. */
  private take(section: Prepared): number {
    const { place } = section;
    const chapter = this.sections.chapterOf(section.parent);
    switch (this.sections.roles[place]) {
      case 'contrast': {
        const table = readContrastTable(
          {
            id: section.set.contrastTable ?? '',
            title: section.title,
            blocks: section.own,
            below: this.sections.below(section),
            span: section.span,
          },
          this.report,
        );
        if (table !== undefined) this.contrasts.push(table);
        return this.sections.endOf(section);
      }
      case 'cards':
        this.takeCards(section);
        return place + 1;
      case 'several':
        this.takeSeveral(section);
        return place + 1;
      case 'item': {
        const item = this.builder.build(
          this.sections.asSection(section),
          chapter,
          section.number,
          this.sections.kinds[place],
        );
        if (item !== undefined) this.parts.push({ is: 'item', item });
        return this.sections.endOf(section);
      }
      default:
        this.takeReading(section, chapter, section.own);
        if (!section.set.isReading) this.doubt(section, this.sections.endOf(section) === place + 1);
        return place + 1;
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

  private takeSeveral(section: Prepared): void {
    const { before = [], pieces = [] } = this.sections.several(section) ?? {};
    this.takeReading(section, this.sections.chapterOf(section.parent), before);
    const inside =
      section.title === '' ? this.sections.chapterOf(section.parent) : this.sections.chapterOf(section.place);
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

  private takeCards(section: Prepared): void {
    const inside =
      section.title === '' ? this.sections.chapterOf(section.parent) : this.sections.chapterOf(section.place);
    const build = (card: Card): void => {
      const item = this.builder.build({ ...card, settings: section.set.settings }, inside, undefined);
      if (item !== undefined) this.parts.push({ is: 'item', item });
    };
    if (holdsCards(section.own)) {
      const { before, cards } = readCards(section.own);
      this.takeReading(section, this.sections.chapterOf(section.parent), before);
      cards.forEach(build);
      return;
    }
    const kept = section.own.filter((block) => readPairs(block) === undefined);
    this.takeReading(section, this.sections.chapterOf(section.parent), kept);
    for (const block of section.own) readPairs(block)?.forEach(build);
  }
}

/** A rule at the end of a text only sets it apart from what follows. */
function withoutOuterRules(blocks: readonly Block[]): readonly Block[] {
  const first = blocks.findIndex((block) => block.is !== 'rule');
  const last = blocks.findLastIndex((block) => block.is !== 'rule');
  return first < 0 ? [] : blocks.slice(first, last + 1);
}

/** The deck of a file, with every mistake in it as a diagnostic. Never throws, whatever the text. */
export function parseDeck(path: string, text: string): Deck {
  const { report, diagnostics } = collector(path);
  const deck = new DeckParser(linesOfText(text), report).parse(path, diagnostics);
  diagnostics.sort((a, b) => a.span.line - b.span.line || a.span.column - b.span.column);
  return deck;
}

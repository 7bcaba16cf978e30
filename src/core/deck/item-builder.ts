import type { Report } from '../diagnostics/diagnostic.ts';
import { type Item, isPosed, type Kind, type Left, readItem, textsOf } from '../item-types/index.ts';
import type { Block } from '../source/block.ts';
import type { ItemCommon } from './item.ts';
import { explanationOf, takeHints } from './parts.ts';
import type { Section } from './section.ts';
import { slug } from './slug.ts';

/** Builds the items of one deck and sees to it that each has an id of its own. */
export class ItemBuilder {
  private readonly lineOfId = new Map<string, number>();
  /** The number that the next item of a slug gets, so that a page of equal titles stays linear. */
  private readonly nextOfSlug = new Map<string, number>();
  /** The items by a part of their text; only where two share it their whole texts are compared. */
  private readonly itemsOfStart = new Map<
    string,
    { first: Item | undefined; readonly lineOfText: Map<string, number> }
  >();
  private readonly textOf: (blocks: readonly Block[]) => string;
  private readonly report: Report;
  private count = 0;

  constructor(textOf: (blocks: readonly Block[]) => string, report: Report) {
    this.textOf = textOf;
    this.report = report;
  }

  /**
   * The item of a section that holds a notation; nothing, after a report, where it cannot be read. `found` are the kinds
   * that were recognised in it.
   */
  build(
    section: Section,
    chapter: readonly string[],
    number: string | undefined,
    found?: readonly Kind[],
  ): Item | undefined {
    this.count++;
    const { hints, rest } = takeHints(section.body, this.report);
    const cited = section.below.filter((sub) => /^sources$/i.test(sub.title));
    const below = cited.length === 0 ? section.below : section.below.filter((sub) => !cited.includes(sub));
    const isWhole = hints.length === 0 && cited.length === 0;
    const { settings } = section;
    const common = (taken: Left): ItemCommon => {
      const stem = this.textOf(taken.stem);
      const { explanation, sources } = explanationOf(taken.after, [...taken.below, ...cited], this.textOf);
      return {
        id: this.idFor(section),
        idIsExplicit: settings.id !== undefined,
        ...(number === undefined ? {} : { number }),
        title: section.title,
        stem,
        chapter,
        tags: settings.tags,
        ...(settings.level === undefined ? {} : { level: settings.level }),
        points: settings.points,
        partial: taken.rule,
        shuffle: settings.shuffle,
        ...(settings.timeSeconds === undefined ? {} : { timeSeconds: settings.timeSeconds }),
        hints,
        explanation,
        sources,
        ...(settings.contrast === undefined ? {} : { contrast: settings.contrast }),
        ...(settings.lab === undefined ? {} : { lab: settings.lab }),
        span: section.span,
      };
    };
    const item = isWhole
      ? readItem(section, this.report, common, found)
      : readItem({ ...section, body: rest, below }, this.report, common);
    if (item !== undefined) this.look(item, section);
    return item;
  }

  private idFor(section: Section): string {
    const { id } = section.settings;
    const line = section.span.line;
    if (id !== undefined) {
      const before = this.lineOfId.get(id);
      if (before !== undefined) this.report('id-duplicate', section.titleSpan, { id, line: before });
      else this.lineOfId.set(id, line);
      return id;
    }
    const base = slug(section.title) || `item-${this.count}`;
    let free = base;
    let next = this.nextOfSlug.get(base) ?? 2;
    while (this.lineOfId.has(free)) free = `${base}-${next++}`;
    this.nextOfSlug.set(base, next);
    this.lineOfId.set(free, line);
    return free;
  }

  /** What can be said of an item only when it is whole. */
  private look(item: Item, section: Section): void {
    if (!isPosed(item)) this.report('stem-empty', section.titleSpan);
    const before = this.sameAs(item);
    if (before !== undefined && !item.idIsExplicit) this.report('item-duplicate', section.titleSpan, { line: before });
  }

  /** The line of an earlier item that says the same, nothing for the first. */
  private sameAs(item: Item): number | undefined {
    const start = folded((item.title || item.stem).slice(0, 200)).slice(0, 40);
    const known = this.itemsOfStart.get(start);
    if (known === undefined) {
      this.itemsOfStart.set(start, { first: item, lineOfText: new Map() });
      return undefined;
    }
    if (known.first !== undefined) known.lineOfText.set(wholeText(known.first), known.first.span.line);
    known.first = undefined;
    const text = wholeText(item);
    const before = known.lineOfText.get(text);
    if (before === undefined) known.lineOfText.set(text, item.span.line);
    return before;
  }
}

/** A text without what makes no difference to a reader: capitals, the amount of white space, the form of accents. */
function folded(text: string): string {
  const composed = /[^\s -~]/.test(text) ? text.normalize('NFC') : text;
  return composed.toLowerCase().replace(/\s{2,}|[^\S ]/g, ' ');
}

function wholeText(item: Item): string {
  return folded(textsOf(item).join('\n'));
}

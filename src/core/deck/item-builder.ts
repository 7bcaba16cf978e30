import type { Report } from '../diagnostics/diagnostic.ts';
import { type Item, isPosed, readItem, textsOf } from '../item-types/index.ts';
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
  private readonly lineOfText = new Map<string, number>();
  private readonly textOf: (blocks: readonly Block[]) => string;
  private readonly report: Report;
  private count = 0;

  constructor(textOf: (blocks: readonly Block[]) => string, report: Report) {
    this.textOf = textOf;
    this.report = report;
  }

  /** The item of a section that holds a notation; nothing, after a report, where it cannot be read. */
  build(section: Section, chapter: readonly string[], number: string | undefined): Item | undefined {
    this.count++;
    const { hints, rest } = takeHints(section.body, this.report);
    const below = section.below.filter((sub) => !/^sources$/i.test(sub.title));
    const cited = section.below.filter((sub) => /^sources$/i.test(sub.title));
    const { settings } = section;
    const item = readItem({ ...section, body: rest, below }, this.report, (taken): ItemCommon => {
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
        span: section.span,
      };
    });
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
    const text = textsOf(item).join('\n').normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
    const before = this.lineOfText.get(text);
    if (before === undefined) this.lineOfText.set(text, item.span.line);
    else if (!item.idIsExplicit) this.report('item-duplicate', section.titleSpan, { line: before });
  }
}

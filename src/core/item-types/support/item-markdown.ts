import type { ExplanationPart, Hint, ItemCommon, Source } from '../../deck/item.ts';
import { equal, one } from '../../grading/fraction.ts';
import type { RuleName } from '../../grading/rules.ts';
import { paragraphs, quoted } from './markdown.ts';
import { type SettingValue, settingsComment } from './settings-text.ts';

/** What the notation of an item adds to what all items have. */
interface Notation {
  readonly text: string;
  readonly settings: Readonly<Record<string, string | boolean>>;
  readonly defaultRule: RuleName;
}

type Settings = Record<string, SettingValue>;

function contrastSetting({ contrast }: ItemCommon): Settings {
  if (contrast === undefined) return {};
  const { table, approaches, criteria } = contrast;
  const cut: Settings = {
    ...(table === undefined ? {} : { table }),
    ...(approaches.length === 0 ? {} : { approaches }),
    ...(criteria.length === 0 ? {} : { criteria }),
  };
  return { contrast: Object.keys(cut).length === 0 ? true : cut };
}

function settingsOf(item: ItemCommon, { settings, defaultRule }: Notation): Settings {
  const { kind, ...others } = settings;
  return {
    ...(item.idIsExplicit ? { id: item.id } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(item.level === undefined ? {} : { level: item.level }),
    ...(item.tags.length === 0 ? {} : { tags: item.tags }),
    ...(equal(item.points, one) ? {} : { points: item.points }),
    ...(item.partial === defaultRule ? {} : { partial: item.partial }),
    ...(item.shuffle ? {} : { shuffle: false }),
    ...(item.timeSeconds === undefined ? {} : { time: item.timeSeconds }),
    ...others,
    ...contrastSetting(item),
    ...(item.lab === undefined ? {} : { lab: item.lab }),
  };
}

function hintText({ text, cost }: Hint): string {
  return quoted(['[!TIP]', ...(cost === undefined ? [] : [settingsComment({ cost })]), text].join('\n'));
}

const partText = ({ title, text }: ExplanationPart): string => paragraphs(`### ${title ?? 'Explanation'}`, text);

function sourceText({ title, url }: Source): string {
  if (title === '') return `- <${url}>`;
  return `- [${title}](${/[\s()]/.test(url) ? `<${url}>` : url})`;
}

/** A whole item as Markdown: heading, settings, stem, hints, notation, explanation, sources. */
export function itemMarkdown(item: ItemCommon, notation: Notation): string {
  const { number, title, stem, hints, explanation, sources } = item;
  const heading = [number, title].filter((part) => part !== undefined && part !== '').join(' ');
  const settings = settingsComment(settingsOf(item, notation));
  const head = heading === '' ? settings : `## ${heading}${settings === '' ? '' : `\n${settings}`}`;
  const cited = sources.length === 0 ? '' : paragraphs('### Sources', sources.map(sourceText).join('\n'));
  return `${paragraphs(head, stem, ...hints.map(hintText), notation.text, ...explanation.map(partText), cited)}\n`;
}

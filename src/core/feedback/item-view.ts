import type { ContrastTable } from '../deck/contrast.ts';
import { compare, one, toText } from '../grading/fraction.ts';
import type { Accounted, Prompt, RawResponse } from '../item-types/contract.ts';
import { arrange, type Item, keyOf, mark, promptOf } from '../item-types/index.ts';
import { type Line, piece } from '../layout/line.ts';
import type { Shown } from '../layout/shown.ts';
import { seededRandom } from '../session/random.ts';
import { approachesIn, contrastShown } from './contrast.ts';
import { hintView } from './hint.ts';
import { questionShown } from './item-page.ts';
import { partShown } from './response.ts';
import { sourcesShown } from './sources.ts';
import { plainText } from './words.ts';

const gap: Shown = { is: 'gap' };

/**
 * An item for who wrote it: what a learner is asked, the key marked, what is said of each option, the hints, the
 * contrast, the explanation and the sources. What can be chosen stands in the file's order; lines to be ordered do not.
 */
export function itemView(item: Item, tables: readonly ContrastTable[]): readonly Shown[] {
  const shown = arrange({ ...item, shuffle: false }, seededRandom(1));
  const account = accountOf(item, { from: 'json', value: keyOf(item) });
  return [
    factsRow(item),
    gap,
    ...questionShown({ item }),
    ...choicesView(item, promptOf(item, shown), account),
    gap,
    ...hintView(item, item.hints.length),
    ...contrastShown(item.contrast, tables, { chosen: [], right: approachesIn(account).right }),
    gap,
    ...item.explanation.flatMap(partShown),
    ...sourcesShown(item.sources),
  ];
}

function accountOf(item: Item, raw: RawResponse): readonly Accounted[] {
  const marked = mark(item, raw);
  return marked.is === 'marked' ? marked.account : [];
}

/** What the author set: id, kind, level and tags on the left; what the item is worth on the right. */
function factsRow(item: Item): Shown {
  const { id, kind, level, tags, points, partial } = item;
  const facts = [id, kind, ...(level === undefined ? [] : [`level ${level}`]), ...tags.map((tag) => `#${tag}`)];
  const worth = `${toText(points)} ${compare(points, one) > 0 ? 'points' : 'point'} · ${partial}`;
  return { is: 'row', left: [piece(facts.join(' · '), 'muted')], right: [piece(worth, 'muted')] };
}

function choicesView(item: Item, prompt: Prompt, key: readonly Accounted[]): readonly Shown[] {
  switch (prompt.shape) {
    case 'choose-one':
      return prompt.choices.flatMap((choice, at) => optionView(choice.text, at, of(item, choice.index, key)));
    case 'choose-many':
      return prompt.choices.flatMap((choice, at) => optionView(choice.text, at, of(item, [choice.index], key)));
    case 'order':
      return [...prompt.choices.flatMap(({ text }, at) => optionView(text, at, undefined)), gap, ...keyView(key)];
    case 'pair': {
      const rights = prompt.right.flatMap(({ text }, at) => optionView(text, at, undefined));
      return [
        ...prompt.left.map(({ text }): Shown => ({ is: 'markdown', text })),
        gap,
        ...rights,
        gap,
        ...keyView(key),
      ];
    }
    case 'fill': {
      const text = prompt.segments.map((part) => (part.is === 'text' ? part.text : gapText(part.hint))).join('');
      return [{ is: 'markdown', text }, gap, ...keyView(key)];
    }
    case 'recall':
      return [gap, { is: 'markdown', text: prompt.back, role: 'right' }];
    case 'assess': {
      const points = prompt.points.flatMap(({ text }, at) => optionView(text, at, undefined));
      return [{ is: 'markdown', text: prompt.model }, gap, ...points];
    }
    case 'type':
      return keyView(key);
  }
}

const gapText = (hint: string | undefined): string => `[…${hint === undefined ? '' : ` ${hint}`}]`;

/** The line of one option in the key's account, or else in the account of who chooses it. */
function of(item: Item, value: number | readonly number[], key: readonly Accounted[]): Accounted | undefined {
  const index = typeof value === 'number' ? value : value[0];
  const inKey = key.find((line) => line.index === index && line.mark !== 'passed-over');
  return inKey ?? accountOf(item, { from: 'keys', value }).find((line) => line.index === index);
}

function optionView(text: string, at: number, line: Accounted | undefined): readonly Shown[] {
  const isKey = line?.mark === 'chosen-right' || line?.mark === 'missed';
  const words = [...(isKey ? ['the key'] : []), ...(line?.approach === undefined ? [] : [plainText(line.approach)])];
  const role = isKey ? 'right' : 'plain';
  return [
    {
      is: 'choice',
      label: String(at + 1),
      text,
      role,
      ...(words.length === 0 ? {} : { note: [piece(words.join(' · '), isKey ? 'right' : 'muted')] }),
      ...(line?.rationale === undefined ? {} : { below: line.rationale }),
    },
  ];
}

/** The lines of the key, each with the author's reason. */
function keyView(key: readonly Accounted[]): readonly Shown[] {
  const note: Line = [piece('the key', 'right')];
  return key
    .filter(({ mark: found }) => found !== 'passed-over' && found !== 'chosen-wrong')
    .map(({ text, rationale }) => ({
      is: 'choice',
      label: '',
      text,
      role: 'right',
      note,
      ...(rationale === undefined ? {} : { below: rationale }),
    }));
}

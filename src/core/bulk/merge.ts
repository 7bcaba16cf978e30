import { fromText, zero } from '../grading/fraction.ts';
import { type Fields, fieldsOf } from '../history/fields.ts';
import { jsonText } from '../json-text.ts';
import { type ItemMark, states } from '../marking/mark.ts';
import { byCodeUnits } from '../marking/order.ts';
import type { Finding, Place } from '../marking/submission.ts';
import type { TypedPolicy } from '../report/summary.ts';
import { type Outcomes, outcomeFor } from './outcomes.ts';
import { partialSchema } from './partial.ts';
import { newPlaces, type Places } from './places.ts';
import { newShard, putCell, putTime, type Shard } from './shard.ts';
import { paperOf, type Tally, type TallyItem } from './tally.ts';

/** A partial result as it is handed in: its name and its lines, the last one empty. */
export interface PartialFile {
  readonly name: string;
  readonly lines: Iterable<string>;
}

/** The shards of a run as one. */
export interface MergedShards {
  readonly tally: Tally;
  readonly items: readonly (TallyItem & { readonly name: string })[];
  readonly policy: TypedPolicy;
  readonly findings: readonly Finding[];
  /** The first file of each shard. */
  readonly firsts: readonly string[];
}

/** The shards, or in one sentence why they cannot be merged. */
export type Merge =
  | { readonly ok: true; readonly merged: MergedShards }
  | { readonly ok: false; readonly because: string };

interface Head {
  /** What has to be the same in all shards. */
  readonly same: string;
  readonly policy: TypedPolicy;
  readonly items: readonly (TallyItem & { readonly name: string; readonly outcomes: readonly ItemMark[] })[];
  readonly findings: readonly Finding[];
  readonly first: string;
}

/** What all shards so far come to. */
interface AllShards {
  readonly head: Head;
  readonly papers: Shard;
  readonly outcomes: readonly Outcomes[];
  readonly places: Places;
}

/** A file whose first line was read. */
interface Opened {
  readonly head: Head;
  readonly into: AllShards;
  /** By item the numbers of its outcomes among all shards. */
  readonly codes: readonly (readonly number[])[];
}

const refused = (because: string): Merge => ({ ok: false, because });

/** Merges partial results, in whatever order they come. */
export function mergePartials(files: Iterable<PartialFile>): Merge {
  let all: AllShards | undefined;
  const findings: Finding[] = [];
  const firsts: string[] = [];
  const seen = new Set<number>();
  for (const { name, lines } of files) {
    let opened: Opened | undefined;
    let count = 0;
    let isWhole = false;
    for (const line of lines) {
      if (line === '') continue;
      const fields = read(line);
      if (fields === undefined || isWhole)
        return refused(`\`${name}\` is no partial result of \`viva grade --partial\`.`);
      if (opened === undefined) {
        const head = headOf(fields);
        if (head === undefined) return refused(`\`${name}\` is no partial result of \`viva grade --partial\`.`);
        const stride = Math.max(1, head.items.length);
        all ??= {
          head,
          papers: newShard('error', stride),
          outcomes: head.items.map(noOutcomes),
          places: newPlaces(head.items.length),
        };
        if (head.same !== all.head.same)
          return refused(`\`${name}\` was marked against another deck or with other options.`);
        const { outcomes } = all;
        opened = { head, into: all, codes: head.items.map((item, at) => codesOf(item.outcomes, outcomes[at])) };
        findings.push(...head.findings);
        firsts.push(head.first);
        continue;
      }
      const { head, into, codes } = opened;
      if (fields.has('lines')) {
        isWhole = fields.count('lines') === count;
        continue;
      }
      count++;
      const student = fields.text('student');
      const row = paperOf(into.papers, student, fields.has('attempt') ? fields.count('attempt') : 0);
      const outcomes = fields.counts('outcomes');
      if (row < 0 || fields.faults.length > 0)
        return refused(`\`${name}\` has a line that cannot be read: ${count + 1}.`);
      if (fields.has('submittedAt')) putTime(into.papers, row, fields.whole('submittedAt'));
      for (const [item, outcome] of outcomes.entries()) {
        const code = codes[item]?.[outcome];
        if (outcome === 0) continue;
        if (code === undefined) return refused(`\`${name}\` has a line that cannot be read: ${count + 1}.`);
        if (!putCell(into.papers, row, item, code - 1)) {
          return refused(
            `\`${student}\` responded to \`${head.items[item]?.id}\` in two shards, one of them \`${name}\`.`,
          );
        }
        seen.add(item);
      }
      if (fields.has('places')) for (const [item, place] of placesIn(fields)) into.places.put(row, item, place);
    }
    if (!isWhole) return refused(`\`${name}\` breaks off: its last line does not say that it is whole.`);
  }
  if (all === undefined) return refused('No partial result is named.');
  const { head, papers, outcomes, places } = all;
  const tally = { papers, outcomes, seen, placeOf: places.of };
  return { ok: true, merged: { tally, items: head.items, policy: head.policy, findings: sorted(findings), firsts } };
}

function read(line: string): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(line));
  } catch {
    return undefined;
  }
}

const policyNames = ['attempts', 'duplicates', 'missing', 'late', 'passMark', 'rule'] as const;

function headOf(fields: Fields): Head | undefined {
  if (!fields.has('schema') || fields.text('schema') !== partialSchema) return undefined;
  const nullable = (inner: Fields, name: string): string | null =>
    inner.json(name) === null ? null : inner.text(name);
  const policy = fields.object('policy', (inner) => {
    const [attempts = null, duplicates = null, missing = null, late = null, passMark = null, rule = null] =
      policyNames.map((name) => nullable(inner, name));
    return { attempts, duplicates, missing, late, passMark, rule };
  });
  const marked: unknown[] = [];
  const items = fields.list('items', (item) => {
    const texts = ['deck', 'id', 'rule', 'points', 'fingerprint', 'key'].map((name) => item.text(name));
    marked.push([texts, item.count('ruleVersion')]);
    const own = { deck: item.text('deck'), id: item.text('id'), name: item.text('name'), place: marked.length - 1 };
    return { ...own, outcomes: item.list('outcomes', outcomeIn) };
  });
  const findings = fields.list('findings', findingIn);
  const first = fields.text('first');
  return fields.faults.length > 0 ? undefined : { same: jsonText([policy, marked]), policy, items, findings, first };
}

function outcomeIn(fields: Fields): ItemMark {
  const unclear = fields.json('unclear');
  return {
    state: fields.word('state', states),
    response: null,
    score: {
      verdict: fields.word('verdict', ['right', 'partly', 'wrong', 'blank', 'unrated']),
      earned: fields.parsed('earned', fromText, zero),
      possible: fields.parsed('possible', fromText, zero),
      rule: 'all-or-nothing',
      arithmetic: '',
    },
    remarks: typeof unclear === 'string' ? [{ code: 'response-unclear', message: unclear }] : [],
    place: { path: '' },
  };
}

/** The outcomes that are known so far: that of no response. */
function noOutcomes({ outcomes }: Head['items'][number]): Outcomes {
  return { marks: outcomes.slice(0, 1), known: new Map(), toldBy: 'result' };
}

/** The numbers, among all shards, of the outcomes of one of them. */
function codesOf(marks: readonly ItemMark[], into: Outcomes | undefined): readonly number[] {
  return into === undefined ? [] : marks.map((mark, at) => (at === 0 ? 0 : outcomeFor(into, mark)));
}

function placeIn(path: unknown, line: unknown, column: unknown): Place {
  return {
    path: typeof path === 'string' ? path : '',
    ...(typeof line === 'number' ? { line } : {}),
    ...(typeof column === 'number' ? { column } : {}),
  };
}

function placesIn(fields: Fields): readonly (readonly [number, Place])[] {
  const all = fields.json('places');
  if (!Array.isArray(all)) return [];
  return all.flatMap((each: unknown): readonly (readonly [number, Place])[] => {
    if (!Array.isArray(each)) return [];
    const [item, path, line, column]: readonly unknown[] = each;
    return typeof item === 'number' ? [[item, placeIn(path, line, column)]] : [];
  });
}

function findingIn(fields: Fields): Finding {
  const place = fields.has('place')
    ? fields.object('place', (inner) =>
        placeIn(
          inner.text('path'),
          inner.has('line') ? inner.json('line') : null,
          inner.has('column') ? inner.json('column') : null,
        ),
      )
    : { path: '' };
  return {
    code: 'value-invalid',
    severity: fields.word('severity', ['error', 'warning']),
    message: fields.text('message'),
    help: fields.text('help'),
    place,
  };
}

/** In one order, whatever order the shards came in; what all of them say of the decks is said once. */
function sorted(findings: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ place: { path, line = 0, column = 0 }, message }: Finding): string =>
    [path, `${line}`.padStart(12), `${column}`.padStart(12), message].join('\0');
  const byKey = new Map(findings.map((finding) => [keyOf(finding), finding]));
  return [...byKey].sort(([one], [other]) => byCodeUnits(one, other)).map(([, finding]) => finding);
}

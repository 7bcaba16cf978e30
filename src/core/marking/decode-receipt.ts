import { isRuleName, type RuleName } from '../grading/rules.ts';
import { type Fields, fieldsOf } from '../history/fields.ts';
import { states } from './mark.ts';
import { encodeReceipt, type Receipt } from './receipt.ts';
import type { Given } from './submission.ts';

/** The receipt in a line, or why it cannot be believed. */
export type DecodedReceipt =
  | { readonly ok: true; readonly receipt: Receipt }
  | { readonly ok: false; readonly because: string };

const failed = (because: string): DecodedReceipt => ({ ok: false, because });

/** What a line of `scores.jsonl` says; the line has to be, to the byte, what would be written of it. Never throws. */
export function decodeReceipt(line: string): DecodedReceipt {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return failed('it is not JSON');
  }
  const fields = fieldsOf(value);
  const version = fields.count('v');
  if (fields.faults.length === 0 && version !== 1)
    return failed(`it is of version ${version}, which this viva cannot read`);
  const receipt = receiptIn(fields);
  if (fields.faults.length > 0) return failed(`its fields do not fit: ${fields.faults.join(', ')}`);
  if (encodeReceipt(receipt) === line) return { ok: true, receipt };
  return failed('it was changed after it was written: its fields do not have the checksum `sum`');
}

function receiptIn(fields: Fields): Receipt {
  const optional = <Value>(name: string, read: (name: string) => Value): { readonly [key: string]: Value } =>
    fields.has(name) ? { [name]: read(name) } : {};
  return {
    student: fields.text('student'),
    ...optional('attempt', fields.count),
    deck: fields.text('deck'),
    item: fields.text('item'),
    kind: fields.text('kind'),
    fingerprint: fields.text('fingerprint'),
    key: fields.text('key'),
    ...optional('comparing', (name) =>
      fields.object(name, (rule) => ({ case: rule.flag('case'), accents: rule.flag('accents') })),
    ),
    rule: fields.parsed<RuleName>('rule', (text) => (isRuleName(text) ? text : undefined), 'all-or-nothing'),
    ruleVersion: fields.count('ruleVersion'),
    points: fields.text('points'),
    read: readIn(fields),
    ...optional('shown', fields.counts),
    response: fields.json('response'),
    ...optional('normalised', fields.json),
    state: fields.word('state', states),
    verdict: fields.word('verdict', ['right', 'partly', 'wrong', 'blank', 'unrated']),
    earned: fields.text('earned'),
    possible: fields.text('possible'),
    arithmetic: fields.text('arithmetic'),
    findings: fields.list('findings', (remark) => ({
      code: remark.word('code', ['response-unclear', 'response-duplicate']),
      message: remark.text('message'),
    })),
    place: fields.object('place', (place) => ({
      path: place.text('path'),
      ...(place.has('line') ? { line: place.count('line') } : {}),
      ...(place.has('column') ? { column: place.count('column') } : {}),
    })),
    number: fields.count('number'),
    of: fields.count('of'),
  };
}

function readIn(fields: Fields): Given | null {
  if (fields.has('read') && fields.json('read') === null) return null;
  return fields.object(
    'read',
    (read): Given =>
      read.has('text') ? { from: 'text', text: read.text('text') } : { from: 'json', value: read.json('json') },
  );
}

import { divide, equal, type Fraction, fromText, zero } from '../grading/fraction.ts';
import { type Fields, fieldsOf } from '../history/fields.ts';
import type { OldResult } from '../marking/regrade.ts';
import type { TypedPolicy } from './summary.ts';

/** What `summary.json` of an earlier run says, as far as marking again needs it. */
export interface OldRun {
  readonly policy: TypedPolicy;
  readonly results: readonly OldResult[];
}

/** The earlier run in the text of its `summary.json`, or what is wrong with it. */
export function oldRunIn(
  text: string,
): { readonly ok: true; readonly run: OldRun } | { readonly ok: false; readonly because: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, because: 'it is not JSON' };
  }
  const fields = fieldsOf(value);
  const schema = fields.text('schema');
  if (schema !== 'viva-grades/1') return { ok: false, because: 'it is no summary of `viva grade`' };
  const policy = fields.object('policy', policyIn);
  const results = fields.list('results', resultIn);
  if (fields.faults.length > 0) return { ok: false, because: `its fields do not fit: ${fields.faults.join(', ')}` };
  return { ok: true, run: { policy, results } };
}

function policyIn(fields: Fields): TypedPolicy {
  const typed = (name: string): string | null => (fields.json(name) === null ? null : fields.text(name));
  return {
    attempts: typed('attempts'),
    duplicates: typed('duplicates'),
    missing: typed('missing'),
    late: typed('late'),
    passMark: typed('passMark'),
    rule: typed('rule'),
  };
}

function resultIn(fields: Fields): OldResult {
  const points = (name: string): Fraction => fields.parsed(name, fromText, zero);
  const [total, possible] = [points('totalExact'), points('possibleExact')];
  return {
    student: fields.text('student'),
    total,
    possible,
    share: equal(possible, zero) ? zero : divide(total, possible),
    ...(fields.json('passed') === null ? {} : { passed: fields.flag('passed') }),
  };
}

import { byCodeUnits } from './order.ts';
import type { Finding, Place } from './submission.ts';

/** Something that marking noticed, as a receipt keeps it. */
export interface Remark {
  readonly code: 'response-unclear' | 'response-duplicate';
  readonly message: string;
}

/** What says of a response that it could not be understood; nothing where it could. */
export const unclearRemark = (remarks: readonly Remark[]): Remark | undefined =>
  remarks.find(({ code }) => code === 'response-unclear');

/** Something that a teacher should know about a run of marking. */
export interface MarkFinding extends Omit<Finding, 'code' | 'place'> {
  readonly code: Remark['code'] | 'rule-unfit' | 'time-missing' | 'item-unknown' | 'deck-duplicate' | 'deck-mistakes';
  readonly student?: string;
  readonly place?: Place;
}

/** The findings in the order of their places, whatever order the submissions came in. */
export function inPlaceOrder(findings: readonly MarkFinding[]): readonly MarkFinding[] {
  return [...findings].sort(
    (one, other) =>
      byCodeUnits(one.place?.path ?? '', other.place?.path ?? '') ||
      (one.place?.line ?? 0) - (other.place?.line ?? 0) ||
      (one.place?.column ?? 0) - (other.place?.column ?? 0) ||
      byCodeUnits(one.student ?? '', other.student ?? '') ||
      byCodeUnits(one.message, other.message),
  );
}

import type { Deck } from '../deck/deck.ts';
import { compare, type Fraction } from '../grading/fraction.ts';
import { isRuleName, type RuleName, rules } from '../grading/rules.ts';
import { rulesOf } from '../item-types/index.ts';
import { markSubmissions } from './mark-submissions.ts';
import type { Marked } from './marked.ts';
import { paperToMark } from './paper.ts';
import type { Policy } from './policy.ts';
import type { Submission } from './submission.ts';
import { totalsOf } from './totals.ts';

/** What the same submissions come to under one rule. */
export interface WhatIf {
  /** Absent for each item under its own rule. */
  readonly rule?: RuleName;
  /** How many items the rule fits; the others keep their own. */
  readonly items: number;
  /** Of the students' shares, each the same weight. */
  readonly mean: Fraction;
  readonly highest?: Fraction;
  readonly lowest?: Fraction;
  /** Absent without a pass mark. */
  readonly passed?: number;
  /** Students who pass under the items' own rules and not under this one, or the other way. */
  readonly flipped?: number;
}

/** The submissions under the items' own rules, then under each rule that fits an item at least, in the catalogue's order. */
export function whatIf(decks: readonly Deck[], submissions: readonly Submission[], policy: Policy): readonly WhatIf[] {
  const own = paperToMark(decks);
  const asItIs = markSubmissions(own, submissions, policy);
  const names = Object.keys(rules).filter(isRuleName);
  const others = names.flatMap((rule): readonly WhatIf[] => {
    const fitting = own.items.filter(({ item }) => rulesOf(item).includes(rule)).length;
    if (fitting === 0) return [];
    const marked = markSubmissions(paperToMark(decks, rule), submissions, policy);
    return [{ rule, items: fitting, ...outcome(marked, asItIs) }];
  });
  return [{ items: own.items.length, ...outcome(asItIs, asItIs) }, ...others];
}

function outcome(marked: Marked, asItIs: Marked): Omit<WhatIf, 'rule' | 'items'> {
  const shares = marked.students.map(({ share }) => share).sort(compare);
  const [lowest, highest] = [shares[0], shares.at(-1)];
  const { policy, students } = marked;
  const flipped = students.filter(({ passed }, at) => passed !== asItIs.students[at]?.passed).length;
  return {
    mean: totalsOf(marked).meanShare,
    ...(lowest === undefined ? {} : { lowest }),
    ...(highest === undefined ? {} : { highest }),
    ...(policy.passMark === undefined ? {} : { passed: students.filter(({ passed }) => passed).length, flipped }),
  };
}

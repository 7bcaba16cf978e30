/** The rules of grading: their names, and what turns a response into a score. */
export { type Choosing, scoreChoices } from './choices.ts';
export { scoreOrder } from './order.ts';
export { scoreParts } from './parts.ts';
export {
  defaultRule,
  isRuleName,
  mayBeBelowZero,
  type Rule,
  type RuleGroup,
  type RuleName,
  rules,
  rulesFor,
} from './rule.ts';
export { blankScore, rubricScore, scoreCredit, scoreWhole, unratedScore } from './whole.ts';

/** What a rule looks at: options that were ticked, parts that are right or not, lines in an order. */
export type RuleGroup = 'choices' | 'parts' | 'order';

/** How a response becomes a share of the points. */
export interface Rule {
  /** Goes up when the arithmetic changes, so that an old score can be told from a new one. */
  readonly version: number;
  readonly groups: readonly RuleGroup[];
  /** One sentence for a person. */
  readonly summary: string;
}

const rule = (summary: string, ...groups: readonly RuleGroup[]): Rule => ({ version: 1, groups, summary });

const catalogue = {
  'all-or-nothing': rule('Full points for exactly the key, nothing for anything else.', 'choices', 'parts'),
  proportional: rule(
    'Each right one earns its share; picking more options than there are right ones earns nothing.',
    'parts',
    'choices',
  ),
  'right-minus-wrong': rule('Each right option earns its share, each wrong one costs as much.', 'choices'),
  'right-minus-wrong-below-zero': rule(
    'Each right option earns its share, each wrong one costs as much, and an item may earn less than nothing.',
    'choices',
  ),
  'wrong-costs-share': rule(
    'Each right option earns its share of the right ones, each wrong one costs its share of the wrong ones; ' +
      'picking every option earns nothing.',
    'choices',
  ),
  'one-wrong-kills': rule('Each right option earns its share; one wrong option loses everything.', 'choices'),
  'wrong-ignored': rule(
    'Each right option earns its share and wrong ones cost nothing, so picking every option earns full points.',
    'choices',
  ),
  'per-option': rule(
    'Each option treated rightly, picked or left, earns its share; a blank response earns nothing.',
    'choices',
  ),
  coverage: rule('The right options picked, over all options that are right or were picked.', 'choices'),
  halves: rule(
    'One mistake leaves a half (three options and more), two leave a quarter (five and more), three nothing.',
    'choices',
  ),
  weights: rule('Each option earns or costs the credit that its author set.', 'choices'),
  'negative-marking': rule(
    'Each right option earns its share, each wrong one costs what a blind guess gains: 1 over the number of other ' +
      'options; no item earns less than nothing.',
    'choices',
  ),
  'longest-common-subsequence': rule(
    'The most lines that stand in the right order among themselves, over all.',
    'order',
  ),
  'adjacent-pairs': rule('Each line followed by the one that should follow it earns its share.', 'order'),
  position: rule('Each line in its own place earns its share.', 'order'),
  exact: rule('Full points for the right order, nothing for any other.', 'order'),
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof catalogue;

/** Every rule by its name. */
export const rules: Readonly<Record<RuleName, Rule>> = catalogue;

/** The rule where the author names none. */
export const defaultRule: Readonly<Record<RuleGroup, RuleName>> = {
  choices: 'wrong-costs-share',
  parts: 'proportional',
  order: 'longest-common-subsequence',
};

/** True where the text is the name of a rule. */
export function isRuleName(text: string): text is RuleName {
  return Object.hasOwn(rules, text);
}

/** True for the rule under which an item may earn less than nothing. */
export function mayBeBelowZero(name: RuleName): boolean {
  return name === 'right-minus-wrong-below-zero';
}

/** The names of the rules that apply to a group. */
export function rulesFor(group: RuleGroup): readonly RuleName[] {
  const known = namesOfGroups.get(group) ?? ruleNames.filter((name) => rules[name].groups.includes(group));
  namesOfGroups.set(group, known);
  return known;
}

const ruleNames = Object.keys(rules).filter(isRuleName);
const namesOfGroups = new Map<RuleGroup, readonly RuleName[]>();

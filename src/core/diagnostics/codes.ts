export type Severity = 'error' | 'warning';

interface CodeText {
  readonly severity: Severity;
  /** One sentence; `{gaps}` are filled with the detail. */
  readonly message: string;
  /** One line that says what to do. */
  readonly help: string;
}

const error = (message: string, help: string): CodeText => ({ severity: 'error', message, help });
const warning = (message: string, help: string): CodeText => ({ severity: 'warning', message, help });

/** Every mistake that a question file can have. A code is a promise: it is never renamed and never reused. */
export const codes = {
  // the file
  'file-unreadable': error('The file cannot be read: {reason}.', 'Check the path and its permissions.'),
  'folder-unreadable': error('The folder cannot be read: {reason}.', 'Check its permissions.'),
  'file-binary': error('The file is not text.', 'A question file is Markdown, in UTF-8.'),
  'encoding-invalid': error('Byte {offset} is not valid UTF-8.', 'Save the file as UTF-8.'),
  'deck-empty': warning('The file holds no item.', 'Write a question: `viva new` shows each notation.'),
  'fence-unclosed': error('The code fence is never closed.', 'Close it with {fence} on a line of its own.'),
  'nesting-too-deep': error(
    'Quotes or lists are nested more than {limit} deep.',
    'Flatten them; nothing below is read.',
  ),

  // front matter
  'front-matter-code': error(
    'The front matter is code (`{fence}`), which is never run.',
    'Write YAML between two lines `---`.',
  ),
  'front-matter-unclosed': error('The front matter is never closed.', 'End it with a line `---`.'),
  'front-matter-yaml': error('The front matter is not valid YAML: {reason}.', 'Correct the YAML at this place.'),
  'front-matter-not-mapping': error('The front matter is {found}, not a mapping.', 'Write `title: …` pairs.'),
  'front-matter-too-large': error('The front matter expands to more than {limit} values.', 'Remove the aliases.'),
  'field-unknown': warning('Unknown field `{name}`.', '{suggestion}'),
  'field-invalid': error('`{name}` must be {expected}.', 'Found {found}.'),

  // settings of an item
  'settings-yaml': error('The settings are not valid YAML: {reason}.', 'Write `<!-- {id: name, level: 2} -->`.'),
  'setting-unknown': warning('Unknown setting `{name}`.', '{suggestion}'),
  'setting-invalid': error('`{name}` must be {expected}.', 'Found {found}.'),
  'kind-unknown': error('There is no kind `{name}`.', '{suggestion}'),
  'kind-mismatch': error('The item is set to `{kind}` but holds no notation of it.', '{help}'),
  'kinds-mixed': error('The item holds two notations: {first} and {second}.', 'Give each its own heading.'),
  'rule-unknown': error('There is no rule `{name}`.', '{suggestion}'),
  'rule-unfit': error('The rule `{name}` does not apply to {kind}.', 'Use one of: {rules}.'),
  'lab-unknown': warning('There is no experiment `{name}`.', '{suggestion}'),

  // the item
  'stem-empty': error('The item has no question.', 'Write it in the heading or below it.'),
  'id-duplicate': error('The id `{id}` is taken already, on line {line}.', 'Give each item its own id.'),
  'id-invalid': error('`{id}` cannot be an id.', 'Use letters, digits, `-`, `_` and `.`, such as `{suggestion}`.'),
  'item-duplicate': warning('The same question stands on line {line}.', 'Remove one, or give each an id.'),
  'question-without-key': warning('This looks like a question, but nothing says what is right.', '{help}'),
  'link-broken': warning('The link leads to `{target}`, which does not exist.', 'Correct the path.'),
  'image-broken': warning('The image `{target}` does not exist.', 'Correct the path.'),
  'hint-cost-invalid': error('`{found}` is no cost of a hint.', 'Write points, such as `0.25` or `1/4`.'),

  // options
  'key-missing': error('No option is marked as right.', 'Tick the right one: `- [x]`.'),
  'key-extra': error('{count} options are ticked in a multiple-choice.', 'Tick one, or set `kind: multiple-select`.'),
  'key-unknown': error('The answer names option {letter}, which does not exist.', 'Options are {options}.'),
  'option-empty': error('The option has no text.', 'Write it after the box.'),
  'option-lone': error('There is only one option.', 'Write at least two.'),
  'option-duplicate': error('The option says the same as the one on line {line}.', 'Remove one of them.'),
  'option-setting-invalid': error('`{name}` of an option must be {expected}.', 'Found {found}.'),

  // typed answers
  'answer-empty': error('The answer is empty.', 'Write it after the `=`.'),
  'answer-duplicate': warning('The answer is accepted already by line {line}.', 'Remove one of them.'),
  'answer-unreachable': warning('This can never match: line {line} comes first.', 'Move it up or remove it.'),
  'answer-full-missing': error(
    'No answer earns all the points.',
    'Write one as plain text without a credit: `= word`.',
  ),
  'pattern-invalid': error('The pattern is not valid: {reason}.', 'Correct it at this place.'),
  'pattern-not-linear': error('The pattern uses {feature}, which cannot run in linear time.', 'Write it without.'),
  'truth-many': error('Both true and false are given as the answer.', 'Keep one line.'),
  'range-empty': error('The range from {low} to {high} is empty.', 'Write the smaller bound first.'),
  'range-overlap': error('This range overlaps the one on line {line}.', 'Set the bounds apart.'),
  'number-invalid': error('`{found}` is no number.', 'Write `42`, `3.14 ± 0.01`, `10..12` or `= 9.81 m/s`.'),
  'number-ambiguous': error('`{found}` can be read in two ways.', 'Write `{first}` or `{second}`.'),
  'tolerance-invalid': error('`{found}` is no tolerance.', 'Write a positive number or a percentage.'),

  // cloze
  'cloze-unbalanced': error('`{{` is never closed.', 'Close the gap with `}}`.'),
  'cloze-empty': error('The gap is empty.', 'Write what belongs there: `{{word}}`.'),
  'cloze-nested': error('A gap stands inside a gap.', 'Close the first one before.'),

  // the other kinds
  'ordering-short': error('There is nothing to order.', 'Write at least two lines.'),
  'ordering-duplicate': error('The line says the same as line {line}.', 'Make them differ.'),
  'matching-short': error('There is nothing to match.', 'Write at least two rows.'),
  'matching-columns': error('A matching table has two columns; this one has {count}.', 'Keep two.'),
  'matching-duplicate': error('The left side says the same as line {line}.', 'Make them differ.'),
  'matching-blank': error('The right side of the row is empty.', 'Write what the left side goes with.'),
  'output-empty': error('The expected output is missing.', 'Write it in a code block under `### Output`.'),
  'output-code-missing': error('There is no program to predict.', 'Write a code block before `### Output`.'),
  'answer-missing': error('The card has no back.', 'Write it under `### Answer`.'),
  'rubric-empty': error('The rubric has no points.', 'Write a list: `- [2] names the event loop`.'),
  'rubric-weight-invalid': error('`{found}` is no weight.', 'Write a positive number: `- [2] …`.'),
  'weights-mismatch': warning('The weights add up to {sum}, but the item is worth {points}.', '{help}'),

  // contrast tables
  'contrast-file-missing': error('The contrast table `{target}` does not exist.', 'Correct the path.'),
  'contrast-file-empty': error(
    '`{target}` holds no contrast table.',
    'Mark its section: `<!-- {contrast-table: true} -->`.',
  ),
  'contrast-path-invalid': error(
    '`{target}` is no relative path.',
    'Write the way from this file: `contrast/table.md`.',
  ),
  'contrast-none': error('The deck has no contrast table.', 'Name its file in the front matter: `contrast: table.md`.'),
  'contrast-not-found': error('There is no contrast table `{name}`.', '{suggestion}'),
  'contrast-approach-unknown': error('The contrast table has no approach `{name}`.', '{suggestion}'),
  'contrast-criterion-unknown': error('The contrast table has no criterion `{name}`.', '{suggestion}'),
  'contrast-table-missing': error('The section is set as a contrast table but holds no table.', 'Write it below.'),
  'contrast-note-unknown': warning('The note names no approach of the table: `{name}`.', '{suggestion}'),

  // the rules of a bank, for decks that ask for them
  'lint-catch-all': warning('The option takes in the others: “{text}”.', 'Drop it, or let several options be right.'),
  'lint-negative-stem': warning(
    'The question is turned round by a small “{word}”.',
    'Write {capitals}, or ask for what is so.',
  ),
  'lint-rationale-missing': warning('The option has no rationale, and others have one.', 'Write it in a quote below.'),
  'lint-key-length': warning(
    'The key is by far the longest option in {count} of {total} items.',
    'Shorten keys, or give the distractors as much detail.',
  ),
  'lint-key-place': warning('The key is option {place} in {count} of {total} items.', 'Spread the keys.'),
  'lint-field-missing': warning('The item has no {what}, and most items have.', 'Add its {what}.'),

  // running a deck's programs
  'output-differs': error(
    'The program prints something else: line {line} is {printed}, not {expected}.',
    'Correct the program or its output.',
  ),
  'run-failed': error('The program fails: {reason}.', 'Correct it, or what it needs.'),
  'run-timeout': error('The program was stopped after {seconds} seconds.', 'Make it end sooner.'),
  'run-skipped': warning('The program was not run: {reason}.', '{help}'),
} as const satisfies Record<string, CodeText>;

export type Code = keyof typeof codes;

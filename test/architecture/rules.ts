import type { IForbiddenRuleType } from 'dependency-cruiser';

const core = '^src/core/';

/** A folder of core: what its code may use of the others, and what only its types may. */
interface Stage {
  readonly folder: string;
  readonly uses: readonly string[];
  readonly usesTypesOf: readonly string[];
  readonly because: string;
}

/** In the order of the flow. A path is one below `src/core`; a folder is named without an end, a file with it. */
const stages: readonly Stage[] = [
  {
    folder: 'source',
    uses: ['caught.ts'],
    usesTypesOf: ['diagnostics'],
    because: 'The source is text with places: it knows no deck, so that any other reader can stand on it.',
  },
  {
    folder: 'grading',
    uses: ['caught.ts'],
    usesTypesOf: [],
    because: 'Grading is arithmetic on responses and keys: it knows no item, no session and no screen.',
  },
  {
    folder: 'layout',
    uses: ['source/markdown-it.ts', 'source/plain-page.ts'],
    usesTypesOf: ['source'],
    because: 'Layout turns Markdown into lines of a screen: it does not know what a deck is.',
  },
  {
    folder: 'diagnostics',
    uses: ['layout'],
    usesTypesOf: ['source'],
    because: 'Every stage reports, so diagnostics know none of them, only places and how to show them.',
  },
  {
    folder: 'item-types',
    uses: ['source', 'diagnostics', 'grading', 'session/random.ts'],
    usesTypesOf: ['deck'],
    because: 'A kind reads its section and grades a response: it never sees the deck or the sitting around it.',
  },
  {
    folder: 'lab',
    uses: [],
    usesTypesOf: [],
    because: 'The lab compares what a program said with what was claimed: it knows no deck, and words nothing.',
  },
  {
    folder: 'deck',
    uses: ['source', 'diagnostics', 'grading', 'item-types/index.ts', 'lab/names.ts'],
    usesTypesOf: ['item-types'],
    because: 'A deck is read once: who asks it, and in which order, is no business of the reader.',
  },
  {
    folder: 'lint',
    uses: ['deck', 'diagnostics', 'item-types/index.ts'],
    usesTypesOf: ['item-types', 'source'],
    because: 'The lint reads a whole deck as its editor does: nothing that asks or marks depends on it.',
  },
  {
    folder: 'session',
    uses: ['caught.ts', 'grading', 'item-types/index.ts', 'json-text.ts'],
    usesTypesOf: ['deck', 'item-types'],
    because: 'A session decides what comes next: it neither reads files nor words what is shown.',
  },
  {
    folder: 'query',
    uses: ['diagnostics/suggest.ts', 'grading/text.ts', 'session/conditions.ts', 'session/parsed.ts'],
    usesTypesOf: [],
    because: 'A query asks a card that it is handed: where decks and memory come from is no business of the language.',
  },
  {
    folder: 'feedback',
    uses: ['deck', 'diagnostics', 'grading', 'item-types/index.ts', 'lab', 'layout', 'schedule/day.ts', 'session'],
    usesTypesOf: ['analysis', 'item-types', 'schedule'],
    because: 'Feedback words what happened: it reads results and never the history.',
  },
  {
    folder: 'schedule',
    uses: ['grading'],
    usesTypesOf: [],
    because: 'A schedule is arithmetic on days and memories: it knows neither the items nor how reviews are kept.',
  },
  {
    folder: 'history',
    uses: ['grading', 'item-types/index.ts', 'schedule', 'session'],
    usesTypesOf: ['deck', 'item-types'],
    because: 'The history keeps facts: how they are worded or drawn may change without it.',
  },
  {
    folder: 'analysis',
    uses: ['lazily.ts', 'schedule'],
    usesTypesOf: ['history'],
    because:
      'Analysis counts what the history made of its events, or a matrix of scores: it reads no log and no file, and words only what a teacher should look at.',
  },
  {
    folder: 'study',
    uses: ['diagnostics/suggest.ts', 'history', 'item-types/index.ts', 'query', 'schedule', 'session'],
    usesTypesOf: ['deck', 'feedback', 'item-types'],
    because: 'Study decides which card comes when: it neither reads files nor draws what is shown.',
  },
  {
    folder: 'submissions',
    uses: [
      'grading/letters.ts',
      'diagnostics/suggest.ts',
      'history/likeness.ts',
      'item-types/index.ts',
      'lazily.ts',
      'schedule/day.ts',
      'session/paper.ts',
      'source',
    ],
    usesTypesOf: ['item-types', 'marking', 'session'],
    because: 'What was handed in is read as it was written: how it is marked is no business of the reader.',
  },
  {
    folder: 'marking',
    uses: [
      'grading',
      'history/fields.ts',
      'history/fingerprint.ts',
      'history/hash.ts',
      'item-types/index.ts',
      'json-text.ts',
      'lazily.ts',
      'schedule/day.ts',
      'session',
    ],
    usesTypesOf: ['deck', 'item-types'],
    because: 'Marking turns submissions into marks with their reasons: how they were read or are printed may change.',
  },
  {
    folder: 'report',
    uses: ['grading', 'history/fields.ts', 'json-text.ts', 'layout/neutralise.ts', 'marking'],
    usesTypesOf: ['item-types'],
    because: 'A report writes down marks that it is handed: it neither marks nor reads a file.',
  },
  {
    folder: 'matrix',
    uses: ['diagnostics/suggest.ts', 'submissions'],
    usesTypesOf: ['analysis', 'marking'],
    because: 'A table without a deck becomes a matrix here: what is reckoned from it is no business of the reader.',
  },
  {
    folder: 'item-report',
    uses: ['analysis', 'json-text.ts', 'layout', 'report/markdown-text.ts'],
    usesTypesOf: ['item-types'],
    because: 'Statistics are drawn and worded here: where the scores came from and how they were reckoned may change.',
  },
  {
    folder: 'class-columns',
    uses: ['bulk', 'grading', 'marking', 'matrix', 'report/gradebook-csv.ts', 'submissions'],
    usesTypesOf: ['analysis'],
    because: 'Very many marks stand column by column: what is reckoned from them is for others.',
  },
  {
    folder: 'deck-patch',
    uses: ['deck', 'item-types/index.ts', 'layout/neutralise.ts'],
    usesTypesOf: ['item-types'],
    because:
      'A patch is a change of a text that is read anew: why it is wanted and where it goes is for others to say.',
  },
  {
    folder: 'bulk',
    uses: ['grading', 'history/fields.ts', 'json-text.ts', 'marking', 'report', 'submissions'],
    usesTypesOf: ['item-types', 'session'],
    because: 'Very many rows are read and marked without keeping them: it repeats no rule of the stages before it.',
  },
];

const below = (paths: readonly string[]): string =>
  `${core}(${paths.map((path) => (path.endsWith('.ts') ? `${path.replace('.', '\\.')}$` : `${path}/`)).join('|')})`;

const stageRules = stages.flatMap(({ folder, uses, usesTypesOf, because }): IForbiddenRuleType[] => {
  const from = { path: `${core}${folder}/` };
  return [
    {
      name: `stage-${folder}`,
      severity: 'error',
      comment: because,
      from,
      to: { path: core, pathNot: below([folder, ...uses]), dependencyTypesNot: ['type-only'] },
    },
    {
      name: `stage-${folder}-types`,
      severity: 'error',
      comment: because,
      from,
      to: { path: core, pathNot: below([folder, ...uses, ...usesTypesOf]), dependencyTypes: ['type-only'] },
    },
  ];
});

/** Each package and the only files that may import it. */
const packages: readonly { readonly name: string; readonly in: string; readonly because: string }[] = [
  { name: 'markdown-it', in: 'core/source/markdown-it', because: 'Everything else sees our blocks.' },
  { name: 'gray-matter', in: 'core/source/front-matter', because: 'Its code engines are shut in one place.' },
  { name: 'js-yaml', in: 'core/source/failsafe-yaml', because: 'One schema decides what a value means.' },
  { name: 'highlight.js', in: 'core/layout/highlight', because: 'Everything else sees pieces with a role.' },
  { name: 'fast-string-width', in: 'core/layout/width', because: 'Every view counts columns the same way.' },
  { name: 'ts-fsrs', in: 'core/schedule/fsrs6', because: 'Everything else sees a model that another can replace.' },
  { name: 'chalk', in: 'shell/theme', because: 'Views say what a text is, the theme how it looks.' },
  { name: 'commander', in: 'command-line', because: 'A command is a function; how it is typed stands in the tree.' },
  {
    name: '@inquirer',
    in: 'shell/(prompts/[^/]+|prompter[^/]*)',
    because: 'A sitting talks to the interface of the prompter, so that a pipe can stand in for a person.',
  },
];

const packageRules = packages.map(
  ({ name, in: file, because }): IForbiddenRuleType => ({
    name: `package-${name.replace('@', '')}`,
    severity: 'error',
    comment: because,
    from: { path: '^src/', pathNot: `^src/${file}\\.ts$` },
    to: { path: `^node_modules/${name}/` },
  }),
);

/** Which file may know which, each with its reason. */
export const rules: readonly IForbiddenRuleType[] = [
  {
    name: 'core-knows-only-core',
    severity: 'error',
    comment: 'Core takes values and returns values, so that a test can call any of it without a set-up.',
    from: { path: core },
    to: { pathNot: [core, '^node_modules/'], dependencyTypesNot: ['core'] },
  },
  {
    name: 'core-is-pure',
    severity: 'error',
    comment: 'Files, clock, chance and terminal are handed to core by the shell.',
    from: { path: core },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'package-unlisted',
    severity: 'error',
    comment: 'A package stands behind one file of ours, named in the list above, so that it can be replaced.',
    from: { path: '^src/' },
    to: { path: '^node_modules/', pathNot: `^node_modules/(${packages.map(({ name }) => name).join('|')})/` },
  },
  ...packageRules,
  ...stageRules,
  {
    name: 'commands-apart',
    severity: 'error',
    comment: 'Commands do not call commands: what two of them need is a function of the shell or of core.',
    from: { path: '^src/commands/([^/.]+)' },
    to: { path: '^src/commands/', pathNot: '^src/commands/$1(/|\\.ts$)' },
  },
  {
    name: 'commands-are-loaded-by-the-tree',
    severity: 'error',
    comment: 'Only the tree knows the commands, and loads each when it is run, or every start pays for all of them.',
    from: { path: '^src/', pathNot: '^src/commands/' },
    to: { path: '^src/commands/', dependencyTypesNot: ['type-only', 'dynamic-import'] },
  },
  {
    name: 'shell-knows-no-command',
    severity: 'error',
    comment: 'The shell serves commands and does not know them.',
    from: { path: '^src/shell/' },
    to: { path: '^src/', pathNot: '^src/(shell|core)/|^src/exit-code\\.ts$' },
  },
  {
    name: 'library-is-core',
    severity: 'error',
    comment: 'Whoever imports the library gets functions over values, and no program that reads files or a terminal.',
    from: { path: '^src/library\\.ts$' },
    to: { pathNot: core },
  },
  {
    name: 'kinds-apart',
    severity: 'error',
    comment: 'No kind imports another: adding or removing one touches its folder and one line of the index.',
    from: { path: `${core}item-types/([^/.]+)/` },
    to: { path: `${core}item-types/([^/.]+)/`, pathNot: `${core}item-types/($1|support)/` },
  },
  {
    name: 'kinds-behind-the-index',
    severity: 'error',
    comment: 'Nobody reaches into a kind: what it can do is asked through the index.',
    from: { path: '^src/', pathNot: `${core}item-types/` },
    to: { path: `${core}item-types/[^/]+/` },
  },
  {
    name: 'no-cycles',
    severity: 'error',
    comment: 'A cycle has no first file to read.',
    from: { path: '^src/' },
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    severity: 'error',
    comment:
      'What `main` does not reach is not part of the program; the build puts stand-ins in the place of packages.',
    from: { path: '^src/main\\.ts$' },
    to: { path: '^src/', pathNot: '\\.d\\.ts$|^src/library\\.ts$|^src/shell/stand-ins/', reachable: false },
  },
  {
    name: 'all-resolved',
    severity: 'error',
    comment: 'An import that leads nowhere would escape every rule above.',
    from: { path: '^src/' },
    to: { couldNotResolve: true },
  },
];

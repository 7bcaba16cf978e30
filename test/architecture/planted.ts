import { cpSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A file that breaks one rule. */
interface Planted {
  readonly rule: string;
  /** Below `src`. */
  readonly file: string;
  readonly text: string;
}

const importing = (rule: string, file: string, imported: string): Planted => ({
  rule,
  file,
  text: `import '${imported}';\n`,
});
const importingType = (rule: string, file: string, imported: string): Planted => ({
  rule,
  file,
  text: `export type * from '${imported}';\n`,
});
const saying = (rule: string, file: string, statement: string): Planted => ({ rule, file, text: `${statement}\n` });

/** One breach of each rule at least. */
export const planted: readonly Planted[] = [
  importing('core-knows-only-core', 'core/deck/p1.ts', '../../shell/errors.ts'),
  importingType('core-knows-only-core', 'core/deck/p2.ts', '../../shell/world.ts'),
  importing('core-is-pure', 'core/deck/p3.ts', 'node:fs'),
  importing('core-is-pure', 'core/deck/p4.ts', 'path'),

  importing('package-unlisted', 'shell/p1.ts', 'fast-check'),
  importing('package-markdown-it', 'core/deck/p5.ts', 'markdown-it'),
  importing('package-gray-matter', 'core/deck/p6.ts', 'gray-matter'),
  importing('package-js-yaml', 'core/deck/p7.ts', 'js-yaml'),
  importing('package-highlight.js', 'core/feedback/p1.ts', 'highlight.js/lib/core'),
  importing('package-fast-string-width', 'core/feedback/p2.ts', 'fast-string-width'),
  importing('package-ts-fsrs', 'core/schedule/p1.ts', 'ts-fsrs'),
  importing('package-chalk', 'commands/p2.ts', 'chalk'),
  importing('package-commander', 'commands/p3.ts', 'commander'),
  importing('package-inquirer', 'commands/p4.ts', '@inquirer/core'),

  importing('stage-source', 'core/source/p1.ts', '../deck/slug.ts'),
  importing('stage-source', 'core/source/p2.ts', '../diagnostics/diagnostic.ts'),
  importingType('stage-source-types', 'core/source/p3.ts', '../deck/item.ts'),
  importing('stage-grading', 'core/grading/p1.ts', '../session/random.ts'),
  importingType('stage-grading-types', 'core/grading/p2.ts', '../session/session.ts'),
  importing('stage-layout', 'core/layout/p1.ts', '../source/yaml.ts'),
  importingType('stage-layout-types', 'core/layout/p2.ts', '../deck/deck.ts'),
  importing('stage-diagnostics', 'core/diagnostics/p1.ts', '../source/blocks.ts'),
  importingType('stage-diagnostics-types', 'core/diagnostics/p2.ts', '../deck/deck.ts'),
  importing('stage-item-types', 'core/item-types/p1.ts', '../deck/slug.ts'),
  importing('stage-item-types', 'core/item-types/p2.ts', '../session/paper.ts'),
  importingType('stage-item-types-types', 'core/item-types/p3.ts', '../session/paper.ts'),
  importing('stage-deck', 'core/deck/p8.ts', '../session/random.ts'),
  importingType('stage-deck-types', 'core/deck/p9.ts', '../session/session.ts'),
  importing('stage-session', 'core/session/p1.ts', '../deck/slug.ts'),
  importing('stage-session', 'core/session/p2.ts', '../feedback/words.ts'),
  importingType('stage-session-types', 'core/session/p3.ts', '../layout/shown.ts'),
  importing('stage-query', 'core/query/p1.ts', '../session/random.ts'),
  importing('stage-query', 'core/query/p2.ts', '../item-types/index.ts'),
  importingType('stage-query-types', 'core/query/p3.ts', '../history/event.ts'),
  importing('stage-lab', 'core/lab/p1.ts', '../layout/line.ts'),
  importingType('stage-lab-types', 'core/lab/p2.ts', '../deck/item.ts'),
  importing('stage-lint', 'core/lint/p1.ts', '../feedback/words.ts'),
  importingType('stage-lint-types', 'core/lint/p2.ts', '../session/session.ts'),
  importing('stage-feedback', 'core/feedback/p3.ts', '../history/log.ts'),
  importingType('stage-feedback-types', 'core/feedback/p4.ts', '../history/event.ts'),
  importing('stage-study', 'core/study/p1.ts', '../layout/line.ts'),
  importingType('stage-study-types', 'core/study/p2.ts', '../layout/line.ts'),
  importing('stage-submissions', 'core/submissions/p1.ts', '../grading/rules.ts'),
  importingType('stage-submissions-types', 'core/submissions/p2.ts', '../layout/line.ts'),
  importing('stage-schedule', 'core/schedule/p2.ts', '../session/random.ts'),
  importingType('stage-schedule-types', 'core/schedule/p3.ts', '../history/event.ts'),
  importing('stage-analysis', 'core/analysis/p1.ts', '../history/log.ts'),
  importingType('stage-analysis-types', 'core/analysis/p2.ts', '../layout/shown.ts'),
  importing('stage-history', 'core/history/p1.ts', '../feedback/words.ts'),
  importingType('stage-history-types', 'core/history/p2.ts', '../layout/shown.ts'),
  importing('stage-marking', 'core/marking/p1.ts', '../report/csv.ts'),
  importingType('stage-marking-types', 'core/marking/p2.ts', '../report/csv.ts'),
  importing('stage-report', 'core/report/p1.ts', '../deck/parse.ts'),
  importingType('stage-report-types', 'core/report/p2.ts', '../deck/deck.ts'),
  importing('stage-matrix', 'core/matrix/p1.ts', '../deck/parse.ts'),
  importingType('stage-matrix-types', 'core/matrix/p2.ts', '../deck/deck.ts'),
  importing('stage-item-report', 'core/item-report/p1.ts', '../submissions/csv.ts'),
  importingType('stage-item-report-types', 'core/item-report/p2.ts', '../deck/deck.ts'),
  importing('stage-class-columns', 'core/class-columns/p1.ts', '../deck/parse.ts'),
  importingType('stage-class-columns-types', 'core/class-columns/p2.ts', '../deck/deck.ts'),
  importing('stage-deck-patch', 'core/deck-patch/p1.ts', '../marking/order.ts'),
  importingType('stage-deck-patch-types', 'core/deck-patch/p2.ts', '../marking/marked.ts'),
  importing('stage-bulk', 'core/bulk/p1.ts', '../deck/parse.ts'),
  importingType('stage-bulk-types', 'core/bulk/p2.ts', '../deck/deck.ts'),

  importing('commands-apart', 'commands/p5.ts', './check.ts'),
  importing('commands-are-loaded-by-the-tree', 'p1.ts', './commands/check.ts'),
  importing('shell-knows-no-command', 'shell/p2.ts', '../commands/check.ts'),
  importing('shell-knows-no-command', 'shell/p3.ts', '../program.ts'),
  importing('library-is-core', 'library.ts', './shell/errors.ts'),
  importing('kinds-apart', 'core/item-types/cloze/p1.ts', '../open/index.ts'),
  importingType('kinds-apart', 'core/item-types/cloze/p2.ts', '../open/index.ts'),
  importing('kinds-behind-the-index', 'core/deck/p10.ts', '../item-types/cloze/index.ts'),
  importing('no-cycles', 'shell/p4.ts', './p5.ts'),
  importing('no-cycles', 'shell/p5.ts', './p4.ts'),
  importingType('no-cycles', 'shell/p6.ts', './p7.ts'),
  importingType('no-cycles', 'shell/p7.ts', './p6.ts'),
  saying('no-orphans', 'shell/p8.ts', 'export const unused = 1;'),
  importing('all-resolved', 'shell/p9.ts', './nowhere.ts'),

  saying('core-is-handed-the-world', 'core/deck/p11.ts', 'export const now = Date.now();'),
  saying('core-is-handed-the-world', 'core/deck/p12.ts', 'export const today = new Date();'),
  saying('core-is-handed-the-world', 'core/deck/p13.ts', 'export const chance = Math.random();'),
  saying('core-is-handed-the-world', 'core/deck/p14.ts', "console.log('hello');"),
  saying('core-is-handed-the-world', 'core/deck/p15.ts', 'export const home = process.env;'),
  saying('core-is-handed-the-world', 'core/deck/p16.ts', 'export const time = globalThis.performance;'),
  saying('kinds-are-not-named', 'shell/p10.ts', "export const favourite = 'multiple-choice';"),
  saying(
    'kinds-are-not-named',
    'core/feedback/p5.ts',
    "export const isOpen = (x: { kind: string }) => x.kind === 'open';",
  ),
  saying('kinds-are-not-named', 'core/deck/p17.ts', "export const item = { kind: 'output' };"),
  saying('no-casts', 'shell/p11.ts', 'export const name = (x: unknown) => x as string;'),
  saying('no-casts', 'shell/p12.ts', 'export const first = (x: readonly string[]) => x[0]!;'),
  saying('no-casts', 'shell/p13.ts', 'export const any = (x: any) => x;'),
];

/** A copy of the sources with every breach planted, for the caller to remove. */
export function plantedCopy(root: string): string {
  const copy = mkdtempSync(join(realpathSync(tmpdir()), 'viva-planted-'));
  cpSync(join(root, 'src'), join(copy, 'src'), { recursive: true });
  cpSync(join(root, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  for (const { file, text } of planted) {
    mkdirSync(dirname(join(copy, 'src', file)), { recursive: true });
    writeFileSync(join(copy, 'src', file), text);
  }
  return copy;
}

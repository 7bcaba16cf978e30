import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';

/** A rule that the text of a file breaks, and where. */
export interface Breach {
  readonly rule: string;
  readonly file: string;
  readonly what: string;
}

/** What only the shell may touch; core is handed time, chance and text. */
const impure = new Set([
  'console',
  'process',
  'performance',
  'globalThis',
  'global',
  'Date',
  'crypto',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'require',
  'Buffer',
]);

/** Names of kinds that are everyday words too: they count only where something called a kind is meant. */
const everyday = new Set(['open', 'output']);

/** The rules of this file. */
export const syntaxRules = ['core-is-handed-the-world', 'kinds-are-not-named', 'no-casts'] as const;

/** The breaches of what the graph of imports cannot see: impurity, kinds named outside their folder, casts. */
export function syntaxBreaches(root: string): readonly Breach[] {
  const folder = join(root, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const kinds = new Set(
    readdirSync(join(folder, 'core/item-types'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'support')
      .map((entry) => entry.name),
  );
  return files.flatMap((path) => {
    const file = `src/${path.split(sep).join('/')}`;
    const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2023, true);
    return breachesOf(source, kinds);
  });
}

function breachesOf(source: ts.SourceFile, kinds: ReadonlySet<string>): readonly Breach[] {
  const file = source.fileName;
  const found: Breach[] = [];
  const isCore = file.startsWith('src/core/');
  const own = namesDeclaredIn(source);
  const mayNameKinds = file.startsWith('src/core/item-types/');
  const visit = (node: ts.Node): void => {
    const report = (rule: (typeof syntaxRules)[number]): void => {
      found.push({ rule, file, what: node.getText(source) });
    };
    if (isCore && isImpure(node, own)) report('core-is-handed-the-world');
    if (!mayNameKinds && namesKind(node, kinds)) report('kinds-are-not-named');
    if (isCast(node)) report('no-casts');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Parameters and variables may carry the name of a global. */
function namesDeclaredIn(source: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if ((ts.isParameter(node) || ts.isVariableDeclaration(node)) && ts.isIdentifier(node.name))
      names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

function isImpure(node: ts.Node, own: ReadonlySet<string>): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.getText() === 'Math.random';
  if (!ts.isIdentifier(node) || !impure.has(node.text) || own.has(node.text)) return false;
  const { parent } = node;
  const isMember =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isTypeReferenceNode(parent);
  return !isMember;
}

function namesKind(node: ts.Node, kinds: ReadonlySet<string>): boolean {
  if (!ts.isStringLiteralLike(node) || !kinds.has(node.text)) return false;
  if (ts.isImportDeclaration(node.parent)) return false;
  return !everyday.has(node.text) || isAboutKind(node.parent);
}

/** `x.kind === 'open'`, `{ kind: 'open' }`, `switch (x.kind) { case 'open': }`. */
function isAboutKind(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) return /\bkind$/i.test(node.left.getText()) || /\bkind$/i.test(node.right.getText());
  if (ts.isPropertyAssignment(node)) return node.name.getText() === 'kind';
  return ts.isCaseClause(node) && /\bkind$/i.test(node.parent.parent.expression.getText());
}

function isCast(node: ts.Node): boolean {
  if (ts.isTypeAssertionExpression(node) || ts.isNonNullExpression(node)) return true;
  if (node.kind === ts.SyntaxKind.AnyKeyword) return true;
  return ts.isAsExpression(node) && node.type.getText() !== 'const';
}

/*
 * Highlighting costs start-up, so it is loaded only for a text that holds a fence in a language it knows. It is left
 * out where it could take long: for a block that is very large, or has a line that no person wrote.
 */
import type { Line, Piece, Role } from './line.ts';
import type { Shown } from './shown.ts';
import { add } from './wrap.ts';

/** The rows of a source text in their roles; nothing for a language that is not loaded, or for too much text. */
export type Highlighter = (code: string, language: string) => readonly Line[] | undefined;

const LONGEST_CODE = 50_000;
const LONGEST_ROW = 500;

const loaders: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  python: () => import('highlight.js/lib/languages/python'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  java: () => import('highlight.js/lib/languages/java'),
  go: () => import('highlight.js/lib/languages/go'),
  rust: () => import('highlight.js/lib/languages/rust'),
  c: () => import('highlight.js/lib/languages/c'),
  cpp: () => import('highlight.js/lib/languages/cpp'),
  sql: () => import('highlight.js/lib/languages/sql'),
  bash: () => import('highlight.js/lib/languages/bash'),
  json: () => import('highlight.js/lib/languages/json'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
};

const aliases: Readonly<Record<string, string>> = {
  py: 'python',
  python3: 'python',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  ts: 'typescript',
  tsx: 'typescript',
  golang: 'go',
  rs: 'rust',
  h: 'c',
  'c++': 'cpp',
  cc: 'cpp',
  hpp: 'cpp',
  sh: 'bash',
  shell: 'bash',
  zsh: 'bash',
  jsonc: 'json',
  yml: 'yaml',
};

const FENCE = /^[ \t>*+\-\d.)]*(?:`{3,}|~{3,})[ \t]*([\w+#-]{1,20})/gm;

/** The names of the languages, among those that can be highlighted, in which a Markdown text has fences. */
export function languagesIn(markdown: string): readonly string[] {
  const names = Array.from(markdown.matchAll(FENCE), ([, name]) => languageNamed(name ?? ''));
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** The same for all that is to be shown. */
export function languagesShown(shown: readonly Shown[]): readonly string[] {
  const texts = shown.flatMap((part) => {
    if (part.is === 'choice') return [part.text, part.below ?? ''];
    return part.is === 'markdown' ? [part.text] : [];
  });
  return [...new Set(texts.flatMap(languagesIn))];
}

/** A highlighter for these languages. */
export async function loadHighlighter(languages: readonly string[]): Promise<Highlighter> {
  const { default: shared } = await import('highlight.js/lib/core');
  const engine = shared.newInstance();
  const loaded = new Set<string>();
  for (const language of languages) {
    const name = languageNamed(language);
    const load = name === undefined ? undefined : loaders[name];
    if (name === undefined || load === undefined || loaded.has(name)) continue;
    engine.registerLanguage(name, (await load()).default);
    loaded.add(name);
  }
  return (code, language) => {
    const name = languageNamed(language);
    if (name === undefined || !loaded.has(name) || isTooMuch(code)) return undefined;
    const rows: Piece[][] = [];
    engine.configure({ __emitter: emitterInto(rows) });
    engine.highlight(code, { language: name, ignoreIllegals: true });
    return rows;
  };
}

function languageNamed(written: string): string | undefined {
  const name = written.toLowerCase();
  const known = Object.hasOwn(aliases, name) ? aliases[name] : name;
  return known !== undefined && Object.hasOwn(loaders, known) ? known : undefined;
}

function isTooMuch(code: string): boolean {
  return code.length > LONGEST_CODE || code.split('\n').some((row) => row.length > LONGEST_ROW);
}

const doNothing = (): void => undefined;

/** A receiver for what the engine finds, which writes rows of pieces instead of HTML. The engine makes a new one if it fails. */
function emitterInto(rows: Piece[][]) {
  const scopes: Role[] = [];
  return class {
    constructor() {
      rows.splice(0, rows.length, []);
      scopes.length = 0;
    }
    openNode(scope: string): void {
      scopes.push(roleOf(scope) ?? scopes.at(-1) ?? 'plain');
    }
    closeNode(): void {
      scopes.pop();
    }
    startScope(scope: string): void {
      this.openNode(scope);
    }
    endScope(): void {
      this.closeNode();
    }
    addText(text: string): void {
      const role = scopes.at(-1) ?? 'plain';
      for (const [at, part] of text.split('\n').entries()) {
        if (at > 0) rows.push([]);
        add(rows.at(-1) ?? [], { text: part, role });
      }
    }
    readonly finalize = doNothing;
    /** Only asked for a language within a language, none of which is ever loaded. */
    readonly __addSublanguage = doNothing;
    toHTML(): string {
      return '';
    }
  };
}

function roleOf(scope: string): Role | undefined {
  switch (scope.split('.', 1)[0]) {
    case 'keyword':
    case 'built_in':
    case 'operator':
    case 'selector-tag':
    case 'tag':
      return 'code-keyword';
    case 'string':
    case 'regexp':
    case 'char':
    case 'link':
      return 'code-string';
    case 'number':
      return 'code-number';
    case 'comment':
    case 'doctag':
    case 'quote':
      return 'code-comment';
    case 'title':
    case 'name':
    case 'attr':
    case 'attribute':
    case 'property':
      return 'code-name';
    case 'type':
    case 'class':
      return 'code-type';
    case 'literal':
    case 'symbol':
    case 'variable':
    case 'meta':
      return 'code-literal';
    case 'subst':
    case 'params':
      return 'plain';
    default:
      return undefined;
  }
}

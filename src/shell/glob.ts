/** A glob taken apart: the folder that it begins in (`''` for the current one), and which paths it means. */
export interface Glob {
  readonly base: string;
  /** True for a path that the glob matches, or that lies in a folder that it matches. */
  matches(path: string): boolean;
}

const special = /[*?[\]{}]/;

/** One part after the other: `**` over folders, `*`, `?`, a class, `{`, `,` or `}` of alternatives, any other character. */
const tokens = /\*\*\/|\*\*|\*|\?|\[(?:!|\^)?\]?[^\]/]*\]|\\.|[\s\S]/g;

function expressionOf(glob: string): string {
  let open = 0;
  return glob.replace(tokens, (token) => {
    switch (token) {
      case '**/':
        return '(?:.*/)?';
      case '**':
        return '.*';
      case '*':
        return '[^/]*';
      case '?':
        return '[^/]';
      case '{':
        open++;
        return '(?:';
      case '}':
        return open-- > 0 ? ')' : '\\}';
      case ',':
        return open > 0 ? '|' : ',';
      default:
        if (token.length > 1 && token.startsWith('[')) {
          const inner = token.slice(1, -1).replace(/^[!^]/, '');
          return `[${inner.length < token.length - 2 ? '^' : ''}${inner.replace(/[\\[\]^]/g, '\\$&')}]`;
        }
        return token.replace(/^\\(?=.)/, '').replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    }
  });
}

/** The expression of a glob, nothing where its brackets do not pair. */
function compiled(glob: string): RegExp | undefined {
  try {
    return new RegExp(`^${expressionOf(glob)}(?:/.*)?$`, 'su');
  } catch {
    return undefined;
  }
}

/** The glob that a name is: `*`, `**`, `?`, `[a-z]`, `{one,other}`; nothing for a plain name. */
export function globOf(name: string): Glob | undefined {
  if (!special.test(name)) return undefined;
  const pattern = name.replace(/^(?:\.\/+)+/, '');
  const expression = compiled(pattern);
  if (expression === undefined) return undefined;
  const plain = pattern.slice(0, pattern.search(special));
  const base = plain.slice(0, plain.lastIndexOf('/') + 1);
  return { base: base.length > 1 ? base.slice(0, -1) : base, matches: (path) => expression.test(path) };
}

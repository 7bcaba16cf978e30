import picomatch from 'picomatch';

/** A glob taken apart: the folder that it begins in (`''` for the current one), and which paths it means. */
export interface Glob {
  readonly base: string;
  /** True for a path that the glob matches, or that lies in a folder that it matches. */
  matches(path: string): boolean;
}

/** The glob that a name is, or nothing for a plain name. */
export function globOf(name: string): Glob | undefined {
  const { base, isGlob } = picomatch.scan(name.replace(/^(?:\.\/)+/, ''));
  if (!isGlob) return undefined;
  const matcher = picomatch(name);
  const known = new Map<string, boolean>();
  const matches = (path: string): boolean => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const slash = path.lastIndexOf('/');
    const matched = matcher(path) || (slash > base.length && matches(path.slice(0, slash)));
    known.set(path, matched);
    return matched;
  };
  return { base, matches };
}

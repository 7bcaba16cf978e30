const context = 3;

/** The lines of a text, each with its line feed. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** True for a name that `patch` and `git apply` both read as it stands. */
export function isPlainName(name: string): boolean {
  return name !== '' && !/["\\\p{C}\u2028\u2029]/u.test(name);
}

interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** What stands between the first line that differs and the last, lines that stayed in between kept. */
function between(before: readonly string[], after: readonly string[]): readonly Line[] {
  const removed = (text: string): Line => ({ sign: '-', text });
  const added = (text: string): Line => ({ sign: '+', text });
  if (before.length !== after.length) return [...before.map(removed), ...after.map(added)];
  return before.flatMap((text, at): readonly Line[] => {
    const other = after[at] ?? '';
    return text === other ? [{ sign: ' ', text }] : [removed(text), added(other)];
  });
}

const written = ({ sign, text }: Line): string =>
  `${sign}${text}${text.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`;

/**
 * The change of one place in a text as a unified diff with three lines around it; empty where nothing changed. The old file
 * is named as it is and the new one below `b/`: so `patch -p0`, `patch -p1` and `git apply` all find it.
 */
export function unifiedDiff(name: string, before: string, after: string): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  if (start === old.length && start === now.length) return '';
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const from = Math.max(0, start - context);
  const same = (text: string): Line => ({ sign: ' ', text });
  const lines: readonly Line[] = [
    ...old.slice(from, start).map(same),
    ...between(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...old.slice(old.length - end, old.length - end + context).map(same),
  ];
  const count = (sign: '-' | '+'): number => lines.filter((line) => line.sign === ' ' || line.sign === sign).length;
  const range = (size: number): string => `${size === 0 ? from : from + 1},${size}`;
  // A name with a space ends at a tab.
  const tab = /\s/.test(name) ? '\t' : '';
  const head = `--- ${name}${tab}\n+++ b/${name}${tab}\n@@ -${range(count('-'))} +${range(count('+'))} @@\n`;
  return head + lines.map(written).join('');
}

/**
 * The front matter of a filled-in page where it holds nothing but the name of the student. Without the name it is the same
 * on all copies, and what stands below it as well.
 */

/** The front matter before the name, and behind it; together what a blank paper begins with. */
export const beforeName = '---\nstudent:';
export const behindName = '\n---\n';

/** A name that YAML takes as it stands, whatever its characters may mean elsewhere. */
const plainName = /^ +(\p{L}[\p{L}\p{M}\p{N} .,_@'’-]*)$/u;
const longest = 200;

/** The name that is written between the two; nothing where it is none, or none that is plain. */
export function plainNameIn(written: string): string | undefined {
  return written.length > longest ? undefined : plainName.exec(written)?.[1]?.trimEnd();
}

/** A page without the name of its student in such a head, and that name; any other page as it is. */
export function withoutName(page: string): { readonly text: string; readonly student?: string } {
  if (!page.startsWith(beforeName)) return { text: page };
  const end = page.indexOf('\n', beforeName.length);
  const student = page.startsWith(behindName, end) ? plainNameIn(page.slice(beforeName.length, end)) : undefined;
  return student === undefined ? { text: page } : { text: beforeName + page.slice(end), student };
}

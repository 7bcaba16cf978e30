/** The text with every line after its first moved to the right; blank lines stay blank. */
export function hanging(text: string, by: string): string {
  return text.replace(/\n(?=[^\n])/g, `\n${by}`);
}

/** The text as a quote. */
export function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** A code block that holds the content, its fence longer than any inside. `content` ends with a line feed or is empty. */
export function fenced(info: string, content: string): string {
  const inside = content.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...inside.map((run) => run.length + 1)));
  return `${fence}${info}\n${content}${fence}`;
}

/** The texts that are not blank, a blank line between them. */
export function paragraphs(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text.trim() !== '').join('\n\n');
}

/** The texts as a list in their order. */
export function bulleted(texts: readonly string[]): string {
  return texts.map((text) => `- ${hanging(text, '  ')}`).join('\n');
}

/** A typed text as Markdown that shows it as it was typed; a text in backticks is Markdown already. */
export function literal(text: string): string {
  if (/^(`+)[^`]+\1$/.test(text)) return text;
  return text
    .replace(/[\\`*_{}[\]<>#+!|~&$]/g, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^-(?=\s|$)/, '\\-');
}

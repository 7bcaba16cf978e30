import type { Prompt } from '../core/item-types/contract.ts';
import { type Highlighter, languagesIn, loadHighlighter } from '../core/layout/highlight.ts';
import type { Shown } from '../core/layout/shown.ts';

/** The highlighter of a sitting, which grows with the languages that its items hold. */
export interface Highlighting {
  /** Absent until a language was loaded. */
  readonly highlighter: Highlighter | undefined;
  /** Loads what these texts need; nothing where that has been done. */
  load(texts: readonly string[]): Promise<void> | undefined;
}

/** Highlighting that has loaded nothing yet. */
export function highlighting(): Highlighting {
  const known = new Set<string>();
  let highlighter: Highlighter | undefined;
  return {
    get highlighter() {
      return highlighter;
    },
    load(texts) {
      const missing = languagesIn(texts.join('\n')).filter((language) => !known.has(language));
      if (missing.length === 0) return undefined;
      for (const language of missing) known.add(language);
      return loadHighlighter([...known]).then((loaded) => {
        highlighter = loaded;
      });
    },
  };
}

/** The Markdown in what is shown. */
export function markdownIn(shown: readonly Shown[]): readonly string[] {
  return shown.flatMap((part) => {
    if (part.is === 'markdown') return [part.text];
    return part.is === 'choice' ? [part.text, part.below ?? ''] : [];
  });
}

/** The Markdown in what is asked. */
export function markdownAsked(prompt: Prompt): readonly string[] {
  switch (prompt.shape) {
    case 'choose-one':
    case 'choose-many':
    case 'order':
      return prompt.choices.map(({ text }) => text);
    case 'pair':
      return [...prompt.left, ...prompt.right].map(({ text }) => text);
    case 'fill':
      return [prompt.segments.map((segment) => (segment.is === 'text' ? segment.text : '')).join('')];
    case 'recall':
      return [prompt.back];
    case 'assess':
      return [prompt.model, ...prompt.points.map(({ text }) => text)];
    case 'type':
      return [prompt.expects];
  }
}

import type { Json, Prompt } from '../../core/item-types/contract.ts';
import { place, places, text as textOf, texts } from './draft.ts';
import { partnersIn, partnersInFileOrder } from './partners.ts';

const hasText = (text: string): boolean => text.trim() !== '';

/**
 * The response that a draft amounts to when the time is up; nothing where nothing was given. An order counts only once
 * it is handed in, since one stands there from the start; and nobody is judged by points that they have not looked at.
 */
export function unfinished(prompt: Prompt, draft: unknown): Json | undefined {
  switch (prompt.shape) {
    case 'choose-one':
      return prompt.choices[place(draft, 'at', prompt.choices.length) ?? -1]?.index;
    case 'choose-many': {
      const ticked = places(draft, 'ticked', prompt.choices.length);
      return ticked.length === 0 ? undefined : ticked;
    }
    case 'type':
      return hasText(textOf(draft, 'text')) ? textOf(draft, 'text') : undefined;
    case 'fill': {
      const filled = texts(draft, 'texts', prompt.gaps);
      return filled.some(hasText) ? filled : undefined;
    }
    case 'pair':
      return partnersInFileOrder(prompt.left, partnersIn(draft, prompt.left.length, prompt.right)) ?? undefined;
    case 'order':
    case 'recall':
    case 'assess':
      return undefined;
  }
}

import type { Prompt } from '../../core/item-types/contract.ts';
import type { Face, Opening } from './face.ts';

/** How a prompt of any shape begins, with what the learner had done before. Each shape is loaded when it is asked. */
export async function open(prompt: Prompt, draft: unknown): Promise<Opening> {
  switch (prompt.shape) {
    case 'choose-one':
      return alone((await import('./choose-one.ts')).chooseOne(prompt.choices, draft));
    case 'choose-many':
      return alone((await import('./choose-many.ts')).chooseMany(prompt.choices, draft));
    case 'type':
      return alone((await import('./type.ts')).typeText(prompt, draft));
    case 'fill':
      return alone((await import('./fill.ts')).fill(prompt, draft));
    case 'order':
      return alone((await import('./order.ts')).order(prompt.choices, draft));
    case 'pair':
      return alone((await import('./pair.ts')).pair(prompt, draft));
    case 'recall':
      return (await import('./recall.ts')).recall(prompt.back, draft, prompt.buttons);
    case 'assess':
      return (await import('./assess.ts')).assess(prompt, draft);
  }
}

const alone = (face: Face): Opening => ({ shown: [], face });

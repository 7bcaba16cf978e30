import { type Item, poseOf } from '../item-types/index.ts';

const code = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1|`[^`\n]+`/gm;
/** A negation in the main clause of a question; in a clause of its own it belongs to the case that is asked about. */
const negative =
  /\b(?:[Ww]hich|[Ww]hat|[Ww]ho)\b(?:(?!\b(?:when|if|that|because|while|where|although|since|after|before|unless|until)\b)[^.?!])*?\b(not|never|cannot|except|incorrect|isn't|aren't|doesn't|don't|can't|won't)\b[^.?!]*\?/;

/** The small word that turns the question of an item round; nothing where none does, or it stands in capitals. */
export function negativeIn(item: Item): string | undefined {
  const text = `${item.title}\n\n${poseOf(item)}`.replace(code, 'code').replace(/\s+/g, ' ');
  return negative.exec(text)?.[1];
}

import { type Block, markdownOf, type Quote } from '../../source/block.ts';
import { paragraphs, quoted } from './markdown.ts';

/** What the author says of an option or answer: when it was given, and when it was not. */
export interface Feedback {
  readonly feedback?: string;
  readonly notChosen?: string;
}

const split = /^not chosen:[ \t]*/im;

function feedbackOf(quote: Quote): { given: string; not: string } {
  const text = markdownOf(quote.blocks);
  const found = split.exec(text);
  if (found === null) return { given: text.trim(), not: '' };
  return { given: text.slice(0, found.index).trim(), not: text.slice(found.index + found[0].length).trim() };
}

/** True for a quote. */
export function isQuote(block: Block): block is Quote {
  return block.is === 'quote';
}

/** The feedback in some quotes. */
export function readFeedback(quotes: readonly Quote[]): Feedback {
  const found = quotes.map(feedbackOf);
  const feedback = paragraphs(...found.map(({ given }) => given));
  const notChosen = paragraphs(...found.map(({ not }) => not));
  return { ...(feedback === '' ? {} : { feedback }), ...(notChosen === '' ? {} : { notChosen }) };
}

/** Feedback as a quote, empty where there is none. */
export function formatFeedback({ feedback, notChosen }: Feedback): string {
  const text = paragraphs(feedback, notChosen === undefined ? undefined : `not chosen: ${notChosen}`);
  return text === '' ? '' : quoted(text);
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mark } from '../../src/core/item-types/index.ts';
import type { Finding, GivenResponse, Submission } from '../../src/core/marking/submission.ts';
import type { Entry } from '../../src/core/session/paper.ts';
import { type ReadOptions, type SubmissionsRead, submissionReader } from '../../src/core/submissions/reader.ts';
import { deckOf, paperOf } from '../core/session/decks.ts';

export const filesFolder = fileURLToPath(new URL('files/', import.meta.url));

/** The paper of the class test that the sample files answer. */
export const paper: readonly Entry[] = paperOf([
  deckOf(readFileSync(`${filesFolder}deck.md`, 'utf8'), 'class-test.md'),
]).entries;

/** What is read from one text. */
export function readText(
  text: string,
  options: ReadOptions = {},
  entries: readonly Entry[] = paper,
  fallback?: string,
): SubmissionsRead {
  const reader = submissionReader(entries, options);
  reader.read({ path: 'in.csv', text, ...(fallback === undefined ? {} : { fallback }) });
  return reader.finish();
}

/** What the item's kind understands of a response: its published form, or that it is unclear. */
export function understood({ item, given, shown }: GivenResponse, entries: readonly Entry[] = paper): unknown {
  const entry = entries[item];
  if (entry === undefined) return 'no item';
  const marked = mark(
    entry.item,
    given.from === 'text' ? { from: 'text', text: given.text, ...(shown ? { shown } : {}) } : given,
  );
  return marked.is === 'marked' ? marked.response : 'unclear';
}

/** The responses of a submission by the ids of the items, as their kinds understand them. */
export function responsesOf({ responses }: Submission, entries: readonly Entry[] = paper): Record<string, unknown> {
  return Object.fromEntries(
    responses.map((response) => [entries[response.item]?.id ?? '?', understood(response, entries)]),
  );
}

/** A submission in short. */
export function inShort(submission: Submission): unknown {
  const { student, attempt, submittedAt, extra } = submission;
  return {
    student,
    ...(attempt === undefined ? {} : { attempt }),
    ...(submittedAt === undefined ? {} : { at: new Date(submittedAt).toISOString() }),
    ...(extra === undefined ? {} : { extra }),
    ...responsesOf(submission),
  };
}

/** The findings but the one that an item has no responses, as `code severity path:line`. */
export function coded(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ code, severity }) => !(code === 'item-unmatched' && severity === 'warning'))
    .map(({ code, severity, place }) => `${code} ${severity} ${place.path}:${place.line ?? '-'}`);
}

import type { GivenResponse, Place, Submission } from '../marking/submission.ts';
import type { Findings } from './findings.ts';
import { named } from './findings.ts';

/** Which of two responses to one item counts; `error` keeps the first and reports it. */
export type Duplicates = 'error' | 'first' | 'last';

/** What a row says of the submission that it belongs to. */
export interface Facts {
  readonly student: string;
  readonly attempt?: number;
  readonly submittedAt?: number;
  readonly extra?: Readonly<Record<string, string>>;
  readonly place: Place;
}

/** Gathers responses into submissions, whatever the order of the rows. */
export interface Collector {
  /** One response of a table with a row for each. */
  add(facts: Facts, response: GivenResponse): void;
  /** A whole sitting: a row of a table with a column for each item, or a file. */
  addSitting(facts: Facts, responses: readonly GivenResponse[]): void;
  /** True once anybody handed anything in. */
  hasAny(): boolean;
  /** The places of the items that anybody has responded to so far. */
  seen(): ReadonlySet<number>;
  /** The submissions in the order in which their students first came; none where they went somewhere else. */
  finish(): readonly Submission[];
}

/** Makes a collector that reports what comes twice. */
export type MakeCollector = (findings: Findings, duplicates: Duplicates, nameOf: (item: number) => string) => Collector;

interface Draft {
  readonly student: string;
  readonly attempt: number | undefined;
  submittedAt: number | undefined;
  readonly extra: Record<string, string>;
  readonly responses: Map<number, GivenResponse>;
  readonly place: Place;
}

/** A collector that reports what comes twice. */
export const newCollector: MakeCollector = (findings, duplicates, nameOf) => {
  const seen = new Set<number>();
  const students = new Map<string, { byRow: Map<number | undefined, Draft>; all: Draft[] }>();

  const draft = ({ student, attempt, place }: Facts): Draft => ({
    student,
    attempt,
    submittedAt: undefined,
    extra: Object.create(null),
    responses: new Map(),
    place,
  });

  const learn = (known: Draft, { submittedAt, extra = {} }: Pick<Facts, 'submittedAt' | 'extra'>): void => {
    if (submittedAt !== undefined) known.submittedAt = Math.max(submittedAt, known.submittedAt ?? submittedAt);
    for (const [name, value] of Object.entries(extra)) {
      const had = known.extra[name];
      // Of two values the same one is kept whatever the order of the rows.
      if (value !== '' && (had === undefined || value < had)) known.extra[name] = value;
    }
  };

  const put = (known: Draft, response: GivenResponse): void => {
    seen.add(response.item);
    const had = known.responses.get(response.item);
    if (had !== undefined && duplicates === 'error') {
      const { line, path } = had.place;
      findings.error(
        'duplicate-response',
        response.place,
        `${named(known.student)} has responded to ${named(nameOf(response.item))} before, in ${path}${line === undefined ? '' : ` on line ${line}`}.`,
        'Remove one, number them in a column `attempt`, or say which counts: --duplicates first or last.',
      );
    }
    if (had === undefined || duplicates === 'last') known.responses.set(response.item, response);
  };

  const studentOf = (student: string) => {
    const known = students.get(student) ?? { byRow: new Map<number | undefined, Draft>(), all: [] };
    students.set(student, known);
    return known;
  };

  const merge = (into: Draft, from: Draft): void => {
    learn(into, { ...(from.submittedAt === undefined ? {} : { submittedAt: from.submittedAt }), extra: from.extra });
    for (const response of from.responses.values()) put(into, response);
  };

  /** The sittings of a student under the number of their attempt; those without one are numbered by their times. */
  const settled = (drafts: readonly Draft[]): readonly Draft[] => {
    const byNumber = new Map<number | undefined, [Draft, ...Draft[]]>();
    for (const each of drafts) {
      const known = byNumber.get(each.attempt);
      if (known === undefined) byNumber.set(each.attempt, [each]);
      else known.push(each);
    }
    return [...byNumber].flatMap(([attempt, all]) => {
      const [first, ...others] = all;
      if (attempt === undefined && others.length > 0 && areAttempts(all)) {
        const inTime = [...all].sort((a, b) => (a.submittedAt ?? 0) - (b.submittedAt ?? 0));
        return inTime.map((each, index) => ({ ...each, attempt: index + 1 }));
      }
      for (const other of others) merge(first, other);
      return [first];
    });
  };

  return {
    add(facts, response) {
      const { byRow, all } = studentOf(facts.student);
      let known = byRow.get(facts.attempt);
      if (known === undefined) {
        known = draft(facts);
        byRow.set(facts.attempt, known);
        all.push(known);
      }
      if (facts.submittedAt !== undefined || facts.extra !== undefined) learn(known, facts);
      put(known, response);
    },
    addSitting(facts, responses) {
      const known = draft(facts);
      learn(known, facts);
      for (const response of responses) put(known, response);
      studentOf(facts.student).all.push(known);
    },
    hasAny: () => students.size > 0,
    seen: () => seen,
    finish: () => [...students.values()].flatMap(({ all }) => settled(all).map(finished)),
  };
};

/** True where sittings were handed in at different times and answer some item twice: the student tried again. */
function areAttempts(drafts: readonly Draft[]): boolean {
  const times = new Set(drafts.map(({ submittedAt }) => submittedAt));
  if (times.size < drafts.length || times.has(undefined)) return false;
  const items = drafts.flatMap(({ responses }) => [...responses.keys()]);
  return new Set(items).size < items.length;
}

function finished({ student, attempt, submittedAt, extra, responses, place }: Draft): Submission {
  return {
    student,
    ...(attempt === undefined ? {} : { attempt }),
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(Object.keys(extra).length === 0 ? {} : { extra: { ...extra } }),
    responses: [...responses.values()],
    place,
  };
}

import { compare, divide, equal, type Fraction, fraction, max, min, zero } from '../grading/fraction.ts';
import type { Json } from '../item-types/contract.ts';
import { jsonText } from '../json-text.ts';
import type { AttemptMark, Marks, StudentMark } from '../marking/marked.ts';
import { momentText } from '../marking/moment.ts';
import { rounded } from './numbers.ts';
import { uuidOf } from './sha1.ts';

/** Names of ours as addresses need a host; this one can never be another's (RFC 2606). */
const site = 'https://viva.invalid';
/** The UUID of the name space of URLs (RFC 9562, 6.6). */
const space = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/**
 * The marks as xAPI statements in one JSON array, one a line: each student `answered` each item, and is `scored` on the
 * whole (Experience API 1.0.3, part two, Statements: 2.4.2 Actor, 2.4.5 Result; verbs and activity types of ADL's vocabulary). The actor is an
 * account by the student's id, and a statement's id is a hash of all that it says, so that the same statement sent twice
 * is known, and another mark is another statement. `scaled` is kept from -1 to 1.
 */
export function* xapi(marked: Marks): Iterable<string> {
  let before = '[\n';
  for (const statement of statementsOf(marked)) {
    const id = uuidOf(space, `${site}/statements/${jsonText(statement)}`);
    yield `${before}${jsonText({ id, ...statement })}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

type Statement = { readonly [name: string]: Json };

function* statementsOf({ students, items }: Marks): Iterable<Statement> {
  for (const student of students) {
    for (const attempt of student.used) {
      for (const { place, deck, id, item } of items) {
        const mark = attempt.marks[place];
        if (mark === undefined || mark.state === 'not-attempted' || mark.score.verdict === 'unrated') continue;
        const { earned, possible, verdict } = mark.score;
        yield {
          ...head(student, 'answered'),
          object: activity(`/decks/${address(deck)}/items/${address(id)}`, item.title || id, 'question'),
          result: {
            score: scoreOf(earned, possible),
            success: verdict === 'right',
            completion: true,
            ...(mark.read === undefined
              ? {}
              : { response: mark.read.from === 'text' ? mark.read.text : jsonText(mark.read.value) }),
          },
          ...timeOf([attempt]),
        };
      }
    }
    const decks = [...new Set(items.map(({ deck }) => deck))];
    yield {
      ...head(student, 'scored'),
      object: activity(`/decks/${decks.map(address).join('+')}`, decks.join(' + '), 'assessment'),
      result: {
        score: scoreOf(student.total, student.possible),
        ...(student.passed === undefined ? {} : { success: student.passed }),
        completion: true,
      },
      ...timeOf(student.used),
    };
  }
}

const head = ({ student }: StudentMark, verb: 'answered' | 'scored'): Statement => ({
  actor: { objectType: 'Agent', account: { homePage: site, name: student } },
  verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { en: verb } },
});

const activity = (path: string, name: string, type: 'question' | 'assessment'): Json => ({
  objectType: 'Activity',
  id: site + path,
  definition: { name: { en: name }, type: `http://adlnet.gov/expapi/activities/${type}` },
});

/** A score from `min` to `max`; these two are left out where nothing can be earned, since `max` has to be the greater. */
function scoreOf(earned: Fraction, possible: Fraction): Json {
  const share = equal(possible, zero) ? zero : divide(earned, possible);
  const scaled = max(fraction(-1), min(fraction(1), share));
  const least = compare(earned, zero) < 0 ? rounded(earned) : 0;
  const range = least < rounded(possible) ? { min: least, max: rounded(possible) } : {};
  return { scaled: rounded(scaled), raw: rounded(earned), ...range };
}

function timeOf(used: readonly AttemptMark[]): { readonly timestamp?: string } {
  const times = used.flatMap(({ submittedAt }) => submittedAt ?? []);
  return times.length === 0 ? {} : { timestamp: momentText(Math.max(...times)) };
}

/** A name of others as one part of an address; half of a pair of surrogates cannot stand in one. */
function address(name: string): string {
  return encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd'));
}

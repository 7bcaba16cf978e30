import { resolve } from 'node:path';
import { didYouMean } from '../../core/diagnostics/suggest.ts';
import { countText } from '../../core/feedback/words.ts';
import type { RawResponse } from '../../core/item-types/contract.ts';
import { advance } from '../../core/session/advance.ts';
import type { Entry, Paper } from '../../core/session/paper.ts';
import type { Session } from '../../core/session/session.ts';
import { Refusal } from '../errors.ts';
import { readText } from '../read-text.ts';
import type { World } from '../world.ts';

/** Responses from a file, by place in the paper. An item without one stays open. */
type Answers = ReadonlyMap<number, RawResponse>;

const refused = (what: string): Refusal =>
  new Refusal(what, 'Write a JSON object of responses by item id, or one response a line in the order of the paper.');

/** The fields of a text that is a JSON object; nothing for any other text. */
function objectIn(text: string, path: string): readonly (readonly [string, unknown])[] | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? Object.entries(value) : [];
  } catch (error) {
    throw refused(`\`${path}\` is not valid JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`);
  }
}

/** An id alone names an item of any deck; where two decks have the same one, `deck/id` tells them apart. */
function byId(fields: readonly (readonly [string, unknown])[], { entries }: Paper, path: string): Answers {
  const places = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const name of [entry.id, `${entry.deck.id}/${entry.id}`])
      places.set(name, [...(places.get(name) ?? []), entry]);
  }
  const answers = new Map<number, RawResponse>();
  for (const [id, value] of fields) {
    const [entry, other] = places.get(id) ?? [];
    if (entry === undefined)
      throw new Refusal(
        `\`${path}\` answers \`${id}\`, which is not in the paper.`,
        didYouMean(
          id,
          entries.map((one) => one.id),
        ),
      );
    if (other !== undefined) {
      const names = [entry, other].map((one) => `\`${one.deck.id}/${one.id}\``);
      throw new Refusal(`\`${path}\`: \`${id}\` stands in two decks.`, `Write ${names.join(' or ')}.`);
    }
    answers.set(entry.place, { from: 'json', value });
  }
  return answers;
}

function byLine(text: string, { entries }: Paper, path: string): Answers {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (text === '') return new Map();
  if (lines.length > entries.length)
    throw refused(`\`${path}\` has ${lines.length} responses for ${entries.length} items.`);
  return new Map(lines.map((line, place) => [place, { from: 'text', text: line }]));
}

/** The responses of a file. Refuses a file that cannot be read, and responses to items that are not asked. */
export function readAnswers(world: World, path: string, paper: Paper): Answers {
  const read = readText(resolve(world.cwd, path), path);
  if (!read.ok) throw new Refusal(`\`${path}\`: ${read.diagnostic.message}`, read.diagnostic.help);
  const fields = objectIn(read.text, path);
  return fields === undefined ? byLine(read.text, paper, path) : byId(fields, paper, path);
}

/** The session after all the responses of a file. Refuses at once all that cannot be understood, item by item. */
export function answered(session: Session, answers: Answers, path: string): Session {
  const unclear: string[] = [];
  let now = session;
  for (let asked = 0; asked < session.queue.length && now.phase.is !== 'finished'; asked++) {
    if (now.phase.is !== 'asking') break;
    const { entry } = now.phase;
    const raw = answers.get(entry.place);
    const after =
      raw === undefined
        ? advance(now, { is: 'skip', durationMs: 0 })
        : advance(now, { is: 'respond', raw, durationMs: 0, atMs: 0 });
    if (after.phase.is === 'asking' && after.phase.unclear !== undefined) {
      unclear.push(`${entry.id}: ${after.phase.unclear}`);
      now = advance({ ...after, phase: now.phase }, { is: 'skip', durationMs: 0 });
    } else now = after.phase.is === 'explaining' ? advance(after, { is: 'next' }) : after;
  }
  if (unclear.length > 0) {
    const what = `\`${path}\` holds ${countText(unclear.length, 'response')} that cannot be read.`;
    throw new Refusal(what, 'Nothing was marked. Mend the file, or leave an item out to leave it open.', unclear);
  }
  if (now.phase.is === 'handing-in') now = advance(now, { is: 'hand-in' });
  return now.phase.is === 'finished' ? now : advance(now, { is: 'quit' });
}

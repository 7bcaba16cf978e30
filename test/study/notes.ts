/** Question files of a learner's own, without ids, and the sorts of edits that happen to them. */
import type { Page } from './learner.ts';

/** One item of a file, as its author thinks of it. */
export interface Note {
  readonly concept: string;
  readonly question: string;
  readonly answer: string;
  readonly sort: 'typed' | 'card' | 'both-ways' | 'gaps' | 'statement';
  readonly id?: string;
}

/** A file of some notes. */
export function pageOf(title: string, notes: readonly Note[]): Page {
  return { text: `# ${title}\n\n${notes.map(noteText).join('\n')}`, concepts: notes.map(({ concept }) => concept) };
}

function noteText({ question, answer, sort, id }: Note): string {
  const settings = [...(id === undefined ? [] : [`id: ${id}`]), ...(sort === 'both-ways' ? ['reverse: true'] : [])];
  const head = `## ${question}\n\n${settings.length === 0 ? '' : `<!-- {${settings.join(', ')}} -->\n\n`}`;
  switch (sort) {
    case 'typed':
      return `${head}= ${answer}\n`;
    case 'statement':
      return `${head}= ${answer}\n`;
    case 'gaps':
      return `${head}${answer}\n`;
    default:
      return `${head}### Answer\n\n${answer}\n`;
  }
}

const things = [
  'a coroutine',
  'a task',
  'a future',
  'an event loop',
  'a semaphore',
  'a bounded queue',
  'a lock',
  'an event',
  'a condition',
  'a barrier',
  'a task group',
  'a timeout',
  'a shield',
  'a cancellation',
  'a thread pool',
  'a process pool',
] as const;

const asks = [
  [
    'What goes wrong in a busy service without',
    'Callers of it pile up and nobody can say when they end; it names, in one place, who waits for whom, as',
  ],
  [
    'How would you explain to a colleague the purpose of',
    'It hands over the thread at a point that can be seen in the code, and takes it up again later:',
  ],
  [
    'Which cost has to be paid for each use of',
    'A few hundred bytes, one entry in a heap or a list of the loop, and one more place to look at:',
  ],
] as const;

/** Some dozens of notes, no two alike. */
export function someNotes(): readonly Note[] {
  return things.flatMap((thing, at) =>
    asks.map(([ask, reply], which): Note => {
      const sort = (['card', 'both-ways', 'typed', 'gaps', 'statement'] as const)[(at + which) % 5] ?? 'card';
      const concept = `${which}-${at}`;
      const question = `${ask} ${thing}?`;
      if (sort === 'typed') return { concept, sort, question, answer: `answer ${which}${at} of ${thing}` };
      if (sort === 'statement')
        return { concept, sort, question: `True or not: ${reply} ${thing}`, answer: at % 2 === 0 ? 'true' : 'false' };
      if (sort === 'gaps')
        return {
          concept,
          sort,
          question: `${ask} ${thing}?`,
          answer: `With ${thing} the {{gap ${which}${at} x}} comes before its {{second ${at}${which}}}.`,
        };
      return { concept, sort, question, answer: `${reply} ${thing}, case ${which}${at}.` };
    }),
  );
}

import type { Deck } from '../deck/deck.ts';
import { letterOf } from '../grading/letters.ts';
import type { Prompt } from '../item-types/contract.ts';
import { arrange, poseOf, promptOf, shapeOf } from '../item-types/index.ts';
import { type Entry, makePaper } from '../session/paper.ts';
import { seededRandom } from '../session/random.ts';

/**
 * A deck as a page of Markdown to be filled in, piece by piece: what is to be read and asked, boxes to tick, a line behind
 * `=` or a heading to write under, and no key. `viva grade` reads it back, by the ids in the comments. Lines to be put in
 * order never stand as in the file; options do, unless a seed shuffles them.
 */
export function* blankPaper(deck: Deck, seed?: number): Iterable<string> {
  const { entries, closing } = makePaper([deck], { seed: seed ?? usualSeed, order: 'file' });
  const isTitled = deck.title.trim() !== '' && entries.every(({ item }) => item.title !== deck.title);
  if (isTitled) yield `# ${oneLine(deck.title)}\n\n`;
  for (const entry of entries) {
    for (const { title, text } of entry.reading) yield reading(title === deck.title ? '' : title, text);
    const { item } = entry;
    const own = seed ?? (shapeOf(item.kind) === 'pair' ? usualSeed : undefined);
    const shown = own === undefined ? arrange({ ...item, shuffle: false }, seededRandom(usualSeed)) : entry.shown;
    yield heading(entry, own);
    yield* paragraphs(poseOf(item), toFillIn(promptOf(item, shown)));
  }
  for (const { title, text } of closing) yield reading(title, text);
}

const usualSeed = 1;

/** The head of a page for a student to name themselves; without a name the file's name counts. */
export const blankHead = '---\nstudent:\n---\n\n';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const reading = (title: string, text: string): string =>
  `${title.trim() === '' ? '' : `## ${oneLine(title)}\n\n`}${text.trim()}\n\n`;

/** The seed stands beside the id where letters mean the order that it makes. */
function heading({ id, item, place }: Entry, seed: number | undefined): string {
  const title = [item.number, item.title].filter((part) => part).join(' ');
  const order = seed === undefined ? '' : `, seed: ${seed}`;
  return `## ${oneLine(title) || `Question ${place + 1}`}\n<!-- {id: ${JSON.stringify(id)}${order}} -->\n\n`;
}

function* paragraphs(...texts: readonly string[]): Iterable<string> {
  for (const text of texts) if (text.trim() !== '') yield `${text.trimEnd()}\n\n`;
}

/** A list with all lines of each text below its sign. */
function listOf(texts: readonly string[], signOf: (place: number) => string): string {
  return texts
    .map((text, place) => {
      const sign = signOf(place);
      return `${sign} ${text.trim().replaceAll('\n', `\n${' '.repeat(sign.startsWith('-') ? 2 : sign.length + 1)}`)}`;
    })
    .join('\n');
}

const textsOf = (choices: readonly { readonly text: string }[]): readonly string[] => choices.map(({ text }) => text);

/** What stands below a question for the student to complete. */
function toFillIn(prompt: Prompt): string {
  switch (prompt.shape) {
    case 'choose-one':
    case 'choose-many':
      return listOf(textsOf(prompt.choices), () => '- [ ]');
    case 'order':
      return [
        listOf(textsOf(prompt.choices), () => '-'),
        'Write these lines in their order:',
        prompt.choices.map((_, place) => `${place + 1}.`).join('\n'),
      ].join('\n\n');
    case 'pair': {
      const left = listOf(textsOf(prompt.left), (place) => `${place + 1}.`);
      const right = listOf(textsOf(prompt.right), (place) => `- ${letterOf(place).toLowerCase()})`);
      return `${left}\n\n${right}\n\nWrite the pairs, such as \`1b 2a\`:\n\n=`;
    }
    case 'fill': {
      const text = prompt.segments.map((segment) => (segment.is === 'text' ? segment.text : '____')).join('');
      const lines = Array.from({ length: prompt.gaps }, () => '=').join('\n\n');
      return `${text.trim()}\n\n${[...gapNotes(prompt)].map((note) => `${note}\n\n`).join('')}${lines}`;
    }
    case 'type':
      return prompt.lines === 'one' ? '=' : '### Response';
    case 'recall':
    case 'assess':
      return '### Response';
  }
}

function* gapNotes({ segments, gaps }: Extract<Prompt, { shape: 'fill' }>): Iterable<string> {
  if (gaps > 1) yield 'A line for each gap, in their order:';
  const hints = segments.flatMap((each) => (each.is === 'gap' && each.hint !== undefined ? [each] : []));
  if (hints.length > 0) yield hints.map(({ gap, hint }) => `- gap ${gap + 1}: ${hint}`).join('\n');
}

import { dirname } from 'node:path';
import type { RuleName } from '../core/grading/rules.ts';
import { paperToMark } from '../core/marking/paper.ts';
import { verifyReceipts } from '../core/marking/verify.ts';
import type { ExitCode } from '../exit-code.ts';
import { loadDecks } from '../shell/load-decks.ts';
import { fileLines } from '../shell/marking/file-lines.ts';
import { forStream, say } from '../shell/marking/marking-lines.ts';
import { finishResults } from '../shell/marking/put-in-place.ts';
import { Output } from '../shell/output.ts';
import type { World } from '../shell/world.ts';

/** Derives every receipt of a file anew and names each line that does not hold; 1 where one does not. */
export async function verify(
  world: World,
  scores: string,
  decks: readonly string[],
  { rule }: { readonly rule?: RuleName },
): Promise<ExitCode> {
  const paper = paperToMark(
    (await loadDecks(world, decks)).decks.map(({ deck }) => deck),
    rule,
  );
  finishResults(world, dirname(scores));
  const out = new Output(world.stdout);
  const shown = forStream(world);
  const verified = verifyReceipts(paper, fileLines(world, scores));
  const lines = { file: new Set<number>(), deck: new Set<number>() };
  let next = verified.next();
  for (; next.done !== true; next = verified.next()) {
    const { changed, line, student, item, because } = next.value;
    const whose = student === undefined ? '' : ` ${student}, item ${item}:`;
    lines[changed].add(line);
    await out.write(shown(`${scores}:${line}:${whose} ${because}\n`));
  }
  await out.flush();
  say(world, verdictLines(next.value, lines.file.size, lines.deck.size));
  return lines.file.size + lines.deck.size > 0 ? 1 : 0;
}

const receipts = (count: number): string => `${count} ${count === 1 ? 'receipt' : 'receipts'}`;

/** What came of it: a file that was changed is another matter than a deck that was. */
function verdictLines(all: number, ofFile: number, ofDeck: number): readonly string[] {
  if (ofFile + ofDeck === 0) return [`${receipts(all)}, all of which hold`];
  return [
    receipts(all),
    ...(ofFile === 0 ? [] : [`! ${linesOf(ofFile)}: the file is not as it was written. Mark again: viva grade --out`]),
    ...(ofDeck === 0 ? [] : [`! ${linesOf(ofDeck)}: the decks have changed since. Whom that changes: viva regrade`]),
  ];
}

const linesOf = (count: number): string => `${count} ${count === 1 ? 'line' : 'lines'}`;

import type { RuleName } from '../core/grading/rules.ts';
import { paperToMark } from '../core/marking/paper.ts';
import { verifyReceipts } from '../core/marking/verify.ts';
import type { ExitCode } from '../exit-code.ts';
import { openable } from '../shell/deck-files.ts';
import { loadDecks, refusalOf } from '../shell/load-decks.ts';
import { forStream, say } from '../shell/marking/marking-lines.ts';
import { Output } from '../shell/output.ts';
import { readText } from '../shell/read-text.ts';
import type { World } from '../shell/world.ts';

/** Derives every receipt of a file anew and names each line that does not hold; 1 where one does not. */
export async function verify(
  world: World,
  scores: string,
  decks: readonly string[],
  { rule }: { readonly rule?: RuleName },
): Promise<ExitCode> {
  const paper = paperToMark(
    loadDecks(world, decks).decks.map(({ deck }) => deck),
    rule,
  );
  const read = readText(openable(world, scores), scores);
  if (!read.ok) throw refusalOf(read.diagnostic);
  const { receipts, doubts } = verifyReceipts(paper, read.text);
  const out = new Output(world.stdout);
  const shown = forStream(world);
  await out.writeAll(
    doubts.map(({ line, student, item, because }) => {
      const whose = student === undefined ? '' : ` ${student}, item ${item}:`;
      return shown(`${scores}:${line}:${whose} ${because}\n`);
    }),
  );
  await out.flush();
  say(world, [
    `${receipts} receipts, ${doubts.length === 0 ? 'all of which hold' : `${doubts.length} of which do not hold`}`,
  ]);
  return doubts.length > 0 ? 1 : 0;
}

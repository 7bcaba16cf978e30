import type { RuleName } from '../core/grading/rules.ts';
import { paperToMark } from '../core/marking/paper.ts';
import { verifyReceipts } from '../core/marking/verify.ts';
import type { ExitCode } from '../exit-code.ts';
import { loadDecks } from '../shell/load-decks.ts';
import { fileLines } from '../shell/marking/file-lines.ts';
import { forStream, say } from '../shell/marking/marking-lines.ts';
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
  const out = new Output(world.stdout);
  const shown = forStream(world);
  const verified = verifyReceipts(paper, fileLines(world, scores));
  let doubts = 0;
  let next = verified.next();
  for (; next.done !== true; next = verified.next()) {
    const { line, student, item, because } = next.value;
    const whose = student === undefined ? '' : ` ${student}, item ${item}:`;
    doubts++;
    await out.write(shown(`${scores}:${line}:${whose} ${because}\n`));
  }
  await out.flush();
  const held = doubts === 0 ? 'all of which hold' : `${doubts} of which do not hold`;
  say(world, [`${next.value} receipts, ${held}`]);
  return doubts > 0 ? 1 : 0;
}

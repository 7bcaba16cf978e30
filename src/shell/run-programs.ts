import { type Deck, itemsOf } from '../core/deck/deck.ts';
import { placeOfOutput, spanOfLine } from '../core/deck/program-place.ts';
import type { Code } from '../core/diagnostics/codes.ts';
import { type Detail, type Diagnostic, diagnostic } from '../core/diagnostics/diagnostic.ts';
import { firstDifference, quotedLine } from '../core/diagnostics/output-difference.ts';
import type { Program } from '../core/item-types/contract.ts';
import { programOf } from '../core/item-types/index.ts';
import { linesOfText } from '../core/source/blocks.ts';
import type { Span } from '../core/source/span.ts';
import { type Ran, runProgram } from './run-code.ts';
import type { World } from './world.ts';

/** Programs that run at the same time. */
const atOnce = 2;

/** The results of some work in its order, a few pieces of it at a time. */
async function inTurns<Piece, Result>(
  pieces: readonly Piece[],
  work: (piece: Piece) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < pieces.length; index = next++) {
      const piece = pieces[index];
      if (piece !== undefined) results[index] = await work(piece);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/** Runs the programs of a deck that carry an expected output; what differs, fails or could not be run is reported. */
export async function runPrograms(
  world: Pick<World, 'env' | 'platform'>,
  deck: Deck,
  text: string,
): Promise<readonly Diagnostic[]> {
  const programs = itemsOf(deck).flatMap((item) => {
    const program = programOf(item);
    return program === undefined ? [] : [{ program, span: item.span }];
  });
  if (programs.length === 0) return [];
  const lines = linesOfText(text);
  const found = await inTurns(programs, async ({ program, span }) =>
    judged(deck.path, lines, span, program, await runProgram(world, program)),
  );
  return found.flat();
}

function judged(
  path: string,
  lines: readonly string[],
  item: Span,
  { expected }: Program,
  ran: Ran,
): readonly Diagnostic[] {
  const { heading, first } = placeOfOutput(lines, item);
  const say = (code: Code, line: number, detail: Detail) => [diagnostic(code, path, spanOfLine(lines, line), detail)];
  switch (ran.is) {
    case 'stopped':
      return say('run-timeout', item.line, { seconds: ran.afterSeconds });
    case 'skipped':
      return say('run-skipped', item.line, { reason: ran.reason, help: ran.help });
    case 'failed': {
      // A program may be there to fail: then the author expects what it prints before, with or without the complaint.
      const asExpected = [ran.output, ran.output + ran.errors].some(
        (all) => firstDifference(all, expected) === undefined,
      );
      return asExpected ? [] : say('run-failed', item.line, { reason: ran.reason });
    }
    case 'printed': {
      const difference = firstDifference(ran.output, expected);
      if (difference === undefined) return [];
      const { line, printed, expected: wanted } = difference;
      const at = wanted === undefined ? heading : first + line - 1;
      return say('output-differs', at, { line, printed: quotedLine(printed), expected: quotedLine(wanted) });
    }
  }
}

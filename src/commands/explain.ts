import { closest } from '../core/diagnostics/suggest.ts';
import { neutralise } from '../core/layout/neutralise.ts';
import { decodeReceipt } from '../core/marking/decode-receipt.ts';
import { explainReceipt } from '../core/marking/explain.ts';
import type { Receipt } from '../core/marking/receipt.ts';
import type { ExitCode } from '../exit-code.ts';
import { openable } from '../shell/deck-files.ts';
import { Refusal } from '../shell/errors.ts';
import { refusalOf } from '../shell/load-decks.ts';
import { Output } from '../shell/output.ts';
import { readText } from '../shell/read-text.ts';
import type { World } from '../shell/world.ts';

export interface ExplainOptions {
  readonly student: string;
  readonly item: string;
}

/** Says in words how one mark came about, for each attempt that counts. */
export async function explain(world: World, scores: string, { student, item }: ExplainOptions): Promise<ExitCode> {
  const read = readText(openable(world, scores), scores);
  if (!read.ok) throw refusalOf(read.diagnostic);
  const receipts = read.text.split('\n').flatMap((line): readonly Receipt[] => {
    const decoded = line === '' ? undefined : decodeReceipt(line);
    return decoded?.ok ? [decoded.receipt] : [];
  });
  const ofStudent = receipts.filter((receipt) => receipt.student === student);
  if (ofStudent.length === 0)
    throw unknown(
      'student',
      student,
      receipts.map((receipt) => receipt.student),
    );
  const found = ofStudent.filter((receipt) => receipt.item === item || `${receipt.deck}/${receipt.item}` === item);
  if (found.length === 0)
    throw unknown(
      'item',
      item,
      ofStudent.map((receipt) => receipt.item),
    );
  const out = new Output(world.stdout);
  const pages = found.map((receipt) =>
    explainReceipt(receipt)
      .map((line) => `${neutralise(line)}\n`)
      .join(''),
  );
  await out.write(pages.join('\n'));
  await out.flush();
  return 0;
}

function unknown(what: string, name: string, known: readonly string[]): Refusal {
  const names = [...new Set(known)];
  const near = closest(name, names);
  const some = names.slice(0, 5).join(', ') + (names.length > 5 ? ', …' : '');
  return new Refusal(
    `There is no mark of the ${what} \`${name}\`.`,
    near === undefined ? `There are: ${some}` : `Did you mean \`${near}\`?`,
  );
}

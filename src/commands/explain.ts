import { dirname } from 'node:path';
import { closest } from '../core/diagnostics/suggest.ts';
import { neutralise } from '../core/layout/neutralise.ts';
import { decodeReceipt } from '../core/marking/decode-receipt.ts';
import { explainReceipt } from '../core/marking/explain.ts';
import type { Receipt } from '../core/marking/receipt.ts';
import type { ExitCode } from '../exit-code.ts';
import { Refusal } from '../shell/errors.ts';
import { fileLines } from '../shell/marking/file-lines.ts';
import { finishResults } from '../shell/marking/put-in-place.ts';
import { Output } from '../shell/output.ts';
import type { World } from '../shell/world.ts';

export interface ExplainOptions {
  readonly student: string;
  readonly item: string;
}

/** Says in words how one mark came about, for each attempt that counts. */
export async function explain(world: World, scores: string, { student, item }: ExplainOptions): Promise<ExitCode> {
  finishResults(world, dirname(scores));
  const students = new Set<string>();
  const ofStudent: Receipt[] = [];
  for (const line of fileLines(world, scores)) {
    const decoded = line === '' ? undefined : decodeReceipt(line);
    if (!decoded?.ok) continue;
    students.add(decoded.receipt.student);
    if (decoded.receipt.student === student) ofStudent.push(decoded.receipt);
  }
  if (ofStudent.length === 0) throw unknown('student', student, [...students]);
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

/** Where marking gets its submissions from, and the statistics of its items. */

import { toNumber } from '../../core/grading/fraction.ts';
import type { Json } from '../../core/item-types/contract.ts';
import type { Marked } from '../../core/marking/marked.ts';
import type { MarkingPaper } from '../../core/marking/paper.ts';
import type { Finding, Submission } from '../../core/marking/submission.ts';
import { openable } from '../deck-files.ts';
import { readText } from '../read-text.ts';
import type { World } from '../world.ts';
import { type HandedInFiles, longCsv } from './long-csv.ts';

/** The submissions in some files; what cannot be read is a finding. */
export async function readHandedIn(
  world: World,
  paths: readonly string[],
  paper: MarkingPaper,
  _options: { readonly map?: string },
): Promise<HandedInFiles> {
  const submissions: Submission[] = [];
  const findings: Finding[] = [];
  for (const path of paths) {
    const text = path === '-' ? await standardInput(world) : readText(openable(world, path), path);
    if (!text.ok) {
      const { message, help = '' } = text.diagnostic;
      findings.push({ code: 'unreadable-file', severity: 'error', message, help, place: { path } });
      continue;
    }
    const read = longCsv(path, text.text, paper);
    submissions.push(...read.submissions);
    findings.push(...read.findings);
  }
  return { submissions, findings };
}

async function standardInput({ stdin }: World): Promise<ReturnType<typeof readText>> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return { ok: true, text: Buffer.concat(chunks).toString('utf8') };
}

/** The statistics of the items as `items.json` holds them, with alpha for the summary where it is known. */
export interface Analysed {
  readonly json: { readonly [name: string]: Json };
  readonly alpha?: number;
}

/** The statistics of the items of a run. */
export function analyseMarks({ items, students }: Marked): Analysed {
  const facts = items.map(({ id, place, item }) => {
    const shares = students.flatMap((student) => {
      const points = student.items[place];
      return points === undefined ? [] : [toNumber(points.earned) / (toNumber(item.points) || 1)];
    });
    const facility = shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
    return { id, n: shares.length, facility };
  });
  return { json: { test: { students: students.length, items: items.length }, items: facts } };
}

import { dueToJson, dueView } from '../core/feedback/due-view.ts';
import { jsonText } from '../core/json-text.ts';
import type { ExitCode } from '../exit-code.ts';
import { Output } from '../shell/output.ts';
import { PageWriter } from '../shell/page-writer.ts';
import { dueNow } from '../shell/study/due-now.ts';
import type { World } from '../shell/world.ts';

export interface DueOptions {
  readonly history?: string;
  readonly query?: string;
  readonly json: boolean;
}

/** Says what some decks bring today and in the next days; without a name those that the learner studies. */
export async function due(
  world: World,
  names: readonly string[],
  { history, query, json }: DueOptions,
): Promise<ExitCode> {
  const counted = await dueNow(world, names, {
    ...(history === undefined ? {} : { history }),
    ...(query === undefined ? {} : { query }),
  });
  const out = new Output(world.stdout);
  if (json) await out.write(`${jsonText(dueToJson(counted), 2)}\n`);
  else await new PageWriter(world, out).write(dueView(counted), world.cwd);
  await out.flush();
  return 0;
}

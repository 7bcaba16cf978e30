import { jsonText } from '../core/json-text.ts';
import type { Shown } from '../core/layout/shown.ts';
import type { ExitCode } from '../exit-code.ts';
import { type Finding, findings } from '../shell/doctor.ts';
import { Output } from '../shell/output.ts';
import { PageWriter } from '../shell/page-writer.ts';
import { themeFor } from '../shell/theme.ts';
import type { World } from '../shell/world.ts';

/** Says how things stand; 1 where something is wrong. */
export async function doctor(world: World, { json }: { readonly json: boolean }): Promise<ExitCode> {
  const found = await findings(world);
  const wrong = found.filter(({ is }) => is === 'wrong');
  const out = new Output(world.stdout);
  if (json) await out.write(`${jsonText({ findings: found, wrong: wrong.length }, 2)}\n`);
  else
    await new PageWriter(world, out, themeFor({ stream: world.stdout, env: world.env })).write(
      page(found, wrong.length),
      world.cwd,
    );
  await out.flush();
  return wrong.length > 0 ? 1 : 0;
}

function page(found: readonly Finding[], wrong: number): readonly Shown[] {
  const areas = [...new Set(found.map(({ area }) => area))];
  const end: Shown = {
    is: 'row',
    left: [
      wrong === 0
        ? { text: 'Nothing is wrong.', role: 'right' }
        : { text: wrong === 1 ? 'One thing is wrong.' : `${wrong} things are wrong.`, role: 'wrong' },
    ],
  };
  return [
    ...areas.flatMap((area): readonly Shown[] => [
      { is: 'row', left: [{ text: area, role: 'strong' }] },
      ...found.filter((each) => each.area === area).map(findingShown),
      { is: 'gap' },
    ]),
    end,
  ];
}

const signs = { wrong: '✗', note: '!', ok: '·' } as const;

function findingShown({ is, name, value, help }: Finding): Shown {
  return {
    is: 'row',
    indent: 2,
    left: [
      { text: `${signs[is]} `, role: is === 'wrong' ? 'wrong' : is === 'note' ? 'warning' : 'muted' },
      { text: `${name.padEnd(12)} `, role: 'plain' },
      { text: value, role: is === 'wrong' ? 'wrong' : 'plain' },
      ...(help === undefined ? [] : [{ text: `  ${help}`, role: 'muted' } as const]),
    ],
  };
}

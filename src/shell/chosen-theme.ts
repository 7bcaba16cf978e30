/** The theme that was chosen: by the command line or the environment, else by a file of settings. */
import { existsSync } from 'node:fs';
import { readTheme, type ThemeName } from '../core/study/theme-setting.ts';
import { Refusal } from './errors.ts';
import { colourLevel } from './terminal-abilities.ts';
import { type Theme, themeFor } from './theme.ts';
import type { TerminalOut, World } from './world.ts';

/** The theme that the environment names, if it does. Refuses a name that no theme has. */
export function namedTheme(env: World['env']): ThemeName | undefined {
  const named = env['VIVA_THEME'] ?? '';
  if (named === '') return undefined;
  const read = readTheme(named);
  if (read.ok) return read.theme;
  throw new Refusal(read.because, 'VIVA_THEME or --set names it; `viva config` says where settings come from.');
}

/** The theme of a stream. Refuses a name that no theme has. No file is read for a stream without colours. */
export async function chosenTheme(world: World, stream: TerminalOut): Promise<Theme> {
  const { env } = world;
  const named = namedTheme(env);
  if (named !== undefined) return themeFor({ stream, env, name: named });
  if (colourLevel(stream.isTTY === true, env, undefined) === 0) return themeFor({ stream, env });
  const { collectionOf, settingsPlaces } = await import('./study/collection.ts');
  const collection = collectionOf(world, []);
  // Most have no file of settings, and then a start does without what reads them.
  if (!settingsPlaces(collection).some(({ path }) => existsSync(path))) return themeFor({ stream, env });
  const { readSettingsFiles, themeIn } = await import('./study/settings-files.ts');
  const name = themeIn(await readSettingsFiles(collection));
  return themeFor({ stream, env, ...(name === undefined ? {} : { name }) });
}

import type { World } from './world.ts';

/** The world as what every command takes has changed it: its colours, and settings for this run. */
export async function withCommonFlags(world: World, given: Readonly<Record<string, unknown>>): Promise<World> {
  const coloured = withColor(world, given['color']);
  const set = given['set'];
  if (!Array.isArray(set) || set.length === 0) return coloured;
  const { settingsSaid } = await import('./set-flag.ts');
  const said = settingsSaid(set.map(String));
  return withEnv(coloured, { ...coloured.env, ...said }, Object.keys(said));
}

/**
 * The world with `--color` (true) or `--no-color` (false) said in its environment, so that one place decides about
 * colour.
 */
export function withColor(world: World, wanted: unknown): World {
  if (typeof wanted !== 'boolean') return world;
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...rest } = world.env;
  return withEnv(world, { ...rest, ...(wanted ? { FORCE_COLOR: 'true' } : { NO_COLOR: '1' }) });
}

/** The world in another environment, its streams unopened. */
function withEnv(world: World, env: World['env'], set: World['set'] = world.set): World {
  const { argv, cwd, platform, packageFolder } = world;
  return {
    argv,
    cwd,
    platform,
    packageFolder,
    env,
    ...(set === undefined ? {} : { set }),
    get stdin() {
      return world.stdin;
    },
    get stdout() {
      return world.stdout;
    },
    get stderr() {
      return world.stderr;
    },
    now: () => world.now(),
    utcOffsetMinutes: (atMs) => world.utcOffsetMinutes(atMs),
    freshSeed: () => world.freshSeed(),
  };
}

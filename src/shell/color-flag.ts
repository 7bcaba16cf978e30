import type { World } from './world.ts';

/**
 * The world with `--color` (true) or `--no-color` (false) said in its environment, so that one place decides about
 * colour. The streams stay unopened.
 */
export function withColor(world: World, wanted: unknown): World {
  if (typeof wanted !== 'boolean') return world;
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...rest } = world.env;
  const { argv, cwd, platform, packageFolder } = world;
  return {
    argv,
    cwd,
    platform,
    packageFolder,
    env: { ...rest, ...(wanted ? { FORCE_COLOR: 'true' } : { NO_COLOR: '1' }) },
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

import { expect, it } from 'vitest';
import { wantsLines } from '../../src/shell/terminal-abilities.ts';

it.each<[Readonly<Record<string, string>>, boolean]>([
  [{}, false],
  [{ ACCESSIBLE: '' }, false],
  [{ ACCESSIBLE: '0' }, false],
  [{ ACCESSIBLE: '1' }, true],
  [{ ACCESSIBLE: 'yes' }, true],
  [{ TERM: 'dumb' }, true],
  [{ TERM: 'xterm', ACCESSIBLE: '0' }, false],
])('lines are wanted, everywhere alike, in %j: %s', (env, wanted) => {
  expect(wantsLines(env)).toBe(wanted);
});

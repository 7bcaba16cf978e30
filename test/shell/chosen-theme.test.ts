import { describe, expect, it } from 'vitest';
import { piece } from '../../src/core/layout/line.ts';
import { main } from '../../src/main.ts';
import { chosenTheme } from '../../src/shell/chosen-theme.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

const files = { 'deck.md': '## Two and two?\n\n= 4\n' };
const colours = { TERM: 'xterm', FORCE_COLOR: '1' };

/** How a wrong answer is painted where some settings stand in the user's file and some in the environment. */
async function wrongIn(settings: string, env: Readonly<Record<string, string>>): Promise<string> {
  const cwd = folderWith({ ...files, '.home/settings.yaml': settings });
  const world = fakeWorld(cwd, { env: { VIVA_HOME: `${cwd}/.home`, ...env } });
  return (await chosenTheme(world, world.stdout)).paint([piece('no', 'wrong')]);
}

const inverse = '\u001b[7mno\u001b[27m';
const red = '\u001b[31mno\u001b[39m';

describe('the theme', () => {
  it('is the one of the file of settings', async () => {
    expect(await wrongIn('theme: high-contrast\n', colours)).toBe(inverse);
    expect(await wrongIn('study: {new: 5}\n', colours)).toBe(red);
  });

  it('is rather the one of the environment', async () => {
    expect(await wrongIn('theme: high-contrast\n', { ...colours, VIVA_THEME: 'terminal' })).toBe(red);
    expect(await wrongIn('', { ...colours, VIVA_THEME: 'high-contrast' })).toBe(inverse);
  });

  it('sends nothing where there are no colours, and reads no file for it', async () => {
    expect(await wrongIn('theme: [\n', { TERM: 'xterm' })).toBe('no');
  });

  it.each([['list'], ['check'], ['due', 'deck.md']])(
    'that there is not is refused once, by viva %s',
    async (...argv) => {
      const cwd = folderWith(files);
      const world = fakeWorld(cwd, { argv, env: { VIVA_HOME: `${cwd}/.home`, VIVA_THEME: 'drak' } });
      expect(await main(world)).toBe(2);
      expect([world.written(), world.complained()]).toEqual([
        '',
        'viva: There is no theme `drak`. Did you mean `dark`?\n' +
          '  VIVA_THEME or --set names it; `viva config` says where settings come from.\n',
      ]);
    },
  );
});

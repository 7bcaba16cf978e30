import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import type { World } from '../world.ts';

/** How an editor is told the line: most take `+12 file`, some `file:12`. */
function argumentsFor(editor: string, file: string, line: number): readonly string[] {
  const name = basename(editor).replace(/\.(exe|cmd)$/i, '');
  if (/^(code|codium|cursor|windsurf)(-insiders)?$/.test(name)) return ['--wait', '--goto', `${file}:${line}`];
  if (/^(subl|zed|atom)$/.test(name)) return ['--wait', `${file}:${line}`];
  if (/^(hx|helix|kak|micro)$/.test(name)) return [`${file}:${line}`];
  if (/^(notepad|open|xdg-open)$/.test(name)) return [file];
  return [`+${line}`, file];
}

/**
 * Opens a file at a line in the user's editor ($VISUAL, $EDITOR, else vi or notepad) and waits for it; why that did not
 * work, or nothing. The variable may hold arguments of its own; no shell reads it.
 */
export async function openInEditor(
  world: Pick<World, 'env' | 'cwd' | 'platform'>,
  file: string,
  line: number,
): Promise<string | undefined> {
  const wanted = world.env['VISUAL'] || world.env['EDITOR'] || (world.platform === 'win32' ? 'notepad' : 'vi');
  const [editor = '', ...own] = wanted.trim().split(/\s+/);
  return await new Promise((settle) => {
    const child = spawn(editor, [...own, ...argumentsFor(editor, file, line)], { cwd: world.cwd, stdio: 'inherit' });
    child.on('error', () => settle(`The editor \`${editor}\` cannot be started. Set EDITOR to another.`));
    child.on('exit', (code) => settle(code === 0 ? undefined : `The editor \`${editor}\` ended with an error.`));
  });
}

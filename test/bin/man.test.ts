import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { commands } from '../../src/program.ts';

const page = fileURLToPath(new URL(`../../${packageJson.man}`, import.meta.url));
const hasGroff = spawnSync('groff', ['--version']).status === 0;

describe('the manual page', () => {
  it('is built beside the program, and names every command with its options', () => {
    expect(existsSync(page)).toBe(true);
    const source = readFileSync(page, 'utf8').replaceAll('\\-', '-');
    for (const { name, options } of commands) {
      expect(source).toContain(`.SS "viva ${name}`);
      for (const flags of Object.keys(options)) expect(source).toContain(`.B "${flags}"`);
    }
  });

  it.skipIf(!hasGroff)('is set by groff without a warning, at 80 columns', () => {
    const { status, stderr, stdout } = spawnSync('groff', ['-man', '-ww', '-Tascii', '-P-c', page], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const rows = stdout.split('\n').map((row) => row.replace(/.\x08/g, ''));
    expect(rows.find((row) => row.includes('viva - '))?.trim()).toBe(
      'viva - quizzes, flashcards and exams from Markdown files',
    );
    expect(rows.filter((row) => row.length > 80)).toEqual([]);
    expect(rows).toContain('   viva due [decks...]');
  });
});

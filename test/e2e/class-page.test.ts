import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

const browser = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].find(
  (name) => spawnSync(name, ['--version'], { timeout: 20_000 }).status === 0,
);
if (browser === undefined) console.warn('Chromium is not on this machine: the page was opened in no browser.');

/** What headless Chromium makes of a page, as its DOM or a picture. */
function opened(page: string, ...options: readonly string[]): { readonly out: string; readonly said: string } {
  const fixed = ['--headless', '--no-sandbox', '--disable-gpu', '--enable-logging=stderr', '--window-size=900,1200'];
  const { stdout, stderr } = spawnSync(browser ?? '', [...fixed, ...options, pathToFileURL(page).href], {
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 1 << 26,
  });
  return {
    out: stdout,
    said: stderr
      .split('\n')
      .filter((line) => line.includes('CONSOLE'))
      .join('\n'),
  };
}

const hostile = '<script>document.title="owned"</script>';
const rows = Array.from({ length: 40 }, (_, at) => `${at},${at % 2 ? 'A,A,A,B' : 'B,B,C,A'}`);
const files = {
  'r.csv': `${['student', `"${hostile.replaceAll('"', '""')}"`, 'q2', 'q3', 'q4'].join()}\n${rows.join('\n')}\n`,
  'k.csv': `item,key\n"${hostile.replaceAll('"', '""')}",A\nq2,A\nq3,A\nq4,A\n`,
};

describe.skipIf(browser === undefined)('the page of a class in Chromium', () => {
  it('opens without a word on the console, with its drawings, and runs nothing that an id holds', async () => {
    const cwd = folderWith(files);
    const world = fakeWorld(cwd, { argv: ['analyze', 'r.csv', '--key', 'k.csv', '--html', 'page.html'] });
    expect([await main(world), world.complained()]).toEqual([0, '']);
    const { out, said } = opened(`${cwd}/page.html`, '--dump-dom');
    expect(said).toBe('');
    expect(out).toContain('<title>Item analysis</title>');
    expect(out).not.toContain('<script');
    expect(out.split('<svg ').length).toBe(readFileSync(`${cwd}/page.html`, 'utf8').split('<svg ').length);
    expect(out).toContain('&lt;script&gt;document.title="owned"&lt;/script&gt;');
  }, 90_000);

  it('is dark where that is preferred', async () => {
    const cwd = folderWith(files);
    await main(fakeWorld(cwd, { argv: ['analyze', 'r.csv', '--key', 'k.csv', '--html', 'page.html'] }));
    const pictureOf = (name: string, ...options: readonly string[]): Buffer => {
      opened(`${cwd}/page.html`, `--screenshot=${cwd}/${name}.png`, ...options);
      return readFileSync(`${cwd}/${name}.png`);
    };
    const [light, dark] = [pictureOf('light'), pictureOf('dark', '--blink-settings=preferredColorScheme=0')];
    expect(light.length).toBeGreaterThan(5000);
    expect(light.equals(dark)).toBe(false);
  }, 120_000);
});

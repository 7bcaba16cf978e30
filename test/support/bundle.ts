import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** A script of the tests as JavaScript that Node runs, in a folder of its own that `remove` deletes. */
export async function bundled(script: string): Promise<{ readonly file: string; readonly remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'viva-bundle-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: script,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'script.mjs', chunkFileNames: '[name].mjs' } },
    },
  });
  return { file: join(folder, 'script.mjs'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/* Compiles what a measurement needs of src/, so that bare Node runs it. */
import { join } from 'node:path';
import { build } from 'vite';

/** Writes a module of this folder, with all that it imports, into a folder under a name. */
export async function compile(module, folder, name) {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, module),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: name, chunkFileNames: '[name].mjs' } },
    },
  });
}

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    testTimeout: 30_000,
    setupFiles: [fileURLToPath(new URL('support/seed.ts', import.meta.url))],
  },
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    testTimeout: 30_000,
    setupFiles: [fileURLToPath(new URL('support/seed.ts', import.meta.url))],
    // With --coverage alone: of the pure part, which is all that can be tested without a program that is started.
    coverage: { provider: 'v8', include: ['src/core/**'], reporter: ['text', 'json'], skipFull: true },
  },
});

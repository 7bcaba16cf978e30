import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    testTimeout: 30_000,
    setupFiles: [fileURLToPath(new URL('support/seed.ts', import.meta.url))],
    // With --coverage alone: of the pure part, which is all that can be tested without a program that is started. Every
    // statement of it is run. The branches that are not taken are mostly what the compiler asks for beside a place in a
    // list that is known to be there.
    coverage: {
      provider: 'v8',
      include: ['src/core/**'],
      reporter: ['text', 'json'],
      skipFull: true,
      thresholds: { statements: 100, functions: 100, lines: 100, branches: 92.6 },
    },
  },
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    testTimeout: 30_000,
    setupFiles: [fileURLToPath(new URL('support/seed.ts', import.meta.url))],
    // With --coverage alone: of the pure part, which is all that can be tested without a program that is started. It fails
    // below what is reached; what is not are guards against what other parts rule out, and searches that never end.
    coverage: {
      provider: 'v8',
      include: ['src/core/**'],
      reporter: ['text', 'json'],
      skipFull: true,
      thresholds: { statements: 99.9, functions: 99.9, lines: 99.9, branches: 91.5 },
    },
  },
});

import fc from 'fast-check';

/** Properties draw the same cases on every run; `npm run fuzz` gives a new seed each time and prints it. */
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 20_261_122) });

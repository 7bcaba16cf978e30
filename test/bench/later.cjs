/* Loaded with `--require`: the program runs so many days later as VIVA_BENCH_DAYS says. */
const now = Date.now;
Date.now = () => now() + Number(process.env.VIVA_BENCH_DAYS) * 86_400_000;

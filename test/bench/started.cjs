/* Loaded by npm and by what npx starts: the latter leaves in VIVA_BENCH_NOTE when its process began, in ms since 1970. */
if (/[\\/]node_modules[\\/]\.bin[\\/]/.test(process.argv[1] ?? '')) {
  require('node:fs').writeFileSync(process.env.VIVA_BENCH_NOTE, String(performance.timeOrigin));
}

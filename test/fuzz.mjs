// Runs the property tests with one new seed after the other: `npm run fuzz -- MINUTES [FILE…]` (5 minutes, all of them).
// A failure prints its seed; `FUZZ_SEED=… npm test` shows it again.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const [minutes = '5', ...named] = process.argv.slice(2);
const until = Date.now() + Number(minutes) * 60_000;
if (!(Number(minutes) > 0)) {
  console.error(`fuzz: "${minutes}" is not a number of minutes`);
  process.exit(2);
}
const properties = readdirSync('test', { recursive: true })
  .map((name) => `test/${name}`)
  .filter((name) => name.endsWith('.test.ts') && readFileSync(name, 'utf8').includes("from 'fast-check'"));
const files = named.length > 0 ? named : properties;

let rounds = 0;
while (Date.now() < until) {
  const seed = String(Date.now() % 2 ** 31);
  const { status } = spawnSync(
    'npx',
    ['vitest', 'run', '--config', 'test/vitest.config.ts', '--reporter=dot', ...files],
    {
      env: { ...process.env, FUZZ_SEED: seed },
      stdio: 'inherit',
    },
  );
  if (status !== 0) {
    console.error(`fuzz: a property does not hold; FUZZ_SEED=${seed} shows it again`);
    process.exit(1);
  }
  rounds += 1;
}
console.log(`fuzz: ${files.length} files held with ${rounds} seeds`);

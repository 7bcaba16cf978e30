import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('leaves dates as they were, though the package adds functions to them when it is loaded', async () => {
  const script = "import 'ts-fsrs'; process.stdout.write(Object.keys(Date.prototype).sort().join());";
  const added = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(added).toBe('diff,dueFormat,format,scheduler');

  const before = Reflect.ownKeys(Date.prototype);
  await import('../../../src/core/schedule/fsrs6.ts');
  expect(Reflect.ownKeys(Date.prototype)).toEqual(before);
});

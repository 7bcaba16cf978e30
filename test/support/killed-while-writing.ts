/* Replaces two files of a folder, and is killed on the way: the first is written, the second in part. */
import { replaceFiles } from '../../src/shell/marking/replace-files.ts';

const [, , folder = ''] = process.argv;

function* fatal(): Iterable<string> {
  // More than is gathered before a write.
  yield 'x'.repeat(1 << 17);
  process.kill(process.pid, 'SIGKILL');
  yield 'never';
}

replaceFiles(folder, 'out', [
  { name: 'a.csv', pieces: ['new a'] },
  { name: 'b.csv', pieces: fatal() },
]);

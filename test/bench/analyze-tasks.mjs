/* What `analyze.mjs` measures within the program; bundled by it, since it is made of the program's source. */
import { readFileSync } from 'node:fs';
import { findingsIn } from '../../src/core/analysis/findings/findings-of.ts';
import { analyseTable } from '../../src/core/analysis/test-theory/analyse.ts';
import { tableOfColumns } from '../../src/core/analysis/test-theory/score-table.ts';
import { responsesIn } from '../../src/core/matrix/responses.ts';
import { newFindings } from '../../src/core/submissions/findings.ts';

const [path, keyPath] = process.argv.slice(2);
const file = (name) => ({ path: name, text: readFileSync(name, 'utf8') });
const read = responsesIn(file(path), file(keyPath), {}, newFindings());

const [started, used] = [performance.now(), process.cpuUsage()];
const table = tableOfColumns(read.matrix);
const analysis = analyseTable(table, { as: 'ctt', rasch: true, twoPl: false });
const findings = findingsIn(table, analysis, read.extra);
const { user, system } = process.cpuUsage(used);
console.log(JSON.stringify({ wall: performance.now() - started, cpu: (user + system) / 1000, found: findings.length }));

import { add, compare, divide, type Fraction, fraction, multiply, zero } from '../grading/fraction.ts';
import { latenessMs } from '../marking/late.ts';
import { shareOf } from '../marking/mark-submissions.ts';
import type { StudentMark } from '../marking/marked.ts';
import type { Policy } from '../marking/policy.ts';
import type { RunTotals } from '../marking/totals.ts';
import { csvCell, csvRow } from '../report/csv.ts';
import { gradebookHeader, gradebookRow, sumCells } from '../report/gradebook-csv.ts';
import type { ByteNames } from './byte-names.ts';
import { type ByteSink, newByteSink } from './byte-sink.ts';
import { addCells, pointsTable, type RowSums } from './points-table.ts';
import { noPage, pageOf } from './shard.ts';
import { inOrder, textOf } from './student-order.ts';
import type { Tally, TallyItem } from './tally.ts';
import { studentMark, timeOf } from './tally-marks.ts';
import { papersOf, usedOf } from './used-papers.ts';

/** The gradebook of a tally, a block of bytes at a time, and after the last of them what it came to. */
export interface BulkGradebook {
  blocks(): Iterable<Uint8Array>;
  totals(): RunTotals;
  /** How many are below the pass mark. */
  failed(): number;
}

/** What students with the same sums have in common, and how many there are. */
interface Shared extends Pick<StudentMark, 'total' | 'share' | 'passed'> {
  /** The end of their rows, up to the number of the attempt. */
  readonly end: Uint8Array;
  count: number;
}

const keyFactor = 2 ** 26;
const quote = 0x22;
const comma = 0x2c;
const nearAtMost = 1000;

/** The same bytes that `gradebookCsv` writes of the same marks, and the same totals. */
export function bulkGradebook(tally: Tally, items: readonly TallyItem[], policy: Policy): BulkGradebook {
  const { papers, outcomes } = tally;
  const { count, attempts, next } = papers.papers;
  const points = pointsTable(outcomes, policy);
  const shared = new Map<number, Shared>();
  /** Those that came last, by what was earned where that is little. */
  const near: { readonly possible: number; readonly shared: Shared }[] = [];
  const sums: RowSums = { earned: 0, possible: 0, unrated: 0 };
  const apart = { total: zero, share: zero, passed: 0, failed: 0 };
  let unrated = 0;

  const isLate = (paper: number): boolean => {
    const time = timeOf(papers, paper);
    return policy.late !== undefined && time !== undefined && latenessMs(policy.late, time) > 0;
  };

  const sharedBy = (earned: number, possible: number, denominator: number): Shared => {
    const isNear = earned >= 0 && earned < nearAtMost;
    const ofEarned = isNear ? near[earned] : undefined;
    if (ofEarned?.possible === possible) return ofEarned.shared;
    const key = earned * keyFactor + possible;
    const known = shared.get(key);
    const own =
      known ?? markShared(fraction(earned, BigInt(denominator)), fraction(possible, BigInt(denominator)), policy);
    if (known === undefined) shared.set(key, own);
    if (isNear) near[earned] = { possible, shared: own };
    return own;
  };

  /** Writes the row of a student. */
  const putStudent = (sink: ByteSink, student: number): void => {
    const first = papers.first[student] ?? -1;
    const all = (next[first] ?? -1) < 0 ? undefined : papersOf(papers, student);
    const used = all === undefined ? first : usedOf(all, policy);
    if (points === undefined || used === undefined || isLate(used)) {
      const mark = studentMark(tally, items, policy, student, all ?? papersOf(papers, student));
      apart.total = add(apart.total, mark.total);
      apart.share = add(apart.share, mark.share);
      apart.passed += mark.passed === true ? 1 : 0;
      apart.failed += mark.passed === false ? 1 : 0;
      unrated += mark.unrated;
      sink.text(gradebookRow(mark));
      return;
    }
    const { bytes, starts } = papers.students;
    if (isPlainName(papers.students, student)) sink.bytes(bytes, starts[student] ?? 0, starts[student + 1] ?? 0);
    else sink.text(csvCell({ text: textOf(papers.students, student) }));
    const page = papers.pages[Math.floor(used / pageOf)] ?? noPage;
    const row = (used % pageOf) * papers.stride;
    sink.with(points.longest, (block, end) => addCells(points, page, row, sums, block, end));
    unrated += sums.unrated;
    const own = sharedBy(sums.earned, sums.possible, points.denominator);
    own.count++;
    sink.bytes(own.end, 0, own.end.length);
    const attempt = attempts[used] ?? 0;
    sink.text(attempt > 0 ? `${attempt}\n` : '\n');
  };

  function* blocks(): Iterable<Uint8Array> {
    const sink = newByteSink();
    sink.text(gradebookHeader(items));
    for (const student of inOrder(papers.students)) {
      putStudent(sink, student);
      if (sink.isFull()) yield sink.taken();
    }
    yield sink.taken();
  }

  const over = (value: 'total' | 'share'): Fraction => {
    let all = apart[value];
    for (const each of shared.values()) all = add(all, multiply(each[value], fraction(each.count)));
    return papers.students.count === 0 ? zero : divide(all, fraction(papers.students.count));
  };
  const counted = (passed: boolean): number =>
    [...shared.values()].reduce((sofar, each) => sofar + (each.passed === passed ? each.count : 0), 0);

  return {
    blocks,
    totals: () => ({
      submissions: count,
      students: papers.students.count,
      items: items.length,
      unrated,
      ...(policy.passMark === undefined ? {} : { passed: apart.passed + counted(true) }),
      meanTotal: over('total'),
      meanShare: over('share'),
    }),
    failed: () => apart.failed + counted(false),
  };
}

function markShared(total: Fraction, possible: Fraction, { passMark }: Policy): Shared {
  const share = shareOf(total, possible);
  const passed = passMark === undefined ? {} : { passed: compare(share, passMark) >= 0 };
  const sums = { earned: total, possible, cut: zero, total };
  const end = csvRow([null, ...sumCells({ ...sums, share, isLate: false, ...passed }), null]).trimEnd();
  return { total, share, ...passed, end: new TextEncoder().encode(end), count: 0 };
}

/** True for a name that stands in a table as it is: it begins with a letter or digit, and no other character is special. */
function isPlainName({ starts, bytes }: ByteNames, place: number): boolean {
  const from = starts[place] ?? 0;
  const end = starts[place + 1] ?? 0;
  const first = bytes[from] ?? 0;
  const isLetter = (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7a;
  if (!isLetter && !(first >= 0x30 && first <= 0x39)) return false;
  for (let at = from; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte <= 0x20 || byte >= 0x7f || byte === quote || byte === comma) return false;
  }
  return true;
}

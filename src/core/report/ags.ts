import { compare, zero } from '../grading/fraction.ts';
import type { Json } from '../item-types/contract.ts';
import { jsonText } from '../json-text.ts';
import type { Marks, StudentMark } from '../marking/marked.ts';
import { momentText } from '../marking/moment.ts';
import { rounded } from './numbers.ts';

/**
 * The totals as scores for a learning platform, one JSON object a line, each the body of one request of media type
 * application/vnd.ims.lis.v1.score+json: `timestamp`, `scoreGiven`, `scoreMaximum`, `activityProgress`,
 * `gradingProgress`, `userId` and `comment` (1EdTech, LTI Assignment and Grade Services 2.0, 3.4 Score publish service).
 * There a score may not be below zero, `scoreMaximum` has to be above zero and stands with every `scoreGiven`, a time has
 * parts of a second, and a platform may ignore any grading progress but `FullyGraded`. The timestamp is the time of the
 * submission, `now` (in milliseconds since 1970) where it has none.
 */
export function* agsScores({ students }: Marks, now: number): Iterable<string> {
  for (const student of students) yield `${jsonText(scoreOf(student, now))}\n`;
}

function scoreOf(student: StudentMark, now: number): Json {
  const times = student.used.flatMap(({ submittedAt }) => submittedAt ?? []);
  const isWorth = compare(student.possible, zero) > 0;
  return {
    timestamp: momentText(times.length === 0 ? now : Math.max(...times)),
    ...(isWorth ? { scoreGiven: Math.max(0, rounded(student.total)), scoreMaximum: rounded(student.possible) } : {}),
    ...(student.isLate ? { comment: `Late: ${rounded(student.cut)} points less.` } : {}),
    activityProgress: 'Completed',
    gradingProgress: student.unrated > 0 ? 'PendingManual' : isWorth ? 'FullyGraded' : 'NotReady',
    userId: student.student,
  };
}

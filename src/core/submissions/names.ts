/** What a column or field is for, apart from holding the responses to one item. */
export type Role =
  | 'student'
  | 'item'
  | 'response'
  | 'attempt'
  | 'submitted'
  | 'seconds'
  | 'order'
  | 'seed'
  | 'extra'
  | 'ignored';

/** Longer names are known for nothing. */
const longestName = 60;

/** The names that identify a student, the surest first. */
const studentNames = [
  'student',
  'studentid',
  'studentnumber',
  'sid',
  'learner',
  'learnerid',
  'candidate',
  'candidateid',
  'participant',
  'matriculationnumber',
  'matriculation',
  'userid',
  'username',
  'user',
  'login',
  'emailaddress',
  'email',
  'mail',
  'studentname',
  'fullname',
  'name',
  'id',
];

const others: Readonly<Record<Exclude<Role, 'student' | 'ignored'>, readonly string[]>> = {
  item: ['item', 'itemid', 'question', 'questionid', 'questionnumber', 'problem', 'task'],
  response: [
    'response',
    'answer',
    'studentresponse',
    'studentanswer',
    'givenresponse',
    'givenanswer',
    'choice',
    'value',
  ],
  attempt: ['attempt', 'attemptnumber', 'attemptno', 'try'],
  submitted: [
    'submittedat',
    'submitted',
    'submissiontime',
    'submissiondate',
    'timestamp',
    'completedat',
    'completiontime',
    'finishedat',
    'datetime',
    'date',
    'time',
  ],
  seconds: ['seconds', 'durationseconds', 'secondsspent', 'timeseconds', 'timespent', 'duration'],
  order: ['order', 'optionorder', 'choiceorder', 'shown'],
  seed: ['seed', 'paperseed'],
  extra: [
    'group',
    'section',
    'class',
    'course',
    'cohort',
    'firstname',
    'lastname',
    'surname',
    'department',
    'institution',
  ],
};

const roles = new Map<string, Role>([
  ...studentNames.map((name) => [name, 'student'] as const),
  ...Object.entries(others).flatMap(([role, names]) => {
    const known = roleNamed(role);
    return known === undefined ? [] : names.map((name) => [name, known] as const);
  }),
]);

/** A name without case, spaces, hyphens and underscores, so that `Submitted at` is `submitted_at`. */
function foldName(name: string): string {
  return name.length > longestName ? '' : name.toLowerCase().replace(/[\s_.#:-]+/g, '');
}

/** So many names are remembered as they were written: a folder may hold a hundred thousand files with the same ones. */
const manyNames = 1000;
const remembered = new Map<string, Role | undefined>();

/** What a column or field of that name is for; nothing for any other name. */
export function roleOf(name: string): Role | undefined {
  const known = remembered.get(name);
  if (known !== undefined || remembered.has(name)) return known;
  const role = roles.get(foldName(name));
  if (remembered.size < manyNames && name.length <= longestName) remembered.set(name, role);
  return role;
}

/** How sure a name is to identify a student, from 0, the surest. */
export function studentRank(name: string): number {
  const rank = studentNames.indexOf(foldName(name));
  return rank < 0 ? studentNames.length : rank;
}

/** The role that a word of a map file means: `ignore`, `student`, `submitted_at`, `extra` and so on. */
export function roleNamed(word: string): Role | undefined {
  switch (foldName(word)) {
    case 'ignore':
    case 'ignored':
      return 'ignored';
    case 'student':
      return 'student';
    case 'item':
      return 'item';
    case 'response':
      return 'response';
    case 'attempt':
      return 'attempt';
    case 'submitted':
    case 'submittedat':
      return 'submitted';
    case 'seconds':
      return 'seconds';
    case 'order':
      return 'order';
    case 'seed':
      return 'seed';
    case 'extra':
      return 'extra';
    default:
      return undefined;
  }
}

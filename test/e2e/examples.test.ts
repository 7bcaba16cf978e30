import { describe, expect, it } from 'vitest';
import { commands } from '../../src/program.ts';
import { type Machine, machineWith } from './viva.ts';

const item = (id: string, tag: string) => `## What is ${id}?
<!-- {id: ${id}, tags: [${tag}]} -->

- [ ] this
- [x] that
`;

const handedIn = 'student,item,response,submitted_at\n'.concat(
  ...['ada,signal,B', 'ada,offload-cpu,B', 'bob,signal,A', 'bob,offload-cpu,B'].map(
    (row) => `${row},2026-11-30T12:00Z\n`,
  ),
);
/** Results of an earlier day, which some examples take up. */
const graded = 'viva grade exam.md answers.csv --out results > before 2> before;';
const wantsResults = ['regrade', 'verify', 'explain'];
/** These tell a person on standard error what they came to. */
const tells = ['grade', 'analyze', 'regrade', 'verify', 'what-if'];

/** What the examples speak of: notes, an exam, a subject, the history of another machine. */
function prepared(): Machine {
  return machineWith({
    'work/notes/asyncio.md': `# Notes\n\n${item('offload-cpu', 'threads')}\n${item('gather', 'exam')}`,
    'work/exam.md': `# Exam\n\n${item('signal', 'exam')}\n${item('offload-cpu', 'exam')}`,
    'work/answers.csv': handedIn,
    'work/answers/ada.csv': 'item,response\nsignal,B\noffload-cpu,B\n',
    'work/answers/bob.csv': 'item,response\nsignal,B\noffload-cpu,B\n',
    'work/responses.csv': 'student,one,two\nada,A,B\nbob,B,B\ncy,A,A\n',
    'work/key.csv': 'item,key\none,A\ntwo,B\n',
    'work/scores.csv': 'student,one,two\nada,1,1\nbob,0,1\ncy,1,0\n',
    'laptop/.viva/history/other/2026-11.jsonl': '',
    '.zfunc/.keep': '',
    '.config/fish/completions/.keep': '',
  });
}

/** What stands in the history before: a review of all cards, and one of them suspended. */
const reviewed = `printf '2\\n\\n%.0s' 1 2 3 4 5 6 | viva study notes/ --plain > before; viva suspend id:gather > before;`;
const wantsHistory = ['bury', 'due-on', 'reset', 'suspend', 'undo', 'unsuspend'];

/** What a learner is told whose history is as short as that. */
const refusals: Readonly<Record<string, string>> = {
  'viva optimize':
    'viva: Fitting takes 400 reviews that came a day or more after the one before; there are 0.\n' +
    '  Until then the weights that were fitted to many learners serve best.\n',
  'viva lab cpu-work --python':
    'viva: `python3.14t` cannot be run.\n  Name a Python by its path, or leave --python out.\n',
  'viva suspend is:leech': 'viva: No card fits the query.\n  See which cards there are: viva cards\n',
};
/** Nobody answers the exam. */
const failed = ['viva quiz exam.md --exam --time 20m --pass-mark 70%'];
const refusalOf = (line: string) => Object.entries(refusals).find(([start]) => line.startsWith(start))?.[1];

const examples = commands.flatMap(({ name, examples: own }) => Object.keys(own).map((line) => [name, line] as const));

describe('the examples of the help', () => {
  it('are there for every command, each about that command', () => {
    expect(commands.filter(({ examples: own }) => Object.keys(own).length === 0)).toEqual([]);
    expect(examples.filter(([name, line]) => !`${line} `.startsWith(`viva ${name} `))).toEqual([]);
  });

  it.each(examples)('run: %s, %s', async (name, line) => {
    const before = wantsHistory.includes(name) ? reviewed : wantsResults.includes(name) ? graded : '';
    const { code, err } = await prepared().shell(`cd work; PROFILE=~/profile.ps1; ${before} ${line} < /dev/null`);
    const refusal = refusalOf(line);
    const expected = failed.includes(line) ? 1 : refusal === undefined ? 0 : 2;
    expect({ code, err: tells.includes(name) && !err.startsWith('viva: ') ? '' : err }).toEqual({
      code: expected,
      err: refusal ?? '',
    });
  });
});

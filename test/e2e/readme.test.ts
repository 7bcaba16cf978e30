import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { machineWith } from './viva.ts';

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const commands = readme
  .split('\n')
  .filter((line) => /^ {4}viva\b/.test(line))
  .map((line) => line.trim().split(/ {2,}/)[0] ?? '');

/** What a reader of the README may have in the folder they stand in, and in the one beside it. */
const deck = `---
tags: [asyncio, exam]
level: 2
---

## Which waits without blocking?
<!-- {id: offload-cpu} -->

- [ ] time.sleep(1)
- [x] await asyncio.sleep(1)
`;
const twice = `${deck}\n## And which blocks?\n<!-- {tags: [legacy]} -->\n\n- [x] time.sleep(1)\n- [ ] await asyncio.sleep(1)\n`;
const answers = 'student,item,response\nada,offload-cpu,B\nben,offload-cpu,A\n';
const collection = {
  'here/notes/a.md': twice,
  'here/questions/b.md': deck,
  'here/responses.json': '{ "offload-cpu": "B" }',
  'laptop/.viva/history/other/2026-11.jsonl': '',
};
const exam = {
  'here/part-1.csv': answers,
  'here/part-2.csv': answers.replace('ada', 'cem').replace('ben', 'dora'),
  'here/responses.csv': 'student,q1,q2\nada,A,B\nben,B,B\ncem,A,A\n',
  'here/key.csv': 'item,key\nq1,A\nq2,B\n',
  'here/scores.csv': 'student,q1,q2\nada,1,1\nben,0,1\ncem,1,0\n',
  'here/exam.md': deck,
  'here/answers.csv': answers,
  'here/answers/a.csv': answers,
};

/** What a machine without the optional package cannot do. */
const needsMore = (command: string): boolean => command.startsWith('viva optimize');

describe('what the README lets its reader type', () => {
  it('is there', () => expect(commands.length).toBeGreaterThan(40));

  it('does what it says in the five minutes of each, one after the other', async () => {
    const [, section = ''] = /## Five minutes of each\n([^]*?)\n## /.exec(readme) ?? [];
    const typed = section.split('\n').flatMap((line) => (/^ {4}\S/.test(line) ? [line.trim()] : []));
    // The reader answers some questions of the tour and of the deck before leaving.
    const lines = typed.map((line) =>
      /^viva (?:tour|study)/.test(line) ? `printf '1\\n\\n1\\n1\\n1\\n1\\n1\\n1\\n1\\n' | ${line}` : line,
    );
    const ran = await machineWith().shell(`set -e; ${lines.join('\n')}`);
    expect(ran.code, ran.err).toBe(0);
    expect(ran.out).toContain('That earns 0 of 1 point.');
  });

  it('runs, from the first command to the last', async () => {
    const machine = machineWith({ ...collection, ...exam });
    // A learner who has begun: a card was reviewed, and a sitting was left with a miss.
    await machine.shell("cd here && printf '1\\n' | viva study notes/; printf '2\\n' | viva notes/ --seed 1");
    const failed: string[] = [];
    const outside = /## Five minutes of each\n[^]*?\n## /.exec(readme)?.[0] ?? '';
    for (const command of commands.filter((each) => !outside.includes(each) && !needsMore(each))) {
      const { code, err } = await machine.shell(`cd here && ${command}`);
      // 1 says that the result is negative, as after a sitting without responses.
      if (code !== 0 && code !== 1) failed.push(`${command}: ${err}`);
    }
    expect(failed).toEqual([]);
  });
});

describe('the workflows in the README', () => {
  const workflows = Array.from(readme.matchAll(/```yaml\n([^]*?)```/g), ([, text = '']) => parse(text));
  const lines: readonly string[] = workflows.flatMap(({ jobs }) =>
    Object.values<{ steps: readonly { run?: string }[] }>(jobs).flatMap(({ steps }) =>
      steps.flatMap(({ run }) => (run?.startsWith('viva ') === true ? [run] : [])),
    ),
  );
  const [check = '', mark = ''] = lines;

  it('are two, on pushes, and install what npm packs', () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(lines).toHaveLength(2);
    expect(workflows.every(({ on }) => [on].flat().some((when) => when === 'push' || 'push' in when))).toBe(true);
    expect(readme.split(`npm install --global ./tools/viva-${version}.tgz`)).toHaveLength(3);
  });

  it('annotate a mistake at its line, and fail for it alone', async () => {
    expect(await machineWith({ 'questions/a.md': deck }).shell(check)).toMatchObject({ code: 0 });
    const wrong = await machineWith({ 'questions/a.md': deck.replace('[x]', '[ ]') }).shell(check);
    expect(wrong.code).toBe(1);
    expect(wrong.out.split('\n')[0]).toMatch(/^::error file=questions\/a\.md,line=6,endLine=6,col=4,.*key-missing/);
  });

  it('mark a folder, keep the results, and fail for a submission below the pass mark', async () => {
    const handedIn = (text: string) => machineWith({ 'exam.md': deck, 'submissions/all.csv': text });
    const passed = handedIn(answers.replace('ben,offload-cpu,A', 'ben,offload-cpu,B'));
    expect(await passed.shell(mark)).toMatchObject({ code: 0 });
    const failed = handedIn(answers);
    expect(await failed.shell(`${mark}; code=$?; head -c 8 results/gradebook.csv; exit $code`)).toMatchObject({
      code: 1,
    });
  });
});

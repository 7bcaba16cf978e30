import { describe, expect, it } from 'vitest';
import { machineWith } from './viva.ts';

const esc = '\u001b';
const attacks = [
  `${esc}[2J${esc}[31mred`,
  `${esc}]52;c;ZXZpbA==\u0007`,
  `${esc}]0;title${esc}\\`,
  '\u009b2J',
  '\u009d52;c;eA==\u009c',
  'a\u202eb\u2066c\u2069',
  'back\u0008\u0008\u007f',
  `${esc}Pq${esc}\\`,
];

/** What must never reach a terminal from a file. The first is also what follows a theme's own sequences. */
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** One attack in every place of a deck that is shown. */
const deckWith = (text: string): string => `---
title: "${JSON.stringify(`deck ${text}`).slice(1, -1)}"
tags: ["${JSON.stringify(`tag ${text}`).slice(1, -1)}"]
"${JSON.stringify(`field ${text}`).slice(1, -1)}": 1
---

# Chapter ${text}

Reading ${text}

## Title ${text}

Stem ${text}

\`\`\`py${text}
code ${text}
\`\`\`

- [x] option ${text}
  > feedback ${text}
- [ ] other ${text}

> [!TIP]
> hint ${text}

Explanation ${text} with [a link ${text}](https://example.com/${text})

![image ${text}](missing${text}.png)

### Sources

- [source ${text}](https://example.com/)

## No key ${text}?

- [ ] one ${text}
- [ ] two ${text}
`;

const files = Object.fromEntries(attacks.map((text, at) => [`${at}.md`, deckWith(text)]));

describe('text that would command a terminal', () => {
  it.each([
    [['quiz', '.', '--kind', 'multiple-choice'], 'h\n1\n'.repeat(attacks.length)],
    [['quiz', '.', '--exam'], 'f\na note\n1\n'.repeat(attacks.length)],
    [['show', '.'], ''],
    [['list', '.'], ''],
    [['check', '.'], ''],
  ])('never leaves the program raw: %j', async (args, input) => {
    const machine = machineWith(files);
    const { out, err } = await machine.run(args, { input });
    expect(out).not.toBe('');
    expect(`${out}${err}`).not.toMatch(forbidden);
  });

  it('stands in JSON only escaped', async () => {
    const machine = machineWith(files);
    for (const command of ['show', 'list', 'check']) {
      const { out, err } = await machine.run([command, '.', '--json']);
      expect(() => JSON.parse(out)).not.toThrow();
      expect(`${out}${err}`).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u);
    }
  });

  it('in a response is not echoed raw', async () => {
    const machine = machineWith({ 'word.md': '## Say it\n\n= yes\n' });
    const { out } = await machine.run(['quiz', 'word.md'], { input: `${attacks[0]}\n` });
    expect(out).toContain('^[[2J^[[31mred');
    expect(out).not.toMatch(forbidden);
  });

  it('in the name of a file, an option or a command is not echoed raw', async () => {
    const name = `${esc}[2J\u202e\nx.md`;
    const machine = machineWith({ [name]: '## Which?\n\n- [ ] yes\n- [ ] no\n' });
    for (const args of [
      ['quiz', name],
      ['quiz', `${name}.md`],
      ['show', name],
      ['check', name],
      ['check', '.'],
      ['list', '.'],
      ['quiz', '.'],
      ['quiz', 'tour', '--kind', name],
      ['quiz', 'tour', '--answers', name],
      [`--${name}`],
      ['quiz', `--${name}`],
    ]) {
      const { out, err } = await machine.run(args);
      expect({ args, said: `${out}${err}` }).not.toMatchObject({ said: expect.stringMatching(forbidden) });
      expect(`${out}${err}`).toContain('^[[2J');
    }
  });

  it('on a terminal is drawn as text among the sequences of the theme', async () => {
    const machine = machineWith({ '0.md': deckWith(attacks[0] ?? ''), '1.md': deckWith(attacks[1] ?? '') });
    const pty = machine.start(['quiz', '0.md', '1.md'], { rows: 60 });
    await pty.waitFor('⏎ answer');
    pty.send('1\r');
    await pty.waitFor('⏎ next');
    const written = pty.written();
    expect(written).toContain('^[[2J');
    expect(written).not.toContain(`${esc}]52`);
    expect(written).not.toContain(`${esc}[31mred`);
  });
});

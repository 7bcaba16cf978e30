/* A collection of question files as people write them, about 0.9 KB each, the same on every run. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const words =
  'event loop task coroutine thread pool process future await lock queue signal stream socket buffer cache index row key value'.split(
    ' ',
  );

const word = (n) => words[((n * 7919) >>> 0) % words.length];
const sentence = (n, length) => Array.from({ length }, (_, i) => word(n + i * 31)).join(' ');

/** The items, their kinds as often as collections have them: mostly choices. */
const choice = (n) => `A ${sentence(n, 9)} that ${sentence(n + 3, 6)}:

\`\`\`python
import asyncio

async def ${word(n)}_${n}(limit):
    for step in range(limit):
        await asyncio.sleep(0.1 * step)
    return "${word(n + 5)}"
\`\`\`

- [ ] the ${sentence(n + 11, 6)}
- [x] a ${sentence(n + 12, 7)}
  > Right: ${sentence(n + 13, 8)}.
- [ ] no ${sentence(n + 14, 5)} at all
- [ ] none of these`;

const select = (n) => `<!-- {kind: multiple-select, level: ${1 + (n % 5)}} -->

Choose every ${word(n)} that holds.

- [x] ${sentence(n + 21, 8)}
- [x] ${sentence(n + 22, 7)}
- [ ] ${sentence(n + 23, 9)}
- [ ] ${sentence(n + 24, 6)}`;

const numeric = (n) => `How many ${word(n)}s does ${sentence(n, 12)} need?

= ${n % 1000} ± 5%

> [!TIP]
> Count the ${word(n + 1)}s first.`;

const shortAnswer = (n) => `Which name is given to ${sentence(n, 10)}?

= ${word(n)}_${word(n + 1)}
= /${word(n)}[- ]?${word(n + 1)}/i
~ ${word(n + 2)}
> That is the ${word(n + 3)}.`;

const cloze = (n) =>
  `A {{${word(n)}|${word(n + 1)}}} runs on the {{${word(n + 2)}::short}}, and the ${sentence(n + 5, 12)} goes on.`;

const truth = (n) => `The ${sentence(n, 9)} is always ${word(n + 4)}.

= ${n % 2 === 0 ? 'true' : 'false'}`;

const bodies = [choice, select, choice, truth, choice, shortAnswer, choice, numeric, choice, cloze];

/** The text of one file. */
export function questionFile(n) {
  const body = bodies[n % bodies.length];
  const other = bodies[(n * 5 + 1) % bodies.length];
  const front = `---
title: ${word(n)} and ${word(n + 1)} ${n}
tags: [${word(n + 2)}, ${word(n + 3)}]
level: ${1 + (n % 5)}
---

`;
  const explanation = `### Explanation

The ${sentence(n + 41, 26)}. See [the manual](https://docs.python.org/3/library/${word(n)}.html).
`;
  const first = `# ${word(n)} ${n}\n\n## Why does the ${sentence(n, 4)} ${n}?\n\n${body(n)}\n\n${explanation}`;
  const second = `\n## What of the ${sentence(n + 51, 4)} ${n}?\n\n${other(n + 51)}\n`;
  const text = front + first;
  return text.length < 750 ? text + second : text;
}

/** Writes `count` files into a folder, a hundred to each folder below it, and gives their size in bytes. */
export function makeCollection(folder, count) {
  let bytes = 0;
  for (let n = 0; n < count; n++) {
    const inner = join(folder, `chapter-${Math.floor(n / 100)}`);
    if (n % 100 === 0) mkdirSync(inner, { recursive: true });
    const text = questionFile(n);
    bytes += Buffer.byteLength(text);
    writeFileSync(join(inner, `question-${n}.md`), text);
  }
  return bytes;
}

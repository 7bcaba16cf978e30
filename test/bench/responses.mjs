/* Makes the decks and submissions of the marking benchmarks: the same bytes for the same seed and size. */
import { closeSync, openSync, writeSync } from 'node:fs';

export const itemCount = 50;
const letters = 'ABCD';

/** A generator of numbers from 0 to 1 (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The key of an item, by its number from 1. */
export const keyOf = (item) => letters[(item * 7) % 4];

/** A deck of so many items with four options each, one of them right. */
export function deck(items = itemCount) {
  const item = (number) => {
    const options = [...letters].map(
      (letter) => `- [${letter === keyOf(number) ? 'x' : ' '}] number ${number}, option ${letter}`,
    );
    return `## Question ${number}: which one is it?\n<!-- {id: q${number}} -->\n\n${options.join('\n')}\n`;
  };
  return `---\nid: exam\n---\n# Exam\n\n${Array.from({ length: items }, (_, at) => item(at + 1)).join('\n')}`;
}

/** The forms of a file of one student: how it ends, and its text with responses that are made one after the other. */
export function forms(items) {
  const names = Array.from({ length: items }, (_, at) => `q${at + 1}`);
  const blank = deck().replaceAll('- [x]', '- [ ]');
  const boxOf = Object.fromEntries(
    [...letters].map((each) => [each, new RegExp(`- \\[ \\](?= .* option ${each}$)`, 'm')]),
  );
  const ticked = (section, letter) => section.replace(boxOf[letter], '- [x]');
  return {
    long: {
      ending: 'csv',
      write: (student, next) =>
        `student,item,response\n${names.map((name) => `${student},${name},${next()}\n`).join('')}`,
    },
    wide: {
      ending: 'csv',
      write: (student, next) => `student,${names}\n${[student, ...names.map(next)]}\n`,
    },
    json: {
      ending: 'json',
      write: (student, next) =>
        `${JSON.stringify({ student, responses: Object.fromEntries(names.map((name) => [name, next()])) })}\n`,
    },
    yaml: { ending: 'yaml', write: (_, next) => names.map((name) => `${name}: ${next()}\n`).join('') },
    copies: {
      ending: 'md',
      write: (_, next) =>
        blank
          .split(/^(?=## )/m)
          .map((section) => ticked(section, next()))
          .join(''),
    },
  };
}

/** How a row is written. */
const writers = {
  csv: (student, item, response) => `${student},${item},${response}\n`,
  jsonl: (student, item, response) => `{"student":"${student}","item":"${item}","response":"${response}"}\n`,
};

/** Writes so many responses, all of one student together and the students in no order; `shuffled` puts the rows in none. */
export function writeResponses(path, rows, { format = 'csv', seed = 1, items = itemCount } = {}) {
  const file = openSync(path, 'w');
  const next = random(seed);
  const students = Math.ceil(rows / items);
  let text = format === 'csv' ? 'student,item,response\n' : '';
  let left = rows;
  for (let at = 0; at < students; at++) {
    // A step that has no divisor in common with the count visits every student once.
    const student = `s${String((at * 7919) % (students % 7919 === 0 ? students + 1 : students)).padStart(6, '0')}`;
    for (let item = 1; item <= items && left > 0; item++, left--) {
      const response = next() < 0.6 ? keyOf(item) : letters[Math.floor(next() * 4)];
      text += writers[format](student, `q${item}`, response);
    }
    if (text.length < 1 << 20) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}

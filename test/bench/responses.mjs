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
  const filledIn = (next) =>
    blank
      .split(/^(?=## )/m)
      .map((section) => ticked(section, next()))
      .join('');
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
    copies: { ending: 'md', write: (_, next) => filledIn(next) },
    'named copies': {
      ending: 'md',
      write: (student, next) =>
        `---\nstudent: ${student}\n---\n\n${filledIn(next).replace(/^---\n[\s\S]*?\n---\n/, '')}`,
    },
  };
}

/** How a row is written. */
const writers = {
  csv: (student, item, response) => `${student},${item},${response}\n`,
  jsonl: (student, item, response) => `{"student":"${student}","item":"${item}","response":"${response}"}\n`,
};

/** The orders in which rows may stand. */
const orders = {
  /** All of one student together, the students in no order. */
  students: () => (at) => at,
  /** All of one item together, each time in the same order of the students. */
  items: (count, items) => {
    const students = Math.ceil(count / items);
    const whole = Math.floor(count / items);
    return (at) => {
      // The last student may have fewer items than the others.
      const long = (count - whole * items) * students;
      const item = at < long ? Math.floor(at / students) : Math.floor((at - long) / whole) + (count - whole * items);
      const student = at < long ? at % students : (at - long) % whole;
      return student * items + item;
    };
  },
  /** None. */
  none: (count, _items, next) => {
    const places = new Uint32Array(count);
    for (let at = 0; at < count; at++) {
      const other = Math.floor(next() * (at + 1));
      places[at] = places[other];
      places[other] = at;
    }
    return (at) => places[at];
  },
};

/** Writes so many responses: the same rows in one of the orders `students`, `items` and `none`. */
export function writeResponses(path, rows, { format = 'csv', order = 'students', seed = 1, items = itemCount } = {}) {
  const next = random(seed);
  const given = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const isRight = next() < 0.6;
    given[row] = isRight ? letters.indexOf(keyOf((row % items) + 1)) : Math.floor(next() * 4);
  }
  const students = Math.ceil(rows / items);
  // A step that has no divisor in common with the count visits every student once.
  const among = students % 7919 === 0 ? students + 1 : students;
  const rowAt = orders[order](rows, items, next);
  const file = openSync(path, 'w');
  let text = format === 'csv' ? 'student,item,response\n' : '';
  for (let at = 0; at < rows; at++) {
    const row = rowAt(at);
    const student = `s${String((Math.floor(row / items) * 7919) % among).padStart(6, '0')}`;
    text += writers[format](student, `q${(row % items) + 1}`, letters[given[row]]);
    if (text.length < 1 << 20) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}

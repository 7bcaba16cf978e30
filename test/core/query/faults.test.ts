import { expect, it } from 'vitest';
import { parseQuery } from '../../../src/core/query/query.ts';

const known =
  'tag, deck, kind, level, chapter, id, is, due, interval, stability, difficulty, recall, retrievability, lapses, reps, reviewed';
const daysExpected = 'A number of days is expected, such as `3d`, `2w`, `1mo` or `1y`';
const dayExpected = 'A number of days is expected, such as `3d`, `2w`, `1mo`, `1y` or `today`';
const shareExpected = 'A share from `0%` to `100%` is expected, such as `80%` or `0.8`';

it.each([
  ['', 'The query is empty: write what to look for, such as `is:due`.', 0],
  [' \t', 'The query is empty: write what to look for, such as `is:due`.', 0],
  ['a '.repeat(1001), 'The query is longer than 2000 characters.', 2000],
  ['('.repeat(51), 'Parentheses are nested more than 50 deep.', 50],

  ['is:due tg:asyncio', 'There is no field “tg”: did you mean `tag:`?', 7],
  ['lapse>3', 'There is no field “lapse”: did you mean `lapses>`?', 0],
  ['a (Retreivability <= 80%)', 'There is no field “Retreivability”: did you mean `retrievability<=`?', 3],
  ['std::vector', `There is no field “std”: known are ${known}; to search for the text, quote it.`, 0],
  ['a -x=3', `There is no field “x”: known are ${known}; to search for the text, quote it.`, 3],
  ['a <3d', `There is no field “a”: known are ${known}; to search for the text, quote it.`, 0],
  ['-<3d', 'A field is missing before “<3d”, as in `due<3d`; to search for the text, quote it.', 1],
  ['"due" >= 3', 'A field is missing before “>=”, as in `due<3d`; to search for the text, quote it.', 6],
  ['due :3', 'A field is missing before “:3”, as in `due<3d`; to search for the text, quote it.', 4],

  ['is:suspnded', 'There is no state “suspnded”: did you mean `is:suspended`?', 3],
  ['is:due,nwe', 'There is no state “nwe”: did you mean `is:new`?', 7],
  [
    'is:hard',
    'There is no state “hard”: known are new, learning, review, due, overdue, suspended, buried, leech, flagged, young, mature.',
    3,
  ],

  ['lapses>many', 'A number is expected, such as `3`, not “many”.', 7],
  ['lapses>3d', 'A number is expected, such as `3`, not “3d”.', 7],
  ['level:"2 3"', 'A number is expected, such as `3`, not “2 3”.', 6],
  ['level:2..x', 'A number is expected, such as `3`, not “x”.', 9],
  ['level:..', 'A number is expected, such as `3`.', 6],
  ['level:3..2', 'The range “3..2” is empty: write the lower end first.', 6],
  ['interval>30h', `${daysExpected}, not “30h”.`, 9],
  ['stability > soon', `${daysExpected}, not “soon”.`, 12],
  ['due:<3d', `${dayExpected}, not “<3d”.`, 4],
  ['due:tody', `${dayExpected}, not “tody”; did you mean \`today\`?`, 4],
  ['reviewed:tomorrow', `${dayExpected}, not “tomorrow”.`, 9],
  ['recall<80', `${shareExpected}, not “80”.`, 7],
  ['recall<often', `${shareExpected}, not “often”.`, 7],
  ['recall<-1%', `${shareExpected}, not “-1%”.`, 7],
  ['recall<101%', `${shareExpected}, not “101%”.`, 7],
  ['due<1d..3d', 'After “due<” stands one number: write `due:` before a range.', 4],
  ['due>=1,2', 'After “due>=” stands one number: write `due:` before a list.', 7],
  ['tag < a', 'The field “tag” has no order: write `tag:` in place of “tag<”.', 4],
  ['is>=due', 'The field “is” has no order: write `is:` in place of “is>=”.', 2],

  ['tag:', 'A value is missing after “tag:”.', 4],
  ['due <', 'A value is missing after “due<”.', 5],
  ['tag:(a or b)', 'A value is missing after “tag:”.', 4],
  ['tag:a,', 'A value is missing after “,”.', 6],
  ['tag: ', 'A value is missing after “tag:”.', 5],

  ['a "b', 'The quotation mark is never closed.', 2],
  ['a "b\\"', 'The quotation mark is never closed.', 2],
  ['tag:"b', 'The quotation mark is never closed.', 4],
  ['a ""', 'The quotation marks hold nothing.', 2],
  ['tag:"  "', 'The quotation marks hold nothing.', 4],
  ['a \u200b', 'There is nothing in this word that can be seen.', 2],
  ['a (b', 'The parenthesis is never closed.', 2],
  ['a) b', 'Nothing opens this “)”.', 1],
  ['a or', 'Something to look for is missing at the end.', 4],
  ['is:due and or b', 'Something to look for is missing before “or”.', 11],
  ['()', 'Something to look for is missing before “)”.', 1],
  [', a', 'Something to look for is missing before “,”.', 0],
  ['-', 'Something to look for is missing at the end.', 1],
])('says what is wrong with %j, and where', (text, because, at) => {
  expect(parseQuery(text)).toEqual({ ok: false, because, at });
});

it.each([
  ['kind:clozze', 'There is no kind “clozze”: did you mean `kind:cloze`?', 5],
  ['-kind:cloze,"multi*"', 'There is no kind “multi*”: known are cloze, flashcard, open.', 12],
])('says of %j that there is no such kind, where the kinds are known', (text, because, at) => {
  const kinds = ['cloze', 'flashcard', 'open'];
  expect(parseQuery(text, kinds)).toEqual({ ok: false, because, at });
  expect(parseQuery(text).ok).toBe(true);
  expect(parseQuery('kind:Cloze,fl*', kinds).ok).toBe(true);
});

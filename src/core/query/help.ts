/** Examples of queries and what each selects, for help pages; every one of them is a query. */
export const queryHelp: readonly (readonly [example: string, means: string])[] = [
  ['executor "event loop"', 'the text holds the word and the phrase'],
  ['tag:asyncio,threads', 'one of the tags; `*` stands for any characters, as in tag:async*'],
  ['deck:python/asyncio', 'the name of the deck, or a part of its path'],
  ['chapter:"Running in threads"', 'below that heading'],
  ['kind:cloze level:2..3', 'the kind of item, and its level'],
  ['id:tasks/weak-reference', 'one item, by its id'],
  [
    'is:due -is:suspended',
    'a state: new, learning, review, due, overdue, suspended, buried, leech, flagged, young, mature',
  ],
  ['due<3d', 'due within less than three days; also 2w, 1mo, 1y and due:today'],
  ['interval>30d stability>=3w', 'the interval, and how long the memory lasts'],
  ['recall<80%', 'would be recalled now with a probability below 0.8'],
  ['lapses>3 or difficulty>7', 'forgotten more than three times, or hard'],
  ['reviewed<7d reps<2', 'reviewed in the last seven days, and only once'],
  ['tag:asyncio (kind:cloze or not is:new)', 'words side by side all hold; and, or, not, - and parentheses'],
];

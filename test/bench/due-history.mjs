/* Writes a history that knows every card of a collection; bundled by `due.mjs`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { itemsOf } from '../../src/core/deck/deck.ts';
import { parseDeck } from '../../src/core/deck/parse.ts';
import { looksOf } from '../../src/core/history/looks.ts';
import { makeHistory } from './history-log.mjs';

const [folder, cards, reviews] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
const looks = files.flatMap((file) => {
  const deck = parseDeck(file, readFileSync(join(folder, file), 'utf8'));
  return itemsOf(deck).flatMap((item) => looksOf(item, `./${file.replace(/\.md$/, '')}`));
});
makeHistory(join(folder, '.viva/history'), Number(cards), Number(reviews), (card) => {
  const { answerLength: _, ...look } = looks[card];
  return look;
});

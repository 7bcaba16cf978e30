import { expect, it } from 'vitest';
import { reread } from '../../src/core/session/advance.ts';
import { deckOf, sessionOf } from '../core/session/decks.ts';

const item = (title: string): string => `## ${title}\n\n- [x] yes\n- [ ] no\n\n`;

it('asks an item anew whose heading was edited, though its id came from the heading', () => {
  const { phase } = reread(sessionOf([deckOf(item('Alhpa') + item('Beta'))]), [deckOf(item('Alpha') + item('Beta'))]);
  expect(phase).toMatchObject({ is: 'asking', entry: { item: { title: 'Alpha' } } });
});

it('takes no item for another where one was added or taken away', () => {
  const { phase } = reread(sessionOf([deckOf(item('Alhpa'))]), [deckOf(item('Alpha') + item('Beta'))]);
  expect(phase).toMatchObject({ is: 'asking', entry: { item: { title: 'Alhpa' } } });
});

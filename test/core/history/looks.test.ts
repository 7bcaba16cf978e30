import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/core/history/fingerprint.ts';
import { freshKey, signOf } from '../../../src/core/history/sign.ts';
import { cardsIn } from './known.ts';

const one = (text: string, deck = 'deck') => {
  const [card] = cardsIn(text, deck);
  if (card === undefined) throw new Error('no card');
  return card;
};
const plain = '## What is a task?\n\n= a coroutine\n';
const named = '## What is a task?\n\n<!-- {id: task} -->\n\n= a coroutine\n';

describe('how a card looks', () => {
  it('is its place, its question and its answer', () => {
    const { key, ...look } = one(plain);
    expect(look).toEqual({
      deck: 'deck',
      item: 'what-is-a-task',
      explicit: false,
      facet: 'item',
      front: fingerprint(['What is a task?']),
      back: fingerprint(['a coroutine']),
      text: 'What is a task?',
      answerLength: 11,
    });
    expect(key).toBe(freshKey(one(plain)));
  });

  it('gives one key in every deck, unless the author gave an id', () => {
    expect(one(plain, 'other').key).toBe(one(plain).key);
    expect(one(named, 'other').key).not.toBe(one(named).key);
    expect(one(named.replace('a coroutine', 'something else')).key).toBe(one(named).key);
    expect(one(plain.replace('a coroutine', 'something else')).key).not.toBe(one(plain).key);
  });

  it('has a key of its own for each card with one look, the same on every device', () => {
    const keys = [1, 2, 3].map((count) => freshKey(one(plain), count));
    expect(new Set(keys).size).toBe(3);
    expect(keys[0]).toBe(one(plain).key);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{16}$/);
  });

  it('keeps the first 600 characters of the question', () => {
    expect(one(`## ${'word '.repeat(400)}\n\n= x\n`).text).toHaveLength(600);
  });

  it('has another sign with an id than without', () => {
    expect([signOf(one(named)), signOf(one(plain))]).toEqual([
      'id\ndeck\ntask\nitem',
      fingerprint(['What is a task?']) + fingerprint(['a coroutine']),
    ]);
  });
});

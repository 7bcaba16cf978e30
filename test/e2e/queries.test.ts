import { describe, expect, it } from 'vitest';
import { machineWith } from './viva.ts';

const choice = (title: string, tag: string): string =>
  `## ${title}\n<!-- {tags: [${tag}]} -->\n\n- [x] yes ${title}\n- [ ] no ${title}\n`;
const deck = `---\ndefaults: {shuffle: false}\n---\n\n${choice('A', 'one')}\n${choice('B', 'two')}\n${choice('C', 'two')}`;

/** A learner who knew A and C, and not B. */
async function studied() {
  const machine = machineWith({ 'deck.md': deck });
  await machine.run(['study', 'deck.md', '--cram'], { input: '' });
  await machine.run(['study', 'deck.md', '--new', '3'], { input: '1\n2\n1\n' });
  return machine;
}

describe('a query', () => {
  it('chooses the items of a quiz by what is known of their cards', async () => {
    const { run } = await studied();
    const asked = await run(['quiz', 'deck.md', '--query', 'is:learning tag:two'], { input: '1\n1\n' });
    expect(asked.out).toContain('2 of 2 points, 100 %.');
    expect(asked.out).not.toContain('yes A');
  });

  it('chooses what is counted as due, and what statistics tell of', async () => {
    const { run } = await studied();
    const due = JSON.parse((await run(['due', 'deck.md', '--query', 'tag:two', '--json'])).out);
    expect([due.cards, due.learning]).toEqual([2, 2]);
    const stats = JSON.parse((await run(['stats', '--query', 'tag:one', '--json'])).out);
    expect(stats.cards.studied).toBe(1);
    expect(stats.today.reviews).toBe(1);
  });

  it.each([
    ['quiz', 'deck.md'],
    ['due', 'deck.md'],
    ['stats', 'deck.md'],
    ['study', 'deck.md'],
  ])('that cannot be read is refused by %s with what was meant', async (...args) => {
    const { run } = await studied();
    const { code, err } = await run([...args, '--query', 'is:lerning']);
    expect(code).toBe(2);
    expect(err).toContain('There is no state “lerning”: did you mean `is:learning`?');
  });
});

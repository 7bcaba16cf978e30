import { describe, expect, it } from 'vitest';
import { machineWith } from './viva.ts';

const deck = { 'deck.md': '## Alpha\n\n- [x] yes\n- [ ] no\n' };

describe('a reader that goes away', () => {
  it.each([
    'show tour',
    'show tour --json',
    'list',
    'list --json',
    'check',
    'check --json',
    'quiz tour',
    'quiz --help',
    'study tour',
    'due tour',
    'due tour --json',
    'cards --deck tour',
    'cards --deck tour --json',
    'history verify',
    'history export',
    'new',
    '--version',
  ])('ends viva %s with success and without a word', async (words) => {
    expect(await machineWith(deck).shell(`viva ${words} </dev/null | true`)).toMatchObject({ code: 0, err: '' });
  });
});

describe.runIf(process.platform === 'linux')('output that cannot be written', () => {
  it.each([
    'show deck.md',
    'list',
    'check',
    'quiz deck.md',
    'study deck.md',
    'due deck.md',
    'cards --deck deck.md',
    'new',
    '--help',
  ])('makes viva %s fail and say so', async (words) => {
    const { code, err } = await machineWith(deck).shell(`viva ${words} </dev/null >/dev/full`);
    expect(code).toBe(2);
    expect(err).toContain('viva: The output cannot be written: ');
    expect(err).not.toMatch(/^ +at /m);
  });

  it('ends a sitting that is read by nobody, however many answers are to come', async () => {
    const machine = machineWith(deck);
    expect(await machine.shell('yes 2 | viva study deck.md | head -n 3')).toMatchObject({
      out: 'deck, new. 1 new 1 left\n\nAlpha\n',
      err: '',
    });
    expect(machine.events().length).toBeLessThan(1000);
  });

  it('does not lose the result of a sitting in silence', async () => {
    const { code, err } = await machineWith(deck).shell('viva quiz deck.md --json <<< 1 >/dev/full');
    expect(code).toBe(2);
    expect(err).toContain('viva: The output cannot be written: ');
  });

  it('on standard error changes no exit code', async () => {
    const machine = machineWith(deck);
    expect(await machine.shell('viva quiz nothing 2>/dev/full')).toMatchObject({ code: 2 });
    const { code, out } = await machine.shell('viva quiz deck.md --json <<< 1 2>/dev/full');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ended: 'finished' });
  });
});

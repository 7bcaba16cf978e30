import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dateText } from '../../src/core/schedule/day.ts';
import { cardsIn, choices, daysPass, dueIn, eventsOf, logsBelow, ratingsIn } from './studying.ts';
import { type Machine, machineWith } from './viva.ts';

const three = choices(['Alpha', 'Beta', 'Gamma']);
const today = (): number => Math.floor((Date.now() - 4 * 3_600_000) / 86_400_000);

/** A machine on which Alpha is in its steps, Beta was forgotten, and Gamma is new. */
async function begun(files: Readonly<Record<string, string>> = {}): Promise<Machine> {
  const machine = machineWith({ 'deck.md': three, ...files });
  await machine.run(['study', 'deck.md'], { input: '1\n2\n' });
  return machine;
}

const ok = (out: string) => ({ code: 0, out, err: '' });

describe('cards from the shell', () => {
  it('are suspended and brought back by a query, and each act is undone as a whole', async () => {
    const machine = await begun();
    expect(await machine.run(['suspend', 'id:alpha', 'or', 'id:gamma'])).toEqual(
      ok('“Alpha”, “Gamma”: suspended. viva undo takes it back.\n'),
    );
    expect([...(await cardsIn(machine, ['is:suspended'])).keys()]).toEqual(['alpha', 'gamma']);
    expect([...(await cardsIn(machine, ['-is:suspended'])).keys()]).toEqual(['beta']);
    expect(await machine.run(['suspend', 'id:alpha'])).toEqual(ok('1 stayed as it was.\n'));
    const undone = await machine.run(['undo']);
    expect(undone.out).toMatch(/^Taken back: suspended of 2 cards, /);
    expect((await cardsIn(machine, ['is:suspended'])).size).toBe(0);
    await machine.run(['suspend', 'id:beta']);
    expect(await machine.run(['unsuspend', 'is:suspended'])).toEqual(
      ok('“Beta”: no longer suspended. viva undo takes it back.\n'),
    );
  });

  it('are buried until tomorrow', async () => {
    const machine = await begun();
    await machine.run(['bury', 'id:alpha']);
    expect((await cardsIn(machine)).get('alpha')).toMatchObject({ buried: true });
    expect(await dueIn(machine)).toMatchObject({ learning: 1, new: 1 });
    daysPass(machine, 1);
    expect(await dueIn(machine)).toMatchObject({ learning: 2, new: 1 });
  });

  it('begin anew, and come back with their history by undo', async () => {
    const machine = await begun();
    const before = await cardsIn(machine);
    await machine.run(['reset', 'id:beta']);
    expect((await cardsIn(machine)).get('beta')).toMatchObject({ phase: 'new', reps: 0 });
    await machine.run(['undo']);
    expect(await cardsIn(machine)).toEqual(before);
    expect(await machine.run(['reset', 'id:gamma'])).toEqual(ok('1 stayed as it was.\n'));
  });

  it('fall due on a day that was named', async () => {
    const machine = await begun();
    const day = dateText(today() + 5);
    await machine.run(['due-on', day, 'id:alpha']);
    expect((await cardsIn(machine)).get('alpha')).toMatchObject({ due: day, phase: 'review' });
    const due = await dueIn(machine);
    expect(due['next7']).toContainEqual({ day, due: 1 });
    expect((await machine.run(['due-on', 'soon', 'id:alpha'])).code).toBe(2);
  });

  it('are not touched by a query that is wrong, selects nothing, or is missing', async () => {
    const machine = await begun();
    const before = machine.events();
    for (const words of [[], ['id:nowhere'], ['colour:red'], ['(id:alpha']]) {
      const { code, out, err } = await machine.run(['suspend', ...words]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/^viva: /);
    }
    expect(machine.events()).toEqual(before);
  });
});

describe('a collection', () => {
  it('keeps its history inside it, wherever one stands in it, and viva init changes nothing twice', async () => {
    const machine = machineWith({ 'notes/deck.md': three, 'notes/deep/er/x.txt': '' });
    const inNotes = (line: string) => machine.shell(`cd notes && ${line}`);
    expect((await inNotes('viva init')).out).toContain('lies in .viva/ from now on.');
    writeFileSync(join(machine.folder, 'notes/.viva/settings.yaml'), 'study: {new: 2}\n');
    expect((await inNotes('viva init')).out).toContain('is a collection already');
    expect(readFileSync(join(machine.folder, 'notes/.viva/settings.yaml'), 'utf8')).toBe('study: {new: 2}\n');
    await inNotes(`printf '1\\n' | viva study`);
    await machine.shell(`cd notes/deep/er && printf '2\\n' | viva study`);
    await machine.run(['study', 'notes/deck.md'], { input: '' });
    expect(existsSync(join(machine.home, 'history'))).toBe(false);
    const [log = '', another] = logsBelow(join(machine.folder, 'notes/.viva'));
    expect(another).toBeUndefined();
    expect(readFileSync(log, 'utf8').match(/"is":"review"/g)).toHaveLength(2);
    expect(readFileSync(log, 'utf8')).toContain('"deck":"./deck"');
    const { out } = await inNotes('viva due --json');
    expect(JSON.parse(out)).toMatchObject({ learning: 2, new: 0, neverSeen: 1 });
  });

  it('on two machines comes to the same by merging, in either direction and as often as one likes', async () => {
    const machine = machineWith({ 'one/deck.md': three, 'two/deck.md': three, '.home2/.keep': '' });
    const other = { VIVA_HOME: join(machine.folder, '.home2') };
    await machine.shell('cd one && viva init; cd ../two && viva init');
    await machine.run(['study', 'one/deck.md'], { input: '1\n2\n' });
    await machine.run(['study', 'two/deck.md'], { input: '2\n1\n1\n', env: other });
    expect((await machine.run(['history', 'merge', 'one/.viva', '--history', 'two/.viva'])).out).toBe(
      'one/.viva: 4 lines in 1 file\n',
    );
    expect((await machine.run(['history', 'merge', 'one', '--history', 'two/.viva'])).out).toBe('one: nothing new\n');
    await machine.run(['history', 'merge', 'two', '--history', 'one/.viva']);
    const states = await Promise.all(
      ['one', 'two'].map(async (name) => {
        const { out } = await machine.shell(
          `cd ${name} && viva cards --json && viva due --json && viva history export`,
        );
        return out;
      }),
    );
    expect(states[1]).toBe(states[0]);
    expect(states[0]).toContain('"reps":2');
    const verified = await machine.shell('cd two && viva history verify');
    expect(verified.out).toContain(' 5 reviews, 3 cards. Every line can be used.');
    expect((await machine.shell('cd one && viva history merge .')).code).toBe(2);
    expect((await machine.run(['history', 'merge', 'nowhere'])).code).toBe(2);
  });
});

describe('viva history', () => {
  it('exports the log so that it reads back as the same', async () => {
    const machine = await begun();
    const { out } = await machine.run(['history', 'export']);
    writeFileSync(join(machine.folder, 'all.jsonl'), out);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual(machine.events());
  });

  it('gives the history of a card that is gone to another, forgets what is left, and undo takes both back', async () => {
    const machine = await begun({ 'deck.md': choices(['Alpha', 'Beta', 'Gamma', 'Delta']) });
    writeFileSync(
      join(machine.folder, 'deck.md'),
      choices(['Delta', 'Gamma']).replace('## Delta', '## A wholly other question, with other words in it'),
    );
    const listed = await machine.run(['history', 'relink']);
    expect(listed.out).toMatch(/1 review .*Alpha\n[^]*1 review .*Beta\n/);
    const [, alpha = ''] = /^([0-9a-f]{16}) .*Alpha$/m.exec(listed.out) ?? [];
    const [, beta = ''] = /^([0-9a-f]{16}) .*Beta$/m.exec(listed.out) ?? [];
    const [item = ''] = [...(await cardsIn(machine)).keys()].filter((name) => name.startsWith('a-wholly'));
    const [first] = [...(await cardsIn(machine)).values()];
    expect(await machine.run(['history', 'relink', alpha, `${String(first?.['deck'])}/${item}`])).toEqual(
      ok('Linked. viva undo takes it back.\n'),
    );
    expect((await cardsIn(machine)).get(item)).toMatchObject({ reps: 1 });
    expect((await machine.run(['history', 'forget', beta])).out).toBe('1 forgotten. viva undo takes it back.\n');
    expect((await machine.run(['history', 'relink'])).out).toBe('Every card of the history is in its deck.\n');
    await machine.run(['undo', '2']);
    expect((await machine.run(['history', 'relink'])).out).toBe(listed.out);
    expect((await cardsIn(machine)).get(item)).toMatchObject({ reps: 0 });
  });

  it('has nothing to tell on a new machine', async () => {
    const machine = machineWith();
    expect(await machine.run(['history', 'verify'])).toEqual(
      ok('0 events, 0 reviews, 0 cards. Every line can be used.\n'),
    );
    expect(await machine.run(['history', 'export'])).toEqual(ok(''));
    expect((await machine.run(['history'])).code).toBe(2);
    expect((await machine.run(['history', 'burn'])).err).toContain('There is no `viva history burn`.');
    expect((await machine.run(['undo'])).err).toContain('There is nothing to take back.');
  });
});

describe('viva quiz', () => {
  it('moves the schedule only with --schedule', async () => {
    const machine = machineWith({ 'deck.md': three });
    await machine.run(['quiz', 'deck.md'], { input: '1\n2\n1\n' });
    expect(eventsOf(machine, 'attempt')).toHaveLength(3);
    expect(await dueIn(machine, ['deck.md'])).toMatchObject({ learning: 0, new: 3 });
    await machine.run(['quiz', 'deck.md', '--schedule'], { input: '1\n2\n1\n' });
    expect(ratingsIn(machine)).toEqual(['good', 'again', 'good']);
    expect(eventsOf(machine, 'review').map(({ mode }) => mode)).toEqual(['quiz', 'quiz', 'quiz']);
    expect(await dueIn(machine, ['deck.md'])).toMatchObject({ learning: 3, new: 0 });
  });

  it('as an exam rates what stands at its end, and nothing of one that was left', async () => {
    const machine = machineWith({ 'deck.md': three });
    await machine.run(['quiz', 'deck.md', '--schedule', '--exam'], { input: '1\n' });
    const left = ratingsIn(machine);
    expect(left).toEqual([]);
    await machine.run(['quiz', 'deck.md', '--schedule', '--exam'], { input: '1\n2\n1\n\n\n' });
    expect(ratingsIn(machine)).toEqual(['good', 'again', 'good']);
  });
});

describe('settings', () => {
  it('that cannot be understood are refused, each fault named', async () => {
    const machine = machineWith({
      'deck.md': three,
      '.home/settings.yaml': 'study: {nwe: 3, retention: 2}\n',
    });
    const { code, err } = await machine.run(['study', 'deck.md'], { input: '1\n' });
    expect(code).toBe(2);
    expect(err).toContain('There is no setting `study.nwe`. Did you mean `study.new`?');
    expect(err).toContain('`study.retention` is a number from 0.7 to 0.99.');
    expect(machine.events()).toEqual([]);
    rmSync(join(machine.home, 'settings.yaml'));
    expect((await machine.run(['study', 'deck.md'], { input: '1\n' })).code).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { readSubmissions } from '../../src/shell/submissions/read-submissions.ts';
import { fakeWorld } from '../support/world.ts';
import { coded, filesFolder, inShort, paper } from './support.ts';

const read = async (...paths: readonly string[]) => {
  const { submissions, findings } = await readSubmissions(fakeWorld(filesFolder), paths, paper);
  return { submissions: submissions.map(inShort), findings: coded(findings) };
};

describe('submissions are read from', () => {
  it('a long table, with any names and order of columns', async () => {
    expect(await read('long.csv')).toEqual({
      submissions: [
        {
          student: '0042',
          attempt: 1,
          at: '2026-11-25T14:05:05.000Z',
          extra: { Group: 'red' },
          call: 'B',
          parallel: ['A', 'C'],
        },
        {
          student: '=cmd',
          attempt: 1,
          at: '2026-11-25T14:04:05.000Z',
          extra: { Group: 'blue' },
          call: 'B',
          'one-thread': true,
        },
        { student: '=cmd', attempt: 2, at: '2026-11-26T00:00:00.000Z', extra: { Group: 'blue' }, call: 'A' },
      ],
      findings: [],
    });
  });

  it('a wide table with semicolons', async () => {
    expect(await read('wide.csv')).toEqual({
      submissions: [
        { student: 'ann', naps: '0,1', offload: 'to_thread', call: 'B' },
        { student: 'ben', naps: null, offload: null, call: null },
      ],
      findings: [],
    });
  });

  it('Google Forms, a second sitting as a second attempt', async () => {
    expect(await read('google.csv')).toEqual({
      submissions: [
        {
          student: 'ann@example.org',
          attempt: 1,
          at: '2026-11-25T14:04:05.000Z',
          extra: { Name: 'Ann Lee' },
          call: 'B',
          parallel: ['A', 'D', 'E'],
          'one-thread': true,
          naps: '0.1',
        },
        {
          student: 'ann@example.org',
          attempt: 2,
          at: '2026-11-25T15:00:00.000Z',
          extra: { Name: 'Ann Lee' },
          call: 'D',
          parallel: ['B'],
          'one-thread': true,
          naps: '1',
        },
        {
          student: 'ben@example.org',
          at: '2026-11-25T14:09:00.000Z',
          extra: { Name: 'Ben Okri' },
          call: 'C',
          parallel: null,
          'one-thread': false,
          naps: null,
        },
      ],
      findings: [],
    });
  });

  it('Microsoft Forms, where the number of the response names whoever is anonymous', async () => {
    expect(await read('microsoft.csv')).toEqual({
      submissions: [
        {
          student: 'ann@example.org',
          at: '2026-11-25T15:04:05.000Z',
          extra: { Name: 'Ann Lee' },
          call: 'B',
          parallel: ['A', 'D'],
        },
        { student: '2', at: '2026-11-06T09:04:05.000Z', extra: { Name: 'Anonymous' }, call: 'D', parallel: null },
      ],
      findings: [],
    });
  });

  it('the responses of a Moodle quiz, where a hyphen is a blank', async () => {
    expect(await read('moodle.csv')).toEqual({
      submissions: [
        {
          student: 'ann@example.org',
          at: '2026-11-25T15:04:00.000Z',
          extra: { Surname: 'Lee', 'First name': 'Ann', Department: 'Physics' },
          call: 'B',
          parallel: ['A', 'D'],
          'one-thread': true,
          gaps: ['await', 'gather'],
          calls: ['A', 'B'],
        },
        {
          student: 'Ben Okri',
          extra: { Surname: 'Okri', 'First name': 'Ben' },
          call: null,
          parallel: null,
          'one-thread': null,
          gaps: null,
          calls: null,
        },
      ],
      findings: [],
    });
  });

  it('the student analysis of Canvas, with its escaped commas', async () => {
    const extra = { name: 'Ann Lee', sis_id: 'A-11', section: 'Sec A, Sec B' };
    expect(await read('canvas.csv')).toEqual({
      submissions: [
        {
          student: '11',
          attempt: 1,
          at: '2026-11-25T15:04:05.000Z',
          extra,
          call: 'C',
          parallel: ['C', 'D'],
          gaps: ['await', 'gather'],
          calls: ['A', 'B'],
        },
        {
          student: '11',
          attempt: 2,
          at: '2026-11-25T16:04:05.000Z',
          extra,
          call: 'B',
          parallel: null,
          gaps: null,
          calls: null,
        },
      ],
      findings: [],
    });
  });

  it('Google Forms in German, whatever it calls the points of a question', async () => {
    expect(await read('google-de.csv')).toEqual({
      submissions: [
        {
          student: 'ann@example.org',
          at: '2026-11-25T14:04:05.000Z',
          extra: { Name: 'Ann Lee' },
          call: 'B',
          parallel: ['A', 'D', 'E'],
          'one-thread': true,
        },
        {
          student: 'ben@example.org',
          at: '2026-11-25T15:09:00.000Z',
          extra: { Name: 'Ben Okri' },
          call: 'C',
          parallel: null,
          'one-thread': false,
        },
      ],
      findings: [],
    });
  });

  it('Microsoft Forms in Spanish and German, with semicolons between and within the cells', async () => {
    const both = { call: 'B', parallel: ['A', 'D'] };
    expect(await read('microsoft-es.csv')).toEqual({
      submissions: [
        { student: 'ann@example.org', at: '2026-11-25T15:04:05.000Z', extra: { Nombre: 'Ann Lee' }, ...both },
        { student: '2', at: '2026-11-06T09:04:05.000Z', call: 'D', parallel: null },
      ],
      findings: [],
    });
    expect(await read('microsoft-de.csv')).toEqual({
      submissions: [{ student: '1', at: '2026-11-25T15:04:00.000Z', ...both }],
      findings: [],
    });
  });

  it('Moodle in German and French, with a field of the profile and the averages below', async () => {
    const blank = { call: null, parallel: null, 'one-thread': null, gaps: null };
    expect(await read('moodle-de.csv')).toEqual({
      submissions: [
        {
          student: 'ann@example.org',
          at: '2026-03-25T15:04:00.000Z',
          extra: { Nachname: 'Lee', Vorname: 'Ann', Matrikel: '4711' },
          call: 'B',
          parallel: ['A', 'D'],
          'one-thread': true,
          gaps: ['await', 'gather'],
        },
        { student: 'Ben Okri', extra: { Nachname: 'Okri', Vorname: 'Ben' }, ...blank },
      ],
      findings: [],
    });
    expect(await read('moodle-fr.csv')).toEqual({
      submissions: [
        {
          student: 'Ann Lee',
          at: '2026-08-25T15:04:00.000Z',
          extra: { Nom: 'Lee', Prénom: 'Ann' },
          call: 'B',
          'one-thread': true,
        },
      ],
      findings: [],
    });
  });

  it('Canvas in German, its columns told by their places, with an entity in a question and a broken line', async () => {
    const extra = { Name: 'Ann Lee', 'SIS-ID': 'A-11', Abschnitt: 'Sec A', 'Abschnitts-ID': '5' };
    expect(await read('canvas-de.csv')).toEqual({
      submissions: [
        {
          student: '11',
          attempt: 2,
          at: '2026-11-25T15:04:05.000Z',
          extra,
          call: 'C',
          parallel: ['C', 'D'],
        },
      ],
      findings: [],
    });
  });

  it('JSON Lines, a line for a response or for a student', async () => {
    expect(await read('responses.jsonl')).toEqual({
      submissions: [
        { student: 'ann', attempt: 1, at: '2026-11-25T15:04:05.000Z', call: 'B' },
        { student: 'ann', parallel: ['A', 'C'] },
        { student: 'ben', call: 'C', gaps: ['await', 'gather'], why: { text: 'one thread', points: [1] } },
      ],
      findings: [],
    });
  });

  it('JSON, an object of students', async () => {
    expect(await read('responses.json')).toEqual({
      submissions: [
        { student: 'ann', call: 'B', parallel: ['A', 'E'] },
        { student: 'ben', offload: 'to_thread', naps: '0.1' },
      ],
      findings: [],
    });
  });

  it('a folder with a file for each student', async () => {
    expect(await read('folder')).toEqual({
      submissions: [
        { student: 'ann', call: 'B', naps: '0.1' },
        { student: 'ben', call: 'B', parallel: ['A'] },
        { student: 'cem', call: 'B', parallel: ['A', 'C'], naps: '0.10' },
        {
          student: 'dora',
          call: 'B',
          parallel: ['A', 'C'],
          'one-thread': true,
          naps: null,
          gaps: ['await', 'run'],
          steps: ['B', 'A', 'C'],
          calls: ['B', 'A'],
          why: { text: 'Because one thread runs everything.', points: null },
        },
      ],
      findings: [],
    });
  });

  it('standard input', async () => {
    const world = fakeWorld(filesFolder, { input: 'student,item,response\nann,call,B\n' });
    const { submissions } = await readSubmissions(world, ['-'], paper);
    expect(submissions.map(inShort)).toEqual([{ student: 'ann', call: 'B' }]);
  });
});

it('gives the same whatever the order of the paths, and reads a file that is named twice once', async () => {
  const one = await read('long.csv', 'responses.json', 'folder');
  expect(await read('folder', 'responses.json', 'folder/ann.csv', 'long.csv')).toEqual(one);
});

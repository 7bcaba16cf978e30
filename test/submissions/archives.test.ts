import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableOfWorkbook } from '../../src/core/submissions/workbook.ts';
import { readSubmissions } from '../../src/shell/submissions/read-submissions.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';
import { zipped } from '../support/zip.ts';
import { coded, inShort, paper } from './support.ts';

const read = async (name: string, content: Uint8Array) => {
  const { submissions, findings } = await readSubmissions(fakeWorld(folderWith({ [name]: content })), [name], paper);
  return { submissions: submissions.map(inShort), findings: coded(findings) };
};

/** The parts of a workbook with one sheet, as Excel names them. */
const workbook = (sheet: string, strings = ''): Record<string, string> => ({
  '[Content_Types].xml': '<Types/>',
  'xl/workbook.xml': '<workbook><sheets><sheet name="Form1" sheetId="1" r:id="rId3"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Target="styles.xml"/><Relationship Id="rId3" Target="worksheets/sheet7.xml"/></Relationships>',
  'xl/worksheets/sheet7.xml': `<?xml version="1.0"?><worksheet><sheetData>${sheet}</sheetData></worksheet>`,
  'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
});
const tableOf = (parts: Record<string, string>): string | undefined => tableOfWorkbook((name) => parts[name]);

const call = 'What does calling a coroutine function do?';
const strings = [
  '<si><t>ID</t></si><si><t>Start time</t></si><si><t>Completion time</t></si><si><t>Email</t></si>',
  `<si><t>Name</t></si><si><t>${call}</t></si><si><t xml:space="preserve">Points - ${call}</t></si>`,
  '<si><r><rPr><b/></rPr><t xml:space="preserve">It builds </t></r><r><t>a coroutine object</t></r></si>',
  '<si><t>ann@example.org</t></si><si><t>Ann &amp; Lee</t></si>',
].join('');
const header = ['A', 'B', 'C', 'D', 'E', 'F', 'G']
  .map((column, at) => `<c r="${column}1" t="s"><v>${at}</v></c>`)
  .join('');
// 46351 is 2026-11-25, and .5 is noon.
const ann = [
  '<c r="A2"><v>1</v></c><c r="B2" s="1"><v>46351.25</v></c><c r="C2" s="1"><v>46351.5</v></c>',
  '<c r="D2" t="s"><v>8</v></c><c r="E2" t="s"><v>9</v></c><c r="F2" t="s"><v>7</v></c>',
].join('');
const form = workbook(`<row r="1">${header}</row><row r="2">${ann}</row>`, strings);

describe('a workbook', () => {
  it('is the table of its first sheet, as Microsoft Forms gives it to open in Excel', async () => {
    expect(await read('form.xlsx', zipped(form))).toEqual({
      submissions: [
        { student: 'ann@example.org', at: '2026-11-25T12:00:00.000Z', extra: { Name: 'Ann & Lee' }, call: 'B' },
      ],
      findings: [],
    });
  });

  it('has nothing for a text that is not in the list of all, and no truth value but yes and no', () => {
    const cells =
      '<c r="A1" t="b"><v>0</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="b"><v>2</v></c><c r="D1" t="s"><v>9</v></c><c r="E1"><v>5</v></c>';
    expect(tableOf(workbook(`<row r="1">${cells}</row>`))).toBe('FALSE,TRUE,,,5\n');
  });

  it('is the sheet of the usual name where nothing says which is the first', () => {
    const sheet = '<worksheet><sheetData><row r="1"><c r="A1"><v>5</v></c></row></sheetData></worksheet>';
    expect(tableOf({ 'xl/worksheets/sheet1.xml': sheet })).toBe('5\n');
  });

  it('has texts, numbers, truth values and blanks at their places, a line for each row', () => {
    const cells = [
      '<row r="2"><c r="B2" t="inlineStr"><is><t>a, "b"</t></is></c><c r="D2" t="b"><v>1</v></c></row>',
      '<row r="4" spans="1:4"><c r="A4"><v>0.10000000000000001</v></c><c r="C4" t="str"><f>X1</f><v>x</v></c></row>',
      '<row r="5"/>',
      '<row><c><v>7</v></c><c t="s"><v>0</v></c><c/></row>',
    ].join('');
    const kana = '<si><t>東</t><rPh sb="0" eb="1"><t>ひがし</t></rPh><t>_x000D_京</t></si>';
    expect(tableOf(workbook(cells, kana))).toBe(
      ['', ',"a, ""b""",,TRUE', '', '0.1,,x,', '', '7,"東\r京",,', ''].join('\n'),
    );
  });

  it('has characters by their numbers, and what is the number of none as it stands', () => {
    const text = '&#65;&#x42;&#0;&#x110000;&amp;&no;';
    expect(tableOf(workbook(`<row><c t="str"><v>${text}</v></c></row>`))).toBe('AB&#0;&#x110000;&&no;\n');
  });

  it('that is cut off in a tag, or in a reading above a word, has what stands before', () => {
    const sheet = { 'xl/worksheets/sheet7.xml': '<row><c t="s"><v>0</v></c></row><row r="2"' };
    expect(tableOf({ ...workbook('', '<si><t>a</t><rPh><t>b</t></si>'), ...sheet })).toBe('a\n');
  });

  it.each([
    ['a document type', workbook('<!DOCTYPE x [<!ENTITY a "b">]><row r="1"/>')],
    ['a column beyond the last', workbook('<row r="1"><c r="XFE1"><v>1</v></c></row>')],
    ['a row beyond the last', workbook('<row r="1048577"/>')],
    ['rows out of order', workbook('<row r="2"/><row r="1"/>')],
    ['no sheet', { 'xl/workbook.xml': '<workbook/>' }],
  ])('is none with %s', (_, parts) => {
    expect(tableOf(parts)).toBe(undefined);
  });

  it('is read in a time that grows with its length, also where nothing is ever closed', () => {
    for (const text of ['<row>', '<c>', '<row r="1"><c>', '<t>', '<si>', '<rPh>'].map((tag) => tag.repeat(300_000))) {
      expect(tableOf(workbook(text, text))).toBe('');
    }
  });

  it('never throws, whatever its parts hold', () => {
    const piece = fc.constantFrom(
      '<row',
      '<c',
      ' r="A1"',
      ' t="s"',
      '>',
      '/>',
      '<v>',
      '</v>',
      '</c>',
      '</row>',
      '9',
      '&#x;',
      '_x0041_',
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (sheet, list) => {
        expect(['string', 'undefined']).toContain(typeof tableOf(workbook(sheet.join(''), list.join(''))));
      }),
    );
  });
});

describe('an archive', () => {
  const csv = (student: string) => `student,item,response\n${student},call,B\n`;

  it('is read as a folder, as Google Forms gives its table, without what a system has put aside', async () => {
    const files = {
      'Quiz.csv': csv('ann'),
      'more/cem.csv': 'item,response\ncall,A\n',
      '__MACOSX/._Quiz.csv': 'x',
      '.a': 'x',
    };
    expect(await read('Quiz.csv.zip', zipped(files))).toEqual({
      submissions: [
        { student: 'ann', call: 'B' },
        { student: 'cem', call: 'A' },
      ],
      findings: [],
    });
  });

  it.each([
    ['is cut off', zipped({ 'a.csv': csv('ann') }).subarray(0, 60), 'in.zip:-'],
    ['needs a password', zipped({ 'a.csv': csv('ann') }, 1), 'in.zip/a.csv:-'],
    ['holds another', zipped({ 'b.zip': zipped({ 'a.csv': csv('ann') }) }), 'in.zip/b.zip:-'],
    ['unpacks to far more than a table', zipped({ 'a.csv': Buffer.alloc(70 * 1024 * 1024, 'a') }), 'in.zip/a.csv:-'],
  ])('that %s is named, and nothing of it is read', async (_, content, where) => {
    expect(await read('in.zip', content)).toEqual({ submissions: [], findings: [`unreadable-file error ${where}`] });
  });

  it('never throws, whatever byte of it is another', async () => {
    const whole = zipped({ 'a.csv': csv('ann'), 'b.csv': csv('ben') });
    for (let at = 4; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      expect(Array.isArray((await read('in.zip', changed)).findings)).toBe(true);
    }
  });
});

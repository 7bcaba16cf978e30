import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { variableOf } from '../../src/core/study/setting-texts.ts';
import { readSettings, settingNames, settingsOver } from '../../src/core/study/settings.ts';
import { themeNames } from '../../src/core/study/theme-setting.ts';

const schema = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../questions/settings.schema.json', import.meta.url)), 'utf8'),
);
const accepts = new Ajv2020({ allowUnionTypes: true }).compile(schema);
const properties: Readonly<Record<string, { readonly default: unknown }>> = schema.$defs.study.properties;

describe('the schema of settings', () => {
  it('names the same settings as the reader', () => {
    expect(Object.keys(properties).sort()).toEqual([...settingNames].sort());
  });

  it('says the defaults that hold where nothing is set', () => {
    const defaults = Object.fromEntries(Object.entries(properties).map(([name, { default: value }]) => [name, value]));
    const read = readSettings({ study: defaults });
    expect(read.ok && settingsOver([read.settings])('')).toEqual(settingsOver([])(''));
  });

  it.each([
    [{}],
    [null],
    [{ study: null, decks: null }],
    [{ study: { new: 5, max: 80, retention: '92%', buttons: 2 }, decks: { exam: { retention: 0.95 } } }],
    [
      {
        study: { 'learning-steps': ['1m', '1h30m'], 'relearning-steps': '15m', 'easy-days': { sat: '50%', Sunday: 0 } },
      },
    ],
    [{ study: { 'learning-steps': [], 'easy-days': ['sat', 'sun'], fuzz: 'no' } }],
  ])('accepts what the reader understands: %j', (value) => {
    expect([accepts(value), readSettings(value).ok]).toEqual([true, true]);
  });

  it.each(themeNames)('accepts the theme %s, as the reader does', (theme) => {
    expect([accepts({ theme }), readSettings({ theme }).ok]).toEqual([true, true]);
  });

  it.each([
    [[]],
    [{ stduy: {} }],
    [{ study: 3 }],
    [{ study: { nwe: 3 } }],
    [{ study: { 'learning-steps': ['soon'] } }],
    [{ study: { 'learning-steps': ['0m'] } }],
    [{ study: { 'easy-days': ['noday'] } }],
    [{ study: { 'easy-days': { sat: 2 } } }],
    [{ decks: { exam: { retention: '99.5%' } } }],
    [{ decks: [] }],
    [{ theme: 'drak' }],
    [{ theme: ['dark'] }],
  ])('refuses what the reader refuses: %j', (value) => {
    expect([accepts(value), readSettings(value).ok]).toEqual([false, false]);
  });

  it('agrees with the reader about every number and truth value', () => {
    const number = fc.oneof(
      fc.integer({ min: -2, max: 30 }),
      fc.integer({ min: 0, max: 120_000 }),
      fc.double({ min: 0.6, max: 1.1, noNaN: true }),
      fc.constantFrom(0.7, 0.99, 1, 2, 4, 23, 24, 99, 100, 9999, 36_500, 99_999),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...settingNames), number, (name, value) => {
        const settings = { study: { [name]: value } };
        expect(accepts(settings)).toBe(readSettings(settings).ok);
      }),
    );
  });

  it('has a variable of the environment for each setting', () => {
    expect(settingNames.map(variableOf)).toContain('VIVA_STUDY_MAXIMUM_INTERVAL');
  });
});

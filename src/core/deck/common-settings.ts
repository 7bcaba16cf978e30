import type { FieldReader } from './field-reader.ts';
import * as fields from './fields.ts';
import type { Settings } from './section.ts';

/** The settings that a deck gives to all its items, and an item to itself. */
export type CommonSettings = Pick<Settings, 'points' | 'shuffle' | 'case' | 'accents' | 'timeSeconds'>;

/** Those of the common settings that are set. */
export function takeCommonSettings(reader: FieldReader): Partial<CommonSettings> {
  const points = reader.take('points', fields.points);
  const shuffle = reader.take('shuffle', fields.truth);
  const capitals = reader.take('case', fields.truth);
  const accents = reader.take('accents', fields.truth);
  const timeSeconds = reader.take('time', fields.seconds);
  return {
    ...(points === undefined ? {} : { points }),
    ...(shuffle === undefined ? {} : { shuffle }),
    ...(capitals === undefined ? {} : { case: capitals }),
    ...(accents === undefined ? {} : { accents }),
    ...(timeSeconds === undefined ? {} : { timeSeconds }),
  };
}

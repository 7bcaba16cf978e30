/**
 * The times that submissions and exports write. A time without a zone is taken for one that is `zoneMinutes` ahead of UTC,
 * never for the machine's, so that a run gives the same bytes everywhere.
 */
import { dayOfDate } from '../schedule/day.ts';

/** How a column with `4/3/2026` is read: the day first, the month first, or nobody knows. */
export type DayOrder = 'day-first' | 'month-first' | 'unknown';

/** A time as it was written. */
export type WrittenTime =
  | { readonly is: 'time'; readonly atMs: number }
  /** `4/3/2026`: which is the day depends on its column. */
  | {
      readonly is: 'two-ways';
      readonly first: number;
      readonly second: number;
      readonly year: number;
      readonly rest: Clock;
    }
  | { readonly is: 'none' };

interface Clock {
  readonly ms: number;
  readonly zone: number | undefined;
}

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** The months without accents, in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and Swedish. */
const months: readonly string[] = [
  'january januar janner janvier enero gennaio janeiro januari stycznia',
  'february februar fevrier febrero febbraio fevereiro februari lutego',
  'march marz maerz mars marzo marco maart marca',
  'april avril abril aprile kwietnia',
  'may mai mayo maggio maio mei maja maj',
  'june juni juin junio giugno junho czerwca',
  'july juli juillet julio luglio julho lipca',
  'august aout agosto augustus sierpnia augusti',
  'september septembre septiembre setiembre settembre setembro wrzesnia',
  'october oktober octobre octubre ottobre outubro pazdziernika',
  'november novembre noviembre novembro listopada',
  'december dezember decembre diciembre dicembre dezembro grudnia',
];

/** The month from 1 that a word of three letters and more begins; nothing where it begins none or several. */
function monthOf(word: string): number | undefined {
  const plain = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const found = months.flatMap((names, at) =>
    names.split(' ').some((name) => name.startsWith(plain)) ? [at + 1] : [],
  );
  return plain.length >= 3 && found.length === 1 ? found[0] : undefined;
}

/** Minutes ahead of UTC, of the names that Google Forms and Moodle write. */
const zones: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  WEZ: 0,
  WESZ: 60,
  MEZ: 60,
  MESZ: 120,
  OEZ: 120,
  OESZ: 180,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

const clock =
  /^(?:[T,\s]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp])?\.?\s?(?:[Mm]\.?)?)?\s*(?:([A-Za-z]{1,4})?\s*([+-]\d{1,2})?(?::?(\d{2}))?)?$/;

/** The time of day behind a date, and its zone in minutes ahead of UTC. */
function readClock(text: string): Clock | undefined {
  const found = clock.exec(text);
  if (found === null) return undefined;
  const [, h, m, s, fraction = '', half, name, zoneHours, zoneMinutes] = found;
  const hours = Number(h ?? 0);
  if (half !== undefined && (hours < 1 || hours > 12)) return undefined;
  const hour = half === undefined ? hours : (hours % 12) + (/p/i.test(half) ? 12 : 0);
  const isLast = hour === 24 && Number(m) === 0 && Number(s ?? 0) === 0;
  if ((hour > 23 && !isLast) || Number(m ?? 0) > 59 || Number(s ?? 0) > 60) return undefined;
  const known = name === undefined ? undefined : zones[name.toUpperCase()];
  if (name !== undefined && known === undefined) return undefined;
  if (zoneHours === undefined && zoneMinutes !== undefined) return undefined;
  const ahead = Number(zoneHours ?? 0) * 60;
  const zone = ahead + Math.sign(zoneHours?.startsWith('-') ? -1 : 1) * Number(zoneMinutes ?? 0);
  const ms = Math.trunc(Number(`0.${fraction || 0}`) * 1000);
  return {
    ms: ((hour * 60 + Number(m ?? 0)) * 60 + Number(s ?? 0)) * 1000 + ms,
    zone: zoneHours === undefined ? known : zone,
  };
}

const two = (number: number): string => String(number).padStart(2, '0');

function moment(year: number, month: number, date: number, { ms, zone }: Clock, zoneMinutes: number): WrittenTime {
  const day = dayOfDate(`${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`);
  if (day === undefined) return { is: 'none' };
  return { is: 'time', atMs: day * dayMs + ms - (zone ?? zoneMinutes) * minuteMs };
}

const wholeYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

/** Digits alone: seconds or ms since 1970, or a day of a spreadsheet, counted from 1899-12-30. */
function fromNumber(text: string, zoneMinutes: number): WrittenTime {
  if (/^\d{13}$/.test(text)) return { is: 'time', atMs: Number(text) };
  if (/^\d{10}$/.test(text)) return { is: 'time', atMs: Number(text) * 1000 };
  if (!/^\d{5}(?:[.,]\d{1,17})?$/.test(text)) return { is: 'none' };
  const days = Number(text.replace(',', '.')) - 25_569;
  // A spreadsheet keeps fractions of a day; a second is the most that they are good for.
  return { is: 'time', atMs: Math.round(days * 86_400) * 1000 - zoneMinutes * minuteMs };
}

/** The time that a text gives, so far as it can be told without its column. */
export function readTime(raw: string, zoneMinutes = 0): WrittenTime {
  const text = raw
    .slice(0, 80)
    .replace(/\bvorm\./, 'am')
    .replace(/\bnachm\./, 'pm')
    .trim();
  if (/^[\d.,]+$/.test(text) && !/\..*\./.test(text)) return fromNumber(text, zoneMinutes);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(text);
  if (iso !== null) {
    const rest = readClock(text.slice(iso[0].length));
    return rest === undefined
      ? { is: 'none' }
      : moment(Number(iso[1]), Number(iso[2]), Number(iso[3]), rest, zoneMinutes);
  }
  const short = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(text);
  if (short !== null) {
    const rest = readClock(text.slice(short[0].length));
    const [first, second, year] = [Number(short[1]), Number(short[3]), wholeYear(short[4] ?? '')];
    // A date with stops has its day first wherever it is written.
    if (rest !== undefined && short[2] === '.') return moment(year, second, first, rest, zoneMinutes);
    return rest === undefined ? { is: 'none' } : { is: 'two-ways', first, second, year, rest };
  }
  return (
    inWords(text, zoneMinutes) ?? inWords(text.replace(/^\p{L}{2,12}\.?,?\s+/u, ''), zoneMinutes) ?? { is: 'none' }
  );
}

/** `25. November 2026, 15:04`, `25 de noviembre de 2026` or `November 25, 2026`, without the name of the day. */
function inWords(text: string, zoneMinutes: number): WrittenTime | undefined {
  const worded =
    /^(\d{1,2})\.?\s+(?:de\s+)?(\p{L}{3,12})\.?,?\s+(?:de\s+)?(\d{4})/u.exec(text) ??
    /^(\p{L}{3,12})\.?\s+(\d{1,2}),?\s+(\d{4})/u.exec(text);
  if (worded === null) return undefined;
  const [date, name] = /^\d/.test(worded[1] ?? '') ? [worded[1], worded[2]] : [worded[2], worded[1]];
  const month = monthOf(name ?? '');
  const rest = readClock(text.slice(worded[0].length));
  if (rest === undefined || month === undefined) return undefined;
  return moment(Number(worded[3]), month, Number(date), rest, zoneMinutes);
}

/** Which of two numbers is the day, from the dates of a column that say so; nothing where they contradict each other. */
export function dayOrderOf(times: Iterable<WrittenTime>): DayOrder | undefined {
  let dayFirst = false;
  let monthFirst = false;
  for (const time of times) {
    if (time.is !== 'two-ways') continue;
    if (time.first > 12) dayFirst = true;
    if (time.second > 12) monthFirst = true;
  }
  if (dayFirst && monthFirst) return undefined;
  return dayFirst ? 'day-first' : monthFirst ? 'month-first' : 'unknown';
}

/** The moment of a time in ms since 1970 in UTC; nothing for none, or where nobody knows which number is the day. */
export function momentOf(time: WrittenTime, order: DayOrder, zoneMinutes = 0): number | undefined {
  if (time.is === 'none') return undefined;
  if (time.is === 'time') return time.atMs;
  const { first, second, year, rest } = time;
  if (order === 'unknown' && first !== second) return undefined;
  const [date, month] = order === 'day-first' ? [first, second] : [second, first];
  const made = moment(year, month, date, rest, zoneMinutes);
  return made.is === 'time' ? made.atMs : undefined;
}

/** A length of time in seconds, from 0: `12.5`, `1:02:03`, `5 mins 3 secs`; nothing for any other text. */
export function readSeconds(raw: string): number | undefined {
  const text = raw.slice(0, 60).trim();
  if (/^\d{1,9}(?:[.,]\d{1,9})?$/.test(text)) return Number(text.replace(',', '.'));
  const clocked = /^(?:(\d{1,4}):)?(\d{1,2}):(\d{2})$/.exec(text);
  if (clocked !== null) return Number(clocked[1] ?? 0) * 3600 + Number(clocked[2]) * 60 + Number(clocked[3]);
  const parts = /^(?:(\d+)\s*h(?:ours?)?)?\s*(?:(\d+)\s*m(?:ins?|inutes?)?)?\s*(?:(\d+)\s*s(?:ecs?|econds?)?)?$/.exec(
    text,
  );
  if (parts === null || text === '') return undefined;
  return Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0);
}

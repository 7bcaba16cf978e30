import type { Measurement, Way, WorkSpan } from '../lab/measurement.ts';
import type { Shown, TimelineRow } from '../layout/shown.ts';
import { gapText, secondsText } from './lab-words.ts';

/** More rows than these say no more than a few do. */
const mostRows = 8;

/** The time that all ways of a measurement are drawn on, in seconds: to the end of the longest of them. */
export function scaleOf({ ways }: Measurement): number {
  const ends = ways.flatMap(({ seconds = 0, spans }) => [seconds, ...spans.map(({ end }) => end)]);
  return ends.reduce((most, end) => Math.max(most, end), 0);
}

function byWorker(spans: readonly WorkSpan[]): ReadonlyMap<string, readonly WorkSpan[]> {
  const workers = new Map<string, WorkSpan[]>();
  for (const span of spans) {
    const own = workers.get(span.worker);
    if (own === undefined) workers.set(span.worker, [span]);
    else own.push(span);
  }
  return workers;
}

const heart = 'heartbeat';

/** The columns that the names of the workers take in all the timelines of a measurement, so that these can be compared. */
export function labelColumns({ ways }: Measurement): number {
  const names = ways.flatMap(({ spans, beats }) => [
    ...[...byWorker(spans).keys()].slice(0, mostRows),
    ...(beats.length === 0 ? [] : [heart]),
  ]);
  return names.reduce((most, name) => Math.max(most, name.length), 0);
}

/** Who did what when in one way, on a scale of so many seconds; nothing where nobody did anything. */
export function timelineOf(way: Way, scale: number, columns: number): readonly Shown[] {
  const workers = [...byWorker(way.spans)];
  if (workers.length === 0 || scale <= 0) return [];
  const drawn = workers.slice(0, mostRows);
  const hidden = workers.length - drawn.length + way.moreWorkers;
  const rows: TimelineRow[] = drawn.map(([label, spans]) => ({
    label: label.padEnd(columns),
    spans: spans.map(({ start, end }) => ({ from: start / scale, to: end / scale })),
  }));
  const beats: TimelineRow = {
    label: heart.padEnd(columns),
    sign: '·',
    role: 'plain',
    spans: way.beats.map((beat) => ({ from: beat / scale, to: beat / scale })),
  };
  const spoken = [
    ...drawn.map(([worker, spans]) => workSpoken(worker, spans)),
    ...(way.beats.length === 0 ? [] : [beatsSpoken(way)]),
  ];
  const more = `and ${hidden} more like ${drawn.length === 1 ? 'it' : 'these'}`;
  return [
    {
      is: 'timeline',
      rows: way.beats.length === 0 ? rows : [...rows, beats],
      from: '0',
      to: secondsText(scale),
      spoken,
    },
    ...(hidden === 0 ? [] : [{ is: 'row' as const, left: [{ text: more, role: 'muted' as const }] }]),
  ];
}

function workSpoken(worker: string, spans: readonly WorkSpan[]): string {
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  const times = spans.length === 1 ? 'at work' : `at work ${spans.length} times`;
  return `${worker}: ${times}, from ${secondsText(start)} to ${secondsText(end)}.`;
}

function beatsSpoken({ beats, longestGapMs }: Way): string {
  const gap = longestGapMs === undefined ? '' : `, ${gapText(longestGapMs)}`;
  return `${heart}: ${beats.length === 1 ? 'one beat' : `${beats.length} beats`}${gap}.`;
}

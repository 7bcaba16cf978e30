import { fieldOf, listIn, numberIn, textIn } from './checked.ts';

/** A worker at work, in seconds since its way began. */
export interface WorkSpan {
  readonly worker: string;
  readonly start: number;
  readonly end: number;
}

/** What was measured of one way to do the job. */
export interface Way {
  readonly name: string;
  /** By the start of the worker's first. */
  readonly spans: readonly WorkSpan[];
  /** Workers beside those whose spans were told. */
  readonly moreWorkers: number;
  /** The beats of the event loop's heart, in seconds since the way began; none where no loop was watched. */
  readonly beats: readonly number[];
  readonly longestGapMs?: number;
  /** Numbers that the program reports by names of its own. */
  readonly numbers: ReadonlyMap<string, number>;
  /** How long the whole took; absent where the program ended before it. */
  readonly seconds?: number;
}

/** What the program of an experiment said. */
export interface Measurement {
  readonly python: string;
  readonly hasGil: boolean;
  readonly cpus: number;
  readonly ways: readonly Way[];
  readonly skipped: readonly { readonly way: string; readonly because: string }[];
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A way with what one event adds to it. */
function withEvent(way: Way, event: unknown): Way {
  switch (textIn(event, 'is')) {
    case 'span': {
      const [start, end] = [numberIn(event, 'start'), numberIn(event, 'end')];
      if (start === undefined || end === undefined) return way;
      return { ...way, spans: [...way.spans, { worker: textIn(event, 'worker'), start, end }] };
    }
    case 'more':
      return { ...way, moreWorkers: numberIn(event, 'workers') ?? 0 };
    case 'heartbeat': {
      const longestGapMs = numberIn(event, 'gap_ms');
      const beats = listIn(event, 'beats').filter((beat): beat is number => typeof beat === 'number');
      return { ...way, beats, ...(longestGapMs === undefined ? {} : { longestGapMs }) };
    }
    case 'number': {
      const value = numberIn(event, 'value');
      if (value === undefined) return way;
      return { ...way, numbers: new Map([...way.numbers, [textIn(event, 'name'), value]]) };
    }
    case 'end': {
      const seconds = numberIn(event, 'seconds');
      return seconds === undefined ? way : { ...way, seconds };
    }
    default:
      return way;
  }
}

/**
 * What the output of an experiment says: a JSON object a line, each with its `is`. Lines that are something else are
 * passed over, so that an output that was cut off still says what it said. A way that was skipped after it began counts
 * as skipped.
 */
export function measurementOf(output: string): Measurement {
  let machine: unknown;
  const ways: Way[] = [];
  const skipped: { way: string; because: string }[] = [];
  for (const line of output.split('\n')) {
    const event = parsed(line);
    const is = textIn(event, 'is');
    const last = ways.at(-1);
    if (is === 'machine') machine = event;
    else if (is === 'way')
      ways.push({ name: textIn(event, 'way'), spans: [], moreWorkers: 0, beats: [], numbers: new Map() });
    else if (is === 'skipped') skipped.push({ way: textIn(event, 'way'), because: textIn(event, 'because') });
    else if (last !== undefined) ways[ways.length - 1] = withEvent(last, event);
  }
  const isSkipped = new Set(skipped.map(({ way }) => way));
  return {
    python: textIn(machine, 'python'),
    hasGil: fieldOf(machine, 'gil') !== false,
    cpus: numberIn(machine, 'cpus') ?? 1,
    ways: ways.filter(({ name }) => !isSkipped.has(name)),
    skipped,
  };
}

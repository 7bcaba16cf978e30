import { decodeLine } from './codec.ts';
import type { HistoryEvent } from './event.ts';

/** The text of one file of the log. */
export interface LogFile {
  readonly path: string;
  readonly text: string;
}

/** A line that says nothing to this program. It stays in its file as it is. */
export interface UnusableLine {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  /** `torn`: the file ends in the middle of it. `newer`: a newer program wrote it. `clash`: two lines share an id. */
  readonly fault: 'torn' | 'garbage' | 'newer' | 'clash';
  readonly because: string;
}

/** The log of all devices. */
export interface History {
  /** Each once, by time and then by id. */
  readonly events: readonly HistoryEvent[];
  readonly unusable: readonly UnusableLine[];
}

interface Usable {
  readonly event: HistoryEvent;
  readonly text: string;
  readonly path: string;
  readonly line: number;
}

/**
 * The union of the lines of some files: neither the order of the files nor of their lines matters, and a line that
 * stands in several files, such as the copies of a sync tool, counts once.
 */
export function readLog(files: readonly LogFile[]): History {
  const usable = new Map<string, Usable>();
  const unusable: UnusableLine[] = [];
  for (const { path, text } of files) {
    const lines = text.split('\n');
    for (const [index, content] of lines.entries()) {
      if (content.trim() === '') continue;
      const place = { path, line: index + 1 };
      const decoded = decodeLine(content);
      if (decoded.is === 'event') {
        const found = { event: decoded.event, text: content.trim(), ...place };
        keepOne(usable, found, unusable);
      } else if (decoded.is === 'newer') unusable.push({ ...place, fault: 'newer', because: decoded.because });
      else if (index === lines.length - 1)
        unusable.push({ ...place, fault: 'torn', because: 'the file ends in the middle of it' });
      else unusable.push({ ...place, fault: 'garbage', because: decoded.because });
    }
  }
  return { events: [...usable.values()].map((line) => line.event).sort(inTime), unusable };
}

/** Of two different lines with one id the one that sorts first stays, whichever was read first. */
function keepOne(usable: Map<string, Usable>, found: Usable, unusable: UnusableLine[]): void {
  const { id } = found.event;
  const known = usable.get(id);
  if (known === undefined || found.text < known.text) usable.set(id, found);
  if (known === undefined || found.text === known.text) return;
  const dropped = found.text < known.text ? known : found;
  unusable.push({ path: dropped.path, line: dropped.line, fault: 'clash', because: `another line has the id ${id}` });
}

function inTime(one: HistoryEvent, other: HistoryEvent): number {
  if (one.at !== other.at) return one.at - other.at;
  return one.id < other.id ? -1 : 1;
}

import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSystemError } from './keeping.ts';

const named = /^[a-z0-9-]{4,40}$/;

/**
 * The name under which this device writes its history, made up on the first use and kept in the data folder; of several
 * programs that start at once all get the same. Throws where it can be neither read nor kept.
 */
export function deviceName(dataFolder: string): string {
  const file = join(dataFolder, 'device');
  const known = read(file);
  if (known !== undefined) return known;
  mkdirSync(dataFolder, { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(5).toString('hex')}\n`, { flush: true });
  try {
    publish(draft, file);
  } finally {
    unlinkSync(draft);
  }
  const kept = read(file);
  if (kept === undefined) throw new Error(`${file} vanished while it was made`);
  return kept;
}

/** A link appears with its content or not at all, and never replaces what another program made meanwhile. */
function publish(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return;
    writeFileSync(file, readFileSync(draft), { flag: 'wx' });
  }
}

function read(file: string): string | undefined {
  try {
    const name = readFileSync(file, 'utf8').trim();
    if (named.test(name)) return name;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
  throw new Error(`${file} does not hold the name of a device; remove it to get a new one`);
}

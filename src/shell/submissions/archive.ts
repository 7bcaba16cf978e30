import { decodeBytes } from '../../core/submissions/bytes.ts';
import type { SubmissionReader } from '../../core/submissions/reader.ts';
import { tableOfWorkbook } from '../../core/submissions/workbook.ts';
import { unreadable } from './find-files.ts';
import { unzip, type ZipEntry, zipEntries } from './unzip.ts';

type Reader = Pick<SubmissionReader, 'read' | 'report'>;

/** An archive as it was handed in. */
export interface Archive {
  readonly bytes: Uint8Array;
  readonly path: string;
  /** The student of a file that names none. */
  readonly fallback: string | undefined;
}

/** How the files of an archive are taken. */
export interface Taking {
  /** The most bytes that one may unpack to. */
  readonly limit: number;
  /** Hands one on, with the name to show for it. */
  readonly take: (bytes: Uint8Array, path: string) => void;
}

const again = 'Copy or download it again.';

/** The content of a file of an archive, or nothing after it was reported why not. */
function contentIn(
  bytes: Uint8Array,
  entry: ZipEntry,
  path: string,
  reader: Reader,
  limit: number,
): Uint8Array | undefined {
  const content = unzip(bytes, entry, limit);
  switch (content.is) {
    case 'whole':
      return content.bytes;
    case 'encrypted':
      reader.report(unreadable(path, 'It needs a password.', 'Unpack it first.'));
      return undefined;
    case 'too-large':
      reader.report(unreadable(path, 'It unpacks to far more than a table would.', 'Unpack and split it.'));
      return undefined;
    case 'damaged':
      reader.report(unreadable(path, 'It is damaged.', again));
      return undefined;
  }
}

const isAside = (name: string): boolean => name.endsWith('/') || /(?:^|\/)(?:\.|__MACOSX\/)/.test(name);

/** Reads a workbook as the table of its first sheet, any other archive as a folder. */
export function takeArchive({ bytes, path, fallback }: Archive, reader: Reader, { limit, take }: Taking): void {
  const entries = zipEntries(bytes);
  if (entries === undefined) return reader.report(unreadable(path, 'The archive is cut off or damaged.', again));
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) {
    for (const entry of entries.filter(({ name }) => !isAside(name))) {
      const inner = `${path}/${entry.name}`;
      const content = contentIn(bytes, entry, inner, reader, limit);
      if (content !== undefined) take(content, inner);
    }
    return;
  }
  const text = tableOfWorkbook((name) => {
    const entry = entries.find((each) => each.name === name);
    const content = entry === undefined ? undefined : contentIn(bytes, entry, path, reader, limit);
    return content === undefined ? undefined : decodeBytes(content).text;
  });
  if (text === undefined)
    reader.report(unreadable(path, 'The workbook has no sheet.', 'Save the table as CSV in UTF-8.'));
  else reader.read({ path, text, ...(fallback === undefined ? {} : { fallback }) });
}

/** What findings ask to be changed in the files of decks, as patches of them. */
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { ClassAnalysis } from '../../core/analysis/class-analysis.ts';
import type { TeacherFinding } from '../../core/analysis/findings/finding.ts';
import type { Deck } from '../../core/deck/deck.ts';
import { type Change, changeDeck } from '../../core/deck-patch/change-deck.ts';
import { isPlainName, unifiedDiff } from '../../core/deck-patch/unified-diff.ts';
import { asText, findingLines, restsIn } from '../../core/item-report/finding-lines.ts';
import { neutralise } from '../../core/layout/neutralise.ts';
import type { PaperItem } from '../../core/marking/paper.ts';
import { columnNames } from '../../core/report/gradebook-csv.ts';
import { openable } from '../deck-files.ts';
import { readText } from '../read-text.ts';
import type { World } from '../world.ts';

/** What a class was marked against. */
export interface MarkedAgainst {
  readonly decks: readonly Deck[];
  readonly items: readonly PaperItem[];
}

/** The change that a finding asks for, and the file that it is made in. */
interface Wish {
  readonly path: string;
  readonly change: Change;
}

type WishOf = (finding: TeacherFinding) => Wish | undefined;

/** How a deck is asked for its changes: by the item's name in the gradebook. A deck whose id another has too is left alone. */
function wishesIn({ decks, items }: MarkedAgainst): WishOf {
  const places = new Map(columnNames(items).map((name, place) => [name, place]));
  return ({ code, items: [name = ''], response }) => {
    const item = items[places.get(name) ?? -1];
    const [deck, ...others] = decks.filter(({ id }) => id === item?.deck);
    if (item === undefined || deck === undefined || others.length > 0 || response === undefined) return undefined;
    const { path } = deck;
    if (code === 'wrong-response-common') return { path, change: { is: 'accept', item: item.id, response } };
    if (code === 'key-probably-wrong') return { path, change: { is: 'key', item: item.id, option: response } };
    return undefined;
  };
}

/** A file of a deck as it is named in a patch: from the current folder, or from its own where it lies outside. */
function nameIn(world: Pick<World, 'cwd'>, path: string): { readonly name: string; readonly folder?: string } {
  const at = resolve(openable(world, path));
  const from = relative(world.cwd, at);
  if (isAbsolute(from) || from.split(sep)[0] === '..') return { name: basename(at), folder: dirname(at) };
  return { name: from.split(sep).join('/') };
}

/** What comes of a wish: the text before and after, and the file's name in a patch; or why nothing does. */
type Granted =
  | {
      readonly ok: true;
      readonly name: string;
      readonly folder?: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly ok: false; readonly because: string };

/** Makes the change in the file, or in a text that it was changed to before. */
function granted(world: Pick<World, 'cwd'>, { path, change }: Wish, text?: string): Granted {
  const named = nameIn(world, path);
  if (!isPlainName(named.name)) return { ok: false, because: 'a patch cannot name the file' };
  const read = text === undefined ? readText(openable(world, path), path) : { ok: true as const, text };
  if (!read.ok) return { ok: false, because: read.diagnostic.message };
  const changed = changeDeck(path, read.text, change);
  return changed.ok ? { ...named, ok: true, before: read.text, after: changed.text } : changed;
}

/** The findings, those that ask for a change of a deck with the patch that makes it. */
export function withPatches(world: Pick<World, 'cwd'>, against: MarkedAgainst, known: ClassAnalysis): ClassAnalysis {
  const wishOf = wishesIn(against);
  const findings = known.findings.map((finding) => {
    const wish = wishOf(finding);
    const found = wish === undefined ? undefined : granted(world, wish);
    return found?.ok === true ? { ...finding, patch: unifiedDiff(found.name, found.before, found.after) } : finding;
  });
  return { ...known, findings };
}

/** A patch with every change that findings ask for, and a line for each finding that none follows from. */
export interface WholePatch {
  readonly text: string;
  readonly without: readonly string[];
}

/**
 * The changes of all findings in one patch, each on top of those before it and below the finding, a line behind `#` that
 * `patch` and `git apply` pass over; so each can be taken out by itself.
 */
export function patchOf(
  world: Pick<World, 'cwd'>,
  against: MarkedAgainst,
  { analysis, findings }: ClassAnalysis,
): WholePatch {
  const wishOf = wishesIn(against);
  const says = findingLines(findings, restsIn(analysis)).map(asText);
  const texts = new Map<string, string>();
  const pieces: string[] = [];
  const without: string[] = [];
  for (const [at, finding] of findings.entries()) {
    const wish = wishOf(finding);
    const said = says[at] ?? '';
    if (wish === undefined) continue;
    const found = granted(world, wish, texts.get(wish.path));
    if (!found.ok) {
      without.push(`! ${said}`, `  no patch: ${found.because}`);
      continue;
    }
    texts.set(wish.path, found.after);
    const notes = [
      said,
      ...(wish.change.is === 'key' ? ['Only if that is right; what the deck says to each option stays as it is.'] : []),
      ...(found.folder === undefined ? [] : [`To be applied in ${found.folder}`]),
    ];
    pieces.push(...notes.map((note) => `# ${neutralise(note)}\n`), unifiedDiff(found.name, found.before, found.after));
  }
  if (pieces.length === 0 && without.length === 0) without.push('No finding asks for a change of the deck.');
  return { text: pieces.join(''), without };
}

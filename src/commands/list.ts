import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { diagnosticLines, diagnosticToJson } from '../core/diagnostics/view.ts';
import { type ListedAs, listedToJson, listLines, totalLines } from '../core/feedback/list-view.ts';
import { jsonText } from '../core/json-text.ts';
import { type Line, piece } from '../core/layout/line.ts';
import { neutralise } from '../core/layout/neutralise.ts';
import { textWidth } from '../core/layout/space.ts';
import type { ExitCode } from '../exit-code.ts';
import { bundledDecks } from '../shell/bundled.ts';
import { chosenTheme } from '../shell/chosen-theme.ts';
import { optimiseAgain, stopOptimising } from '../shell/compiler.ts';
import { listDecks } from '../shell/deck-index.ts';
import { Refusal } from '../shell/errors.ts';
import { Output } from '../shell/output.ts';
import { columnsOf } from '../shell/page-columns.ts';
import type { Theme } from '../shell/theme.ts';
import type { World } from '../shell/world.ts';

export interface ListOptions {
  readonly json: boolean;
}

interface Group {
  readonly decks: readonly ListedAs[];
  readonly unreadable: readonly Diagnostic[];
}

/** Lists the decks of some paths; without one, those of the current folder and those that ship. */
export async function list(world: World, names: readonly string[], options: ListOptions): Promise<ExitCode> {
  try {
    return await listAll(world, names, options);
  } finally {
    optimiseAgain();
  }
}

async function listAll(world: World, names: readonly string[], { json }: ListOptions): Promise<ExitCode> {
  const own = names.length > 0 ? await listed(world, names) : await here(world);
  const shipped = names.length > 0 ? [] : await bundled(world);
  const out = new Output(world.stdout);
  if (json) await writeJson(out, own, shipped);
  else await writePage(world, out, own, shipped);
  await out.flush();
  return 0;
}

async function listed(world: World, names: readonly string[]): Promise<Group> {
  const { decks, unreadable } = await listDecks(world, names, stopOptimising);
  return { decks: decks.map(({ path, summary }) => ({ name: path, summary })), unreadable };
}

/** The decks of the current folder; that there are none is no reason not to list those that ship. */
async function here(world: World): Promise<Group> {
  try {
    return await listed(world, []);
  } catch (error) {
    if (error instanceof Refusal) return { decks: [], unreadable: [] };
    throw error;
  }
}

/** The decks that ship, under the names by which they are typed. */
async function bundled(world: World): Promise<readonly ListedAs[]> {
  const places = bundledDecks(world).map(({ path }) => path);
  if (places.length === 0) return [];
  const root = `${world.packageFolder}/questions/`;
  const { decks } = await listDecks(world, places, stopOptimising);
  return decks.map(({ path, summary }) => ({
    name: (path.startsWith(root) ? path.slice(root.length) : path).replace(/\.md$/, ''),
    summary,
  }));
}

async function writePage(world: World, out: Output, own: Group, shipped: readonly ListedAs[]): Promise<void> {
  const theme = await chosenTheme(world, world.stdout);
  const write = (lines: Iterable<Line>): Promise<void> => out.writeAll(painted(lines, theme));
  const width = textWidth({ width: columnsOf(world.stdout) }) + 1;
  for (const found of own.unreadable) await write(diagnosticLines(found, undefined, width));
  if (own.decks.length > 0) {
    await write(listLines(own.decks));
    await write(totalLines(own.decks));
  } else await write([[piece(' No deck here yet. Write one: viva new first.md')]]);
  if (shipped.length > 0) {
    await write([[], [piece(' Decks that ship with viva', 'accent')], []]);
    await write(listLines(shipped));
  }
}

function* painted(lines: Iterable<Line>, theme: Theme): Iterable<string> {
  if (theme.colours || theme.links) for (const line of lines) yield `${theme.paint(line)}\n`;
  // A list of a hundred thousand decks is read by a program, and a quarter of its time would go into no colours.
  else for (const line of lines) yield `${neutralise(textOf(line))}\n`;
}

function textOf(line: Line): string {
  let all = '';
  for (const { text } of line) all += text;
  return all;
}

async function writeJson(out: Output, own: Group, shipped: readonly ListedAs[]): Promise<void> {
  const write = async (name: string, entries: readonly unknown[]): Promise<void> => {
    await out.write(`"${name}":[`);
    await out.writeAll(separated(entries));
    await out.write(entries.length === 0 ? ']' : '\n]');
  };
  await out.write('{');
  await write('decks', own.decks.map(listedToJson));
  await out.write(',');
  await write('bundled', shipped.map(listedToJson));
  await out.write(',');
  await write('unreadable', own.unreadable.map(diagnosticToJson));
  await out.write('}\n');
}

function* separated(entries: readonly unknown[]): Iterable<string> {
  let before = '\n';
  for (const entry of entries) {
    yield before + jsonText(entry);
    before = ',\n';
  }
}

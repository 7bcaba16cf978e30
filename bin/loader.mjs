/*
 * Loads the chunks of the program together with what V8 made of them the last time, since compiling them is half of the
 * start. The compiled code stands in the cache folder, in one file for a build, a version of Node and a command, so that
 * none reads what only another runs; it may be deleted at any time. V8 trusts it blindly and crashes over one wrong byte,
 * so it is used only if it belongs to the user and both copies of it in the file are the same: comparing them takes a
 * tenth of the time in which the module with checksums is loaded.
 */
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { isCommand } from '../src/command-names.ts';
import { foldersOf } from '../src/shell/folders.ts';

/** What `build.mjs` puts in its place: the name of the build. */
const buildId = '__BUILD_ID__';
/**
 * The first start of a command fills its indexes, later ones read them. So one more keeps what it compiled; not one that
 * follows at once, since it takes a tenth of its time.
 */
const againMs = 10_000;
/** By then what a command is asked for is done, or somebody reads: what runs later is compiled meanwhile. */
const idleMs = 500;

/** Runs the program that is built in a folder, and ends the process. `own` are the exports of this module. */
export function start(own, dist) {
  const { load, keep, isKeeping } = chunksIn(own, dist, foldersOf(process).cache, codeName(process.argv[2]));
  const { main, nodeWorld, flushed, report } = load('main.cjs');
  const world = nodeWorld(dirname(dist), isKeeping ? keep : () => undefined);
  if (isKeeping) setTimeout(keep, idleMs).unref();
  const end = (code) => {
    process.exitCode = code;
    keep();
    // Ends once all that was written has arrived; what still waits for input must not keep the process.
    flushed(() => process.exit());
  };
  process.on('uncaughtException', (error) => end(report(world, error)));
  main(world).then(end);
}

/** Under which name the code is kept that a first word needs. */
function codeName(word) {
  if (word === undefined) return 'menu';
  if (isCommand(word)) return word;
  if (word.startsWith('-')) return 'help';
  return word.startsWith('__') ? 'asked' : 'quiz';
}

/** A file that is read and was not written for so long is marked as used; one that was not for so long is removed. */
const usedAgainMs = 7 * 86_400_000;
const unusedMs = 30 * 86_400_000;

/** A `load` for the chunks of a folder, and a `keep` that writes down what had to be compiled. */
export function chunksIn(own, folder, cacheFolder, name) {
  const file = join(cacheFolder, 'code', `${buildId}-${process.version}-${process.arch}`, name);
  const { isWhole, chunks, codeOf, writtenAt } = opened(file);
  const modules = new Map([['start.cjs', { exports: own }]]);
  const compiled = new Map();
  const kept = new Map();
  const isFirst = chunks.length === 0;
  const isSecond = !isWhole && writtenAt < Date.now() - againMs;

  const load = (chunk) => {
    const known = modules.get(chunk);
    if (known !== undefined) return known.exports;
    const filename = join(folder, chunk);
    const script = new Script(functionIn(filename), { filename, cachedData: codeOf(chunk) });
    if (isSecond || script.cachedDataRejected !== false) compiled.set(chunk, script);
    const module = { exports: {} };
    modules.set(chunk, module);
    script.runInThisContext()(module.exports, requireIn, module);
    return module.exports;
  };
  const requireIn = (path) => (path.startsWith('./') ? load(path.slice(2)) : require(path));

  const keep = () => {
    try {
      if (writtenAt < Date.now() - usedAgainMs) fs.utimesSync(file, new Date(), new Date());
      if (compiled.size === 0) return;
      const others = chunks.filter((chunk) => !kept.has(chunk) && !compiled.has(chunk));
      for (const [chunk, script] of compiled) kept.set(chunk, script.createCachedData());
      compiled.clear();
      const all = [...others.map((chunk) => [chunk, codeOf(chunk)]), ...kept];
      write(file, isWhole || isSecond, new Map(all.filter(([, code]) => code !== undefined)));
      if (isFirst) removeUnused(dirname(file));
    } catch {
      // The next start is slower; nothing else is lost.
    }
  };
  return { load, keep, isKeeping: isFirst || isSecond };
}

const [before, after] = ['(function(exports,require,module){', '\n})'].map((text) => Buffer.from(text));

/** Memory that is used for one file after the other, since the system takes its time over each page of new memory. */
let scratch = Buffer.allocUnsafeSlow(128 * 1024);

/** The text of a chunk as a function. Chunks are plain ASCII; put together as bytes, they are copied once and not thrice. */
function functionIn(file) {
  const handle = fs.openSync(file, 'r');
  const { size } = fs.fstatSync(handle);
  const length = before.length + size + after.length;
  if (length > scratch.length) scratch = Buffer.allocUnsafeSlow(length);
  scratch.set(before);
  fs.readSync(handle, scratch, before.length, size, 0);
  scratch.set(after, before.length + size);
  fs.closeSync(handle);
  return scratch.latin1Slice(0, length);
}

/** Bytes of the head, which is the length of the list. */
const headBytes = 8;

/**
 * Whether a second start has added to a file, which chunks it holds, and a way to the code of each; none where it is not to
 * be trusted. The file stays open, so that another process may put a new one in its place.
 */
function opened(file) {
  try {
    const handle = fs.openSync(file, 'r');
    const { uid, size, mtimeMs } = fs.fstatSync(handle);
    if (uid !== (process.getuid?.() ?? uid)) return unknown;
    read(handle, scratch, headBytes, 0);
    const listLength = scratch.readUInt32LE(0);
    const { isWhole, chunks } = JSON.parse(whole(handle, headBytes, listLength).latin1Slice());
    const places = new Map();
    let at = headBytes + 2 * aligned(listLength);
    for (const [chunk, length] of chunks) {
      places.set(chunk, { at, length });
      at += 2 * aligned(length);
    }
    const codeOf = (chunk) => {
      const place = places.get(chunk);
      if (place === undefined) return undefined;
      try {
        return whole(handle, place.at, place.length);
      } catch {
        return undefined;
      }
    };
    return at === size ? { isWhole, chunks: [...places.keys()], codeOf, writtenAt: mtimeMs } : unknown;
  } catch {
    return unknown;
  }
}

const unknown = { isWhole: false, chunks: [], codeOf: () => undefined, writtenAt: Number.POSITIVE_INFINITY };

/** So many bytes, from a place on, of which a copy stands behind them. Throws where the two are not the same. */
function whole(handle, at, length) {
  const bytes = Buffer.allocUnsafeSlow(length);
  read(handle, bytes, length, at);
  const copyAt = at + aligned(length);
  for (let from = 0; from < length; from += scratch.length) {
    const size = Math.min(scratch.length, length - from);
    read(handle, scratch, size, copyAt + from);
    if (bytes.compare(scratch, 0, size, from, from + size) !== 0) throw new Error('A byte is wrong.');
  }
  return bytes;
}

/** Fills the first bytes of a buffer from a place in a file. Throws where there are fewer. */
function read(handle, buffer, length, at) {
  if (fs.readSync(handle, buffer, 0, length, at) !== length) throw new Error('The file is cut.');
}

/** V8 copies code that does not begin at a multiple of eight. */
const aligned = (length) => (length + 7) & ~7;

/** Writes the head, twice the list of chunks, and twice the code of each. */
function write(file, isWhole, code) {
  const twice = (bytes) => {
    const padded = [bytes, Buffer.alloc(aligned(bytes.length) - bytes.length)];
    return [...padded, ...padded];
  };
  const chunks = Array.from(code, ([chunk, { length }]) => [chunk, length]);
  const list = Buffer.from(JSON.stringify({ isWhole, chunks }));
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(list.length, 0);
  const unfinished = `${file}.${process.pid}`;
  fs.mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  fs.writeFileSync(unfinished, Buffer.concat([head, ...[list, ...code.values()].flatMap(twice)]), { mode: 0o600 });
  fs.renameSync(unfinished, file);
}

/** Removes what other builds have kept and not used for long. Two that are used side by side mark their files. */
function removeUnused(own) {
  const builds = dirname(own);
  for (const build of fs.readdirSync(builds)) {
    const folder = join(builds, build);
    if (folder === own || !/^[0-9a-f]{16}-v\d/.test(build)) continue;
    for (const name of fs.readdirSync(folder)) {
      const file = join(folder, name);
      if (fs.statSync(file).mtimeMs < Date.now() - unusedMs) fs.unlinkSync(file);
    }
    if (fs.readdirSync(folder).length === 0) fs.rmdirSync(folder);
  }
}

/*
 * Loads the chunks of the program together with what V8 made of them the last time, since compiling them is half of the
 * start. The compiled code stands in one file for a build and a version of Node, in the cache folder, and may be deleted
 * at any time. V8 trusts it blindly and crashes over one wrong byte, so it is used only if it belongs to the user and is
 * whole.
 */
const fs = require('node:fs');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');
const { crc32 } = require('node:zlib');

/** A `load` for the chunks of a folder, and a `keep` that writes down what had to be compiled. */
exports.chunksIn = (folder, cacheFolder) => {
  const build = fs.readFileSync(join(folder, 'build-id'), 'utf8');
  const file = join(cacheFolder, 'code', `${build}-${process.version}-${process.arch}`);
  const code = read(file);
  const modules = new Map();
  const compiled = new Map();

  const load = (name) => {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const source = fs.readFileSync(join(folder, name), 'utf8');
    const script = new Script(`(function(exports,require,module){${source}\n})`, {
      filename: join(folder, name),
      cachedData: code.get(name),
    });
    if (script.cachedDataRejected !== false) compiled.set(name, script);
    const module = { exports: {} };
    modules.set(name, module);
    script.runInThisContext()(
      module.exports,
      (path) => (path.startsWith('./') ? load(path.slice(2)) : require(path)),
      module,
    );
    return module.exports;
  };

  const keep = () => {
    if (compiled.size === 0) return;
    for (const [name, script] of compiled) code.set(name, script.createCachedData());
    try {
      write(file, code);
    } catch {
      // The next start is slower; nothing else is lost.
    }
  };
  return { load, keep };
};

/** The code of each chunk by its name; of none where the file is missing, somebody else's, or not whole. */
function read(file) {
  const code = new Map();
  try {
    const { uid } = fs.statSync(file);
    if (uid !== (process.getuid?.() ?? uid)) return code;
    const bytes = fs.readFileSync(file);
    if (crc32(bytes.subarray(8)) !== bytes.readUInt32LE(0)) return code;
    let at = 8 + bytes.readUInt32LE(4);
    for (const [name, length] of JSON.parse(bytes.toString('utf8', 8, at))) {
      code.set(name, bytes.subarray(at, at + length));
      at += length;
    }
  } catch {
    code.clear();
  }
  return code;
}

/** Writes a checksum of what follows the first eight bytes, the length of the list of chunks, the list, and their code. */
function write(file, code) {
  const list = Buffer.from(JSON.stringify(Array.from(code, ([name, { length }]) => [name, length])));
  const head = Buffer.alloc(8);
  const body = Buffer.concat([list, ...code.values()]);
  head.writeUInt32LE(crc32(body), 0);
  head.writeUInt32LE(list.length, 4);
  const unfinished = `${file}.${process.pid}`;
  fs.mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  fs.writeFileSync(unfinished, Buffer.concat([head, body]), { mode: 0o600 });
  fs.renameSync(unfinished, file);
}

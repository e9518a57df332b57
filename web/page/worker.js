// The engine's own thread. It holds the site's files and hands the engine each when a page needs it.

import initBrotli, { decompress } from "brotli-dec-wasm/web";
import { zipSync } from "fflate";
import init, { choices, decode, Site, siteFolder } from "./engine/vitae_web.js";
import { FontShelf } from "./fonts.js";
import { setHost } from "./host.js";
import { TEXT } from "./kinds.js";
import { Queue } from "./queue.js";
import { openZip, readNow } from "./zip.js";

/** Where everything lies that is fetched. */
const base = new URL("./", self.location.href);

/** The site's files, by their paths. @type {Map<string, () => Uint8Array>} */
let files = new Map();

/** What was written here, by paths; it stands before the files. @type {Map<string, Uint8Array>} */
let written = new Map();

/** @type {Site | undefined} */
let site;

/** The page's sample, which is set while nobody opened something. @type {Map<string, () => Uint8Array> | undefined} */
let sample;

/** The pages of the last document without errors. @type {string[]} */
let pages = [];

/** A file of the site as it is now. @param {string} path */
const read = (path) => written.get(path) ?? files.get(path)?.();

/** @param {object} message @param {Transferable[]} [moved] */
const say = (message, moved = []) => self.postMessage(message, { transfer: moved });

const shelf = new FontShelf(fetchFont, SPLIT_FONTS);

setHost({
  readFile(path) {
    try {
      const bytes = read(path);
      if (bytes && /\.svg$/i.test(path) && new TextDecoder().decode(bytes).includes("<text")) shelf.wantAll();
      return bytes;
    } catch {
      return undefined;
    }
  },
  readFont: (file) => shelf.read(file),
  fontLacks: (file, glyphs) => shelf.lacks(file, glyphs),
  panicked: (message) => say({ kind: "panic", message }),
});

/** Where a font or a part of one is. Whoever waits is told that it is fetched. @param {string} name */
function fontAddress(name) {
  const path = `fonts/${name}.brotli`;
  say({ kind: "font", path });
  return new URL(path, base);
}

/** Fetches a font or a part of one. The engine stands still until it is there. @param {string} name */
function fetchFont(name) {
  const bytes = fetchNow(fontAddress(name));
  say({ kind: "font" });
  return bytes;
}

/** Fetches a part of a font while others are fetched. @param {string} name */
async function fetchPart(name) {
  const response = await fetch(fontAddress(name));
  return response.ok ? decompress(new Uint8Array(await response.arrayBuffer())) : undefined;
}

/**
 * What is at an address, unpacked; this waits for it, because the engine cannot.
 *
 * @param {URL} address
 */
function fetchNow(address) {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.responseType = "arraybuffer";
  try {
    request.send();
    return request.status === 200 ? decompress(new Uint8Array(request.response)) : undefined;
  } catch {
    return undefined;
  }
}

/** @type {Record<string, (request: any) => Promise<any> | any>} */
const ANSWERS = {
  /** Starts the engine, with what an earlier worker loaded if there is one. */
  async start({ modules = undefined }) {
    const { brotli, engine } = modules ?? (await load());
    await initBrotli({ module_or_path: brotli });
    await init({ module_or_path: engine });
    return { modules: { brotli, engine }, choices: JSON.parse(choices()) };
  },

  /** Opens a site: an archive, or files; `edits` are what was written before. */
  open({ archive, entries, edits }) {
    const all = archive ? openZip(archive) : new Map(entries.map(([path, blob]) => [path, () => readNow(blob)]));
    const found = siteFolder([...all.keys()]);
    const folder = found && `${found}/`;
    const own = [...all].filter(([path]) => path.startsWith(folder)).map(([path, read]) => [path.slice(folder.length), read]);
    return { paths: renew(new Map(own), new Map(edits.map(([path, text]) => [path, new TextEncoder().encode(text)]))) };
  },

  /** A file's text, in whatever encoding it is. */
  read({ path }) {
    const bytes = read(path);
    return bytes && decode(path, bytes);
  },

  write({ path, text }) {
    const isNew = !written.has(path) && !files.has(path);
    written.set(path, new TextEncoder().encode(text));
    if (isNew) renew(files, written);
  },

  /**
   * Sets the sample, which nobody sees, until a site is open: what somebody sees is then set by code that has run often enough to be
   * compiled well, in fonts that are there. Gives whether to go on.
   */
  async warm({ turn }) {
    if (site && files !== sample) return false;
    sample ??= openZip(await (await get("sample.zip")).blob());
    // Few pages have formulas, and these need a font that is large.
    const plain = new TextDecoder().decode(sample.get("cv.md")?.()).replaceAll("$", "");
    renew(sample, new Map([["cv.md", new TextEncoder().encode(`${plain}\n- Turn ${turn}\n`)]]));
    await ANSWERS.build({ wish: {} });
    site?.svg(0);
    site?.pdf();
    return true;
  },

  async build({ wish }) {
    let built = site.build(JSON.stringify(wish));
    while (!built) {
      await shelf.complete(fetchPart);
      say({ kind: "font" });
      built = site.complete();
    }
    const proof = JSON.parse(built);
    pages = proof.look?.pages.map(({ name }) => name) ?? pages;
    return proof;
  },

  /** Draws a page, if it is still there. */
  draw({ name }) {
    const number = pages.indexOf(name);
    return number < 0 ? undefined : { picture: new Blob([site.svg(number)], { type: "image/svg+xml" }), words: site.words(number) };
  },

  pdf() {
    return site.pdf();
  },

  /** The folder for the typesetter's own program, as an archive. */
  typst() {
    const parts = site.typst().map((file) => [file.path, file.bytes]);
    return zipSync(Object.fromEntries(parts));
  },

  /** What was written here, as an archive. */
  edits() {
    return zipSync(Object.fromEntries(written));
  },
};

/**
 * Takes a site, if it has a text in it: the engine keeps a list of the paths, so there is another site when that changes. Gives the paths.
 *
 * @param {typeof files} nextFiles
 * @param {typeof written} nextWritten
 */
function renew(nextFiles, nextWritten) {
  const next = new Site([...nextFiles.keys(), ...nextWritten.keys()]);
  const paths = next.paths();
  if (!paths.some((path) => TEXT.test(path))) {
    next.free();
    throw new Error("there is no page in it");
  }
  site?.free();
  [site, files, written, pages] = [next, nextFiles, nextWritten, []];
  return paths;
}

/** Loads the engine, and the program that unpacks it: it takes longest to download, so it is packed better than hosts pack files. */
async function load() {
  const [decoder, packed] = await Promise.all([get("brotli.wasm"), get("engine.wasm.brotli")]);
  const [brotli, bytes] = await Promise.all([decoder.arrayBuffer().then((bytes) => WebAssembly.compile(bytes)), countedBytes(packed)]);
  await initBrotli({ module_or_path: brotli });
  return { brotli, engine: await WebAssembly.compile(decompress(bytes)) };
}

/** @param {string} file */
async function get(file) {
  const response = await fetch(new URL(file, base));
  if (!response.ok || !response.body) throw new Error(`the server answers ${response.status} for ${file}`);
  return response;
}

/** What a response brings; meanwhile, how much of the engine is there is told. @param {Response} response */
async function countedBytes(response) {
  let done = 0;
  const counted = response.body?.pipeThrough(
    new TransformStream({
      transform(chunk, controller) {
        done += chunk.length;
        say({ kind: "progress", done: done / ENGINE_BYTES });
        controller.enqueue(chunk);
      },
    }),
  );
  return new Uint8Array(await new Response(counted).arrayBuffer());
}

/** What is asked is answered one after the other. */
const asked = new Queue();

self.addEventListener("message", ({ data }) => asked.add(() => reply(data)));

/** @param {{ id: number, ask: string }} message */
async function reply({ id, ask, ...request }) {
  try {
    const answer = await ANSWERS[ask](request);
    say({ kind: "answer", id, answer }, answer instanceof Uint8Array ? [answer.buffer] : []);
  } catch (error) {
    say({ kind: "failure", id, message: error.message, isFatal: error instanceof WebAssembly.RuntimeError || error instanceof RangeError });
  }
}

// The engine in Node, from the files that the browser loads: for tests, and for the picture of the sample.

import fs from "node:fs";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { FontShelf } from "./page/fonts.js";
import init, { Site } from "./page/engine/vitae_web.js";
import { setHost } from "./page/host.js";

export const root = path.resolve(import.meta.dirname, "..");
export const dist = path.join(root, "web/dist");

/** The folder of the site that is built. */
let folder = "";
/** The fonts that were asked for, and the beginning of the name of one that cannot be had. */
export const fonts = { asked: new Set(), /** @type {string | undefined} */ lost: undefined };

const read = (name) => {
  const file = path.join(dist, `fonts/${name}.brotli`);
  const isLost = fonts.lost !== undefined && name.startsWith(fonts.lost);
  return isLost || !fs.existsSync(file) ? undefined : brotliDecompressSync(fs.readFileSync(file));
};
const split = fs.readdirSync(path.join(dist, "fonts")).filter((name) => /\.[ot]tf$/.test(name));
const shelf = new FontShelf(read, split);

setHost({
  readFile: (name) => {
    const file = path.join(folder, name);
    return fs.existsSync(file) ? fs.readFileSync(file) : undefined;
  },
  readFont: (file) => {
    fonts.asked.add(file);
    return shelf.read(file);
  },
  completeFont: (file, glyphs) => shelf.complete(file, glyphs),
  panicked: (message) => {
    throw new Error(message);
  },
});

await init({ module_or_path: brotliDecompressSync(fs.readFileSync(path.join(dist, "engine.wasm.brotli"))) });

/** Every file of a folder, by its path there. @param {string} of */
export function pathsOf(of) {
  const names = fs.readdirSync(of, { recursive: true }).map(String);
  return names.filter((name) => fs.statSync(path.join(of, name)).isFile()).map((name) => name.replaceAll(path.sep, "/"));
}

/**
 * A site, and what becomes of a wish.
 *
 * @param {string} of its folder
 */
export function open(of) {
  folder = of;
  const site = new Site(pathsOf(of));
  return { site, build: (wish = {}) => JSON.parse(site.build(JSON.stringify(wish))) };
}

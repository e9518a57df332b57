// The engine in Node, from the files that the browser loads: for tests, and for the picture of the sample.

import fs from "node:fs";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { root } from "./files.mjs";
import { FontShelf } from "./page/fonts.js";
import init, { Site } from "./page/engine/vitae_web.js";
import { setHost } from "./page/host.js";

export const dist = path.join(root, "web/dist");

/** The files of the site that is built, by their paths. @type {Record<string, Uint8Array>} */
let files = {};
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
  readFile: (name) => files[name],
  readFont: (file) => {
    fonts.asked.add(file);
    return shelf.read(file);
  },
  fontLacks: (file, glyphs) => shelf.lacks(file, glyphs),
  panicked: (message) => {
    throw new Error(message);
  },
});

await init({ module_or_path: brotliDecompressSync(fs.readFileSync(path.join(dist, "engine.wasm.brotli"))) });

/**
 * A site, and what becomes of a wish.
 *
 * @param {typeof files} of
 */
export function open(of) {
  files = of;
  const site = new Site(Object.keys(files));
  const build = async (wish = {}) => {
    let proof = site.build(JSON.stringify(wish));
    while (!proof) {
      await shelf.complete(read);
      proof = site.complete();
    }
    return JSON.parse(proof);
  };
  return { site, build };
}

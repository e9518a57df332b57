// Puts the page together in dist/, around the engine that scripts/web.sh has made in page/engine/.

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import * as esbuild from "esbuild";
import { zipSync } from "fflate";
import { filesOf } from "./files.mjs";
import { split } from "./split.mjs";

const here = import.meta.dirname;
const dist = path.join(here, "dist");
const engine = path.join(here, "page/engine");
const page = (name) => path.join(here, "page", name);

const digest = (parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex").slice(0, 16);

// The fonts, packed: not every host packs them, and none as well. Large ones are split. What was made of the same fonts is not made again.
const sums = fs.readFileSync(path.join(here, "../fonts/SHA256SUMS"), "utf8");
const faces = [...sums.matchAll(/ {2}(\S+\.(?:otf|ttf))$/gm)].map(([, file]) => file);
const recipe = digest([sums, ...["build.mjs", "split.mjs", "kept.mjs", "subroutines.mjs", "page/sparse.js", "frequent.txt"].map((name) => fs.readFileSync(path.join(here, name)))]);
const stamp = path.join(dist, "fonts/recipe");
const isFresh = fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === recipe;
if (!isFresh) fs.rmSync(path.join(dist, "fonts"), { recursive: true, force: true });
fs.mkdirSync(path.join(dist, "fonts"), { recursive: true });
/**
 * As well as can be, which takes some minutes for all of them. The ending is one that no server knows: what ends in `.br`, some say is packed,
 * and some pack once more.
 *
 * @param {string} name
 * @param {Buffer} bytes
 */
function pack(name, bytes) {
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  fs.writeFileSync(path.join(dist, `${name}.brotli`), brotliCompressSync(bytes, { params }));
}
/** Of these, a page prints a small part. The rest is small itself, or made of other glyphs. */
const isLarge = (file) => /^(CVKai|DejaVuSansMono|NewCMMath|NotoEmoji|Noto(Serif|Sans)CJK|Source(Sans|Serif))/.test(file);
const frequent = fs.readFileSync(path.join(here, "frequent.txt"), "utf8").split("\n").filter((line) => !line.startsWith("#")).join("");
pack("fonts/frequent", Buffer.from(frequent));
for (const file of isFresh ? [] : faces) {
  const font = fs.readFileSync(path.join(here, "../fonts", file));
  if (!isLarge(file)) {
    pack(`fonts/${file}`, font);
    continue;
  }
  fs.mkdirSync(path.join(dist, "fonts", file), { recursive: true });
  const { bare, packs } = split(font, () => frequent);
  pack(`fonts/${file}/bare`, bare);
  packs.forEach((outlines, number) => pack(`fonts/${file}/${number}`, outlines));
}
fs.writeFileSync(stamp, recipe);
fs.cpSync(path.join(here, "../fonts/licenses"), path.join(dist, "fonts/licenses"), { recursive: true });

// The engine, which is not packed again if it is the same either.
const wasm = fs.readFileSync(path.join(engine, "vitae_web_bg.wasm"));
const packed = path.join(dist, "engine.wasm.brotli");
if (!fs.existsSync(packed) || !brotliDecompressSync(fs.readFileSync(packed)).equals(wasm)) {
  pack("engine.wasm", wasm);
}
fs.copyFileSync(path.join(here, "node_modules/brotli-dec-wasm/pkg/brotli_dec_wasm_bg.wasm"), path.join(dist, "brotli.wasm"));

// The time in an archive would make each build another one.
const mtime = new Date("2000-01-01T00:00:00");
const sample = filesOf(path.join(here, "sample"));
const dated = Object.entries(sample).map(([name, bytes]) => [name, [bytes, { mtime }]]);
fs.writeFileSync(path.join(dist, "sample.zip"), zipSync(Object.fromEntries(dated), { level: 9 }));

// What there is to see while the engine is loading.
const { open } = await import("./node.mjs");
const { site, build: make } = open(sample);
if (!(await make()).look) throw new Error("the sample has errors");
fs.writeFileSync(path.join(dist, "sample.svg"), site.svg(0));

fs.copyFileSync(page("index.html"), path.join(dist, "index.html"));

const options = {
  bundle: true,
  format: "esm",
  minify: true,
  target: ["chrome123", "firefox125", "safari17.5"],
  outdir: dist,
  legalComments: "linked",
  logLevel: "warning",
  // Markdown brings HTML, and HTML brings scripts and style sheets.
  alias: { "@codemirror/lang-html": page("html.js") },
};
await esbuild.build({
  ...options,
  entryPoints: [page("app.js"), page("worker.js"), page("style.css")],
  define: { ENGINE_BYTES: String(fs.statSync(packed).size), SPLIT_FONTS: JSON.stringify(faces.filter(isLarge)), "import.meta.url": "self.location.href" },
});
const files = ["index.html", "style.css", "app.js", "worker.js", "engine.wasm.brotli", "brotli.wasm", "sample.svg", "sample.zip"];
const build = digest(files.map((file) => fs.readFileSync(path.join(dist, file))));
await esbuild.build({
  ...options,
  entryPoints: [page("service-worker.js")],
  define: { BUILD: JSON.stringify(build), FONTS_BUILD: JSON.stringify(recipe) },
});

const size = (name) => `${(fs.statSync(path.join(dist, name)).size / 1e6).toFixed(2)} MB`;
console.log(files.map((name) => `${name} ${size(name)}`).join("\n"));

// Reads and writes the `vitae:` block: in the site's configuration, or in a page's front matter. Everything else in the file stays as
// it is, byte for byte.

import { Document, isMap, isSeq, parseDocument, YAMLMap } from "yaml";

/** @typedef {(string | number)[]} Path */

const PRINT = { lineWidth: 0, flowCollectionPadding: false };

/**
 * The part of a file that is YAML: all of a configuration, the front matter of a page.
 *
 * @param {string} path
 * @param {string} text
 * @returns {{ start: number, end: number } | undefined}
 */
function yamlOf(path, text) {
  if (/\.ya?ml$/i.test(path)) return { start: 0, end: text.length };
  const open = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  if (!open) return undefined;
  const start = open[0].length;
  const close = /^(---|\.\.\.)[ \t]*$/m.exec(text.slice(start));
  return close ? { start, end: start + close.index } : undefined;
}

/**
 * The block in a file; nothing if the file has none, or its YAML is broken.
 *
 * @param {string} path
 * @param {string} text
 * @returns {any}
 */
export function read(path, text) {
  const part = yamlOf(path, text);
  if (!part) return undefined;
  const document = parseDocument(text.slice(part.start, part.end));
  if (document.errors.length || !document.has("vitae")) return undefined;
  return document.toJS()?.vitae ?? {};
}

/**
 * The file with another value at a place in its block, such as `["documents", 0, "template"]`; `undefined` takes the key away.
 *
 * @param {string} path
 * @param {string} text
 * @param {Path} place
 * @param {unknown} value
 * @returns {string}
 */
export function write(path, text, place, value) {
  const part = yamlOf(path, text);
  if (!part) return value === undefined ? text : `---\n${block(place, value)}---\n\n${text.replace(/^\uFEFF/, "")}`;
  const yaml = text.slice(part.start, part.end);
  const document = parseDocument(yaml);
  if (document.errors.length) throw new Error(`the YAML in ${path} is broken: mend it first`);
  const pair = isMap(document.contents) && document.contents.items.find((pair) => pair.key?.value === "vitae");
  const around = (/** @type {string} */ inner) => text.slice(0, part.start) + inner + text.slice(part.end);
  if (!pair || !isMap(pair.value)) {
    if (value === undefined) return text;
    if (pair) throw new Error(`\`vitae:\` in ${path} has a form that cannot be changed here`);
    const gap = yaml.trim() && /\.ya?ml$/i.test(path) ? "\n" : "";
    const end = yaml && !yaml.endsWith("\n") ? "\n" : "";
    return around(yaml + end + gap + block(place, value));
  }
  const [start, end] = [pair.key.range[0], pair.value.range[2]];
  if (value === undefined) document.deleteIn(["vitae", ...place]);
  else document.setIn(["vitae", ...place], shaped(document, value));
  prune(document, ["vitae", ...place.slice(0, -1)]);
  pair.key.commentBefore = undefined;
  pair.key.spaceBefore = false;
  const alone = new Document(new YAMLMap());
  if (document.has("vitae")) alone.contents.items.push(pair);
  const fresh = document.has("vitae") ? alone.toString(PRINT) : "";
  const tail = yaml.slice(start, end);
  const gap = /\n([ \t]*\n)*$/.exec(tail)?.[0].slice(1) ?? "";
  return around(yaml.slice(0, start) + (tail.endsWith("\n") || end === yaml.length ? fresh + gap : fresh.replace(/\n$/, "")) + yaml.slice(end));
}

/** Takes away maps that have become empty. */
function prune(document, place) {
  for (let depth = place.length; depth > 0; depth -= 1) {
    const inner = document.getIn(place.slice(0, depth));
    if (!isMap(inner) || inner.items.length || typeof place[depth - 1] === "number") return;
    document.deleteIn(place.slice(0, depth));
  }
}

/** Short lists stand on one line. */
function shaped(document, value) {
  if (!Array.isArray(value)) return value;
  const node = document.createNode(value);
  if (isSeq(node)) node.flow = true;
  return node;
}

function block(place, value) {
  const document = new Document({});
  document.setIn(["vitae", ...place], shaped(document, value));
  return document.toString(PRINT);
}

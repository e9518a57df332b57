// Which glyphs of a font keep their outlines where the others come in packs (OpenType 1.9).

import { characters, table } from "./page/sparse.js";

/** Characters of nearly every page that needs the font: letters and punctuation, Latin and Chinese, and what formulas are made of. */
const COMMON = [
  [0x20, 0xff],
  [0x2010, 0x203f],
  [0x2200, 0x22ff],
  [0x3000, 0x301f],
  [0xff00, 0xff1f],
  [0x1d434, 0x1d467],
  [0x1d6e2, 0x1d71b],
];

/** @param {Uint8Array} font @param {Uint32Array} starts where each glyph's outline begins @returns {Set<number>} */
export function kept(font, starts) {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  // Glyph 0, too, which stands for what a font does not have: it is in every PDF that the font is in.
  const kept = new Set([0]);
  const glyphOf = characters(font);
  for (const [first, last] of COMMON) glyphOf.subarray(first, last + 1).forEach((glyph) => kept.add(glyph));
  for (const glyph of substitutes(view, kept)) kept.add(glyph);
  for (const glyph of stretched(view)) kept.add(glyph);
  for (const glyph of composites(view, starts)) kept.add(glyph);
  return kept;
}

/** Where offsets from a place lead that are listed there: first how many, then each. @param {DataView} view @param {number} list @param {number} [from] */
function offsets(view, list, from = list) {
  return Array.from({ length: view.getUint16(list) }, (_, entry) => from + view.getUint16(list + 2 + 2 * entry));
}

/** The glyphs of a coverage table, in order. @param {DataView} view @param {number} at @returns {number[]} */
function coverage(view, at) {
  const count = view.getUint16(at + 2);
  if (view.getUint16(at) === 1) return Array.from({ length: count }, (_, entry) => view.getUint16(at + 4 + 2 * entry));
  const range = (/** @type {number} */ entry) => {
    const [first, last] = [view.getUint16(at + 4 + 6 * entry), view.getUint16(at + 6 + 6 * entry)];
    return Array.from({ length: last - first + 1 }, (_, glyph) => first + glyph);
  };
  return Array.from({ length: count }, (_, entry) => range(entry)).flat();
}

/**
 * What the font itself puts in the place of these glyphs: ligatures, and smaller forms in formulas.
 *
 * @param {DataView} view
 * @param {Set<number>} glyphs
 */
function substitutes(view, glyphs) {
  const gsub = table(view, "GSUB");
  if (gsub === undefined) return [];
  const [features, lookups] = [gsub + view.getUint16(gsub + 6), offsets(view, gsub + view.getUint16(gsub + 8))];
  const used = new Set();
  for (let entry = features + 2; entry < features + 2 + 6 * view.getUint16(features); entry += 6) {
    const name = String.fromCharCode(...[0, 1, 2, 3].map((letter) => view.getUint8(entry + letter)));
    const list = features + view.getUint16(entry + 4) + 2;
    if (name === "liga" || name === "ssty") for (let at = 0; at < view.getUint16(list); at += 1) used.add(view.getUint16(list + 2 + 2 * at));
  }
  const found = [];
  for (const number of used) {
    for (const subtable of offsets(view, lookups[number] + 4, lookups[number])) {
      // Behind an extension is the kind that it extends.
      const isExtended = view.getUint16(lookups[number]) === 7;
      const kind = view.getUint16(isExtended ? subtable + 2 : lookups[number]);
      const at = isExtended ? subtable + view.getUint32(subtable + 4) : subtable;
      if (kind !== 3 && kind !== 4) continue;
      const sets = offsets(view, at + 4, at);
      coverage(view, at + view.getUint16(at + 2)).forEach((glyph, entry) => {
        if (!glyphs.has(glyph)) return;
        if (kind === 4) found.push(...offsets(view, sets[entry]).map((ligature) => view.getUint16(ligature)));
        else found.push(...offsets(view, sets[entry], 0));
      });
    }
  }
  return found;
}

/**
 * The glyphs that formulas stretch, and what they become. Which one is taken depends on how high the others are, so none may be blank.
 *
 * @param {DataView} view
 */
function stretched(view) {
  const math = table(view, "MATH");
  if (math === undefined) return [];
  const variants = math + view.getUint16(math + 8);
  const [upright, across] = [view.getUint16(variants + 6), view.getUint16(variants + 8)];
  const found = [2, 4].flatMap((field) => coverage(view, variants + view.getUint16(variants + field)));
  for (let entry = 0; entry < upright + across; entry += 1) {
    const glyph = variants + view.getUint16(variants + 10 + 2 * entry);
    for (let variant = 0; variant < view.getUint16(glyph + 2); variant += 1) found.push(view.getUint16(glyph + 4 + 4 * variant));
    const assembly = view.getUint16(glyph);
    const parts = assembly ? view.getUint16(glyph + assembly + 4) : 0;
    for (let part = 0; part < parts; part += 1) found.push(view.getUint16(glyph + assembly + 6 + 10 * part));
  }
  return found;
}

/**
 * The glyphs that are made of others, and these others, which nobody asks for by number (`glyf`, composite glyph description).
 *
 * @param {DataView} view
 * @param {Uint32Array} starts
 */
function composites(view, starts) {
  const found = [];
  if (table(view, "glyf") === undefined) return found;
  for (let glyph = 0; glyph + 1 < starts.length; glyph += 1) {
    if (starts[glyph] === starts[glyph + 1] || view.getInt16(starts[glyph]) >= 0) continue;
    found.push(glyph);
    for (let at = starts[glyph] + 10, flags = 32; flags & 32; ) {
      flags = view.getUint16(at);
      found.push(view.getUint16(at + 2));
      at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 64 ? 4 : flags & 128 ? 8 : 0);
    }
  }
  return found;
}

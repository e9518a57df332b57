// Splits a large font for page/sparse.js: the font without outlines, and the outlines in packs.

import { inOrder, outlines, PACK } from "./page/sparse.js";

/**
 * @param {Uint8Array} font
 * @param {string} frequent characters, the most frequent first
 */
export function split(font, frequent) {
  const starts = outlines(font);
  const count = starts.length - 1;
  const order = inOrder(font, frequent);
  const outline = (glyph) => font.subarray(starts[glyph], starts[glyph + 1]);
  const packs = [];
  for (let at = 0; at < order.length; at += PACK) packs.push(Buffer.concat(Array.from(order.subarray(at, at + PACK), outline)));
  const bare = Buffer.from(font);
  const kept = whole(font, starts);
  for (let glyph = 0; glyph < count; glyph += 1) if (!kept.has(glyph)) bare.fill(0, starts[glyph], starts[glyph + 1]);
  return { bare, packs };
}

/**
 * The glyphs whose outlines stay: those that are made of others, and these others, which nobody asks for by number (OpenType 1.9,
 * `glyf`, composite glyph description).
 *
 * @param {Uint8Array} font
 * @param {Uint32Array} starts
 * @returns {Set<number>}
 */
function whole(font, starts) {
  const kept = new Set();
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  if (Buffer.from(font.subarray(0, 4)).toString() === "OTTO") return kept;
  for (let glyph = 0; glyph + 1 < starts.length; glyph += 1) {
    if (starts[glyph] === starts[glyph + 1] || view.getInt16(starts[glyph]) >= 0) continue;
    kept.add(glyph);
    for (let at = starts[glyph] + 10, flags = 32; flags & 32; ) {
      flags = view.getUint16(at);
      kept.add(view.getUint16(at + 2));
      at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 64 ? 4 : flags & 128 ? 8 : 0);
    }
  }
  return kept;
}

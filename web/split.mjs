// Splits a font for page/sparse.js: the font without most of its outlines, and these in packs.

import { kept } from "./kept.mjs";
import { characters, inOrder, outlines, PACK } from "./page/sparse.js";
import { Subroutines } from "./subroutines.mjs";

/**
 * @param {Uint8Array} font
 * @param {() => string} frequent gives characters, the most frequent first
 */
export function split(font, frequent) {
  const starts = outlines(font);
  const order = inOrder(starts.length - 1, characters(font), frequent);
  const stay = kept(font, starts);
  const subroutines = new Subroutines(font, starts);
  const here = new Set(subroutines.calledBy(stay).map(([start]) => start));
  const bare = Buffer.from(font);
  const packs = [];
  for (let at = 0; at < order.length; at += PACK) {
    const glyphs = order.subarray(at, at + PACK).filter((glyph) => !stay.has(glyph));
    const drawn = Array.from(glyphs, (glyph) => /** @type {[number, number]} */ ([starts[glyph], starts[glyph + 1]]));
    const called = subroutines.calledBy(glyphs).filter(([start]) => !here.has(start));
    packs.push(Buffer.concat([...drawn.map(([start, end]) => font.subarray(start, end)), ...placed(font, called)]));
    for (const [start, end] of [...drawn, ...called]) bare.fill(0, start, end);
  }
  return { bare, packs };
}

/**
 * Parts of a font, each behind how far it is from the one before, and its length.
 *
 * @param {Uint8Array} font
 * @param {[number, number][]} spans
 */
function placed(font, spans) {
  return spans.flatMap(([start, end], number) => {
    const head = Buffer.alloc(6);
    head.writeUInt32BE(start - (spans[number - 1]?.[1] ?? 0));
    head.writeUInt16BE(end - start, 4);
    return [head, font.subarray(start, end)];
  });
}

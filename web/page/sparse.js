// Large fonts in parts. A page needs two hundred of the twenty thousand glyphs of a Chinese font, and what takes room is their outlines.
// So the browser gets the font with all outlines blanked, which hardly weighs anything when packed, and then packs of outlines, those of
// the most frequent characters first. Everything that decides where a glyph stands is in the font from the start.

/** How many glyphs have their outlines in one pack. */
export const PACK = 256;

/**
 * Where each glyph's outline is in a font's file (OpenType 1.9: `CFF `, or `loca` and `glyf`).
 *
 * @param {Uint8Array} font
 * @returns {Uint32Array} the outline of glyph n is from number n up to number n + 1
 */
export function outlines(font) {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cff = table(view, "CFF ");
  return cff === undefined ? ofGlyf(view) : ofCff(view, cff);
}

/** @param {DataView} view @param {string} name */
function table(view, name) {
  for (let entry = 0; entry < view.getUint16(4); entry += 1) {
    const at = 12 + 16 * entry;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
    if (tag === name) return view.getUint32(at + 8);
  }
  return undefined;
}

/** @param {DataView} view */
function ofGlyf(view) {
  const [head, maxp, loca, glyf] = ["head", "maxp", "loca", "glyf"].map((name) => table(view, name) ?? 0);
  const [isLong, count] = [view.getInt16(head + 50) === 1, view.getUint16(maxp + 4)];
  return Uint32Array.from({ length: count + 1 }, (_, glyph) => glyf + (isLong ? view.getUint32(loca + 4 * glyph) : 2 * view.getUint16(loca + 2 * glyph)));
}

/** The charstrings (Adobe Technical Note 5176, sections 5, 8 and 9). @param {DataView} view @param {number} cff */
function ofCff(view, cff) {
  const names = index(view, cff + view.getUint8(cff + 2));
  const top = index(view, names.end);
  const operands = [];
  for (let at = top.starts[0]; at < top.starts[1]; ) {
    const byte = view.getUint8(at);
    if (byte === 17) break;
    if (byte <= 21) {
      operands.length = 0;
      at += byte === 12 ? 2 : 1;
    } else if (byte === 28) {
      operands.push(view.getInt16(at + 1));
      at += 3;
    } else if (byte === 29) {
      operands.push(view.getInt32(at + 1));
      at += 5;
    } else if (byte === 30) {
      do at += 1;
      while ((view.getUint8(at) & 15) !== 15 && view.getUint8(at) >> 4 !== 15);
      operands.push(0);
      at += 1;
    } else {
      operands.push(byte < 247 ? byte - 139 : byte < 251 ? (byte - 247) * 256 + view.getUint8(at + 1) + 108 : -(byte - 251) * 256 - view.getUint8(at + 1) - 108);
      at += byte < 247 ? 1 : 2;
    }
  }
  return index(view, cff + operands[operands.length - 1]).starts;
}

/** An INDEX: where its objects begin, and where it ends. @param {DataView} view @param {number} at */
function index(view, at) {
  const [count, size] = [view.getUint16(at), view.getUint8(at + 2)];
  const data = at + 2 + size * (count + 1);
  const starts = Uint32Array.from({ length: count + 1 }, (_, object) => {
    let offset = 0;
    for (let byte = 0; byte < size; byte += 1) offset = offset * 256 + view.getUint8(at + 3 + object * size + byte);
    return data + offset;
  });
  return { starts, end: starts[count] };
}

/** The glyph of each character (OpenType 1.9, `cmap` formats 4 and 12). @param {Uint8Array} font @returns {Map<number, number>} */
export function characters(font) {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = table(view, "cmap") ?? 0;
  const glyphs = new Map();
  for (let entry = 0; entry < view.getUint16(cmap + 2); entry += 1) {
    const at = cmap + view.getUint32(cmap + 4 + 8 * entry + 4);
    if (view.getUint16(at) === 12) {
      for (let group = 0; group < view.getUint32(at + 12); group += 1) {
        const [start, end, glyph] = [0, 4, 8].map((field) => view.getUint32(at + 16 + 12 * group + field));
        for (let code = start; code <= end; code += 1) glyphs.set(code, glyph + code - start);
      }
    } else if (view.getUint16(at) === 4) {
      const twice = view.getUint16(at + 6);
      for (let segment = 0; segment < twice; segment += 2) {
        const [ends, starts, deltas, ranges] = [14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice].map((field) => at + field + segment);
        const range = view.getUint16(ranges);
        for (let code = view.getUint16(starts); code <= view.getUint16(ends) && code < 0xffff; code += 1) {
          const found = range ? view.getUint16(ranges + range + 2 * (code - view.getUint16(starts))) : code;
          if (found) glyphs.set(code, (found + view.getUint16(deltas)) & 0xffff);
        }
      }
    }
  }
  return glyphs;
}

/**
 * All glyphs of a font, in the order of the packs.
 *
 * @param {Uint8Array} font
 * @param {string} frequent characters, the most frequent first
 * @returns {Uint16Array}
 */
export function inOrder(font, frequent) {
  const glyphOf = characters(font);
  // What is no Chinese character first: punctuation and kana are on every page that needs the font.
  const codes = [...glyphOf.keys()].sort((one, other) => one - other);
  const signs = codes.filter((code) => code < 0x3400 || (code >= 0xfe10 && code < 0x10000));
  const first = [...signs, ...Array.from(frequent, (character) => character.codePointAt(0) ?? 0), ...codes];
  const rest = outlines(font).slice(0, -1).keys();
  return Uint16Array.from(new Set([0, ...first.flatMap((code) => glyphOf.get(code) ?? []), ...rest]));
}

/** A font whose outlines come in packs. */
export class SparseFont {
  #bytes;
  #starts;
  #order;
  /** The pack of each glyph. */ #pack;
  /** @type {Set<number>} */ #here = new Set();

  /** @param {Uint8Array} bytes the font without outlines @param {string} frequent characters, the most frequent first */
  constructor(bytes, frequent) {
    this.#bytes = bytes;
    this.#order = inOrder(bytes, frequent);
    this.#starts = outlines(bytes);
    this.#pack = new Uint16Array(this.#order.length);
    this.#order.forEach((glyph, at) => (this.#pack[glyph] = Math.floor(at / PACK)));
  }

  /** All its glyphs. */
  get glyphs() {
    return this.#order;
  }

  /** The font with the outlines that are here. */
  get bytes() {
    return this.#bytes;
  }

  /**
   * The packs that are not here and that some of these glyphs are in. Glyph 0 is in every PDF that the font is in.
   *
   * @param {Iterable<number>} glyphs
   * @returns {number[]}
   */
  missing(glyphs) {
    const packs = new Set([0, ...glyphs].map((glyph) => this.#pack[glyph]));
    return [...packs].filter((pack) => !this.#here.has(pack)).sort((one, other) => one - other);
  }

  /** The glyphs of characters, as far as the font has them. @param {Iterable<number>} codes @returns {number[]} */
  glyphsOf(codes) {
    const glyphs = characters(this.#bytes);
    return [...codes].flatMap((code) => glyphs.get(code) ?? []);
  }

  /** Takes in a pack. @param {number} number @param {Uint8Array} pack */
  put(number, pack) {
    let at = 0;
    for (const glyph of this.#order.subarray(number * PACK, (number + 1) * PACK)) {
      const [start, end] = [this.#starts[glyph], this.#starts[glyph + 1]];
      this.#bytes.set(pack.subarray(at, at + end - start), start);
      at += end - start;
    }
    if (at !== pack.length) throw new Error(`pack ${number} belongs to another font`);
    this.#here.add(number);
  }
}

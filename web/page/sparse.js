// Fonts in parts. A page needs two hundred of the twenty thousand glyphs of a Chinese font, and what takes room is their outlines.
// So the browser gets the font with most outlines blanked, which hardly weighs anything when packed, and then packs of outlines, those of
// the most frequent characters first. Everything that decides where a glyph stands is in the font from the start. The subroutines that
// outlines have in common weigh as much as thousands of outlines, so they are blanked too, and come with each pack that calls them.

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

/** Where a table of the font is. @param {DataView} view @param {string} name */
export function table(view, name) {
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

/** The charstrings (Adobe Technical Note 5176, sections 8 and 9). @param {DataView} view @param {number} cff */
function ofCff(view, cff) {
  const [charstrings] = header(view, cff).top.get(17) ?? [0];
  return index(view, cff + charstrings).starts;
}

/** What the table begins with: the dictionary of the font, and where that of its subroutines is. @param {DataView} view @param {number} cff */
export function header(view, cff) {
  const names = index(view, cff + view.getUint8(cff + 2));
  const tops = index(view, names.end);
  const strings = index(view, tops.end);
  return { top: dictionary(view, tops.starts[0], tops.starts[1]), subroutines: strings.end };
}

/**
 * A DICT: the operands of each operator (section 4). Those of two bytes have 1200 added to the second.
 *
 * @param {DataView} view
 * @param {number} at
 * @param {number} end
 */
export function dictionary(view, at, end) {
  /** @type {Map<number, number[]>} */
  const entries = new Map();
  let operands = [];
  while (at < end) {
    const byte = view.getUint8(at);
    if (byte <= 21) {
      entries.set(byte === 12 ? 1200 + view.getUint8(at + 1) : byte, operands);
      operands = [];
      at += byte === 12 ? 2 : 1;
    } else if (byte === 29) {
      operands.push(view.getInt32(at + 1));
      at += 5;
    } else if (byte === 30) {
      do at += 1;
      while ((view.getUint8(at) & 15) !== 15 && view.getUint8(at) >> 4 !== 15);
      operands.push(0);
      at += 1;
    } else {
      const { value, length } = integer(view, at);
      operands.push(value);
      at += length;
    }
  }
  return entries;
}

/** A whole number as dictionaries and charstrings have it. @param {DataView} view @param {number} at */
export function integer(view, at) {
  const byte = view.getUint8(at);
  if (byte === 28) return { value: view.getInt16(at + 1), length: 3 };
  if (byte < 247) return { value: byte - 139, length: 1 };
  const next = view.getUint8(at + 1);
  return { value: byte < 251 ? (byte - 247) * 256 + next + 108 : -(byte - 251) * 256 - next - 108, length: 2 };
}

/** An INDEX: where its objects begin, and where it ends (section 5). @param {DataView} view @param {number} at */
export function index(view, at) {
  const [count, size] = [view.getUint16(at), view.getUint8(at + 2)];
  if (count === 0) return { starts: new Uint32Array([at + 2]), end: at + 2 };
  const data = at + 2 + size * (count + 1);
  const starts = Uint32Array.from({ length: count + 1 }, (_, object) => {
    let offset = 0;
    for (let byte = 0; byte < size; byte += 1) offset = offset * 256 + view.getUint8(at + 3 + object * size + byte);
    return data + offset;
  });
  return { starts, end: starts[count] };
}

/** Behind it are no characters that anybody writes: tags, and what is private. */
const END = 0x30000;

/** The glyph of each character, or 0 (OpenType 1.9, `cmap` formats 4 and 12). @param {Uint8Array} font @returns {Uint16Array} */
export function characters(font) {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = table(view, "cmap") ?? 0;
  const glyphs = new Uint16Array(END);
  for (let entry = 0; entry < view.getUint16(cmap + 2); entry += 1) {
    const at = cmap + view.getUint32(cmap + 4 + 8 * entry + 4);
    if (view.getUint16(at) === 12) {
      for (let group = 0; group < view.getUint32(at + 12); group += 1) {
        const [start, end, glyph] = [0, 4, 8].map((field) => view.getUint32(at + 16 + 12 * group + field));
        for (let code = start; code <= end; code += 1) glyphs[code] = glyph + code - start;
      }
    } else if (view.getUint16(at) === 4) {
      const twice = view.getUint16(at + 6);
      for (let segment = 0; segment < twice; segment += 2) {
        const [ends, starts, deltas, ranges] = [14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice].map((field) => at + field + segment);
        const range = view.getUint16(ranges);
        for (let code = view.getUint16(starts); code <= view.getUint16(ends) && code < 0xffff; code += 1) {
          const found = range ? view.getUint16(ranges + range + 2 * (code - view.getUint16(starts))) : code;
          if (found) glyphs[code] = found + view.getUint16(deltas);
        }
      }
    }
  }
  return glyphs;
}

/**
 * All glyphs of a font, in the order of the packs.
 *
 * @param {number} count how many there are
 * @param {Uint16Array} glyphOf the glyph of each character
 * @param {() => string} frequent gives characters, the most frequent first; asked only of a font that has them
 */
export function inOrder(count, glyphOf, frequent) {
  const order = new Uint16Array(count);
  const isIn = new Uint8Array(count);
  let at = 0;
  const add = (/** @type {number} */ glyph) => {
    if (isIn[glyph]) return;
    isIn[glyph] = 1;
    order[at] = glyph;
    at += 1;
  };
  const addRange = (/** @type {number} */ first, /** @type {number} */ end) => {
    for (let code = first; code < end; code += 1) if (glyphOf[code]) add(glyphOf[code]);
  };
  add(0);
  // What is no Chinese character first: punctuation and kana are on every page that needs the font.
  addRange(0, 0x3400);
  addRange(0xfe10, 0x10000);
  for (const character of glyphOf[0x4e00] ? frequent() : "") if (glyphOf[character.codePointAt(0) ?? 0]) add(glyphOf[character.codePointAt(0) ?? 0]);
  addRange(0, END);
  for (let glyph = 0; glyph < count; glyph += 1) add(glyph);
  return order;
}

/** A font whose outlines come in packs. */
export class SparseFont {
  #bytes;
  #starts;
  #order;
  /** The pack of each glyph. */ #pack;

  /** @param {Uint8Array} bytes the font without most outlines @param {() => string} frequent characters, the most frequent first */
  constructor(bytes, frequent) {
    this.#bytes = bytes;
    this.#starts = outlines(bytes);
    this.#order = inOrder(this.#starts.length - 1, characters(bytes), frequent);
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
   * The packs that are not here and that some of these glyphs are in.
   *
   * @param {Iterable<number>} glyphs
   * @returns {number[]}
   */
  missing(glyphs) {
    const packs = new Set([...glyphs].filter((glyph) => this.#isBlank(glyph)).map((glyph) => this.#pack[glyph]));
    return [...packs].sort((one, other) => one - other);
  }

  /** No outline begins with two zeros, and only one that has no ink is shorter. @param {number} glyph */
  #isBlank(glyph) {
    const [start, end] = [this.#starts[glyph], this.#starts[glyph + 1]];
    return start < end && this.#bytes[start] === 0 && (start + 1 === end || this.#bytes[start + 1] === 0);
  }

  /** Takes in a pack. @param {number} number @param {Uint8Array} pack */
  put(number, pack) {
    let at = 0;
    for (const glyph of this.#order.subarray(number * PACK, (number + 1) * PACK)) {
      if (!this.#isBlank(glyph)) continue;
      const [start, end] = [this.#starts[glyph], this.#starts[glyph + 1]];
      this.#bytes.set(pack.subarray(at, at + end - start), start);
      at += end - start;
    }
    // Behind the outlines, the subroutines that they call, each with how far it is from the one before, and its length.
    const view = new DataView(pack.buffer, pack.byteOffset, pack.byteLength);
    let place = 0;
    while (at < pack.length) {
      const [gap, length] = [view.getUint32(at), view.getUint16(at + 4)];
      this.#bytes.set(pack.subarray(at + 6, at + 6 + length), place + gap);
      place += gap + length;
      at += 6 + length;
    }
    if (at !== pack.length) throw new Error(`pack ${number} belongs to another font`);
  }
}

// Which subroutines the outlines of a font call (Adobe Technical Notes 5176 and 5177). Fonts with `glyf` have none.

import { dictionary, header, index, integer, table } from "./page/sparse.js";

/** Operators of dictionaries and of charstrings. */
const [PRIVATE, LOCALS, FONTS, FONT_OF] = [18, 19, 1236, 1237];
const [CALL, CALL_GLOBAL, RETURN, END] = [10, 29, 11, 14];
const [STEMS, MASKS] = [[1, 3, 18, 23], [19, 20]];

export class Subroutines {
  #view;
  #charstrings;
  /** Where the subroutines begin, and where the last ends: those for all glyphs, and those of each font in the font. */
  /** @type {ArrayLike<number>} */ #globals = [];
  /** @type {ArrayLike<number>[]} */ #locals = [];
  /** The font of each glyph in the font. */ #fontOf;

  /** @param {Uint8Array} font @param {Uint32Array} charstrings where each glyph's outline begins */
  constructor(font, charstrings) {
    this.#view = new DataView(font.buffer, font.byteOffset, font.byteLength);
    this.#charstrings = charstrings;
    this.#fontOf = new Uint8Array(charstrings.length - 1);
    const cff = table(this.#view, "CFF ");
    if (cff === undefined) return;
    const { top, subroutines } = header(this.#view, cff);
    this.#globals = index(this.#view, subroutines).starts;
    const [fonts, fontOf] = [top.get(FONTS)?.[0], top.get(FONT_OF)?.[0]];
    if (fonts === undefined || fontOf === undefined) {
      this.#locals = [this.#localsOf(cff, top)];
      return;
    }
    const { starts } = index(this.#view, cff + fonts);
    this.#locals = Array.from(starts.slice(1), (end, font) => this.#localsOf(cff, dictionary(this.#view, starts[font], end)));
    this.#readFontOf(cff + fontOf);
  }

  /** Where the subroutines begin and end that these glyphs call, in order. @param {Iterable<number>} glyphs @returns {[number, number][]} */
  calledBy(glyphs) {
    /** @type {Map<number, number>} */
    const called = new Map();
    if (this.#locals.length === 0) return [];
    for (const glyph of glyphs) this.#follow(glyph, called);
    return [...called].sort(([one], [other]) => one - other);
  }

  /** @param {number} cff @param {Map<number, number[]>} font */
  #localsOf(cff, font) {
    const [size, offset] = font.get(PRIVATE) ?? [0, 0];
    const [locals] = dictionary(this.#view, cff + offset, cff + offset + size).get(LOCALS) ?? [];
    return locals === undefined ? [] : index(this.#view, cff + offset + locals).starts;
  }

  /** An FDSelect, formats 0 and 3. @param {number} at */
  #readFontOf(at) {
    if (this.#view.getUint8(at) === 0) {
      this.#fontOf.forEach((_, glyph, fontOf) => (fontOf[glyph] = this.#view.getUint8(at + 1 + glyph)));
      return;
    }
    for (let range = 0; range < this.#view.getUint16(at + 1); range += 1) {
      const entry = at + 3 + 3 * range;
      this.#fontOf.fill(this.#view.getUint8(entry + 2), this.#view.getUint16(entry), this.#view.getUint16(entry + 3));
    }
  }

  /**
   * Runs a glyph's charstring as far as calls depend on it: a call takes the number on top of the stack, and the length of a mask that of
   * the hints before it.
   *
   * @param {number} glyph
   * @param {Map<number, number>} called
   */
  #follow(glyph, called) {
    const view = this.#view;
    const locals = this.#locals[this.#fontOf[glyph]];
    /** @type {number[]} */
    let stack = [];
    let hints = 0;
    /** Whether the outline ends in it. @param {number} at @param {number} end @returns {boolean} */
    const run = (at, end) => {
      while (at < end) {
        const byte = view.getUint8(at);
        if (byte === 28 || (byte >= 32 && byte < 255)) {
          const { value, length } = integer(view, at);
          stack.push(value);
          at += length;
          continue;
        }
        at += byte === 255 ? 5 : byte === 12 ? 2 : 1;
        if (byte === 255) {
          stack.push(0);
        } else if (byte === CALL || byte === CALL_GLOBAL) {
          const starts = byte === CALL ? locals : this.#globals;
          const number = (stack.pop() ?? 0) + bias(starts.length - 1);
          called.set(starts[number], starts[number + 1]);
          if (run(starts[number], starts[number + 1])) return true;
        } else if (byte === RETURN || byte === END) {
          return byte === END;
        } else {
          if (STEMS.includes(byte) || MASKS.includes(byte)) hints += stack.length >> 1;
          if (MASKS.includes(byte)) at += (hints + 7) >> 3;
          stack = [];
        }
      }
      return false;
    };
    run(this.#charstrings[glyph], this.#charstrings[glyph + 1]);
  }
}

/** What is added to the number of a subroutine, of so many. @param {number} count */
const bias = (count) => (count < 1240 ? 107 : count < 33_900 ? 1131 : 32_768);

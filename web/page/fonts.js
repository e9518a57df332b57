// The fonts as the engine wants them. Small ones are fetched whole, large ones without outlines; see sparse.js.

import { SparseFont } from "./sparse.js";

/** Before the radicals of Chinese characters there is nothing that a large font is used for alone. */
const FIRST_EXPECTED = 0x2e80;

/** How many packs are fetched for what may be printed: a site may have hundreds of posts that are not. */
const MAX_EXPECTED = 24;

export class FontShelf {
  #fetch;
  #unpack;
  #split;
  /** @type {Map<string, Uint8Array>} */ #whole = new Map();
  /** @type {Map<string, SparseFont>} */ #sparse = new Map();
  /** Fonts of which a part could not be fetched. @type {Set<string>} */ #torn = new Set();
  #isForPictures = false;
  /** The characters of which the outlines come first. @type {string | undefined} */ #frequent;
  /** The characters of the site's texts, those of large fonts. @type {Set<number>} */ #expected = new Set();

  /**
   * @param {(path: string) => Uint8Array | undefined} fetch gets a file below fonts/, or nothing
   * @param {(bytes: Uint8Array) => Uint8Array | undefined} unpack unpacks what gzip packed, or gives nothing
   * @param {string[]} split the fonts that are in parts
   */
  constructor(fetch, unpack, split) {
    [this.#fetch, this.#unpack, this.#split] = [fetch, unpack, split];
  }

  /** Words in a picture are drawn without telling anybody which: from now on, large fonts come with all outlines. */
  wantAll() {
    this.#isForPictures = true;
  }

  /**
   * Tells of a text that may be printed. A large font comes with the outlines for what is expected; what is printed besides is
   * fetched once that is known, and then everything is set again.
   *
   * @param {string} text
   */
  expect(text) {
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      if (code >= FIRST_EXPECTED) this.#expected.add(code);
    }
  }

  /** A font as far as it is needed; nothing if it cannot be had now. @param {string} file */
  read(file) {
    try {
      if (this.#torn.delete(file)) return undefined;
      return this.#split.includes(file) ? this.#readSparse(file).bytes : this.#readWhole(file);
    } catch {
      return undefined;
    }
  }

  /** Fetches the outlines of these glyphs. Whether there were any to fetch: then the font has to be read again. */
  complete(/** @type {string} */ file, /** @type {Iterable<number>} */ glyphs) {
    const font = this.#sparse.get(file);
    const missing = font?.missing(glyphs) ?? [];
    try {
      for (const pack of missing) font?.put(pack, this.#get(`${file}/${pack}.gz`));
    } catch {
      this.#torn.add(file);
    }
    return missing.length > 0;
  }

  #readWhole(/** @type {string} */ file) {
    const font = this.#whole.get(file) ?? this.#get(`${file}.gz`);
    this.#whole.set(file, font);
    return font;
  }

  #readSparse(/** @type {string} */ file) {
    let font = this.#sparse.get(file);
    if (!font) {
      this.#frequent ??= new TextDecoder().decode(this.#get("frequent.gz"));
      font = new SparseFont(this.#get(`${file}/bare.gz`), this.#frequent);
      this.#sparse.set(file, font);
      const packs = font.missing(font.glyphsOf(this.#expected));
      for (const pack of packs.slice(0, MAX_EXPECTED)) font.put(pack, this.#get(`${file}/${pack}.gz`));
    }
    if (this.#isForPictures) for (const pack of font.missing(font.glyphs)) font.put(pack, this.#get(`${file}/${pack}.gz`));
    return font;
  }

  /** Some servers unpack what ends in .gz on the way. @param {string} path */
  #get(path) {
    const fetched = this.#fetch(path);
    const isPacked = fetched?.[0] === 0x1f && fetched[1] === 0x8b;
    const bytes = fetched && isPacked ? this.#unpack(fetched) : fetched;
    if (!bytes) throw new Error(`${path} cannot be fetched`);
    return bytes;
  }
}

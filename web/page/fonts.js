// The fonts as the engine wants them. Small ones are fetched whole, large ones without most outlines; see sparse.js.

import { SparseFont } from "./sparse.js";

/** The outlines of the characters before it are there from the start. */
const FIRST_EXPECTED = 0x100;

/** Where the writing of the East begins: radicals, characters, kana. */
const FIRST_EASTERN = 0x2e80;

/** The most packs that are fetched for what may be printed. Of more, most would be in vain: a long site prints a small part of its words. */
const MAX_EXPECTED = 10;

export class FontShelf {
  #fetch;
  #split;
  /** @type {Map<string, Uint8Array>} */ #whole = new Map();
  /** @type {Map<string, SparseFont>} */ #sparse = new Map();
  /** Fonts of which a part could not be fetched. @type {Set<string>} */ #torn = new Set();
  #isForPictures = false;
  /** The characters of which the outlines come first. @type {string | undefined} */ #frequent;
  /** The site's texts that may be printed, by their paths. @type {Map<string, { codes: Set<number>, length: number, isEastern: boolean }>} */
  #texts = new Map();

  /**
   * @param {(name: string) => Uint8Array | undefined} fetch gets a font or a part of one, or nothing
   * @param {string[]} split the fonts that are in parts
   */
  constructor(fetch, split) {
    [this.#fetch, this.#split] = [fetch, split];
  }

  /** Words in a picture are drawn without telling anybody which: from now on, large fonts come with all outlines. */
  wantAll() {
    this.#isForPictures = true;
  }

  /**
   * Tells of a text that may be printed. A large font comes with the outlines for what is expected; what is printed besides is
   * fetched once that is known, and then everything is set again.
   *
   * @param {string} path
   * @param {string} text
   */
  expect(path, text) {
    const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0).filter((code) => code >= FIRST_EXPECTED);
    const isEastern = 10 * codes.filter((code) => code >= FIRST_EASTERN).length > text.length;
    this.#texts.set(path, { codes: new Set(codes), length: text.length, isEastern });
  }

  /** The characters that are expected: a site with a page or two in Chinese prints an English CV. */
  #expected() {
    const texts = [...this.#texts.values()];
    const size = (/** @type {boolean} */ isEastern) => texts.reduce((sum, text) => sum + (text.isEastern === isEastern ? text.length : 0), 0);
    const isEastern = size(true) > size(false);
    return new Set(texts.filter((text) => isEastern || !text.isEastern).flatMap((text) => [...text.codes]));
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
      for (const pack of missing) font?.put(pack, this.#get(`${file}/${pack}`));
    } catch {
      this.#torn.add(file);
    }
    return missing.length > 0;
  }

  #readWhole(/** @type {string} */ file) {
    const font = this.#whole.get(file) ?? this.#get(file);
    this.#whole.set(file, font);
    return font;
  }

  #readSparse(/** @type {string} */ file) {
    let font = this.#sparse.get(file);
    if (!font) {
      font = new SparseFont(this.#get(`${file}/bare`), () => (this.#frequent ??= new TextDecoder().decode(this.#get("frequent"))));
      this.#sparse.set(file, font);
      const packs = font.missing(font.glyphsOf(this.#expected()));
      if (packs.length <= MAX_EXPECTED) for (const pack of packs) font.put(pack, this.#get(`${file}/${pack}`));
    }
    if (this.#isForPictures) for (const pack of font.missing(font.glyphs)) font.put(pack, this.#get(`${file}/${pack}`));
    return font;
  }

  #get(/** @type {string} */ name) {
    const bytes = this.#fetch(name);
    if (!bytes) throw new Error(`${name} cannot be fetched`);
    return bytes;
  }
}

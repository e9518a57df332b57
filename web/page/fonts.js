// The fonts as the engine wants them. Small ones are fetched whole, large ones without most outlines; see sparse.js.

import { SparseFont } from "./sparse.js";

export class FontShelf {
  #fetch;
  #split;
  /** @type {Map<string, Uint8Array>} */ #whole = new Map();
  /** @type {Map<string, SparseFont>} */ #sparse = new Map();
  /** Fonts of which a part could not be fetched. @type {Set<string>} */ #torn = new Set();
  #isForPictures = false;
  /** The packs that are lacking, each with its font. @type {[string, number][]} */ #lacking = [];
  /** The characters of which the outlines come first. @type {string | undefined} */ #frequent;

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

  /** A font as far as it is needed; nothing if it cannot be had now. @param {string} file */
  read(file) {
    try {
      if (this.#torn.delete(file)) return undefined;
      return this.#split.includes(file) ? this.#readSparse(file).bytes : this.#readWhole(file);
    } catch {
      return undefined;
    }
  }

  /** Whether some of these glyphs of a font lack outlines. @param {string} file @param {Iterable<number>} glyphs */
  lacks(file, glyphs) {
    const packs = this.#sparse.get(file)?.missing(glyphs) ?? [];
    this.#lacking.push(...packs.map((pack) => /** @type {[string, number]} */ ([file, pack])));
    return packs.length > 0;
  }

  /**
   * Gets what was lacking, all at once: from far away, one after the other would take long.
   *
   * @param {(name: string) => Promise<Uint8Array | undefined> | Uint8Array | undefined} fetch
   */
  async complete(fetch) {
    const lacking = this.#lacking.splice(0);
    const put = async (/** @type {[string, number]} */ [file, pack]) => {
      try {
        this.#sparse.get(file)?.put(pack, there(await fetch(`${file}/${pack}`)));
      } catch {
        this.#torn.add(file);
      }
    };
    await Promise.all(lacking.map(put));
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
    }
    if (this.#isForPictures) for (const pack of font.missing(font.glyphs)) font.put(pack, this.#get(`${file}/${pack}`));
    return font;
  }

  /** @param {string} name */
  #get(name) {
    return there(this.#fetch(name));
  }
}

/** @param {Uint8Array | undefined} bytes */
function there(bytes) {
  if (!bytes) throw new Error("it cannot be fetched");
  return bytes;
}

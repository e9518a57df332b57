// What the engine drew: pages by their names, as long as they are shown.

/** @typedef {import("../../src/cli/preview/sheets.js").Drawing} Drawing */

export class Drawings {
  #draw;
  /** @type {Map<string, Promise<Drawing | undefined>>} */ #drawn = new Map();

  /** @param {(name: string) => Promise<{ picture: Blob, words: string } | undefined>} draw draws a page */
  constructor(draw) {
    this.#draw = draw;
  }

  /** A page; nothing if the engine has it no longer. @param {string} name */
  get(name) {
    const drawn = this.#drawn.get(name) ?? this.#fresh(name);
    this.#drawn.set(name, drawn);
    return drawn;
  }

  async #fresh(name) {
    const drawn = await this.#draw(name).catch(() => undefined);
    if (!drawn) this.#drawn.delete(name);
    return drawn && { address: URL.createObjectURL(drawn.picture), words: () => drawn.words };
  }

  /** Forgets all pages but these. @param {{ name: string }[]} pages */
  keep(pages) {
    const names = new Set(pages.map(({ name }) => name));
    for (const [name, drawn] of this.#drawn) {
      if (names.has(name)) continue;
      this.#drawn.delete(name);
      drawn.then((drawn) => drawn && URL.revokeObjectURL(drawn.address));
    }
  }
}

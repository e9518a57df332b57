// What the engine drew: pages by their names, as long as they are shown.

export class Drawings {
  /** @type {Map<string, { address: string, words: string }>} */ #drawn = new Map();

  /** Takes in a page that was drawn. @param {{ name: string, svg: string, words: string }} page */
  add({ name, svg, words }) {
    if (this.#drawn.has(name)) return;
    this.#drawn.set(name, { address: URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" })), words });
  }

  /** @param {string} name */
  get(name) {
    const { address, words } = this.#drawn.get(name) ?? { address: "", words: "" };
    return { address, words: () => words };
  }

  /** Forgets all pages but these. @param {{ name: string }[]} pages */
  keep(pages) {
    const names = new Set(pages.map(({ name }) => name));
    for (const [name, { address }] of this.#drawn) {
      if (names.has(name)) continue;
      URL.revokeObjectURL(address);
      this.#drawn.delete(name);
    }
  }
}

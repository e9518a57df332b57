// The documents that are not shown. What is typed may break them too, so another worker sets them meanwhile: what is slow or fails there
// does not hold up the document that is shown.

/** @typedef {import("./engine.js").Engine} Engine */

export class Others {
  #shown;
  #fetched;
  #tell;
  /** @type {Engine | undefined} */ #engine;
  /** @type {import("./engine.js").Source | undefined} */ #source;
  /** Settled when the engine has the site; nothing before any document was asked for. @type {Promise<unknown> | undefined} */ #ready;
  /** How many errors each document has, by its number. @type {Map<number, number>} */ #errors = new Map();
  #round = 0;
  #hasFailed = false;

  /**
   * @param {Engine} shown sets the document that is shown
   * @param {(event: Event) => void} fetched is told of fonts
   * @param {() => void} tell is told when the errors are others
   */
  constructor(shown, fetched, tell) {
    [this.#shown, this.#fetched, this.#tell] = [shown, fetched, tell];
  }

  /** Takes the site that was just opened. @param {import("./engine.js").Source} source */
  open(source) {
    [this.#source, this.#ready, this.#hasFailed] = [source, undefined, false];
    this.#round += 1;
    this.#errors.clear();
  }

  /** @param {string} path @param {string} text */
  write(path, text) {
    this.#ready?.then(() => this.#engine?.write(path, text)).catch(() => {});
  }

  /** How many errors a document has, as far as is known. @param {number} document */
  errors(document) {
    return this.#errors.get(document) ?? 0;
  }

  /**
   * Sets all documents but the one that is shown, until something else is to be set.
   *
   * @param {number} count how many documents there are
   * @param {number} shown
   */
  async set(count, shown) {
    const round = (this.#round += 1);
    this.#errors.delete(shown);
    if (count < 2 || this.#hasFailed) return;
    try {
      this.#ready ??= this.#start();
      await this.#ready;
      for (let document = 0; document < count; document += 1) {
        if (document === shown) continue;
        if (round !== this.#round) return;
        const { findings } = await this.#engine?.ask("build", { wish: { document } });
        if (round !== this.#round) return;
        const before = this.errors(document);
        this.#errors.set(document, findings.filter((/** @type {any} */ { severity }) => severity === "error").length);
        if (this.errors(document) !== before) this.#tell();
      }
    } catch {
      // It will be told when the document is shown.
      if (round === this.#round) this.#hasFailed = true;
    }
  }

  #start() {
    if (!this.#engine) {
      this.#engine = this.#shown.twin();
      this.#engine.addEventListener("font", this.#fetched);
    }
    return this.#engine.open(this.#source ?? {}, new Map(this.#shown.edits));
  }
}

// The engine, seen from the page. It lives in a worker, which is ended when it takes too long and replaced when it fails; what it
// had been told is told again.

/** How long one request may take, in milliseconds. Time in which fonts are fetched does not count. */
const TIME_LIMIT = 20_000;

/**
 * @typedef {object} Source what was opened: an archive, or files by their paths
 * @property {Blob} [archive]
 * @property {[string, Blob][]} [entries]
 */

export class Engine extends EventTarget {
  /** @type {Worker | undefined} */ #worker;
  /** What was compiled, for other workers. @type {Record<string, WebAssembly.Module> | undefined} */ #modules;
  /** @type {Source | undefined} */ #source;
  /** What was written, by path. @type {Map<string, string>} */ edits = new Map();
  /** @type {Map<number, { resolve: Function, reject: Function, timer?: number, timed: boolean }>} */ #open = new Map();
  #count = 0;
  #fetching = false;
  /** @type {Promise<any> | undefined} */ #started;

  /** Starts the engine. Gives what can be chosen. */
  start() {
    this.#started ??= this.#launch();
    return this.#started;
  }

  /** Another engine, which has nothing to load. */
  twin() {
    const twin = new Engine();
    twin.#modules = this.#modules;
    return twin;
  }

  async #launch() {
    this.#worker = new Worker("worker.js", { type: "module" });
    this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
    this.#worker.addEventListener("error", (event) => this.#fail(new Error(event.message || "the worker cannot be started")));
    const { modules, choices } = await this.#ask("start", { modules: this.#modules }, false);
    this.#modules = modules;
    if (this.#source) await this.#ask("open", { ...this.#source, edits: [...this.edits] });
    return choices;
  }

  /**
   * Opens a site in the place of the one before, which stays if this one cannot be opened. Gives the paths of its files.
   *
   * @param {Source} source
   * @param {Map<string, string>} edits
   * @returns {Promise<{ paths: string[] }>}
   */
  async open(source, edits) {
    await this.start();
    const found = await this.#ask("open", { ...source, edits: [...edits] });
    [this.#source, this.edits] = [source, edits];
    return found;
  }

  /** @param {string} path @param {string} text */
  async write(path, text) {
    this.edits.set(path, text);
    await this.ask("write", { path, text });
  }

  /**
   * @param {string} name one of the worker's answers
   * @param {object} [request]
   */
  async ask(name, request = {}) {
    await this.start();
    return this.#ask(name, request);
  }

  #ask(ask, request, timed = true) {
    const id = (this.#count += 1);
    return new Promise((resolve, reject) => {
      this.#open.set(id, { resolve, reject, timed });
      this.#time(id);
      this.#worker?.postMessage({ id, ask, ...request });
    });
  }

  #time(id) {
    const request = this.#open.get(id);
    if (!request?.timed) return;
    clearTimeout(request.timer);
    const late = () => this.#fail(new Error(`this took longer than ${TIME_LIMIT / 1000} seconds and was stopped`));
    if (!this.#fetching) request.timer = setTimeout(late, TIME_LIMIT);
  }

  #hear({ kind, id, ...news }) {
    if (kind === "answer" || kind === "failure") {
      const request = this.#open.get(id);
      if (!request) return;
      if (news.isFatal) {
        this.#fail(this.lastWords ?? new Error(news.message));
        return;
      }
      clearTimeout(request.timer);
      this.#open.delete(id);
      if (kind === "answer") request.resolve(news.answer);
      else request.reject(new Error(news.message));
      return;
    }
    if (kind === "font") {
      this.#fetching = Boolean(news.path);
      for (const id of this.#open.keys()) this.#time(id);
    }
    if (kind === "panic") this.lastWords = new Error(`this is a bug in vitae: ${news.message}`);
    this.dispatchEvent(new CustomEvent(kind, { detail: news }));
  }

  /** Ends the worker. The next request starts another one. */
  #fail(error) {
    this.#worker?.terminate();
    this.#started = undefined;
    this.#fetching = false;
    this.lastWords = undefined;
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const request of open) {
      clearTimeout(request.timer);
      request.reject(error);
    }
  }
}

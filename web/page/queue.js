// Things that are done one after the other.

export class Queue {
  /** @type {Promise<unknown>} */ #last = Promise.resolve();

  /**
   * Does something when everything before it is done. Gives its result.
   *
   * @template T
   * @param {() => Promise<T>} act
   * @returns {Promise<T>}
   */
  add(act) {
    const next = this.#last.then(act);
    this.#last = next.catch(() => {});
    return next;
  }
}

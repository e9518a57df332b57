// What the engine asks of whoever runs it: a worker in the browser, a test in Node. The engine's own code imports these names.

/**
 * @typedef {object} Host
 * @property {(path: string) => Uint8Array | undefined} readFile a file of the site
 * @property {(file: string) => Uint8Array | undefined} readFont a file of the fonts
 * @property {(file: string, glyphs: Uint16Array) => boolean} fontLacks whether a font lacks the outlines of some of these glyphs
 * @property {(message: string) => void} panicked the engine's last words
 */

/** @type {Host} */
let host = { readFile: () => undefined, readFont: () => undefined, fontLacks: () => false, panicked: () => {} };

/** @param {Host} next */
export function setHost(next) {
  host = next;
}

/** @param {string} path */
export const readFile = (path) => host.readFile(path);

/** @param {string} file */
export const readFont = (file) => host.readFont(file);

/** @param {string} file @param {Uint16Array} glyphs */
export const fontLacks = (file, glyphs) => host.fontLacks(file, glyphs);

/** @param {string} message */
export const panicked = (message) => host.panicked(message);

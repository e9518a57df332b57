// The files of a folder on this computer.

import fs from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "..");

/** Every file below a folder, by its path there. @param {string} folder @returns {Record<string, Buffer>} */
export function filesOf(folder) {
  const names = fs.readdirSync(folder, { recursive: true }).map(String).sort();
  const files = names.filter((name) => fs.statSync(path.join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name.replaceAll(path.sep, "/"), fs.readFileSync(path.join(folder, name))]));
}

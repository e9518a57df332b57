// What the native program makes of the same site. It is built first: cargo build --release, or VITAE names another one.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { filesOf, root } from "../files.mjs";

const program = path.resolve(root, process.env.VITAE ?? "target/release/vitae");

/** The sites that are compared: the samples and every fixture. */
export const sites = ["content", "web/sample", ...fs.readdirSync(path.join(root, "tests/sites")).map((name) => `tests/sites/${name}`)];

/**
 * What becomes of files when the program is run on them.
 *
 * @param {Record<string, string | Buffer>} files by their paths
 * @param {string[]} command what the program is told; the paths in it are those of the files
 * @returns {Record<string, Buffer>}
 */
export function native(files, ...command) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "vitae-"));
  try {
    for (const [name, bytes] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), bytes);
    }
    execFileSync(program, command, { cwd: folder, stdio: "pipe", env: { ...process.env, SOURCE_DATE_EPOCH: undefined } });
    return filesOf(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** What it makes of a site in this repository. @param {string} site */
export const nativeSite = (site) => native(filesOf(path.join(root, site)), "build", "--force");

/** The PDF of this name that it makes of such a site. @param {string} site @param {string} name */
export function nativePdf(site, name) {
  const found = Object.entries(nativeSite(site)).find(([file]) => path.basename(file) === name);
  if (!found) throw new Error(`the native program makes no ${name} of ${site}`);
  return found[1];
}

/** The PDF that it makes of a page without a site around it. @param {string} text */
export const nativePage = (text) => native({ "about.md": text }, "build", "about.md")["about.pdf"];

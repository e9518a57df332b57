// What a person may open: a folder, its archive, a page, or text.

import { PAGE } from "./kinds.js";

/**
 * @typedef {object} Opened
 * @property {string} title what to call it
 * @property {import("./engine.js").Source} source
 * @property {string} [page] the page to print, where there is no site around it
 * @property {number} [id] tells it from all others that were opened
 */

/** What programs and people keep beside a site: it may be large, and no page needs it. */
const ASIDE = /(^|\/)(\.[^/]*|node_modules|_site|vendor)(\/|$)/;

/** A folder has no more files than this: whoever drops their whole disk is told so. */
const MAX_FILES = 20_000;

/**
 * What was dropped.
 *
 * @param {DataTransfer} data
 * @returns {Promise<Opened | undefined>}
 */
export async function dropped(data) {
  // The list is empty once this function has waited.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const text = data.getData("text/plain");
  if (!entries.length) return data.files.length ? picked(data.files) : text.trim() ? pasted(text) : undefined;
  /** @type {[string, Blob][]} */
  const files = [];
  for (const entry of entries) await walk(entry, "", files);
  return settled(files, entries.length === 1 ? entries[0].name : undefined);
}

/**
 * @param {any} entry
 * @param {string} folder
 * @param {[string, Blob][]} files
 */
async function walk(entry, folder, files) {
  const path = folder + entry.name;
  if (ASIDE.test(path)) return;
  if (files.length >= MAX_FILES) throw new Error(`there are more than ${MAX_FILES.toLocaleString("en")} files in it`);
  if (entry.isFile) {
    files.push([path, await new Promise((resolve, reject) => entry.file(resolve, reject))]);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    /** @type {any[]} */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return;
    for (const one of some) await walk(one, `${path}/`, files);
  }
}

/**
 * What was picked in a dialogue.
 *
 * @param {FileList} list
 * @returns {Opened | undefined}
 */
export function picked(list) {
  const files = [...list].map((file) => /** @type {[string, Blob]} */ ([file.webkitRelativePath || file.name, file]));
  return settled(files.filter(([path]) => !ASIDE.test(path)));
}

/**
 * @param {[string, Blob][]} files
 * @param {string} [name]
 * @returns {Opened | undefined}
 */
function settled(files, name) {
  if (!files.length) return undefined;
  const [[path, blob]] = files;
  if (files.length === 1 && /\.zip$/i.test(path)) return { title: path.replace(/\.zip$/i, ""), source: { archive: blob } };
  if (files.length === 1 && PAGE.test(path)) {
    const page = path.split("/").pop() ?? path;
    return { title: page, source: { entries: [[page, blob]] }, page };
  }
  return { title: name ?? path.split("/")[0], source: { entries: files } };
}

/**
 * A page as text.
 *
 * @param {string} text
 * @returns {Opened}
 */
export function pasted(text) {
  const page = "about.md";
  return { title: page, source: { entries: [[page, new Blob([text])]] }, page };
}

/** The sample site. */
export async function sample() {
  const response = await fetch("sample.zip");
  if (!response.ok) throw new Error("the sample cannot be fetched");
  return { title: "The sample", source: { archive: await response.blob() } };
}

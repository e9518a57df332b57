// What hands do and eyes see on the page, whatever drives the browser. The functions at the end run in the page itself.

import path from "node:path";
import { zipSync } from "fflate";
import { filesOf, root } from "../files.mjs";

/** A page without a site around it. */
export const PAGE = "---\nname: Ada Lovelace\n---\n\n# Positions\n\n- 1842 – 1843: **Translator**, London\n";

/** An archive of files, by their paths. @param {Record<string, string | Uint8Array>} files */
export const zipOf = (files) => Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes)]))));

/** One of a site in this repository, with a folder around everything, as code hosts make it. @param {string} site */
export function zipOfSite(site) {
  const files = Object.entries(filesOf(path.join(root, site)));
  return zipOf(Object.fromEntries(files.map(([name, bytes]) => [`homepage-main/${name}`, bytes])));
}

/** Files as the page can be told of them. @param {Record<string, Buffer>} files */
export const told = (files) => Object.entries(files).map(([name, bytes]) => [name, bytes.toString("base64")]);

/** Drops files that were told of. @param {string[][]} files */
export function drop(files) {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name));
  window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}

/** Chooses a file that was told of. @param {string[][]} files */
export function choose([[name, text]]) {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name));
  const field = document.querySelector("#file");
  field.files = data.files;
  field.dispatchEvent(new Event("change"));
}

/** Whether a page has these words, without line breaks. @param {string} text */
export const hasWords = (text) => [...document.querySelectorAll(".words")].some((words) => words.textContent.replace(/\s+/g, " ").includes(text));

export const isReady = () => Boolean(document.querySelector(".words")) && !document.querySelector("#download").disabled;

export const isWide = () => document.documentElement.scrollWidth > innerWidth;

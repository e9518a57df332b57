// Small helpers for elements. Text is only ever set as text: nothing in a page can run here.

/** @param {string} id @returns {any} */
export const at = (id) => document.getElementById(id);

/**
 * @param {string} name
 * @param {string} [classes]
 * @param {string} [text]
 */
export function element(name, classes = "", text = "") {
  const made = document.createElement(name);
  made.className = classes;
  made.textContent = text;
  return made;
}

/**
 * Gives a list its options, if they are others than before, and its value.
 *
 * @param {HTMLSelectElement} select
 * @param {string[][]} options value and text
 * @param {string} value
 */
export function fill(select, options, value) {
  const wanted = JSON.stringify(options);
  if (select.dataset.options !== wanted) {
    select.dataset.options = wanted;
    select.replaceChildren(...options.map(([value, text]) => new Option(text, value)));
    select.disabled = options.length < 2;
  }
  select.value = value;
}

/**
 * Puts a sentence into an element; what stands between backticks is code. It begins with a capital, but not if it begins with a path.
 *
 * @param {HTMLElement} into
 * @param {string} text
 */
export function words(into, text) {
  const isPath = /^\S*[./_]\S/.test(text);
  const sentence = isPath ? text : text.charAt(0).toLocaleUpperCase("en") + text.slice(1);
  into.append(...sentence.split("`").map((part, number) => (number % 2 ? element("code", "", part) : part)));
  return into;
}

/** @param {number} count @param {string} word */
export const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** A language's name in that language. @param {string} tag */
export const inItself = (tag) => new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;

/** What documents are called: without their folders, if that is enough to tell them apart. @param {string[]} paths */
export function titles(paths) {
  const names = paths.map((path) => path.split("/").pop() ?? path);
  return new Set(names).size === names.length ? names : paths;
}

/** What the page budget changed. @param {Record<string, number> | undefined} fit */
export function changes(fit) {
  const names = { spacing: "spacing", leading: "leading", margin: "margins", size: "type" };
  const changed = Object.entries(fit ?? {}).filter(([, value]) => value !== 1);
  return changed.map(([key, value]) => `${names[key]} ${Math.round(value * 100)} %`).join(", ");
}

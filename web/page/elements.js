// Small helpers for elements. Text is only ever set as text: nothing in a page can run here.

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

/** @param {string} id @returns {any} */
export const at = (id) => document.getElementById(id);

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
  }
  select.value = value;
}

/** @param {number} count @param {string} word */
export const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** Puts a sentence into an element; what stands between backticks is code. @param {HTMLElement} into @param {string} text */
export function words(into, text) {
  const sentence = text.charAt(0).toLocaleUpperCase("en") + text.slice(1);
  into.append(...sentence.split("`").map((part, number) => (number % 2 ? element("code", "", part) : part)));
  return into;
}

/** A language's name in that language. @param {string} tag */
export const inItself = (tag) => new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;

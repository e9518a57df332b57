// The pages: drawn one over the other, so that nothing flashes, and zoomed.

import { element, fill } from "./elements.js";

const PIXELS_PER_POINT = 4 / 3;
const STEPS = [25, 50, 75, 100, 125, 150, 200, 300, 400, 600];
const FITS = { auto: "Automatic", width: "Fit width", page: "Whole page" };

/** @typedef {{ name: string, width: number, height: number }} Page */

export class Sheets {
  #sheets;
  #choice;
  /** @type {Page[]} */ #pages = [];
  /** What was drawn, by the pages' names. @type {Map<string, { svg: string, words: string }>} */ #drawn = new Map();
  /** @type {string | number} */ #zoom = "auto";

  /** @param {HTMLElement} sheets @param {HTMLSelectElement} choice */
  constructor(sheets, choice) {
    [this.#sheets, this.#choice] = [sheets, choice];
    choice.addEventListener("change", () => this.zoomTo(choice.value in FITS ? choice.value : Number(choice.value)));
    new ResizeObserver(() => this.#resize()).observe(sheets.parentElement);
  }

  clear() {
    this.#pages = [];
    this.#drawn.clear();
    this.#sheets.replaceChildren();
  }

  /** Takes in a page that was drawn. @param {{ name: string, svg: string, words: string }} page */
  draw({ name, svg, words }) {
    this.#drawn.set(name, { svg, words });
  }

  /** @param {Page[]} pages */
  show(pages) {
    this.#pages = pages;
    while (this.#sheets.children.length > pages.length) this.#sheets.lastChild.remove();
    pages.forEach((page, index) => {
      const sheet = this.#sheets.children[index] ?? this.#sheets.appendChild(blank());
      sheet.setAttribute("aria-label", `Page ${index + 1} of ${pages.length}`);
      if (sheet.dataset.name !== page.name) this.#put(sheet, page);
    });
    const names = new Set(pages.map((page) => page.name));
    for (const name of this.#drawn.keys()) if (!names.has(name)) this.#drawn.delete(name);
    this.#resize();
  }

  /** Draws a page over the old one, which goes when the new one is there. */
  #put(sheet, { name, width, height }) {
    const drawn = this.#drawn.get(name);
    if (!drawn) return;
    sheet.dataset.name = name;
    sheet.style.setProperty("--points", width);
    sheet.style.setProperty("--ratio", `${width} / ${height}`);
    const image = new Image();
    image.alt = "";
    image.src = URL.createObjectURL(new Blob([drawn.svg], { type: "image/svg+xml" }));
    image.addEventListener("load", async () => {
      await image.decode().catch(() => {});
      URL.revokeObjectURL(image.src);
      if (sheet.dataset.name !== name) return image.remove();
      sheet.querySelectorAll("img").forEach((other) => other !== image && other.remove());
      sheet.querySelector(".words").textContent = drawn.words;
    });
    sheet.append(image);
  }

  /** The scale in per cent: what was chosen, or what fits. */
  #percent() {
    if (typeof this.#zoom === "number") return this.#zoom;
    const around = this.#sheets.parentElement;
    const gap = Number.parseFloat(getComputedStyle(this.#sheets).paddingLeft);
    const widest = Math.max(1, ...this.#pages.map((page) => page.width));
    const width = ((around.clientWidth - 2 * gap) / widest / PIXELS_PER_POINT) * 100;
    if (this.#zoom === "width") return width;
    if (this.#zoom === "auto") return Math.min(width, 125);
    const highest = Math.max(1, ...this.#pages.map((page) => page.height));
    return Math.min(width, ((around.clientHeight - 2 * gap) / highest / PIXELS_PER_POINT) * 100);
  }

  #resize() {
    const now = this.#percent();
    this.#sheets.style.setProperty("--scale", String((now / 100) * PIXELS_PER_POINT));
    const fits = Object.entries(FITS).map(([key, text]) => [key, key === this.#zoom ? `${text} · ${Math.round(now)} %` : text]);
    fill(this.#choice, [...fits, ...STEPS.map((step) => [String(step), `${step} %`])], String(this.#zoom));
  }

  /** Zooms, and keeps what is in the middle of the window there. @param {string | number} next */
  zoomTo(next) {
    const around = this.#sheets.parentElement;
    const middle = (around.scrollTop + around.clientHeight / 2) / around.scrollHeight;
    this.#zoom = next;
    this.#resize();
    around.scrollTo({ top: middle * around.scrollHeight - around.clientHeight / 2, behavior: "instant" });
  }

  zoomIn() {
    this.zoomTo(STEPS.find((step) => step > Math.round(this.#percent())) ?? STEPS.at(-1));
  }

  zoomOut() {
    this.zoomTo(STEPS.findLast((step) => step < Math.round(this.#percent())) ?? STEPS[0]);
  }
}

function blank() {
  const sheet = element("section", "sheet");
  sheet.append(element("div", "words"));
  return sheet;
}

// The pages: each drawn over the one before, so that nothing flashes and nothing moves, and zoomed.

import { element, fill } from "./elements.js";

const PIXELS_PER_POINT = 4 / 3;
const STEPS = [25, 50, 75, 100, 125, 150, 200, 300, 400, 600];
const FITS = { auto: "Automatic", width: "Fit width", page: "Whole page" };

/**
 * @typedef {{ name: string, width: number, height: number }} Page its name is that of all pages that look the same; points
 * @typedef {{ address: string, words: () => string | Promise<string> }} Drawing
 */

export class Sheets {
  #sheets;
  #choice;
  #around;
  #drawing;
  /** @type {Page[]} */ #pages = [];
  /** @type {string | number} */ #zoom = "auto";

  /**
   * @param {HTMLElement} sheets
   * @param {HTMLSelectElement} choice the zoom
   * @param {Element} around what the pages scroll in
   * @param {(name: string) => Drawing} drawing what a page looks like
   */
  constructor(sheets, choice, around, drawing) {
    [this.#sheets, this.#choice, this.#around, this.#drawing] = [sheets, choice, around, drawing];
    choice.addEventListener("change", () => this.zoomTo(choice.value in FITS ? choice.value : Number(choice.value)));
  }

  /** @param {Page[]} pages */
  show(pages) {
    this.#pages = pages;
    while (this.#sheets.children.length > pages.length) this.#sheets.lastChild.remove();
    pages.forEach((page, index) => {
      const sheet = this.#sheets.children[index] ?? this.#sheets.appendChild(blank());
      sheet.setAttribute("aria-label", `Page ${index + 1} of ${pages.length}`);
      if (sheet.dataset.name !== page.name) this.#draw(sheet, page);
    });
    this.resize();
  }

  /** Draws a page over the old one, which goes when the new one is there. */
  #draw(sheet, { name, width, height }) {
    sheet.dataset.name = name;
    sheet.style.setProperty("--points", width);
    sheet.style.setProperty("--ratio", `${width} / ${height}`);
    const { address, words } = this.#drawing(name);
    const image = new Image();
    image.alt = "";
    image.loading = "lazy";
    image.src = address;
    image.addEventListener("load", async () => {
      await image.decode().catch(() => {});
      if (sheet.dataset.name !== name) return;
      sheet.querySelectorAll("img").forEach((other) => other !== image && other.remove());
      const text = await words();
      if (sheet.dataset.name === name) sheet.querySelector(".words").textContent = text;
    });
    sheet.querySelectorAll("img").forEach((other) => other.complete || other.remove());
    sheet.append(image);
  }

  /** The scale in per cent: what was chosen, or what fits. */
  #percent() {
    if (typeof this.#zoom === "number") return this.#zoom;
    const gap = Number.parseFloat(getComputedStyle(this.#sheets).paddingLeft);
    // A bar may cover what scrolls.
    const top = Number.parseFloat(getComputedStyle(this.#around).scrollPaddingTop) || gap;
    const fit = (/** @type {number} */ room, /** @type {"width" | "height"} */ side) =>
      (room / Math.max(1, ...this.#pages.map((page) => page[side])) / PIXELS_PER_POINT) * 100;
    const width = fit(this.#sheets.clientWidth - 2 * gap, "width");
    if (this.#zoom === "width") return width;
    if (this.#zoom === "auto") return Math.min(width, 125);
    return Math.min(width, fit(this.#around.clientHeight - top - gap, "height"));
  }

  /** Fits the pages to the room that there is. */
  resize() {
    const now = this.#percent();
    this.#sheets.style.setProperty("--scale", String((now / 100) * PIXELS_PER_POINT));
    const fits = Object.entries(FITS).map(([key, text]) => [key, key === this.#zoom ? `${text} · ${Math.round(now)} %` : text]);
    fill(this.#choice, [...fits, ...STEPS.map((step) => [String(step), `${step} %`])], String(this.#zoom));
  }

  /** Zooms, and keeps what is in the middle of the window there. @param {string | number} next */
  zoomTo(next) {
    const around = this.#around;
    const middle = (around.scrollTop + around.clientHeight / 2) / around.scrollHeight;
    this.#zoom = next;
    this.resize();
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

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
   * @param {(name: string) => Drawing | Promise<Drawing | undefined>} drawing what a page looks like; nothing if it is there no longer
   */
  constructor(sheets, choice, around, drawing) {
    [this.#sheets, this.#choice, this.#around, this.#drawing] = [sheets, choice, around, drawing];
    choice.addEventListener("change", () => this.zoomTo(choice.value in FITS ? choice.value : Number(choice.value)));
  }

  /** @param {Page[]} pages */
  async show(pages) {
    this.#pages = pages;
    while (this.#sheets.children.length > pages.length) this.#sheets.lastChild.remove();
    pages.forEach(({ name, width, height }, index) => {
      const sheet = this.#sheets.children[index] ?? this.#sheets.appendChild(blank());
      sheet.setAttribute("aria-label", `Page ${index + 1} of ${pages.length}`);
      sheet.dataset.name = name;
      sheet.style.setProperty("--points", width);
      sheet.style.setProperty("--ratio", `${width} / ${height}`);
    });
    this.resize();
    const sheets = [...this.#sheets.children];
    // The browser takes as long to draw a page as the typesetter to set it: what is in view comes first.
    await Promise.all(sheets.filter(isInView).map((sheet) => this.#draw(sheet)));
    for (const sheet of sheets) this.#draw(sheet);
  }

  /** Draws a page over the old one, which goes when the new one is there; nothing if it is being drawn. */
  async #draw(sheet) {
    const { name, drawn } = sheet.dataset;
    if (name === drawn) return;
    sheet.dataset.drawn = name;
    const drawing = await this.#drawing(name);
    const isWanted = () => sheet.dataset.name === name;
    if (!drawing) delete sheet.dataset.drawn;
    if (!drawing || !isWanted()) return;
    const image = new Image();
    image.alt = "";
    // What is lazy waits for a frame to be looked at.
    image.loading = isInView(sheet) ? "eager" : "lazy";
    const loaded = new Promise((resolve) => ["load", "error"].forEach((event) => image.addEventListener(event, resolve)));
    image.src = drawing.address;
    sheet.querySelectorAll("img").forEach((other) => other.complete || other.remove());
    sheet.append(image);
    await loaded;
    await image.decode().catch(() => {});
    if (!isWanted()) return;
    sheet.querySelectorAll("img").forEach((other) => other !== image && other.remove());
    const words = await drawing.words();
    if (isWanted()) sheet.querySelector(".words").textContent = words;
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

function isInView(/** @type {Element} */ sheet) {
  const { top, bottom } = sheet.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

function blank() {
  const sheet = element("section", "sheet");
  sheet.append(element("div", "words"));
  return sheet;
}

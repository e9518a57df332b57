// What was noticed: errors over the pages, everything else in a list. A place is a button that leads to its line.

import { at, element, plural, words } from "./elements.js";

const KINDS = { error: "Errors", warning: "Warnings", note: "How it was made", "left-out": "Left out" };

export class Findings {
  #goTo;
  #hidden = "";

  /** @param {(location: any) => void} goTo */
  constructor(goTo) {
    this.#goTo = goTo;
  }

  /**
   * @param {any[]} findings
   * @param {boolean} isStale whether the pages are from before
   */
  show(findings, isStale) {
    this.#showErrors(findings.filter(({ severity }) => severity === "error"), isStale);
    this.#showAll(findings);
  }

  #showErrors(found, isStale) {
    const signature = JSON.stringify(found);
    const card = at("errors");
    card.hidden = !found.length || signature === this.#hidden;
    if (!found.length) this.#hidden = "";
    if (card.dataset.shows === signature) return;
    card.dataset.shows = signature;
    const header = element("header");
    header.append(element("strong", "", plural(found.length, "error")));
    if (isStale) header.append("the pages below are from before");
    const hide = element("button", "", "Hide");
    hide.title = "Hide ( Esc )";
    hide.addEventListener("click", () => this.hide());
    header.append(hide);
    card.replaceChildren(header, ...found.map((one) => this.#finding(one)));
  }

  hide() {
    this.#hidden = at("errors").dataset.shows ?? "";
    at("errors").hidden = true;
  }

  #showAll(findings) {
    const count = (/** @type {string} */ kind) => findings.filter(({ severity }) => severity === kind).length;
    const gravest = ["error", "warning"].find(count) ?? "";
    const button = at("notes");
    button.dataset.gravest = gravest;
    button.textContent = gravest ? plural(count(gravest), gravest) : "Messages";
    const groups = Object.entries(KINDS).flatMap(([kind, title]) => {
      const found = findings.filter(({ severity }) => severity === kind);
      const isBrief = kind !== "error" && kind !== "warning";
      const shown = found.map((one) => (isBrief ? this.#line(one) : this.#finding(one)));
      return found.length ? [element("h2", "", `${title} (${found.length})`), ...shown] : [];
    });
    at("findings").replaceChildren(...(groups.length ? groups : [element("p", "quiet", "There is nothing to say about this document.")]));
  }

  /** A finding that needs no more than a glance. */
  #line({ code, message, location }) {
    const paragraph = element("p", "line");
    paragraph.title = code;
    if (location) paragraph.append(this.#where(location));
    words(paragraph, message);
    if (location?.excerpt.marked) paragraph.append(element("q", "", location.excerpt.marked));
    return paragraph;
  }

  #finding({ severity, code, message, location, help }) {
    const article = element("article", `finding ${severity}`);
    if (location) article.append(this.#where(location));
    const said = words(element("p", "message"), message);
    said.title = code;
    article.append(said);
    const { before, marked, after } = location?.excerpt ?? {};
    if (location && (before + marked + after).trim()) {
      const excerpt = element("pre");
      excerpt.append(before.trimStart(), element("mark", "", marked), after);
      article.append(excerpt);
    }
    article.append(...help.map((line) => words(element("p", "help"), line)));
    return article;
  }

  #where(location) {
    const button = element("button", "where", `${location.path}:${location.line}:${location.column}`);
    button.title = "Go to this line";
    button.addEventListener("click", () => this.#goTo(location));
    return button;
  }
}

// What was noticed: errors over the pages, everything else in a list.

import { at, element, plural, words } from "./elements.js";

const KINDS = { error: "Errors", warning: "Warnings", note: "How it was made", "left-out": "Left out" };

/** A place as an editor takes it. */
export const place = ({ path, line, column }) => `${path}:${line}:${column}`;

export class Findings {
  #where;
  #hidden = "";

  /** @param {(location: any) => HTMLElement} where shows a place */
  constructor(where) {
    this.#where = where;
  }

  /**
   * @param {any[]} findings
   * @param {boolean} hasPages whether there are pages; if there are errors, from before
   * @param {HTMLElement[]} [facts] what stands above the list
   */
  show(findings, hasPages, facts = []) {
    this.#showErrors(findings.filter(({ severity }) => severity === "error"), hasPages);
    this.#showAll(findings, facts);
  }

  #showErrors(found, hasPages) {
    const signature = JSON.stringify(found);
    const card = at("errors");
    card.hidden = !found.length || signature === this.#hidden;
    if (!found.length) this.#hidden = "";
    if (card.dataset.shows === signature) return;
    card.dataset.shows = signature;
    const header = element("header");
    header.append(element("strong", "", plural(found.length, "error")));
    if (hasPages) header.append("the pages below are from before");
    const hide = element("button", "", "Hide");
    hide.title = "Hide ( Esc )";
    hide.addEventListener("click", () => this.hide());
    header.append(hide);
    card.replaceChildren(header, ...found.map((one) => this.#finding(one)));
  }

  /** Hides the errors until there are others. */
  hide() {
    this.#hidden = at("errors").dataset.shows ?? "";
    at("errors").hidden = true;
  }

  #showAll(findings, facts) {
    const count = (kind) => findings.filter(({ severity }) => severity === kind).length;
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
    const all = [...facts, ...groups];
    at("findings").replaceChildren(...(all.length ? all : [element("p", "quiet", "There is nothing to say about this document.")]));
  }

  /** A finding that needs no more than a glance. */
  #line({ code, message, location }) {
    const paragraph = words(element("p", "line"), message);
    paragraph.title = code;
    if (!location) return paragraph;
    const below = element("span", "place");
    below.append(this.#where(location));
    if (location.excerpt.marked) below.append(element("q", "", location.excerpt.marked));
    paragraph.append(below);
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
}

// The page: what is opened goes to the engine, what the engine makes of it is shown, and what is typed goes back.

import { at, changes, element, fill, inItself, plural, titles } from "../../src/cli/preview/elements.js";
import { Findings, place } from "../../src/cli/preview/findings.js";
import { Sheets } from "../../src/cli/preview/sheets.js";
import { Drawings } from "./drawings.js";
import { Editor } from "./editor.js";
import { Engine } from "./engine.js";
import { PAGE, TEXT } from "./kinds.js";
import { dropped, pasted, picked, sample } from "./open.js";
import { Others } from "./others.js";
import { Queue } from "./queue.js";
import * as settings from "./settings.js";
import * as store from "./store.js";

const engine = new Engine();
const others = new Others(engine, keepFont, () => {
  showChoices();
  showState();
});
const drawings = new Drawings((name) => engine.ask("draw", { name }));
const sheets = new Sheets(at("sheets"), at("zoom"), at("paper"), (name) => drawings.get(name));
const findings = new Findings(where);
const editor = new Editor(at("editor"), written);

/** What is open. @type {import("./open.js").Opened | undefined} */
let opened;
/** The paths of its files. @type {string[]} */
let paths = [];
/** The texts that were read or written, by path. @type {Map<string, string>} */
let texts = new Map();
/** What was last built. */
let proof;
/** What it looked like when there were no errors. */
let look;
/** The documents, as long as they are known. @type {string[]} */
let documents = [];
let number = 0;
/** Whether nobody said which page is the CV. */
let lacksPage = false;
let choices = { templates: [], languages: [] };

// The engine

engine.addEventListener("progress", ({ detail }) => {
  const done = Math.min(detail.done, 1);
  at("progress").value = done;
  const state = done < 1 ? `Loading the typesetter, ${Math.round(done * 100)} %` : "Starting the typesetter";
  at("progress-text").textContent = waiting ? `${state}; then ${waiting} opens` : state;
});
engine.addEventListener("font", keepFont);
engine.addEventListener("font", ({ detail }) => detail.path && busy(`fetching ${detail.path.split("/")[1].split(".")[0]}`));

/** The files of fonts that were fetched before anybody kept them. @type {Set<string>} */
const fetched = new Set();

/** The service worker. @type {ServiceWorker | undefined} */
let keeper;

/** Has a font kept when it was fetched. @param {any} event */
function keepFont({ detail }) {
  if (detail.path) fetched.add(detail.path);
  else keeper?.postMessage([...fetched]);
}

/** Has everything kept, so that the page opens without a network next time. */
async function keepForLater() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  await workers.register("service-worker.js");
  keeper = (await workers.ready).active ?? undefined;
  keeper?.postMessage([...fetched]);
}

/** What opens as soon as the engine is there. */
let waiting = "";

/** How often the engine sets the sample while nothing is opened. */
const WARM_TURNS = 12;

async function warm() {
  for (let turn = 0; turn < WARM_TURNS && (await engine.ask("warm", { turn })); turn += 1);
}

async function start() {
  try {
    choices = await engine.start();
    at("progress-text").textContent = "The typesetter is ready.";
    if (!waiting) warm().catch(() => {});
    waiting = "";
    at("loading").classList.add("done");
    // Not before: the engine would be fetched twice.
    keepForLater().catch(() => {});
  } catch (error) {
    at("loading").hidden = true;
    problem(`The typesetter cannot be loaded: ${error.message}. Load this page again to retry.`);
  }
}

// Opening

/** What opens one after the other. */
const opening = new Queue();

/**
 * @param {() => Promise<import("./open.js").Opened | undefined> | import("./open.js").Opened | undefined} choose is called at once:
 *   what was dropped can be had no later
 */
async function openWith(choose) {
  problem("");
  try {
    const next = await choose();
    if (next) await opening.add(() => openInstead(next));
  } catch (error) {
    problem(`This cannot be opened: ${error.message.replace(/\.$/, "")}.`);
  }
}

/** @param {import("./open.js").Opened} next */
async function openInstead(next) {
  const hasEdits = opened && engine.edits.size > 0 && document.body.dataset.screen === "work";
  if (hasEdits && !confirm(`Open ${next.title} instead? What you changed in ${opened.title} will be gone.`)) return;
  await open({ ...next, id: Math.random() }, { edits: [], shown: "", document: 0 });
}

/**
 * @param {import("./open.js").Opened} next
 * @param {store.Work} work
 */
async function open(next, { edits, shown, document: chosen }) {
  waiting = next.title;
  const found = await engine.open(next.source, new Map(edits));
  others.open(next.source);
  [opened, paths, texts, number] = [next, found.paths, new Map(edits), chosen];
  [proof, look, documents] = [undefined, undefined, []];
  editor.clear();
  showPages([]);
  findings.show([], false);
  screen("work");
  keep();
  showFiles();
  const isThere = shown && paths.includes(shown);
  if (isThere) await showFile(shown);
  await build();
  if (!isThere) await showFile(look?.sources[0] ?? proof?.findings.find(({ location }) => location)?.location.path ?? firstPage());
}

const firstPage = () => pages()[0] ?? paths.find((path) => TEXT.test(path)) ?? "";

/** Takes a page of a site for the CV. @param {string} page */
function choosePage(page) {
  if (!opened) return;
  opened.page = page;
  showFile(page);
}

/** @param {number} index */
function chooseDocument(index) {
  number = index;
  build();
  keep();
}

/** @param {"start" | "work"} name */
function screen(name) {
  document.body.dataset.screen = name;
  at("start").hidden = name !== "start";
  at("work").hidden = name !== "work";
  at("resume").hidden = !opened;
  if (opened) at("resume").textContent = `Continue with ${opened.title}`;
  if (name === "start") document.title = "vitae";
}

/** @param {string} text */
function problem(text) {
  at("problem").textContent = text;
  if (text && document.body.dataset.screen === "work") alert(text);
}

// Building

/** What is being built. @type {Promise<void> | undefined} */
let building;
let isStale = false;
/** Settled when what is in view is drawn. @type {Promise<void>} */
let drawn = Promise.resolve();

/** Builds the document, and again if something changes meanwhile. */
function build() {
  isStale = true;
  building ??= buildAll();
  return building;
}

async function buildAll() {
  while (isStale) {
    isStale = false;
    const slow = setTimeout(() => busy("setting"), 250);
    try {
      show(await engine.ask("build", { wish: { document: number, page: opened?.page } }));
    } catch (error) {
      const help = ["your text is kept; the next edit starts the typesetter anew"];
      show({ documents, document: number, look: null, findings: [{ severity: "error", code: "internal", message: error.message, location: null, help }] });
    }
    clearTimeout(slow);
    // Not before: both would take longer.
    drawn.then(() => building || others.set(documents.length, number));
  }
  building = undefined;
}

/** What the program says when a site does not tell which page is the CV. */
const NO_PAGE = ["no-page", "unknown-site"];

function show(next) {
  proof = next;
  lacksPage = next.findings.some(({ code }) => NO_PAGE.includes(code)) && pages().length > 0;
  if (lacksPage) next.findings.filter(({ code }) => NO_PAGE.includes(code)).forEach((finding) => (finding.help = ["choose the page in the list at the top left"]));
  look = next.look ?? look;
  if (next.documents.length) [documents, number] = [next.documents, next.document];
  at("sheets").classList.toggle("stale", !next.look);
  if (next.look) drawn = showPages(next.look.pages);
  findings.show(next.findings, Boolean(look));
  editor.mark(next.findings);
  showChoices();
  showState();
  showDesign();
}

/** @param {import("../../src/cli/preview/sheets.js").Page[]} pages */
function showPages(pages) {
  const drawn = sheets.show(pages);
  drawings.keep(pages);
  return drawn;
}

const documentName = () => (documents[number] ?? "cv.pdf").split("/").pop() ?? "cv.pdf";

function showState() {
  const state = at("state");
  state.classList.remove("busy");
  const fit = changes(look?.fit);
  state.replaceChildren(...(look ? [element("strong", "", plural(look.pages.length, "page"))] : []), fit && `  ·  ${fit}`);
  const broken = documents.findIndex((_, index) => others.errors(index));
  if (broken >= 0) state.append("  ·  ", wayTo(broken));
  at("show-pages").textContent = look ? `Pages · ${look.pages.length}` : "Pages";
  at("download").disabled = at("take-typst").disabled = !proof?.look;
  document.title = `${proof?.look ? "" : "✕ "}${documentName()}`;
}

/** A button that shows a document with errors. @param {number} index */
function wayTo(index) {
  const button = element("button", "where", `✕ ${titles(documents)[index]}`);
  button.title = "This document has errors: show it";
  button.addEventListener("click", () => chooseDocument(index));
  return button;
}

/** @param {string} what */
function busy(what) {
  at("state").classList.add("busy");
  at("state").textContent = what;
}

function showChoices() {
  if (lacksPage) {
    fill(at("document"), [["", "Choose a page"], ...pages().map((path) => [path, path])], "");
  } else if (opened?.page && pages().length > 1) {
    fill(at("document"), pages().map((path) => [path, path]), opened.page);
  } else {
    fill(at("document"), titles(documents).map((title, index) => [String(index), others.errors(index) ? `${title} ✕` : title]), String(number));
  }
  at("look").hidden = !look;
  if (!look) return;
  const templates = [...new Set([...choices.templates, look.template])];
  fill(at("template"), templates.map((name) => [name, name.split("/").pop() ?? name]), look.template);
  fill(at("language"), choices.languages.map((tag) => [tag, inItself(tag)]), look.language);
  const counts = [...new Set([1, 2, 3, 4, 5, 6, 8, 10, look.budget ?? 1])].sort((one, other) => one - other);
  const budgets = counts.map((count) => [String(count), `≤ ${plural(count, "page")}`]);
  fill(at("pages"), [["", "any length"], ...budgets], String(look.budget ?? ""));
}

// Files

function showFiles() {
  const shown = paths.filter((path) => TEXT.test(path));
  const groups = [
    ["Pages", pages()],
    ["Settings and data", shown.filter((path) => !PAGE.test(path) && !isAside(path))],
    ["Layouts and others", shown.filter(isAside)],
  ];
  const options = groups.filter(([, files]) => files.length).map(([title, files]) => {
    const group = document.createElement("optgroup");
    group.label = String(title);
    group.append(...[...files].map((path) => new Option(path, path)));
    return group;
  });
  at("path").replaceChildren(...options);
  at("path").value = editor.path;
}

/** What may be a CV. */
const pages = () => paths.filter((path) => PAGE.test(path) && !isAside(path));

const isAside = (/** @type {string} */ path) => /^(_layouts|_includes|_sass|archetypes|assets|layouts|public|static|themes|vendor|\.github)\//.test(path);

/** @param {string} path */
async function showFile(path) {
  if (!path) return;
  if (!editor.has(path)) await textOf(path);
  editor.show(path, texts.get(path));
  at("path").value = path;
  editor.mark(proof?.findings ?? []);
}

/** @param {string} path @returns {Promise<string>} */
async function textOf(path) {
  const known = texts.get(path) ?? (await engine.ask("read", { path })) ?? "";
  texts.set(path, known);
  return known;
}

/** @param {string} path @param {string} text */
function written(path, text) {
  texts.set(path, text);
  engine.write(path, text).catch(() => {});
  others.write(path, text);
  build();
  keep();
}

/** A place is a button that leads to its line. */
function where(location) {
  const button = element("button", "where", place(location));
  button.title = "Go to this line";
  button.addEventListener("click", () => goTo(location));
  return button;
}

async function goTo(location) {
  if (!paths.includes(location.path)) return;
  side("text");
  at("findings").hidePopover();
  await showFile(location.path);
  editor.goTo(location);
}

let keeping = 0;

/** Saves what is open and what was done with it, a moment after the last change. */
function keep() {
  clearTimeout(keeping);
  keeping = setTimeout(save, 300);
}

async function save() {
  clearTimeout(keeping);
  if (!opened) return;
  try {
    await store.save(opened, { edits: [...engine.edits], shown: editor.path, document: number });
    const count = engine.edits.size;
    saved(count ? `${plural(count, "file")} changed, kept in this browser` : "");
  } catch {
    saved("not kept: there is no room");
  }
}

// A phone may end what is out of sight without another word.
document.addEventListener("visibilitychange", () => document.hidden && document.body.dataset.screen === "work" && save());

const saved = (/** @type {string} */ text) => (at("saved").textContent = text);

// Settings

/** The file that the document's settings are in, and the place of the document's own in the block. */
async function settingsPlace() {
  const first = opened?.page ?? look?.sources[0];
  const configuration = ["_config.yml", "_config.yaml"].find((path) => paths.includes(path));
  const ofPage = first && settings.read(first, await textOf(first));
  const path = ofPage || !configuration ? first : configuration;
  const block = (path && settings.read(path, await textOf(path))) ?? {};
  const isListed = Array.isArray(block.documents) && number < block.documents.length;
  return { path, block, prefix: isListed ? ["documents", number] : [], own: isListed ? { ...block, ...block.documents[number] } : block };
}

/** What is set one after the other: the next change begins with the text of the last. */
const setting = new Queue();

/** @param {settings.Path} place @param {unknown} value */
const set = (place, value) => setting.add(() => write(place, value));

/** @param {settings.Path} place @param {unknown} value */
async function write(place, value) {
  const { path, prefix } = await settingsPlace();
  if (!path) return;
  try {
    const text = settings.write(path, await textOf(path), [...prefix, ...place], value);
    await showFile(path);
    editor.replace(text);
  } catch (error) {
    alert(`This cannot be written: ${error.message}.`);
    showChoices();
  }
}

/** The form for what the bar has no room for. */
async function showDesign() {
  const form = at("design");
  if (!look || !form.matches(":popover-open")) return;
  const { path, own } = await settingsPlace();
  const focus = document.activeElement?.getAttribute("data-key");
  const row = (/** @type {string} */ name, /** @type {HTMLElement[]} */ ...fields) => {
    const label = element(fields.length > 1 ? "div" : "label", "row");
    const box = element("div", "pair");
    box.append(...fields);
    label.append(element("span", "", name), box);
    return label;
  };
  const select = (/** @type {string} */ key, /** @type {string[][]} */ options) => {
    const choice = element("span", "choice");
    const field = /** @type {HTMLSelectElement} */ (document.createElement("select"));
    fill(field, options, String(own[key] ?? ""));
    field.dataset.key = key;
    field.addEventListener("change", () => set([key], field.value || undefined));
    choice.append(field);
    return choice;
  };
  const accent = Object.assign(document.createElement("input"), { type: "color", value: own.accent ?? "#1f3a5f" });
  accent.setAttribute("aria-label", "Accent");
  accent.dataset.key = "accent";
  accent.addEventListener("change", () => set(["accent"], accent.value));
  const plain = element("button", "", own.accent ? "Use the template’s" : "The template’s");
  Object.assign(plain, { type: "button", disabled: !own.accent });
  plain.addEventListener("click", () => set(["accent"], undefined));
  const size = Object.assign(document.createElement("input"), { type: "number", min: "8", max: "14", step: "0.5", placeholder: "the template’s", value: own.size ?? "" });
  size.dataset.key = "size";
  size.addEventListener("change", () => size.checkValidity() && set(["size"], size.value ? Number(size.value) : undefined));
  const skipped = [own.sections?.skip ?? []].flat().map(String);
  const sections = element("fieldset");
  sections.append(element("legend", "", "Sections"));
  for (const heading of [...look.sections, ...skipped.filter((heading) => !look.sections.includes(heading))]) {
    const label = element("label", "check");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: !skipped.includes(heading) });
    box.dataset.key = `section ${heading}`;
    box.addEventListener("change", () => {
      const rest = box.checked ? skipped.filter((other) => other !== heading) : [...skipped, heading];
      set(["sections", "skip"], rest.length ? rest : undefined);
    });
    label.append(box, heading);
    sections.append(label);
  }
  form.replaceChildren(
    row("Paper", select("paper", [["", "A4"], ["us-letter", "US Letter"]])),
    row("Accent", accent, plain),
    row("Type size", size),
    row("Density", select("density", [["", "Normal"], ["loose", "Loose"], ["compact", "Compact"]])),
    row("Links", select("links", [["", "In colour"], ["footnote", "As footnotes"], ["plain", "Plain"]])),
    ...(sections.children.length > 1 ? [sections] : []),
    element("p", "place", `What you choose is written into ${path}.`),
  );
  if (focus) form.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
}

// Taking away

/** @param {Uint8Array} bytes @param {string} name @param {string} type */
function take(bytes, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Downloads something, with what was typed last.
 *
 * @param {"pdf" | "typst" | "edits"} what
 * @param {() => string} name
 * @param {string} type
 */
async function takeAway(what, name, type) {
  try {
    await building;
    if (what !== "edits" && !proof?.look) return;
    const bytes = await engine.ask(what);
    if (bytes) take(bytes, name(), type);
  } catch (error) {
    alert(`This cannot be written: ${error.message}.`);
  }
}

const stem = () => documentName().replace(/\.pdf$/i, "");

// Hands

/** @param {"text" | "pages"} which */
function side(which) {
  at("work").dataset.side = which;
  at("show-text").setAttribute("aria-pressed", String(which === "text"));
  at("show-pages").setAttribute("aria-pressed", String(which === "pages"));
}

const on = (/** @type {string} */ id, /** @type {string} */ event, /** @type {(event: any) => void} */ act) => at(id).addEventListener(event, act);

on("pick-file", "click", () => at("file").click());
on("pick-folder", "click", () => at("folder").click());
for (const id of ["file", "folder"]) {
  on(id, "change", ({ target }) => {
    const list = target.files;
    openWith(() => picked(list)).finally(() => (target.value = ""));
  });
}
on("try", "click", () => openWith(sample));
on("paste", "click", () => at("paste-dialog").showModal());
on("paste-dialog", "close", ({ target }) => {
  const text = at("pasted").value;
  if (target.returnValue === "use" && text.trim()) openWith(() => pasted(text));
  target.returnValue = "";
});
on("resume", "click", () => screen("work"));
on("close", "click", () => screen("start"));

on("document", "change", ({ target }) => {
  if (!paths.includes(target.value)) return chooseDocument(Number(target.value));
  choosePage(target.value);
  build();
  keep();
});
on("template", "change", ({ target }) => set(["template"], target.value));
on("language", "change", ({ target }) => set(["lang"], target.value));
on("pages", "change", ({ target }) => set(["pages"], target.value ? Number(target.value) : undefined));
on("design", "toggle", showDesign);
on("design", "submit", (event) => event.preventDefault());
on("path", "change", async ({ target }) => {
  await showFile(target.value);
  keep();
});
on("in", "click", () => sheets.zoomIn());
on("out", "click", () => sheets.zoomOut());
on("show-text", "click", () => side("text"));
on("show-pages", "click", () => side("pages"));

on("download", "click", () => takeAway("pdf", documentName, "application/pdf"));
on("take-typst", "click", () => takeAway("typst", () => `${stem()}-typst.zip`, "application/zip"));
on("take-edits", "click", () => takeAway("edits", () => `${opened?.title ?? "site"}-changes.zip`, "application/zip"));
on("forget", "click", async () => {
  if (!confirm(`Forget ${opened?.title ?? "this site"} and everything you changed in it?`)) return;
  // Nothing is left to save when the page goes.
  opened = undefined;
  clearTimeout(keeping);
  await store.forget().catch(() => {});
  location.reload();
});
on("takes", "click", () => at("takes").hidePopover());
on("takes", "beforetoggle", () => (at("take-edits").disabled = engine.edits.size === 0));

addEventListener("keydown", (event) => {
  if (event.key === "Escape") findings.hide();
  if (event.key === "s" && (event.ctrlKey || event.metaKey) && document.body.dataset.screen === "work") {
    event.preventDefault();
    at("download").click();
  }
});

// A font may have been missing.
addEventListener("online", () => proof && !proof.look && build());

let depth = 0;
addEventListener("dragenter", (event) => {
  event.preventDefault();
  depth += 1;
  veil(true);
});
addEventListener("dragleave", () => {
  depth = Math.max(0, depth - 1);
  if (!depth) veil(false);
});
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  depth = 0;
  veil(false);
  const data = event.dataTransfer;
  if (data) openWith(() => dropped(data));
});

/** @param {boolean} isShown */
function veil(isShown) {
  at("drop").classList.toggle("over", isShown);
  at("veil").hidden = !isShown || document.body.dataset.screen === "start";
}

/** @param {number} share */
function divide(share) {
  const width = Math.min(70, Math.max(20, share));
  at("work").style.setProperty("--text", `${width}%`);
  at("divider").setAttribute("aria-valuenow", String(Math.round(width)));
}
on("divider", "pointerdown", (event) => {
  at("divider").setPointerCapture(event.pointerId);
  const move = (/** @type {PointerEvent} */ { clientX }) => divide((clientX / innerWidth) * 100);
  at("divider").addEventListener("pointermove", move);
  at("divider").addEventListener("pointerup", () => at("divider").removeEventListener("pointermove", move), { once: true });
});
on("divider", "keydown", ({ key }) => {
  const step = { ArrowLeft: -2, ArrowRight: 2 }[key];
  if (step) divide((at("divider").offsetLeft / innerWidth) * 100 + step);
});

new ResizeObserver(() => sheets.resize()).observe(at("paper"));
side("pages");
start();
store
  .load()
  .then((saved) => saved && opening.add(async () => opened || open(saved.opened, saved.work)))
  .catch(() => {});

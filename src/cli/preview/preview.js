// The preview: asks for proofs of one view and shows them.

import { at, changes, element, fill, inItself, plural, titles } from "./elements.js";
import { Findings, place } from "./findings.js";
import { Sheets } from "./sheets.js";

/** What this tab shows, as it stands in its address: document, template, lang. */
const view = new URLSearchParams(location.search);

/** What each document is set with when nothing is chosen here, as far as that is known. */
const own = new Map();

const findings = new Findings((location) => element("span", "where", place(location)));
const sheets = new Sheets(at("sheets"), at("zoom"), document.documentElement, (name) => ({
  address: `/pages/${name}.svg`,
  async words() {
    const answer = await fetch(`/pages/${name}.txt`);
    return answer.ok ? answer.text() : "";
  },
}));

let proof = null;
let stream = null;

// Connection

function connect() {
  stream?.close();
  stream = new EventSource(`/events?${view}`);
  stream.addEventListener("open", () => link("open"));
  stream.addEventListener("proof", (event) => show(JSON.parse(event.data)));
  stream.addEventListener("error", lost);
}

function lost() {
  link("lost");
  // The browser tries again by itself, unless the server turned it away.
  if (stream.readyState === EventSource.CLOSED) setTimeout(connect, 1000);
}

function link(state) {
  document.body.dataset.link = state;
  document.querySelector(".lost").textContent =
    state === "lost" ? "vitae watch is not running. Waiting for it to come back." : "";
}

function choose(key, value) {
  if (value) view.set(key, value);
  else view.delete(key);
  if (key === "document") ["template", "lang"].forEach((other) => view.delete(other));
  history.replaceState(null, "", view.size ? `?${view}` : location.pathname);
  connect();
}

// A proof

function show(next) {
  proof = next;
  remember();
  showChoices();
  showState();
  at("sheets").classList.toggle("stale", proof.stale);
  sheets.show(proof.pages);
  findings.show(proof.findings, proof.pages.length > 0, [facts()]);
}

function remember() {
  const known = own.get(proof.document) ?? {};
  if (!view.has("template") && proof.template) known.template = proof.template;
  if (!view.has("lang") && proof.language) known.language = proof.language;
  own.set(proof.document, known);
}

function showChoices() {
  const known = own.get(proof.document);
  const documents = titles(proof.documents).map((title, number) => [number ? String(number) : "", title]);
  fill(at("document"), documents, view.get("document") ?? "");
  const templates = proof.templates.filter((template) => template !== known.template);
  const template = known.template ? known.template.split("/").pop() : "Site’s template";
  fill(at("template"), [["", template], ...templates.map((one) => [one, one])], view.get("template") ?? "");
  const languages = proof.languages.filter((tag) => tag !== known.language);
  const language = known.language ? inItself(known.language) : "Site’s language";
  fill(at("language"), [["", language], ...languages.map((tag) => [tag, inItself(tag)])], view.get("lang") ?? "");
}

const documentName = () => (proof.documents[proof.document] ?? "vitae").split("/").pop();

function showState() {
  const pages = element("strong", "", plural(proof.pages.length, "page"));
  const rest = [proof.budget && `budget ${proof.budget}`, changes(proof.fit)].filter(Boolean);
  at("state").replaceChildren(pages, ...rest.map((text) => `  ·  ${text}`));
  document.title = `${proof.stale ? "✕ " : ""}${documentName()}`;
  const download = at("download");
  if (proof.stale) download.removeAttribute("href");
  else download.href = `/document.pdf?${view}`;
  download.download = documentName().replace(/(\.pdf)?$/i, ".pdf");
}

/** What stands above the messages. */
function facts() {
  const list = element("dl", "facts");
  const fact = (name, value) => value && list.append(element("dt", "", name), element("dd", "", value));
  fact("Pages", `${proof.pages.length}${proof.budget ? `, budget ${proof.budget}` : ""}`);
  fact("Template", proof.template);
  fact("Language", proof.language && inItself(proof.language));
  return list;
}

// Hands

at("document").addEventListener("change", (event) => choose("document", event.target.value));
at("template").addEventListener("change", (event) => choose("template", event.target.value));
at("language").addEventListener("change", (event) => choose("lang", event.target.value));
at("in").addEventListener("click", () => sheets.zoomIn());
at("out").addEventListener("click", () => sheets.zoomOut());
addEventListener("resize", () => sheets.resize());

function nextDocument(step) {
  const count = proof?.documents.length ?? 0;
  if (count > 1) choose("document", String((proof.document + step + count) % count).replace(/^0$/, ""));
}

const KEYS = {
  "+": () => sheets.zoomIn(),
  "=": () => sheets.zoomIn(),
  "-": () => sheets.zoomOut(),
  0: () => sheets.zoomTo(100),
  w: () => sheets.zoomTo("width"),
  p: () => sheets.zoomTo("page"),
  m: () => at("findings").togglePopover(),
  d: () => at("download").click(),
  "[": () => nextDocument(-1),
  "]": () => nextDocument(1),
  Escape: () => findings.hide(),
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("select")) return;
  const act = KEYS[event.key];
  if (!act) return;
  if (event.key !== "Escape") event.preventDefault();
  act();
});

connect();

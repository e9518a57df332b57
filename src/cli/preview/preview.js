// The preview: asks for proofs of one view and shows them. Text from a page is only ever set as text or drawn as an
// image, so nothing in it can run here.

const at = (id) => document.getElementById(id);
const sheets = at("sheets");

/** What this tab shows, as it stands in its address: document, template, lang. */
const view = new URLSearchParams(location.search);

/** What each document is set with when nothing is chosen here, as far as that is known. */
const own = new Map();

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
  showSheets();
  showErrors();
  showFindings();
}

function remember() {
  const known = own.get(proof.document) ?? {};
  if (!view.has("template") && proof.template) known.template = proof.template;
  if (!view.has("lang") && proof.language) known.language = proof.language;
  own.set(proof.document, known);
}

function showChoices() {
  const known = own.get(proof.document);
  const name = (path) => path.split("/").pop();
  const names = proof.documents.map(name);
  const titles = new Set(names).size === names.length ? names : proof.documents;
  const documents = titles.map((title, number) => [number ? String(number) : "", title]);
  fill(at("document"), documents, view.get("document") ?? "");
  const templates = proof.templates.filter((template) => template !== known.template);
  const template = known.template ? name(known.template) : "Site’s template";
  fill(at("template"), [["", template], ...templates.map((one) => [one, one])], view.get("template") ?? "");
  const languages = proof.languages.filter((tag) => tag !== known.language);
  const language = known.language ? inItself(known.language) : "Site’s language";
  fill(at("language"), [["", language], ...languages.map((tag) => [tag, inItself(tag)])], view.get("lang") ?? "");
}

/** A language's name in that language. */
function inItself(tag) {
  return new Intl.DisplayNames([tag], { type: "language" }).of(tag);
}

function fill(select, options, value) {
  const wanted = JSON.stringify(options);
  if (select.dataset.options !== wanted) {
    select.dataset.options = wanted;
    select.replaceChildren(...options.map(([value, text]) => new Option(text, value)));
    select.disabled = options.length < 2;
  }
  select.value = value;
}

const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
const documentName = () => (proof.documents[proof.document] ?? "vitae").split("/").pop();
const errors = () => proof.findings.filter((finding) => finding.severity === "error");

/** What the page budget changed, in words. */
function changes() {
  const names = { spacing: "spacing", leading: "leading", margin: "margins", size: "type" };
  const changed = Object.entries(proof.fit ?? {}).filter(([, value]) => value !== 1);
  return changed.map(([key, value]) => `${names[key]} ${Math.round(value * 100)} %`).join(", ");
}

function showState() {
  const pages = element("strong", "", plural(proof.pages.length, "page"));
  const rest = [proof.budget && `budget ${proof.budget}`, changes()].filter(Boolean);
  at("state").replaceChildren(pages, ...rest.map((text) => `  ·  ${text}`));
  document.title = `${proof.stale ? "✕ " : ""}${documentName()}`;
  const download = at("download");
  if (proof.stale) download.removeAttribute("href");
  else download.href = `/document.pdf?${view}`;
  download.download = documentName().replace(/(\.pdf)?$/i, ".pdf");
}

// Sheets

function showSheets() {
  sheets.classList.toggle("stale", proof.stale);
  while (sheets.children.length > proof.pages.length) sheets.lastChild.remove();
  proof.pages.forEach((page, index) => {
    const sheet = sheets.children[index] ?? sheets.appendChild(blank());
    sheet.setAttribute("aria-label", `Page ${index + 1} of ${proof.pages.length}`);
    if (sheet.dataset.name !== page.name) draw(sheet, page);
  });
  resize();
}

function blank() {
  const sheet = element("section", "sheet");
  sheet.append(element("div", "words"));
  return sheet;
}

/** Draws a page over the old one, which goes when the new one is there: nothing flashes, and nothing moves. */
function draw(sheet, page) {
  sheet.dataset.name = page.name;
  sheet.style.setProperty("--points", page.width);
  sheet.style.setProperty("--ratio", `${page.width} / ${page.height}`);
  const image = new Image();
  image.alt = "";
  image.loading = "lazy";
  image.src = `/pages/${page.name}.svg`;
  image.addEventListener("load", async () => {
    await image.decode().catch(() => {});
    if (sheet.dataset.name !== page.name) return;
    sheet.querySelectorAll("img").forEach((other) => other !== image && other.remove());
    const words = await fetch(`/pages/${page.name}.txt`);
    if (words.ok && sheet.dataset.name === page.name) sheet.querySelector(".words").textContent = await words.text();
  });
  sheet.querySelectorAll("img:not([data-drawn])").forEach((other) => other.complete || other.remove());
  sheet.append(image);
}

// Zoom

const PIXELS_PER_POINT = 4 / 3;
const STEPS = [25, 50, 75, 100, 125, 150, 200, 300, 400, 600];
const FITS = { auto: "Automatic", width: "Fit width", page: "Whole page" };
let zoom = "auto";

/** The scale in per cent: what was chosen, or what fits. */
function percent() {
  if (!(zoom in FITS)) return zoom;
  const gap = Number.parseFloat(getComputedStyle(sheets).paddingLeft);
  const widest = Math.max(1, ...(proof?.pages ?? []).map((page) => page.width));
  const width = ((sheets.clientWidth - 2 * gap) / widest / PIXELS_PER_POINT) * 100;
  if (zoom === "width") return width;
  if (zoom === "auto") return Math.min(width, 125);
  const highest = Math.max(1, ...(proof?.pages ?? []).map((page) => page.height));
  const room = innerHeight - sheets.offsetTop - 2 * gap;
  return Math.min(width, (room / highest / PIXELS_PER_POINT) * 100);
}

function resize() {
  const now = percent();
  sheets.style.setProperty("--scale", (now / 100) * PIXELS_PER_POINT);
  const fits = Object.entries(FITS).map(([key, text]) => [key, key === zoom ? `${text} · ${Math.round(now)} %` : text]);
  fill(at("zoom"), [...fits, ...STEPS.map((step) => [String(step), `${step} %`])], String(zoom));
}

/** Zooms, and keeps what is in the middle of the window there. */
function zoomTo(next) {
  const root = document.documentElement;
  const middle = (scrollY + innerHeight / 2) / root.scrollHeight;
  zoom = next;
  resize();
  scrollTo({ top: middle * root.scrollHeight - innerHeight / 2, behavior: "instant" });
}

const zoomIn = () => zoomTo(STEPS.find((step) => step > Math.round(percent())) ?? STEPS.at(-1));
const zoomOut = () => zoomTo(STEPS.findLast((step) => step < Math.round(percent())) ?? STEPS[0]);

// What was noticed

let hidden = "";

function showErrors() {
  const found = errors();
  const signature = JSON.stringify(found);
  const card = at("errors");
  card.hidden = !found.length || signature === hidden;
  if (!found.length) hidden = "";
  if (card.dataset.shows === signature) return;
  card.dataset.shows = signature;
  const header = element("header");
  header.append(element("strong", "", plural(found.length, "error")));
  if (proof.pages.length) header.append("the pages below are from before");
  const hide = element("button", "", "Hide");
  hide.type = "button";
  hide.title = "Hide ( Esc )";
  hide.addEventListener("click", hideErrors);
  header.append(hide);
  card.replaceChildren(header, ...found.map(finding));
}

function hideErrors() {
  hidden = at("errors").dataset.shows;
  at("errors").hidden = true;
}

const KINDS = { error: "Errors", warning: "Warnings", note: "How it was made", "left-out": "Left out" };

function showFindings() {
  const count = (kind) => proof.findings.filter((finding) => finding.severity === kind).length;
  const gravest = ["error", "warning"].find(count) ?? "";
  const button = at("notes");
  button.dataset.gravest = gravest;
  button.textContent = gravest ? plural(count(gravest), gravest) : "Messages";
  const facts = element("dl", "facts");
  const fact = (name, value) => value && facts.append(element("dt", "", name), element("dd", "", value));
  fact("Pages", `${proof.pages.length}${proof.budget ? `, budget ${proof.budget}` : ""}`);
  fact("Template", proof.template);
  fact("Language", proof.language && inItself(proof.language));
  const groups = Object.entries(KINDS).flatMap(([kind, title]) => {
    const found = proof.findings.filter((finding) => finding.severity === kind);
    const show = kind === "error" || kind === "warning" ? finding : line;
    return found.length ? [element("h2", "", `${title} (${found.length})`), ...found.map(show)] : [];
  });
  at("findings").replaceChildren(facts, ...groups);
}

/** A finding that needs no more than a glance. */
function line({ code, message, location }) {
  const paragraph = element("p", "line");
  paragraph.title = code;
  if (location) paragraph.append(where(location));
  words(paragraph, message);
  if (location) paragraph.append(element("q", "", location.excerpt.marked));
  return paragraph;
}

const where = ({ path, line, column }) => element("span", "where", `${path}:${line}:${column}`);

function finding({ severity, code, message, location, help }) {
  const article = element("article", `finding ${severity}`);
  if (location) article.append(where(location));
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

/** Puts a sentence into an element; what stands between backticks is code. */
function words(into, text) {
  const sentence = text.charAt(0).toLocaleUpperCase("en") + text.slice(1);
  into.append(...sentence.split("`").map((part, number) => (number % 2 ? element("code", "", part) : part)));
  return into;
}

function element(name, classes = "", text = "") {
  const made = document.createElement(name);
  made.className = classes;
  made.textContent = text;
  return made;
}

// Hands

at("document").addEventListener("change", (event) => choose("document", event.target.value));
at("template").addEventListener("change", (event) => choose("template", event.target.value));
at("language").addEventListener("change", (event) => choose("lang", event.target.value));
at("zoom").addEventListener("change", ({ target }) => zoomTo(target.value in FITS ? target.value : Number(target.value)));
at("in").addEventListener("click", zoomIn);
at("out").addEventListener("click", zoomOut);
addEventListener("resize", resize);

function nextDocument(step) {
  const count = proof?.documents.length ?? 0;
  if (count > 1) choose("document", String((proof.document + step + count) % count).replace(/^0$/, ""));
}

const KEYS = {
  "+": zoomIn,
  "=": zoomIn,
  "-": zoomOut,
  0: () => zoomTo(100),
  w: () => zoomTo("width"),
  p: () => zoomTo("page"),
  m: () => at("findings").togglePopover(),
  d: () => at("download").click(),
  "[": () => nextDocument(-1),
  "]": () => nextDocument(1),
  Escape: hideErrors,
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("select")) return;
  const act = KEYS[event.key];
  if (!act) return;
  if (event.key !== "Escape") event.preventDefault();
  act();
});

connect();

// The page in a real browser, as a new user would use it: Chromium, or Firefox through firefox.mjs.
//
// usage: VITAE=target/release/vitae CHROMIUM=/usr/bin/chromium node --test web/test/page.mjs

import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import { unzipSync, zipSync } from "fflate";
import { chromium, firefox } from "playwright-core";
import { filesOf, root } from "../files.mjs";
import { drop, hasWords, isReady, isWide, PAGE, told, zipOf, zipOfSite } from "./hands.mjs";
import { native, nativePage, nativePdf, sites } from "./native.mjs";
import { serve } from "./server.mjs";

const quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const isFirefox = process.env.BROWSER === "firefox";
/** Where Firefox puts what is downloaded; it does not tell otherwise. */
const downloads = fs.mkdtempSync(path.join(os.tmpdir(), "vitae-"));

let browser;
let server;
/** Every address that any page asked for. @type {string[]} */
const asked = [];

before(async () => {
  server = await serve(path.join(root, "web/dist"), "/vitae/");
  browser = isFirefox
    ? await firefox.launch({ channel: "moz-firefox", executablePath: process.env.FIREFOX, downloadsPath: downloads })
    : await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: quiet });
});
after(async () => {
  await browser?.close();
  server?.close();
  fs.rmSync(downloads, { recursive: true });
});

/** A new user's browser. */
async function visit(options = {}, { url } = server) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, acceptDownloads: true, ...options });
  context.on("request", (request) => asked.push(request.url()));
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(url);
  return { context, page, errors };
}

/** The words of the pages, without line breaks. */
const words = (page) => page.evaluate(() => [...document.querySelectorAll(".words")].map((words) => words.textContent).join(" ").replace(/\s+/g, " "));

const waitForWords = (page, text) => page.waitForFunction(hasWords, text, { timeout: 60_000 });

/** Drops files on the window, as a hand would. @param {Record<string, Buffer>} files */
const dropOn = (page, files) => page.evaluate(drop, told(files));

/** What is downloaded after something was done. @param {() => Promise<void>} act */
async function download(page, act) {
  if (!isFirefox) {
    const [download] = await Promise.all([page.waitForEvent("download"), act()]);
    return { name: download.suggestedFilename(), bytes: fs.readFileSync(await download.path()) };
  }
  await act();
  for (let tries = 0; tries < 300; tries += 1) {
    const names = fs.readdirSync(downloads);
    const isThere = names.length === 1 && fs.statSync(path.join(downloads, names[0])).size > 0;
    if (isThere) {
      const bytes = fs.readFileSync(path.join(downloads, names[0]));
      fs.rmSync(path.join(downloads, names[0]));
      return { name: names[0], bytes };
    }
    await page.waitForTimeout(100);
  }
  throw new Error("nothing was downloaded");
}

const downloadPdf = (page) => download(page, () => page.click("#download"));

/** Puts a text in the place of another in the editor. */
async function edit(page, from, to) {
  await page.locator(".cm-line", { hasText: from }).first().click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  await page.keyboard.insertText(to);
}

/** Opens a page without a site around it. */
async function paste(page) {
  await page.click("#paste");
  await page.fill("#pasted", PAGE);
  await page.click("text=Make a CV");
}

for (const site of sites) {
  test(`a zip of ${site} becomes a PDF that has the bytes of the native program`, async () => {
    const { page, errors } = await visit();
    await dropOn(page, { "homepage-main.zip": zipOfSite(site) });
    await page.waitForFunction(isReady, null, { timeout: 60_000 });
    const { name, bytes } = await downloadPdf(page);
    assert.ok(bytes.equals(nativePdf(site, name)), `the bytes of ${name} differ`);
    assert.deepEqual(errors, []);
    await page.context().close();
  });
}

for (const [site, folder] of [["content", "Curriculum_Vitae"], ["web/sample", "cv"]]) {
  test(`the Typst folder of ${site} is what the native program ejects`, async () => {
    const { page } = await visit();
    await dropOn(page, { "homepage-main.zip": zipOfSite(site) });
    await page.waitForFunction(isReady, null, { timeout: 60_000 });
    const { name, bytes } = await download(page, async () => {
      await page.click("#more");
      await page.click("#take-typst");
    });
    assert.equal(name, `${folder}-typst.zip`);
    const texts = (/** @type {Record<string, Uint8Array>} */ files) => Object.fromEntries(Object.entries(files).map(([file, bytes]) => [file, Buffer.from(bytes).toString()]));
    const ejected = Object.entries(texts(native(filesOf(path.join(root, site)), "eject", ".typst")));
    const parts = ejected.map(([file, text]) => [file.split(`.typst/${folder}/`)[1], text.replaceAll("../fonts", "fonts")]).filter(([file]) => file);
    assert.ok(parts.length > 3);
    assert.deepEqual(texts(unzipSync(bytes)), Object.fromEntries(parts));
    await page.context().close();
  });
}

test("an edit shows; broken YAML is an error at its line; mended, it is gone; the bytes are those of the native program", async () => {
  const { page, errors } = await visit();
  await paste(page);
  await waitForWords(page, "Translator");
  await edit(page, "Translator", "- 1842 – 1844: **Programmer**, London");
  await waitForWords(page, "Programmer");
  await edit(page, "name: Ada", "name: [Ada Lovelace");
  await page.waitForSelector("#errors:not([hidden])");
  assert.ok(await page.isDisabled("#download"));
  assert.match(await words(page), /Programmer/);
  await page.locator("#errors .where").first().click();
  assert.ok(await page.evaluate(() => document.activeElement?.classList.contains("cm-content")));
  await edit(page, "name: [Ada", "name: Ada King");
  await page.waitForSelector("#errors", { state: "hidden" });
  await waitForWords(page, "Ada King");
  const { bytes } = await downloadPdf(page);
  const mended = PAGE.replace("Ada Lovelace", "Ada King").replace("1842 – 1843: **Translator**", "1842 – 1844: **Programmer**");
  assert.ok(bytes.equals(nativePage(mended)), "the bytes differ");
  assert.deepEqual(errors, []);
  await page.context().close();
});

test("choices are written into the site's own configuration", async () => {
  const { page, errors } = await visit();
  await page.click("#try");
  await waitForWords(page, "Positions");
  await page.selectOption("#template", "modern");
  await page.waitForFunction(() => document.querySelector(".cm-content")?.textContent.includes("template: modern"));
  await page.waitForFunction(() => document.querySelector("#template").value === "modern");
  await page.click("#look");
  await page.locator("#design .check", { hasText: "Service" }).locator("input").uncheck();
  await page.waitForFunction(() => ![...document.querySelectorAll(".words")].some((words) => words.textContent.includes("Reviewer")));
  await page.locator("#design .check", { hasText: "Service" }).locator("input").check();
  await waitForWords(page, "Reviewer");
  await page.keyboard.press("Escape");
  await page.selectOption("#document", "1");
  await page.waitForFunction(() => document.title === "bio.pdf");
  assert.deepEqual(errors, []);
  await page.context().close();
});

test("the text survives a reload, and a button forgets it", async () => {
  const { page } = await visit();
  await page.click("#try");
  await waitForWords(page, "Positions");
  await page.selectOption("#path", "cv.md");
  await edit(page, "Visiting student", "- 1840 – 1842: **Zebra keeper**, London");
  await waitForWords(page, "Zebra keeper");
  await page.waitForFunction(() => document.querySelector("#saved").textContent.includes("kept"));
  await page.reload();
  await waitForWords(page, "Zebra keeper");
  page.on("dialog", (dialog) => dialog.accept());
  await page.click("#more");
  await page.click("#forget");
  await page.waitForSelector("#start:not([hidden])");
  await page.reload();
  await page.waitForTimeout(300);
  assert.ok(await page.isVisible("#start"));
  await page.context().close();
});

test("it works without a network the second time", async () => {
  const host = await serve(path.join(root, "web/dist"), "/vitae/");
  const { page } = await visit({}, host);
  await page.click("#try");
  await waitForWords(page, "Positions");
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active);
  await page.reload();
  await waitForWords(page, "Positions");
  host.close();
  await page.reload();
  await waitForWords(page, "Positions");
  const { bytes } = await downloadPdf(page);
  assert.ok(bytes.length > 10_000);
  await page.context().close();
});

// What drives Firefox cannot take the network away from a worker.
test("a font that is first needed without a network is one error, and none with it", { skip: isFirefox }, async () => {
  const { context, page } = await visit();
  await paste(page);
  await waitForWords(page, "Translator");
  await context.setOffline(true);
  await edit(page, "Translator", "- 1842 – 1843: **Translator**, 伦敦");
  await page.waitForSelector("#errors:not([hidden])");
  assert.equal(await page.locator("#errors .finding").count(), 1);
  assert.match(await page.innerText("#errors"), /The font NotoSerifCJKsc-\S+ cannot be read/);
  await context.setOffline(false);
  // The browser may tell the page before it tells the worker.
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.waitForSelector("#errors", { state: "hidden" });
  await context.close();
});

test("on a phone, text and pages are shown one at a time, and nothing is wider than the screen", async () => {
  const { page, errors } = await visit({ viewport: { width: 390, height: 844 }, hasTouch: true, ...(!isFirefox && { isMobile: true }) });
  // What drives Firefox has fingers that do not click.
  const tap = (/** @type {string} */ selector) => (isFirefox ? page.click(selector) : page.tap(selector));
  assert.ok(!(await page.evaluate(isWide)));
  await tap("#try");
  await waitForWords(page, "Positions");
  assert.ok(!(await page.evaluate(isWide)));
  assert.ok(await page.isHidden("#editor"));
  await tap("#show-text");
  assert.ok(await page.isVisible("#editor"));
  assert.ok(await page.isHidden("#sheets"));
  assert.deepEqual(errors, []);
  await page.context().close();
});

test("hands that never leave the keyboard get a CV", async () => {
  const { page } = await visit();
  await page.focus("#try");
  await page.keyboard.press("Enter");
  await waitForWords(page, "Positions");
  await page.focus("#document");
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.title === "bio.pdf");
  await page.focus("#notes");
  await page.keyboard.press("Enter");
  assert.ok(await page.isVisible("#findings"));
  await page.keyboard.press("Escape");
  assert.ok(await page.isHidden("#findings"));
  const { name } = await download(page, () => page.keyboard.press("Control+s"));
  assert.equal(name, "bio.pdf");
  await page.context().close();
});

/** A page whose first worker behaves as `code` says when it is asked to build. @param {string} code */
async function withBadWorker(code) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, serviceWorkers: "block" });
  let count = 0;
  await context.route("**/worker.js", async (route) => {
    const response = await route.fetch();
    const bad = `self.addEventListener("message", (event) => { if (event.data.ask === "build") { ${code} } });`;
    await route.fulfill({ response, body: (count++ ? "" : bad) + (await response.text()) });
  });
  // Twenty seconds are long for a test.
  await context.route("**/app.js", async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    assert.match(text, /,2e4\)/);
    await route.fulfill({ response, body: text.replace(/,2e4\)/, ",2e3)") });
  });
  const page = await context.newPage();
  await page.goto(server.url);
  await paste(page);
  await page.waitForSelector("#errors:not([hidden])", { timeout: 60_000 });
  return page;
}

for (const [name, code, said] of [
  ["what takes too long is stopped", "for (;;);", /longer than/],
  ["a panic is told", 'event.stopImmediatePropagation(); postMessage({ kind: "panic", message: "at fit.rs" }); postMessage({ kind: "failure", id: event.data.id, isFatal: true });', /bug in vitae: at fit\.rs/],
]) {
  test(`${name}; the text stays, and the next edit starts anew`, async () => {
    const page = await withBadWorker(String(code));
    assert.match(await page.innerText("#errors"), said);
    await page.click("#errors button");
    await edit(page, "Translator", "- 1842 – 1844: **Programmer**, London");
    await waitForWords(page, "Programmer");
    await page.waitForSelector("#errors", { state: "hidden" });
    await page.context().close();
  });
}

test("what is no site says so", async () => {
  const { page } = await visit();
  await page.waitForSelector(".loading.done");
  await dropOn(page, { "broken.zip": Buffer.from("PK nonsense") });
  await page.waitForFunction(() => document.querySelector("#problem").textContent.includes("not a zip"));
  await dropOn(page, { "empty.zip": zipOf({ "photo.jpg": new Uint8Array(4) }) });
  await page.waitForFunction(() => document.querySelector("#problem").textContent.includes("no page"));
  await page.context().close();
});

test("what cannot be opened leaves what is open as it was", async () => {
  const { page } = await visit();
  page.on("dialog", (dialog) => dialog.accept());
  await paste(page);
  await edit(page, "Translator", "- 1842 – 1844: **Programmer**, London");
  await waitForWords(page, "Programmer");
  for (const bytes of [Buffer.from("PK nonsense"), zipOf({ "photo.jpg": new Uint8Array(4) })]) {
    await dropOn(page, { "broken.zip": bytes });
    await page.waitForFunction(() => document.querySelector("#problem").textContent.includes("cannot be opened"));
  }
  await edit(page, "name: Ada", "name: Ada King");
  await waitForWords(page, "Ada King");
  await waitForWords(page, "Programmer");
  await page.waitForFunction(() => document.querySelector("#saved").textContent.includes("kept"));
  await page.reload();
  await waitForWords(page, "Programmer");
  await page.context().close();
});

test("of two sites dropped at once the last stays, and is kept", async () => {
  const { page, errors } = await visit();
  await dropOn(page, { "homepage-main.zip": zipOfSite("tests/sites/academicpages") });
  await dropOn(page, { "about.md": Buffer.from(PAGE) });
  await waitForWords(page, "Translator");
  await page.waitForFunction(() => document.querySelector(".cm-content").textContent.includes("Translator"));
  await page.waitForTimeout(1000);
  await page.reload();
  await waitForWords(page, "Translator");
  assert.deepEqual(errors, []);
  await page.context().close();
});

test("two windows do not mix their sites", async () => {
  const { context, page } = await visit();
  await paste(page);
  await waitForWords(page, "Translator");
  const other = await context.newPage();
  await other.goto(server.url);
  await other.waitForSelector("#work:not([hidden])");
  await other.click("#close");
  await other.click("#try");
  await waitForWords(other, "Visiting student");
  await other.waitForTimeout(1000);
  await edit(page, "Translator", "- 1842 – 1844: **Programmer**, London");
  await page.waitForFunction(() => document.querySelector("#saved").textContent.includes("kept"));
  await other.reload();
  await waitForWords(other, "Programmer");
  assert.deepEqual(await other.locator("#path option").allTextContents(), ["about.md"]);
  await context.close();
});

test("an archive may have backslashes, and what a Mac or a program puts in is not shown", async () => {
  const { page, errors } = await visit();
  const site = { "homepage\\about.md": PAGE, "homepage\\_data\\menu.yml": "[]\n", "__MACOSX\\homepage\\._about.md": "\0", "homepage\\.git\\info.txt": "", "homepage\\_site\\about.html": "" };
  await dropOn(page, { "homepage.zip": zipOf(site) });
  await page.waitForSelector("#work:not([hidden])");
  assert.deepEqual(await page.locator("#path option").allTextContents(), ["about.md", "_data/menu.yml"]);
  assert.deepEqual(errors, []);
  await page.context().close();
});

test("choices that follow each other at once are all written", async () => {
  const { page, errors } = await visit();
  await page.click("#try");
  await waitForWords(page, "Positions");
  await page.evaluate(() => {
    for (const [id, value] of [["template", "modern"], ["pages", "2"], ["language", "de"]]) {
      const list = document.getElementById(id);
      list.value = value;
      list.dispatchEvent(new Event("change"));
    }
  });
  await page.waitForFunction(() => ["template: modern", "pages: 2", "lang: de"].every((line) => document.querySelector(".cm-content").textContent.includes(line)));
  assert.deepEqual(errors, []);
  await page.context().close();
});

test("a download has what was typed just before", async () => {
  const { page } = await visit();
  await paste(page);
  await waitForWords(page, "Translator");
  await page.locator(".cm-line", { hasText: "Translator" }).first().click();
  await page.keyboard.press("End");
  const { bytes } = await download(page, async () => {
    await page.keyboard.type(" and Turin");
    await page.keyboard.press("Control+s");
  });
  assert.ok(bytes.equals(nativePage(PAGE.replace("London", "London and Turin"))), "the bytes differ");
  await page.context().close();
});

test("what is typed into one document and breaks another is told", async () => {
  const { page, errors } = await visit();
  const site = {
    "_config.yml": "title: Ada\nvitae:\n  documents:\n    - {output: cv.pdf, sources: [cv.md]}\n    - {output: bio.pdf, sources: [cv.md, bio.md], pages: 1}\n",
    "cv.md": PAGE,
    "bio.md": "---\ntitle: Ada\n---\n\nI wrote the first program.\n",
  };
  await dropOn(page, { "site.zip": zipOf(site) });
  await waitForWords(page, "Translator");
  await edit(page, "Translator", "- 1842 – 1843: **Translator**, London\n".repeat(90));
  await page.click("#state .where");
  await page.waitForSelector("#errors:not([hidden])");
  assert.match(await page.innerText("#errors"), /too long for 1 page/);
  assert.equal(await page.inputValue("#document"), "1");
  await page.focus(".cm-content");
  await page.keyboard.press("Control+z");
  await page.waitForSelector("#errors", { state: "hidden" });
  assert.equal(await page.locator("#state .where").count(), 0);
  assert.deepEqual(errors, []);
  await page.context().close();
});

test("where nothing says which page is the CV, one is chosen", async () => {
  const { page, errors } = await visit();
  const site = { "homepage-main/hugo.toml": "title = 'Notes'\n", "homepage-main/content/notes/engine.md": "# The Analytical Engine\n\nIt weaves algebraic patterns.\n", "homepage-main/content/notes/loom.md": "# The loom\n" };
  await dropOn(page, { "homepage-main.zip": zipOf(site) });
  await page.waitForSelector("#errors:not([hidden])");
  assert.match(await page.innerText("#errors"), /Choose the page/);
  await page.selectOption("#document", "content/notes/engine.md");
  await page.waitForFunction(() => document.querySelector(".cm-content").textContent.includes("algebraic"));
  await edit(page, "It weaves", "It weaves flowers, says **De Morgan**.");
  await edit(page, "# The Analytical", "---\nname: Ada Lovelace\n---\n# Engine");
  await waitForWords(page, "Ada Lovelace");
  await page.waitForFunction(() => document.querySelector("#saved").textContent.includes("kept"));
  await page.reload();
  await waitForWords(page, "flowers");
  assert.equal(await page.inputValue("#document"), "content/notes/engine.md");
  assert.deepEqual(errors, []);
  await page.context().close();
});

test("200 MB of pictures are no obstacle, nor is a page in GBK", async () => {
  const page64 = "LS0tCm5hbWU6INXFzrAKLS0tCgojIL3M0/2+rcD6CgotIDIwMTAgLSAyMDE0o7qxsb6ptPPRp8r90ae/xtGn0afUuqOswO3Rp9Gnyr8KLSAyMDE0IC0gMjAxOaO6x+W7qrTz0ae8xsvju/rPtaOsuaTRp7Kpyr8K";
  const text = Buffer.from(page64, "base64");
  const photo = Buffer.alloc(8_000_000, 7);
  const photos = Array.from({ length: 25 }, (_, number) => [`homepage-main/images/${number}.jpg`, photo]);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "vitae-"));
  const archive = path.join(folder, "homepage-main.zip");
  fs.writeFileSync(archive, zipSync({ "homepage-main/about.md": text, ...Object.fromEntries(photos) }, { level: 0 }));
  assert.ok(fs.statSync(archive).size > 200_000_000);
  const { page, errors } = await visit();
  await page.setInputFiles("#file", archive);
  await waitForWords(page, "北京大学数学科学学院");
  const { bytes } = await downloadPdf(page);
  assert.ok(bytes.equals(native({ "about.md": text }, "build")["cv.pdf"]), "the bytes differ");
  await edit(page, "2014 - 2019", "- 2014 - 2020：清华大学计算机系，工学博士");
  await waitForWords(page, "2020");
  assert.deepEqual(errors, []);
  await page.context().close();
  fs.rmSync(folder, { recursive: true });
});

test("nothing was asked of anybody else", () => {
  assert.ok(asked.length > 10);
  assert.deepEqual(asked.filter((address) => !/^(http:\/\/localhost:|blob:|data:)/.test(address)), []);
});

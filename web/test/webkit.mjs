// The page in WebKitGTK, which has Safari's engine, if its driver is installed (Debian's webkit2gtk-driver) and there is a screen; xvfb-run
// makes one in memory.
//
// usage: VITAE=target/release/vitae WEBKIT=/usr/bin/WebKitWebDriver xvfb-run -a node --test web/test/webkit.mjs

import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import { root } from "../files.mjs";
import { choose, hasWords, isReady, isWide, PAGE, told, zipOfSite } from "./hands.mjs";
import { nativePage, nativePdf } from "./native.mjs";
import { serve } from "./server.mjs";
import { launch } from "./webdriver.mjs";

const hasScreen = process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY;
const driver = process.env.WEBKIT ?? ["/usr/bin/WebKitWebDriver"].find((program) => hasScreen && fs.existsSync(program));

if (!driver) test("WebKitGTK's driver is not installed, or there is no screen", { skip: true }, () => {});
else {
  /** Where the browser keeps its things, and what is downloaded. */
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "vitae-"));
  let browser;
  let host;

  before(async () => {
    fs.mkdirSync(path.join(home, ".config"));
    fs.writeFileSync(path.join(home, ".config/user-dirs.dirs"), 'XDG_DOWNLOAD_DIR="$HOME/"\n');
    host = await serve(path.join(root, "web/dist"), "/vitae/");
    browser = await launch(driver, home);
    await browser.resize(1400, 900);
    await browser.open(host.url);
  });
  after(async () => {
    await browser?.close();
    host?.close();
    fs.rmSync(home, { recursive: true, force: true });
  });

  /** The PDF that a click downloads. @param {string} name */
  async function downloadPdf(name) {
    const file = path.join(home, name);
    await browser.until(isReady);
    await browser.click("#download");
    const isThere = () => fs.existsSync(file) && fs.readFileSync(file).includes("%%EOF");
    for (let tries = 0; tries < 100 && !isThere(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    const bytes = fs.readFileSync(file);
    fs.rmSync(file);
    return bytes;
  }

  test("a zip becomes a PDF that has the bytes of the native program", async () => {
    await browser.evaluate(choose, told({ "homepage-main.zip": zipOfSite("content") }));
    const bytes = await downloadPdf("Curriculum_Vitae.pdf");
    assert.ok(bytes.equals(nativePdf("content", "Curriculum_Vitae.pdf")));
  });

  test("an edit shows, and is in the PDF", async () => {
    await browser.evaluate(choose, told({ "about.md": Buffer.from(PAGE) }));
    await browser.until(hasWords, "Translator");
    await browser.click(".cm-line:last-child");
    await browser.type("- 1843 – 1844: **Programmer**, Turin");
    await browser.until(hasWords, "Programmer");
    const bytes = await downloadPdf("about.pdf");
    assert.ok(bytes.equals(nativePage(`${PAGE}- 1843 – 1844: **Programmer**, Turin`)));
  });

  test("in a narrow window, text and pages are shown one at a time, and nothing is wider", async () => {
    const isShown = (/** @type {string} */ selector) => browser.evaluate((selector) => document.querySelector(selector).checkVisibility(), selector);
    await browser.resize(390, 844);
    assert.ok(!(await browser.evaluate(isWide)));
    assert.deepEqual([await isShown("#editor"), await isShown("#sheets")], [false, true]);
    await browser.click("#show-text");
    assert.deepEqual([await isShown("#editor"), await isShown("#sheets")], [true, false]);
    assert.ok(!(await browser.evaluate(isWide)));
    await browser.resize(1400, 900);
  });

  test("it works without a network the second time", async () => {
    await browser.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
    await browser.reload();
    await browser.until(hasWords, "Programmer");
    host.close();
    await browser.reload();
    await browser.until(hasWords, "Programmer");
    const bytes = await downloadPdf("about.pdf");
    assert.ok(bytes.length > 10_000);
  });
}

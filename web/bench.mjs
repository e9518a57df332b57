// How long it takes in Chromium from a key press to the picture on the screen, and until every document is set: medians of a number of
// presses.
//
// usage: CHROMIUM=/usr/bin/chromium node web/bench.mjs [PRESSES]

import path from "node:path";
import { zipSync } from "fflate";
import { chromium } from "playwright-core";
import { filesOf, root } from "./files.mjs";
import { median } from "./median.mjs";
import { serve } from "./test/server.mjs";

const presses = Number(process.argv[2] ?? 20);

/** A site, the page and the line in it that is typed into, and the documents that show it. */
const CASES = [
  { site: "web/sample", path: "about.md", line: "to try this on real hardware", documents: [1] },
  { site: "web/sample", path: "cv.md", line: "Visiting student", documents: [0] },
  { site: "content", path: "_pages/about.md", line: "My interest is", documents: [0, 1] },
  { site: "content", path: "_pages/cv.md", line: "Beihang University", documents: [0] },
];

const server = await serve(path.join(root, "web/dist"));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

for (const { site, path: file, line, documents } of CASES) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  // When workers answered that a document is set.
  await page.addInitScript(() => {
    window.set = [];
    window.Worker = class extends Worker {
      constructor(...of) {
        super(...of);
        this.addEventListener("message", ({ data }) => data.answer?.documents && window.set.push(performance.now()));
      }
    };
  });
  await page.goto(server.url);
  const archive = zipSync(filesOf(path.join(root, site)));
  await page.setInputFiles("#file", { name: "site.zip", mimeType: "application/zip", buffer: Buffer.from(archive) });
  await page.waitForSelector(".sheet img", { timeout: 120_000 });
  for (const number of documents) {
    await page.selectOption("#document", String(number));
    await page.waitForTimeout(3000);
    const name = await page.evaluate(() => document.title);
    await page.selectOption("#path", file);
    const times = await measure(page, line);
    const [shown, all] = [times.map((one) => one.shown), times.map((one) => one.all)];
    console.log(`${site}: ${name} after a key in ${file}: ${median(shown)} ms, of ${shown.map(Math.round).join(" ")}`);
    console.log(`  all documents are set after ${median(all)} ms, of ${all.map(Math.round).join(" ")}`);
  }
  await context.close();
}
await browser.close();
server.close();

/** Types at the end of a line; gives the milliseconds after each press: until it is shown, and until every document is set. */
async function measure(page, line) {
  await page.locator(".cm-line", { hasText: line }).first().click();
  // The first goes to where the line is wrapped.
  for (let wraps = 0; wraps < 9; wraps += 1) await page.keyboard.press("End");
  const times = [];
  for (let press = -3; press < presses; press += 1) {
    await page.evaluate(() => {
      let start = 0;
      addEventListener("keydown", (event) => ([start, window.start, window.set] = [event.timeStamp, event.timeStamp, []]), { capture: true, once: true });
      const sheets = new MutationObserver((changes) => {
        const images = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node.nodeName === "IMG");
        images.forEach((image) => image.setAttribute("elementtiming", "page"));
      });
      sheets.observe(document.getElementById("sheets"), { childList: true, subtree: true });
      window.shown = new Promise((resolve, reject) => {
        setTimeout(reject, 10_000, new Error("nothing new is shown"));
        const frames = new PerformanceObserver((list) => {
          frames.disconnect();
          sheets.disconnect();
          resolve(list.getEntries()[0].renderTime - start);
        });
        frames.observe({ type: "element" });
      });
    });
    await page.keyboard.press("x");
    const shown = await page.evaluate(() => window.shown);
    await page.waitForTimeout(600);
    const all = await page.evaluate(() => Math.max(...window.set) - window.start);
    if (press >= 0) times.push({ shown, all });
  }
  return times;
}

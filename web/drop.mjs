// How long it takes in Chromium from choosing a site's zip to its first PDF, on a page that has been open for six seconds: medians of a
// number of rounds, each in a browser that knows nothing of the others.
//
// usage: CHROMIUM=/usr/bin/chromium ROUNDS=7 node web/drop.mjs FOLDER…

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { zipSync } from "fflate";
import { chromium } from "playwright-core";
import { filesOf, root } from "./files.mjs";
import { median } from "./median.mjs";
import { serve } from "./test/server.mjs";

const rounds = Number(process.env.ROUNDS ?? 7);

const server = await serve(path.join(root, "web/dist"));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const home = fs.mkdtempSync(path.join(os.tmpdir(), "vitae-"));

for (const folder of process.argv.slice(2)) {
  const archive = path.join(home, "site.zip");
  fs.writeFileSync(archive, zipSync(filesOf(path.resolve(folder)), { level: 0 }));
  const times = [];
  for (let round = 0; round < rounds; round += 1) times.push(await measure(archive));
  console.log(`${folder}: ${median(times)} ms, of ${times.join(" ")}`);
}
fs.rmSync(home, { recursive: true });
await browser.close();
server.close();

/** The milliseconds until a PDF is downloaded, after the first page is shown. @param {string} archive */
async function measure(archive) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.waitForTimeout(6000);
  await page.evaluate(() => {
    document.getElementById("file").addEventListener("change", () => (window.start = performance.now()), { capture: true });
    const click = () => {
      const button = document.getElementById("download");
      if (document.querySelector(".words") && !button.disabled) button.click();
      else requestAnimationFrame(click);
    };
    click();
  });
  const downloaded = page.waitForEvent("download", { timeout: 60_000 });
  await page.setInputFiles("#file", archive);
  await downloaded;
  const time = await page.evaluate(() => performance.now() - window.start);
  await context.close();
  return Math.round(time);
}

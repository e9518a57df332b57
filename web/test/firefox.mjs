// The page in Firefox, if it is installed: the tests of page.mjs.
//
// usage: VITAE=target/release/vitae FIREFOX=/usr/bin/firefox node --test web/test/firefox.mjs

import fs from "node:fs";
import test from "node:test";

process.env.FIREFOX ??= ["/usr/bin/firefox", "/usr/bin/firefox-esr"].find((program) => fs.existsSync(program));
process.env.BROWSER = "firefox";
if (process.env.FIREFOX) await import("./page.mjs");
else test("Firefox is not installed", { skip: true }, () => {});

// The PDFs are the native program's, byte for byte: for the sample sites and every fixture.
//
// usage: VITAE=target/release/vitae node --test web/test/bytes.mjs

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { filesOf, root } from "../files.mjs";
import { dist, fonts, open } from "../node.mjs";
import { SparseFont } from "../page/sparse.js";
import { nativePage, nativeSite, sites } from "./native.mjs";

for (const source of sites) {
  test(`${source} gives the same bytes`, async () => {
    const native = nativeSite(source);
    const { site, build } = open(filesOf(path.join(root, source)));
    const { documents } = await build();
    assert.ok(documents.length > 0);
    for (const [document, output] of documents.entries()) {
      const proof = await build({ document });
      assert.ok(proof.look, JSON.stringify(proof.findings));
      assert.ok(native[output].equals(site.pdf()), output);
    }
  });
}

/** A page without a site around it. @param {string} text */
function openPage(text) {
  const { site, build } = open({ "about.md": Buffer.from(text) });
  return { site, build: () => build({ page: "about.md" }) };
}

const errors = (proof) => proof.findings.filter(({ severity }) => severity === "error").map(({ message }) => message).join("\n");

test("a font that cannot be had is an error, and then it is not", async () => {
  const { build } = openPage("---\nname: Ada Lovelace\n---\n# ไทย\n\nสวัสดี\n");
  fonts.lost = "NotoSerifThai-Regular.ttf";
  const lost = await build();
  assert.equal(lost.look, null);
  assert.match(errors(lost), /NotoSerifThai-Regular\.ttf cannot be read/);
  fonts.lost = undefined;
  assert.equal((await build()).look.pages.length, 1);
});

test("outlines that cannot be had are an error, and then they are not", async () => {
  const page = "---\nname: 张伟\n---\n# 教育\n\n饕餮貔貅\n";
  const { site, build } = openPage(page);
  fonts.lost = "NotoSerifCJKsc-Regular.otf/";
  const lost = await build();
  fonts.lost = undefined;
  assert.match(errors(lost), /NotoSerifCJKsc-Regular\.otf cannot be read/);
  assert.equal(lost.look, null);
  assert.ok((await build()).look);
  assert.ok(nativePage(page).equals(site.pdf()));
});

test("formulas, which are measured before they are drawn, give the same bytes", async () => {
  const formulas = [
    String.raw`\left( \frac{\left( \frac{a}{b} \right)}{\left[ \frac{c}{d} \right]} \right)`,
    String.raw`\sqrt{\sqrt{\frac{x^{y^z}}{\hat{\mathbb{R}}}}} + \widehat{abc} + \vec{v} + \overbrace{a + b}^{n}`,
    String.raw`\dot{q} = -\ddot{\mathsf{A}} + \mathsf{B}`,
    String.raw`\int_0^\infty \sum_{n=1}^{\infty} \frac{(-1)^n}{n!} \mathcal{O}(n \log n) \, \mathfrak{g} \, \aleph_0 f''`,
  ];
  const page = `---\nname: Ada Łovelace\n---\n# Notes\n\n${formulas.map((formula) => `- $${formula}$\n`).join("")}`;
  const { site, build } = openPage(page);
  assert.ok((await build()).look);
  assert.ok(nativePage(page).equals(site.pdf()));
});

for (const file of fs.readdirSync(path.join(dist, "fonts")).filter((name) => /\.[ot]tf$/.test(name))) {
  test(`the parts of ${file} are the font`, () => {
    const part = (name) => brotliDecompressSync(fs.readFileSync(path.join(dist, "fonts", name)));
    const font = new SparseFont(part(`${file}/bare.brotli`), () => part("frequent.brotli").toString());
    for (const pack of font.missing(font.glyphs)) font.put(pack, part(`${file}/${pack}.brotli`));
    assert.deepEqual(font.missing(font.glyphs), []);
    assert.ok(Buffer.from(font.bytes).equals(fs.readFileSync(path.join(root, "fonts", file))));
  });
}

test("an English page needs few fonts", async () => {
  const { build } = open(filesOf(path.join(root, "web/sample")));
  fonts.asked.clear();
  await build({ document: 1 });
  assert.deepEqual([...fonts.asked].filter((file) => /CJK|Kai|Emoji/.test(file)), []);
});

// The PDFs are the native program's, byte for byte: for the sample sites and every fixture.
//
// usage: VITAE=target/release/vitae node --test web/test/bytes.mjs

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { dist, fonts, open, root } from "../node.mjs";
import { SparseFont } from "../page/sparse.js";

const vitae = path.resolve(root, process.env.VITAE ?? "target/release/vitae");
const fixtures = fs.readdirSync(path.join(root, "tests/sites")).map((name) => `tests/sites/${name}`);

for (const source of ["content", "web/sample", ...fixtures]) {
  test(`${source} gives the same bytes`, () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "vitae-"));
    try {
      fs.cpSync(path.join(root, source), folder, { recursive: true });
      execFileSync(vitae, ["build", "--force", folder], { stdio: "pipe", env: { ...process.env, SOURCE_DATE_EPOCH: undefined } });
      const { site, build } = open(folder);
      const { documents } = build();
      assert.ok(documents.length > 0);
      documents.forEach((output, document) => {
        const proof = build({ document });
        assert.ok(proof.look, JSON.stringify(proof.findings));
        assert.ok(Buffer.from(site.pdf()).equals(fs.readFileSync(path.join(folder, output))), output);
      });
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
}

const errors = (proof) => proof.findings.filter(({ severity }) => severity === "error").map(({ message }) => message).join("\n");

test("a font that cannot be had is an error, and then it is not", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "vitae-"));
  fs.writeFileSync(path.join(folder, "about.md"), "---\nname: Ada Lovelace\n---\n# ไทย\n\nสวัสดี\n");
  const { build } = open(folder);
  fonts.lost = "NotoSerifThai-Regular.ttf";
  const lost = build({ page: "about.md" });
  assert.equal(lost.look, null);
  assert.match(errors(lost), /NotoSerifThai-Regular\.ttf cannot be read/);
  fonts.lost = undefined;
  assert.equal(build({ page: "about.md" }).look.pages.length, 1);
  fs.rmSync(folder, { recursive: true });
});

test("outlines that cannot be had are an error, and then they are not", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "vitae-"));
  fs.writeFileSync(path.join(folder, "about.md"), "---\nname: 张伟\n---\n# 教育\n\n饕餮貔貅\n");
  const { site, build } = open(folder);
  fonts.lost = "NotoSerifCJKsc-Regular.otf/";
  const lost = build({ page: "about.md" });
  fonts.lost = undefined;
  assert.match(errors(lost), /NotoSerifCJKsc-Regular\.otf cannot be read/);
  assert.equal(lost.look, null);
  assert.ok(build({ page: "about.md" }).look);
  execFileSync(vitae, ["build", "--force", path.join(folder, "about.md")], { stdio: "pipe" });
  assert.ok(Buffer.from(site.pdf()).equals(fs.readFileSync(path.join(folder, "about.pdf"))));
  fs.rmSync(folder, { recursive: true });
});

test("formulas, which are measured before they are drawn, give the same bytes", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "vitae-"));
  const formulas = [
    String.raw`\left( \frac{\left( \frac{a}{b} \right)}{\left[ \frac{c}{d} \right]} \right)`,
    String.raw`\sqrt{\sqrt{\frac{x^{y^z}}{\hat{\mathbb{R}}}}} + \widehat{abc} + \vec{v} + \overbrace{a + b}^{n}`,
    String.raw`\dot{q} = -\ddot{\mathsf{A}} + \mathsf{B}`,
    String.raw`\int_0^\infty \sum_{n=1}^{\infty} \frac{(-1)^n}{n!} \mathcal{O}(n \log n) \, \mathfrak{g} \, \aleph_0 f''`,
  ];
  fs.writeFileSync(path.join(folder, "about.md"), `---\nname: Ada Łovelace\n---\n# Notes\n\n${formulas.map((formula) => `- $${formula}$\n`).join("")}`);
  const { site, build } = open(folder);
  assert.ok(build({ page: "about.md" }).look);
  execFileSync(vitae, ["build", path.join(folder, "about.md")], { stdio: "pipe" });
  assert.ok(Buffer.from(site.pdf()).equals(fs.readFileSync(path.join(folder, "about.pdf"))));
  fs.rmSync(folder, { recursive: true });
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

test("an English page needs few fonts", () => {
  const { build } = open(path.join(root, "web/sample"));
  fonts.asked.clear();
  build({ document: 1 });
  assert.deepEqual([...fonts.asked].filter((file) => /CJK|Kai|Emoji/.test(file)), []);
});

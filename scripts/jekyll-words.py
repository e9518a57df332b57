#!/usr/bin/env python3
"""Compares the words of homepages and CV pages, as Jekyll shows them, with those that vitae prints.

    scripts/jekyll-words.py target/release/vitae SITE…

Each SITE is a checkout; a copy of it is built. Jekyll prints the pages without their layouts, see jekyll-pages.rb; vitae
prints each as a document of its own, all rules of curation off. The table has a line for each page: its words to Jekyll,
the share of them that vitae prints in the same order, and what is missing; `+` shows what only vitae prints.
"""

import difflib
import html.parser
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

GOAL = 0.995
RULES = "sample navigation notice greeting ornament appeal abstract material placeholder news repeated images empty".split()
INLINE = set("a abbr b big cite code del em font i img ins kbd mark s small span strike strong sub sup time tt u".split())
UNSEEN = {"script", "style", "title", "template"}
MARKS = "\ue000\ue001"
ITEM_WORDS = set("at published in recommended citation download paper slides bibtex more information here".split())
WORD = re.compile(r"[\ue000\ue001]|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
ADDRESS = re.compile(r"\s?<[a-z]+:[^<>\s]*>")


class Text(html.parser.HTMLParser):
    """What a reader of HTML sees."""

    def __init__(self):
        super().__init__()
        self.text, self.unseen = [], 0

    def handle_starttag(self, tag, attributes):
        self.unseen += tag in UNSEEN
        self.text.append("" if tag in INLINE else " ")

    def handle_endtag(self, tag):
        self.unseen = max(0, self.unseen - (tag in UNSEEN))
        self.text.append("" if tag in INLINE else " ")

    def handle_data(self, data):
        if not self.unseen:
            self.text.append(data)


def words(text):
    text = text.replace("\u00ad", "").replace("\u200b", "").replace("’", "'").replace("'", "")
    return WORD.findall(unicodedata.normalize("NFKC", text).lower())


def words_of_html(text):
    reader = Text()
    reader.feed(text)
    reader.close()
    return words("".join(reader.text))


def chosen(binary, site, out):
    """The homepage and the CV page of a site."""
    command = [binary, "build", site, "-f", "txt", "-o", out, "-v", "--message-format", "short"]
    log = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=120).stderr
    found = re.findall(r"note\[chosen\]: (.+?) is the (?:homepage|CV page)\b", log)
    return list(dict.fromkeys(found))


def printed(binary, site, out, pages):
    """What vitae prints of each page."""
    documents = [{"output": f"page-{number}.pdf", "sources": [page]} for number, page in enumerate(pages)]
    settings = {"keep": RULES, "links": "plain", "photo": False, "footer": False, "documents": documents}
    config = site / "_config.yml"
    before = config.read_text(errors="replace") if config.exists() else ""
    config.write_text(f"{before}\n\nvitae: {json.dumps(settings)}\n")
    command = [binary, "build", site, "-f", "txt", "-o", f"{out}/", "-q", "--force"]
    subprocess.run(command, capture_output=True, timeout=120)
    files = [pathlib.Path(out) / f"page-{number}.txt" for number in range(len(pages))]
    return [file.read_text() if file.exists() else None for file in files]


def shown(site, pages):
    """What Jekyll shows of each page."""
    script = pathlib.Path(__file__).with_name("jekyll-pages.rb")
    run = subprocess.run(["ruby", script, site, *pages], capture_output=True, text=True, timeout=300)
    if run.stderr.strip():
        print(f"  {run.stderr.strip().splitlines()[-1][:150]}", file=sys.stderr)
    return json.loads(run.stdout.splitlines()[-1]) if run.stdout.strip() else {}


def difference(theirs, ours):
    """The share of their words in order, the same with what is meant to differ taken away, and the runs that differ."""
    theirs, is_item = without_marks(theirs)
    matcher = difflib.SequenceMatcher(None, theirs, ours, autojunk=False)
    kept = sum(block.size for block in matcher.get_matching_blocks())
    runs = [(theirs[a:b], ours[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    elsewhere = set(ours) | ITEM_WORDS
    is_meant = lambda at: is_item[at] and (theirs[at] in elsewhere or theirs[at].isdigit())
    meant = sum(is_meant(at) for tag, a, b, _, _ in matcher.get_opcodes() if tag != "equal" for at in range(a, b))
    return kept / max(1, len(theirs)), (kept + meant) / max(1, len(theirs)), runs


def without_marks(words):
    kept, is_item, depth = [], [], 0
    for word in words:
        if word in MARKS:
            depth += 1 if word == MARKS[0] else -1
        else:
            kept.append(word)
            is_item.append(depth > 0)
    return kept, is_item


def in_short(run):
    return " ".join(run[:12]) + (f" … ({len(run)})" if len(run) > 12 else "")


def compare(binary, folder):
    """A line for each page of a site: its share."""
    with tempfile.TemporaryDirectory() as temporary:
        site, out = pathlib.Path(temporary) / folder.name, f"{temporary}/out"
        shutil.copytree(folder, site, symlinks=True, ignore=shutil.ignore_patterns(".git", "node_modules"))
        pages = chosen(binary, site, f"{out}-first/")
        html = shown(site, pages)
        for page, text in zip(pages, printed(binary, site, out, pages)):
            name = f"{folder.name}/{page}"
            if html.get(page) is None or text is None or not words_of_html(html[page]):
                print(f"{name}\t–\t–\t–\t{'nothing to Jekyll' if text else 'not printed'}")
                continue
            theirs, ours = words_of_html(html[page]), words(ADDRESS.sub("", text))
            share, meant, runs = difference(theirs, ours)
            missing = [in_short(gone) + (f" (+ {in_short(new)})" if new else "") for gone, new in runs if gone]
            added = sum(len(new) for gone, new in runs[1:] if not gone)
            print(f"{name}\t{len(theirs)}\t{share:.2%}\t{meant:.2%}\t{' | '.join(missing[:8])}\t+{added}", flush=True)
            yield share, meant


def main():
    binary, *sites = sys.argv[1:]
    binary = str(pathlib.Path(binary).resolve())
    print("page\twords\tin order\tas meant\tmissing\tadded")
    shares = [share for site in sites for share in compare(binary, pathlib.Path(site))]
    for name, column in [("in order", 0), ("as meant", 1)]:
        good = sum(share[column] >= GOAL for share in shares)
        print(f"{name}: {good} of {len(shares)} pages at {GOAL:.1%} and more ({good / max(1, len(shares)):.1%})")


main()

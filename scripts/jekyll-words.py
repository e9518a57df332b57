#!/usr/bin/env python3
"""Compares the words of homepages and CV pages, as Jekyll shows them, with those that vitae prints.

    scripts/jekyll-words.py target/release/vitae SITE…

Each SITE is a checkout; a copy of it is built. Jekyll prints the pages without their layouts, see jekyll-pages.rb; vitae
prints each as a document of its own, all rules of curation off. The table has a line for each page: its words to Jekyll,
the share of them that vitae prints in the same order, the same with what is meant to differ, how many words each reason of
`REASONS` takes off, and what is missing without a reason. At the end stand the sums.
"""

import collections
import concurrent.futures
import difflib
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata

GOAL = 0.995
RULES = "sample navigation notice greeting ornament appeal abstract material placeholder news repeated images empty".split()
INLINE = set("a abbr b big cite code del em font i img ins kbd mark s small span strike strong sub sup time tt u".split())
VOID = set("area base br col embed hr img input link meta source track wbr".split())
HIDDEN = set("d-none d-sm-none d-md-none d-lg-none d-xl-none hidden sr-only visually-hidden".split())
# What a loss report names by its tag alone, since Liquid fills it.
WITHIN_NAV = "this `<nav>` links to parts of this page"
UNSEEN = set("script style title template noscript video audio canvas iframe object svg".split())
# Around what a theme's include prints, see jekyll-pages.rb; around markup that is shown as text; around what is marked as being
# in a language.
ITEM, MARKUP, LANGUAGE = "\ue000\ue001", "\ue002\ue003", "\ue004\ue005"
LANGUAGES = set("en zh ja ko de fr es english chinese cn".split())
MARKUP_REASON = "Markup that the page shows as text by mistake, as `[x](y)` in HTML, and names of emoji: vitae reads it."
SHOWN_MARKUP = re.compile(r"\]\([^()\s]*\)|</?[a-z][^<>]*>|:[a-z0-9_+-]+:|\{:[^{}]*\}")
WORD = re.compile(r"[\ue000-\ue005]|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\d+|[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
ADDRESS = re.compile(r"(?<=\S) <[a-z]+:[^<>\s]*>")
MONTHS = "january february march april may june july august september october november december".split()
# What a theme prints around the fields of an item.
ITEM_WORDS = set("at published in recommended citation download paper slides bibtex more information here permalink".split())
NEAR = 80


def is_hidden(attributes):
    """Whether a wide screen does not show an element, as its style and the classes of Bootstrap say."""
    classes = set((attributes.get("class") or "").split())
    is_shown = any(re.fullmatch("d-(sm|md|lg|xl)-(block|flex|inline|inline-block|grid|table)", name) for name in classes)
    style = (attributes.get("style") or "").replace(" ", "")
    return bool(classes & HIDDEN) and not is_shown or "display:none" in style or "hidden" in attributes


class Text(html.parser.HTMLParser):
    """What a reader of HTML sees."""

    def __init__(self):
        super().__init__()
        self.text, self.unseen, self.open, self.navigation = [], 0, [], []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        is_language = "lang" in values or bool(LANGUAGES & set((values.get("class") or "").split()))
        is_unseen = tag in UNSEEN or is_hidden(values)
        if tag not in VOID:
            self.unseen += is_unseen
            self.open.append((tag, is_language, is_unseen))
        self.text.append(("" if tag in INLINE else " ") + (LANGUAGE[0] if is_language and tag not in VOID else ""))

    def handle_endtag(self, tag):
        at = next((at for at in reversed(range(len(self.open))) if self.open[at][0] == tag), len(self.open))
        closed = sum(is_language for _, is_language, _ in self.open[at:])
        self.unseen -= sum(is_unseen for _, _, is_unseen in self.open[at:])
        del self.open[at:]
        self.text.append(LANGUAGE[1] * closed + ("" if tag in INLINE else " "))

    def handle_data(self, data):
        if not self.unseen:
            self.text.append(data)
            self.navigation += [data] * any(tag == "nav" for tag, _, _ in self.open)


def words(text):
    text = text.replace("\u00ad", "").replace("\u200b", "").replace("’", "'").replace("'", "")
    return WORD.findall(unicodedata.normalize("NFKC", text).lower())


def words_of_navigation(text):
    reader = Text()
    reader.feed(text)
    return words(" ".join(reader.navigation))


def words_of_html(text):
    reader = Text()
    reader.feed(text)
    reader.close()
    return words(SHOWN_MARKUP.sub(lambda found: MARKUP[0] + found[0] + MARKUP[1], "".join(reader.text)))


def chosen(binary, site, out):
    """The homepage and the CV page of a site."""
    command = [binary, "build", site, "-f", "txt", "-o", out, "-v", "--message-format", "short"]
    log = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=120).stderr
    found = re.findall(r"note\[chosen\]: (.+?) is the (?:homepage|CV page)\b", log)
    return list(dict.fromkeys(found))


def printed(binary, site, out, pages):
    """What vitae prints of each page, and the texts that it says it leaves out."""
    settings = {"keep": RULES, "links": "plain", "photo": False, "footer": False}
    config = site / "_config.yml"
    before = config.read_text(errors="replace") if config.exists() else ""
    for number, page in enumerate(pages):
        settings["documents"] = [{"output": f"page-{number}.pdf", "sources": [page]}]
        config.write_text(f"{before}\n\nvitae: {json.dumps(settings)}\n")
        command = [binary, "build", site, "-f", "txt", "-o", f"{out}/", "-v", "--force", "--message-format", "json"]
        log = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=120).stderr
        file = pathlib.Path(out) / f"page-{number}.txt"
        yield (file.read_text() if file.exists() else None), list(left_out(log)), log


def left_out(log):
    """The words of each thing that the loss report lists."""
    for line in log.splitlines():
        message = json.loads(line) if line.startswith("{") else {}
        is_seen = not message.get("message", "").startswith(("a comment", "the content of"))
        if message.get("severity") == "left-out" and is_seen:
            source = (message["span"] or {}).get("text", "")
            yield words_of_html(f"{source} {message['message']}")


def shown(site, pages):
    """What Jekyll shows of each page."""
    script = pathlib.Path(__file__).with_name("jekyll-pages.rb")
    run = subprocess.run(["ruby", script, site, *pages], capture_output=True, text=True, timeout=300)
    if run.stderr.strip():
        print(f"  {run.stderr.strip().splitlines()[-1][:150]}", file=sys.stderr)
    return json.loads(run.stdout.splitlines()[-1]) if run.stdout.strip() else {}


class Run:
    """Words of Jekyll's that vitae does not print there, and what it prints instead."""

    def __init__(self, page, gone, new, at):
        self.page, self.gone, self.new, self.at = page, gone, new, at
        self.words = page.theirs[gone]


class Page:
    """The words of a page to both, and the words that vitae says it leaves out."""

    def __init__(self, theirs, text, losses, is_of_one_language):
        every_word, inside = without_marks(theirs)
        self.count = len(every_word)
        seen = [at for at, is_markup in enumerate(inside[MARKUP]) if not is_markup]
        self.theirs = [every_word[at] for at in seen]
        self.is_item, self.is_language = [[inside[marks][at] for at in seen] for marks in [ITEM, LANGUAGE]]
        self.is_of_one_language = is_of_one_language
        self.ours = ours = words(ADDRESS.sub("", text))
        self.header = words(text.split("\n\n")[0])
        self.losses = collections.Counter(word for loss in losses for word in loss)
        matcher = difflib.SequenceMatcher(None, self.theirs, ours, autojunk=False)
        operations = [operation for operation in matcher.get_opcodes() if operation[0] != "equal"]
        self.kept = len(self.theirs) - sum(b - a for _, a, b, _, _ in operations)
        self.runs = [Run(self, slice(a, b), ours[c:d], c) for _, a, b, c, d in operations]
        self.added = {at: word for _, _, _, c, d in operations for at, word in zip(range(c, d), ours[c:d])}


def only_blanks_differ(run):
    """Words that stand in the same place, joined to their neighbours or apart from them."""
    ours = "".join(run.new)
    found = [word in ours and len(word) > 1 or "".join(run.words) == ours for word in run.words]
    return found if "".join(run.words) == ours or ours not in run.words else [False] * len(found)


def of_an_item(run):
    """A theme's include for an item: vitae makes an entry or a reference of its fields, with dates in its own form."""
    known = set(run.page.ours) | ITEM_WORDS | set(MONTHS)
    is_known = lambda word: word in known or word.isdigit()
    return [run.page.is_item[at] and is_known(word) for at, word in zip(range(run.gone.start, run.gone.stop), run.words)]


def stands_near(run):
    """Words that stand a little before or behind: dates in their column, a place behind its position."""
    near = range(run.at - NEAR, run.at + NEAR)
    there = collections.Counter(word for at, word in run.page.added.items() if at in near)
    return [True] * len(run.words) if not collections.Counter(run.words) - there else [False] * len(run.words)


def in_the_header(run):
    """The person's name, position and contacts, which head the document."""
    return [f" {' '.join(run.words)} " in f" {' '.join(run.page.header)} "] * len(run.words)


def in_the_report(run):
    """What the loss report says is left out."""
    return [not collections.Counter(run.words) - run.page.losses] * len(run.words)


def another_language(run):
    """What a page marks as being in another language than the one that the document is in."""
    return [run.page.is_of_one_language and is_language for is_language in run.page.is_language[run.gone]]


def today(run):
    """The day of the build, wherever on earth."""
    days = [time.gmtime(time.time() + hours * 3600) for hours in (-12, 0, 12)]
    date = {word for day in days for word in time.strftime("%B %b %d %e %m %Y", day).lower().split()}
    return [set(run.words) <= date] * len(run.words)


# Why words may be missing, in this order.
REASONS = [of_an_item, only_blanks_differ, stands_near, in_the_header, in_the_report, another_language, today]


def explain(page):
    """How many words each reason explains, and the runs that none explains."""
    counts, rest = collections.Counter(), []
    for run in page.runs:
        missing = [True] * len(run.words)
        for reason in REASONS:
            for at, is_explained in enumerate(reason(run)):
                counts[reason.__name__] += missing[at] and is_explained
                missing[at] &= not is_explained
        if any(missing):
            rest.append(" ".join(word for word, is_missing in zip(run.words, missing) if is_missing))
    return counts, rest


def without_marks(words):
    """The words, and of each whether it is between marks of a kind."""
    kept, depths, inside = [], dict.fromkeys([ITEM, MARKUP, LANGUAGE], 0), {ITEM: [], MARKUP: [], LANGUAGE: []}
    for word in words:
        marks = next((marks for marks in depths if word in marks), None)
        if marks:
            depths[marks] += 1 if word == marks[0] else -1
            continue
        kept.append(word)
        for marks, depth in depths.items():
            inside[marks].append(depth > 0)
    return kept, inside


def compare(binary, folder):
    """A line for each page of a site, and its shares, in order and as meant."""
    with tempfile.TemporaryDirectory() as temporary:
        site, out = pathlib.Path(temporary) / folder.name, f"{temporary}/out"
        shutil.copytree(folder, site, symlinks=True, ignore=shutil.ignore_patterns(".git", "node_modules"))
        pages = chosen(binary, site, f"{out}-first/")
        html = shown(site, pages)
        return [line(f"{folder.name}/{page}", html.get(page), *ours) for page, ours in zip(pages, printed(binary, site, out, pages))]


def line(name, theirs, ours, losses, log):
    if theirs is None or ours is None or not words_of_html(theirs):
        return f"{name}\t–\t–\t–\t\t{'nothing to Jekyll' if ours else 'not printed'}", None
    losses += [words_of_navigation(theirs)] * (WITHIN_NAV in log)
    page = Page(words_of_html(theirs), ours, losses, "what the page marks as" in log)
    counts, rest = explain(page)
    counts["markup"] = page.count - len(page.theirs)
    shares = [page.kept / page.count, (page.kept + sum(counts.values())) / page.count]
    reasons = ", ".join(f"{reason} {count}" for reason, count in counts.items() if count)
    missing = " | ".join(in_short(run) for run in rest[:12])
    columns = [name, str(page.count), *(f"{share:.2%}" for share in shares), reasons, missing]
    return "\t".join(columns), (page.count, *shares, counts)


def in_short(run):
    words = run.split()
    return " ".join(words[:14]) + (f" … ({len(words)})" if len(words) > 14 else "")


def main():
    binary, *sites = sys.argv[1:]
    binary = str(pathlib.Path(binary).resolve())
    print("page\twords\tin order\tas meant\treasons\tmissing")
    measured = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for lines in pool.map(lambda site: compare(binary, pathlib.Path(site)), sites):
            for text, shares in lines:
                print(text, flush=True)
                measured += [shares] if shares else []
    for name, column in [("in order", 1), ("as meant", 2)]:
        good = sum(shares[column] >= GOAL for shares in measured)
        print(f"{name}: {good} of {len(measured)} pages at {GOAL:.1%} and more ({good / max(1, len(measured)):.1%})")
    total = sum(shares[0] for shares in measured)
    reasons = {reason.__name__: reason.__doc__ for reason in REASONS} | {"markup": MARKUP_REASON}
    for reason, why in reasons.items():
        count = sum(shares[3][reason] for shares in measured)
        print(f"{count / max(1, total):.2%} of the words: {why}")


main()

#!/usr/bin/env python3
"""Compares the entries of `.bib` files, as biblatex or jekyll-scholar prints them, with those that vitae prints.

    scripts/bib-words.py biblatex target/release/vitae FILE…
    scripts/bib-words.py scholar target/release/vitae FILE…

Each FILE is set twice: by the other program, and as a site whose only page lists it. An entry differs when the other program
prints a word that vitae's entry does not have. biblatex needs biber, pdflatex with biblatex and lmodern, and pdftotext; LaTeX's
fonts have no Chinese, so such entries cannot be compared. jekyll-scholar needs ruby with jekyll and jekyll-scholar; `RUBYOPT`
may say where they are.
"""

import html
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

# What the other programs say around the facts. A CV gives years and no languages of papers by design, so biblatex is told to do the same.
BY_DESIGN = set("in and ed eds by vol no pp p the of et al others preprint arxiv visited on tech rep ma version issue retrieved from n d "
                "january february march april may june july august september october november december".split())
LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "ı": "i", "æ": "ae", "đ": "d"})
DOCUMENT = r"""\documentclass{article}
\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern}
\input{glyphtounicode}\pdfgentounicode=1
\usepackage[paperwidth=100cm,paperheight=400cm,margin=1cm]{geometry}
\usepackage[backend=biber,style=numeric,maxnames=999,sorting=none,date=year,doi=false,url=false,isbn=false,eprint=false]{biblatex}
\addbibresource{list.bib}\AtEveryBibitem{\clearlist{language}}
\begin{document}\nocite{*}\raggedright\printbibliography\end{document}
"""
SCHOLAR = """title: A list
plugins: [jekyll-scholar]
scholar: {source: ., bibliography: list.bib, style: apa, sort_by: none, bibliography_template: "@@{{reference}}@@"}
"""
# jekyll-scholar is made for Liquid 4, whose registers are a hash.
BUILD = """require "jekyll"; require "jekyll-scholar"
class Liquid::Registers; def values_at(*keys) = keys.map { self[_1] }; end if defined? Liquid::Registers
Jekyll::Commands::Build.process("source" => ".", "destination" => "_site", "quiet" => true, "disable_disk_cache" => true)"""
PAGE = "---\ntitle: About\nvitae: {publications: {authors: 1000}}\n---\n\nI list what I wrote.\n\n## Publications\n\n{% bibliography %}\n"
ENTRY = re.compile(r"\n\s*(?=\[\d+\] )")


def words(text):
    letters = unicodedata.normalize("NFKD", text.translate(LETTERS))
    return re.findall(r"\w+", "".join(c for c in letters if not unicodedata.combining(c)).lower())


def entries(text):
    """The numbered entries of a text, each in one line."""
    found = ENTRY.split("\n" + text.replace("\f", "\n"))
    return [" ".join(entry.split("\n\n")[0].split()) for entry in found if re.match(r"\[\d+\] ", entry)]


def run(folder, *command):
    subprocess.run(command, cwd=folder, capture_output=True, check=False)


def by_biblatex(bib, folder):
    # Sites do not run LaTeX, so signs that mean something to it are often bare.
    bib = re.sub(r"(?<!\\)[%&]", r"\\\g<0>", re.sub(r"\A---\s*\n---\s*\n", "", bib))
    (folder / "list.bib").write_text(bib)
    (folder / "list.tex").write_text(DOCUMENT)
    for command in (("pdflatex", "-interaction=batchmode", "list"), ("biber", "list"),
                    ("pdflatex", "-interaction=batchmode", "list"), ("pdftotext", "-layout", "list.pdf")):
        run(folder, *command)
    text = folder / "list.txt"
    return entries(text.read_text()) if text.exists() else None


def by_scholar(bib, folder):
    for name, text in (("list.bib", bib), ("_config.yml", SCHOLAR), ("index.html", "---\n---\n{% bibliography %}\n")):
        (folder / name).write_text(text)
    run(folder, "ruby", "-e", BUILD)
    page = folder / "_site/index.html"
    if not page.exists():
        return None
    found = re.findall(r"@@(.*?)@@", page.read_text(), re.S)
    return [re.sub(r"https?://\S+", "", html.unescape(re.sub(r"<[^>]+>", "", entry))) for entry in found]


def by_vitae(vitae, bib, folder):
    (folder / "_bibliography").mkdir(parents=True)
    (folder / "_bibliography/papers.bib").write_text(bib)
    (folder / "about.md").write_text(PAGE)
    (folder / "_config.yml").write_text("title: A list\nauthor: {name: Ann Other}\n")
    run(folder, vitae, "build", ".", "-f", "txt", "-o", "list.txt")
    return entries((folder / "list.txt").read_text())


def main(other, vitae, *files):
    vitae = str(pathlib.Path(vitae).resolve())
    by_other = {"biblatex": by_biblatex, "scholar": by_scholar}[other]
    total = different = 0
    for file in files:
        bib = pathlib.Path(file).read_text(errors="replace")
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            theirs = by_other(bib, folder)
            ours = [(set(words(entry)), entry) for entry in by_vitae(vitae, bib, folder / "site")]
        if theirs is None:
            print(f"{file}: {other} cannot set it")
            continue
        for entry in theirs:
            said = [word for word in words(re.sub(r"^\[\d+\] ", "", entry)) if word not in BY_DESIGN and (len(word) > 1 or word.isdigit())]
            known, line = max(ours, key=lambda our: sum(word in our[0] for word in said), default=(set(), ""))
            missing = [word for word in said if word not in known]
            total += 1
            if missing:
                different += 1
                print(f"{file}: {' '.join(missing)}\n  {other}: {entry}\n  vitae: {line}")
    print(f"{total} entries, {different} of them different")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])

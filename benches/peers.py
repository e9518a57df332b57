#!/usr/bin/env python3
"""Compares whole processes: vitae and the programs of other people, on the same content, one after the other in turns.

    benches/peers.py [--runs 31] [--vitae target/release/vitae] [CASE ...]

Cases: bio, cv, cv-three-pages, chinese, long. Programs that are not installed are left out. Each row gives the medians of wall-clock
time, of processor time and of the most memory, and how many times vitae's own they are (median of the pairs, turn by turn).

For the first three, `typst` sets what vitae 0.1.0 ejected (`frozen/`), so that a ratio always means the same; for the others, what
vitae ejects today.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(command, folder):
    """Runs a command: wall-clock time and processor time in milliseconds, most memory in MiB."""
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))} failed\n{errors.decode(errors='replace')}")
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def long_cv(pages):
    """A CV that fills about so many pages."""
    def entry(number):
        return (
            f"- {1900 + number % 90} – {1901 + number % 90}: **Fellow {number}** of the "
            f"[Institute](https://example.org/{number}), which studies *number {number}* and all that (第{number}所)\n"
        )

    def section(number):
        entries = "".join(entry(number * 24 + item) for item in range(24))
        return f"# Section {number}\n\nSome words about what section {number} holds.\n\n{entries}\n"

    return "---\nname: Ada Lovelace\n---\n" + "".join(map(section, range(pages * 11 // 10 + 1)))


def rendercv_input(about):
    """The sample's biography as RenderCV wants it. (JSON is YAML.)"""
    words = [line for line in about.split("\n") if line and not line.startswith(("<", "#", "-", " ")) and ": " not in line[:30]]
    return json.dumps({"cv": {"name": "Yuhang Song", "sections": {"bio": words}}}, ensure_ascii=False)


def site_with_one_document(folder, budget):
    """The sample site with nothing but its CV, in three pages or without a budget."""
    site = shutil.copytree(ROOT / "content", folder / ("site-in-three-pages" if budget else "site"))
    config = site / "_config.yml"
    text = config.read_text().split("    - output: files/Bio.pdf")[0]
    config.write_text(text if budget else text.replace("pages: 3\n", "\n"))
    return site


def commands(case, vitae, folder):
    """The commands of a case by the programs' names; vitae's own comes first."""
    content = ROOT / "content"
    bio = [content / "_pages/about.md", "-t", "bio", "--pages", "1"]
    arguments = {
        "bio": bio,
        "cv": [site_with_one_document(folder, budget=False)],
        "cv-three-pages": [site_with_one_document(folder, budget=True)],
        "chinese": [content / "_pages/about.md", "-t", "bio", "--lang", "zh"],
    }.get(case)
    if case == "long":
        page = folder / "long.md"
        page.write_text(long_cv(100))
        arguments = [page, "-t", "academic"]
    out = folder / "out.pdf"
    all_of_them = {"vitae": [vitae, "build", *arguments, "-q", "-o", out]}
    if typst := shutil.which("typst"):
        ejected = ROOT / "benches/frozen" / case
        if not ejected.exists():
            ejected = folder / "ejected"
            subprocess.run([vitae, "eject", arguments[0], ejected, *arguments[1:]], check=True, capture_output=True)
        main = next(ejected.rglob("main.typ"))
        common = [typst, "compile", "--pdf-standard", "ua-1", "--root", main.parent, "--font-path", ROOT / "fonts"]
        all_of_them["typst compile"] = [*common, "--ignore-system-fonts", main, folder / "typst.pdf"]
        all_of_them["typst compile, system fonts"] = [*common, main, folder / "typst.pdf"]
        if pandoc := shutil.which("pandoc"):
            all_of_them["pandoc and typst"] = [pandoc, arguments[0], "--pdf-engine=typst", "-o", folder / "pandoc.pdf"]
    if case == "bio" and (rendercv := shutil.which("rendercv")):
        page = folder / "cv.yaml"
        page.write_text(rendercv_input((content / "_pages/about.md").read_text()))
        all_of_them["rendercv"] = [rendercv, "render", page, "-nopng", "-nomd", "-nohtml"]
    return all_of_them


def compare(case, vitae, runs):
    print(f"\n{case}\n{'':30}{'wall ms':>10}{'CPU ms':>10}{'MiB':>8}{'wall ×':>9}{'CPU ×':>8}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs = commands(case, vitae, folder)
        for program in list(programs):
            try:
                run(programs[program], folder)
            except RuntimeError as error:
                print(f"{program} is left out: {error}")
                del programs[program]
        measured = {program: [] for program in programs}
        for turn in range(runs):
            for program, command in programs.items():
                # A program that takes a second does not need as many turns.
                if turn < 5 or statistics.median(wall for wall, _, _ in measured[program]) < 500:
                    measured[program].append(run(command, folder))
    own = measured["vitae"]
    for program, results in measured.items():
        wall, cpu, memory = (statistics.median(column) for column in zip(*results))
        pairs = list(zip(results, own))
        wall_ratio, cpu_ratio = (statistics.median(theirs[at] / ours[at] for theirs, ours in pairs) for at in (0, 1))
        print(f"{program:30}{wall:10.1f}{cpu:10.1f}{memory:8.1f}{wall_ratio:9.2f}{cpu_ratio:8.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=31)
    parser.add_argument("--vitae", type=Path, default=ROOT / "target/release/vitae")
    parser.add_argument("cases", nargs="*", default=["bio", "cv", "cv-three-pages", "chinese", "long"])
    options = parser.parse_args()
    for case in options.cases:
        compare(case, options.vitae.resolve(), options.runs)


if __name__ == "__main__":
    main()

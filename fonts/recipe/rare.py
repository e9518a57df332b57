"""Make the face of the characters that the large Chinese faces lack.

    rare.py COLLECTION.ttc JAMO.otf FAMILY STYLE OUT.otf LIST…

LIST is a file of characters named for the country whose form of them is wanted: `jp.txt`, `tw.txt`, or `hangul.txt`, the
syllables. The outlines stand on a grid of 500 units to the em, which saves a sixth; in a heading of 30 points it moves
a point by three hundredths of a point at most. A syllable is put together from the jamo that the font itself would shape it from,
which are subroutines: 8822 syllables take the room of some 800 jamo. JAMO.otf is the collection's Korean face without
its syllables, its glyphs numbered as in the collection.
"""

import sys
import unicodedata
from pathlib import Path

import uharfbuzz
from fontTools.cffLib import SubrsIndex
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.misc.psCharStrings import T2CharString
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection

FACES = {"jp": 0, "hangul": 1, "tw": 3}  # the faces of a collection share their glyphs, and differ in which they choose
UNITS = 500
SCALE = UNITS / 1000
DROPPED = ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx"]


def chosen_glyphs(collection, lists):
    """The glyph of each character; the first list that has it decides."""
    glyphs = {}
    for path in lists:
        cmap = collection.fonts[FACES[path.stem]].getBestCmap()
        codes = [int(line[2:], 16) for line in path.read_text().split()]
        glyphs |= {code: cmap[code] for code in codes if code in cmap and code not in glyphs}
    return glyphs


def drawn(glyphs, name, at=0):
    """An outline's program without its end, and the point at which it ends; `at` is where on the line it stands."""
    pen = T2CharStringPen(None, glyphs)
    glyphs[name].draw(TransformPen(pen, (SCALE, 0, 0, SCALE, at * SCALE, 0)))
    program = pen.getCharString().program
    return program[: program.index("endchar")], pen._p0


class Jamo:
    """The parts of syllables, each drawn once as a subroutine that leads back to the origin."""

    def __init__(self, path, glyphs, order):
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path))
        self.font, self.glyphs, self.order = uharfbuzz.Font(face), glyphs, order
        self.programs, self.numbers = [], {}

    def syllable(self, code):
        """The numbers of the subroutines that draw the syllable."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(unicodedata.normalize("NFD", chr(code)))
        buffer.guess_segment_properties()
        uharfbuzz.shape(self.font, buffer)
        numbers, at = [], 0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            numbers.append(self.number(self.order[info.codepoint], at + position.x_offset))
            at += position.x_advance
        return numbers

    def number(self, name, at):
        if (name, at) not in self.numbers:
            program, (x, y) = drawn(self.glyphs, name, at)
            self.numbers[name, at] = len(self.programs)
            self.programs.append([*program, -x, -y, "rmoveto", "return"])
        return self.numbers[name, at]


def subroutines(programs, private, index):
    """Puts the programs into the font, and returns by how much calls of them are off (Type 2 charstrings, 4.7)."""
    private.Subrs = SubrsIndex()
    for program in programs:
        private.Subrs.append(T2CharString(program=program, private=private, globalSubrs=index))
    return 107 if len(programs) < 1240 else 1131


def make(collection_path, jamo_path, family, style, lists):
    collection = TTCollection(collection_path)
    font = collection.fonts[FACES["hangul"]]
    order, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    chosen = chosen_glyphs(collection, lists)
    jamo = Jamo(jamo_path, glyphs, order)
    syllables = {name: jamo.syllable(code) for code, name in chosen.items() if 0xAC00 <= code <= 0xD7A3}
    programs = {name: drawn(glyphs, name)[0] for name in [".notdef", *chosen.values()] if name not in syllables}

    for tag in DROPPED:
        if tag in font:
            del font[tag]
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format in (4, 12) and table.platformID == 3]
    for table in font["cmap"].tables:
        table.cmap = {code: name for code, name in chosen.items() if table.format == 12 or code < 0x10000}
    options = Options(hinting=False, desubroutinize=True, notdef_outline=True, name_IDs=["*"], drop_tables=["DSIG"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=chosen)
    subsetter.subset(font)

    top = font["CFF "].cff.topDictIndex[0]
    widths = {name: round(advance * SCALE) for name, (advance, _) in font["hmtx"].metrics.items()}
    privates = {name: top.FDArray[top.FDSelect[number]].Private for number, name in enumerate(font.getGlyphOrder())}
    for private in set(privates.values()):
        private.nominalWidthX = 0
        private.defaultWidthX = max(widths[name] for name, of in privates.items() if of is private)
    if syllables:
        [korean] = {privates[name] for name in syllables}
        bias = subroutines(jamo.programs, korean, font["CFF "].cff.GlobalSubrs)
        for name, parts in syllables.items():
            programs[name] = [token for part in parts for token in (part - bias, "callsubr")]
    for name, private in privates.items():
        width = [] if widths[name] == private.defaultWidthX else [widths[name]]
        top.CharStrings[name].setProgram([*width, *programs[name], "endchar"])
    for matrix in [top, *top.FDArray]:
        if hasattr(matrix, "FontMatrix"):
            matrix.FontMatrix = [1 / UNITS, 0, 0, 1 / UNITS, 0, 0]
    scale_metrics(font, widths)
    rename(font, family, style)
    return font


def scale_metrics(font, widths):
    font["head"].unitsPerEm = UNITS
    font["hmtx"].metrics = {name: (width, 0) for name, width in widths.items()}
    lengths = {
        "hhea": ["ascent", "descent", "lineGap"],
        "OS/2": ["sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent", "sxHeight", "sCapHeight"]
        + ["yStrikeoutSize", "yStrikeoutPosition", "ySubscriptYSize", "ySuperscriptYSize"],
        "post": ["underlinePosition", "underlineThickness"],
    }  # fmt: skip
    for tag, fields in lengths.items():
        for field in fields:
            setattr(font[tag], field, round(getattr(font[tag], field) * SCALE))


def rename(font, family, style):
    said = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family.replace(' ', '')}-{style}"}
    kept = [record for record in font["name"].names if record.platformID == 3 and record.nameID in (0, 1, 2, 4, 6, 13, 14)]
    font["name"].names = [record for record in kept if record.langID == 0x409]
    for record in font["name"].names:
        record.string = said.get(record.nameID, record.string)
    top = font["CFF "].cff
    top.fontNames = [said[6]]
    top.topDictIndex[0].FullName, top.topDictIndex[0].FamilyName = said[4], family


if __name__ == "__main__":
    collection_path, jamo_path, family, style, out, *lists = sys.argv[1:]
    make(collection_path, jamo_path, family, style, [Path(name) for name in lists]).save(out)

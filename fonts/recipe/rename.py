"""Give the Kai its own name, as its licence asks of a modified font: `rename.py IN.ttf OUT.ttf`.

"LXGW" and "霞鹜" are reserved. The unique identifier still says what the font was cut from; readers never see it.
"""

import sys

from fontTools.ttLib import TTFont

NAMES = {
    1: "CV Kai",
    3: "CVKai-Regular;subset of LXGW WenKai 1.250",
    4: "CV Kai Regular",
    6: "CVKai-Regular",
}

source, out = sys.argv[1:]
font = TTFont(source)
for record in font["name"].names:
    if record.nameID in NAMES:
        record.string = NAMES[record.nameID]
font.save(out)

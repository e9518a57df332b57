"""Write the Latin, Greek and Cyrillic letters of one font that another lacks: `lacking.py OTHER FONT OUT.txt`.

Marks of an accented letter are shaped with their letter, so the plain letters come along.
"""

import sys

from fontTools.ttLib import TTFont

PLAIN = [(0x41, 0x5A), (0x61, 0x7A), (0x131, 0x131)]
WANTED = [(0x100, 0x36F), (0x370, 0x52F), (0x1E00, 0x1FFF), (0x2C60, 0x2C7F), (0xA720, 0xA7FF)]

other, font, out = sys.argv[1:]
there, known = TTFont(font).getBestCmap(), TTFont(other).getBestCmap()
plain = {code for first, last in PLAIN for code in range(first, last + 1)}
wanted = {code for first, last in WANTED for code in range(first, last + 1) if code not in known}
with open(out, "w") as file:
    file.writelines(f"U+{code:04X}\n" for code in sorted((plain | wanted) & there.keys()))

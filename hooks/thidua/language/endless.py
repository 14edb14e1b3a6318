"""Words that are longer than those of any document.

Whoever reads or compares words looks at each paragraph many times. What is twice as long may take
four times as long to look at, so nothing endless comes in: neither as data nor as an original.
"""

from __future__ import annotations

import re

MOST_OF_A_PARAGRAPH = 10_000
"""Letters of a paragraph: five times the longest of real plans."""
MOST_OF_A_ROW = 30_000
"""Letters of a row of a table: some lay out a whole section in a cell."""
_MOST_OF_A_WORD = 1000
_MOST_OF_A_GAP = 200
"""White space between two words, ends of lines too: most patterns take them for one gap."""
_SAME = re.compile(rf"\S{{{_MOST_OF_A_WORD}}}|\s{{{_MOST_OF_A_GAP}}}")


def tell_endless(text: str, most: int = MOST_OF_A_PARAGRAPH) -> str:
    """What is endless in a text, for a sentence: *một từ dài quá 1.000 chữ cái*, or nothing."""
    if len(text) < _MOST_OF_A_GAP:
        return ""
    longest = max(map(len, text.split("\n")))
    if longest > most:
        return f"một đoạn dài {grouped(longest)} chữ cái, quá {grouped(most)}"
    if found := _SAME.search(text):
        what = "khoảng trống" if found[0].isspace() else "một từ"
        return f"{what} dài quá {grouped(len(found[0]))} chữ cái"
    return ""


def grouped(number: int) -> str:
    """A number as Vietnamese write it: *10.000*."""
    return f"{number:,}".replace(",", ".")

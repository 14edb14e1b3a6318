"""Rows of a scanned table stay whole, and the rules between its cells are no letters."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.attachments.text.layout import manuscript_of
from thidua.attachments.text.recognition import read_page

HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)
WIDE = 20
"""The width of a letter in these pictures."""
TABLE = (
    (("TT|", 200), ("Chỉ", 300), ("tiêu", 380), ("|", 900), ("Kế", 930), ("hoạch|Thực", 990),
     ("hiện", 1240)),
    (("1", 200), ("Trồng", 300), ("rừng", 420), ("85", 930), ("79,5", 1150)),
    (("2", 200), ("|", 270), ("Tỷ", 300), ("lệ", 360), ("hộ", 420), ("nghèo", 480),
     ("|2,4", 910), ("2,1", 1150)),
    (("3", 200), ("Xây", 300), ("đường", 380), ("bê", 520), ("tông", 580), ("12", 930),
     ("12,5", 1150)),
)  # fmt: skip


def write_table(lines: Sequence[Sequence[tuple[str, int]]]) -> str:
    """What Tesseract tells of a page with these words at these places, in pixels."""
    rows = [HEAD]
    for number, line in enumerate(lines, 1):
        top, last = 100 * number, line[-1]
        right = last[1] + WIDE * len(last[0])
        rows.append(f"4\t1\t1\t1\t{number}\t0\t{line[0][1]}\t{top}\t{right - line[0][1]}\t40\t-1\t")
        rows += [
            f"5\t1\t1\t1\t{number}\t{at}\t{left}\t{top}\t{WIDE * len(text)}\t40\t93\t{text}"
            for at, (text, left) in enumerate(line, 1)
        ]
    return "\n".join(rows)


def test_rows_of_a_scanned_table_are_read_as_rows() -> None:
    """Read down its columns, a name of one row would stand before the numbers of others."""
    manuscript = manuscript_of([read_page(write_table(TABLE))], recognised=True)
    assert [line.cells for line in manuscript.paragraphs] == [
        ("TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện"),
        ("1", "Trồng rừng", "85", "79,5"),
        ("2", "Tỷ lệ hộ nghèo", "2,4", "2,1"),
        ("3", "Xây đường bê tông", "12", "12,5"),
    ]


def test_a_rule_that_is_read_as_another_mark_is_no_letter() -> None:
    """A bracket, and a line at the end of a word; within a word a line is one."""
    words = read_page(write_table([(("2_", 200), ("[Thu", 300), ("ngân]", 420), ("a_b", 600))]))
    assert [word.text for word in words.words] == ["2", "Thu", "ngân", "a_b"]


def test_a_rule_that_is_read_as_a_bar_parts_words() -> None:
    """Each keeps its own place; a bar alone is no word."""
    words = read_page(write_table(TABLE[:1])).words
    assert [(word.text, word.left, word.right) for word in words] == [
        ("TT", 200, 240), ("Chỉ", 300, 360), ("tiêu", 380, 460), ("Kế", 930, 970),
        ("hoạch", 990, 1090), ("Thực", 1110, 1190), ("hiện", 1240, 1320),
    ]  # fmt: skip

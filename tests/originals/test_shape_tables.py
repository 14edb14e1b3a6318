"""Texts in the shapes that programs give them: halves, rows, lists, fields, numbers of workbooks.

Each shape at its limits, with all that is read of it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product
from typing import Any

import pypdf
import pytest
from lxml import etree
from PIL import Image
from pypdf import generic

from odfconstructs import NAMES as ODF_NAMES
from tables import compare_table, tell_steps
from test_original_parts import letters
from thidua.attachments.inspection import facts
from thidua.attachments.inspection.refusals import Refusal
from thidua.attachments.text import (
    inks,
    numberformats,
    numbering,
    odflists,
    odftables,
    officeparts,
    pageorder,
    pdfbounds,
    pdflayers,
    pictures,
    tabbed,
    tables,
    texthalves,
    texttables,
    visibility,
    wordasides,
    wordfields,
    wordstyles,
    wordtables,
    workbook,
)
from thidua.attachments.text.model import (
    OmissionReason,
    OmittedText,
    PageColumn,
    Paragraph,
    TextPlace,
)
from thidua.attachments.text.pagecontent import PageArea, PageContent
from thidua.model.document import Language
from wordparts import NAMES

HEAD = "ỦY BAN NHÂN DÂN{gap}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "XÃ MẪU{gap}Độc lập - Tự do - Hạnh phúc"
HALVES: dict[str, tuple[str, ...]] = {
    **{f"a gap of {count}": (HEAD.format(gap=" " * count), "Một") for count in (3, 4, 5)},
    "a tab": (HEAD.format(gap="\t"), "Một"),
    "a number": (HEAD.format(gap=" " * 9), "Số:        /KH-UBND      Mẫu, ngày 5 tháng 3 năm 2026",
    "Một"),
    "a number alone": (HEAD.format(gap=" " * 9), "Số:        /KH-UBND", "Một"),
    "a number without its word": (HEAD.format(gap=" " * 9), "A:        /KH-UBND", "Một"),
    "a date below": (HEAD.format(gap=" " * 9), " " * 30 + "Mẫu, ngày 5 tháng 3 năm 2026", "Một"),
    "a date below, 23 spaces": (HEAD.format(gap=" " * 9),
    " " * 23 + "Mẫu, ngày 5 tháng 3 năm 2026"),
    "a date below, 24 spaces": (HEAD.format(gap=" " * 9),
    " " * 24 + "Mẫu, ngày 5 tháng 3 năm 2026"),
    "words below": (HEAD.format(gap=" " * 9), " " * 30 + "lời nói đầu", "Một"),
    "far down": (*["chữ"] * 15, HEAD.format(gap=" " * 9)),
    "further down": (*["chữ"] * 16, HEAD.format(gap=" " * 9)),
    "an end": ("Một", "Nơi nhận:          TM. ỦY BAN", "- Lưu           CHỦ TỊCH", "",
    " " * 30 + "Lò A"),
    "an end without signature": ("Một", "Nơi nhận:          A", "- Lưu           B"),
    "an end in marks": ("Một", "**Nơi nhận:**          KT. CHỦ TỊCH"),
    "a long word for an end": ("Một", f"Nơi nhậnx{'a' * 40}          KT. CHỦ TỊCH"),
    "an end of names": ("Một", "NGƯỜI LẬP          PHÓ CHỦ TỊCH", "Lò A          Vũ B"),
    "names that do not sign": ("Một", "NGƯỜI LẬP          NGƯỜI XEM"),
    "names far up": ("NGƯỜI LẬP          CHỦ TỊCH", *["chữ"] * 8),
    "names further up": ("NGƯỜI LẬP          CHỦ TỊCH", *["chữ"] * 7),
    "names in small letters": ("Một", "Người lập          Chủ tịch"),
    "an annex": ("Một", "Nơi nhận:          TM. ỦY BAN", "PHỤ LỤC 1", "a          b"),
    "an annex in the text": ("PHỤ LỤC 1", "Một"),
    "right words": (HEAD.format(gap=" " * 9), MOTTO.format(gap=" " * 12), " " * 13 + "phải",
    " " * 11 + "trái"),
    **{f"{one} signs": ("Nơi nhận:          A", f"x          {one}") for one in (
        "TM. A", "T/M A", "KT. A", "K/T A", "TL. A", "T/L A", "TUQ. A", "Q. A", "Chủ tịch",
        "Phó Chủ tịch",
        "Bí thư", "Giám đốc", "Trưởng ban", "Hiệu trưởng", "Chính ủy", "Chánh A")},
}  # fmt: skip


def tell_halves() -> Iterator[str]:
    """Halves of heads and ends, in plain texts and behind tabs."""
    for name, some in HALVES.items():
        told: Any = [
            (column.name, [one.strip() for one in part])
            for column, part in texthalves.in_halves([*some])
        ]
        yield f"{name}: {texthalves.find_halves([*some])} {told}"
    for rows in ((("A", "Cộng hòa xã hội"),), (("Nơi nhận", "x"),), (("A", "B"),), (("A", "B",
        "ngày 5 tháng 3 năm 2026"),),
                 (("A", "ngày 5 tháng 3 năm 2026"), ("b",)), (("**Nơi nhận:**", "x"),),
                 ((" Nơi nhận", "x"),),
                 (("A", "Đảng Cộng sản"),), (("A", "Độc lập - Tự do"),), ()):  # fmt: skip
        yield f"{rows}: {texthalves.are_halves(rows)}"
    for some in (("a\tb\tc", "d\te\tf"), ("a\tb\tc", "d\te"), ("a\tb", "c\td"), ("a\tb\tc",),
        ("\tb\tc", "\te\tf"),
                 ("a\tb\tc", "x", "d\te\tf"), ("a\t\tc", "d\t\tf"), ("ỦY BAN\tCỘNG HÒA XÃ HỘI",
                 "XÃ\tĐộc lập - Tự do"),
                 ("ỦY BAN\tCỘNG HÒA XÃ HỘI", "---\t-----", "\tĐộc lập - Tự do"), ("x",
                 "Nơi nhận:\tTM. A", "- Lưu\tCHỦ TỊCH"),
                 ("ỦY BAN\t\tCỘNG HÒA XÃ HỘI\t", "a\tb\tc", "d\te\tf"), ("a b", "c")):  # fmt: skip
        for label, cells in (("", ()), ("1.", ()), ("", ("a\tb", "c"))):
            made = [Paragraph(text, TextPlace(2, at), label=label if at < 2 else "",
                cells=cells if at == 1 else ())
                    for at, text in enumerate(some, 1)]  # fmt: skip
            left = [
                OmittedText("x", TextPlace(2, at), OmissionReason.HIDDEN) for at in (0, 1, 2, 9)
            ]
            parted, moved = tabbed.part_tabs(made, left)
            told = [
                (one.text, one.label, one.column.name, one.cells, one.place.paragraph)
                for one in parted
            ]
            yield f"{some} {label} {cells}: {told} {[one.place.paragraph for one in moved]}"
    for text in ("a  b\t c ", "\ta", "a\t\t", ""):
        yield f"{text!r}: {tabbed.tidy_spaces(text)!r}"


ROWS: dict[str, tuple[str, ...]] = {
    "bars": ("a | b", "1 | 2"), "one row": ("a | b", "x"), "a rule below": ("a | b", "--|--",
    "1 | 2"),
    "a frame": ("| a | b |", "|---|---|", "| 1 | 2 |"), "half a frame": ("| a | b", "| 1 | 2"),
    "an end bar": ("a | b |", "1 | 2 |"), "drawn bars": ("a │ b", "1 ┃ 2"), "tabs": ("a\tb\tc",
    "1\t2\t3"),
    "one tab": ("a\tb", "1\t2"), "a tab first": ("\ta\tb\tc", "\t1\t2\t3"),
    "other counts": ("a | b", "1 | 2 | 3"),
    "an empty head": (" | b", "1 | 2"), "an empty cell": ("a | b", " | 2"), "words around": ("x",
    "a | b", "1 | 2", "y"),
    "two tables": ("a | b", "1 | 2", "x", "c | d", "3 | 4"), "an escaped bar": ("a \\| b",
    "1 \\| 2"),
    "a rule at the end": ("a | b", "1 | 2", "+--+"), "a plain rule": ("a | b", "-----", "1 | 2"),
    "no sign": ("a", "b"),
    "wrapped in a frame": ("| Trồng rừng | 45 |", "| mới ở xã", "ta | 12 |", "| x | y |"),
    "wrapped, one bar more": ("| a | b |", "| c | d | e |"),
    "wrapped without frame": ("TT | Chỉ tiêu dài", "1 | Trồng rừng", "mới xong", "2 | Nuôi bò"),
    "wrapped to the width": ("TT | Tên", "1 | Trồng rừng ở", "xã", "2 | Nuôi"),
    "an item below": ("A | B", "1 | Trồng rừng ở", "- xã", "2 | x"),
    "an empty line in a frame": ("| a", "", "b |"), "never closed": ("| a", *["b"] * 20),
    "fourteen lines": ("| a | b |", "| c", *["d"] * 13, "| e |"),
    "fifteen lines": ("| a | b |", "| c", *["d"] * 14, "| e |"), "a bar first": ("| a |", "| b |"),
    "only bars": ("| |", "|"),
}  # fmt: skip


def tell_rows() -> Iterator[str]:
    """Tables in plain texts, and which tables only arrange a page."""
    for name, some in ROWS.items():
        whole = texttables.join_wrapped_rows(some)
        told: Any = [
            one if isinstance(one, list) else one.rows for one in texttables.split_tables(whole)
        ]
        yield f"{name}: {whole if list(some) != whole else 'as it was'} {told}"
    yield f"{list(texttables.split_tables([]))}"
    cells = ("Chỉ tiêu", "45 ha", "XÃ MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "a/b", "")

    def in_cell(cell: str, column: PageColumn, in_row: bool) -> Iterator[Paragraph]:
        for text in filter(None, cell.split("/")):
            yield Paragraph(text, TextPlace(None, int(in_row)), column=column, is_note=text == "*",
                            label="1." if text == "n" else "")  # fmt: skip

    shapes: list[Any] = [
        *(((one, two), ("x", "y")) for one, two in product(cells, repeat=2)),
        *(((one, "x", two), ("a", "b", "c")) for one, two in product(cells[2:4], repeat=2)),
        *([("Tên", "Ghi chú")] * count for count in range(1, 7)), *([("A", "B",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")] * count for count in (4, 5)),
        (("a",), ("b/c",)), (("a",), ("b", "c")), (), ((), ()), (("a", "b", "c", "d"), ("", "", "",
        "")), (("Tên", "x/*"), ("n", "y")),
        (("Tên/y", "x"), ("a", "b")), (("Tên", "x"), ("A", "b")), (("Tên", "x"), ("a",)), (("a",
        "*", "b"), ("n", "c", "d")),
    ]  # fmt: skip
    for shape, column, in_row in product(
        shapes, (PageColumn.WHOLE, PageColumn.LEFT), (False, True)
    ):
        if in_row and column is PageColumn.LEFT:
            continue
        places = iter(range(1, 99))
        read = tables.table_paragraphs(
            shape,
            column,
            in_cell,
            lambda p=places: TextPlace(None, next(p)),  # type: ignore[misc]
            in_row=in_row,
        )
        told = [(one.text, one.column.name, one.cells, one.place.paragraph) for one in read]
        yield f"{shape} {column.name} {in_row}: {told}"


WORD_LISTS = {
    "plain": ('<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText '
    'w:val="%1."/></w:lvl>', ""),
    "without start": ('<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '</w:lvl>', ""),
    "two levels": ('<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl><w:lvl '
    'w:ilvl="1"><w:start w:val="1"/><w:lvlText w:val="%1.%2"/></w:lvl>', ""),
    "goes on below": ('<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:lvlRestart w:val="0"/><w:lvlText w:val="%2)"/>'
    '</w:lvl>', ""),
    "begins anew behind the first": ('<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText '
    'w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:lvlText w:val="%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:lvlRestart w:val="1"/><w:lvlText w:val="%3-"/>'
    '</w:lvl>', ""),
    "legal": ('<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText '
    'w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:isLgl/><w:lvlText '
    'w:val="%1.%2"/></w:lvl>', ""),
    "hidden": ('<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/><w:rPr><w:vanish/>'
    '</w:rPr></w:lvl>', ""),
    "in capitals": ('<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1)"/><w:rPr><w:caps/></w:rPr></w:lvl>', ""),
    "a bullet": ('<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="§"/></w:lvl>', ""),
    "a level too deep": ('<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1%2."/></w:lvl>',
    ""),
    "a start of its own": ('<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl>',
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
    "a level of its own": ('<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/>'
    '</w:lvl>', '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:lvlText '
    'w:val="(%1)"/></w:lvl></w:lvlOverride>'),
    "zeros in front": ('<w:lvl w:ilvl="0"><w:start w:val="9"/><w:numFmt w:val="custom" '
    'w:format="001, 002"/><w:lvlText w:val="%1"/></w:lvl>', ""),
    "an unknown form": ('<w:lvl w:ilvl="0"><w:start w:val="9"/><w:numFmt w:val="thai"/><w:lvlText '
    'w:val="%1"/></w:lvl>', ""),
    "by its style": ('<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:pStyle w:val="S"/><w:lvlText w:val="%2)"/></w:lvl>',
    ""),
}  # fmt: skip
WORD_STYLES = (
    '<w:style w:styleId="S" w:type="paragraph"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    '</w:pPr></w:style>'
    '<w:style w:styleId="T" w:type="paragraph"><w:basedOn w:val="S"/><w:pPr><w:numPr><w:ilvl '
    'w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)  # fmt: skip


def xml(text: str, name: str = "w:a", names: str = NAMES) -> Any:
    """An element with some content."""
    return etree.fromstring(f"<{name} {names}>{text}</{name}>")


def tell_lists() -> Iterator[str]:
    """Numbers of items in Word and OpenDocument."""
    styles = wordstyles.WordStyles(xml(WORD_STYLES))
    steps = ("0", "0", "1", "1", "2", "0", "1", "2", "2", "9", "x", None, "S", "T")
    for name, (levels, own) in WORD_LISTS.items():
        root = xml(
            f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
            f'<w:num w:numId="1"><w:abstractNumId w:val="7"/>{own}</w:num>'
            '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
        )
        counted = numbering.ListNumbering(root, styles)
        told: list[Any] = []
        for step in steps:
            level = f'<w:ilvl w:val="{step}"/>' if step else ""
            made = f'<w:numPr>{level}<w:numId w:val="1"/></w:numPr>'
            if step in ("S", "T"):
                made = f'<w:pStyle w:val="{step}"/>'
            told.append(tuple(counted.mark(xml(made))))
        again = counted.mark(xml('<w:numPr><w:numId w:val="2"/></w:numPr>'))
        none = counted.mark(xml('<w:numPr><w:numId w:val="0"/></w:numPr>')), counted.mark(None)
        yield f"{name}: {told} {tuple(again)} {none}"
    yield f"{numbering.ListNumbering(None, styles).mark(xml(''))}"
    for sign in ("o", "", "•", "§", "·", "\uf0b7", "\uf0b7a", "➢", " - ", "−"):
        yield f"{sign!a}: {numbering.bullet_of(sign)!a} {numbering.has_number(sign)}"
    for label, text in (("1.", "a"), ("-", "a"), ("", "a"), ("a)", "")):
        one = Paragraph(text, TextPlace(None, 1), label=label)
        yield f"{label} {text}: {numbering.with_number(one).text!r}"
    level = '<text:list-level-style-number text:level="{}" style:num-format="{}" {}/>'
    shapes = {
        "plain": level.format(1, "1", 'style:num-suffix="."'),
        "two levels": level.format(1, "I", "") + level.format(2, "a",
        'text:display-levels="2" style:num-prefix="("'),
        "a start": level.format(1, "1", 'text:start-value="4"'), "no form": level.format(1, "",
        'style:num-suffix="."'),
        "an unknown form": level.format(1, "ẩ", 'style:num-suffix="."'),
        "a bullet": '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>',
        "no bullet": '<text:list-level-style-bullet text:level="1"/>',
        "three of two": level.format(1, "A", "") + level.format(2, "i", 'text:display-levels="3"'),
    }  # fmt: skip
    for name, levels in shapes.items():
        tree = xml(f'<text:list-style style:name="L">{levels}</text:list-style>'
            f'<text:outline-style>{levels}</text:outline-style>',
                   "office:x", ODF_NAMES)  # fmt: skip
        labels = odflists.ListLabels(tree)
        counts: dict[int, int] = {}
        said = [labels.label("L", at, counts, start) for at, start in
                ((1, None), (1, None), (2, None), (2, None), (1, None), (2, None), (1, "7"), (1,
                None), (3, None), (1, "x"))]  # fmt: skip
        heads = [
            labels.outline_label(
                etree.fromstring(f'<text:h {ODF_NAMES} text:outline-level="{at}" {more}/>')
            )
            for at, more in (("1", ""), ("2", ""), ("1", 'text:is-list-header="true"'),
                             ("1", 'text:start-value="9"'), ("x", ""))
        ]  # fmt: skip
        yield f"{name}: {said} {heads} {labels.label('M', 1, {}, None)!r}"
    labels = odflists.ListLabels(
        etree.fromstring(
            f'<office:x {ODF_NAMES}><text:list-style style:name="L">{shapes["plain"]}'
            f"</text:list-style></office:x>"
        )
    )
    said = []
    for more in ('xml:id="a"', 'text:continue-list="a"', 'text:continue-numbering="true"', "",
        'text:continue-numbering="false"',
                 'text:continue-list="b"'):  # fmt: skip
        counts = labels.begin(etree.fromstring(f"<text:list {ODF_NAMES} {more}/>"), "L")
        said.append(labels.label("L", 1, counts, None))
    heading = etree.fromstring(f"<text:h {ODF_NAMES}/>")
    yield f"lists that go on: {said} {labels.outline_label(heading)!r}"
    for number in ("1", "", None, "x", "999999999", "1000000000", "-1"):
        yield f"{number}: {odflists._whole(number, 3)}"


CODES = (
    "SYMBOL 61", "SYMBOL 0x61", "SYMBOL 252 \\f Wingdings", 'SYMBOL 252 \\f "Wingdings" \\s 12',
    "symbol 183", "SYMBOL x",
    "MACROBUTTON a bấm đây", "GOTOBUTTON a  xem ", "MACROBUTTON a", "EQ \\f(1;2)",
    "EQ \\f (a,b) + \\r(3)", "eq \\s\\up5(2)",
    "EQ a \\* MERGE b", "EQ \\(x\\) \\; y", "LISTNUM", "AUTONUM", "AUTONUMLGL", "BIDIOUTLINE",
    "DATE", "TIME \\@ x", "QUOTE a",
    "IF 1", "PAGE", "", "  ", "IFX", "DATES",
)  # fmt: skip
ROWS_OF_WORD = (
    "<w:tr><w:tc/><w:tc/><w:tc/></w:tr>", "<w:tr><w:tc/><w:tc/></w:tr>",
    '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr></w:tc><w:tc/><w:tc/></w:tr>',
    '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr></w:tc><w:tc/></w:tr>',
    '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc/><w:tc/><w:tc/></w:tr>',
    '<w:tr><w:trPr><w:gridBefore w:val="64"/></w:trPr><w:tc/><w:tc/><w:tc/></w:tr>',
    "<w:tr><w:trPr><w:del/></w:trPr><w:tc/></w:tr>",
    "<w:tr><w:trPr><w:hidden/></w:trPr><w:tc/></w:tr>",
    '<w:tr><w:trPr><w:hidden w:val="0"/></w:trPr><w:tc/></w:tr>',
    "<w:sdt><w:sdtContent><w:tr><w:tc/></w:tr></w:sdtContent></w:sdt>",
    "<w:ins><w:tr><w:tc/></w:tr></w:ins>",
    '<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc><w:tc/><w:tc/></w:tr>',
    '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr></w:tc><w:tc/><w:tc/></w:tr>',
    '<w:tr><w:tc><w:tcPr><w:shd w:fill="00ff00"/></w:tcPr></w:tc><w:tc/><w:tc/></w:tr>', "<w:odd/>",
    "<w:tr><w:tc><w:tcPr><w:hMerge/></w:tcPr></w:tc><w:tc/><w:tc/></w:tr>",
    '<mc:AlternateContent><mc:Choice Requires="w"><w:tr><w:tc/></w:tr></mc:Choice>'
    '</mc:AlternateContent>',
)  # fmt: skip


def tell_fields() -> Iterator[str]:
    """What fields of Word print, and which of their marks belong together."""
    for code in CODES:
        yield f"{code}: {wordfields.words_of_code(code)!r}"
    for inside in ('<w:ddList><w:result w:val="1"/>{}</w:ddList>', "<w:ddList>{}</w:ddList>",
        '<w:ddList><w:default w:val="1"/>{}</w:ddList>',
                   '<w:ddList><w:result w:val="2"/>{}</w:ddList>',
                   '<w:ddList><w:result w:val="-1"/>{}</w:ddList>', "<w:checkBox/>",
                   '<w:checkBox><w:default w:val="1"/></w:checkBox>',
                   '<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>',
                   "<w:checkBox><w:checked/></w:checkBox>",
                   '<w:checkBox><w:checked w:val="off"/></w:checkBox>', ""):  # fmt: skip
        entries = '<w:listEntry w:val="một"/><w:listEntry w:val="hai"/>'
        begin = xml(f"<w:ffData>{inside.format(entries)}</w:ffData>")
        opened = wordfields.OpenField(begin, "EQ \\f(1;2)")
        yield f"{inside}: {wordfields.printed_by_code(opened)!r}"
    for marks in ("b s e", "b e", "b b e e", "b", "e", "b s b e s e", "b s", "e b e", "b c s e"):
        content = "".join(f'<w:fldChar '
            f'w:fldCharType="{ {"b": "begin", "s": "separate", "e": "end"}.get(one, "code")}"/>'
                          for one in marks.split())  # fmt: skip
        root = xml(content)
        stack = wordfields.FieldStack()
        before = stack.begin_part("a", root)
        told = []
        for mark in root:
            ended = stack.pass_mark(mark)
            stack.add_code("x")
            told.append((ended and ended.code, stack.is_unprinted))
        stack.begin_story()
        told.append((None, stack.is_unprinted))
        stack.end_story()
        stack.end_part(before)
        yield f"{marks}: {len(wordfields.matched_marks(root))} {told} {stack.part.name!r}"
    for wrapped in ("w:del", "w:moveFrom", "mc:Fallback", "w:footnote", "w:ins"):
        one = '<w:fldChar w:fldCharType="{}"/>'
        root = xml(
            f"{one.format('begin')}<{wrapped}>{one.format('begin')}{one.format('end')}</{wrapped}>{one.format('end')}"
        )
        yield f"{wrapped}: {len(wordfields.matched_marks(root))}"


def tell_cells() -> Iterator[str]:
    """The rows of tables of Word and OpenDocument."""
    for row in ROWS_OF_WORD:
        told = []
        for more in ("", "<w:tr><w:tc/><w:tc/><w:tc/></w:tr>"):
            gone: list[str] = []
            made = xml(f'<w:tblPr><w:shd w:fill="0000ff"/></w:tblPr>{row}{more}', "w:tbl")
            read = wordtables.read_rows(made, lambda one,
                why: gone.append(f"{officeparts.local_name(one)} {why.name}"),  # noqa: B023
                                        lambda one: gone.append("control"))  # noqa: B023  # fmt: skip
            told.append(
                (
                    [
                        [(cell.element is not None, cell.fill) for cell in cells][:9]
                        for cells in read
                    ],
                    gone,
                )
            )
        yield f"{row}: {told}"
    for row in ("<table:table-cell/>", "<table:table-cell/>" * 3,
        "<table:table-cell/><table:covered-table-cell/><table:table-cell/><table:table-cell/>",
                '<table:table-cell table:number-columns-repeated="3"/>',
                '<table:table-cell table:number-columns-repeated="99"/>',
                '<table:table-cell table:number-columns-repeated="3"><text:p>a</text:p>'
                '</table:table-cell>', "<table:odd/>",
                '<table:table-cell table:number-columns-repeated="x"/>'):  # fmt: skip
        for rows in ("<table:table-row>{}</table:table-row>",
            '<table:table-row table:visibility="collapse">{}</table:table-row>',
                     "<table:table-header-rows><table:table-row>{}</table:table-row>"
                     "</table:table-header-rows><table:table-column/><table:odd/>"):  # fmt: skip
            gone = []
            made = etree.fromstring(f"<table:table {ODF_NAMES}>{rows.format(row)}</table:table>")
            cells_ = odftables.read_rows(made, lambda one, why: gone.append(why.name))  # noqa: B023
            yield (
                f"{row} {rows[:40]}: "
                f"{[[one.element is not None for one in some] for some in cells_]} {gone}"
            )


def tell_drawn() -> Iterator[str]:
    """Shapes of Word: their grounds, their words, and which are watermarks."""
    for look in (
        'fillcolor="blue"',
        'fillcolor="blue" filled="f"',
        'fillcolor="blue" filled="false"',
        'fillcolor="blue" filled="t"',
        "",
    ):
        shape = etree.fromstring(f"<v:a {NAMES} {look}/>")
        yield f"{look}: {wordasides._ground_of(shape, wordstyles.Ground('x')).colour!r}"
    for inside in ("<wps:spPr><a:solidFill/></wps:spPr>", "<wps:spPr><a:gradFill/></wps:spPr>",
        "<wps:spPr><a:blipFill/></wps:spPr>",
                   "<wps:spPr><a:pattFill/></wps:spPr>", "<wps:spPr><a:noFill/></wps:spPr>",
                   '<wps:style><a:fillRef idx="1"/></wps:style>',
                   '<wps:style><a:fillRef idx="0"/></wps:style>',
                   "<wps:style><a:fillRef/></wps:style>",
                   '<wps:style><a:lnRef idx="1"/></wps:style>'):  # fmt: skip
        yield f"{inside}: {wordasides._ground_of(xml(inside), wordstyles.Ground('x')).colour!r}"
    for inside in ("<w:t>a</w:t>", "<w:p><w:t>a</w:t></w:p><w:p><w:t>b</w:t></w:p>",
        "<w:t>a</w:t><w:tab/><w:t>b</w:t>", "<w:instrText>a</w:instrText>",
                   '<w:sym w:char="F0FC" w:font="Wingdings"/>', '<w:sym w:char="x"/>',
                   "<w:delText>a</w:delText>", "<w:f>a</w:f>", "<w:x>a<w:y/>b</w:x>",
                   '<v:textpath string="a"/>', '<mc:AlternateContent><mc:Choice Requires="wps">'
                   '<w:t>a</w:t></mc:Choice><mc:Fallback><w:t>b</w:t></mc:Fallback>'
                   '</mc:AlternateContent>',
                   '<mc:AlternateContent><mc:Choice Requires="wps"><w:t>a</w:t></mc:Choice>'
                   '<mc:Fallback><w:t>a</w:t></mc:Fallback></mc:AlternateContent>',
                   '<mc:AlternateContent><mc:Choice Requires="wps"><w:t>a</w:t></mc:Choice>'
                   '<mc:Choice Requires="w99"><w:t>b</w:t></mc:Choice><mc:Fallback><w:t>b</w:t>'
                   '</mc:Fallback></mc:AlternateContent>'):  # fmt: skip
        yield f"{inside}: {wordasides.told_words(xml(inside))!r}"
        for one in xml(inside).iter("{*}AlternateContent"):
            shown, others = wordasides.branches_with_words(one)
            yield f"= {shown} {[words for _, words in others]}"
    for look in ('id="WaterMark1"', 'name="PowerPlusWaterMarkObject"', 'alt="watermark"',
        'descr="Watermark"', 'o:spid="watermark"', 'id="x"', 'style="visibility: hidden"',
                 'style="VISIBILITY:HIDDEN"', 'style="visible"'):  # fmt: skip
        made = etree.fromstring(f"<v:a {NAMES} {look}><v:b {look}/></v:a>")
        yield (
            f"{look}: {[wordasides.is_watermark(made, in_header=one) for one in (True, False)]} "
            f"{wordasides._is_hidden(made)}"
        )
    made = xml('<v:textpath string="a"/>')
    yield (
        f"letters in a header: "
        f"{[wordasides.is_watermark(made, in_header=one) for one in (True, False)]}"
    )
    for hidden in ("1", "true", "0", "false"):
        properties = f'<wp:docPr hidden="{hidden}"/>'
        yield f"hidden {hidden}: {wordasides._is_hidden(xml(properties))}"


LOOKS = (
    "<w:b/>", '<w:b w:val="0"/>', "<w:i/>", "<w:caps/>", "<w:strike/>", "<w:dstrike/>",
    '<w:dstrike w:val="false"/>', "<w:vanish/>", "<w:specVanish/>",
    '<w:sz w:val="5"/>', '<w:sz w:val="6"/>', '<w:sz w:val="x"/>', '<w:w w:val="10"/>',
    '<w:w w:val="11%"/>', '<w:w w:val="10%"/>',
    '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>',
    "<w14:textFill><w14:noFill/></w14:textFill>",
    "<w14:textFill><w14:solidFill/></w14:textFill>", '<w:color w:val="FFFFFF"/>',
    '<w:color w:val="FEFEFE"/>', '<w:color w:val="auto"/>',
    '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>', '<w:highlight w:val="black"/>',
    '<w:color w:val="auto"/><w:highlight w:val="black"/>',
    '<w:color w:val="000000"/><w:highlight w:val="black"/>',
    '<w:color w:val="FF0000"/><w:highlight w:val="red"/>',
    '<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>',
    '<w:color w:val="FFFFFF"/><w:shd w:val="solid"/>',
    '<w:color w:val="112233"/><w:shd w:val="solid" w:color="112233"/>',
    '<w:color w:val="FFFFFF"/><w:highlight w:val="odd"/>',
    '<w:rFonts w:ascii="A" w:hAnsi="B"/>', '<w:rFonts w:hAnsi="B"/>',
    '<w:rFonts w:ascii="A" w:hAnsi="Symbol"/>', '<w:rFonts w:asciiTheme="T" w:ascii="A"/>',
    '<w:rFonts w:hAnsiTheme="T"/>', "<w:strike/><w:vanish/>", '<w:strike/><w:sz w:val="1"/>',
)  # fmt: skip


def tell_looks() -> Iterator[str]:
    """How runs of Word look: by themselves, by their styles, on their ground."""
    styles = xml(
        "<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:styleId="N" w:type="paragraph" w:default="1"/><w:style w:styleId="C" '
        'w:type="character"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="B" w:type="paragraph"><w:rPr><w:b/><w:rFonts w:ascii="F"/><w:sz '
        'w:val="4"/></w:rPr>'
        '<w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
        '<w:style w:styleId="D" w:type="paragraph"><w:basedOn w:val="B"/><w:rPr><w:i w:val="0"/>'
        '</w:rPr></w:style>'
        '<w:style w:styleId="O" w:type="paragraph"><w:basedOn w:val="O"/></w:style>'
    )  # fmt: skip
    read = wordstyles.WordStyles(styles)
    for look, style in product(("", *LOOKS), ("", "B", "D")):
        named = xml(f'<w:pStyle w:val="{style}"/>') if style else None
        for own, ground in (
            (xml(look), "FFFFFF"),
            (xml(f'{look}<w:rStyle w:val="C"/>'), "FFFFFF"),
            (xml(look), "FF0000"),
            (xml(look), ""),
        ):
            if ground == "FFFFFF" or ("color" in look and not style):
                yield (
                    f"{look} {style} {ground} {len(own)}: "
                    f"{tuple(read.look(named, own, wordstyles.Ground(ground)).__dict__.values())}"
                )
    yield f"{tuple(read.look(None, None, wordstyles.Ground()).__dict__.values())}"
    plain = wordstyles.WordStyles(None).look(None, None, wordstyles.Ground())
    yield f"{tuple(plain.__dict__.values())}"
    for name in ("D", "O", "x", None, "N"):
        chain = [one.get(officeparts.qualified("w:styleId")) for one in read.chain(name)]
        found, by = read.style_property(name, "w:jc")
        yield f"{name}: {chain} {found is not None} {by}"
    for line, rule in product(("60", "61", "x", ""), ("exact", "atLeast")):
        made = xml(f'<w:spacing w:line="{line}" w:lineRule="{rule}"/>')
        yield f"{line} {rule}: {read.look(made, None, wordstyles.Ground()).unprinted}"
    for shade in (
        'w:fill="00ff00"',
        'w:fill="auto"',
        'w:val="solid" w:color="112233"',
        'w:val="solid"',
        'w:fill="0f0"',
        "",
    ):
        yield f"{shade}: {wordstyles.fill_of(xml(f'<w:shd {shade}/>'))!r}"
    yield f"{wordstyles.fill_of(None)!r} {wordstyles.fill_of(xml(''))!r}"
    for chained in (31, 32, 33):
        many = "".join(
            f'<w:style w:styleId="{at}"><w:basedOn w:val="{at + 1}"/></w:style>' for at in range(40)
        )
        yield f"{chained}: {len(wordstyles.WordStyles(xml(many)).chain(str(40 - chained)))}"


FORMS = (
    "General", "0", "0.0", "#,##0", "#,##0.00", "0%", "0.0%", "0.00E+00", "##0.0E+0", "0E-0",
    "# ?/?", "# ??/??", "?/8", "# ?/4", "0;-0;không", "0;(0)", "[<10]0;[>=100]0.0;\"giữa\"",
    "[=1]\"một\";0", "[<=-1]0;0.0", "[<>0]0;\"không\"", "#,##0,", "0.0,,", "\"Số \"0", "0\" xã\"",
    "\\a0", "_(0_)", "*-0", "0*x", "@", "0;0;0;@", "\"x\"@", "#", "??0", "000", "0.###", "0.0#",
    "0.?",
    "yyyy", "yy", "y", "e", "bbbb", "bb", "m", "mm", "mmm", "mmmm", "mmmmm", "d", "dd", "ddd",
    "dddd", "h", "hh", "h:mm", "h:m:s", "hh:mm:ss.00", "h AM/PM", "h:mm A/P", "[h]:mm", "[mm]:ss",
    "[s]", "dd/mm/yyyy",
    "mm-dd-yy", "m/d/yy h:mm", "[$-F800]dddd", "[$-409]mmmm d", "[$-42A]mmmm", "[$₫-42A]0",
    "[Red]0", "ss.0", "d.m", "g", "[$-F400]h:mm:ss", "mm:ss", "h mmm", "s m",
)  # fmt: skip
VALUES = ("0", "1", "-1", "0.5", "-0.5", "9.995", "12", "99.96", "123.456", "1234.5", "1234567.891",
    "-1500000", "0.00001234", "123456789012", "1E+20", "59", "60", "61",
          "45000.75", "45291.999999", "2958465", "2958466", "0.04")  # fmt: skip


def tell_forms() -> Iterator[str]:
    """What cells show of numbers and days with every kind of code."""
    for form in FORMS:
        told = [f"{numberformats.show_value(Decimal(one), form)}" for one in VALUES]
        yield f"{form}: {' | '.join(told)}"
        yield (
            f"= {numberformats.show_value(Decimal('45000.75'), form, True)} | "
            f"{numberformats.show_text('Chữ', form)}"
        )
    for number in (
        "0.1",
        "100000000000",
        "99999999999.5",
        "0.00012345678",
        "0.000099999999",
        "0.000012",
        "-0.000000001",
        "9.999995E+20",
        "123456.7891234",
    ):
        yield f"{number}: {numberformats.show_value(float(number), 'General')}"
    for day in ("2026-03-01", "2026-03-01T12:00:00", "2026-03-01T06:00:00Z", "1899-12-31"):
        yield f"{day}: {workbook._serial(day)}"
    for letters_ in ("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"):
        yield f"{letters_}: {workbook._column_number(letters_)}"


def tell_seen() -> Iterator[str]:
    """Which letters of a page a reader sees as its text."""
    for ink in range(0, 256, 15):
        for other in (ink, 0, 255):
            yield from tell_steps(
                f"ink {ink} {other} on",
                lambda at, i=ink, o=other: inks.cannot_be_told((i, o, i), (at, o, at)),  # type: ignore[misc]
                range(256),
            )
    for colours in (((9, 9), (9, 9)), ((9, 9, 9), (9, 9)), ((), ())):
        yield f"{colours}: {inks.cannot_be_told(*colours)}"

    def told(*some: Any, **more: Any) -> list[str]:
        made = [one for part in some for one in part]
        found = visibility.reasons_not_to_read(PageContent(300, 400, made, **more))
        return [f"{made[at].char}{reason.name[:6]}" for at, reason in found.items()]

    yield from tell_steps("from the left", lambda at: told(letters("a", at - 2.5)), range(-5, 5))
    yield from tell_steps(
        "from the right", lambda at: told(letters("a", at - 2.5)), range(295, 306)
    )
    yield from tell_steps("from the top", lambda at: told(letters("a", base=at + 3)), range(-5, 5))
    yield from tell_steps(
        "from the bottom", lambda at: told(letters("a", base=at + 3)), range(395, 406)
    )
    for mode in range(9):
        yield f"mode {mode}: {told(letters('a', mode=mode))}"
    for colour in (
        (255, 255, 255, 255),
        (250, 250, 250, 255),
        (0, 0, 0, 15),
        (0, 0, 0, 16),
        (0, 0, 0, 0),
        (255, 255, 255, 0),
    ):
        for areas in ([], [PageArea(0, 0, 300, 400, False)], [PageArea(200, 0, 300, 400, False)]):
            yield (
                f"{colour} on {len(areas) and areas[0].left}: "
                f"{told(letters('a', 50, colour=colour), areas=areas)}"
            )
    for size, along in product(
        (2.4, 2.5, 9),
        (
            (1, 0),
            (0, 1),
            (0, -1),
            (-1, 0),
            (0.992, 0.1),
            (0.993, 0.1),
            (0.1, 0.992),
            (0.1, -0.993),
            (0.7, 0.7),
        ),
    ):
        yield f"{size} {along}: {told(letters('a', 50, size=size, along=along))}"
    for share in (199, 200, 201):
        for area in (
            PageArea(0, 0, 300, share, True),
            PageArea(0, 0, 300, share, False),
            PageArea(-300, 0, 300, share, True),
            PageArea(0, 400 - share, 300, 900, True),
        ):
            yield (
                f"{area}: {told(letters('a', 50, mode=3), areas=[area])} "
                f"{told(letters('a', 50, size=1), areas=[area])}"
            )
    for number, covers in product((3, 4, 5), ([], [4], [2, 4], [4, 9])):
        areas_ = [(one, PageArea(0, 0, 300, 300, False)) for one in covers]
        away = [(one, PageArea(200, 0, 300, 300, False)) for one in covers]
        yield (
            f"{number} {covers}: {told(letters('a', 50, number=number), covers=areas_)} "
            f"{told(letters('a', 50, number=number), covers=away)}"
        )
    pale, huge = (150, 150, 150, 255), 23
    text = letters("một hai ba bốn năm", 20)
    for colour, size, base, word in (
        (pale, 10, 100, "MẬT"), ((149, 150, 150, 255), 10, 100, "MẬT"), ((0, 0, 0, 180), 10, 100,
        "MẬT"), ((0, 0, 0, 181), 10, 100, "MẬT"), ((0, 0, 0, 255), huge, 100, "MẬT"),
        ((0, 0, 0, 255), 22, 100, "MẬT"), (pale, 10, 300, "MẬT"), (pale, 10, 100, "M"), (pale, 10,
        100, "M            N"), (pale, 10, 100, "MẬT          DẤU XA HƠN NHIỀU LẮM"),
    ):  # fmt: skip
        yield (
            f"{colour} {size} {base} {word}: "
            f"{told(text, letters(word, 22, base, size, colour=colour))}"
        )
    yield from tell_steps(
        "a watermark lower by",
        lambda at: told(text, letters("MẬT", 20, 100 + at, colour=pale)),
        range(-12, 12),
    )
    yield from tell_steps(
        "a watermark beside by",
        lambda at: told(letters("một", 20), letters("M", 20 + at / 2, colour=pale)),
        range(-12, 36),
    )
    yield f"all are pale: {told(letters('một', colour=pale))}"


def tell_files() -> Iterator[str]:
    """Layers, pictures, orders and bounds of files, and what is kept of an inspection."""
    for base, off, on in product((None, "/ON", "/OFF"), ((), ("a",), ("a", "b")), ((), ("b",))):
        writer = pypdf.PdfWriter()
        layers = {
            name: writer._add_object(
                generic.DictionaryObject(
                    {generic.NameObject("/Name"): generic.TextStringObject(name)}
                )
            )
            for name in "abc"
        }
        usual = generic.DictionaryObject({
            generic.NameObject("/OFF"): generic.ArrayObject([layers[one] for one in off]),
            generic.NameObject("/ON"): generic.ArrayObject([layers[one] for one in on]),
        })  # fmt: skip
        if base:
            usual[generic.NameObject("/BaseState")] = generic.NameObject(base)
        writer.root_object[generic.NameObject("/OCProperties")] = generic.DictionaryObject({
            generic.NameObject("/D"): usual,
                generic.NameObject("/OCGs"): generic.ArrayObject(layers.values()),
        })  # fmt: skip
        writer.add_blank_page(72, 72)
        out = io.BytesIO()
        writer.write(out)
        yield f"{base} off {off} on {on}: {sorted(pdflayers.list_hidden_layers(out.getvalue()))}"
        content = out.getvalue()
    yield f"{pictures.page_count(content, '.pdf')}"
    for size in ((1000, 10), (999, 10), (400, 10), (1, 1)):
        out = io.BytesIO()
        frames = [Image.new("RGB", size), Image.new("RGB", size)]
        frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
        made = Image.open(io.BytesIO(pictures.page_picture(out.getvalue(), ".tif", 1)))
        yield (
            f"{size}: {pictures.page_count(out.getvalue(), '.tif')} {made.size} {made.mode} "
            f"{made.format}"
        )
    drawn = Image.open(io.BytesIO(pictures.page_picture(content, ".pdf", 0)))
    yield f"{drawn.size} {drawn.mode}"
    for text in ("I", "IV", "IX", "XIV", "VIII", "XL"[:1]):
        yield f"{text}: {pageorder._read_roman(text)}"
    last = {"roman": 1, "arabic": 3}
    for items in ((("arabic", 4),), (("arabic", 5),), (("arabic", 1),), (("roman", 2),), (("roman",
        1),), (("roman", 2), ("arabic", 1)), (("roman", 2), ("arabic", 4)),
                  (("article", 1),), (("article", 2),), (("arabic", 4), ("arabic", 5)),
                  ()):  # fmt: skip
        yield f"{items}: {pageorder._run_on(last, items)}"
    language = next(iter(Language))
    for outcome in (
        facts.Findings(),
        facts.Findings(3, False, True, language, facts.Extent(4, 5), b"x"),
        Refusal("a", "b"),
    ):
        kept = facts.as_json(outcome)
        yield (
            f"{outcome}: {facts.from_json(kept) == outcome} "
            f"{type(facts.from_json(kept)).__name__} {kept.decode()}"
        )
    yield from tell_bounds()


def tell_bounds() -> Iterator[str]:
    """How much a page may draw."""
    writer = pypdf.PdfWriter()
    form = generic.DecodedStreamObject()
    form.set_data(b"0 0 m 1 1 l S")
    form[generic.NameObject("/Subtype")] = generic.NameObject("/Form")
    image = generic.DecodedStreamObject()
    image.set_data(b"m l S")
    image[generic.NameObject("/Subtype")] = generic.NameObject("/Image")
    outer = generic.DecodedStreamObject()
    outer.set_data(b"/F Do /F Do")
    outer[generic.NameObject("/Subtype")] = generic.NameObject("/Form")
    resources = generic.DictionaryObject({generic.NameObject("/XObject"): generic.DictionaryObject(
        {generic.NameObject(f"/{name}"): writer._add_object(one) for name, one in (("F", form),
            ("I", image), ("O", outer))})})  # fmt: skip
    again = generic.DecodedStreamObject()
    again.set_data(b"/A Do S")
    again[generic.NameObject("/Subtype")] = generic.NameObject("/Form")
    resources["/XObject"][generic.NameObject("/A")] = writer._add_object(again)  # type: ignore[index]
    for data in (b"", b"m l S", b"/F Do", b"/F Do /F Do", b"/I Do", b"/O Do", b"/X Do", b"/A Do",
        b"(a) Tj", b"(a m l) Tj", b"[(a) 5 (b)] TJ",
                 b"<00> Tj", b"BT ET", b"1 0 0 1 0 0 cm", b"T* '", b"(\\)) Tj"):  # fmt: skip
        stream = generic.DecodedStreamObject()
        stream.set_data(data)
        told = []
        for name, most in (
            ("_MOST_OPERATIONS", 10**6),
            ("_MOST_OPERATIONS", 2),
            ("_MOST_BYTES", 5),
            ("_MOST_BYTES", 6),
            ("_MOST_WRITTEN", 3),
            ("_MOST_WRITTEN", 2),
        ):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(pdfbounds, name, most)
                told.append(pdfbounds._operations([stream], resources, {}, 0))
        yield (
            f"{data.decode()}: {told} "
            f"{pdfbounds._operations([stream, stream], resources, {}, 12)} "
            f"{pdfbounds._operations([stream], None, {}, 0)}"
        )
    for level in (11, 12, 13):
        yield f"level {level}: {pdfbounds._of_form(form, resources, {}, level)}"
    page = writer.add_blank_page(9, 9)
    stream = generic.DecodedStreamObject()
    stream.set_data(b"m l S")
    page[generic.NameObject("/Contents")] = writer._add_object(stream)
    writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    for name, most in (
        ("_MOST_PAGES", 1),
        ("_MOST_PAGES", 2),
        ("_MOST_OPERATIONS", 2),
        ("_MOST_OPERATIONS", 3),
        ("_MOST_ALTOGETHER", 5),
        ("_MOST_ALTOGETHER", 6),
    ):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pdfbounds, name, most)
            try:
                pdfbounds.check_bounds(out.getvalue())
                yield f"{name} {most}: taken"
            except pdfbounds.TooMuchDrawnError as error:
                yield f"{name} {most}! {error}"


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "halves": tell_halves, "rows": tell_rows, "lists": tell_lists, "fields": tell_fields,
    "cells": tell_cells, "drawn": tell_drawn,
    "looks": tell_looks, "forms": tell_forms, "seen": tell_seen, "files": tell_files,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_shapes_are_read_as_is_written_down(name: str) -> None:
    """Each shape with what is read of it."""
    compare_table(f"shape-{name}", RULES[name]())

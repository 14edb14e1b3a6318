"""Where words stand on a page, moved step by step past the limits of each rule: tables.

Letters are 60 high, so that every limit falls on a whole number; a row tells at which step what a
rule says of two words, lines, rules or letters changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from tables import compare_table, tell_steps
from thidua.attachments.text import (
    alignedtables,
    columns,
    drawntables,
    furniture,
    grids,
    layout,
    lines,
    newspaper,
)
from thidua.attachments.text.columns import Edges, Flow
from thidua.attachments.text.lines import PrintedLine, PrintedPage, PrintedWord
from thidua.attachments.text.model import PageColumn
from thidua.attachments.text.pagecontent import PageRule

HIGH = 60


def word(text: str, left: float, top: float = 0, *, wide: float = 0, high: float = HIGH,
         bold: bool = False) -> PrintedWord:  # fmt: skip
    """A word, as wide as its letters unless told."""
    return PrintedWord(text, left, left + (wide or 30 * len(text)), top, top + high, bold=bold)


def line(text: str, left: float = 0, top: float = 0, *, page: int = 1, high: float = HIGH,
         bold: bool = False) -> PrintedLine:  # fmt: skip
    """A line of words, with 30 between them; “_” makes one word of two."""
    words = []
    for one in text.split():
        words.append(word(one.replace("_", " "), left, top, high=high, bold=bold))
        left = words[-1].right + 30
    return PrintedLine(tuple(words), page)


def row(*parts: tuple[str, float], top: float = 0) -> list[PrintedLine]:
    """Lines beside each other: their words, and where each begins."""
    return [line(text, left, top) for text, left in parts]


def texts(some: Iterable[PrintedLine]) -> list[str]:
    """The words of lines."""
    return [one.text for one in some]


def tell_lines() -> Iterator[str]:
    """Words in lines, and lines in columns."""

    def of(*words: PrintedWord) -> list[str]:
        return texts(lines.lines_of(PrintedPage(words, 999), 1))

    yield from tell_steps("lower by", lambda at: of(word("a", 0), word("b", 60, at)), range(30))
    yield from tell_steps(
        "lower by, of small letters",
        lambda at: of(word("a", 0), word("b", 60, 20 + at, high=20)), range(-10, 30),
    )  # fmt: skip
    yield from tell_steps("a gap of", lambda at: of(word("a", 0), word("b", 30 + at)), range(90))
    yield from tell_steps(
        "a gap of, behind a label", lambda at: of(word("1.", 0), word("b", 60 + at)), (9, 99)
    )
    yield from tell_steps(
        "a gap of, behind a label and a word",
        lambda at: of(word("1.", 0), word("b", 90), word("c", 120 + at)), (9, 77, 78, 79),
    )  # fmt: skip
    for text in ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN VIỆT", "CỘNG HÒA XÃ", "___",
                 "---", "--", "…", "-a-", "* * *"):  # fmt: skip
        made = [word(one, 60 + 90 * at) for at, one in enumerate(text.split())]
        yield f"{text}: {of(word('Xã', 0, wide=30), *made)} {of(*made)}"
    for pair in (("a", "b"), ("a-", "b"), ("COVID-", "19"), ("tế -", "xã"), ("a-", "- b"),
                 ("a-", "(b)"), ("", "b"), ("-", "b")):  # fmt: skip
        some: Any = [PrintedLine((word(one, 0),), 1) for one in pair]
        yield f"{pair}: {lines.joined_text(some)!r}"
    for bold in range(5):
        made_line = PrintedLine(tuple(word("ab", 90 * at, bold=at < bold) for at in range(4)), 1)
        yield f"{bold} of 4 words bold: {made_line.is_mostly('bold')}"

    def whole(at: int, page: int) -> list[str]:
        return texts(lines.rejoined([line("a"), line("b", 300, at, page=page), line("c", 600, at)]))

    for page in (1, 2):
        yield from tell_steps(
            f"page {page}, lower by",
            lambda at, p=page: whole(at, p),  # type: ignore[misc]
            range(-30, 30),
        )
    yield from tell_steps(
        "same row", lambda at: columns._same_row(line("a"), line("b", 90, at)), range(-40, 40)
    )
    yield from tell_steps(
        "same row, one higher",
        lambda at: columns._same_row(line("a", high=20), line("b", 90, at)), range(-90, 40),
    )  # fmt: skip
    for text, at in (("ab", 0), ("ab", 300), ("abcdefghijkl", 90)):
        yield from tell_steps(
            f"gutter of 300 to 360, beside {text} from {at} on",
            lambda by, t=text, a=at: columns._narrowed((300, 360), [line(t, a + by)]),  # type: ignore[misc]
            range(0, 400, 10),
        )
    yield from tell_steps(
        "gutter ends",
        lambda at: columns._narrowed((300, 360), [line("a", at - 30)]),
        range(335, 345),
    )
    yield from tell_steps(
        "centred on 500", lambda at: columns._is_centred(line("ab", at), 1000), range(360, 540)
    )
    half = Flow.of(
        PageColumn.RIGHT, [line("abcd", 500), line("ab", 530, 80), line("abcd", 500, 160)]
    )
    yield from tell_steps(
        "goes on at the right", lambda at: columns._goes_on_right(half, line("ab", at)),
        range(380, 720),
    )  # fmt: skip
    yield from tell_steps(
        "starts with", lambda at: columns._starts_with(half, line("ab", at)), range(400, 600)
    )


def tell_columns() -> Iterator[str]:
    """Edges, halves and columns of a page."""

    def body(*ends: int, page: int = 1) -> list[PrintedLine]:
        return [
            PrintedLine((word("a", 0, 80 * at, wide=end),), page) for at, end in enumerate(ends)
        ]

    for ends in ((900, 900, 900, 400), (900, 900, 400), (900, 880, 860), (900, 400, 300),
                 (700, 700, 300), (700, 700, 700, 700, 300), (700, 700, 700, 300), (950, 900, 900,
                 900),
                 (950, 900, 900), (500,) * 30 + (900, 900, 900), (500,) * 40 + (900, 900, 900),
                 (799,) * 3, (800,) * 3, (801,) * 3, (500,) * 12 + (799,) * 4,
                 (500,) * 8 + (799,) * 4):  # fmt: skip
        yield f"{ends[-4:]} {len(ends)}: {columns._right_edge(body(*ends), 1000)}"
    for name, ask in (
        ("ends apart", lambda at: columns._right_edge(body(900, 900 - at), 1000)),
        ("three ends apart", lambda at: columns._right_edge(body(900, 900 - at, 900 + at), 1000)),
        ("beside a line at", lambda at: columns._right_edge(body(900, 900, 900, 900 + at), 1000)),
    ):
        yield from tell_steps(name, ask, range(40))
    for starts in ((0, 0, 0), (0, 9, 60, 60, 60), (0, 60, 60), (0, 14, 15, 29, 30)):
        some = [line("abc", at, 80 * number) for number, at in enumerate(starts)]
        yield f"{starts}: {columns._indents(some)} {columns.usual_place(starts, 30)}"
    pages = [*body(900, 900, 900), *body(300, 400, page=2), *body(500, 950, page=3)]
    yield f"{columns.edges_of_pages(pages, [1000, 1000, 1000])}"
    yield f"{columns.edges_of_pages(body(300, 400), [1000])}"
    yield f"{columns.edges_of_pages(body(300, 900), [1000])}"
    head, motto = "ỦY BAN", "CỘNG HÒA XÃ HỘI"

    def flows(*rows: Sequence[PrintedLine]) -> list[Any]:
        found = columns.columns([one for some in rows for one in some], 1600)
        return [(flow.column.name, texts(flow.lines)) for flow in found]

    below = [line("Điều một hai ba bốn năm sáu bảy tám", 0, 400)]
    yield from tell_steps(
        "a head of one row, a gap of",
        lambda at: flows(row((head, 0), (motto, 180 + at)), below), range(0, 300, 10),
    )  # fmt: skip
    for name, rows in {
        "two rows": [row((head, 0), (motto, 700)), row(("XÃ MẪU", 0), ("Độc lập", 750), top=80)],
        "a row of the right": [row((head, 0), (motto, 700)), row(("Độc lập", 750), top=80)],
        "a centred row": [row((head, 0), (motto, 700)), row(("KẾ HOẠCH", 680), top=80)],
        "no head": [row(("rừng", 0), ("45 ha", 700)), row(("lúa", 0), ("5 tấn", 700), top=80)],
        "one of capitals": [row(("rừng", 0), ("45 ha", 700)), row(("LÚA", 0), ("5 TẤN", 700),
        top=80)],
        "crossed": [row((head, 0), (motto, 700)), row(("a b c d e f g h i j k l m n o", 0),
        top=80)],
        "two that sign": [
            row(("Nơi nhận:", 0), ("KT. CHỦ TỊCH", 700), ("TM. BAN", 1200)),
            row(("- Lưu", 0), ("PHÓ CHỦ TỊCH", 700), ("TRƯỞNG BAN", 1200), top=80),
            row(("Lò Văn A", 700), ("Vũ Thị B", 1200), top=240)],
        "text before": [row(("Xã báo cáo", 0), top=-80), row((head, 0), (motto, 700))],
    }.items():  # fmt: skip
        yield f"{name}: {flows(*rows)} {flows(*rows, below)}"
    left = Flow.of(PageColumn.LEFT, row(("Nơi nhận:", 0), ("- Lưu", 0)))
    right = Flow.of(PageColumn.RIGHT, [line("CHỦ TỊCH", 700)])
    for name, after in {
        "both": row(("- Hội", 0), ("Lò Văn A", 700)), "an annex": row(("Phụ lục", 0)),
        "a line across": [line("Xã báo cáo các việc đã làm trong cả năm", 0)],
        "a line elsewhere": row(("- Hội", 90)), "a name": row(("Lò Văn A", 700), ("x y", 700)),
    }.items():  # fmt: skip
        for alike, before in ((True, [left, right]), (False, [left, right]), (True, [right, left]),
                              (True, [right]), (True, [left, left])):  # fmt: skip
            blocks: list[Any] = list(before)
            rest = columns.continued_halves(blocks, after, is_alike=alike)
            told = [texts(flow.lines) for flow in blocks]
            yield f"{name} {alike} {len(before)}: {texts(rest)} {told}"


PROSE = ("Ủy ban nhân dân xã", "phát động phong trào", "thi đua trồng rừng", "và giữ rừng ở xã",
         "trong cả năm nay")  # fmt: skip


def paper(left: Sequence[str], right: Sequence[str], place: float = 800, *, step: float = 80,
          wide: float = 600) -> list[PrintedLine]:  # fmt: skip
    """Rows of two columns of running text, each line as wide as told."""

    def full(text: str, at: float, top: float) -> PrintedLine:
        some = text.split()
        each = (wide - 30 * (len(some) - 1)) / max(len(some), 1)
        words = [word(one, at + (each + 30) * number, top, wide=each)
                 for number, one in enumerate(some)]  # fmt: skip
        return PrintedLine(tuple(words), 1)

    made = []
    for number in range(max(len(left), len(right))):
        for some, at in ((left, 0.0), (right, place)):
            if number < len(some) and some[number]:
                made.append(full(some[number], at, step * number))
    return made


def rows_of(some: list[PrintedLine]) -> list[tuple[PrintedWord, ...]]:
    """The words of lines beside each other."""
    return [tuple(w for one in beside for w in one.words) for beside in newspaper._rows(some)]


def found(some: list[PrintedLine]) -> Any:
    """Where lines are set in columns."""
    return newspaper._find(rows_of(some))


def tell_columns_beside() -> Iterator[str]:
    """Lines of columns beside each other: how full, how far in, how many."""
    yield from tell_steps(
        "apart", lambda at: newspaper._apart(word("a", 0), word("b", 30 + at)), range(60)
    )
    yield from tell_steps(
        "crossed", lambda at: newspaper._is_crossed((word("a", at - 30),), 300), range(240, 340)
    )
    yield from tell_steps("rows", lambda at: len(newspaper._rows([line("a"), line("b", 90, at)])),
                          range(-40, 40))  # fmt: skip
    for count in range(4):
        some: Any = [(word("a", 0, 80 * at, wide=900 if at < count else 300),) for at in range(4)]
        some += [(word("a", 0, 900, wide=1000),)]
        yield f"{count} full: {newspaper._is_full(some)} {newspaper._is_full(some[:4])}"
    yield from tell_steps(
        "as wide as", lambda at: newspaper._is_full([(word("a", 0, wide=at),), (word("a", 0,
        wide=1000),)]),
        range(690, 710),
    )  # fmt: skip
    for count in (8, 9, 10, 11, 28, 29):
        some = [(word("a", 0, wide=900),)] * count + [(word("a", 0, wide=500),)] * (30 - count)
        yield f"{count} of 30 end there: {newspaper._is_justified(some, 9)}"
    yield from tell_steps(
        "end there", lambda at: newspaper._is_justified(
            [(word("a", 0, wide=900),)] * 9 + [(word("a", 0, wide=900 - at),)], 9),
                range(12))  # fmt: skip
    for count in (6, 7, 8):
        some = [(word("a", 0, wide=1000 if at < count else 700),) for at in range(20)]
        yield f"{count} of 20 full: {newspaper._is_full(some)}"
    yield from tell_steps(
        "right from 800", lambda x: [len(one) for one in newspaper._sides((word("a", x),), 800)],
        range(795, 805),
    )  # fmt: skip
    for texts_ in (("Ủy", "ban"), ("ủy", "ban"), ("Ủy", "Ban"), ("Ủy", "5%", "ban"), ("Ủy",),
                   ("Ủy", "- ban"), ("Ủy", "2. b"), ("Ủy", "5 ha"), ("Ủy", "5 Hội")):  # fmt: skip
        some = [tuple(line(one).words) for one in texts_]
        yield f"{texts_}: {newspaper._is_one_sentence(some)}"
    for shift in (-80, -61, -60, -59, 0, 59, 60, 61, 160):
        sides = [
            [(word("a", at, 80 * n + (shift if at else 0)),) for n in range(4)] for at in (0, 800)
        ]
        yield f"right lower by {shift}: {newspaper._beside(*sides)}"
    for near in (59, 60, 61):
        some = [(word("a", 0),), (word("b", 800, near),), (word("c", 0, 200), word("d", 800, 200))]
        told = [[newspaper._words(side) for side in newspaper._near_row(some, at, 800)]
                for at in range(3)]  # fmt: skip
        yield f"next row lower by {near}: {told}"


def tell_texts_beside() -> Iterator[str]:
    """Whether lines beside each other are running text."""
    for widths in product((600, 300), repeat=2):
        both = [(word(f"{'Xã' if at % 4 else 'Ủy'}", x, 80 * at, wide=widths[at % 2] if x else 600),
                 ) for at in range(6) for x in (0, 800)]  # fmt: skip
        beside = [both[at] + both[at + 1] for at in range(0, 12, 2)]
        yield (
            f"as wide as {widths}: {newspaper._find(beside)} "
            f"{newspaper._is_running_text(beside, 800)}"
        )
        turned = [tuple(w for w in one) for one in beside]
        short = [
            (replace(one[0], right=200 if at else 600), one[1]) for at, one in enumerate(turned)
        ]
        thin = [
            (one[0], replace(one[1], right=900 if at else 1400)) for at, one in enumerate(turned)
        ]
        told = [newspaper._is_running_text(some, 800) for some in (short, thin)]
        yield f"one line of each side is full: {told}"
    for moves in (
        (9, 20, 31),
        (8, 20, 31),
        (10, 20, 31),
        (9, 9, 31),
        (9, 20),
        (20, 31),
        (20, 20, 20),
    ):
        some = [newspaper._moved(one, ([*moves, 0, 0, 0][at // 2]) if one.left else 0, 1)
                for at, one in enumerate(paper(PROSE, PROSE))]  # fmt: skip
        yield f"moved by {moves}: {newspaper._is_running_text(rows_of(some), 800)}"
    for low in (299, 300, 301):
        left_ = [(word("a", 0, 40 * at),) for at in range(7)]
        yield (
            f"the last at {low}: "
            f"{newspaper._beside(left_, [(word('b', 800, y),) for y in (0, 100, low)])}"
        )
        yield (
            f"the first at {low}: "
            f"{newspaper._beside(left_, [(word('b', 800, y),) for y in (low - 360, 100, 200)])}"
        )


def tell_papers() -> Iterator[str]:
    """Columns of running text beside each other, and what is around them."""
    for count in range(1, 6):
        yield f"{count} rows: {found(paper(PROSE[:count], PROSE[:count]))}"
        capitals = [f"{one[0].upper()}{one[1:]}" for one in PROSE[:count]]
        yield f"{count} rows in capitals: {found(paper(capitals, capitals))}"
        yield f"{count} rows, left alone: {found(paper(PROSE, PROSE[:count]))}"
        yield f"{count} rows, right alone: {found(paper(PROSE[:count], PROSE))}"
        yield f"{count} rows, right below: {found(paper(PROSE, [''] * count + [*PROSE]))}"
    for place in range(640, 1000, 20):
        yield f"right from {place}: {found(paper(PROSE, PROSE, place))}"
    for name, some in {
        "signed": (*PROSE, "CHỦ TỊCH"), "signed by one": (*PROSE, "Xã Mẫu"),
        "recipients": (*PROSE, "Nơi nhận"), "headmasters": (*PROSE, "Hiệu trưởng"),
    }.items():  # fmt: skip
        yield f"{name}: {found(paper(some, (*PROSE, 'TM. BAN')))} {found(paper(some, some))}"
    small = paper(PROSE, PROSE)
    for at in (0, 1, 4, 9):
        cut = [*small[:at], line("dài " * 9, 0, small[at].top), *small[at + 1 :]]
        yield f"crossed in {at}: {found(cut)}"
    for shift in (0, 8, 9, 10, 30):
        rows = paper(PROSE, PROSE)
        moved = [newspaper._moved(one, shift, 1) if one.left and at % 4 == 1 else one
                 for at, one in enumerate(rows)]  # fmt: skip
        yield f"every second moved by {shift}: {found(moved)} {newspaper._places(rows_of(moved))}"
        moved = [newspaper._moved(one, shift * at, 1) if one.left else one
                 for at, one in enumerate(rows)]  # fmt: skip
        yield f"each moved further by {shift}: {found(moved)} {newspaper._places(rows_of(moved))}"


def tell_flows() -> Iterator[str]:
    """Columns as one flow, from the left to the right."""
    (flow,) = newspaper.flows_of(paper(PROSE, PROSE), 1400)
    yield f"{flow.edges} {[(one.text, one.left) for one in flow.lines]}"
    yield (
        f"{newspaper.is_in_columns(flow)} "
        f"{newspaper.is_in_columns(Flow.of(PageColumn.LEFT, flow.lines))}"
    )
    other = newspaper.joined(flow, Flow(PageColumn.WHOLE, flow.lines[:1], {2: Edges(0, 9)}))
    yield f"{other.edges} {len(other.lines)}"
    around = [line("KẾ HOẠCH của xã", 0, -100), *paper(PROSE, PROSE), line("Xã báo cáo", 0, 900)]
    told = [(flow.column.name, texts(flow.lines)) for flow in newspaper.flows_of(around, 1400)]
    yield f"{told}"
    four = paper([f"{one} | {one}" for one in PROSE], [f"{one} | {one}" for one in PROSE])
    yield f"{[texts(flow.lines) for flow in newspaper.flows_of(four, 1400)]}"
    for at, of in product((0, 1, 4, 5), (1, 2)):  # a heading in a column that is cut in two again
        inner = [word(one, 800 + x, 80 * number, wide=230)
                 for number, one in enumerate(("Ủy", "ban", "xã", "ta", "vui", "nhé")) for x in (0,
                     320)]  # fmt: skip
        inner = [one for one in inner if int(one.top) // 80 not in range(at, at + of)]
        inner += [word("Tiêu", 800, 80 * n, wide=560) for n in range(at, at + of)]
        outer = [word(one, 0, 80 * n, wide=600) for n, one in enumerate((*PROSE, "hết"))]
        cut = newspaper._cut_columns((*outer, *sorted(inner, key=lambda one: one.top)), 800, 1)
        yield f"{of} headings from {at}: {[texts(one) for one in cut]}"


ROWS = (("1", "Lúa", "45 tấn"), ("2", "Ngô", "9 tấn"), ("3", "Sắn", "7 tấn"))
AT = (0, 200, 700, 1000)
"""Where columns begin."""


def tell_tables() -> Iterator[str]:
    """Tables that are not drawn, and those that are."""

    def grid(rows: Sequence[Sequence[str]], step: float = 80, places: Sequence[float] = AT
             ) -> list[PrintedLine]:  # fmt: skip
        return [
            line(text.replace(" ", "_"), places[number], step * index)
            for index, some in enumerate(rows) for number, text in enumerate(some) if text
        ]  # fmt: skip

    def read(some: list[PrintedLine], rules: Sequence[PageRule] = ()) -> Any:
        rest, tables = alignedtables.take_aligned_tables(some, 1, rules)
        return texts(rest), [[one.cells for one in table.rows] for table in tables]

    for name, rows in {
        "numbered": ROWS, "one row": ROWS[:1], "two rows": ROWS[:2],
        "without numbers": [some[1:] for some in ROWS], "words alone": [("Lúa", "Tốt", "Xấu")] * 3,
        "letters of items": [("a", "Tốt", "Xấu"), ("b", "Tốt", "Xấu")],
        "names and values": [("Lúa", "45 tấn"), ("Ngô", "9 tấn")],
        "names and values, three": [("Lúa", "45 tấn"), ("Ngô", "9 tấn"), ("Sắn", "7 tấn")],
        "a long value": [("Lúa", "4" * 25), ("Ngô", "9")], "too long": [("Lúa", "4" * 26), ("Ngô",
        "9")],
        "one number": [("1", "Lúa", "Tốt"), ("Hai", "Ngô", "Xấu"), ("Ba", "Sắn", "Tốt")],
        "two numbers": [("1", "Lúa", "Tốt"), ("2", "Ngô", "Xấu"), ("Ba", "Sắn", "Tốt")],
        "figures in three of five": [("Lúa", "Tốt", "1")] * 3 + [("Lúa", "Tốt", "Hết")] * 2,
        "figures in two of five": [("Lúa", "Tốt", "1")] * 2 + [("Lúa", "Tốt", "Hết")] * 3,
        "one figure": [("Lúa", "Tốt", "1"), ("Lúa", "Tốt", "Hết")],
        "one figure alone": [("Lúa", "Tốt", "1"), ("Lúa", "Tốt", "")],
        "two figures": [("Lúa", "Tốt", "1"), ("Lúa", "Tốt", "2")],
        "figures in the first column": [("45 ha", "Lúa", "Tốt"), ("12 ha", "Ngô", "Xấu")],
        "figures in the middle": [("Lúa", "45 ha", "Tốt"), ("Ngô", "12 ha", "Xấu")],
        "figures of 25 letters": [("Lúa", "Tốt", "4" * 25)] * 2,
        "figures of 26 letters": [("Lúa", "Tốt", "4" * 26)] * 2,
        "rows of two in three columns": [("Lúa", "Tốt", "1"), ("Lúa", "", "2"), ("", "Tốt", "3")],
        "one full row": [("Lúa", "Tốt", "1"), ("Lúa", "", ""), ("", "", "3")],
        "three columns of text": [("Ủy", "Xã", "Dân"), ("ban", "ta", "bản"), ("này", "trồng",
        "vui")],
        "three columns, one not": [("Ủy", "Xã", "Dân"), ("ban", "Ta", "bản"), ("này", "trồng",
        "vui")],
        "three columns of two rows": [("Ủy", "Xã", "1"), ("ban", "ta", "2 bản")],
        "columns of text with numbers": [("Ủy", "Xã", "1"), ("ban", "ta", "2 ha"), ("này", "vui",
        "3 ha")],
        "text, then a table": [("Ủy", "Xã", "Dân"), ("ban", "ta", "bản"), ("này", "vui", "làng"),
                               ("Nơi nhận", "", ""), *ROWS],
        "numbers one above another": [("1", "Lúa", "45"), ("", "mùa", "tấn"), ("2", "Ngô", "9"),
                                      ("", "lai", "tấn")],
        "a total at the end": [("1", "Lúa", "45"), ("2", "Ngô", "9"), ("", "Cộng", "54"), ("",
        "Còn", "3")],
        "a total of four columns": [("1", "Lúa", "45", "5"), ("2", "Ngô", "9", "4"), ("", "Cộng",
        "54", "9"),
                                    ("", "Còn", "3", ""), ("", "còn", "3", "4")],
        "a group": [*ROWS[:2], ("", "Nhóm B"), *ROWS[2:]],
        "a group at the end": [*ROWS, ("", "Nhóm B")],
        "a group of long words": [*ROWS[:2], ("x" * 91,), *ROWS[2:]],
        "a group of 90 letters": [*ROWS[:2], ("x" * 90,), *ROWS[2:]],
        "halves": [("1", "Độc lập - Tự do", "3 b"), ("2", "x", "4")],
        "signed": [("1", "TM. BAN", "3 b"), ("2", "CHỦ TỊCH", "4")],
        "the end below": [*ROWS, ("Nơi nhận", "", "Lưu 3")],
        "a name on two lines": [("1", "Lúa", "45"), ("", "mùa", ""), ("2", "Ngô", "9")],
        "a total": [("1", "Lúa", "45"), ("", "Cộng", "45"), ("2", "Ngô", "9"), ("", "Cộng", "9")],
        "a total with words": [("1", "Lúa", "45"), ("", "Cộng", "cả xã"), ("2", "Ngô", "9")],
        "no numbers, a name on two lines": [("Lúa", "Tốt", "45"), ("mùa", "", ""), ("Ngô", "Xấu",
        "8"),
                                            ("Mới", "", ""), ("", "Vừa", "")],
        "no numbers, two cells go on": [("Lúa", "Tốt", "45"), ("mùa", "", "tấn"), ("Ngô", "Xấu",
        "8")],
        "no numbers, small letters": [("Lúa", "a", "45"), ("mùa", "b", "9"), ("Ngô", "c", "8")],
        "narrow columns": [("Ủy ban nhân", "dân xã"), ("phát động", "thi đua"), ("trồng",
        "rừng 5")],
        "narrow columns of two": [("Ủy ban nhân", "dân xã"), ("phát động", "thi đua")],
    }.items():  # fmt: skip
        places = (0, 400) if len(rows[0]) < len(AT) - 1 else AT
        yield f"{name}: {read(grid(rows, 80, places))}"
    lower = [("Lúa", "Tốt", "Xấu"), ("Ngô", "Đẹp", "Vừa"), ("Sắn", "Già", "Non")]
    for count in range(5):
        rules = [PageRule(-9, 70 + 80 * one, 900, 70 + 80 * one) for one in range(-1, count - 1)]
        yield f"{count} rules: {read(grid(lower), rules)}"
    for name, made in {
        "from": lambda x: PageRule(x, 70, 900, 70), "to": lambda x: PageRule(-9, 70, 730 + x, 70),
        "as thick as": lambda x: PageRule(-9, 70, 900, 70 + x), "at": lambda x: PageRule(-9, x, 900,
        x),
    }.items():  # fmt: skip
        base = [PageRule(-9, 10, 900, 10), PageRule(-9, 150, 900, 150)]
        steps = {"from": range(170, 190), "to": range(-190, -90), "as thick as": range(4),
                 "at": [*range(-190, -170), 9, 10, 11, 12, 149, 150, 151, *range(390,
                 410)]}[name]  # fmt: skip
        yield from tell_steps(
            f"a rule {name}",
            lambda x, m=made, b=base: bool(read(grid(lower), [*b, m(x)])[1]),  # type: ignore[misc]
            steps,
        )
    yield from tell_steps("rows apart", lambda x: len(read(grid(ROWS, x))[1]), range(20, 260, 4))
    yield from tell_steps(
        "columns apart", lambda x: read(grid([("a b", "1"), ("c d", "2")], 80, (0, 90 + x)))[1],
        range(0, 150, 3),
    )  # fmt: skip
    yield from tell_steps(
        "three columns apart", lambda x: read(grid(ROWS, 80, (0, 200, 290 + x)))[1], range(0, 60, 3)
    )
    for count in (3, 4):  # rules between rows tell which lines are one row
        for y in (60, 61, 109, 110, 111, 140):
            rules = [PageRule(-9, at_y, 900, at_y) for at_y in (-9, 69, y, 230)[:count]]
            yield f"{count} rules, one at {y}: {read(grid(lower), rules)}"
    for y in (59, 60, 61, 139, 140, 150, 189, 190, 191):
        rules = [PageRule(-9, at_y, 900, at_y) for at_y in (-9, y, 230)]
        yield f"a rule at {y}: {read(grid(lower), rules)[1]}"
    yield from tell_steps(
        "words beside each other", lambda x: texts(alignedtables._parts([line("ab"), line("cd",
        x)])),
        range(-20, 100),
    )  # fmt: skip
    for most in (2, 3, 4):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(alignedtables, "_MOST_ROWS", most)
            yield f"{most} rows of a page: {read(grid(ROWS))}"
    for gaps in ((80, 80, 80, 80), (80, 100, 80, 100), (80, 99, 80, 99), (80, 120, 120, 80),
                 (80, 80, 120, 80), (120, 80, 120, 80), (100, 80, 100, 80)):  # fmt: skip
        tops = [sum(gaps[:one]) for one in range(5)]
        some = [("1", "Lúa", "45"), ("", "mùa", "tấn"), ("2", "Ngô", "9"), ("", "lai", "tấn"),
                ("3", "Sắn", "7")]  # fmt: skip
        made_lines = [line(text, AT[number], tops[index])
                      for index, cells in enumerate(some) for number,
                          text in enumerate(cells) if text]  # fmt: skip
        yield f"gaps {gaps}: {read(made_lines)[1]}"
    for boxes in ((0, 300, 600), (0, 300), (0, 600)):
        for levels in ((0, 100, 200, 300), (0, 300), (0, 100, 200, 300, 400, 500)):
            rules = [*(PageRule(x, levels[0], x, levels[-1]) for x in boxes),
                     *(PageRule(boxes[0], y, boxes[-1], y) for y in levels)]  # fmt: skip
            filled: Any
            for filled in ((("1", "Lúa"), ("2", "Ngô"), ("3", "Sắn")), (("A", "B"), ("C", "D")),
                         (("Nơi nhận:", "B"), ("C", "D")), (("1", ""), ("2", "")),
                         (("1", "Lúa"), ("x", "Ngô")), (("1", "Lúa"),)):  # fmt: skip
                words = [word(text, 330 * n + 20, 100 * index + 20)
                         for index, cells in enumerate(filled) for n,
                             text in enumerate(cells) if text]  # fmt: skip
                page, tables = drawntables.take_drawn_tables(
                    PrintedPage(tuple(words), 900, 900, rules=tuple(rules)), 1
                )
                told = [([one.cells for one in table.rows], table.edges) for table in tables]
                yield f"{boxes} {levels} {filled}: {[one.text for one in page.words]} {told}"


def tell_grids() -> Iterator[str]:
    """Rules that meet, or nearly."""

    def table(*more: PageRule, xs: Sequence[float] = (0, 100, 200), ys: Sequence[float] = (0, 50,
        100),
              end: float = 0, side: bool = False) -> list[PageRule]:  # fmt: skip
        return [*(PageRule(x, ys[0] - end, x, ys[-1] + end, side) for x in xs),
                *(PageRule(xs[0] - end, y, xs[-1] + end, y, side) for y in ys), *more]  # fmt: skip

    def told(rules: Sequence[PageRule]) -> list[Any]:
        return [
            (grid.xs, grid.ys, [one[:2] for one in grid.cells]) for grid in grids.find_grids(rules)
        ]

    yield f"{told(table())} {told(table(xs=(0, 100)))} {told(table(ys=(0, 50)))}"
    yield f"sides: {told(table(side=True))} {told(table(ys=(0, 50), side=True))}"
    yield f"sides and rules: {told([*table(ys=(0, 50), side=True), *table(ys=(0, 50))])}"
    for end in range(-5, 8):
        yield f"ends beyond by {end}: {told(table(end=end))}"
    for at in (1, 2, 3, 4, 5, 6):
        yield (
            f"doubled at {at}: {told(table(xs=(0, at, 100, 200)))} "
            f"{told(table(ys=(0, at, 50, 90)))}"
        )
    for gap in (4, 4.5, 5, 5.5):
        dashes = [PageRule(x, 50, x + 10 - gap, 50) for x in range(0, 200, 10)]
        yield f"dashes with {gap}: {told([*table(ys=(0, 100)), *dashes])}"
    for long in (8, 9, 10):
        yield f"as long as {long}: {told(table(xs=(0, long / 2, long), ys=(0, long / 2, long)))}"
    for start in (0, 46, 47, 48, 53, 54, 96, 97, 98):
        yield f"a wall from {start}: {told([*table(xs=(0, 200)), PageRule(100, start, 100, 100)])}"
    for stop in (0, 2, 3, 4, 46, 47, 53, 100):
        yield f"a wall to {stop}: {told([*table(xs=(0, 200)), PageRule(100, 0, 100, stop)])}"
    inner = [PageRule(rule.left / 4 + 10, rule.top / 4 + 5, rule.right / 4 + 10,
        rule.bottom / 4 + 5)
             for rule in table()]  # fmt: skip
    yield f"a table in a cell: {told([*table(), *inner])}"
    aside = [rule._replace(left=rule.left + 400, right=rule.right + 400, top=rule.top - 200,
                           bottom=rule.bottom - 200) for rule in table()]  # fmt: skip
    yield f"two tables: {told([*table(), *aside])}"
    for x, y in ((0, 0), (50, 20), (100, 50), (200, 100), (201, 100), (100, 101), (-1, 0), (0, -1)):
        (found,) = grids.find_grids(table())
        yield f"{x}, {y}: {found.contains(x, y)} {found.cell(x, y)}"
    for most, rules in (
        (11, table()),
        (12, table()),
        (12, table()[:5]),
        (5, table()),
        (6, table()),
    ):
        with pytest.MonkeyPatch.context() as patch:
            for name in ("_MOST_RULES", "_MOST_MEETINGS", "_MOST_SQUARES"):
                patch.setattr(grids, name, most)
                yield f"{name} {most} {len(rules)}: {len(grids.find_grids(rules))}"
                patch.undo()


def tell_paragraphs() -> Iterator[str]:
    """Where a paragraph begins."""
    edges = {1: Edges(0, 1200, (120, 120)), 2: Edges(0, 1200)}

    def flow(column: PageColumn = PageColumn.WHOLE) -> Flow:
        return Flow(column, (), edges)

    full = line("một hai ba bốn năm sáu bảy tám chín")
    yield from tell_steps("a step of", lambda at: layout._stands_off(full, line("a", 0, at), 80),
                          range(100, 116))  # fmt: skip
    yield f"on the next page: {layout._stands_off(full, line('a', 0, 999, page=2), 80)}"
    yield from tell_steps("as high as", lambda at: layout._stands_off(full, line("a", high=at), 80),
                          range(40, 80))  # fmt: skip
    for text in ("a", "a b c d e f g h"):
        yield from tell_steps(
            f"at the right, then {text}",
            lambda at, t=text: layout._was_at_the_right([line("Phụ lục", at)], line(t)),  # type: ignore[misc]
            range(0, 700, 5),
        )
    for before, after in (
        ("xong.", "II. PHẦN"), ("xong.", "PHẦN HAI"), ("xong", "PHẦN HAI"), ("XONG.", "PHẦN HAI"),
        ("xong.", "PHẦN"), ("xong;", "1. Phần"), ("xong:", "1. phần"), ("xong,", "1. Phần"),
        ("xong.", "Phần hai"), ("xong.", "1 Phần"),
    ):  # fmt: skip
        yield f"{before} | {after}: {layout._is_heading_below(line(before), line(after))}"
    for before, after in (("a, ngày", "5 tháng"), ("a, ngày 5", "tháng 2"), ("a, ngày … tháng",
        "năm"),
                          ("a", "tháng 2"), ("a, ngày", "Xã")):  # fmt: skip
        yield from tell_steps(
            f"{before} | {after}, a step of",
            lambda at, b=before, a=after: layout._goes_on_with_day(line(b), line(a, 0, at)),  # type: ignore[misc]
            range(110, 130),
        )
    for bold, is_bold, text in (
        (True, False, "Xã"),
        (True, False, "xã"),
        (True, True, "Xã"),
        (False, False, "Xã"),
    ):
        for end in ("", ",", "-", "–", "."):
            said = layout._is_below_title(
                [line(f"KẾ HOẠCH{end}", bold=bold)], line(text, bold=is_bold)
            )
            yield f"{bold} {is_bold} {text} {end}: {said}"
    for column in PageColumn:
        for before, after in (
            ("a", "b"),
            ("a", "B"),
            ("A", "b"),
            ("a:", "- b"),
            ("a", "- b"),
            ("a;", "+ b"),
        ):
            for left in (0, 30, 31, 90):
                said = layout._begins_in_half(line(before, 60), line(after, left), column)
                yield f"{column.name} {before} {after} {left}: {said}"
    yield from tell_steps(
        "same middle", lambda at: layout._centred_on(line("abcd"), line("ab", at)), range(-10, 130)
    )
    for text in ("xã", "- xã", "1. Xã"):
        yield from tell_steps(
            f"ends at, before {text}",
            lambda at, t=text: layout._has_ended(  # type: ignore[misc]
                [PrintedLine((word("a", 0, wide=at),), 1)], line(t), flow()),
            range(1000, 1200, 3),
        )  # fmt: skip
    yield from tell_steps(
        "centred, as wide as", lambda at: layout._has_ended(
            [PrintedLine((word("a", 600 - at / 2, wide=at),), 1)],
            PrintedLine((word("b", 550, wide=100),), 1), flow()), range(300, 1200, 6),
    )  # fmt: skip
    yield from tell_steps("indented by", lambda at: layout._is_indented([line("xã")], line("b", at),
        flow()),
                          range(40, 60))  # fmt: skip
    yield from tell_steps(
        "hanging by",
        lambda at: layout._is_indented([line("1. xã")], line("b", at), flow()),
        range(40, 140),
    )
    yield from tell_steps("indented from the second by", lambda at: layout._is_indented(
        [line("1. xã"), line("b", 90)], line("c", at), flow()), range(100, 160))  # fmt: skip
    for some, after in (((("1. a", 0),), "2. b"), ((("1. a;", 0),), "2. b"), ((("a;", 0),), "2. b"),
                        ((("1. a;", 0),), "b"), ((("1. a", 0), ("b", 31)), "2. b"),
                        ((("1. a", 0), ("b", 30)), "2. b"), ((("1. a,", 0),), "- b")):  # fmt: skip
        yield from tell_steps(
            f"{some} | {after}, from",
            lambda at, s=some, a=after: layout._is_next_item(  # type: ignore[misc]
                [line(*one) for one in s], line(a, at)
            ),
            range(-40, 40),
        )
    yield from tell_steps("centred from", lambda at: layout._centred_in(
        flow(), PrintedLine((word("a", at, wide=600),), 1)), range(200, 400))  # fmt: skip
    yield from tell_steps("centred at both ends", lambda at: layout._centred_in(
        flow(), PrintedLine((word("a", at, wide=1200 - 2 * at),), 1)), range(60, 200))  # fmt: skip
    for sure in ((1.0, 1.0), (0.93, 0.92), (0.5, 0.9), (0.9, 0.8)):
        words = [PrintedWord(f"{one}", 0, 9, 0, 9, certainty=one) for one in (*sure, *sure[::-1])]
        yield f"{sure}: {layout._uncertain(words)}"
    tops = [(1, 100.0), (1, 200.0), (2, 50.0)]
    for page, top in ((1, 0), (1, 100), (1, 101), (1, 201), (2, 50), (2, 51), (3, 0)):
        yield f"{page} {top}: {layout._place(page, top, tops)} {layout._place(page, top, ())}"


def tell_furniture() -> Iterator[str]:
    """Heads, feet, numbers and stamps of pages."""

    def told(pages: Sequence[Sequence[tuple[str, float]]], heights: Sequence[float]) -> list[Any]:
        made = [
            [line(text, 0, top, page=at) for text, top in page] for at, page in enumerate(pages, 1)
        ]
        removed = furniture.set_furniture_apart(made, heights)
        return [(texts(page), [(one.text, one.reason.name) for one in out])
                for page, out in zip(made, removed, strict=True)]  # fmt: skip

    for number in ("2", "- 2 -", "Trang 2", "trang 2/9", "Page 2 of 9", "2 trên 9", "1234", "2a",
        "II",
                   "2/", "—2—", "2.", "TRANG 2"):  # fmt: skip
        yield f"{number}: {furniture.read_page_number(number)}"
        for pages in ([[(number, 0), ("a", 500)]], [[("a", 500), (number, 1900)]],
                      [[(number, 0), ("3", 80), ("a", 500)]]):  # fmt: skip
            yield f"= {told(pages, [2000])}"
    yield from tell_steps("at the head", lambda at: told([[("2", at), ("a", 500)]], [2000])[0][0],
                          range(170, 190))  # fmt: skip
    yield from tell_steps("at the foot", lambda at: told([[("a", 500), ("2", at)]], [2000])[0][0],
                          range(1710, 1730))  # fmt: skip
    yield from tell_steps("of unknown height", lambda at: told([[("2", at), ("a", 500)]],
        [0])[0][0],
                          range(170, 190))  # fmt: skip
    for head in ("UBND xã Mẫu", "Phụ lục", "CỘNG HÒA XÃ HỘI", "Tờ 1", "Trang số 9"):
        for count in (2, 3, 4):
            pages = [
                [(head.replace("1", str(at)), 0), (f"chữ {at}", 500)] for at in range(1, count + 1)
            ]
            yield f"{head} on {count}: {told(pages, [2000] * count)}"
    many = [[(f"dòng {n}", 40 * n) for n in range(5)] + [(f"chữ {at}", 900)] for at in range(3)]
    yield f"five lines again: {told(many, [2000] * 3)}"
    for stamp in ("Ký bởi: A", "Người ký: A", "Ký ngày: 5", "Cơ quan: A", "Cơ quan A", "Email: a",
                  "Signature Not Verified", "Signature Verified", "Digitally signed by A",
                  "CÔNG VĂN ĐẾN", "CÔNG VĂN ĐẾNX", "Thời gian ký: 5", "Giờ ký: 5", "Ngày ký: 5",
                  "Tổ chức xác thực: A", "xã Ký bởi: A"):  # fmt: skip
        yield f"{stamp}: {told([[('a', 500), (stamp, 900), ('b', 1000)]], [2000])}"


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "lines": tell_lines, "columns": tell_columns, "beside": tell_columns_beside,
    "texts": tell_texts_beside, "papers": tell_papers, "flows": tell_flows, "rows": tell_tables,
    "grids": tell_grids, "paragraphs": tell_paragraphs, "furniture": tell_furniture,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_places_are_judged_as_is_written_down(name: str) -> None:
    """At which step each rule says something else."""
    compare_table(f"place-{name}", RULES[name]())

"""Words beside words: where a quote stands, what is nearest, what is left over, letter by letter.

Small originals made by hand, each with everything that the comparison says of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations, product
from typing import Any

import pytest

from tables import compare_table
from test_fidelity_cases import checked, original, plan_with
from thidua.attachments import printed_places
from thidua.attachments.comparison import alignment, differing, omissions, order, quotes, words
from thidua.attachments.comparison import nearest as near
from thidua.attachments.comparison.checking import can_be_compared
from thidua.attachments.comparison.principal import may_stand_elsewhere, principal_of
from thidua.attachments.comparison.quoted import Claim, QuotedWords
from thidua.attachments.comparison.words import Span, Words, normal
from thidua.attachments.inspection.facts import Extent
from thidua.attachments.marking import MarkedBox
from thidua.attachments.text.model import Manuscript, Paragraph, TextPlace
from thidua.model.document import OriginalKind

ONE = "một hai ba bốn năm sáu bảy tám chín mười"
OTHER = "mốt hái ba bốn năm sau bảy tám chín mười"


def tell_nearest() -> Iterator[str]:
    """The words that are most like a quote: where, how like, and what differs."""
    printed = (
        f"Phát động {ONE} hết", f"{ONE} đầu và {OTHER} cuối", "ba bốn năm", f"{ONE}. {ONE}",
        f"{'xã ' * 61}trồng rừng", f"{'xã ' * 60}trồng rừng",
            f"{ONE} x {' '.join(ONE.split()[::-1])}",
        f"{'lạ ' * 9}{ONE}", f"một hai {'lạ ' * 4}ba bốn năm sáu bảy tám",
        f"một hai {'lạ ' * 9}ba bốn năm sáu bảy tám",
    )  # fmt: skip
    quotes_ = (
        ONE, OTHER, "một hai", "xã trồng rừng", "xã ta trồng rừng mới", "không có gì ở đây cả",
        "ba bốn năm", "hai ba bốn không năm sáu", "một hai ba bốn năm sáu bảy tám", "lạ",
        "trồng xã xã xã xã", "mười chín tám bảy sáu",
    )  # fmt: skip
    for text in printed:
        made = original(text)
        for quote in quotes_:
            found = near.nearest(made, quote)
            told = found and (tuple(found.tokens), tuple(found.span), round(found.likeness, 3),
                              [tuple(one) for one in found.differences])  # fmt: skip
            yield f"{text[:40]} {len(text)} | {quote}: {told}"
    twice = original(f"{ONE} giữa {ONE}")
    for start, end in ((0, 5), (0, 44), (44, 99), (50, 60), (48, 49), (49, 50), (200, 300)):
        found = near.nearest(twice, ONE.replace("ba", "bà"), Span(start, end))
        yield f"around {start} to {end}: {found and found.tokens}"
    for length in (199, 200, 201):
        quote = ("ab " * 80)[:length].strip() + "x" * (3 - length % 3)
        yield f"{length} {len(quote)}: {near._likeness(quote, quote[1:]):.4f}"
    for codes in (
        [("delete", 0, 3, 0, 0), ("equal", 3, 5, 0, 2), ("delete", 5, 9, 2, 2)],
        [("delete", 0, 3, 0, 0)], [("replace", 0, 9, 0, 2), ("equal", 9, 11, 2, 4)],
        [("equal", 0, 2, 0, 2), ("replace", 2, 9, 2, 4)], [("replace", 0, 9, 0, 2)],
        [("replace", 0, 1, 0, 4), ("equal", 1, 2, 4, 5), ("replace", 2, 3, 5, 9)],
        [("equal", 0, 2, 0, 2)], [("insert", 0, 0, 0, 2), ("equal", 0, 1, 2, 3)],
    ):  # fmt: skip
        some: Any = codes
        yield f"{codes}: {near._trimmed(some)}"


def with_cells(*rows: str) -> Words:
    """An original with a row of cells in each line."""
    made = []
    for at, row in enumerate(rows, 1):
        cells = tuple(row.split("|")) if "|" in row else ()
        text = normal(" ".join(one for one in cells if one) or row)
        made.append(Paragraph(text, TextPlace(None, at), cells=cells))
    return Words("goc.txt", Manuscript(tuple(made)))


def tell_words() -> Iterator[str]:
    """The words of an original: places, cells, numbers, signs that are printed alike."""
    for text in (
        "a\u2010b a\u2011b", "a\u00adb", "a\u200bb \ufeffc", "  a   b ", "a\nb\tc", "T/M Đảng ủy",
        "K/T Bí thư", "T/L X", "T/M. Đảng ủy", "T/X a", "xT/M a", "T/M", "đẹp", "a\u00a0b",
    ):  # fmt: skip
        yield f"{text!r}: {normal(text)!r}"
    for text in ("a", " .,;:!?()[]“”\"'‘’a ", "-a-", "…a", ""):
        yield f"{text!r}: {words.bare(text)!r} {words.squeezed(text)!r}"
    for text in ("Số: …… /KH-UBND", "Số: 5.. /KH", "Số: 5. /KH", "A__B", "a b"):
        yield f"{text}: {words.squeezed(text)}"
    yield words.written("aΩbЖc□d")
    made = with_cells("Trồng 45 ha", "1|Lúa|45 tấn|", "2||Lúa|45", "Xong")
    yield f"{made.texts} {made.starts} {sorted(made.cell_ends)} {made.by_text}"
    yield f"{made.by_masked_text} {made.tokens} {made.token_spans[-2:]} {dict(made.token_places)}"
    for at in range(0, len(made.text) + 1, 3):
        if at < len(made.text):
            yield f"{at}: {made.paragraph_at(at)} {made.place(at).paragraph}"
    for start, end in ((0, 5), (0, 11), (0, 12), (0, 13), (12, 20), (5, 20), (11, 13)):
        yield f"{start} to {end}: {made.paragraph_around(Span(start, end))}"
    for quote in ("45", "Lúa", "45 tấn", "Lúa 45", "ha 1 Lúa", "x"):
        for around in ((0, None), (13, None), (0, 20), (14, 40)):
            found = [tuple(span) for span in made.find_all(quote, *around)]
            yield f"{quote} in {around}: {found} {made.find(quote, *around)}"
    strange = original("xã aΩb và aЖb")
    yield f"{[tuple(one) for one in strange.find_all('a□b')]}"
    stamped = original("Số: 15 /KH-UBND", "số:….../KH-UBND", "Số: 1 5/KH - UBND", "XSố: 15/KH-UBND",
                       "Số: 15/KH-UBNDX", "Số: 15/KH-UBND/2")  # fmt: skip
    for quote in ("Số: 15/KH-UBND", "Số: /KH-UBND", "15/KH-UBND"):
        yield f"{quote}: {[tuple(one) for one in stamped.find_squeezed(quote)]}"
    for kind, recognised, read in product(OriginalKind, (False, True), (False, True)):
        one = Words("a", Manuscript((), recognised=read), recognised=recognised, kind=kind)
        yield f"{kind.name} {recognised} {read}: {one.recognised}"
    for label, text in (("1.", "a"), ("-", "a"), ("", "a"), ("•", "a"), ("a)", "b")):
        one = Words("a", Manuscript((Paragraph(text, TextPlace(None, 1), label=label),)))
        yield f"{label} {text}: {one.texts}"


FURNITURE = (
    "2", "- 2 -", "-2", "123", "1234", "trang 2", "Trang số 2/9", "tr. 2 trên 9", "trang hai",
    "(đã ký)", "Đã ký và đóng dấu", "ký tên, đóng dấu", "ký, ghi rõ họ tên", "ký đóng dấu",
    "Người ký: A", "ký bởi A", "Email: a@b", "Ngày ký: 5", f"người ký: {'a' * 120}",
    f"người ký: {'a' * 121}", "bản điện tử được xác thực", "ký số đã xác thực bởi A", "ký số", "",
)  # fmt: skip
COVERED: tuple[tuple[tuple[int, int], ...], ...] = (
    (), ((0, 11),), ((0, 5),), ((6, 11),), ((0, 5), (6, 11)), ((6, 11), (0, 5)), ((0, 8), (4, 11)),
    ((0, 11), (12, 14)), ((0, 15),), ((5, 13),), ((12, 19),), ((0, 5), (9, 11)), ((0, 99),),
    ((12, 18),), ((19, 20),), ((0, 11), (12, 18), (19, 20), (21, 29)),
)  # fmt: skip


def tell_left() -> Iterator[str]:
    """Runs of words that no line has, and what comes with pages."""
    for text in FURNITURE:
        told: list[Any] = [omissions.is_furniture(text, whole=whole) for whole in (True, False)]
        yield f"{text[:40]!r} {len(text)}: {told}"
    made = original("Trồng 45 ha", "một hai", ".", "trang 2 ;")
    yield f"{made.starts}"
    for spans in COVERED:
        left = omissions.left_over(made, [Span(*one) for one in spans])
        told = [
            (made.text[one.span.start : one.span.end], one.whole, one.furniture) for one in left
        ]
        yield f"{spans}: {told}"
    for counts, pages in product(((20,), (21,), (10, 11), (40,), (41,), (0,)), (None, 0, 1, 2)):
        some = [Paragraph("a " * count, TextPlace(None, at)) for at, count in enumerate(counts, 1)]
        yield f"{counts} on {pages}: {can_be_compared(Manuscript(tuple(some), pages=pages))}"
    yield f"an empty one: {can_be_compared(Manuscript(()))}"
    for path in (("targets", 0, "text"), ("sections", 0), ("document", "title"), ("opening",)):
        yield f"{path}: {may_stand_elsewhere(path)}"
    kinds = list(OriginalKind)
    for one, two in product(kinds, kinds):
        files = [
            {"file": f"{at}.txt", "kind": kind.value, "title": "x"}
            for at, kind in enumerate((one, two))
        ]
        some_words = [
            original("a", file=f"{at}.txt", kind=kind) for at, kind in enumerate((one, two))
        ]
        found = principal_of(plan_with("a", attachments=files), some_words)
        yield f"{one.name} {two.name}: {found and found.file}"
    for starts in permutations((1, 2, 3, 4)):
        yield f"{starts}: {sorted(order._longest_rise(starts))}"
    for starts in ((), (1,), (1, 1), (2, 1, 1), (3, 1, 2, 2, 1)):
        yield f"{starts}: {sorted(order._longest_rise(starts))}"


SIDES = (
    ("Trồng 45 ha", "Trồng 54 ha"), ("Trồng 45 ha", "Trồng 145 ha"), ("Trồng ha", "Trồng 45 ha"),
    ("Trồng 45 ha", "Trồng ha"), ("một hai ba", "một bốn ba"), ("a", "b"), ("5%", "5,5%"),
    (f"{ONE} hết", f"{ONE.replace('sáu', 'sau')} hết"), ("1.234", "1.324"), ("a - b", "a – b"),
    ("a “b”", 'a "b"'), ("’a", "'a"), ("con", "cοn"), ("−5", "-5"), ("x — y", "x - y"), ("45x",
    "46"),
)  # fmt: skip


def tell_sides() -> Iterator[str]:
    """Both sides of a difference, the words that a note must quote, and signs that look alike."""
    for printed, ours in SIDES:
        made = original(f"đầu tiên {printed} sau cùng")
        found = near.nearest(made, normal(ours))
        if found and found.differences:
            shown = differing.sides(normal(ours), made, found)
            owned = differing.owned_words(normal(ours), found.differences[0])
            yield f"{printed} | {ours}: {tuple(shown)} {owned}"
        yield (
            f"{printed} | {ours}: {differing._marked(printed, ours)} "
            f"{differing._hint(printed, ours)}"
        )
    made = original("không một hai ba bốn năm sáu bảy tám chín mười mười một mười hai")
    for start, end in (
        (6, 9),
        (0, 9),
        (10, 13),
        (6, 64),
        (0, 64),
        (20, 64),
        (6, 50),
        (5, 9),
        (14, 17),
    ):
        yield f"{start} to {end}: {differing.cut_off(made, Span(start, end))}"
    for remark in ("“a” và “b”", '"a"', "“”", f"“{'a' * 1000}”", f"“{'a' * 1001}”", "a", '“a”"b"'):
        yield f"{remark[:20]} {len(remark)}: {[len(one) for one in differing.quoted_in(remark)]}"
    for remark in ("in “a b”, ở đây “a c”", "in “a b”", "“a c”", "in “a  b” “a c”"):
        yield f"{remark}: {differing.quotes_both(remark, 'a b', ['a c', 'x'])}"
    for remark in ("không in “Trồng 45 ha”", "không có “Trồng 45 ha”", "có “Trồng 45 ha”",
                   "Không in “Trồng”", "không inh “Trồng 45 ha”",
                   "xkhông in “Trồng 45 ha”"):  # fmt: skip
        yield f"{remark}: {differing.owned('Trồng 45 ha', None, remark)}"
    plan = plan_with({"text": "a", "note": "của chỉ tiêu", "parts": [{"text": "b"}]},
                     opening={"text": "c", "note": "của mở đầu"})  # fmt: skip
    for path in (("targets", "items", 0, "text"), ("targets", "items", 0, "parts", 0, "text"),
                 ("opening", "text"), ("document", "title"), ("opening",), ("year",)):  # fmt: skip
        some: Any = path
        yield f"{path}: {differing.note_of(plan, some)!r}"


PLACED: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("Trồng 45 ha",), ("Trồng 45 ha",)), (("Trồng 45 ha",), ("Trồng 45 ha. Nuôi bò",)),
    (("Trồng 45 ha",), ("Nuôi bò. Trồng 45 ha",)), (("Trồng 45 ha",), ("Nuôi bò, Trồng 45 ha",)),
    (("Trồng 45 ha",), ("1. Trồng 45 ha",)), (("Trồng 45 ha",), ("a) Trồng 45 ha; nuôi",)),
    (("Trồng 45 ha",), ("“Trồng 45 ha”",)), (("Trồng 45 ha",), ("Trồng 45 ha",) * 2),
    (("Trồng 45 ha",) * 2, ("Trồng 45 ha",) * 2), (("Trồng 45 ha",) * 2, ("Trồng 45 ha",)),
    (("Trồng 45 ha nuôi bò",), ("Trồng 45 ha", "nuôi bò")),
    (("Trồng 45 ha. Nuôi bò",), ("Trồng 45 ha.", "Nuôi bò")),
    (("Trồng 45 ha. nuôi bò",), ("Trồng 45 ha.", "nuôi bò")),
    (("Trồng 45 ha. 2. Nuôi bò",), ("Trồng 45 ha.", "2. Nuôi bò")),
    (("Trồng 45 ha", "Nuôi bò"), ("Nuôi bò", "Trồng 45 ha")),
    (("Trồng 45 ha", "45 ha"), ("Trồng 45 ha", "45 ha")), (("45 ha",), ("Trồng 45 ha", "45 ha")),
    (("Trồng 45 ha",), ("Trồng 45 ha rừng",)), (("Trồng 45 ha",), ("Xã Trồng 45 ha",)),
    (("Trồng 45 ha/",), ("Trồng 45 ha/.",)), (("Trồng 45 ha",), ("Trồng 45 ha/.",)),
)  # fmt: skip


def tell_placed() -> Iterator[str]:
    """Which words of an original lines have as their own, on pages and without."""
    for (lines, printed), claim, pages in product(PLACED, Claim, (False, True)):
        made = original(*printed, pages=pages)
        for path, place in ((("targets", "items", 0, "text"), "1"), (("document", "title"), ""),
                            (("period", "text"), "")):  # fmt: skip
            some = [QuotedWords(path, "x", line, claim, "f", place=place) for line in lines]
            found = alignment.Alignment(made, some)
            told = [span and made.text[span.start : span.end] == some[at].words and span.start
                    for at, span in enumerate(found.spans)]  # fmt: skip
            cut = sorted(found.cut_lines())
            yield f"{lines} {printed} {claim.name} {pages} {path[0]}: {told} {found.own} {cut}"


WHOLE = (
    *((f"Trồng 54 ha{more}", "") for more in (" nuôi bò", " nuôi 9 bò", " nuôi 9 con",
    " nuôi 19 con bò", " nuôi 19 con bò nhé")),
    ("Trồng 45 ha", "Nuôi 9 con bò"), ("Trồng 45 ha", "Xã làm đường"), ("Trồng 45 ha", "2"),
    ("Trồng 45 ha. Nuôi 9 con", ""), ("Trồng 45 ha rừng ở các thôn bản vùng cao", ""),
    ("Trồng 54 ha rừng", ""), ("Trồng 45 ha", "Trồng 45 ha"), ("Trồng 54 ha", "Trồng 45 ha."),
)  # fmt: skip


def tell_whole() -> Iterator[str]:
    """What a plan leaves out of its original, how much is covered, and what files print."""
    base = original("Phát động", "x")
    yield f"{base.text}"
    for printed, sure, beside in product(
        WHOLE, (True, False), ((), ("Trồng 45 ha",), ("Trồng 46 ha",))
    ):
        made = original("Phát động", *filter(None, printed), recognised=not sure)
        others = [original(*beside, file="phu-luc.txt", kind=OriginalKind.ANNEX)] if beside else []
        for more in ({}, {"unplaced": [{"text": "Nuôi 9 con bò", "reason": "Khác"}]}):
            found = checked(plan_with("Trồng 45 ha", **more), made, *others)
            told = [(one.outcome.name, one.spot) for one in found.lines]
            yield f"{printed} {sure} {beside} {len(more)}: {told} {found.coverage}"
            yield f"= {found.principal} {dict(found.others)} {found.is_whole} {found.compared}"
            yield f"= {[(one.words, one.whole, one.path, one.spot) for one in found.omissions]}"
            yield f"= {[tuple(one) for one in found.misses]} {found.conflicts}"
    for text in ("- a", "+ a", "– a", "• a", "-a", "a\n- b", "*a*\n", "a\\*", "- - a", "a - b"):
        yield f"{text!r}: {quotes.lines_of(text)}"


def letters(text: str) -> printed_places._Letters:
    """The letters of a page, in which spaces begin words."""
    said: list[str] = []
    starts = [0]
    for letter in text:
        if letter == " ":
            starts.append(len(said))
        else:
            said.append(printed_places._fold(letter))
    return printed_places._Letters("".join(said), list(range(len(said))), starts)


FOUND = (
    ("Trồng 45 ha rừng", "Trồng 45 ha rừng"), ("Xã trồng 45 ha rừng nhé", "Trồng 45 ha rừng"),
    ("Trồng 45 ha. Trồng 45 ha", "Trồng 45 ha"), ("Trồng 45 ha", "Nuôi bò"),
    (f"trang này {ONE}", f"{ONE} và còn nữa ở trang sau"),
    (f"trang này {ONE} {'x' * 60}", f"{ONE} và còn nữa"), (f"trang này {ONE} {'x' * 61}",
    f"{ONE} và còn nữa"),
    (f"{'a' * 30}", f"{'a' * 30}b"), (f"{'a' * 29}", f"{'a' * 29}b"), ("", "a"), ("a", ""),
    ("Trông 45 ha rừng mới nhé", "Trồng 45 ha rừng mới"), ("Trông 54 ha rừng mới",
    "Trồng 45 ha rừng mới"),
    ("Trông ha rừng", "Trồng ha rừng"), ("một hai ba bón năm", "một hai ba bốn năm"),
    ("a b c d e f g x y z", "a b c d e f g h i j"), ("a b c d e f x y z t", "a b c d e f g h i j"),
    ("Đa ngành", "Ða ngành"), ("“a” – b", '"a" - b'), ("A—B", "a-b"),
)  # fmt: skip
BOXES = (
    ((0, 0, 10, 10), (12, 0, 20, 10)), ((0, 0, 10, 10), (12, 9, 20, 20)), ((0, 0, 10, 10), (12, 10,
    20, 20)),
    ((0, 0, 10, 10), (12, -9, 20, 1)), ((20, 0, 30, 10), (12, 0, 20, 10)), ((5, 0, 10, 10), (5, 2,
    20, 10)),
    ((0, 0, 10, 10), (0, 12, 10, 22), (12, 12, 20, 22)), (),
)  # fmt: skip


def tell_found() -> Iterator[str]:
    """Where words stand among the letters of a page, and which boxes are one line."""
    for printed, wanted in FOUND:
        yield (
            f"{printed[:40]} {len(printed)} | {wanted[:40]}: "
            f"{printed_places._find(letters(printed), wanted)}"
        )
    for boxes in BOXES:
        joined = printed_places._join_rows([MarkedBox(*one) for one in boxes])
        yield f"{boxes}: {[tuple(one) for one in joined]}"
    pictures = [printed_places.PlacePicture(at, Extent(at, 9), b"x" * at) for at in (1, 300)]
    packed = printed_places._pack(pictures)
    yield f"{packed[:30]!r} {printed_places.unpack_pictures(packed) == tuple(pictures)}"
    yield f"{printed_places.unpack_pictures(printed_places._pack([]))}"
    for letter in "–—−“”Ða\ufffe\x02ĐẠ":
        yield f"{letter!a}: {printed_places._fold(letter)!a}"


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "nearest": tell_nearest, "words": tell_words, "left": tell_left, "sides": tell_sides,
    "placed": tell_placed, "whole": tell_whole, "found": tell_found,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_words_are_compared_as_is_written_down(name: str) -> None:
    """Each quote beside each original."""
    compare_table(f"compared-{name}", RULES[name]())

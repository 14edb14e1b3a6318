"""A smuggler tries to bring a false or a shortened plan past the comparison; each try is refused.

The attacks are made by code on the five real plans, so that there are as many as there are lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest

from soaking import at_most, take_part
from test_fidelity import PLANS, changed, checked, plan_and_words
from thidua.attachments.comparison.model import Fidelity
from thidua.attachments.comparison.words import Words
from thidua.attachments.text.model import Manuscript, Paragraph, TextPlace
from thidua.model import Plan
from thidua.model.document import OriginalKind
from thidua.model.review import UnplacedText

Path = tuple[str | int, ...]
Attack = tuple[str, Path, Plan]

LEAST_TRIED = {"omissions": 290, "reorderings": 330, "cuts": 1150, "joins": 280, "borrowings": 70}
_LISTS: tuple[Path, ...] = (
    ("targets", "items"), ("contents", "items"), ("tasks", "items"), ("responsibilities", "items"),
    ("document", "recipients"), ("legal_bases",), ("citations",), ("movements",), ("occasions",),
)  # fmt: skip
_FACTS = {"citations", "movements", "occasions"}
_PASSAGES = (
    "opening", "purpose", "requirements", "objectives", "final_review", "closing",
)  # fmt: skip
_SMALL_WORDS = ("không", "trên", "trở lên", "khoảng", "chưa", "giảm", "tăng", "từ", "đến", "đạt")


def at(plan: Any, path: Path) -> Any:
    for step in path:
        plan = plan[step] if isinstance(step, int) else getattr(plan, step, None)
        if plan is None:
            return None
    return plan


def lists_of(plan: Plan) -> Iterator[tuple[Path, tuple[Any, ...]]]:
    for path in _LISTS:
        if listed := at(plan, path):
            yield path, listed


def texts_of(plan: Plan) -> Iterator[tuple[Path, str]]:
    """Every passage of the plan with its path."""
    for name in _PASSAGES:
        section = getattr(plan, name)
        if section:
            yield (name, "text"), section.text
    for path, listed in lists_of(plan):
        if path[0] not in _FACTS and path != ("legal_bases",):
            yield from (((*path, index, "text"), one.text) for index, one in enumerate(listed))


def omissions(plan: Plan) -> Iterator[Attack]:
    """One item of a list, one paragraph of a passage, one field of the header is left out."""
    for path, listed in lists_of(plan):
        for index in range(len(listed) if path[0] not in _FACTS else 0):
            if (
                path == ("legal_bases",)
                and plan.opening
                and listed[index].text in plan.opening.text
            ):
                continue  # its words are on the page still
            if len(listed) > 1:
                yield "left out", path, changed(plan, path, (*listed[:index], *listed[index + 1 :]))
    for path, text in texts_of(plan):
        parts = text.split("\n\n")
        for index in range(len(parts) if len(parts) > 1 else 0):
            left = "\n\n".join((*parts[:index], *parts[index + 1 :]))
            yield "left out", path, changed(plan, path, left)
        sentences = re.split(r"(?<=[.;]) ", text)
        if len(parts) == 1 and len(sentences) > 1:
            yield "sentence left out", path, changed(plan, path, " ".join(sentences[:-1]))
    for name in ("number_text", "issued_text", "type_text", "issuer_text", "motto_text",
                 "recipients_heading", "archive_line", "signer", "place"):  # fmt: skip
        if getattr(plan.document, name):
            more = (
                {name.removesuffix("_text"): None} if name in {"number_text", "issued_text"} else {}
            )
            document = plan.document.model_copy(update={name: None, **more})
            yield "left out", ("document", name), plan.model_copy(update={"document": document})


def reorderings(plan: Plan) -> Iterator[Attack]:
    """A list is turned round, two neighbours change places, two passages do."""
    for path, listed in lists_of(plan):
        if len(listed) > 1:
            yield "turned round", path, changed(plan, path, listed[::-1])
        for index in range(len(listed) - 1):
            if path[0] in _FACTS:
                continue  # many are printed more than once, in either order
            swapped = (*listed[:index], listed[index + 1], listed[index], *listed[index + 2 :])
            yield "swapped", path, changed(plan, path, swapped)
            yield from _exchanged(plan, (*path, index), (*path, index + 1))
    for one, other in pairwise(_PASSAGES):
        yield from _exchanged(plan, (one,), (other,))
    for path, text in texts_of(plan):
        parts = text.split("\n\n")
        if len(parts) > 1:
            yield "swapped", path, changed(plan, path, "\n\n".join(parts[::-1]))


def _exchanged(plan: Plan, one: Path, other: Path) -> Iterator[Attack]:
    """The words of two records change places, and nothing else of them."""
    first, second = (at(plan, (*path, "text")) for path in (one, other))
    if first and second and first != second:
        half = changed(plan, (*one, "text"), second)
        yield "exchanged", one, changed(half, (*other, "text"), first)


def cuts(plan: Plan) -> Iterator[Attack]:
    """Digits, small words, comparators, marks and ends are cut off; words are put in."""
    for path, text in texts_of(plan):
        for found in list(re.finditer(r"\d+(?:[.,]\d+)*", text))[:3]:
            yield "digit cut", path, _with(plan, path, text, (found.start(), found.start() + 1), "")
            yield "digit put in", path, _with(plan, path, text, (found.end(), found.end()), "0")
        for word in _SMALL_WORDS:
            if match := re.search(rf"(?<!\w){word} ", text):
                yield "word dropped", path, _with(plan, path, text, match.span(), "")
        for sign, other in (("≥", ">"), (">", "≥"), ("trên", "dưới"), ("giảm", "tăng")):
            if sign in text:
                yield "comparator", path, changed(plan, path, text.replace(sign, other, 1))
        words = text.split(" ")
        if len(words) > 4:
            yield "first words cut", path, changed(plan, path, " ".join(words[2:]))
            yield "last words cut", path, changed(plan, path, " ".join(words[:-2]))
        middle = text.find(" ", len(text) // 2)
        if middle > 0:
            yield "word put in", path, _with(plan, path, text, (middle, middle), " không")
    for path, listed in lists_of(plan):
        for index, one in enumerate(listed):
            for name in ("number", "mark"):
                if isinstance(value := getattr(one, name, None), str) and value not in "-+":
                    yield "mark", path, changed(plan, (*path, index, name), value + value)


def _with(plan: Plan, path: Path, text: str, span: tuple[int, int], new: str) -> Any:
    return changed(plan, path, f"{text[: span[0]]}{new}{text[span[1] :]}")


def joins(plan: Plan) -> Iterator[Attack]:
    """Two items are written as one, or one is written twice."""
    for path, listed in lists_of(plan):
        if path[0] in _FACTS or path == ("legal_bases",):
            continue
        for index in range(len(listed) - 1):
            text = f"{listed[index].text.strip()} {listed[index + 1].text.strip()}"
            merged = listed[index].model_copy(update={"text": text})
            rest = (*listed[:index], merged, *listed[index + 2 :])
            yield "merged", path, changed(plan, path, rest)
            twice = (*listed[: index + 1], listed[index], *listed[index + 1 :])
            yield "twice", path, changed(plan, path, twice)


def borrowings(plan: Plan) -> Iterator[Attack]:
    """The header says what a cited document says."""
    for cited in (*plan.legal_bases, *plan.citations):
        if cited.number:
            yield "other number", ("document", "number_text"), changed(
                plan, ("document", "number_text"), f"số {cited.number}"
            )  # fmt: skip
        if day := re.search(r"ngày \d+/\d+/\d+", cited.text):
            yield "other day", ("document", "issued_text"), changed(
                plan, ("document", "issued_text"), day.group()
            )  # fmt: skip
        if body := re.search(r"của ((?:\S+ ){2,4})", cited.text):
            path: Path = ("document", "issuer_text")
            yield "other body", path, changed(plan, path, body.group(1).strip())
    if plan.document.signer:
        for name in ("Phòng Nội vụ", "Thủ tướng Chính phủ", "Chủ tịch"):
            path = ("document", "signer", "name")
            yield "other signer", path, changed(plan, path, name)


MAKERS: tuple[Callable[[Plan], Iterator[Attack]], ...] = (
    omissions,
    reorderings,
    cuts,
    joins,
    borrowings,
)


def is_refused(found: Fidelity) -> bool:
    """Whether a plan with this result cannot be published."""
    return bool(found.misses or found.omissions or found.conflicts)


@pytest.mark.slow
@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
def test_every_attack_on_the_five_plans_is_refused(
    maker: Callable[[Plan], Iterator[Attack]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is left out, cut, moved, merged, doubled or borrowed without an error.

    Every third is tried, and all of them by ``make soak``.
    """
    tried: Counter[str] = Counter()
    passed: list[tuple[str, Path, str]] = []
    for place in range(len(PLANS)):
        plan, words = plan_and_words(place)
        for kind, path, attacked in take_part(list(maker(plan)), 3):
            tried[kind] += 1
            if not is_refused(checked(attacked, words)):
                passed.append((kind, path, plan.id))
    with capsys.disabled():
        print(f"\n{maker.__name__}: {tried.total() - len(passed)}/{tried.total()} {dict(tried)}")
    assert not passed, passed
    assert tried.total() >= at_most(LEAST_TRIED[maker.__name__] // 4, LEAST_TRIED[maker.__name__])


def made(*lines: str, file: str = "phu-luc.txt", kind: OriginalKind = OriginalKind.ANNEX) -> Words:
    """Another file beside a plan."""
    paragraphs = (Paragraph(line, TextPlace(None, index)) for index, line in enumerate(lines, 1))
    return Words(file, Manuscript(tuple(paragraphs)), kind=kind)


@pytest.mark.parametrize("kind", [OriginalKind.ANNEX, OriginalKind.EXTRACT, OriginalKind.ORIGINAL])
def test_a_file_with_the_false_line_beside_the_original_proves_nothing(kind: OriginalKind) -> None:
    """Whatever it is called, and for every target of the plan that has the most."""
    plan, words = plan_and_words(4)
    assert plan.targets
    for index, target in enumerate(plan.targets.items):
        false = re.sub(r"\d", "7", target.text, count=1)
        attacked = changed(plan, ("targets", "items", index, "text"), false)
        if false != target.text:
            assert is_refused(checked(attacked, words, made(false, kind=kind)))


def test_an_annex_proves_no_header() -> None:
    """Number, issuer and bases are those of the document itself."""
    plan, words = plan_and_words(4)
    for name, line in (("number_text", "Số: 9/KH-UBND"), ("issuer_text", "TỈNH ỦY"),
                       ("title", "Phát động thi đua năm 2022")):  # fmt: skip
        attacked = changed(plan, ("document", name), line)
        assert is_refused(checked(attacked, words, made(line)))


def test_two_files_that_say_different_things_are_told() -> None:
    """The same line with another figure in the annex."""
    plan, words = plan_and_words(4)
    other = made("Tổng sản lượng lương thực có hạt: 17.986 tấn.")
    (conflict,) = checked(plan, words, other).conflicts
    assert conflict.theirs == "Tổng sản lượng lương thực có hạt: 17.986 tấn."


def test_a_small_word_cannot_be_left_out_with_a_reason() -> None:
    """Words left out are shown, and still a target is not cut."""
    plan, words = plan_and_words(4)
    assert plan.targets
    index = next(i for i, one in enumerate(plan.targets.items) if "trên 92%" in one.text)
    text = plan.targets.items[index].text
    attacked = changed(plan, ("targets", "items", index, "text"), text.replace("trên 92%", "92%"))
    left = UnplacedText.model_validate({"text": "trên", "reason": "Chữ thừa."})
    assert is_refused(checked(attacked.model_copy(update={"unplaced": (left,)}), words))


def test_words_left_out_with_a_reason_are_counted() -> None:
    """Whoever leaves a paragraph out does not get “whole” on the page."""
    plan, words = plan_and_words(4)
    assert plan.closing
    lines = plan.closing.text
    left = UnplacedText.model_validate({"text": lines, "reason": "Không cần."})
    found = checked(plan.model_copy(update={"closing": None, "unplaced": (left,)}), words)
    assert not is_refused(found)
    assert not found.is_whole
    assert found.coverage.left == 1


def test_the_five_plans_account_for_every_paragraph() -> None:
    """Whole, but for one blot of the scan of one of them."""
    counts = [checked(*plan_and_words(place)).coverage for place in range(len(PLANS))]
    assert [one.omitted for one in counts] == [0] * len(PLANS)
    assert sum(one.left for one in counts) == 1
    assert sum(one.paragraphs for one in counts) == 298

"""What a plan quotes is in its original, and the slightest change of a target is caught."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pytest

from soaking import at_most, take_part
from thidua.attachments.comparison.checking import check
from thidua.attachments.comparison.model import Fidelity, Outcome
from thidua.attachments.comparison.quotes import quotes
from thidua.attachments.comparison.words import Words
from thidua.attachments.text.model import Manuscript, Paragraph, TextPlace
from thidua.attachments.text.reading import read_manuscript
from thidua.datafiles.validation import read
from thidua.figures import lexicon
from thidua.model import Plan
from thidua.model.printed import passages
from workspace import FIVE_PLANS

PLANS = sorted((FIVE_PLANS / "data" / "plans").glob("*/plan.yml"))
LEAST_TRIED = {"digits": 650, "comparators": 500, "units": 900}

LEAST_OTHER_DIGITS = 1100

_COMPARATOR = re.compile(
    rf"(?<!\w)(?:{lexicon.table(lexicon.BEFORE)}|{lexicon.table(lexicon.AFTER)}"
    rf"|{lexicon.table(lexicon.CHANGE)}|từ|đến)(?!\w)|[≥≤><~≈]",
    re.IGNORECASE,
)
_UNIT = re.compile(rf"(?<=\d)( ?)({lexicon.ANY_UNIT})", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_OTHER_COMPARATORS = ("dưới", "trên", "≥", "ít nhất", "khoảng", "tăng", "giảm", "trở xuống")
_OTHER_UNITS = ("%", "‰", "ha", "tấn", "kg", "người", "trường", "tỷ đồng", "triệu đồng")


@dataclass(frozen=True)
class Mutation:
    """One change of one target line."""

    kind: str
    path: tuple[str | int, ...]
    before: str
    after: str


@lru_cache
def plan_and_words(place: int) -> tuple[Plan, Words]:
    """A real plan and the words of its original."""
    entry, _ = read(PLANS[place], "plan.yml", Plan)
    assert entry
    original = PLANS[place].parent / entry.record.attachments[0].file
    manuscript = read_manuscript(original.read_bytes(), original.suffix)
    assert manuscript
    return entry.record, Words(original.name, manuscript)


def checked(plan: Plan, *originals: Words) -> Fidelity:
    return check(plan, tuple(passages(plan)), originals)


def mutations(plan: Plan) -> Iterator[Mutation]:
    """Every target line with each digit, comparator and unit changed, one at a time."""
    for path, _, line in plan.targets.lines() if plan.targets else ():
        text = line.text
        for match in _DIGIT.finditer(text):
            for step in (1, 5):
                digit = str((int(match.group()) + step) % 10)
                yield Mutation("digits", path, text, _with(text, match.span(), digit))
        for match in _COMPARATOR.finditer(text):
            for other in ("", *_OTHER_COMPARATORS):
                if other != match.group().lower():
                    yield Mutation("comparators", path, text, _with(text, match.span(), other))
        for match in _UNIT.finditer(text):
            for other in ("", *_OTHER_UNITS):
                if other != match.group(2):
                    yield Mutation("units", path, text, _with(text, match.span(2), other))


def _with(text: str, span: tuple[int, int], new: str) -> str:
    return " ".join(f"{text[: span[0]]}{new}{text[span[1] :]}".split())


def changed(record: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """A record with one value replaced."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*record[:step], changed(record[step], rest, value), *record[step + 1 :])
    return record.model_copy(update={step: changed(getattr(record, step), rest, value)})


@pytest.mark.parametrize("place", range(len(PLANS)), ids=lambda place: PLANS[place].parent.name)
def test_an_unchanged_plan_raises_nothing(place: int) -> None:
    """Everything that a given plan quotes is found in its original."""
    plan, words = plan_and_words(place)
    found = checked(plan, words)
    assert found.misses == ()
    assert {one.outcome for one in found.lines} <= {Outcome.FOUND}
    assert set(found.others) == {Outcome.FOUND}


@pytest.mark.parametrize("place", range(len(PLANS)), ids=lambda place: PLANS[place].parent.name)
def test_where_lines_and_pages_end_does_not_matter(place: int) -> None:
    """A file that breaks its paragraphs into lines raises nothing either."""
    plan, words = plan_and_words(place)
    tokens = words.text.split()
    lines = [" ".join(tokens[at : at + 11]) for at in range(0, len(tokens), 11)]
    paragraphs = (Paragraph(line, TextPlace(1, at)) for at, line in enumerate(lines, 1))
    assert checked(plan, Words("x.pdf", Manuscript(tuple(paragraphs)))).misses == ()


def test_every_changed_digit_of_the_other_quotes_is_caught(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Numbers, days and figures outside the targets are compared as strictly."""
    tried, missed = 0, []
    for place in range(len(PLANS)):
        plan, words = plan_and_words(place)
        for quote in quotes(plan, passages(plan)):
            for match in () if quote.place else _DIGIT.finditer(quote.words):
                digit = str((int(match.group()) + 1) % 10)
                tried += 1
                if words.find(_with(quote.words, match.span(), digit)):
                    missed.append((quote.path, match))
    with capsys.disabled():
        print(f"\nchanged digits of other quotes caught: {tried - len(missed)}/{tried}")
    assert not missed, missed
    assert tried > LEAST_OTHER_DIGITS


@pytest.mark.slow
def test_every_changed_digit_comparator_and_unit_is_caught(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No figure, comparison or unit of a target can differ from the original unseen.

    Every third is tried, and all of them by ``make soak``.
    """
    tried: Counter[str] = Counter()
    missed: list[Mutation] = []
    for place in range(len(PLANS)):
        plan, words = plan_and_words(place)
        for one in take_part(list(mutations(plan)), 3):
            path = ("targets", *one.path, "text")
            found = checked(changed(plan, path, one.after), words)
            tried[one.kind] += 1
            if path not in {miss.path for miss in found.misses}:
                missed.append(one)
    with capsys.disabled():
        said = ", ".join(f"{count} {kind}" for kind, count in tried.items())
        print(
            f"\nmutations of targets caught: {tried.total() - len(missed)}/{tried.total()} ({said})"
        )
    assert not missed, missed
    assert all(tried[kind] >= at_most(least // 4, least) for kind, least in LEAST_TRIED.items())

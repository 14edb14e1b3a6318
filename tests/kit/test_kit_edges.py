"""Where the words of a kit begin, end and are counted: each limit, and one step past it."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import Any, cast

import pytest

from thidua.language.spoken.passing import Unsure
from thidua.model.responsibility import Role
from thidua.site.kit.forwarding import name_target, tell_target
from thidua.site.kit.passages import _list_duty_passages
from thidua.site.kit.plan_events import _PlanEvents
from thidua.site.kit.spoken_lines import read_as_stated, tell_note
from thidua.site.kit.told import ToldFigure, ToldLine, ToldTarget


def plan_of(*units: tuple[str, Role]) -> Any:
    """A plan whose duties name these units."""
    found = [SimpleNamespace(unit=name, role=role) for name, role in units]
    duties = SimpleNamespace(items=[SimpleNamespace(units=found)]) if units else None
    return SimpleNamespace(plan=SimpleNamespace(responsibilities=duties))


def test_six_units_are_named_each_once_with_what_it_does() -> None:
    named = [(f"Ban {letter}", Role.LEAD) for letter in "ABCD"]
    said = plan_of(*named, ("Ban A", Role.SUPPORT), ("Hội E", Role.COORDINATE),
                   ("Hội F", Role.COORDINATE), ("Hội G", Role.LEAD))  # fmt: skip
    (passage,) = _list_duty_passages(said)
    assert passage.words == (
        "Về tổ chức thực hiện: Ban A, Ban B, Ban C và Ban D chủ trì; Hội E và Hội F phối hợp."
    )
    assert list(_list_duty_passages(plan_of())) == []


def target_of(words: str, days: str = "") -> ToldTarget:
    """A target of one line."""
    return ToldTarget(3, "", "kinh-te", (ToldLine(0, words, days),), (), is_highlighted=False)


@pytest.mark.parametrize("over", [0, 1])
def test_a_sentence_beside_a_link_has_two_hundred_letters_at_most(over: int) -> None:
    """One letter more, and its last word gives way to an ellipsis."""
    head = "Kế hoạch số 15/KH-UBND, UBND xã Mẫu, 2026: "
    title = "a" * (200 - len(head) - 4 + over) + " cuối"[:4]
    plan = cast(
        "Any",
        SimpleNamespace(
            kind="Kế hoạch",
            number="15/KH-UBND",
            issuer_name="UBND xã Mẫu",
            name="UBND xã Mẫu, 2026",
            year=2026,
            title=title,
            life="",
        ),
    )
    said = tell_target(plan, target_of("Trồng 12 ha."))
    assert said == (head + title if not over else f"{head}{title.rpartition(' ')[0]}…")


def test_a_target_of_a_link_is_told_with_its_days_and_without_a_number_that_is_not_there() -> None:
    plan = cast(
        "Any",
        SimpleNamespace(
            kind="Kế hoạch",
            number="",
            issuer_name="UBND xã Mẫu",
            name="UBND xã Mẫu, 2026",
            year=2026,
            title="Thi đua",
            life="",
        ),
    )
    told = tell_target(plan, target_of("Trồng 12 ha.", "Từ ngày 15/8/2026"))
    assert told == "Từ ngày 15/8/2026. Kế hoạch, UBND xã Mẫu, 2026: Thi đua"
    assert name_target(target_of("Trồng 12 ha.")).startswith("Chỉ tiêu 3: Trồng 12 ha")


def test_a_note_is_told_at_the_words_that_it_quotes_or_at_the_first() -> None:
    words = "một hai ba bốn năm sáu bảy tám chín mười"
    noted = cast("Any", SimpleNamespace(note="Bản gốc in “ba bốn” và “khác”."))
    assert tell_note(noted, words) == (Unsure("ba bốn", noted.note),)
    other = cast("Any", SimpleNamespace(note="Bản gốc mờ."))
    assert tell_note(other, words) == (Unsure("một hai ba bốn năm sáu bảy tám", other.note),)
    assert tell_note(cast("Any", SimpleNamespace(note=None)), words) == tell_note(None, words) == ()


@pytest.mark.parametrize(
    ("printed", "read"),
    [("đạt 98.5 điểm", "đạt 98,5 điểm"), ("đạt 198.5 điểm", "đạt 198.5 điểm"),
     ("đạt 98.50 điểm", "đạt 98.50 điểm"), ("đạt 98.5.", "đạt 98,5."), ("đạt 98,5", "đạt 98,5")],
)  # fmt: skip
def test_a_number_is_read_as_it_is_stated_and_no_part_of_another(printed: str, read: str) -> None:
    figure = ToldFigure(1, "", "", "98,5", "", "", "điểm", "")
    words, doubts = read_as_stated(printed, [figure])
    assert words == read
    assert [doubt.words for doubt in doubts] == (["98.5"] if printed != read else [])


def test_two_events_of_the_same_words_have_two_names_that_stay() -> None:
    """Calendars know events by their names: the first keeps its own whatever comes behind."""
    maker = cast("Any", SimpleNamespace(_given=Counter[str]()))
    first, second = (_PlanEvents.name(maker, "han", "2026-07-05", "Báo cáo") for _ in range(2))
    assert second == f"{first}-2"
    assert _PlanEvents.name(maker, "han", "2026-07-06", "Báo cáo") not in {first, second}

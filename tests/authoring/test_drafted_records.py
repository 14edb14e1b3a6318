"""The typed records of a draft: they fit the model, and hold every word of the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from types import ModuleType

import pytest

from drafts import drafted, values
from thidua.attachments.text.reading import read_manuscript
from thidua.authoring import decided_records, records
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.records import DraftedItem, DraftedMovement
from thidua.authoring.values import (
    Certainty,
    DraftedRecord,
    DraftedValue,
    FieldGroup,
    change_values,
    list_values,
)
from thidua.authoring.writing import make_tree
from thidua.datafiles.format.tree import plain
from thidua.model import decided, document, plan, responsibility, target
from thidua.model.base import Record

MODEL: tuple[ModuleType, ...] = (plan, decided, document, target, responsibility)
DRAFTED = [
    kind
    for kind in {**vars(records), **vars(decided_records)}.values()
    if isinstance(kind, type)
    and issubclass(kind, DraftedRecord)
    and kind.__module__ in (records.__name__, decided_records.__name__)
    if not issubclass(kind, FieldGroup)
]
HEAD = "Số: 9/KH-UBND\nTân Lập, ngày 05 tháng 01 năm 2026\n\nKẾ HOẠCH\nThi đua năm 2026\n\n"


def field_names(kind: type[DraftedRecord]) -> Iterator[str]:
    """The names of a record's fields in ``plan.yml``, those of its groups among them."""
    for field in fields(kind):
        group = getattr(records, str(field.type), None)
        if group and issubclass(group, FieldGroup):
            yield from field_names(group)
        else:
            yield field.name


@pytest.mark.parametrize("kind", DRAFTED, ids=lambda kind: kind.__name__)
def test_a_drafted_record_has_only_fields_of_the_model(kind: type[DraftedRecord]) -> None:
    """``DraftedTarget`` is drafted for the model's ``Target``, and so is each of them."""
    name = kind.__name__.removeprefix("Drafted")
    model: type[Record] = next(vars(module)[name] for module in MODEL if name in vars(module))
    assert set(field_names(kind)) <= set(model.model_fields)


def test_a_field_without_a_value_is_not_written() -> None:
    """None and an empty list are left out; a list on one line has its least certain remark."""
    likely = DraftedValue("economy", certainty=Certainty.LIKELY)
    doubtful = DraftedValue("health", certainty=Certainty.DOUBTFUL)
    movement = make_tree(DraftedMovement(DraftedValue("Cả nước thi đua"), launched_by=None))
    assert plain(movement) == {"name": "Cả nước thi đua"}
    item = make_tree(DraftedItem(DraftedValue("1."), DraftedValue("Nuôi bò."), (likely, doubtful)))
    assert plain(item)["fields"] == ["economy", "health"]
    assert item["fields"].comment == "suy ra; cần xem lại"


def test_values_are_listed_with_their_paths_and_changed_everywhere() -> None:
    """Whoever lowers a certainty reaches every value of a record, in lists too."""
    item = DraftedItem(DraftedValue("1."), DraftedValue("Nuôi bò."), (DraftedValue("economy"),))
    assert [path for path, _ in list_values(item)] == [("number",), ("text",), ("fields", 0)]
    changed = change_values(item, lambda value: DraftedValue(f"{value.text}!"))
    assert [value.text for _, value in list_values(changed)] == ["1.!", "Nuôi bò.!", "economy!"]


def test_plain_lines_below_a_heading_of_targets_are_kept(known: KnownLists) -> None:
    """Without numbers and bullets they are no list of targets, but no word of them is lost."""
    lines = ("Thu ngân sách đạt 100 tỷ đồng.", "Giảm tỷ lệ hộ nghèo 2%.")
    text = f"{HEAD}II. CHỈ TIÊU\n\n{lines[0]}\n\n{lines[1]}\n\nIII. KINH PHÍ\n\nNhà nước.\n"
    manuscript = read_manuscript(text.encode(), ".txt")
    assert manuscript is not None
    draft = drafted(manuscript, known)
    kept = values(draft.plan)["sections"][0]
    assert (kept["heading"], kept["text"]) == ("II. CHỈ TIÊU", "\n\n".join(lines))
    assert ("targets",) in [doubt.path for doubt in draft.doubts]


def test_a_section_of_targets_keeps_its_heading(known: KnownLists) -> None:
    """Where all items of “Mục tiêu” are targets, its heading is that of the targets."""
    targets = "\n".join(f"- {share}% hộ dân dùng nước sạch." for share in (60, 70, 80, 90))
    text = f"{HEAD}I. MỤC TIÊU\n{targets}\nII. NHIỆM VỤ\n1. Mở lớp học.\n"
    manuscript = read_manuscript(text.encode(), ".txt")
    assert manuscript is not None
    drafted_targets = values(drafted(manuscript, known).plan)["targets"]
    assert drafted_targets["heading"] == "I. MỤC TIÊU"
    assert len(drafted_targets["items"]) == 4

"""What of somebody honoured may be published: nothing that no consent covers, or not yet."""

from __future__ import annotations

from dataclasses import replace

from desk.forms import FormField
from desk.places import PlacedProblem
from desk.trees import find_node, items_at, text_at
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.format.tree import Node
from thidua.model.honoree import ConsentField, HonoreeKind
from thidua.model.labels import CONSENT_FIELDS
from thidua.model.review import Path

COVERED = {
    "name": ConsentField.NAME,
    "unit": ConsentField.UNIT,
    "place": ConsentField.PLACE,
    "achievement": ConsentField.ACHIEVEMENT,
    "awards": ConsentField.AWARD,
    "photographs": ConsentField.PHOTO,
    "video": ConsentField.VIDEO,
    "words": ConsentField.WORDS,
}
"""The facts that a consent covers, by the fields that show them."""
_OF_ONE = frozenset({HonoreeKind.PERSON.value, HonoreeKind.HOUSEHOLD.value})
"""Whoever is one person or household; of a group, each person has a consent of their own."""


def say_uncovered(tree: Node, file: str, path: Path) -> str:
    """Why nothing can be filled in on a page of its own, as of a photograph; empty if it can."""
    if not path or str(path[0]) not in COVERED or kind_of(file) != "honoree":
        return ""
    fact = COVERED[str(path[0])]
    if text_at(tree, ("kind",)) not in _OF_ONE or fact.value in _list_agreed(tree):
        return ""
    return (f"Chưa được đồng ý công bố: phiếu có “{CONSENT_FIELDS[fact]}” thì đánh dấu ở “Phạm vi "
            "thông tin” trước.")  # fmt: skip


def _list_agreed(tree: Node) -> set[str]:
    return {str(item.value) for item in items_at(tree, ("consent", "fields"))}


def mark_covered(fields: tuple[FormField, ...]) -> tuple[FormField, ...]:
    """Fields with what must be consented to before they are filled in."""
    return tuple(
        replace(field, covered_by=COVERED[name].value, covered_words=CONSENT_FIELDS[COVERED[name]])
        if (name := field.name.removeprefix("f.")) in COVERED
        else field
        for field in fields
    )


def list_uncovered(tree: Node, file: str, changed: tuple[Path, ...]) -> tuple[PlacedProblem, ...]:
    """What would be written of a person without their consent.

    Args:
        tree: the whole file as it would be.
        file: relative to the portal.
        changed: the fields that were filled in; what stood there before is not blamed.
    """
    if kind_of(file) != "honoree" or text_at(tree, ("kind",)) not in _OF_ONE:
        return ()
    agreed = _list_agreed(tree)
    new = {path[0] for path in changed}
    if new & {"kind", "consent"}:
        new |= set(COVERED)
    return tuple(
        PlacedProblem(file, (name,), f"Phiếu đồng ý chưa gồm “{CONSENT_FIELDS[fact]}”.",
                      "Phiếu có thì đánh dấu ở “Phạm vi thông tin”; không có thì để trống ô này.",
                      is_error=True)
        for name, fact in COVERED.items()
        if name in new and fact.value not in agreed and find_node(tree, (name,))
    )  # fmt: skip

"""What of somebody honoured may be published: nothing that no consent covers, or not yet."""

from __future__ import annotations

from dataclasses import replace

from desk.forms import FormField
from desk.places import PlacedProblem
from desk.trees import NO, find_node, items_at, read_flag, text_at
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.format.tree import Node
from thidua.model.field_path import FieldPath
from thidua.model.honoree import ConsentField, HonoreeKind
from thidua.model.labels import CONSENT_FIELDS

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
_PHOTOGRAPHS, _PEOPLE = "photographs", "people"
_PERSONS_FIRST = (
    "Chưa được đồng ý công bố: mỗi người ở “Những người được nêu” phải có phiếu gồm “ảnh”.",
    "Có phiếu rồi thì đánh dấu “ảnh” ở “Phạm vi thông tin” của từng người trước.",
)
"""Why no photograph of a group can be added yet, and what to do."""


def ask_about_faces(tree: Node, file: str, path: FieldPath) -> str:
    """What the page of a body's photograph says while no consent covers photographs; else empty.

    A body needs no consent, but the people on its pictures do. Until one covers photographs, only
    pictures are taken of which somebody says that nobody can be recognised on them.
    """
    is_photograph = len(path) > 1 and path[0] == _PHOTOGRAPHS and kind_of(file) == "honoree"
    if not is_photograph or not _is_body(tree) or ConsentField.PHOTO.value in _list_agreed(tree):
        return ""
    return (
        "Trong ảnh có người nhận ra được thì cần phiếu đồng ý gồm “ảnh” của họ: ghi phiếu ở “Đồng "
        "ý công bố” của gương trước. Không nhận ra được ai thì chọn “Không” ở “Ảnh có người”."
    )


def _is_body(tree: Node) -> bool:
    return text_at(tree, ("kind",)) == HonoreeKind.COLLECTIVE.value


def _list_faces(tree: Node, file: str, changed: tuple[FieldPath, ...]) -> tuple[PlacedProblem, ...]:
    """Pictures of people in a body that nobody has consented to."""
    if not _is_body(tree) or ConsentField.PHOTO.value in _list_agreed(tree):
        return ()
    new = {path[1] for path in changed if path[0] == _PHOTOGRAPHS and len(path) > 1}
    return tuple(
        PlacedProblem(file, (_PHOTOGRAPHS, at, _PEOPLE),
                      "Ảnh có người mà chưa có phiếu đồng ý nào gồm “ảnh”.",
                      "Không nhận ra được ai thì chọn “Không”; có phiếu thì ghi phiếu ấy trước.",
                      is_error=True)
        for at, photograph in enumerate(items_at(tree, (_PHOTOGRAPHS,)))
        if at in new and read_flag(text_at(photograph, (_PEOPLE,))) != NO
    )  # fmt: skip


def _list_group(tree: Node, file: str, changed: tuple[FieldPath, ...]) -> tuple[PlacedProblem, ...]:
    """Photographs of a group of which not everybody has agreed to be shown."""
    is_new = any(path[0] == _PHOTOGRAPHS for path in changed) and not _is_body(tree)
    if not is_new or not items_at(tree, (_PHOTOGRAPHS,)) or _has_agreed_persons(tree):
        return ()
    return (PlacedProblem(file, (_PHOTOGRAPHS,), *_PERSONS_FIRST, is_error=True),)


def _has_agreed_persons(tree: Node) -> bool:
    """Whether all persons of a group have agreed to be shown on photographs."""
    persons = items_at(tree, ("persons",))
    agreed = [
        {str(item.value) for item in items_at(person, ("consent", "fields"))} for person in persons
    ]
    return bool(agreed) and all(ConsentField.PHOTO.value in fields for fields in agreed)


def say_uncovered(tree: Node, file: str, path: FieldPath) -> str:
    """Why nothing can be filled in on a page of its own, as of a photograph; empty if it can."""
    if not path or str(path[0]) not in COVERED or kind_of(file) != "honoree":
        return ""
    if text_at(tree, ("kind",)) == HonoreeKind.GROUP.value and path[0] == _PHOTOGRAPHS:
        return "" if _has_agreed_persons(tree) else " ".join(_PERSONS_FIRST)
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


def list_uncovered(
    tree: Node, file: str, changed: tuple[FieldPath, ...]
) -> tuple[PlacedProblem, ...]:
    """What would be written of a person without their consent.

    Args:
        tree: the whole file as it would be.
        file: relative to the portal.
        changed: the fields that were filled in; what stood there before is not blamed.
    """
    if kind_of(file) != "honoree":
        return ()
    if text_at(tree, ("kind",)) not in _OF_ONE:
        return (*_list_faces(tree, file, changed), *_list_group(tree, file, changed))
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

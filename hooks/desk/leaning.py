"""What refers to a target: told before the target is removed, and when its number has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desk.answers import open_tree
from desk.days import show_day
from desk.naming import name_file
from desk.trees import items_at, text_at
from desk.web import Desk
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.format.tree import Node
from thidua.datafiles.yamltree import parse
from thidua.foundation.problems import pick_errors
from thidua.model.field_path import FieldPath
from thidua.portal.file_names import PLAN, RESULTS
from thidua.portal.files import list_honoree_files, list_plan_folders

_LIST = ("targets", "items")


@dataclass(frozen=True)
class _Naming:
    """Something that names a target by its number.

    Attributes:
        what: its name, with which a sentence begins.
        otherwise: how that sentence ends: what becomes of it without the target, what to do first.
    """

    what: str
    otherwise: str

    def __str__(self) -> str:
        return f"{self.what} {self.otherwise}"


def list_leaning(desk: Desk, file: str, path: FieldPath, tree: Node) -> tuple[str, ...]:
    """Sentences on what would refer to nothing if a record were removed; none mostly.

    Args:
        desk: that is asked.
        file: relative to the portal.
        path: of the record: a target, a part of one, or all of them.
        tree: the whole file.
    """
    if kind_of(file) != "plan" or path[:1] != _LIST[:1]:
        return ()
    gone = _list_gone(path, tree)
    if not gone:
        return ()
    return tuple(map(str, _find_naming(desk, file, tree, gone)))


def tell_renumbered(desk: Desk, file: str, before: str, after: str) -> None:
    """Say what still names targets by numbers that a save has given to others, or to none.

    Args:
        desk: that tells it on its next page.
        file: relative to the portal.
        before: what the file said.
        after: what it says now.
    """
    if kind_of(file) != "plan" or before == after:
        return
    tree = open_tree(after)
    moved = _list_moved(_list_places(open_tree(before)), _list_places(tree))
    naming = list(_find_naming(desk, file, tree, tuple(moved))) if moved else []
    if not naming:
        return
    top = [place for place in moved if place.rpartition(".")[0] not in moved]
    told = "; ".join(
        f"{place} nay là {moved[place]}" if moved[place] else f"{place} nay không còn"
        for place in top
    )
    desk.tell(
        f"Số của chỉ tiêu đã đổi ({told}) mà những chỗ này còn ghi theo số cũ: "
        f"{'; '.join(found.what for found in naming)}. Sửa số ở từng chỗ ấy; đổi nhầm thì vào "
        "“Lần lưu”, bấm “Hoàn tác”."
    )


def _list_places(tree: Node, path: FieldPath = _LIST, above: str = "") -> dict[str, str]:
    """The words of each target and part, by its number as others write it."""
    found: dict[str, str] = {}
    for at, item in enumerate(items_at(tree, path)):
        place = f"{above}.{at + 1}" if above else text_at(item, ("number",))
        found[place] = text_at(item, ("text",))
        found |= _list_places(tree, (*path, at, "parts"), place)
    return found


def _list_moved(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """Numbers that stand for something else now, with the new number of what they stood for.

    What has other words under the same number was mended there: that is no move.
    """
    moved: dict[str, str] = {}
    for place, words in before.items():
        if after.get(place) != words:
            now = [new for new, said in after.items() if said == words != before.get(new)]
            if now:
                moved[place] = now[0]
    for place in before:
        if place not in moved and (place not in after or place in moved.values()):
            moved[place] = ""
    return moved


def _find_naming(desk: Desk, file: str, tree: Node, gone: tuple[str, ...]) -> Iterator[_Naming]:
    yield from _find_results(desk, file, gone)
    yield from _find_highlights(tree, gone)
    yield from _find_changes(desk, file, tree, gone)
    yield from _find_honorees(desk, file, gone)


def _list_gone(path: FieldPath, tree: Node) -> tuple[str, ...]:
    """The numbers of the targets and parts that would be removed, as others write them."""
    items = items_at(tree, _LIST)
    if path in {_LIST[:1], _LIST}:
        return tuple(text_at(item, ("number",)) for item in items)
    steps = [step for step in path[len(_LIST) :] if isinstance(step, int)]
    if path[: len(_LIST)] != _LIST or not steps or steps[0] >= len(items):
        return ()
    number = text_at(items[steps[0]], ("number",))
    below = [str(step + 1) for step in steps[1:]]
    is_record = isinstance(path[-1], int)
    return (".".join((number, *below)),) if number and is_record else ()


def _is_gone(place: str, gone: tuple[str, ...]) -> bool:
    """Whether a place as ``3`` or ``3.2`` is one of what is removed, or within it."""
    return any(place == number or place.startswith(f"{number}.") for number in gone)


def _find_results(desk: Desk, file: str, gone: tuple[str, ...]) -> Iterator[_Naming]:
    tree = _open(desk, file.replace(PLAN, RESULTS))
    if tree is None:
        yield _Naming("Kết quả, nếu có (tệp chưa đọc được)", "thì chưa biết: sửa tệp ấy trước.")
        return
    days: list[str] = []
    count = 0
    for review in items_at(tree, ("reviews",)):
        own = sum(
            _is_gone(text_at(result, ("target",)), gone)
            for result in items_at(review, ("results",))
        )
        count += own
        days += [show_day(text_at(review, ("date",)))] if own else []
    if count:
        yield _Naming(
            f"{count} kết quả đã ghi (báo cáo ngày {', '.join(days)})",
            "sẽ không còn biết là của chỉ tiêu nào: bỏ hoặc chuyển chúng ở bảng Kết quả trước.",
        )


def _find_highlights(tree: Node, gone: tuple[str, ...]) -> Iterator[_Naming]:
    shown = [str(item.value) for item in items_at(tree, ("highlights",))]
    if any(number in gone for number in shown):
        words = "đang nêu chỉ tiêu này: bỏ số ấy ở đó trước."
        yield _Naming("“Con số nổi bật” của kế hoạch", words)


def _find_changes(desk: Desk, file: str, tree: Node, gone: tuple[str, ...]) -> Iterator[_Naming]:
    plan, number = file.split("/")[2], text_at(tree, ("document", "number"))
    for folder in list_plan_folders(desk.root):
        other = f"{folder}/{PLAN}"
        for change in items_at(_open(desk, other) or Node({}), ("changes",)):
            named = text_at(change, ("plan",))
            is_ours = named == plan or (
                not named and number and text_at(change, ("number",)) == number
            )
            lines = items_at(change, ("targets",)) if is_ours else ()
            if any(_is_gone(text_at(line, ("target",)), gone) for line in lines):
                words = "đang thay đổi chỉ tiêu này: xem lại ở đó trước."
                yield _Naming(f"“{name_file(desk, other)}”", words)
                break


def _find_honorees(desk: Desk, file: str, gone: tuple[str, ...]) -> Iterator[_Naming]:
    plan = file.split("/")[2]
    for other in list_honoree_files(desk.root):
        tree = _open(desk, other) or Node({})
        quoted = text_at(tree, ("quote", "target"))
        if text_at(tree, ("plan",)) == plan and quoted and _is_gone(quoted, gone):
            words = "trích câu ở chỉ tiêu này: sửa chỗ trích trước."
            yield _Naming(f"“{name_file(desk, other)}”", words)


def _open(desk: Desk, file: str) -> Node | None:
    """The tree of another file, an empty one if there is none; None if it cannot be read."""
    is_there = desk.repository.is_own(file) and (desk.root / file).is_file()
    text = (desk.root / file).read_bytes().decode("utf-8", "replace") if is_there else ""
    return None if pick_errors(parse(text, file)[1]) and text.strip() else open_tree(text)

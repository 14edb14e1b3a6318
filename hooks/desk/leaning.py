"""What refers to a target, and stays without it: told before the target is removed."""

from __future__ import annotations

from collections.abc import Iterator

from desk.answers import open_tree
from desk.days import write_day
from desk.naming import name_file
from desk.trees import items_at, text_at
from desk.web import Desk
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.format.tree import Node
from thidua.datafiles.yamltree import parse
from thidua.foundation.problems import pick_errors
from thidua.model.review import Path
from thidua.portal.files import PLAN, RESULTS, list_honoree_files, list_plan_folders

_LIST = ("targets", "items")


def list_leaning(desk: Desk, file: str, path: Path, tree: Node) -> tuple[str, ...]:
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
    return (
        *_say_results(desk, file, gone),
        *_say_highlights(tree, gone),
        *_say_changes(desk, file, tree, gone),
        *_say_honorees(desk, file, gone),
    )


def _list_gone(path: Path, tree: Node) -> tuple[str, ...]:
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


def _say_results(desk: Desk, file: str, gone: tuple[str, ...]) -> Iterator[str]:
    tree = _open(desk, file.replace(PLAN, RESULTS))
    if tree is None:
        yield "Kết quả chưa đọc được nên chưa biết có kết quả nào ở đây: sửa tệp ấy trước."
        return
    days: list[str] = []
    count = 0
    for review in items_at(tree, ("reviews",)):
        own = sum(
            _is_gone(text_at(result, ("target",)), gone)
            for result in items_at(review, ("results",))
        )
        count += own
        days += [write_day(text_at(review, ("date",)))] if own else []
    if count:
        yield (
            f"{count} kết quả đã ghi (báo cáo ngày {', '.join(days)}) sẽ không còn biết là của chỉ "
            "tiêu nào: bỏ hoặc chuyển chúng ở bảng Kết quả trước."
        )


def _say_highlights(tree: Node, gone: tuple[str, ...]) -> Iterator[str]:
    shown = [str(item.value) for item in items_at(tree, ("highlights",))]
    if any(number in gone for number in shown):
        yield "“Con số nổi bật” của kế hoạch đang nêu chỉ tiêu này: bỏ số ấy ở đó trước."


def _say_changes(desk: Desk, file: str, tree: Node, gone: tuple[str, ...]) -> Iterator[str]:
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
                yield f"“{name_file(desk, other)}” đang thay đổi chỉ tiêu này: xem lại ở đó trước."
                break


def _say_honorees(desk: Desk, file: str, gone: tuple[str, ...]) -> Iterator[str]:
    plan = file.split("/")[2]
    for other in list_honoree_files(desk.root):
        tree = _open(desk, other) or Node({})
        quoted = text_at(tree, ("quote", "target"))
        if text_at(tree, ("plan",)) == plan and quoted and _is_gone(quoted, gone):
            yield f"“{name_file(desk, other)}” trích câu ở chỉ tiêu này: sửa chỗ trích trước."


def _open(desk: Desk, file: str) -> Node | None:
    """The tree of another file, an empty one if there is none; None if it cannot be read."""
    is_there = desk.repository.is_own(file) and (desk.root / file).is_file()
    text = (desk.root / file).read_bytes().decode("utf-8", "replace") if is_there else ""
    return None if pick_errors(parse(text, file)[1]) and text.strip() else open_tree(text)

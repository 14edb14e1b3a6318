"""What the rules of the desk make of everything they may be given, written down as tables.

No page is asked: each rule gets every doubt, field or pair of changes that there is with every
choice that a form has, and what comes of it stands in ``wordings/desk/tables``, to be read by a
person. ``make bless`` writes it anew.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, is_dataclass
from functools import partial
from itertools import product
from typing import Any

import pytest

from desk import placing, rearranging, trees, waiting
from desk.addresses import find_page, locate_field, locate_form
from desk.answers import list_unknown, take_answers
from desk.conflicts import view_conflict
from desk.crumbs import find_above
from desk.days import read_day, show_day, show_days, write_moment
from desk.forms import FormMaker, Said, describe_record
from desk.items import move_item, remove_item
from desk.kinds import find_model, list_fields
from desk.lists import PortalLists, read_lists
from desk.merging import OURS, THEIRS, TreeMerger
from desk.naming import name_codes
from desk.places import say_plainly
from desk.rearranging import UndecidedError
from desk.trees import read_path
from desk.web import SentForm
from tables import DESK_TABLES, compare_desk_table
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.reading import read_tree
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.format.tree import Node
from thidua.datafiles.format.writing import write
from thidua.model.field_path import FieldPath, place_in_words
from workspace import SAMPLE

GIVEN = DESK_TABLES / "given"
PLAN = "data/plans/a/plan.yml"


def tell(value: Any) -> str:
    """A value without what says nothing."""
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {tell(one)}" for name, one in value.items() if one)
    if isinstance(value, tuple | list) and value and not isinstance(value[0], str | int):
        return " + ".join(f"[{tell(one)}]" for one in value)
    if isinstance(value, tuple) and value:
        return "/".join(map(str, value)).replace("\n", " ⏎ ")
    return str(value).replace("\n", " ⏎ ")


def differ(before: Node, after: Node, file: str) -> Iterator[str]:
    """What a file says otherwise."""
    lines = write(before, file).splitlines(), write(after, file).splitlines()
    for line in difflib.unified_diff(*lines, n=0):
        if not line.startswith(("---", "+++")):
            yield f"  {' '.join(line.split())}"


def try_all(
    tree: Node, file: str, tries: Iterable[tuple[str, Callable[[], Node | None]]]
) -> Iterator[str]:
    """What changes make of a file, or why they do not; those that do the same once."""
    outcomes: dict[tuple[str, ...], list[str]] = {}
    for name, change in tries:
        try:
            made = change()
        except UndecidedError as refused:
            told = [f"  {refused}"]
        else:
            told = [*differ(tree, made, file)] if made is not None else ["  (không)"]
        outcomes.setdefault(tuple(told), []).append(name)
    for outcome, names in outcomes.items():
        yield f"> {' | '.join(names).replace('linh-vuc: ', '').replace('lam: ', '')}"
        yield from outcome


def open_given(name: str) -> Node:
    return read_tree((GIVEN / name).read_text("utf-8"))


def list_choices() -> Iterator[dict[str, str]]:
    """What the buttons beside a paragraph send."""
    for key in ("dung", "xong", "gop", "chi-tieu", "cac-chi-tieu"):
        yield {"lam": key}
    for key in (one.key for one in placing.DESTINATIONS):
        yield {"lam": key, "linh-vuc": "economy"}
        yield {"lam": "chuyen", "dich": key, "linh-vuc": "culture"}
    yield from list_choices_of_a_place()
    yield {"lam": "chuyen", "dich": "la"}
    yield from ({"lam": "ngoai", "ly-do": reason} for reason in ("", " ", " Dòng của nhà in. "))
    for ticked in ("", "1", "2\n1", "1\n2\n3", "9"):
        yield {"lam": "cac-chi-tieu", "cau": ticked, "linh-vuc": "economy"}


def list_choices_of_a_place() -> Iterator[dict[str, str]]:
    """Those of which the neighbours of a paragraph decide what comes."""
    yield {"lam": "gop"}
    yield {"lam": placing.BEFORE}
    yield {"lam": "chuyen", "dich": placing.BEFORE}


def tell_drafts(lists: PortalLists) -> Iterator[str]:
    """Everything that waits in a draft, with every decision."""
    tree = open_given("draft.yml")
    for now in waiting.list_waiting(tree):
        yield f"== {tell(now)}; trùng: {now.twin}; chưa chắc: {tell(now.unsure_words)}"
        cuts = ({"lam": "tach", "chu-tach": cut} for cut in list_cuts(now.words))
        typed = {} if not now.path else {f"f.{now.path[-1]}": "Chữ // mới"}
        sent = [*list_choices(), *cuts, *({"lam": key, **typed} for key in ("dung", "tach"))]
        yield from try_all(tree, PLAN, (
            (tell(form), partial(waiting.decide, tree, now, SentForm(form), lists))
            for form in sent
        ))  # fmt: skip


def list_cuts(words: str) -> list[str]:
    halves = words.partition(" ")
    good = f"{halves[0]} // {halves[2]}"
    return ["", words, good, f"{good} // nữa", f"// {words}", good.replace("//", "// thêm")]


def tell_items(lists: PortalLists) -> Iterator[str]:
    """Every item of a draft moved, taken out, and put elsewhere."""
    tree = open_given("draft.yml")
    seen = set[FieldPath]()
    for path, node in trees.walk_nodes(tree):
        if not path or not isinstance(path[-1], int) or path[0] in {"review", "unplaced"}:
            continue
        choices = list_choices_of_a_place() if path[:-1] in seen else list_choices()
        seen.add(path[:-1])
        text = trees.text_at(node, ("text",))
        typed = trees.put_node(tree, (*path, "text"), Node(f"{text.strip()} // thêm"))
        yield f"== {place_in_words(path)}: {describe_record(node, lists)}"
        yield tell({"đoạn": placing.find_paragraph_item((*path, "text")),
                    "nháp": rearranging.may_rearrange(tree, PLAN, path),
                    "trên": find_above(PLAN, path)})  # fmt: skip
        steps = ((f"{steps:+}", partial(move_item, tree, path, steps)) for steps in (-1, 1))
        yield from try_all(tree, PLAN, [*steps, ("bỏ", partial(remove_item, tree, path))])
        if rearranging.may_rearrange(tree, PLAN, path):
            yield from try_all(tree, PLAN, (
                (tell(form), partial(
                    rearranging.rearrange, tree, typed if form["lam"] == "tach" else tree, path,
                    SentForm(form),
                )) for form in [*choices, {"lam": "tach"}]
            ))  # fmt: skip


def tell_merges(_: PortalLists) -> Iterator[str]:
    """Every change of one person with every change of another, and each side chosen."""
    base, *others = (GIVEN / "merged.txt").read_text("utf-8").split("----\n")
    texts = [base, *(text for text in others), None]
    trees_ = [read_tree(text) if text else None for text in texts]
    for (one, ours), (two, theirs) in product(enumerate(trees_), repeat=2):
        for start in (trees_[0], None):
            merger = TreeMerger({})
            merged = merger.merge(start, ours, theirs)
            yield f"== {one} {two} {'' if start else 'mới'}"
            yield from differ(trees_[0], merged, PLAN) if merged and trees_[0] else ["(không)"]
            for conflict in merger.conflicts:
                yield tell(view_conflict(PLAN, conflict))
            for side in (OURS, THEIRS) if merger.conflicts else ():
                chosen = {place_in_words(found.path): side for found in merger.conflicts}
                again = TreeMerger(chosen)
                made = again.merge(start, ours, theirs)
                yield f"  {side}: {len(again.conflicts)}"
                yield from differ(merged, made, PLAN) if merged and made else [f"  {bool(made)}"]


def tell_forms(lists: PortalLists) -> Iterator[str]:
    """The form of every record of the sample, and what each sort of field makes of other words."""
    asked: set[object] = set()
    for path in sorted(SAMPLE.rglob("*.yml")):
        file = f"data/{path.relative_to(SAMPLE).as_posix()}"
        kind = kind_of(file)
        if kind is None or not FILE_KINDS[kind].has_fields:
            continue
        tree, seen = read_tree(path.read_text("utf-8")), set[FieldPath]()
        pages = [here for here, _ in trees.walk_nodes(tree) if find_page(kind, here) == here]
        for page in pages:
            sort = tuple(step for step in page if isinstance(step, str))
            if sort in seen or not (model := find_model(kind, page)):
                continue
            seen.add(sort)
            yield f"== {locate_form(file, page)}"
            said = Said({(*page, "note"): ("Sai.",)}, {(*page, "text"): ("Xem.",)})
            for shown in FormMaker(tree, lists, said, {}).make(model, page):
                at = locate_field(file, (*page, *read_path(shown.name.removeprefix("f."))))
                yield f"{tell(cut_field(asdict(shown)))}{at.partition('#')[2]}"
            yield from tell_answers(tree, file, page, lists, asked)


def cut_field(shown: dict[str, Any]) -> dict[str, Any]:
    """A field without what others tell; of its choices, how many there are and what is chosen."""
    chosen = [one["words"] for one in shown["choices"] if one["is_chosen"]]
    count = len(shown["choices"])
    return {
        **shown,
        **dict.fromkeys(("help", "path", "is_filled"), ""),
        "value": shown["value"][:30],
        "choices": f"{count}: {chosen}" if count else "",
        "fields": [cut_field(one) for one in shown["fields"]],
    }


def tell_answers(
    tree: Node, file: str, page: FieldPath, lists: PortalLists, asked: set[object]
) -> Iterator[str]:
    """What a field makes of words that are none of its kind, and of nothing; one of each sort."""
    kind = kind_of(file)
    model = find_model(str(kind), page)
    assert model
    for field in list_fields(model):
        has_value = trees.find_node(tree, (*page, field.name)) is not None
        sort = (field.kind, field.many, field.listed, field.is_yes_unsaid, has_value)
        if sort in asked:
            continue
        asked.add(sort)
        for said in ("", " chữ  khác\r\n\r\nhai ", "31/12/2026", "Có"):
            sent = {f"f.{field.name}": said}
            made, changed = take_answers(tree, model, page, sent, lists)
            problems = list_unknown(model, page, file, sent, lists)
            if changed or problems:
                yield f"? {field.name} {said!r}: {tell([place_in_words(at) for at in changed])}"
                yield from (f"  {tell(one)}" for one in problems)
                old = trees.find_node(tree, page) or Node({})
                new = trees.find_node(made, page) or Node({})
                if isinstance(old.value, dict) and isinstance(new.value, dict):
                    now = new.value.get(field.name)
                    yield f"  {old.value.get(field.name)!s:.60} → {now and now.value!r}"


def tell_words(lists: PortalLists) -> Iterator[str]:
    """Days as they are typed, and sentences of the check as staff read them."""
    for line in (GIVEN / "days.txt").read_text("utf-8").splitlines():
        told = (rule(line) for rule in (read_day, show_day, write_moment, show_days))
        yield " | ".join((line, *told))
    for line in (GIVEN / "sentences.txt").read_text("utf-8").splitlines():
        yield f"{line} → {name_codes(lists, say_plainly(line, {'text': 'Lời in'}))}"
    for line in (GIVEN / "records.txt").read_text("utf-8").splitlines():
        yield f"{line}: {describe_record(read_tree(line), lists)}"
    for listed, entries in lists.names.items():
        for code, name in entries.items():
            for typed in (code, name, name.upper(), f"  {name.lower()} "):
                found = lists.find_id(listed, typed)
                if found != code:
                    yield f"{listed}: {typed!r} là {found!r}"


RULES: dict[str, Callable[[PortalLists], Iterator[str]]] = {
    "drafts": tell_drafts, "items": tell_items, "merges": tell_merges, "forms": tell_forms,
    "words": tell_words,
}  # fmt: skip


@pytest.mark.parametrize("name", list(RULES))
def test_each_rule_makes_what_is_written_down(name: str) -> None:
    compare_desk_table(name, RULES[name](read_lists(SAMPLE.parent)))

"""The results of a plan as a table: targets down, reviews across."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desk.addresses import locate_form
from desk.cell_details import (
    UnitAnswer,
    doubt_details,
    list_units,
    put_details,
    read_verdict,
)
from desk.days import read_day, show_day
from desk.grid_lines import GridLine, day_of_review, find_results, parse_day
from desk.items import insert_item, remove_item
from desk.places import say_plainly
from desk.trees import YES, find_node, items_at, put_node, text_at
from thidua.authoring.results.merging import add_review
from thidua.authoring.results.word_doubts import doubt_made, doubt_words
from thidua.datafiles.format.tree import Node, tree_of
from thidua.language.vietnamese import nfc
from thidua.model.field_path import FieldPath
from thidua.model.labels import REVIEWS
from thidua.model.results import ReviewKind

NEW = "moi"
"""Stands for the number of a review that is not recorded yet."""


@dataclass(frozen=True)
class ResultCell:
    """What one review says of one line.

    Attributes:
        name: of what the browser sends.
        more: words of further results of the same line in the same review.
        doubts: why somebody should look again.
        address: of the form with all about this result; empty if there is none yet.
        verdict: of the report itself; empty if it says none.
        units: each unit's result, and an empty row.
        path: of the result; empty if there is none yet.
    """

    name: str
    label: str
    words: str
    more: tuple[str, ...]
    doubts: tuple[str, ...]
    is_confirmed: bool
    address: str
    verdict: str
    units: tuple[UnitAnswer, ...]
    path: FieldPath = ()


@dataclass(frozen=True)
class GridColumn:
    """A review that is recorded."""

    number: int
    title: str
    day: str
    about: str
    report: str
    address: str


@dataclass(frozen=True)
class NewReview:
    """What all results of a new review have in common, as it was typed."""

    kind: str = ""
    date: str = ""
    text: str = ""
    number: str = ""
    file: str = ""

    def __bool__(self) -> bool:
        return any((self.kind, self.date, self.text, self.number, self.file))

    def make_node(self, results: Sequence[Node]) -> Node:
        """The node of the review."""
        more = {"number": self.number, "file": self.file}
        told = {"kind": self.kind, "date": self.date}
        return tree_of(
            {
                **{name: value for name, value in told.items() if value},
                "source": {
                    "text": self.text,
                    **{name: value for name, value in more.items() if value},
                },
                "results": list(results),
            }
        )


def list_grid_columns(tree: Node, file: str) -> list[GridColumn]:
    """The reviews that are recorded, in the order of the file."""
    columns: list[GridColumn] = []
    words = {kind.value: word for kind, word in REVIEWS.items()}
    for at in range(len(items_at(tree, ("reviews",)))):
        path: FieldPath = ("reviews", at)
        columns.append(
            GridColumn(
                at + 1,
                words.get(text_at(tree, (*path, "kind")), REVIEWS[ReviewKind.INTERIM]),
                show_day(text_at(tree, (*path, "date"))),
                text_at(tree, (*path, "source", "text")),
                text_at(tree, (*path, "source", "file")),
                locate_form(file, path),
            )
        )
    return columns


def name_cell(column: int | str, line: GridLine) -> str:
    """The name of a cell in a form."""
    return f"f.{column}.{line.key}"


def make_cells(
    tree: Node,
    file: str,
    line: GridLine,
    columns: Sequence[GridColumn],
    *,
    typed: Mapping[str, str],
    doubts: Mapping[str, tuple[str, ...]],
) -> list[ResultCell]:
    """The cells of a row, that of a new review last."""
    cells: list[ResultCell] = []
    about = f"chỉ tiêu {line.place}" if line.place else f"mục tiêu “{line.words}”"
    places: list[tuple[int | str, str, list[FieldPath]]] = [
        (one.number, f"{one.title} {one.day}", find_results(tree, one.number - 1, line))
        for one in columns
    ]
    for number, title, paths in [*places, (NEW, "Lần mới", [])]:
        first, *others = [text_at(tree, (*path, "text")) for path in paths] or [""]
        name, path = name_cell(number, line), paths[0] if paths else None
        cells.append(
            ResultCell(
                name=name,
                label=f"{title}, {about}",
                words=typed.get(name, first),
                more=tuple(others),
                doubts=doubts.get(name, ()),
                is_confirmed=typed.get(f"d.{name}") == YES,
                address=locate_form(file, path) if path else "",
                verdict=read_verdict(tree, path, name, typed),
                units=list_units(tree, path, name, typed),
                path=path or (),
            )
        )
    return cells


def list_doubts(
    tree: Node, lines: Sequence[GridLine], columns: Sequence[GridColumn], sent: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Why cells that were typed or pasted should be looked at again, by their names."""
    found: dict[str, tuple[str, ...]] = {}
    numbers: list[int | str] = [*(column.number for column in columns), NEW]
    for line in lines:
        for number in numbers:
            name = name_cell(number, line)
            words = tidy(sent.get(name, ""))
            paths = find_results(tree, number - 1, line) if isinstance(number, int) else []
            if name in sent and (wrong := tuple(doubt_details(name, words, sent))):
                found[name] = wrong
                continue
            is_old = any(text_at(tree, (*path, "text")) == words for path in paths)
            if not words or is_old or sent.get(f"d.{name}") == YES:
                continue
            typed = read_day(" ".join(sent.get(f"{NEW}.date", "").split()))
            day = parse_day(typed) if number == NEW else day_of_review(tree, int(number) - 1)
            said = [
                say_plainly(f"{what} {fix}".strip())
                for what, fix in doubt_words(words, line.list_figures(day))
            ]
            if not_held := line.doubt_day(day):
                said.insert(0, f"{not_held} Xem lại ngày báo cáo, hoặc để trống ô này.")
            if made := doubt_made(words):
                said.insert(0, say_plainly(f"{made} Ghi lại đúng như báo cáo in."))
            if said:
                found[name] = tuple(said)
    return found


def put_results(
    tree: Node, lines: Sequence[GridLine], sent: Mapping[str, str], fresh: NewReview
) -> Node:
    """The tree with what the cells say; what they do not show stays as it is."""
    for review in range(len(items_at(tree, ("reviews",)))):
        for line in lines:
            name = name_cell(review + 1, line)
            if name in sent:
                tree = _put_result(tree, review, lines, line, tidy(sent[name]))
                for path in find_results(tree, review, line)[:1]:
                    tree = put_details(tree, path, name, sent)
    results = [
        put_details(make_result(line, words), (), name, sent)
        for line in lines
        if (words := tidy(sent.get((name := name_cell(NEW, line)), "")))
    ]
    if not results and not fresh:
        return tree
    reviews = list(items_at(tree, ("reviews",)))
    node = fresh.make_node(results)
    if find_node(node, ("date",)):
        add_review(reviews, node)
    else:
        reviews.append(node)
    return put_node(tree, ("reviews",), Node(tuple(reviews)))


def _put_result(
    tree: Node, review: int, lines: Sequence[GridLine], line: GridLine, words: str
) -> Node:
    paths = find_results(tree, review, line)
    if paths:
        if text_at(tree, (*paths[0], "text")) == words:
            return tree
        if not words:
            return remove_item(tree, paths[0])
        return put_node(tree, (*paths[0], "text"), Node(words))
    if not words:
        return tree
    return add_result(tree, review, lines, line, words)[0]


def add_result(
    tree: Node, review: int, lines: Sequence[GridLine], line: GridLine, words: str
) -> tuple[Node, FieldPath]:
    """The tree with one more result, after those of its line and of the lines before; its path."""
    before = lines[: lines.index(line) + 1]
    at = [path[-1] for other in before for path in find_results(tree, review, other)]
    last = max((step for step in at if isinstance(step, int)), default=-1)
    path: FieldPath = ("reviews", review, "results")
    return insert_item(tree, path, last + 1, make_result(line, words)), (*path, last + 1)


def make_result(line: GridLine, words: str) -> Node:
    """The node of a result of a line."""
    about = {"target": line.place} if line.place else {"goal": line.words}
    return tree_of({**about, "text": words})


def tidy(words: str) -> str:
    """Words on one line."""
    return " ".join(nfc(words).split())

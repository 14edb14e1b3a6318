"""What the table of results makes of every cell, doubt and copied row; see `test_desk_tables`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import product

from desk import grid_lines, result_grid, result_review, trees
from desk.lists import read_lists
from desk.pasting import place_cells, read_cells
from tables import compare_desk_table
from test_desk_tables import GIVEN, differ, open_given, tell
from thidua.datafiles.format.tree import Node
from thidua.datafiles.validation import read
from thidua.model import Plan
from thidua.portal.target_matching import TargetMatcher
from thidua.portal.targets import Linker, target_lines
from workspace import SAMPLE

RESULTS = "data/plans/a/results.yml"


def test_each_cell_makes_what_is_written_down() -> None:
    compare_desk_table("results", tell_results())


def test_copied_cells_go_where_it_is_written_down() -> None:
    compare_desk_table("pastes", tell_pastes())


def open_lines(tree: Node) -> tuple[TargetMatcher, list[grid_lines.GridLine]]:
    """The lines of the targets of the sample, and the rows with what results are about."""
    path = SAMPLE / "plans" / "xa-mau-2026-kinh-te-xa-hoi" / "plan.yml"
    entry = read(path, path.name, Plan)[0]
    assert entry
    linker = Linker(read_lists(SAMPLE.parent).known.indicators)
    lines = list(target_lines(entry.record, linker))
    return TargetMatcher(lines, linker), grid_lines.list_grid_lines(lines, tree)


def list_sent(cell: str, words: str) -> Iterator[dict[str, str]]:
    """What a form may send of one cell."""
    yield from ({cell: said} for said in ("", words, f" {words}  nữa", "4.100", "90%", "31/6/2026"))
    yield {cell: "90%", f"d.{cell}": "có"}
    for verdict in ("", "đạt", "la"):
        yield {cell: words, f"v.{cell}": verdict}
    units = [("", "", ""), ("Thôn Đầu", "99%", "đạt"), ("Thôn Cuối", "", ""), ("", "5%", "vượt")]
    for told in ([], units[:1], units[1:2], units[1:], [units[1], units[2]]):
        form = {cell: words}
        for at, row in enumerate(told, 1):
            named = zip(("unit", "text", "verdict"), row, strict=True)
            form |= {f"u.{cell}.{at}.{part}": said for part, said in named}
        yield form


def tell_results() -> Iterator[str]:
    """Every cell of the table with what may be typed into it, and every doubt of a draft."""
    tree = open_given("results.yml")
    lines = open_lines(tree)[1]
    columns = result_grid.list_grid_columns(tree, RESULTS)
    yield from map(tell, (*lines, *columns))
    fresh = result_grid.NewReview()
    cells = {name: line for line in (*lines[:3], lines[-1]) for name in (
        *(result_grid.name_cell(one.number, line) for one in columns),
        result_grid.name_cell(result_grid.NEW, line),
    )}  # fmt: skip
    empty = set[tuple[bool, bool]]()  # one of each sort is asked
    for cell, line in cells.items():
        made = result_grid.make_cells(tree, RESULTS, line, columns, typed={}, doubts={})
        now = next(one for one in made if one.name == cell)
        sort = (result_grid.NEW in cell, bool(line.place))
        if not now.words and sort in empty:
            continue
        empty |= set() if now.words else {sort}
        yield f"== {tell(now)}"
        for sent in list_sent(cell, now.words or "Đạt 5 ha"):
            doubts = result_grid.list_doubts(tree, lines, columns, sent)
            yield f"? {tell(sent)}: {tell(doubts)}"
            shown = result_grid.make_cells(tree, RESULTS, line, columns, typed=sent, doubts=doubts)
            again = asdict(next(one for one in shown if one.name == cell))
            was = asdict(now)
            yield f"  {tell({name: one for name, one in again.items() if one != was[name]})}"
            yield from differ(tree, result_grid.put_results(tree, lines, sent, fresh), RESULTS)
            settled = result_review.decide_doubts(tree, lines, sent)
            yield from differ(tree, settled, RESULTS)
    yield from tell_reviews(tree, lines)


def tell_reviews(tree: Node, lines: list[grid_lines.GridLine]) -> Iterator[str]:
    """New reviews of all kinds; of those that are drafts, what waits and what may become of it."""
    parts = {"kind": "final", "date": "2026-08-01", "text": "BC", "number": "7/BC", "file": "a.txt"}
    for fresh in ({}, parts, *({name: said} for name, said in parts.items())):
        for sent in ({}, {f"f.moi.{lines[0].key}": "4.100 tấn"}):
            yield f"== mới {tell(fresh)} {tell(sent)}"
            made = result_grid.put_results(tree, lines, sent, result_grid.NewReview(**fresh))
            yield from differ(tree, made, RESULTS)
    ways = [{}, *({"dich": key, "chu": said, "ly-do": why} for key, said, why in product(
        ("ngoai", lines[0].key, lines[-1].key, "la"), ("", "Đạt 7 ha"), (" ", "Ngoài kế hoạch.")
    ))]  # fmt: skip
    for review in range(len(trees.items_at(tree, ("reviews",)))):
        yield f"== lần {review + 1}: còn {result_review.count_waiting(tree, review)}"
        yield str(result_review.is_drafted(tree, review))
        yield from differ(tree, result_review.finish_review(tree, review), RESULTS)
        for doubt in result_review.list_result_doubts(tree, RESULTS, review, {"s.2": "có"}):
            yield tell(doubt)
            sent = {doubt.name: "có"}
            yield from differ(tree, result_review.decide_doubts(tree, lines, sent), RESULTS)
        for left in result_review.list_left_words(tree, review, {}):
            yield tell(left)
            for way in ways:
                sent = {f"{left.name}.{part}": said for part, said in way.items()}
                again = result_review.list_left_words(tree, review, sent)
                yield f"? {tell(way)}: {tell(again)}"
                yield str(result_review.has_wrong_decision(tree, sent))
                yield from differ(tree, result_review.place_left_words(tree, lines, sent), RESULTS)


def tell_pastes() -> Iterator[str]:
    """Copied cells of all shapes, from the first line and from a later one."""
    matcher, lines = open_lines(Node({}))
    keys = [line.key for line in lines]
    for text in (GIVEN / "pasted.txt").read_text("utf-8").split("\n----\n"):
        rows = read_cells(text)
        yield f"== {tell(tuple(map(tuple, rows)))}"
        for begin in (keys[0], keys[-2], "la"):
            yield f"{begin}: {tell(place_cells(rows, keys, matcher, begin))}"

"""What people call the records of a portal, instead of the names that data files have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desk.addresses import locate_field, locate_results, locate_review
from desk.lists import PortalLists, read_lists
from desk.places import PlacedProblem
from desk.web import Desk
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.validation import FileRecord, read
from thidua.model import Honoree, Plan
from thidua.portal.file_names import HONOREES, PLAN, PLANS, RESULTS

_OF_DRAFTS = "Bản nháp, cần soát"
"""Begins what the check says of a doubt that the desk asks about, one at a time."""
_OF_A_FOLDER = 2
_CODE = re.compile(r"“([a-z0-9]+(?:[-_][a-z0-9]+)*)”")


@dataclass(frozen=True)
class ProblemView:
    """One problem, for people."""

    words: str
    fix: str
    is_error: bool
    address: str


def view_problem(problem: PlacedProblem, lists: PortalLists) -> ProblemView:
    """A problem with the address of its field, and names instead of identifiers."""
    address = locate_field(problem.file, problem.path)
    said, fix = name_codes(lists, problem.said), name_codes(lists, problem.fix)
    return ProblemView(said, fix, problem.is_error, address)


def view_problems(desk: Desk, problems: Sequence[PlacedProblem]) -> Iterator[ProblemView]:
    """Problems of one file; all doubts of a draft are one, which leads to where they are asked."""
    lists = read_lists(desk.root)
    doubts = [problem for problem in problems if is_doubt(problem)]
    if doubts:
        address = _locate_doubts(doubts[0].file)
        yield ProblemView(f"Bản nháp còn {len(doubts)} chỗ chờ soát.", "", is_error=False,
                          address=address)  # fmt: skip
    yield from (view_problem(one, lists) for one in problems if not is_doubt(one))


def _locate_doubts(file: str) -> str:
    plan = file.split("/")[_OF_A_FOLDER]
    return locate_results(plan) if kind_of(file) == "results" else locate_review(plan)


def is_doubt(problem: PlacedProblem) -> bool:
    """Whether the check tells a doubt of a draft, which the desk asks about by itself."""
    is_told = problem.path[:1] in {("review",), ("unplaced",)}
    return not problem.is_error and (is_told or problem.said.startswith(_OF_DRAFTS))


def name_codes(lists: PortalLists, words: str) -> str:
    """A sentence in which identifiers of plans, bodies and the like are their names."""

    def name(found: re.Match[str]) -> str:
        named = next((names[found[1]] for names in lists.names.values() if found[1] in names), "")
        return f"“{named}”" if named else found[0]

    return _CODE.sub(name, words)


def name_file(desk: Desk, file: str) -> str:
    """What people call a data file."""
    parts = file.split("/")
    if file.startswith(f"{PLANS}/") and len(parts) > _OF_A_FOLDER:
        entry = read_plan(desk, "/".join(parts[:3]))
        name = name_plan(entry.record) if entry else parts[2]
        return f"Kết quả của {name}" if parts[-1] == RESULTS else name
    if file.startswith(f"{HONOREES}/"):
        is_there = desk.repository.is_own(file) and (desk.root / file).is_file()
        honoree = read(desk.root / file, file, Honoree)[0] if is_there else None
        if honoree:
            return f"Gương: {honoree.record.name}"
        return f"Gương {parts[-1].removesuffix('.yml')}" if is_there else "Gương mới"
    kind = parts[-1].removesuffix(".yml")
    return FILE_KINDS[kind].title if kind in FILE_KINDS else file


def read_plan(desk: Desk, folder: str) -> FileRecord[Plan] | None:
    """The plan in a folder; None if it cannot be read."""
    file = f"{folder}/{PLAN}"
    path = desk.root / file
    is_there = desk.repository.is_own(file) and path.is_file()
    return read(path, file, Plan)[0] if is_there else None


def name_plan(plan: Plan) -> str:
    """What people call a plan: its number, if it has one, and its title."""
    title, number = plan.document.title, str(plan.document.number or "")
    if not number:
        return title
    return f"…{number}: {title}" if number.startswith("/") else f"{number}: {title}"

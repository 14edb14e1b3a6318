"""What a report says of every field of every record, changed, come and gone, as written down.

``tests/changes`` beside this says of each kind of change what must be told of it; here nothing is
chosen by hand: all words, days and answers of a portal change at once, or all notes and further
entries come, or whole records go. ``make bless`` writes what is told anew, and a person reads it.
"""

from __future__ import annotations

import copy
import functools
import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from goldens import compare_lines
from portal_cli import main
from richportals import change_data, write_full, write_years
from thidua.changes import (
    PublicState,
    add_history,
    compare_states,
    read_state,
    write_html,
    write_markdown,
)
from twoyears import AMENDMENT, NEXT_PLAN, PLAN, SCHOOL_PLAN
from workspace import SAMPLE, SAMPLE_PLAN, SMALL, Workspace

REPORTS = Path(__file__).parents[1] / "wordings" / "changes"
TODAY = date(2027, 8, 1)
KEPT = "updated: 2026-02-12\nhistory: []\n"
NAMES = frozenset(
    "id file issuer unit_id plan number field indicators indicator doc_type icon from to "
    "address also level parent successors logo code url base_url edit_url email target goal "
    "of value figures fields kind language award_form type method scope primary accent "
    "home_indicator better without focus".split()
)
"""What other records, or files, are found by, and what takes one of a few words."""
OTHERS = {
    "in_force": "ended", "thematic": "regular", "dot": "dac_biet", "unit": "sector",
    "electronic": "paper", "bao_cao": "phoi_hop", "KT": "TL", "lead": "support", "eq": "ge",
    "increase_to": "maintain", "interim": "final", "đạt": "vượt", "higher": "lower",
    "published": "amended", "anonymise": "remove", "written": "electronic",
}  # fmt: skip

NAMED = {
    "ubnd-tinh-mau": "ubnd-xa-mau-cu", "economy": "culture", "culture": "economy",
    "ke_hoach": "nghi_quyet", "gia-dinh-van-hoa": "san-luong-luong-thuc",
    "ubnd-xa-mau": "hdnd-xa-mau",
}  # fmt: skip
"""Other entries of lists for those that records name."""


@pytest.fixture(scope="module")
def portals(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Workspace]:
    """The portals by their names, each made once."""
    folder = tmp_path_factory.mktemp("states")
    return functools.cache(lambda name: MAKERS[name](folder / name))


@pytest.fixture(scope="module")
def states(portals: Callable[[str], Workspace]) -> Callable[[str], PublicState]:
    """The states that reports compare, each read once; those of unchecked data as well."""
    return functools.cache(lambda name: read_state(portals(name).folder))


def _make_sample(folder: Path) -> Workspace:
    return Workspace(folder, SAMPLE)


def _change_all(folder: Path) -> Workspace:
    """Every word, day and choice of every file is another; what came looks like italics."""
    portal = Workspace(folder, SAMPLE)
    for path in sorted((folder / "data").rglob("*.yml")):
        name = path.relative_to(folder / "data").as_posix()
        change_data(portal, name, _change_leaves)
    portal.print_original(SAMPLE_PLAN)  # else its words are looked for in those of the old one
    return portal


def _change_leaves(tree: Any) -> None:
    for key, value in list(tree.items() if isinstance(tree, dict) else enumerate(tree)):
        if isinstance(value, dict | list):
            _change_leaves(value)
        elif isinstance(tree, list) and " " not in str(value):
            continue
        elif isinstance(value, str) and value in OTHERS:
            tree[key] = OTHERS[value]
        elif key != "id" and value in NAMED:
            tree[key] = NAMED[value]
        elif key == "slug":
            tree[key] = f"{value}-moi"
        elif key in NAMES:
            continue
        elif isinstance(value, bool):
            tree[key] = not value
        elif isinstance(value, date):
            tree[key] = value + timedelta(days=1)
        elif isinstance(value, str) and " " in value:
            first, _, rest = value.partition(" ")
            tree[key] = f"{first} *sửa* {rest}"


def _lose_records(folder: Path) -> Workspace:
    """The plan, two of three examples, and half of each list are gone."""
    portal = Workspace(folder, SAMPLE)
    shutil.rmtree((folder / "data" / SAMPLE_PLAN).parent)
    for name in ("ba-ban-2026-01", "duong-hoa-2026-01"):
        (folder / "data" / "honorees" / f"{name}.yml").unlink()
    for name in ("fields", "issuers", "indicators", "document-types", "addresses", "abbreviations"):
        change_data(portal, f"{name}.yml", _halve)
    return portal


def _halve(tree: Any) -> None:
    for value in tree.values() if isinstance(tree, dict) else ():
        if isinstance(value, list):
            del value[1::2]
    if all(not isinstance(value, list | dict) for value in tree.values()):
        tree.popitem()


def _make_years(folder: Path) -> Workspace:
    return write_years(folder)


def _before_years(folder: Path) -> Workspace:
    """The same before two of its decisions, with other figures in a plan and a report less."""
    portal = write_years(folder)
    for name in (AMENDMENT, NEXT_PLAN):
        shutil.rmtree(portal.folder / "data" / "plans" / name)
    change_data(portal, f"plans/{PLAN}/results.yml", lambda tree: _drop_results(tree["reviews"]))
    change_data(portal, f"plans/{SCHOOL_PLAN}/plan.yml", _move_targets)
    return portal


def _drop_results(reviews: Any) -> None:
    del reviews[1]
    reviews[0]["results"].append({"target": 5, "text": "Trồng mới 40 ha rừng"})
    del reviews[1]["results"][1]["units"][1]


def _move_targets(tree: Any) -> None:
    items = tree["targets"]["items"]
    items.append(copy.deepcopy(items[1]) | {"number": 4, "text": "Trồng mới 3 ha rừng."})
    items[1]["field"] = "health"
    items[2]["text"] = "Trồng mới 2 ha rừng."


def _write_own(folder: Path, words: str, *names: str) -> Workspace:
    """A portal with texts and looks of its own."""
    portal = Workspace(folder, SMALL)
    portal.leave_data_only()
    files = {f"docs/{name}.md": _TEXT.format(name, words) for name in names}
    files |= {
        "docs/giu.md": _TEXT.format("giữ", "Như cũ"),
        "overrides/css/own.css": f"/* {words} */",
    }
    files |= {f"overrides/parts/{name}.html": words for name in names[1:]}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return portal


_TEXT = "---\ntitle: Trang {0}\ndescription: Về {0}.\nupdated: 2026-02-12\n---\n\n{1}.\n"


MAKERS: dict[str, Callable[[Path], Workspace]] = {
    "sample": _make_sample, "other": _change_all, "full": write_full, "less": _lose_records,
    "years": _make_years, "earlier": _before_years,
    "own": lambda folder: _write_own(folder, "Xưa", "loi", "footer"),
    "owner": lambda folder: _write_own(folder, "Nay", "loi", "header"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [("sample", "other"), ("sample", "full"), ("full", "sample"), ("sample", "less"),
     ("less", "sample"), ("earlier", "years"), ("years", "earlier"), ("own", "owner")],
)  # fmt: skip
def test_everything_that_changes_is_told_as_written_down(
    before: str, after: str, states: Callable[[str], PublicState]
) -> None:
    """In the report, and in what is proposed for the histories."""
    report = compare_states(states(before), states(after), TODAY)
    told = [*write_markdown(report).replace("\u2060", "").splitlines()]
    told += re.findall(r'(?:id|href)="[^"]*"', write_html(report))
    for untold in report.untold:
        told += [f"== {untold.file}", *add_history(KEPT, untold).splitlines()]
    compare_lines(
        REPORTS / f"{before}-{after}.md", [re.sub(r"\b[0-9a-f]{64}\b", "#", line) for line in told]
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [("sample", "full"), ("full", "sample"), ("less", "sample"), ("earlier", "years"),
     ("years", "earlier")],
)  # fmt: skip
def test_the_check_asks_for_what_changed_as_written_down(
    before: str,
    after: str,
    *,
    portals: Callable[[str], Workspace],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """For histories, addresses that must last, and what was taken down."""
    base, portal = portals(before).folder, portals(after).folder
    given = ["--base", str(base), "--today", TODAY.isoformat(), "--root", str(portal)]
    status = main(["check", *given])
    said = capsys.readouterr().out.replace(str(base), "…")
    compare_lines(REPORTS / f"{before}-{after}.txt", [*said.splitlines(), f"[{status}]"])


def test_a_page_says_what_the_text_says(states: Callable[[str], PublicState]) -> None:
    """The two forms of a report have the same words."""
    report = compare_states(states("sample"), states("other"), TODAY)
    page = re.sub(r"(?s)<head>.*?</head>|<[^>]+>", " ", write_html(report))
    text = write_markdown(report).replace("```yaml", "")
    assert _words(page) == _words(text)


def _words(text: str) -> list[str]:
    plain = re.sub(r"&\w+;|&#\d+;|[^\w\s]|_", " ", text.replace("\u2060", ""))
    return plain.split()

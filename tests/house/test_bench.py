"""The bench compares the same plans, keeps its promises in one table, and edits as staff do."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path
from random import Random

import pytest
from markdown import markdown as python_markdown
from markdown_it import MarkdownIt

from bench import measuring, promises, synthetic
from bench.edits import KINDS, make_edit
from bench.floor import hash_again, measure_floor, pack_again, read_sources, write_again
from bench.kit_costs import PICTURES, SHEETS, TEXTS, UNCHANGED, measure_kit
from bench.plain import markdown
from bench.promises import Measured, growth, table
from bench.synthetic import write_portal
from thidua.foundation.problems import pick_errors
from thidua.model import Plan
from thidua.model.printed import passages
from thidua.portal.loading import load_or_raise
from workspace import FIVE_PLANS, REPOSITORY, Workspace

PLANS = 10
BENCHES = ("building", "drafting", "searching", "visits")
HOLDS_MEMORY = """
import subprocess, sys, time
held = b"x" * (80 << 20)
if sys.argv[1:]:
    subprocess.run([sys.executable, "-c", sys.argv[1]])
time.sleep(0.5)
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a few made-up plans; nobody changes them."""
    folder = tmp_path_factory.mktemp("made-up")
    write_portal(folder / "source", PLANS)
    return folder / "source" / "data"


@pytest.fixture
def portal(tmp_path: Path, source: Path) -> Workspace:
    """A portal of these plans."""
    return Workspace(tmp_path / "portal", source)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def real_plans() -> list[Plan]:
    catalogue = load_or_raise(FIVE_PLANS)
    return [catalogue.open_plan(plan).plan for plan in catalogue.plans]


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html)))


@pytest.mark.parametrize(
    "render",
    [
        MarkdownIt("commonmark").enable("table").render,
        lambda text: python_markdown(text, extensions=["tables"]),
    ],
    ids=["CommonMark", "Python-Markdown"],
)
def test_other_generators_show_every_passage_of_a_plan(render: Callable[[str], str]) -> None:
    """What the portal is compared with shows the same words, parts of targets too."""
    for plan in real_plans():
        shown = words(render(markdown(plan)))
        for passage in passages(plan):
            assert words(passage.text.replace("<", "&lt;")) in shown, passage.anchor


@pytest.mark.parametrize("before", ["", "# ", "3. ", "1) ", "+ "])
def test_words_that_look_like_markdown_are_shown_as_they_are(before: str) -> None:
    """Printed marks are words: nothing becomes a list, a heading, emphasis or an element."""
    printed = f"{before}a*b*c | [d](e) <f> _g_ `h` & i"
    plan = real_plans()[0]
    document = plan.document.model_copy(update={"title": printed.replace("*", r"\*")})
    text = markdown(plan.model_copy(update={"document": document}))
    assert f"<p>{escape(printed)}</p>" in MarkdownIt("commonmark").render(text)


@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_leaves_valid_data_and_may_be_taken_back(portal: Workspace, kind: str) -> None:
    """Whatever is edited, the portal can be built again, and the way back is exact."""
    first = files(portal.folder / "data")
    edits = []
    for number in range(4):
        edits.append(make_edit(portal.folder, kind, Random(number)))
        edits[-1].apply(portal.folder)
    assert pick_errors(portal.load().problems) == []
    assert files(portal.folder / "data") != first
    for edit in reversed(edits):
        edit.reverted().apply(portal.folder)
    assert files(portal.folder / "data") == first


def test_a_word_is_changed_in_the_plan_and_in_its_original(portal: Workspace) -> None:
    """One plan and its original change, and nothing else."""
    edit = make_edit(portal.folder, "word", Random(1))
    (folder,) = {Path(name).parent for name in edit.after}
    assert {Path(name).name for name in edit.after} == {"plan.yml", synthetic.ORIGINAL}
    assert folder.parent.as_posix() == "data/plans"
    assert all(edit.after[name] != edit.before[name] for name in edit.after)


def test_all_processors_write_the_same_plans_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made-up portals are the same wherever they are made."""
    write_portal(tmp_path / "one", PLANS)
    monkeypatch.setattr(synthetic, "MANY", PLANS)
    write_portal(tmp_path / "all", PLANS)
    assert files(tmp_path / "all") == files(tmp_path / "one")


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        (Measured(1000, promises.COLD, 8.0, "s", hugo=1.0), False),
        (Measured(1000, promises.COLD, 8.1, "s", hugo=1.0), True),
        (Measured(5000, promises.ONE_CHANGED, 0.7, "s", hugo=1.0), True),
        (Measured(300, promises.ONE_CHANGED, 9.0, "s", hugo=1.0), False),
        (Measured(1000, promises.COLD, 1.0, "s"), True),
        (Measured(5000, promises.MEMORY, 401, "MB"), True),
        (Measured(300, promises.HELP, 0.2, "s"), True),
        (Measured(300, promises.READING, 4999, "targets"), True),
        (Measured(300, promises.READING, 5001, "targets"), False),
        (Measured(1000, "something else", 1000, "s"), False),
    ],
)
def test_a_promise_is_broken_over_its_limit_at_its_number_of_plans(
    line: Measured, broken: bool
) -> None:
    """Limits hold at the sizes they were promised for; without Hugo beside it nothing is kept."""
    assert line.is_broken is broken
    assert ("BROKEN" in table([line])) is broken


def test_the_table_says_times_as_multiples_of_hugo() -> None:
    """Seconds depend on the machine; what is promised does not."""
    _, line = table([Measured(1000, promises.COLD, 12.0, "s", processor=20, hugo=2.0)]).split("\n")
    assert line.split() == [
        *("1000", *promises.COLD.split(), "12.00", "s", "20.00", "s"),
        *("6.00", "≤", "8", "×", "Hugo", "ok"),
    ]


def test_twice_the_cost_for_twice_the_plans_is_growth_of_one() -> None:
    """Growth is the exponent b of cost ~ plans^b."""
    small, large = Measured(100, promises.COLD, 3, "s"), Measured(200, promises.COLD, 6, "s")
    assert growth(small, large) == pytest.approx(1)
    assert growth(small, Measured(200, promises.COLD, 12, "s")) == pytest.approx(2)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what processes share")
def test_memory_of_children_is_counted(tmp_path: Path) -> None:
    """A build that moves its work into other processes does not hide what it needs."""
    alone = measuring.peak_memory([sys.executable, "-c", HOLDS_MEMORY], tmp_path)
    both = measuring.peak_memory([sys.executable, "-c", HOLDS_MEMORY, HOLDS_MEMORY], tmp_path)
    assert alone is not None and both is not None
    assert 80 < alone < 150 and both > 160


def test_a_command_that_fails_ends_the_bench_with_what_it_said(tmp_path: Path) -> None:
    """Nothing is measured of work that was not done."""
    with pytest.raises(SystemExit, match="no such plan"):
        measuring.run([sys.executable, "-c", "raise SystemExit('no such plan')"], tmp_path)


@pytest.mark.slow
def test_every_bench_finds_what_it_measures_with() -> None:
    """Nobody runs them but now and then; what they import may have moved meanwhile."""
    benches = Path(__file__).parents[1] / "bench"
    scripts = [str(benches / f"{name}.py") for name in BENCHES]
    code = f"import runpy; [runpy.run_path(one, run_name='tried') for one in {scripts!r}]"
    measuring.run([sys.executable, "-c", code], REPOSITORY)


LEFT_OUT = (
    "bac-giang-2021-nuoc-rut-chien-thang-covid-19", "ha-hoa-2022-75-nam-dang-bo-huyen",
    "ngan-son-2021-kinh-te-xa-hoi",
)  # fmt: skip
"""Two plans are several, and cost less."""


@pytest.mark.slow
def test_the_kit_of_a_plan_costs_nothing_when_nothing_changed(tmp_path: Path) -> None:
    """Every kind of work on it is measured, and none is done a second time."""
    measured = measure_kit(tmp_path, LEFT_OUT)
    assert min(measured[kind] for kind in (TEXTS, PICTURES, SHEETS)) > 0
    assert measured[UNCHANGED] == 0


def test_the_floor_is_all_that_a_build_reads_and_writes(portal: Workspace) -> None:
    """No file of the site is left out, and what is told together is the sum of its parts."""
    site = portal.written("own", "plan", "pages first")
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    again = portal.folder / "again"
    assert write_again(paths, site, again) == sum(map(len, files(site).values()))
    assert files(again) == files(site)
    assert len(hash_again(paths)) == len(set(files(site).values()))
    assert read_sources(portal.folder / "data") == len(list(portal.folder.rglob("data/**/*.yml")))
    assert pack_again(paths) > 0 == pack_again([path for path in paths if path.suffix == ".html"])
    *parts, whole = measure_floor(PLANS, portal.folder, 2.0)
    assert whole.processor == pytest.approx(sum(part.processor or 0 for part in parts))
    assert all(part.processor and part.ratio for part in parts)
    assert not (portal.folder / "site-again").exists()

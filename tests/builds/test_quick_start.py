"""What is loaded before the work begins: only what the verb that was typed cannot do without."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module

import pytest

import thidua.model
from portal_cli.verbs import HIDDEN, VERBS, Verb
from workspace import REPOSITORY

MAKERS = {"docx", "icalendar", "resvg_py", "segno", "typst", "xlsxwriter"}
"""What files for readers are made with."""

READERS = {"PIL", "lxml", "pypdf", "pypdfium2"}
"""What documents are read with."""

SLOW = READERS | {"jinja2", "markdown", "material", "mkdocs", "numpy", "pydantic", "xlsxwriter"}
SLOW |= {"yaml"}
TYPED = [
    ["--help"],
    ["--version"],
    *([verb.name, "--help"] for verb in (*VERBS, *HIDDEN)),
    ["figures", "Giảm tỷ lệ hộ nghèo còn 1,5% vào năm 2026"],
]

# Runs the command again and again in one process: tells after each time what it printed, and
# every module that is loaded by then.
RUN_EACH = """
import contextlib, io, json, sys
from portal_cli import main
for arguments in json.loads(sys.argv[1]):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
        main(arguments)
    print(json.dumps([printed.getvalue(), sorted(sys.modules)]))
"""


def run_python(code: str, *arguments: str) -> str:
    """What a program prints in a process of its own, which has loaded nothing yet."""
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=REPOSITORY / "hooks",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return ran.stdout


def libraries_in(modules: list[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def test_help_version_and_figures_load_no_slow_library() -> None:
    """Who asks how a verb is used, or tries the words of a target, has the answer at once."""
    lines = run_python(RUN_EACH, json.dumps(TYPED)).splitlines()
    for typed, line in zip(TYPED, lines, strict=True):
        printed, modules = json.loads(line)
        assert printed, typed
        assert not libraries_in(modules) & SLOW, typed


def list_loaded(modules: str) -> set[str]:
    """Every module that is there when some have been imported, and the packages of libraries."""
    code = f"import json, sys, {modules}; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(run_python(code))
    return {*loaded, *libraries_in(loaded)}


def list_rooms(loaded: set[str]) -> set[str]:
    return {name.split(".")[1] for name in loaded if name.startswith("thidua.")}


def test_no_reader_of_documents_is_loaded_before_there_is_a_document_to_read() -> None:
    """A check whose answers are all known already does not wait for libraries it will not use."""
    loaded = list_loaded("thidua.portal.loading")
    assert "pydantic" in loaded
    assert not loaded & (READERS | {"jinja2", "markdown", "numpy", "xlsxwriter"})


CHECK = (
    "portal_cli.check, portal_cli.earlier_state, thidua.portal.loading, thidua.portal.state_line"
)
"""What a check loads, the first of it before files are looked at."""


def test_a_check_looks_at_files_before_it_loads_what_reads_them() -> None:
    """A copy of the process looks at them meanwhile: it begins with little, and soon."""
    loaded = list_loaded("portal_cli.check")
    assert not loaded & (SLOW | READERS | MAKERS)
    assert not list_rooms(loaded) & {"attachments", "datafiles", "figures", "model", "site"}


def test_a_check_loads_nothing_that_makes_pages() -> None:
    """What makes the site is two thirds of the engine."""
    loaded = list_loaded(CHECK)
    assert not loaded & (READERS | MAKERS | {"jinja2", "markdown", "numpy"})
    assert not list_rooms(loaded) & {"changes", "kit", "site"}


def test_a_check_does_not_load_what_compares_reports_with_targets() -> None:
    """Pages tell whether a target was met; rules ask whether the record says what is printed."""
    loaded = list_loaded(CHECK)
    assert "thidua.portal.rules.results" in loaded
    assert not loaded & {
        "thidua.portal.results",
        "thidua.portal.reports.report_sentences",
        "thidua.portal.reports.pairing",
    }


def test_a_build_with_nothing_to_do_loads_no_record_no_page_and_no_library() -> None:
    """Whether anything changed is told from hashes, sooner than all else could be loaded."""
    loaded = list_loaded("portal_cli.build, portal_cli.portal_build")
    assert not loaded & (SLOW | MAKERS)
    assert list_rooms(loaded) <= {
        "authoring",
        "foundation",
        "language",
        "site",
        "upkeep",
        "written",
    }
    site = {name for name in loaded if name.startswith("thidua.site.")}
    light = ("build_inputs", "kept_makings", "last_build", "making", "manifest", "placing", "trees")
    assert site == {f"thidua.site.{name}" for name in light}
    assert not {name for name in loaded if name.startswith("thidua.model.")}


def test_a_build_loads_what_makes_files_when_one_is_to_be_made() -> None:
    """One changed plan may have no table, code, calendar or copy for offline to make anew."""
    loaded = list_loaded("thidua.site.build")
    unwanted = {"PIL.Image", "lxml", "mkdocs", "numpy.ma", "thidua.site.offline"}
    assert not loaded & (MAKERS | unwanted)


def test_an_address_or_a_tier_needs_no_record() -> None:
    """Records take long to load; much of what knows addresses reads none."""
    loaded = list_loaded("thidua.model, thidua.model.paths")
    assert "pydantic" not in loaded
    assert "thidua.model.plan" not in loaded


def test_every_record_is_there_under_its_name() -> None:
    """Records are found when asked for, each in its own module."""
    for name in thidua.model.__all__:
        assert getattr(thidua.model, name).__name__ == name
    with pytest.raises(AttributeError, match="Nothing"):
        _ = thidua.model.Nothing


@pytest.mark.parametrize("verb", [*VERBS, *HIDDEN], ids=lambda verb: verb.name)
def test_every_verb_has_a_module_that_does_its_work(verb: Verb) -> None:
    """A verb that help speaks of can be run."""
    assert callable(import_module(verb.module).run)

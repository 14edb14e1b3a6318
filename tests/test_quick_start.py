"""What is loaded before the work begins: only what the verb that was typed cannot do without."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module

import pytest

from portal_cli.verbs import HIDDEN, VERBS, Verb
from workspace import REPOSITORY

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


def test_no_reader_of_documents_is_loaded_before_there_is_a_document_to_read() -> None:
    """A check whose answers are all known already does not wait for libraries it will not use."""
    code = "import json, sys, thidua.portal.loading; print(json.dumps(sorted(sys.modules)))"
    loaded = libraries_in(json.loads(run_python(code)))
    assert "pydantic" in loaded
    assert not loaded & (READERS | {"jinja2", "markdown", "numpy", "xlsxwriter"})


@pytest.mark.parametrize("verb", [*VERBS, *HIDDEN], ids=lambda verb: verb.name)
def test_every_verb_has_a_module_that_does_its_work(verb: Verb) -> None:
    """A verb that help speaks of can be run."""
    assert callable(import_module(verb.module).run)

"""The shape of the code: a pure core, thin edges, imports that run one way."""

from __future__ import annotations

import ast
import functools
import graphlib
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from workspace import REPOSITORY

HOOKS = REPOSITORY / "hooks"
CORE = sorted((HOOKS / "thidua").rglob("*.py"))
DESK = sorted((HOOKS / "desk").glob("*.py"))
EDGES = sorted([*HOOKS.glob("*.py"), *(HOOKS / "portal_cli").glob("*.py"), *DESK])

# The rooms of the core, ground floor first: code in a room imports only from rooms before its own.
ROOMS = (
    "foundation",
    "language",
    "figures",
    "model",
    "datafiles",
    "attachments",
    "look",
    "written",
    "portal",
    "kit",
    "site",
    "changes",
    "authoring",
    "upkeep",
)
FLOOR = {name: floor for floor, name in enumerate(ROOMS)}


def for_files(files: Sequence[Path]) -> Callable[[Callable[[Path], None]], Any]:
    """Run a test on every file, room by room: as a test of its own for each, it would be thousands.

    All files of a room that are wrong are told at once.
    """
    rooms = defaultdict(list)
    for path in files:
        rooms["/".join(path.relative_to(HOOKS).parts[:-1][:2]) or "."].append(path)

    def decorate(test: Callable[[Path], None]) -> Any:
        def run_on(room: str) -> None:
            wrong = []
            for path in rooms[room]:
                try:
                    test(path)
                except AssertionError as error:
                    wrong.append(f"{path.relative_to(HOOKS)}: {error}")
            assert not wrong, "\n".join(wrong)

        run_on.__name__, run_on.__doc__ = test.__name__, test.__doc__
        return pytest.mark.parametrize("room", sorted(rooms))(run_on)

    return decorate


IMPURE_CALLS = {"print", "input", "exit", "open"}
IMPURE_MODULES = {
    "http",
    "locale",
    "logging",
    "os",
    "random",
    "socket",
    "subprocess",
    "sys",
    "time",
    "urllib.request",
}
KEEPERS = {
    "ctypes": {
        "thidua.foundation.confinement",
        "thidua.foundation.exchange",
        "thidua.attachments.text.pdfpages",
        "thidua.attachments.text.pdfpaths",
    },
    "concurrent": {"thidua.foundation.shifts"},
    "multiprocessing": {
        "thidua.foundation.confinement",
        "thidua.foundation.executors",
        "thidua.foundation.shifts",
        "thidua.foundation.store",
    },
    "os": {
        "thidua.foundation.filehashes",
        "thidua.foundation.site_tree",
        "thidua.foundation.spare_site",
        "thidua.foundation.tree_list",
    },
    "signal": {"thidua.foundation.executors", "thidua.foundation.shifts"},
    "sqlite3": {"thidua.foundation.store"},
    "threading": {
        "thidua.foundation.confinement",
        "thidua.foundation.executors",
        "thidua.foundation.shifts",
    },
}
"""Modules that the rest of the core leaves alone, and who may use them: for what `pathlib` has not
or is too slow for, for one atomic exchange, for workers, and for the store."""


def dotted_name(path: Path) -> str:
    """What a core module is called, such as ``thidua.language.dates``."""
    return ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__")


MODULES = {dotted_name(path): path for path in CORE}


@functools.cache
def nodes_of(path: Path) -> list[ast.AST]:
    """Everything in a file of code."""
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


@functools.cache
def imported(path: Path) -> tuple[str, ...]:
    """The dotted name of everything a file imports; a module's own where it imports a module."""
    return tuple(names_imported(path))


def names_imported(path: Path) -> Iterator[str]:
    """Each name that a file imports, as it stands there."""
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in MODULES else node.module


def imported_modules(name: str) -> set[str]:
    """The core modules that one imports; the version number in ``thidua`` does not count."""
    return {one for one in imported(MODULES[name]) if one in MODULES and one != "thidua"}


@for_files(CORE)
def test_core_imports_a_few_libraries_and_no_framework(path: Path) -> None:
    """MkDocs and its themes come and go; the core outlives them."""
    allowed = {"thidua", "jinja2", "markdown", "markupsafe", "numpy", "pydantic"}
    allowed |= {"pydantic_core", "rjsmin", "xlsxwriter", "yaml"}
    allowed |= {"PIL", "lxml", "pypdf", "pypdfium2", "resvg_py", "segno", "typst"}
    allowed |= {"docx", "icalendar"}
    for name in imported(path):
        top = name.split(".")[0]
        assert top in allowed or top in sys.stdlib_module_names, f"{path} imports {name}"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_from_the_floors_below(room: str) -> None:
    """Whoever changes a room need not look at those above it."""
    for name in MODULES:
        if name.split(".")[1:2] == [room]:
            for other in imported_modules(name):
                target = other.split(".")[1]
                assert FLOOR[target] <= FLOOR[room], f"{name} imports {other} from above"


def test_no_two_modules_import_each_other_by_any_way() -> None:
    """A module is understood from what it imports, never from itself; each can be loaded first."""
    loaded = {
        name: {part for one in imported_modules(name) for part in with_packages(one)}
        - set(with_packages(name))
        for name in MODULES
    }
    assert len(list(graphlib.TopologicalSorter(loaded).static_order())) == len(MODULES)


def with_packages(name: str) -> Iterator[str]:
    """A module and the packages that it stands in, which Python loads before it."""
    parts = name.split(".")
    return (".".join(parts[:end]) for end in range(2, len(parts) + 1))


def test_every_module_is_in_a_room() -> None:
    """No module stands loose beside the rooms, and no room is missing from the list."""
    rooms = {name.split(".")[1] for name in MODULES if name != "thidua"}
    assert rooms == set(ROOMS)
    assert {path.stem for path in (HOOKS / "thidua").glob("*.py")} == {"__init__"}


@for_files(CORE)
def test_core_reads_no_clock_network_or_locale_and_says_nothing(path: Path) -> None:
    """The same input gives the same output, and talking to people is left to the edges."""
    nodes = nodes_of(path)
    called = {
        node.func.id
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & IMPURE_CALLS
    names = {name for dotted in imported(path) for name in (dotted, dotted.split(".")[0])}
    assert not {name for name in names & IMPURE_MODULES if not is_keeper(path, name)}
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    assert not attributes & {"today", "now", "utcnow"}


def is_keeper(path: Path, name: str) -> bool:
    """Whether a core module may use a module that the others leave alone."""
    return dotted_name(path) in KEEPERS.get(name, ())


def test_only_their_keepers_use_processes_databases_and_the_system() -> None:
    """Who asks what else may start a process or lock a file finds it in these modules."""
    users: dict[str, set[str]] = {name: set() for name in KEEPERS}
    for module, path in MODULES.items():
        for name in {one.split(".")[0] for one in imported(path)} & KEEPERS.keys():
            users[name].add(module)
    assert users == KEEPERS


@for_files([*CORE, *EDGES])
def test_text_is_utf8_with_unix_lines_on_every_system(path: Path) -> None:
    """Windows would write its own code page and line ends, and read other people's wrong."""
    for node in nodes_of(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            said: set[object] = {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
            for keyword in node.keywords:
                if isinstance(keyword.value, ast.Constant):
                    said.add((keyword.arg, keyword.value.value))
            if node.func.attr in {"read_text", "write_text"}:
                assert {"utf-8", ("encoding", "utf-8")} & said, f"line {node.lineno}"
            if node.func.attr == "write_text":
                assert ("newline", "\n") in said, f"line {node.lineno}"


@for_files([*CORE, *EDGES])
def test_no_group_of_a_pattern_is_possessive(path: Path) -> None:
    """Python before 3.11.5 goes on behind half of a repetition; ``(?>(?:…)*)`` says the same."""
    for node in nodes_of(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "(?" in node.value:
            assert not re.search(r"\)[*+?]\+", node.value), f"line {node.lineno}"


@for_files([*CORE, *EDGES])
def test_a_rule_is_nobodys_library(path: Path) -> None:
    """What a rule knows and others need stands below the rules; outside them only all is run."""
    rules = HOOKS / "thidua" / "portal" / "rules"
    if path.parent != rules:
        assert not [name for name in imported(path) if name.startswith("thidua.portal.rules.")]


def test_only_the_edge_knows_mkdocs() -> None:
    """Material ends in May 2027; then these files are replaced, and no others."""
    knowing = {
        path.name
        for path in [*CORE, *EDGES]
        if any(name.split(".")[0] == "mkdocs" for name in imported(path))
    }
    assert knowing == {"mkdocs_portal.py", "mkdocs_runner.py", "mkdocs_settings.py"}


@for_files([*CORE, *EDGES])
def test_files_and_functions_stay_small(path: Path) -> None:
    """A file is a room that one can know, a function fits a screen."""
    text = path.read_text("utf-8")
    assert text.count("\n") <= 350
    for node in nodes_of(path):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno is not None
            length = node.end_lineno - node.lineno + 1
            assert length <= 60, f"{node.name} has {length} lines"


def test_no_two_classes_have_the_same_name() -> None:
    files = defaultdict(list)
    for path in [*CORE, *EDGES]:
        for node in nodes_of(path):
            if isinstance(node, ast.ClassDef):
                files[node.name].append(str(path.relative_to(HOOKS)))
    assert {name: found for name, found in files.items() if len(found) > 1} == {}


VERBS = set(
    "add answer are ask audit break build change check choose clear compile count cut deflate "
    "defuse derive describe digest discard draw drop dump encode end escape explain find fold "
    "forget format gzip has hash hold inflate inspect is join keep link list load look make "
    "mark measure name open pack pick print put read recognise recolour redraw refuse "
    "remind replace run say serve share shorten show sort spread sum survey tell unpack update "
    "walk word work write zip".split()
)
"""With what public functions begin; a new one may be added, if it is a verb."""
NAMED_BY_VERBS = [
    path
    for path in [*CORE, *EDGES]
    if path.is_relative_to(HOOKS / "portal_cli")
    or path.relative_to(HOOKS).parts[1:2] in {("foundation",), ("look",), ("site",)}
]
RULES_OF_A_SITE = HOOKS / "thidua" / "site" / "audit" / "checking.py"
"""Its rules have names that read as sentences, as those of ``portal/rules`` have."""


@for_files(NAMED_BY_VERBS)
def test_public_functions_begin_with_a_verb(path: Path) -> None:
    """A name says what the function does; what it gives, a variable says."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            asked = ast.unparse(node.args)
            is_rule = path == RULES_OF_A_SITE and asked in {"survey: Survey", "page: PublishedPage"}
            assert node.name.split("_")[0] in VERBS or node.name == "main" or is_rule, node.name


@for_files([one for one in NAMED_BY_VERBS if not one.is_relative_to(HOOKS / "thidua" / "look")])
def test_what_a_loop_goes_through_has_a_name(path: Path) -> None:
    """Nobody can tell what ``one`` is."""
    for node in nodes_of(path):
        if isinstance(node, ast.For | ast.comprehension):
            targets = {name.id for name in ast.walk(node.target) if isinstance(name, ast.Name)}
            assert "one" not in targets


GUIDES = [path for path in [*CORE, *EDGES] if path.name == "__init__.py"]
NAMED = re.compile(r"``([\w./-]+)``")
OF_PORTALS = re.compile(r"^\.|\.yml$")
PLACES = (REPOSITORY, HOOKS, HOOKS / "thidua")
"""Where the paths begin that guides name."""


@for_files(GUIDES)
def test_what_the_guide_of_a_package_names_is_there(path: Path) -> None:
    """A newcomer who follows the docstring of a package finds each module that it names.

    What stands in portals alone (data, ``.cache``) is not here to be looked for.
    """
    guide = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    files = sorted(path.parent.rglob("*.py"))
    known = {part for file in files for part in file.relative_to(path.parent).with_suffix("").parts}
    known |= {name for file in files for name in _names_defined(file)}
    for name in (name for name in NAMED.findall(guide) if not OF_PORTALS.search(name)):
        found = any((place / kind).exists() for place in PLACES for kind in (name, f"{name}.py"))
        assert found or set(name.split(".")) <= known, f"there is no {name}"


def _names_defined(path: Path) -> Iterator[str]:
    """What a file calls its functions, classes, values and fields."""
    for node in nodes_of(path):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id

"""The shape of the code: a pure core, thin edges, imports that run one way."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workspace import REPOSITORY

HOOKS = REPOSITORY / "hooks"
CORE = sorted((HOOKS / "thidua").rglob("*.py"))
EDGES = sorted([*HOOKS.glob("*.py"), *(HOOKS / "portal_cli").glob("*.py")])

# From the bottom up: a module may import those on lines above its own, and on its own line.
LAYERS = (
    (
        "vietnamese",
        "document_number",
        "dates",
        "problems",
        "publish",
        "parallel",
        "engine",
        "questions",
        "plain_words",
    ),
    ("web_address", "htmltokens"),
    ("yamllines",),
    ("yamlindent",),
    ("audit", "yamladvice", "sourcetext", "markup", "figures", "kept", "manuscript"),
    ("yamltree",),
    ("model",),
    ("labels",),
    ("validation",),
    ("closed_lists",),
    ("printed", "originals", "schemas", "reference", "abbreviations", "targets", "paths"),
    ("svg", "drawings", "icons"),
    ("results", "canonical", "fidelity", "look", "written", "templates"),
    ("assets", "own_assets"),
    ("sources", "citations", "referring", "addresses", "earlier"),
    ("rules",),
    ("catalogue",),
    ("loading",),
    ("newplan", "wheels"),
    ("newportal", "migrations", "changelog"),
    ("drafting",),
    ("paging", "summary", "chart"),
    ("opendata",),
    ("pages",),
    ("search", "changes"),
    ("render",),
    ("site",),
)
HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}
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


def imported(path: Path) -> Iterator[str]:
    """The dotted name of everything a file imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "thidua" and [alias.name for alias in node.names] == ["__version__"]:
                continue
            if node.module in ("thidua", "thidua.pages", "thidua.rules"):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
            else:
                yield node.module


def layer_of(dotted: str) -> str:
    return dotted.split(".")[1]


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_core_knows_no_framework_and_imports_run_one_way(path: Path) -> None:
    """A core module imports only what is below it, and nothing of MkDocs."""
    parts = path.relative_to(HOOKS / "thidua").with_suffix("").parts
    if parts == ("__init__",):
        return
    own = parts[0]
    allowed = {"thidua", "jinja2", "markdown", "markupsafe", "numpy", "pydantic"}
    allowed |= {"pydantic_core", "rjsmin", "xlsxwriter", "yaml"}
    allowed |= {"PIL", "docx", "lxml", "openpyxl", "pypdf", "pypdfium2"}
    for name in imported(path):
        top = name.split(".")[0]
        assert top in allowed or top in sys.stdlib_module_names, f"{path} imports {name}"
        if top == "thidua" and name != "thidua":
            layer = layer_of(name)
            assert layer in HEIGHT, f"{layer} has no place in LAYERS"
            assert layer == own or HEIGHT[layer] <= HEIGHT[own], f"{own} imports {layer} above it"


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_core_reads_no_clock_network_or_locale_and_says_nothing(path: Path) -> None:
    """The same input gives the same output, and talking to people is left to the edges."""
    tree = ast.parse(path.read_text("utf-8"))
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & IMPURE_CALLS
    names = {name for dotted in imported(path) for name in (dotted, dotted.split(".")[0])}
    assert not names & IMPURE_MODULES
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not attributes & {"today", "now", "utcnow"}


@pytest.mark.parametrize("path", [*CORE, *EDGES], ids=lambda path: path.name)
def test_text_is_utf8_with_unix_lines_on_every_system(path: Path) -> None:
    """Windows would write its own code page and line ends, and read other people's wrong."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            said: set[object] = {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
            for keyword in node.keywords:
                if isinstance(keyword.value, ast.Constant):
                    said.add((keyword.arg, keyword.value.value))
            if node.func.attr in {"read_text", "write_text"}:
                assert {"utf-8", ("encoding", "utf-8")} & said, f"line {node.lineno}"
            if node.func.attr == "write_text":
                assert ("newline", "\n") in said, f"line {node.lineno}"


@pytest.mark.parametrize("path", [*CORE, *EDGES], ids=lambda path: path.name)
def test_a_rule_is_nobodys_library(path: Path) -> None:
    """What a rule knows and others need stands below the rules; outside them only all is run."""
    rules = HOOKS / "thidua" / "rules"
    if path.parent != rules:
        names = {name.split(".")[2] for name in imported(path) if name.startswith("thidua.rules.")}
        assert not names & {module.stem for module in rules.glob("*.py")}


def test_every_layer_exists() -> None:
    """The list of layers is the list of modules."""
    modules = {path.relative_to(HOOKS / "thidua").parts[0].removesuffix(".py") for path in CORE}
    assert modules - {"__init__"} == set(HEIGHT)


def test_only_the_edge_knows_mkdocs() -> None:
    """Material ends in May 2027; then these files are replaced, and no others."""
    knowing = {
        path.name
        for path in [*CORE, *EDGES]
        if any(name.split(".")[0] == "mkdocs" for name in imported(path))
    }
    assert knowing == {"mkdocs_portal.py", "mkdocs_runner.py", "mkdocs_settings.py"}


@pytest.mark.parametrize("path", [*CORE, *EDGES], ids=lambda path: path.name)
def test_files_and_functions_stay_small(path: Path) -> None:
    """A file is a room that one can know, a function fits a screen."""
    text = path.read_text("utf-8")
    assert text.count("\n") <= 350
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno is not None
            length = node.end_lineno - node.lineno + 1
            assert length <= 60, f"{node.name} has {length} lines"

"""Which tests may notice a bug in a file: the nearest first."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).parent.parent.parent
_TESTS = HOME / "tests"

OUTSIDE: dict[str, str] = {
    "foundation": "caches locks publishing_is_one_step smuggling cli",
    "language": "small_parts search spoken fidelity_cases figures",
    "figures": "figures number_formats real_plans open_data",
    "model": "schemas_and_guide parts addresses missing_values every_field problems",
    "datafiles": "problems formats mistakes closed_lists",
    "attachments": "originals hostile_originals fidelity fidelity_both_ways word_conserves"
    " odf_conserves text_conserves pdf_layouts workbooks",
    "look": "icons overrides lowering identity built_site",
    "written": "written_pages built_site",
    "portal": "problems results report_wordings decisions addresses every_field",
    "kit": "kit_texts kit_sheets kit_posters kit_pictures kit_addresses spoken every_field",
    "site": "every_field built_site open_data overview home search audit incremental_builds",
    "changes": "changes history changes_from_git",
    "authoring": "drafting drafting_kinds drafted_records new_plan result_drafts",
    "upkeep": "init migrations upgrade wheels",
    "desk": "desk_writes desk_records desk_is_closed desk_sends desk_amends desk_arranges"
    " desk_conflicts desk_discards desk_drafts_results desk_mistakes desk_publishes desk_results"
    " desk_reviews desk_survives desk_previews",
    "portal_cli": "cli formats progress publish problems",
    "templates": "every_field missing_values built_site home overview originals_in_a_browser"
    " in_a_browser fidelity_pages results two_years kit_sheets",
    "scripts": "search_field search_in_a_browser in_a_browser",
}
"""Of each package the tests that look at it from outside, by the ends of their names."""


def name_package(file: str) -> str:
    """The package that a file belongs to, as the report names it."""
    parts = Path(file).parts
    if parts[0] == "overrides":
        return "scripts" if parts[1] == "js" else "templates"
    return parts[2] if parts[1] == "thidua" else parts[1]


def list_files(package: str) -> list[str]:
    """The files of a package, relative to the project."""
    if package in {"scripts", "templates"}:
        pattern = "js/**/*.js" if package == "scripts" else "**/*.html"
        paths = [path for path in (HOME / "overrides").glob(pattern) if path.name != "site.js"]
    else:
        inside = package in {path.name for path in (HOME / "hooks" / "thidua").iterdir()}
        folder = HOME / "hooks" / "thidua" if inside else HOME / "hooks"
        paths = list((folder / package).rglob("*.py"))
    return sorted(path.relative_to(HOME).as_posix() for path in paths)


def list_tests(file: str) -> tuple[list[str], list[str]]:
    """The tests that import a module or its package, and those that look from outside.

    Returns:
        Files of tests, relative to the project: near ones, then the others.
    """
    package = name_package(file)
    outside = [f"tests/test_{name}.py" for name in OUTSIDE[package].split()]
    outside = [name for name in outside if (HOME / name).is_file()]
    if not file.endswith(".py"):
        return [], outside
    module = Path(file).with_suffix("").relative_to("hooks").as_posix().replace("/", ".")
    room = ".".join(module.split(".")[:2])
    own = [name for name, used in _read_imports().items() if module in used]
    beside = [
        name
        for name, used in _read_imports().items()
        if name not in own and any(f"{one}.".startswith(f"{room}.") for one in used)
    ]
    return [*own, *beside], [name for name in outside if name not in own]


@functools.cache
def _read_imports() -> dict[str, frozenset[str]]:
    """The modules that each file of tests imports."""
    paths = sorted(_TESTS.glob("test_*.py"))
    return {path.relative_to(HOME).as_posix(): _list_imports(path) for path in paths}


def _list_imports(path: Path) -> frozenset[str]:
    return frozenset(_imports(ast.parse(path.read_text("utf-8"))))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)

"""Which files a package has, and which tests may notice a bug in one."""

from __future__ import annotations

from pathlib import Path

HOME = Path(__file__).parent.parent.parent

PACKAGES = (
    "foundation", "language", "figures", "model", "datafiles", "attachments", "look", "written",
    "portal", "kit", "site", "changes", "authoring", "upkeep", "desk", "portal_cli", "templates",
    "scripts",
)  # fmt: skip
OF_SCRIPTS = (
    "tests/search/test_search_field.py", "tests/search/test_search_in_a_browser.py",
    "tests/pages/test_in_a_browser.py",
)  # fmt: skip
"""What looks at scripts in a browser; their own tests run in node."""
UNFIT = {
    "mutants", "speeds", "architecture", "bench", "set_up", "clone", "nginx", "apache", "supply",
    "workflows", "fuzzed_data",
}  # fmt: skip
"""Tests of other things than the engine, by the ends of their names, and those of chance."""


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


def list_tests() -> list[str]:
    """The files of tests that may notice a bug of the engine or of a template."""
    paths = sorted((HOME / "tests").glob("*/test_*.py"))
    return [
        path.relative_to(HOME).as_posix()
        for path in paths
        if path.parent.name != "portal" and path.stem.removeprefix("test_") not in UNFIT
    ]

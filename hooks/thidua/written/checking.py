"""All checks of the written pages of a portal, without the framework that publishes them."""

from __future__ import annotations

from pathlib import Path

from thidua.foundation.problems import Problem
from thidua.look.icons import Icons
from thidua.written.files import file_problems
from thidua.written.listing import DOCS, docs_files


def written_problems(root: Path, icons: Icons) -> list[Problem]:
    """All problems with the files of the portal's ``docs/``.

    Args:
        root: the folder of the portal; without ``docs/`` in it, only the engine's pages exist.
        icons: the icons that shortcodes such as ``:material-sprout:`` can name.
    """
    if not (root / DOCS).is_dir():
        return []
    files = docs_files(root)
    problems = list(file_problems(files.values()))
    pages = [file for file in files.values() if file.own and file.is_page and file.is_plain]
    if pages:
        from thidua.written.page_checks import PageChecks  # noqa: PLC0415  # loads Markdown, slowly

        problems += PageChecks(root, icons, files).find_problems(pages)
    return problems

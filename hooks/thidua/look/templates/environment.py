"""How templates are read, and every name that the engine gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from thidua.look.templates.filling import QuickEnvironment

ENGINE = "engine"
"""The first part of the names under which a portal's templates always reach the engine's."""

FRAME, PARTS = "frame.html", ("parts/header.html", "parts/footer.html")
BODY_MARK = "<!-- body -->"
"""Where the frame of every page has room for what the page shows."""

FRAME_NAMES = frozenset(
    {"asset", "canonical", "edit_url", "footer", "header", "href", "identity", "it", "jsonld"}
    | {"mark", "navigation", "policy", "share_picture", "style_sheet"}
)
"""What the frame is given."""
PART_NAMES = frozenset(
    {"asset", "current", "href", "identity", "mark", "nav", "navigation"},
)
"""What the header and the footer are given."""
PAGE_NAMES = frozenset({"href", "page", "plan_card"})
"""What every template of a page is given; each has names of its own besides."""

GLOBALS = frozenset({"icon", "paths"})
"""What all of them are given."""
FILTERS = frozenset({"abbr", "byte_size", "code", "day", "lived", "passage", "quantity"})
"""The filters of the portal."""


def make_environment(
    folders: Sequence[Path],
    names: Mapping[str, Any] | None = None,
    filters: Mapping[str, Callable[..., Any]] | None = None,
) -> Environment:
    """What reads and fills templates.

    Args:
        folders: where to look for templates, the first that has one wins; the last is the
            engine's.
        names: the values of ``GLOBALS``; without them, templates can be read but not filled.
        filters: those of ``FILTERS``, likewise.
    """
    # Editors of Windows begin files with a mark that is no part of the text.
    own = FileSystemLoader([str(folder) for folder in folders], encoding="utf-8-sig")
    shipped = FileSystemLoader(str(folders[-1]), encoding="utf-8-sig")
    environment = QuickEnvironment(
        loader=ChoiceLoader([own, PrefixLoader({ENGINE: shipped})]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(names or dict.fromkeys(GLOBALS))
    environment.filters.update(filters or dict.fromkeys(FILTERS, str))
    return environment

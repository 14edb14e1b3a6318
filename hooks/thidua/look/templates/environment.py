"""The Jinja environment of the templates, and every name that the engine passes to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from thidua.look.templates.endless import make_range
from thidua.look.templates.filling import QuickEnvironment
from thidua.look.templates.kept_templates import KeptTemplates

ENGINE = "engine"
"""Folder before the name of a template of the engine, also where the portal replaces it:
``engine/parts/footer.html``."""

FRAME, PARTS = "frame.html", ("parts/header.html", "parts/footer.html")
PLAN_SECTIONS = "pages/plan/"
"""Folder of the templates of a plan's sections; they are called by names that are computed."""
PLAN_CALLERS = ("pages/plan.html", "pages/overview.html", f"{PLAN_SECTIONS}section.html")
"""The templates that call them."""
BODY_MARK = "<!-- body -->"
"""The comment in the frame of a page that is replaced by the content of the page."""

FRAME_NAMES = frozenset(
    {"asset", "canonical", "edit_url", "footer", "header", "href", "identity", "it", "jsonld"}
    | {"mark", "navigation", "policy", "share_picture", "style_sheet"}
)
"""Names that are passed to the frame."""
PART_NAMES = frozenset(
    {"asset", "current", "href", "identity", "mark", "nav", "navigation"},
)
"""Names that are passed to the header and the footer."""
PAGE_NAMES = frozenset({"href", "page", "plan_card"})
"""Names that are passed to every template of a page, besides names of its own."""

GLOBALS = frozenset({"icon", "paths"})
"""Names that are passed to all templates."""
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)

FILTERS = frozenset(
    {"abbr", "byte_size", "code", "day", "lived", "passage", "quantity", "unbroken"}
)
"""The filters that the engine adds to those of Jinja."""


class _Loader(FileSystemLoader):
    """Takes templates without the spaces that indent their lines: readers would download them.

    Templates with text whose spaces are shown keep them.
    """

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, name, is_current = super().get_source(environment, template)
        is_kept = "<pre" in source or "<textarea" in source
        return source if is_kept else _INDENT.sub("", source), name, is_current


def make_environment(
    folders: Sequence[Path],
    names: Mapping[str, Any] | None = None,
    filters: Mapping[str, Callable[..., Any]] | None = None,
) -> Environment:
    """Make the environment that reads and fills templates.

    Args:
        folders: where to look for templates; the first folder that has a template is used. The
            last one is that of the engine.
        names: the values of ``GLOBALS``; without them, templates can be read but not filled.
        filters: the functions of ``FILTERS``; without them, likewise.
    """
    # Some editors on Windows begin files with a byte order mark.
    own = _Loader([str(folder) for folder in folders], encoding="utf-8-sig")
    shipped = _Loader(str(folders[-1]), encoding="utf-8-sig")
    environment = QuickEnvironment(
        loader=ChoiceLoader([own, PrefixLoader({ENGINE: shipped})]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=KeptTemplates(),
    )
    environment.globals["range"] = make_range
    del environment.globals["lipsum"]  # Latin, by the page
    environment.globals.update(names or dict.fromkeys(GLOBALS))
    environment.filters.update(filters or dict.fromkeys(FILTERS, str))
    return environment

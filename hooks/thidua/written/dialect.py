"""The Markdown of written pages: Python-Markdown, with the extensions that Material documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markdown import Markdown

from thidua.language.vietnamese import heading_slug
from thidua.written.furniture import Furniture

EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {
        "BACKLINK_TEXT": "↩\ufe0e",
        "BACKLINK_TITLE": "Trở lại chỗ nhắc chú thích {}",
    },
    "md_in_html": {},
    "tables": {"use_align_attribute": True},  # a `style` attribute would be blocked
    "toc": {"toc_depth": "2-3", "slugify": heading_slug},
    "pymdownx.details": {},
    "pymdownx.highlight": {
        "css_class": "code",  # `highlight` is a large figure of a plan
        "guess_lang": False,
        "use_pygments": True,
        "linenums_style": "pymdownx-inline",
    },
    "pymdownx.keys": {},
    "pymdownx.mark": {},
    "pymdownx.snippets": {"check_paths": True, "restrict_base_path": True, "url_download": False},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {},
    "pymdownx.tasklist": {},
}
"""Names of extensions with their settings. :class:`Furniture` comes after them."""

_SNIPPETS = "pymdownx.snippets"
_HIGHLIGHT = "pymdownx.highlight"


def markdown_settings(snippets: Sequence[Path]) -> dict[str, dict[str, Any]]:
    """The extensions with their settings.

    Args:
        snippets: the folders in which ``--8<-- "…"`` looks for files.
    """
    chosen = {name: dict(options) for name, options in EXTENSIONS.items()}
    chosen[_SNIPPETS]["base_path"] = [str(folder) for folder in snippets]
    return chosen


def plain_converter(furniture: Furniture, snippets: Sequence[Path]) -> Markdown:
    """A converter for checks. Its result differs from that of the site in not colouring code."""
    chosen = markdown_settings(snippets)
    chosen[_HIGHLIGHT]["use_pygments"] = False  # it takes longer than all the rest
    return Markdown(
        extensions=["fenced_code", *chosen, furniture],
        extension_configs=chosen,
    )

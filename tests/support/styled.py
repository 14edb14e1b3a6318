"""Which pages of a site show something for which they have no style sheet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from thidua.look.assets import CSS_COMMENT, CSS_IMPORT, EXTRA_STYLES
from workspace import REPOSITORY

_SHEETS = REPOSITORY / "overrides" / "css"


def list_classes(sheet: str) -> set[str]:
    """The classes that a style sheet of the engine has rules for."""
    css = (_SHEETS / sheet).read_text("utf-8")
    return set(re.findall(r"\.([a-z][\w-]*)(?=[^{}]*\{)", CSS_COMMENT.sub("", css)))


def list_unstyled(site: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Each page that has classes which only a sheet knows that it does not ask for."""
    main = (_SHEETS / "portal.css").read_text("utf-8")
    always = [found["file"] for found in CSS_IMPORT.finditer(main)]
    knowing = Counter(name for sheet in (*always, *EXTRA_STYLES) for name in list_classes(sheet))
    own = {
        sheet: {name for name in list_classes(sheet) if knowing[name] == 1}
        for sheet in EXTRA_STYLES
    }
    own["furniture.css"] -= {"grid"}  # the guide shows how it is written
    assert all(own.values())
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        used = {name for found in re.findall(r'class="([^"]*)"', text) for name in found.split()}
        for sheet, classes in own.items():
            if classes & used and f"assets/{sheet}" not in text:
                yield page.relative_to(site).as_posix(), sheet, sorted(classes & used)

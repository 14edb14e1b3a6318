"""Pages as HTML: the templates of ``overrides/pages/``, with every value escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from thidua import labels, markup, paths
from thidua.catalogue import Catalogue
from thidua.model.plan import Plan
from thidua.pages.cards import card
from thidua.pages.page import Page

_BACKTICKS = re.compile(r"`([^`]+)`")


class Renderer:
    """Turns pages of one catalogue into HTML.

    Args:
        catalogue: what abbreviations mean.
        templates: folders to look for templates in, the first first.
        icons: the folder of SVG icons.
    """

    def __init__(self, catalogue: Catalogue, templates: Sequence[Path], icons: Path) -> None:
        self._catalogue = catalogue
        self._icons = {path.stem: Markup(path.read_text("utf-8").strip()) for path in _svgs(icons)}
        self._environment = Environment(
            loader=FileSystemLoader([str(folder) for folder in templates]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(icon=self.icon, paths=paths)
        self._environment.filters.update(
            passage=self.passage,
            abbr=self.abbr,
            code=_code,
            day=labels.day,
            lived=labels.lived,
            quantity=labels.quantity,
            byte_size=labels.byte_size,
        )

    def body(self, page: Page, root: str) -> str:
        """The main part of a page; ``root`` is the way from it to the root of the site."""
        template = self._environment.get_template(f"pages/{page.template}")
        return template.render(page=page, href=lambda path: root + path, **page.view)

    def card(self, plan: Plan, root: str) -> str:
        """The card of a plan, for a page that reaches the root of the site by ``root``."""
        module: Any = self._environment.get_template("parts/card.html").module
        return str(module.plan_card(card(self._catalogue, plan), lambda path: root + path)).strip()

    def passage(self, text: str) -> Markup:
        """A passage of the small Markdown as HTML with its abbreviations explained."""
        return Markup(self._expand(markup.html(text)))

    def abbr(self, text: str) -> Markup:
        """A line of printed words as HTML with its abbreviations explained."""
        return Markup(self._expand(str(escape(text))))

    def _expand(self, html: str) -> str:
        # Abbreviations hold capitals, tags and entities of the small Markdown none.
        return self._catalogue.abbreviation_pattern.sub(self._explained, html)

    def _explained(self, match: re.Match[str]) -> str:
        readings = self._catalogue.abbreviations[match.group()]
        if len(readings) > 1:
            return match.group()
        return f'<abbr title="{escape(readings[0])}">{match.group()}</abbr>'

    def icon(self, name: str) -> Markup:
        """An icon as inline SVG, hidden from screen readers by its own markup."""
        return self._icons[name]


def _code(text: str) -> Markup:
    """Words between backticks as code, everything escaped."""
    return Markup(_BACKTICKS.sub(r"<code>\1</code>", str(escape(text))))


def _svgs(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.svg"))

"""Pages as HTML: the templates of ``overrides/pages/``, with every value escaped."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from thidua import labels, markup, paths
from thidua.catalogue import Catalogue
from thidua.model import Plan, PortalIdentity
from thidua.pages import jsonld
from thidua.pages.cards import card
from thidua.pages.page import Page

_BODY_MARK = "<!-- body -->"
_BACKTICKS = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Frame:
    """What surrounds every page of one site.

    Attributes:
        identity: who publishes it.
        navigation: words and addresses of its main entries.
        address_of_asset: the address of a file under ``assets/``, for caches to keep for ever.
        style_sheet: which of them is the style sheet.
    """

    identity: PortalIdentity
    navigation: tuple[tuple[str, str], ...]
    address_of_asset: Callable[[str], str]
    style_sheet: str


class Renderer:
    """Turns pages of one catalogue into HTML.

    Args:
        catalogue: what abbreviations mean, and how plans are shown in lists.
        frame: what surrounds every page.
        templates: the folder of templates.
        icons: the folder of SVG icons.
    """

    def __init__(self, catalogue: Catalogue, frame: Frame, templates: Path, icons: Path) -> None:
        self._catalogue = catalogue
        self._frame = frame
        self._lexicon = catalogue.lexicon
        self._icons = {path.stem: Markup(path.read_text("utf-8").strip()) for path in _svgs(icons)}
        self._made: dict[tuple[str, ...], Markup] = {}
        self._environment = Environment(
            loader=FileSystemLoader(str(templates)),
            autoescape=True,
            auto_reload=False,
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

    def document(self, page: Page, root: str) -> str:
        """A page as a whole HTML document.

        Args:
            page: what to show.
            root: the way from the page to the root of the site, ``../../`` or absolute.
        """
        frame = self._environment.get_template("frame.html").render(self._around(page, root))
        # Passing the body, which is long, through the template would copy it several times.
        before, after = frame.split(_BODY_MARK)
        return f"{before}{self._body(page, root)}{after}"

    def _around(self, page: Page, root: str) -> dict[str, Any]:
        identity = self._frame.identity
        return {
            "it": page,
            "identity": identity,
            "href": lambda path: root + path,
            "asset": lambda path: root + self._frame.address_of_asset(path),
            "style_sheet": self._frame.style_sheet,
            "navigation": self._frame.navigation,
            "header": self._part("header", page, root),
            "footer": self._part("footer", page, root),
            "canonical": identity.base_url + page.path,
            "edit_url": identity.edit_url.replace("{path}", page.source) if page.source else "",
            "jsonld": Markup(json_for_script(jsonld.graph(self._catalogue, page))),
        }

    def _part(self, name: str, page: Page, root: str) -> Markup:
        """The header or footer, which is the same on all pages of a section at the same depth."""
        current = "page" if page.nav == page.path else "true"
        key = (name, root, page.nav, current)
        if key not in self._made:
            part = self._environment.get_template(f"parts/{name}.html").render(
                nav=page.nav,
                current=current,
                identity=self._frame.identity,
                navigation=self._frame.navigation,
                href=lambda path: root + path,
                asset=lambda path: root + self._frame.address_of_asset(path),
            )
            self._made[key] = Markup(part)
        return self._made[key]

    def _body(self, page: Page, root: str) -> str:
        template = self._environment.get_template(f"pages/{page.template}")
        return template.render(
            page.view,
            page=page,
            href=lambda path: root + path,
            plan_card=lambda plan, level=3: self.card(plan, root, level),
        )

    def card(self, plan: Plan, root: str, level: int = 3) -> Markup:
        """The card of a plan, with a heading of the given level.

        A plan is in dozens of lists, but its card looks the same in most, so it is made only once
        for every way back to the root.
        """
        key = ("card", plan.id, root, str(level))
        if key not in self._made:
            module: Any = self._environment.get_template("parts/card.html").module
            made = module.plan_card(card(self._catalogue, plan), lambda path: root + path, level)
            self._made[key] = Markup(str(made).strip())
        return self._made[key]

    def passage(self, text: str) -> Markup:
        """A passage of the small Markdown as HTML with its abbreviations explained."""
        return Markup(self._lexicon.explained(markup.html(text)))

    def abbr(self, text: str) -> Markup:
        """A line of printed words as HTML with its abbreviations explained."""
        return Markup(self._lexicon.explained(str(escape(text))))

    def icon(self, name: str) -> Markup:
        """An icon as inline SVG, hidden from screen readers by its own markup."""
        return self._icons[name]


def json_for_script(value: Any) -> str:
    """JSON that cannot end the ``script`` element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _code(text: str) -> Markup:
    """Words between backticks as code, everything escaped."""
    return Markup(_BACKTICKS.sub(r"<code>\1</code>", str(escape(text))))


def _svgs(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.svg"))

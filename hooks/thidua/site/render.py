"""Pages as HTML: the templates of ``overrides/pages/``, with every value escaped."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pydantic_core import to_json

from thidua.language import markup
from thidua.language.abbreviations import Lexicon
from thidua.language.compounds import cut_at_hyphened, keep_compounds
from thidua.language.web_address import FILE
from thidua.look.dressing import SHARE_PICTURE, Mark
from thidua.look.icons import Icons
from thidua.look.templates.environment import BODY_MARK, FRAME, make_environment
from thidua.look.templates.failures import explain_failures, make_frame_error
from thidua.look.templates.filling import escape
from thidua.model import PortalIdentity, labels, paths
from thidua.model.target import Target
from thidua.site.pages import jsonld
from thidua.site.pages.answers import AnswersView
from thidua.site.pages.cards import Card
from thidua.site.pages.life import LineStory
from thidua.site.pages.page import Page, View, list_values
from thidua.site.pages.plan import PlanContext
from thidua.site.pages.plan_content import ANSWERS
from thidua.site.pages.plan_view import CitedElsewhereView, FateView, SharedSectionView
from thidua.site.plan_parts import PlanContent, SectionName

CITED, FATE = "cited", "fate"
_BACKTICKS = re.compile(r"`([^`]+)`")
_TORN_FIGURE = re.compile(
    r"(?<![\w.,;])(?:≥|≤|&gt;|&lt;) \d[\d.,]{0,20}(?: ?[%‰])?|(?<![\w.,/])\d[\d.,]{0,20} [%‰]"
)  # a number of hundreds of digits has no room on any line
_TEARING_SIGNS = (" %", " ‰", "≥ ", "≤ ", "&gt; ", "&lt; ")
"""Without one of these, no figure can be torn."""
# Words of data cannot look like this: every “<” in them is escaped.
_LATER = re.compile(r"<!-- later: ([a-z]+) ([\w-]*) -->\n")


@dataclass(frozen=True)
class Frame:
    """What surrounds every page of one site.

    Attributes:
        identity: who publishes it.
        navigation: words and addresses of its main entries.
        address_of_asset: the address of a file under ``assets/``, for caches to keep for ever.
        style_sheet: which of them is the style sheet.
        mark: the logo or the emblem, which is one of them.
        policy: the Content-Security-Policy that pages carry themselves, for hosts that send no
            headers; empty for a preview, whose server puts a script of its own into pages.
    """

    identity: PortalIdentity
    navigation: tuple[tuple[str, str], ...]
    address_of_asset: Callable[[str], str]
    style_sheet: str
    mark: Mark
    policy: str


class Renderer:
    """Turns pages into HTML.

    Args:
        lexicon: what abbreviations mean.
        frame: what surrounds every page.
        templates: the folders to look for templates in, the first that has one wins. A portal's
            template may build on the engine's: ``{% extends "engine/parts/footer.html" %}``.
        icons: where icons are.
    """

    def __init__(
        self, lexicon: Lexicon, frame: Frame, templates: Sequence[Path], icons: Icons
    ) -> None:
        self._frame = frame
        self._lexicon = lexicon
        self._icons = icons
        self._made: dict[tuple[str, ...], Markup] = {}
        self._cards: dict[tuple[str, str, int], bytes] = {}
        self._templates = templates
        self._environment = make_environment(
            templates,
            {"icon": self.icon, "paths": paths},
            {
                "passage": self.passage,
                "abbr": self.abbr,
                "unbroken": _keep_together,
                "code": _code,
                "day": labels.day,
                "lived": labels.lived,
                "quantity": labels.quantity,
                "byte_size": labels.byte_size,
            },
        )

    @property
    def policy(self) -> str:
        """The Content-Security-Policy that pages carry themselves; may be empty."""
        return self._frame.policy

    def address_of_asset(self, path: str) -> str:
        """The address of a file under ``assets/`` with the hash of its content."""
        return self._frame.address_of_asset(path)

    @property
    def style_sheet(self) -> str:
        """The style sheet of every page."""
        return self._frame.style_sheet

    def document(self, page: Page, root: str) -> str:
        """A page as a whole HTML document.

        Args:
            page: what to show.
            root: the way from the page to the root of the site, ``../../`` or absolute.

        Raises:
            DataProblemsError: where a template of the portal's own makes it fail.
        """
        with explain_failures(self._templates):
            frame = self._environment.get_template(FRAME).render(self._around(page, root))
            # Passing the body, which is long, through the template would copy it several times.
            before, mark, after = frame.partition(BODY_MARK)
            if not mark or BODY_MARK in after:
                raise make_frame_error()
            body = self._fill(page.view, root, page) if page.view else page.body
            return f"{before}{body}{after}"

    def _around(self, page: Page, root: str) -> dict[str, Any]:
        identity = self._frame.identity
        return {
            "it": page,
            "identity": identity,
            "href": lambda path: root + path,
            "asset": lambda path: root + self._frame.address_of_asset(path),
            "style_sheet": self._frame.style_sheet,
            "policy": self._frame.policy,
            "mark": self._frame.mark,
            "share_picture": identity.base_url + (page.shared.picture or SHARE_PICTURE),
            "navigation": self._frame.navigation,
            "header": self._part("header", page, root),
            "footer": self._part("footer", page, root),
            "canonical": identity.base_url + (page.forward or page.path),
            "edit_url": self._edit_address(page),
            "jsonld": Markup(write_json_for_script(jsonld.make_graph(identity.base_url, page))),
        }

    def _edit_address(self, page: Page) -> str:
        """Where the file behind a page is edited; empty where there is no such file or no forge."""
        pattern = self._frame.identity.edit_url
        return pattern.replace(FILE, page.source) if pattern and page.source else ""

    def _part(self, name: str, page: Page, root: str) -> Markup:
        """The header or footer, which is the same on all pages of a section at the same depth."""
        current = "page" if page.nav == page.path else "true"
        key = (name, root, page.nav, current)
        if key not in self._made:
            part = self._environment.get_template(f"parts/{name}.html").render(
                nav=page.nav,
                current=current,
                identity=self._frame.identity,
                mark=self._frame.mark,
                navigation=self._frame.navigation,
                href=lambda path: root + path,
                asset=lambda path: root + self._frame.address_of_asset(path),
            )
            self._made[key] = Markup(part)
        return self._made[key]

    def _fill(self, view: View, root: str, page: Page | None = None) -> str:
        """What the template of a view makes of it."""
        template = self._environment.get_template(f"pages/{view.template}")
        return str(template.render(list_values(view), **self._page_names(page, root)))

    def plan_body(self, page: Page, root: str) -> str:
        """What the page of a plan says of the plan itself, with marks for what others say.

        Raises:
            DataProblemsError: where a template of the portal's own makes it fail.
        """
        with explain_failures(self._templates):
            assert page.view  # its HTML is made here
            return self._fill(page.view, root, page)

    def bare_document(self, view: View, root: str) -> str:
        """A document without the frame of pages: the template of its view is all of it.

        Raises:
            DataProblemsError: where a template of the portal's own makes it fail.
        """
        with explain_failures(self._templates):
            return self._fill(view, root)

    def whole_body(
        self,
        content: PlanContent,
        context: PlanContext,
        body: str,
        root: str,
        answers: Callable[[SectionName], AnswersView],
    ) -> str:
        """The page of a plan with what others say put in the places of the marks.

        Args:
            content: what the plan says itself.
            context: what others say.
            body: of which of its two pages.
            root: the way from the page to the root of the site.
            answers: makes the section of plans above and below.

        Raises:
            DataProblemsError: where a template of the portal's own makes it fail.
        """
        sections = {section.kind: section for section in content.glance}
        cited = {elsewhere.key: elsewhere for elsewhere in context.cited}
        fates = {fate.anchor: fate for fate in context.fates}

        def said(mark: re.Match[str]) -> str:
            kind, key = mark.groups()
            if (kind == CITED and key not in cited) or kind in context.missing:
                return ""
            if kind == FATE:
                return self._fill(FateView(fates[key]), root) if key in fates else ""
            if kind == CITED:
                return self._fill(CitedElsewhereView(cited[key]), root)
            if kind == ANSWERS:
                return f"{self._fill(answers(sections[kind]), root)}\n"
            view = SharedSectionView(sections[kind], context.honorees, context.related)
            return f"{self._fill(view, root)}\n"

        with explain_failures(self._templates):
            return _LATER.sub(said, body)

    def _page_names(self, page: Page | None, root: str) -> dict[str, Any]:
        """What every template of a page is given."""
        return {
            "page": page,
            "href": lambda path: root + path,
            "plan_card": lambda card, level=3: self.card(card, root, level),
        }

    def card(self, card: Card, root: str, level: int = 3) -> Markup:
        """The card of a plan, with a heading of the given level.

        A plan is in dozens of lists, but its card looks the same in most, so it is made only once
        for every way back to the root. Thousands of them are kept packed: a fifth of the memory,
        and to unpack one takes a hundredth of the time of making it.

        Raises:
            DataProblemsError: where a template of the portal's own makes it fail.
        """
        key = (card.path, root, level)
        if key in self._cards:
            return Markup(zlib.decompress(self._cards[key]).decode())
        with explain_failures(self._templates):
            module: Any = self._environment.get_template("parts/card.html").module
            made = str(module.plan_card(card, lambda path: root + path, level)).strip()
        self._cards[key] = zlib.compress(made.encode(), 1)
        return Markup(made)

    def target(self, target: Target, lines: Sequence[LineStory] = ()) -> str:
        """The words of a target with the lines below it, for lists that run across plans.

        Args:
            target: the target.
            lines: all versions of those of its lines that decisions changed.

        Raises:
            DataProblemsError: where a template of the portal's own makes it fail.
        """
        with explain_failures(self._templates):
            module: Any = self._environment.get_template("parts/target.html").module
            return str(module.target_story(target, lines))

    def passage(self, text: str) -> Markup:
        """A passage of the small Markdown as HTML with its abbreviations explained."""
        return Markup(_keep_figures(self._lexicon.explained(markup.html(text))))

    def abbr(self, text: str) -> Markup:
        """A line of printed words as HTML with its abbreviations explained."""
        return Markup(_keep_figures(self._lexicon.explained(str(escape(text)))))

    def icon(self, name: str) -> Markup:
        """An icon as inline SVG, hidden from screen readers by its own markup."""
        key = ("icon", name)
        if key not in self._made:
            self._made[key] = Markup(self._icons.markup_of(name))
        return self._made[key]


def _keep_figures(html: str) -> str:
    """Printed words whose numbers stay on the line of their “≥” and “%”; no letter is changed."""
    if not any(sign in html for sign in _TEARING_SIGNS):  # of most words, and soon seen
        return html
    return _TORN_FIGURE.sub(r'<span class="kept">\g<0></span>', html)


def write_json_for_script(value: Any) -> str:
    """JSON that cannot end the ``script`` element it stands in."""
    text = to_json(value).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _code(text: str) -> Markup:
    """Words between backticks as code, everything escaped."""
    return Markup(_BACKTICKS.sub(r"<code>\1</code>", str(escape(text))))


@lru_cache(maxsize=1024)  # a page says the same words in dozens of places
def _keep_together(text: str, most: int | None = None) -> Markup:
    """A title whose lines break only where Vietnamese reads a pause.

    Args:
        text: the title.
        most: of how many letters a line surely has room; what is longer may be broken.
    """
    kept = keep_compounds(text)
    if most:
        kept = " ".join(
            run if len(run) <= most else " ".join(run.split()) for run in kept.split(" ")
        )
    pieces = ((escape(piece), is_kept) for piece, is_kept in cut_at_hyphened(kept))
    return Markup(
        "".join(
            f'<span class="kept">{piece}</span>' if is_kept else piece for piece, is_kept in pieces
        )
    )

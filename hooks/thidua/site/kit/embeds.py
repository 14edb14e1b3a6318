"""Pages made for the frames of other sites: what they show, and how other sites put them in.

They have no header and no script, follow the light or dark colours of the reader's system, and
every link in them opens the portal in the whole window.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, NamedTuple

from markupsafe import escape
from pydantic_core import to_json

from thidua.kit.shortening import shorten_title
from thidua.look.dressing import SHARE_PICTURE
from thidua.model import Indicator, paths
from thidua.site.charts.frames import read_height
from thidua.site.charts.model import ChartFigure
from thidua.site.kit.told import ToldFigure, ToldLine, ToldPlan, ToldTarget
from thidua.site.pages.life import say_day
from thidua.site.pages.page import View, shorten

WIDTH = 480
"""The width that services are told; pages stand in any width from 300 pixels."""
RUNNING_NAME, RUNNING_HEIGHT = "Phong trào thi đua", 720
"""The list of campaigns: its height is the same whatever is in it."""
_LEAST, _MOST = 220, 720
_LONGEST_TITLE, _LONG_NAME, _LONGEST_NAME = 110, 150, 220
# A column of 300 pixels: what fits on a line of each size, and how high a line is.
_NAME_SIGNS, _NAME_LINE = 22, 27
_TEXT_SIGNS, _TEXT_LINE = 31, 25
_FIGURE_SIGNS, _FIGURE_ROOM = 17, 48
_FRAME_ROOM = 130
_MOST_FIGURES = 3  # of one target; its words have the others


class EmbedRow(NamedTuple):
    """A line of a list in a frame: where it leads, what it is called, and more about it."""

    path: str
    text: str
    about: str


@dataclass(frozen=True)
class EmbedView(View):
    """A page for the frames of other sites.

    Attributes:
        policy: its Content-Security-Policy; may be empty.
        styles: addresses of its style sheets.
        site_name: what the portal is called.
        path: where its links lead: to the page of the portal that tells more, or to a place there.
        address: the whole address of that page.
        card: the whole address of what tells services how to embed it.
        title: of the document.
        summary: what it shows, in a sentence.
        kind: whose it is, and what sort of thing; stands above the name.
        name: what it is about.
        said: a sentence in the place of figures; may be empty.
        figures: shown large.
        lines: printed lines of a target.
        chart: a chart; None without one.
        rows: lines that lead to pages.
        note: what must be said of it; may be empty.
    """

    template: ClassVar[str] = "embed.html"

    policy: str
    styles: tuple[str, ...]
    site_name: str
    path: str
    address: str
    card: str
    title: str = ""
    summary: str = ""
    kind: str = ""
    name: str = ""
    said: str = ""
    figures: tuple[ToldFigure, ...] = ()
    lines: tuple[ToldLine, ...] = ()
    chart: ChartFigure | None = None
    rows: tuple[EmbedRow, ...] = ()
    note: str = ""

    @property
    def height(self) -> int:
        """Enough for all of it in a frame of 300 pixels, in tens of pixels."""
        room = _FRAME_ROOM + _NAME_LINE * _count_lines(self.name, _NAME_SIGNS)
        room += _TEXT_LINE * sum(_count_lines(words, _TEXT_SIGNS) for words in self._list_words())
        pairs = [self.figures[place : place + 2] for place in range(0, len(self.figures), 2)]
        room += sum(_FIGURE_ROOM + max(map(_measure_figure, pair)) for pair in pairs)
        room += 18 * len(self.rows)
        if self.chart:
            room += 40 + read_height(self.chart.drawing)
        return min(_MOST, max(_LEAST, -(-room // 10) * 10))

    def _list_words(self) -> Iterable[str]:
        yield self.kind
        yield self.said
        yield self.note
        for line in self.lines:
            yield f"{line.words} {line.days}"
        for row in self.rows:
            yield row.text
            yield row.about
        if self.chart:
            yield from (self.chart.finding, self.chart.about, self.chart.legend, self.chart.source)


def _say_until(chart: ChartFigure) -> str:
    """Until when a chart is true: a page for frames has no script to show the next one."""
    if not chart.last:
        return ""
    return f"Số liệu đúng đến hết ngày {say_day(date.fromisoformat(chart.last))}."


def _count_lines(words: str, signs: int) -> int:
    return -(-len(words) // signs)


def _measure_figure(figure: ToldFigure) -> int:
    lines = _count_lines(figure.name, _FIGURE_SIGNS) + _count_lines(figure.days, _FIGURE_SIGNS)
    return 20 * (lines + _count_lines(f"{figure.unit}{figure.after}", _FIGURE_SIGNS))


class EmbedFrame(NamedTuple):
    """What all pages for frames have in common.

    Attributes:
        policy: their Content-Security-Policy; may be empty.
        styles: addresses of their style sheets, relative to the root of the site.
        site_name: what the portal is called.
        base: its address.
    """

    policy: str
    styles: tuple[str, ...]
    site_name: str
    base: str

    def open_view(self, page: str) -> EmbedView:
        """A page for frames that says nothing yet, and leads to a page of the portal."""
        return EmbedView(
            self.policy, self.styles, self.site_name, page, self.base + page,
            self.base + paths.embed_card(page),
        )  # fmt: skip

    def show_plan(self, plan: ToldPlan) -> EmbedView:
        """The most telling figures of a plan, or else its theme or its time."""
        said = "" if plan.highlights else f"“{plan.theme}”" if plan.theme else plan.period
        number = f" số {plan.number}" if plan.number else ""
        return replace(
            self.open_view(paths.plan(plan.id)),
            title=f"Con số chính: {plan.name} – {plan.title}",
            summary=plan.summary,
            kind=f"{plan.issuer_name} · {plan.kind}{number}, năm {plan.year}",
            note=f"{plan.kind} này {plan.life}." if plan.life else "",
            name=shorten(shorten_title(plan.title, _LONG_NAME), _LONGEST_NAME),
            said=said,
            figures=plan.highlights,
        )

    def show_target(self, plan: ToldPlan, target: ToldTarget) -> EmbedView:
        """A target in its printed words, with the days on which they hold."""
        title = f"Chỉ tiêu {target.number}, {plan.name}: {target.title_words}"
        told = shorten_title(plan.title, _LONG_NAME)
        return replace(
            self.open_view(paths.target(plan.id, target.number)),
            title=shorten(title, _LONGEST_TITLE),
            summary=f"Chỉ tiêu {target.number}, {plan.name}: {plan.title}",
            kind=f"{plan.issuer_name}, năm {plan.year}",
            name=f"Chỉ tiêu {target.number}",
            path=f"{paths.plan(plan.id)}#{target.anchor}",
            figures=target.figures[:_MOST_FIGURES],
            lines=target.lines,
            note=f"{told} ({plan.life})" if plan.life else told,
        )

    def show_indicator(
        self, indicator: Indicator, chart: ChartFigure | None, rows: tuple[EmbedRow, ...]
    ) -> EmbedView:
        """The chart of an indicator, or else its figures one below the other."""
        return replace(
            self.open_view(paths.indicator(indicator.id)),
            title=f"So sánh chỉ tiêu: {indicator.name}",
            summary=indicator.definition,
            kind="So sánh chỉ tiêu thi đua",
            name=indicator.name,
            chart=chart,
            rows=() if chart else rows,
            note=_say_until(chart) if chart else "Số liệu theo nguyên văn kế hoạch.",
        )


class TargetKit(NamedTuple):
    """What tells of one target alone.

    Attributes:
        anchor: of it on the page of the kit.
        page: its own small page.
        address: the whole address of that page.
        post: words for Zalo and Facebook, with the address.
        picture: of the target, under the site; empty where it has none of its own.
        code: the QR code of that page; empty likewise.
    """

    anchor: str
    page: str
    address: str
    post: str
    picture: str
    code: str


class Snippet(NamedTuple):
    """How another site shows something of the portal.

    Attributes:
        key: by which the page knows it.
        name: what is shown.
        path: of the page for frames.
        frame: the code for a frame.
        picture: the code of a picture with a link.
        target: what a target has of its own; None for anything else.
    """

    key: str
    name: str
    path: str
    frame: str
    picture: str
    target: TargetKit | None = None


def write_frame(base: str, page: str, title: str, height: int) -> str:
    """The code that puts a page for frames into another site."""
    return (
        f'<iframe src="{escape(base + paths.embed(page))}" title="{escape(title)}" width="100%" '
        f'height="{height}" style="max-width:{WIDTH}px" loading="lazy" frameborder="0"></iframe>'
    )


def write_running_snippet(base: str) -> Snippet:
    """The code for the list of campaigns."""
    frame = write_frame(base, paths.PLANS, RUNNING_NAME, RUNNING_HEIGHT)
    linked = write_linked_picture(base + paths.PLANS, base + SHARE_PICTURE, RUNNING_NAME)
    return Snippet("phong-trao", RUNNING_NAME, paths.embed(paths.PLANS), frame, linked)


def write_linked_picture(to: str, picture: str, words: str) -> str:
    """The code of a picture that leads to a page: it needs neither a frame nor a script.

    Args:
        to: the whole address of the page.
        picture: the whole address of the picture.
        words: what the picture says.
    """
    return (
        f'<a href="{escape(to)}"><img src="{escape(picture)}" alt="{escape(words)}" '
        'width="600" height="315" loading="lazy"></a>'
    )


class CardWords(NamedTuple):
    """What services are told of what they embed: whose it is, their page, and a picture."""

    author: str
    author_page: str
    picture: str


def write_embed_card(base: str, page: str, view: EmbedView, words: CardWords, height: int) -> bytes:
    """What tells services how to embed a page (oEmbed 1.0, type ``rich``)."""
    card = {
        "version": "1.0",
        "type": "rich",
        "title": view.title,
        "author_name": words.author,
        "author_url": base + words.author_page,
        "provider_name": view.site_name,
        "provider_url": base,
        "cache_age": 3600,
        "thumbnail_url": base + words.picture,
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
        "html": write_frame(base, page, view.title, height),
        "width": WIDTH,
        "height": height,
    }
    return to_json(card, indent=1)

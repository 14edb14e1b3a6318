"""What the pictures of the portal say, in the words and figures of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from thidua.kit.picture_words import PictureFigure, PictureWords
from thidua.kit.qr import draw_qr_svg
from thidua.kit.ready_texts import make_headline
from thidua.kit.sheets import SheetLine, SheetTarget, SheetWords
from thidua.kit.shortening import shorten_title
from thidua.language.compounds import keep_compounds
from thidua.language.vietnamese import lower_first
from thidua.model import Honoree, Indicator, PortalIdentity, paths
from thidua.model.kit_forms import POSTERS, Sheet
from thidua.model.labels import HONOUR_TYPES
from thidua.site.kit.told import ToldFigure, ToldPlan, ToldTarget
from thidua.site.pages.page import Link
from thidua.site.plan_parts import FigureFragment

_LONGEST_HEADLINE = 180
"""A title of more signs is set in small letters, and cut where it finds no room."""
_SHEETS = {
    Sheet.POSTER_A4: "Áp phích A4",
    Sheet.POSTER_A4_BLACK: "Áp phích A4, đen trắng",
    Sheet.POSTER_A3: "Áp phích A3",
    Sheet.POSTER_A3_BLACK: "Áp phích A3, đen trắng",
    Sheet.LEAFLET: "Tờ rơi có mọi chỉ tiêu",
}
_LETTERS_OF_A_ROW, _LONG_TITLE = 58, 280
_MOST_ROWS, _MOST_ROWS_BELOW_A_LONG_TITLE = 100, 80
_OF_A_LINE, _OF_A_ROW = 0.3, 0.7
"""What a leaflet has room for in its smallest letters, capitals among them (``sheets.typ``)."""
_ONE_NUMBER = re.compile(r"(\D*)(\d[\d.,]*(?:/\d[\d.,]*)?)(%|‰|)(\D*)")


def word_plan(plan: ToldPlan, site: str) -> PictureWords:
    """The picture of a plan: its most telling figures, or else its theme or its time."""
    return PictureWords(
        issuer=plan.issuer_name,
        kind=_name_document(plan),
        title=shorten_title(make_headline(plan.title), _LONGEST_HEADLINE),
        said=f"“{plan.theme}”" if plan.theme else plan.period,
        figures=_word_highlights(plan),
        site=site,
        life=plan.life[:1].upper() + plan.life[1:],
    )


def word_target(plan: ToldPlan, target: ToldTarget, site: str) -> PictureWords:
    """The picture of a target: its words, and its figures where it has several."""
    return PictureWords(
        issuer=plan.issuer_name,
        kind=f"Chỉ tiêu {target.number}, {lower_first(plan.kind)} năm {plan.year}",
        title=target.title_words,
        said="",
        figures=tuple(map(_word_figure, target.figures)),
        site=site,
        life=f"{plan.kind} {plan.life}" if plan.life else "",
    )


def word_indicator(
    indicator: Indicator,
    figures: Sequence[tuple[str, FigureFragment]],
    site: str,
    total: int,
    counted: str,
) -> PictureWords:
    """The picture of an indicator: the figures of its newest plans.

    Args:
        indicator: the indicator.
        figures: each with the name of its plan.
        site: what the portal is called.
        total: how many there are, of which these are the first.
        counted: what they are figures of, in a word.
    """
    return PictureWords(
        issuer=site,
        kind="So sánh chỉ tiêu thi đua",
        title=indicator.name,
        said=indicator.definition,
        figures=tuple(_word_compared(name, figure) for name, figure in figures),
        site="Số liệu theo nguyên văn kế hoạch",
        total=total,
        counted=counted,
    )


def _word_compared(name: str, figure: FigureFragment) -> PictureFigure:
    """A figure beside those of other plans: its only number large, and of what part it is."""
    named = f"{figure.part} – {name}" if figure.part else name
    found = _ONE_NUMBER.fullmatch(figure.words)
    before, number, unit, after = found.groups() if found else ("", figure.words, "", "")
    return PictureFigure(before, number, unit, after, named)


def word_honoree(honoree: Honoree, plan: str, site: str) -> PictureWords:
    """The picture of an honoured example: only what its page shows too."""
    where = ", ".join(filter(None, (honoree.unit, honoree.place)))
    return PictureWords(
        issuer=HONOUR_TYPES[honoree.type],
        kind=where or plan,
        title=honoree.name,
        said=honoree.achievement.strip(),
        figures=(),
        site=site,
    )


def list_sheets(page: str, kinds: Iterable[Sheet]) -> Iterator[Link]:
    """What can be printed of a page."""
    yield from (Link(_SHEETS[kind], paths.sheet(page, kind)) for kind in kinds)


def word_sheet(plan: ToldPlan, identity: PortalIdentity) -> SheetWords:
    """The poster and the leaflet of a plan."""
    short = identity.base_url + paths.short(paths.plan(plan.id))
    agency = f" ({identity.known_agency})" if identity.known_agency else ""
    return SheetWords(
        issuer=keep_compounds(plan.issuer),
        kind=keep_compounds(_name_kind(plan)),
        title=keep_compounds(make_headline(plan.title)),
        theme=keep_compounds(f"“{plan.theme}”") if plan.theme else "",
        period=plan.period,
        figures=tuple(
            figure._replace(name=keep_compounds(figure.name)) for figure in _word_highlights(plan)
        ),
        targets=tuple(map(_word_lines, plan.targets)),
        short=short.partition("://")[2].rstrip("/"),
        qr=draw_qr_svg(short).decode(),
        source=keep_compounds(f"Theo nguyên văn văn bản, công bố trên {identity.name}{agency}."),
    )


def list_plan_sheets(plan: ToldPlan) -> tuple[Sheet, ...]:
    """What can be printed of a plan: a leaflet where it has targets, and all have room on it."""
    rows = sum(
        _OF_A_LINE + _OF_A_ROW * (-(-len(line.words) // _LETTERS_OF_A_ROW) + bool(line.days))
        for target in plan.targets
        for line in target.lines
    )
    is_long = len(plan.title) > _LONG_TITLE
    most = _MOST_ROWS_BELOW_A_LONG_TITLE if is_long else _MOST_ROWS
    return tuple(Sheet) if 0 < rows <= most else POSTERS


def _word_lines(target: ToldTarget) -> SheetTarget:
    lines = (
        SheetLine(line.depth, keep_compounds(line.words) or "(đã được bỏ)", line.days)
        for line in target.lines
    )
    return SheetTarget(target.mark or str(target.number), tuple(lines))


def _name_kind(plan: ToldPlan) -> str:
    return f"{_name_document(plan)} ({plan.life})" if plan.life else _name_document(plan)


def _name_document(plan: ToldPlan) -> str:
    number = f" số {plan.number}" if plan.number else ""
    return f"{plan.kind}{number}, năm {plan.year}"


def _word_highlights(plan: ToldPlan) -> tuple[PictureFigure, ...]:
    """The most telling figures of a plan, each with a name."""
    named = (figure._replace(name=plan.name_figure(figure)) for figure in plan.highlights)
    return tuple(map(_word_figure, named))


def _word_figure(figure: ToldFigure) -> PictureFigure:
    change = f"{figure.change} " if figure.change else ""
    name = f"{figure.name} ({lower_first(figure.days)})" if figure.days else figure.name
    return PictureFigure(f"{change}{figure.before}", figure.number, figure.unit, figure.after, name)

"""Takes from a plan what its kit tells: the same words and figures as its page shows."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.model.field_path import FieldPath
from thidua.model.target import Target, TargetPart
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.versions import place_of
from thidua.site.kit.told import ToldFigure, ToldLine, ToldPlan, ToldTarget
from thidua.site.pages.highlights import TargetFigure, list_highlights, list_target_figures
from thidua.site.pages.life import LineStory, list_all_targets, list_stories
from thidua.site.pages.life_events import say_life


def tell_plan(published: PublishedPlan, summary: PlanSummary, sentence: str) -> ToldPlan:
    """What the kit tells of a plan.

    Args:
        published: the plan.
        summary: the same in short.
        sentence: what search engines are given.
    """
    references, issuer = published.references, published.issuer
    highlights = tuple(
        _tell_figure(int(found.place.partition(".")[0]), found.figure)
        for found in list_highlights(published)
    )
    return ToldPlan(
        id=summary.id,
        title=summary.title,
        summary=sentence,
        kind=published.document_type.name,
        number=summary.number,
        issuer=issuer.name,
        issuer_name=references.issuer_names[issuer.id],
        name=references.name_with_year(issuer.id, summary.year),
        year=summary.year,
        theme=summary.theme,
        period=summary.period,
        life=", ".join(say_life(summary.life, summary.end, summary.updated)),
        fields=tuple(name for name in references.fields if name in summary.fields),
        highlights=highlights,
        targets=tuple(_list_targets(published, {figure.target for figure in highlights})),
    )


def _list_targets(published: PublishedPlan, highlighted: set[int]) -> Iterator[ToldTarget]:
    stories, figures = list_stories(published), list_target_figures(published)
    for target in list_all_targets(published):
        number = target.number
        told = tuple(_tell_figure(number, figure) for figure in figures.get(number, ()))
        lines = tuple(_list_lines(target, stories.get(number, ())))
        yield ToldTarget(
            number, target.mark or "", target.field, lines, told, number in highlighted
        )


def _list_lines(target: Target, stories: tuple[LineStory, ...]) -> Iterator[ToldLine]:
    """The lines of a target in their newest words, those that decisions added last."""
    changed = {story.place: story.versions[0] for story in stories}
    for place, depth, words in _list_printed(target):
        newest = changed.pop(place, None)
        yield ToldLine(depth, newest.words if newest else words, newest.days if newest else "")
    for place, newest in changed.items():
        yield ToldLine(place.count("."), newest.words, newest.days)


def _list_printed(target: Target) -> Iterator[tuple[str, int, str]]:
    """The place, the depth and the words of every printed line."""

    def below(parts: tuple[TargetPart, ...], path: FieldPath) -> Iterator[tuple[str, int, str]]:
        for index, part in enumerate(parts):
            here = (*path, "parts", index)
            place = place_of(target.number, here)
            yield place, place.count("."), part.text
            yield from below(part.parts, here)

    yield str(target.number), 0, target.text
    yield from below(target.parts, ("items", 0))


def _tell_figure(target: int, figure: TargetFigure) -> ToldFigure:
    return ToldFigure(target, figure.change, *figure.value, figure.name, figure.days)

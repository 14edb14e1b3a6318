"""The way in: what runs now, what is due, what was reached, what is new.

A portal of one campaign shows that campaign. One whose campaigns have all ended says so, and leads
with a comparison. What depends on today is marked by the browser.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, NamedTuple

from thidua.language.dates import Edtf
from thidua.look.assets import CHART_STYLES, HOME_STYLES
from thidua.model import PortalIdentity, paths
from thidua.model.labels import HONOREE_KINDS, quantity
from thidua.model.parts import PART
from thidua.model.vocabulary import Field
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.charts.model import ChartFigure
from thidua.site.pages import jsonld
from thidua.site.pages.cards import Card, Cards
from thidua.site.pages.life import say_day
from thidua.site.pages.life_events import Stretch
from thidua.site.pages.page import Link, Page, View
from thidua.site.pages.running import ListedDue, list_dues, list_open, list_runs
from thidua.site.pages.stories import shorten_story, tell_story_apart
from thidua.site.plan_front import FrontFigure, FrontReview

_MOST_OPEN = 6
_MOST_NEWEST = 6
_MOST_DUES = 40
_MOST_RUNS = 200
_FIRST_DUES = 5
_MOST_REVIEWS = 4
_MOST_EXAMPLES = 3
_MOST_YEARS = 8


class HomeAnswer(NamedTuple):
    """One answer at the top: what it is about, a few large words, the rest, and where it leads.

    Attributes:
        runs: when each open campaign runs, for the browser to count; else empty.
        due: the day that is meant, for the browser to tell how far it is; else empty.
    """

    about: str
    large: str
    words: str
    path: str
    runs: str = ""
    due: str = ""


class ReviewedPlan(NamedTuple):
    """The last review of a plan.

    Attributes:
        plan: what tells the plan from others.
        path: where its results stand.
        review: what it says, in numbers.
        percent: how many of the targets that could be judged are met; 0 where none could.
        stretches: when the campaign goes on, and when not.
    """

    plan: str
    path: str
    review: FrontReview
    percent: int
    stretches: tuple[Stretch, ...]


class NewExample(NamedTuple):
    """An honoured example: its name, its kind, the beginning of its story, and where it is from."""

    name: str
    kind: str
    lead: str
    where: str
    path: str


@dataclass(frozen=True)
class HomeView(View):
    """The way into a portal of several campaigns.

    Attributes:
        identity: who publishes the portal.
        hint: an example of what may be searched for.
        answers: to what people ask first.
        ended: the years of its campaigns where all have ended; else empty.
        open: the cards of those that run, or will, when the data were last changed.
        open_total: how many these are.
        dues: what is due, the earliest first.
        first_dues: how many of them are shown at once.
        since: the day the data were last changed, in words; may be empty.
        reviews: the newest ones.
        charts: how bodies stand to each other for one indicator, now and on later days; none
            where nothing can be compared.
        indicator: the page of that indicator; None without a chart.
        newest: the newest plans that are not among the open ones.
        examples: the newest honoured ones.
        counts: how much there is of everything, as links.
        fields: those that have plans, each with their number.
        years: the latest ones, each with the number of its plans.
    """

    template: ClassVar[str] = "home.html"
    needs: ClassVar[Sequence[str]] = (*HOME_STYLES, *CHART_STYLES)

    identity: PortalIdentity
    hint: str
    answers: tuple[HomeAnswer, ...]
    ended: str
    open: tuple[Card, ...]
    open_total: int
    dues: tuple[ListedDue, ...]
    first_dues: int
    since: str
    reviews: tuple[ReviewedPlan, ...]
    charts: tuple[ChartFigure, ...]
    indicator: Link | None
    newest: tuple[Card, ...]
    examples: tuple[NewExample, ...]
    counts: tuple[Link, ...]
    fields: tuple[tuple[Field, int], ...]
    years: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class OneCampaignView(View):
    """The way into a portal of one campaign: the campaign itself.

    Attributes:
        identity: who publishes the portal.
        hint: an example of what may be searched for.
        card: the campaign.
        figures: its most telling ones.
        dues: what is due, the earliest first.
        reviews: its last review, if it has any.
        examples: the newest honoured ones.
        others: documents that change it.
        fields: those that it speaks of.
        files: where its originals stand.
    """

    template: ClassVar[str] = "home-one.html"
    needs: ClassVar[Sequence[str]] = HOME_STYLES

    identity: PortalIdentity
    hint: str
    card: Card
    figures: tuple[FrontFigure, ...]
    dues: tuple[ListedDue, ...]
    reviews: tuple[ReviewedPlan, ...]
    examples: tuple[NewExample, ...]
    others: tuple[Card, ...]
    fields: tuple[Field, ...]
    files: str


def make_home_page(
    catalogue: Catalogue,
    cards: Cards,
    charts: tuple[tuple[ChartFigure, ...], Link] | None = None,
) -> Page:
    """The way in.

    Args:
        catalogue: what there is.
        cards: those of all plans.
        charts: how bodies stand to each other for one indicator, on some days, and its page.
    """
    is_single = len(catalogue.campaigns) == 1
    view = _view_one(catalogue, cards) if is_single else _view_many(catalogue, cards, charts)
    return Page(
        path=paths.HOME,
        title=catalogue.identity.name,
        summary=catalogue.identity.tagline,
        view=view,
        subject=jsonld.describe_website(catalogue.identity),
        updated=catalogue.updated,
        nav=paths.HOME,
    )


def _view_one(catalogue: Catalogue, cards: Cards) -> OneCampaignView:
    (plan,) = catalogue.campaigns
    card = cards.of(plan)
    return OneCampaignView(
        identity=catalogue.identity,
        hint=_search_hint(catalogue),
        card=card,
        figures=card.front.read().figures,
        dues=list_dues(cards, [plan], None, _MOST_DUES),
        reviews=tuple(_list_reviews(catalogue, cards)),
        examples=tuple(_list_examples(catalogue)),
        others=tuple(cards.of(other) for other in catalogue.plans if other.id != plan.id),
        fields=tuple(shown.field for shown in card.fields),
        files=f"{paths.overview(plan.id)}#{PART['originals'].anchor}",
    )


def _view_many(
    catalogue: Catalogue, cards: Cards, charts: tuple[tuple[ChartFigure, ...], Link] | None
) -> HomeView:
    still = list_open(catalogue.campaigns, catalogue.updated)
    shown = still[:_MOST_OPEN]
    named = {plan.id for plan in shown}
    newest = [plan for plan in catalogue.campaigns if plan.id not in named]
    dues = list_dues(cards, still, catalogue.updated, _MOST_DUES)
    reviews, examples = tuple(_list_reviews(catalogue, cards)), tuple(_list_examples(catalogue))
    years = [(year, len(found)) for year, found in catalogue.plans_by_year.items()]
    return HomeView(
        identity=catalogue.identity,
        hint=_search_hint(catalogue),
        answers=tuple(_list_answers(catalogue, still, dues, reviews, examples)),
        ended="" if still or not catalogue.campaigns else _say_years(catalogue.campaigns),
        open=tuple(map(cards.of, shown)),
        open_total=len(still),
        dues=dues,
        first_dues=_FIRST_DUES,
        since=say_day(catalogue.updated) if catalogue.updated else "",
        reviews=reviews,
        charts=charts[0] if charts else (),
        indicator=charts[1] if charts else None,
        newest=tuple(map(cards.of, newest[:_MOST_NEWEST])),
        examples=examples,
        counts=tuple(_list_counts(catalogue)),
        fields=tuple(
            (field, len(catalogue.plans_by_field[field.id]))
            for field in catalogue.fields.values()
            if field.id in catalogue.plans_by_field
        ),
        years=tuple(years[:_MOST_YEARS]),
    )


def _search_hint(catalogue: Catalogue) -> str:
    """What may be asked: words, a number of the portal's own, words without marks."""
    newest = [plan.number for plan in catalogue.plans if plan.number][:1]
    return f"Ví dụ: {', '.join(['giảm nghèo', *newest, 'nong thon moi'])}"


def _say_years(plans: Sequence[PlanSummary]) -> str:
    years = sorted({plan.year for plan in plans})
    return f"năm {years[0]}" if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _list_answers(
    catalogue: Catalogue,
    still: Sequence[PlanSummary],
    dues: Sequence[ListedDue],
    reviews: Sequence[ReviewedPlan],
    examples: Sequence[NewExample],
) -> Iterator[HomeAnswer]:
    """What runs, what is due, what was reached, what is new; what there is not is left out."""
    if still:
        runs = " ".join(run for plan in still[:_MOST_RUNS] for run in list_runs(plan))
        count = quantity(len(still))
        yield HomeAnswer("Đang diễn ra", count, "phong trào", "#dang-dien-ra", runs=runs)
    elif catalogue.campaigns:
        count = quantity(len(catalogue.campaigns))
        said = f"phong trào, {_say_years(catalogue.campaigns)}"
        yield HomeAnswer("Đã kết thúc", count, said, "#ke-hoach")
    if dues:
        first = dues[0]
        yield HomeAnswer("Hạn gần nhất", first.words, first.what, "#han", due=first.last)
    if reviews:
        newest = reviews[0]
        yield _answer_result(newest)
    if examples:
        newest_example = examples[0]
        yield HomeAnswer(
            "Gương mới", newest_example.name, newest_example.where, newest_example.path
        )
    if catalogue.target_count:
        count = quantity(catalogue.target_count)
        yield HomeAnswer("Chỉ tiêu", count, "nguyên văn, so sánh được", paths.TARGETS)


def _answer_result(newest: ReviewedPlan) -> HomeAnswer:
    review = newest.review
    if review.comparable:
        large = f"{review.met}/{review.comparable}"
        return HomeAnswer("Kết quả mới", large, f"chỉ tiêu đạt, {newest.plan}", newest.path)
    large = quantity(review.reported)
    return HomeAnswer("Kết quả mới", large, f"chỉ tiêu có báo cáo, {newest.plan}", newest.path)


def _list_counts(catalogue: Catalogue) -> Iterator[Link]:
    counted = (
        (len(catalogue.campaigns), "văn bản phát động", paths.PLANS),
        (catalogue.target_count, "chỉ tiêu nguyên văn", paths.TARGETS),
        (len(catalogue.plans_by_issuer), "cơ quan ban hành", paths.ISSUERS),
        (len(catalogue.cited), "văn bản viện dẫn", paths.CITED),
    )
    yield from (Link(f"{quantity(many)} {what}", path) for many, what, path in counted if many)


def _list_reviews(catalogue: Catalogue, cards: Cards) -> Iterator[ReviewedPlan]:
    """The plans that were reviewed last, the newest review first."""
    reviewed = [plan for plan in catalogue.campaigns if plan.reviewed]
    newest = sorted(reviewed, key=_last_reviewed, reverse=True)[:_MOST_REVIEWS]
    names = Counter(cards.of(plan).name for plan in newest)
    for plan in newest:
        card = cards.of(plan)
        if card.review:
            whole = card.review.comparable
            percent = round(100 * card.review.met / whole) if whole else 0
            path = f"{card.path}#{PART['results'].anchor}"
            name = card.name if names[card.name] == 1 else card.title
            yield ReviewedPlan(name, path, card.review, percent, card.period.stretches)


def _last_reviewed(plan: PlanSummary) -> date:
    return max(Edtf.parse(day).latest for day in plan.reviewed)


def _list_examples(catalogue: Catalogue) -> Iterator[NewExample]:
    """The newest honoured examples."""
    for honoree in catalogue.stories[:_MOST_EXAMPLES]:
        where = honoree.place or honoree.unit or tell_story_apart(catalogue, honoree)
        yield NewExample(
            honoree.name,
            HONOREE_KINDS[honoree.kind],
            shorten_story(honoree),
            where,
            paths.honoree(honoree.id),
        )

"""How a plan is shown wherever several are listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from thidua.foundation.store import hash_of
from thidua.model import paths
from thidua.model.campaign_forms import Label
from thidua.model.labels import LABELS, quantity
from thidua.model.parts import PART
from thidua.model.vocabulary import Field, Issuer
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.references import References
from thidua.site.pages.counted_days import find_turning_day
from thidua.site.pages.life import say_changed
from thidua.site.pages.life_events import Stretch, encode_life, list_stretches, say_life
from thidua.site.pages.page import Link, make_key, shorten
from thidua.site.part_shelf import PartShelf
from thidua.site.plan_front import NO_FRONT, FrontFigure, FrontReview, ShelvedFront

_MOST_FIGURES = 3


@dataclass(frozen=True)
class ShownPeriod:
    """When a campaign runs: ISO dates for the browser to tell the status from, words for people.

    Attributes:
        life: the times in its life after decisions changed it, as the browser reads them.
        events: the same in words.
        untold: those that stand on the page of the plan as well, beside its notice of changes.
        stretches: when it goes on, and when not.
    """

    start: str
    end: str
    words: str
    life: str = ""
    events: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    stretches: tuple[Stretch, ...] = (Stretch("", "", goes_on=True),)


class CardField(NamedTuple):
    """A field in the picture of a plan.

    Attributes:
        field: the field.
        targets: how many targets are of it; none where the plan only speaks of it.
    """

    field: Field
    targets: int


@dataclass(frozen=True)
class Card:
    """A plan in a list.

    Attributes:
        fields: those that it is about, the most targets first.
        issuer_name: what lists call the issuer: with its dates if another one has the same name.
        name: what tells it from others: issuer and year.
        changes: what it changes about other plans; may be empty.
        front: its most telling figures, its last review; read when they are shown.
    """

    plan: str
    path: str
    title: str
    kind: str
    number: str
    issued: str
    issuer: Issuer
    issuer_name: str
    name: str
    theme: str
    year: int
    period: ShownPeriod
    fields: tuple[CardField, ...]
    targets: int
    labels: tuple[str, ...]
    ended: bool
    draft: bool
    changes: str
    front: ShelvedFront = NO_FRONT

    @property
    def figures(self) -> tuple[FrontFigure, ...]:
        """Its most telling figures, three at most, each in the words of several days."""
        figures = self.front.read().figures
        return tuple(figure for figure in figures if figure.rank < _MOST_FIGURES)

    @property
    def review(self) -> FrontReview | None:
        """The last one; None without one."""
        return self.front.read().review

    @property
    def timing(self) -> str:
        """The place on its page that says when it runs and what is due."""
        return PART["timing"].anchor

    @property
    def link(self) -> Link:
        """A link that tells plans of the same title apart."""
        return Link(f"{self.title} ({self.name})", self.path)


class Cards:
    """The cards of all plans, each made when it is asked for.

    Args:
        catalogue: what there is.
        shelf: what was made of each plan; without it, cards have no figures.

    Attributes:
        base: the address of the portal.
    """

    def __init__(self, catalogue: Catalogue, shelf: PartShelf | None = None) -> None:
        self.base = catalogue.identity.base_url
        self._catalogue = catalogue
        self._shelf = shelf
        self._cards: dict[str, Card] = {}
        self._keys: dict[str, bytes] = {}

    def of(self, plan: PlanSummary) -> Card:
        """The card of a plan."""
        if plan.id not in self._cards:
            issuer = self._catalogue.issuer_of(plan)
            references, front = self._catalogue.references, self.front_of(plan)
            self._cards[plan.id] = make_card(plan, issuer, references, front)
        return self._cards[plan.id]

    def front_of(self, plan: PlanSummary) -> ShelvedFront:
        """What lists show of a plan besides its summary."""
        return self._shelf.front(plan.id) if self._shelf else NO_FRONT

    def key_of(self, card: Card) -> bytes:
        """A hash of all that a card shows."""
        if card.plan not in self._keys:
            issuer = self._catalogue.references.issuer_keys[card.issuer.id]
            self._keys[card.plan] = hash_of(issuer, _key(card))
        return self._keys[card.plan]

    def key_of_all(self, plans: Iterable[PlanSummary]) -> bytes:
        """A hash of all that the cards of some plans show: what is drawn of them is in these."""
        return hash_of(*(self.key_of(self.of(plan)) for plan in plans))

    def key_by_day(self, plans: Sequence[PlanSummary]) -> bytes:
        """The same, where what is drawn of the plans may turn on some day."""
        day = find_turning_day(self._catalogue, plans)
        return hash_of(self.key_of_all(plans), make_key(day))


def _key(card: Card) -> bytes:
    """A hash of all that a card shows but for its issuer."""
    fields = [(shown.field.id, shown.targets) for shown in card.fields]
    told = [card.path, card.title, card.kind, card.number, card.issued, card.theme, card.year]
    told.append(card.issuer_name)
    return make_key(
        told, card.period, fields, card.targets, card.labels, card.ended, card.draft,
        card.changes, card.front,
    )  # fmt: skip


def make_card(
    plan: PlanSummary, issuer: Issuer, references: References, front: ShelvedFront = NO_FRONT
) -> Card:
    """The card of a plan.

    Args:
        plan: the plan.
        issuer: the body that issued it.
        references: the closed lists.
        front: its figures and its last review.
    """
    return Card(
        plan=plan.id,
        path=paths.plan(plan.id),
        title=plan.title,
        kind=references.type_by_id[plan.doc_type].name,
        number=plan.number,
        issued=plan.issued_day.in_words() if plan.issued else "",
        issuer=issuer,
        issuer_name=references.issuer_names[issuer.id],
        name=references.name_with_year(issuer.id, plan.year),
        theme=shorten(plan.theme, 180),
        year=plan.year,
        period=ShownPeriod(
            plan.start,
            plan.end,
            plan.period,
            encode_life(plan.life),
            say_life(plan.life, plan.end, plan.updated),
            stretches=list_stretches(plan.life, plan.end, plan.updated),
        ),
        fields=_list_fields(plan, references),
        targets=plan.targets,
        labels=tuple(LABELS[Label(label)] for label in plan.labels),
        ended=issuer.valid_to is not None,
        draft=plan.draft,
        changes=say_changed(plan.changed),
        front=front,
    )


def _list_fields(plan: PlanSummary, references: References) -> tuple[CardField, ...]:
    """The fields that it is about, the most targets first, else in the order of the list."""
    counts = Counter(plan.target_fields)
    named = references.fields.values()
    found = [CardField(field, counts[field.id]) for field in named if field.id in plan.fields]
    return tuple(sorted(found, key=lambda shown: -shown.targets))


def count_documents(plans: Sequence[PlanSummary], what: str = "") -> str:
    """How many documents a list has: plans, or documents where some only change other plans.

    Args:
        plans: the documents.
        what: follows the noun of plans, as ``thi đua``; may be empty.
    """
    if not all(plan.is_campaign for plan in plans):
        return f"{quantity(len(plans))} văn bản"
    return " ".join(filter(None, (f"{quantity(len(plans))} kế hoạch", what)))


def tell_plan_apart(catalogue: Catalogue, plan: PlanSummary) -> str:
    """What tells a plan from others: issuer and year."""
    return catalogue.references.name_with_year(plan.issuer, plan.year)

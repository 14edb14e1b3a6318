"""What the site makes of one plan alone, kept from one build to the next.

A plan's parts depend on its folder, on what it refers to and on the engine, never on other plans.
Pages that several plans share are put together from parts, without the plans being read again.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from pydantic_core import from_json, to_json

from thidua.foundation.store import hash_of
from thidua.site.groups import GroupedItem, pack_groups, unpack_group
from thidua.site.plan_front import PlanFront, pack_front


class SectionName(NamedTuple):
    """A section of a plan's page: its anchor, its title, and its template ``plan/<kind>.html``."""

    anchor: str
    title: str
    kind: str


class PlanContent(NamedTuple):
    """What the page of a plan says of the plan itself.

    Attributes:
        title: its heading.
        title_tail: what tells it from pages of the same title.
        summary: for search engines and previews.
        subject: what it is about, as a schema.org node.
        further: what its page at a glance says of the same, likewise.
        sections: those of the document.
        glance: those at a glance, with those that other records fill.
        body: its HTML, with marks where other plans have something to say.
        overview: the HTML of its page at a glance, with such marks too.
    """

    title: str
    title_tail: str
    summary: str
    subject: dict[str, Any]
    further: dict[str, Any]
    sections: tuple[SectionName, ...]
    glance: tuple[SectionName, ...]
    body: str
    overview: str


class TargetFragment(NamedTuple):
    """A target as lists across plans show it: its field, its number, its words and its HTML."""

    field: str
    number: int
    text: str
    html: str


class ShownResult(NamedTuple):
    """What the last review reports of a figure, in words.

    Attributes:
        words: its value and unit, or the same in the unit of the indicator; empty without one.
        value: the value in the unit of the indicator; empty where it has none.
        review: which review it is, in words.
    """

    status: str
    word: str
    rule: str
    details: str
    text: str
    words: str
    value: str
    review: str


class FigureFragment(NamedTuple):
    """A comparable figure as the page of its indicator shows it.

    Attributes:
        indicator: identifier of the indicator.
        amount: ``increase`` or ``decrease`` where it is a change; empty for a level.
        number: of the target.
        place: of the line, such as ``3.2``.
        part: what it is a part of the indicator, where its own name tells.
        words: direction, comparison, value and unit as printed.
        common: its value in the unit of the indicator, where that is not the printed one.
        text: the printed line.
        low: the low end of its value in the unit of the indicator; empty where it has none.
        high: the high end.
        comparator: how it compares; empty where nothing is said.
        baseline: what a change is counted from, as printed; may be empty.
        baseline_key: its year, or else the same words.
        first: the first day on which a decision gave it, in ISO form; empty for the plan's own.
        last: the last day on which it holds, in ISO form; may be empty.
        days: both in words; may be empty.
        is_latest: whether no later decision gives other words for the line.
        result: what the last review that speaks of it reports.
    """

    indicator: str
    amount: str
    number: int
    place: str
    part: str
    words: str
    common: str
    text: str
    low: str
    high: str
    comparator: str
    baseline: str
    baseline_key: str
    first: str
    last: str
    days: str
    is_latest: bool
    result: ShownResult | None

    @property
    def value(self) -> tuple[Decimal, Decimal] | None:
        """Both ends in the unit of the indicator."""
        return (Decimal(self.low), Decimal(self.high)) if self.low else None


class PlanParts(NamedTuple):
    """Everything that is made of one plan.

    Attributes:
        content: its page.
        targets: its targets, in order.
        figures: its comparable figures, in order.
        records: all its figures as records of the open data.
        search: its words, for the search index.
        front: what lists show of it.
        told: what its kit tells, packed.
        texts: what is told of it in words, packed.
        news: what happened to it, for feeds, packed.
    """

    content: PlanContent
    targets: tuple[TargetFragment, ...]
    figures: tuple[FigureFragment, ...]
    records: tuple[dict[str, Any], ...]
    search: bytes
    front: PlanFront
    told: bytes
    texts: bytes
    news: bytes


_NEXT_LINE = b"\n"  # JSON as it is written here has none


class GroupDigests(NamedTuple):
    """Hashes of what a plan has of each group.

    Attributes:
        targets: of its targets of each field.
        figures: of its figures of each indicator.
        records: of its records of each indicator; those of none under an empty name.
    """

    targets: dict[str, str]
    figures: dict[str, str]
    records: dict[str, str]


@dataclass(frozen=True)
class PlanDigests:
    """Hashes of the parts of a plan, by which pages know whether they are still right.

    Attributes:
        content: of its page.
        targets: of all its targets.
        figures: of all its figures.
        records: of all its records.
        search: of its words.
        front: of what lists show of it.
        told: of what its kit tells.
        texts: of what is told of it in words.
        packed_groups: those of each field and indicator, which most builds do not ask for.
    """

    content: str
    targets: str
    figures: str
    records: str
    search: str
    front: str
    told: str
    texts: str
    packed_groups: bytes

    @cached_property
    def groups(self) -> GroupDigests:
        """Those of each field and indicator."""
        return GroupDigests(*from_json(self.packed_groups))

    def pack(self) -> bytes:
        """What :meth:`unpack` reads: JSON, of which no line is broken."""
        whole = (
            self.content, self.targets, self.figures, self.records, self.search, self.front,
            self.told, self.texts,
        )  # fmt: skip
        return to_json(whole) + _NEXT_LINE + self.packed_groups

    @classmethod
    def unpack(cls, packed: bytes) -> PlanDigests:
        """The digests that were packed.

        Raises:
            ValueError: when something else was; or TypeError.
        """
        whole, _, groups = packed.partition(_NEXT_LINE)
        return cls(*(*from_json(whole), groups))


class PackedParts(NamedTuple):
    """The parts of a plan as bytes, each with a function below that reads it."""

    digests: PlanDigests
    content: bytes
    targets: bytes
    figures: bytes
    records: bytes
    front: bytes


def pack_parts(parts: PlanParts) -> PackedParts:
    """The parts of a plan as they are kept, with their hashes."""
    content, front = to_json(parts.content), pack_front(parts.front)
    targets = [(target.field, to_json(target)) for target in parts.targets]
    figures = [(figure.indicator, to_json(figure)) for figure in parts.figures]
    records = [(record["indicator"] or "", to_json(record)) for record in parts.records]
    grouped = [_digest_groups(of) for of in (targets, figures, records)]
    digests = PlanDigests(
        hash_of(content).hex(),
        _digest_all(targets),
        _digest_all(figures),
        _digest_all(records),
        hash_of(parts.search).hex(),
        hash_of(front).hex(),
        hash_of(parts.told).hex(),
        hash_of(parts.texts, parts.news).hex(),
        to_json(grouped),
    )
    return PackedParts(
        digests,
        zlib.compress(content, 1),
        pack_groups(targets),
        pack_groups(figures),
        pack_groups(records),
        front,
    )


def _digest_all(items: Sequence[GroupedItem]) -> str:
    return hash_of(*(part for group, item in items for part in (group.encode(), item))).hex()


def _digest_groups(items: Sequence[GroupedItem]) -> dict[str, str]:
    groups: dict[str, list[bytes]] = {}
    for group, item in items:
        groups.setdefault(group, []).append(item)
    return {group: hash_of(*found).hex() for group, found in groups.items()}


def unpack_content(packed: bytes) -> PlanContent:
    """The page of a plan."""
    content = PlanContent(*from_json(zlib.decompress(packed)))
    return content._replace(
        sections=tuple(SectionName(*section) for section in content.sections),
        glance=tuple(SectionName(*section) for section in content.glance),
    )


def unpack_targets(packed: bytes, field: str) -> tuple[TargetFragment, ...]:
    """The targets of a field, in order."""
    return tuple(TargetFragment(*target) for target in from_json(unpack_group(packed, field)))


def unpack_figures(packed: bytes, indicator: str) -> tuple[FigureFragment, ...]:
    """The figures of an indicator, in order."""
    return tuple(_figure(figure) for figure in from_json(unpack_group(packed, indicator)))


def _figure(values: Sequence[Any]) -> FigureFragment:
    *told, result = values
    return FigureFragment._make([*told, ShownResult(*result) if result else None])


def unpack_records(packed: bytes, indicator: str | None = None) -> list[dict[str, Any]]:
    """The records of an indicator, or else all of them, in order."""
    records: list[dict[str, Any]] = from_json(unpack_group(packed, indicator))
    return records

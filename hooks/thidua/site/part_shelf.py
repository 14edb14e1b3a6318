"""The parts of all plans, opened when a page needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from thidua.foundation.store import hash_of
from thidua.kit.feed import KitNotice
from thidua.portal.plan_summary import PlanSummary
from thidua.site.groups import unpack_group
from thidua.site.kit.news import unpack_news
from thidua.site.kit.texts import PlanTexts, unpack_texts
from thidua.site.kit.told import ToldPlan, unpack_told
from thidua.site.plan_front import PlanFront, ShelvedFront, unpack_front
from thidua.site.plan_parts import (
    FigureFragment,
    PlanContent,
    PlanDigests,
    TargetFragment,
    unpack_content,
    unpack_figures,
    unpack_records,
    unpack_targets,
)

CONTENT, TARGETS, FIGURES = "content", "targets", "figures"
RECORDS, FRONT = "records", "front"
TOLD, TEXTS, NEWS = "told", "texts", "news"
"""The kinds of packed parts."""
_FRONTS = 1000
"""Dozens of lists show the same plan; of thousands, what all show would be the largest part of the
memory of a process that writes lists."""


class PartShelf:
    """The parts of all plans by the identifier of the plan.

    Args:
        digests: hashes of the parts of every plan.
        read: gives packed parts in order, by their kind and the identifiers of their plans.
    """

    def __init__(
        self,
        digests: Mapping[str, PlanDigests],
        read: Callable[[str, Sequence[str]], Iterator[bytes]],
    ) -> None:
        self.digests = digests
        self._read_many = read
        self._news: dict[str, tuple[KitNotice, ...]] = {}
        # Several pages and files of one plan are made one after the other.
        self.content = lru_cache(maxsize=1)(self._content)
        self.texts = lru_cache(maxsize=1)(self._texts)
        self.told = lru_cache(maxsize=1)(self._told)
        self._front = lru_cache(maxsize=_FRONTS)(self._open_front)

    def hash_figures(self, plans: Sequence[PlanSummary]) -> bytes:
        """A hash of the comparable figures of some plans."""
        return hash_of("".join([self.digests[plan.id].figures for plan in plans]).encode())

    def _read(self, kind: str, plan: str) -> bytes:
        (packed,) = self._read_many(kind, [plan])
        return packed

    def _content(self, plan: str) -> PlanContent:
        """What the page of a plan says of the plan itself."""
        return unpack_content(self._read(CONTENT, plan))

    def front(self, plan: str) -> ShelvedFront:
        """What lists and the home page show of a plan."""
        return ShelvedFront(self.digests[plan].front, partial(self._front, plan))

    def _open_front(self, plan: str) -> PlanFront:
        return unpack_front(self._read(FRONT, plan))

    def figures(self, plan: str, indicator: str) -> tuple[FigureFragment, ...]:
        """The figures of a plan that an indicator makes comparable, in order."""
        return unpack_figures(self._read(FIGURES, plan), indicator)

    def list_figures(
        self, plans: Sequence[str], indicator: str
    ) -> Iterator[tuple[FigureFragment, ...]]:
        """The figures of some plans that an indicator makes comparable, plan by plan."""
        return (unpack_figures(packed, indicator) for packed in self._read_many(FIGURES, plans))

    def list_targets(
        self, plans: Sequence[str], field: str
    ) -> Iterator[tuple[TargetFragment, ...]]:
        """The targets of some plans that belong to a field, plan by plan."""
        return (unpack_targets(packed, field) for packed in self._read_many(TARGETS, plans))

    def list_records(self, plans: Sequence[str], indicator: str) -> Iterator[dict[str, Any]]:
        """The figures of some plans for an indicator, as records."""
        for packed in self._read_many(RECORDS, plans):
            yield from unpack_records(packed, indicator)

    def _told(self, plan: str) -> ToldPlan:
        """What the kit of a plan tells."""
        return unpack_told(self._read(TOLD, plan))

    def _texts(self, plan: str) -> PlanTexts:
        """What is told of a plan in words."""
        return unpack_texts(self._read(TEXTS, plan))

    def news(self, plan: str) -> tuple[KitNotice, ...]:
        """What happened to a plan, for feeds: dozens of them tell of the same plan."""
        if plan not in self._news:
            self._news[plan] = unpack_news(self._read(NEWS, plan))
        return self._news[plan]

    def list_records_json(self, plans: Sequence[str]) -> Iterator[bytes]:
        """All figures of some plans, plan by plan, each as a JSON list of records."""
        return (unpack_group(packed, None) for packed in self._read_many(RECORDS, plans))

"""What comes of loading a portal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from thidua.foundation.problems import Problem, pick_errors
from thidua.portal.catalogue import Catalogue
from thidua.portal.record_counts import RecordCounts
from thidua.portal.sources import Sources


@dataclass(frozen=True)
class Loaded:
    """The result of loading a portal.

    Attributes:
        sources: all records that could be read; None if the identity, the issuers or a closed list
            could not.
        problems: all problems, in order.
        damaged: the number of entries in the store that were damaged and were made again.
        counts: how many records there are; None if there are no sources.
    """

    sources: Sources | None
    problems: list[Problem]
    damaged: int = 0
    counts: RecordCounts | None = None

    @property
    def sound(self) -> Sources | None:
        """The records; None if an error prevents publishing them."""
        return None if pick_errors(self.problems) else self.sources

    @cached_property
    def catalogue(self) -> Catalogue | None:
        """The catalogue; None if an error prevents publishing the site."""
        return Catalogue.of(self.sound) if self.sound else None

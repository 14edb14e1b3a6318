"""What the kit tells of a plan: the words and figures of its page, kept with its parts.

Pictures, posters, embeds and small pages take everything from here, so that none of them can say
anything else than the page.
"""

from __future__ import annotations

import re
import zlib
from typing import Any, NamedTuple

from pydantic_core import from_json, to_json

from thidua.model.printed import target_anchor

LIST_MARK = re.compile(r"^\s*(?:[-–—+•*·]+(?!\d)\s*)+")
"""The dash or the plus sign before a printed line, which means nothing behind other words."""
_LONGEST_NAME = 90


class ToldFigure(NamedTuple):
    """A figure of a plan.

    Attributes:
        target: the number of its target.
        change: whether it grows or falls, in a word; may be empty.
        before: words before the number, with a space at their end; may be empty.
        number: as printed in the portal's notation.
        unit: with a space at its start where one belongs there; may be empty.
        after: words behind the unit, with a space at their start; may be empty.
        name: what is counted.
        days: on which it holds, in words; empty where no decision changed its line.
    """

    target: int
    change: str
    before: str
    number: str
    unit: str
    after: str
    name: str
    days: str

    @property
    def value(self) -> str:
        """The whole value in words."""
        return f"{self.change} {self.before}{self.number}{self.unit}{self.after}".strip()


class ToldLine(NamedTuple):
    """A printed line of a target.

    Attributes:
        depth: 0 for that of the target itself.
        words: as printed, or as the last decision has them; empty where it was abolished.
        days: on which they hold, in words; empty where no decision changed them.
    """

    depth: int
    words: str
    days: str


class ToldTarget(NamedTuple):
    """A target.

    Attributes:
        number: by which its place on the page is known.
        mark: the number as printed; may be empty.
        lines: its own line, then those below it.
        figures: its figures with a number.
        is_highlighted: whether the plan's page shows one of its figures at its top.
    """

    number: int
    mark: str
    field: str
    lines: tuple[ToldLine, ...]
    figures: tuple[ToldFigure, ...]
    is_highlighted: bool

    @property
    def anchor(self) -> str:
        """Its place on the page of its plan."""
        return target_anchor(self.number)

    @property
    def words(self) -> str:
        """All that it says, on one line: a mark stands where only a new line parted the words."""
        printed = [line for line in self.lines if line.words]
        lines = [LIST_MARK.sub("", line.words) if line.depth else line.words for line in printed]
        ended = [line if line[-1] in ".,;:" else f"{line};" for line in lines[:-1]]
        return " ".join([*ended, *lines[-1:]])

    @property
    def title_words(self) -> str:
        """The same in a title: without the mark that led to the next target."""
        return self.words.rstrip(" ;,") or "đã được bỏ"


class ToldPlan(NamedTuple):
    """A plan.

    Attributes:
        summary: one sentence or two, as search engines are given.
        kind: what its type of document is called.
        number: may be empty, likewise ``theme`` and ``period``.
        issuer: the full name of the body; ``issuer_name`` is the one in lists.
        name: what tells the plan from others: issuer and year.
        life: what decisions did to it, in few words; empty where it holds as dated.
        fields: identifiers, in the order of the list.
        highlights: its most telling figures.
        targets: all of them, those that decisions added last.
    """

    id: str
    title: str
    summary: str
    kind: str
    number: str
    issuer: str
    issuer_name: str
    name: str
    year: int
    theme: str
    period: str
    life: str
    fields: tuple[str, ...]
    highlights: tuple[ToldFigure, ...]
    targets: tuple[ToldTarget, ...]

    def name_figure(self, figure: ToldFigure) -> str:
        """What a figure counts: where it has no name, its target if that is short, or the plan."""
        if figure.name:
            return figure.name
        targets = (target.words for target in self.targets if target.number == figure.target)
        words = next(targets, "").rstrip(" .;,")
        return words if 0 < len(words) <= _LONGEST_NAME else self.title


def pack_told(plan: ToldPlan) -> bytes:
    """What the kit tells as bytes; :func:`unpack_told` reads them."""
    return zlib.compress(to_json(plan), 1)


def unpack_told(packed: bytes) -> ToldPlan:
    """What :func:`pack_told` was given."""
    *told, highlights, targets = from_json(zlib.decompress(packed))
    plan = ToldPlan._make([*told, highlights, targets])
    return plan._replace(
        fields=tuple(plan.fields),
        highlights=tuple(map(ToldFigure._make, highlights)),
        targets=tuple(map(_target, targets)),
    )


def _target(values: list[Any]) -> ToldTarget:
    number, mark, field, lines, figures, is_highlighted = values
    told = tuple(map(ToldFigure._make, figures))
    return ToldTarget(number, mark, field, tuple(map(ToldLine._make, lines)), told, is_highlighted)

"""Recognised text of a scan: finding the parts that the page of the plan does not show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thidua.attachments.text.reading import read_if_readable
from thidua.language.vietnamese import fold
from thidua.model import Plan
from thidua.model.document import Attachment, OriginalKind
from thidua.model.parts import PART

MOST_READ = 200_000
"""The number of bytes of recognised text that are examined: about a hundred pages."""

_WORD = re.compile(r"\w+")
_RUN = 3
Run = tuple[str, ...]


def anchor(number: int) -> str:
    """The lasting anchor of the recognised text with this number, from 1, on its plan's page."""
    return PART["recognised"].number(number)


def scan_of(plan: Plan, text: Attachment) -> Attachment | None:
    """The scan with the same name as a recognised text, except for the suffix; None without."""
    stem = text.file.rpartition(".")[0]
    for attachment in plan.attachments:
        if attachment.kind is OriginalKind.SCAN and attachment.file.rpartition(".")[0] == stem:
            return attachment
    return None


def unprinted(content: bytes, printed: Iterable[str]) -> tuple[str, ...]:
    """The paragraphs of a recognised text whose words are mostly not on the page.

    The recognised text of the plan's own scan repeats the page, with errors of recognition; that of
    an annex does not.

    Args:
        content: of the recognised text.
        printed: every passage of the page.
    """
    manuscript = read_if_readable(content[:MOST_READ], ".txt")
    known = {run for passage in printed for run in _runs(passage)}
    return tuple(
        paragraph.text
        for paragraph in (manuscript.paragraphs if manuscript else ())
        if _is_new(paragraph.text, known)
    )


def _is_new(paragraph: str, known: set[Run]) -> bool:
    runs = list(_runs(paragraph))
    return 2 * sum(run not in known for run in runs) > len(runs)


def _runs(text: str) -> Iterator[Run]:
    """Every run of three words; for a shorter text, the whole text."""
    words = _WORD.findall(fold(text))
    for start in range(max(1, len(words) - _RUN + 1)):
        yield tuple(words[start : start + _RUN])

"""Words that a machine recognised in a scan: which of them the page of its plan has not printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thidua.attachments.text.reading import read_manuscript
from thidua.language.vietnamese import fold
from thidua.model import Plan
from thidua.model.document import Attachment, OriginalKind

MOST_READ = 200_000
"""Bytes of recognised text that are looked at; a hundred pages have as many."""

ANCHOR = "chu-nhan-dang"
_WORD = re.compile(r"\w+")
_RUN = 3
Run = tuple[str, ...]


def anchor(number: int) -> str:
    """The lasting address, on its plan's page, of a recognised text; counted from 1."""
    return f"{ANCHOR}-{number}"


def scan_of(plan: Plan, text: Attachment) -> Attachment | None:
    """The scan that a recognised text belongs to: it has the same name but for the suffix."""
    stem = text.file.rpartition(".")[0]
    for attachment in plan.attachments:
        if attachment.kind is OriginalKind.SCAN and attachment.file.rpartition(".")[0] == stem:
            return attachment
    return None


def unprinted(content: bytes, printed: Iterable[str]) -> tuple[str, ...]:
    """The paragraphs of a recognised text that mostly say what is printed nowhere on the page.

    A plan's own scan says again what its page says, with slips of the machine; an annex does not.

    Args:
        content: of the recognised text.
        printed: every passage of the page.
    """
    manuscript = read_manuscript(content[:MOST_READ], ".txt")
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
    """Every three words in a row; fewer where there are fewer."""
    words = _WORD.findall(fold(text))
    for start in range(max(1, len(words) - _RUN + 1)):
        yield tuple(words[start : start + _RUN])

"""Finding the lines of targets in an original, in printed order.

A wrong value must not be accepted because the same words occur elsewhere in the document. So a
target is looked for after the previous one, its parts between it and the next target, and no two
lines may be found at the same place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from thidua.attachments.comparison.quotes import QuotedWords
from thidua.attachments.comparison.words import Span, Words


def lines_in(words: Words, lines: Sequence[QuotedWords], heading: str) -> dict[str, Span]:
    """Find the lines of the targets in one original.

    Args:
        words: of the original.
        lines: the lines in order, each part after its target.
        heading: printed before all targets; may be empty.

    Returns:
        The span of every line that was found, by its number (``3``, ``3.2``).
    """
    before = words.find(heading) if heading else None
    found = _targets(words, lines, before.end if before else 0)
    _parts(words, lines, found)
    for line in lines:
        if line.place not in found:
            span = _unclaimed(words, line, found.values())
            if span:
                found[line.place] = span
    return found


def _targets(words: Words, lines: Sequence[QuotedWords], start: int) -> dict[str, Span]:
    found: dict[str, Span] = {}
    cursor = start
    for line in lines:
        if "." in line.place:
            continue
        span = words.find(f"{line.mark} {line.words}", cursor, target=True) if line.mark else None
        span = span or words.find(line.words, cursor, target=True)
        if span:
            found[line.place] = span
            cursor = span.end
    return found


def _parts(words: Words, lines: Sequence[QuotedWords], found: dict[str, Span]) -> None:
    ends = _ends(words, lines, found)
    cursor = 0
    for line, end in zip(lines, ends, strict=True):
        if line.place in found:
            cursor = found[line.place].end
        elif "." in line.place:
            span = words.find(line.words, cursor, end, target=True)
            if span:
                found[line.place] = span
                cursor = span.end


def _ends(words: Words, lines: Sequence[QuotedWords], found: dict[str, Span]) -> list[int]:
    """For every line, the offset at which the next target that was found begins."""
    ends: list[int] = []
    end = len(words.text)
    for line in reversed(lines):
        ends.append(end)
        if line.place in found:
            end = found[line.place].start
    return ends[::-1]


def _unclaimed(words: Words, line: QuotedWords, claimed: Iterable[Span]) -> Span | None:
    taken = list(claimed)
    for span in words.find_all(line.words, target=True):
        if all(span.end <= other.start or other.end <= span.start for other in taken):
            return span
    return None

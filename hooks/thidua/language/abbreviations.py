"""Abbreviations: found in printed words, and explained where they have one reading only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import escape


class Lexicon:
    """The known abbreviations of one portal.

    Args:
        readings: every reading of each abbreviation.
    """

    def __init__(self, readings: Mapping[str, tuple[str, ...]]) -> None:
        self.readings = readings
        # Common beginnings are shared, and what stands before is looked at only where something is
        # found: as a plain list with a look-behind this would take ten times as long.
        self._pattern = re.compile(rf"{_any_of(readings)}(?![\w/-])")
        self._explained = {
            abbr: f'<abbr title="{escape(meanings[0])}">{abbr}</abbr>'
            for abbr, meanings in readings.items()
            if len(meanings) == 1
        }

    def found_in(self, text: str) -> list[str]:
        """The abbreviations that occur in a text, in the order of the list."""
        found = {match.group() for match in self._matches(text)}
        return [abbr for abbr in self.readings if abbr in found]

    def explained(self, html: str) -> str:
        """HTML with ``<abbr>`` around every abbreviation that can only mean one thing.

        The HTML must hold no capital letters in tags and entities, so that nothing in them can be
        taken for an abbreviation. What :mod:`thidua.language.markup` writes holds none, nor does
        escaped text.
        """
        return self._pattern.sub(self._explain, html)

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        return (match for match in self._pattern.finditer(text) if _starts_a_word(match))

    def _explain(self, match: re.Match[str]) -> str:
        abbr = match.group()
        return self._explained.get(abbr, abbr) if _starts_a_word(match) else abbr


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits, with common beginnings shared."""
    tails: dict[str, list[str]] = {}
    ends = False
    for word in words:
        if word:
            tails.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    if not tails:
        return "" if ends else r"(?!)"
    branches = (re.escape(first) + _any_of(rest) for first, rest in sorted(tails.items()))
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"


def _starts_a_word(match: re.Match[str]) -> bool:
    start = match.start()
    before = match.string[start - 1] if start else " "
    return not (before.isalnum() or before in "_/-")

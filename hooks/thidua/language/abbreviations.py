"""Finding abbreviations in printed words, and explaining those that have only one reading."""

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
        # Abbreviations with the same beginning share it in the pattern, and the character before a
        # match is tested afterwards. A plain list with a look-behind takes ten times as long.
        self._pattern = re.compile(rf"{_any_of(readings)}(?![\w/-])")
        self._explained = {
            abbr: f'<abbr title="{escape(meanings[0])}">{abbr}</abbr>'
            for abbr, meanings in readings.items()
            if len(meanings) == 1
        }

    def found_in(self, text: str) -> list[str]:
        """The abbreviations that occur in a text, in the order of ``readings``."""
        found = {match.group() for match in self._matches(text)}
        return [abbr for abbr in self.readings if abbr in found]

    def explained(self, html: str) -> str:
        """Put ``<abbr>`` around every abbreviation with only one reading.

        Args:
            html: must have no capital letters in tags and entities, because they could be taken
                for abbreviations. This holds for the results of :mod:`thidua.language.markup` and
                for escaped text.
        """
        return self._pattern.sub(self._explain, html)

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        return (match for match in self._pattern.finditer(text) if _starts_a_word(match))

    def _explain(self, match: re.Match[str]) -> str:
        abbr = match.group()
        return self._explained.get(abbr, abbr) if _starts_a_word(match) else abbr


def _any_of(words: Iterable[str]) -> str:
    """A pattern for the longest matching word, in which words share common beginnings."""
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

"""What results show of pages, a few pages to a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from thidua.language.compounds import keep_compounds
from thidua.site.search.entries import FindablePage, Place

BLOCK = 4
"""Pages whose cards share a file."""

Card = list[Any]


def make_result_card(entry: FindablePage) -> Card:
    """What a result shows of a page, and the addresses of the places in it.

    Places of plans have names of a few sorts, and are given as one string of anchors with runs
    shortened (``chi-tieu-1..16 muc-tieu``); those of other pages come with their labels, also where
    a page has no headings, and its text no label. The title breaks lines where it does on pages.
    """
    places = entry.places[1:]
    labelled = [[place.anchor, place.label] for place in places]
    is_outlined = all(place.anchor and not place.label for place in places)
    in_short = _runs(places) if is_outlined else labelled
    more = [entry.life, entry.kind] if entry.kind else [entry.life] if entry.life else []
    return [entry.path, keep_compounds(entry.title), entry.context, entry.year, in_short, *more]


def cut_blocks(cards: Sequence[Card]) -> Iterator[Sequence[Card]]:
    """The cards of a file, file by file."""
    return (cards[start : start + BLOCK] for start in range(0, len(cards), BLOCK))


def _runs(places: Sequence[Place]) -> str:
    runs: list[tuple[str, int, int]] = []
    for place in places:
        stem, _, last = place.anchor.rpartition("-")
        number = int(last) if last.isdecimal() else 0
        if number > 1 and runs and (runs[-1][0], runs[-1][2]) == (stem, number - 1):
            runs[-1] = (stem, runs[-1][1], number)
        else:
            runs.append((stem, number, number) if number else (place.anchor, 0, 0))
    return " ".join(
        stem if not first else f"{stem}-{first}" if first == last else f"{stem}-{first}..{last}"
        for stem, first, last in runs
    )

"""Words by which places of a plan are found, though it prints them elsewhere or nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from thidua.language.markup import one_line
from thidua.model.parts import PART
from thidua.model.printed import target_anchor
from thidua.portal.published_plan import PublishedPlan


def list_amended_words(published: PublishedPlan) -> Iterator[tuple[str, str]]:
    """The words that decisions gave to targets, with the anchor of the target."""
    for place, versions in published.dossier.versions.items():
        for version in versions:
            if version.source and version.words:
                yield target_anchor(int(place.partition(".")[0])), one_line(version.words)


def list_day_words(published: PublishedPlan) -> Iterator[tuple[str, str]]:
    """The words of days to keep, which pages show among the days, whatever part prints them."""
    for deadline in published.plan.deadlines:
        yield PART["timing"].anchor, one_line(f"{deadline.what}. {deadline.text}")


def shorten_place(name: str, readings: Mapping[str, Sequence[str]]) -> str:
    """How people shorten the place of a body, *HQ* of *UBND huyện Hà Quảng*.

    Nothing where the letters are an abbreviation of documents already.
    """
    letters = "".join(word[0] for word in takewhile(str.istitle, reversed(name.split())))[::-1]
    return letters if len(letters) > 1 and letters not in readings else ""


def list_other_names(
    published: PublishedPlan, words: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """What else people call what a target counts, with the anchor of the target.

    Who asks a place for “xã đạt chuẩn y tế” means what prints “tiêu chí quốc gia về y tế”.
    """
    told: dict[str, str] = {anchor: " ".join(texts).lower() for anchor, texts in words.items()}
    for line in published.dossier.lines:
        for placed in line.figures:
            if not placed.indicator:
                continue
            anchor = target_anchor(placed.target.number)
            for name in (*placed.indicator.synonyms, *placed.indicator.asked_as):
                if anchor in told and name.lower() not in told[anchor]:
                    told[anchor] += f". {name.lower()}"
                    yield anchor, name

"""Loudspeaker texts of a given length, put together from sentences by their weight.

Announcers of communes read 180 to 200 syllables a minute.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from thidua.language.spoken.passing import SpokenWords, Unsure
from thidua.language.spoken.sentences import Speaker, Spoken

SLOWEST, QUICKEST = 180, 200
"""Syllables a minute."""
_SYLLABLE = re.compile(r"\w+")


class Passage(NamedTuple):
    """A part of an announcement, which is left out whole or not at all.

    Attributes:
        place: its paragraph, in order.
        weight: the smaller, the sooner it is taken.
        words: as printed.
        whole: what a heading says where all of its paragraph is read; None where it is no heading.
            A heading with nothing below it is left out.
    """

    place: int
    weight: int
    words: str
    whole: str | None = None


class Announcement(NamedTuple):
    """A text to be read aloud.

    Attributes:
        minutes: how long it is meant to take.
        text: paragraphs with an empty line between them.
        syllables: how many it has.
        said: the numbers in it, as printed and as spoken.
        unsure: what could not be spoken with certainty.
    """

    minutes: int
    text: str
    syllables: int
    said: tuple[SpokenWords, ...]
    unsure: tuple[Unsure, ...]

    @property
    def seconds(self) -> tuple[int, int]:
        """How long it takes to read, quickly and slowly."""
        return self.syllables * 60 // QUICKEST, -(-self.syllables * 60 // SLOWEST)


def count_syllables(text: str) -> int:
    """The number of syllables of a spoken Vietnamese text."""
    return len(_SYLLABLE.findall(text))


def compose_announcements(
    passages: Sequence[Passage], lengths: Sequence[int], speaker: Speaker
) -> list[Announcement]:
    """Texts of some lengths: the weightiest passages that can be read in the time, in their order.

    Passages of weight 0 are always taken.

    Args:
        passages: in the order in which they are read.
        lengths: how many minutes each text may take.
        speaker: puts the words as they are spoken.
    """
    spoken = [speaker.speak(passage.words) for passage in passages]
    wholes = {
        index: speaker.speak(passage.whole)
        for index, passage in enumerate(passages)
        if passage.whole is not None
    }
    return [_compose(passages, spoken, wholes, minutes) for minutes in lengths]


def _settle_headings(
    passages: Sequence[Passage],
    spoken: Sequence[Spoken],
    wholes: Mapping[int, Spoken],
    taken: set[int],
) -> Sequence[Spoken]:
    """What is spoken, with headings that fit to what is read below them."""
    settled = list(spoken)
    for heading in sorted(taken & set(wholes)):
        place = passages[heading].place
        below = {at for at, passage in enumerate(passages) if passage.place == place} - {heading}
        if not taken & below:
            taken.remove(heading)
        elif below <= taken:
            settled[heading] = wholes[heading]
    return settled


def _compose(
    passages: Sequence[Passage],
    spoken: Sequence[Spoken],
    wholes: Mapping[int, Spoken],
    minutes: int,
) -> Announcement:
    room = minutes * (SLOWEST + QUICKEST) // 2
    taken: set[int] = set()
    for index in sorted(range(len(passages)), key=lambda index: (passages[index].weight, index)):
        length = count_syllables(spoken[index].text)
        if length <= room or passages[index].weight == 0:
            taken.add(index)
            room -= length
    spoken = _settle_headings(passages, spoken, wholes, taken)
    paragraphs: dict[int, list[str]] = {}
    for index in sorted(taken):
        paragraphs.setdefault(passages[index].place, []).append(_as_sentence(spoken[index].text))
    text = "\n\n".join(" ".join(sentences) for _, sentences in sorted(paragraphs.items()))
    said = tuple(one for index in sorted(taken) for one in spoken[index].said)
    unsure = dict.fromkeys(one for index in sorted(taken) for one in spoken[index].unsure)
    return Announcement(minutes, text, count_syllables(text), said, tuple(unsure))


def _as_sentence(words: str) -> str:
    words = words.rstrip(" ;,")
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", ".”", ":")) else f"{words}."

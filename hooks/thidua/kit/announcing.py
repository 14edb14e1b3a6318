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
        opening: words before the first passage that is read of its paragraph; may be empty.
        doubts: what must be looked at before it is read.
        follows: whether it is only read behind the passage before it.
    """

    place: int
    weight: int
    words: str
    opening: str = ""
    doubts: tuple[Unsure, ...] = ()
    follows: bool = False


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
    openings = {words: speaker.speak(words) for words in {one.opening for one in passages} if words}
    return [_compose(passages, spoken, openings, minutes) for minutes in lengths]


def _compose(
    passages: Sequence[Passage],
    spoken: Sequence[Spoken],
    openings: Mapping[str, Spoken],
    minutes: int,
) -> Announcement:
    taken = _take(passages, spoken, openings, minutes * (SLOWEST + QUICKEST) // 2)
    paragraphs: dict[int, list[str]] = {}
    parts: list[Spoken] = []
    unsure: dict[Unsure, None] = {}
    for index in taken:
        passage, sentences = passages[index], paragraphs.setdefault(passages[index].place, [])
        opening = openings.get(passage.opening)
        read = [opening, spoken[index]] if opening and not sentences else [spoken[index]]
        sentences += [_as_sentence(one.text) for one in read]
        parts += read
        unsure |= dict.fromkeys(passage.doubts)
        unsure |= dict.fromkeys(one for part in read for one in part.unsure)
    text = "\n\n".join(" ".join(sentences) for _, sentences in sorted(paragraphs.items()))
    said = tuple(one for part in parts for one in part.said)
    return Announcement(minutes, text, count_syllables(text), said, tuple(unsure))


def _take(
    passages: Sequence[Passage],
    spoken: Sequence[Spoken],
    openings: Mapping[str, Spoken],
    room: int,
) -> list[int]:
    """The places of the passages that are read, in their order."""
    taken: set[int] = set()
    opened: set[str] = {""}
    lengths = [count_syllables(one.text) for one in spoken]
    room -= sum(
        length for passage, length in zip(passages, lengths, strict=True) if not passage.weight
    )
    for index in sorted(range(len(passages)), key=lambda index: (passages[index].weight, index)):
        passage = passages[index]
        if not passage.weight:
            taken.add(index)
            continue
        length, opening = lengths[index], passage.opening
        length += count_syllables(openings[opening].text) if opening not in opened else 0
        if length <= room and (not passage.follows or index - 1 in taken):
            taken.add(index)
            opened.add(opening)
            room -= length
    return sorted(taken)


def _as_sentence(words: str) -> str:
    words = words.rstrip(" ;,")
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", ".”", ":")) else f"{words}."

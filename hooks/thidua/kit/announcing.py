"""Loudspeaker texts of a given length, put together from sentences by their weight.

Announcers of communes read 180 to 200 syllables a minute.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from thidua.language.spoken.passing import SpokenWords, Unsure
from thidua.language.spoken.sentences import Speaker, Spoken

SLOWEST, QUICKEST = 180, 200
"""Syllables a minute."""
_MOST_SHORTENED = 2
"""So many printed words become one spoken word at most: “năm (5)”, “1 000 000”."""
_MOST_OF_ALL = 0.4
"""What one passage takes of the time of a text at most, where it can be said in fewer words."""
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
        shorter: the same in fewer words, which tells what it leaves out; read where the words
            would take most of the time. None where there are no fewer.
    """

    place: int
    weight: int
    words: str
    opening: str = ""
    doubts: tuple[Unsure, ...] = ()
    follows: bool = False
    shorter: Passage | None = None


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
    speak = partial(_speak, speaker)
    return [_compose(passages, speak, minutes) for minutes in lengths]


class _Measured(NamedTuple):
    """Words as they are spoken, and how long that is."""

    spoken: Spoken
    syllables: int


@lru_cache(maxsize=256)  # many plans open and close in the same words
def _speak(speaker: Speaker, words: str) -> _Measured:
    spoken = speaker.speak(words)
    return _Measured(spoken, count_syllables(spoken.text))


def _compose(
    passages: Sequence[Passage], speak: Callable[[str], _Measured], minutes: int
) -> Announcement:
    room = minutes * (SLOWEST + QUICKEST) // 2
    passages = [_choose(passage, speak, int(room * _MOST_OF_ALL)) for passage in passages]
    taken = _take(passages, speak, room)
    paragraphs: dict[int, list[str]] = {}
    parts: list[Spoken] = []
    unsure: dict[Unsure, None] = {}
    for index in taken:
        passage, sentences = passages[index], paragraphs.setdefault(passages[index].place, [])
        opens = passage.opening and not sentences
        read = [speak(words).spoken for words in (passage.opening, passage.words)[not opens :]]
        sentences += [_as_sentence(one.text) for one in read]
        parts += read
        unsure |= dict.fromkeys(passage.doubts)
        unsure |= dict.fromkeys(one for part in read for one in part.unsure)
    text = "\n\n".join(" ".join(sentences) for _, sentences in sorted(paragraphs.items()))
    said = tuple(one for part in parts for one in part.said)
    return Announcement(minutes, text, count_syllables(text), said, tuple(unsure))


def _choose(passage: Passage, speak: Callable[[str], _Measured], most: int) -> Passage:
    """A passage, in fewer words where it has more syllables than that."""
    shorter = passage.shorter
    return shorter if shorter and speak(passage.words).syllables > most else passage


def _take(passages: Sequence[Passage], speak: Callable[[str], _Measured], room: int) -> list[int]:
    """The places of the passages that are read, in their order.

    To speak words takes long, and most passages of a plan find no room in the end. Those that have
    far too many printed words are not spoken to be measured.
    """
    taken = {index for index, passage in enumerate(passages) if not passage.weight}
    opened: set[str] = {""}
    room -= sum(speak(passages[index].words).syllables for index in taken)
    for index in sorted(range(len(passages)), key=lambda index: (passages[index].weight, index)):
        passage, opening = passages[index], passages[index].opening
        is_left_out = passage.follows and index - 1 not in taken
        if index in taken or is_left_out or passage.words.count(" ") > room * _MOST_SHORTENED:
            continue
        length = speak(passage.words).syllables
        length += speak(opening).syllables if opening not in opened else 0
        if length <= room:
            taken.add(index)
            opened.add(opening)
            room -= length
    return sorted(taken)


def _as_sentence(words: str) -> str:
    words = words.rstrip(" ;,")
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", ".”", ":")) else f"{words}."

"""The days and events that a campaign celebrates, as sentences of the genre name them.

They come one by one or in lists: *chào mừng 80 năm Quốc khánh (02/9/1945 - 02/9/2025), Đại hội
đại biểu Đảng bộ tỉnh lần thứ XXI và Đại hội Thi đua yêu nước toàn quốc*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain

from thidua.attachments.text.model import Place
from thidua.authoring.drafting.model import Certainty, Node, Told
from thidua.language.dates import Edtf
from thidua.language.vietnamese import CAPITALS

_LEAD = r"(?:(?:chào mừng|kỷ niệm|tiến tới|hướng tới)\s+)"
_HEAD = (
    r"(?:(?:lần thứ\s+)?\d{1,4}\s+(?:năm\b|(?=[Nn]gày\b))"
    r"|(?:[Cc]uộc\s+)?[Bb]ầu cử\b|(?:thành công\s+(?:của\s+)?)?[Đđ]ại hội\b"
    rf"|[Nn]gày\s+(?=[{CAPITALS}]|thành lập|truyền thống|giải phóng|sinh|kỷ niệm)"
    r"|Quốc khánh\b|Cách mạng [Tt]háng Tám\b|[Cc]ác ngày lễ lớn\s+(?=của|trong|năm))"
)
_FIRST = re.compile(rf"{_LEAD}+(?={_HEAD})")
_NEXT = re.compile(
    rf"\s*(?:[,;]|\s(?=và\s|gắn với\s|tiến tới\s))\s*(?:và\s+|gắn với\s+)?(?:đặc biệt là\s+)?"
    rf"(?P<lead>{_LEAD}*)(?={_HEAD})"
)
_BREAKS = r",;.:“”\"«»()"
_NAME = re.compile(
    rf"{_HEAD}[^{_BREAKS}]*?(?=\s*(?:[{_BREAKS}]|$)"
    r"|\s+(?:đã|được|với|gắn|tiến tới|trong đó|bằng|nhằm|để|và)\b)"
)
_ELECTION = re.compile(
    rf"(?:[Cc]uộc\s+)?[Bb]ầu cử(?:(?!\s+và\s+(?!bầu cử)(?:{_LEAD}|{_HEAD}))[^{_BREAKS}])*"
)
_TERM = re.compile(r",\s*nhiệm kỳ\s+\d{4}\s*[-–]\s*\d{4}")
_OF_SEVERAL = re.compile(rf"(?:,\s*của\s[^{_BREAKS}]*?(?=\s*[{_BREAKS}]|$|\s+và\b))+")
_WHEN = r"(?:(?:ngày\s+)?\d{1,2}/\d{1,2}/)?\d{4}"
_DATES = rf"\s*\((?P<dates>\s*{_WHEN}(?:\s*[-–]\s*{_WHEN})?\s*)\)"
_DATED = re.compile(_DATES)
_DAY_OR_YEAR = re.compile(r"(?:(\d{1,2})/(\d{1,2})/)?(\d{4})")
_GOES_ON = re.compile(rf"(?:(?:,\s*|\s+và\s+)(?!{_LEAD}|{_HEAD})[^{_BREAKS}]*?){{1,2}}(?={_DATES})")
_SPRING = re.compile(
    rf"mừng Đảng,?\s+(?:và\s+)?mừng [Xx]uân(?:\s+[{CAPITALS}]\w+\s+[{CAPITALS}]\w+)?"
    r"(?:\s+(?:năm\s+)?(?:19|20|21)\d\d)?"
)
_LEADS_TO_ANOTHER = re.compile(rf"các cấp\s+tiến tới\s+(?={_HEAD})")
_SAYS_NOTHING = frozenset({"ngày", "kỷ", "niệm", "cuộc", "của", "thành", "công"})
_FEWEST_WORDS = 3  # “Đại hội” or “10 năm” alone names nothing


@dataclass(frozen=True)
class Occasion:
    """An occasion as printed: its name, the words that quote it, the days in brackets after it."""

    name: str
    text: str
    days: tuple[Edtf, ...]

    def is_in(self, other: Occasion) -> bool:
        """Whether the other names the same occasion in as many words or more."""
        return _words(self.name) <= _words(other.name)


def draft_occasions(texts: Sequence[tuple[str, Place | None]]) -> list[Node]:
    """The occasions in sentences with their places, each once.

    What several sentences name is taken from the first, or from the first that dates it.
    """
    found: list[tuple[Occasion, Place | None]] = []
    for text, place in texts:
        for one in printed_occasions(text):
            same = [
                at for at, (known, _) in enumerate(found) if one.is_in(known) or known.is_in(one)
            ]
            if not same:
                found.append((one, place))
            elif one.days and not any(found[at][0].days for at in same):
                found[same[0]] = one, place
    return [_told(one, place) for one, place in found]


def printed_occasions(text: str) -> list[Occasion]:
    """Every occasion in a sentence or paragraph, in order, also more than once."""
    starts = chain(_FIRST.finditer(text), _SPRING.finditer(text))
    found: list[Occasion] = []
    end = 0
    for start in sorted(starts, key=lambda one: one.start()):
        if start.start() < end:
            continue
        if start.re is _SPRING:
            name = start.group()
            found.append(Occasion(name[0].upper() + name[1:], name, ()))
            end = start.end()
            continue
        for one, close in _list(text, start.start(), start.end()):
            found.append(one)
            end = close
    return found


def _list(text: str, start: int, at: int) -> Iterator[tuple[Occasion, int]]:
    """Occasions one after the other; ``at`` is where the first one's name begins."""
    with_mung = "mừng" in text[start:at]
    while True:
        end = _end_of_name(text, at)
        name = text[at:end]
        dates = _DATED.match(text, end)
        close = dates.end() if dates else end
        following = _NEXT.match(text, close)
        run_up = _LEADS_TO_ANOTHER.match(text, end - len("các cấp")) is not None
        if not run_up and _is_one(name, text[close:], with_mung=with_mung):
            days = tuple(_days(dates["dates"])) if dates else ()
            yield Occasion(name[0].upper() + name[1:], text[start:close].strip(), days), close
        if not following:
            return
        if not run_up:
            start = following.start("lead")
        at = following.end()


def _end_of_name(text: str, at: int) -> int:
    """A name goes on over a comma or an *và* where its dates are still to come."""
    match = _ELECTION.match(text, at) or _NAME.match(text, at)
    if not match:
        return at
    end = match.end()
    several = "ngày lễ lớn" in match.group()
    on = _TERM.match(text, end) or (_OF_SEVERAL if several else _GOES_ON).match(text, end)
    return on.end() if on else len(text[:end].rstrip())


def _is_one(name: str, after: str, *, with_mung: bool) -> bool:
    """Whether a name in that place is what the campaign celebrates, and not what it looks back on.

    *Các ngày lễ lớn* are celebrated (*chào mừng*), or else only mentioned.
    """
    if len(_words(name)) < _FEWEST_WORDS or re.match(r"\s+đã\b", after):
        return False
    return with_mung or not name.lower().startswith("các ngày lễ lớn")


def _days(words: str) -> Iterator[Edtf]:
    """Days or years in brackets: ``19/5/1947 - 19/5/2022``, ``1964 - 2024``."""
    for day, month, year in _DAY_OR_YEAR.findall(words):
        with suppress(ValueError):
            text = f"{year}-{int(month):02}-{int(day):02}" if day else year
            yield Edtf.parse(text, earliest_year=1)


def _words(name: str) -> frozenset[str]:
    words = re.findall(r"\w+", name.lower())
    return frozenset(words) - _SAYS_NOTHING


def _told(one: Occasion, place: Place | None) -> Node:
    told: dict[str, Node] = {
        "name": Told(one.name, place, Certainty.LIKELY),
        "text": Told(one.text, place),
    }
    keys = {1: ("date",), 2: ("from", "to")}.get(len(one.days), ())
    return told | {key: Told(str(day), place) for key, day in zip(keys, one.days, strict=False)}

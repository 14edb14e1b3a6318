"""Reading the days and events that a campaign celebrates from the sentences of a document.

They are named one by one or in lists: *chào mừng 80 năm Quốc khánh (02/9/1945 - 02/9/2025), Đại hội
đại biểu Đảng bộ tỉnh lần thứ XXI và Đại hội Thi đua yêu nước toàn quốc*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain

from thidua.attachments.text.model import TextPlace
from thidua.authoring.records import DraftedOccasion
from thidua.authoring.values import Certainty, DraftedValue
from thidua.language.dates import Edtf
from thidua.language.vietnamese import CAPITALS

_LEAD = (
    r"(?:(?:[Cc]hào mừng|[Kk]ỷ niệm|tiến tới|hướng tới|"
    rf"[Hh]ưởng ứng(?=\s+[Nn]gày\s+[{CAPITALS}]))\s+)"
)
_HEAD = (
    r"(?:(?:lần thứ\s+)?\d{1,4}\s+(?:năm\b|(?=[Nn]gày\b))"
    r"|(?:[Cc]uộc\s+)?[Bb]ầu cử\b|(?:thành công\s+(?:của\s+)?)?[Đđ]ại hội\b"
    rf"|[Nn]gày\s+(?=[{CAPITALS}]|thành lập|truyền thống|giải phóng|sinh|kỷ niệm)"
    r"|Quốc khánh\b|Cách mạng [Tt]háng Tám\b|[Cc]ác ngày lễ lớn\s+(?=của|trong|năm))"
)
_FIRST = re.compile(rf"{_LEAD}+(?={_HEAD})")
_NEXT = re.compile(
    rf"\s*(?:[,;]|\s(?=và\s|gắn với\s|tiến tới\s|hưởng ứng\s))\s*"
    rf"(?:và\s+|gắn với\s+)?(?:đặc biệt là\s+)?"
    rf"(?P<lead>{_LEAD}*)(?={_HEAD})"
)
_BREAKS = r",;.:“”\"«»()"
_NAME = re.compile(
    rf"{_HEAD}[^{_BREAKS}]*?(?=\s*(?:[{_BREAKS}]|$)"
    r"|\s+(?:đã|được|với|gắn|tiến tới|trong đó|bằng|nhằm|để|và|(?:cụ thể\s+)?như sau)\b)"
)
_ELECTION = re.compile(
    rf"(?:[Cc]uộc\s+)?[Bb]ầu cử(?:(?!\s+và\s+(?!bầu cử)(?:{_LEAD}|{_HEAD}))[^{_BREAKS}])*"
)
_AS_FOLLOWS = re.compile(r"\s+(?:cụ thể\s+)?như sau$")
_TERM = re.compile(r",\s*nhiệm kỳ\s+\d{4}\s*[-–]\s*\d{4}")
_AGAINST = re.compile(
    rf",\s*(?:chống|chữa)\b(?:(?!\s+(?:và|đã|được|với|gắn|nhằm|để|hưởng ứng)\b)[^{_BREAKS}])*"
)
_UNITED = re.compile(r",\s*thống nhất (?:đất nước|Tổ quốc)")
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
_FEWEST_WORDS = 3  # “Đại hội” or “10 năm” alone is not a name


@dataclass(frozen=True)
class PrintedOccasion:
    """An occasion as printed: its name, the quoted words, and the dates in brackets after it."""

    name: str
    text: str
    days: tuple[Edtf, ...]

    def is_in(self, other: PrintedOccasion) -> bool:
        """Tell whether the other one is the same occasion in at least as many words."""
        return _list_words(self.name) <= _list_words(other.name)


def read_occasions(texts: Iterable[tuple[str, TextPlace | None]]) -> tuple[DraftedOccasion, ...]:
    """Read the occasions in sentences, each once.

    An occasion in several sentences is taken from the first of them with a date, or else from the
    first one.

    Args:
        texts: sentences with their places in the document.
    """
    found: list[tuple[PrintedOccasion, TextPlace | None]] = []
    for text, place in texts:
        for occasion in find_occasions(text):
            same = [
                index
                for index, (known, _) in enumerate(found)
                if occasion.is_in(known) or known.is_in(occasion)
            ]
            if not same:
                found.append((occasion, place))
            elif occasion.days and not any(found[index][0].days for index in same):
                found[same[0]] = occasion, place
    return tuple(_make_record(occasion, place) for occasion, place in found)


def find_occasions(text: str) -> list[PrintedOccasion]:
    """Find every occasion in a sentence or paragraph, in order; repeated ones are kept."""
    starts = chain(_FIRST.finditer(text), _SPRING.finditer(text))
    found: list[PrintedOccasion] = []
    end = 0
    for start in sorted(starts, key=lambda match: match.start()):
        if start.start() < end:
            continue
        if start.re is _SPRING:
            name = start.group()
            found.append(PrintedOccasion(name[0].upper() + name[1:], name, ()))
            end = start.end()
            continue
        for occasion, occasion_end in _follow_list(text, start.start(), start.end()):
            found.append(occasion)
            end = occasion_end
    return found


def _follow_list(text: str, start: int, at: int) -> Iterator[tuple[PrintedOccasion, int]]:
    """Read a list of occasions from the first to the last.

    Args:
        text: the sentence.
        start: offset of the words before the first name (“chào mừng”).
        at: offset of the first name.

    Yields:
        Each occasion with the offset of its end.
    """
    with_mung = "mừng" in text[start:at]
    while True:
        end = _find_end_of_name(text, at)
        name = text[at:end]
        dates = _DATED.match(text, end)
        close = dates.end() if dates else end
        following = _NEXT.match(text, close)
        leads_on = _LEADS_TO_ANOTHER.match(text, end - len("các cấp")) is not None
        if not leads_on and _is_celebrated(name, text[close:], with_mung=with_mung):
            days = tuple(_read_days(dates["dates"])) if dates else ()
            quote = text[start:close].strip()
            yield PrintedOccasion(name[0].upper() + name[1:], quote, days), close
        if not following:
            return
        if not leads_on:
            start = following.start("lead")
        at = following.end()


def _find_end_of_name(text: str, at: int) -> int:
    """Find the end of a name; it may contain a comma or *và* if its dates follow only later."""
    match = _ELECTION.match(text, at) or _NAME.match(text, at)
    if not match:
        return at
    end = match.start() + len(_AS_FOLLOWS.sub("", match.group()))
    several = "ngày lễ lớn" in match.group()
    if (against := _AGAINST.match(text, end)) and text[:end].endswith("phòng"):
        end = against.end()
    on = _TERM.match(text, end) or _UNITED.match(text, end)
    on = on or (_OF_SEVERAL if several else _GOES_ON).match(text, end)
    return on.end() if on else len(text[:end].rstrip())


def _is_celebrated(name: str, after: str, *, with_mung: bool) -> bool:
    """Tell whether the campaign celebrates an occasion, and does not only mention it as past.

    *Các ngày lễ lớn* count as celebrated only after *chào mừng*.
    """
    if len(_list_words(name)) < _FEWEST_WORDS or re.match(r"\s+đã\b", after):
        return False
    return with_mung or not name.lower().startswith("các ngày lễ lớn")


def _read_days(words: str) -> Iterator[Edtf]:
    """Read the dates or years in brackets: ``19/5/1947 - 19/5/2022``, ``1964 - 2024``."""
    for day, month, year in _DAY_OR_YEAR.findall(words):
        with suppress(ValueError):
            text = f"{year}-{int(month):02}-{int(day):02}" if day else year
            yield Edtf.parse(text, earliest_year=1)


def _list_words(name: str) -> frozenset[str]:
    words = re.findall(r"\w+", name.lower())
    return frozenset(words) - _SAYS_NOTHING


def _make_record(occasion: PrintedOccasion, place: TextPlace | None) -> DraftedOccasion:
    name = DraftedValue(occasion.name, place, Certainty.LIKELY)
    text = DraftedValue(occasion.text, place)
    match [DraftedValue(str(day), place) for day in occasion.days]:
        case [date]:
            return DraftedOccasion(name, text, date=date)
        case [first, last]:
            return DraftedOccasion(name, text, from_=first, to=last)
    return DraftedOccasion(name, text)

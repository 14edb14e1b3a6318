"""Whose a number of a report is: that of the body which reports, or of one above or below it.

A commune writes that the income of *toàn tỉnh* is 52 million, beside its own. A number of another
level is no result of a plan, whatever else its words have in common with a target.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from thidua.foundation.patterns import compile_late
from thidua.language.vietnamese import CAPITALS
from thidua.model.tiers import Level
from thidua.portal.reports.report_reading import ReportedValue

_WORDS = {
    Level.COMMUNE: ("xã", "phường", "thị trấn", "đặc khu"),
    Level.DISTRICT: ("huyện", "quận", "thị xã", "thành phố"),
    Level.PROVINCE: ("tỉnh", "thành phố"),
    Level.CENTRAL: ("nước", "quốc"),
}
_ALL = "|".join(sorted({word for words in _WORDS.values() for word in words}, key=len)[::-1])
_WHOSE = compile_late(
    r"(?<!\w)(?i:(?:bình quân|trung bình|mức|số liệu|kết quả)? ?(?:chung )?"
    r"(?:trên địa bàn|trong phạm vi|của|toàn|cả|trong|tại|ở)(?: toàn| cả)?"
    rf"|(?:bình quân|trung bình) chung) (?P<level>{_ALL})(?!\w)(?! [{CAPITALS}])"
    r"(?! (?:ngoài|hội|sạch|thải|tưới|sinh hoạt|mặt|ngầm)(?!\w))",
)
"""Words that say whose a number is, by a level without the name of a place."""
_PHRASE = compile_late(r"[,;:(](?!\d)|\.(?=\s)")
_SENTENCE = compile_late(r"[;\n]\s*|\.\s+")
_ALL_FIRST = compile_late(rf"[^,:\d]{{0,40}}(?<!\w)(?:{_ALL}), ")
"""Where a sentence begins with a place: *Trên địa bàn huyện, tỷ lệ …*."""

_NAMED = compile_late(rf"(?i:(?<!\w)(?P<level>{_ALL})) (?P<name>[{CAPITALS}][^,(]*)")
"""The place of which a body is, in its name."""


def say_own_place(text: str, issuer: str) -> str:
    """Words of a report with the place of the body that reports called by its kind alone.

    *Trên địa bàn xã Tân Lập* in a report of *UBND xã Tân Lập* is *trên địa bàn xã*.
    """
    place = _NAMED.search(issuer)
    if place is None:
        return text
    own = re.compile(
        rf"(?<!\w)(?P<level>(?i:{place['level']})) {re.escape(place['name'].strip())}"
        rf"(?!\w)(?! [{CAPITALS}])"
    )
    return own.sub(lambda match: match["level"], text)


def tell_other_level(words: str, known: Sequence[str], level: Level | None) -> str:
    """The words by which a number is of a level other than that of the body; empty without any.

    Of a body whose level nobody knows, a number of any level may be another's, unless the target
    speaks of that level itself.

    Args:
        words: what the number is of, as the report says it.
        known: all words of the target, which may itself speak of another level.
        level: of the body that issued the plan; None if that is not known.
    """
    named = [match["level"] for line in known for match in _WHOSE.finditer(line)]
    own = _WORDS[level] if level else ()
    other = (
        match.group().strip()
        for match in _WHOSE.finditer(words)
        if match["level"] not in (*own, *named)
    )
    return next(other, "")


def find_level(value: ReportedValue, report: str, known: Sequence[str], level: Level | None) -> str:
    """The words by which a number of a report is of another level; empty without any."""
    head = report[: value.figure.span[1]]
    scene = _ALL_FIRST.match(_SENTENCE.split(head)[-1])
    phrase = _PHRASE.split(head)[-1]
    words = f"{scene.group() if scene else ''} {value.figure.name} {value.tail} {phrase}"
    return tell_other_level(words, known, level)


def cut_own_level(value: ReportedValue, level: Level | None) -> ReportedValue:
    """A number without the words that it is of the body itself: *tỷ lệ che phủ rừng của huyện*.

    The whole of which it is a part loses them too, so that it is still the name of that number.
    """
    if level is None or not _WHOSE.search(f"{value.figure.name} {value.whole}"):
        return value
    own = _WORDS[level]

    def cut(name: str) -> str:
        bare = _WHOSE.sub(lambda match: "" if match["level"] in own else match.group(), name)
        return " ".join(bare.split())

    figure = replace(value.figure, name=cut(value.figure.name))
    return replace(value, figure=figure, whole=cut(value.whole))

"""Finding the name of a figure, and the direction of change in its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from thidua.figures import lexicon
from thidua.figures.clauses import Aside, Clause, Item
from thidua.figures.model import Direction, Span
from thidua.figures.tokens import Against, Divider, Due, Lookalike, ScanMark, UnreadDigits
from thidua.foundation.patterns import compile_late

_EDGE = " \t\n:;,.-–—+•*=/\u00a0"
_FLAGS = re.IGNORECASE
_NUMBERING = compile_late(
    r"\s*(?:\(\d+\)|\d+(?:\.\d+)*[.)/](?=\s|$)|[a-zđ][.)/](?=\s|$)|[-–+•*])\s*"
)
_ACHIEVING = compile_late(rf"(?<!\w){lexicon.ACHIEVING}$", _FLAGS)
_EACH_HAS = compile_late(
    r"(?:mỗi [^,:;]* (?:có|thực hiện)|(?:toàn )?(?:xã|phường|huyện|tỉnh|thành phố|trường|chi bộ|"
    r"đảng bộ|chi đoàn|đơn vị|cơ quan|ngành)(?: phấn đấu)?(?: có| phấn đấu))$", _FLAGS,
)  # fmt: skip
_RANK = "Đạt"
"""A mark of schools: *Tốt 15%, Khá 40%, Đạt 43%*."""
_HAVING_LAST = compile_late(r"(?: (?:có|thực hiện|phấn đấu))+$", _FLAGS)
_LEADS = compile_late(r"\s*(?:(?:trong đó|đạt|có|phấn đấu|riêng|ít nhất)\s*)+", _FLAGS)
_SECOND = compile_late(
    r"(?<!\w)(?:(?<!đối )với|gồm|cho|(?:với |có )?(?:tổng )?(?:số )?(?:trị giá|kinh phí|giá trị|"
    r"số vốn|tiền|(?<=với )vốn|(?<=tổng )(?:vốn|chiều dài|diện tích|mức đầu tư))"
    r"(?: mỗi \w+(?: \w+)?)?|tương đương|"
    r"thu hút)(?: (?:tổng|khoảng|trên|hơn|là))*\s*$|=\s*$", _FLAGS,
)  # fmt: skip
_AIM = compile_late(

        r"(?:hoàn thành|thực hiện|bảo đảm|đảm bảo|đạt(?= tổng| mức| số))\s+(?!\d|xuất sắc|"
        r"tốt|thành công)(?=\w)", _FLAGS,
)  # fmt: skip
_NOT_IN_NAME = compile_late(r"(?:[\s,]+(?:như|của|trong|vào|so|đến|và|từ))+\s*$", _FLAGS)
_GOES_OTHERWISE = compile_late(rf"\s*(?:không|hạn chế|{lexicon.AIMING})(?!\w)", _FLAGS)
_RATE_BEHIND = compile_late(r"(?<=, )(?:tỷ lệ|tỉ lệ)(?=(?:(?!, t[ỷỉ] lệ).)*$)", _FLAGS)
_LEADS_OVER = compile_late(r"(?: (?:được|thêm))?", _FLAGS)
_EFFORT = compile_late(rf"(?:{lexicon.EFFORT}(?!\w)\s*)+", _FLAGS)
_OPENING = [
    (compile_late(rf"(?:{words})(?!\w|\s*và(?!\w))\s*", _FLAGS), way)
    for words, way in lexicon.OPENING
]
_DOES_MORE = compile_late(rf", {lexicon.DOING}(?!\w)", _FLAGS)
_CHANGE = [
    (compile_late(rf"(?<!\w)(?:{words}){lexicon.EACH_YEAR}$", _FLAGS), way)
    for words, way in lexicon.CHANGE
]
_ANY_CHANGE = compile_late(
    rf"(?<!\w)(?:{lexicon.table(lexicon.CHANGE)}){lexicon.EACH_YEAR}$", _FLAGS
)
_NOT_A_CHANGE = compile_late(rf"(?<!\w){lexicon.NOT_A_CHANGE}{lexicon.EACH_YEAR}$", _FLAGS)
_LETTER = compile_late(r"[^\W\d_]")
_AND = compile_late(r" và\s*$", _FLAGS)
_CHANGE_ASIDE = compile_late(r"\((?P<words>tăng thêm|tăng|giảm)\)$", _FLAGS)
_NEW = compile_late(rf"(?:(?<!\w)việc làm mới(?!\w)|(?<!\w){lexicon.NEW}$)", _FLAGS)
_ADDS = compile_late(rf"\s*{lexicon.ADDS_TO_NAME}", _FLAGS)
_STOPS = (Due, Against, Aside, Divider, UnreadDigits)
_LEVEL_IN_NAME = compile_late(r"(?<!\w)(?:xuống|lên) mức(?!\w)", _FLAGS)
"""Words of a name that tell where a change ends: *Giảm nợ xuống mức thấp nhất, không quá 1,8%*."""
_TO_A_LEVEL = {
    Direction.DECREASE: Direction.DECREASE_TO,
    Direction.INCREASE: Direction.INCREASE_TO,
    Direction.INCREASE_TO: Direction.INCREASE_TO,
}


class Named(NamedTuple):
    """A name found before a value.

    Attributes:
        name: empty if the words have none.
        start: offset of the name in the text.
        direction: the change that the words tell.
        change: the printed words that tell it; empty where they would tell something else alone.
        leads_over: whether neither a word nor a colon stands between the name and the value. The
            words after the value may then belong to the name, as in ``Trồng 50 ha rừng``.
    """

    name: str
    start: int
    direction: Direction | None
    leads_over: bool
    change: str = ""


def named(text: str, span: Span, skipped: Sequence[Span], *, is_value: bool) -> Named:
    """The name in the words before a value, or before a colon.

    Args:
        text: the line.
        span: the words before the value.
        skipped: parts of ``span`` that do not belong to the name, such as a year; in order.
        is_value: whether a value follows; *đạt* before a value does not belong to the name.
    """
    start = span[0]
    words = _without(text, span, skipped).strip(_EDGE)
    if words == _RANK and text[:start].rstrip()[-1:] in (",", ";", ":"):
        return Named(words, text.index(words, start), None, leads_over=False)
    name, direction, is_end, change = _split_name(words, is_value)
    found = text.find(name[:12], start, span[1]) if name else -1
    leads_over = bool(name) and is_end and text[start : span[1]].strip()[-1:] != ":"
    return Named(name, found if found >= 0 else start, direction, leads_over, change)


@lru_cache(maxsize=4096)  # the plans of a portal have many names in common
def _split_name(words: str, is_value: bool) -> tuple[str, Direction | None, bool, str]:
    """The name, the direction of change, whether the name is at the end, and words of change."""
    begins = _NUMBERING.match(words)
    words = without_effort(words[begins.end() :] if begins else words)
    name, change, said = _stripped_end(words) if is_value else (words, None, "")
    aim = _AIM.match(name) if is_value else None
    name = name[aim.end() :] if aim else name
    rate = _RATE_BEHIND.search(name) if is_value else None
    name = name[rate.start() :] if rate else name
    name, opening, opened = _stripped_opening(name)
    if change is None and opening in _TO_A_LEVEL and _LEVEL_IN_NAME.search(name):
        opening = _TO_A_LEVEL[opening]
    if not change and opening in (Direction.INCREASE, Direction.DECREASE, Direction.MAINTAIN):
        said = opened
    direction = _combine_directions(opening, change)
    name = name.strip(_EDGE)
    if is_value and not _LETTER.search(name):
        name = ""
    leads_over = bool(_LEADS_OVER.fullmatch(words[words.rfind(name) + len(name) :]))
    return name, direction, leads_over, said


def sets_other_goal(text: str, at: int) -> bool:
    """Whether words behind a comma set a goal of their own: *không để xảy ra cháy lớn*."""
    return bool(_GOES_OTHERWISE.match(text, at))


def second_part(text: str, span: Span) -> int | None:
    """Where words about a second value begin, if only a few words lead to it.

    Examples: ``, trong đó có``, ``với``, ``trị giá khoảng``.

    Args:
        text: the line.
        span: the words before the second value, behind the last comma if there is one.
    """
    words = text[span[0] : span[1]]
    if not words.strip():
        return span[0] if text[span[0] - 1 : span[0]] in (",", "à") else None
    found = _SECOND.search(words)
    if found:
        return span[0] + found.start()
    is_behind_comma = text[span[0] - 1 : span[0]] == ","
    return span[0] if is_behind_comma and _LEADS.fullmatch(words) else None


def counts_new(name: str) -> bool:
    """Whether a name counts new things, whose number is an increase: *việc làm mới*."""
    return "," not in name and bool(_NEW.search(name))


def leads_apart(words: str) -> bool:
    """Whether the word before a value begins what has nothing to do with the value before it."""
    return bool(_SECOND.search(words))


def without_having(name: str) -> str:
    """A name without the verb that stands at its end because nothing counted follows."""
    is_there = name.rstrip().lower().endswith(("có", "thực hiện", "phấn đấu"))
    return _HAVING_LAST.sub("", name) if is_there else name


def without_effort(words: str) -> str:
    """Remove words such as *phấn đấu* from the beginning of a clause."""
    effort = _EFFORT.match(words)
    return words[effort.end() :] if effort else words


def _without(text: str, span: Span, skipped: Sequence[Span]) -> str:
    if not skipped:
        return text[span[0] : span[1]].strip()
    pieces = []
    at = span[0]
    for start, end in skipped:
        pieces.append(text[at:start].strip())
        at = end
    pieces.append(text[at : span[1]].strip())
    return " ".join(piece for piece in pieces if piece).replace(" ,", ",")


def _stripped_end(words: str) -> tuple[str, Direction | None, str]:
    """Remove the words that lead to the value from the end; also give the change they tell.

    All words from that of change to the value are part of it: *giảm bình quân mỗi năm*.
    """
    printed, direction, said = words.strip(_EDGE), None, ""
    while True:
        words = words.strip(_EDGE)
        aside = _CHANGE_ASIDE.search(words)
        if aside:
            way = Direction.DECREASE if aside["words"].lower() == "giảm" else Direction.INCREASE
            said = said or aside["words"]
            words, direction = words[: aside.start()], direction or way
            continue
        change = _change_at_end(words) if direction is None else None
        if change:
            said = printed[change[0] :].strip(_EDGE)
            words, direction = words[: change[0]], change[1]
            continue
        leads = _ACHIEVING.search(words)
        if not leads or _EACH_HAS.match(words):
            return words, direction, said
        words = words[: leads.start()]


def _change_at_end(words: str) -> tuple[int, Direction] | None:
    if not _ANY_CHANGE.search(words) or _NOT_A_CHANGE.search(words):
        return None
    for pattern, way in _CHANGE:
        found = pattern.search(words)
        if found:
            return None if _AND.search(words, 0, found.start()) else (found.start(), way)
    return None


def _stripped_opening(words: str) -> tuple[str, Direction | None, str]:
    for pattern, way in _OPENING:
        opening = pattern.match(words)
        if opening and not _DOES_MORE.search(words):
            return words[opening.end() :], way, opening.group().strip()
    return words, None, ""


def _combine_directions(opening: Direction | None, change: Direction | None) -> Direction | None:
    """The direction from the verb at the beginning and from the word before the value.

    The latter has precedence: ``Giảm tỷ lệ hộ nghèo … còn 3%`` is a decrease *to* 3 %.
    """
    if change in (Direction.DECREASE_TO, Direction.INCREASE_TO) and opening:
        return _TO_A_LEVEL.get(opening, change)
    return change or opening


def _goes_on(text: str, item: Item) -> bool:
    if not isinstance(item, Divider) or item.mark not in (ScanMark.COMMA, ScanMark.AND):
        return False
    return not sets_other_goal(text, item.span[1])


def tail_name(text: str, tail: Clause) -> Span | None:
    """The span of the words after a value that say what it counts; None if there are none.

    Args:
        text: the line.
        tail: what follows the value.
    """
    start, end = tail.span
    for item in tail.items:
        is_note = isinstance(item, Lookalike) and text[item.span[0]] in "(["
        if (is_note and not text[start : item.span[0]].strip()) or (
            isinstance(item, Aside) and not text[start : item.span[0]].strip()
        ):
            start = item.span[1]
        elif isinstance(item, _STOPS) and not _goes_on(text, item):
            end = item.span[0]
            break
    words = text[start:end]
    if not _ADDS.match(words):
        return None
    words = _NOT_IN_NAME.sub("", words)
    if not words.strip(_EDGE):
        return None
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip(_EDGE))

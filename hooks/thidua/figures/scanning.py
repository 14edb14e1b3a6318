"""From text to tokens: quantities, dates, comparisons with other years, marks, and lookalikes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from typing import TypeAlias

from thidua.figures import lexicon
from thidua.figures.lexicon import NUMBER, NUMBER_END, NUMBER_START, YEAR
from thidua.figures.model import Baseline, Comparator, Deadline, Kind, Span, Value


class Mark(Enum):
    """What divides a line."""

    COLON = auto()
    SEMICOLON = auto()
    STOP = auto()
    COMMA = auto()
    AND = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and the words of comparison around it.

    Attributes:
        noun: what is counted, without ``nghìn`` and the like; empty for units of measurement.
    """

    span: Span
    value: Value
    of: Decimal | None
    unit: str | None
    noun: str
    comparator: Comparator
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Divider:
    """A mark of punctuation, or *và*."""

    span: Span
    mark: Mark


@dataclass(frozen=True, slots=True)
class Against:
    """What a change is measured against."""

    span: Span
    baseline: Baseline


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due."""

    span: Span
    by: Deadline


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Digits that are no figure: a date, an age, the number of a document."""

    span: Span


@dataclass(frozen=True, slots=True)
class Unread:
    """Digits that are no Vietnamese number."""

    span: Span


Token: TypeAlias = Quantity | Divider | Against | Due | Lookalike | Unread

_MARKS = {
    ":": Mark.COLON,
    ";": Mark.SEMICOLON,
    ",": Mark.COMMA,
    "(": Mark.OPEN,
    "[": Mark.OPEN,
    ")": Mark.CLOSE,
    "]": Mark.CLOSE,
    "và": Mark.AND,
}


def _spaced(pattern: str) -> str:
    """A pattern of the lexicon as part of a verbose one."""
    return pattern.replace(" ", r"\ ")


_BEFORE = _spaced(lexicon.table(lexicon.BEFORE))
_AFTER = _spaced(lexicon.table(lexicon.AFTER))

_AGAINST = rf"""so(?:\ +với)?\ +(?:
      cùng\ +kỳ(?:\ +năm\ +(?:trước|ngoái|{YEAR}))?
      |(?P<against_value>{NUMBER})\ ?(?:%|‰)?(?:\ +(?:của\ +)?(?:năm\ +)?{YEAR})
      |[^,;:.()\d]{{0,60}}?{YEAR}(?:\ ?[-–]\ ?{YEAR})?)(?![\w%])
    |so\ +với\ +(?P<against_words>[^\W\d][^,;:.()\d≥≤<>]*)"""

_DUE = rf"""(?:(?:đến|vào|tới|hết|trước|trong)\ +)?(?:hết\ +|cuối\ +|đầu\ +)?(?:
      năm\ +(?P<year>{YEAR})(?!\ ?[-–]\ ?{YEAR})
      |ngày\ +(?P<day>\d{{1,2}})[/-](?P<month>\d{{1,2}})[/-](?P<day_year>{YEAR})
      |tháng\ +(?P<only_month>\d{{1,2}})(?:[/-]|\ +năm\ +)(?P<month_year>{YEAR})
    )(?![\w/])"""

_QUANTITY = rf"""(?:(?<!\w)(?P<before>{_BEFORE})(?:\ +mức)?[\ :]*)?
    (?:(?<!\w)từ\ +)?(?:(?<!\w)(?P<before_too>{_BEFORE})\ *)?
    (?:(?<!\w)(?P<level>mức\ độ|cấp\ độ|hạng)\ +)?
    {NUMBER_START}(?P<low>{NUMBER}){NUMBER_END}
    (?:\ ?(?:%|‰)?\ ?(?:[-–—÷]|đến|tới)\ ?(?P<high>{NUMBER}){NUMBER_END}(?!/)
      |/(?P<of>\d+(?:\.\d{{3}})*)(?![\d/]))?
    (?:\ ?(?P<unit>{_spaced(lexicon.UNIT)})
      |\ (?P<noun>(?!(?:{lexicon.NOT_A_NOUN})(?!\w))(?-i:[a-zđà-ỹ]+))(?!\w))?
    (?:\ +(?P<after>{_AFTER}))?"""

_TOKEN = re.compile(
    rf"""(?P<against>(?<!\w)(?:{_AGAINST}))
    |(?P<due>(?<!\w)(?:{_DUE}))
    |(?P<lookalike>(?<![\w.,])(?:{_spaced("|".join(lexicon.LOOKALIKES))}))
    |(?P<in_two>{NUMBER_START}{NUMBER}\ (?:tỷ|tỉ|triệu)\ +{NUMBER}\ (?:triệu|nghìn|ngàn))
    |(?P<quantity>{_QUANTITY})
    |(?P<unread>\d(?:[\d.,/]*\d)?)
    |(?P<mark>[:;,()\[\]]|(?<!\w)và(?!\w)|[.!?…](?=\s|$))""",
    re.IGNORECASE | re.VERBOSE,
)
_COUNTED = re.compile(rf"(?:{lexicon.COUNTED})(?!\w)", re.IGNORECASE)
_SCALE = re.compile(lexicon.SCALE, re.IGNORECASE)
_TAIL_OF_COMPARISON = re.compile(
    r"\s+(?:đạt|là|tăng|giảm|từ|có|khoảng|ít nhất|tối thiểu|trên|dưới|thêm|phấn đấu)*\s*$",
    re.IGNORECASE,
)
_THOUSANDTHS = 3
_MOST_DAYS, _MOST_MONTHS = 31, 12


def scan(text: str) -> list[Token]:
    """All tokens of a text in NFC, in order. Every digit of the text is in one of them."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    while match := _TOKEN.search(text, at):
        at = match.end()
        if match.lastgroup == "quantity":
            yield _quantity(match)
        elif match.lastgroup == "mark":
            mark = _mark(text, match)
            if mark:
                yield Divider(match.span(), mark)
        elif match.lastgroup == "against":
            yield _against(match)
        elif match.lastgroup == "due":
            yield Due(match.span(), Deadline(match[0], _date(match)))
        elif match.lastgroup == "lookalike":
            yield Lookalike(match.span())
        else:
            yield Unread(match.span())


def _mark(text: str, match: re.Match[str]) -> Mark | None:
    if match[0] not in ".!?…":
        return _MARKS[match[0].lower()]
    rest = text[match.end() :].lstrip(' )”"')
    return Mark.STOP if not rest[:1].islower() else None


def _quantity(match: re.Match[str]) -> Token:
    low, of = number(match["low"]), match["of"]
    high = number(match["high"]) if match["high"] else None
    unit = match["unit"] or match["noun"]
    scale = _SCALE.match(unit or "")
    counted = bool(match["noun"] or _COUNTED.match(unit or "", scale.end() if scale else 0))
    is_date = of and not unit and low <= _MOST_DAYS and number(of) <= _MOST_MONTHS
    if is_date or (match["level"] and unit):
        return Lookalike(match.span())
    if (high is not None and high <= low) or (counted and _is_doubtful(match["low"])):
        return Unread(match.span())
    return Quantity(
        span=match.span(),
        value=low if high is None else (low, high),
        of=number(of) if of else None,
        unit=match["level"] or (unit.strip() if unit else None),
        noun=unit[scale.end() if scale else 0 :].strip() if unit and counted else "",
        comparator=_comparator(match, high),
        kind=_kind(match, unit),
    )


def _is_doubtful(printed: str) -> bool:
    """Whether a comma stands where English has one: nobody plans for 1,400 persons."""
    return len(printed.partition(",")[2]) == _THOUSANDTHS


def _comparator(match: re.Match[str], high: Decimal | None) -> Comparator:
    if match["after"]:
        found = lexicon.lookup(lexicon.AFTER, match["after"])
    elif high is not None:
        found = Comparator.RANGE
    else:
        words = match["before_too"] or match["before"] or ""
        found = lexicon.lookup(lexicon.BEFORE, words.strip())
    return found or Comparator.EQ


def _kind(match: re.Match[str], unit: str | None) -> Kind | None:
    if match["level"]:
        return Kind.LEVEL
    if match["of"]:
        return Kind.RATIO
    return Kind.MULTIPLE if unit and unit.lower() == "lần" else None


def _against(match: re.Match[str]) -> Against:
    text, start = match[0], match.start()
    if match["against_words"]:
        text = _TAIL_OF_COMPARISON.sub("", text)
    years = re.findall(YEAR, text)
    value = number(match["against_value"]) if match["against_value"] else None
    baseline = Baseline(text, int(years[-1]) if years else None, value)
    return Against((start, start + len(text)), baseline)


def _date(match: re.Match[str]) -> str:
    """The date of a deadline in EDTF (ISO 8601-2)."""
    if match["year"]:
        return match["year"]
    if match["only_month"]:
        return f"{match['month_year']}-{int(match['only_month']):02}"
    return f"{match['day_year']}-{int(match['month']):02}-{int(match['day']):02}"


def number(printed: str) -> Decimal:
    """A Vietnamese number: dots part thousands, a comma begins the decimals; 02 is two."""
    return Decimal(printed.replace(".", "").replace(",", "."))

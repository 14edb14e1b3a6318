"""Texts ready to be pasted: posts, short messages, citations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from thidua.foundation.patterns import compile_late
from thidua.kit.shortening import abridge_title, close_pairs
from thidua.language.compounds import belong_together
from thidua.language.dates import Edtf
from thidua.language.plain_signs import spell_signs
from thidua.language.vietnamese import CAPITALS, lower_first, lower_opening

POST_LENGTH = 300
SMS_LENGTH, SMS_PART = 160, 153
"""Characters of a message of one part, and of each part of a longer one."""
_CLAUSE = 0.75
"""How much of what there is room for is kept at least to cut where a clause ends."""
_SAYS_ABOUT = re.compile(r"(?:về|v/v)(?!\w)", re.IGNORECASE)
_ABOUT = re.compile(r"(?i:v/v|về việc)\s+(?=\w)")
_DOUBLE = re.compile(r"[\[\]{}~^|\\]")
"""Signs that take the place of two characters (GSM 03.38)."""
_LETTERS = str.maketrans({"đ": "d", "Đ": "D"})
_ORDINARY = compile_late(rf"[\n -_a-~{CAPITALS}{CAPITALS[3:].lower()}]*")
"""Words of which every letter is on telephones, or becomes one without its marks."""


class PlanWords(NamedTuple):
    """What is said of a plan.

    Attributes:
        number: may be empty, likewise ``theme`` and ``period``.
        life: what decisions did to it; empty where it holds as dated. It is never cut.
        issued: its date; None if the original has none.
        issuer: the full name of the body; ``issuer_name`` is the one in lists.
        figures: name and value of its most telling figures.
        address: the whole address of its page; ``short`` is shorter.
        year: of its campaign; 0 if nobody says it.
        due: sentences about what is still due.
    """

    title: str
    kind: str
    number: str
    issued: Edtf | None
    issuer: str
    issuer_name: str
    theme: str
    period: str
    life: str
    figures: tuple[tuple[str, str], ...]
    portal: str
    address: str
    short: str
    year: int = 0
    due: tuple[str, ...] = ()


def strip_marks(text: str) -> str:
    """Words without tone marks, in signs that every telephone knows."""
    # A message is tried in dozens of lengths, and hardly one has a sign that is put as others.
    plain = text if _ORDINARY.fullmatch(text) else spell_signs(text, _is_plain)
    plain = plain.replace("đ", "d").replace("Đ", "D")
    return unicodedata.normalize("NFD", plain).encode("ascii", "ignore").decode()


@lru_cache(maxsize=4096)
def _is_plain(sign: str) -> bool:
    """Whether a sign is on every telephone, or becomes one without its marks."""
    if sign.isascii():
        return sign != "`"  # it would make a message of signs of two bytes
    first = unicodedata.normalize("NFD", sign.translate(_LETTERS))[0]
    return first.isascii() and sign.isalpha()


def measure_sms(text: str) -> int:
    """How many characters of a message a text without marks takes."""
    return len(text) + len(_DOUBLE.findall(text))


def count_sms_parts(text: str) -> int:
    """How many messages a text is sent as."""
    length = measure_sms(text)
    return 1 if length <= SMS_LENGTH else -(-length // SMS_PART)


def write_short_post(words: PlanWords) -> str:
    """At most 300 characters for Zalo and Facebook: what, who, when, figures, where."""
    end = f" {words.short}"
    is_said = words.title.lower().endswith(words.period.lower())
    more = [f" Thời gian: {words.period}."] if words.period and not is_said else []
    more += [f" {name}: {value}." for name, value in words.figures]
    return _fill(_list_heads(words), more, end, POST_LENGTH)


def _list_heads(words: PlanWords) -> list[str]:
    """What a text begins with, the longest first: whose it is, and its title."""
    whole = make_headline(words.title)
    short = abridge_title(whole, 0)
    heads = [f"{whole}.", *([f"{short.words}..."] if short.left else ())]
    return [f"{_name_plan(words)}: {head}" for head in heads]


def write_long_post(words: PlanWords) -> str:
    """A post with the most telling figures, one a line."""
    document = f"{words.kind}{f' số {words.number}' if words.number else ''} – {words.issuer}"
    lines = [make_headline(words.title).upper(), document]
    if words.life:
        lines.append(f"Lưu ý: {lower_first(words.kind)} này {words.life}.")
    if words.theme:
        lines.append(f"Chủ đề: “{words.theme}”")
    if words.period:
        lines.append(f"Thời gian: {words.period}")
    if words.figures:
        lines += ["", "Những con số chính:"]
        lines += [f"• {name}: {value}" for name, value in words.figures]
    if words.due:
        lines += ["", "Thời hạn:", *(f"• {due}" for due in words.due)]
    return "\n".join([*lines, "", f"Toàn văn, số liệu và bản gốc: {words.short}"])


def write_sms(words: PlanWords) -> str:
    """One message without tone marks."""
    end = f" Xem: {strip_marks(words.short)}"
    more = [f" {name}: {value}." for name, value in words.figures]
    return _fill_sms(_list_heads(words), more, end)


def _fill_sms(heads: Sequence[str], more: Sequence[str], end: str) -> str:
    """Cut before the marks are taken off, by which words of two syllables are known."""
    return _fill(heads, more, end, SMS_LENGTH, put=strip_marks, measure=measure_sms)


def _name_plan(words: PlanWords) -> str:
    """Who issued it; with the document itself where something became of it."""
    if not words.life:
        return words.issuer_name
    number = f" số {words.number}" if words.number else ""
    return f"{words.issuer_name} – {words.kind}{number} ({words.life})"


def make_headline(title: str) -> str:
    """A title without the “Về việc” of an abstract."""
    found = _ABOUT.match(title)
    rest = title[found.end() :] if found else title
    return rest[:1].upper() + rest[1:]


def _fill(
    heads: Sequence[str],
    more: Sequence[str],
    end: str,
    most: int,
    *,
    put: Callable[[str], str] = str,
    measure: Callable[[str], int] = len,
) -> str:
    """A head, cut between words where it must be, and as much more as there is room for.

    Args:
        heads: the same in ever fewer words: the first is taken that leaves room for something.
        more: pieces behind it.
        end: always there, uncut.
        most: the longest that it may be.
        put: writes the words as they are sent.
        measure: how long what is sent is.
    """

    def fits(text: str) -> bool:
        return measure(put(text)) <= most

    first = more[0] if more else ""
    whole = next((head for head in heads if fits(head + first + end)), "")
    head = whole or next((head for head in heads if fits(head + end)), "")
    if head:
        for piece in more:
            head += piece if fits(head + piece + end) else ""
        return put(head + end)
    words = heads[-1].removesuffix("...").split()
    most_words = next((n for n in range(len(words) - 1, 0, -1) if fits(_cut(words, n) + end)), 0)
    if not most_words:
        return put(f"{heads[-1][: max(0, most - len(end) - 3)]}...{end}")
    clauses = range(most_words, int(most_words * _CLAUSE), -1)
    ends = (n for signs in (".;", ",") for n in clauses if words[n - 1][-1] in signs)
    at = next(ends, most_words)
    return put(_cut(words, at) + end)


def _cut(words: Sequence[str], count: int) -> str:
    """The first words with dots behind them; no word of two syllables and no figure is torn."""
    while count > 1 and belong_together(words[count - 1], words[count]):
        count -= 1
    return close_pairs(f"{' '.join(words[:count]).rstrip(' ,;:-–.')}...")


def cite_officially(words: PlanWords) -> str:
    """As Nghị định 30/2020/NĐ-CP has documents cited: type, number, day, body, abstract."""
    number = f" số {words.number}" if words.number else ""
    day = f" {_day(words.issued)}" if words.issued else ""
    title = words.title
    about = lower_opening(title)
    if not _SAYS_ABOUT.match(title):
        about = f"về việc {about}"
    return f"{words.kind}{number}{day} của {words.issuer} {about}"


def cite_on_the_web(words: PlanWords, updated: str) -> str:
    """As a reference to the page."""
    if words.issued:
        year = f" ({words.issued.year})"
    else:
        year = f" (năm thi đua {words.year})" if words.year else ""
    number = f" [{words.kind} số {words.number}]" if words.number else f" [{words.kind}]"
    return (
        f"{words.issuer}{year}. {words.title}{number}. {words.portal}, cập nhật {updated}. "
        f"{words.address}"
    )


def _day(date: Edtf) -> str:
    """A date as documents write it; what the original leaves blank stays out."""
    if date.month is None:
        return f"năm {date.year}"
    month = f"{date.month:02}" if date.month <= 2 else str(date.month)  # noqa: PLR2004
    day = f"ngày {date.day:02} " if date.day else ""
    return f"{day}tháng {month} năm {date.year}"


class SharedWords(NamedTuple):
    """What is said of a page that is not that of a plan.

    Attributes:
        about: what it tells, in a sentence or two.
        agency: who publishes it; may be empty.
        address: the whole address of the page; ``short`` is shorter.
        updated: the day of its last change, in words.
        figures: what they are of, and their value; may be none.
        left: how many more there are, in words; may be empty.
        whole: all that may be told of it where there is room; empty where that is ``about``.
        life: what became of it, in a sentence that is never cut; may be empty.
    """

    title: str
    about: str
    agency: str
    portal: str
    address: str
    short: str
    updated: str
    figures: tuple[tuple[str, str], ...] = ()
    left: str = ""
    whole: str = ""
    life: str = ""


def write_page_post(words: SharedWords) -> str:
    """At most 300 characters for Zalo and Facebook: what it is, what it tells, where."""
    life = f" ({words.life})" if words.life else ""
    end = f"{life} {words.short}"
    head = f"{words.title.rstrip('.')}."
    told = words.about.strip()
    if words.figures:
        return _fill([head], [f" {told}", *_list_figures(words)], end, POST_LENGTH)
    return _fill([f"{head} {told}" if told else head], [], end, POST_LENGTH)


def write_long_page_post(words: SharedWords) -> str:
    """A post with all that is told of a page, each figure on a line."""
    lines = [words.title.rstrip(".").upper(), words.whole or words.about.strip()]
    if words.figures:
        lines += ["", *(f"• {name}: {value}" for name, value in words.figures)]
    if words.left:
        lines.append(f"• {words.left}")
    return "\n".join([*filter(None, lines[:2]), *lines[2:], "", f"Xem trang: {words.short}"])


def write_page_sms(words: SharedWords) -> str:
    """One message without tone marks."""
    head = f"{words.title.rstrip('.')}."
    return _fill_sms([head], _list_figures(words), f" Xem: {strip_marks(words.short)}")


def _list_figures(words: SharedWords) -> list[str]:
    return [f" {name}: {value.rstrip('.')}." for name, value in words.figures]


def cite_page(words: SharedWords) -> str:
    """As a reference to the page."""
    author = f"{words.agency}. " if words.agency else ""
    title = words.title.rstrip(".")
    return f"{author}{title}. {words.portal}, cập nhật {words.updated}. {words.address}"

"""Whether what a report names is what a target names.

A report tells much that stands near a target: a part of it (*vụ xuân*, *từ thuế*), its neighbour
(*đàn bò* beside *đàn trâu*), the step before it (*đăng ký*, *khởi công*). A word that the target
does not have may make it any of these, so only words that surely do not are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile

from thidua.figures.numerals import spelled
from thidua.language.vietnamese import CAPITALS, fold
from thidua.portal.report_phrases import (
    ACTING,
    ACTOR,
    ALL_PEOPLE,
    BY_THAT,
    DOERS,
    DONE_FIRST,
    GIVERS,
    GROUPS,
    HARMLESS,
    KINDS_OF_BODIES,
    NARROWS,
    PASSED_OVER,
    RATED_GROUPS,
    SAME_WORDS,
    SETTING,
    TELLS,
    UNFINISHED,
    WHOLE_CLAUSE,
    WORDS_OF_BODIES,
)
from thidua.portal.report_wordings import COUNTED_TOGETHER, NARROWING

_WORD = re.compile(r"\w+")
_SHORT_FORM = re.compile(r"[A-ZĐ]{2,}")
_RATIO = re.compile(r"\d[\d.,]* ?/ ?\d[\d.,]*")
_BODIES = (
    r"(?:công đoàn cơ sở|doanh nghiệp|cơ quan|đơn vị|trường(?: học)?|chi bộ|chi hội|chi đoàn|"
    r"tổ chức (?:cơ sở )?đảng|xã|thôn|khu dân cư|hợp tác xã|trạm y tế|bệnh viện|cơ sở|công ty)"
)
_COUNTED_FIRST = re.compile(rf"(?:(?:tỷ|tỉ) lệ )?(?:số )?(?P<what>{_BODIES})(?!\w)", re.IGNORECASE)
_LISTED = re.compile(r"(?:,|;| và| hoặc)(?: và)? ")
_FOR_WHAT = re.compile(
    r"(?<!\w)(?:sang|phục vụ|(?:trên|thuộc) (?:các )?lĩnh vực)(?!\w)", re.IGNORECASE
)
"""Behind it stands into what, or for what, the thing before it is."""
_LONG_ACTOR = 60
_PROPER = re.compile(rf"(?<=\w )[{CAPITALS}]")
_OF_WHOM = re.compile(
    r"(?<!\w)(?:thành thị|nông thôn(?! mới)|đô thị(?! văn minh)|dân tộc thiểu số|vùng cao|"
    r"đặc biệt khó khăn|miền núi|biên giới)(?!\w)", re.IGNORECASE
)  # fmt: skip
_VERB = 2
_MARKS = re.compile(r"[,;:]")
_GIVEN = re.compile(r"(?<!\w)giao(?! thông)(?!\w)")
_STATE = re.compile(r"(?<!\w)(?:được|đạt|có|là|công nhận)(?!\w)", re.IGNORECASE)
"""Words that tell what happened to a body, so that it does not itself do what follows."""
_VERBS = 3
_NAMED_PLACE = re.compile(
    rf"(?i:(?<!\w)(?:xã|phường|thị trấn|huyện|quận|tỉnh|thành phố|thôn|xóm|bản|trường|công ty)) "
    rf"[{CAPITALS}]"
)
_TITLED = re.compile(r"(?:[^\W\d]+ ){0,3}“(?P<title>[^”]*)”")
"""The title of a movement or a model, in which or by which a thing was done."""
_HOMES = frozenset(("ho", "gia", "dinh", "nha", "dan", "nguoi", "ngheo"))
_YEAR = re.compile(r"(?:19|20)\d\d")


def name_strangers(name: str, known: Iterable[str], report: str = "") -> tuple[str, ...]:
    """The words of a reported number that may make it another quantity than that of a target.

    Args:
        name: what the report says the number is of.
        known: all words of the target: its names, its unit, the headings above it.
        report: all its words; in *14/15 trường đạt chuẩn* schools are counted, and do nothing.

    Returns:
        In printed order; empty if none is strange.
    """
    told = say_alike(" ".join(known))
    bare = PASSED_OVER.sub(" ", _cut_head(name, told, report))
    there = {_plain(word) for word in _WORD.findall(told)}
    spelt = _spelt_out(told, bare)
    apart = _list_groups(bare, told)
    return tuple(
        word
        for at, word in enumerate(_WORD.findall(bare))
        if at in apart
        or (
            at not in spelt
            and not _is_known(word, there)
            and not _YEAR.fullmatch(word)
            and not (_SHORT_FORM.fullmatch(word) and word in _initials(told))
        )
    )


def _list_groups(name: str, told: str) -> set[int]:
    """The places of words in a name by which it is of a group that the target does not name.

    Both syllables of *học sinh* stand in *phòng học, nhà vệ sinh*.
    """
    said = told.lower()
    found: set[int] = set()
    for match in GROUPS.finditer(name):
        if match.group().lower() not in said:
            first = len(_WORD.findall(name[: match.start()]))
            found |= set(range(first, first + len(_WORD.findall(match.group()))))
    return found


def name_other_whole(target: str, name: str) -> tuple[str, ...]:
    """What a share is of, if it is of bodies that the target names only behind those it counts.

    *52/61 doanh nghiệp có công đoàn* is no share of *công đoàn cơ sở doanh nghiệp*.
    """
    wanted, told = (_COUNTED_FIRST.match(words) for words in (target, name))
    if wanted is None or told is None:
        return ()
    asked, found = wanted["what"].lower(), told["what"].lower()
    is_other = not (asked.startswith(found) or found.startswith(asked))
    return (found,) if is_other and f" {found}" in target.lower() else ()


def is_narrower(name: str, wanted: str, known: Iterable[str], report: str = "") -> bool:
    """Whether a name has all words of a target, and others only behind them.

    Then it is of a part of what the target counts: *12 mã số vùng trồng phục vụ xuất khẩu*.

    Args:
        name: what the report says the number is of, with its unit.
        wanted: the words of the figure of the target.
        known: all words of the target.
        report: all its words.
    """
    told = say_alike(" ".join(known))
    there = {_plain(word) for word in _WORD.findall(told)}
    name = _TITLED.sub(lambda title: _keep_title(title, there), name)
    bare = _cut_head(name, told, report)
    asked = [word for word in _WORD.findall(say_alike(wanted)) if word.lower() not in HARMLESS]
    if UNFINISHED.search(bare):
        return False
    before, _, last = bare.rpartition(", ")
    is_clause = len(_WORD.findall(before)) > _VERBS  # “thăm, tặng” are two verbs of one thing
    if is_clause and {_plain(word) for word in asked} <= {
        _plain(word) for word in _WORD.findall(last)
    }:
        bare = last
    if bare not in told and _lists_more(bare, asked):
        return False
    words = [_plain(word) for word in _WORD.findall(say_alike(name))]
    if not asked or not {_plain(word) for word in asked} <= set(words):
        return False
    passed = PASSED_OVER.sub(" ", bare)
    first = next((word for word in _WORD.findall(passed) if word.lower() not in HARMLESS), "")
    return _plain(first) in there and not {"can", "tai", "thoat"} & (set(words) - there)


def _lists_more(name: str, asked: Sequence[str]) -> bool:
    """Whether a name counts several things, other than those for which the first is meant.

    *Đất lúa sang trồng rau, cây ăn quả* is of one thing, *đất lúa sang trồng rau, đất màu* is not.
    """
    first, *others = _LISTED.split(name)
    if others and not _FOR_WHAT.search(first):
        return True
    return any(
        other.partition(" ")[0].lower() in {word.lower() for word in asked} for other in others
    )


def _cut_head(name: str, told: str, report: str) -> str:
    """A name without what only sets the scene, who did it, and the verb that it is done."""
    told_name = _cut_setting(say_alike(_RATIO.sub(" ", name)).strip(), told)
    acted = _cut_actor(told_name, report)
    done = _cut_doer(acted, told)
    if done == acted and not _STATE.search(told_name):
        done = _cut_doer(told_name, told)
        done = acted if done == told_name else done
    clause, comma, last = done.rpartition(", ")
    return _cut_first(GIVERS.sub("", f"{clause}{comma}{_cut_actor(last, report)}"))


def list_said_of_others(text: str, own: str, others: Iterable[str]) -> tuple[str, ...]:
    """Where or among whom a target counts, if a report says it of other numbers only.

    *Thu nhập toàn tỉnh 47 triệu, khu vực nông thôn 37 triệu* beside a target of *nông thôn*.
    """
    rest = " ".join(others).lower()
    stricter = (match.group() for match in _OF_WHOM.finditer(text))
    return tuple(
        words for words in stricter if words.lower() in rest and words.lower() not in own.lower()
    )


def list_left_out(text: str, report: str, *, is_rate: bool = False) -> tuple[str, ...]:
    """The words of a target that make it stricter, which a report leaves out.

    Args:
        text: the words of the figure of the target.
        report: the words of the report.
        is_rate: whether it is a share of a group, so that another group makes it another one.
    """
    told = report.lower()
    stricter = [match.group() for match in NARROWING.finditer(text)]
    if is_rate and (ALL_PEOPLE.search(report) or RATED_GROUPS.search(report)):
        stricter += [match.group() for match in RATED_GROUPS.finditer(say_alike(text))]
    return tuple(
        words for words in (*stricter, *_list_together(text, told)) if words.lower() not in told
    )


def _list_together(text: str, report: str) -> list[str]:
    """The nouns that a target counts in one number, if a report names one of them."""
    counted = [word for word in _WORD.findall(text.lower()) if word in COUNTED_TOGETHER]
    named = set(_WORD.findall(report)) & set(counted)
    return [word for word in counted if word not in named] if named else []


@lru_cache(maxsize=4096)
def say_alike(text: str) -> str:
    """The same with one wording where two say the same."""
    for wording, alike in SAME_WORDS:
        text = wording.sub(alike, text)
    return text


def _cut_actor(name: str, report: str) -> str:
    """A name without the body that reports, which stands before a verb and has no own name."""
    first = ACTOR.match(name)
    end = _find_verb(name, first.end(), report) if first else None
    if end is None or end > _LONG_ACTOR:
        return name
    actor = re.escape(name[:end].strip(" ,"))
    is_counted = re.search(rf"[\d%] ?(?:tổng |số |các )*{actor}", report, re.IGNORECASE)
    return name if is_counted else name[end:]


def _find_verb(name: str, at: int, report: str) -> int | None:
    """Where the verb of a body begins whose first word ends at a place; None if there is no body.

    The verb may be in the report alone, for names leave out “có”.
    """
    while True:
        said = report.find(f"{name[:at].strip()} ")
        if said >= 0 and ACTING.match(report, said + len(name[:at].strip()) + 1):
            return at
        word = _WORD.search(name, at)
        if word is None or "," in name[at : word.start()]:
            return None
        if ACTING.match(name, word.start()):
            return word.start()
        kind = KINDS_OF_BODIES.match(name, word.start())
        if kind is None and word.group() not in WORDS_OF_BODIES:
            return None
        at = kind.end() if kind else word.end()


def _cut_setting(name: str, told: str) -> str:
    """A name without the words before a comma that only set the scene: *Qua rà soát, …*.

    What follows must name something of the target; else the words before it say what is meant.
    """
    first = BY_THAT.match(name) or SETTING.match(name)
    clause, comma, last = name.rpartition(", ")
    there = {_plain(word) for word in _WORD.findall(told)}
    if first is None and not (comma and _stands_alone(clause, there)):
        return name
    rest = name[first.end() :] if first else last
    named = [
        word
        for word in _WORD.findall(rest)
        if _plain(word) in there and word.lower() not in HARMLESS
    ]
    return rest if len(named) >= (1 if first else 2) else name


def _cut_doer(name: str, told: str) -> str:
    """A name without who does what the target names first: *lực lượng cảnh sát kiểm tra* 90 xe.

    Not the name of a place, nor words by which a thing is only planned.
    """
    first = _MARKS.sub("", told.lower()).split()[:_VERB]
    words = list(takewhile(lambda word: not word[0].isdigit(), first))
    verb = " ".join(words) if len(words) == _VERB or not HARMLESS & set(words) else ""
    at = name.lower().rfind(f" {verb} ") if verb else 0
    doer = name[:at] if at > 0 and not name.lower().endswith(f" {verb}") else ""
    is_doer = DOERS.match(doer) or (len(words) == _VERB and ACTOR.match(doer))
    if not is_doer or UNFINISHED.search(doer) or _NAMED_PLACE.search(doer) or _GIVEN.search(doer):
        return name
    return name[at + 1 :]


def _keep_title(title: re.Match[str], there: set[str]) -> str:
    """A title that a target names itself, without the marks; nothing of another."""
    quoted = {_plain(word) for word in _WORD.findall(title["title"])}
    return title.group() if quoted & there else ""


def _stands_alone(clause: str, there: set[str]) -> bool:
    """Whether a clause before a comma tells a thing of its own, and nothing that narrows the next.

    It names no place, no group, no time and nothing of the target, and it has a verb.
    """
    words = (word for word in _WORD.findall(clause) if word.lower() not in HARMLESS)
    if WHOLE_CLAUSE.search(clause) is None and any(_plain(word) in there for word in words):
        return False
    is_plain = not (GROUPS.search(clause) or _PROPER.search(clause) or NARROWS.search(clause))
    return WHOLE_CLAUSE.search(clause) is not None or (is_plain and bool(TELLS.search(clause)))


def _cut_first(name: str) -> str:
    """A name without the verb with which it begins, if that says that a thing is done."""
    first = DONE_FIRST.match(name.lstrip())
    return name.lstrip()[first.end() :] if first else name


def _is_known(word: str, there: set[str]) -> bool:
    if word.lower() == "hộ":  # “tỷ lệ hộ phân loại rác” is not “tỷ lệ rác được phân loại”
        return bool(there & _HOMES)
    return word.lower() in HARMLESS or _plain(word) in there


def _plain(word: str) -> str:
    """A word without marks, for they are put in two ways; a number in digits without zeros."""
    if word.isdigit():
        return word.lstrip("0") or "0"
    value = None if word == "năm" else spelled(word)
    return str(value) if value else fold(word)


def _initials(text: str) -> str:
    return "".join(word[0] for word in _WORD.findall(text)).upper()


def _spelt_out(told: str, name: str) -> set[int]:
    """The places of words in a name that spell out a short form of the target."""
    initials = _initials(name)
    found: set[int] = set()
    for form in _SHORT_FORM.findall(told):
        at = initials.find(form)
        if at >= 0:
            found |= set(range(at, at + len(form)))
    return found

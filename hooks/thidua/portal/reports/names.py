"""Whether what a report names is what a target names.

A report tells much that stands near a target: a part of it (*vụ xuân*, *từ thuế*), its neighbour
(*đàn bò* beside *đàn trâu*), the step before it (*đăng ký*, *khởi công*). A word that the target
does not have may make it any of these, so only words that surely do not are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thidua.figures import Figure
from thidua.foundation.patterns import compile_late
from thidua.language.vietnamese import CAPITALS
from thidua.portal.reports.heads import cut_actor, cut_head
from thidua.portal.reports.implied import say_implied
from thidua.portal.reports.report_phrases import (
    ALL_PEOPLE,
    DONE_FIRST,
    GROUPS,
    HARMLESS,
    PASSED_OVER,
    RATED_GROUPS,
)
from thidua.portal.reports.report_reading import ReportedValue, ReportReading
from thidua.portal.reports.report_units import list_words
from thidua.portal.reports.report_wordings import COUNTED_TOGETHER, EACH_ONE, NARROWING, PER_HEAD
from thidua.portal.reports.report_words import (
    WORD,
    plain_word,
    say_alike,
    spell_out,
    tell_initials,
)
from thidua.portal.reports.scenes import leads_up

_SHORT_FORM = re.compile(rf"[{CAPITALS}]{{2,}}")
_COUNTED_BODIES = (
    r"(?:công đoàn cơ sở|doanh nghiệp|cơ quan|đơn vị|trường(?: học)?|chi bộ|chi hội|chi đoàn|"
    r"tổ chức (?:cơ sở )?đảng|xã|thôn|khu dân cư|hợp tác xã|trạm y tế|bệnh viện|cơ sở|công ty)"
)
_COUNTED_FIRST = re.compile(
    rf"(?:(?:tỷ|tỉ) lệ )?(?:số )?(?P<what>{_COUNTED_BODIES})(?!\w)", re.IGNORECASE
)
_SHARE_OF = re.compile(r"^(?:(?:tỷ|tỉ) lệ |số |các )+")
_RATE_OF_FALL = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|mức|số) (?P<change>giảm)(?! còn| xuống)(?!\w)", re.I
)
"""A change that a target calls a rate: *tỷ lệ giảm nghèo* is not *tỷ lệ hộ nghèo*."""
_OWNED = re.compile(
    r"[\d.,]+ ?% (?:số |các |tổng )*(?P<what>[^\W\d]+ [^\W\d]+)(?: [^\W\d]+){0,3}? của (?:các )?"
    r"(?P<whose>[^\W\d]+ [^\W\d]+)"
)
"""A thing that a share is of, and whose it is."""
_WHERE_OR_WHO = re.compile(
    r"(?<!\w)(?:thành thị|nông thôn(?! mới)|đô thị(?! văn minh)|dân tộc thiểu số|vùng cao|"
    r"đặc biệt khó khăn|miền núi|biên giới)(?!\w)", re.IGNORECASE
)  # fmt: skip
_SAYS_NOTHING = frozenset(
    ("lớp", "buổi", "cuộc", "đợt", "mô hình", "công trình", "hội nghị", "nội dung", "vụ", "lượt")
)
_AT_LEVEL = re.compile(r"^cấp ")
_GRADE = re.compile(r"(?<!\w)(?:xuất sắc|giỏi|tốt|khá|trung bình)(?!\w)")
_AGES = re.compile(
    r"(?P<first>\d+)(?: tuổi)? ?(?:[-–]|đến|tới) ?(?:dưới |hết )?(?P<last>\d+) (?:tháng )?tuổi"
)
_AGE = re.compile(r"\d+(?=(?: (?:tháng )?tuổi)? ?(?:[-–]|đến|tới) ?\D{0,5}\d+ | (?:tháng )?tuổi)")
_SEVERAL_WORDS = 2
_BREAKS = re.compile(r"[^\w\s%/“”‘’\"'-]")
"""What stands between words that are not quoted as one."""
_HOMES = frozenset(map(plain_word, ("hộ", "gia", "đình", "nhà", "dân", "người", "nghèo")))
_ENDS = compile_late(r"(?:xóa|triệt phá|khắc phục|tháo dỡ|giải tỏa|tiêu hủy)(?!\w)", re.IGNORECASE)
_IS_THERE = compile_late(
    r"(?:[^,;\d]* )?(?:có|còn|hiện|phát hiện|rà soát|thống kê)(?: [^,;\d]*)? \d", re.IGNORECASE
)
_ENDED = compile_late(
    rf"{_ENDS.pattern}|(?<!\w)(?:hoàn thành|được|xử lý|làm|xây|sửa|hỗ trợ|bàn giao|giảm|"
    r"thay|dỡ|đạt|xong)(?!\w)",
    re.IGNORECASE,
)
"""Of a target that ends a thing: it is still there, and words by which it is no more."""
_ABOUT = compile_late(
    r"(?:(?<=tập huấn )|(?<=bồi dưỡng )|(?<=truyền )|(?<=truyền thông )|(?<=kiến thức )|"
    r"(?<=tự quản ))về(?!\w)",
    re.IGNORECASE,
)
"""What stands before the topic of a lesson, which a target names without it."""
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
    said = " ".join(known)
    told = say_implied(say_alike(said))
    bare = PASSED_OVER.sub(" ", cut_head(name, told, report))
    there = {plain_word(word) for words in (said, told) for word in WORD.findall(words)}
    spelt = _spelt_out(told, bare)
    apart = _list_groups(bare, told)
    words = WORD.findall(bare)
    initials, own_initials = tell_initials(told), tell_initials(said)
    topics = {len(WORD.findall(bare[: match.start()])) for match in _ABOUT.finditer(bare)}
    return tuple(
        word
        for at, word in enumerate(words)
        if at in apart
        or (
            at not in spelt
            and not _is_known(word, there)
            and not (at in topics and plain_word("".join(words[at + 1 : at + 2])) in there)
            and not _YEAR.fullmatch(word)
            and not (_SHORT_FORM.fullmatch(word) and (word in initials or word in own_initials))
        )
    )


def quote_strangers(strangers: Iterable[str], name: str) -> list[str]:
    """Strange words as they are printed: what stands near each other as one, compounds whole.

    Args:
        strangers: words or phrases by which a number may be of something else, in printed order.
        name: what the report says that the number is of; ``|`` stands where the number was.
    """
    places, apart, at = list[tuple[int, int]](), list[str](), 0
    wholes = [match.span() for one in (_WHERE_OR_WHO, GROUPS) for match in one.finditer(name)]
    for one in strangers:
        word = re.compile(rf"(?<!\w){re.escape(one)}(?!\w)", re.IGNORECASE)
        if found := word.search(name, at) or word.search(name):
            at = found.end() if found.start() >= at else at
            start, end = found.span()
            places.append((start, end))
            places += [whole for whole in wholes if whole[0] < end and start < whole[1]]
        else:
            apart.append(one)
    runs: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if runs and _is_near(name[runs[-1][1] : start]):
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    said = list(dict.fromkeys((*(name[slice(*run)] for run in runs), *apart)))
    return [
        one for one in said if not any(one.lower() in more.lower() for more in said if more != one)
    ]


def _is_near(gap: str) -> bool:
    """Whether words on both sides of a gap are quoted as one."""
    words = WORD.findall(gap)
    is_little = len(words) <= 1 or all(word.lower() in HARMLESS for word in words)
    return is_little and not _BREAKS.search(gap)


def join_tail(target: Figure, value: ReportedValue, line: str) -> str:
    """What a number is of, without a clause before it where what stands behind it says all.

    *Đánh giá cuối năm có 88,4% đoàn viên hoàn thành tốt nhiệm vụ*; *Môi trường đầu tư được cải
    thiện, có 18 doanh nghiệp thành lập mới*.
    """
    name, unit = value.figure.name, "" if target.is_percent else value.figure.unit or ""
    asked = list_words(PASSED_OVER.sub(" ", say_alike(f"{target.name} {unit}")))
    told = list_words(say_alike(f"{unit} {value.tail}"))
    if value.tail and asked and asked <= told and leads_up(name, line):
        return f"{unit} {value.tail}".strip()
    return f"{name} {value.tail}"


def _list_groups(name: str, told: str) -> set[int]:
    """The places of words in a name by which it is of a group that the target does not name.

    Both syllables of *học sinh* stand in *phòng học, nhà vệ sinh*.
    """
    said = told.lower()
    found: set[int] = set()
    for match in GROUPS.finditer(name):
        if match.group().lower() not in said:
            first = len(WORD.findall(name[: match.start()]))
            found |= set(range(first, first + len(WORD.findall(match.group()))))
    return found


def name_other_whole(target: str, name: str, printed: str) -> tuple[str, ...]:
    """What a share is of, if it is of something that the target names only behind its own whole.

    *52/61 doanh nghiệp có công đoàn* is no share of *công đoàn cơ sở doanh nghiệp*, nor *93% vốn
    vay của hội viên* of *hội viên vay vốn*.

    Args:
        target: the words of the figure of the target.
        name: what the report says the share is of.
        printed: the share and the words behind it, as printed.
    """
    owned = _OWNED.match(printed)
    wanted, told = (_COUNTED_FIRST.match(words) for words in (target, name))
    if owned and _begins_with(target, owned["whose"]) and not _begins_with(target, owned["what"]):
        return (owned["what"],)
    if wanted is None or told is None:
        return ()
    asked, found = wanted["what"].lower(), told["what"].lower()
    is_other = not (asked.startswith(found) or found.startswith(asked))
    return (found,) if is_other and f" {found}" in target.lower() else ()


def _begins_with(target: str, words: str) -> bool:
    """Whether the whole of a share begins with such words."""
    return _SHARE_OF.sub("", target.lower()).startswith(words.lower())


def list_said_of_others(text: str, own: str, others: Iterable[str]) -> tuple[str, ...]:
    """Where or among whom a target counts, if a report says it of other numbers only.

    *Thu nhập toàn tỉnh 47 triệu, khu vực nông thôn 37 triệu* beside a target of *nông thôn*.
    """
    rest = " ".join(others).lower()
    stricter = (match.group() for match in _WHERE_OR_WHO.finditer(text))
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
    told = f"{report}\n{say_alike(report)}\n{spell_out(report, text)}".lower()
    per_head = PER_HEAD.search(text) if is_rate and not EACH_ONE.search(report) else None
    stricter = [match.group() for match in NARROWING.finditer(text)]
    stricter += [match["change"] for match in _RATE_OF_FALL.finditer(text)]
    if is_rate and (ALL_PEOPLE.search(report) or RATED_GROUPS.search(report)):
        stricter += [match.group() for match in RATED_GROUPS.finditer(say_alike(text))]
    return tuple(
        words
        for words in (
            *([per_head.group()] if per_head else ()),
            *stricter,
            *_list_together(text, told),
            *_list_grades(text, told),
            *_list_ages(text, told),
        )
        if not any(form in told for form in _list_forms(words.lower()))
    )


def _list_forms(words: str) -> Iterator[str]:
    """How a report may write a word that makes a target stricter."""
    yield words
    yield _AT_LEVEL.sub("ubnd ", words)
    if words.startswith("loại "):  # “giỏi 44,1%, khá 38,5%”
        yield words.removeprefix("loại ")


def list_unsaid(target: str, unit: str, report: str) -> tuple[str, ...]:
    """What a target counts by a unit that says nothing of it, if a report names none of it.

    *Mở 6 lớp bồi dưỡng lý luận chính trị* beside *Trung tâm Chính trị mở 7 lớp cho 498 học viên*.
    """
    ended = _ENDS.match(target)
    if ended and _IS_THERE.match(report) and not _ENDED.search(report):
        return (ended.group().lower(),)
    if unit not in _SAYS_NOTHING:
        return ()
    told = {plain_word(word) for word in WORD.findall(cut_actor(report, report))}
    said = PASSED_OVER.sub(" ", DONE_FIRST.sub(" ", say_alike(target)))
    asked = [word for word in WORD.findall(said) if word.lower() not in HARMLESS | {unit}]
    is_named = any(plain_word(word) in told for word in asked)
    return () if is_named or len(asked) < _SEVERAL_WORDS else (" ".join(asked),)


def _list_grades(text: str, report: str) -> list[str]:
    """The grades that a target counts in one number, if a report tells of some of them alone."""
    asked = list(dict.fromkeys(_GRADE.findall(text.lower())))
    told = set(_GRADE.findall(report))
    is_some = len(asked) > 1 and told & set(asked) and "trở lên" not in report
    return [grade for grade in asked if grade not in told] if is_some else []


def _list_ages(text: str, report: str) -> list[str]:
    """The ages between which a target counts, if a report tells of some of them alone.

    *Trẻ 5 tuổi ra lớp* says nothing of *trẻ 3-5 tuổi*.
    """
    told = set(_AGE.findall(report))
    return [
        match.group()
        for match in _AGES.finditer(text)
        if told and not {match["first"], match["last"]} <= told
    ]


def _list_together(text: str, report: str) -> list[str]:
    """The nouns that a target counts in one number, if a report names one of them."""
    counted = [word for word in WORD.findall(text.lower()) if word in COUNTED_TOGETHER]
    named = set(WORD.findall(report)) & set(counted)
    return [word for word in counted if word not in named] if named else []


def _is_known(word: str, there: set[str]) -> bool:
    if word.lower() == "hộ":  # “tỷ lệ hộ phân loại rác” is not “tỷ lệ rác được phân loại”
        return bool(there & _HOMES)
    return word.lower() in HARMLESS or plain_word(word) in there


def _spelt_out(told: str, name: str) -> set[int]:
    """The places of words in a name that spell out a short form of the target."""
    initials = tell_initials(name)
    found: set[int] = set()
    for form in _SHORT_FORM.findall(told):
        at = initials.find(form)
        if at >= 0:
            found |= set(range(at, at + len(form)))
    return found


def says_only_number(reading: ReportReading) -> bool:
    """Whether a report is a number with its unit alone, as in the row of a form: *23 hộ*.

    Then the row says of what it is, and no word is left out by chance.
    """
    whole = (0, len(reading.text.rstrip(" .")))
    return any(
        one.figure.name == one.figure.unit and one.figure.span == whole for one in reading.values
    )

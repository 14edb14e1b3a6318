"""Whether a number of a report is surely of a part of what a target counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from thidua.figures import Figure
from thidua.foundation.patterns import compile_late
from thidua.language.vietnamese import CAPITALS
from thidua.portal.reports.heads import cut_head
from thidua.portal.reports.implied import say_implied
from thidua.portal.reports.parts import says_only_which, says_only_who
from thidua.portal.reports.report_phrases import (
    ACTING,
    GROUPS,
    HARMLESS,
    PASSED_OVER,
    RATED_GROUPS,
    UNFINISHED,
)
from thidua.portal.reports.report_wordings import AVERAGE, UNIT
from thidua.portal.reports.report_words import WORD, plain_word, say_alike, spell_out

_LISTED = compile_late(r"(?:,|;| và| hoặc|(?<=[^\W\d]) [-–])(?: và)? ")
_NAMED_PLACES = compile_late(
    rf"(?<!\w)(?:thôn|xóm|bản|ấp)(?: [{CAPITALS}]\w*)+"
    rf"(?:(?:,| và)(?: (?:thôn|xóm|bản|ấp))?(?: [{CAPITALS}]\w*)+)+"
)
"""Several places by their names: *sân thể thao thôn Nà Lốc và Khuổi Sao*."""
_FOR_WHAT = compile_late(
    r"(?<!\w)(?:sang|cho|phục vụ|(?:trên|thuộc) (?:các )?lĩnh vực)(?!\w)", re.IGNORECASE
)
"""Behind it stands into what, or for what or whom, the thing before it is."""
_URGED = compile_late(r"^vận động ", re.IGNORECASE)
"""How a target begins of what others do: reports tell that they did it."""
_BUILT = compile_late(r"^(?:hỗ trợ )?(?:xây dựng|xây|làm mới|làm)(?: mới)? ", re.IGNORECASE)
_FINISHED = compile_late(
    r"(?<!\w)(?:hoàn thành|khánh thành|bàn giao|đưa vào (?:sử dụng|dùng))(?!\w)", re.IGNORECASE
)
"""What is built is told as finished: *khánh thành 2 sân thể thao*."""
_VERBS = 3
_TITLED = compile_late(r"(?:[^\W\d]+ ){0,3}“(?P<title>[^”]*)”")
"""The title of a movement or a model, in which or by which a thing was done."""
_LARGER = compile_late(
    r"\d|[,;]|(?<!\w)(?:và|tỉnh|huyện|thành phố|cả nước|toàn quốc|trung ương|bộ|giai đoạn|"
    r"nhiệm kỳ|các năm|nhiều năm|từ trước|trước đây|cộng|tổng|riêng|sau khi|để|nhằm|việc|vốn|"
    r"kinh phí|bố trí|vận động|kỹ thuật|công an|quân đội)(?!\w)|"
    rf"(?<!\w)(?:xã|phường|thị trấn) (?-i:[{CAPITALS}])",
    re.IGNORECASE,
)
"""Words before a verb by which what is done may be more than that of the body which reports."""
STATES = compile_late(
    r"(?<!\w)(?:được|có|đạt|dùng|sử dụng|tham gia|thực hiện|hoàn thành|chấp hành|ứng dụng|áp dụng|"
    r"biết|qua)(?!\w)",
    re.IGNORECASE,
)
"""Where begins what is said of those of whom a share is told."""
_OF_FEWER = compile_late(
    rf"\d|(?<!\w)(?:tại|ở|của|thuộc|trong|trên|đối với|khu vực|từ|giữa|với|cấp|vụ|đợt|quý|tháng|"
    rf"năm|hoặc|chỉ|riêng|so|hơn|dưới|ít|còn|cho|là|đủ|nhu cầu|nông thôn|đô thị|thành thị|vùng|"
    rf"miền|dân tộc|lĩnh vực|ngành|nhóm|loại|môn|về|gồm|như|một|số|người|trẻ|em|hộ|{UNIT})(?!\w)",
    re.IGNORECASE,
)
"""Words by which a share may be one among fewer, or of something else than a whole."""
_ALL_OF_IT = compile_late(
    r"(?<!\w)(?:đầy đủ|toàn bộ|tất cả|mọi|các|đồng bộ|toàn trình|trở lên|toàn diện)(?!\w)",
    re.IGNORECASE,
)
"""Words of a target of which a thing named closer would be only a part: *đầy đủ vắc xin sởi*."""
_CERTIFIED = compile_late(
    r"(?<!\w)(?:chứng nhận(?! quyền) \w+ \w+|tiêu chí (?:\w+ ){2,4}(?:nâng cao|kiểu mẫu))(?!\w)",
    re.IGNORECASE,
)
"""Things of a name that is a set of its own: *tiêu chí nông thôn mới nâng cao*."""
_OTHER_KIND = compile_late(
    r"(?<!\w)(?:nhà (?:vệ sinh|tiêu|tắm|kho|lưới|màng|trẻ|máy|thuốc|nghỉ|để xe|bếp|bia|công vụ)|"
    r"đường (?:ống|dây|cờ|hoa)|cây (?:giống|con|cảnh|xăng|nước)|phòng (?:thuốc|ở|bệnh)|"
    r"xe (?:lăn|đạp|rác)|máy (?:cày|bơm)|sổ (?:tay|khám)|thẻ (?:đọc|nhớ)|"
    r"(?:nộp|gửi|xin|đề cử|giới thiệu) (?:xét|hồ sơ|công nhận|duyệt|dự))(?!\w)",
    re.IGNORECASE,
)
"""Things that are named by the word of another and are no part of it, and what is handed in."""
_STANDARD = frozenset(("chuẩn", "chí", "hiệu", "loại", "mức", "hạng", "độ"))
"""What a thing named closer makes another one: *đạt chuẩn*, *đạt chuẩn phổ cập*."""
_MADE_OF_IT = compile_late(
    r"(?<!\w)(?:chế biến|tiêu thụ|thu mua|công suất|bán(?! trú)|tiêm|kiểm dịch|giết mổ|"
    r"(?<!hơi )(?<!sản lượng )xuất chuồng|xuất bán|"
    r"tiền sử dụng đất|tiền dùng đất|bổ sung|kết dư|chuyển nguồn)(?!\w)",
    re.IGNORECASE,
)
"""Words by which a thing is not what a target counts, but made of it or counted apart from it.

*Sản lượng chè chế biến*; who vaccinates counts turns, and land is often left out of a budget.
"""
STEPS = compile_late(
    r"(?<!\w)(?:giải phóng|mặt bằng|thủ tục|danh sách|hồ sơ|giống|vật tư|chủ trương|thiết kế|"
    r"quy hoạch|"
    r"khai thác|chăm sóc|diện tích|sản lượng|xin|huyện bên|xã bên|nơi khác)(?!\w)",
    re.IGNORECASE,
)
"""Words before a verb of what only leads to a thing, or is done for it by others."""
_JOINS = compile_late(
    r"(?<!\w)(?:do|bởi|nhờ|vì|khi|nếu|dù|tuy|nhưng|song|mà|trước(?! (?:thời )?hạn)|cựu|cũ|trừ|"
    r"ngoài|khác|tính|gồm|như|hơn|so|kém|thay|nguyên(?! đán)|hoặc|từng|(?:hai|ba|[2-9]) năm|"
    r"năm \d{4}|(?:năm|kỳ|vụ)(?: học)? (?:trước|sau|tới)|\d+ (?:xã|phường|huyện|tỉnh))(?!\w)|"
    rf"(?<!\w)(?:xã|phường|thị trấn|huyện|tỉnh|thành phố) (?-i:[{CAPITALS}])"
    rf"(?!\w*,? \d)",
    re.IGNORECASE,
)
"""Words behind those of a target that do more than say which ones: by whom, when, of others.

What says which ones cannot be listed; words that join can, and so can times.
"""
_OTHER_STEPS = frozenset(map(plain_word, ("cận", "tái", "thoát", "giống")))
"""Words by which a thing is near it, comes again, leaves it or only leads to it."""
HARMLESS_WORDS = frozenset(plain_word(word) for word in HARMLESS)


def is_level(target: Figure) -> bool:
    """Whether a figure is a rate or an average, of which the deed of a few is no part."""
    return target.is_percent or "/" in (target.unit or "")


def adds_up(target: Figure, known: Sequence[str]) -> bool:
    """Whether a target is no rate and no average, so that all is never less than a part."""
    return not is_level(target) and not AVERAGE.search(f"{known[0]} {target.name}")


def is_narrower(name: str, wanted: str, known: Iterable[str], report: str = "") -> bool:
    """Whether a name has all words of a target, and others only behind them.

    Then it is of a part of what the target counts: *12 mã số vùng trồng phục vụ xuất khẩu*.

    Args:
        name: what the report says the number is of, with its unit.
        wanted: the words of the figure of the target.
        known: all words of the target.
        report: all its words.
    """
    told = say_implied(say_alike(" ".join(known)))
    there = {plain_word(word) for word in WORD.findall(told)}
    name = spell_out(_TITLED.sub(lambda title: _keep_title(title, there), name), told)
    bare = _cut_any_doer(cut_head(name, told, report), wanted)
    goal = _URGED.sub("", spell_out(say_alike(wanted), name))
    goal = _BUILT.sub("", goal) if _FINISHED.search(name) else goal
    asked = [word for word in WORD.findall(goal) if word.lower() not in HARMLESS]
    own = {match.group().lower() for match in UNFINISHED.finditer(told)}
    if any(match.group().lower() not in own for match in UNFINISHED.finditer(bare)):
        return False
    looked = ((_MADE_OF_IT, bare), (_JOINS, bare), (_OTHER_KIND, name))
    apart = (match for words, text in looked for match in words.finditer(text))
    if any(match.group().lower() not in told.lower() for match in apart):
        return False
    before, _, last = bare.rpartition(", ")
    is_clause = len(WORD.findall(before)) > _VERBS  # “thăm, tặng” are two verbs of one thing
    if is_clause and {plain_word(word) for word in asked} <= {
        plain_word(word) for word in WORD.findall(last)
    }:
        bare = last
    if bare not in told and _lists_more(bare, asked):
        return False
    named = _CERTIFIED.search(bare)
    if named and named.group().lower() not in told.lower():  # giấy chứng nhận tiêm chủng
        return False
    words = [plain_word(word) for word in WORD.findall(say_alike(name))]
    if not asked or not {plain_word(word) for word in asked} <= set(words):
        return False
    passed = PASSED_OVER.sub(" ", bare)
    first = next((word for word in WORD.findall(passed) if word.lower() not in HARMLESS), "")
    return (
        plain_word(first) in there
        and not _OTHER_STEPS & (set(words) - there)
        and says_only_which(bare, there)
    )


def _lists_more(name: str, asked: Sequence[str]) -> bool:
    """Whether a name counts several things, other than those for which the first is meant.

    *Đất lúa sang trồng rau, cây ăn quả* is of one thing, *đất lúa sang trồng rau, đất màu* is not.
    """
    first, *others = _LISTED.split(_NAMED_PLACES.sub(" ", name))
    if others and not _FOR_WHAT.search(first):
        return True
    return any(
        other.partition(" ")[0].lower() in {word.lower() for word in asked} for other in others
    )


def _keep_title(title: re.Match[str], there: set[str]) -> str:
    """A title that a target names itself, without the marks; nothing of another."""
    quoted = {plain_word(word) for word in WORD.findall(title["title"])}
    return title.group() if quoted & there else ""


def is_stricter(name: str, wanted: str, known: Iterable[str]) -> bool:
    """Whether a share is told among those of a target, of those who fulfil it and more.

    *14/14 thôn có nhà văn hóa đạt chuẩn* beside *100% thôn có nhà văn hóa*: what is added stands
    behind what the target says, and names no group, place, time or standard.

    Args:
        name: what the report says that the share is of.
        wanted: the words of the figure of the target.
        known: all words of the target.
    """
    told = say_implied(say_alike(" ".join(known)))
    there = {plain_word(word) for word in WORD.findall(told)}
    name = PASSED_OVER.sub(" ", spell_out(say_alike(name), told))
    begins = STATES.search(name)
    if begins is None or _ALL_OF_IT.search(wanted) or UNFINISHED.search(name):
        return False
    base, said = name[: begins.start()], WORD.findall(name[begins.end() :])
    strange = [at for at, word in enumerate(said) if not _is_there(word, there)]
    asked = {plain_word(word) for word in WORD.findall(say_alike(wanted))} - HARMLESS_WORDS
    first = strange[0] if strange else 0
    groups = WORD.findall(base)
    whom = there - _list_asked_of(say_alike(wanted))
    if strange and STATES.search(
        " ".join(said[max(0, first - 1) :])
    ):  # of those trained, who has work?
        return False
    return (
        bool(strange)
        and first > 0
        and said[first - 1].lower() not in _STANDARD
        and any(word.lower() not in HARMLESS for word in groups)
        and all(_is_there(word, whom) for word in groups)
        and asked <= {plain_word(word) for word in (*groups, begins.group(), *said[:first])}
        and not any(
            pattern.search(" ".join(said[first:])) for pattern in (_OF_FEWER, GROUPS, RATED_GROUPS)
        )
    )


def _list_asked_of(wanted: str) -> set[str]:
    """What a target asks of those whom it counts, in words that do not also say whom.

    *100% thôn có nhà văn hóa* is of villages: *100% nhà văn hóa thôn có bàn ghế* is not.
    """
    begins = STATES.search(wanted)
    if begins is None:
        return set()
    whom, what = wanted[: begins.start()], wanted[begins.end() :]
    return {plain_word(word) for word in set(WORD.findall(what)) - set(WORD.findall(whom))}


def is_among_all(name: str, known: Iterable[str]) -> bool:
    """Whether all of several groups are told to do a thing, and a target names one of them.

    *100% cán bộ quản lý, giáo viên hoàn thành bồi dưỡng* beside *100% giáo viên*.
    """
    told = say_implied(say_alike(" ".join(known)))
    there = {plain_word(word) for word in WORD.findall(told)}
    name = PASSED_OVER.sub(" ", spell_out(say_alike(name), told))
    begins = STATES.search(name)
    if begins is None or not all(
        _is_there(word, there) for word in WORD.findall(name[begins.end() :])
    ):
        return False
    groups = [WORD.findall(group) for group in _LISTED.split(name[: begins.start()])]
    named = [
        all(_is_there(word, there) for word in group)
        and any(word.lower() not in HARMLESS for word in group)
        for group in groups
    ]
    others = " ".join(
        word for group, own in zip(groups, named, strict=True) if not own for word in group
    )
    return any(named) and not all(named) and not _OF_FEWER.search(others)


def _is_there(word: str, there: set[str]) -> bool:
    return word.lower() in HARMLESS or plain_word(word) in there


def _cut_any_doer(name: str, wanted: str) -> str:
    """A name without whoever did what the target begins with: a part of what the body did."""
    verb = wanted.partition(" ")[0].lower()
    at = name.lower().rfind(f" {verb} ") if ACTING.match(verb) else -1
    is_own = (
        at > 0
        and not (_LARGER.search(name[:at]) or STEPS.search(name[:at]))
        and says_only_who(name[:at])
    )
    return name[at + 1 :] if is_own else name

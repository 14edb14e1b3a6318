"""Reading the prose of a report: a clause with a number may tell of one target, or of several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from thidua.language.vietnamese import fold
from thidua.portal.reports.in_turn import is_told_in_turn
from thidua.portal.reports.report_reading import PlanShare, ReportedValue
from thidua.portal.reports.report_sentences import read_report
from thidua.portal.reports.report_words import names_word
from thidua.portal.target_matching import Matched, TargetMatcher
from thidua.portal.targets import TargetLine

_CLAUSE = re.compile(r";|(?<=[^\W\d_])\.(?= |$)|(?<=\d)\.(?= [A-ZĐÀ-Ỹ]|$)|(?<=[%)”])\.(?= |$)")
_CUT = re.compile(r",\s|\s+(?:và|còn)\s+(?=[^\W\d_])")
_COUNT = re.compile(
    r"(?P<met>\d+)\s*(?:/\s*|trên (?:tổng số )?|trong (?:tổng )?số )(?P<total>\d+)\s+"
    r"(?:chỉ tiêu|mục tiêu|nội dung thi đua)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\b(?:đạt|vượt|hoàn thành)\b", re.IGNORECASE)
_NOT_REACHED = re.compile(r"\b(?:không|chưa) (?:đạt|hoàn thành)\b", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-–+*•]|\d{0,2}[.)])\s+")
"""The mark of a line; on a scan its number may not have been recognised."""
_INTRODUCTION = re.compile(r"^(?:[^:]{0,60}?cụ thể|trong đó|kết quả)\s*:\s*", re.I)
TORN = (
    "Dòng hoặc số của một bảng mà Cổng không ghép lại được: đưa tệp Word, Excel của báo cáo vào "
    "thay bản quét, hoặc gõ kết quả này vào `results`."
)
"""Why a piece of a table on a scan is no result, and what to do."""
_TORN = re.compile(r"\d{1,2} (?P<name>[^\d]+)|[\d.,%/|\s]+")


_YEAR = re.compile(
    r"(?:trong|đến|tính đến|kết thúc)?\s*(?:hết|cuối)?\s*năm (?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_INTENTION = re.compile(
    r"(?:phấn đấu|mục tiêu|dự kiến|đề ra|kế hoạch (?:giao|đề ra|năm)|nghị quyết đề ra|đăng ký|"
    r"tiếp tục)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r",? *(?:chưa|không) (?:đạt|hoàn thành)(?: (?:được|so với|các|chỉ tiêu|kế hoạch|mục tiêu|"
    r"nghị quyết|yêu cầu|đề ra|đặt ra|giao|năm))*$",
    re.IGNORECASE,
)
"""What a report says at the end of a name of what it has not reached."""
_NOT_DONE = "Báo cáo ghi “{}” ở con số này: có thể chưa phải là kết quả."
_MEANT = "Câu nói mức phấn đấu, kế hoạch, không phải kết quả."


class ToldClause(NamedTuple):
    """Words of a paragraph that tell of one target."""

    words: str
    matched: Matched


class ToldCount(NamedTuple):
    """What a report counts: its words, and how many targets of how many are met."""

    words: str
    met: str
    total: str


def read_count(text: str) -> ToldCount | None:
    """Read a sentence such as “22/27 chỉ tiêu đạt và vượt”; None if there is none."""
    for clause in split_clauses(text):
        found = _COUNT.search(clause)
        said = re.split(r",\s", clause[found.end() :])[0] if found else ""
        said = f"{clause[: found.start()]}{said}" if found else ""
        if found and _REACHED.search(said) and not _NOT_REACHED.search(said):
            return ToldCount(clause, found["met"], found["total"])
    return None


def says_missed(text: str) -> bool:
    """Whether a text says that something was not reached: *còn 03 chỉ tiêu chưa đạt*."""
    return bool(_NOT_REACHED.search(text))


def split_clauses(text: str) -> Iterator[str]:
    """Split a paragraph at semicolons and at the ends of sentences; numbers stay whole."""
    start = 0
    for match in _CLAUSE.finditer(text):
        if clause := text[start : match.start()].strip():
            yield clause
        start = match.end()
    if clause := text[start:].strip(" .;"):
        yield clause


def read_told_clauses(
    text: str, matcher: TargetMatcher, years: range | None = None
) -> Iterator[ToldClause]:
    """Find what the clauses of a paragraph tell of targets.

    Args:
        text: the paragraph.
        matcher: knows the targets.
        years: those of which results can be reported; None if all can.
    """
    other = ""
    for clause in split_clauses(text):
        words = _INTRODUCTION.sub("", _BULLET.sub("", clause))
        if named := _YEAR.match(words):
            is_told = years is None or int(named["year"]) in years
            other = (
                "" if is_told else f"Câu nói về năm {named['year']}, không phải lần báo cáo này."
            )
        why = other or (_MEANT if _INTENTION.match(words) else "")
        if why:
            yield ToldClause(words, Matched(None, why=why))
            continue
        yield from _read_clause(words, matcher)


def _read_clause(words: str, matcher: TargetMatcher) -> Iterator[ToldClause]:
    reading = read_report(words)
    if reading.values:
        matches = _doubt_undone(
            reading.values, [_match(value, matcher) for value in reading.values]
        )
        # Words told in turn or written in short cannot be cut, so each target gets all of them.
        if is_told_in_turn(reading) or reading.text != words:
            lines = {one.line.place: one for one in reversed(matches) if one.line}
            for matched in sorted(lines.values(), key=matches.index):
                yield from _told(words, matched)
            return
        yield from _cut_by_target(words, reading.values, matches)
    elif reading.shares:
        yield from _told(words, matcher.match(_name_of_share(words, reading.shares[0]), None))
    elif not reading.left:
        matched = matcher.match(words, None)
        is_sure = matched.line and not matched.line.figures and not matched.why
        if is_sure and matched.line and not _only_heads(words, matched.line):
            yield ToldClause(words, matched)  # “không xảy ra cháy rừng”


def _name_of_share(words: str, share: PlanShare) -> str:
    """What a share of a plan is said of: what stands before it, else the end of its clause.

    *Hoàn thành 100% chỉ tiêu giao quân*: the target may be called by the very words of the share.
    """
    if before := words[: share.start].strip(" :,"):
        return before
    return words.partition("%")[2].strip(" .;") if share.tail.strip(" .;") else ""


def _only_heads(words: str, line: TargetLine) -> bool:
    """Whether words repeat a line that leads on to others (“1. Về kinh tế”), and tell nothing."""
    held = fold(line.line.text)
    leads = (line.line is line.target and bool(line.target.parts)) or held.startswith("ve ")
    return leads and fold(words).strip(" .:;") in held


def _match(value: ReportedValue, matcher: TargetMatcher) -> Matched:
    return matcher.match(_DENIED.sub("", value.figure.name), value.figure)


def _doubt_undone(values: Sequence[ReportedValue], matches: Sequence[Matched]) -> list[Matched]:
    """The lines, with why one is not sure of which only what is not done is told: *đăng ký*."""
    done = {
        one.line.place
        for value, one in zip(values, matches, strict=True)
        if one.line and (not value.undone or names_word([one.line.line.text], value.undone))
    }
    return [
        one._replace(why=_NOT_DONE.format(value.undone))
        if one.line and not one.why and one.line.place not in done
        else one
        for value, one in zip(values, matches, strict=True)
    ]


def _told(words: str, matched: Matched) -> Iterator[ToldClause]:
    if matched.line:
        yield ToldClause(words, matched)


def _cut_by_target(
    words: str, values: tuple[ReportedValue, ...], matches: list[Matched]
) -> Iterator[ToldClause]:
    """Cut a clause before each value that tells of another target than the one before it."""
    line: TargetLine | None = None
    start = 0
    open_match: Matched | None = None
    for value, matched in zip(values, matches, strict=True):
        if matched.line is None or matched.line is line:
            continue
        if open_match is not None:
            cut = _find_cut(words, start, value.figure.span[0])
            if cut is None:  # both stand in words that cannot be cut
                yield from _told(words[start:].strip(" ,"), open_match)
                open_match, line = matched, matched.line
                continue
            yield from _told(words[start : cut[0]].strip(" ,"), open_match)
            start = cut[1]
        open_match, line = matched, matched.line
    if open_match is not None:
        yield from _told(words[start:].strip(" ,"), open_match)


def _find_cut(words: str, start: int, before: int) -> tuple[int, int] | None:
    """The last comma or conjunction before a value; None if there is none."""
    found = None
    for match in _CUT.finditer(words, start):
        if match.start() > before:
            break
        found = match.start(), match.end()
    return found


def is_torn(words: str) -> bool:
    """Whether words are a piece of a row of a table: only its number and name, or only numbers."""
    torn = _TORN.fullmatch(words.strip())
    return torn is not None and (torn["name"] is None or torn["name"][0].isupper())

"""A name without what only sets the scene, who did it, and the verb that it is done."""

from __future__ import annotations

import re
from itertools import takewhile

from thidua.foundation.patterns import compile_late
from thidua.language.vietnamese import CAPITALS
from thidua.portal.reports.parts import says_only_who
from thidua.portal.reports.report_phrases import (
    ACTING,
    ACTOR,
    BY_THAT,
    DOERS,
    DONE_FIRST,
    GIVERS,
    GROUPS,
    HARMLESS,
    KINDS_OF_BODIES,
    NARROWS,
    SETTING,
    TELLS,
    UNFINISHED,
    WHOLE_CLAUSE,
    WORDS_OF_BODIES,
)
from thidua.portal.reports.report_words import WORD, plain_word, say_alike
from thidua.portal.reports.scenes import cut_addition, cut_scene, list_topics

_RATIO = compile_late(
    r"(?<![\d/])(?<!đến )(?<!ngày )(?<!hết )\d[\d.,]* ?/ ?\d[\d.,]*(?![\d.,]*/)", re.IGNORECASE
)
"""So many of so many; no day of the year."""
_LONG_ACTOR = 60
_PROPER = compile_late(rf"(?<=\w )[{CAPITALS}]")
_VERB = 2
_MARKS = compile_late(r"[,;:]")
_GIVEN = compile_late(r"(?<!\w)giao(?! thông)(?!\w)")
_STATE = compile_late(r"(?<!\w)(?:được|đạt|có|là|công nhận)(?!\w)", re.IGNORECASE)
"""Words that tell what happened to a body, so that it does not itself do what follows."""
_DEPARTMENT = compile_late(
    r"(?:các |một số )?(?:khoa|phòng khám|tổ|đội|lớp|khối|chi (?:bộ|hội|đoàn|nhánh)|phân (?:xưởng|"
    r"hiệu))(?!\w)[^,;]*(?<!\w)(?:có|đạt)$",
    re.IGNORECASE,
)
"""A part of a body, of which a state is told and no deed: *khoa Nội có công suất …*."""
_NAMED_PLACE = compile_late(
    rf"(?i:(?<!\w)(?:xã|phường|thị trấn|huyện|quận|tỉnh|thành phố|thôn|xóm|bản|trường|công ty)) "
    rf"[{CAPITALS}]"
)


def cut_head(name: str, told: str, report: str) -> str:
    """A name without what only sets the scene, who did it, and the verb that it is done."""
    name = cut_addition(cut_scene(_RATIO.sub(" ", name).strip(), told), told)
    told_name = _cut_setting(say_alike(name).strip(), told)
    acted = cut_actor(told_name, report)
    done = _cut_doer(acted, told)
    if done == acted and not _STATE.search(told_name):
        done = _cut_doer(told_name, told)
        done = acted if done == told_name else done
    clause, comma, last = done.rpartition(", ")
    return _cut_first(GIVERS.sub("", f"{clause}{comma}{cut_actor(last, report)}"))


def cut_actor(name: str, report: str) -> str:
    """A name without the body that reports, which stands before a verb and has no own name."""
    first = ACTOR.match(name)
    end = _find_verb(name, first.end(), report) if first else None
    if end is None or end > _LONG_ACTOR:
        return name
    actor = re.escape(name[:end].strip(" ,"))
    counted = rf"(?:(?<!\d)(?<!\d[.,])(?!20\d\d )\d+(?:[.,]\d+)*|%) ?(?:tổng |số |các )*{actor}"
    is_counted = re.search(counted, report, re.IGNORECASE)
    return name if is_counted else name[end:]


def _find_verb(name: str, at: int, report: str) -> int | None:
    """Where the verb of a body begins whose first word ends at a place; None if there is no body.

    The verb may be in the report alone, for names leave out “có”.
    """
    while True:
        said = report.find(f"{name[:at].strip()} ")
        if said >= 0 and ACTING.match(report, said + len(name[:at].strip()) + 1):
            return at
        word = WORD.search(name, at)
        if word is None:
            return None
        if "," in name[at : word.start()]:
            other = ACTOR.match(name, word.start())  # “Đoàn Thanh niên, Hội Phụ nữ trồng …”
            if other is None:
                return None
            at = other.end()
            continue
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
    there = {plain_word(word) for word in WORD.findall(told)}
    if first is None and not (comma and _stands_alone(clause, there, told)):
        return name
    rest = name[first.end() :] if first else last
    named = [
        word
        for word in WORD.findall(rest)
        if plain_word(word) in there and word.lower() not in HARMLESS
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
    kinds = (UNFINISHED, _NAMED_PLACE, _GIVEN, _DEPARTMENT)
    if not (is_doer and says_only_who(doer)) or any(kind.search(doer) for kind in kinds):
        return name
    return name[at + 1 :]


def _stands_alone(clause: str, there: set[str], told: str) -> bool:
    """Whether a clause before a comma tells a thing of its own, and nothing that narrows the next.

    It names no place, no group, no time and nothing of the target, and it has a verb.
    """
    words = (word for word in WORD.findall(clause) if word.lower() not in HARMLESS)
    if list_topics(clause, told):
        return False
    if WHOLE_CLAUSE.search(clause) is None and any(plain_word(word) in there for word in words):
        return False
    is_plain = not (GROUPS.search(clause) or _PROPER.search(clause) or NARROWS.search(clause))
    return WHOLE_CLAUSE.search(clause) is not None or (is_plain and bool(TELLS.search(clause)))


def _cut_first(name: str) -> str:
    """A name without the verb with which it begins, if that says that a thing is done."""
    first = DONE_FIRST.match(name.lstrip())
    return name.lstrip()[first.end() :] if first else name

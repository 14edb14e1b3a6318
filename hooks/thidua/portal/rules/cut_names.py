"""Rules for names and sentences that are cut out of longer ones, so that somebody else is meant.

*Phòng Văn hóa* is not *Phòng Văn hóa và Thông tin*; who is named behind *phối hợp với* reports
nothing; and a body is the standing one only where a sentence calls it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem
from thidua.language.bodies import BODY_WORDS, LOWER_BODY_WORDS
from thidua.language.markup import find_words, one_line, plain, plain_line
from thidua.language.vietnamese import CAPITALS, fold
from thidua.portal.dossier import Dossier
from thidua.portal.rules.fidelity import difference_problem

_BODY = rf"(?:(?:{BODY_WORDS}|UBMTTQ|MTTQ|Cơ quan|Các|Từng|Mỗi)\b)"
_ANY_BODY = compile_late(rf"{_BODY}|(?:{LOWER_BODY_WORDS}|các|từng|mỗi|cơ quan|đơn vị)\b")
_GOES_ON = compile_late(
    rf"(?: và|,| [-–])? (?!{_BODY})[{CAPITALS}]\w*|"
    r"(?<=HĐND) và UBND|"
    r" (?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|tỉnh|thành phố|Trung ương|khu vực)(?!\w)"
)
"""Behind a name: its next words, which are no other body."""
_VERB_BEHIND = compile_late(r" [-–] (?:Chủ trì|Phối hợp|Tham mưu|Cơ quan|Là|Đơn vị|Bộ phận)(?!\w)")
_BEGINS_NAME = compile_late(rf"{_BODY}|\b(?:{LOWER_BODY_WORDS}) (?=[{CAPITALS}])")
_LEADS_ON = compile_late(rf"(?:\b(?:{BODY_WORDS}|trưởng)|HĐND và) $")
"""Before a name: a word that begins a longer one, *Ban* before *Chỉ huy Quân sự*."""
_ENDS_NAMES = compile_late(
    r"\b(?:phối hợp|với|cùng|giao|đề nghị|cho|chủ trì)\b|[.;:()]", re.IGNORECASE
)
_LEFT_HANGING = compile_late(
    r"(?<!\w)(?:phối hợp(?: chặt chẽ)?|với|cùng|cho|của|về|do|bởi|không|chưa|chỉ|trừ|ngoài|tại|"
    r"giao|đề nghị|yêu cầu)$", re.IGNORECASE,
)  # fmt: skip
_WITH_OTHERS = compile_late(r"\bphối hợp(?: chặt chẽ)?,?(?: (?:với|cùng))? [^.;:]*$", re.IGNORECASE)
_SENTENCE = compile_late(r"(?<=[^\W\d]{2}[.!?;]) |\n")
_MOST_WORDS = 6
_NEXT_BODY = compile_late(r"(?:,| và|;|, và) (?:các )?")
_WITH_BODY = compile_late(r"\bphối hợp(?: chặt chẽ)? (?:với|cùng)(?: các)? ")
_LISTED_BODY = compile_late(rf"(?:{BODY_WORDS})\b(?! tổng hợp| đạt|:)")
_ROLE = r"(?:co quan|bo phan|don vi|to chuc|dau moi|nhiem vu|vai tro)"


def units_are_named_whole(dossier: Dossier) -> Iterator[Problem]:
    """The name of a unit with a role begins and ends where the printed name does."""
    for index, item in enumerate(dossier.entry.record.responsibility_items):
        lines = [one_line(line) for line in plain(item.text).split("\n")]
        text = "\n".join(lines)
        for place, one in enumerate(item.units):
            starts, length = [*find_words(one.unit, text)], len(one.unit)
            if starts and not any(_is_whole_name(text, at, at + length) for at in starts):
                yield difference_problem(
                    dossier.entry,
                    ("responsibilities", "items", index, "units", place, "unit"),
                    f"“{one.unit}” chỉ là một phần của tên in trong mục {item.bare_number}.",
                    "Chép đủ tên đơn vị như in.",
                )


def units_are_named_with_those_beside_them(dossier: Dossier) -> Iterator[Problem]:
    """Where units of a paragraph are named, those who begin it or are listed with them are too."""
    for index, item in enumerate(dossier.entry.record.responsibility_items):
        text = plain_line(item.text)
        spans = sorted(
            (at, at + len(one.unit)) for one in item.units for at in find_words(one.unit, text)
        )
        left = _find_unnamed(text, spans) if spans else None
        if left is not None:
            words = " ".join(text[left:].split()[:_MOST_WORDS])
            yield difference_problem(
                dossier.entry,
                ("responsibilities", "items", index, "units"),
                f"Mục {item.bare_number} còn in “{words} …” cùng các đơn vị ở đây, mà "
                "`units` không có.",
                "Thêm đơn vị ấy với vai trò của nó; không nêu riêng được thì bỏ cả `units`.",
            )


def _find_unnamed(text: str, spans: Sequence[tuple[int, int]]) -> int | None:
    """Where a body begins that the paragraph lists with the named ones and no unit has."""
    places = [0, *(found.end() for _, end in spans if (found := _NEXT_BODY.match(text, end)))]
    places += [found.end() for found in _WITH_BODY.finditer(text)]
    for at in places:
        is_named = any(start <= at < end for start, end in spans)
        if not is_named and _LISTED_BODY.match(text, at):
            return at
    return None


def _is_whole_name(text: str, start: int, end: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    before, behind = text[line:start], text[end:].partition("\n")[0]
    if _GOES_ON.match(text, end) and not _VERB_BEHIND.match(text, end):
        return False
    if before[-1:].isalnum() or behind[:1].isalnum():
        return False
    if _LEADS_ON.search(before):
        return False
    if _ANY_BODY.match(text, start) or text[start].islower():
        return True
    named = [found.start() for found in _BEGINS_NAME.finditer(before)]
    return not named or bool(_ENDS_NAMES.search(before, named[-1]))


def deadlines_begin_with_who_has_them(dossier: Dossier) -> Iterator[Problem]:
    """The words of a deadline do not begin with a body that the sentence only joins."""
    for index, due in enumerate(dossier.entry.record.deadlines):
        words = plain_line(due.text)
        found = [
            line[: line.find(words)].rstrip() for line in dossier.printed_lines if words in line
        ]
        if found and all(_is_left_hanging(before, words) for before in found):
            yield difference_problem(
                dossier.entry,
                ("deadlines", index, "text"),
                f"Trước “{words[:40].rstrip()}…” còn chữ “{found[0][-30:].lstrip()}”: bỏ đi thì "
                "câu nói về người khác.",
                "Chép từ đầu câu.",
            )


def _is_left_hanging(before: str, words: str) -> bool:
    if _LEFT_HANGING.search(before):
        return True
    joined = _WITH_OTHERS.search(before)
    return bool(joined and before[-1:] in ",à" and _ANY_BODY.match(words))


def standing_body_is_called_so(dossier: Dossier) -> Iterator[Problem]:
    """Some sentence says that the standing body is one."""
    body = dossier.entry.record.standing_body
    if not body:
        return
    for sentence in _sentences_with(body, dossier):
        start = sentence.find(body)
        is_whole = start >= 0 and _is_whole_name(sentence, start, start + len(body))
        if is_whole and _calls_standing(fold(sentence), fold(body)):
            return
    yield difference_problem(
        dossier.entry,
        ("standing_body",),
        f"Không câu nào nói “{body}” là cơ quan thường trực.",
        "Chép tên cơ quan mà văn bản gọi là thường trực; không có thì bỏ dòng này.",
    )


def _sentences_with(words: str, dossier: Dossier) -> Iterator[str]:
    """The sentences of all passages in which some sentence may have the words."""
    for passage in dossier.passages:
        text = plain(passage.text)
        if words in text:
            yield from _SENTENCE.split(text)


def _calls_standing(sentence: str, body: str) -> bool:
    if "thuong truc" not in sentence:
        return False
    name = rf"\b{re.escape(body)}\b"
    behind = (
        rf"{name}(?: (?!(?:va|voi|cung|phoi|giup)\b)\w+){{0,4}}\W{{0,3}}(?:\b(?:la|lam|giu|voi|"
        rf"duoc giao|thuc hien|dong)\b )?(?:{_ROLE} )*thuong truc\b"
    )
    before = (
        rf"\bthuong truc\b[^.;]{{0,80}}?(?:\b(?:la|giao cho|giao|do|qua)|[:(–-])\s*"
        rf"(?:(?:cho|qua) )?{name}"
    )
    assigned = rf"\bgiao (?:cho )?{name}[^.;,]{{0,20}} (?:lam|la) (?:{_ROLE} )*thuong truc\b"
    return any(re.search(one, sentence) for one in (behind, before, assigned))

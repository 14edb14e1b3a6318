"""Printed lines as parts of spoken sentences, and what must be looked at before they are read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.foundation.patterns import compile_late
from thidua.language.spoken.passing import Unsure
from thidua.language.vietnamese import CAPITALS
from thidua.model.base import Noted
from thidua.site.kit.told import LIST_MARK, ToldFigure

_BARE_COUNT = compile_late(r":\s*(?=\d[\d.,]*$)")
_AFTER_SIGN = compile_late(
    rf"(?<=[;:] )[{CAPITALS}](?=[^\W\d_{CAPITALS}]*,? [^\W_{CAPITALS}])"
    r"|(?<=, )[SDTNG](?=(?:ản lượng|iện tích|ỷ lệ|ổng|ăng suất|iá trị) )"
)
_NAMES = ("Đảng", "Mặt trận", "Nhà nước", "Trung ương", "Nhân dân", "Quốc", "Chính", "Ủy", "Hội",
          "Chủ tịch", "Thủ", "Bộ", "Ban", "Tổ quốc", "Đoàn", "Liên", "Phòng", "Sở", "Chi", "Cục",
          "Bí thư", "Luật", "Nghị", "Tỉnh ủy", "Huyện ủy", "Thành ủy", "Văn phòng", "Công an",
          "Công đoàn", "Đại hội", "Việt", "Viện", "Tòa", "Bảo hiểm")  # fmt: skip
"""Beginnings of names that are written with one capital letter."""
# It begins with the space, and looks back from there: so it is found ten times as fast.
_SENTENCE = compile_late(
    rf"\s(?:(?<=[^\W\d_{CAPITALS}][.!?]\s)\s*(?=[“{CAPITALS}])|(?<=[”)%\d][.!?]\s)\s*)"
)
_QUOTED = compile_late(r"“([^”]{1,600})”")
_FIRST_WORDS = 8


def drop_list_mark(words: str) -> str:
    """A printed line without its list mark; only a bare count gets a verb: “mới: 02”."""
    line = LIST_MARK.sub("", words).strip(" .;")
    if line.startswith("Số "):
        line = _BARE_COUNT.sub(" là ", line)
    return line


def drop_capitals(words: str) -> str:
    """Words without capitals behind the signs inside a sentence, but for those of names."""
    return _AFTER_SIGN.sub(_lower_common, words)


def _lower_common(found: re.Match[str]) -> str:
    rest = found.string[found.start() :]
    return found[0] if rest.startswith(tuple(f"{name} " for name in _NAMES)) else found[0].lower()


def join_names(names: Sequence[str]) -> str:
    """Names in one list: “A, B và C”; signs that part them are stronger where a name has one."""
    has_parts = any("," in name or " và " in name for name in names)
    before, last = ("; " if has_parts else ", ").join(names[:-1]), names[-1]
    return f"{before}{' cùng với ' if has_parts else ' và '}{last}" if before else last


def list_sentences(text: str) -> list[str]:
    """The sentences of a printed passage; a list stays with the words that open it."""
    found: list[str] = []
    is_list = False
    for line in text.splitlines():
        plain = LIST_MARK.sub("", line.replace("*", "")).strip()
        if not plain or plain.startswith(("|", "#")):
            continue
        if is_list:
            found[-1] = f"{found[-1]} {plain}"
            continue
        found += [part.strip() for part in _SENTENCE.split(plain)]
        is_list = plain.endswith(":")
    return [sentence for sentence in found if not sentence.endswith(":")]


def tell_note(noted: Noted | None, words: str) -> tuple[Unsure, ...]:
    """What a note says about words that are read aloud.

    Args:
        noted: the part of the plan.
        words: what is read of it.
    """
    if not noted or not noted.note:
        return ()
    first = " ".join(words.split()[:_FIRST_WORDS])
    return tell_quoting_note(noted, words) or (Unsure(first, noted.note),)


def tell_quoting_note(noted: Noted, words: str) -> tuple[Unsure, ...]:
    """The same, of a note that quotes some of the words."""
    quoted = [quote for quote in _QUOTED.findall(noted.note or "") if quote in words]
    return (Unsure(quoted[0], noted.note),) if quoted and noted.note else ()


def read_as_stated(words: str, figures: Sequence[ToldFigure]) -> tuple[str, tuple[Unsure, ...]]:
    """Words with each number as the record states it, so that it is read in one way only.

    Only the sign of the fraction may differ: ``98.5`` is printed, and ``98,5`` is stated.
    """
    doubts: list[Unsure] = []
    for number in dict.fromkeys(figure.number for figure in figures if "," in figure.number):
        printed = number.replace(",", "#").replace(".", ",").replace("#", ".")
        if printed not in words:
            continue
        pattern = rf"(?<![\d.,]){re.escape(printed)}(?![\d]|[.,]\d)"
        if printed != number and re.search(pattern, words):
            words = re.sub(pattern, number, words)
            why = f"Bản gốc in “{printed}”; bài đọc theo số liệu đã ghi trên Cổng: {number}."
            doubts.append(Unsure(printed, why))
    return words, tuple(doubts)

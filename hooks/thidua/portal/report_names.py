"""Whether what a report names is what a target names.

A report tells much that stands near a target: a part of it (*vụ xuân*, *từ thuế*), its neighbour
(*đàn bò* beside *đàn trâu*), the step before it (*đăng ký*, *khởi công*). A word that the target
does not have may make it any of these, so only words that surely do not are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from thidua.language.vietnamese import fold
from thidua.portal.reports import NOT_DONE

_WORD = re.compile(r"\w+")
_SHORT_FORM = re.compile(r"[A-ZĐ]{2,}")
_RATIO = re.compile(r"\d[\d.,]* ?/ ?\d[\d.,]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PLACE = r"(?:xã|phường|thị trấn|huyện|quận|tỉnh|thành phố)"
_PASSED_OVER = re.compile(
    rf"(?<!\w)(?:(?:trên địa bàn )?(?:toàn|cả) (?:{_PLACE}|ngành|dân|quốc)|trên địa bàn {_PLACE}|"
    rf"(?:cuối|cả|hết|trong) năm|\w+ tháng(?: đầu năm)?|xếp thứ(?: \d+)?|{NOT_DONE})(?!\w)",
    re.IGNORECASE,
)
_HARMLESS = frozenset(
    word
    for words in (
        "đã được cho có hiện thực tế số lượng tổng mức độ tỷ tỉ lệ danh hiệu đạt công nhận là ở",
        "tại với theo của trong các và trên từ người dân hộ khẩu em cháu bao phủ duy trì giữ vững",
        "ổn định loại tăng thêm mới xây dựng thành lập tổ chức thực hiện hoàn thành hỗ trợ vận",
        "động huy làm rõ xảy ra phát sinh năm nay kết quả ước tính khoảng bình quân chung đầu",
        "tháng cả nhà nước thu gom xử lý lũy kế toàn lên chiếm còn giải quyết",
    )
    for word in words.split()
)
"""Words that make no other quantity: verbs of doing and counting, and what goes without saying."""


def name_strangers(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The words of a reported number that may make it another quantity than that of a target.

    Args:
        name: what the report says the number is of.
        known: all words of the target: its names, its unit, the headings above it.

    Returns:
        In printed order; empty if none is strange.
    """
    told = " ".join(known)
    bare = _PASSED_OVER.sub(" ", _RATIO.sub(" ", name))
    there = {_plain(word) for word in _WORD.findall(told)}
    spelt = _spelt_out(told, bare)
    return tuple(
        word
        for at, word in enumerate(_WORD.findall(bare))
        if at not in spelt
        and not _is_known(word, there)
        and not _YEAR.fullmatch(word)
        and not (_SHORT_FORM.fullmatch(word) and word in _initials(told))
    )


def _is_known(word: str, there: set[str]) -> bool:
    return word.lower() in _HARMLESS or _plain(word) in there


def _plain(word: str) -> str:
    """A word without marks, for they are put in two ways; a number without zeros before it."""
    return word.lstrip("0") or "0" if word.isdigit() else fold(word)


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

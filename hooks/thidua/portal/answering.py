"""Which of the documents that a plan cites it answers: one that launches what it carries out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from thidua.language.body_names import expand_names
from thidua.language.vietnamese import fold

_LAUNCHES = re.compile(
    r"\b(?:phat dong|phong trao|(?<!luat )(?<!hoi dong )thi dua(?!,? ?[-–]? ?(?:va )?khen thuong\b"
    r"(?! nam)))\b"
)
_LEADS = re.compile(r"\b(thuc hien|huong ung|trien khai|cu the hoa|theo|can cu)\b")
_ONLY_RESTS = ("theo", "can cu")
_IS_ABOUT = re.compile(r"\b(?:ve|v/v|ban hanh|quy dinh|phe duyet|giao)\b")
_NO_PLANS = frozenset(["luat", "bo_luat", "hien_phap", "phap_lenh", "nghi_dinh", "thong_tu"])
_ONLY_LAUNCH = frozenset(["nghi_quyet", "ket_luan", "de_an", "quy_che", "quy_dinh"])
"""Of these only such as launch a campaign are answered by a plan of emulation."""

_BODY_OF_IT = re.compile(r" của ((?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) [^,;()]*?)(?: về| ban|$)")


def is_cited_as_of(words: str, name: str) -> bool:
    """Whether a citation says that a document is of a body: *của Ủy ban nhân dân phường* will do.

    Args:
        words: with which the document is cited.
        name: of the body that cites it.
    """
    named = _BODY_OF_IT.search(words)
    return bool(named and f"{expand_names(name)} ".startswith(f"{expand_names(named[1])} "))


def is_answered(doc_type: str, words: str, leads: Iterable[str]) -> bool:
    """Whether a document prints that it answers another one.

    Args:
        doc_type: of the cited document; may be empty.
        words: with which it is cited, to the end of what it is about.
        leads: what stands before these words in their sentence, wherever they stand.
    """
    if doc_type in _NO_PLANS:
        return False
    said = fold(words)
    if _LAUNCHES.search(said):
        return True
    if doc_type in _ONLY_LAUNCH:
        return False
    is_about = bool(_IS_ABOUT.search(said))
    is_decision = doc_type == "quyet_dinh"
    for before in (*leads, words):
        found = _LEADS.findall(fold(before))
        is_carried_out = bool(found) and found[-1] not in _ONLY_RESTS
        # What a decision is about, or a plan that is only rested on, must be a campaign.
        is_clear = not is_about if is_decision or not is_carried_out else True
        if found and is_clear and (is_carried_out or not is_decision):
            return True
    return False

"""The words by which a decision says what it does to a plan, and that it means the whole plan."""

from __future__ import annotations

import re

from thidua.language.vietnamese import fold
from thidua.model.decided import NEW_ENDS, Effect
from thidua.portal.effect_words import EFFECT_WORDS

BEFORE_NUMBER = (
    *((effect, fold(words.sure)) for effect, words in EFFECT_WORDS.items()),
    (
        Effect.AMEND,
        r"sua doi,? bo sung|sua doi|dieu chinh|bo sung|thay (?:cac )?cum tu|dinh chinh|"
        r"(?:nang|giam|tang|ha)(?: muc| cac)? chi tieu|"
        r"giao (?:lai|bo sung)(?: cac| mot so)? chi tieu",
    ),
)
"""What a document does, said before the number of the plan; the first that is said counts."""
AFTER_NUMBER = (
    *((effect, fold(words.behind)) for effect, words in EFFECT_WORDS.items()),
    (Effect.AMEND, r"(?<!da )duoc dieu chinh thoi (?:gian|han)"),
    (Effect.AMEND, r"(?<!da )duoc (?:sua doi|bo sung|dieu chinh)\b[^.;:]{0,60}\bnhu sau"),
)
"""The same said after the number."""
VERB = "|".join(f"(?:{words})" for _, words in BEFORE_NUMBER)
_DATED = (
    r"(?:(?:ke |bat dau )?tu |(?:cho )?(?:den|toi) |sang |thanh |vao |xuong |len )(?:het |cuoi )*"
    r"(?:ngay )?(?:\d[\d/.-]*(?: thang \d+)?(?: nam \d{4})?|(?:thang|quy) \w+(?:/| nam )?\d{4}|"
    r"thang \d+/\d{4}|ngay ky|ngay ban hanh)"
)
OF_THE_PLAN = re.compile(
    rf"\b(?:{VERB}|{_DATED}|tu|thanh|sang|them|va|ve|la|viec|duoc|cho phep|cho|"
    r"dong y|thong nhat|nay|thoi (?:gian|han|diem)|hieu luc|thi hanh|thuc hien|trien khai|"
    r"to chuc|ap dung|ket thuc|hoan thanh|toan bo|cac|hoat dong|dot|phong trao|thi dua|cua|"
    r"ke hoach|neu tren|tro lai|(?:ban hanh )?kem theo|quyet dinh nay|\d+ (?:thang|ngay|nam))(?!\w)"
)
"""Words of a sentence that speaks of a whole plan, and of nothing that it has."""
TIMED = (*NEW_ENDS, Effect.SUSPEND, Effect.RESUME)
ON_TIME = re.compile(
    r"(?:ve |(?:dieu chinh|sua doi|thay doi) )*(?:thoi (?:gian|han|diem)|ngay ket thuc)\b"
)
NAMES_PLAN = re.compile(r"\b(?:ke hoach|phong trao)\b")
LAST_DATED = re.compile(rf".*\b{_DATED}")
ON_LINES = re.compile(
    r"(?:dieu \d+[.:] )?(?:dieu chinh|sua doi|bo sung|bai bo|huy bo|bo|thay|khong thuc hien)\b"
    r".{0,40}\bchi tieu\b(?=.*[“\"]| so \d)"
)
"""A sentence without a number that changes lines of the plan of which its article speaks."""

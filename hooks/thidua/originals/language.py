"""What language words are in, as far as their letters tell."""

from __future__ import annotations

import re

from thidua.model.document import Language
from thidua.vietnamese import nfc

CODES = {
    Language.VIETNAMESE: "vi",
    Language.ENGLISH: "en",
    Language.TAY: "tyz",
    Language.NUNG: "nut",
    Language.MUONG: "mtq",
    Language.HMONG: "hmn",
    Language.THAI: "blt",
    Language.DAO: "ium",
    Language.KHMER: "km",
    Language.CHAM: "cjm",
    Language.EDE: "rad",
    Language.JARAI: "jra",
    Language.BAHNAR: "bdq",
    Language.CHINESE: "zh",
}
"""What machines call them (BCP 47; ISO 639-3 where there is nothing shorter)."""

LOOKED_AT = 20_000
"""How many letters are enough to tell."""

# Letters that no other language of Vietnam or its neighbours uses together.
_VIETNAMESE = re.compile(r"[ăơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_LEAST = 20
_SHARE = 0.08
"""Of the letters of a Vietnamese text, a fifth are such; of a foreign one with names, few."""


def language_of(text: str) -> Language | None:
    """The language of a text; None where its letters do not tell."""
    start = nfc(text[:LOOKED_AT])
    own = len(_VIETNAMESE.findall(start))
    if own < _LEAST or own < _SHARE * len(_LETTER.findall(start)):
        return None
    return Language.VIETNAMESE

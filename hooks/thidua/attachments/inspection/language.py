"""What language words are in, as far as their letters tell."""

from __future__ import annotations

from thidua.language.vietnamese import nfc
from thidua.model.document import Language

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

LOOKED_AT = 2_000
"""How many characters are enough to tell."""

# Letters that no other language of Vietnam or its neighbours uses together.
_VIETNAMESE = frozenset("ăơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
_LEAST = 20
_SHARE = 0.08
"""Of the letters of a Vietnamese text, a fifth are such; of a foreign one with names, few."""


def language_of(text: str) -> Language | None:
    """The language of a text; None where its letters do not tell."""
    letters = [letter for letter in nfc(text[:LOOKED_AT]).lower() if letter.isalpha()]
    own = sum(letter in _VIETNAMESE for letter in letters)
    return Language.VIETNAMESE if own >= max(_LEAST, _SHARE * len(letters)) else None

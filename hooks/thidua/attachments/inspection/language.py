"""Finding the language of a text from its letters."""

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
"""Language tags (BCP 47, with codes of ISO 639-3 for languages that have no shorter code)."""

LOOKED_AT = 2_000
"""The number of characters that are examined."""

# Letters that together occur in no other language of Vietnam and its neighbours.
_VIETNAMESE = frozenset("ăơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
_LEAST = 20
_SHARE = 0.08
"""The least share of these letters in a Vietnamese text. A typical share is 0.2; foreign texts with
Vietnamese names have much less."""


def language_of(text: str) -> Language | None:
    """The language of a text; None if its letters do not show it."""
    signs = nfc(text[:LOOKED_AT]).lower()
    own = sum(map(_VIETNAMESE.__contains__, signs))
    # Mostly they are enough, however many of the signs are letters.
    if own < _SHARE * len(signs) and own < _SHARE * sum(map(str.isalpha, signs)):
        return None
    return Language.VIETNAMESE if own >= _LEAST else None

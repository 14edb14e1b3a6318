"""Letters, marks and digits that were added to Unicode after version 14, which Python 3.11 has.

Newer versions of Python take them for letters, Python 3.11 does not. Words would begin and end at
different places, and the same portal would give different sites.
"""

from __future__ import annotations

# Source: UnicodeData.txt of Unicode 18.0, beside that of 14.0.
_RANGES = (
    "558 58B-58C 5C8-5C9 88F 897 B53-B54 C5C CDC CF3 ECE 1ACF-1AF0 1C89-1C8A 208F 209D-209F "
    "A7CB-A7CF A7D2 A7D4 A7DA-A7DD A7E2 A7F1 AB6C-AB6D 105C0-105F3 107BB-107BF 10940-10959 "
    "10D40-10D65 10D69-10D6D 10D6F-10D85 10EC2-10EC7 10ECB-10ECF 10ED9-10EEE 10EF0-10EFF "
    "1123F-11241 11380-11389 1138B 1138E 11390-113B5 113B7-113C0 113C2 113C5 113C7-113CA "
    "113CC-113D3 113E1-113E2 116D0-116E3 11B0A 11B60-11B67 11BC0-11BE0 11BF0-11BF9 11DB0-11DDB "
    "11DE0-11DE9 11DF0-11DF1 11F00-11F10 11F12-11F3A 11F3E-11F42 11F50-11F5A 1246F 12475-1247F "
    "12550-12686 1342F 13440-13455 13460-143FA 16100-16139 16D40-16D6C 16D70-16D79 16EA0-16EB8 "
    "16EBB-16ED3 16FF2-16FF6 187F8-187FF 18CD6-18CDA 18CFF 18D09-18D20 18D80-18DF2 18E00-19191 "
    "191A0-191D2 1B123-1B128 1B132 1B155 1B168 1CCF0-1CCF9 1D127-1D128 1D250-1D252 1D25B-1D25C "
    "1D25F 1D280-1D281 1D2C0-1D2D3 1D6A6 1DF1F-1DF81 1DF90-1DF96 1DFCD-1DFFF 1E030-1E06D 1E08F "
    "1E4D0-1E4F9 1E5D0-1E5FA 1E6C0-1E6DE 1E6E0-1E6F5 1E6FE-1E6FF 2B739-2B73F 2B81E 2CEA2-2CEAD "
    "2EBF0-2EE5D 31350-33479 3D000-3FC3F "
)


def _written(number: str) -> str:
    return chr(int(number, 16))


NEW_LETTERS = "".join("-".join(map(_written, letters.split("-"))) for letters in _RANGES.split())
"""All of them, for use between the brackets of a regular expression."""

AROUND_NEW_LETTERS = r"\u0558-\u0ece\u1acf-\u1c8a\u208f-\u209f\ua7cb-\uab6d\U000105c0-\U0003fc3f"
"""Few ranges that contain all of them and much else; searching a text for these is fast."""

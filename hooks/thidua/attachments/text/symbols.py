"""Signs that Word keeps as codes of the fonts Symbol, Wingdings and Webdings.

Sources: the encoding vector of the font Symbol in the PostScript Language Reference, Appendix E.5;
the tables of Wingdings in the proposal for Unicode 7 (L2/12-130). Codes of fonts are stored in the
private use area from U+F000 on, or as they are.
"""

from __future__ import annotations

_PRIVATE = 0xF000
_PRIVATE_USE = range(0xE000, 0xF900)
_FIRST, _LAST = 0x20, 0xFF

_LAST_CODE = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)

_SYMBOL = dict(zip(range(0x20, 0x7F), (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
), strict=True)) | dict(zip(range(0xA0, 0xF0), (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
), strict=True)) | dict(zip(range(0xF1, 0xFF), "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭", strict=True))  # fmt: skip

_WINGDINGS = {
    0x20: " ", 0x21: "✏", 0x22: "✂", 0x23: "✁", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛",
    0x37: "⌨", 0x3E: "✇", 0x3F: "✍", 0x41: "✌", 0x45: "☜", 0x46: "☞", 0x47: "☝", 0x48: "☟",
    0x4A: "☺", 0x4C: "☹", 0x4E: "☠", 0x4F: "⚐", 0x51: "✈", 0x52: "☼", 0x54: "❄", 0x56: "✞",
    0x58: "✠", 0x59: "✡", 0x5A: "☪", 0x5B: "☯", 0x6A: "&", 0x6C: "●", 0x6D: "❍", 0x6E: "■",
    0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖",
    0x77: "⬥", 0x78: "⌧", 0x7B: "❀", 0x7C: "✿", 0x7D: "❝", 0x7E: "❞", 0x80: "⓪", 0x8B: "⓿",
    0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "◻",
    0xAA: "✦", 0xAB: "★", 0xAC: "✶", 0xAD: "✴", 0xAE: "✹", 0xAF: "✵", 0xB1: "⌖", 0xB2: "⟡",
    0xB5: "✪", 0xB6: "✰", 0xD5: "⌫", 0xD6: "⌦", 0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→",
    0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘", 0xE7: "←", 0xE8: "➔",
    0xE9: "↑", 0xEA: "↓", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄", 0xF4: "⇳",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
} | {0x81 + at: chr(0x2460 + at) for at in range(10)} | {
    0x8C + at: chr(0x2776 + at) for at in range(10)
}  # fmt: skip
_WINGDINGS_2 = {
    0x20: " ", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x95: "•",
    0x96: "•", 0x97: "•", 0x98: "●", 0xA2: "▪", 0xA3: "□",
}  # fmt: skip
_WINGDINGS_3 = {0x20: " ", 0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x7D: "▶", 0x84: "◀"}
_WEBDINGS = {0x20: " ", 0x33: "◀", 0x34: "▶", 0x35: "▲", 0x36: "▼", 0x61: "✓", 0x63: "□",
             0x67: "■", 0x6E: "●", 0x72: "✗"}  # fmt: skip
_FONTS: dict[str, dict[int, str]] = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
}


def is_symbol_font(font: str) -> bool:
    """Whether a font has signs instead of letters."""
    return font.lower() in _FONTS


def sign_of(code: int, font: str) -> str:
    """The Unicode sign that a font prints for a code; empty if it is not known."""
    known = _FONTS.get(font.lower())
    if known is None and code in _PRIVATE_USE:
        return ""
    if known is None:
        known_code = 0 <= code <= _LAST_CODE and code not in _SURROGATES
        return chr(code) if known_code else ""
    own = code - _PRIVATE if _FIRST <= code - _PRIVATE <= _LAST else code
    return known.get(own, "")


def in_private_use(sign: str) -> bool:
    """Whether a sign has a code to which each font gives its own meaning."""
    return ord(sign) in _PRIVATE_USE


def signs_of(words: str, font: str) -> tuple[str, str]:
    """Words as a font prints them, and those of their codes whose sign is not known.

    Letters in a font for signs are signs as well. Private codes in other fonts are of the font
    Symbol, which was lost on the way.
    """
    symbolic = is_symbol_font(font) and all(
        ord(char) <= _LAST or in_private_use(char) for char in words
    )
    if not symbolic and words.isascii():
        return words, ""
    out, unknown = [], []
    known = font if is_symbol_font(font) else "Symbol"
    for char in words:
        coded = in_private_use(char) or (symbolic and ord(char) >= _FIRST)
        sign = sign_of(ord(char), known) if coded else char
        out.append(sign)
        if not sign:
            unknown.append(char)
    return "".join(out), "".join(unknown)

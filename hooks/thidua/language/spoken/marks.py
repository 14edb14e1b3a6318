"""Signs beside numbers: those that have words, and those that are only told.

``make_plain`` writes other letters of the same sign as the usual one. ``MARKS`` are the rules for
signs with words; ``tell_left`` tells of every sign that no rule took.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from thidua.foundation.patterns import compile_late
from thidua.language.alike_signs import use_plain_signs
from thidua.language.spoken.numerals import hear_number, speak_number, speak_whole
from thidua.language.spoken.passing import START, Pass, Rule

_ROMAN_SIGN = compile_late("[\u2160-\u216b]")
_PLAIN = (
    (compile_late(r"(?<=[\d%‰])([ ]?)[‑‒―—÷−]([ ]?)(?=\d)"), r"\1–\2"),
    (compile_late(r"(?<=\d/\d\d)h(?!\w)"), " giờ"),
    (compile_late(r"(?<=\d)[ ]?[-–][ ]?(?=[<≤][ ]?\d)"), " đến "),
    (compile_late(r"(?<=\d)[ ]?&[ ]?(?=\d)"), " và "),
    (compile_late(r"(?<=\d)[ ]?(?:%o|[0o]/oo)(?!\w)"), "‰"),
    (compile_late(r"(?<=[\d%‰])[ ]?(?:=>|->)[ ]?(?=\d)"), " → "),
)
_MAY_BE_PLAIN = compile_late("[‑‒–—÷−]|%o|/oo|[=-]>|/..h|-[ ]?[<≤]|&")
_MONEY = r"\d{1,3}(?:\.\d{3})*(?:,\d+)?(?:[ ](?:nghìn|triệu|tỷ))?"
_WHOLE = r"(?![\w]|[.,]\d)"
_DOLLARS = compile_late(rf"\$[ ]?({_MONEY}){_WHOLE}|(?<![\d.,])({_MONEY})[ ]?\$")
_EUROS = compile_late(rf"€[ ]?({_MONEY}){_WHOLE}|(?<![\d.,])({_MONEY})[ ]?€")
_TWICE = compile_late(r"(\d[\d.,]*)([ ]?%)?[ ]\(([^()\d]{2,60}?)([ ]phần trăm)?\)")
_SPELLED = compile_late(r"(?P<words>(?:(?<!\w)[^\W\d]+[ ]){0,7}(?<!\w)[^\W\d]+)[ ]\((\d[\d.,]*)\)")
_VALUE = compile_late(r"(?<!\d)(?<!\d\.)(\d[\d.]*+(?:,\d++)?)[ ]?(%|‰|\w++)?[ ]?$")
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_WHY = "Dấu cạnh con số mà Cổng không chắc đọc thế nào; xem bản gốc rồi hãy đọc."
LEFT = r"[-‐‑‒–—―−÷:+±×=‹›≤≥<>→←↑↓~≈≠$€£¥#^*_\\|…]"
"""Signs that mean something beside a number."""
_LEFT = compile_late(LEFT)
ODD = compile_late(
    r"[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c\u2150-\u218b\u2460-\u24ff\u2776-\u2793]"
)
"""Numbers that are no digits."""


def make_plain(text: str) -> str:
    """The text with the usual letters of signs, and amounts once only: “01 (một)”."""
    text = use_plain_signs(text)
    text = _ROMAN_SIGN.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    if _MAY_BE_PLAIN.search(text):
        for pattern, plain in _PLAIN:
            text = pattern.sub(plain, text)
    if "$" in text and "\\" not in text and text.count("$") == len(_DOLLARS.findall(text)):
        text = _DOLLARS.sub(lambda found: f"{found[1] or found[2]} USD", text)
    if "€" in text:
        text = _EUROS.sub(lambda found: f"{found[1] or found[2]} EUR", text)
    return _SPELLED.sub(_once_spelled, _TWICE.sub(_once, text)) if "(" in text else text


def _once(found: re.Match[str]) -> str:
    value = hear_number(found[3].strip())
    printed = _value(found[1])
    is_same = value is not None and value == printed and bool(found[2]) == bool(found[4])
    return f"{found[1]}{found[2] or ''}" if is_same else found[0]


def _once_spelled(found: re.Match[str]) -> str:
    """“ba mươi (30) phút”: the number stands for as many words as say it."""
    words = found["words"].split()
    for at in range(len(words)):
        if hear_number(" ".join(words[at:])) == _value(found[2]):
            return " ".join([*words[:at], found[2]])
    return found[0]


def list_contradictions(text: str) -> list[str]:
    """Amounts whose words in parentheses say another number: “5 (mười) hộ”."""
    found = _TWICE.finditer(text) if "(" in text else ()
    return [twice[0] for twice in found if hear_number(twice[3].strip()) is not None]


def _value(printed: str) -> Decimal | None:
    plain = printed.strip(".,").replace(".", "").replace(",", ".")
    return Decimal(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


def _arrow(found: re.Match[str], state: Pass) -> str | None:
    """“62% → 70%” goes up; told where the two cannot be compared."""
    before, after = _VALUE.search(state.before(found.start())), state.after(found.end())
    behind = re.match(r"(\d[\d.]*(?:,\d+)?)[ ]?(%|‰|\w+)?", after)
    if not before or not behind:
        return None
    low, high = _value(before[1]), _value(behind[1])
    if low is None or high is None or low == high or (before[2] or behind[2]) != behind[2]:
        return None
    return " lên " if low < high else " xuống "


def _vulgar(found: re.Match[str], state: Pass) -> str | None:
    """“½ số xã”; behind a number it is told."""
    top, _, bottom = unicodedata.normalize("NFKC", found[0]).partition("\u2044")
    if state.before(found.start(), 1).isdigit():
        return None
    whole = "tư" if bottom == "4" else speak_number(bottom)
    return state.say(found[0], f"{speak_number(top)} phần {whole}", "vulgar")


def _circled(found: re.Match[str], state: Pass) -> str:
    said = speak_whole(int(unicodedata.numeric(found[0])))
    return f"{state.say(found[0], said, 'sign')},"


def _power(found: re.Match[str], state: Pass) -> str:
    power = unicodedata.normalize("NFKC", found["power"])
    said = state.say(found["base"], speak_number(found["base"]), "number")
    return f"{said} mũ {state.say(power, speak_number(power), 'number')}"


def _times(_: re.Match[str], __: Pass) -> str:
    return " nhân "


def _milestone(_: re.Match[str], __: Pass) -> str:
    """“Km12+500”."""
    return "ki-lô-mét "


def _equals(found: re.Match[str], state: Pass) -> str:
    return " bằng " if state.before(found.start(), 1).strip() else "bằng "


def _plus(found: re.Match[str], state: Pass) -> str | None:
    before = state.before(found.start())
    if re.search(r"(?<!\w)(?:Km|km)[ ]?\d+$", before):
        return " cộng "
    if re.search(r"[\d%‰][ ]?$", before):
        return None
    return "cộng trừ " if found[0][0] == "±" else "cộng "


def _to(found: re.Match[str], state: Pass) -> str | None:
    """From one date or hour to another, of which the first was just spoken."""
    last = state.said[-1] if state.said else None
    if not last or last.kind not in ("date", "day", "hour"):
        return None
    return " đến " if state.before(found.start(), 40).endswith(last.printed) else None


def _scale(found: re.Match[str], state: Pass) -> str | None:
    """“tỷ lệ 1:2.000”; “ISO 9001:2015” is a standard and its year."""
    low, high = found["low"], found["high"]
    if re.search(r"(?<!\w)(?:ISO|TCVN|QCVN|TCXDVN|IEC)[ ]$", state.before(found.start())):
        return ", ".join(state.say(part, speak_number(part), "number") for part in (low, high))
    if not re.search(
        r"(?<!\w)(?:tỷ|tỉ)[ ](?:lệ|số)[ ]$", state.before(found.start()), re.IGNORECASE
    ):
        return None
    said = [state.say(number, speak_number(number), "number") for number in (low, high)]
    return " trên ".join(said)


def _chain(found: re.Match[str], state: Pass) -> str:
    """“10-15-20%”, “5~7”: nothing says what the signs mean."""
    return state.doubt(found[0], _WHY)


def tell_left(place: int, state: Pass) -> None:
    """Tell of a sign at a place that no rule took, if it stands beside a number."""
    sign, before, after = state.text[place], state.text[:place], state.text[place + 1 :]
    if ODD.match(sign):
        beside = not re.search(r"(?<!\w)[kcm]?m$", before)
    elif not _LEFT.match(sign):
        return
    elif sign == ":":
        is_close = re.search(r"[\d%‰]$", before) and re.match(r"\d", after)
        beside = bool(is_close or (re.search(r"\d[ ]$", before) and re.match(r"[ ]?\d", after)))
    elif sign in "-–—":
        is_between = re.search(r"[\d%‰][ ]?$", before) and re.match(r"[ ]?\d", after)
        beside = bool(is_between or re.match(r"\d", after) or re.search(r"[\d%‰]$", before))
    else:
        beside = bool(
            re.search(r"(?:[\d%‰²³]|(?<!\w)[IVX]+)[ ]?$", before) or re.match(r"[ ]?[-+]?\d", after)
        )
        beside = beside or sign in "≤≥<>→±÷×≠"
    if beside:
        chunk = re.search(r"\S*$", before.rstrip(" "))
        assert chunk
        state.doubt(f"{chunk[0]}{state.text[len(before.rstrip(' ')) : place]}{sign}"
                    + (re.match(r"[ ]?\S*", after) or [""])[0], _WHY)  # fmt: skip


_GROUP = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
MARKS = (
    Rule(compile_late(r"[ ]?→[ ]?(?=\d)"), _arrow),
    Rule(compile_late(rf"[{_VULGAR}]"), _vulgar),
    Rule(compile_late("[\u2460-\u2473\u2776-\u277f]"), _circled),
    Rule(compile_late(rf"{START}(?P<base>\d+)(?P<power>[{_SUPERSCRIPTS}]+)"), _power),
    Rule(compile_late(r"(?<=[\dm])[ ]?[x×][ ]?(?=\d)|(?<=[\w%])[ ][x×][ ](?=\d)"), _times),
    Rule(compile_late(r"(?<=[\d%])[~≈][ ]?(?=\d)"), _chain),
    Rule(compile_late(r"(?<!\w)[Kk]m[ ]?(?=\d)"), _milestone),
    Rule(compile_late(r"[ ]?=[ ]?(?=\d)"), _equals),
    Rule(compile_late(r"[+±][ ]?(?=\d)"), _plus),
    Rule(compile_late(rf"{START}(?P<low>{_GROUP}):(?P<high>{_GROUP})(?![\d:])"), _scale),
    Rule(compile_late(r"[ ]?[-–][ ]?(?=\d)"), _to),
)
CHAINS = (
    Rule(compile_late(rf"{START}\d+(?:,\d+)?%?(?:[-–]\d+(?:,\d+)?%?){{2,}}(?![\w/])"), _chain),
)

"""Whole texts as they are read aloud; what cannot be spoken with certainty is told.

One pass from left to right: at each place that may need it, the first rule that fits decides. Words
that no rule knows stay as they are printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from thidua.foundation.patterns import compile_late
from thidua.language.document_number import PRINTED_NUMBER, DocumentNumber
from thidua.language.spoken.abbreviations import (
    TONELESS,
    VOWELLESS,
    SpokenAbbreviations,
    drop_explained,
)
from thidua.language.spoken.codes import CODES
from thidua.language.spoken.counting import AMOUNTS, FIRST
from thidua.language.spoken.dated import DATES
from thidua.language.spoken.marks import (
    CHAINS,
    LEFT,
    MARKS,
    ODD,
    list_contradictions,
    make_plain,
    tell_left,
)
from thidua.language.spoken.numbers_of_documents import speak_document_number
from thidua.language.spoken.passing import Pass, Rule, SpokenWords, Unsure
from thidua.language.spoken.romans import ROMANS
from thidua.language.vietnamese import CAPITALS

_TRIGGER = (
    r"(?<!\d)\d|[≥≤><~≈−%‰]|=[><]|(?<![\w-])-(?=\d)|"
    rf"(?<!\w)[{TONELESS}](?=[{TONELESS}a-z.&-]*[{TONELESS}.])"
    r"|(?<!\w)[IVX](?!\w)|(?<!\w)[bBvVđ](?=/[cv])|(?<=[\w²³%‰])[ ]?/[ ]?(?=\w)"
    rf"|{LEFT}|{ODD.pattern}|(?<=\d)[ ]?[x×→=–-][ ]?(?=\d)|(?<=[\w%])[ ][x×][ ](?=\d)"
    r"|(?<!\w)(?:ha|km|kg|m[²³23]|tr\.?đ)(?![\w²³])|https?://|(?<!\w)[Cc]ovid"
    rf"|(?<!\w)[A-ZĐ]{{1,4}}\d|(?<!\w)[Kk]m(?=[ ]?\d)|{VOWELLESS}"
)
_NOTHING = rf"[a-z{CAPITALS[3:].lower()}](?<=[^\W\d].)(?!ttps?://)|[ ][^/x×→=–-]"
"""Where nothing of all that can begin: most of a text, and most of the time that the pass took."""
_ADDRESS = compile_late(r"(?:https?://|www\.)\S+")
_LETTER_ADDRESS = compile_late(r"[\w.-]+@[\w.-]+\w")
"""Addresses that begin like any word: no rule is asked there, but they are told."""
_WHY_ADDRESS = "Địa chỉ trên mạng; đọc chậm từng phần."
_TEX = tuple((compile_late(pattern), plain) for pattern, plain in (
        (r"\$?\\geq?(?:slant)?\s*", "≥ "), (r"\$?\\leq?(?:slant)?\s*", "≤ "), (r"\\%", "%"),
        (r"<sup>2</sup>", "²"), (r"<sup>3</sup>", "³"),
        (r"(?<!\w)TT\.[ ]?(?=[A-ZĐ])", "thị trấn ")))  # fmt: skip
_HAS_TEX = compile_late(r"[\\$<]|TT\.")
_COMPARED = compile_late(r"(?<!\w)(trên|dưới|gần|khoảng|hơn|đạt|còn|từ|thêm)[ ]?:[ ]?(?=\d)")
_BRACKET = compile_late(r"[()\[\]]")
_FROM_DAY = compile_late(r"\([ ]*(?=ngày[ ][^()]*[ ](?:[-–]|đến)[ ]ngày[ ])")
_OPENING, _CLOSING = compile_late(r"[ ]*[(\[][ ]*"), compile_late(r"[ ]*[)\]]")
_SPACES, _SPACE_BEFORE = compile_late(r"[ ]{2,}"), compile_late(r"[ ]+([,.;:])")
_NEEDLESS, _TIGHT = compile_late(r",+(?=[,.;:!?”’])|^, "), compile_late(r",(?=[^\s\d])")
_BEHIND_SIGN, _AT_END = compile_late(r"([:;.!?]),"), compile_late(r"[ ]*,$")
_DAYS = compile_late(r"[ ][-–][ ](?=ngày[ ]\w+[ ])(?<=\w[ ].[ ])")
_HOURS = compile_late(r"(?<=\w)((?<=giờ)|(?<=phút))[ ]?[-–][ ]?(?=[\w ]{1,20}giờ)")
_QUARTERS = compile_late(r"(?<=\w)[ ][-–][ ](?=quý[ ](?:một|hai|ba|tư)(?!\w))")
_GOES_ON = compile_late(r"[ ](?:ngày|của|do|về|quy định|ban hành)(?!\w)")
_ODD_DOCUMENT = compile_late(
    r"(?<![\w/.,])(?P<seq>\d{1,3}\.\d{3}|\d+[A-ZĐ]?)(?:/|(?<=[A-ZĐ])-)(?P<symbol>[A-ZĐ][A-Za-zĐđƯƠ]*"
    r"(?:[-/][A-ZĐ][A-Za-zĐđƯƠ0-9]*)+)(?:/(?P<year>(?:19|20)\d\d))?(?![\w/-])"
)
_ODD_NUMBER = compile_late(r"\d[\d.,/-]*")
_WHY_ODD = "Số viết khác thường; xem bản gốc rồi hãy đọc."


class Spoken(NamedTuple):
    """A text as it is read aloud.

    Attributes:
        text: its words.
        said: the numbers in it, in printed order.
        unsure: what could not be spoken with certainty; it stands in the text as printed.
    """

    text: str
    said: tuple[SpokenWords, ...]
    unsure: tuple[Unsure, ...]


class Speaker:
    """Speaks texts with the abbreviations of one portal.

    Args:
        readings: every reading of each abbreviation.
    """

    def __init__(self, readings: Mapping[str, tuple[str, ...]]) -> None:
        self._abbreviations = SpokenAbbreviations(readings)
        several = self._abbreviations.of_several_words
        trigger = rf"{_TRIGGER}|(?<!\w)(?:{several})" if several else _TRIGGER
        self._trigger = re.compile(rf"(?!{_NOTHING})(?:{trigger})")
        self._rules = (
            Rule(_ADDRESS, _address),
            Rule(_ODD_DOCUMENT, self._document),
            Rule(PRINTED_NUMBER, self._document),
            *FIRST,
            *CODES,
            *DATES,
            *CHAINS,
            *MARKS,
            *ROMANS,
            *self._abbreviations.rules,
            *AMOUNTS,
        )

    def speak(self, text: str) -> Spoken:
        """A printed text, one line or more, as it is read aloud."""
        text = make_plain(text)
        if _HAS_TEX.search(text):
            text = text.replace("$", "") if "\\" in text else text
            for pattern, plain in _TEX:
                text = pattern.sub(plain, text)
        if "(" in text:
            text = drop_explained(text, self._abbreviations.sure)
        if ":" in text:
            text = _COMPARED.sub(r"\1 ", text)
        state, place, written = Pass(text), 0, []
        for address in _LETTER_ADDRESS.findall(text) if "@" in text else ():
            state.doubt(address, _WHY_ADDRESS)
        for odd in list_contradictions(text):
            state.doubt(odd, "Số và chữ trong ngoặc khác nhau; xem bản gốc rồi hãy đọc.")
        while found := self._trigger.search(text, place):
            written.append(text[place : found.start()])
            words, place = self._at(found.start(), state)
            written.append(words)
        written.append(text[place:])
        return Spoken(_tidy("".join(written)), tuple(state.said), tuple(state.unsure))

    def _at(self, place: int, state: Pass) -> tuple[str, int]:
        """What is spoken at a place, and where the rest begins."""
        for rule in self._rules:
            if found := rule.pattern.match(state.text, place):
                noted = len(state.said), len(state.unsure)
                words = rule.speak(found, state)
                if words is not None:
                    return _spaced(words, found, state.text), found.end()
                del state.said[noted[0] :], state.unsure[noted[1] :]
        odd = _ODD_NUMBER.match(state.text, place)
        if odd:
            return state.doubt(odd[0], _WHY_ODD), odd.end()
        tell_left(place, state)
        return state.text[place], place + 1

    def _document(self, found: re.Match[str], state: Pass) -> str:
        sure = self._abbreviations.sure
        said = speak_document_number(_parse(found[0]), sure)
        for code in said.unsure:
            state.doubt(
                f"{code} trong {found[0]}", "Ký hiệu chưa rõ nghĩa, đang đánh vần từng chữ."
            )
        words = state.say(found[0], said.words, "document")
        return f"{words}," if _GOES_ON.match(state.after(found.end())) else words


def _parse(printed: str) -> DocumentNumber:
    """A number with the year behind it or with a dot in it is a number all the same."""
    odd = _ODD_DOCUMENT.fullmatch(printed)
    if not odd:
        return DocumentNumber.parse(printed)
    year = int(odd["year"]) if odd["year"] else None
    return DocumentNumber(printed, odd["seq"].replace(".", ""), odd["symbol"], year)


def _address(found: re.Match[str], state: Pass) -> str:
    return state.doubt(found[0], _WHY_ADDRESS)


def _spaced(words: str, found: re.Match[str], text: str) -> str:
    """Words that do not touch the printed words around them: “12đảng viên”, “tỷ lệ 95%số hộ”."""
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    touches = before.isalnum() or before in "%‰²³"
    if touches and found.start() and words[:1].isalnum():
        words = f" {words}"
    return f"{words} " if after.isalpha() and words[-1:].isalnum() else words


def _tidy(text: str) -> str:
    """Parentheses become pauses, and no two signs of a pause stand side by side."""
    if _BRACKET.search(text):
        text = _CLOSING.sub(",", _OPENING.sub(", ", _FROM_DAY.sub("(từ ", text)))
    text = _SPACE_BEFORE.sub(r"\1", _SPACES.sub(" ", text))
    has_pause = "," in text
    if has_pause:
        text = _NEEDLESS.sub("", text)
    if "-" in text or "–" in text:
        text = _QUARTERS.sub(" đến ", _DAYS.sub(" đến ", text))
        text = _HOURS.sub(r"\1 đến ", text)
    if has_pause:
        text = _BEHIND_SIGN.sub(r"\1", _TIGHT.sub(", ", text))
    text = _SPACES.sub(" ", text)
    return (_AT_END.sub("", text) if has_pause else text).strip()

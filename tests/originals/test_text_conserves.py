"""Every letter of a text file is in its manuscript, in whatever encoding, or told."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from drafts import PLANS
from plainwalk import letters, letters_of_manuscript
from thidua.attachments.text.model import Manuscript, UnreadableTextError
from thidua.attachments.text.reading import read_manuscript
from thidua.language.legacy import TCVN3_LETTERS
from thidua.language.vietnamese import TONES
from workspace import FIVE_PLANS, TESTS

TEXTS = sorted((TESTS / "drafting").glob("*.txt"))
TEXTS += [next((FIVE_PLANS / "data" / "plans" / plan).glob("*.txt")) for plan in PLANS]
MARKUP = re.compile(r"</?[a-z]+>|\\[a-z]+")
WORDS = "Kế hoạch của Ủy ban nhân dân huyện về phát động thi đua đã được thực hiện tốt\n"


def _read(content: bytes | str) -> Manuscript:
    raw = content.encode() if isinstance(content, str) else content
    manuscript = read_manuscript(raw, ".txt")
    assert manuscript is not None
    return manuscript


def _lines(content: bytes | str) -> list[str]:
    return [
        " | ".join(one.cells) if one.cells else f"{one.label} {one.text}".strip()
        for one in _read(content).paragraphs
    ]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_loses_no_letter(path: Path) -> None:
    given = MARKUP.sub("", path.read_text("utf-8"))
    assert letters_of_manuscript(_read(path.read_bytes())) == letters(given)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Giá 5$ và 6$ một chiếc", ["Giá 5$ và 6$ một chiếc"]),
        ("Từ US$5 đến US$6", ["Từ US$5 đến US$6"]),
        (r"Đạt $\geq 95\%$", ["Đạt ≥ 95%"]),
        ("Nếu a <b và c> d", ["Nếu a <b và c> d"]),
        ('Đạt <span style="color: red">95%</span>', ["Đạt 95%"]),
        ("Bảo hiểm \uf0b3 95%", ["Bảo hiểm ≥ 95%"]),
        ("\uf0b7 Thi đua", ["• Thi đua"]),
        ("Một\fPHỤ LỤC\u2028Hai\x0bBa", ["Một", "PHỤ LỤC", "Hai", "Ba"]),
        ("Một\rHai\r\nBa", ["Một", "Hai", "Ba"]),
        ("STT | Nội dung | 2027\n1 | Khu dân cư | 100%", ["STT | Nội dung | 2027",
                                                         "1 | Khu dân cư | 100%"]),
        ("| A | B |\n|---|:-:|\n| 1 |  |", ["A | B", "1 | "]),
        ("TT\tChỉ tiêu\tKế hoạch\n1\tTrồng rừng\t45 ha\nI\t\t", ["TT | Chỉ tiêu | Kế hoạch",
                                                                "1 | Trồng rừng | 45 ha",
                                                                "I |  | "]),
        ("A<br>B<br/>C", ["A B C"]),
        ("| **UBND XÃ**<br>Số: 1/KH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n"
         "| &nbsp;x | Độc lập - Tự do |", ["UBND XÃ", "Số: 1/KH", "&nbsp;x",
                                     "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do"]),
        ("Chỉ tiêu | **Kế hoạch**\nTrồng rừng | 45 ha", ["Chỉ tiêu | Kế hoạch",
                                                        "Trồng rừng | 45 ha"]),
        ("Đi | ở\nVề nhà.", ["Đi | ở", "Về nhà."]),
        ("\tMột\tdòng\nHai", ["Một dòng", "Hai"]),
    ],
)  # fmt: skip
def test_a_text_is_read_as_it_is_shown(text: str, lines: list[str]) -> None:
    assert _lines(text) == lines
    assert letters(MARKUP.sub("", re.sub(r"<(?:span|br)[^>]*>", "", text))) - letters_of_manuscript(
        _read(text)
    ) == letters("")


def _in_tcvn3(text: str) -> bytes:
    codes = {letter: chr(code) for code, letter in TCVN3_LETTERS.items()}
    return "".join(codes.get(char, char) for char in text.lower()).encode("latin-1")


def _in_windows_1258(text: str) -> bytes:
    """As Windows wrote Vietnamese: a letter, and after it the mark of its tone."""
    out = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tone = "".join(part for part in parts if part in TONES)
        bare = "".join(part for part in parts if part not in TONES)
        out += unicodedata.normalize("NFC", bare) + tone
    return out.encode("cp1258")


@pytest.mark.parametrize(
    ("content", "encoding", "lines"),
    [
        (WORDS.encode(), "", [WORDS.strip()]),
        (b"\xef\xbb\xbf" + WORDS.encode(), "", [WORDS.strip()]),
        (WORDS.encode("utf-16"), "UTF-16", [WORDS.strip()]),
        (WORDS.encode("utf-16-le"), "UTF-16", [WORDS.strip()]),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "UTF-16", [WORDS.strip()]),
        (_in_tcvn3(WORDS), "TCVN3", [WORDS.strip().lower()]),
        (_in_windows_1258(WORDS), "Windows-1258", [WORDS.strip()]),
        (unicodedata.normalize("NFD", WORDS).encode(), "", [WORDS.strip()]),
    ],
    ids=[
        "UTF-8",
        "with mark",
        "UTF-16",
        "without mark",
        "big-endian",
        "TCVN3",
        "Windows-1258",
        "decomposed",
    ],
)
def test_an_odd_encoding_is_read_and_told(content: bytes, encoding: str, lines: list[str]) -> None:
    assert _lines(content) == lines
    assert _read(content).encoding == encoding


def test_letters_that_are_broken_in_the_file_are_told() -> None:
    """One byte that is no letter does not spoil the others, and is not passed over."""
    broken = WORDS.encode() + b"D\xf2ng hai " + WORDS.encode() * 2
    manuscript = _read(broken)
    assert [(one.words, one.reason.name, one.place.paragraph) for one in manuscript.omitted] == [
        ("", "UNKNOWN", 2)
    ]
    assert _read("Một\nHa\ufffdi").omitted[0].place.paragraph == 2
    assert _lines(WORDS.encode()[:6]) == ["Kế ho"] or _lines(WORDS.encode()[:3]) == ["K"]


def test_a_text_in_an_unknown_encoding_is_an_error() -> None:
    """Wrong letters are never taken for the document."""
    with pytest.raises(UnreadableTextError, match="bảng mã"):
        read_manuscript("Ёлки-палки, лес густой".encode("koi8-r"), ".txt")


def test_look_alike_letters_are_folded_in_every_file() -> None:
    manuscript = _read("Kết nạp 12 Ðảng viên; ðường thôn")
    assert manuscript.text == "Kết nạp 12 Đảng viên; đường thôn"
    assert manuscript.look_alikes == "Ðð"

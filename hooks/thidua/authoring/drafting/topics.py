"""Guessing the field (lĩnh vực) to which printed words belong.

The tables have the identifiers of fields in ``data/fields.yml``; a field that the portal does not
have is never the result.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from thidua.authoring.values import Certainty
from thidua.figures import read
from thidua.language.vietnamese import fold
from thidua.model import Indicator
from thidua.portal.targets import Linker

_WORDS: tuple[tuple[str, str], ...] = (
    (
        "poverty",
        "ho ngheo, giam ngheo, thoat ngheo, can ngheo, an sinh, bao tro, nguoi co cong, nha tam, "
        "nha dot nat, nha dai doan ket, bao hiem xa hoi, vi nguoi ngheo",
    ),
    (
        "health",
        "y te, suc khoe, benh, dan so, sinh con, suy dinh duong, tiem chung, bac si, "
        "giuong benh, hien mau, don vi mau, ty suat sinh, dich covid, chong dich",
    ),
    (
        "education",
        "truong dat chuan, truong hoc, hoc sinh, giao duc, pho cap, pcgd, mam non, tieu hoc, thcs, "
        "thpt, xoa mu, tot nghiep, hoc tap suot doi, day tot, day hoc, hoc tot, nha giao, "
        "nha tre, mau giao, chuyen can, giao vien, sinh vien, hoc phan, bai giang, "
        "bai bao quoc te, giang vien",
    ),
    (
        "labour",
        "(?<!do tuoi )lao dong(?! tien tien| xuat sac| gioi), viec lam, "
        "dao tao nghe, xuat khau lao dong",
    ),
    (
        "culture",
        "van hoa, the thao, the duc, du lich, lang van hoa, ton giao, di tich, le hoi, "
        "khu pho van minh",
    ),
    (
        "security",
        "quoc phong, an ninh, quan su, tuyen quan, dan quan, tai nan giao thong, "
        "toi pham, xet xu, tham phan, ban an, phien toa, vu an, san sang chien dau, quan nhan, "
        "khieu nai, to cao, an toan giao thong, trat tu, thi hanh an, "
        "giao quan, chay no, "
        "chien si(?! thi dua), huan luyen, ban sung, pham toi, tin bao",
    ),
    (
        "admin-reform",
        "cai cach hanh chinh, dich vu cong, chuyen doi so, chi so cai cach, "
        "thu tuc hanh chinh, par index, pci, papi, sipas, ky luat ky cuong, "
        "chinh quyen dien tu, chinh quyen so, dinh danh dien tu, vneid, so hoa, nen tang so, "
        "ky nang so, internet, ho so (?:giai quyet|dung han|tre han|ton dong|qua han)",
    ),
    (
        "party-building",
        "xay dung dang, uu tu cho dang, ket nap, co so dang, cap uy, dang vien, to chuc dang, "
        "chi bo, dang bo, he thong chinh tri, mat tran, doan the",
    ),
    (
        "infrastructure",
        "duong giao thong, do thi hoa, nuoc sinh hoat, nuoc sach, km duong, duong o to, "
        "be tong, ket cau ha tang, mat duong, duong do thi, dien luoi, nha o xa hoi, "
        "nuoc thuong pham, that thoat nuoc, cap nuoc",
    ),
    (
        "environment",
        "rung, moi truong, chat thai, rac thai, phan loai rac, khong rac, cay xanh, dat dai, "
        "quyen su dung dat, "
        "qsdd, tai nguyen, khoang san, chuong trai, thien tai",
    ),
    (
        "agriculture",
        "nong thon moi, ntm, luong thuc, trong trot, chan nuoi, dan trau, dan bo, "
        "dan lon, gia suc, gia cam, cay trong, nong nghiep, thuy san, san luong(?! nuoc), "
        "dien tich trong, ocop, nong dan, cao su, tan mu, tan/ha, thuoc la, "
        "cay cong nghiep, gieo cay, khung thoi vu, bao ve thuc vat, lua, "
        "(?<!duong )ngo(?! xom| hem| pho), (?<!cau )lac",
    ),
    (
        "economy",
        "thu ngan sach, phat trien kinh te(?! - xa hoi), thu nhap binh quan, tong gia tri, "
        "tong san pham, grdp, "
        "tang truong, co cau, doanh nghiep, hop tac xa, dau tu, cong nghiep, dich vu, "
        "thuong mai, xuat khau, von, doanh thu, loi nhuan",
    ),
    (
        "emulation",
        "thi dua, khen thuong, dien hinh tien tien, nguoi tot, so ket, tong ket, "
        "lao dong tien tien, chien si thi dua, bang khen, giay khen",
    ),
)
_GENERAL = "emulation"
"""A field that every plan mentions; it is the result only if no other field is."""
_BODIES = (
    (
        "education",
        "truong (?:mam non|mau giao|tieu hoc|trung|thcs|thpt|ptdt|pho thong|cao dang)|"
        "dai hoc|hoc vien|giao duc|gd&dt|khuyen hoc",
    ),
    ("health", "benh vien|y te|dieu duong"),
    (
        "security",
        "toa an|kiem sat|cong an|quan su|quan khu|quan doan|su doan|lu doan|trung doan|"
        "tieu doan|bien phong|hai quan|canh sat|thi hanh an|bo tu lenh",
    ),
    ("agriculture", "nong nghiep|nong dan|thuy loi|khuyen nong"),
    ("party-building", "dang uy|chi bo|tinh uy|huyen uy|thanh uy|uy ban kiem tra"),
    ("infrastructure", "cap nuoc|so xay dung|so giao thong"),
    ("labour", "cong doan|lien doan lao dong"),
)
"""The fields in which bodies work that have one."""
_PATTERNS = [
    (field, re.compile(rf"\b(?:{'|'.join(words.split(', '))})\b")) for field, words in _WORDS
]


_MOST_FIELDS = 3
"""The most fields of one paragraph."""


class FieldGuess(NamedTuple):
    """The field to which words belong, and how sure this is."""

    field: str
    certainty: Certainty

    @property
    def is_doubtful(self) -> bool:
        """Whether the words do not indicate any field."""
        return self.certainty is Certainty.DOUBTFUL


class FieldGuesser:
    """Guesses which fields printed words belong to.

    Args:
        indicators: the indicators of the portal; the field of a figure's indicator is sure.
        fields: identifiers of the portal's fields, in their order.
        body: the printed name of the body whose document it is.
    """

    def __init__(
        self, indicators: Sequence[Indicator], fields: Sequence[str], body: str = ""
    ) -> None:
        self._linker = Linker(indicators)
        self._fields = tuple(fields)
        self._own = self._find_own(fold(" ".join(body.split())))

    def _find_own(self, body: str) -> str:
        """Find the field that a body works in; the first one of the portal if none is known."""
        found = (
            field
            for field, words in _BODIES
            if field in self._fields and re.search(rf"\b(?:{words})\b", body)
        )
        return next(found, self._fields[0])

    def guess(self, words: str) -> FieldGuess:
        """Guess the field of a target: that of its first indicator, or else of its words."""
        for figure in read(words).figures:
            indicator = self._linker.find([figure.name], figure.unit) if figure.name else None
            if indicator and indicator.field in self._fields:
                return FieldGuess(indicator.field, Certainty.SURE)
        likely = self._guess_by_words(words)
        if likely:
            return FieldGuess(likely, Certainty.LIKELY)
        return FieldGuess(self._own, Certainty.DOUBTFUL)

    def guess_several(self, text: str) -> list[str]:
        """Guess the fields that a paragraph says most about, in the portal's order of fields."""
        words = fold(text)
        counts = {
            field: len(pattern.findall(words))
            for field, pattern in _PATTERNS
            if field in self._fields
        }
        others = {field: count for field, count in counts.items() if count and field != _GENERAL}
        if not others:
            return [_GENERAL] if counts.get(_GENERAL) else []
        strongest = max(others.values())
        chosen = [field for field, count in others.items() if count * 2 > strongest]
        chosen = sorted(chosen, key=lambda field: -others[field])[:_MOST_FIELDS]
        return [field for field in self._fields if field in chosen]

    def _guess_by_words(self, text: str) -> str | None:
        """Guess the field with most words in a line, or the one named first; None without any."""
        words = fold(text)
        found = [
            (-len(pattern.findall(words)), match.start(), field)
            for field, pattern in _PATTERNS
            if field in self._fields and (match := pattern.search(words))
        ]
        return min(found)[2] if found else None

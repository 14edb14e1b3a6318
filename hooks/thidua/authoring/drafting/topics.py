"""Which field (lĩnh vực) printed words belong to: told by the words themselves, never certain.

The tables name fields by their identifiers in ``data/fields.yml``; a field that a portal does not
have is never given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from thidua.language.vietnamese import fold

_WORDS: tuple[tuple[str, str], ...] = (
    (
        "poverty",
        "ho ngheo, giam ngheo, can ngheo, an sinh, bao tro, nguoi co cong, nha tam, "
        "nha dot nat, bao hiem xa hoi, vi nguoi ngheo",
    ),
    (
        "health",
        "y te, suc khoe, benh, dan so, sinh con, suy dinh duong, tiem chung, bac si, "
        "giuong benh, ty suat sinh, dich covid, chong dich",
    ),
    (
        "education",
        "truong dat chuan, truong hoc, hoc sinh, giao duc, pho cap, pcgd, mam non, tieu hoc, thcs, "
        "thpt, xoa mu, tot nghiep, hoc tap suot doi, day tot, day hoc, hoc tot, nha giao",
    ),
    (
        "labour",
        "(?<!do tuoi )lao dong, viec lam, dao tao nghe, xuat khau lao dong",
    ),
    (
        "culture",
        "van hoa, the thao, the duc, du lich, lang van hoa, ton giao, di tich, le hoi",
    ),
    (
        "security",
        "quoc phong, an ninh, quan su, tuyen quan, dan quan, tai nan giao thong, "
        "toi pham, xet xu, khieu nai, to cao, an toan giao thong, trat tu, thi hanh an, "
        "giao quan, chay no",
    ),
    (
        "admin-reform",
        "cai cach hanh chinh, dich vu cong, chuyen doi so, chi so cai cach, "
        "thu tuc hanh chinh, par index, pci, papi, sipas, ky luat ky cuong, "
        "chinh quyen dien tu, chinh quyen so, dinh danh dien tu, vneid, so hoa, nen tang so, "
        "ky nang so, internet",
    ),
    (
        "party-building",
        "xay dung dang, uu tu cho dang, ket nap, co so dang, cap uy, dang vien, to chuc dang, "
        "chi bo, dang bo, he thong chinh tri, mat tran, doan the",
    ),
    (
        "infrastructure",
        "duong giao thong, do thi hoa, nuoc sinh hoat, nuoc sach, km duong, duong o to, "
        "be tong, ket cau ha tang, mat duong, duong do thi, dien luoi",
    ),
    (
        "environment",
        "rung, moi truong, chat thai, rac thai, cay xanh, dat dai, quyen su dung dat, "
        "qsdd, tai nguyen, khoang san, chuong trai, thien tai",
    ),
    (
        "agriculture",
        "nong thon moi, ntm, luong thuc, trong trot, chan nuoi, dan trau, dan bo, "
        "dan lon, gia suc, gia cam, cay trong, nong nghiep, thuy san, san luong, "
        "dien tich trong, ocop, thuoc la, cay cong nghiep, lua, ngo, lac",
    ),
    (
        "economy",
        "thu ngan sach, phat trien kinh te(?! - xa hoi), thu nhap binh quan, tong gia tri, "
        "tong san pham, grdp, "
        "tang truong, co cau, doanh nghiep, hop tac xa, dau tu, cong nghiep, dich vu, "
        "thuong mai, xuat khau, von",
    ),
    (
        "emulation",
        "thi dua, khen thuong, dien hinh tien tien, nguoi tot, so ket, tong ket",
    ),
)
_PATTERNS = [
    (field, re.compile(rf"\b(?:{'|'.join(words.split(', '))})\b")) for field, words in _WORDS
]


def likely_field(text: str, known: Iterable[str]) -> str | None:
    """The field that a line says most about, or first; None where it says nothing of any."""
    words = fold(text)
    allowed = set(known)
    found = [
        (-len(pattern.findall(words)), match.start(), field)
        for field, pattern in _PATTERNS
        if field in allowed and (match := pattern.search(words))
    ]
    return min(found)[2] if found else None


def likely_fields(text: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The fields that a paragraph says most about, in the order of the list of fields."""
    words = fold(text)
    ordered = list(known)
    counts = {
        field: len(pattern.findall(words)) for field, pattern in _PATTERNS if field in ordered
    }
    others = {field: count for field, count in counts.items() if count and field != "emulation"}
    if not others:
        return [field for field in ("emulation",) if counts.get(field)]
    strongest = max(others.values())
    chosen = [field for field, count in others.items() if count * 2 > strongest]
    chosen = sorted(chosen, key=lambda field: -others[field])[:most]
    return [field for field in ordered if field in chosen]

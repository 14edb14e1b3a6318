"""Which body issued a document, and of which level it is, from the lines at the head."""

from __future__ import annotations

from dataclasses import replace

import pytest

from test_drafting_kinds import plan
from thidua.authoring.drafting.issuers import IssuerIndex
from thidua.authoring.known_lists import KnownLists
from thidua.model.vocabulary import Issuer

HEADS = (
    """
UBND XÃ AN THỊNH / TRƯỜNG TIỂU HỌC AN THỊNH 2
=> Trường Tiểu học An Thịnh 2 xã An Thịnh ; school
PHÒNG GD&ĐT HUYỆN QUẢNG LONG / TRƯỜNG THCS NGUYỄN TRÃI
=> Trường THCS Nguyễn Trãi huyện Quảng Long ; school
SỞ GIÁO DỤC VÀ ĐÀO TẠO / TRƯỜNG THPT CHUYÊN AN HẢI
=> Trường THPT chuyên An Hải ; school
SỞ GD&ĐT AN HẢI / TRƯỜNG PTDTNT THPT QUẢNG LONG
=> Trường PTDTNT THPT Quảng Long ; school
BỘ GIÁO DỤC VÀ ĐÀO TẠO / TRƯỜNG ĐẠI HỌC TÂY BẮC
=> Trường Đại học Tây Bắc ; school
UBND TỈNH AN HẢI / TRƯỜNG CAO ĐẲNG Y TẾ
=> Trường Cao đẳng Y tế tỉnh An Hải ; school
SỞ Y TẾ AN HẢI / BỆNH VIỆN ĐA KHOA TỈNH
=> Bệnh viện Đa khoa tỉnh ; health
SỞ Y TẾ TỈNH AN HẢI / TRUNG TÂM Y TẾ KHU VỰC QUẢNG LONG
=> Trung tâm Y tế khu vực Quảng Long tỉnh An Hải ; health
BỘ Y TẾ / BỆNH VIỆN BẠCH MAI
=> Bệnh viện Bạch Mai ; health
BAN QUẢN LÝ KHU DI TÍCH
=> Ban Quản lý khu di tích ; none
UBND XÃ AN THỊNH / TRẠM Y TẾ
=> Trạm y tế xã An Thịnh ; health
QUÂN KHU 1 / LỮ ĐOÀN 575
=> Lữ đoàn 575 ; central
BỘ QUỐC PHÒNG / QUÂN KHU 4
=> Quân khu 4 ; central
QUÂN ĐOÀN 12 / SƯ ĐOÀN 325
=> Sư đoàn 325 ; central
BỘ CHỈ HUY QUÂN SỰ TỈNH AN HẢI / BAN CHỈ HUY QUÂN SỰ HUYỆN QUẢNG LONG
=> Ban Chỉ huy quân sự huyện Quảng Long ; district
QUÂN KHU 5 / BỘ CHỈ HUY QUÂN SỰ TỈNH AN HẢI
=> Bộ Chỉ huy quân sự tỉnh An Hải ; province
BỘ CHQS TỈNH AN HẢI / TRUNG ĐOÀN 750
=> Trung đoàn 750 tỉnh An Hải ; province
BỘ ĐỘI BIÊN PHÒNG TỈNH AN HẢI / ĐỒN BIÊN PHÒNG CỬA KHẨU LONG SAP
=> Đồn Biên phòng cửa khẩu Long Sap tỉnh An Hải ; province
UBND XÃ AN THỊNH / BAN CHỈ HUY QUÂN SỰ
=> Ban Chỉ huy quân sự xã An Thịnh ; commune
BỘ CÔNG AN / CÔNG AN TỈNH AN HẢI
=> Công an tỉnh An Hải ; province
CÔNG AN TỈNH AN HẢI / CÔNG AN XÃ AN THỊNH
=> Công an xã An Thịnh ; commune
TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM / LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HẢI
=> Liên đoàn lao động tỉnh An Hải ; province
LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HẢI / CÔNG ĐOÀN NGÀNH GIÁO DỤC
=> Công đoàn ngành giáo dục tỉnh An Hải ; province
LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HẢI / CÔNG ĐOÀN PHƯỜNG HOÀNG LIÊN
=> Công đoàn phường Hoàng Liên ; commune
CÔNG ĐOÀN VIÊN CHỨC TỈNH / CĐCS SỞ NỘI VỤ
=> CĐCS Sở Nội vụ ; province
HỘI LHPN VIỆT NAM / HỘI LIÊN HIỆP PHỤ NỮ TỈNH AN HẢI
=> Hội Liên hiệp phụ nữ tỉnh An Hải ; province
HỘI LIÊN HIỆP PHỤ NỮ TỈNH AN HẢI / BTV HỘI LHPN XÃ AN THỊNH
=> Hội LHPN xã An Thịnh ; commune
HỘI NÔNG DÂN VIỆT NAM / BAN CHẤP HÀNH TRUNG ƯƠNG
=> Hội Nông dân Việt Nam trung ương ; central
ĐOÀN TNCS HỒ CHÍ MINH / BAN CHẤP HÀNH TỈNH AN HẢI
=> Đoàn TNCS Hồ Chí Minh tỉnh An Hải ; province
TỈNH ĐOÀN AN HẢI / BCH ĐOÀN XÃ AN THỊNH
=> Đoàn xã An Thịnh ; commune
ĐẢNG BỘ TỈNH AN HẢI / HUYỆN ỦY QUẢNG LONG
=> Huyện ủy Quảng Long ; district
ĐẢNG BỘ TỈNH AN HẢI / ĐẢNG ỦY XÃ AN THỊNH
=> Đảng ủy xã An Thịnh ; commune
ĐẢNG BỘ TỈNH AN HẢI / THÀNH ỦY SÔNG LONG
=> Thành ủy Sông Long ; district
ĐẢNG BỘ TỈNH AN HẢI / THỊ ỦY BÌNH HÀ
=> Thị ủy Bình Hà ; district
ĐẢNG CỘNG SẢN VIỆT NAM / TỈNH ỦY AN HẢI
=> Tỉnh ủy An Hải ; province
TỈNH ỦY AN HẢI / ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH
=> Đảng ủy các cơ quan đảng tỉnh ; province
TỈNH ỦY AN HẢI / ĐẢNG ỦY UBND TỈNH
=> Đảng ủy UBND tỉnh ; province
ĐẢNG ỦY XÃ AN THỊNH / CHI BỘ THÔN ĐÔNG
=> Chi bộ thôn Đông Đảng ủy xã An Thịnh ; commune
ĐẢNG ỦY PHƯỜNG HOÀNG LIÊN / CHI BỘ TRƯỜNG TIỂU HỌC LÊ LỢI
=> Chi bộ Trường Tiểu học Lê Lợi Đảng ủy phường Hoàng Liên ; commune
HUYỆN ỦY QUẢNG LONG / BAN TUYÊN GIÁO
=> Ban Tuyên giáo Huyện ủy Quảng Long ; district
TỈNH ỦY AN HẢI / BAN TỔ CHỨC
=> Ban Tổ chức Tỉnh ủy An Hải ; province
UBND TỈNH AN HẢI / SỞ NỘI VỤ
=> Sở Nội vụ tỉnh An Hải ; province
BỘ NỘI VỤ
=> Bộ Nội vụ ; central
VĂN PHÒNG CHÍNH PHỦ
=> Văn phòng Chính phủ ; central
NGÂN HÀNG NHÀ NƯỚC VIỆT NAM / CHI NHÁNH KHU VỰC 5
=> Ngân hàng nhà nước Việt Nam chi nhánh khu vực 5 ; central
BỘ TÀI CHÍNH / CỤC THUẾ
=> Cục Thuế ; central
THUẾ TỈNH AN HẢI / THUẾ CƠ SỞ 3
=> Thuế cơ sở 3 tỉnh An Hải ; province
TÒA ÁN NHÂN DÂN TỐI CAO / TÒA ÁN NHÂN DÂN TỈNH AN HẢI
=> Tòa án nhân dân tỉnh An Hải ; province
UBND THÀNH PHỐ HẢI PHÒNG / SỞ Y TẾ
=> Sở Y tế thành phố Hải Phòng ; province
UBND THÀNH PHỐ SÔNG LONG / PHÒNG NỘI VỤ
=> Phòng Nội vụ thành phố Sông Long ; district
UBND ĐẶC KHU CÔ TÔ / PHÒNG VĂN HÓA - XÃ HỘI
=> Phòng Văn hóa - Xã hội đặc khu Cô Tô ; commune
ỦY BAN MTTQ VIỆT NAM TỈNH AN HẢI / BAN THƯỜNG TRỰC
=> Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh An Hải ; province
TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM / CÔNG TY ĐIỆN LỰC AN HẢI
=> Công ty điện lực An Hải ; enterprise
ĐẠI HỌC ĐÔNG SƠN / TRƯỜNG ĐẠI HỌC KỸ THUẬT
=> Trường Đại học Kỹ thuật ; school
UBND XÃ THẠCH BÀN / HTX DỊCH VỤ NÔNG NGHIỆP THẠCH BÀN
=> HTX dịch vụ nông nghiệp Thạch Bàn xã Thạch Bàn ; enterprise
BỘ TƯ LỆNH HẢI QUÂN / VÙNG 3 HẢI QUÂN
=> Vùng 3 Hải quân ; central
BỘ TƯ LỆNH CẢNH SÁT BIỂN / VÙNG CẢNH SÁT BIỂN 2
=> Vùng Cảnh sát biển 2 ; central
HỘI CỰU CHIẾN BINH VIỆT NAM / BAN CHẤP HÀNH HỘI CCB TỈNH BẢO LINH
=> Hội CCB tỉnh Bảo Linh ; province
VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO / VIỆN KIỂM SÁT NHÂN DÂN TỈNH BẢO LINH
=> Viện kiểm sát nhân dân tỉnh Bảo Linh ; province
KHO BẠC NHÀ NƯỚC / KHO BẠC NHÀ NƯỚC KHU VỰC XII
=> Kho bạc nhà nước khu vực XII ; central
BẢO HIỂM XÃ HỘI VIỆT NAM / BẢO HIỂM XÃ HỘI TỈNH BẢO LINH
=> Bảo hiểm xã hội tỉnh Bảo Linh ; province
CHI CỤC KIỂM LÂM TỈNH BẢO LINH / HẠT KIỂM LÂM KHU VỰC THẠCH BÀN
=> Hạt kiểm lâm khu vực Thạch Bàn tỉnh Bảo Linh ; province
HỘI ĐỒNG NHÂN DÂN / XÃ AN THỊNH
=> Hội đồng nhân dân xã An Thịnh ; commune
""".strip()
    .replace("\n=>", " =>")
    .splitlines()
)


@pytest.mark.parametrize("line", HEADS)
def test_an_issuer_is_named_as_people_write_it_and_has_its_level_or_kind(
    line: str, known: KnownLists
) -> None:
    """Offices, schools, hospitals, the army, unions, the Party; without a level it is told."""
    head, _, told = line.partition(" => ")
    name, _, level = told.partition(" ; ")
    printed = head.replace(" / ", "\n")
    draft = plan("I. NỘI DUNG\n1. Thi đua.", known, head=f"{printed}\nSố: 31/KH-TĐ")
    if level == "none":
        assert draft.new_issuer is not None
        assert draft.new_issuer.name == name
        assert any("Chưa rõ cấp" in doubt.why for doubt in draft.doubts)
        return
    assert draft.new_issuer is not None
    assert (draft.new_issuer.name, draft.new_issuer.group and draft.new_issuer.group.value) == (
        name,
        level,
    )


SCHOOLS = (
    Issuer(id="xa-mot", name="Ủy ban nhân dân xã Một", short_name="UBND xã Một", level="commune"),
    Issuer(id="xa-hai", name="Ủy ban nhân dân xã Hai", short_name="UBND xã Hai", level="commune"),
    Issuer(
        id="truong-mot", name="Trường Trung học cơ sở Kim Đồng", short_name="Trường THCS Kim Đồng",
        level="commune", parent="xa-mot",
    ),
    Issuer(
        id="truong-hai", name="Trường Trung học cơ sở Kim Đồng (xã Hai)",
        short_name="Trường THCS Kim Đồng", level="commune", parent="xa-hai",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("head", "above"), [
    ("ỦY BAN NHÂN DÂN\nXÃ MỘT\nTRƯỜNG TIỂU HỌC VÕ THỊ SÁU", "xa-mot"),
    ("UBND XÃ HAI\nTRẠM Y TẾ", "xa-hai"),
    ("UBND XÃ BA\nTRẠM Y TẾ", None),
    ("TRƯỜNG TIỂU HỌC VÕ THỊ SÁU", None),
])  # fmt: skip
def test_a_new_body_stands_below_the_known_one_that_its_head_prints(
    head: str, above: str | None, known: KnownLists
) -> None:
    """A school, a station: who is above it stands above its name, and nowhere else."""
    of_two = replace(known, issuers=SCHOOLS)
    new = plan("I. NỘI DUNG\n1. Thi đua.", of_two, head=f"{head}\nSố: 31/KH-TĐ").new_issuer
    assert new is not None
    assert new.parent == above
    written = new.make_tree().value
    assert isinstance(written, dict)
    assert ("parent" in written) == (above is not None)


@pytest.mark.parametrize(("above", "found"), [
    ("UBND XÃ MỘT", "truong-mot"),
    ("UBND XÃ HAI", "truong-hai"),
    ("UBND XÃ BA", None),
])  # fmt: skip
def test_a_school_known_by_its_short_name_is_found_below_its_commune(
    above: str, found: str | None
) -> None:
    """The head adds the place of the body above; of another place it is another school."""
    index = IssuerIndex(SCHOOLS, None)
    known, name = index.find_own(f"{above}\nTRƯỜNG THCS KIM ĐỒNG", None, "")
    assert known == found, name


def test_a_file_is_called_by_the_name_that_its_document_prints(
    known: KnownLists,
) -> None:
    """A body that staff renamed to tell it from its successor was not called so in its time."""
    old = Issuer(
        id="ubnd-xa-an-thinh-cu", name="Ủy ban nhân dân xã An Thịnh",
        short_name="UBND xã An Thịnh (cũ)", level="commune",
    )  # fmt: skip
    draft = plan("I. MỤC ĐÍCH\nThi đua.", replace(known, issuers=(old,)))
    assert draft.plan.document.issuer.text == old.id
    assert draft.issuer_name == "UBND xã An Thịnh"

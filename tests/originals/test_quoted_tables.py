"""What of a whole record is quoted and compared: tables of the annotated sample and of odd reports.

The sample has every field that a record may have; each line that is looked for stands here.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from PIL import Image
from pypdf import generic

from stand_ins import stand_in
from tables import compare_table
from test_original_parts import REVIEW, print_report
from thidua.attachments import photograph_drawing
from thidua.attachments.comparison import checking, facts, quotes, reports
from thidua.attachments.comparison.words import Words
from thidua.attachments.inspection import inspection, refusals
from thidua.attachments.inspection.facts import Extent, Findings, Inspected
from thidua.attachments.inspection.published import published, published_report
from thidua.attachments.inspection.refusals import Refusal
from thidua.attachments.photographs import list_card_forms, list_whole_forms
from thidua.attachments.text import apart
from thidua.attachments.text.model import Manuscript, UnreadableTextError
from thidua.attachments.text.pdfpages import read_content
from thidua.attachments.text.reading import read_manuscript
from thidua.datafiles.validation import read
from thidua.model import Plan, Results
from thidua.model.document import Language
from thidua.model.printed import passages
from thidua.model.results import Review
from workspace import SAMPLE, SAMPLE_PLAN

FOLDER = (SAMPLE / SAMPLE_PLAN).parent


@cache
def read_sample() -> tuple[Plan, Results]:
    """The annotated plan and its results."""
    plan, _ = read(FOLDER / "plan.yml", "data/plans/x/plan.yml", Plan)
    results, _ = read(FOLDER / "results.yml", "data/plans/x/results.yml", Results)
    assert plan
    assert results
    return plan.record, results.record


def tell_quotes() -> Iterator[str]:
    """Every line that must be printed in the original of the sample, and every fact of it."""
    plan, _ = read_sample()
    for one in quotes.quotes(plan, passages(plan)):
        yield " ".join(map(str, one))
    for one in facts.facts(plan):
        yield f"fact {' '.join(map(str, one))}"


def tell_sample() -> Iterator[str]:
    """What the originals and the report of the sample say of it, and of it with other words."""
    plan, results = read_sample()
    originals = []
    for one in plan.attachments:
        content = (FOLDER / one.file).read_bytes()
        made = read_manuscript(content, Path(one.file).suffix) if one.file.endswith("txt") else None
        if made:
            originals.append(Words(one.file, made, kind=one.kind))
    for some in (originals, originals[:1], originals[1:], []):
        found = checking.check(plan, tuple(passages(plan)), some, ("la.pdf",) * (not some))
        yield f"{found.principal} {found.exact} {found.recognised} {found.coverage} {found.targets}"
        yield f"{found.others} {found.is_whole} {found.compared} {found.unreadable}"
        yield f"{[(one.place, one.outcome.name) for one in found.by_place.values()]}"
        yield from (f"- {' '.join(map(str, one))}" for one in found.misses[:9])
        yield from (f"? {' '.join(map(str, one))}" for one in found.omissions[:9])
    for at, review in enumerate(results.reviews):
        name = review.source.file
        if not name:
            continue
        read_report = read_manuscript((FOLDER / name).read_bytes(), Path(name).suffix)
        assert read_report
        for words in (
            Words(name, read_report),
            Words(name, Manuscript(read_report.paragraphs[:9])),
        ):
            told = reports.compare_with_report(at, review, words)
            yield f"{told.file} {told.quotes} {told.noted} {len(told.misses)} {len(told.rests)}"
            yield from (f"- {' '.join(map(str, one))}" for one in told.misses[:9])
            again = reports.decode_reports(reports.encode_reports([told]))
            yield f"{again == (told,)} {[rest.words for rest in told.rests[:5]]}"


LINES = (
    "Trồng 45 ha rừng.",
    "Thôn Một: trồng 5 ha. Thôn Hai: trồng 9 ha.",
    "Đạt 2/3 chỉ tiêu.",
    "Số: 9/BC-UBND",
)
TOLD: tuple[dict[str, Any], ...] = (
    {"results": [{"target": "1", "text": "Trồng 45 ha rừng"}]}, {"results": [{"target": "1",
        "text": "Trồng 46 ha rừng"}]},
    {"results": [{"target": "1", "text": "Trồng 46 ha rừng",
        "note": "Báo cáo in “45”, đúng là “46”."}]},
    {"results": [{"goal": "Trồng rừng", "text": "Trồng 45 ha rừng"}]},
    {"source": {"text": "Báo cáo", "number": "9/BC-UBND"}}, {"source": {"text": "Báo cáo",
        "number": "8/BC-UBND"}},
    {"summary": {"text": "Đạt 2/3 chỉ tiêu", "met": "2"}},
        {"summary": {"text": "Đạt 3/3 chỉ tiêu", "met": "3"}},
    {"summary": {"text": "Đạt 3/3 chỉ tiêu", "met": "3",
        "note": "Báo cáo in “2/3”, đúng là “3/3”."}},
    {"unplaced": [{"text": "Thôn Một: trồng 5 ha", "reason": "x"}, {"text": "Nuôi 9 con bò",
        "reason": "x"}]},
    {"date": "2026-07-01"}, {"date": "2026-06"}, {"date": "2026-07-01",
        "note": "Báo cáo in “ngày 30 tháng 6 năm 2026”, đúng là “ngày 1 tháng 7 năm 2026”."},
    *({"results": [{"target": "1", "text": "Trồng 45 ha rừng", "units": [{"unit": unit,
    "text": text} | more, {"unit": "Thôn Ba", "text": "trồng 45 ha rừng"}]}]}
      for unit, text, more in product(("Thôn Một", "Thôn Hai", "Thôn Bốn"), ("trồng 5 ha",
          "trồng 9 ha", "5 ha"),
                                      ({}, {"note": "Báo cáo in “Thôn Một”, đúng là “Thôn "
                                      "Hai”."}))),
)  # fmt: skip


def tell_copied() -> Iterator[str]:
    """What a review copies of its report: results, units, count, number, day, words left out."""
    for more in TOLD:
        results = {"results": [{"target": "1", "text": "Trồng 45 ha rừng"}]}
        review = Review.model_validate({**REVIEW, **results, **more})
        told = reports.compare_with_report(2, review, print_report(*LINES))
        yield f"== {more}"
        yield f"{told.quotes} {told.noted} {[' '.join(map(str, one)) for one in told.misses]}"


def noted_pdf(kind: str, words: str, key: str = "/Contents") -> bytes:
    """A page with a note."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(100, 200)
    name = generic.NameObject
    note = generic.DictionaryObject({
        name("/Type"): name("/Annot"), name("/Subtype"): name(kind),
            name(key): generic.TextStringObject(words),
        name("/Rect"): generic.ArrayObject(map(generic.FloatObject, (1, 2, 30, 40))),
    })  # fmt: skip
    page[name("/Annots")] = generic.ArrayObject([writer._add_object(note)])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def tell_files(folder: Path) -> Iterator[str]:
    """What a file is found to be, read apart, drawn, published; notes on a page."""
    for kind, words in (
        ("/Text", "Xem  lại"),
        ("/Popup", "Xem"),
        ("/FreeText", ""),
        ("/Text", "a"),
        ("/Widget", "Xã"),
    ):
        for key in ("/Contents", "/V"):
            document = pypdfium2.PdfDocument(noted_pdf(kind, words, key))
            yield f"{kind} {words} {key}: {read_content(document[0], frozenset()).notes}"
    memo: Any = stand_in(get=lambda key, make: make())
    for size, most in (
        (999_999, 1),
        (1_000_000, 1),
        (1_048_576, 1),
        (1_048_577, 1),
        (2_500_000, 2),
    ):
        path = folder / "a.txt"
        path.write_bytes(b"a" * size)
        found = inspection.inspect_file(path, most, memo)
        told = found.outcome.message if isinstance(found.outcome, Refusal) else "taken"
        yield f"{size} of {most}: {found.sha256[:4]} {found.size} {told}"
    yield (
        f"{refusals.too_large(2_550_000, 2)} {refusals.forbidden_link('`a{b}`')} "
        f"{refusals.loading_field('X')}"
    )
    for suffix, content in (
        (".txt", b"Xa Mau"),
        (".png", b"x"),
        (".txt", b"\xff" * 40),
        (".exe", b""),
    ):
        try:
            said = apart.read_apart_or_say(content, suffix)
            yield f"{suffix} {content[:3]!r}: {said and [one.text for one in said.paragraphs]}"
        except UnreadableTextError as error:
            yield f"{suffix} {content[:3]!r}! {error} {apart.read_apart(content, suffix)}"
    for suffix, content in ((".docx", b"PK"), (".odt", b"x"), (".pdf", b"%PDF-1")):
        yield f"{suffix}: {apart._say_manuscript(content, suffix)!r}"
    plan, results = read_sample()
    names = [one.file for one in plan.attachments]
    found_all = [
        Inspected("0" * 4, at, Findings(language=list(Language)[at % 2]))
        for at, _ in enumerate(names)
    ]
    for one in published(FOLDER, plan, found_all, [part.text for part in passages(plan)]):
        about = (
            one.name,
            one.title,
            one.kind_name,
            one.media_type,
            one.type_name,
            one.language_code,
            one.scan,
            one.paragraphs,
            one.anchor,
        )
        yield f"{about} {one.size} {one.sha256}"
    one = published_report(FOLDER / names[0], "Báo cáo", found_all[0])
    yield (
        f"{one.kind_name} {one.type_name} {one.language_code} "
        f"{replace(one, language=None).language_code} {len(results.reviews)}"
    )
    content = draw_photograph()
    for extent in (Extent(40, 60), Extent(60, 40), Extent(1, 1)):
        for form in (*list_whole_forms(extent), *list_card_forms(extent)):
            made = Image.open(
                io.BytesIO(photograph_drawing.draw(content, form, stand_in(left=0, top=100)))
            )
            grey: Any = made.convert("L")
            ends = [grey.getpixel(at) // 32 for at in ((0, 0), (grey.width - 1, 0))]
            yield f"{form.name} {made.size} {ends}"
    for is_grey in (False, True):
        made = Image.open(
            io.BytesIO(photograph_drawing.draw_for_print(content, Extent(20, 30), is_grey=is_grey))
        )
        yield f"{made.size} {made.mode} {dict(made.getexif())}"
    (folder / "a.jpg").write_bytes(content)
    yield f"{photograph_drawing.measure(folder / 'a.jpg')}"


def draw_photograph() -> bytes:
    """A small photograph that lies on its side: dark above, light below."""
    picture = Image.linear_gradient("L").resize((60, 40)).convert("RGB")
    known = picture.getexif()
    known[0x0112] = 6
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=known)
    return out.getvalue()


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "quotes": tell_quotes, "sample": tell_sample, "copied": tell_copied,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_records_are_compared_as_is_written_down(name: str) -> None:
    """Each line with what is said of it."""
    compare_table(f"quoted-{name}", RULES[name]())


def test_files_are_told_as_is_written_down(tmp_path: Path) -> None:
    """Each small file with what is found of it."""
    compare_table("quoted-files", tell_files(tmp_path))

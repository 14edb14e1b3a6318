"""Posters of honoured examples: for whom there are any, what they say, and how they are set."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from soaking import SOAKING
from test_kit_sheets import ADDRESS, print_words
from thidua.foundation.store import Store
from thidua.kit.qr import draw_qr_svg
from thidua.kit.sheets import PrintedPhotograph, SheetWords
from thidua.look.dressing import Look
from thidua.model import Honoree, paths
from thidua.model.honoree import ConsentScope, Decision, Takedown, TakedownMode
from thidua.model.identity import KitPictures
from thidua.model.kit_addresses import list_kit_files, pair_kit_files
from thidua.model.kit_forms import POSTERS, Sheet
from thidua.portal.catalogue import Catalogue
from thidua.site.kit import pictures
from thidua.site.kit.honoree_posters import show_posters, word_poster
from thidua.site.kit.makings import KitMakings
from thidua.site.kit.sharing import has_posters
from workspace import FIVE_PLANS, SAMPLE, Workspace

pytestmark = pytest.mark.sweep

PERSON, GROUP = "nguoi-tot-2026-01", "ba-ban-2026-01"
BODY = "xa-soc-ha-2021-nong-thon-moi"
ON_POSTERS = (ConsentScope.WEB, ConsentScope.POSTER)
DEED = "Hai mươi năm tự nguyện quét dọn hai cây số đường làng và trồng 120 gốc hoa giấy. "
AWARD = "Được tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh về thành tích xuất sắc " * 2


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    loaded = Workspace(tmp_path_factory.mktemp("sample") / "portal", SAMPLE).load().catalogue
    assert loaded
    return loaded


def find(catalogue: Catalogue, name: str) -> Honoree:
    (found,) = (one for one in catalogue.honorees if one.id == name)
    return found


def agree(honoree: Honoree, **changes: Any) -> Honoree:
    """The example, with consents of everyone in it that cover posters."""
    consent = honoree.consent and honoree.consent.model_copy(update={"scope": ON_POSTERS})
    persons = tuple(
        one.model_copy(
            update={"consent": one.consent and one.consent.model_copy(update={"scope": ON_POSTERS})}
        )
        for one in honoree.persons
    )
    return honoree.model_copy(update={"consent": consent, "persons": persons, **changes})


def choose(patch: pytest.MonkeyPatch, catalogue: Catalogue, chosen: KitPictures) -> None:
    """Let ``portal.yml`` say for which years files are made."""
    identity = catalogue.identity.model_copy(update={"kit_pictures": chosen})
    patch.setattr(Catalogue, "identity", property(lambda _: identity))


@pytest.mark.parametrize("name", [PERSON, GROUP])
def test_only_whoever_agreed_to_posters_is_on_any(
    sample: Catalogue, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sample agrees to the web alone; one who did not agree keeps the others off."""
    choose(monkeypatch, sample, KitPictures.ALL)
    honoree = find(sample, name)
    assert not has_posters(sample, honoree), "no file is made"
    refused = show_posters(sample, honoree)
    assert not refused.sheets and refused.sheet is None and refused.photograph is None
    assert "chưa đồng ý cho đưa tên lên áp phích" in refused.without
    agreed = agree(honoree)
    assert has_posters(sample, agreed)
    addresses = [link.path for link in show_posters(sample, agreed).sheets]
    assert addresses == [paths.sheet(paths.honoree(name), kind) for kind in POSTERS]
    if honoree.persons:
        one = agreed.model_copy(update={"persons": (*agreed.persons[:-1], honoree.persons[-1])})
        assert not show_posters(sample, one).sheets


def test_whoever_withdrew_or_was_taken_down_is_on_no_poster(
    sample: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = date(2026, 2, 11)
    taken = Takedown.model_construct(
        requested_on=day, done_on=day, reason="Theo yêu cầu", mode=TakedownMode.REMOVE
    )
    agreed = agree(find(sample, PERSON))
    assert agreed.consent
    withdrawn = agreed.consent.model_copy(update={"withdrawn_on": day})
    for changes in ({"takedown": taken}, {"consent": withdrawn}, {"consent": None}):
        for chosen in KitPictures:
            choose(monkeypatch, sample, chosen)
            gone = agreed.model_copy(update=changes)
            shown = show_posters(sample, gone)
            assert not has_posters(sample, gone)
            assert not shown.sheets and shown.sheet is None


def test_files_are_made_for_the_years_that_the_portal_says(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A body needs no consent; its plan is of 2021, the newest of 2025."""
    folder = tmp_path_factory.mktemp("five") / "portal"
    catalogue = Workspace(folder, FIVE_PLANS / "data").load().catalogue
    assert catalogue
    honoree = find(catalogue, BODY)
    newer = honoree.model_copy(update={"plan": "binh-son-2025-kinh-te-xa-hoi"})
    for chosen, older_has, newer_has in (
        (KitPictures.ALL, True, True),
        (KitPictures.RECENT, False, True),
        (KitPictures.NONE, False, False),
    ):
        for example, has_files in ((honoree, older_has), (newer, newer_has)):
            choose(monkeypatch, catalogue, chosen)
            shown = show_posters(catalogue, example)
            assert bool(shown.sheets) == has_files
            assert (shown.sheet is None) == has_files, "the page prints what has no file"


def test_a_poster_says_what_the_record_says(sample: Catalogue) -> None:
    honoree = agree(find(sample, PERSON))
    (award,) = honoree.awards
    revoked = award.model_copy(update={"revoked_by": Decision(number="1/QĐ-UBND")})
    achievement = "Quét đường làng mỗi sáng.\n\n- Trồng **hoa**.\n\n" + "Thôn xóm học theo. " * 40
    changed = {"achievement": achievement, "awards": (award, revoked, award, award, award)}
    honoree = honoree.model_copy(update=changed)
    words = word_poster(honoree, sample.albums[honoree.id], sample.identity)
    told = words.told.replace("\xa0", " ")
    assert words.title.replace("\xa0", " ") == "Nguyễn Thị Mẫu"
    assert told.startswith("Quét đường làng mỗi sáng. Trồng hoa. Thôn xóm học theo.")
    assert told.endswith("học theo.") and len(told) < 420
    *given, left = words.awards
    assert len(given) == 3 and left == "và 1 phần thưởng khác"
    assert all("Giấy khen của Chủ tịch UBND xã" in one.replace("\xa0", " ") for one in given)
    assert words.issuer == "Gương người tốt, việc tốt"
    whole = "Một câu rất dài, không có chỗ nghỉ, " * 15
    long = honoree.model_copy(update={"achievement": f"{whole}hết. Câu sau."})
    told = word_poster(long, sample.albums[honoree.id], sample.identity).told
    assert told.replace("\xa0", " ") == f"{whole}hết."


def test_a_poster_is_set_anew_only_where_anything_in_it_changed(
    sample: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honoree = find(sample, PERSON)
    album, printed = sample.albums[PERSON], list[Sheet]()

    def print_nothing(_: SheetWords, kind: Sheet, *others: Any) -> bytes:
        photograph = others[-1]
        with Image.open(io.BytesIO(photograph.content)) as shown:
            assert (shown.mode == "L") == (kind is Sheet.POSTER_A4_BLACK)
            assert shown.size == (photograph.width, photograph.height)
        printed.append(kind)
        return b"%PDF"

    monkeypatch.setattr(pictures, "print_sheet", print_nothing)
    painter = pictures.Painter(Look(sample.identity.colours, None), Store(tmp_path))
    words, (picture,) = word_poster(honoree, album, sample.identity), album.pictures
    for kind in (Sheet.POSTER_A4, Sheet.POSTER_A4_BLACK):
        for _ in range(2):
            painter.print(words, kind, kind.value, picture)
    assert printed == [Sheet.POSTER_A4, Sheet.POSTER_A4_BLACK]
    painter.print(words._replace(title="X"), Sheet.POSTER_A4, Sheet.POSTER_A4.value, picture)
    other = replace(picture, sha256="0" * 64)
    painter.print(words, Sheet.POSTER_A4_BLACK, Sheet.POSTER_A4_BLACK.value, other)
    assert len(printed) == 4


def test_posters_are_made_anew_where_the_photograph_is_another(sample: Catalogue) -> None:
    """Even where no word of theirs is another: the file has changed, and not its name."""
    honoree, album = find(sample, PERSON), sample.albums[PERSON]
    others = tuple(replace(one, sha256="0" * 64) for one in album.pictures)
    keys = set[bytes]()
    for shown in (album, replace(album, pictures=others)):
        makings = KitMakings.__new__(KitMakings)
        catalogue: Any = SimpleNamespace(albums={PERSON: shown}, identity=sample.identity)
        makings._catalogue = catalogue
        keys.add(makings._poster_making(honoree).key)
    assert len(keys) == 2


def set_poster(kind: Sheet, repeat: int, size: tuple[int, int] | None) -> bytes:
    words = SheetWords(
        "Gương người tốt, việc tốt", "Thôn Đông, Xã Mẫu",
        " ".join(["Hoàng Ngọc Thử Việc"] * repeat),
        "", "", (), (), "thidua.example.vn/k/x9fn4nz", draw_qr_svg(ADDRESS).decode(), "Công bố.",
        told=f"{DEED * repeat}HẾT.", told_of="Ngày 02/03/2026", awards=(AWARD,) * min(3, repeat),
        credit="Ảnh: Phòng Văn hóa", author="UBND xã Mẫu", call="Quét mã",
    )  # fmt: skip
    photograph = None
    if size:
        written = io.BytesIO()
        Image.new("RGB", size, "#cc2200").save(written, "JPEG")
        photograph = PrintedPhotograph(written.getvalue(), *size)
    return print_words(words, kind, photograph)


PRINTED_TWICE = (1440, 960)
"""The shape of the photograph on posters whose bytes are compared."""


@pytest.mark.parametrize("size", [None, (1440, 960), (960, 1200), (1440, 200)])
@pytest.mark.parametrize(("kind", "repeat"), [(Sheet.POSTER_A4, 1), (Sheet.POSTER_A4, 15),
                                              (Sheet.POSTER_A3_BLACK, 5)])  # fmt: skip
def test_a_poster_is_one_page_on_which_nothing_runs_over_anything(
    kind: Sheet, repeat: int, size: tuple[int, int] | None
) -> None:
    """Name, picture, deed to its last word, awards and code: from top to bottom."""
    content = set_poster(kind, repeat, size)
    if size == PRINTED_TWICE or SOAKING:
        assert content == set_poster(kind, repeat, size)
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 1
    page = document[0]
    (code,) = zxingcpp.read_barcodes(page.render(scale=2).to_pil())
    assert code.text == ADDRESS
    text = page.get_textpage()
    said = text.get_text_range()

    def span(first: str, last: str) -> tuple[float, float]:
        start, end = said.index(first), said.rindex(last)
        return text.get_charbox(start)[3], text.get_charbox(end + len(last) - 1)[1]

    places = [span("Hoàng", "Việc"), span("Ngày 02", "2026"), span("Hai mươi", "HẾT."),
              span("Được tặng", "xuất sắc"), span("Quét mã", "Quét mã")]  # fmt: skip
    shown = [one.get_bounds() for one in page.get_objects() if one.type == 3 and size]
    if size:
        assert "Ảnh: Phòng Văn hóa" in said
    for (_, bottom), (top, _) in pairwise(places):
        assert bottom > top
    above_code = page.get_height() - code.position.top_left.y / 2
    assert places[3][1] > above_code
    _, low, _, high = text.get_charbox(said.rindex("HẾT."))
    assert high - low > 5.5, "letters of eight points can still be read"
    for _, low, _, high in shown[:1]:
        assert places[0][1] > high and low > places[1][0]


def test_every_font_of_a_poster_is_in_the_file() -> None:
    page: Any = pypdf.PdfReader(io.BytesIO(set_poster(Sheet.POSTER_A4, 2, None))).pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        (inner,) = [one.get_object() for one in font["/DescendantFonts"]]
        assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())


def test_addresses_of_posters_that_moved_lead_to_the_kit() -> None:
    """They may be gone with the consent; other files lead to the same files."""
    old, new = paths.honoree("cu"), paths.honoree("moi")
    pairs = dict(pair_kit_files(old, new))
    assert list(pairs) == list(list_kit_files(old))
    for kind in POSTERS:
        assert pairs[paths.sheet(old, kind)] == paths.kit(new)
    assert pairs[paths.qr(old, "png")] == paths.qr(new, "png")
    other = dict(pair_kit_files(old, paths.indicator("moi")))
    assert other[paths.sheet(old, Sheet.POSTER_A4)] == paths.kit(paths.indicator("moi"))
    assert list(dict(pair_kit_files(paths.indicator("cu"), new))) == list(
        list_kit_files(paths.indicator("cu"))
    )

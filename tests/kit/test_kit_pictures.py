"""Pictures of pages: the words and figures of the page, whole, and of nobody who has not agreed."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path

import pytest
from PIL import Image

from richportals import paint_nothing
from thidua.foundation.engine import OVERRIDES
from thidua.kit.lines import Ruler
from thidua.kit.painting import paint_picture
from thidua.kit.picture import DrawnPicture
from thidua.kit.picture_words import PictureFigure, PictureWords
from thidua.look.palette import derive
from thidua.model import paths
from thidua.model.colours import DEFAULT_COLOURS
from thidua.model.kit_forms import PictureShape
from workspace import FIVE_PLANS, SAMPLE, Workspace

FONTS = OVERRIDES / "fonts"
MOST_BYTES = 120 * 1024
LONG = "Tổ chức phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ năm 2026 " * 6
HOSTILE = "<script>alert(1)</script> & “đua” \u202eمرحبا\u202c 😀 ]]> Ế"
FIGURES = (
    PictureFigure("từ ", "3,5", "%", " trở lên", "Tỷ lệ hộ nghèo"),
    PictureFigure(
        "khoảng ", "28.603,61", " tỷ đồng", "", "Tổng giá trị sản xuất các ngành kinh tế"
    ),
    PictureFigure("", "10/10", " xã, thị trấn", "", "Duy trì xã đạt chuẩn phổ cập giáo dục"),
)
NGAN_SON = paths.plan("ngan-son-2021-kinh-te-xa-hoi")


def draw(words: PictureWords, shape: PictureShape = PictureShape.WIDE) -> DrawnPicture:
    """A picture without ornament."""
    return DrawnPicture(words, shape, derive(DEFAULT_COLOURS), Ruler(FONTS), "")


def words_with(title: str, figures: tuple[PictureFigure, ...] = FIGURES) -> PictureWords:
    return PictureWords("UBND xã Mẫu", "Kế hoạch, năm 2026", title, "", figures, "Cổng Thi đua")


def texts_of(drawing: str) -> list[str]:
    """The lines that a drawing shows, without its description."""
    found = re.findall(r"<text[^>]*>(.*?)</text>", drawing)
    return [unescape(re.sub(r"<[^>]+>", "", line)) for line in found]


@pytest.mark.parametrize("shape", PictureShape)
@pytest.mark.parametrize("title", ["Thi đua", LONG, HOSTILE, "😀", "a" * 400])
def test_figures_are_shown_whole_beside_any_title(title: str, shape: PictureShape) -> None:
    """A title is cut where it is too long, and says so; a figure never is."""
    shown = texts_of(draw(words_with(title), shape).draw())
    joined = " ".join(shown)
    for figure in FIGURES:
        close = "" if figure.unit.startswith(" ") else figure.unit
        assert figure.number + close in shown
        assert figure.unit.strip() in joined and figure.name in joined
    assert ("…" in joined) == (title == LONG)


@pytest.mark.parametrize("shape", PictureShape)
def test_a_picture_says_how_many_of_the_figures_it_shows(shape: PictureShape) -> None:
    """Two of three plans are not all; all of them need no word."""
    for total, is_said in ((3, False), (5, True)):
        words = words_with("Hộ nghèo")._replace(total=total, counted="kế hoạch")
        shown = " ".join(texts_of(draw(words, shape).draw()))
        count = sum(figure.number in shown for figure in FIGURES)
        assert (f"({count} trong {total} kế hoạch)" in shown) == (is_said or count < total)


def test_a_picture_of_an_indicator_names_the_parts(pictured_site: Path) -> None:
    """10,49% is of agriculture; “số liệu” alone would be of the whole."""
    page = paths.indicator("co-cau-kinh-te")
    drawing = (pictured_site / paths.share_drawing(page)).read_text("utf-8")
    shown = " ".join(texts_of(drawing))
    for words in ("10,49", "Nông, lâm nghiệp", "37,52", "Công nghiệp", "51,99", "Dịch vụ"):
        assert words in shown


@pytest.mark.parametrize("shape", PictureShape)
def test_a_picture_is_small_and_always_the_same(shape: PictureShape) -> None:
    content = [paint_picture(draw(words_with(LONG), shape), FONTS) for _ in range(2)]
    assert content[0] == content[1]
    assert len(content[0]) <= MOST_BYTES
    with Image.open(io.BytesIO(content[0])) as picture:
        assert picture.size == shape.value[1:]


def test_the_words_that_matter_stand_in_the_middle_square() -> None:
    """Zalo crops the wide picture to that; every line is within it."""
    for x, wide in re.findall(
        r'<text x="([\d.]+)"[^>]*textLength="([\d.]+)"', draw(words_with(LONG)).draw()
    ):
        assert float(x) - float(wide) / 2 >= 285 and float(x) + float(wide) / 2 <= 915


@pytest.fixture(scope="module")
def pictured_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = Workspace(tmp_path_factory.mktemp("pictured"), FIVE_PLANS / "data")
    workspace.replace("portal.yml", "kit_pictures: none", "kit_pictures: recent")
    with paint_nothing():
        return workspace.written("kit", "plan ngan-son-", "plan binh-son-")


def test_a_drawing_says_what_its_page_says(pictured_site: Path) -> None:
    """Title, issuer and figures of the picture are on the page, letter for letter."""
    drawing = (pictured_site / paths.share_drawing(NGAN_SON)).read_text("utf-8")
    page = (pictured_site / NGAN_SON / "index.html").read_text("utf-8")
    plain = " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
    numbers = [text for text in texts_of(drawing) if re.search(r"\d", text)]
    assert "15,55" in numbers
    for text in texts_of(drawing)[3:-1]:
        assert text.removesuffix("%") in plain, text


def test_pictures_are_made_for_plans_of_the_newest_years(pictured_site: Path) -> None:
    """The newest year is that of the data; other plans have the picture of the portal."""
    newest = paths.plan("binh-son-2025-kinh-te-xa-hoi")
    for page, has_one in ((newest, True), (NGAN_SON, False)):
        picture = paths.share_picture(page)
        html = (pictured_site / page / "index.html").read_text("utf-8")
        assert (pictured_site / picture).exists() == has_one
        assert (f'og:image" content="https://cong-thi-dua.example/{picture}"' in html) == has_one


@pytest.mark.parametrize("is_given", [True, False])
def test_a_person_is_shown_to_services_only_by_consent(tmp_path: Path, *, is_given: bool) -> None:
    """Without consent for Zalo there is no picture, and no tag says the name."""
    workspace = Workspace(tmp_path, SAMPLE)
    path = "honorees/nguoi-tot-2026-01.yml"
    text = workspace.read(path)
    if is_given:
        workspace.replace(path, "scope: [web]", "scope: [web, zalo]")
    name = re.search(r"^name: (.+?)(?: +#.*)?$", text, re.MULTILINE)
    assert name
    with paint_nothing():
        site = workspace.written("kit", "pages honorees")
    page = paths.honoree("nguoi-tot-2026-01")
    tags = [
        line
        for file in (site / page / "index.html", site / paths.short(page) / "index.html")
        for line in file.read_text("utf-8").splitlines()
        if "og:" in line or "twitter:" in line
    ]
    assert any(name[1] in line for line in tags) == is_given
    assert (site / paths.share_picture(page)).exists() == is_given
    assert (site / paths.share_drawing(page)).exists() == is_given


TORN = re.compile(
    r"(?:kinh|xã|nông|phong|thi|quốc|chuyển|xây|phát|nhiệm|thực|đại|lao|môi|ngân|văn|Quảng|\d|≥)$"
    r"\n(?:tế|hội|thôn|trào|đua|phòng|đổi|dựng|triển|động|vụ|hiện|trường|sách|hóa|minh|Ninh|tỷ|tấn"
    r"|%|\d)",
    re.MULTILINE,
)


@pytest.mark.parametrize("shape", PictureShape)
@pytest.mark.parametrize(
    "title",
    [
        "Về việc phát động phong trào thi đua năm 2021",
        "Phát động đợt thi đua “nước rút” - chiến thắng đại dịch COVID-19, thực hiện thắng lợi các "
        "nhiệm vụ, chỉ tiêu phát triển kinh tế-xã hội năm 2021",
        "Thi đua xây dựng nông thôn mới, đô thị văn minh, đẩy mạnh chuyển đổi số tỉnh Quảng Ninh",
        "Phát động thi đua thực hiện nhiệm vụ phát triển kinh tế - xã hội, quốc phòng - an ninh",
        "Thu ngân sách nhà nước trên địa bàn đạt từ 12.450 tỷ đồng, sản lượng đạt 17.896 tấn, "
        "tỷ lệ hộ nghèo giảm ≥ 3,5 % so với năm 2020",
        "Tạo việc làm mới cho người lao động, bảo vệ môi trường, giữ gìn bản sắc văn hóa dân tộc",
    ],
)
def test_no_line_of_a_title_tears_a_word_or_a_figure(title: str, shape: PictureShape) -> None:
    """Vietnamese writes most words as two syllables; “kinh / tế” reads like a mistake."""
    for figures in ((), FIGURES):
        lines = texts_of(draw(words_with(title, figures), shape).draw())
        shown = "\n".join(line for line in lines if line.rstrip("…") in title)
        assert len(shown) > len(title) / 2
        assert not TORN.search(shown), shown

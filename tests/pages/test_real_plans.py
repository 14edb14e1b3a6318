"""The five given plans are on the site, whole."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from thidua.foundation.problems import Severity
from thidua.portal.loading import load
from thidua.site.audit.pages import PublishedPage
from workspace import FIVE_PLANS

PLANS = sorted(path.parent.name for path in (FIVE_PLANS / "data" / "plans").glob("*/plan.yml"))

# What the given texts hold beyond the words of the documents, and why it is not on the page.
NOT_ON_THE_PAGE = {
    "bэр": "scan noise in Cyrillic letters",
}


def original_of(plan: str) -> Path:
    return next((FIVE_PLANS / "data" / "plans" / plan).glob("*.txt"))


def sentences(text: str) -> list[str]:
    """Every sentence of a given text, without its markup, page breaks rejoined."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"\$\\geq\s*([\d,]+)(?:\\%)\$", r"≥ \1%", text)
    text = re.sub(r"\$\\geq\s*([\d,]+)\$", r"≥ \1", text)
    text = text.replace("<sup>2</sup>", "²")
    text = re.sub(r"^[#\s]*(?:- )?(?:\+ )?(?:\\\* )?", "", text, flags=re.MULTILINE)
    text = re.sub(r"\*{1,3}", "", text)
    # A page break splits a sentence in two paragraphs: the second goes on in lower case, or after
    # a comma.
    text = re.sub(r"(?<=[\w,])[ ]*\n\s*\n(?=[a-zà-ỹđ])", " ", text)
    text = re.sub(r",[ ]*\n\s*\n", ", ", text)
    found = []
    for line in text.split("\n"):
        found += re.split(r"(?<=[.;:?!])\s+", " ".join(line.split()))
    return [one for one in found if re.search(r"[^\W\d]", one)]


def test_the_real_data_has_no_errors() -> None:
    """What is published passes its own checks; only the sample identity is left to replace."""
    loaded = load(FIVE_PLANS)
    assert [str(one) for one in loaded.problems if one.severity is Severity.ERROR] == []
    assert {one.file for one in loaded.problems} <= {"data/portal.yml"}


def test_there_are_five_plans() -> None:
    """The five given plans are the portal's first content."""
    assert len(PLANS) == 5


@pytest.mark.parametrize("plan", PLANS)
def test_nothing_is_dropped(plan: str, real_pages: dict[str, PublishedPage]) -> None:
    """Every sentence of a given text is on its plan's page."""
    page = real_pages[f"ke-hoach/{plan}/"].text
    wanted = sentences(original_of(plan).read_text("utf-8"))
    missing = [one for one in wanted if one not in page and one not in NOT_ON_THE_PAGE]
    assert len(wanted) > 90
    assert missing == []


@pytest.mark.parametrize(
    ("plan", "said", "targets"),
    [
        ("binh-son-2025-kinh-te-xa-hoi", "Toàn văn: 75/75 đoạn của văn bản trích xuất", 22),
        ("ha-quang-2021-phong-trao-thi-dua", "Toàn văn: 66/67 đoạn của văn bản trích xuất", 16),
        ("ha-hoa-2022-75-nam-dang-bo-huyen", "Toàn văn: 43/43 đoạn của văn bản trích xuất", 0),
    ],
)
def test_pages_say_what_was_compared(
    plan: str, said: str, targets: int, real_pages: dict[str, PublishedPage]
) -> None:
    """How much of the original is there, what is left out, and where every target is printed."""
    page = real_pages[f"ke-hoach/{plan}/tom-luoc/"]
    assert said in page.text
    assert "không phải bản ký" in page.text
    links = [link for link in page.all("a") if "#:~:text=" in link["href"]]
    assert len(links) == targets
    assert ("Vết máy đọc để lại sau dòng lưu" in page.text) is ("66/67" in said)


@pytest.mark.parametrize("plan", PLANS)
def test_originals_are_published_byte_for_byte(plan: str, real_site: Path) -> None:
    """The download is the given file itself."""
    source = original_of(plan)
    published = real_site / "ke-hoach" / plan / source.name
    assert published.read_bytes() == source.read_bytes()


def test_blank_numbers_and_days_stay_blank(real_pages: dict[str, PublishedPage]) -> None:
    """What was stamped later is not guessed."""
    page = real_pages["ke-hoach/ngan-son-2021-kinh-te-xa-hoi/tom-luoc/"].text
    assert "/KH-UBND bản gốc để trống số" in page
    assert "Tháng 02/2021 bản gốc để trống ngày" in page
    assert (
        "không có trong bản gốc"
        in real_pages["ke-hoach/ha-quang-2021-phong-trao-thi-dua/tom-luoc/"].text
    )


def test_a_document_cited_twice_names_both_plans(real_pages: dict[str, PublishedPage]) -> None:
    """34-CT/TW is cited by Ngân Sơn and by Hà Quảng, and its page leads to both places."""
    page = real_pages["van-ban-vien-dan/34-ct-tw-2014-bo-chinh-tri/"]
    links = {attributes["href"] for attributes in page.all("a")}
    assert "../../ke-hoach/ngan-son-2021-kinh-te-xa-hoi/#nhiem-vu-1" in links
    assert "../../ke-hoach/ha-quang-2021-phong-trao-thi-dua/#noi-dung-3-1" in links


def test_published_honorees_are_quoted_collectives(real_pages: dict[str, PublishedPage]) -> None:
    """Only collectives that a document names are shown, each with the sentence that names it."""
    loaded = load(FIVE_PLANS).catalogue
    assert loaded is not None
    assert {honoree.kind.value for honoree in loaded.honorees} == {"collective"}
    for honoree in loaded.honorees:
        page = real_pages[f"guong/{honoree.id}/"]
        assert honoree.quote is not None
        assert honoree.quote.text in page.text
        assert honoree.name.removeprefix("Xã ") in honoree.quote.text

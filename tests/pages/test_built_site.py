"""What every page of a built site promises, read from its files."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from page_heads import read_metas
from styled import list_unstyled
from thidua.look.assets import EXTRA_STYLES
from thidua.site.audit.pages import PublishedPage, read_page
from thidua.site.pages.cards import Cards
from thidua.site.pages.home import HomeView, OneCampaignView, make_home_page
from workspace import FIVE_PLANS, REPOSITORY, SAMPLE_PLAN, Workspace

BASE = "https://cong-thi-dua.example/"
VOCABULARY = json.loads((Path(__file__).parent / "schema-org.json").read_text("utf-8"))["types"]
KINDS = (
    "", "404.html", "ke-hoach/", "ke-hoach/binh-son-2025-kinh-te-xa-hoi/",
    "ke-hoach/binh-son-2025-kinh-te-xa-hoi/tom-luoc/",
    "ke-hoach/binh-son-2025-kinh-te-xa-hoi/chia-se/",
    "ke-hoach/theo-thoi-gian/", "ke-hoach/cap/huyen/", "ke-hoach/loai/chi-thi/", "linh-vuc/",
    "linh-vuc/kinh-te/", "co-quan/", "co-quan/ubnd-tinh-bac-giang/", "nam/", "nam/2021/",
    "chi-tieu/", "chi-tieu/linh-vuc/kinh-te/", "chi-tieu/ty-le-ho-ngheo/",
    "chi-tieu/cach-xet-ket-qua/", "guong/",
    "guong/xa-soc-ha-2021-nong-thon-moi/",
    "van-ban-vien-dan/", "van-ban-vien-dan/34-ct-tw-2014-bo-chinh-tri/", "gioi-thieu/",
    "du-lieu/", "huong-dan/", "huong-dan/mau-ke-hoach/", "huong-dan/tra-cuu/", "tro-nang/",
    "truyen-thong/", "tim-kiem/", "tim-kiem/?q=giam+ngheo",
)  # fmt: skip


def test_every_address_the_portal_promises_is_there(real_pages: dict[str, PublishedPage]) -> None:
    """Links must live for decades, so the addresses are held by a test."""
    assert {address.split("?")[0] for address in KINDS} <= set(real_pages)


def test_addresses_hold_no_diacritics(real_site: Path) -> None:
    """Addresses survive being typed, printed and read aloud."""
    for path in real_site.rglob("*"):
        assert re.fullmatch(r"[A-Za-z0-9./_-]+", path.relative_to(real_site).as_posix()), path


def test_every_internal_link_and_anchor_resolves(
    real_site: Path, real_pages: dict[str, PublishedPage]
) -> None:
    """No link of the site leads nowhere."""
    broken = []
    for address, page in real_pages.items():
        for attributes in page.all("a") + page.all("link") + page.all("form"):
            target = attributes.get("href") or attributes.get("action", "")
            url = urljoin(BASE + address, target)
            if not url.startswith(BASE) or attributes.get("rel") == "canonical":
                continue
            path, anchor = urldefrag(urlsplit(url)._replace(query="").geturl())
            if not leads_somewhere(real_site, real_pages, path.removeprefix(BASE), anchor):
                broken.append((address, target))
    assert broken == []


def leads_somewhere(site: Path, pages: dict[str, PublishedPage], path: str, anchor: str) -> bool:
    path = unquote(path)
    if path in pages:
        return not anchor or unquote(anchor) in pages[path].ids
    place_in_a_file = anchor.startswith(("page=", ":~:text="))
    return (site / path).is_file() and (not anchor or place_in_a_file)


def test_an_anchor_leads_to_one_place(real_pages: dict[str, PublishedPage]) -> None:
    """No address within a page is given to two things."""
    twice = {
        (path, one) for path, page in real_pages.items() for one, n in page.ids.items() if n > 1
    }
    assert twice == set()


def test_pages_work_from_a_sub_path(real_pages: dict[str, PublishedPage]) -> None:
    """No page but the one for unknown addresses starts a link from the root of the host."""
    for address, page in real_pages.items():
        if address == "404.html":
            continue
        for _, attributes, _ in page.elements:
            for name in ("href", "src", "action"):
                assert not attributes.get(name, "").startswith("/"), (address, attributes)


def test_no_page_asks_another_host(real_site: Path, real_pages: dict[str, PublishedPage]) -> None:
    """Nothing is fetched from anywhere else: no fonts, scripts, images or counters."""
    for address, page in real_pages.items():
        for tag, attributes, _ in page.elements:
            if tag in {"script", "img", "source", "iframe", "video", "audio", "use"}:
                assert "//" not in attributes.get("src", ""), address
            told = attributes.get("rel") == "canonical" or "oembed" in attributes.get("type", "")
            if tag == "link" and not told:
                assert "//" not in attributes["href"], address
    for path in [*real_site.rglob("*.css"), *real_site.rglob("*.js")]:
        assert not re.search(r"(?:url\(|from |import\()\s*[\"']?(?:https?:)?//", path.read_text())


def test_no_inline_script_or_style(real_pages: dict[str, PublishedPage]) -> None:
    """A strict Content-Security-Policy has nothing to block."""
    for address, page in real_pages.items():
        for tag, attributes, _ in page.elements:
            assert tag != "style", address
            assert not any(name == "style" or name.startswith("on") for name in attributes), address
            if tag == "script":
                assert attributes.get("src") or attributes["type"] == "application/ld+json", address


def list_own(pages: dict[str, PublishedPage]) -> dict[str, PublishedPage]:
    """The pages that neither lead readers on to another page nor are made for frames."""
    return {
        address: page
        for address, page in pages.items()
        if not any(meta.get("http-equiv") == "refresh" for meta in page.all("meta"))
        and not address.startswith("nhung/")
    }


def test_every_page_has_its_own_head(real_pages: dict[str, PublishedPage]) -> None:
    """One h1; a title and an address of its own; a description; previews for Zalo and Facebook."""
    titles: dict[str, str] = {}
    for address, page in list_own(real_pages).items():
        assert [tag for tag, _, _ in page.elements].count("h1") == 1, address
        assert page.title not in titles, (address, titles.get(page.title))
        titles[page.title] = address
        metas = read_metas(page)
        assert 20 <= len(metas["description"]) <= 320, (address, metas["description"])
        for name in ("og:title", "og:description", "og:url", "og:image", "twitter:card"):
            assert metas[name], address
        canonical = [link["href"] for link in page.all("link") if link.get("rel") == "canonical"]
        assert canonical == ([] if address == "404.html" else [BASE + address])
        assert page.all("html") == [{"lang": "vi"}]


def test_headings_skip_no_level(real_pages: dict[str, PublishedPage]) -> None:
    """The outline of a page is one that a screen reader can follow."""
    for address, page in real_pages.items():
        levels = [int(tag[1]) for tag, _, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
        for before, after in pairwise(levels):
            assert after <= before + 1, (address, levels)


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for item in value.values():
            yield from nodes(item)


def test_structured_data_is_of_the_vocabulary(real_pages: dict[str, PublishedPage]) -> None:
    """Every type and property that search engines are told is one that schema.org has."""
    kinds = set()
    for address, page in list_own(real_pages).items():
        if address == "404.html":
            continue
        assert len(page.jsonld) == 1, address
        found = list(nodes(page.jsonld))
        assert found, address
        for node in found:
            types = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
            # What is given by its whole address belongs to another vocabulary (DCAT).
            (kind,) = (one for one in types if ":" not in one)
            kinds.add(kind)
            own = {key for key in node if key[0] != "@" and ":" not in key}
            wrong = own - set(VOCABULARY[kind])
            assert not wrong, (address, kind, wrong)
    assert {"Legislation", "GovernmentOrganization", "BreadcrumbList", "WebSite"} <= kinds


def test_a_plan_is_described_by_what_is_printed(real_pages: dict[str, PublishedPage]) -> None:
    """Number, dates and files are told; what the original leaves blank is not."""

    def legislation(plan: str, page: str = "") -> dict[str, Any]:
        found: dict[str, Any] = real_pages[f"ke-hoach/{plan}/{page}"].jsonld[0]["@graph"][0]
        return found

    full = legislation("binh-son-2025-kinh-te-xa-hoi")
    assert full["@type"] == "Legislation"
    assert full["legislationIdentifier"] == "21/KH-UBND"
    assert full["legislationDate"] == "2025-02-03"
    further = legislation("binh-son-2025-kinh-te-xa-hoi", "tom-luoc/")
    assert further["@id"] == full["@id"]
    assert further["encoding"][0]["contentUrl"].endswith("/ke-hoach-21-kh-ubnd-2025.txt")
    blank = legislation("ngan-son-2021-kinh-te-xa-hoi")
    assert "legislationIdentifier" not in blank
    assert blank["legislationDate"] == "2021-02"


# Words of English user interfaces; a page of the portal holds none of them.
ENGLISH = set(
    """about all and are back by click close content contents copied copy documentation download
    edit error file filter footer for from header here home index initializing is language last
    link links list loading menu more navigation next no not of on open page pages please powered
    previous print read result results search searching select share show site skip source tags
    text the this title to toggle top type updated view with you your""".split()
)
# “PAR INDEX” is printed in the plans, and “to” and “no” are Vietnamese words too.
ALSO_VIETNAMESE = {"index", "to", "no"}


def test_no_english_on_any_page(real_pages: dict[str, PublishedPage]) -> None:
    """The site speaks Vietnamese throughout, labels for screen readers included."""
    for address, page in real_pages.items():
        words = set()
        for run in page.words:
            if run.startswith(("<iframe ", "<a href=")):
                continue  # code for other sites
            # Identifiers in the guide and the examples of the data are code, not words of the page.
            words |= set(re.findall(r"(?<![\w./-])[a-z]+(?![\w./-])", run.lower()))
        if address in {"du-lieu/", "lap-cong/"} or address.startswith("huong-dan/"):
            continue
        assert not (words & ENGLISH) - ALSO_VIETNAMESE, (address, words & ENGLISH)


def test_nothing_of_the_theme_is_published(real_site: Path) -> None:
    """Material lends its engine, not its weight."""
    names = {path.relative_to(real_site / "assets").parts[0] for path in real_site.glob("assets/*")}
    assert names == {"portal.css", "js", "fonts", "images", *EXTRA_STYLES}
    assert not list(real_site.rglob("*.jinja"))
    assert not list(real_site.rglob("*lunr*"))


def test_every_page_has_the_style_sheets_of_what_it_shows(
    real_site: Path, sample_site: Path
) -> None:
    """A class that only one of the sheets for some pages knows stands on no page without it."""
    for site in (real_site, sample_site):
        assert list(list_unstyled(site)) == []


def test_plan_pages_are_light(real_pages: dict[str, PublishedPage]) -> None:
    """A plan's own HTML is at most 40 KB compressed."""
    for address, page in real_pages.items():
        if re.fullmatch(r"ke-hoach/[\w-]+-\d{4}-[\w-]+/", address):
            assert len(gzip.compress(page.path.read_bytes(), 6)) <= 40_000, address


def test_the_site_map_lists_every_page_with_dates_from_data(
    real_site: Path, real_pages: dict[str, PublishedPage]
) -> None:
    """Search engines find every page, and no date comes from the clock."""
    text = (real_site / "sitemap.xml").read_text("utf-8")
    listed = set(re.findall(r"<loc>(.*?)</loc>", text))
    asked = {
        address
        for address, page in real_pages.items()
        if not any(meta.get("content") == "noindex" for meta in page.all("meta"))
    }
    assert listed == {BASE + address for address in asked}
    assert asked | {"404.html"} == set(list_own(real_pages)) - {
        address for address in real_pages if address.endswith("/chia-se/")
    }, "only kits, frames and pages that lead on are left out"
    updated = set(re.findall(r"updated: (\S+)", data_texts()))
    assert set(re.findall(r"<lastmod>(.*?)</lastmod>", text)) <= updated


def data_texts() -> str:
    files = [*(FIVE_PLANS / "data").rglob("*.yml"), *(REPOSITORY / "docs").rglob("*.md")]
    return "\n".join(path.read_text("utf-8") for path in files)


def test_two_builds_are_byte_identical(real_site: Path, tmp_path: Path) -> None:
    """The same input gives the same output, whatever the day, the folder or the machine."""
    again = Workspace(tmp_path / "again", FIVE_PLANS / "data").built(anew=True)
    assert contents(again) == contents(real_site)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_failed_build_leaves_the_published_site_alone(sample: Workspace) -> None:
    """Bad data is explained, and readers go on seeing the last good site."""
    before = contents(sample.built())
    sample.replace(SAMPLE_PLAN, "issued: 2026-02-10", "issued: 2026-02-31")
    result = sample.build()
    assert result.returncode != 0
    said = result.stdout + result.stderr
    line = sample.read(SAMPLE_PLAN).partition("issued: 2026-02-31")[0].count("\n") + 1
    fault = "Mục `issued` (ngày ban hành): Không có ngày 31/2/2026"
    assert f"plan.yml:{line}:11: {fault}" in said
    assert "Traceback" not in said
    assert contents(sample.site) == before


def test_a_build_with_warnings_leaves_the_published_site_alone(
    sample: Workspace, tmp_path: Path
) -> None:
    """A page of docs/ with a broken link fails the strict build, and is not published."""
    before = contents(sample.built())
    (sample.folder / "docs").unlink()
    docs = sample.folder / "docs"
    docs.mkdir()
    page = (REPOSITORY / "docs" / "tro-nang.md").read_text("utf-8")
    (docs / "tro-nang.md").write_text(page + "\n[hỏng](khong-co.md)\n", "utf-8")
    assert sample.build().returncode != 0
    assert contents(sample.site) == before


def test_a_form_of_award_is_said_once(sample: Workspace) -> None:
    """A title that begins with its form is not put behind that form again."""
    honoree = "honorees/nguoi-tot-2026-01.yml"
    second = "  - award_form: commendation\n    title: Tặng thưởng của thôn\nconsent:"
    sample.replace(honoree, "consent:", second)
    site = sample.written("pages honorees")
    page = read_page(site / "guong" / "nguoi-tot-2026-01" / "index.html")
    assert "Giấy khen: Giấy khen" not in page.text
    assert "tặng Giấy khen của Chủ tịch UBND xã, theo Quyết định số 98/QĐ-UBND" in page.text
    assert "Tặng thưởng của thôn." in page.text
    assert "Giấy khen: " not in page.text


@pytest.mark.parametrize(
    ("draft", "hint"),
    [
        ("không", "Ví dụ: giảm nghèo, 15/KH-UBND, nong thon moi"),
        ("có", "Ví dụ: giảm nghèo, nong thon moi"),
    ],
)
def test_the_search_field_hints_at_a_number_of_the_portal_itself(
    draft: str, hint: str, sample: Workspace
) -> None:
    """No portal shows the number of another one's plan, nor of one that is not published."""
    sample.replace(SAMPLE_PLAN, "draft: không", f"draft: {draft}")
    catalogue = sample.load().catalogue
    assert catalogue is not None
    view = make_home_page(catalogue, Cards(catalogue)).view
    assert isinstance(view, HomeView | OneCampaignView)
    assert view.hint == hint


@pytest.mark.parametrize("honoree", ["duong-hoa-2026-01"])
def test_an_anonymised_honoree_leaves_a_page_without_the_person(
    sample_site: Path, honoree: str
) -> None:
    """The address lives on; the person is not on it, nor in any list."""
    site = sample_site
    page = read_page(site / "guong" / honoree / "index.html")
    assert "đã được gỡ" in page.text
    assert "đường hoa" not in page.text
    assert honoree not in (site / "guong" / "index.html").read_text("utf-8")

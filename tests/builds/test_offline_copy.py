"""The copy for a USB stick: opened as a folder, it is styled, linked and searchable."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from portal_cli.offline_copy import MadeCopy, make_offline_copy
from publishing import content
from thidua.site.offline.classic_scripts import NoClassicScriptError, join_classic
from thidua.site.offline.named_files import name_file
from workspace import FIVE_PLANS, SMALL, TODAY, Workspace, call_portal

PLAN = "ke-hoach/ngan-son-2021-kinh-te-xa-hoi/index.html"
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory, real_site: Path) -> Path:
    """A portal whose site is that of the five plans."""
    workspace = Workspace(tmp_path_factory.mktemp("offline"), FIVE_PLANS / "data")
    shutil.copytree(real_site, workspace.site)
    return workspace.folder


@pytest.fixture(scope="module")
def made(portal: Path) -> MadeCopy:
    """The copy of that site."""
    return make_offline_copy(portal, portal / "site")


@pytest.fixture(scope="module")
def stick(made: MadeCopy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy unpacked somewhere else, under a name with blanks and marks."""
    folder = tmp_path_factory.mktemp("stick") / "Ổ USB #1"
    with zipfile.ZipFile(made.archive) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder / "cong-thi-dua"


@pytest.fixture
def visit(browser: Browser, stick: Path) -> Iterator[Visit]:
    """Open a file of the copy; whatever the page complains about fails the test."""
    complaints: list[str] = []
    context = browser.new_context(locale="vi-VN", viewport={"width": 360, "height": 640})
    context.set_default_timeout(8_000)

    def note(said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            complaints.append(said.text)

    def open_file(path: str, question: str = "") -> Page:
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.append(request.url))
        page.goto((stick / path).as_uri() + question)
        return page

    yield open_file
    context.close()
    assert not complaints


def path_in(stick: Path, page: Page) -> str:
    """Which file of the copy a page is."""
    return Path(unquote(urlsplit(page.url).path)).relative_to(stick).as_posix()


def test_pages_are_styled_in_the_letters_of_the_portal(visit: Visit) -> None:
    """Style sheet, fonts and logo come from the folder."""
    page = visit("index.html")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px \"Be Vietnam Pro\"')")
    assert page.evaluate("[...document.fonts].some(({ status }) => status === 'loaded')")
    assert page.evaluate("[...document.images].every((image) => image.naturalWidth > 0)")
    assert page.evaluate("getComputedStyle(document.querySelector('.card')).borderRadius") != "0px"
    expect(page.locator(".site-header .demo-note").first).to_contain_text("Bản ngoại tuyến")


def test_links_lead_to_pages_and_never_to_lists_of_files(visit: Visit, stick: Path) -> None:
    """From the home page to a list, to a plan, and back by the logo."""
    page = visit("index.html")
    page.click(".site-nav a >> text=Kế hoạch")
    assert path_in(stick, page) == "ke-hoach/index.html"
    page.click(f"main a[href$='{PLAN.removeprefix('ke-hoach/')}'] >> nth=0")
    assert path_in(stick, page) == PLAN
    page.click(".brand")
    assert path_in(stick, page) == "index.html"


def test_every_link_of_every_page_is_a_file_of_the_copy(stick: Path) -> None:
    """Whatever is pointed at comes along, and no page is left without a name."""
    wrong = []
    for page in stick.rglob("*.html"):
        html = page.read_text("utf-8")
        for address in re.findall(r'\s(?:href|src|action)="([^"]*)"', html):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            if not (page.parent / unquote(parts.path)).is_file():
                wrong.append((page.relative_to(stick).as_posix(), address))
    assert not wrong


def test_no_page_has_a_module_or_a_script_of_its_own(stick: Path) -> None:
    """Browsers refuse the first in a folder; the policy refuses the second."""
    for page in stick.rglob("*.html"):
        html = page.read_text("utf-8")
        assert 'type="module"' not in html
        assert not re.search(r"<script(?![^>]*(?: src=|ld\+json))", html)


def test_what_is_asked_is_found(visit: Visit, stick: Path) -> None:
    """Words, figures and the passage itself, as on the net; a result leads to its place."""
    page = visit("index.html")
    page.fill("#tim-lon", "hộ nghèo Ngân Sơn 2021")
    page.keyboard.press("Enter")
    result = page.locator(".search-results > li").first
    expect(page.locator(".answer__figures")).to_contain_text("3,5%")
    result.scroll_into_view_if_needed()
    expect(result.locator(".result__snippet")).to_contain_text("hộ nghèo")
    assert path_in(stick, page) == "tim-kiem/index.html"
    result.locator(".result__title").click()
    assert path_in(stick, page) == PLAN
    assert urlsplit(page.url).fragment.startswith("chi-tieu-")


@pytest.mark.parametrize(
    ("query", "words"),
    [("hộ nghèo Ngân Sơn bao nhiêu", "giảm ≥ 3,5%"), ("tải bản gốc Ngân Sơn", "Kế hoạch")],
)
def test_a_question_is_answered_from_the_page_at_a_glance(
    query: str, words: str, visit: Visit, stick: Path
) -> None:
    """Figures and files stand there; what the answer leads to is a file of the copy."""
    page = visit("tim-kiem/index.html", f"?q={query}")
    answer = page.locator(".answer__figures, .answer__files")
    expect(answer).to_contain_text(words)
    for link in page.locator(".answer a, .search-results a").all():
        target = urlsplit(link.evaluate("link => link.href"))
        assert Path(unquote(target.path)).is_file(), target.path


def test_a_second_question_on_the_page_of_results_is_answered(visit: Visit) -> None:
    """Its address changes without a server, and going back brings the first one."""
    page = visit("tim-kiem/index.html", "?q=hộ nghèo")
    first = page.locator(".search-results > li").first
    expect(first).to_be_visible()
    page.fill("#tim", "độ che phủ rừng")
    page.keyboard.press("Enter")
    expect(first.locator(".result__title")).to_contain_text("che phủ rừng")
    page.go_back()
    expect(page.locator("#tim")).to_have_value("hộ nghèo")
    expect(first).to_contain_text("nghèo")


def test_suggestions_lead_to_pages(visit: Visit, stick: Path) -> None:
    """The list under the field knows the copy too."""
    page = visit("index.html")
    page.locator("#tim-lon").press_sequentially("bình sơn")
    option = page.locator("[role=option]").first
    expect(option).to_be_visible()
    option.click()
    page.wait_for_url(re.compile(r"index\.html(#.*)?$"))
    assert (stick / path_in(stick, page)).is_file()


def test_plans_are_filtered(visit: Visit, stick: Path) -> None:
    """The table of plans and the cards come from the folder as well."""
    page = visit("ke-hoach/index.html")
    page.locator("[data-filters] summary").click()
    page.select_option("[name=nam]", "2025")
    expect(page.locator(".browse__count")).to_contain_text("1 văn bản")
    page.locator("[data-card-list] .card__title a").click()
    assert path_in(stick, page).startswith("ke-hoach/binh-son-2025")


def test_a_page_is_whole_without_script(browser: Browser, stick: Path) -> None:
    """As on the net."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((stick / PLAN).as_uri())
    expect(page.locator("main h1")).to_be_visible()
    page.click(".brand")
    assert path_in(stick, page) == "index.html"
    context.close()


def test_the_same_site_gives_the_same_bytes(portal: Path, made: MadeCopy) -> None:
    """The archive can be compared by its hash; and a copy leaves the site as it is."""
    before, site = made.archive.read_bytes(), content(portal / "site")
    assert make_offline_copy(portal, portal / "site").archive.read_bytes() == before
    assert content(portal / "site") == site
    remains = {path.name for path in portal.iterdir() if path.name.startswith("site")}
    assert remains <= {"site", "site-offline", "site-offline.zip", "site-offline.lock"}


def test_the_command_tells_where_the_copy_is(tmp_path: Path) -> None:
    """In a sentence, after the build; without the option nothing is copied."""
    workspace = Workspace(tmp_path / "portal", SMALL)
    workspace.built()
    assert not (workspace.folder / "site-offline").exists()
    said = call_portal("build", "--offline", "--root", str(workspace.folder), "--today", TODAY)
    assert said.returncode == 0, said.stderr
    assert "Bản ngoại tuyến:" in said.stdout
    assert "site-offline.zip" in said.stdout
    assert (workspace.folder / "site-offline" / "index.html").is_file()


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("../../ke-hoach/", "../../ke-hoach/index.html"),
        ("../", "../index.html"),
        ("..", "../index.html"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("../ke-hoach/x/#muc-tieu", "../ke-hoach/x/index.html#muc-tieu"),
        ("../tim-kiem/?q=a/", "../tim-kiem/index.html?q=a/"),
        ("#muc-tieu", "#muc-tieu"),
        ("?q=a/", "?q=a/"),
        ("ban-goc.pdf", "ban-goc.pdf"),
        ("https://vi.example/", "https://vi.example/"),
        ("//vi.example/", "//vi.example/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("tel:113/", "tel:113/"),
    ],
)
def test_addresses_of_folders_name_their_page(address: str, named: str) -> None:
    """And no other address changes."""
    assert name_file(address) == named


def test_modules_say_the_same_in_one_plain_script() -> None:
    """Imports, exports and renamings become plain words."""
    modules = {
        "a.js": 'import{b as c,d}from"./b.js?v=12";export{c as e};export async function f(){}',
        "b.js": "export const b=1;export class d{}",
        "c.js": 'import "./a.js";const g=new URL("x",import.meta.url);import("./b.js").then(g);',
    }
    joined = join_classic(modules, "start({/* modules */})")
    assert 'const{b:c,d}=use("b.js");' in joined
    assert "return{e:c,f}" in joined
    assert "return{b,d}" in joined
    assert 'use("a.js");const g=new URL("x",address);' in joined
    assert 'Promise.resolve().then(()=>use("b.js")).then(g)' in joined


@pytest.mark.parametrize(
    "text",
    [
        "export default 1",
        'import * as a from "./b.js"',
        'import a from "./b.js"',
        "import.meta.env",
    ],
)
def test_a_module_that_cannot_be_put_there_is_told(text: str) -> None:
    """Better than a copy whose search is broken."""
    with pytest.raises(NoClassicScriptError) as caught:
        join_classic({"own.js": text}, "({/* modules */})")
    assert caught.value.name == "own.js"

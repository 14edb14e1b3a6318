"""The desk in a real browser: by keyboard, on a tablet, and by the rules of axe-core."""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import time
import zipfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, expect

from copies import begin_in_copy
from desks import PLAN, RESULTS, checked_portal
from loaded_jobs import load_jobs
from pdfmaker import Sheet, pdf_of
from portal_cli.accessibility import find_broken_rules
from remembering import remember_all, remember_readings
from reportmaker import MAKERS
from soaking import at_most, take_part
from test_desk_amends import DECISION, NEW, SENTENCE, TEXT, WORDS
from test_desk_drafts_results import REPORT, TABLE
from workspace import TESTS

DOCUMENT = TESTS / "drafting" / "xa-chi-tiet.txt"
COLOURS = ("color-contrast", "link-in-text-block")
"""Rules of axe-core that are asked of one of all elements that look alike; others of all."""
TABLET = {"width": 820, "height": 1180}
FINGER = 24
"""Points; what stands alone must not be lower (WCAG 2.2, 2.5.8)."""
CHANGES = f"/sua-doi/{DECISION.split('/')[2]}"
PAGES = (
    "/",
    "/cho-sua",
    f"/sua/{PLAN}",
    f"/sua/{PLAN}?o=document",
    f"/yaml/{PLAN}",
    "/nhan",
    "/tim?chu=gia+dinh",
    "/gui",
    "/guong-moi",
    "/lan-luu",
    TABLE,
    f"{TABLE}?soat=2",
    CHANGES,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A portal with the sample and a decision that says nothing yet of what it changes."""
    made = tmp_path / "cong"
    import_module("portal_cli.desk")  # once for all copies, like what follows
    remember_all()
    remember_readings()
    load_jobs()
    shutil.copytree(checked_portal(), made)
    (made / DECISION).parent.mkdir()
    (made / DECISION).write_text(TEXT, "utf-8")
    (made / DECISION).with_name("quyet-dinh-96-qd-ubnd-2026.txt").write_text(WORDS, "utf-8")
    return made


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    """The one-time address of a running desk."""
    desk = begin_in_copy("desk", "--no-browser", "--root", str(root))
    for _ in range(600):
        found = re.search(rb"http\S+(?=\n| )", os.pread(desk.out.fileno(), 1000, 0))
        if found:
            break
        time.sleep(0.05)
    yield found[0].decode() if found else ""
    desk.end(signal.SIGTERM)


@pytest.fixture
def page(address: str, browser: Browser) -> Iterator[Page]:
    """A browser that has entered; whatever a script of the page cannot do fails the test."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(address)
    yield page
    context.close()
    assert wrong == []


def test_axe_finds_nothing_and_nothing_is_cut_or_low_on_a_tablet(
    address: str, browser: Browser
) -> None:
    """Links that stand alone are as high as a finger needs; in a paragraph, a line is as it is."""
    context = browser.new_context(viewport=TABLET, has_touch=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    origin = page.url.rstrip("/")
    assert page.evaluate("matchMedia('(pointer: coarse)').matches")
    tried = 0
    for name in take_part(PAGES, 2):
        page.goto(origin + name)
        assert find_broken_rules(page, COLOURS) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= TABLET["width"], name
        heights = page.evaluate(
            """() => [...document.querySelectorAll('main a, nav a')].filter((link) =>
                 link.checkVisibility() && link.parentElement.textContent.trim() ===
                 link.textContent.trim()).map((link) => [link.textContent.trim(),
                 link.getBoundingClientRect().height])"""
        )
        tried += len(heights)
        assert [words for words, height in heights if height < FINGER] == [], name
    assert tried > at_most(20, 40)
    context.close()


def test_the_mark_on_a_page_of_a_pdf_comes_into_view(page: Page) -> None:
    """Also where it is printed further down than the frame shows at first."""
    page.set_viewport_size({"width": 1366, "height": 560})
    sheets, y = [Sheet()], 380.0
    for words in filter(None, DOCUMENT.read_text("utf-8").split("\n")):
        if y > 780:
            sheets, y = [*sheets, Sheet()], 60.0
        y = sheets[-1].block(85, y, 455, words, size=11)
    file = {"name": "ke hoach.pdf", "mimeType": "", "buffer": pdf_of(*sheets)}
    open_page(page, "/nhan")
    page.set_input_files("input[type=file]", file)  # type: ignore[arg-type]
    press(page, "Nhận và đọc")
    expect(page.locator("h1")).to_have_text("Soát bản nháp", timeout=60_000)
    below = False
    for _ in range(20):
        picture = page.locator(".review__picture")
        picture.evaluate("picture => picture.decode()")
        page.wait_for_timeout(100)
        shown = page.request.get(page.url.split("/soat")[0] + str(picture.get_attribute("src")))
        top, height = page.evaluate(
            """() => {
              const frame = document.querySelector('.review__original').getBoundingClientRect(),
                    sheet = document.querySelector('.review__picture').getBoundingClientRect();
              return [(frame.top - sheet.top) / sheet.height, frame.height / sheet.height];
            }"""
        )
        mark = _find_mark(shown.body())
        if mark is not None:
            assert top < mark < top + height, page.inner_text("main")
            below = mark > height
        later = page.get_by_text("Để sau, chỗ tiếp")
        if below or not later.count():
            break
        later.first.click()
    assert below, "no mark is further down than the frame"


def _find_mark(picture: bytes) -> float | None:
    """Where the marker begins on the picture of a page, as a part of its height."""
    with Image.open(io.BytesIO(picture)) as page:
        seen = page.convert("RGB")
    _, _, blue = seen.split()
    red = seen.getchannel("R")
    yellow = ImageChops.subtract(red, blue).point(lambda value: 255 if value > 60 else 0)
    box = yellow.getbbox()
    return box[1] / seen.height if box else None


def test_a_script_of_the_preview_reaches_nothing_of_the_desk(page: Page, root: Path) -> None:
    """What a portal brings runs on a port of its own: it is shown, and learns nothing."""
    desk = page.url
    policy = page.goto(desk)
    assert policy
    preview = re.search(r"frame-src (\S+);", policy.headers["content-security-policy"])
    assert preview
    live = root / ".cache" / "xem-truoc"
    live.mkdir(parents=True)
    live.joinpath("index.html").write_text('<p></p><script src="thu.js"></script>', "utf-8")
    live.joinpath("thu.js").write_text(
        f"""const said = document.querySelector('p'), desk = '{desk}';
        const ways = [() => fetch(desk), () => fetch(desk + 'dung', {{ method: 'POST' }}),
                      async () => parent.document.title];
        Promise.allSettled(ways.map((way) => way())).then((ends) => {{
          said.textContent = ends.map((end) => end.status).join(' ');
        }});""",
        "utf-8",
    )
    page.evaluate(
        """address => {
          const frame = document.createElement('iframe');
          frame.src = address;
          document.body.append(frame);
        }""",
        preview[1],
    )
    said = page.frame_locator("iframe").locator("p")
    expect(said).to_have_text("rejected rejected rejected")
    page.reload()
    expect(page.locator("h1")).to_be_visible()


def test_a_document_becomes_a_plan_by_keyboard_alone(page: Page) -> None:
    """From the file to a plan that is no draft any more, with Tab, Enter and typing only."""
    press(page, "Nhận văn bản mới", walking=True)
    page.set_input_files("input[type=file]", DOCUMENT)
    press(page, "Nhận và đọc", walking=True)
    expect(page.locator("h1")).to_have_text("Soát bản nháp", timeout=60_000)
    for turn in range(20):
        if page.get_by_text("Đã soát hết").count():
            break
        press(page, "Đúng như trên, sang chỗ sau", walking=turn < 2)  # all are made alike
    press(page, "Soát xong, thôi là bản nháp", walking=True)
    expect(page.get_by_text("Đã soát xong. Kế hoạch sẽ lên Cổng")).to_be_visible()


def test_words_without_a_place_are_put_there_by_a_digit_or_dragged(page: Page, root: Path) -> None:
    """Whoever cannot drag them has the same buttons, without a way of twenty times Tab."""
    page.set_viewport_size({"width": 1366, "height": 600})
    press(page, "Nhận văn bản mới")
    page.set_input_files("input[type=file]", DOCUMENT.with_name("dang-ky-bang.txt"))
    press(page, "Nhận và đọc")
    expect(page.locator("h1")).to_have_text("Soát bản nháp", timeout=60_000)
    for _ in range(20):
        if page.locator("[data-words]").count():
            break
        press(page, "Để sau, chỗ tiếp")
    plan = next((root / "data" / "plans").glob("truong-*/plan.yml"))
    place, before = page.url, plan.read_bytes()
    for way in ("digit", "button", "foot of the window"):
        plan.write_bytes(before)
        page.goto(place)
        expect(page.locator("[data-words]")).to_be_focused()
        words = page.inner_text("[data-words]")
        with page.expect_navigation():
            if way == "digit":
                page.keyboard.press("5")
            elif way == "button":
                page.locator("[data-words]").drag_to(page.locator("[data-takes]").nth(2))
            else:
                drag_to_foot(page, "Để ngoài kế hoạch")
        said = plan.read_text("utf-8")
        left_out = said.count("reason: Không thuộc nội dung kế hoạch.")
        assert left_out == (way != "button"), way
        assert words.split()[0] in said.partition("\ncontents:")[2] or way != "button"
        assert not page.locator(".places").count(), way


def drag_to_foot(page: Page, place: str) -> None:
    """Drag the words to a place that is out of sight until they are dragged."""
    button = page.locator("[data-takes]", has_text=place).bounding_box()
    assert button
    assert button["y"] > page.evaluate("innerHeight")
    page.locator("[data-words]").hover()
    page.mouse.down()
    page.mouse.move(600, 300, steps=3)
    target = page.locator(".places .button", has_text=place)
    expect(target).to_be_in_viewport(ratio=1)
    box = target.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 10, steps=5)
    expect(target).to_have_class("button button--quiet button--over")
    page.mouse.up()


def test_cells_copied_from_a_spreadsheet_are_pasted_and_saved_by_keyboard(
    page: Page, root: Path
) -> None:
    """Names find their lines; Enter goes down; the facts of the report are typed below."""
    open_page(page, TABLE)
    page.evaluate(
        "navigator.clipboard.writeText('Tỷ lệ gia đình văn hóa\\tđạt 98%\\n"
        "Tổng sản lượng lương thực\\tđạt 4.100 tấn')"
    )
    page.locator('[id="f.moi.1"]').focus()
    page.keyboard.press("Control+V")
    expect(page.locator('[id="f.moi.2"]')).to_have_value("đạt 98%")
    expect(page.locator('[id="f.moi.1"]')).to_have_value("đạt 4.100 tấn")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "f.moi.1.1"
    page.keyboard.type("Vùng thấp đạt 60 triệu đồng")
    page.keyboard.press("Shift+Enter")
    assert page.evaluate("document.activeElement.id") == "f.moi.1"
    page.locator('[name="moi.kind"][value="interim"]').focus()
    page.keyboard.press("Space")
    for words in ("15/9/2026", "60/BC-UBND", "Báo cáo số 60/BC-UBND ngày 15/9/2026"):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    press(page, "Lưu kết quả")
    expect(page.get_by_text("Đã lưu kết quả.")).to_be_visible()
    text = (root / RESULTS).read_text("utf-8")
    assert "date: 2026-09-15" in text
    assert "text: đạt 4.100 tấn" in text
    assert "text: Vùng thấp đạt 60 triệu đồng" in text


def test_the_verdict_and_each_unit_are_filled_in_at_the_cell(page: Page, root: Path) -> None:
    """Cells that are pasted into a unit go down and right, and rows come into being."""
    open_page(page, TABLE)
    cell = page.locator("td", has=page.locator('[id="f.2.1"]'))
    summary = cell.locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    cell.locator('[name="v.f.2.1"]').select_option("vượt")
    cell.locator('[name="u.f.2.1.1.unit"]').focus()
    page.evaluate(
        "navigator.clipboard.writeText('Thôn Đầu\\tđạt 2.000 tấn\\nThôn Cuối\\tđạt 2.205 tấn')"
    )
    page.keyboard.press("Control+V")
    expect(cell.locator('[name="u.f.2.1.2.text"]')).to_have_value("đạt 2.205 tấn")
    expect(cell.locator(".units__row")).to_have_count(3)
    before = (root / RESULTS).read_text("utf-8")
    press(page, "Lưu kết quả")
    after = (root / RESULTS).read_text("utf-8")
    told = """\
        verdict: vượt
        units:
          - unit: Thôn Đầu
            text: đạt 2.000 tấn
          - unit: Thôn Cuối
            text: đạt 2.205 tấn
"""
    first = "      - target: 1.1\n"
    place = before.rindex(first)
    assert after == before[:place] + told + before[place:]


def test_a_report_is_read_and_its_results_are_reviewed_beside_it(page: Page, root: Path) -> None:
    """Dropping, one look at each doubt, one decision for the words that are left, one save."""
    open_page(page, TABLE)
    file = {"name": "bao cao.docx", "mimeType": "", "buffer": MAKERS[".docx"](REPORT)}
    page.set_input_files("#bao-cao", file)  # type: ignore[arg-type]
    press(page, "Đọc báo cáo")
    page.wait_for_url("**soat=*", timeout=60_000)
    page.locator('[id="f.2.1"]').focus()
    shown = page.locator(".line--shown")
    expect(shown).to_contain_text("Tổng sản lượng lương thực đạt 4.100 tấn")
    for box in page.locator('[name^="s."]').all():
        box.check()
    for choice in page.locator('.left select[name$=".dich"]').all():
        choice.select_option("ngoai")
    assert find_broken_rules(page, COLOURS) == []
    press(page, "Lưu, soát xong lần này", most=200)
    expect(page.get_by_text("Đã soát xong. Kết quả sẽ lên Cổng")).to_be_visible()
    assert "draft:" not in (root / RESULTS).read_text("utf-8")


def test_a_person_is_honoured_with_the_consent_first(page: Page, root: Path) -> None:
    """What the consent does not cover cannot be typed before it is ticked."""
    open_page(page, "/guong-moi")
    page.locator('[name="f.kind"][value="person"]').check()
    achievement = page.locator('[name="f.achievement"]')
    expect(achievement).not_to_be_editable()
    expect(page.get_by_text("phiếu có “thành tích”")).to_be_visible()
    for name in ("name", "achievement"):
        page.locator(f'[name="f.consent.fields"][value="{name}"]').check()
    expect(achievement).to_be_editable()
    page.locator('[name="f.consent.scope"][value="web"]').check()
    page.locator('[name="f.consent.method"][value="written"]').check()
    told = {
        "consent.purpose": "Nêu gương trên cổng của xã",
        "consent.given_on": "25/1/2026",
        "consent.evidence_ref": "Hồ sơ 12/2026",
        "name": "Trần Thị Thử",
        "achievement": "Giữ đường làng sạch.",
    }
    for name, words in told.items():
        page.locator(f'[name="f.{name}"]').fill(words)
    choose(page, "type")
    choose(page, "field")
    press(page, "Lưu", most=200)
    file = root / "data" / "honorees" / "guong-2026-01.yml"
    assert "name: Trần Thị Thử" in file.read_text("utf-8"), page.inner_text("main")


def test_a_decision_amends_a_target_by_choosing(page: Page, root: Path) -> None:
    open_page(page, CHANGES)
    page.locator("#plan").select_option("xa-mau-2026-kinh-te-xa-hoi")
    page.wait_for_load_state()
    page.locator("#number").fill("15/KH-UBND")
    page.locator('[name="effect"][value="amend"]').check()
    page.locator("#from").fill("15/8/2026")
    page.locator("#text").fill(SENTENCE)
    expect(page.locator(".compare")).to_contain_text("Đúng từng chữ")
    page.locator('[name="moi.2"]').fill(NEW)
    press(page, "Lưu", most=200)
    text = (root / DECISION).read_text("utf-8")
    assert f"new: {NEW}" in text or f"text: {NEW}" in text, page.inner_text("main")


def test_a_change_of_a_plan_and_its_zip_are_made_by_keyboard_in_one_walk(
    page: Page, root: Path
) -> None:
    """From the shelf to a package in the hand, without a mouse and without git."""
    press(page, "Thay đổi kế hoạch khác", walking=True)
    tab_to(page, "#plan")
    page.keyboard.type("15/KH")
    page.wait_for_timeout(300)
    expect(page.locator("#plan")).to_be_focused()
    press(page, "Hiện các chỉ tiêu", most=1)
    expect(page.locator("#number")).to_be_focused()
    page.keyboard.type("15/KH-UBND")
    for place, words in (('[name="effect"]', " "), ("#from", "15/8/2026")):
        tab_to(page, place)
        page.keyboard.type(words)
    tab_to(page, "#text")
    page.keyboard.type(SENTENCE)
    tab_to(page, '[name="moi.2"]')
    page.keyboard.type(NEW)
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    assert f"new: {NEW}" in (root / DECISION).read_text("utf-8"), page.inner_text("main")
    open_page(page, "/")
    press(page, "Gửi đi", walking=True)
    with page.expect_download() as given:
        tab_to(page, '[href="/gui/goi.zip"]')
        page.keyboard.press("Enter")
    with zipfile.ZipFile(given.value.path()) as archive:
        assert NEW in archive.read(DECISION).decode()


def test_what_is_saved_at_once_is_not_offered_again(page: Page, root: Path) -> None:
    """Ctrl+S saves; what is kept of typing while it is under way is no unsaved work."""
    page.clock.install()
    open_page(page, f"/sua/{PLAN}?o=deadlines.1")
    field = page.locator('[name="f.to"]')
    field.focus()
    page.keyboard.press("End")
    page.keyboard.type(" và Phòng Văn hóa")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    assert "và Phòng Văn hóa" in (root / PLAN).read_text("utf-8")
    page.clock.run_for(2_000)
    page.wait_for_load_state("networkidle")
    page.reload()
    expect(page.get_by_text("mà chưa lưu")).to_have_count(0)
    field.fill("Sở Nội vụ")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.clock.pause_at(page.evaluate("Date.now() / 1000") + 2.5)
    page.reload()
    expect(page.get_by_text("mà chưa lưu")).to_have_count(1)


def open_page(page: Page, address: str) -> None:
    """Go to a page of the desk."""
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + address)


def choose(page: Page, name: str) -> None:
    """Choose the first entry of a closed list, whatever it looks like."""
    field = page.locator(f'[name="f.{name}"]').first
    kind = field.evaluate("field => field.type || field.tagName")
    if kind == "radio":
        field.check()
    elif kind.startswith("select"):
        field.select_option(index=1)
    else:
        listed = field.get_attribute("list")
        field.fill(page.locator(f'[id="{listed}"] option').first.get_attribute("value") or "")


def tab_to(page: Page, place: str, most: int = 200) -> None:
    """Reach a field by Tab."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("place => document.activeElement.matches(place)", place):
            return
    raise AssertionError(f"{place} is not reached by Tab")


GO_NEAR = """([words, most]) => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0);
  const here = all.indexOf(document.activeElement);
  const there = all.findIndex((one, at) => at > here && one.textContent.includes(words));
  if (there > here + 1 && there - here <= most) all[there - 1].focus();
}"""


def press(page: Page, words: str, most: int = 100, *, walking: bool = False) -> None:
    """Reach something by Tab, and press Enter.

    Args:
        page: where.
        words: what stands on it.
        most: how many times Tab is pressed at most.
        walking: whether every step is made, and not only the last few.
    """
    if not walking:
        page.evaluate(GO_NEAR, [words, most])
    for _ in range(most):
        page.keyboard.press("Tab")
        if words in page.evaluate("document.activeElement.textContent"):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"“{words}” is not reached by Tab")

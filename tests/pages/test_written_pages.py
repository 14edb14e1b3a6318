"""Written pages: every mistake has its sentence, and Material's furniture fits the portal."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pymdownx.snippets import SnippetMissingError  # type: ignore[import-untyped]

from icon_sets import find_icon_sets
from portal_cli.accessibility import find_broken_rules_in_looks
from portal_cli.serving import SiteServer
from soaking import at_most
from thidua.foundation.engine import WRITTEN
from thidua.look.assets import FURNITURE
from thidua.look.icons import Icons
from thidua.model.paths import CODES, REFERENCE
from thidua.site.audit import read_site
from thidua.written.checking import written_problems
from thidua.written.dialect import plain_converter
from thidua.written.furniture import CALLOUTS, Furniture
from thidua.written.htmltokens import Tag, read_tokens
from thidua.written.listing import text_folders
from workspace import REPOSITORY, SMALL, TESTS, Workspace

pytestmark = pytest.mark.sweep

HEAD = (
    "---\ntitle: Trang thử\ndescription: Một trang dùng để thử các lỗi.\nupdated: 2026-11-21\n---\n"
)
PICTURE = b"\x89PNG\r\n\x1a\n"
TOP = f"{HEAD}\n# Trang thử\n\n"  # the text after it begins on line 9
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>'
FIXTURE = TESTS / "fixtures" / "furniture" / "docs"
SKELETON = REPOSITORY / "hooks" / "thidua" / "skeleton" / "common"

Write = Callable[..., list[str]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write pages by their names in ``docs/`` and give what the check says of them."""

    def told(**pages: str | bytes) -> list[str]:
        docs = tmp_path / "docs"
        for name, text in pages.items():
            path = docs / name.replace("__", "/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        icons = Icons.of(tmp_path, find_icon_sets())
        return [str(problem) for problem in written_problems(tmp_path, icons)]

    return told


def one(write: Write, text: str | bytes) -> str:
    """What is said of a page with one mistake."""
    (said,) = write(**{"trang.md": text, "anh.png": PICTURE, "khac.md": TOP.replace("thử", "khác")})
    return said.removeprefix("docs/trang.md:")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# A\n", "1:1: Thiếu phần đầu trang"),
        ("---\ntitle: A\n\n# A\n", "1:1: Thiếu phần đầu trang"),
        (TOP.replace("updated: 2026-11-21\n", ""), "2:1: Thiếu mục `updated` (ngày cập nhật)."),
        (TOP.replace("2026-11-21", "21/11/2026"), "4:10: Mục `updated` (ngày cập nhật): Ngày"),
        (TOP.replace("2026-11-21", "2026-02-30"), "4:10: Mục `updated` (ngày cập nhật): "),
        (TOP.replace(": Trang thử", ": Lịch: tuần"), "2:12: Trong giá trị có dấu hai chấm"),
        (TOP.replace("Một trang dùng để thử các lỗi.", "Ngắn."), "3:14: Mục `description` (mô tả)"),
        (TOP.replace("---\n\n", "hide: menu\n---\n\n"), "5:1: Không có mục nào tên `hide`."),
        ("", "1:1: Tệp trống."),
        (TOP.encode() + "é".encode("latin-1"), "9:1: Tệp không phải mã UTF-8"),
        (f"{TOP}a\x00b\n", "9:2: Có ký tự điều khiển U+0000."),
    ],
)
def test_what_stands_above_a_page_is_checked(write: Write, text: str | bytes, said: str) -> None:
    """Title, description and day are there and in order; the file is text at all."""
    assert one(write, text).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("chữ\n\n<script>x()</script>", "11:1: Không dùng thẻ `<script>`"),
        ("<style>p{}</style>", "9:1: Không dùng thẻ `<style>`"),
        ('<iframe src="x.pdf"></iframe>', "9:1: Không dùng thẻ `<iframe>`"),
        ("<object></object>", "9:1: Không dùng thẻ `<object>`"),
        ("chữ <base>", "9:5: Không dùng thẻ `<base>`"),
        ("chữ <meta>", "9:5: Không dùng thẻ `<meta>`"),
        ("chữ <form></form>", "9:5: Không dùng thẻ `<form>`"),
        ("chữ <input>", "9:5: Không dùng thẻ `<input>`"),
        ("chữ <mã>", "9:5: Không có thẻ `<mã>`; trình duyệt sẽ giấu chữ này."),
        ('<p style="color:red">a</p>', "9:4: `style=` bị trình duyệt chặn."),
        ('chữ\n{ style="color:red" }', "10:3: `style=` bị trình duyệt chặn."),
        ('chữ <b onclick="x()">a</b>', "9:8: `onclick=` là mã lệnh"),
        ("[a](javascript:x)", "9:5: Không dùng được địa chỉ `javascript:x`."),
        ('<a href="JaVa&#10;Script:x">a</a>', "9:1: Không dùng được địa chỉ `JaVa Script:x`."),
        ("[a](data:text/html,x)", "9:5: Không dùng được địa chỉ `data:"),
        ("[a](http://[x)", "9:5: Không dùng được địa chỉ `http://[x`."),
        ("![a](https://x.vn/a.png)", "9:6: `https://x.vn/a.png` là tệp của nơi khác"),
        ("![a](//x.vn/a.png)", "9:6: `//x.vn/a.png` là tệp của nơi khác"),
        ('<video src="https://x.vn/a.mp4"></video>', "9:13: `https://x.vn/a.mp4` là tệp"),
        ('<img src="anh.png" srcset="//x.vn/b.png 2x" alt="a">', "9:28: `//x.vn/b.png` là ảnh"),
        ("![](anh.png)", "9:1: Ảnh chưa có lời tả"),
        ("[](khac.md)", "9:4: Liên kết không có chữ nào."),
        ('<a name="x">a</a>', "9:1: Liên kết không có địa chỉ."),
        ("<div>\n\nmở", "9:1: Thẻ `<div>` không có thẻ đi cùng."),
        ("# Lại", "9:1: Trang đã có một đầu mục lớn nhất"),
        ("#### Sâu", "9:1: Sau đầu mục cấp 1 là cấp 4"),
        ("## A {#x}\n\n## B {#x}", "11:7: Neo `#x` đã có chỗ khác dùng."),
        ("## Phần chính", "9:2: Neo `#phan-chinh` đã có chỗ khác dùng."),
        ('!!! wraning "A"\n    a', "9:5: Không có loại khung nào tên `wraning`. Có phải ý bạn là"),
        ("chữ :material-sprot:", "9:5: Không có biểu tượng `:material-sprot:`. Có phải ý bạn là"),
        ("chữ :smile:", "9:5: Không có biểu tượng `:smile:`."),
        ('--8<-- "data/khong.yml"', "9:9: Không có tệp `data/khong.yml` để lấy chữ vào đây."),
        ('```\n--8<-- "../x.yml"\n```', "10:9: Không lấy chữ từ `../x.yml` được"),
        ('--8<-- ".git/config"', "9:9: Không lấy chữ từ `.git/config` được"),
        ("--8<--\nkhong.md\n--8<--", "10:1: Không có tệp `khong.md`"),
        ('--8<-- "anh.png"', "9:9: Không lấy chữ từ `anh.png` được: đó không phải tệp"),
        ('--8<-- "khac.md:x"', "9:9: Tệp `khac.md` không có phần nào tên `x`."),
        ('--8<-- "docs/khac.md"', "9:9: Không có tệp `docs/khac.md` để lấy chữ vào đây. Bỏ `docs"),
        (
            '--8<-- "docs/mat.md"',
            "9:9: Không có tệp `docs/mat.md` để lấy chữ vào đây. Ghi đường dẫn tính từ th",
        ),
        (
            '--8<-- "la/khac.md"',
            "9:9: Không có tệp `la/khac.md` để lấy chữ vào đây. Ghi đường dẫn tính từ th",
        ),
        ("--8<--\nkhac.md", "9:1: Thiếu dòng `--8<--` thứ hai"),
        ("<div>\n<![abc\n</div>", "10:1: Trình duyệt sẽ giấu phần chữ sau `<![`."),
        ("<!--><script>x()</script>-->", "9:6: Không dùng thẻ `<script>`"),
        ("a <!---><iframe></iframe>--> b", "9:9: Không dùng thẻ `<iframe>`"),
        ("<!-- a --!><script>x()</script> -->", "9:12: Không dùng thẻ `<script>`"),
        ("<div>\n<!DOCTYPE x>\n</div>", "10:1: Trình duyệt sẽ giấu phần chữ sau `<!`."),
        ("a <?php b ?> c", "9:3: Trình duyệt sẽ giấu phần chữ sau `<?`."),
        ("<div>\n<![CDATA[a]]>\n</div>", "10:1: Trình duyệt sẽ giấu phần chữ sau `<![`."),
        ('<img src="//x.vn/a" src="anh.png" alt="a">', "9:11: `//x.vn/a` là tệp của nơi khác"),
        ("![a](///x.vn/a.png)", "9:6: `///x.vn/a.png` là tệp của nơi khác"),
        ('<svg><path fill="url(//x/y)" d="M0 0"/></svg>', "9:12: `fill=` tải một tệp"),
        (r'<svg><path fill="\75rl(//x/y)" d="M0 0"/></svg>', "9:12: `fill=` tải một tệp"),
        ("<svg><p>a</p></svg>", "9:6: Trong hình vẽ `<svg>` không dùng được thẻ `<p>`."),
        ("<svg><title><b>a</b></title></svg>", "9:13: Trong `<title>` của hình vẽ chỉ viết chữ"),
        ("a <title>b</title>", "9:3: Thẻ `<title>` chỉ đứng được trong hình vẽ `<svg>`."),
        ("[a](khca.md)", "9:4: Liên kết `khca.md` không dẫn tới tệp hay trang nào. Có phải ý bạn"),
        ("[a](mat.pdf)", "9:4: Liên kết `mat.pdf` không dẫn tới tệp hay trang nào."),
        ("[a][b]\n\n[b]: mat.md", "11:6: Liên kết `mat.md` không dẫn tới tệp hay trang nào."),
        ("[a](/ke-hoach/)", "9:4: Liên kết `/ke-hoach/` bắt đầu bằng `/`"),
        ("[a](../ke-hoahc/)", "9:4: Liên kết `../ke-hoahc/` không dẫn tới tệp hay trang nào. Có"),
        ("[a](gioi-thieu)", "9:4: Liên kết `gioi-thieu` không dẫn tới tệp hay trang nào. Có"),
        ("[a](khac.md#mat)", "9:4: Trang `docs/khac.md` không có neo `#mat`."),
        ("[a](#mat)", "9:4: Trang `docs/trang.md` không có neo `#mat`."),
    ],
)
def test_a_mistake_is_explained_where_it_stands(write: Write, text: str, said: str) -> None:
    """One mistake is one sentence with its line and column, and nothing else is said."""
    assert one(write, f"{TOP}{text}\n").startswith(said)


@pytest.mark.parametrize("name", ["data/honorees/nguoi.yml", "mkdocs.yml", "hooks/them.py"])
def test_text_is_taken_from_published_folders_only(write: Write, tmp_path: Path, name: str) -> None:
    """A page, or a text that it takes, cannot print a record with what proves consent."""
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("evidence_ref: kín\n", "utf-8")
    said = f"Không lấy chữ từ `{name}` được: tệp không nằm trong phần công bố."
    assert one(write, f'{TOP}--8<-- "{name}"\n').startswith(f"9:9: {said}")
    write(**{"qua.txt": f'--8<-- "{name}"\n'})
    assert one(write, f'{TOP}--8<-- "qua.txt"\n').startswith(f"9:9: Trong `qua.txt`: {said}")


@pytest.mark.parametrize("name", ["data/kin.yml", "../kin.yml", "docs/../data/kin.yml"])
def test_the_converter_itself_keeps_to_published_folders(tmp_path: Path, name: str) -> None:
    """Even a page that passed the check by mistake takes nothing from beside ``docs/``."""
    for folder in ("data", "docs"):
        (tmp_path / folder).mkdir()
    (tmp_path / "data" / "kin.yml").write_text("kín", "utf-8")
    (tmp_path / "kin.yml").write_text("kín", "utf-8")
    furniture = Furniture(Icons.of(tmp_path, find_icon_sets()))
    with pytest.raises(SnippetMissingError):
        plain_converter(furniture, text_folders(tmp_path)).convert(f'--8<-- "{name}"')


_PIECES = """<!-- --> --!> <!--> <!---> -> <svg> </svg> <title> </title> <desc> <style> </style>
<script> </script> <x1_onclick=a> <p> </p> </br> <![CDATA[ ]]> <? <!x > <a_title=' ' " <a_b=" /
<path/> <math> </math> <mi> <textarea> </textarea> <b></b> </_x> <img_src=1_src=2 = <iframe>
</iframe> </title_x> </> <g> </g> <svg/> &lt; <x2_onload=b>""".split()
_LISTED = """texts => texts.map(text => [...new DOMParser().parseFromString(
  '<!doctype html><html><head></head><body>' + text, 'text/html').querySelectorAll('*')
].map(element => [element.localName, ...element.getAttributeNames()].join(' ')))"""


def test_nothing_that_a_browser_would_run_is_overlooked(browser: Browser) -> None:
    """Pieces on which parsers differ, put together by lot: Chromium finds no code unseen."""
    lot = random.Random(12)
    texts = ["".join(lot.choices(_PIECES, k=8)).replace("_", " ") for _ in range(6_000)]
    page = browser.new_page()
    listed = page.evaluate(_LISTED, texts)
    page.close()
    risky = re.compile(r"x\d|script|style|iframe|.* on")
    for text, elements in zip(texts, listed, strict=True):
        tags = [token for token in read_tokens(text) if isinstance(token, Tag)]
        seen = {" ".join([tag.name, *tag.attributes]) for tag in tags if not tag.is_end}
        assert {element for element in elements if risky.match(element)} <= seen, text


def test_a_page_without_a_heading_is_told(write: Write) -> None:
    """The heading of the page is its first line, not only its title in the browser."""
    assert one(write, f"{HEAD}\nchữ\n").startswith("7:1: Trang chưa có đầu mục lớn nhất.")
    assert one(write, HEAD).startswith("6:1: Trang chưa có đầu mục lớn nhất.")


@pytest.mark.parametrize(
    "text",
    [
        "Lúc 7:30: họp; tỉ lệ 1:2:3; A & B < C; 5<6.",
        "`<script>` và `:khong-co:`\n\n```html\n<style>p{}</style>\n![](x)\n# Không\n```",
        "[a](khac.md#trang-khac) [b](gioi-thieu.md#bao-loi) [c](huong-dan.md#tra-cuu)",
        "[a](#trang-thu) [b](../ke-hoach/x/) [c](https://x.vn/) <a@x.vn> [d](tel:0123)",
        "![Cờ thi đua](anh.png) :material-sprout: :landmark: :fontawesome-solid-seedling:",
        "<!-- <script> -->",
        ';--8<-- "khong.yml"',
        '```\n--8<-- "khac.md:7:7"\n```',
        '```\n--8<-- "mau/data/fields.yml:1:1"\n```',
        '<svg viewBox="0 0 1 1"><title>Cờ</title><path fill="url(#a)" d="M0 0"/></svg>',
        "<!-- a > b -- c -->",
    ],
)
def test_what_is_right_is_left_alone(write: Write, text: str) -> None:
    """Code, comments, times of day and links that lead somewhere are no mistakes."""
    pages = {
        "trang.md": f"{TOP}{text}\n",
        "anh.png": PICTURE,
        "khac.md": TOP.replace("thử", "khác"),
    }
    assert write(**pages) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ke-hoach.md", "Địa chỉ `ke-hoach/` là chỗ của những trang Cổng tự dựng."),
        ("ke-hoach__index.md", "Địa chỉ `ke-hoach/` là chỗ của những trang Cổng tự dựng."),
        ("api__moi.md", "Địa chỉ `api/moi/` là chỗ của những trang Cổng tự dựng."),
        ("404.md", "Địa chỉ `404/` là chỗ của những trang Cổng tự dựng."),
        ("robots.txt", "Địa chỉ `robots.txt` là chỗ của những trang Cổng tự dựng."),
        ("index.md", "Địa chỉ này là trang chủ, do Cổng tự dựng."),
        ("Trang Mới.md", "Tên tệp có dấu, chữ hoa hoặc ký tự không đứng được trong địa chỉ trang. "
         "Đổi tên thành `docs/trang-moi.md`."),
        ("tin__Ảnh đẹp.PNG", "Tên tệp có dấu, chữ hoa hoặc ký tự không đứng được trong địa chỉ "
         "trang. Đổi tên thành `docs/tin/anh-dep.png`."),
        ("x.html", "Không nhận tệp `.html`"),
        ("x.js", "Không nhận tệp `.js`"),
        ("anh.webp", "Nội dung tệp này không phải ảnh `.webp`: trình duyệt không hiện được."),
        ("cai-dat.exe", "Không nhận loại tệp `.exe` trong `docs/`."),
        ("x.MD", "Đuôi tệp viết hoa nên không thành trang."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_stand_there_is_told(write: Write, name: str, said: str) -> None:
    """Addresses of the portal, bad names and files that are no text, picture or download."""
    (problem,) = write(**{name: PICTURE if name.endswith("PNG") else TOP})
    assert problem.startswith(f"docs/{name.replace('__', '/')}:1:1: {said}")


def test_two_pages_cannot_share_an_address_or_a_title(write: Write) -> None:
    """``lich.md`` and ``lich/index.md`` are one address; a title tells pages apart."""
    told = write(**{"lich.md": TOP, "lich__index.md": TOP.replace("thử", "hai"), "tin.md": TOP})
    assert told == [
        "docs/lich/index.md:1:1: Trang này và `docs/lich.md` cùng một địa chỉ `lich/`. Đổi tên "
        "hoặc bỏ một trong hai tệp.",
        "docs/tin.md:2:8: Tên trang này trùng với `docs/lich.md`. Đặt tên khác để người đọc phân "
        "biệt được.",
    ]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<script>x()</script>", "mã lệnh"),
        ('<s:script xmlns:s="http://www.w3.org/2000/svg">x()</s:script>', "mã lệnh"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">x()</h:script>', "mã lệnh"),
        ('<g onload="x()"/>', "mã lệnh"),
        ('<a href="java&#115;cript:x()"><path d=""/></a>', "mã lệnh"),
        ('<a href="java&#9;script:x()"><path d=""/></a>', "mã lệnh"),
        (
            '<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" '
            'content="0;url=https://evil.example/"/>',
            "nhúng trang web",
        ),
        ("<style>@import url(https://evil.example/x.css);</style>", "ra ngoài tệp"),
        ('<use href="data:image/svg+xml,x"/>', "ra ngoài tệp"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_drawings_that_do_more_than_show_are_refused(
    write: Write, tmp_path: Path, inside: str, said: str, encoding: str
) -> None:
    """Readers open a drawing too: none in ``docs/`` is less harmless than a logo must be."""
    write(**{"a.svg": SVG})
    whole = SVG.replace("<path", f"{inside}<path")
    (tmp_path / "docs" / "a.svg").write_bytes(whole.encode(encoding))
    told = write()
    assert len(told) == 1
    assert told[0].startswith("docs/a.svg:1:1: Tệp SVG `a.svg`")
    assert said in told[0]


def test_a_drawing_may_say_which_version_of_svg_it_is(write: Write) -> None:
    """Drawing programs write a document type; one that declares anything is refused."""
    kind = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd"{}>'
    assert write(**{"a.svg": kind.format("") + SVG}) == []
    assert "DTD" in write(**{"a.svg": kind.format(' [<!ENTITY a "b">]') + SVG})[0]
    page = kind.replace("SVG 1.1", "XHTML 1.0 Strict").format("")
    assert "DTD" in write(**{"a.svg": page + SVG})[0]


def test_links_of_the_disk_are_refused(write: Write, tmp_path: Path) -> None:
    """A link of the disk may lead out of the portal."""
    assert write(**{"a.svg": SVG}) == []
    (tmp_path / "docs" / "b.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "docs" / "c").symlink_to(tmp_path)
    assert [said.partition(":")[0] for said in write()] == ["docs/b.md", "docs/c"]


def test_what_a_link_of_the_disk_leads_to_is_never_read(write: Write, tmp_path: Path) -> None:
    """Files of the system may fail when they are read, or have no end; secrets are none of ours."""
    (tmp_path / "docs").mkdir()
    secret = tmp_path / "secret.md"
    secret.write_text("Bí mật\n", "utf-8")
    for name, target in {"a": str(secret), "b": "/proc/self/mem", "c": "b.md"}.items():
        (tmp_path / "docs" / f"{name}.md").symlink_to(target)
    told = write(**{"d.md": f"{TOP}[a](a.md#b) [b](b.md#c) [c](c.md#d)\n"})
    said = ":1:1: Đây không phải một tệp thường. Chép chính tệp đó vào đây."
    assert told == [f"docs/{name}.md{said}" for name in "abc"]


def test_the_engines_own_pages_are_right() -> None:
    """What every portal starts from passes the check that its staff's pages must pass."""
    icons = Icons.of(WRITTEN.parent, find_icon_sets())
    assert written_problems(WRITTEN.parent, icons) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "> " * 500 + "a",
        "".join(f"{'    ' * level}- a\n" for level in range(150)),
        "<div markdown>\n" * 200,
        "[" * at_most(1_500, 5_000),  # time grows with the square
        "*" * 5_000,
        "`" * 4_999,
        "<" * 5_000,
        '--8<-- "trang.md"',
        "<!--" * 2_000,
        "<svg><title>" * 500,
        "<a " * 3_000,
        "!!! note\n" * 300,
        "=== \"a\"\n\n    === \"b\"\n\n        c\n" * 50,
        "| a |\n|---|\n" + "| b |\n" * 2_000,
    ],
)  # fmt: skip
def test_no_text_makes_the_check_trip(write: Write, text: str) -> None:
    """Whatever is written, staff get sentences or nothing, never a traceback."""
    for said in write(**{"trang.md": f"{TOP}{text}\n"}):
        assert said.startswith("docs/trang.md:")


def html_of(text: str) -> str:
    furniture = Furniture(Icons.of(Path("nowhere"), find_icon_sets()))
    return plain_converter(furniture, ()).convert(text)


@pytest.mark.parametrize(("kind", "look"), CALLOUTS.items())
def test_callouts_have_vietnamese_titles(kind: str, look: object) -> None:
    """Each of Material's twelve types says what it is, in words and with an icon."""
    title = CALLOUTS[kind].title
    for text in (f"!!! {kind}\n    a\n", f"??? {kind}\n    a\n"):
        html = html_of(text)
        assert re.search(rf'class="callout__title"><svg class="icon[^>]*>.*</svg>{title}<', html)
    assert "Riêng</p>" in html_of(f'!!! {kind} "Riêng"\n    a\n')
    assert "callout__title" not in html_of(f'!!! {kind} ""\n    a\n')


def test_tables_are_aligned_without_styles_and_scroll_by_keyboard() -> None:
    """The policy blocks ``style``; a wide table must be reachable to be scrolled."""
    html = html_of("| | b |\n|---|--:|\n| 1 | 2 |\n")
    assert "style" not in html
    assert '<div aria-label="Bảng 1" class="table-scroll" role="group" tabindex="0">' in html
    assert '<th class="align-right" scope="col">b</th>' in html
    assert "<td></td>" in html, "an empty head is no head"


def test_tasks_are_words_not_form_controls() -> None:
    """Screen readers hear whether a task is done; nothing looks as if it could be ticked."""
    html = html_of("- [x] a\n- [ ] b\n")
    assert "<input" not in html
    assert "Đã xong:" in html
    assert "Chưa xong:" in html


def test_shortcodes_ask_no_other_host() -> None:
    """Icons stand in the page; a name that is none stays as it was written."""
    html = html_of("a :material-sprout:{ .lg } `:material-sprout:` :smile: :rocket:")
    assert html.count("<svg") == 1
    assert 'class="glyph lg"' in html
    assert "<code>:material-sprout:</code> :smile: :rocket:" in html
    assert "<img" not in html


def portal_with(docs: Path, folder: Path) -> Workspace:
    """A portal as ``portal init`` lays it out, with texts of its own."""
    home = folder / "home"
    (home / "overrides").mkdir(parents=True)
    (home / "hooks").mkdir()
    (home / "hooks" / "engine.py").write_text("from mkdocs_portal import *\n", "utf-8")
    shutil.copy(SKELETON / "mkdocs.yml", home)
    shutil.copytree(docs, home / "docs")
    return Workspace(folder / "portal", SMALL, home=home)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a portal whose one own page has all furniture."""
    return portal_with(FIXTURE, tmp_path_factory.mktemp("furniture")).built()


def test_a_build_stops_with_the_same_sentences(tmp_path: Path) -> None:
    """MkDocs adds nothing of its own: no English, no traceback, every mistake in one run."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "tin.md").write_text(f'{TOP}[a](mat.md) [b](#mat)\n\n--8<-- "x.txt"\n', "utf-8")
    (docs / "lich.md").write_text(f"{TOP}[a](tin.md#mat) <script></script>\n", "utf-8")
    done = portal_with(docs, tmp_path).build()
    assert done.returncode != 0
    told = done.stdout + done.stderr
    assert re.findall(r"^docs/[a-z]+\.md:\d+:\d+", told, re.M) == [
        "docs/lich.md:9:4",
        "docs/lich.md:9:17",
        "docs/tin.md:2:8",
        "docs/tin.md:9:4",
        "docs/tin.md:9:16",
        "docs/tin.md:11:9",
    ]
    assert "Traceback" not in told
    assert "Doc file" not in told


@pytest.fixture
def handbook(furnished: Path, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open the page with all furniture under the strict policy; complaints fail the test."""
    complaints: list[str] = []
    with SiteServer(furnished) as server:

        def visit(**options: object) -> Page:
            page = browser.new_context(locale="vi-VN", **options).new_page()  # type: ignore[arg-type]
            page.on("console", lambda said: complaints.append(said.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto(f"{server.address}so-tay/")
            return page

        yield visit
    assert complaints == []


def test_only_pages_with_furniture_fetch_its_styles(furnished: Path) -> None:
    """Readers of all other pages pay nothing for it."""
    using = {
        address
        for address, page in read_site(furnished).items()
        if any(FURNITURE in link.get("href", "") for link in page.all("link"))
    }
    assert using == {"so-tay/", "huong-dan/truyen-thong/", "huong-dan/ban-lam-viec/"}


def test_furniture_is_inside_the_policy(furnished: Path) -> None:
    """No inline style, no script, no picture from elsewhere, no data: address."""
    page = read_site(furnished)["so-tay/"]
    for element in page.elements:
        assert element.tag != "style"
        assert not any(name == "style" or name.startswith("on") for name in element.attributes)
        assert not re.search("//|data:", element.attributes.get("src", ""))
    css = (furnished / FURNITURE).read_text("utf-8")
    assert "url(" not in css
    assert "!important" not in css
    assert not re.search(r"#[0-9a-f]{3}|rgb\(", css), "colours come from the tokens"


def test_axe_finds_nothing_in_the_furniture(handbook: Callable[..., Page]) -> None:
    """No rule of axe-core is broken, in any look, with everything opened."""
    page = handbook()
    expect(page.locator(".display")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert list(find_broken_rules_in_looks(page)) == []


def test_furniture_fits_narrow_screens(handbook: Callable[..., Page]) -> None:
    """The page scrolls only down."""
    page = handbook()
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scripts", [True, False])
def test_tabs_work_by_keyboard_and_without_script(
    handbook: Callable[..., Page], scripts: bool
) -> None:
    """Arrows choose a tab, its pane is shown, and the chosen tab is seen to have the focus."""
    page = handbook(java_script_enabled=scripts)
    panes = page.locator(".tabbed-content")
    expect(panes.nth(0)).to_be_visible()
    expect(panes.nth(1)).to_be_hidden()
    page.locator(".tabbed-set input").first.focus()
    page.keyboard.press("ArrowRight")
    expect(panes.nth(0)).to_be_hidden()
    expect(panes.nth(1)).to_be_visible()
    label = page.locator(".tabbed-set label").nth(1)
    expect(label).to_have_css("outline-style", "solid")
    expect(label).to_have_css("outline-width", "3px")
    page.locator(".tabbed-set label").nth(2).click()
    expect(panes.nth(2)).to_be_visible()


def test_print_shows_everything(handbook: Callable[..., Page]) -> None:
    """On paper all tabs are open, each under its name."""
    page = handbook()
    page.emulate_media(media="print")
    for pane in page.locator(".tabbed-content").all():
        expect(pane).to_be_visible()


@pytest.mark.parametrize("path", [CODES, REFERENCE])
@pytest.mark.parametrize("width", [360, 320])
def test_tables_of_the_guide_fit_phones(
    turn_to: Callable[..., Page], path: str, width: int
) -> None:
    """Each entry stands above what it means: two columns of code and sentences are too wide."""
    page = turn_to(path, {"width": width, "height": 640})
    tables = page.locator(".table-scroll")
    assert tables.count() > 2
    over = tables.evaluate_all("all => all.map((one) => one.scrollWidth - one.clientWidth)")
    assert max(over) <= 0

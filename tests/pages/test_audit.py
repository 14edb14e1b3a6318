"""A built site looked at from outside: each kind of fault is found, at its place, in a sentence."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.request import urlopen

import pytest

from portal_cli import main
from portal_cli.serving import SiteServer
from tables import compare_table
from thidua.foundation.problems import Severity
from thidua.site.audit import audit_site, choose_pages, survey_site
from thidua.site.audit.pages import read_page
from workspace import run_portal

PAGE = """\
<!doctype html>
<html lang="vi"><head><title>{title}</title>
<meta name="description" content="Một trang để thử.">
<link rel="canonical" href="https://xa.example/thi-dua/{address}">
{head}</head>
<body><main><h1>{title}</h1>
{body}
</main></body></html>
"""


def site_of(folder: Path, body: str = "", head: str = "", **files: str) -> Path:
    """A site of a home page and another page, with ``body`` on the other."""
    pages = {"": "", "gioi-thieu/": body}
    for address, words in pages.items():
        path = folder / address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        extra = head if address else ""
        title = f"Trang {address or 'chủ'}"
        page = PAGE.format(title=title, address=address, head=extra, body=words)
        path.write_text(page, "utf-8")
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, "utf-8")
    return folder


FAULTY = [
    '<a href="../khong-co/">x</a>',
    '<a href="../#khong-co">x</a>',
    '<a href="https://xa.example/thi-dua/mat/">x</a>',
    '<img src="anh.png" alt="">',
    '<p id="a"></p><p id="a"></p>',
    '<a href="/gioi-thieu/">x</a>',
    '<img src="https://nguoi-la.example/a.png" alt="">',
    '<img src="//nguoi-la.example/a.png" alt="">',
    '<img alt="" srcset="HTTPS://nguoi-la.example/a.png 2x">',
    '<iframe src="https://nguoi-la.example/"></iframe>',
    '<p style="color: red">x</p>',
    '<p onclick="x()">x</p>',
    "<script>x()</script>",
    "<style>p {}</style>",
    "<h1>Hai</h1>",
    "<!--><script>x()</script>-->",
    "<!---><p onclick='x()'>x</p>-->",
    "<!-- a --!><style>p {}</style> -->",
    "<title><!--</title><style>p {}</style> -->",
    "<svg><p><title><!--</title><script>x()</script> -->",
    "<svg><title><style><!--</style><p onclick='x()'>-->",
    "<p title='>' onclick=x()>x</p>",
    "<p><?php x ?></p>",
    "<!DOCTYPE x>",
    "<![CDATA[ a ]]>",
    "<!-- mở",
    "<script src='../a.js'><!--<script></script>",
    '<img src="https:/nguoi-la.example/a" src="../" alt="">',
    r'<img src="\\/nguoi-la.example/a.png" alt="">',
    '<table background="//nguoi-la.example/a.png"></table>',
    '<svg><path fill="url(//nguoi-la.example/a)"/></svg>',
    "<a href='http://[x'>x</a>",
    "<a href='../?a=1#x'>x</a><area href='./y'><form action='z'></form>",
    "<link href='a.css' rel=stylesheet><link rel=next href='//xa.example/b'><link href='c'>",
    "<link rel=stylesheet href='//a.example/b'><link rel=icon href='https://c.example/d'>",
    "<iframe src=d></iframe><source src=e srcset='f, //g.example/h 2x'><script src=i></script>",
    "<video src='//a.example/b' poster='//c.example/d'></video><audio src='//e.example/f'></audio>",
    "<svg><use href='//a.example/b'/><image xlink:href='//c.example/d'/></svg>",
    "<object data='//a.example/b'></object><embed src='//c.example/d'><input src='//e.example/f'>",
    "<a href='//a.example/b' attributionsrc='//c.example/d'>x</a><form action='/x'></form>",
    "<a href='../tep.pdf#page=3'>x</a><a href='#page=3'>x</a><a href='#:~:text=a'>x</a>",
    "<a href='#ph%E1%BA%A7n'>x</a><p id='phần'></p><p id=''></p><p id=''></p>",
    f"<a href='{'x' * 99}'>x</a><a href='/{'x' * 99}'>x</a><img src='//a.example/{'x' * 99}'>",
    "<a href='x/'>x</a><a href='./x/'>x</a><a href='x/#a'></a><a href='../#y'><a href='../#y'>",
    "<script type='application/ld+json'>{</script><script type=a>x</script>",
    "<h1>Hai</h1><h1>Ba</h1><meta name='description' content=''><p>\ufffd</p>",
    "<p id=a title='x' aria-label='y'><b>đậm</b></p>\n\n  ă <p id=a style=x onload=y>",
]  # fmt: skip


def tell_site(folder: Path) -> Iterator[str]:
    for problem in audit_site(folder):
        yield str(problem)


def test_each_fault_of_a_page_is_found_where_it_stands(tmp_path: Path) -> None:
    """The page, the line, a sentence and what to do; and nothing else is told."""
    told = []
    for at, body in enumerate(FAULTY):
        told += [f"== {body}", *tell_site(site_of(tmp_path / str(at), body, tep__pdf="%PDF"))]
    compare_table("audit", told)


def test_pages_of_unknown_addresses_and_of_none_are_looked_at_as_well(tmp_path: Path) -> None:
    """What is not found may lead from the root; of what only leads on, nobody reads the title."""
    body = (
        "<a href='/x' title='một' aria-label='hai'>ba</a><p>bốn</p><p><b>n</b>ăm<br>sáu</p>"
        "<img alt='bảy' src='./'><input placeholder='tám'><svg><title>chín</title></svg>mười"
    )
    site = site_of(tmp_path, body)
    (site / "404.html").write_text(
        PAGE.format(title="Trang chủ", address="404.html", head="", body="<a href='/x'>x</a>")
    )
    on = '<meta http-equiv="refresh" content="0; url=../">'
    (site / "cu").mkdir()
    (site / "cu/index.html").write_text(
        PAGE.format(title="Trang chủ", address="cu/", head=on, body="")
    )
    (site / "a.css").write_text(
        "p {}\n @import 'data:x';\np { a: url(//b.example/c) url(d.png) url(#e) }", "utf-8"
    )
    (site / "b.js").write_text(
        "import 'https://a.example/b';\n import('//c.example/d'); import e from './f.js'", "utf-8"
    )
    page = read_page(site / "gioi-thieu/index.html", "gioi-thieu/")
    told = [*tell_site(site), page.text, page.title, repr(page.words), str(dict(page.ids))]
    told += [
        f"{address}: {sorted(classes)}" for address, classes in survey_site(site).classes.items()
    ]
    (site / "index.html").write_text("<h1>Không có địa chỉ</h1>", "utf-8")
    told += tell_site(site)
    (site / "index.html").unlink()
    compare_table("audit-sites", [*told, *tell_site(site)])


def test_a_fault_far_below_is_told_with_its_line(tmp_path: Path) -> None:
    """Lines and columns are counted on, over words and scripts of several lines."""
    body = "<p>a\n</p><script type='application/ld+json'>{\n}</script>\n ă<p style='x'>b</p>"
    (problem,) = audit_site(site_of(tmp_path, body))
    assert problem.position == (10, 3)


@pytest.mark.parametrize(
    "body",
    [
        '<a href="../">x</a> <a href="./">x</a> <a href="#phan">x</a><p id="phan"></p>',
        '<a href="https://nguoi-la.example/">x</a> <a href="mailto:a@xa.example">x</a>',
        '<a href="../tep.pdf#page=3">x</a>',
        '<a href="../?q=1">x</a> <a href="https://xa.example/khac/">x</a>',
        '<script type="application/ld+json">{}</script>',
        "<!-- <script>x()</script> -->",
        '<svg><title>a</title><path fill="url(#a)" d="M0 0"/></svg>',
    ],
)
def test_what_is_right_is_not_reported(body: str, tmp_path: Path) -> None:
    """Links to places, files, other hosts and questions are no faults."""
    assert audit_site(site_of(tmp_path, body, tep__pdf="%PDF")) == []


def test_style_sheets_and_scripts_that_ask_other_hosts_are_found(tmp_path: Path) -> None:
    """A portal's own styles are looked at too, with their line."""
    site = site_of(
        tmp_path,
        own__css="p {\n  background: url('https://nguoi-la.example/a.png');\n}\n",
        own__js='import { a } from "https://nguoi-la.example/a.js";\n',
    )
    assert [str(problem).split(" ")[0] for problem in audit_site(site)] == [
        "own.css:2:15:",
        "own.js:1:14:",
    ]


def test_pages_of_one_name_and_without_words_for_search_engines_are_found(tmp_path: Path) -> None:
    """Each page has a title and a description of its own."""
    site = site_of(tmp_path)
    page = site / "gioi-thieu" / "index.html"
    text = page.read_text("utf-8").replace("Trang gioi-thieu/", "Trang chủ")
    page.write_text(text.replace('content="Một trang để thử."', 'content=""'), "utf-8")
    said = [problem.message for problem in audit_site(site)]
    assert said == [
        "Trang không có lời mô tả cho máy tìm kiếm.",
        "Trang trùng tên với trang `/gioi-thieu/`: “Trang chủ”.",
    ]


def test_a_folder_without_a_site_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever verifies before building is told what to do first."""
    assert main(["verify", str(tmp_path)]) == 2
    assert "Chạy `portal build` trước." in capsys.readouterr().err


def test_verify_fails_on_a_fault_and_says_how_much_it_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit status is what a workflow goes by."""
    assert main(["verify", "--no-browser", str(site_of(tmp_path))]) == 0
    assert "Đã soát 2 trang." in capsys.readouterr().out
    site_of(tmp_path, '<a href="../khong-co/">x</a>')
    assert main(["verify", "--no-browser", str(tmp_path)]) == 1


def test_verify_looks_at_a_page_of_each_kind_with_axe(tmp_path: Path) -> None:
    """A picture without words on the only page of its kind is found by the browser."""
    site = site_of(tmp_path, '<img src="../anh.svg">', anh__svg="<svg/>")
    # A process of its own: Playwright starts only once in each.
    ran = run_portal("verify", str(site))
    assert ran.returncode == 1, ran.stderr
    assert "ảnh chưa có lời thay thế ở `img` (quy tắc axe `image-alt`)" in ran.stdout


def test_chosen_pages_show_every_kind_of_element(tmp_path: Path) -> None:
    """A page is looked at when it shows what no page before it shows, or was written by hand."""
    site = site_of(tmp_path, '<p class="card"></p><p class="chip"></p>')
    for name, body in {"a": '<p class="card"></p>', "b": '<p class="written"></p>'}.items():
        (site / name).mkdir()
        text = PAGE.format(title=name, address=f"{name}/", head="", body=body)
        (site / name / "index.html").write_text(text, "utf-8")
    chosen = choose_pages(survey_site(site).classes)
    assert "gioi-thieu/" in chosen
    assert "b/" in chosen
    assert "a/" not in chosen


def test_two_people_of_one_name_are_a_notice_and_no_error(tmp_path: Path) -> None:
    """Valid data may hold two pages that are called the same."""
    site = site_of(tmp_path)
    for name in ("a", "b"):
        (site / name).mkdir()
        text = PAGE.format(title="Nguyễn Văn An", address=f"{name}/", head="", body="")
        (site / name / "index.html").write_text(text, "utf-8")
    found = audit_site(site)
    assert [(problem.file, problem.severity) for problem in found] == [
        ("b/index.html", Severity.NOTICE)
    ]


@pytest.mark.parametrize(
    "css",
    [
        "@import url(https://nguoi-la.example/a.css);",
        "@import 'https://nguoi-la.example/a.css';",
        '@IMPORT url( "//nguoi-la.example/a.css" );',
        "p { background: URL(//nguoi-la.example/a.png) }",
        "p { background: url(data:image/png;base64,AAAA) }",
    ],
)
def test_every_way_of_fetching_in_a_style_sheet_is_found(css: str, tmp_path: Path) -> None:
    """However it is spelled."""
    found = audit_site(site_of(tmp_path, own__css=css))
    assert [problem.file for problem in found] == ["own.css"]


def test_a_browser_that_leaves_early_gives_no_traceback(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whoever runs the command has done nothing wrong and can do nothing about it."""
    (tmp_path / "large.bin").write_bytes(bytes(30_000_000))
    with SiteServer(tmp_path) as server:
        for _ in range(3):
            with socket.create_connection(server.server_address[:2]) as line:  # type: ignore[arg-type]
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                line.sendall(b"GET /large.bin HTTP/1.1\r\nHost: x\r\n\r\n")
                line.recv(10)
        assert urlopen(f"{server.address}large.bin").status == HTTPStatus.OK
    assert "Traceback" not in capfd.readouterr().err

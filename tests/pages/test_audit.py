"""A built site looked at from outside: each kind of fault is found, at its place, in a sentence."""

from __future__ import annotations

import socket
import struct
from http import HTTPStatus
from pathlib import Path
from urllib.request import urlopen

import pytest

from portal_cli import main
from portal_cli.serving import SiteServer
from thidua.foundation.problems import Severity
from thidua.site.audit import audit_site, choose_pages, survey_site
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


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<a href="../khong-co/">x</a>', "Liên kết `../khong-co/` không dẫn đến đâu."),
        ('<a href="../#khong-co">x</a>', "dẫn đến một mục không có ở trang ấy."),
        ('<a href="https://xa.example/thi-dua/mat/">x</a>', "không dẫn đến đâu."),
        ('<img src="anh.png" alt="">', "Liên kết `anh.png` không dẫn đến đâu."),
        ('<p id="a"></p><p id="a"></p>', "hai chỗ mang địa chỉ `#a`"),
        ('<a href="/gioi-thieu/">x</a>', "bắt đầu từ gốc máy chủ"),
        ('<img src="https://nguoi-la.example/a.png" alt="">', "từ nơi khác"),
        ('<img src="//nguoi-la.example/a.png" alt="">', "từ nơi khác"),
        ('<img alt="" srcset="HTTPS://nguoi-la.example/a.png 2x">', "từ nơi khác"),
        ('<iframe src="https://nguoi-la.example/"></iframe>', "từ nơi khác"),
        ('<p style="color: red">x</p>', "`style` viết thẳng"),
        ('<p onclick="x()">x</p>', "`onclick` viết thẳng"),
        ("<script>x()</script>", "`script` viết thẳng"),
        ("<style>p {}</style>", "`style` viết thẳng"),
        ("<h1>Hai</h1>", "Trang có 2 tiêu đề cấp một"),
        ("<!--><script>x()</script>-->", "`script` viết thẳng"),
        ("<!---><p onclick='x()'>x</p>-->", "`onclick` viết thẳng"),
        ("<!-- a --!><style>p {}</style> -->", "`style` viết thẳng"),
        ("<title><!--</title><style>p {}</style> -->", "`style` viết thẳng"),
        ("<svg><p><title><!--</title><script>x()</script> -->", "`script` viết thẳng"),
        ("<svg><title><style><!--</style><p onclick='x()'>-->", "`onclick` viết thẳng"),
        ("<p title='>' onclick=x()>x</p>", "`onclick` viết thẳng"),
        ("<p><?php x ?></p>", "bắt đầu bằng `<?` mà trình duyệt giấu đi"),
        ("<!DOCTYPE x>", "bắt đầu bằng `<!` mà trình duyệt giấu đi"),
        ("<![CDATA[ a ]]>", "bắt đầu bằng `<![` mà trình duyệt giấu đi"),
        ("<!-- mở", "bắt đầu bằng `<!--` mà trình duyệt giấu đi"),
        ("<script src='../a.js'><!--<script></script>", "mã lệnh hay phần dành cho máy chứa"),
        ('<img src="https:/nguoi-la.example/a" src="../" alt="">', "từ nơi khác"),
        (r'<img src="\\/nguoi-la.example/a.png" alt="">', "từ nơi khác"),
        ('<table background="//nguoi-la.example/a.png"></table>', "từ nơi khác"),
        ('<svg><path fill="url(//nguoi-la.example/a)"/></svg>', "`fill=` của thẻ `<path>` tải"),
    ],
)
def test_each_fault_of_a_page_is_found_where_it_stands(
    body: str, said: str, tmp_path: Path
) -> None:
    """The page, the line and a sentence are given."""
    found = [problem for problem in audit_site(site_of(tmp_path, body)) if said in problem.message]
    assert [problem.file for problem in found] == ["gioi-thieu/index.html"]
    assert found[0].position.line in {1, 7}


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
    ("body", "said"),
    [
        ('<a href="http://[x">x</a>', "không phải là một địa chỉ"),
        ('<script type="application/ld+json">{</script>', "(JSON-LD) không đọc được"),
        ('<meta name="description"><p>�</p>', "không phải mã UTF-8"),
    ],
)
def test_what_cannot_be_read_is_reported_and_not_fallen_over(
    body: str, said: str, tmp_path: Path
) -> None:
    """A page that breaks its reader is the very page that somebody must hear of."""
    assert said in "\n".join(problem.message for problem in audit_site(site_of(tmp_path, body)))


def test_a_link_that_is_broken_on_many_pages_is_told_once(tmp_path: Path) -> None:
    """A mistake in a footer is one problem, with the number of its places."""
    found = audit_site(site_of(tmp_path, '<a href="x/">x</a><a href="./x/">x</a>'))
    assert [problem.message for problem in found] == [
        "Liên kết `x/` không dẫn đến đâu (và ở 1 chỗ nữa)."
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

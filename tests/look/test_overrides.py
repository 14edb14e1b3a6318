"""Templates, styles, scripts and icons of a portal's own: every mistake is told with its place."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jinja2
import pytest

from thidua.foundation.engine import OVERRIDES
from thidua.foundation.problems import DataProblemsError
from thidua.look.assets import make_assets
from thidua.look.dressing import Look
from thidua.look.own_pictures import find_picture_fault
from thidua.look.templates import own_templates
from thidua.look.templates.endless import TooLongError
from thidua.look.templates.environment import (
    FILTERS,
    FRAME,
    FRAME_NAMES,
    GLOBALS,
    PART_NAMES,
    PARTS,
    make_environment,
)
from thidua.look.templates.failures import explain_failures
from thidua.look.templates.faults import list_known_names
from thidua.look.templates.reading import Templates
from thidua.look.templates.sentences import explain_failure, explain_syntax
from thidua.model.colours import DEFAULT_COLOURS
from thidua.portal.rules import COMMON_RULES, overrides
from workspace import SAMPLE, SMALL, Workspace

Override = Callable[[Mapping[str, str]], Workspace]
OWN_RULES = [rule for rule in COMMON_RULES if rule.__module__ == overrides.__name__]


@pytest.fixture
def override(tmp_path: Path) -> Override:
    """Make a portal with files of its own in ``overrides/``."""

    def make(files: Mapping[str, str]) -> Workspace:
        portal = Workspace(tmp_path / "portal", SMALL)
        (portal.folder / "overrides").unlink()
        for name, text in files.items():
            path = portal.folder / "overrides" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return portal

    return make


def told(portal: Workspace) -> list[str]:
    """What the check says about the portal's own files."""
    return [str(one) for one in portal.load().problems if one.file.startswith("overrides/")]


def test_templates_are_given_the_names_that_the_check_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check would call a good template wrong if it did not know a name that pages give."""
    given: dict[str, set[str]] = {}
    render = jinja2.Template.render

    def noted(self: jinja2.Template, *values: Any, **named: Any) -> str:
        given.setdefault(str(self.name), set()).update(dict(*values, **named))
        return render(self, *values, **named)

    monkeypatch.setattr(jinja2.Template, "render", noted)
    monkeypatch.setattr("multiprocessing.cpu_count", lambda: 1)  # others could not note it here
    site = Workspace(tmp_path / "portal", SAMPLE).begin_site()
    site.load()
    site.write([])
    templates = Templates((OVERRIDES,), make_environment((OVERRIDES,)))
    assert given.pop(FRAME) == FRAME_NAMES
    assert [given.pop(part) for part in PARTS] == [PART_NAMES, PART_NAMES]
    assert len(given) > 15
    for name, names in given.items():
        assert names <= list_known_names(templates, name), name


def test_templates_are_given_the_filters_that_the_check_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A filter or a global that only one of the two knows would be wrong in the other."""
    asked: list[tuple[Any, ...]] = []

    def noted(*values: Any) -> jinja2.Environment:
        asked.append(values)
        return make_environment(*values)

    monkeypatch.setattr("thidua.site.render.make_environment", noted)
    Workspace(tmp_path / "portal", SMALL).begin_site().load()
    _, names, filters = asked[0]
    assert names.keys() == GLOBALS
    assert filters.keys() == FILTERS


def test_nothing_is_wrong_with_copies_of_the_engines_own_files(tmp_path: Path) -> None:
    """Whoever starts from the engine's files starts without problems: no rule sees ghosts."""
    portal = Workspace(tmp_path / "portal", SMALL)
    (portal.folder / "overrides").unlink()
    shutil.copytree(OVERRIDES, portal.folder / "overrides")
    assert told(portal) == []


def test_the_engine_is_no_portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the engine's repository, and in a portal without files of its own, nothing is read."""

    def never(*_: Any) -> Any:
        raise AssertionError

    monkeypatch.setattr(overrides, "decode_plainly", never)
    monkeypatch.setattr(own_templates, "make_environment", never)
    linked = Workspace(tmp_path / "linked", SMALL)
    assert told(linked) == []
    (linked.folder / "overrides").unlink()
    assert told(linked) == []
    (linked.folder / "overrides").mkdir()
    (linked.folder / "overrides" / "README.md").write_text("# Giao diện\n", "utf-8")
    assert told(linked) == []
    assert len(OWN_RULES) == 8


@pytest.mark.parametrize(
    ("text", "line"),
    [("\n{% if x %}" * 80 + "{% endif %}" * 80, 80), ("{% if x %}" * 400 + "{% endif %}" * 400, 1),
     ("{{ " + "(" * 3000 + "x" + ")" * 3000 + " }}", 1), ("\n{{ x" + "|upper" * 90 + " }}", 2)],
)  # fmt: skip
def test_parts_within_parts_without_end_are_told(text: str, line: int, tmp_path: Path) -> None:
    """They would stop the check itself; what is usual may be nested."""
    folders = (tmp_path, OVERRIDES)
    (told,) = own_templates.find_writing_faults(folders, {"base.html": text})
    assert (told.position.line, "lồng quá nhiều lớp" in told.message) == (line, True)
    usual = {"base.html": "{% if x %}" * 20 + "{% endif %}" * 20}
    found = own_templates.find_writing_faults(folders, usual)
    assert not [one for one in found if "lồng" in one.message]


@pytest.mark.parametrize(
    "text",
    ["{% for i in range(10**9) %}x{% endfor %}", "{% for i in range(5, 100001) %}{% endfor %}",
     "{% for i in range(2000) %}{% for j in range(501) %}{% endfor %}{% endfor %}",
     '{{ "x" * 10**8 }}', "{{ 10**(10**10) }}", "{% set a = [1] * (-(999999 + 2)) %}",
     "{{ x | center(-2000000) }}", "{{ x.rjust(width=2000000) }}", "{{ 9**9**9**9 }}",
     '{{ "%1000000000d" % x }}',
     '{{ "{:>1000000000}".format(x) }}', '{{ "%9999999s" | format(x) }}',
     "{{ 2000000 // 1 * x }}"],
)  # fmt: skip
def test_work_without_end_is_told_before_it_is_begun(text: str, tmp_path: Path) -> None:
    """A check or a build would go on for hours, or take all memory."""
    folders = (tmp_path, OVERRIDES)
    found = set(own_templates.find_writing_faults(folders, {"a.html": f"\n{text}"}))
    told = [one for one in found if one.message.startswith("Con số ở đây quá lớn")]
    assert [str(one.position.line) for one in told] == ["2"]


def test_work_with_an_end_is_none_of_these(tmp_path: Path) -> None:
    """Neither by what is written, nor by what comes of it."""
    usual = (
        "{% for i in range(100000) %}{% endfor %}{{ x / 10**9 }}{{ 1000000 * 2 }}{{ '%5d' % x }}"
        "{% for i in range(1000) %}{% for j in range(1000) %}{% endfor %}{% endfor %}{{ 2 % 3 }}"
    )
    folders = (tmp_path, OVERRIDES)
    found = list(own_templates.find_writing_faults(folders, {"a.html": usual}))
    assert [one.message for one in found] == ["Không có gì dùng mẫu này."]
    environment = make_environment(folders)
    loop = environment.from_string("{% for i in range(n) %}{% endfor %}")
    assert loop.render(n=100_000) == ""
    with pytest.raises(TooLongError) as refused:
        loop.render(n=100_001)
    assert explain_failure(refused.value)[0].startswith("Con số ở đây quá lớn")
    assert explain_failure(MemoryError())[0].startswith("Con số ở đây quá lớn")


def test_what_is_used_is_a_file_of_the_portal(override: Any, tmp_path: Path) -> None:
    """A folder or a pipe in its place would be passed over without a word, a link told abroad."""
    portal = override({"images/README.md": "Ảnh", "images/a.gif": "GIF89a", "images/b.PNG": "x",
                       "images/chia-se.png": "không phải ảnh", "images/c.html": "<p>",
                       "css/own.css": "", "js/.tam.js/x": ""})  # fmt: skip
    own = portal.folder / "overrides"
    (own / "parts" / "footer.html").mkdir(parents=True)
    os.mkfifo(own / "css" / "pipe.css")
    (own / "images" / "nen.svg").symlink_to(tmp_path / "khong-co.svg")
    (tmp_path / "ngoai.html").write_text("bí mật", "utf-8")
    (own / "parts" / "header.html").symlink_to(tmp_path / "ngoai.html")
    (own / "css" / "portal.css").symlink_to(OVERRIDES / "css" / "portal.css")
    said = [one for one in told(portal) if "portal.css" not in one or "liên kết" in one]
    plain = "1:1: Đây không phải một tệp thường. Chép chính tệp đó vào đây."
    no_png = (
        "1:1: Nội dung tệp này không phải ảnh `.png`: trình duyệt không hiện được. Mở ảnh bằng "
        "chương trình xem ảnh, rồi lưu lại dạng `.png`."
    )
    abroad = "1:1: Tệp này là liên kết ra ngoài Cổng. Chép chính tệp đó vào đây."
    assert [one for one in said if "header.html:" not in one or "liên kết" in one] == [
        f"overrides/css/pipe.css:{plain}",
        f"overrides/css/portal.css:{abroad}",
        f"overrides/images/b.PNG:{no_png}",
        "overrides/images/c.html:1:1: lưu ý: Không có gì dùng mẫu này. Đặt cùng chỗ, cùng tên với "
        "mẫu muốn thay, hoặc gọi nó từ một mẫu khác.",
        "overrides/images/c.html:1:1: Không nhận loại tệp `.html` ở đây: mọi tệp ở đây lên trang "
        "như ảnh. Chỉ để ảnh; đưa tệp này đi chỗ khác.",
        f"overrides/images/chia-se.png:{no_png}",
        f"overrides/images/nen.svg:{plain}",
        f"overrides/parts/footer.html:{plain}",
        f"overrides/parts/header.html:{abroad}",
    ]


@pytest.mark.parametrize(
    ("name", "content", "is_one"),
    [("a.png", b"\x89PNG\r\n\x1a\n", True), ("a.png", b"\xff\xd8\xff", False),
     ("a.JPG", b"\xff\xd8\xff\xe0", True), ("a.jpeg", b"\xff\xd8", False),
     ("a.webp", b"RIFF\n\0\0\0WEBPVP8 ", True), ("a.webp", b"RIFF\n\0\0\0WAVE", False),
     ("a.gif", b"GIF87a", True), ("a.gif", b"<?php", False), ("a.png", b"", False),
     ("a.avif", b"\0\0\0\x1cftypavif", True), ("a.avif", b"\0\0\0\x1cftypmp42", False),
     ("a.svg", b"<svg/>", True), ("LICENSE", b"x", True)],
)  # fmt: skip
def test_pictures_are_known_by_their_beginning(name: str, content: bytes, is_one: bool) -> None:
    """The name alone would let a browser show nothing in their place."""
    assert (find_picture_fault(name, content) is None) is is_one


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ a }", "`}` thừa"),
        ("{{ a", "còn thiếu `}}`"),
        ("{% if x %}", "`{% if %}` chưa đóng"),
        ("{% if x %}{% endfor %}", "`{% endfor %}` đứng sai chỗ"),
        ("{% if x %}{% elsif y %}{% endif %}", "Không có thẻ `{% elsif %}`"),
        ("{% endblock %}", "đứng một mình"),
        ("{% for x of y %}", "cần `in`, nhưng viết `of`"),
        ("{{ }}", "cần một tên hoặc một giá trị, nhưng viết `}}`"),
        ("{{ (a }}", "cần `)`, nhưng viết `}`"),
        ("{# a", "Thiếu `#}`"),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "viết hai lần"),
        ("{{ 'a }}", "`'` thừa"),
    ],
)
def test_mistakes_of_writing_are_said_in_vietnamese(text: str, said: str) -> None:
    """Jinja's own sentences are for those who write programs."""
    environment = make_environment((OVERRIDES,))
    with pytest.raises(jinja2.TemplateSyntaxError) as wrong:
        environment.compile(environment.parse(text))
    sentences = explain_syntax(wrong.value)
    assert said in sentences[0]
    assert sentences[1]
    assert not re.search(r"\b(?:expected|unexpected|tag|template|block is)\b", sentences[0])


@pytest.mark.parametrize(
    ("files", "place", "said"),
    [
        ({"a.html": "\n{{ known.x }}"}, "a.html:2", "không có `x`"),
        ({"a.html": "{{ known['x'] }}"}, "a.html:1", "không có `x`"),
        ({"a.html": "\n\n{{ 1 / 0 }}"}, "a.html:3", "ZeroDivisionError"),
        ({"a.html": "{% for x in 3 %}{% endfor %}"}, "a.html:1", "TypeError"),
        ({"a.html": "\n{% include 'b' ~ '.html' %}"}, "a.html:2", "Không có mẫu `b.html`"),
        (
            {"a.html": "{% include 'b' ~ '.html' %}", "b.html": "\n{{ 1 }"},
            "b.html:2",
            "`}` thừa",
        ),
        (
            {"a.html": "{% from 'b.html' import m %}\n{{ m() }}", "b.html": ""},
            "a.html:2",
            "không có macro `m`",
        ),
        (
            {
                "a.html": "{% from 'b.html' import m %}\n{{ m() }}",
                "b.html": "{% macro m(x) %}\n{{ x }}{% endmacro %}",
            },
            "b.html:2",
            "thiếu `x`",
        ),
        (
            {"a.html": "\n{% include 'b' ~ '.html' %}", "b.html": "{% include 'a.html' %}"},
            "",
            "không bao giờ hết",
        ),
    ],
)
def test_what_shows_only_while_filling_is_told_with_its_place(
    tmp_path: Path, files: dict[str, str], place: str, said: str
) -> None:
    """Whatever a template of the portal's own makes fail, the file and the line are named."""
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    folders = (tmp_path, OVERRIDES)
    with pytest.raises(DataProblemsError) as wrong, explain_failures(folders):
        make_environment(folders).get_template("a.html").render(known={})
    (problem,) = wrong.value.problems
    assert str(problem).startswith(f"overrides/{place}")
    assert said in problem.message
    assert problem.fix


def test_a_fault_of_the_engine_is_blamed_on_nobody(tmp_path: Path) -> None:
    """Without templates of its own, a portal cannot be the cause."""
    with pytest.raises(ZeroDivisionError), explain_failures((OVERRIDES,)):
        raise ZeroDivisionError
    with pytest.raises(ZeroDivisionError), explain_failures((tmp_path, OVERRIDES)):
        raise ZeroDivisionError


def test_a_build_tells_the_place_in_the_template_and_keeps_the_site(override: Override) -> None:
    """No written page is blamed, no traceback is shown, nothing is published."""
    wrong = "{% extends 'engine/pages/years.html' %}\n"
    whole = (OVERRIDES / "pages" / "years.html").read_text("utf-8")
    portal = override({"pages/years.html": whole, "parts/footer.html": "<footer>\n</footer>\n"})
    portal.built()
    before = (portal.site / "nam" / "index.html").read_bytes()
    for name, text, line in (
        ("parts/footer.html", "<footer>\n{{ navigation[0].khong_co }}\n</footer>\n", 2),
        ("pages/years.html", f"{whole}{{{{ years[0].khong_co.gi_ca }}}}\n", whole.count("\n") + 1),
        ("pages/years.html", wrong.replace("years", "yeers"), 1),
    ):
        path = portal.folder / "overrides" / name
        good = path.read_text("utf-8")
        path.write_text(text, "utf-8")
        done = portal.build()
        said = done.stdout + done.stderr
        assert done.returncode == 1
        assert f"overrides/{name}:{line}:" in said
        assert not re.search("Traceback|Error|ngoài dự tính|docs/", said), said
        assert (portal.site / "nam" / "index.html").read_bytes() == before
        path.write_text(good, "utf-8")


def test_marks_of_editors_and_windows_lines_are_no_part_of_styles(tmp_path: Path) -> None:
    """Notepad begins files with a mark that would make browsers drop the first rule."""
    look = Look(DEFAULT_COLOURS, None)
    files = []
    for name, content in (("a", b"p { margin: 0 }\n"), ("b", b"\xef\xbb\xbfp { margin: 0 }\r\n")):
        css = tmp_path / name / "css"
        css.mkdir(parents=True)
        (css / "own.css").write_bytes(content)
        files.append(make_assets((tmp_path / name, OVERRIDES), look))
    assert files[0] == files[1]


@pytest.mark.parametrize(
    "css",
    [
        "/* url(https://x.vn/a.png) @import 'b.css'; */",
        ".a { background: url('images/mat-trong.svg?x#y'); mask: url(#o); }",
        ".a { content: 'xem https://xamau.gov.vn'; }",
        "@font-face { src: url(fonts/be-vietnam-pro-400.woff2); }",
    ],
)
def test_good_styles_are_let_through(override: Override, css: str) -> None:
    """Comments, words, and what the portal itself publishes are no faults."""
    assert told(override({"css/own.css": css})) == []


@pytest.mark.parametrize(
    "script",
    [
        '// import "https://x.vn/a.js"',
        'const ns = "http://www.w3.org/2000/svg"; /* from "./khong-co.js" */',
        'import { Search } from "./search.js";\nexport const a = await import("./status.js");',
        'document.querySelector("a").href = "https://xamau.gov.vn/";\nfetch("../x.json");',
    ],
)
def test_good_scripts_are_let_through(override: Override, script: str) -> None:
    """Comments, links and names of namespaces load nothing."""
    assert told(override({"js/cua-xa.js": script})) == []


@pytest.mark.parametrize("name", ["pages/plan.html", "pages/plan/timing.html"])
def test_a_section_of_a_plan_is_checked_for_the_names_of_its_page(
    override: Override, name: str
) -> None:
    """Names of other pages are not there, those of the page and of macros around it are."""
    good = (
        "{{ note(plan.title) }}{{ parts.theme.title }}{% for one in notes %}{{ one }}{% endfor %}"
    )
    portal = override({name: f"{good}\n{{{{ honoree }}}}\n", "parts/own.html": ""})
    told_here = [one for one in told(portal) if name in one]
    assert len(told_here) == 1
    assert f"overrides/{name}:2:4" in told_here[0]
    assert "Không có giá trị `honoree` ở đây." in told_here[0]

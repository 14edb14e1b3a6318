"""``mkdocs.yml`` of a portal, looked at without the framework: each fault at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from portal_cli import main
from portal_cli.mkdocs_faults import _KINDS, find_settings_problems
from portal_cli.mkdocs_settings import SettingsError, find_own_failure, load_settings
from workspace import REPOSITORY, SMALL, Workspace

SETTINGS = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
HOOK = "  - hooks/mkdocs_portal.py\n"
LAST = SETTINGS.count("\n") + 1
SAMPLE = "Xem lại tệp ấy ở một cổng mới do `portal init` lập."
NOT_USED = "Bỏ mục này: Cổng không dùng."
FAULTS = [
    ("", "1:1: Tệp này không có mục nào. " + SAMPLE),
    ("- a\n- b\n", "1:1: Tệp này không có mục nào. " + SAMPLE),
    (SETTINGS.replace("site_name:", "site_nam:"), "3:1: Cổng không dùng mục `site_nam`. Có phải "
     "ý bạn là `site_name`?\nmkdocs.yml:1:1: Thiếu mục `site_name`. " + SAMPLE),
    (SETTINGS + "khong_co: 1\n", "Cổng không dùng mục `khong_co`. Bỏ mục này."),
    (SETTINGS + "x: [1\n", "Giá trị bắt đầu bằng `[` mà không có dấu đóng."),
    (SETTINGS + "site_name: B\n",
     "Mục `site_name` viết hai lần (lần đầu ở dòng 3). Giữ lại một mục."),
    (SETTINGS + "a: &a [b]\n", "Không dùng `&` và `*` ở đầu giá trị"),
    (SETTINGS + "x: !!python/object/apply:os.system [ls]\n",
     f"{LAST}:1: Không nhận `!!python/…` ở đây"),
    (SETTINGS + "x: !<tag:yaml.org,2002:python/object/new:os.system> [ls]\n",
     "Không nhận `!!python/…`"),
    ("%TAG !e! tag:yaml.org,2002:python/\n---\nx: !e!name:os.system\n", "Không nhận `!!python/…`"),
    (SETTINGS + "x: " + "[" * 3000 + "]" * 3000, "Lồng nhau quá 20 cấp."),
    (SETTINGS.replace("site_dir: site", "site_dir: data"), "5:1: Mục `site_dir` phải là `site`"),
    (SETTINGS.replace("docs_dir: docs", "docs_dir: /etc"), "4:1: Mục `docs_dir` phải là `docs`: "
     "Cổng đọc các trang viết tay ở đó."),
    (SETTINGS.replace("docs_dir: docs", "docs_dir: [a]"), "4:1: Mục `docs_dir` chưa đúng. Sau tên "
     "mục phải là một dòng chữ."),
    (SETTINGS.replace("strict: true", "strict: có"), "Sau tên mục phải là `true` hoặc `false`."),
    (SETTINGS.replace("nav: []", "nav: [a.md]"), "Bỏ mục `nav`: Cổng tự nối các trang với nhau."),
    (SETTINGS.replace("nav: []", "nav: abc"), "Mục `nav` chưa đúng. Sau tên mục phải là một danh "
     "sách, ví dụ `[]`."),
    (SETTINGS + "extra_javascript: [https://nguoi-la.example/a.js]\n",
     "Bỏ mục `extra_javascript`: kiểu"),
    (SETTINGS + "extra_templates: [a.html]\n",
     "Bỏ mục `extra_templates`: mẫu riêng đặt ở `overrides/`."),
    (SETTINGS + "use_directory_urls: no\n",
     "Bỏ mục `use_directory_urls`: địa chỉ của Cổng không có đuôi"),
    (SETTINGS.replace("name: material", "name: mkdocs"), "Giao diện phải là `material`"),
    (SETTINGS.replace("custom_dir: overrides", "custom_dir: khong-co"), "Không có thư mục "
     "`khong-co` ghi ở `custom_dir`. Ghi `custom_dir: overrides`."),
    (SETTINGS.replace("mkdocs_portal.py", "khong-co.py"), "Không có tệp `hooks/khong-co.py` ghi ở "
     "`hooks`. Sửa tên, hoặc bỏ dòng ấy."),
    (SETTINGS.replace(f"hooks:\n{HOOK}", "hooks: []\n"), "không nạp phần mềm của Cổng. Ghi `hooks"),
    (SETTINGS + f"watch: [{'x' * 300}]\n", "ghi ở `watch`. Sửa tên, hoặc bỏ dòng ấy."),
    (SETTINGS + "site_url: abc\n", f"Mục `site_url` không phải một địa chỉ trang. {NOT_USED}"),
    (SETTINGS + "repo_url: 'javascript:alert(1)'\n",
     "Mục `repo_url` không phải một địa chỉ trang."),
    (SETTINGS + "repo_url: 'http://[::1'\n", "Mục `repo_url` không phải một địa chỉ trang."),
    (SETTINGS + "dev_addr: abc\n",
     "Mục `dev_addr` chưa đúng. Ghi như `127.0.0.1:8000`, hoặc bỏ mục này."),
    (SETTINGS + "INHERIT: mkdocs.yml\n",
     "Không có tệp `mkdocs.yml` để lấy cấu hình. Bỏ mục `INHERIT`"),
    (SETTINGS + "INHERIT: khong-co.yml\n", "Không có tệp `khong-co.yml` để lấy cấu hình."),
]  # fmt: skip
"""What is written, and what is told of it."""


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """The folder of a portal of one short plan."""
    return Workspace(tmp_path / "portal", SMALL).folder


def told(portal: Path, settings: str) -> str:
    (portal / "mkdocs.yml").write_text(settings, "utf-8")
    return "\n".join(map(str, find_settings_problems(portal)))


def test_each_fault_is_told_at_its_place(portal: Path) -> None:
    """Nothing that the file names is run for that."""
    for written, said in FAULTS:
        found = told(portal, written)
        assert found.startswith("mkdocs.yml:"), written
        assert said in found, written
        assert len(found.split("\n")) <= 3, found


@pytest.mark.parametrize(
    "more",
    ["", "plugins: [search]\n", "copyright: UBND xã\nextra:\n  a: 1\nwatch: [data]\n",
     "markdown_extensions:\n  - toc:\n      slugify: !!python/name:pymdownx.slugs.slugify\n",
     "copyright: !ENV [TEN, Xã]\nsite_url: !ENV DIA_CHI\n", "extra_css: []\nextra_javascript:\n",
     "INHERIT: goc.yml\n", "use_directory_urls: true\ndev_addr: 0.0.0.0:8000\n"],
)  # fmt: skip
def test_other_settings_are_left_to_the_framework(portal: Path, more: str) -> None:
    """Also where a value stands elsewhere."""
    (portal / "goc.yml").write_text("a: 1\n", "utf-8")
    settings = SETTINGS.replace("plugins: []\n", "") if "plugins" in more else SETTINGS
    assert told(portal, settings + more) == ""
    (portal / "mkdocs.yml").unlink()
    assert find_settings_problems(portal) == []


def test_entries_are_those_of_the_framework() -> None:
    """A name that it does not know, or a type that it refuses, would be told in its words."""
    assert set(_KINDS) - {"INHERIT"} <= {name for name, _ in MkDocsConfig()._schema}


def test_a_check_tells_what_would_stop_the_build(
    portal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the same words."""
    said = told(portal, f"{SETTINGS}khong_co: 1\n")
    assert main(["check", "--root", str(portal)]) == 1
    assert said in capsys.readouterr().out
    with pytest.raises(SettingsError) as refused:
        load_settings(portal)
    assert str(refused.value) == said


@pytest.mark.parametrize(
    ("program", "said"),
    [("x = 1\nraise RuntimeError('boom')\n", "rieng.py:2:1: Chương trình riêng ghi ở `hooks` gặp "
      "lỗi (`RuntimeError`). Sửa dòng này, hoặc bỏ tên tệp khỏi mục `hooks` của mkdocs.yml."),
     ("def f(:\n", "rieng.py:1:1: Chương trình riêng ghi ở `hooks` gặp lỗi (`SyntaxError`)"),
     ("import sys\n\nsys.exit(3)\n", "rieng.py:3:1: Chương trình riêng ghi ở `hooks` gặp lỗi")],
)  # fmt: skip
def test_a_hook_of_the_portals_own_that_fails_is_told(
    portal: Path, program: str, said: str
) -> None:
    """Whoever wrote it mends it: it is no bug of the engine."""
    (portal / "rieng.py").write_text(program, "utf-8")
    (portal / "mkdocs.yml").write_text(SETTINGS.replace(HOOK, f"{HOOK}  - rieng.py\n"), "utf-8")
    with pytest.raises(SettingsError) as refused:
        load_settings(portal)
    assert str(refused.value).startswith(said)
    assert find_own_failure(ValueError(), portal) is None

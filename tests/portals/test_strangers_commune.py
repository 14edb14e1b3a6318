"""A commune that nobody here has heard of puts up its own portal, from nothing to a verified site.

Everything runs through argument lists, as on Windows: no make, no shell, no repository of the
engine; only what `portal init` has written, and pip.
"""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from documents import text_in, word_document
from environments import Environment, run_engine, run_program
from people import person
from portal_cli.accessibility import look_at_pages
from soaking import SOAKING
from thidua.datafiles.validation import read
from thidua.model import PortalIdentity
from workspace import FIVE_PLANS, REPOSITORY, without_progress

PLAN = "may-trang-2026-doan-ket"
ADDRESS = "https://maytrang.gov.vn/thi-dua/"
LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<path d="M4 60 32 4l28 56z" fill="#0b4f3c"/><path d="M20 60 32 34l12 26z" fill="#f2d98b"/>
</svg>
"""
ANSWERS = {
    "--agency": "Ủy ban nhân dân xã Mây Trắng",
    "--name": "Thi đua Mây Trắng",
    "--address": "Thôn Đỉnh Gió, xã Mây Trắng",
    "--phone": "0299 377 7777",
    "--email": "vanthu@maytrang.gov.vn",
    "--base-url": ADDRESS,
    "--parent": "Ủy ban nhân dân tỉnh Sương Núi",
    "--repository": "https://codeberg.org/may-trang/thi-dua",
    "--primary": "#0b4f3c",
    "--accent": "#f2d98b",
}
OPTIONS = [word for answer in ANSWERS.items() for word in answer]
DOCUMENT = """\
ỦY BAN NHÂN DÂN
XÃ MÂY TRẮNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/KH-UBND

Mây Trắng, ngày 15 tháng 01 năm 2026

KẾ HOẠCH
Phát động phong trào thi đua “Mây Trắng đoàn kết, về đích sớm” năm 2026

Căn cứ Nghị quyết số 40/NQ-HĐND ngày 20/12/2025 của Hội đồng nhân dân xã Mây Trắng về nhiệm vụ \
năm 2026;

Ủy ban nhân dân xã Mây Trắng phát động phong trào thi đua năm 2026 như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Động viên nhân dân các thôn thi đua lao động, sản xuất.

2. Phong trào phải thiết thực, không phô trương.

II. CHỈ TIÊU THI ĐUA

1. Thu nhập bình quân đầu người đạt 52 triệu đồng.

2. Tỷ lệ hộ nghèo giảm còn 7,5%.

III. TỔ CHỨC THỰC HIỆN

1. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã chủ trì theo dõi, đôn đốc.

2. Các thôn đăng ký thi đua trước ngày 28/02/2026.

Nơi nhận:
- UBND tỉnh Sương Núi (b/c);
- Các thôn;
- Lưu: VT.

CHỦ TỊCH

Giàng Thị Mây
"""
RESULTS = """\
# yaml-language-server: $schema=../../schemas/results.schema.json
reviews:
  - kind: interim
    date: 2026-07-10
    source:
      text: Báo cáo số 88/BC-UBND ngày 10/7/2026 của UBND xã Mây Trắng
      number: 88/BC-UBND
    results:
      - target: 2
        text: Tỷ lệ hộ nghèo còn 7,2%
"""
HONOREE = person("Lù Văn Nắng", PLAN, "chan-may", identifier="may-trang-2026-01")
OWN_FIELD = """\
# yaml-language-server: $schema=schemas/fields.schema.json
fields:
  - id: chan-may
    slug: chan-may
    name: Săn mây
    description: Đón khách lên xem mây.
    icon: may
"""
OWN_PAGE = """\
---
title: Về xã Mây Trắng
description: Xã Mây Trắng ở đâu, có những thôn nào và làm ăn ra sao.
updated: 2026-02-01
---

# Về xã Mây Trắng

Bốn mùa mây phủ. Xem thêm trang [Giới thiệu](gioi-thieu.md).
"""
OWN_ICON = '<svg viewBox="0 0 24 24"><path d="M4 18h16a4 4 0 0 0-1-7.9"/></svg>'
OWN_STYLES = ":root { --measure: 43.5rem; }\n"
OWN_FOOTER = """\
{% extends "engine/parts/footer.html" %}
{% block links %}
<li><a href="https://maytrang.gov.vn/">Trang của xã</a></li>
{% endblock %}
"""


@dataclass(frozen=True)
class Commune:
    """The portal of the commune, with the environment that its engine is installed in."""

    folder: Path
    environment: Environment

    def portal(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command as staff there do; it must succeed, without a word of any library."""
        ran = self.environment.portal(*arguments, cwd=self.folder)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        assert without_progress(ran.stderr) == ""
        return ran

    def site(self) -> Iterator[tuple[Path, bytes]]:
        """Every file that readers get."""
        for path in sorted((self.folder / "site").rglob("*")):
            if path.is_file():
                yield path.relative_to(self.folder / "site"), path.read_bytes()


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Commune:
    """The portal with one plan drafted and reviewed, one result and one honouree, built."""
    home = tmp_path_factory.mktemp("may-trang")
    (home / "logo.svg").write_text(LOGO, encoding="utf-8", newline="\n")
    folder = home / "thi-dua"
    init(folder, home / "logo.svg")
    made = Commune(folder, Environment(folder / ".venv"))
    made.environment.install("requirements.txt", cwd=folder)
    (home / "van-ban.txt").write_text(DOCUMENT, encoding="utf-8", newline="\n")
    word = home / "KH thi đua.docx"
    word.write_bytes(word_document(text_in(home / "van-ban.txt")))
    made.portal("draft", str(word), "--id", PLAN)
    plan = folder / "data" / "plans" / PLAN
    (plan / "plan.yml").write_text(reviewed(plan / "plan.yml"), encoding="utf-8", newline="\n")
    (plan / "results.yml").write_text(RESULTS, encoding="utf-8", newline="\n")
    for name, text in {
        "data/honorees/may-trang-2026-01.yml": HONOREE,
        "data/fields.yml": OWN_FIELD,
        "docs/ve-xa.md": OWN_PAGE,
        "overrides/icons/may.svg": OWN_ICON,
        "overrides/css/own.css": OWN_STYLES,
        "overrides/parts/footer.html": OWN_FOOTER,
    }.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    made.portal("build")
    return made


@functools.cache
def check(commune: Commune) -> str:
    """What the check says of the portal as it was built."""
    return commune.portal("check").stdout


def init(folder: Path, logo: Path) -> None:
    """Make the portal from the repository of the engine."""
    ran = run_engine(
        REPOSITORY / "hooks", "init", str(folder), *OPTIONS, "--logo", str(logo), cwd=logo.parent
    )
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout + ran.stderr


def reviewed(path: Path) -> str:
    """A draft after somebody has looked at all that was doubtful."""
    text = path.read_text("utf-8")
    text = re.sub(r"^review:\n(?:[ #-].*\n)*", "", text, flags=re.M)
    return re.sub(r"^draft: có.*\n", "", text, flags=re.M)


def test_everything_a_stranger_needs_is_there(commune: Commune) -> None:
    """Check, links and accessibility are clean, and no library says a word of its own.

    The guide's pages are the engine's, and long: `make soak` opens a page of every kind.
    """
    checked = check(commune)
    assert "Dữ liệu hợp lệ: 1 kế hoạch, 2 chỉ tiêu, 1 gương" in checked
    assert "0 lỗi" in checked
    if SOAKING:
        assert "Đã soát trợ năng" in commune.portal("verify").stdout
        return
    assert "Đã soát 0 trang" not in commune.portal("verify", "--no-browser").stdout
    own = ("", f"ke-hoach/{PLAN}/")
    site, base = commune.folder / "site", urlsplit(ADDRESS).path
    # A browser of a test before may be open in this thread, and two do not fit in one.
    with ThreadPoolExecutor(1) as apart:
        assert apart.submit(lambda: list(look_at_pages(site, own, base))).result() == []


@pytest.mark.skipif(shutil.which("make") is None, reason="make is a convenience")
def test_make_calls_the_same_command(commune: Commune) -> None:
    """Where there is make, it installs what is pinned and says what the command says.

    `make soak` lets it; else it only tells what it would do.
    """
    wanted = ["make", "check"] if SOAKING else ["make", "--dry-run", "check"]
    made = run_program(wanted, commune.folder)
    assert made.returncode == 0, made.stdout + made.stderr
    if SOAKING:
        assert made.stdout == check(commune)
    else:
        assert "pip install" in made.stdout
        assert "--require-hashes -r requirements.txt" in made.stdout
        assert "portal check" in made.stdout


def test_what_a_portal_puts_in_place_of_the_engines_is_shown(commune: Commune) -> None:
    """A template built on the engine's, a page, a token, an icon and a field of its own."""
    files = dict(commune.site())
    home = files[Path("index.html")].decode()
    assert "Trang của xã" in home
    assert "Nội dung là văn bản hành chính công khai" in home
    assert "M4 18h16a4 4 0 0 0-1-7.9" in files[Path("linh-vuc/index.html")].decode()
    assert "Bốn mùa mây phủ." in files[Path("ve-xa/index.html")].decode()
    assert "Săn mây" in files[Path("linh-vuc/chan-may/index.html")].decode()
    own = f":root{6 * ':not(#_)'}{{--measure: 43.5rem}}\n"
    assert own in files[Path("assets/portal.css")].decode()


def test_an_installed_engine_makes_new_portals_too(commune: Commune, tmp_path: Path) -> None:
    """It packs itself again, to the very bytes that it was installed from."""
    commune.portal("init", str(tmp_path / "portal"), *OPTIONS)
    (packed,) = (tmp_path / "portal" / "engine").glob("*.whl")
    installed = commune.folder / "engine" / packed.name
    assert packed.read_bytes() == installed.read_bytes()


def test_the_site_is_the_communes_own(commune: Commune) -> None:
    """Its name, plan, result, honouree, colours and logo are shown below its path."""
    files = dict(commune.site())
    home = files[Path("index.html")].decode()
    assert "Thi đua Mây Trắng" in home
    assert f'href="{ADDRESS}"' in home
    page = files[Path("ke-hoach") / PLAN / "index.html"].decode()
    assert "Tỷ lệ hộ nghèo còn 7,2%" in page
    assert "Lù Văn Nắng" in files[Path("guong/may-trang-2026-01/index.html")].decode()
    assert b"#0b4f3c" in files[Path("assets/portal.css")]
    assert LOGO.encode() in files.values()
    original = commune.folder / "data" / "plans" / PLAN / "ke-hoach-12-kh-ubnd-2026.docx"
    assert original.read_bytes() in files.values()


def test_no_picture_of_another_portal_is_left(commune: Commune, real_site: Path) -> None:
    """What two portals both show is only what the guide shows as an example."""
    shown = ("docs/mau", "docs/huong-dan")
    example = {one for folder in shown for one in pictures((REPOSITORY / folder).rglob("*"))}
    theirs = set(pictures(real_site.rglob("*")))
    own = set(pictures((commune.folder / "site").rglob("*")))
    assert own
    assert own & theirs <= example


def pictures(paths: Iterable[Path]) -> Iterator[bytes]:
    """The content of those files that are pictures."""
    for path in paths:
        if path.suffix in {".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp"}:
            yield path.read_bytes()


def test_no_word_of_the_sample_portal_is_left(commune: Commune) -> None:
    """No name or address of the portal in the engine's repository is on the site."""
    words = set(sample_words())
    assert len(words) > 20
    for path, content in commune.site():
        # The annotated example of the guide belongs to a made-up commune of this name.
        text = content.decode("utf-8", "ignore").replace("Cổng Thi đua xã Mẫu", "")
        assert [word for word in words if word in text] == [], path


def sample_words() -> Iterator[str]:
    """What only the sample portal says: who it is, and its plans, bodies and honourees."""
    entry, problems = read(FIVE_PLANS / "data" / "portal.yml", "data/portal.yml", PortalIdentity)
    assert entry, problems
    identity = entry.record
    yield from (identity.name, identity.tagline, identity.agency, identity.base_url)
    yield from (identity.contacts.address, identity.contacts.phone, identity.contacts.email)
    yield urlsplit(identity.base_url).hostname or ""
    yield from re.split(r"(?<=\.)\s+", identity.about.strip())
    data = FIVE_PLANS / "data"
    yield from (path.name for path in (data / "plans").iterdir() if path.is_dir())
    yield from (path.stem for path in (data / "honorees").glob("*.yml"))
    shipped = (REPOSITORY / "hooks" / "thidua" / "skeleton" / "issuers.yml").read_text("utf-8")
    issuers = (data / "issuers.yml").read_text("utf-8")
    for name in re.findall(r"^    (?:short_)?name: (.+)", issuers, re.M):
        if name not in shipped:
            yield name

"""The sample configuration of nginx, in front of a built site, asked by a real client."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from ports import find_free_port
from thidua.foundation.engine import SKELETON
from thidua.site.build import POLICY

SAMPLE = SKELETON / "common" / "deploy" / "nginx.conf"
OF_APACHE = SAMPLE.with_name("apache.htaccess")
STRICT = f"{POLICY}; frame-ancestors 'self'"
IMMUTABLE = "public, max-age=31536000, immutable"
SHORT = "public, max-age=300, must-revalidate"
SENT_AS = {
    "index.html": "text/html; charset=utf-8",
    "assets/portal.css": "text/css; charset=utf-8",
    "assets/js/*.js": "application/javascript; charset=utf-8",
    "assets/fonts/*.woff2": "font/woff2",
    "assets/images/*.svg": "image/svg+xml; charset=utf-8",
    "api/v1/plans.json": "application/json",
    "truyen-thong/lich.ics": "text/calendar; charset=utf-8",
    "truyen-thong/tin.atom": "application/atom+xml; charset=utf-8",
    "du-lieu/*.csv": "text/csv; charset=utf-8",
    "mau/data/**/plan.yml": "text/plain; charset=utf-8",
    "ke-hoach/*/*.txt": "text/plain; charset=utf-8",
}
"""As what each kind of file is sent, whatever the server."""
LONG_ADDRESS = f"/ke-hoach/{'dia-chi-rat-dai-' * 12}/"
MOVED = f"/ke-hoach/cu/ /ke-hoach/moi/;\n{LONG_ADDRESS} /ke-hoach/;\n"
ASSET = re.compile(r'"\./(assets/[^"]+\?v=[^"]+)"')


class Answer(NamedTuple):
    """What came back; names of headers are in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


class Nginx:
    """The real nginx with the sample configuration, on a free port of this machine.

    Args:
        prefix: an empty folder for its own files.
        site: the folder to serve.
        sample: the text of the sample.
    """

    def __init__(self, prefix: Path, site: Path, sample: str) -> None:
        self.port = find_free_port()
        self._prefix = prefix
        (prefix / "portal.conf").write_text(local(sample, site, self.port), "utf-8")
        (prefix / "nginx.conf").write_text(main_configuration(prefix), "utf-8")
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Nginx:
        self._process = subprocess.Popen(
            [program(), "-p", str(self._prefix), "-c", "nginx.conf", "-e", "error.log"],
            stderr=subprocess.PIPE,
        )
        for _ in range(100):
            if self._process.poll() is not None:
                assert self._process.stderr
                pytest.fail(self._process.stderr.read().decode())
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.05)
        pytest.fail("nginx does not answer")

    def __exit__(self, *_: object) -> None:
        assert self._process
        self._process.terminate()
        self._process.wait(10)
        assert self._process.stderr
        self._process.stderr.close()

    def get(self, address: str, **headers: str) -> Answer:
        """What nginx answers, without following a redirect."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", address, headers=named)
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        assert len(told) == len(answer.getheaders()), "a header is sent twice"
        body = answer.read()
        connection.close()
        return Answer(answer.status, told, body)


def program() -> str:
    path = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if not path:
        raise RuntimeError("no nginx: run `make nginx`")
    return path


def local(sample: str, site: Path, port: int) -> str:
    """The sample with the places that its reader must edit set for this machine, and nothing else.

    The ports of the world and the certificate are the only lines that go.
    """
    sample = re.sub(r"^server \{\n    listen 80;.*?^\}\n", "", sample, flags=re.M | re.S)
    sample = re.sub(r"^    listen \[::\].*\n|^    ssl_certificate.*\n", "", sample, flags=re.M)
    for old, new, times in (
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{port};", 1),
        ("/var/www/thidua/site;", f"{site};", 1),
        ("/var/www/thidua/site/", f"{site}/", 1),
    ):
        assert sample.count(old) == times, old
        sample = sample.replace(old, new)
    return sample


def main_configuration(prefix: Path) -> str:
    """What Debian's own nginx.conf says around the sample, for anyone to run."""
    built = subprocess.run([program(), "-V"], capture_output=True, text=True, check=True).stderr
    found = re.search(r"--conf-path=(\S+)/nginx\.conf", built)
    assert found
    temporary = "".join(
        f"    {kind}_temp_path temporary-{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"{'user root;' if os.getuid() == 0 else ''}\n"
        f"daemon off;\npid {prefix}/nginx.pid;\nworker_processes 1;\n"
        "events { worker_connections 64; }\n"
        f"http {{\n    include {found.group(1)}/mime.types;\n"
        "    default_type application/octet-stream;\n    access_log off;\n"
        f"{temporary}    include portal.conf;\n}}\n"
    )


@pytest.fixture(scope="module")
def site(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site with moved addresses and a file of every kind that hosts get wrong."""
    folder = tmp_path_factory.mktemp("nginx-site") / "site"
    shutil.copytree(real_site, folder)
    (folder / "dia-chi-cu.nginx.map").write_text(MOVED, "utf-8")
    (folder / "api" / "lich.ics").write_text("BEGIN:VCALENDAR\r\n", "utf-8")
    (folder / ".htpasswd").write_text("secret", "utf-8")
    return folder


@pytest.fixture(scope="module")
def nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    with Nginx(tmp_path_factory.mktemp("nginx"), site, SAMPLE.read_text("utf-8")) as running:
        yield running


def first(site: Path, pattern: str) -> str:
    """The address of some file of a kind."""
    return "/" + next(iter(sorted(site.glob(pattern)))).relative_to(site).as_posix()


ANYTHING = ("/", "/khong-co/", "/api/v1/khong-co.json", "/ke-hoach", "/assets/", "/ke-hoach/cu/")


@pytest.mark.parametrize("address", ANYTHING)
def test_every_answer_carries_the_strict_policy(nginx: Nginx, address: str) -> None:
    """Pages, errors, redirects: no answer slips through without its headers."""
    headers = nginx.get(address).headers
    assert headers["content-security-policy"] == STRICT
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in headers["permissions-policy"]


@pytest.mark.parametrize(
    "pattern", ["nhung/ke-hoach/*", "nhung/chi-tieu/*", "nhung/ke-hoach/*/chi-tieu/*"]
)
def test_others_may_frame_what_is_made_for_it(nginx: Nginx, site: Path, pattern: str) -> None:
    """A page for frames keeps the rest of the policy; below a sub-path it is the same."""
    headers = nginx.get(first(site, f"{pattern}/index.html").removesuffix("index.html")).headers
    assert headers["content-security-policy"] == f"{POLICY}; frame-ancestors *"
    assert "x-frame-options" not in headers


@pytest.mark.parametrize("address", ["/nhung/", "/nhung/khong-co/", "/nhung/ke-hoach/khong-co/",
                                     "/gioi-thieu/nhung/"])  # fmt: skip
def test_nothing_else_may_be_framed(nginx: Nginx, address: str) -> None:
    """Neither the page for unknown addresses, whatever was asked for, nor one with a like name."""
    headers = nginx.get(address).headers
    assert headers["content-security-policy"] == STRICT
    assert headers["x-frame-options"] == "SAMEORIGIN"


def test_a_browser_shows_in_a_frame_of_another_site_only_what_is_made_for_it(
    nginx: Nginx, site: Path, readers_browser: Browser
) -> None:
    """Readers of another site see the figures, and no page of the portal in a disguise."""
    plan = first(site, "ke-hoach/*/*.txt").rpartition("/")[0]
    page = readers_browser.new_page()
    base = f"http://127.0.0.1:{nginx.port}"
    page.set_content(
        f'<iframe src="{base}/nhung{plan}/"></iframe><iframe src="{base}{plan}/"></iframe>'
    )
    page.wait_for_load_state("networkidle")
    shown, refused = page.frames[1:]
    assert shown.locator("h1").count() == 1
    assert refused.url.startswith("chrome-error:")
    page.close()


def test_a_browser_finds_nothing_blocked(nginx: Nginx, site: Path, browser: Browser) -> None:
    """Under these headers every script, style, font and shard of the index is let through."""
    page = browser.new_page(locale="vi-VN")
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    plan = first(site, "ke-hoach/*/*.txt").rpartition("/")[0]
    for address in ("/", f"{plan}/", "/chi-tieu/", "/tim-kiem/?q=thi+đua"):
        page.goto(f"http://127.0.0.1:{nginx.port}{address}", wait_until="networkidle")
    assert page.get_by_role("link", name=re.compile("thi đua", re.I)).count() > 3
    page.close()
    assert complaints == []


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        *SENT_AS.items(),
        ("api/lich.ics", "text/calendar; charset=utf-8"),
        ("tim-kiem/chi-muc/*.bin", "application/octet-stream"),
        ("sitemap.xml", "text/xml; charset=utf-8"),
    ],
)
def test_files_are_sent_as_what_they_are(nginx: Nginx, site: Path, pattern: str, kind: str) -> None:
    """Under `nosniff` a wrong type is a broken page; Vietnamese without a charset is garbled."""
    answer = nginx.get(first(site, pattern))
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_only_names_that_carry_a_hash_are_kept_for_ever(nginx: Nginx, site: Path) -> None:
    """A changed page, table or list of shards must reach readers within minutes."""
    lifetimes = {
        first(site, "tim-kiem/chi-muc/*.bin"): IMMUTABLE,
        **{f"/{address}": IMMUTABLE for address in ASSET.findall(page_of(site))},
        "/assets/portal.css": SHORT,
        "/assets/portal.css?v=": SHORT,
        "/assets/portal.css?v=x": SHORT,
        "/?v=0123456789": SHORT,
        "/ke-hoach/": SHORT,
        "/api/v1/plans.json": SHORT,
        first(site, "du-lieu/*.csv"): SHORT,
        first(site, "ke-hoach/*/*.txt"): SHORT,
        first(site, "assets/fonts/*.woff2"): "public, max-age=604800",
        "/tim-kiem/chi-muc/muc-luc.json": "no-cache",
        "/assets/khong-co.css?v=0123456789": "no-cache",
        "/tim-kiem/chi-muc/words-1-abcdef.bin": "no-cache",
        "/ke-hoach/cu/": "public, max-age=300",
    }
    assert list(lifetimes.values()).count(IMMUTABLE) > 3
    told = {address: nginx.get(address).headers["cache-control"] for address in lifetimes}
    assert told == lifetimes


def page_of(site: Path) -> str:
    return (site / "index.html").read_text("utf-8")


def test_what_has_not_changed_is_not_sent_again(nginx: Nginx) -> None:
    """A page that is asked for again costs a few bytes, and keeps its lifetime."""
    tag = nginx.get("/").headers["etag"]
    again = nginx.get("/", If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == SHORT


@pytest.mark.parametrize(
    "pattern", ["index.html", "assets/portal.css", "api/v1/plans.json", "du-lieu/*.csv", "404.html"]
)
def test_text_is_compressed(nginx: Nginx, site: Path, pattern: str) -> None:
    """Slow lines get a fraction of the bytes, and caches keep the two forms apart."""
    address = first(site, pattern)
    answer = nginx.get(address, Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(answer.body) == (site / address[1:]).read_bytes()


@pytest.mark.parametrize(
    ("pattern", "open_to_all"),
    [
        ("api/v1/plans.json", True),
        ("api/v1/plans/*.json", True),
        ("du-lieu/datapackage.json", True),
        ("du-lieu/*.csv", True),
        ("chi-tieu/*/*.csv", True),
        ("index.html", False),
        ("ke-hoach/loc/mat.json", False),
        ("tim-kiem/chi-muc/muc-luc.json", False),
    ],
)
def test_open_data_may_be_read_by_other_sites(
    nginx: Nginx, site: Path, pattern: str, open_to_all: bool
) -> None:
    """The open data says `*`; nothing else does."""
    answer = nginx.get(first(site, pattern), Origin="https://elsewhere.example")
    assert answer.headers.get("access-control-allow-origin") == ("*" if open_to_all else None)


def test_other_sites_are_told_that_a_record_is_gone(nginx: Nginx) -> None:
    """Without the header on errors, a browser would call a 404 a fault of the network."""
    answer = nginx.get("/api/v1/plans/khong-co.json", Origin="https://elsewhere.example")
    assert (answer.status, answer.headers["access-control-allow-origin"]) == (404, "*")


@pytest.mark.parametrize("address", ["/khong-co/", "/assets/", "/a/b/c.html", "/.htpasswd"])
def test_what_is_not_there_answers_with_the_portals_own_page(
    nginx: Nginx, site: Path, address: str
) -> None:
    """Unknown addresses, folders without a page and hidden files look the same."""
    answer = nginx.get(address)
    assert (answer.status, answer.body) == (404, (site / "404.html").read_bytes())


def test_moved_addresses_forward(nginx: Nginx) -> None:
    """Old addresses lead to new ones, long ones too, and keep what was asked."""
    moved = nginx.get("/ke-hoach/cu/?tu=zalo")
    assert (moved.status, moved.headers["location"]) == (301, "/ke-hoach/moi/?tu=zalo")
    assert nginx.get(LONG_ADDRESS).headers["location"] == "/ke-hoach/"
    assert nginx.get("/ke-hoach").headers["location"] == "/ke-hoach/"


@pytest.mark.parametrize("content", [None, ""])
def test_a_site_without_moved_addresses_starts(
    real_site: Path, tmp_path: Path, content: str | None
) -> None:
    """A missing or an empty list of moved addresses is no fault."""
    site = tmp_path / "site"
    site.mkdir()
    shutil.copy(real_site / "index.html", site)
    if content is not None:
        (site / "dia-chi-cu.nginx.map").write_text(content)
    (tmp_path / "nginx").mkdir()
    with Nginx(tmp_path / "nginx", site, SAMPLE.read_text("utf-8")) as nginx:
        assert nginx.get("/").status == 200


def test_no_location_has_headers_of_its_own() -> None:
    """One `add_header` in a location would silently drop all those of the server."""
    sample = SAMPLE.read_text("utf-8")
    for block in re.findall(r"^    (?:location|if)\b.*?^    \}", sample, re.M | re.S):
        assert "add_header" not in block


def test_the_sample_of_apache_names_the_same_headers() -> None:
    """Apache itself is asked by night (``test_apache``); here, whether one file was forgotten."""
    other = OF_APACHE.read_text("utf-8")
    added = re.findall(r"^ *add_header (\S+) (.+?) always;", SAMPLE.read_text("utf-8"), re.M)
    assert len(added) > 6
    for name, value in added:
        assert f" set {name} {'' if '$' in value else value}" in other, name
    policies = [f'"{POLICY}; frame-ancestors {who}"' for who in ("'self'", "*")]
    assert [line for line in (*policies, f'"{IMMUTABLE}"', f'"{SHORT}"') if line not in other] == []

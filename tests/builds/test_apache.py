"""The sample configuration of Apache, in front of a built site, asked by a real client."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from ports import find_free_port
from test_nginx import SENT_AS, SHORT, STRICT, Answer, first
from thidua.foundation.engine import SKELETON
from thidua.site.build import POLICY

SAMPLE = SKELETON / "common" / "deploy" / "apache.htaccess"
MODULES = (
    "mpm_event",
    "unixd",
    "authz_core",
    "dir",
    "mime",
    "headers",
    "filter",
    "deflate",
    "autoindex",
)


def write_configuration(prefix: Path, site: Path, port: int) -> Path:
    """What a server says that lets folders speak for themselves."""
    program = shutil.which("apache2", path="/usr/sbin:/usr/bin")
    if not program:
        raise RuntimeError("no apache2: run `make nginx`")
    built = subprocess.run([program, "-l"], capture_output=True, text=True, check=True).stdout
    folder = Path("/usr/lib/apache2/modules")
    loaded = [
        f"LoadModule {name}_module {folder}/mod_{name}.so"
        for name in MODULES
        if f"mod_{name}.c" not in built
    ]
    types = prefix / "mime.types"
    types.write_text(
        "text/html html\ntext/css css\napplication/json json\nimage/svg+xml svg\n"
        "image/png png\ntext/plain txt\ntext/xml xml\napplication/octet-stream bin\n"
    )
    told = prefix / "apache.conf"
    told.write_text(
        "\n".join(
            [
                f'ServerRoot "{prefix}"',
                f"Listen 127.0.0.1:{port}",
                "ServerName localhost",
                f'PidFile "{prefix}/pid"',
                f'ErrorLog "{prefix}/error.log"',
                *loaded,
                "User nobody\nGroup nogroup" if os.getuid() == 0 else "",
                f"TypesConfig {types}",
                f'DocumentRoot "{site}"',
                f'<Directory "{site}">\n  AllowOverride All\n  Require all granted\n</Directory>',
                '<Files ".ht*">\n  Require all denied\n</Files>\n',
            ]
        )
    )
    return told


@pytest.fixture(scope="module")
def site(real_site: Path) -> Iterator[Path]:
    """The real site with the sample in its folder, where a server without rights may read it."""
    with TemporaryDirectory() as parent:
        Path(parent).chmod(0o755)
        folder = Path(parent) / "site"
        shutil.copytree(real_site, folder)
        folder.chmod(0o755)
        shutil.copy(SAMPLE, folder / ".htaccess")
        yield folder


@pytest.fixture(scope="module")
def port(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A running Apache."""
    prefix, chosen = tmp_path_factory.mktemp("apache"), find_free_port()
    told = write_configuration(prefix, site, chosen)
    program = shutil.which("apache2", path="/usr/sbin:/usr/bin")
    assert program
    process = subprocess.Popen(
        [program, "-f", str(told), "-D", "FOREGROUND"], stderr=subprocess.PIPE
    )
    for _ in range(100):
        assert process.poll() is None, (prefix / "error.log").read_text()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", chosen)) == 0:
                break
        time.sleep(0.05)
    yield chosen
    process.terminate()
    process.communicate(timeout=20)


def ask(port: int, address: str, **headers: str) -> Answer:
    """What Apache answers."""
    request = Request(f"http://127.0.0.1:{port}{address}", headers=headers)
    try:
        answer = urlopen(request, timeout=10)
    except HTTPError as error:
        answer = error
    told = answer.headers.items()
    assert len({name.lower() for name, _ in told}) == len(told), "a header is sent twice"
    return Answer(answer.status or 0, {name.lower(): value for name, value in told}, answer.read())


@pytest.mark.parametrize(
    "address",
    ["/", "/ke-hoach/", "/khong-co/", "/assets/", "/nhung/", "/nhung/ke-hoach/khong-co/",
     "/gioi-thieu/nhung/", "/.htaccess"],
)  # fmt: skip
def test_every_answer_carries_the_strict_policy(port: int, address: str) -> None:
    """Pages and errors; nothing but what is made for frames may be framed."""
    answer = ask(port, address)
    assert answer.headers["content-security-policy"] == STRICT
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    is_page = address in {"/", "/ke-hoach/"}
    assert answer.status == 200 if is_page else answer.status in {403, 404}
    assert "Không tìm thấy trang" in answer.body.decode() or is_page


@pytest.mark.parametrize(
    "pattern", ["nhung/ke-hoach/*", "nhung/chi-tieu/*", "nhung/ke-hoach/*/chi-tieu/*"]
)
def test_others_may_frame_what_is_made_for_it(port: int, site: Path, pattern: str) -> None:
    headers = ask(port, first(site, f"{pattern}/index.html").removesuffix("index.html")).headers
    assert headers["content-security-policy"] == f"{POLICY}; frame-ancestors *"
    assert "x-frame-options" not in headers


@pytest.mark.parametrize(("pattern", "kind"), SENT_AS.items())
def test_files_are_sent_as_what_they_are(port: int, site: Path, pattern: str, kind: str) -> None:
    """Under `nosniff` a wrong type is a broken page; Vietnamese without a charset is garbled."""
    answer = ask(port, first(site, pattern))
    assert (answer.status, answer.headers["content-type"]) == (200, kind)


def test_lifetimes_are_those_of_the_other_sample(port: int, site: Path) -> None:
    """Only a name that carries a hash is kept for ever; an error never is."""
    kept = "public, max-age=31536000, immutable"
    wanted = {
        first(site, "tim-kiem/chi-muc/*.bin"): kept,
        "/assets/portal.css?v=0123456789": kept,
        "/assets/portal.css": SHORT,
        "/ke-hoach/": SHORT,
        first(site, "assets/fonts/*.woff2"): "public, max-age=604800",
        "/tim-kiem/chi-muc/muc-luc.json": "no-cache",
    }
    assert {address: ask(port, address).headers["cache-control"] for address in wanted} == wanted
    for unknown in ("/khong-co/", "/assets/khong-co.css?v=0123456789"):
        lifetime = ask(port, unknown).headers.get("cache-control", "no-cache")
        assert lifetime == "no-cache", unknown


@pytest.mark.parametrize(
    ("pattern", "is_open"),
    [("api/v1/plans.json", True), ("du-lieu/*.csv", True), ("index.html", False)],
)
def test_open_data_may_be_fetched_by_any_site(
    port: int, site: Path, pattern: str, *, is_open: bool
) -> None:
    told = ask(port, first(site, pattern)).headers.get("access-control-allow-origin")
    assert (told == "*") == is_open


def test_text_is_compressed(port: int, site: Path) -> None:
    answer = ask(port, "/api/v1/plans.json", **{"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == (site / "api/v1/plans.json").read_bytes()

"""A consent that is withdrawn between two builds leaves nothing behind in the new site."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile, is_zipfile

import pypdf
import pytest
from PIL import Image

from thidua.kit.ready_texts import strip_marks
from thidua.model import paths
from thidua.model.kit_forms import POSTERS
from workspace import SAMPLE, Workspace

HONOREE = "honorees/nguoi-tot-2026-01.yml"
PAGE = paths.honoree("nguoi-tot-2026-01")
NAME, DEED = "Hoàng Ngọc Thử Việc", "Dắt trâu lạc qua suối trả tận nhà"
HELD = f"""id: nguoi-tot-2026-01
kind: person
type: good_deed
name: {NAME}
field: culture
plan: xa-mau-2026-kinh-te-xa-hoi
achievement: {DEED}.
photographs:
  - file: quet-duong-lang.png
    alt: {NAME} dắt trâu
consent:
  purpose: Nêu gương trên cổng của xã
  fields: [name, achievement, photo]
  given_on: 2026-01-25
  method: written
  evidence_ref: Hồ sơ 12/2026
  scope: [web, zalo, poster]
updated: 2026-02-12
"""
TAKEN_DOWN = """takedown:
  requested_on: 2026-02-11
  done_on: 2026-02-12
  reason: Theo yêu cầu của người được nêu
  mode: remove
"""


def write_ways(words: str) -> list[bytes]:
    """All ways in which the portal writes words."""
    plain = strip_marks(words)
    ways = {words, words.upper(), plain, plain.lower(), plain.upper(), quote(words)}
    ways |= {json.dumps(words)[1:-1], plain.lower().replace(" ", "-")}
    return sorted(way.encode() for way in ways)


def open_whole(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and everything that is packed in it."""
    yield name, content
    if content[:2] == b"\x1f\x8b":
        yield from open_whole(f"{name}!", gzip.decompress(content))
    elif is_zipfile(io.BytesIO(content)):
        with ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from open_whole(f"{name}!{inner}", archive.read(inner))
    elif content[:5] == b"%PDF-":
        read = pypdf.PdfReader(io.BytesIO(content))
        words = [page.extract_text() for page in read.pages]
        said = " ".join([*words, *map(str, (read.metadata or {}).values())])
        yield f"{name}!", " ".join(said.split()).encode()
    elif content[:4] in {b"\x89PNG", b"RIFF"}:
        with Image.open(io.BytesIO(content)) as picture:
            yield f"{name}!", repr(picture.info).encode()
    elif name.endswith(".bin"):
        with contextlib.suppress(zlib.error):
            yield f"{name}!", zlib.decompress(content, wbits=-15)


def find(site: Path, words: str) -> set[str]:
    """The files that say words in any way, by the address without what is packed in them."""
    ways = write_ways(words)
    return {
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file()
        for name, content in open_whole(path.name, path.read_bytes())
        if any(way in content or way in name.encode() for way in ways)
    }


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], Path]:
    """Where the person was told of while the consent held, and the site after it was withdrawn."""
    workspace = Workspace(tmp_path_factory.mktemp("withdrawn"), SAMPLE)
    workspace.write(HONOREE, HELD)
    (workspace.folder / "data/honorees/nguoi-tot-2026-01/quyet-dinh-98-qd-ubnd.txt").unlink()
    site = workspace.built()
    pictures = [path for path in (site / PAGE).rglob("*.*") if path.suffix in {".png", ".svg"}]
    told = find(site, NAME) | {path.relative_to(site).as_posix() for path in pictures}
    workspace.replace(HONOREE, f"name: {NAME}", 'name: "(đã gỡ)"')
    photographs = f"photographs:\n  - file: quet-duong-lang.png\n    alt: {NAME} dắt trâu\n"
    workspace.replace(HONOREE, photographs, "")
    scope = "  scope: [web, zalo, poster]\n"
    workspace.replace(HONOREE, scope, f"{scope}  withdrawn_on: 2026-02-11\n")
    workspace.write(HONOREE, workspace.read(HONOREE) + TAKEN_DOWN)
    shutil.rmtree(workspace.folder / "data" / "honorees" / "nguoi-tot-2026-01")
    return told, workspace.built()


def test_a_person_who_agreed_is_told_of_in_every_kind_of_file(
    twice: tuple[set[str], Path],
) -> None:
    """The other test would prove nothing if nothing had been there."""
    told, _ = twice
    posters = {paths.sheet(PAGE, kind) for kind in POSTERS}
    feed = paths.feed(paths.HONOREES)
    assert {f"{PAGE}index.html", f"{paths.kit(PAGE)}index.html", f"{feed}.atom", f"{feed}.json",
            f"{paths.feed(paths.PRESS)}.atom", paths.share_drawing(PAGE),
            paths.share_picture(PAGE), f"{paths.short(PAGE)}index.html", *posters,
            } <= told  # fmt: skip


@pytest.mark.parametrize("words", [NAME, DEED])
def test_nothing_of_a_person_who_withdrew_is_in_any_byte_of_the_site(
    twice: tuple[set[str], Path], words: str
) -> None:
    """Pages, feeds, archives, tables, pictures and what is written in them, the search index."""
    _, site = twice
    assert find(site, words) == set()


def test_every_picture_of_a_person_who_withdrew_is_gone(twice: tuple[set[str], Path]) -> None:
    """What cannot be searched for words: pictures, codes and the kit as a whole."""
    _, site = twice
    left = {path.relative_to(site / PAGE).as_posix() for path in (site / PAGE).rglob("*.*")}
    assert left == {"index.html", "chia-se/index.html"}
    forwarded = (site / PAGE / "chia-se/index.html").read_text("utf-8")
    assert f"url=../../../{PAGE}" in forwarded or f'href="../../../{PAGE}' in forwarded
    assert "Trang của một gương người tốt, việc tốt" in forwarded

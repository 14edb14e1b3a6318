"""What each template, picture and file of a site is given: whole sites, made in memory.

Four portals, so that each branch of a view is in one of them: the annotated sample, the commune
whose plans decisions change, a preview before any report, and one without any plan. What templates
make of it is seen by ``test_every_branch``, where sites are built.
"""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby, takewhile
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from goldens import compare_lines
from leaves import Leaves
from plain_sites import PlainPortal, tell_site
from richportals import (
    SMALL_PLAN,
    decide_more,
    plan_more,
    shorten_lists,
    tell_second_things,
    write_small,
    write_text,
)
from thidua.model import paths
from thidua.site.pages.page import Page
from thidua.site.search.files import inflate
from twoyears import list_files
from workspace import SAMPLE, SMALL

VIEWS = Path(__file__).parents[1] / "views"
_PACKED = {".xlsx", ".zip"}
_MOST_FILES = 5
"""In a line."""


def test_views_are_given_what_is_written_down() -> None:
    """No value of a view is lost, comes, or is another, that nobody has read."""
    leaves = Leaves()
    for name, portal in (
        ("sample", _open_sample()), ("years", _open_years()), ("early", _open_early()),
        ("nothing", _open_nothing()),
    ):  # fmt: skip
        with shorten_lists() if name == "years" else contextlib.nullcontext():
            compare_lines(VIEWS / f"{name}.txt", _tell(portal, leaves))


def _open_sample() -> PlainPortal:
    portal = PlainPortal(SAMPLE.parent, _read_texts(SAMPLE))
    tell_second_things(portal)
    return portal


def _open_years() -> PlainPortal:
    texts = {"portal.yml": (SAMPLE / "portal.yml").read_text("utf-8"), **list_files()}
    portal = PlainPortal(Path("nowhere"), texts)
    portal.written = [write_text(path) for path in (paths.ABOUT, paths.GUIDE, f"{paths.GUIDE}lap/")]
    for name in portal.list_names("plans/*/plan.yml"):
        portal.print_original(name)
    decide_more(portal)
    return portal


def _open_early() -> PlainPortal:
    portal = PlainPortal(SMALL.parent, _read_texts(SMALL))
    portal.write("portal.yml", portal.read("portal.yml").replace("kit_pictures: none\n", ""))
    portal.shows_drafts = True
    write_small(portal, SMALL_PLAN, issuer="ubnd-xa-thu", draft=False)
    plan_more(portal)
    return portal


def _open_nothing() -> PlainPortal:
    texts = _read_texts(SMALL)
    return PlainPortal(
        SMALL.parent, {name: text for name, text in texts.items() if "plans/" not in name}
    )


def _read_texts(folder: Path) -> dict[str, str]:
    """The data files of a portal, and the texts beside them."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".yml", ".txt"}
    }


def _tell(portal: PlainPortal, leaves: Leaves) -> Iterator[str]:
    """The lines of a site; files in a row share one, with a sum of all that is in them."""
    for is_file, run in groupby(tell_site(portal), lambda told: isinstance(told[1], bytes)):
        if is_file:
            files = [told for told in run if told[0] != paths.SEARCH_ROOT]
            while files:
                some = list(takewhile(_is_in_index, files)) or files[:_MOST_FILES]
                yield _tell_files(some)
                files = files[len(some) :]
        else:
            for address, thing in run:
                yield from leaves.tell("page" if isinstance(thing, Page) else address, thing)


def _is_in_index(told: tuple[str, Any]) -> bool:
    return told[0].startswith(paths.SEARCH_INDEX)


def _tell_files(files: Sequence[tuple[str, bytes]]) -> str:
    """Their names, the first with its folder, and a sum of their content as it was unpacked."""
    (first, _), *others = files
    names = ", ".join([first, *(name.rpartition("/")[2] for name, _ in others)])
    if _is_in_index(files[0]):  # of which each name tells what it holds, packed
        names = f"{paths.SEARCH_INDEX} {len(files)}"
    sums = [part for name, content in files for part in _unpack(name, content)]
    return f"files: {names} #{zlib.crc32(b''.join(sums)):08x}"


def _unpack(name: str, content: bytes) -> Iterator[bytes]:
    if name.startswith(paths.SEARCH_INDEX):
        yield inflate(content)
    elif Path(name).suffix in _PACKED:
        with ZipFile(BytesIO(content)) as archive:
            yield from (archive.read(member) for member in archive.namelist())
    elif name != paths.SITE_MAP_PACKED:
        yield content

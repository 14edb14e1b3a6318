"""What a site says and its pages are put together of in portals that have what the sample has not.

Notes wherever one may stand, revoked awards, drafts in a preview, deadlines to come, decisions that
change plans, a portal without any plan: ``support/richportals`` says which portal has what. Every
branch of every template is in one of them or in the sample.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldens import compare_lines
from outlining import compare_outline, read_pages
from richportals import PORTALS, SHORT, paint_nothing, shorten_lists
from test_words import WORDS, tell_site

pytestmark = pytest.mark.slow  # five portals are built

WITH_KITS = ("full", "single")
"""Where what is for printing and sending is looked at as well."""

OPEN_DATA = "== api/"
"""``test_machine_words`` looks at what is in there."""


@pytest.fixture(scope="module", params=PORTALS)
def name(request: pytest.FixtureRequest) -> str:
    """Which portal."""
    return str(request.param)


@pytest.fixture(scope="module")
def site(name: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site."""
    portal = PORTALS[name](tmp_path_factory.mktemp(name) / "portal")
    with paint_nothing(), shorten_lists() if name == SHORT else contextlib.nullcontext():
        return portal.written("")


def test_what_the_sample_does_not_say_is_said_as_written_down(site: Path, name: str) -> None:
    """Every line of a page, a table, a calendar, a feed or JSON that the sample has not."""
    common = set(WORDS.read_text("utf-8").splitlines())
    lines = [line for line in _tell_files(site, with_kits=name in WITH_KITS) if line not in common]
    compare_lines(WORDS.with_name(f"{name}.txt"), lines)


def test_pages_are_put_together_as_written_down(site: Path, name: str) -> None:
    """Each sort of element as often as before."""
    compare_outline(name, read_pages(site))


def _tell_files(site: Path, *, with_kits: bool) -> Iterator[str]:
    """The lines of files, or of all but those for printing and sending."""
    wanted = False
    for line in tell_site(site):
        if line.startswith("== "):
            wanted = not line.startswith(OPEN_DATA) and (with_kits or "/chia-se/" not in line)
        if wanted:
            yield line

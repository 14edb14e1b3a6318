"""Addresses and anchors last: every one of the five real plans and of the example is noted here.

What the files of this test lose is a link somewhere that leads to nothing. New lines come in by
``make bless``; before a line goes, read rule 5 of CONTRIBUTING.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from goldens import compare_lines
from thidua.site.audit.pages import PublishedPage, read_site

NOTED = Path(__file__).parents[1] / "addresses"
CHANGING = re.compile(r"-[0-9a-f]{6}\.bin$|^tim-kiem/chi-muc/(?!muc-luc)|^assets/")
"""What may be called otherwise from build to build: only this site names it."""


def list_lines(site: Path, pages: Mapping[str, PublishedPage]) -> list[str]:
    """Each address of a site, with the anchors of its page."""
    anchors = {page.path.relative_to(site).as_posix(): page.ids for page in pages.values()}
    files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return [
        " ".join([file, *sorted(f"#{anchor}" for anchor in anchors.get(file, ()))])
        for file in sorted(files)
        if not CHANGING.search(file)
    ]


def test_no_address_or_anchor_of_the_real_plans_changes_unseen(
    real_site: Path, real_pages: dict[str, PublishedPage]
) -> None:
    compare_lines(NOTED / "five-plans.txt", list_lines(real_site, real_pages))


def test_no_address_or_anchor_of_the_example_changes_unseen(sample_site: Path) -> None:
    compare_lines(NOTED / "sample.txt", list_lines(sample_site, read_site(sample_site)))

"""The page of the design shows what the templates make, or says what is gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from design import ANNOTATED, COMPONENTS, GIVEN, find_component, write_design
from workspace import REPOSITORY


@pytest.fixture(scope="module")
def sites(real_site: Path, sample_site: Path) -> dict[str, Path]:
    """The sites that components are cut from."""
    return {GIVEN: real_site, ANNOTATED: sample_site}


def test_every_component_is_on_the_page_that_the_list_names(
    sites: dict[str, Path], tmp_path: Path
) -> None:
    """A renamed class is told when it is renamed; every token stands there as well."""
    page = write_design(sites, tmp_path / "design").read_text("utf-8")
    for one in COMPONENTS:
        assert f"<h3>{one.name}</h3>" in page
        assert (REPOSITORY / "overrides" / one.where).is_file(), one.where
    assert "<b>--red</b>" in page
    assert "<b>--tap</b>" in page


def test_a_component_that_is_gone_is_named(sites: dict[str, Path]) -> None:
    """With the page where it was looked for."""
    gone = COMPONENTS[0]._replace(way="not-there")
    with pytest.raises(LookupError, match=r"List head: no \.not-there on linh-vuc/index\.html"):
        find_component(gone, sites)


def test_no_words_are_as_pale_as_paper_in_print() -> None:
    """Printers leave out grounds: whatever is written on a ground has a rule for print."""
    styles = REPOSITORY / "overrides" / "css"
    printed = (styles / "print.css").read_text("utf-8")
    pale = r"\.([\w-]+) \{[^}]*[; ]color: var\(--(?:surface|paper)\)"
    names = [
        name for file in styles.glob("*.css") for name in re.findall(pale, file.read_text("utf-8"))
    ]
    assert "far--near" in names
    assert [name for name in names if f".{name}" not in printed] == []

"""The same plans as ordinary Markdown files under MkDocs and Material as they come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from thidua.model import Plan
from thidua.model.printed import passages
from thidua.portal.catalogue import Catalogue

_CONFIG = """\
site_name: Cổng Thi đua
site_url: https://cong-thi-dua.example/
theme:
  name: material
  language: vi
  font: false
"""
_WITHOUT_NAVIGATION = """\
nav: [index.md]
validation:
  nav:
    omitted_files: ignore
"""


def write_plain(folder: Path, catalogue: Catalogue, *, navigation: bool = True) -> None:
    """Write a Material site with one Markdown file for every plan, and its default navigation.

    Without ``navigation`` no page lists the others: thousands of pages that list thousands of pages
    do not fit into memory.
    """
    plans = folder / "docs" / "ke-hoach"
    plans.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        _CONFIG + ("" if navigation else _WITHOUT_NAVIGATION), "utf-8"
    )
    (folder / "docs" / "index.md").write_text("# Cổng Thi đua\n", "utf-8")
    for plan in catalogue.plans:
        (plans / f"{plan.id}.md").write_text("\n\n".join(_blocks(plan)), "utf-8")


def _blocks(plan: Plan) -> Iterator[str]:
    yield f"# {plan.document.title}"
    if plan.targets:
        rows = [f"| {target.number} | {target.text} |" for target in plan.targets.items]
        yield "\n".join(["## Chỉ tiêu", "", "| Số | Chỉ tiêu |", "|---|---|", *rows])
    title = ""
    for passage in passages(plan):
        if passage.title != title and not passage.anchor.startswith("chi-tieu"):
            title = passage.title
            yield f"## {title}"
        if not passage.anchor.startswith("chi-tieu"):
            yield passage.text

"""The same plans as ordinary Markdown, for site generators that the portal is measured against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from thidua.model import Plan
from thidua.model.printed import PrintedPassage, passages
from thidua.portal.catalogue import Catalogue

_CONFIG = """\
site_name: Cổng Thi đua
site_url: https://cong-thi-dua.example/
theme:
  name: material
  language: vi
  font: false
nav: [index.md]
validation:
  nav:
    omitted_files: ignore
"""
_TARGET = re.compile(r"chi-tieu-(\d+)")
_MARKS = re.compile(r"([\\`*_\[\]|])")
_LIST = re.compile(r"^(\d*)([.)+#-])")


def write_material(folder: Path, catalogue: Catalogue) -> None:
    """Write a site of MkDocs and Material with one Markdown file for every plan.

    No page lists the others: thousands of pages that list thousands of pages do not fit into
    memory.
    """
    plans = folder / "docs" / "ke-hoach"
    plans.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_CONFIG, "utf-8")
    (folder / "docs" / "index.md").write_text("# Cổng Thi đua\n", "utf-8")
    for plan in catalogue.plans:
        text = f"# {_escaped(plan.title)}\n\n{markdown(catalogue.open_plan(plan).plan)}"
        (plans / f"{plan.id}.md").write_text(text, "utf-8")


def markdown(plan: Plan) -> str:
    """Every printed passage of a plan below its headings, and its targets as a table."""
    return "\n\n".join(_blocks(plan)) + "\n"


def _blocks(plan: Plan) -> Iterator[str]:
    for title, group in groupby(passages(plan), _title):
        yield f"## {_escaped(title)}"
        for is_target, together in groupby(group, lambda one: bool(_TARGET.match(one.anchor))):
            if is_target:
                yield "\n".join(_table(together))
            else:
                yield from (_escaped(passage.text) for passage in together)


def _title(passage: PrintedPassage) -> str:
    return "Chỉ tiêu" if _TARGET.match(passage.anchor) else passage.title


def _table(targets: Iterator[PrintedPassage]) -> Iterator[str]:
    yield "| Số | Chỉ tiêu |\n|---|---|"
    for target in targets:
        number = _TARGET.match(target.anchor)
        yield f"| {number.group(1) if number else ''} | {_escaped(target.text)} |"


def _escaped(text: str) -> str:
    """Words that Markdown shows as they are."""
    return _LIST.sub(r"\1\\\2", _MARKS.sub(r"\\\1", escape(text, quote=False)))

"""Schemas and the staff guide say what the model says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import html
from pydantic import BaseModel

from thidua.datafiles import yamltree
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.shape import kind_of, schema_address
from thidua.datafiles.format.writing import SCHEMA_COMMENT
from thidua.datafiles.schemas import schema_text
from thidua.datafiles.validation import model_in
from thidua.foundation.problems import Severity
from thidua.model import Honoree, Plan
from thidua.model.types import _MOST_BYTES_OF_A_NAME, MOST_OF_A_SLUG
from thidua.site.audit.pages import PublishedPage
from workspace import SAMPLE, SAMPLE_PLAN, Workspace


@pytest.mark.parametrize("name", FILE_KINDS)
def test_every_field_is_described_in_vietnamese(name: str) -> None:
    """Editors show a title and a sentence for every field."""
    for owner, key, field in properties(json.loads(schema_text(name))):
        assert field.get("title"), f"{owner}.{key}"
        assert field.get("description"), f"{owner}.{key}"


def test_editors_mark_an_identifier_that_is_too_long() -> None:
    """The check refuses it; whoever types sees it sooner."""
    identifier = json.loads(schema_text("plan"))["properties"]["id"]
    assert identifier["maxLength"] == MOST_OF_A_SLUG
    for name, field in (("plan", "file"), ("results", "file"), ("portal", "logo")):
        found = [one for _, key, one in properties(json.loads(schema_text(name))) if key == field]
        assert found
        assert all(one["maxLength"] == _MOST_BYTES_OF_A_NAME for one in found), name


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for owner, record in {"": schema, **schema.get("$defs", {})}.items():
        for key, field in record.get("properties", {}).items():
            yield owner, key, field


def test_the_annotated_example_is_valid(sample: Workspace) -> None:
    """What the guide tells staff to write passes the check."""
    problems = sample.load().problems
    assert [str(one) for one in problems if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize(("names", "model"), [(SAMPLE_PLAN, Plan), ("honorees/*.yml", Honoree)])
def test_the_annotated_example_uses_every_field(names: str, model: type[BaseModel]) -> None:
    """No field is left for staff to guess at."""
    texts = [path.read_text("utf-8") for path in sorted(SAMPLE.glob(names))]
    text, written = "\n".join(texts), set()
    for shown in (*texts, *map(as_a_draft, texts)):
        tree, problems = yamltree.parse(shown, names)
        assert tree is not None and problems == []
        written |= set(keys_written(yamltree.plain(tree), model))
    wanted = {(owner.__name__, key) for owner in reachable(model) for key in keys_of(owner)}
    # Remarks are written once or twice, not on every record that may carry one.
    # A field that would need another file to be there is shown in a comment.
    commented = set(re.findall(r"# +(?:- )?(\w+):", text))
    missing = {pair for pair in wanted - written if pair[1] != "note" and pair[1] not in commented}
    assert missing == set()


def as_a_draft(text: str) -> str:
    """The annotated example as a draft: what only a draft has stands in it as comments."""
    lines = text.replace("draft: không", "draft: có").split("\n")
    start = next((at for at, line in enumerate(lines) if line == "# review:"), len(lines))
    for at in range(start, len(lines)):
        if not lines[at].startswith("# "):
            break
        lines[at] = lines[at].removeprefix("# ")
    return "\n".join(lines)


def test_samples_name_their_schema_as_it_lies_once_they_are_copied() -> None:
    """A path that only holds below docs/ would leave editors of a real file without help."""
    for file in sorted(SAMPLE.rglob("*.yml")):
        name = f"data/{file.relative_to(SAMPLE).as_posix()}"
        kind = kind_of(name)
        assert kind, name
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        assert first == f"# {SCHEMA_COMMENT}{schema_address(name, kind)}", name


def test_the_annotated_example_is_valid_as_a_draft_too(sample: Workspace) -> None:
    """What the guide says of drafts in comments passes the check, and is told by it."""
    sample.write(SAMPLE_PLAN, as_a_draft(sample.read(SAMPLE_PLAN)))
    loaded = sample.load()
    assert loaded.catalogue is not None
    assert loaded.sources and len(loaded.sources.drafts) == 1
    told = [str(one) for one in loaded.problems if "Bản nháp, cần soát" in one.message]
    assert len(told) == 1
    assert "`document.number`: Bản quét mờ" in told[0]


def keys_of(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


def reachable(model: type[BaseModel], seen: set[type[BaseModel]] | None = None) -> set[Any]:
    seen = set() if seen is None else seen
    if model not in seen:
        seen.add(model)
        for info in model.model_fields.values():
            child = model_in(info.annotation)
            if child:
                reachable(child, seen)
    return seen


def keys_written(data: Any, model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    if isinstance(data, list):
        for item in data:
            yield from keys_written(item, model)
    elif isinstance(data, dict):
        for name, info in model.model_fields.items():
            key = info.alias or name
            if key in data:
                yield model.__name__, key
                child = model_in(info.annotation)
                if child:
                    yield from keys_written(data[key], child)


def test_the_guide_lists_every_field(real_pages: dict[str, PublishedPage]) -> None:
    """The reference comes from the model."""
    guide = real_pages["huong-dan/tra-cuu/"].text
    for model in (Plan, Honoree):
        for owner in reachable(model):
            for info in owner.model_fields.values():
                assert f"{info.title}." in guide


def test_every_group_of_fields_has_its_place_in_the_guide_and_leads_on(
    real_pages: dict[str, PublishedPage],
) -> None:
    """The reference once stood below the guide: its old addresses bring to the right words."""
    guide, reference = real_pages["huong-dan/"], real_pages["huong-dan/tra-cuu/"]
    groups = [anchor for anchor in guide.ids if anchor.startswith("nhom-")]
    assert len(groups) > 40
    assert groups == [anchor for anchor in reference.ids if anchor.startswith("nhom-")]
    ways = [link["href"] for link in guide.all("a")]
    assert all(f"../huong-dan/tra-cuu/#{anchor}" in ways for anchor in groups)


def test_the_pages_to_look_things_up_in_stand_in_a_row(
    real_pages: dict[str, PublishedPage],
) -> None:
    """From the guide each leads to the next one and back, under the name that it has itself."""
    seen, names = ["huong-dan/"], ["Hướng dẫn"]
    while ways := find_turns(real_pages[seen[-1]], "next"):
        ((address, name),) = ways
        assert real_pages[address].title.startswith(f"{name} | ")
        assert find_turns(real_pages[address], "prev") == [(seen[-1], names[-1])]
        seen.append(address)
        names.append(name)
    assert len(seen) == 7


def find_turns(page: PublishedPage, way: str) -> list[tuple[str, str]]:
    """Where the links to the page before or behind lead, and what they are called."""
    links = html.parse(page.path).xpath(f"//a[@rel='{way}']")
    return [
        (link.get("href").lstrip("./"), link.find_class("turn__title")[0].text) for link in links
    ]

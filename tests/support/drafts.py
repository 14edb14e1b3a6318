"""Drafted plans beside those made by hand, field by field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from thidua.attachments.text.model import Manuscript
from thidua.authoring.drafting.plan import draft_plan
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.records import Draft
from thidua.authoring.values import DraftedPart
from thidua.authoring.writing import make_tree
from thidua.datafiles.decoding import decode
from thidua.datafiles.format.tree import plain as plain_record
from thidua.datafiles.yamltree import parse
from thidua.datafiles.yamltree import plain as plain_tree
from thidua.language.markup import one_line, plain
from workspace import FIVE_PLANS, TESTS

TODAY = date(2026, 11, 20)
OTHERS = TESTS / "drafting"
"""Documents of other places, and what must be drafted from them."""
PLANS = sorted(path.parent.name for path in (FIVE_PLANS / "data" / "plans").glob("*/plan.yml"))

_LEADS = re.compile(r"^.*\b(?:chào mừng|kỷ niệm|tiến tới)\s+")
_LINES = ("number", "number_text", "place", "issued", "issued_text", "issuer", "issuer_text",
          "motto_text", "doc_type", "type_text", "title", "recipients_heading",
          "archive_line")  # fmt: skip
_PASSAGES = ("opening", "purpose", "requirements", "objectives", "interim_review", "final_review",
             "registration", "pledge", "closing")  # fmt: skip


def by_hand(plan: str) -> dict[str, Any]:
    """The record of a plan made by hand."""
    path = FIVE_PLANS / "data" / "plans" / plan / "plan.yml"
    tree, _ = parse(decode(path.read_bytes(), path.name)[0], path.name)
    assert tree is not None
    record: dict[str, Any] = plain_tree(tree)
    return record


def values(part: DraftedPart) -> Any:
    """A drafted record as plain values."""
    return plain_record(make_tree(part))


def drafted(manuscript: Manuscript, known: KnownLists) -> Draft:
    """The plan drafted from a manuscript."""
    return draft_plan(manuscript, known, TODAY)


def facts(record: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Everything a record says, as (field, fact) pairs that can be counted and compared."""
    document = record["document"]
    yield from (("header", (key, _words(document[key]))) for key in _LINES if key in document)
    for key in ("authority", "on_behalf_of", "position", "name"):
        if key in document.get("signer", {}):
            yield "signer", (key, document["signer"][key])
    yield from (("recipients", one) for one in _recipients(document.get("recipients", []), ""))
    for key in ("legal_bases", "citations"):
        for one in record.get(key, []):
            if "number" in one or key == "legal_bases":
                yield key, tuple(one.get(name) for name in ("text", "doc_type", "number", "date"))
    targets = record.get("targets", {})
    yield from (("targets", one) for one in _targets(targets.get("items", []), ()))
    yield from (("fields", (one["text"], one["field"])) for one in targets.get("items", []))
    for one in record.get("responsibilities", {}).get("items", []):
        units = tuple((unit["unit"], unit["role"]) for unit in one["units"])
        yield "responsibilities", (one["number"], _words(one["text"]), units)
    yield from _sections(record)
    for key, value in record.get("theme", {}).items():
        if key != "note":
            yield "theme", (key, _words(value))
    if "motto" in record:
        yield "motto", record["motto"]["text"]
    yield from _campaign(record)


def _sections(record: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name in ("contents", "tasks"):
        for one in record.get(name, {}).get("items", []):
            yield "items", (name, one["number"], _words(one["text"]))
    for name in (*_PASSAGES, "contents", "tasks", "responsibilities", "targets"):
        for key in ("heading", "lead", "text"):
            if key in record.get(name, {}):
                yield "passages", (name, key, _words(record[name][key]))


def _campaign(record: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in record.get("period", {}).items():
        if key != "note":
            yield "period", (key, _words(value))
    yield from (("deadlines", one["date"]) for one in record.get("deadlines", []))
    yield from (("movements", one["name"]) for one in record.get("movements", []))
    # Where a quote of an occasion begins is taste; what it celebrates is not.
    yield from (("occasions", _LEADS.sub("", one["text"])) for one in record.get("occasions", []))
    for key in ("launched_by", "standing_body", "year"):
        if key in record:
            yield key, record[key]
    if "responds_to" in record:
        yield "responds_to", record["responds_to"]["number"]
    yield from (("labels", one) for one in record.get("labels", []))


def _words(text: str) -> str:
    return one_line(plain(text))


def _recipients(lines: list[dict[str, Any]], above: str) -> Iterator[tuple[Any, ...]]:
    for one in lines:
        yield above, one["text"], one.get("purpose"), one.get("channel")
        yield from _recipients(one.get("children", []), one["text"])


def _targets(lines: list[dict[str, Any]], above: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    for one in lines:
        yield (*above, one.get("mark"), one["text"], one.get("parts_lead"), one.get("parts_of"))
        yield from _targets(one.get("parts", []), (*above, one["text"]))


def compare(record: dict[str, Any], plan: str) -> dict[str, tuple[int, int, int, list[Any]]]:
    """By field: how many facts agree, were wanted, were drafted; and those that disagree."""
    wanted, got = Counter(facts(by_hand(plan))), Counter(facts(record))
    fields = sorted({field for field, _ in (*wanted, *got)})
    table = {}
    for field in fields:
        want = Counter({one: count for one, count in wanted.items() if one[0] == field})
        have = Counter({one: count for one, count in got.items() if one[0] == field})
        same = want & have
        rest = [("-", *one[1:]) for one in want - same] + [("+", *one[1:]) for one in have - same]
        table[field] = (same.total(), want.total(), have.total(), rest)
    return table


def show_facts(draft: Draft) -> dict[str, Any]:
    """What a draft says, in the form of the expectations beside the documents of other places."""
    record = values(draft.plan)
    document = record["document"]
    return {
        "issuer": document["issuer"],
        "number": document.get("number"),
        "issued": document.get("issued"),
        "place": document.get("place"),
        "title": document["title"],
        "signer": document.get("signer"),
        "bases": [one.get("number", one.get("title")) for one in record.get("legal_bases", [])],
        "theme": record.get("theme", {}).get("text"),
        "targets": [
            [one["text"], one["field"], *(part["text"] for part in one.get("parts", []))]
            for one in record.get("targets", {}).get("items", [])
        ],
        "period": [record.get("period", {}).get(key) for key in ("start", "end")],
        "phases": [
            [one["name"], one.get("start"), one.get("end")] for one in record.get("phases", [])
        ],
        "movements": [[*one.values()] for one in record.get("movements", [])],
        "occasions": [one["name"] for one in record.get("occasions", [])],
        "duties": [
            [[one["unit"], one["role"]] for one in item["units"]]
            for item in record.get("responsibilities", {}).get("items", [])
        ],
        "deadlines": [one["date"] for one in record.get("deadlines", [])],
        "contents": [one["number"] for one in record.get("contents", {}).get("items", [])],
        "tasks": [one["number"] for one in record.get("tasks", {}).get("items", [])],
        "other": [one.get("heading", "").strip() for one in record.get("sections", [])],
        "unplaced": [words.text for words in draft.unplaced],
    }

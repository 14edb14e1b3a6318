"""Every letter of a document is in exactly one field of its draft, or in what is unplaced."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from drafts import OTHERS, TODAY, drafted, values
from soaking import at_most
from test_drafting_anything import TEXTS, spoil
from thidua.attachments.text.model import Manuscript, OmissionReason, OmittedText, TextPlace
from thidua.attachments.text.plaintext import read_text
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.records import Draft
from thidua.authoring.writing import write_plan

pytestmark = pytest.mark.sweep

_HEAD = ("number_text", "place", "issued_text", "motto_text", "issuer_text", "type_text",
         "recipients_heading", "archive_line")  # fmt: skip
_PASSAGES = ("opening", "purpose", "requirements", "objectives", "registration", "pledge",
             "interim_review", "final_review", "closing")  # fmt: skip
_SEAL = re.compile(r"\(?(?:Đã ký|Ký, đóng dấu|Đã ký và đóng dấu)\)?|[-–]?\s?\d{1,3}\s?[-–]?")
"""What comes with a signature or a page; the comparison with originals leaves it out too."""
_LISTS = ("contents", "tasks", "responsibilities")


def letters(text: str) -> Counter[str]:
    """How often each letter and digit stands in a text."""
    return Counter(char for char in text if char.isalnum())


def _only_letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _owned(draft: Draft) -> Iterator[str]:
    """The words of the fields that own paragraphs, found without the ledger."""
    record = values(draft.plan)
    document = record["document"]
    yield from (document.get(key, "") for key in _HEAD)
    yield document["title"] if draft.plan.document.header.title.place else ""
    yield from _recipients(document.get("recipients", ()))
    signer = document.get("signer", {})
    yield from (signer.get(key, "") for key in ("collective", "on_behalf_of", "position", "name"))
    yield "" if signer.get("authority") == "none" else signer.get("authority", "")
    for name in _PASSAGES:
        yield from record.get(name, {}).values()
    for section in record.get("sections", ()):
        yield from section.values()
    for name in _LISTS:
        part = record.get(name, {})
        yield from (part.get(key, "") for key in ("heading", "lead"))
        for item in part.get("items", ()):
            yield from (item["number"], item["text"])
    targets = record.get("targets", {})
    yield from (targets.get(key, "") for key in ("heading", "lead"))
    yield from _targets(targets.get("items", ()))
    period, theme = record.get("period", {}), record.get("theme", {})
    yield from (theme.get(key, "") for key in ("heading", "sentence"))
    yield from (period["heading"], period["text"]) if "heading" in period else ()
    taken = _only_letters(" ".join(_passages(record)))
    phases = [phase["text"] for phase in record.get("phases", ())]
    yield from (text for text in phases if _only_letters(text) not in taken)
    told = [record.get("opening", {}), *record.get("sections", ())]  # or below “Căn cứ”
    opening = _only_letters(" ".join(part.get("text", "") for part in told))
    bases = [basis["text"] for basis in record.get("legal_bases", ())]
    yield from (text for text in bases if _only_letters(text) not in opening)


def _passages(part: Any) -> Iterator[str]:
    """All words of a record but those of its phases and the derived parts."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for name, below in part.items():
            if name not in ("phases", "deadlines", "occasions", "citations"):
                yield from _passages(below)
    else:
        for below in part:
            yield from _passages(below)


def _recipients(lines: Any) -> Iterator[str]:
    for line in lines:
        yield line["text"]
        yield from _recipients(line.get("children", ()))


def _targets(lines: Any) -> Iterator[str]:
    for line in lines:
        yield from (line.get(key, "") for key in ("mark", "text", "parts_lead"))
        yield from _targets(line.get("parts", ()))


def _difference(manuscript: Manuscript, draft: Draft) -> Counter[str]:
    """The letters that are in the document and not in its draft, or the other way round."""
    into = letters(" ".join(f"{line.label} {line.text}" for line in manuscript.paragraphs))
    out = letters(" ".join(_owned(draft)))
    told = letters(" ".join(words.text for words in draft.unplaced))
    lost, invented = into - (out + told), (out + told) - into
    for line in manuscript.paragraphs:
        own = letters(line.text)
        if _SEAL.fullmatch(line.text) and not own - lost:
            lost -= own
    return lost + invented


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_letter_is_in_one_field_or_unplaced(path: Path, known: KnownLists) -> None:
    """Letters of the document are those of the fields and those that no field has."""
    manuscript = read_text(path.read_text("utf-8"))
    assert _difference(manuscript, drafted(manuscript, known)) == Counter()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(at_most(4, 12)))
def test_no_letter_is_lost_from_anything(seed: int, known: KnownLists) -> None:
    """Documents shuffled, cut and mixed lose nothing either, and nothing is taken twice."""
    chance = random.Random(1000 + seed)
    for _ in range(25):
        manuscript = read_text(spoil(chance))
        if manuscript.paragraphs:
            lost = _difference(manuscript, drafted(manuscript, known))
            assert lost == Counter(), manuscript.text


def test_what_no_field_has_is_told_with_its_place(known: KnownLists) -> None:
    """A line in the head that is nobody's, and what the reader of the file left out."""
    manuscript = read_text((OTHERS / "xa-2026.txt").read_text("utf-8"))
    first, *rest = manuscript.paragraphs
    stray = replace(first, text="Mật mã hồ sơ 17", place=TextPlace(None, 99))
    left_out = (
        OmittedText("tỷ lệ 35%", rest[20].place, OmissionReason.STRUCK_OUT),
        OmittedText("Trang 2", rest[21].place, OmissionReason.REPEATED),
    )
    given = replace(manuscript, paragraphs=(first, *rest[:3], stray, *rest[3:]), omitted=left_out)
    draft = drafted(given, known)
    assert [(words.text, words.place) for words in draft.unplaced] == [
        ("Mật mã hồ sơ 17", TextPlace(None, 99)),
        ("tỷ lệ 35%", rest[20].place),
    ]
    written = write_plan(draft, [], TODAY)
    assert "unplaced:\n  - text: |\n      Mật mã hồ sơ 17\n    place: đoạn 99\n" in written
    assert "Chữ bị gạch ngang trong tệp" in written

"""A draft that nobody changed agrees with the document from which it was drafted, word for word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafts import OTHERS, TODAY, drafted
from test_fidelity import checked
from thidua.attachments.comparison.words import Words
from thidua.attachments.text.reading import read_manuscript
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.records import DraftedAttachment
from thidua.authoring.writing import write_plan
from thidua.datafiles.validation import read
from thidua.model import Plan

DOCUMENTS = sorted(OTHERS.glob("*.txt"))


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_no_true_word_of_a_draft_is_refused(
    document: Path, known: KnownLists, tmp_path: Path
) -> None:
    """Whoever publishes a draft as it is must not be told that the document says otherwise."""
    manuscript = read_manuscript(document.read_bytes(), ".txt")
    assert manuscript
    attachment = DraftedAttachment("van-ban.txt", "original", "Bản gốc")
    text = write_plan(drafted(manuscript, known), [attachment], TODAY)
    file = tmp_path / "plan.yml"
    file.write_text(re.sub(r"(?m)^id: .*$", "id: x-2026", text, count=1), "utf-8")
    entry, problems = read(file, "plan.yml", Plan)
    assert entry, problems
    found = checked(entry.record, Words("van-ban.txt", manuscript))
    assert [(miss.path, miss.words) for miss in found.misses] == []
    assert [one.words for one in found.omissions] == []

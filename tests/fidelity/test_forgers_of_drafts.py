"""Somebody edits a fresh draft before it is published: what its document does not say is refused.

What staff truly write is not: shorter names of what is due, figures by hand, other fields.
"""

from __future__ import annotations

import json
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from drafts import OTHERS, TODAY
from remembering import remember_all
from test_forgers import FORGERIES, list_errors
from thidua.attachments.inspection.facts import Findings
from thidua.authoring.drafting.files import ReceivedFile
from thidua.authoring.drafting.starting import start_draft
from thidua.authoring.known_lists import KnownLists
from workspace import FIVE_PLANS

EDITS: list[dict[str, Any]] = json.loads((FORGERIES / "drafted.json").read_text("utf-8"))
_TO_LOOK_AT = re.compile(r"(?m)^draft: .*\n|^review:\n(?:  .*\n)+|  +# .*$")
"""What a draft tells staff, and not readers."""


@cache
def _publish(document: str, known: KnownLists, root: Path) -> tuple[Path, str]:
    """The plan drafted from a document, as if staff had looked at everything: its file and text."""
    shutil.copytree(
        FIVE_PLANS / "data", root / "data", ignore=shutil.ignore_patterns("plans", "honorees")
    )
    (root / "data" / "plans").mkdir()
    received = ReceivedFile(
        f"{document}.txt", ".txt", (OTHERS / f"{document}.txt").read_bytes(), Findings()
    )
    start_draft(root, [received], known, None, TODAY)
    file = next(root.glob("data/plans/*/plan.yml"))
    return file, _TO_LOOK_AT.sub("", file.read_text("utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit["edit"])
def test_an_edited_draft_says_what_its_document_says(
    edit: dict[str, Any], known: KnownLists, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """One field at a time; the draft as it is passes."""
    remember_all()
    root = tmp_path_factory.getbasetemp() / f"of-{edit['document']}"
    file, text = _publish(edit["document"], known, root)
    for before, after in [["", ""], *edit["edits"]]:
        assert before in text
        text = text.replace(before, after, 1)
    file.write_text(text, "utf-8")
    refused = list_errors(root)
    assert bool(refused) is edit["refused"], refused

"""Small documents, each with what is drafted of its body: what a section is taken for, and why.

``bodies.txt`` has a document below each title: lists in which enough lines have figures and lists
in which one is missing, duties that a unit begins and that none begins, tables, annexes, decisions
that change another document.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafts import drafted
from tables import compare_table
from test_draft_parts import HEAD, paragraphs, tell
from thidua.attachments.text.model import Manuscript
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.writing import write_unplaced

DOCUMENTS = Path(__file__).with_name("bodies.txt")
RECIPIENTS = "\nNơi nhận:\n- Lưu: VT."
ABOUT_HEADS = ("document", "period", "year", "id")
"""What is drafted of a head: `test_draft_parts` looks at it."""


def list_documents() -> Iterator[tuple[str, str]]:
    """What each is called, and its text."""
    for block in DOCUMENTS.read_text("utf-8").removeprefix("== ").split("\n== "):
        title, _, body = block.strip().partition("\n")
        kind = "KẾ HOẠCH" if title.startswith("Phát động") else "QUYẾT ĐỊNH"
        end = "" if RECIPIENTS in body else RECIPIENTS
        yield f"{title} | {body[:90]}", f"{HEAD}{kind}\n{title}\n{body}{end}"


def tell_bodies(known: KnownLists) -> Iterator[str]:
    """Values of each document but those of its head, doubts, and words that no field has."""
    for name, text in list_documents():
        draft = drafted(Manuscript(tuple(paragraphs(text))), known)
        yield f"== {name!r}"
        for line in tell(draft.plan):
            if not line.startswith(ABOUT_HEADS):
                yield f"= {line[:110]}"
        for one in draft.doubts:
            if one.path[0] not in ABOUT_HEADS:
                yield f"? {'.'.join(map(str, one.path))}: {one.why[:170]}"
        yield from (f"- {str(write_unplaced(one))[:120]}" for one in draft.unplaced)


def test_bodies_are_drafted_as_is_written_down(known: KnownLists) -> None:
    """Each small document with all that it gives."""
    compare_table("draft-bodies", tell_bodies(known))

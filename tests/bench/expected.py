"""How much of the documents of other places is drafted right, told as doubtful, or wrong."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from drafts import OTHERS, drafted, show_facts
from thidua.attachments.text.reading import read_manuscript
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.records import Draft

PATHS: dict[str, tuple[str, ...]] = {
    "issuer": ("document", "issuer"), "number": ("document", "number"),
    "issued": ("document", "issued"), "place": ("document", "place"),
    "title": ("document", "title"), "signer": ("document", "signer"), "bases": ("legal_bases",),
    "theme": ("theme",), "targets": ("targets", "items"), "period": ("period",),
    "phases": ("phases",), "movements": ("movements",), "occasions": ("occasions",),
    "duties": ("responsibilities", "items"), "deadlines": ("deadlines",),
    "contents": ("contents", "items"), "tasks": ("tasks", "items"), "other": ("sections",),
    "unplaced": ("unplaced",),
}  # fmt: skip
"""Where the doubts about each fact stand."""


@dataclass
class Tally:
    """How many facts of a kind are right, wrong and told, or wrong without a word."""

    right: int = 0
    told: int = 0
    wrong: int = 0


def tally_expected(known: KnownLists) -> tuple[dict[str, Tally], list[str]]:
    """Count the facts of all expected documents by kind; and list those wrong without a word."""
    tallies = {key: Tally() for key in PATHS}
    wrong: list[str] = []
    for path in sorted(OTHERS.glob("*.json")):
        manuscript = read_manuscript(path.with_suffix(".txt").read_bytes(), ".txt")
        assert manuscript is not None
        draft = drafted(manuscript, known)
        shown = show_facts(draft)
        for key, wanted in json.loads(path.read_text("utf-8")).items():
            for is_told in _compare(key, wanted, shown[key], draft, tallies[key]):
                tallies[key].told += is_told
                tallies[key].wrong += not is_told
                if not is_told:
                    wrong.append(f"{path.stem}: {key}: {wanted!r}, drafted {shown[key]!r}")
    return tallies, wrong


def _compare(key: str, wanted: Any, got: Any, draft: Draft, tally: Tally) -> list[bool]:
    """Count what is right; for each fact that is not, say whether ``review`` tells it."""
    field = PATHS[key]
    told = {doubt.path for doubt in draft.doubts}
    if not isinstance(wanted, list) or key == "period":
        if got == wanted:
            tally.right += 1
            return []
        return [any(path[: len(field)] == field for path in told)]
    want = Counter(json.dumps(one, ensure_ascii=False) for one in wanted)
    have = [json.dumps(one, ensure_ascii=False) for one in got]
    same = want & Counter(have)
    tally.right += same.total()
    is_doubtful = field in told or field[:1] in told
    extra: list[bool] = []
    for index, one in enumerate(have):
        if want[one] <= 0:
            place = (*field, index)
            extra.append(is_doubtful or any(path[: len(place)] == place for path in told))
        want[one] -= 1
    missing = (Counter(json.dumps(one, ensure_ascii=False) for one in wanted) - same).total()
    return extra + [is_doubtful] * (missing - len(extra))

"""How far staff can rely on what a draft calls sure: facts beside what a person expected."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from drafts import OTHERS, drafted
from thidua.attachments.text.model import Manuscript
from thidua.attachments.text.reading import read_manuscript
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.records import Draft
from thidua.authoring.values import Certainty, list_values

Steps = tuple[str | int, ...]

HEAD = ("issuer", "number", "issued", "place", "title")
FIELDS: dict[str, Steps] = {
    **{key: ("document", key) for key in HEAD},
    "signer": ("document", "signer"), "bases": ("legal_bases",), "theme": ("theme",),
    "targets": ("targets", "items"), "fields": ("targets", "items"), "period": ("period",),
    "phases": ("phases",), "movements": ("movements",), "occasions": ("occasions",),
    "duties": ("responsibilities", "items"), "deadlines": ("deadlines",),
    "contents": ("contents", "items"), "tasks": ("tasks", "items"), "other": ("sections",),
}  # fmt: skip
"""The kinds of facts, and where they and the doubts about them stand."""


class _Fact(NamedTuple):
    """A fact in a form that can be compared, and the fields that state it."""

    said: str
    paths: tuple[Steps, ...]


@dataclass
class CertaintyTally:
    """The facts of a kind.

    Attributes:
        sure_right: called sure, and right.
        sure_wrong: called sure, and wrong.
        told_right: called likely or told as doubtful, and right.
        told_wrong: called likely or told as doubtful, and wrong.
        missing_told: not drafted, which ``review`` tells.
        missing_untold: not drafted, and nobody is told.
    """

    sure_right: int = 0
    sure_wrong: int = 0
    told_right: int = 0
    told_wrong: int = 0
    missing_told: int = 0
    missing_untold: int = 0

    @property
    def sure(self) -> int:
        """How much is called sure, or is missing without a word."""
        return self.sure_right + self.sure_wrong + self.missing_untold


@dataclass
class CertaintyTable:
    """The tally of each kind, and what is wrong or missing though nobody is told."""

    kinds: dict[str, CertaintyTally] = field(
        default_factory=lambda: {key: CertaintyTally() for key in FIELDS}
    )
    untold: list[str] = field(default_factory=list)

    @property
    def certainty(self) -> float:
        """Of what is called sure or missing without a word, the share that is right."""
        right = sum(tally.sure_right for tally in self.kinds.values())
        return right / max(1, sum(tally.sure for tally in self.kinds.values()))

    def add(self, name: str, draft: Draft, wanted: dict[str, Any]) -> None:
        """Count the facts of one document."""
        rules = _Judge(draft)
        expected = _list_expected(wanted)
        for key, facts in _list_drafted(draft).items():
            if key in expected:
                self._count(key, name, rules, facts, expected[key])

    def _count(
        self, key: str, name: str, rules: _Judge, facts: Sequence[_Fact], wanted: Sequence[str]
    ) -> None:
        tally, left = self.kinds[key], Counter(wanted)
        wrong = 0
        for fact in facts:
            is_right, is_sure = left[fact.said] > 0, rules.is_sure(fact, key)
            left[fact.said] -= is_right
            wrong += not is_right
            if is_sure:
                tally.sure_right += is_right
                tally.sure_wrong += not is_right
                if not is_right:
                    self.untold.append(f"{name}: {key}: wrong {fact.said}; left {[*+left]}")
            else:
                tally.told_right += is_right
                tally.told_wrong += not is_right
        # What stands in the place of another fact is counted once, as wrong.
        missing = max(0, left.total() - wrong)
        if missing and rules.tells(FIELDS[key]):
            tally.missing_told += missing
        elif missing:
            tally.missing_untold += missing
            self.untold.append(f"{name}: {key}: missing {[*+left]}")

    def print(self, title: str) -> None:
        """Print a line for each kind, and what nobody is told."""
        print(f"{title:26} sure & right  & wrong  told right  wrong  missing told  untold")
        for key, one in self.kinds.items():
            print(
                f"  {key:24} {one.sure_right:12} {one.sure_wrong:8} {one.told_right:11} "
                f"{one.told_wrong:6} {one.missing_told:13} {one.missing_untold:7}"
            )
        print(f"  sure and right: {self.certainty:.2%}")
        for line in self.untold:
            print(f"  untold: {line}")


class _Judge:
    """Tells of which fields a draft is sure."""

    def __init__(self, draft: Draft) -> None:
        self._doubts = [doubt.path for doubt in draft.doubts]
        self._sure = {
            path: value.certainty is Certainty.SURE for path, value in list_values(draft.plan)
        }

    def is_sure(self, fact: _Fact, key: str) -> bool:
        """Whether nothing tells staff to look at a fact."""
        paths = fact.paths or (FIELDS[key],)
        return all(self._sure.get(path, True) for path in paths) and not any(map(self.tells, paths))

    def tells(self, path: Steps) -> bool:
        """Whether a doubt is about a field, what is in it, or what it is in."""
        return any(
            one[: len(path)] == path or path[: len(one)] == one for one in self._doubts if one
        )


def _list_expected(wanted: dict[str, Any]) -> dict[str, list[str]]:
    """The facts that a person expects, in the form of drafted ones."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in wanted.items():
        if key == "targets":
            found[key] = [text for one in value for text in (one[0], *one[2:])]
            found["fields"] = [f"{one[0]} {one[1]}" for one in value]
        elif key == "period":
            found[key] = [
                f"{name} {day}" for name, day in zip(("start", "end"), value, strict=True) if day
            ]
        elif key == "duties":
            found[key] = [
                f"{at} {unit} {role}" for at, item in enumerate(value) for unit, role in item
            ]
        elif key == "signer":
            found[key] = [f"{name} {words}" for name, words in (value or {}).items()]
        elif key in FIELDS and isinstance(value, list):
            found[key] = [_said(one) for one in value]
        elif key in FIELDS:
            found[key] = [] if value is None else [str(value)]
    return found


def _said(one: Any) -> str:
    return " | ".join(str(part) for part in one) if isinstance(one, list) else str(one)


def _list_drafted(draft: Draft) -> dict[str, list[_Fact]]:
    """The facts of a draft with the fields that state them."""
    values = {path: value.text for path, value in list_values(draft.plan)}
    found: dict[str, list[_Fact]] = {key: [] for key in FIELDS}
    for key, fact in _facts_of(values):
        found[key].append(fact)
    return found


def _facts_of(values: dict[Steps, str]) -> Iterator[tuple[str, _Fact]]:
    seen: set[Steps] = set()
    for path, text in values.items():
        match path:
            case ("document", "signer" as key, name) | ("period" as key, ("start" | "end") as name):
                yield key, _Fact(f"{name} {text}", (path,))
            case ("document", str(name)) if name in HEAD:
                yield name, _Fact(text, (path,))
            case ("targets", "items", _, "field"):
                words = values[*path[:-1], "text"]
                yield "fields", _Fact(f"{words} {text}", (path,))
            case ("targets", "items", _, "text") | ("targets", "items", _, "parts", _, "text"):
                yield "targets", _Fact(text, (path,))
            case ("responsibilities", "items", int(at), "units", _, "unit"):
                role = (*path[:-1], "role")
                yield "duties", _Fact(f"{at} {text} {values[role]}", (path, role))
            case ("theme", "text") | ("deadlines", _, "date") | ("occasions", _, "name"):
                yield str(path[0]), _Fact(text, (path,))
            case (("contents" | "tasks") as name, "items", _, "number"):
                yield name, _Fact(text, (path,))
            case (("legal_bases" | "phases" | "movements" | "sections") as name, int(at), *_):
                if (whole := (name, at)) not in seen:
                    seen.add(whole)
                    yield from _listed(values, name, at)


def _listed(values: dict[Steps, str], name: str, at: int) -> Iterator[tuple[str, _Fact]]:
    """A fact that several fields of an entry make together."""
    own = {path[2]: (path, text) for path, text in values.items() if path[:2] == (name, at)}
    if name == "legal_bases":
        path, text = own.get("number") or own["title"]
        yield "bases", _Fact(text, (path,))
    elif name == "sections":
        path, text = own.get("heading") or ((name, at), "")
        yield "other", _Fact(text.strip(), (path,))
    elif name == "phases":
        told = [own.get(key, ((name, at, key), None)) for key in ("name", "start", "end")]
        yield name, _Fact(_said([text for _, text in told]), tuple(path for path, _ in told))
    else:
        told = [own[key] for key in ("name", "launched_by") if key in own]
        yield name, _Fact(_said([text for _, text in told]), tuple(path for path, _ in told))


def tally_certainty(known: KnownLists, folder: Path = OTHERS) -> CertaintyTable:
    """Count the facts of all expected documents of a folder."""
    table = CertaintyTable()
    for path in sorted(folder.glob("*.json")):
        manuscript = read_manuscript(path.with_suffix(".txt").read_bytes(), ".txt")
        assert isinstance(manuscript, Manuscript)
        wanted = json.loads(path.read_text("utf-8"))
        table.add(path.stem, drafted(manuscript, known), wanted)
    return table

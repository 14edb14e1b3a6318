"""Changes as staff make them to a made-up portal: one word, one figure, one plan more or less.

Every change leaves the data valid, and may be taken back.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.synthetic import ORIGINAL, places, print_original, write_plan

Files = Mapping[str, bytes | None]
"""What files hold, by their path in the portal; None for a file that is not there."""
_WORDS = (
    ("nâng cao", "cải thiện"),
    ("tăng cường", "chú trọng"),
    ("phấn đấu", "quyết tâm"),
    ("cải thiện", "nâng cao"),
)
_TARGET = re.compile(r"^ +text: ([^\"\n]*?\b\d\d[^\"\n]*)$", re.MULTILINE)
_NUMBER = re.compile(r"\b\d\d")
_DOCUMENT = re.compile(
    r"^document:\n  issuer: (?P<issuer>\S+)\n(?:  .*\n)*?  number: (?P<number>\S+)\n"
    r"(?:  .*\n)*?  issued: (?P<issued>\S+)$",
    re.MULTILINE,
)
_ANSWERED = re.compile(r"^responds_to:\n(?:  .*\n)+", re.MULTILINE)
_WHOLE_DAY = len("2026-01-15")
_ANSWERS = "  note: Để thử.\n"
_ISSUER = re.compile(r"(?<=name: )(?:UBND|Ủy ban nhân dân) huyện (.+)")
_OWN_FIELD = """\
# yaml-language-server: $schema=schemas/fields.schema.json
fields:
  - id: culture
    slug: van-hoa
    name: Văn hóa {number}
    description: Văn hóa, thể thao và du lịch.
    icon: culture
"""


@dataclass(frozen=True)
class Edit:
    """A change of files, with what they held before it."""

    kind: str
    before: Files
    after: Files

    def apply(self, portal: Path) -> None:
        """Write the changed files, and remove those that are no more."""
        for name, content in self.after.items():
            path = portal / name
            if content is None:
                path.unlink(missing_ok=True)
                if not any(path.parent.iterdir()):
                    path.parent.rmdir()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)

    def reverted(self) -> Edit:
        """The change that takes this one back."""
        return Edit(f"{self.kind}, taken back", self.after, self.before)


def make_edit(portal: Path, kind: str, chance: Random) -> Edit:
    """One change of this kind (see :data:`KINDS`) to the files of ``portal``; writes nothing."""
    after = KINDS[kind](portal, chance)
    before = {name: _bytes(portal / name) for name in after}
    return Edit(kind, before, after)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _plan(portal: Path, chance: Random) -> Path:
    return chance.choice(sorted((portal / "data" / "plans").iterdir()))


def _replaced(portal: Path, plan: Path, old: str, new: str) -> Files:
    """The record of a plan and its original with other words wherever they stand."""
    texts = {path: path.read_text("utf-8") for path in (plan / "plan.yml", plan / ORIGINAL)}
    assert all(old in text for text in texts.values()), f"{old!r} is not in {plan.name}"
    return {
        path.relative_to(portal).as_posix(): text.replace(old, new).encode()
        for path, text in texts.items()
    }


def _word(portal: Path, chance: Random) -> Files:
    plan = _plan(portal, chance)
    text = (plan / "plan.yml").read_text("utf-8")
    old, new = chance.choice([pair for pair in _WORDS if pair[0] in text])
    return _replaced(portal, plan, old, new)


def _figure(portal: Path, chance: Random) -> Files:
    lines: list[str] = []
    while not lines:  # some plans have no targets
        plan = _plan(portal, chance)
        _, _, targets = (plan / "plan.yml").read_text("utf-8").partition("\ntargets:")
        lines = _TARGET.findall(targets.partition("\nperiod:")[0])
    line = chance.choice(lines)
    return _replaced(portal, plan, line, _NUMBER.sub(str(chance.randint(10, 99)), line, count=1))


def _added_plan(portal: Path, chance: Random) -> Files:
    with tempfile.TemporaryDirectory() as folder:
        plan = write_plan(Path(folder), chance.randint(10**6, 10**7), places(1)[0])
        made = Path(folder) / "plans" / plan
        return {f"data/plans/{plan}/{path.name}": path.read_bytes() for path in made.iterdir()}


def _removed_plan(portal: Path, chance: Random) -> Files:
    """One that nobody names, and that names no other: others would lead nowhere."""
    records = list((portal / "data").rglob("*.yml"))
    named = "\n".join(path.read_text("utf-8") for path in records)
    plan = _plan(portal, chance)
    while len(re.findall(rf"\b{plan.name}(?![\w-])", named)) > 1:  # its own record names it once
        plan = _plan(portal, chance)
    return {path.relative_to(portal).as_posix(): None for path in plan.iterdir()}


def _original(portal: Path, chance: Random) -> Files:
    path = _plan(portal, chance) / ORIGINAL
    return {path.relative_to(portal).as_posix(): b"\n" + path.read_bytes()}


def _issuer(portal: Path, chance: Random) -> Files:
    name = "data/issuers.yml"
    text = (portal / name).read_text("utf-8")
    old = chance.choice([match.group() for match in _ISSUER.finditer(text)])
    place = old.partition(" huyện ")[2]
    other = "Ủy ban nhân dân" if old.startswith("UBND") else "UBND"
    return {name: text.replace(f"name: {old}\n", f"name: {other} huyện {place}\n").encode()}


class _Document(NamedTuple):
    folder: Path
    text: str
    issuer: str
    number: str
    issued: str


def _documents(portal: Path) -> list[_Document]:
    """The plans with a number and a day."""
    texts = {path.parent: path.read_text("utf-8") for path in portal.glob("data/plans/*/plan.yml")}
    found = {folder: _DOCUMENT.search(text) for folder, text in sorted(texts.items())}
    return [
        _Document(folder, texts[folder], *match.group("issuer", "number", "issued"))
        for folder, match in found.items()
        if match
    ]


def _answer(portal: Path, chance: Random) -> Files:
    """A plan says which plan of the portal it answers; or it does so no longer."""
    documents = _documents(portal)
    for document in documents:
        if _ANSWERS in document.text:
            return _printed(portal, document, _ANSWERED.sub("", document.text))
    pairs = [
        (document, other)
        for document in documents
        for other in documents
        if other.issued < document.issued and len(other.issued) == _WHOLE_DAY
    ]
    if not pairs:  # no plan that is left has a whole day, and a later one beside it
        return {}
    document, other = chance.choice(pairs)
    names = re.search(
        rf"id: {other.issuer}\n +name: (.+)", (portal / "data/issuers.yml").read_text("utf-8")
    )
    assert names
    year, month, day = other.issued.split("-")
    cited = (
        f"  - text: Kế hoạch số {other.number} ngày {day}/{month}/{year} của {names[1]} về việc "
        f"phát động phong trào thi đua\n    doc_type: ke_hoach\n    number: {other.number}\n"
        f"    date: {other.issued}\n    issuer: {other.issuer}\n"
    )
    answers = f"responds_to:\n  number: {other.number}\n  plan: {other.folder.name}\n{_ANSWERS}"
    text = _ANSWERED.sub("", document.text)
    text = text.replace("\nlegal_bases:\n", f"\n{answers}legal_bases:\n{cited}", 1)
    return _printed(portal, document, text)


def _printed(portal: Path, document: _Document, text: str) -> Files:
    """Another record of a plan, and the original that says the same."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "plan.yml").write_text(text, "utf-8")
        print_original(folder)
        own = document.folder.relative_to(portal).as_posix()
        return {f"{own}/{name}": (folder / name).read_bytes() for name in ("plan.yml", ORIGINAL)}


def _address(portal: Path, chance: Random) -> Files:
    """An old address leads to a plan, or another one to another."""
    old, new = chance.randint(1, 999), _plan(portal, chance).name
    moved = f"  - from: ke-hoach/ten-cu-{old}/\n    to: ke-hoach/{new}/\n    since: 2026-02-12\n"
    return {"data/addresses.yml": f"moved:\n{moved}".encode()}


def _vocabulary(portal: Path, chance: Random) -> Files:
    return {"data/fields.yml": _OWN_FIELD.format(number=chance.randint(1, 999)).encode()}


def _identity(portal: Path, chance: Random) -> Files:
    name = "data/portal.yml"
    text = (portal / name).read_text("utf-8")
    tagline = f"tagline: Kế hoạch và chỉ tiêu của phong trào thi đua thứ {chance.randint(1, 999)}."
    return {name: re.sub(r"^tagline: .*", tagline, text, flags=re.MULTILINE).encode()}


KINDS: Mapping[str, Callable[[Path, Random], Files]] = {
    "word": _word,
    "figure": _figure,
    "added plan": _added_plan,
    "removed plan": _removed_plan,
    "original": _original,
    "issuer": _issuer,
    "answer": _answer,
    "address": _address,
    "vocabulary entry": _vocabulary,
    "identity": _identity,
}

"""Names of persons who were honoured and are so no longer, wherever else they still stand."""

from __future__ import annotations

from collections.abc import Iterator, Set
from pathlib import Path
from typing import NamedTuple

from thidua.attachments.text.apart import read_apart
from thidua.attachments.text.reading import READABLE
from thidua.foundation.problems import FILE_START, Position, Problem, Severity
from thidua.model import Honoree
from thidua.portal.addresses.persons import list_lines_naming
from thidua.portal.earlier import read_record
from thidua.portal.sources import Sources

_HONOREES, _PLANS = "data/honorees", "data/plans"
_TEXTS = (".yml", ".txt")
_DO = (
    "Cùng là người ấy thì bỏ tên đi (trong văn bản gốc thì che tên rồi thay tệp); người khác trùng "
    "tên thì để nguyên."
)


class _Removed(NamedTuple):
    """A person who was shown in the earlier state, and whose example is gone now."""

    name: str
    plan: str | None


def names_of_removed_persons_stand_nowhere(sources: Sources, earlier: Path) -> Iterator[Problem]:
    """Whoever takes an example down is told of every other file with the person's name.

    All data files and texts are searched, and the documents of the same plan: its originals, its
    reports, and the decisions beside its other examples. To read the documents of all plans would
    take minutes. Another person may be called so: people decide. No problem says the name, because
    problems are kept in reviews and logs.

    Args:
        sources: the present data.
        earlier: the folder with the ``data/`` that was published.
    """
    removed = list(_list_removed(sources, earlier))
    if not removed:
        return
    names = [person.name for person in removed]
    data = sources.root / "data"
    for path in sorted(data.rglob("*")):
        if path.suffix in _TEXTS and path.is_file():
            text = path.read_text("utf-8", errors="replace")
            for line in list_lines_naming(text, names):
                said = "Dòng này có tên một người vừa được gỡ khỏi mục gương."
                yield _tell(sources.root, path, Position(line, 1), said)
    for path in _list_documents(sources, {person.plan for person in removed if person.plan}):
        manuscript = read_apart(path.read_bytes(), path.suffix.lower())
        words = [paragraph.text for paragraph in manuscript.paragraphs] if manuscript else []
        if any(list_lines_naming(text, names) for text in words):
            said = "Chữ trong tệp này có tên một người vừa được gỡ khỏi mục gương."
            yield _tell(sources.root, path, FILE_START, said)


def _tell(root: Path, path: Path, place: Position, said: str) -> Problem:
    return Problem(path.relative_to(root).as_posix(), place, said, _DO, Severity.NOTICE)


def _list_documents(sources: Sources, plans: Set[str]) -> Iterator[Path]:
    """The documents of some plans, and those beside examples of these plans."""
    folders = [f"{_PLANS}/{plan}" for plan in sorted(plans)]
    folders += [
        entry.file.removesuffix(".yml")
        for entry in sources.honorees
        if entry.record.plan in plans and not entry.record.takedown
    ]
    for folder in folders:
        for path in sorted((sources.root / folder).glob("*")):
            if path.suffix.lower() in READABLE - set(_TEXTS) and path.is_file():
                yield path


def _list_removed(sources: Sources, earlier: Path) -> Iterator[_Removed]:
    shown = {entry.file for entry in sources.honorees if not entry.record.takedown}
    for path in sorted((earlier / _HONOREES).glob("*.yml")):
        file = f"{_HONOREES}/{path.name}"
        before = read_record(earlier, file, Honoree) if file not in shown else None
        if before and not before.takedown:
            if before.is_personal:
                yield _Removed(before.name, before.plan)
            yield from (_Removed(person.name, before.plan) for person in before.persons)

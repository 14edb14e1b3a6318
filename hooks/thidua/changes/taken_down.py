"""Names of persons who were honoured and are so no longer, wherever else they still stand."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from thidua.attachments.text.apart import read_apart
from thidua.attachments.text.reading import READABLE
from thidua.datafiles.decoding import MAX_BYTES
from thidua.foundation.problems import FILE_START, Position, Problem, Severity
from thidua.language.person_names import NamedText, PersonName, read_person_names
from thidua.model import Honoree
from thidua.portal.earlier import read_record
from thidua.portal.sources import Sources

_HONOREES, _PLANS = "data/honorees", "data/plans"
_PUBLISHED = ("data", "docs", "overrides")
_TEXTS = (".yml", ".yaml", ".txt", ".md", ".html", ".svg", ".csv", ".json", ".js", ".css", ".xml")
_DOCUMENTS = READABLE - set(_TEXTS)
_DO = (
    "Cùng là người ấy thì bỏ tên đi (trong văn bản gốc thì che tên rồi thay tệp); người khác trùng "
    "tên thì để nguyên."
)
_RENAME = "Cùng là người ấy thì đổi tên tệp và chỗ ghi tên tệp; người khác trùng tên thì để nguyên."
_IN_FULL = "có tên một người vừa được gỡ khỏi mục gương."
_IN_SHORT = "có chữ có thể là tên viết tắt, tên gọi của một người vừa được gỡ khỏi mục gương."


class _Removed(NamedTuple):
    """A person who was shown in the earlier state, and is so no longer.

    Attributes:
        file: that of the example.
        plan: the identifier of its plan.
    """

    name: PersonName
    file: str
    plan: str | None

    def is_own(self, file: str) -> bool:
        """Whether a file is that of the example, or lies beside it."""
        return f"{file}/".startswith((f"{self.file}/", f"{self.file.removesuffix('.yml')}/"))

    def is_related(self, file: str) -> bool:
        """Whether a file is about the plan of the example, or about examples."""
        of_plan = self.plan and file.startswith(f"{_PLANS}/{self.plan}/")
        return bool(of_plan) or file.startswith(f"{_HONOREES}/")


def names_of_removed_persons_stand_nowhere(sources: Sources, earlier: Path) -> Iterator[Problem]:
    """Whoever takes an example down is told of every other file with the person's name.

    All published texts and names of files are searched, and the documents of the same plan: its
    originals, its reports, and the decisions beside its other examples. To read the documents of
    all plans would take minutes. Shorter forms of the name are told where the same plan or other
    examples are spoken of. Another person may be called so: people decide. No problem says the
    name, because problems are kept in reviews and logs.

    Args:
        sources: the present data.
        earlier: the folder with the ``data/`` that was published.
    """
    removed = list(_list_removed(sources, earlier))
    for path in _list_files(sources.root) if removed else ():
        file = path.relative_to(sources.root).as_posix()
        stem = NamedText(path.stem)
        if any(stem.list_full(person.name) for person in removed):
            said = f"Tên tệp này {_IN_FULL}"
            yield Problem(file, FILE_START, said, _RENAME, Severity.NOTICE)
        if path.suffix.lower() in _TEXTS and path.stat().st_size <= MAX_BYTES:
            raw = path.read_bytes()
            code = "utf-16" if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8"
            text = NamedText(raw.decode(code, "replace"))
            yield from _tell_lines(file, text, removed)
        elif path.suffix.lower() in _DOCUMENTS and _may_name(sources, file, removed):
            yield from _tell_document(path, file, removed)


def _list_files(root: Path) -> Iterator[Path]:
    """Every file that is published, or of which something is; what links lead to is none."""
    for place in _PUBLISHED:
        paths = sorted((root / place).rglob("*"))
        yield from (path for path in paths if path.is_file() and not path.is_symlink())


def _may_name(sources: Sources, file: str, removed: Sequence[_Removed]) -> bool:
    """Whether a document is read: of the same plan, beside an example of it, or beside pages."""
    plans = {person.plan for person in removed if person.plan}
    beside = {
        entry.file.removesuffix(".yml")
        for entry in sources.honorees
        if entry.record.plan in plans and not entry.record.takedown
    }
    folder = file.rpartition("/")[0]
    is_own = any(person.is_own(file) for person in removed) or file.startswith("docs/")
    return is_own or folder in beside or folder in {f"{_PLANS}/{plan}" for plan in plans}


def _tell_lines(file: str, text: NamedText, removed: Sequence[_Removed]) -> Iterator[Problem]:
    full, short = _find_lines(file, text, removed)
    for line in sorted(full | short):
        said = f"Dòng này {_IN_FULL if line in full else _IN_SHORT}"
        yield Problem(file, Position(line, 1), said, _DO, Severity.NOTICE)


def _tell_document(path: Path, file: str, removed: Sequence[_Removed]) -> Iterator[Problem]:
    manuscript = read_apart(path.read_bytes(), path.suffix.lower())
    words = "\n".join(one.text for one in manuscript.paragraphs) if manuscript else ""
    full, short = _find_lines(file, NamedText(words), removed)
    if full or short:
        said = f"Chữ trong tệp này {_IN_FULL if full else _IN_SHORT}"
        yield Problem(file, FILE_START, said, _DO, Severity.NOTICE)


def _find_lines(
    file: str, text: NamedText, removed: Sequence[_Removed]
) -> tuple[set[int], set[int]]:
    """The lines with full names, and those with what may be a name."""
    full: set[int] = set()
    short: set[int] = set()
    for person in removed:
        full |= text.list_full(person.name)
        if person.is_related(file):
            short |= text.list_short(person.name)
        if person.is_own(file):
            short |= text.list_given(person.name)
    return full, short


def _list_removed(sources: Sources, earlier: Path) -> Iterator[_Removed]:
    shown = {entry.file: entry.record for entry in sources.honorees}
    everywhere = {name.keys for record in shown.values() for name in _list_persons(record)}
    for path in sorted((earlier / _HONOREES).glob("*.yml")):
        file = f"{_HONOREES}/{path.name}"
        before = read_record(earlier, file, Honoree)
        for name in _list_persons(before) if before else ():
            now = shown.get(file)
            still = list(_list_persons(now)) if now else []
            is_moved = now is None and name.keys in everywhere
            is_mended = any(name.is_alike(other) for other in still)
            if before and not (is_moved or is_mended):
                yield _Removed(name, file, before.plan)


def _list_persons(record: Honoree) -> Iterator[PersonName]:
    """The persons whom an example names; of one taken down, nobody."""
    for name in record.personal_names:
        yield from read_person_names(name)

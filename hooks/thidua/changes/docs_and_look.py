"""Comparing ``docs/`` (pages and other files) and ``overrides/`` (templates, styles, pictures)."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field

from thidua.changes.own_files import LOOK, DocsFileFacts, OwnFiles
from thidua.changes.pairing import pair_records
from thidua.changes.report import DocumentChange, Fate, FieldDifference, LookChange
from thidua.changes.wording import compare_wordings
from thidua.written.listing import DOCS, FOR_DEVELOPERS


@dataclass(frozen=True)
class DocsComparison:
    """The result of comparing ``docs/``.

    Attributes:
        before: addresses of pages and files before the change.
        after: addresses of pages and files after it.
        moves: new addresses of renamed pages and files, by old address.
    """

    changes: tuple[DocumentChange, ...] = ()
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    moves: Mapping[str, str] = field(default_factory=dict)


def compare_docs(before: OwnFiles, after: OwnFiles) -> DocsComparison:
    """Compare the pages and files of ``docs/``. A folder that was not read is not compared."""
    if before.docs is None or after.docs is None:
        return DocsComparison()
    old, new = before.docs, after.docs
    if after.holds_engine:  # then the engine's files are part of the proposal, not of ``before``
        old = {
            name: file
            for name, file in old.items()
            if file.own and name.partition("/")[0] not in FOR_DEVELOPERS
        }
    pairs = list(pair_records(old, new, _mark))
    order = list(Fate)
    changes = [
        change
        for pair in pairs
        if (change := _change(pair.before, pair.after, old, new)) is not None
    ]
    return DocsComparison(
        tuple(sorted(changes, key=lambda change: (order.index(change.fate), change.file))),
        frozenset(file.address for file in old.values()),
        frozenset(file.address for file in new.values()),
        {
            old[pair.before].address: new[pair.after].address
            for pair in pairs
            if pair.before is not None and pair.after is not None
        },
    )


def compare_look(before: OwnFiles, after: OwnFiles) -> Iterator[LookChange]:
    """Compare the files of ``overrides/``."""
    old, new = before.look, after.look
    if old is None or new is None:
        return
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            fate = Fate.ADDED if name not in old else Fate.REMOVED if name not in new else None
            yield LookChange(f"{LOOK}/{name}", fate or Fate.CHANGED)


def list_unread_folders(before: OwnFiles, after: OwnFiles) -> Iterator[str]:
    """List the folders that were read in only one of the states."""
    if (before.docs is None) != (after.docs is None):
        yield DOCS
    if (before.look is None) != (after.look is None):
        yield LOOK


def _mark(file: DocsFileFacts) -> Hashable:
    """Return what identifies a file under another name: the title of a page, else the hash."""
    return file.title or file.sha256


def _change(
    before: str | None,
    after: str | None,
    old: Mapping[str, DocsFileFacts],
    new: Mapping[str, DocsFileFacts],
) -> DocumentChange | None:
    was = old[before] if before is not None else None
    now = new[after] if after is not None else None
    known = now or was
    assert known is not None  # a pair has at least one of the two states
    if was and now and before == after and was.sha256 == now.sha256:
        return None
    fate = Fate.CHANGED if was and now else Fate.ADDED if now else Fate.REMOVED
    renamed = f"{DOCS}/{before}" if was and now and before != after else ""
    titles = (was.title, now.title) if was and now else ("", "")
    differs = titles[0] != titles[1]
    title = (FieldDifference("Tên trang", *compare_wordings(*titles)),) if differs else ()
    name = after if after is not None else before
    return DocumentChange(f"{DOCS}/{name}", known.address, known.title, fate, renamed, title)

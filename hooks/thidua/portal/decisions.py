"""Finding the documents that change plans, before any plan is read.

What a plan's page, figures and records say depends on the decisions about it. So these are looked
for first; only a document with the word ``changes`` in its file is opened for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from thidua.datafiles.decoding import MAX_BYTES
from thidua.foundation.files import read_ordinary
from thidua.foundation.store import Kept, Store, hash_of
from thidua.model import Plan
from thidua.portal.files import PLAN, list_plan_folders, read_entry
from thidua.portal.versions import MadeChange, list_made_changes, put_in_order

_KIND = "decides"
_MARK, _YES, _NO = b"changes", b"1", b"0"
"""The mark is the bare name: YAML lets quotes or a space stand between it and its colon."""


def find_deciding(root: Path, keys: Mapping[str, bytes], store: Store) -> list[str]:
    """The folders of documents that may change plans.

    Args:
        root: the folder of the portal.
        keys: of all folders of plans: a hash of everything in them.
        store: keeps which folders had none.
    """
    kept = store.read_all(_KIND)
    new: list[Kept] = []
    found: list[str] = []
    for folder, content in keys.items():
        key = hash_of(store.engine, content, _MARK)
        known = kept.get(folder)
        answer = known.content if known and known.key == key else _look_into(root / folder / PLAN)
        if known is None or known.key != key:
            new.append(Kept(folder, key, answer))
        if answer == _YES:
            found.append(folder)
    store.write(_KIND, new)
    store.forget(_KIND, kept.keys() - keys.keys())
    return found


def _look_into(file: Path) -> bytes:
    try:
        return _YES if _MARK in read_ordinary(file, MAX_BYTES) else _NO
    except OSError:  # reading the plan tells it
        return _NO


def gather_changes_of(root: Path, identifier: str) -> tuple[MadeChange, ...]:
    """What documents change about one plan, in the order of days."""
    folders = [
        folder for folder in list_plan_folders(root) if _names(root / folder / PLAN, identifier)
    ]
    found = gather_changes(root, (f"{folder}/{PLAN}" for folder in folders))
    return found.get(identifier, ())


def _names(file: Path, identifier: str) -> bool:
    """Whether a document may change a plan: it has the word and the identifier."""
    try:
        content = read_ordinary(file, MAX_BYTES)
    except OSError:
        return False
    return _MARK in content and identifier.encode() in content


def gather_changes(root: Path, files: Iterable[str]) -> dict[str, tuple[MadeChange, ...]]:
    """What documents change, by the identifier of the changed plan, in the order of days.

    Args:
        root: the folder of the portal.
        files: the ``plan.yml`` of each document, relative to it.
    """
    found: dict[str, list[MadeChange]] = {}
    for file in files:
        entry, _ = read_entry(root, file, Plan)
        for plan, change in list_made_changes(entry.record) if entry else ():
            found.setdefault(plan, []).append(change)
    return {plan: tuple(put_in_order(changes)) for plan, changes in found.items()}

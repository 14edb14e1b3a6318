"""Finding the documents that change plans, before any plan is read.

What a plan's page, figures and records say depends on the decisions about it. So these are looked
for first; only a document with the word ``changes`` in its file is opened for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from pydantic_core import from_json, to_json

from thidua.datafiles.decoding import MAX_BYTES
from thidua.foundation.files import read_ordinary
from thidua.foundation.store import Kept, Store, hash_of
from thidua.model import Plan
from thidua.portal.file_names import PLAN
from thidua.portal.files import list_plan_folders, read_entry
from thidua.portal.versions import MadeChange, list_made_changes, put_in_order

_KIND, _ALL = "decides", "all"
_MARK = b"changes"
"""The mark is the bare name: YAML lets quotes or a space stand between it and its colon."""


def find_deciding(root: Path, keys: Mapping[str, bytes], store: Store) -> list[str]:
    """The folders of documents that may change plans.

    Args:
        root: the folder of the portal.
        keys: of all folders of plans: a hash of everything in them.
        store: keeps which folders had none.
    """
    known = _read_known(store)
    found = {
        folder: decides
        if (decides := known.get((folder, key.hex()))) is not None
        else _look_into(root / folder / PLAN)
        for folder, key in keys.items()
    }
    told = {(folder, keys[folder].hex()): decides for folder, decides in found.items()}
    if told != known:
        _keep_known(store, told)
    return [folder for folder, decides in found.items() if decides]


def _read_known(store: Store) -> dict[tuple[str, str], bool]:
    """What is kept of folders in the state that their hash names."""
    kept = store.read(_KIND, _ALL)
    if kept is None or kept.key != _key(store):
        return {}
    try:
        return {(folder, key): bool(decides) for folder, key, decides in from_json(kept.content)}
    except (ValueError, TypeError):
        store.refuse_foreign()
        return {}


def _keep_known(store: Store, told: Mapping[tuple[str, str], bool]) -> None:
    """Keep it in one entry: each for itself takes longer to read than all else that is asked."""
    with suppress(ValueError):  # names of folders may have bytes that are not UTF-8
        content = to_json([(*place, decides) for place, decides in told.items()])
        store.write(_KIND, [Kept(_ALL, _key(store), content)])


def _key(store: Store) -> bytes:
    return hash_of(store.engine, _MARK)


def _look_into(file: Path) -> bool:
    try:
        return _MARK in read_ordinary(file, MAX_BYTES)
    except OSError:  # reading the plan tells it
        return False


def gather_changes_of(root: Path, identifier: str) -> tuple[MadeChange, ...]:
    """What documents change about one plan, in the order of days."""
    return gather_all_changes(root, identifier).get(identifier, ())


def gather_all_changes(root: Path, naming: str = "") -> dict[str, tuple[MadeChange, ...]]:
    """What documents change, by the identifier of the changed plan, where nothing is known of them.

    Args:
        root: the folder of the portal.
        naming: only documents that name this identifier are read.
    """
    folders = [folder for folder in list_plan_folders(root) if _names(root / folder / PLAN, naming)]
    return gather_changes(root, (f"{folder}/{PLAN}" for folder in folders))


def _names(file: Path, identifier: str) -> bool:
    """Whether a document may change a plan: it has the word, and the identifier if one is given."""
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

"""Reading YAML as plain data: a fast way for files without problems, which are most files.

It only notices that something is wrong or unusual. ``yamltree``, which takes twice as long, then
says what it is and where.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml import YAMLError
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from thidua.datafiles.yamlevents import LOADER
from thidua.datafiles.yamltree import MAX_DEPTH, NULL_WORDS, has_odd_quotes, may_cut, may_escape
from thidua.language.odd_letters import (
    fold_letters,
    has_told_folds,
    may_fold,
)

NextEvent = Callable[[], Any]


def read_plainly(text: str) -> Any:
    """Read a text; the result is the same as that of ``yamltree.parse`` and ``yamltree.plain``.

    Returns:
        Dicts, lists, strings and None; None for a document in which ``yamltree`` may find problems.
    """
    folds = may_fold(text)
    if may_cut(text) or may_escape(text) or (folds and has_told_folds(text)):
        return None
    try:
        data = _document(LOADER(text).get_event)
    except (YAMLError, _UnusualError):
        return None
    return _folded(data) if folds else data


def _folded(data: Any) -> Any:
    """The same data with folded letters."""
    if isinstance(data, str):
        return fold_letters(data)
    if isinstance(data, dict):
        return {fold_letters(key): _folded(value) for key, value in data.items()}
    return [_folded(value) for value in data] if isinstance(data, list) else data


class _UnusualError(Exception):
    """The document has something that only ``yamltree`` can judge."""


def _document(following: NextEvent) -> Any:
    following()  # stream start
    if type(following()) is not DocumentStartEvent:
        raise _UnusualError
    root = _value(following(), following, 1)
    following()  # document end
    if type(following()) is not StreamEndEvent:
        raise _UnusualError
    return root


def _value(event: Any, following: NextEvent, depth: int) -> Any:
    if event.anchor is not None or event.tag is not None or depth > MAX_DEPTH:
        raise _UnusualError
    kind = type(event)
    if kind is ScalarEvent:
        return _scalar(event)
    if kind is MappingStartEvent:
        return _mapping(following, depth + 1)
    items = []
    while type(event := following()) is not SequenceEndEvent:
        items.append(_value(event, following, depth + 1))
    return items


def _mapping(following: NextEvent, depth: int) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    while type(event := following()) is not MappingEndEvent:
        key = _value(event, following, depth)
        if type(key) is not str or key == "<<" or key in entries:
            raise _UnusualError
        entries[key] = _value(following(), following, depth)
    return entries


def _scalar(event: Any) -> str | None:
    value: str = event.value
    if event.style:
        return value
    if not value:
        return None  # nothing is written after a key
    if value in NULL_WORDS or has_odd_quotes(value) or "\n" in value:
        raise _UnusualError
    return value

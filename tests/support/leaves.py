"""What a thing holds, leaf by leaf, as lines that a person reads: views, words, files for programs.

A thing of several lines stands there once. Of things that have the same fields, the first is told
leaf by leaf; of each other one a line tells its first words, and a sum by which it is seen that
anything in it is another. Records of the data are named, since they say what their file says. What
is empty is left out.
"""

from __future__ import annotations

import dataclasses
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from typing import Any, NamedTuple

from thidua.portal.plan_summary import PlanSummary
from thidua.site.plan_front import ShelvedFront

_INSET = "  "
_MOST_IN_LINE = 120
_MOST_OF_WORDS = 120
_MOST_OF_NAME = 40
_MOST_ALIKE = 3
_SAME = {"parts", "source", "sha256"}
"""Fields of tables that are the same everywhere, and of files."""
_USUAL = {"indexed": True}
"""Fields that are told only where they say something else."""
_SUMMED = {"subject", "further", "references"}
"""Fields of which a sum is told: nodes for search engines, and the model as the guide shows it."""
_RECORDS = "thidua.model."
_TELLING = ("id", "file", "number", "position", "name", "title", "text")
"""Fields by which a record is known, the best first."""


class Node(NamedTuple):
    """A thing that is told.

    Attributes:
        name: of the field that it stands in.
        kind: its class; empty for what has no fields.
        said: its words, where they fit in a line.
        inner: what is in it, if they do not.
        fields: those that it has, with those of what is in it.
        sum: the same for all that say the same.
    """

    name: str
    kind: str
    said: str
    inner: tuple[Node, ...]
    fields: frozenset[int]
    sum: int

    @property
    def first_words(self) -> str:
        """The first that is said in it."""
        return self.said or next((words for one in self.inner if (words := one.first_words)), "")


class Leaves:
    """Tells things, each of them once."""

    def __init__(self) -> None:
        self._told: set[int] = set()
        self._fields: defaultdict[str, set[int]] = defaultdict(set)

    def tell(self, name: str, thing: Any) -> Iterator[str]:
        """The lines of a thing.

        Args:
            name: what it is.
            thing: a view, or anything in one.
        """
        return self._tell_all(_read(name, thing))

    def _tell_all(self, nodes: Iterable[Node]) -> Iterator[str]:
        """The lines of some things; such as stand in a row and are like others share one."""
        alike: list[Node] = []
        for node in nodes:
            is_known = bool(node.inner) and self._is_known(node)
            if alike and not (is_known and _go_together(alike, node)):
                yield _tell_alike(alike)
                alike = []
            if is_known:
                alike.append(node)
            elif node.inner:
                yield f"{node.name}: {node.kind}".rstrip()
                yield from (f"{_INSET}{line}" for line in self._tell_all(node.inner))
            else:
                yield f"{node.name}: {node.said}"
            self._told.add(node.sum)
            self._fields[node.kind] |= node.fields
        if alike:
            yield _tell_alike(alike)

    def _is_known(self, node: Node) -> bool:
        """Whether a thing was told, or others that had all of its fields."""
        is_like = bool(node.kind) and node.fields <= self._fields[node.kind]
        return is_like or node.name in _SUMMED or node.sum in self._told


def _go_together(alike: Sequence[Node], node: Node) -> bool:
    return len(alike) < _MOST_ALIKE and (node.name, node.kind) == alike[0][:2]


def _tell_alike(nodes: Sequence[Node]) -> str:
    """Some things in a line: the first words of each, and a sum of all that they say."""
    words = ", ".join(f"“{_shorten(node.first_words, _MOST_OF_NAME)}”" for node in nodes)
    whole = nodes[0].sum if len(nodes) == 1 else _hash(*(node.sum for node in nodes))
    return f"{nodes[0].name}: {nodes[0].kind} {words} #{whole:08x}"


def _read(name: str, thing: Any) -> Iterator[Node]:
    if isinstance(thing, ShelvedFront):
        thing = thing.read()
    usual = _USUAL.get(name, False)
    if callable(thing) or thing is usual or name in _SAME or (not thing and thing != 0):
        return
    fields = _list_fields(thing)
    if fields is not None:
        kind = "" if isinstance(thing, Mapping) else type(thing).__name__
        inner = (node for key, value in fields.items() for node in _read(str(key), value))
        yield from _make_node(name, kind, tuple(inner))
    elif isinstance(thing, list | tuple) and not all(map(_is_word, thing)):
        for one in thing:
            yield from _read(name, one)
    else:
        said = _say(thing)
        yield Node(name, "", said, (), frozenset({_hash(name)}), _hash(name, said))


def _make_node(name: str, kind: str, inner: tuple[Node, ...]) -> Iterator[Node]:
    """A thing with what is in it; none where nothing is."""
    if inner:
        own = frozenset(_hash(one.name, one.kind) for one in inner)
        fields = own.union(*(one.fields for one in inner))
        whole = _hash(kind, *(one.sum for one in inner))
        flat = ", ".join(f"{one.name}={one.said}" for one in inner)
        fits = len(flat) <= _MOST_IN_LINE and not any(one.inner for one in inner)
        yield Node(name, kind, flat if fits else "", () if fits else inner, fields, whole)


def _hash(*parts: object) -> int:
    return zlib.crc32(repr(parts).encode())


def _list_fields(thing: Any) -> Mapping[Any, Any] | None:
    """The fields of a thing that has any, but for records of the data."""
    if isinstance(thing, Enum) or _is_record(thing):
        return None
    if isinstance(thing, Mapping):
        return thing
    if dataclasses.is_dataclass(thing):
        return {field.name: getattr(thing, field.name) for field in dataclasses.fields(thing)}
    fields: Mapping[str, Any] | None = thing._asdict() if hasattr(thing, "_asdict") else None
    return fields


def _is_record(thing: Any) -> bool:
    return isinstance(thing, PlanSummary) or (
        type(thing).__module__.startswith(_RECORDS) and not isinstance(thing, Enum)
    )


def _is_word(thing: Any) -> bool:
    return not isinstance(thing, list | tuple | Mapping) and _list_fields(thing) is None


def _say(thing: Any) -> str:
    if _is_record(thing):
        known: Iterable[Any] = (getattr(thing, name, None) for name in _TELLING)
        first = next((one for one in known if one and not callable(one)), "")
        return f"{type(thing).__name__} “{_shorten(first, _MOST_OF_NAME)}”"
    if isinstance(thing, list | tuple):
        return " | ".join(map(_say, thing))
    if isinstance(thing, AbstractSet):
        return " | ".join(sorted(map(_say, thing)))
    if isinstance(thing, Enum):
        return str(thing.value)
    return _shorten(thing, _MOST_OF_WORDS)


def _shorten(words: Any, most: int) -> str:
    """Words in one line; of long ones the first, and a sum where they are not only a name."""
    said = " ".join(str(words).split())
    if len(said) <= most:
        return said
    return f"{said[:most]}…" + f" {zlib.crc32(said.encode()):08x}" * (most > _MOST_OF_NAME)

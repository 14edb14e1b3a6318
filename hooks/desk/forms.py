"""Forms made from the model: what is asked, what stands there now, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel

from desk.days import show_day
from desk.kinds import KEPT_BY_THE_DESK, FieldKind, Kind, list_fields
from desk.lists import PortalLists
from desk.trees import find_node, find_remark, items_at, read_flag, text_at
from thidua.authoring.passages import shorten
from thidua.datafiles.format.tree import Node
from thidua.model.field_path import FieldPath, place_in_words

_FEW_CHOICES = 7
_LONG_LINE = 60


@dataclass(frozen=True)
class Choice:
    """One entry of a closed list."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True)
class ItemView:
    """One record of a list, in a few words."""

    number: int
    words: str
    path: str
    problems: int


@dataclass(frozen=True)
class FormField:
    """One field of a form.

    Attributes:
        name: of what the browser sends.
        path: of the field in the file, counted from 1.
        look: which part of the template shows it.
        value: what stands in it.
        remark: where drafting took it from, and how sure it is.
        errors: what is wrong with it.
        notices: what is worth a look.
        choices: of a closed list.
        fields: of a small record that is shown in the same form.
        items: of a list with pages of its own.
        reads_figures: whether its figures are shown while somebody types.
        covered_by: what of a consent must cover it; empty if nothing must.
        covered_words: the same, for people.
    """

    name: str
    path: str
    title: str
    help: str
    look: str
    value: str = ""
    is_required: bool = False
    is_filled: bool = False
    remark: str = ""
    errors: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    fields: tuple[FormField, ...] = ()
    items: tuple[ItemView, ...] = ()
    reads_figures: bool = False
    listed: str = ""
    is_locked: bool = False
    covered_by: str = ""
    covered_words: str = ""


def list_wrong(fields: tuple[FormField, ...]) -> Iterator[FormField]:
    """The fields that cannot stay so, those within groups as well."""
    for shown in fields:
        if shown.errors:
            yield shown
        yield from list_wrong(shown.fields)


@dataclass(frozen=True)
class Said:
    """What is said about fields: sentences by path."""

    errors: Mapping[FieldPath, tuple[str, ...]] = field(default_factory=dict)
    notices: Mapping[FieldPath, tuple[str, ...]] = field(default_factory=dict)

    def count_below(self, path: FieldPath) -> int:
        """How many sentences are about a place or something in it."""
        return sum(
            len(sentences)
            for table in (self.errors, self.notices)
            for at, sentences in table.items()
            if at[: len(path)] == path
        )


class FormMaker:
    """Makes the form of one record.

    Args:
        tree: the whole file.
        lists: of the portal.
        said: what is wrong, by path.
        typed: what somebody typed and could not be saved, by name; shown instead of the file.
        locked: names of fields that are not changed any more.
    """

    def __init__(
        self,
        tree: Node,
        lists: PortalLists,
        said: Said,
        typed: Mapping[str, str],
        locked: frozenset[str] = frozenset(),
    ) -> None:
        self._tree, self._lists, self._said = tree, lists, said
        self._typed, self._locked = typed, locked

    def make(self, model: type[BaseModel], path: FieldPath) -> tuple[FormField, ...]:
        """The fields of the record at a path."""
        return tuple(self._fields(model, path, ""))

    def _fields(self, model: type[BaseModel], path: FieldPath, prefix: str) -> Iterator[FormField]:
        for kind in list_fields(model):
            if kind.name not in KEPT_BY_THE_DESK:
                yield self._field(kind, (*path, kind.name), f"{prefix}{kind.name}")

    def _field(self, kind: FieldKind, path: FieldPath, name: str) -> FormField:
        node = find_node(self._tree, path)
        common = FormField(
            name=f"f.{name}",
            path=place_in_words(path),
            title=kind.title,
            help=kind.help,
            look=self._look(kind),
            is_required=kind.required,
            is_filled=node is not None or f"f.{name}" in self._typed,
            remark=find_remark(self._tree, path) if kind.kind is not Kind.RECORD else "",
            errors=self._errors(kind, path),
            notices=self._said.notices.get(path, ()) if kind.kind is not Kind.RECORD else (),
            is_locked=kind.name in self._locked and node is not None,
        )
        more = self._more(kind, path, name)
        return replace(common, **more)

    def _errors(self, kind: FieldKind, path: FieldPath) -> tuple[str, ...]:
        """The sentences about a field; those about single values of a list stand at the list."""
        if kind.kind is Kind.RECORD:
            return self._said.errors.get(path, ())
        return tuple(
            sentence
            for at, sentences in self._said.errors.items()
            if at[: len(path)] == path
            for sentence in sentences
        )

    def _look(self, kind: FieldKind) -> str:
        if kind.kind is Kind.RECORD:
            if kind.many:
                return "records"
            return "group-page" if kind.has_own_page else "group"
        if kind.many:
            is_closed = kind.kind is Kind.CHOICE or kind.listed == "fields"
            return "boxes" if is_closed else "lines"
        if kind.kind is Kind.CHOICE:
            return "radios" if len(kind.choices) <= _FEW_CHOICES else "select"
        if kind.kind is Kind.LISTED:
            return "listed" if kind.listed else "line"
        looks = {Kind.FLAG: "radios", Kind.DATE: "date", Kind.COUNT: "count"}
        return looks.get(kind.kind) or str(kind.kind.value)

    def _more(self, kind: FieldKind, path: FieldPath, name: str) -> dict[str, Any]:
        """What the look of a field adds to what all fields have."""
        look = self._look(kind)
        if look == "group":
            assert kind.record
            return {"fields": tuple(self._fields(kind.record, path, f"{name}."))}
        if look in {"records", "group-page"}:
            return {"items": tuple(self._items(kind, path))}
        typed = self._typed.get(f"f.{name}")
        if look in {"boxes", "lines"}:
            kept = [item.value for item in items_at(self._tree, path)]
            values = [str(value) for value in kept] if typed is None else typed.split("\n")
            return {
                "choices": tuple(self._choices(kind, values)) if look == "boxes" else (),
                "value": "\n".join(self._shown(kind, value) for value in values),
                "listed": kind.listed,
            }
        value = text_at(self._tree, path) if typed is None else typed
        shown = self._shown(kind, value)
        if look == "line" and (len(shown) > _LONG_LINE or kind.name in {"text", "title", "note"}):
            look = "long-line"
        return {
            "look": look,
            "value": shown,
            "choices": tuple(self._choices(kind, [value])) if kind.choices else (),
            "reads_figures": (kind.name == "text" and "targets" in path) or kind.name == "new",
            "listed": kind.listed,
        }

    def _shown(self, kind: FieldKind, value: str) -> str:
        if kind.kind is Kind.DATE:
            return show_day(value)
        if kind.listed:
            return self._lists.say_name(kind.listed, value)
        return value

    def _choices(self, kind: FieldKind, values: list[str]) -> Iterator[Choice]:
        listed = kind.choices or self._lists.list_choices(kind.listed)
        chosen = {self._lists.find_id(kind.listed, value) for value in values} | set(values)
        if kind.kind is Kind.FLAG:
            chosen = {read_flag(value) for value in chosen}
        for code, words in listed:
            yield Choice(code, f"{words[0].upper()}{words[1:]}", code in chosen)

    def _items(self, kind: FieldKind, path: FieldPath) -> Iterator[ItemView]:
        if not kind.many:
            node = find_node(self._tree, path)
            if node is not None:
                words = describe_record(node, self._lists) or kind.title
                yield ItemView(1, words, place_in_words(path), self._said.count_below(path))
            return
        for at, item in enumerate(items_at(self._tree, path)):
            here = (*path, at)
            words = describe_record(item, self._lists) or f"Mục {at + 1}"
            yield ItemView(at + 1, words, place_in_words(here), self._said.count_below(here))


_TELLING = (
    "text", "name", "title", "what", "unit", "plan", "file", "heading", "old", "new", "target",
    "items", "date", "goal", "units", "from", "award_form",
)  # fmt: skip
"""The fields by which a record is known, the most telling first."""


def describe_record(node: Node, lists: PortalLists) -> str:
    """A record in a few words."""
    entries = node.value if isinstance(node.value, dict) else {}
    marks = [str(entries[name].value) for name in ("number", "mark") if name in entries]
    mark = marks[-1] if marks else ""
    for name in _TELLING:
        found = entries.get(name)
        if found is None:
            continue
        if isinstance(found.value, tuple):
            return f"{len(found.value)} mục"
        if isinstance(found.value, str):
            words = lists.say_name("plans", found.value) if name == "plan" else found.value
            return f"{mark} {shorten(' '.join(show_day(words).split()))}".strip()
    return mark

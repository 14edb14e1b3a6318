"""Comparing two records of the same model field by field, with the titles that staff know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from thidua.changes.naming import IdentifierNames, is_reference
from thidua.changes.report import FieldDifference
from thidua.changes.wording import compare_wordings
from thidua.language.markup import html, one_line, plain
from thidua.model.field_path import FieldPath
from thidua.model.types import Passage

_READ_AS_PASSAGE = get_args(Passage)[-1]
_LIKE = 0.5
_ONLY_LOOKS = "Chỉ đổi cách trình bày: chữ đậm, chữ nghiêng, gạch đầu dòng hoặc xuống dòng."


@dataclass(frozen=True)
class Side:
    """One of the two states.

    Attributes:
        names: of its identifiers.
        titles: the names of printed passages for readers, by their path in the record.
    """

    names: IdentifierNames
    titles: Mapping[FieldPath, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _ComparedPlace:
    """A field that is compared: the titles that lead to it, and its path in each record."""

    words: tuple[str, ...] = ()
    before: FieldPath = ()
    after: FieldPath = ()

    @property
    def root(self) -> str:
        """The field of the whole record in which it is."""
        return str((self.after or self.before or ("",))[0])

    def step_into(self, title: str, before: FieldPath, after: FieldPath) -> _ComparedPlace:
        return _ComparedPlace((*self.words, title), (*self.before, *before), (*self.after, *after))


@dataclass(frozen=True)
class RecordComparison:
    """Compares records of two states.

    Attributes:
        is_linked: whether the indicators of figures are known in both states.
    """

    before: Side
    after: Side
    is_linked: bool = True

    def list_differences(
        self,
        before: BaseModel,
        after: BaseModel,
        skip: frozenset[str] = frozenset(),
        at: FieldPath = (),
        *,
        with_unprinted: bool = False,
    ) -> Iterator[FieldDifference]:
        """List all fields that readers see differently, in the order of the model.

        Args:
            before: a record.
            after: a record of the same model.
            skip: fields of the record that are not compared here.
            at: path of the record in the larger record to which the titles belong.
            with_unprinted: whether fields of the record count that no page prints, such as words
                for the search.
        """
        place = _ComparedPlace((), at, at)
        yield from self._records(before, after, place, skip, with_unprinted=with_unprinted)

    def _records(
        self,
        before: BaseModel,
        after: BaseModel,
        place: _ComparedPlace,
        skip: frozenset[str] = frozenset(),
        *,
        with_unprinted: bool = False,
    ) -> Iterator[FieldDifference]:
        for name, info in type(after).model_fields.items():
            if (info.exclude and not with_unprinted) or name in skip:
                continue
            old, new = getattr(before, name), getattr(after, name)
            if old != new:
                here = place.step_into(info.title or name, (name,), (name,))
                yield from self._values(old, new, here, info)

    def _values(
        self, old: Any, new: Any, place: _ComparedPlace, info: FieldInfo
    ) -> Iterator[FieldDifference]:
        if isinstance(old, BaseModel) and isinstance(new, BaseModel):
            yield from self._records(old, new, place)
        elif _is_list_of_records(old) or _is_list_of_records(new):
            yield from self._lists(old, new, place)
        else:
            yield from self._leaf(old, new, place, info)

    def _lists(
        self, old: Sequence[BaseModel], new: Sequence[BaseModel], place: _ComparedPlace
    ) -> Iterator[FieldDifference]:
        for here, there in pair_in_order(old, new):
            if here is not None and there is not None and old[here] == new[there]:
                continue
            number = (there if there is not None else here or 0) + 1
            *above, title = place.words
            known = replace(place, words=tuple(above))
            item = known.step_into(f"{title} {number}", _step(here), _step(there))
            printed = self._printed_title(item)
            if printed:
                item = replace(item, words=(printed,))
            if here is not None and there is not None:
                yield from self._records(old[here], new[there], item)
                continue
            before = self.before.names.show(old[here]) if here is not None else ""
            after = self.after.names.show(new[there]) if there is not None else ""
            words = compare_wordings(before, after)
            yield FieldDifference(" › ".join(item.words), *words, root=item.root)

    def _leaf(
        self, old: Any, new: Any, place: _ComparedPlace, info: FieldInfo
    ) -> Iterator[FieldDifference]:
        name = str(place.after[-1])
        what = self._title(place)
        before, after = self.before.names.show(old, name), self.after.names.show(new, name)
        is_passage = _is_passage(info)
        if is_passage or isinstance(old, BaseModel) or isinstance(new, BaseModel):
            looks = (html(before), html(after)) if before and after else ("", "")
            before, after = plain(before), plain(after)
            if one_line(before) == one_line(after):
                if looks[0] != looks[1]:
                    yield FieldDifference(what, remark=_ONLY_LOOKS, root=place.root)
                return
        elif before and one_line(before) == one_line(after):
            if not is_reference(name):
                return  # they differ only in white space, which pages do not show
            before, after = f"{before} ({old})", f"{after} ({new})"  # two bodies with one name
        yield FieldDifference(what, *compare_wordings(before, after), root=place.root)

    def _title(self, place: _ComparedPlace) -> str:
        """Return the name of a field for readers: the title of its passage, or of its path."""
        printed = self.after.titles.get(place.after) or self.before.titles.get(place.before)
        if printed and place.after[-1] == "heading":
            return f"{printed} › Đầu mục"
        return printed or " › ".join(place.words)

    def _printed_title(self, place: _ComparedPlace) -> str:
        """Return the name of an item of a printed list for readers."""
        after = self.after.titles.get((*place.after, "text"), "") if _ends_in_number(place) else ""
        return after or self.before.titles.get((*place.before, "text"), "")


def pair_in_order(
    before: Sequence[Any], after: Sequence[Any]
) -> Iterator[tuple[int | None, int | None]]:
    """Pair the indices of items that are equal or similar; None for a missing partner."""
    old, new = [repr(item) for item in before], [repr(item) for item in after]
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield from _pair_like(old, new, range(a, b), range(c, d))


def _pair_like(
    old: Sequence[str], new: Sequence[str], before: range, after: range
) -> Iterator[tuple[int | None, int | None]]:
    """Pair items that differ: in order if there are equally many, otherwise by similarity."""
    if len(before) == len(after):
        yield from zip(before, after, strict=True)
        return
    begin = after.start
    for here in before:
        likeness = {there: _likeness(old[here], new[there]) for there in range(begin, after.stop)}
        found = max(likeness, key=lambda there: likeness[there], default=None)
        if found is None or likeness[found] < _LIKE:
            yield here, None
            continue
        yield from ((None, there) for there in range(begin, found))
        yield here, found
        begin = found + 1
    yield from ((None, there) for there in range(begin, after.stop))


def _likeness(before: str, after: str) -> float:
    return SequenceMatcher(None, before.split(), after.split(), autojunk=False).ratio()


def _step(number: int | None) -> FieldPath:
    return () if number is None else (number,)


def _ends_in_number(place: _ComparedPlace) -> bool:
    return bool(place.after) and isinstance(place.after[-1], int)


def _is_list_of_records(value: Any) -> bool:
    return isinstance(value, tuple) and any(isinstance(item, BaseModel) for item in value)


def _is_passage(info: FieldInfo) -> bool:
    """Tell whether a field has paragraphs in reduced Markdown, and not one printed line."""
    return _READ_AS_PASSAGE in info.metadata or Passage in get_args(info.annotation)

"""Showing values of records to readers: names instead of identifiers, Vietnamese for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from thidua.attachments.inspection.published import KIND_NAMES
from thidua.language.dates import Edtf
from thidua.language.markup import plain_line
from thidua.model import labels
from thidua.model.document import Authority

_TABLES: tuple[Mapping[Any, str], ...] = (
    labels.LEVELS,
    labels.LEGAL_FORMS,
    labels.LABELS,
    labels.REVIEWS,
    labels.HISTORY_KINDS,
    labels.SCOPES,
    labels.ROLES,
    labels.VALIDITIES,
    labels.LANGUAGES,
    labels.HONOREE_KINDS,
    labels.HONOUR_TYPES,
    labels.AWARD_FORMS,
    labels.PURPOSES,
    labels.CHANNELS,
    labels.BETTER_FOR_STAFF,
    {Authority.NONE: "không ghi"},  # the other values are Vietnamese already
    KIND_NAMES,
)
_WORDS = {member: words for table in _TABLES for member, words in table.items()}
_LISTS_NAMED_BY = {
    "issuer": "issuers",
    "parent": "issuers",
    "successors": "issuers",
    "field": "fields",
    "fields": "fields",
    "doc_type": "document_types",
    "plan": "plans",
    "related": "plans",
}


def is_reference(name: str) -> bool:
    """Tell whether a field with this name contains identifiers of other records."""
    return name in _LISTS_NAMED_BY


@dataclass(frozen=True)
class IdentifierNames:
    """The names of identifiers, by list."""

    issuers: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    document_types: Mapping[str, str] = field(default_factory=dict)
    plans: Mapping[str, str] = field(default_factory=dict)

    def show(self, value: Any, name: str = "") -> str:
        """Return a value as text for readers; empty if there is none.

        Args:
            value: of a field of any record.
            name: of the field; decides in which list its identifiers are looked up.
        """
        if isinstance(value, BaseModel):
            return self._described(value)
        if isinstance(value, tuple):
            mark = "; " if any(isinstance(item, BaseModel) for item in value) else ", "
            return mark.join(self.show(item, name) for item in value)
        if isinstance(value, str) and is_reference(name):
            known: Mapping[str, str] = getattr(self, _LISTS_NAMED_BY[name])
            return known.get(value, value)
        return _plain_value(value)

    def _described(self, record: BaseModel) -> str:
        """Describe a record on one line: its values; if there are several, each after its title."""
        said = [
            (info.title or name, self.show(value, name))
            for name, info in type(record).model_fields.items()
            if (value := getattr(record, name)) != info.default
        ]
        if len(said) == 1:
            return plain_line(said[0][1])
        return "; ".join(f"{title}: {plain_line(value)}" for title, value in said if value)


def _plain_value(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "có" if value else "không"
        case Enum():
            return _WORDS.get(value, str(value.value))
        case Edtf():
            return value.in_words()
        case date():
            return labels.day(value)
    return str(value)

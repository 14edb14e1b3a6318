"""What a portal knows already and a draft refers to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from thidua.datafiles.closed_lists import read_closed_lists
from thidua.datafiles.validation import read
from thidua.foundation.problems import Problem
from thidua.model import Indicator, Issuers, PortalIdentity
from thidua.model.vocabulary import DocumentType, Field, Issuer
from thidua.portal.sources import ISSUERS, PORTAL

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Vocabulary:
    """The closed lists of a portal.

    Attributes:
        taken: identifiers that plans have.
        most_megabytes: how large a published file may be.
    """

    issuers: Sequence[Issuer]
    types: Sequence[DocumentType]
    fields: Sequence[Field]
    indicators: Sequence[Indicator]
    taken: frozenset[str]
    most_megabytes: int


def read_vocabulary(root: Path) -> tuple[Vocabulary | None, list[Problem]]:
    """The lists of the portal in ``root``; None with the problems that keep them from use."""
    problems: list[Problem] = []
    identity = _one(root, PORTAL, PortalIdentity, problems)
    issuers = _one(root, ISSUERS, Issuers, problems)
    closed, found = read_closed_lists(root)
    problems += found
    if problems or not (identity and issuers and closed):
        return None, problems
    plans = root / "data" / "plans"
    vocabulary = Vocabulary(
        issuers=issuers.issuers,
        types=closed.document_types,
        fields=closed.fields,
        indicators=closed.indicators,
        taken=frozenset(path.name for path in plans.iterdir()) if plans.is_dir() else frozenset(),
        most_megabytes=identity.max_file_size,
    )
    return vocabulary, []


def _one(root: Path, file: str, model: type[Model], problems: list[Problem]) -> Model | None:
    entry, found = read(root / file, file, model)
    problems += found
    return entry.record if entry else None

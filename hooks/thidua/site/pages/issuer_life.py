"""What readers are told of the life of a body: when and why it ended, and who continues it."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.model.labels import lived
from thidua.model.vocabulary import EndingDocument, Issuer
from thidua.portal.succession import Succession


@dataclass(frozen=True)
class IssuerEnd:
    """The end of a body.

    Attributes:
        document: the name, number and date of the document that ended it; may be empty.
        url: where that document is; may be empty.
        successors: the bodies that came directly after it.
        heirs: the bodies that stand in its place now, where they are others than the successors.
        above: the body above it then, where no body came after it; None if that is not known.
        heirs_above: the bodies in the place of ``above`` now, if it ended too.
    """

    document: str
    url: str
    successors: tuple[Issuer, ...]
    heirs: tuple[Issuer, ...]
    above: Issuer | None
    heirs_above: tuple[Issuer, ...]


def describe_end(issuer: Issuer, succession: Succession) -> IssuerEnd | None:
    """The end of a body; None for one that stands."""
    if issuer.valid_to is None:
        return None
    successors = succession.successors(issuer.id)
    heirs = succession.heirs(issuer.id)
    above = succession.issuers.get(issuer.parent or "") if not successors else None
    return IssuerEnd(
        document=_name_document(issuer.ended_by) if issuer.ended_by else "",
        url=(issuer.ended_by.url or "") if issuer.ended_by else "",
        successors=tuple(successors),
        heirs=() if heirs == successors else tuple(heirs),
        above=above,
        heirs_above=tuple(succession.heirs(above.id)) if above else (),
    )


def _name_document(document: EndingDocument) -> str:
    number = f" số {document.number}" if document.number else ""
    if document.date is None:
        return f"{document.title}{number}"
    day = "ngày " if document.date.day else ""
    return f"{document.title}{number}, {day}{document.date.in_words()}"


def name_through_time(issuer: Issuer, succession: Succession) -> str:
    """What search results call a body: with who continues it, or the end of it, if it ended."""
    heirs = succession.heirs(issuer.id)
    if heirs:
        return f"{issuer.short_name} {_now(issuer, heirs)}"
    if issuer.valid_to is None:
        return issuer.short_name
    above = succession.issuers.get(issuer.parent or "")
    later = succession.heirs(above.id) if above else []
    if above and later:
        return f"{lived(issuer)}, thuộc {above.short_name} {_now(above, later)}"
    return lived(issuer)


def _now(issuer: Issuer, heirs: list[Issuer]) -> str:
    """In brackets: what has come in the place of a body."""
    names = [
        lived(heir) if heir.short_name == issuer.short_name else heir.short_name for heir in heirs
    ]
    if len(names) == 1:
        return f"(sau là {names[0]})"
    named = ", ".join(names[:2])
    more = f" và {len(names) - 2} cơ quan khác" if len(names) > 2 else ""  # noqa: PLR2004
    return f"(sau do {named}{more} tiếp nối)"


def list_names_now(issuer: Issuer, succession: Succession) -> list[str]:
    """The names under which people search for a body today: of its heirs, and of those above it."""
    found = succession.heirs(issuer.id)
    if issuer.valid_to and issuer.parent:
        found += succession.heirs(issuer.parent)
    return [name for heir in found for name in (heir.short_name, heir.name)]

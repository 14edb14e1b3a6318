"""Finding the known body that a name in a document means, and proposing an unknown one.

Names are printed in full (“Ủy ban nhân dân huyện Bình Sơn”), short (“UBND huyện Bình Sơn”), or
without the place (“UBND huyện”, “UBND tỉnh”), which then is that of the issuer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from thidua.attachments.text.model import Manuscript
from thidua.authoring.drafting.issuer_names import (
    BODIES,
    PLACE,
    guess_name,
    read_name_above,
    read_printed_name,
)
from thidua.authoring.new_issuer import NewIssuer, find_level_in_head, propose_issuer, shorten
from thidua.authoring.records import HeaderFields
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, Found
from thidua.language.dates import Edtf
from thidua.language.vietnamese import fold
from thidua.model.tiers import Level
from thidua.model.vocabulary import Issuer

_CHAIR = re.compile(r"^(?:chu tich|ban thuong vu|ban chap hanh dang bo|thuong truc|lanh dao) ")
_LEVELS = {
    "tinh": Level.PROVINCE, "thanh pho": Level.PROVINCE, "huyen": Level.DISTRICT,
    "thi xa": Level.DISTRICT, "quan": Level.DISTRICT, "xa": Level.COMMUNE,
    "phuong": Level.COMMUNE, "thi tran": Level.COMMUNE, "dac khu": Level.COMMUNE,
}  # fmt: skip
_PLACE_WORDS = {Level.PROVINCE: "tinh", Level.DISTRICT: "huyen", Level.COMMUNE: "xa"}
_CENTRAL = {
    "bo chinh tri": "bo-chinh-tri", "chinh phu": "chinh-phu",
    "thu tuong chinh phu": "thu-tuong-chinh-phu", "ban bi thu": "ban-bi-thu",
    "ban chap hanh trung uong": "ban-chap-hanh-trung-uong", "quoc hoi": "quoc-hoi",
}  # fmt: skip
_GUESSED = Level.PROVINCE
UNKNOWN_ISSUER = "Chưa rõ cơ quan"
"""Begins the identifier of a plan whose body was not read, until somebody chooses it."""


@dataclass(frozen=True)
class FoundIssuer:
    """The body that issued a document.

    Attributes:
        id: its identifier; a value without a place in the document if the body was not found.
        short_name: with which the identifier of the plan begins.
        new: a proposed entry for the list of issuers, if the body is not in it.
        printed: what the document calls it, in short; empty if the body was not found.
    """

    id: DraftedValue
    short_name: str
    new: NewIssuer | None = None
    printed: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the issuer was found in the document."""
        return self.id.place is not None


def read_issuer(
    header: HeaderFields, index: IssuerIndex, manuscript: Manuscript
) -> Found[FoundIssuer]:
    """Read which body issued a document: a known one, a new one, or an unknown one."""
    printed, place = header.issuer_text, header.place
    identifier, name = index.find_own(
        printed.text if printed else None, place.text if place else None, manuscript.text
    )
    first = manuscript.paragraphs[0].place if manuscript.paragraphs else None
    if identifier:
        value = DraftedValue(identifier, first, Certainty.SURE if printed else Certainty.LIKELY)
        known = index.by_id[identifier].short_name if first else UNKNOWN_ISSUER
        return Found(FoundIssuer(value, known, printed=_keep_printed(known, name) if first else ""))
    new = propose_issuer(name, index.by_id) if name else None
    if new and printed:
        new = _place_in_head(new, printed.text, index, manuscript.text)
    if new:
        value = DraftedValue(new.id, first, Certainty.DOUBTFUL)
        why = f"`{new.id}` là cơ quan mới, đã được đề xuất ở `data/issuers.yml`. Xem lại ở đó."
        if not new.group and not new.parent:
            new = replace(new, group=_GUESSED)
            why = (
                f"Chưa rõ cấp của “{new.name}”; `data/issuers.yml` tạm ghi `{_GUESSED.value}`. "
                "Sửa `level` ở đó nếu không đúng; trường học, bệnh viện, doanh nghiệp, đơn vị thì "
                "ghi `kind`."
            )
        return Found(FoundIssuer(value, new.short_name, new, new.short_name), _doubt(why))
    # A plan must have an issuer, so the first one of the list is used, with a doubt.
    value = DraftedValue(next(iter(index.by_id)), None, Certainty.DOUBTFUL)
    why = (
        "Chưa rõ cơ quan ban hành: đây chỉ là mã đứng đầu danh sách. Chọn mã đúng trong "
        "`data/issuers.yml`."
    )
    return Found(FoundIssuer(value, UNKNOWN_ISSUER), _doubt(why))


def _keep_printed(known: str, name: str) -> str:
    """The short name of the list, unless it says more than is printed: *UBND xã Mẫu (cũ)*.

    After a merger staff tell bodies of one name apart; their documents know nothing of it.
    """
    is_printed = set(_shorten_bodies(known).split()) <= set(_shorten_bodies(name).split())
    return known if is_printed else shorten(name)


def _place_in_head(new: NewIssuer, printed: str, index: IssuerIndex, text: str) -> NewIssuer:
    """A new body with its level and the known body above it, from the lines above its name."""
    above = read_name_above(printed, text)
    new = replace(new, parent=index.find_named(above) if above else None)
    level = None if new.group else find_level_in_head(printed)
    return replace(new, group=level) if level else new


def _doubt(why: str) -> tuple[DraftedDoubt, ...]:
    return (DraftedDoubt(("document", "issuer"), why),)


def _shorten_bodies(name: str) -> str:
    """Write a name without marks, with the short form of its body: ``ubnd huyen binh son``."""
    words = fold(" ".join(name.split()))
    for full, short in BODIES:
        words = words.replace(full, short)
    return words


class IssuerIndex:
    """Finds the bodies that a document names.

    Args:
        issuers: all known bodies.
        issued: the date of the document, as far as it is known.
    """

    def __init__(self, issuers: Sequence[Issuer], issued: Edtf | None) -> None:
        self.by_id: Mapping[str, Issuer] = {issuer.id: issuer for issuer in issuers}
        self._ids_by_name: dict[str, list[str]] = {}
        for issuer in issuers:
            if issued is None or issuer.existed_on(issued):
                for name in (issuer.name, issuer.short_name):
                    self._ids_by_name.setdefault(_shorten_bodies(name), []).append(issuer.id)
        self._id_by_name = {name: ids[0] for name, ids in self._ids_by_name.items()}

    def find_named(self, name: str) -> str | None:
        """Find the body with exactly this name in any spelling, or the body of this chairperson."""
        words = _shorten_bodies(name)
        return self._id_by_name.get(words) or self._id_by_name.get(_CHAIR.sub("", words))

    def find_cited(self, text: str, own: str | None) -> str | None:
        """Find the body whose name begins a text, such as the words after “của”.

        Args:
            text: it begins with the name.
            own: the issuer of the citing document; “UBND huyện” means the one of its district.

        Returns:
            Its identifier; None when not sure.
        """
        words = _shorten_bodies(text)
        known = [name for name in self._id_by_name if re.match(rf"{re.escape(name)}\b", words)]
        if known:
            return self._id_by_name[max(known, key=len)]
        for name, identifier in _CENTRAL.items():
            if words.startswith(name) and identifier in self.by_id:
                return identifier
        return self._find_relative(_CHAIR.sub("", words), own)

    def _find_relative(self, words: str, own: str | None) -> str | None:
        """Find “UBND huyện” or “HĐND huyện” of the issuer's place, “UBND tỉnh” of the one above."""
        match = re.match(
            r"(ubnd|hdnd|tinh uy|huyen uy|huyen|dang uy)\b\s*(tinh|huyen|xa)?\b", words
        )
        if not match or own is None or own not in self.by_id:
            return None
        body, level = match.group(1), match.group(2)
        if level is None and body in ("ubnd", "hdnd"):
            of = self.by_id[own].level
            level = _PLACE_WORDS.get(of) if of else None
        if body == "huyen":
            body, level = "huyen uy", "huyen"
        if body in ("tinh uy", "huyen uy"):
            level = body.removesuffix(" uy")
        place: Issuer | None = self.by_id[own]
        while place and level and place.level is not _LEVELS[level]:
            place = self.by_id.get(place.parent or "")
        if place is None or level is None:
            return None
        name = _shorten_bodies(place.name).removeprefix("ubnd ").removeprefix(f"{level} ")
        wanted = f"{body} {name}" if body.endswith(" uy") else f"{body} {level} {name}"
        return self._id_by_name.get(wanted)

    def find_own(self, printed: str | None, place: str | None, text: str) -> tuple[str | None, str]:
        """Find the issuer of a document.

        Args:
            printed: the lines of its head that name the issuer, if it has them.
            place: the place before the date.
            text: the whole document.

        Returns:
            The identifier, or None, and the name that the document gives it, or "".
        """
        name = read_printed_name(printed, text) if printed else ""
        if not name:
            name = guess_name(place, text)
        return (self.find_named(name) or self._find_below(name), name) if name else (None, "")

    def _find_below(self, name: str) -> str | None:
        """Find a body known without its place, if one above it has the place that the head adds."""
        place = next((found for found in PLACE.finditer(name) if found.end() == len(name)), None)
        named = self._ids_by_name.get(_shorten_bodies(name[: place.start()]), ()) if place else ()
        below = {known for known in named if place and self._is_below(known, place.group())}
        return below.pop() if len(below) == 1 else None

    def _is_below(self, known: str, place: str) -> bool:
        """Whether the name of a body above a known one ends in a place."""
        seen = {known}
        while (above := self.by_id[known].parent) and above not in seen and above in self.by_id:
            if re.search(rf"\b{re.escape(fold(place))}$", fold(self.by_id[above].name)):
                return True
            known = above
            seen.add(above)
        return False

"""How honoured examples are shown: as cards, with their pictures, and what they were given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from thidua.attachments.inspection.filetypes import BY_SUFFIX
from thidua.attachments.photographs import PhotographForm
from thidua.language.markup import plain_line
from thidua.language.vietnamese import fold, slug
from thidua.model import Honoree, paths
from thidua.model.honoree import Award, AwardForm, Decision, HonoreeKind, HonourType
from thidua.model.labels import AWARD_FORMS, HONOREE_KINDS, HONOUR_TYPES, byte_size
from thidua.model.story import Deed
from thidua.model.vocabulary import Field, Issuer
from thidua.portal.albums import Album, Picture
from thidua.portal.catalogue import Catalogue
from thidua.site.pages.cards import tell_plan_apart
from thidua.site.pages.page import Link, shorten

_LEAD = 150
_LONGEST_PLACE = 48  # letters of an address; longer words are a description, not a name
_GIVEN = {
    AwardForm.EMULATION_TITLE: ("Được công nhận", "danh hiệu"),
    AwardForm.STATE_HONORARY_TITLE: ("Được phong tặng", "danh hiệu"),
}
_OTHERS = ("danh hiệu", "bằng", "cờ", "giấy", "huân chương", "huy chương", "huy hiệu", "thư khen",
           "kỷ niệm chương", "kỉ niệm chương", "biểu dương", "giải thưởng")  # fmt: skip


class ShownPicture(NamedTuple):
    """A photograph with its sizes, each with its address and width; the smallest first."""

    src: str
    sizes: tuple[tuple[str, int], ...]
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    note: str


@dataclass(frozen=True)
class StoryCard:
    """An honoured example in a list.

    Attributes:
        path: of its page.
        name: who is honoured.
        kind: what their kind is called.
        type: what the type of the honour is called.
        place: where they are; may be empty.
        where: what tells it from others: its plan, or its year.
        field: the field that it belongs to.
        lead: the beginning of what they did.
        picture: the first photograph, cut for cards; None without one.
    """

    path: str
    name: str
    kind: str
    type: str
    place: str
    where: str
    field: Field
    lead: str
    picture: ShownPicture | None


class DecisionLink(NamedTuple):
    """Where a decision is read: its words, address, and whether that is elsewhere."""

    text: str
    address: str
    is_elsewhere: bool


@dataclass(frozen=True)
class ShownAward:
    """A reward as a sentence.

    Attributes:
        given: what was given, by which decision.
        revoked: that it was taken back; empty if it stands.
        links: where its decisions are read.
        notes: remarks.
    """

    given: str
    revoked: str
    links: tuple[DecisionLink, ...]
    notes: tuple[str, ...]


def make_story_card(catalogue: Catalogue, honoree: Honoree) -> StoryCard:
    """The card of an honoured example that is shown."""
    pictures = catalogue.albums[honoree.id].pictures
    return StoryCard(
        path=paths.honoree(honoree.id),
        name=honoree.name,
        kind=HONOREE_KINDS[honoree.kind],
        type=HONOUR_TYPES[honoree.type],
        place=honoree.place or "",
        where=tell_story_apart(catalogue, honoree),
        field=catalogue.fields[honoree.field],
        lead=shorten_story(honoree),
        picture=make_picture(pictures[0], pictures[0].card) if pictures else None,
    )


def shorten_story(honoree: Honoree) -> str:
    """The beginning of what somebody did."""
    return shorten(plain_line(honoree.achievement), _LEAD)


def tell_story_apart(catalogue: Catalogue, honoree: Honoree) -> str:
    """What tells an example from others: issuer and year of its plan, or else its own year."""
    plan = catalogue.plan_by_id.get(honoree.plan) if honoree.plan else None
    if plan:
        return tell_plan_apart(catalogue, plan)
    year = catalogue.year_of(honoree)
    return f"năm {year}" if year else ""


def make_picture(picture: Picture, forms: tuple[PhotographForm, ...]) -> ShownPicture:
    """A photograph in some of its sizes."""
    largest, told = forms[-1], picture.photograph
    return ShownPicture(
        src=picture.address(forms[min(1, len(forms) - 1)]),
        sizes=tuple((picture.address(form), form.size.width) for form in forms),
        width=largest.size.width,
        height=largest.size.height,
        alt=told.alt,
        caption=told.caption or "",
        credit=told.credit or "",
        note=told.note or "",
    )


def say_deed(deed: Deed | None) -> str:
    """When and where it was done: ``Ngày 02/03/2026, tại …``; empty if neither is told."""
    if deed is None:
        return ""
    when = deed.date.in_words() if deed.date else ""
    day = f"ngày {when}" if deed.date and deed.date.day else when
    told = ", ".join(part for part in (day, f"tại {deed.place}" if deed.place else "") if part)
    return told[:1].upper() + told[1:]


def list_places(honoree: Honoree) -> tuple[str, ...]:
    """The places that an example belongs to: ``Huyện Hà Quảng, tỉnh Cao Bằng`` are two."""
    parts = (part.strip(" .") for part in (honoree.place or "").split(","))
    return tuple(
        part[:1].upper() + part[1:] for part in parts if 0 < len(slug(part)) <= _LONGEST_PLACE
    )


def list_kinds(honoree: Honoree) -> tuple[str, str]:
    """What its kind and its type are called."""
    return HONOREE_KINDS[HonoreeKind(honoree.kind)], HONOUR_TYPES[HonourType(honoree.type)]


def make_award(
    award: Award, issuers: Mapping[str, Issuer], honoree: Honoree, album: Album
) -> ShownAward:
    """A reward as a sentence, with its decisions."""
    notes = [part.note for part in (award, award.decision, award.revoked_by) if part and part.note]
    links = [
        link
        for decision, name in ((award.decision, "quyết định"), (award.revoked_by, "thu hồi"))
        if decision
        for link in _decision_links(decision, name, honoree, album)
    ]
    by = _say_decision(award.decision, issuers) if award.decision else ""
    back = _say_decision(award.revoked_by, issuers) if award.revoked_by else ""
    return ShownAward(
        given=f"{say_award(award)}{f', theo {by}' if by else ''}.",
        revoked=(f"Đã bị thu hồi{f' theo {back}' if back else ''}." if award.revoked_by else ""),
        links=tuple(links),
        notes=tuple(notes),
    )


def say_award(award: Award) -> str:
    """What was given: ``Được tặng Giấy khen của Chủ tịch UBND xã``."""
    verb, form = _GIVEN.get(award.award_form, ("Được tặng", AWARD_FORMS[award.award_form]))
    title = award.title.strip().rstrip(".")
    folded = fold(title)
    named = (*map(fold, AWARD_FORMS.values()), *map(fold, _OTHERS))
    if folded.startswith("duoc "):  # it is a sentence already
        return title[:1].upper() + title[1:]
    if any(f"{folded} ".startswith(f"{name} ") for name in named):
        is_form = f"{folded} ".startswith(f"{fold(AWARD_FORMS[award.award_form])} ")
        return f"{verb if is_form or award.award_form in _GIVEN else 'Được tặng'} {title}"
    quoted = f"“{title}”" if award.award_form in _GIVEN and "“" not in title else title
    return f"{verb} {form} {quoted}"


def _say_decision(decision: Decision, issuers: Mapping[str, Issuer]) -> str:
    """The decision with number, date and body; empty if nothing of these is known."""
    told = []
    if decision.number:
        told.append(f"số {decision.number}")
    if decision.date:
        day = "ngày " if decision.date.day else ""
        told.append(f"{day}{decision.date.in_words()}")
    if decision.issuer:
        told.append(f"của {issuers[decision.issuer].short_name}")
    return f"Quyết định {' '.join(told)}" if told else ""


def _decision_links(
    decision: Decision, name: str, honoree: Honoree, album: Album
) -> Iterator[DecisionLink]:
    sizes = {file: inspected.size for file, _, inspected in album.documents}
    if decision.file in sizes:
        kind = BY_SUFFIX[f".{decision.file.rpartition('.')[2]}"].name
        text = f"Tải {name} ({kind}, {byte_size(sizes[decision.file])})"
        yield DecisionLink(text, paths.honoree_file(honoree.id, decision.file), is_elsewhere=False)
    if decision.url:
        host = urlsplit(decision.url).hostname or ""
        yield DecisionLink(f"Đọc {name} ở {host}", decision.url, is_elsewhere=True)


def list_facets(catalogue: Catalogue, honoree: Honoree) -> Iterator[tuple[str, Link]]:
    """The lists that an example is in besides the one of all, each with the key of its facet."""
    field = catalogue.fields[honoree.field]
    yield "linh-vuc", Link(field.name, paths.honorees_of("linh-vuc", field.slug))
    year = catalogue.year_of(honoree)
    if year:
        yield "nam", Link(f"Năm {year}", paths.honorees_of("nam", str(year)))
    for place in dict.fromkeys(list_places(honoree)):
        yield "noi", Link(place, paths.honorees_of("noi", slug(place)))
    for kind in list_kinds(honoree):
        yield "loai", Link(kind, paths.honorees_of("loai", slug(kind)))

"""What can be found: every page that answers a question, and the places in it with their addresses.

Entries come from the model, never from finished pages; the words are those that
:mod:`thidua.model.printed` gives every other reader of a plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from thidua.language.markup import one_line, plain, plain_line
from thidua.model import Honoree, Plan, paths
from thidua.model.labels import lived
from thidua.model.parts import PART, PARTS, Part, PartForm, PlaceKind
from thidua.model.printed import PrintedPassage, printed_items
from thidua.model.responsibility import Responsibility, Role
from thidua.model.vocabulary import Issuer
from thidua.portal.catalogue import Catalogue
from thidua.portal.cited_works import CitedWork
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.portal.result_states import STATES
from thidua.portal.succession import Succession
from thidua.site.pages.cited import name_cited
from thidua.site.pages.issuer_life import list_names_now, name_through_time
from thidua.site.pages.life_events import encode_life
from thidua.site.pages.result_rule import RULE_TITLE
from thidua.site.pages.stories import tell_story_apart
from thidua.site.search.words_elsewhere import (
    list_amended_words,
    list_day_words,
    list_other_names,
    shorten_place,
)


def _list_stems(part: Part) -> Iterator[tuple[str, tuple[str, str, int]]]:
    """The stems of the anchors of a part, each with its line of :data:`OUTLINE`."""
    assert part.kind is not None
    if part.form is PartForm.ITEMS:
        for bullet, counted in (("", "mục"), ("-gach", "gạch đầu dòng")):
            yield f"{part.anchor}{bullet}", (part.name, f"{part.name}, {counted} ", part.kind)
    else:
        before = f"{part.one} " if part.form is PartForm.COUNTED else ""
        yield part.anchor, (part.name, before, part.kind)


OUTLINE: dict[str, tuple[str, str, int]] = {
    stem: line for part in PARTS if part.kind is not None for stem, line in _list_stems(part)
}
"""Places of plans by the stem of their anchors: what they are called, what comes before a number,
and what kind they are."""


@dataclass(frozen=True)
class Place:
    """Words with an address of their own.

    ``anchor`` is empty for the top of the page; ``label`` where :data:`OUTLINE` tells it.
    """

    kind: PlaceKind
    anchor: str
    label: str
    texts: Sequence[str]


@dataclass(frozen=True)
class FindablePage:
    """A page that can be found.

    Attributes:
        path: its address, relative to the root of the site.
        title: how results name it.
        context: what tells it from others: issuer and year, or what sort of page it is.
        year: the campaign year; 0 where there is none.
        life: the times in the life of a plan after decisions changed it, as the browser reads them.
        places: the first is the page as a whole.
        kind: the type of a document that only changes others; else empty.
    """

    path: str
    title: str
    context: str
    year: int
    places: Sequence[Place]
    life: str = ""
    kind: str = ""


@dataclass(frozen=True)
class WrittenText:
    """A page of ``docs/`` as it was rendered."""

    path: str
    title: str
    summary: str
    html: str


def list_others(catalogue: Catalogue, written: Iterable[WrittenText]) -> Iterator[FindablePage]:
    """Every other page that can be found, in a fixed order."""
    for field in catalogue.fields.values():
        yield _page(paths.field(field.slug), field.name, "Lĩnh vực", [field.description or ""])
    for indicator in catalogue.indicators.values():
        if plans := catalogue.plans_by_indicator.get(indicator.id):
            words = [*indicator.synonyms, *indicator.asked_as, indicator.definition]
            path = paths.indicator(indicator.id)
            kind = PlaceKind.TARGET  # it answers as a target does
            context = f"So sánh chỉ tiêu của {len(plans)} kế hoạch"
            yield _page(path, indicator.name, context, words, kind)
    yield _page(paths.DATA, "Dữ liệu mở", "Tải về", ["Bảng Excel, CSV, JSON, API của mọi số liệu."])
    words = [f"{state.word}. {state.rule}" for state in STATES]
    yield _page(paths.RESULT_RULE, RULE_TITLE, "Giải thích", words)
    for text in sorted(written, key=lambda text: text.path):
        yield _written(text)
    # Of bodies of one name, the one that stands comes before those that ended.
    for issuer in sorted(catalogue.issuers.values(), key=lambda one: one.valid_to is not None):
        yield _page(
            paths.issuer(issuer.id),
            issuer.name,
            _describe_issuer(issuer),
            [_place_names(catalogue.succession, issuer)],
        )
    for work in catalogue.cited.values():
        if len(work.plans) > 1:
            yield _cited(catalogue, work)
    shown = [honoree for honoree in catalogue.honorees if not honoree.takedown]
    if shown:
        words = ["Gương sáng, tấm gương, điển hình tiên tiến, tiêu biểu, người tốt việc tốt"]
        kind = PlaceKind.HONOREE
        yield _page(paths.HONOREES, "Gương người tốt, việc tốt", "Mọi gương sáng", words, kind)
    for honoree in shown:
        yield _honoree(catalogue, honoree)


def make_plan_entry(published: PublishedPlan, summary: PlanSummary) -> FindablePage:
    """A plan, with every place of its page."""
    plan, issuer = published.plan, published.issuer
    succession = published.references.succession
    quotes = [quote.text for quote in (plan.theme, plan.motto) if quote]
    title = [
        *(passage.text for passage in published.passages if _is_title(passage)),
        f"{published.document_type.name} số {summary.number}",
        _place_names(succession, issuer),
        *list_names_now(issuer, succession),
        shorten_place(issuer.short_name, published.references.lexicon.readings),
        *(plain_line(quote) for quote in quotes),
    ]
    return FindablePage(
        path=paths.plan(plan.id),
        title=plan.document.title,
        context=name_through_time(issuer, succession),
        year=plan.year,
        # Who names a plan asks for it: what changed it has its name in its own, and comes behind.
        places=(
            Place(PlaceKind.TITLE if plan.is_campaign else PlaceKind.CONTENT, "", "", title),
            *_places(published),
        ),
        life=encode_life(summary.life),
        kind="" if plan.is_campaign else published.document_type.name,
    )


def _describe_issuer(issuer: Issuer) -> str:
    """What results say of a body: its short name, for that is how it is asked for, and its dates.

    A short name that only abbreviates the committee's first words tells nothing; dates tell a body
    from another of the same name.
    """
    short = issuer.short_name
    is_told = short == issuer.name or (
        short.startswith("UBND ") and issuer.name.endswith(short[5:])
    )
    dates = lived(issuer).removeprefix(short).strip(" ()")
    return ", ".join(filter(None, ("Cơ quan", "" if is_told else short, dates)))


def _place_names(succession: Succession, issuer: Issuer) -> str:
    """The body's names, and those of the bodies above it, for people search by place."""
    above = succession.issuers[issuer.parent].short_name if issuer.parent else ""
    return f"{issuer.short_name}\n{issuer.name}\n{above}"


def _list_requests(plan: Plan) -> frozenset[str]:
    """The addresses of the duties that others are only asked to take."""
    return frozenset(
        anchor
        for anchor, _, _, item in printed_items("responsibilities", plan.responsibilities)
        if isinstance(item, Responsibility)
        and item.units
        and all(unit.role is Role.REQUEST for unit in item.units)
    )


def _is_title(passage: PrintedPassage) -> bool:
    return passage.path == ("document", "title") or passage.path[0] == "theme"


def _places(published: PublishedPlan) -> Iterator[Place]:
    """Targets first, then what is printed in its order, duties last; one place an address.

    Of duties that answer equally well the first is shown: one that is given before those that are
    asked for, and the shortest, which says least besides.
    """
    by_anchor: dict[str, list[PrintedPassage]] = {}
    for passage in published.passages:
        if not _is_title(passage):
            by_anchor.setdefault(passage.anchor, []).append(passage)
    words = {anchor: [passage.text for passage in found] for anchor, found in by_anchor.items()}
    for anchor, text in (*list_amended_words(published), *list_day_words(published)):
        words.setdefault(anchor, []).append(text)
    for anchor, text in list_other_names(published, words):
        words[anchor].append(text)
    places = [Place(_kind(anchor), anchor, "", texts) for anchor, texts in words.items()]
    is_asked = _list_requests(published.plan)
    duties = sorted(
        (place for place in places if place.kind is PlaceKind.RESPONSIBILITY),
        key=lambda place: (place.anchor in is_asked, sum(map(len, place.texts))),
    )
    others = [place for place in places if place.kind is not PlaceKind.RESPONSIBILITY]
    yield from sorted(others, key=lambda place: place.kind is not PlaceKind.TARGET)
    yield from duties
    for index, cited in enumerate(published.plan.citations, 1):
        yield Place(
            PlaceKind.CITATION, PART["cited_in_text"].number(index), "", [one_line(cited.text)]
        )
    if closing := _form_words(published.plan):
        yield Place(PlaceKind.CONTENT, PART["form"].anchor, "", closing)
    for original in published.originals:
        if original.paragraphs:
            yield Place(PlaceKind.CONTENT, original.anchor, "", original.paragraphs)


def _kind(anchor: str) -> PlaceKind:
    if anchor == PART["targets"].anchor:  # the heading of the list
        return PlaceKind.CONTENT
    stem = anchor
    while stem and stem not in OUTLINE:  # the longest beginning that is one
        stem = stem.rpartition("-")[0]
    return PlaceKind(OUTLINE[stem][2])


def _form_words(plan: Plan) -> list[str]:
    document = plan.document
    signer = document.signer
    lines = [
        line.text for recipient in document.recipients for line in (recipient, *recipient.children)
    ]
    return [*lines, f"{signer.position} {signer.name or ''}"] if signer else lines


def _cited(catalogue: Catalogue, work: CitedWork) -> FindablePage:
    document = work.document
    issuer = catalogue.issuers[document.issuer].name if document.issuer else ""
    name = name_cited(catalogue, work)
    words = [name, document.title, issuer]
    return FindablePage(
        paths.cited(work.key),
        name,
        issuer or "Văn bản viện dẫn",
        0,
        (
            Place(PlaceKind.TITLE, "", "", [*words, str(document.year or "")]),
            Place(PlaceKind.CITATION, "", "Văn bản viện dẫn", [document.text]),
        ),
    )


def _honoree(catalogue: Catalogue, honoree: Honoree) -> FindablePage:
    words = [plain(honoree.achievement), honoree.unit or "", honoree.place or ""]
    if honoree.plan:
        plan = catalogue.plan_by_id[honoree.plan]
        words += [_place_names(catalogue.succession, catalogue.issuer_of(plan))]
    words += [honoree.quote.text] if honoree.quote else []
    words += [award.title for award in honoree.awards]
    words += [catalogue.fields[honoree.field].name] if honoree.field else []
    words += [honoree.theme or "", *(person.name for person in honoree.persons)]
    words += [plain(honoree.words.text)] if honoree.words else []
    words += [photograph.caption for photograph in honoree.photographs if photograph.caption]
    words += [honoree.deed.place] if honoree.deed and honoree.deed.place else []
    return FindablePage(
        paths.honoree(honoree.id),
        honoree.name,
        tell_story_apart(catalogue, honoree),
        catalogue.year_of(honoree) or 0,
        (
            Place(PlaceKind.TITLE, "", "", [honoree.name]),
            Place(PlaceKind.HONOREE, "", "Gương sáng", words),
        ),
    )


def _page(
    path: str, title: str, context: str, words: Sequence[str], kind: PlaceKind = PlaceKind.PAGE
) -> FindablePage:
    places = (Place(PlaceKind.TITLE, "", "", [title]), Place(kind, "", context, words))
    return FindablePage(path, title, context, 0, places)


def _written(text: WrittenText) -> FindablePage:
    reader = _Sections()
    reader.feed(text.html)
    reader.close()
    return FindablePage(
        path=text.path,
        title=text.title,
        context="Trang hướng dẫn",
        year=0,
        places=(
            # Help is no answer of the portal: not even by its title does it rank as one.
            Place(PlaceKind.PAGE, "", "", [text.title, text.summary]),
            *(Place(PlaceKind.PAGE, *section) for section in reader.sections if section[2]),
        ),
    )


class _Sections(HTMLParser):
    """The words of a text from the repository's own pages, section by section.

    ``sections`` holds anchor, heading and words of each part, the part before the first heading
    under an empty anchor.
    """

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[tuple[str, str, list[str]]] = [("", "", [])]
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        anchor = dict(attrs).get("id")
        if tag in ("h2", "h3") and anchor:
            self._in_heading = True
            self.sections.append((anchor, "", []))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h2", "h3"):
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        anchor, heading, words = self.sections[-1]
        if self._in_heading:
            self.sections[-1] = (anchor, heading + data, words)
        if data.strip():
            words.append(data)

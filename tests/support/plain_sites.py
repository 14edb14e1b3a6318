"""Sites that are made in memory: what their templates would be given, and nothing is written.

Data files are texts, originals say what their plans say, and nobody renders, paints or packs: a
whole site takes a second, and a test sees each value before a template puts it into words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from plain_dossiers import PlainSources
from plainplan import printed
from stand_ins import stand_in
from thidua.attachments.comparison import checking
from thidua.attachments.comparison.reports import ReportFidelity, compare_with_report
from thidua.attachments.comparison.words import Words
from thidua.attachments.inspection.facts import Extent, Findings, Inspected
from thidua.attachments.photographs import list_card_forms, list_whole_forms
from thidua.attachments.text.plaintext import read_text
from thidua.datafiles import yamltree
from thidua.datafiles.closed_lists import read_closed_lists
from thidua.datafiles.validation import FileRecord
from thidua.datafiles.yamldata import read_plainly
from thidua.foundation.store import Store
from thidua.look.assets import Assets
from thidua.look.dressing import Look
from thidua.look.icons import Icons
from thidua.model import Addresses, Honoree, Issuers, Plan, PortalIdentity, Results, paths
from thidua.model.document import OriginalKind
from thidua.model.target import Target
from thidua.portal.albums import NO_FILES, Album, Picture
from thidua.portal.catalogue import Catalogue
from thidua.portal.dossier import Dossier
from thidua.portal.plan_summary import PlanSummary, summarise
from thidua.portal.references import References
from thidua.portal.versions import MadeChange, list_made_changes, put_in_order
from thidua.site.build import NAVIGATION
from thidua.site.dress import Dress
from thidua.site.making import Content, ListedSection, Making, SectionGroup
from thidua.site.makings import Makings
from thidua.site.opendata.files import make_plan_files
from thidua.site.pages.answers import AnswersView
from thidua.site.pages.cards import Card
from thidua.site.pages.life import LineStory
from thidua.site.pages.page import Page, View
from thidua.site.pages.plan import PlanContext
from thidua.site.pages.plan_content import ANSWERS
from thidua.site.pages.standing import WrittenSource
from thidua.site.part_shelf import PartShelf
from thidua.site.plan_making import PlanMaker, _entries
from thidua.site.plan_parts import PlanContent, PlanDigests, SectionName, pack_parts
from thidua.site.render import Frame, Renderer
from thidua.site.search.entries import WrittenText, list_others, make_plan_entry
from thidua.site.search.page_sources import PAGES, pack_page

_LEFT_OUT = {"stories", "files"}
"""Sections of files that are copied, or drawn from copies."""
_SIZE = Extent(1600, 1200)
"""Of every photograph."""


class PlainPortal:
    """The data files of a portal, as texts: what a ``Workspace`` has in a folder.

    Args:
        folder: of lists of the portal's own, and of files beside the data.
        texts: the data files by their names.

    Attributes:
        shows_drafts: whether its site shows them, as a preview does.
        written: the pages of its texts.
    """

    def __init__(self, folder: Path, texts: Mapping[str, str]) -> None:
        self.folder, self.texts = folder, dict(texts)
        self.shows_drafts = False
        self.written: list[WrittenSource] = []

    def read(self, path: str) -> str:
        """The text of a data file."""
        return self.texts[path]

    def write(self, path: str, text: str) -> None:
        """Make or replace a data file."""
        self.texts[path] = text

    def print_original(self, path: str) -> None:
        """Replace the original of a plan by one that says what the plan says."""
        plan = self.open(path, Plan).record
        folder = path.rpartition("/")[0]
        self.write(f"{folder}/{plan.attachments[0].file}", f"Trang 1\n\n{printed(plan)}")

    def open(self, path: str, model: type[BaseModel]) -> Any:
        """A record with its file."""
        text = self.texts[path]
        data = read_plainly(text)
        if data is None:
            tree, _ = yamltree.parse(text, path)
            assert tree
            data = yamltree.plain(tree)
        source = self.folder / "data" / path
        return FileRecord(f"data/{path}", model.model_validate(data), source, data)

    def list_names(self, pattern: str) -> list[str]:
        """The names of data files that begin and end in some ways: ``honorees/*.yml``."""
        first, last = pattern.split("*")
        return sorted(name for name in self.texts if name.startswith(first) and name.endswith(last))

    def catalogue(self) -> Catalogue:
        """All records, as if they had been checked."""
        lists, _ = read_closed_lists(self.folder)
        assert lists
        references = References(
            self.folder, self.open("portal.yml", PortalIdentity),
            self.open("issuers.yml", Issuers), lists, Icons.of(self.folder, None),
        )  # fmt: skip
        files = self.list_names("plans/*/plan.yml")
        plans = [self.open(file, Plan) for file in files]
        made = [pair for entry in plans if not entry.record.draft
                for pair in list_made_changes(entry.record)]  # fmt: skip
        dossiers = [self._open_dossier(references, entry, made) for entry in plans]
        has_old = "addresses.yml" in self.texts
        sources = PlainSources(
            references=references,
            list_plans=lambda: tuple(map(_summarise, dossiers)),
            honorees=tuple(self.open(name, Honoree) for name in self.list_names("honorees/*.yml")),
            plan_folders=frozenset(one.entry.record.id for one in dossiers),
            addresses=self.open("addresses.yml", Addresses) if has_old else None,
            store=Store(None),
        )
        object.__setattr__(sources, "dossiers", {one.entry.record.id: one for one in dossiers})
        sources.__dict__["albums"] = stand_in(read=self._read_album)
        return Catalogue.of(sources, with_drafts=self.shows_drafts)

    def _open_dossier(
        self,
        references: References,
        entry: FileRecord[Plan],
        made: Iterable[tuple[str, MadeChange]],
    ) -> Dossier:
        """A plan with what is known of its files."""
        plan, folder = entry.record, f"plans/{entry.record.id}"
        name = f"{folder}/results.yml"
        results = self.open(name, Results) if name in self.texts else None
        changes = tuple(put_in_order([change for of, change in made if of == plan.id]))
        dossier = Dossier(references, entry, results, Store(None), changes)
        reviews = results.record.reviews if results else ()
        reports = {one.source.file: self._words(folder, one.source.file) for one in reviews
                   if one.source.file}  # fmt: skip
        originals = [self._words(folder, one.file, one.kind) for one in plan.attachments]
        dossier.__dict__.update(
            inspected=tuple(self._inspect(folder, one.file) for one in plan.attachments),
            reports={name: self._inspect(folder, name) for name in reports},
            fidelity=checking.check(plan, dossier.passages, [one for one in originals if one]),
            report_fidelity=tuple(
                compare_with_report(at, review, words)
                if (words := reports.get(review.source.file))
                else ReportFidelity(review.source.file or "")
                for at, review in enumerate(reviews)
            ),
        )
        return dossier

    def _read_album(self, honoree: Honoree) -> Album:
        """The files of an example: all its photographs are of one size."""
        if honoree.takedown:
            return NO_FILES
        folder = f"honorees/{honoree.id}"
        pictures = tuple(
            Picture(
                photograph, Path(photograph.file), "", paths.photograph(honoree.id, number),
                list_whole_forms(_SIZE), list_card_forms(_SIZE),
            )
            for number, photograph in enumerate(honoree.photographs, 1)
        )  # fmt: skip
        shown = {photograph.file for photograph in honoree.photographs}
        names = [name for _, name in honoree.own_files() if name not in shown]
        return Album(
            pictures, tuple((name, Path(name), self._inspect(folder, name)) for name in names)
        )

    def _words(
        self, folder: str, name: str, kind: OriginalKind = OriginalKind.ORIGINAL
    ) -> Words | None:
        text = self.texts.get(f"{folder}/{name}")
        return Words(name, read_text(text), kind=kind) if text else None

    def _inspect(self, folder: str, name: str) -> Inspected:
        """A text, or the scan of two pages."""
        text = self.texts.get(f"{folder}/{name}")
        found = Findings() if text else Findings(pages=2, has_text=False)
        content = (text or name).encode()
        return Inspected(hashlib.sha256(content).hexdigest(), len(content), found)


def _summarise(dossier: Dossier) -> PlanSummary:
    return summarise(
        dossier.entry.file, dossier.entry.record, dossier.held_lines, dossier.passages,
        dossier.results.record.published if dossier.results else (), life=dossier.life,
        files=dossier.inspected,
    )  # fmt: skip


class Listener(Renderer):
    """Notes what templates would be given, and makes only a name of it.

    Attributes:
        given: what was given to templates and painters, by the name that stands in its place.
    """

    def __init__(self, identity: PortalIdentity) -> None:
        self.given: dict[str, Any] = {}
        mark = Look(identity.colours, None).mark
        self._frame = Frame(identity, NAVIGATION, lambda path: path, "portal.css", mark, "policy")

    def note(self, kind: str, thing: Any, address: str = "") -> str:
        """Note a thing; its name."""
        name = f"{{{kind} {address or len(self.given)}}}"
        self.given[name] = thing
        return name

    def document(self, page: Page, root: str) -> str:
        """A page."""
        return self.note("page", page, page.path or "/")

    def bare_document(self, view: View, root: str) -> str:
        """A page for frames, or one that leads on."""
        return self.note("bare", view)

    def plan_body(self, page: Page, root: str) -> str:
        """What a plan says itself."""
        return self.note("plan", page, page.path)

    def whole_body(
        self,
        content: PlanContent,
        context: PlanContext,
        body: str,
        root: str,
        answers: Callable[[SectionName], AnswersView],
    ) -> str:
        """The same with what others say."""
        told: list[Any] = [context]
        if ANSWERS not in context.missing:
            told += [answers(one) for one in content.glance if one.kind == ANSWERS]
        return f"{body} {self.note('beside', told, content.sections[0].anchor)}"

    def target(self, target: Target, lines: Sequence[LineStory] = ()) -> str:
        """A target in lists."""
        return self.note("target", lines) if lines else f"<p>{target.text}</p>"

    def card(self, card: Card, root: str, level: int = 3) -> Markup:
        """A plan in lists."""
        return Markup(self.note("card", card, card.path))


class _Painter:
    """Notes the words of pictures and sheets in the place of painting them."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener

    def draw(self, words: Any, *_: Any) -> bytes:
        return self._listener.note("drawing", words).encode()

    def paint(self, words: Any, shape: Any, address: str) -> bytes:
        return self._listener.note("picture", words, address).encode()

    def print(self, words: Any, kind: Any, address: str, *_: Any) -> bytes:
        return self._listener.note("sheet", words, address).encode()


def tell_site(portal: PlainPortal) -> Iterator[tuple[str, Any]]:
    """Each file of a site: its address, and the view or the words that it is made of.

    What nobody makes of views is given as bytes. Of plans, what they say themselves comes first,
    and what search finds of all pages last.
    """
    catalogue = portal.catalogue()
    listener = Listener(catalogue.identity)
    maker = PlanMaker(
        listener, Path(), b"", {}, lambda *_: False, name="", with_drafts=portal.shows_drafts
    )
    packed: dict[tuple[str, str], bytes] = {}
    store = Store(None)
    known: dict[str, PlanDigests] = {}
    for plan in catalogue.plans:
        published = catalogue.open_plan(plan)
        parts = maker._make_parts(published, plan)
        made = pack_parts(parts)
        known[plan.id] = made.digests
        store.write(PAGES, [pack_page(parts.search)])
        for kind, kept in _entries(parts, made, plan.id, b""):
            packed[kind, plan.id] = kept.content
        yield from listener.given.items()
        listener.given.clear()
        yield from make_plan_files(published, plan, parts.records).items()
    shelf = PartShelf(known, lambda kind, plans: (packed[kind, plan] for plan in plans))
    dress = Dress(listener, Assets({}), Look(catalogue.identity.colours, None))
    makings = Makings(
        portal.folder, catalogue, dress, shelf=shelf, hashes=stand_in(tree=lambda _: ()),
        store=store, name="", site=b"", list_standing=lambda _: (),
    )  # fmt: skip
    makings.__dict__["_painter"] = _Painter(listener)
    for making in _list_makings(makings.list_sections(portal.written)):
        yield from _open_files(listener, making.make())
    entries = (make_plan_entry(catalogue.open_plan(plan), plan) for plan in catalogue.plans)
    for page in (*entries, *list_others(catalogue, _list_texts(portal))):
        yield f"search {page.path}", page


def _list_texts(portal: PlainPortal) -> Iterator[WrittenText]:
    for text in portal.written:
        yield WrittenText(text.path, text.meta["title"], text.meta["description"], text.html)


def _open_files(listener: Listener, files: Mapping[str, Content]) -> Iterator[tuple[str, Any]]:
    """Files with what they are made of, after what stands in several of them."""
    for path, content in files.items():
        name = content.decode() if isinstance(content, bytes) and content[:1] == b"{" else ""
        yield path, listener.given.pop(name, content)
    yield from listener.given.items()
    listener.given.clear()


def _list_makings(listed: Iterable[ListedSection]) -> Iterator[Making]:
    for section in listed:
        if isinstance(section, SectionGroup):
            yield from _list_makings(section.list_sections())
        elif section.name not in _LEFT_OUT:
            yield from section.list_makings()

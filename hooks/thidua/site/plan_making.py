"""Makes the parts of one plan, and writes the files that the plan has to itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pydantic_core import from_json, to_json

from thidua.foundation.site_tree import write_signed
from thidua.foundation.store import Kept
from thidua.foundation.tree_list import PackedFiles
from thidua.model import paths
from thidua.portal.dossier import Dossier
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.site.kit.news import pack_news
from thidua.site.kit.telling import tell_plan
from thidua.site.kit.texts import pack_texts, tell_in_words
from thidua.site.kit.told import pack_told
from thidua.site.opendata.files import make_plan_files
from thidua.site.opendata.records import list_plan_figures
from thidua.site.opendata.shapes import Record
from thidua.site.pages import jsonld
from thidua.site.pages.fidelity import name_place_picture
from thidua.site.pages.figure_fragments import list_figures
from thidua.site.pages.fronts import make_front
from thidua.site.pages.life import list_all_targets, list_stories
from thidua.site.pages.overview import make_overview
from thidua.site.pages.plan_content import make_plan_page, make_plan_view
from thidua.site.part_shelf import CONTENT, FIGURES, FRONT, NEWS, RECORDS, TARGETS, TEXTS, TOLD
from thidua.site.plan_parts import (
    PackedParts,
    PlanContent,
    PlanDigests,
    PlanParts,
    TargetFragment,
    pack_parts,
)
from thidua.site.render import Renderer
from thidua.site.search.entries import make_plan_entry
from thidua.site.search.page_sources import PAGES, pack_page
from thidua.site.search.pages import read_page

PARTS = "parts"
"""The kind of what is known of a plan's parts, before the name of the site."""
_KINDS = (CONTENT, TARGETS, FIGURES, RECORDS, FRONT, TOLD, TEXTS, NEWS)
_BETWEEN = b"\n"  # JSON as it is written here has none


class PlanMaker:
    """Makes the parts and the files of plans.

    Args:
        renderer: turns pages into HTML.
        folder: where files are written.
        site: a hash of what is the same for all plans: templates, icons, the address.
        kept: what the store knows of the parts of plans, by identifier.
        stands: whether the files of a plan that were made under a key are in the site.
        name: what the site is called in the store.
        with_drafts: whether drafts are made too.

    Attributes:
        known: hashes of the parts of each plan that was made, now or before.
        keys: those of the parts of each plan.
        new: of each plan that was made now, its own files.
    """

    def __init__(
        self,
        renderer: Renderer,
        folder: Path,
        site: bytes,
        kept: Mapping[str, Kept],
        stands: Callable[[str, bytes], bool],
        *,
        name: str,
        with_drafts: bool,
    ) -> None:
        self.site = site
        self.known: dict[str, PlanDigests] = {}
        self.keys: dict[str, bytes] = {}
        self.new: dict[str, PackedFiles] = {}
        self._renderer = renderer
        self._folder = folder
        self._kept = kept
        self._stands = stands
        self._kind = f"{PARTS} {name}"
        self._with_drafts = with_drafts

    def wants(self, summary: PlanSummary, key: bytes) -> bool:
        """Whether a plan must be made: its parts or one of its files are not what they were."""
        if summary.draft and not self._with_drafts:
            return False
        self.keys[summary.id] = key
        if summary.id not in self.known:
            known = _known(self._kept.get(summary.id), key)
            if known and self._stands(summary.id, key):
                self.known[summary.id] = known
        return summary.id not in self.known

    def take(self, summary: PlanSummary, kept: Iterable[tuple[str, Kept]]) -> None:
        """Note what another process has made of a plan."""
        (made,) = (entry for kind, entry in kept if kind == self._kind)
        self.known[summary.id], self.new[summary.id] = _read_made(made)
        self.keys[summary.id] = made.key

    def list_gone(self) -> list[tuple[str, str]]:
        """What the store keeps of plans that are not in the site any more: kinds and names."""
        gone = sorted(self._kept.keys() - self.keys.keys())
        return [(kind, plan) for plan in gone for kind in (*_KINDS, self._kind)]

    def make(self, dossier: Dossier, summary: PlanSummary, key: bytes) -> list[tuple[str, Kept]]:
        """Make everything of a plan and write its files; what is to be kept of it.

        Args:
            dossier: the plan, without errors.
            summary: the same in short.
            key: that of the parts.
        """
        published = PublishedPlan(dossier)
        parts = self._make_parts(published, summary)
        files = {**make_plan_files(published, summary, parts.records), **dict(_attached(published))}
        signs = {path: write_signed(self._folder, path, content) for path, content in files.items()}
        packed = pack_parts(parts)
        known = to_json(signs) + _BETWEEN + packed.digests.pack()
        return [
            (PAGES, pack_page(parts.search)),
            *_entries(parts, packed, summary.id, key),
            (self._kind, Kept(summary.id, key, known)),
        ]

    def make_again(self, dossier: Dossier, summary: PlanSummary) -> list[tuple[str, Kept]]:
        """The parts of a plan, where the store has lost one of them; its files are there."""
        parts = self._make_parts(PublishedPlan(dossier), summary)
        return _entries(parts, pack_parts(parts), summary.id, self.keys[summary.id])

    def _make_parts(self, published: PublishedPlan, summary: PlanSummary) -> PlanParts:
        records: tuple[Record, ...] = tuple(list_plan_figures(published))
        figures = tuple(list_figures(published))
        content = self._make_content(published, summary)
        told = tell_plan(published, summary, content.summary)
        return PlanParts(
            content=content,
            targets=tuple(self._list_targets(published)),
            figures=figures,
            records=records,
            search=read_page(make_plan_entry(published, summary)),
            front=make_front(published, figures),
            told=pack_told(told),
            texts=pack_texts(tell_in_words(published, summary, told)),
            news=pack_news(published, summary),
        )

    def _make_content(self, published: PublishedPlan, summary: PlanSummary) -> PlanContent:
        view = make_plan_view(published, summary)
        page = make_plan_page(published, summary, view)
        overview = make_overview(published, summary, view)
        glance = replace(page, path=paths.overview(published.plan.id), view=overview)
        return PlanContent(
            title=page.title,
            title_tail=page.title_tail,
            summary=page.summary,
            subject=dict(page.subject),
            further=jsonld.describe_legislation_further(published),
            sections=view.sections,
            glance=overview.sections,
            body=self._renderer.plan_body(page, paths.to_root(page.path)),
            overview=self._renderer.plan_body(glance, paths.to_root(glance.path)),
        )

    def _list_targets(self, published: PublishedPlan) -> Iterator[TargetFragment]:
        stories = list_stories(published)
        for target in list_all_targets(published):
            html = self._renderer.target(target, stories.get(target.number, ()))
            yield TargetFragment(target.field, target.number, target.text, html)


def _entries(
    parts: PlanParts, packed: PackedParts, name: str, key: bytes
) -> list[tuple[str, Kept]]:
    """What is kept of the parts of a plan for pages to be put together."""
    contents = (
        packed.content, packed.targets, packed.figures, packed.records, packed.front,
        parts.told, parts.texts, parts.news,
    )  # fmt: skip
    return [(kind, Kept(name, key, of)) for kind, of in zip(_KINDS, contents, strict=True)]


def _read_made(kept: Kept) -> tuple[PlanDigests, PackedFiles]:
    """Hashes of a plan's parts, and its files."""
    files, _, digests = kept.content.partition(_BETWEEN)
    return PlanDigests.unpack(digests), PackedFiles.of(from_json(files))


def _known(kept: Kept | None, key: bytes) -> PlanDigests | None:
    if kept is None or kept.key != key:
        return None
    try:
        return PlanDigests.unpack(kept.content.partition(_BETWEEN)[2])
    except (ValueError, TypeError):
        return None


def _attached(published: PublishedPlan) -> Iterator[tuple[str, bytes | Path]]:
    """The files published beside a plan, pictures of their first pages and of places in them."""
    plan = published.plan.id
    for original in (*published.originals, *published.reports):
        yield paths.original(plan, original.name), original.source
        if original.findings.preview:
            yield paths.preview(plan, original.name), original.findings.picture
    for picture in published.dossier.place_pictures:
        yield name_place_picture(plan, picture.number), picture.content

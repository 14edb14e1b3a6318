"""One portal, whole: every page and every file of it, put together in a folder.

A framework that publishes the portal needs this module and nothing below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from thidua.foundation.engine import OVERRIDES, list_layers
from thidua.foundation.filehashes import join_hashes
from thidua.foundation.problems import DataProblemsError, StoppedError, pick_errors
from thidua.foundation.shifts import work_in_shifts
from thidua.foundation.site_tree import Sign
from thidua.foundation.store import Change, hash_of
from thidua.look.assets import STYLE_SHEET, make_assets
from thidua.look.dressing import Look
from thidua.look.icons import Icons
from thidua.look.logo import find_accepted_logo
from thidua.model import PortalIdentity, paths
from thidua.portal.catalogue import Catalogue
from thidua.portal.file_names import PLANS
from thidua.portal.loading import Loader, say_nothing
from thidua.portal.plans_loading import ChangedMeanwhileError, Progress
from thidua.portal.references import References
from thidua.site.build_inputs import BuildInputs
from thidua.site.dress import Dress
from thidua.site.kept_assets import open_assets
from thidua.site.last_build import LastBuild
from thidua.site.making import ListedSection, Making
from thidua.site.makings import Makings
from thidua.site.pages.page import make_key
from thidua.site.pages.standing import WrittenSource
from thidua.site.part_shelf import PartShelf
from thidua.site.placing import tell_taken_twice
from thidua.site.plan_making import PARTS, PlanMaker
from thidua.site.render import Frame, Renderer
from thidua.site.script_values import list_script_values
from thidua.site.todo import SiteTodo
from thidua.site.written_sources import keep_sources, read_sources
from thidua.written.listing import is_passing

POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
"""All that pages need: nothing inline, nothing from another host."""

NAVIGATION = (
    ("Kế hoạch", paths.PLANS),
    ("Chỉ tiêu", paths.TARGETS),
    ("Gương sáng", paths.HONOREES),
    ("Lĩnh vực", paths.FIELDS),
    ("Cơ quan", paths.ISSUERS),
    ("Giới thiệu", paths.ABOUT),
)
MAKING = "Dựng trang"
_WRITTEN_AT_ONCE = 100
_READ_AT_ONCE = 50  # parts of plans, the largest of 30 KB


class Site:
    """The portal in one folder, as a site that is put together in another.

    Args:
        inputs: what the build is given.
        icon_sets: a folder of sets of icons that the portal may choose from.
        progress: is told how far the work is.
        last: the last build of the site, where somebody has looked at it already.
    """

    def __init__(
        self,
        inputs: BuildInputs,
        *,
        icon_sets: Path | None = None,
        progress: Progress = say_nothing,
        last: LastBuild | None = None,
    ) -> None:
        self._inputs = inputs
        self._root, self._store = inputs.root, inputs.store
        self._last = last or LastBuild(inputs)
        self._icons = Icons.of(inputs.root, icon_sets)
        self._icon_sets = icon_sets
        self._progress = progress
        self._hashes, self._name, self._trees = self._last.hashes, self._last.name, self._last.trees
        # What is read from now on is compared with this in the end.
        self._inputs_key = self._last.inputs_key

    def kept_sources(self) -> list[WrittenSource] | None:
        """The written pages of the last build; None where something in them may have changed."""
        return read_sources(self._store, self._last.hash_written())

    def keep_sources(self, written: Sequence[WrittenSource]) -> None:
        """Keep written pages for the next build."""
        keep_sources(self._store, self._last.hash_written(), written)

    def load(self) -> PortalIdentity:
        """Read the data, make the parts of every plan that changed, and tell who publishes it all.

        Raises:
            DataProblemsError: when the data has errors.
            OSError: when the system refuses to write.
        """
        loader = Loader(
            self._root, self._store, self._inputs.engine,
            icon_sets=self._icon_sets, progress=self._progress, hashes=self._hashes,
        )  # fmt: skip
        loaded = loader.load(self._maker_for, day=self._inputs.day)
        if loaded.sound is None:
            raise DataProblemsError(pick_errors(loaded.problems))
        self._catalogue = Catalogue.of(loaded.sound, with_drafts=self._inputs.preview)
        return self._catalogue.identity

    def _maker_for(self, references: References) -> PlanMaker:
        """What makes plans; it knows the look of the site, which is the same for all of them."""
        identity = references.identity.record
        layers = list_layers(self._root / "overrides", OVERRIDES)
        own = join_hashes(sorted(self._hashes.tree("overrides")))
        self._look = Look(identity.colours, find_accepted_logo(self._root / "data", identity.logo))
        logo = self._look.logo.content if self._look.logo else b""
        self._assets = open_assets(
            self._store,
            hash_of(self._inputs.engine, own, make_key(identity.colours, self._look.mark), logo),
            partial(make_assets, layers, self._look, list_script_values()),
        )
        frame = Frame(
            identity, NAVIGATION, self._assets.address, STYLE_SHEET, self._look.mark,
            "" if self._inputs.preview else POLICY,
        )  # fmt: skip
        self._renderer = Renderer(references.lexicon, frame, layers, self._icons)
        # Parts of plans tell the name of the portal and whom to write to: all of it counts.
        site = hash_of(self._inputs.engine, own, make_key(identity))
        self._site_key = hash_of(
            site,
            references.lists.digest,
            make_key(self._look.mark, self._inputs.preview),
            *(content for _, content in sorted(self._assets.files.items())),
        )
        self._maker = PlanMaker(
            self._renderer,
            self._inputs.staging,
            site,
            self._store.read_all(f"{PARTS} {self._name}"),
            self._is_plan_right,
            name=self._name,
            with_drafts=self._inputs.preview,
        )
        return self._maker

    def write(self, written: Sequence[WrittenSource]) -> None:
        """Put the whole site together in ``staging``.

        Args:
            written: the pages that somebody wrote, as the framework made them.

        Raises:
            DataProblemsError: when two things want one address, or a template of the portal's own
                fails.
            StoppedError: when something was changed meanwhile.
            OSError: when the system refuses to write.
        """
        self._trees.prepare()
        placing = self._trees.placing
        self._place_plans()
        todo = SiteTodo(self._list_sections(written), placing, self._key)
        waiting: list[Change] = []
        for making, (signs, kept) in work_in_shifts(self._make, todo.list_shifts()):
            placing.add(making.name, self._key(making.key), signs)
            waiting += kept
            if len(waiting) > _WRITTEN_AT_ONCE:
                self._store.write_all(waiting)
                waiting.clear()
            todo.finish(making)
            self._progress(MAKING, todo.done, todo.total)
        self._store.write_all([*waiting, *self._maker.list_gone()])
        self._refuse_changed()
        self._trees.finish(self._inputs_key)
        self._hashes.remember()

    def _refuse_changed(self) -> None:
        """Stop where something was changed since the build began: old and new would stand mixed.

        Folders of plans were compared when they were read; those that were not read are taken over
        as they were.
        """
        changed = self._hashes.find_changed(PLANS, is_passing)
        if changed:
            raise StoppedError(
                f"`{changed}` vừa đổi, thêm vào hoặc mất đi trong lúc dựng, nên trang có thể lẫn "
                "nội dung cũ với mới. Trang đã công bố được giữ nguyên. Chạy lại lệnh này."
            )

    def renew_spare(self, past: Path | None) -> None:
        """Make the spare tree one of the site that was just published.

        Args:
            past: the tree of the site before, which may be changed; None where there is none.
        """
        self._trees.renew_spare(past)

    def _is_plan_right(self, plan: str, key: bytes) -> bool:
        """Whether the files of a plan that were made under a key are in the site."""
        return self._trees.placing.is_right(_section_of(plan), key)

    def _key(self, key: bytes) -> bytes:
        """The key of something of this site: of what it is made of, and of what all share."""
        return hash_of(self._site_key, key)

    def _place_plans(self) -> None:
        """Take over the files of plans that did not change, and note those of the others."""
        for plan in self._catalogue.plans:
            section, key = _section_of(plan.id), self._maker.keys[plan.id]
            if plan.id in self._maker.new:
                self._trees.placing.add_own(section, key, self._maker.new.pop(plan.id))
            else:
                self._trees.placing.keep_section(section, key)

    def _make(self, making: Making) -> tuple[dict[str, Sign], list[Change]]:
        """Make some files and write them, in whatever process."""
        signs = {}
        for path, content in making.make().items():
            try:
                signs[path] = self._trees.place(path, content)
            except (FileExistsError, IsADirectoryError, NotADirectoryError):
                raise DataProblemsError([tell_taken_twice(path)]) from None
        return signs, self._store.take_collected()

    def _list_sections(self, written: Sequence[WrittenSource]) -> Iterator[ListedSection]:
        dress = Dress(self._renderer, self._assets, self._look)
        shelf = PartShelf(self._maker.known, self._list_parts)
        makings = Makings(
            self._root, self._catalogue, dress,
            shelf=shelf, hashes=self._hashes,
            store=self._store, name=self._name, site=self._site_key,
            list_standing=self._trees.placing.list_standing,
        )  # fmt: skip
        return makings.list_sections(written)

    def _list_parts(self, kind: str, plans: Sequence[str]) -> Iterator[bytes]:
        """Parts of plans, as they were kept; what the store has lost is made again."""
        for start in range(0, len(plans), _READ_AT_ONCE):
            asked = plans[start : start + _READ_AT_ONCE]
            found = self._store.read_many(kind, asked)
            for plan in asked:
                kept = found.get(plan)
                if kept and kept.key == self._maker.keys[plan]:
                    yield kept.content
                else:
                    yield self._make_part(kind, plan)

    def _make_part(self, kind: str, plan: str) -> bytes:
        """Make the parts of a plan again, and give one of them."""
        summary = self._catalogue.plan_by_id[plan]
        dossier = self._catalogue.sources.open_dossier(summary)
        made = self._maker.make_again(dossier, summary)
        folder = summary.file.rpartition("/")[0]
        if not self._hashes.is_still(folder):
            raise ChangedMeanwhileError(folder)
        self._store.write_all(made)
        return next(kept.content for of, kept in made if of == kind)


def _section_of(plan: str) -> str:
    """The section of the files that a plan has to itself."""
    return f"own {plan}"

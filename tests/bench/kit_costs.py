"""What the kit of a plan costs: its texts, and each of its pictures."""

from __future__ import annotations

import multiprocessing
import shutil
import time
from collections import Counter, defaultdict
from pathlib import Path
from unittest.mock import patch

from thidua.foundation.site_tree import Sign
from thidua.foundation.store import Change, Store
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.site import plan_making
from thidua.site.build import Site
from thidua.site.kit.texts import PlanTexts, tell_in_words
from thidua.site.kit.told import ToldPlan
from thidua.site.making import Making
from workspace import FIVE_PLANS, Workspace

TEXTS, PICTURES, SHEETS = "texts", "pictures", "sheets"


class _TimedSite(Site):
    """A site that notes how long the kits of its plans take."""

    def note_times(self) -> None:
        """Begin to note."""
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.files: Counter[str] = Counter()

    def tell(self, published: PublishedPlan, summary: PlanSummary, told: ToldPlan) -> PlanTexts:
        """Say in words what is told of a plan."""
        start = time.process_time()
        try:
            return tell_in_words(published, summary, told)
        finally:
            self.seconds[TEXTS] += time.process_time() - start
            self.files[TEXTS] += 1

    def _make(self, making: Making) -> tuple[dict[str, Sign], list[Change]]:
        start = time.process_time()
        made = super()._make(making)
        kind = making.name.partition(" ")[0]
        if "/chia-se/" in making.name and kind not in {PICTURES, SHEETS}:
            kind = TEXTS
        self.seconds[kind] += time.process_time() - start
        self.files[kind] += len(made[0]) if kind != TEXTS else 0
        return made


def measure_kit(folder: Path) -> dict[str, float]:
    """Milliseconds of processor time: the texts of a plan, a picture, and a sheet to print."""
    portal = Workspace(folder / "kit", FIVE_PLANS / "data")
    identity = portal.folder / "data" / "portal.yml"
    chosen = identity.read_text("utf-8").replace("kit_pictures: none", "kit_pictures: recent")
    identity.write_text(chosen, "utf-8")
    site = None
    for name in ("first", "second"):  # the first one loads libraries and compiles templates
        staging = folder / name
        site = _TimedSite(portal.folder, Store(None), b"", live=folder / "no", staging=staging)
        site.note_times()
        with (
            patch.object(multiprocessing, "cpu_count", lambda: 1),
            patch.object(plan_making, "tell_in_words", site.tell),
        ):
            site.load()
            site.write([])
        shutil.rmtree(staging)
    assert site
    return {
        kind: 1000 * site.seconds[kind] / site.files[kind] for kind in (TEXTS, PICTURES, SHEETS)
    }

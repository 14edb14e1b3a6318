"""What the kit of a plan costs: its texts, its pictures, its sheets; and all of it unchanged."""

from __future__ import annotations

import multiprocessing
import shutil
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from thidua.foundation.store import Store
from thidua.site import plan_making
from thidua.site.build import Site
from thidua.site.build_inputs import BuildInputs
from thidua.site.kit import makings
from thidua.site.kit.kit_pages import KitPages
from thidua.site.kit.pictures import Painter
from workspace import FIVE_PLANS, Workspace

TEXTS, PICTURES, SHEETS, UNCHANGED = "texts", "pictures", "sheets", "unchanged"
_WORK = (
    (plan_making, "tell_in_words", TEXTS),
    (makings, "make_text_files", TEXTS),
    (makings, "make_archive", TEXTS),
    (makings.KitMakings, "_make_plan", TEXTS),
    (KitPages, "make_plan_kit", TEXTS),
    (Painter, "paint", PICTURES),
    (Painter, "print", SHEETS),
)
"""Where the work on kits is done, and what of them each makes."""


class Meter:
    """Notes how long the parts of kits take, in seconds of processor time."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()

    @contextmanager
    def listen(self) -> Iterator[None]:
        """Note all work on kits in this process, which has no others beside it."""
        with ExitStack() as held:
            held.enter_context(patch.object(multiprocessing, "cpu_count", lambda: 1))
            for owner, name, kind in _WORK:
                timed = self._time(getattr(owner, name), kind)
                held.enter_context(patch.object(owner, name, timed))
            yield

    def _time(self, work: Callable[..., Any], kind: str) -> Callable[..., Any]:
        def timed(*given: Any, **named: Any) -> Any:
            start = time.process_time()
            try:
                return work(*given, **named)
            finally:
                self.seconds[kind] += time.process_time() - start
                self.calls[kind] += 1

        return timed


def measure_kit(folder: Path, left_out: Sequence[str] = ()) -> dict[str, float]:
    """Milliseconds of processor time.

    Those of the texts of a plan, of a picture, of a sheet to print, and of the whole kit of a plan
    in which nothing changed.

    Args:
        folder: where sites are built.
        left_out: which of the five plans are not there.
    """
    portal = Workspace(folder / "kit", FIVE_PLANS / "data")
    for plan in left_out:
        shutil.rmtree(portal.folder / "data" / "plans" / plan)
    portal.replace("portal.yml", "kit_pictures: none", "kit_pictures: all")
    plans = len(list((portal.folder / "data" / "plans").iterdir()))
    build(portal, Store(None), folder / "no", folder / "first")  # loads libraries and templates
    store = Store(folder / "store")
    cold = build(portal, store, folder / "no", folder / "cold")
    warm = build(portal, store, folder / "cold", folder / "warm")
    spent = {kind: 1000 * cold.seconds[kind] for kind in (TEXTS, PICTURES, SHEETS)}
    return {
        TEXTS: spent[TEXTS] / plans,
        PICTURES: spent[PICTURES] / cold.calls[PICTURES],
        SHEETS: spent[SHEETS] / cold.calls[SHEETS],
        UNCHANGED: 1000 * sum(warm.seconds.values()) / plans,
    }


def build(portal: Workspace, store: Store, live: Path, staging: Path) -> Meter:
    """Build a portal, and tell what the kits of its plans took."""
    meter = Meter()
    with meter.listen():
        site = Site(BuildInputs(portal.folder, store, b"", live, staging))
        site.load()
        site.write([])
    return meter

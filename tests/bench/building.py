"""`make bench`: what building costs, as multiples of what Hugo takes for the pages alone.

The portal and Hugo run by turns, each in a process of its own, over the same made-up plans. Prints
what was measured beside what is promised, and fails where a promise is broken.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import mean, median
from typing import NamedTuple

sys.path.extend(str(Path(__file__).parents[1] / folder) for folder in ("", "support"))

from bench import promises
from bench.edits import make_edit
from bench.floor import measure_floor
from bench.hugo_pages import build_hugo, write_hugo
from bench.kit_costs import PICTURES, SHEETS, TEXTS, UNCHANGED, measure_kit
from bench.measuring import PORTAL, Cost, compile_engine, find_room, peak_memory, run
from bench.promises import Measured, growth, table
from bench.synthetic import write_portal
from thidua.figures import read
from thidua.portal.loading import load_or_raise
from workspace import FIVE_PLANS, REPOSITORY, TESTS, Workspace

SIZES = (1000, 5000)
ROUNDS = 3
MEGABYTES_A_PLAN = 0.8  # two sites at once, the originals, what is kept from the last build
HUGO = "Hugo, pages alone"
TARGET = "Phấn đấu 95% hộ gia đình đạt danh hiệu gia đình văn hóa"
OTHER_PLACES = TESTS / "figures" / "other-places.txt"


class Work(NamedTuple):
    """Something to measure: its name, what changes before it, and the verb of the command."""

    name: str
    prepare: Callable[[Path, Random], None]
    verb: str


def forget(portal: Path, chance: Random) -> None:
    """Remove everything that a build or a check has left."""
    for path in portal.iterdir():
        if path.name not in {"data", "docs", "hooks", "overrides", "mkdocs.yml"}:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def change_a_word(portal: Path, chance: Random) -> None:
    """Change one word of one plan, and in its original."""
    make_edit(portal, "word", chance).apply(portal)


def change_a_figure(portal: Path, chance: Random) -> None:
    """Change one figure of one plan, and in its original: cards, charts and lists show it."""
    make_edit(portal, "figure", chance).apply(portal)


def leave(portal: Path, chance: Random) -> None:
    """Change nothing."""


WORKS = (
    Work(promises.COLD, forget, "build"),
    Work(promises.ONE_CHANGED, change_a_word, "build"),
    Work(promises.FIGURE_CHANGED, change_a_figure, "build"),
    Work(promises.NOTHING_CHANGED, leave, "build"),
    Work(promises.FIRST_CHECK, leave, "check"),
    Work(promises.CHECK, change_a_word, "check"),
)
COMMANDS = {
    promises.HELP: (*PORTAL, "--help"),
    promises.FIGURES: (*PORTAL, "figures", TARGET),
}


@dataclass
class Progress:
    """Tells each step when it is done, and how many there are."""

    steps: int
    done: int = field(default=0, init=False)
    began: float = field(default_factory=time.perf_counter, init=False)

    def tell(self, what: str) -> None:
        """Print that a step is done."""
        self.done += 1
        minutes, seconds = divmod(int(time.perf_counter() - self.began), 60)
        print(f"[{self.done:>{len(str(self.steps))}}/{self.steps}] {minutes}:{seconds:02}  {what}",
              flush=True)  # fmt: skip


def measure(root: Path, plans: int, rounds: int, progress: Progress) -> Iterator[Measured]:
    """Measure a portal with this number of plans, and Hugo beside it."""
    portal, hugo = root / "portal", root / "hugo"
    write_portal(root / "source", plans)
    Workspace(portal, root / "source" / "data")
    shutil.rmtree(root / "source")
    write_hugo(hugo, portal / "data")
    progress.tell(f"{plans} plans written")
    costs: dict[str, list[Cost]] = defaultdict(list)
    for number in range(rounds):
        for work in WORKS:
            beside, cost = build_hugo(hugo), one_turn(portal, work, Random(number))
            costs[HUGO].append(beside)
            costs[work.name].append(cost)
            progress.tell(f"{plans} plans, round {number + 1}: {work.name} {cost.seconds:.2f} s, "
                          f"Hugo {beside.seconds:.2f} s")  # fmt: skip
    yardstick = median(cost.seconds for cost in costs[HUGO])
    for name, taken in costs.items():
        yield timed(plans, name, taken, yardstick)
    forget(portal, Random())
    memory = peak_memory((*PORTAL, "build"), portal)
    progress.tell(f"{plans} plans: memory of a cold build")
    if memory is not None:
        yield Measured(plans, promises.MEMORY, memory, "MB")
    yield from measure_floor(plans, portal, yardstick)
    progress.tell(f"{plans} plans: what no build in Python can go below")
    pages = [path.read_bytes() for path in portal.glob("site/ke-hoach/*-ke-hoach-*/*.html")]
    packed = mean(len(gzip.compress(page, 6)) for page in pages[:200])
    yield Measured(plans, promises.PAGE, mean(map(len, pages)), "bytes")
    yield Measured(plans, promises.PAGE_PACKED, packed, "bytes")


def one_turn(portal: Path, work: Work, chance: Random) -> Cost:
    """Prepare one piece of work, and measure it."""
    work.prepare(portal, chance)
    return run((*PORTAL, work.verb), portal)


def timed(plans: int, name: str, taken: list[Cost], yardstick: float | None) -> Measured:
    """The medians of what something took."""
    seconds = median(cost.seconds for cost in taken)
    processor = median(cost.processor for cost in taken)
    return Measured(plans, name, seconds, "s", processor=processor, hugo=yardstick)


def measure_commands(plans: int, rounds: int, progress: Progress) -> Iterator[Measured]:
    """Verbs that answer at once, whatever the number of plans, and how fast targets are read."""
    for name, command in COMMANDS.items():
        taken = [run(command, REPOSITORY) for _ in range(2 * rounds)]
        progress.tell(name)
        yield timed(plans, name, taken, None)
    yield Measured(plans, promises.READING, reading_speed(rounds), "targets")
    with tempfile.TemporaryDirectory() as folder:
        kit = measure_kit(Path(folder))
    progress.tell("kits of the five plans")
    yield Measured(plans, promises.KIT_TEXTS, kit[TEXTS], "ms")
    yield Measured(plans, promises.KIT_PICTURE, kit[PICTURES], "ms")
    yield Measured(plans, promises.KIT_SHEET, kit[SHEETS], "ms")
    yield Measured(plans, promises.KIT_UNCHANGED, kit[UNCHANGED], "ms")


def reading_speed(rounds: int) -> float:
    """Targets read in a second on one core: the best of a few rounds over all known wordings."""
    catalogue = load_or_raise(FIVE_PLANS)
    plans = [catalogue.open_plan(plan).plan for plan in catalogue.plans]
    lines = [line.text for plan in plans if plan.targets for _, _, line in plan.targets.lines()]
    lines += OTHER_PLACES.read_text("utf-8").splitlines()
    best = 0.0
    for _ in range(rounds):
        start = time.perf_counter()
        for line in lines * 10:
            read(line)
        best = max(best, 10 * len(lines) / (time.perf_counter() - start))
    return best


def growths(lines: list[Measured]) -> Iterator[Measured]:
    """How costs grow between the two largest sizes, where there are two."""
    for work, name in ((promises.COLD, promises.GROWTH), (promises.PAGE, promises.PAGE_GROWTH)):
        found = sorted((line for line in lines if line.work == work), key=lambda one: one.plans)
        if len(found) > 1:
            small, large = found[-2:]
            yield Measured(large.plans, name, growth(small, large), "exponent")


def tell_others() -> None:
    """Say how busy the machine is: beside other programs, times by the wall say little."""
    processors = os.cpu_count()
    print(f"load of the machine: {os.getloadavg()[0]:.1f}, on {processors} processors", flush=True)


def main() -> bool:
    """Measure everything, print the table, and say whether a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="numbers of plans")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each is measured")
    given = parser.parse_args()
    room = find_room(0.5 + max(given.sizes) * MEGABYTES_A_PLAN / 1024)
    tell_others()
    compile_engine()
    progress = Progress(len(given.sizes) * (3 + given.rounds * len(WORKS)) + len(COMMANDS) + 1)
    lines: list[Measured] = []
    for plans in given.sizes:
        with tempfile.TemporaryDirectory(dir=room) as folder:
            lines += measure(Path(folder), plans, given.rounds, progress)
    lines += measure_commands(max(given.sizes), given.rounds, progress)
    lines += growths(lines)
    print(f"\n{table(lines)}")
    tell_others()
    return any(line.is_broken for line in lines)


if __name__ == "__main__":
    sys.exit(main())

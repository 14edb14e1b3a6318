"""`make bench`: what building costs, and how it grows.

Prints milliseconds a plan, peak memory and bytes a page at three sizes, the exponents of growth,
how many targets are read in a second, and the ratio to MkDocs and Material as they come with the
same plans, built by turns in one run.
Fails where one of the portal's promises is broken.
"""

from __future__ import annotations

import gzip
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.plain import write_plain
from bench.synthetic import write_portal
from thidua.figures import read
from thidua.portal.loading import load_or_raise
from workspace import FIVE_PLANS, REPOSITORY, Workspace

SIZES = (100, 1000, 3000)
COMPARED = 1000
ROUNDS = 3
MOST_GROWTH_IN_TIME = 1.1
MOST_GROWTH_IN_PAGES = 0.02
# A quarter for pages alone; this build also reads every figure, makes the search index, and writes
# the open data: five files a plan that the other does not make.
MOST_OF_PLAIN = 0.7
LEAST_READ = 5000  # targets a second
OTHER_PLACES = REPOSITORY / "tests" / "figures" / "other-places.txt"


@dataclass(frozen=True)
class Cost:
    """One build: seconds by the wall, and the peak of resident memory in megabytes."""

    seconds: float
    megabytes: float


def build(folder: Path) -> Cost:
    """Build a site in a process of its own, and ask the system what it took."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"the build in {folder} failed")
    return Cost(time.perf_counter() - start, usage.ru_maxrss / 1024)


def page_weights(folder: Path) -> tuple[float, float]:
    """Mean weight of a plan's page in bytes, as it is and compressed."""
    pages = [path.read_bytes() for path in (folder / "site").glob("ke-hoach/*-ke-hoach-*/*.html")]
    return mean(map(len, pages)), mean(len(gzip.compress(page, 6)) for page in pages[:200])


def heaviest_list(folder: Path) -> int:
    """Bytes of the heaviest page that lists plans."""
    return max(
        path.stat().st_size
        for part in ("ke-hoach", "nam", "linh-vuc", "chi-tieu", "van-ban-vien-dan")
        for path in [
            *folder.glob(f"site/{part}/index.html"),
            *folder.glob(f"site/{part}/2*/*.html"),
        ]
    )


def growth(values: dict[int, float]) -> float:
    """The exponent b of cost ~ plans^b between the two larger sizes."""
    (small, low), (large, high) = list(values.items())[-2:]
    return math.log(high / low) / math.log(large / small)


def measure(root: Path) -> list[str]:
    """Run everything, print it, and return the promises that are broken."""
    broken: list[str] = []
    seconds: dict[int, float] = {}
    weights: dict[int, float] = {}
    print(f"{'plans':>6} {'seconds':>8} {'ms/plan':>8} {'peak MB':>8} "
          f"{'bytes/page':>11} {'compressed':>11} {'heaviest list':>14}")  # fmt: skip
    for size in SIZES:
        folder = make_portal(root / str(size), size)
        costs = [build(folder) for _ in range(ROUNDS)]
        seconds[size] = median(cost.seconds for cost in costs)
        weights[size], packed = page_weights(folder)
        peak = median(cost.megabytes for cost in costs)
        print(f"{size:>6} {seconds[size]:>8.2f} {1000 * seconds[size] / size:>8.2f} {peak:>8.0f} "
              f"{weights[size]:>11.0f} {packed:>11.0f} {heaviest_list(folder):>14}")  # fmt: skip
    in_time, in_pages = growth(seconds), growth(weights)
    print(f"growth exponent: {in_time:.2f} in time, {in_pages:.3f} in bytes a page")
    if in_time > MOST_GROWTH_IN_TIME:
        broken.append(f"time grows with exponent {in_time:.2f}, over {MOST_GROWTH_IN_TIME}")
    if in_pages > MOST_GROWTH_IN_PAGES:
        broken.append(f"pages grow with exponent {in_pages:.3f}")
    speed = reading_speed()
    print(f"reading figures: {speed:.0f} targets a second")
    if speed < LEAST_READ:
        broken.append(f"reads {speed:.0f} targets a second, under {LEAST_READ}")
    ratio = compare(root)
    if ratio > MOST_OF_PLAIN:
        broken.append(f"takes {ratio:.2f} of the time of plain MkDocs, over {MOST_OF_PLAIN}")
    return broken


def reading_speed() -> float:
    """Targets read in a second on one core: the best of a few rounds over all known wordings."""
    plans = load_or_raise(FIVE_PLANS).plans
    lines = [line.text for plan in plans if plan.targets for _, _, line in plan.targets.lines()]
    lines += OTHER_PLACES.read_text("utf-8").splitlines()
    best = 0.0
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for line in lines * 10:
            read(line)
        best = max(best, 10 * len(lines) / (time.perf_counter() - start))
    return best


def make_portal(parent: Path, size: int) -> Path:
    """A workspace with ``size`` synthetic plans."""
    write_portal(parent / "source", size)
    return Workspace(parent / "portal", parent / "source" / "data").folder


def compare(root: Path) -> float:
    """Portal and plain MkDocs + Material by turns on the same plans; the median ratio."""
    portal = root / str(COMPARED) / "portal"
    plain = root / "plain"
    write_plain(plain, load_or_raise(portal))
    ratios = []
    for _ in range(ROUNDS):
        ours, theirs = build(portal).seconds, build(plain).seconds
        ratios.append(ours / theirs)
        print(f"{COMPARED} plans: portal {ours:.1f} s, MkDocs + Material {theirs:.1f} s, "
              f"ratio {ratios[-1]:.2f}")  # fmt: skip
    return median(ratios)


def quiet_disk() -> str | None:
    """Memory to build in, where there is enough: a busy disk would measure itself."""
    memory = Path("/dev/shm")
    enough = memory.is_dir() and shutil.disk_usage(memory).free > 4 * 2**30
    return str(memory) if enough and os.access(memory, os.W_OK) else None


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=quiet_disk()) as folder:
        problems = measure(Path(folder))
    for problem in problems:
        print(f"BROKEN: {problem}")
    sys.exit(bool(problems))

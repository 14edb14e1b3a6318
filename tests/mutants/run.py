"""``make mutants``: puts small bugs into the engine, and tells which of them no test notices.

The bugs of a run are chosen by its seed. Each is tried with the tests that are near to its file,
the quick ones first; so a bug that is called unnoticed may still be noticed by a test far away.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from mutants.mutant import Mutant
from mutants.other_bugs import find_script_bugs, find_template_bugs
from mutants.python_bugs import find_python_bugs
from mutants.reach import HOME, OUTSIDE, list_files
from mutants.trying import Copy, Outcome

EQUAL = Path(__file__).with_name("equal.txt")
"""Bugs that change nothing, each with the reason."""
NEEDED = {"templates": 80}
"""Of a hundred bugs in a package, how many must be noticed; 85 where nothing else is said."""
_FINDERS: dict[str, Callable[[str], list[Mutant]]] = {
    ".py": find_python_bugs,
    ".js": find_script_bugs,
    ".html": find_template_bugs,
}


class Bug(NamedTuple):
    """A bug and the file that it is for."""

    file: str
    mutant: Mutant

    def tell(self) -> str:
        """Where it is and what it is."""
        text = (HOME / self.file).read_bytes().decode()
        return f"{self.file}:{self.mutant.line(text)}: {self.mutant.tell(text)}"


def choose_bugs(package: str, count: int, seed: int) -> list[Bug]:
    """Bugs of a package by chance: first a file by how much is in it, then a kind, then a place."""
    chance = random.Random(f"{seed} {package}")
    known = read_equal()
    fitting: dict[str, dict[str, list[Mutant]]] = {}
    for file in list_files(package):
        text = (HOME / file).read_bytes().decode()
        for mutant in _FINDERS[Path(file).suffix](text):
            if f"{file}: {mutant.tell(text)}" not in known:
                fitting.setdefault(file, {}).setdefault(mutant.kind, []).append(mutant)
    weights = [sum(map(len, kinds.values())) for kinds in fitting.values()]
    chosen: list[Bug] = []
    while fitting and len(chosen) < min(count, sum(weights)):
        (file,) = chance.choices(list(fitting), weights)
        kind = chance.choice(sorted(fitting[file]))
        bug = Bug(file, chance.choice(fitting[file][kind]))
        if bug not in chosen:
            chosen.append(bug)
    return chosen


def read_equal() -> set[str]:
    """The bugs that are known to change nothing."""
    if not EQUAL.is_file():
        return set()
    lines = EQUAL.read_text("utf-8").splitlines()
    return {line.partition(" # ")[0].strip() for line in lines if line and line[0] != "#"}


def try_package(
    bugs: Sequence[Bug], copies: SimpleQueue[Copy], hands: ThreadPoolExecutor
) -> Iterator[tuple[Bug, Outcome]]:
    """What became of each bug, in their order."""

    def try_one(bug: Bug) -> Outcome:
        copy = copies.get()
        try:
            return copy.try_bug(bug.file, bug.mutant)
        finally:
            copies.put(copy)

    yield from zip(bugs, hands.map(try_one, bugs), strict=True)


def main() -> int:
    """Try the bugs and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="*", default=list(OUTSIDE))
    parser.add_argument("--count", type=int, default=8, help="how many bugs for each package")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=float, default=240, help="seconds for one call of tests")
    parser.add_argument("--near", action="store_true", help="only the tests near to a file")
    parser.add_argument("--report", type=Path, help="a file that the report is written into")
    given = parser.parse_args()
    lines = [f"Seed {given.seed}, {given.count} bugs for each package.", ""]
    short = False
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(given.jobs) as hands:
        copies: SimpleQueue[Copy] = SimpleQueue()
        for number in range(given.jobs):
            copies.put(Copy(Path(folder) / str(number), given.limit, only_near=given.near))
        for package in given.packages:
            bugs = choose_bugs(package, given.count, given.seed)
            unnoticed = []
            for bug, outcome in try_package(bugs, copies, hands):
                print(f"{outcome.value}: {bug.tell()}", flush=True)
                if outcome is Outcome.SURVIVED:
                    unnoticed.append(bug)
            noticed = len(bugs) - len(unnoticed)
            share = 100 * noticed // max(1, len(bugs))
            short |= share < NEEDED.get(package, 85)
            told = [f"{package}: {noticed} of {len(bugs)} noticed ({share} %)"]
            told += [f"  {bug.tell()}" for bug in unnoticed]
            print("\n".join(told), flush=True)
            lines += told
    if given.report:
        given.report.write_text("\n".join(lines) + "\n", "utf-8")
    return int(short)


if __name__ == "__main__":
    sys.exit(main())

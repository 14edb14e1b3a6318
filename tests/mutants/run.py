"""``make mutants``: puts small bugs into the engine, and tells which of them no test notices.

The bugs of a run are chosen by its seed. Each is tried with the tests that use the function or the
template that it is in, the quick ones first, as far as the budget goes; so a bug that is called
unnoticed may still be noticed by a test that costs much.
"""

from __future__ import annotations

import argparse
import random
import re
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from mutants.mutant import Mutant
from mutants.other_bugs import find_script_bugs, find_template_bugs
from mutants.places import name_bug
from mutants.python_bugs import find_python_bugs
from mutants.reach import HOME, PACKAGES, list_files
from mutants.trying import Copy

EQUAL = Path(__file__).with_name("equal.txt")
"""Bugs that change nothing, each with the reason."""
NEEDED = {"templates": 80}
"""Of a hundred bugs in a package, how many must be noticed; 85 where nothing else is said."""
_ENDED = 143  # as a shell tells of a program that was ended (128 + SIGTERM)
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
    files = {name.partition(" | ")[0] for name in known}
    fitting: dict[str, dict[str, list[Mutant]]] = {}
    for file in list_files(package):
        text = (HOME / file).read_bytes().decode()
        for mutant in _FINDERS[Path(file).suffix](text):
            if file not in files or name_bug(file, text, mutant) not in known:
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
    """The bugs that are known to change nothing, by their names (``places.name_bug``)."""
    lines = EQUAL.read_text("utf-8").splitlines()
    return {line.rpartition(" | ")[0] for line in lines if line and line[0] != "#"}


def try_bugs(
    bugs: Sequence[Bug], packages: Sequence[str], copy: Copy, reach: Path, budget: float
) -> Iterator[tuple[Bug, str]]:
    """Tell of each bug what became of it; give those that no test noticed, with who was asked.

    “4 of 31 tests” says that 31 come to its line and the budget was enough for four: what survived
    so may still be noticed; “0 of 0” that none of those asked comes there at all.

    Args:
        bugs: those to try.
        packages: of which it is noted which lines tests come to.
        copy: where they are put.
        reach: keeps what the tests reach.
        budget: the most seconds that the tests of one bug may take.
    """
    engine = [bug for bug in bugs if not bug.file.endswith(".js")]
    wanted = [
        {"file": bug.file, "start": bug.mutant.start, "end": bug.mutant.end, "new": bug.mutant.new}
        for bug in engine
    ]  # fmt: skip
    if engine:
        print("First all tests run once without a bug, to learn what each comes to.", flush=True)
        outcomes = copy.try_all(wanted, packages, reach, budget)
        left = ", ".join(f"{count} of {name}" for name, count in next(outcomes).items())
        print("never asked:", left or "none", flush=True)
        for bug, outcome in zip(engine, outcomes, strict=True):
            asked = f"{outcome['tests']} of {outcome['near']} tests"
            word = "noticed" if outcome["noticed"] else name_outcome(asked)
            print(word, bug.tell(), outcome["by"], asked, outcome["seconds"], flush=True)
            if not outcome["noticed"]:
                yield bug, asked
    if len(engine) < len(bugs) and not copy.is_sound():
        sys.exit("Tests of scripts fail without a bug too: nothing of scripts was tried.")
    for bug in bugs:
        if bug.file.endswith(".js"):
            noticed = copy.try_script(bug.file, bug.mutant)
            print("noticed" if noticed else "survived", bug.tell(), flush=True)
            if not noticed:
                yield bug, ""


def name_outcome(asked: str) -> str:
    """Whether a bug that was not noticed survived all tests that come to it, or asking was cut."""
    tests, near = map(int, re.findall(r"\d+", asked) or (0, 0))
    return "cut" if tests < near else "survived"


def tell_package(package: str, tried: int, unnoticed: Mapping[Bug, str]) -> tuple[list[str], bool]:
    """The lines of the report on a package, and whether too few of its bugs are noticed.

    Those that the budget cut count as not noticed; the second share leaves them out.

    Args:
        package: its name.
        tried: how many bugs were put into it.
        unnoticed: those that no test noticed, each with how many tests were asked (“4 of 31 …”).
    """
    noticed = tried - len(unnoticed)
    outcomes = [name_outcome(asked) for asked in unnoticed.values()]
    cut, survived = outcomes.count("cut"), outcomes.count("survived")
    alone = sum(asked.startswith("0 of 0") for asked in unnoticed.values())
    share = 100 * noticed // max(1, tried)
    told = f"{package}: {noticed} of {tried} noticed ({share} %)"
    if survived:
        told += f", {survived} survived" + (f" ({alone} where no test comes)" if alone else "")
    if cut:
        whole = 100 * noticed // max(1, tried - cut)
        told += f", {cut} cut by the budget ({whole} % of those asked whole)"
    listed = (
        f"  {name_outcome(asked)} {bug.tell()}{asked and f' ({asked})'}"
        for bug, asked in unnoticed.items()
    )
    return [told, *listed], share < NEEDED.get(package, 85)


def main() -> int:
    """Try the bugs and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="*", default=list(PACKAGES))
    parser.add_argument("--count", type=int, default=25, help="how many bugs for each package")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--reach",
        type=Path,
        default=HOME / ".cache" / "mutants" / "reach.pickle",
        help="the file that keeps what tests use",
    )
    parser.add_argument("--tests", nargs="*", help="the only files of tests that are asked")
    parser.add_argument("--budget", type=float, default=12, help="seconds of tests for one bug")
    parser.add_argument("--limit", type=float, default=240, help="seconds for tests of a script")
    parser.add_argument(
        "--again", type=Path, help="what a run told: only what it did not notice is tried"
    )
    parser.add_argument("--near", action="store_true", help="only the quick tests")
    parser.add_argument("--report", type=Path, help="a file that the report is written into")
    given = parser.parse_args()
    # Whoever ends this ends the tests that it has started, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(_ENDED))
    missing = [name for name in given.tests or () if not (HOME / name).is_file()]
    if missing:
        sys.exit(f"There is no file of tests {', '.join(missing)}: nothing was tried.")
    chosen = {name: choose_bugs(name, given.count, given.seed) for name in given.packages}
    if given.again:
        told = given.again.read_text("utf-8")
        chosen = {
            name: [
                bug for bug in some
                if f"survived {bug.tell()}" in told or f"cut {bug.tell()}" in told
            ]
            for name, some in chosen.items()
        }  # fmt: skip
    lines = [f"Seed {given.seed}, {given.count} bugs for each package.", ""]
    reach = given.reach.resolve()
    short = False
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder), given.limit, only_near=given.near, tests=given.tests)
        bugs = [bug for some in chosen.values() for bug in some]
        unnoticed = dict(try_bugs(bugs, given.packages, copy, reach, given.budget))
    for name, some in chosen.items():
        missed = {bug: unnoticed[bug] for bug in some if bug in unnoticed}
        told, is_short = tell_package(name, len(some), missed)
        lines += told
        short |= is_short
    print("\n".join(lines))
    if given.report:
        given.report.write_text("\n".join(lines) + "\n", "utf-8")
    return int(short)


if __name__ == "__main__":
    sys.exit(main())

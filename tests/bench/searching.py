"""`make bench-search`: whether readers find it, what they download for it, and how long they wait.

Asks the same questions of this portal, of Pagefind and of Material's own search, in one browser,
at three sizes. Fails where one of the portal's promises is broken.
"""

from __future__ import annotations

import gzip
import math
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import mean, median

sys.path.extend(str(Path(__file__).parents[1] / folder) for folder in ("", "support"))

from playwright.sync_api import Browser, Error, sync_playwright

from bench import measuring
from bench.engines import (
    Answers,
    Engine,
    ask_all,
    material_engine,
    pagefind_engine,
    portal_engine,
    visit_all,
)
from bench.plain import write_material
from bench.queries import Question, questions
from bench.synthetic import write_portal
from portal_cli.accessibility import find_browser
from search_files import make_search_files
from thidua.portal.catalogue import Catalogue
from thidua.portal.loading import load_or_raise
from thidua.site.search.entries import list_others, make_plan_entry
from workspace import FIVE_PLANS, Workspace

SIZES = (5, 1000, 5000)
VISITS = {"portal": 45, "Pagefind": 9, "Material": 1}
LEAST_FOUND = {1000: 0.97, 5000: 0.95}
LEAST_OF_A_CLASS = 0.9
MOST_BYTES = {1000: 30 * 1024, 5000: 40 * 1024}
MOST_WARM = 5.0  # ms
MOST_BUILDING = 2.0  # ms a plan
MOST_GROWTH = 1.1
MOST_OF_TEXT = 1 / 3


def main() -> list[str]:
    """Run everything, print it, and return the promises that are broken."""
    broken: list[str] = []
    building: dict[int, float] = {}
    with (
        tempfile.TemporaryDirectory(dir=measuring.quiet_disk()) as root,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=find_browser(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for size in SIZES:
            folder = Path(root) / str(size)
            portal = portal_of(folder, size)
            catalogue = load_or_raise(portal.folder)
            building[size], ratio = measure_index(catalogue)
            print(f"\n## {size} plans\nindex: {building[size]:.2f} ms a plan, "
                  f"{ratio:.2f} of the compressed text")  # fmt: skip
            asked = questions(catalogue)
            for make in (portal_engine, pagefind_engine, material_engine):
                own = make is portal_engine
                engine = make(portal.folder if own else plain_of(folder, catalogue))
                try:
                    answers = run(browser, engine, asked)
                except Error as error:  # an index too large for a tab
                    if own:
                        raise
                    print(f"{engine.name}: {error.message.splitlines()[0]}", flush=True)
                    continue
                report(engine, asked, answers)
                if engine.name == "portal" and size in LEAST_FOUND:
                    broken += promises(size, asked, answers)
                    broken += [f"index is {ratio:.2f} of the text"] * (ratio > MOST_OF_TEXT)
    growth = 1 + math.log(building[5000] / building[1000]) / math.log(5)
    print(f"\nindex building grows with exponent {growth:.2f}")
    if max(building[1000], building[5000]) > MOST_BUILDING or growth > MOST_GROWTH:
        broken.append(f"index building: {building}, exponent {growth:.2f}")
    return broken


def portal_of(folder: Path, size: int) -> Workspace:
    """A built portal: the real one for its five plans, made-up ones for more."""
    source = FIVE_PLANS / "data"
    if size > 5:
        write_portal(folder / "source", size)
        source = folder / "source" / "data"
    portal = Workspace(folder / "portal", source)
    measuring.run(measuring.MKDOCS, portal.folder)
    return portal


def plain_of(folder: Path, catalogue: Catalogue) -> Path:
    """The same plans as a plain MkDocs and Material site, built once."""
    plain = folder / "plain"
    if not plain.exists():
        write_material(plain, catalogue)
        measuring.run(measuring.MKDOCS, plain)
    return plain


def measure_index(catalogue: Catalogue) -> tuple[float, float]:
    """Milliseconds a plan to make the index (best of three), and its part of the text's size."""
    opened = [catalogue.open_plan(plan) for plan in reversed(catalogue.plans)]
    summaries = reversed(catalogue.plans)
    entries = [make_plan_entry(one, plan) for one, plan in zip(opened, summaries, strict=True)]
    times = []
    for _ in range(3):
        start = time.perf_counter()
        index = make_search_files(entries, list_others(catalogue, []), catalogue.lexicon.readings)
        times.append(time.perf_counter() - start)
    texts = (one.dossier.words for one in opened)
    text = sum(len(gzip.compress(one.encode(), 9)) for one in texts)
    size = len(gzip.compress(index.root, 9)) + sum(map(len, index.others.values()))
    return 1000 * min(times) / len(catalogue.plans), size / text


def run(browser: Browser, engine: Engine, asked: list[Question]) -> Answers:
    """All questions warm; some of every class as a first visitor."""
    texts = [question.text for question in asked]
    answers = ask_all(browser, engine, texts)
    step = max(1, len(texts) // VISITS[engine.name])
    visit_all(browser, engine, texts[::step], answers)
    return answers


def right_at(most: int) -> Callable[[Question, list[str]], bool]:
    """Whether a right answer is among the first few."""
    return lambda question, found: bool(question.answers & set(found[:most]))


def report(engine: Engine, asked: list[Question], answers: Answers) -> None:
    """Print an engine's figures, overall and by class."""
    pairs = list(zip(asked, answers.found, strict=True))
    first = mean(right_at(1)(*pair) for pair in pairs)
    third = mean(right_at(3)(*pair) for pair in pairs)
    rank = mean(
        next((1 / at for at, one in enumerate(found, 1) if one in question.answers), 0)
        for question, found in pairs
    )
    kilobytes = [size / 1024 for size in answers.sent]
    print(f"{engine.name}: {len(asked)} questions, s@1 {first:.3f}, s@3 {third:.3f}, "
          f"MRR {rank:.3f}; {median(kilobytes):.1f} KB (most {max(kilobytes):.1f}) and "
          f"{median(answers.waited):.0f} ms to the first result on a phone, "
          f"{median(answers.warm):.2f} ms warm", flush=True)  # fmt: skip
    by_class = ", ".join(f"{kind} {share:.2f}" for kind, share in classes(asked, answers).items())
    print(f"  {by_class}")
    if engine.name == "portal":
        for question, found in pairs:
            if not right_at(1)(question, found):
                print(f"  missed ({question.kind}): {question.text!r} -> {found[:1]}, "
                      f"right: {sorted(question.answers)[:2]}")  # fmt: skip


def classes(asked: list[Question], answers: Answers) -> dict[str, float]:
    """Success at 1 by class."""
    by_class: dict[str, list[bool]] = defaultdict(list)
    for question, found in zip(asked, answers.found, strict=True):
        by_class[question.kind].append(right_at(1)(question, found))
    return {kind: mean(right) for kind, right in by_class.items()}


def promises(size: int, asked: list[Question], answers: Answers) -> list[str]:
    """What the portal promises of its search and does not keep."""
    by_class = classes(asked, answers)
    right = [right_at(1)(*pair) for pair in zip(asked, answers.found, strict=True)]
    found, sent, warm = mean(right), max(answers.sent), median(answers.warm)
    return [
        *([f"{size}: s@1 is {found:.3f}"] if found < LEAST_FOUND[size] else []),
        *[f"{size}: {kind} {share:.2f}" for kind, share in by_class.items()
          if share < LEAST_OF_A_CLASS],
        *([f"{size}: up to {sent} bytes sent"] if sent > MOST_BYTES[size] else []),
        *([f"{size}: {warm:.1f} ms a warm query"] if warm > MOST_WARM else []),
    ]  # fmt: skip


if __name__ == "__main__":
    try:
        problems = main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"{error.cmd[0]} failed: {error.returncode}")
    for problem in problems:
        print(f"BROKEN: {problem}")
    sys.exit(bool(problems))

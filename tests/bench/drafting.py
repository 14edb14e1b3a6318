"""`make bench-draft`: how right drafts are, and what drafting a long document costs.

Of the documents of other places, by field: how many facts are right, doubtful and told, or wrong
without a word. Fails where under 85 in 100 are right, or where any is wrong without a word; and
where less than 99 in 100 of what is called sure are right.

Then documents of about ten pages, as Word and as PDF, by turns in one run: the library that reads
the file alone, then the whole draft. Fails where a draft takes two seconds or more.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from statistics import median

sys.path.extend(str(Path(__file__).parents[1] / folder) for folder in ("", "support"))

import docx
import pypdf
from playwright.sync_api import sync_playwright

from bench.certainty import tally_certainty
from bench.expected import tally_expected
from documents import GivenText, given_text, text_pdf, word_document
from drafts import PLANS, TODAY, drafted
from portal_cli.accessibility import find_browser
from thidua.attachments.text.reading import read_manuscript
from thidua.authoring.known_lists import KnownLists, read_known_lists
from thidua.authoring.writing import write_plan
from workspace import FIVE_PLANS

ROUNDS = 5
MOST_SECONDS = {".docx": 2.0, ".pdf": 3.0}
"""That the draft of a document of at least :data:`PAGES` pages may take."""
PAGES = 10
LEAST_RIGHT = 0.85
LEAST_CERTAIN = 0.99


def long_text() -> GivenText:
    """The longest given text, its body twice."""
    longest = max((given_text(plan) for plan in PLANS), key=lambda one: len(str(one.body)))
    return replace(longest, body=longest.body * 2)


def whole_draft(content: bytes, suffix: str, known: KnownLists) -> None:
    """Everything that `portal draft` does with the words of a file."""
    manuscript = read_manuscript(content, suffix)
    assert manuscript is not None
    draft = drafted(manuscript, known)
    write_plan(draft, [], TODAY)


def words_of_word(content: bytes) -> None:
    """Only the paragraphs of a DOCX."""
    [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs]


def words_of_pdf(content: bytes) -> None:
    """Only the words of a PDF."""
    [page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages]


def is_right_enough(known: KnownLists) -> bool:
    """Print by field what is right, told and wrong; tell whether the promise is kept."""
    tallies, wrong = tally_expected(known)
    print(f"{'documents of other places':27}right   told  wrong without a word")
    for key, tally in tallies.items():
        print(f"  {key:24} {tally.right:6} {tally.told:6} {tally.wrong:6}")
    right = sum(tally.right for tally in tallies.values())
    total = right + sum(tally.told + tally.wrong for tally in tallies.values())
    print(f"  right: {right / total:.1%}")
    for line in wrong:
        print(f"  wrong: {line}")
    certain = tally_certainty(known)
    certain.print("what is called sure")
    if certain.certainty < LEAST_CERTAIN:
        return False
    return right >= LEAST_RIGHT * total and not wrong


def seconds(work: Callable[[], None]) -> float:
    """How long something takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main() -> int:
    """Measure and print; 1 where the promise is broken."""
    known, _ = read_known_lists(FIVE_PLANS)
    assert known is not None
    broken = not is_right_enough(known)
    given = long_text()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        files = {".docx": word_document(given), ".pdf": text_pdf(given, browser)}
        browser.close()
    pages = len(pypdf.PdfReader(BytesIO(files[".pdf"])).pages)
    print(f"a document of {pages} pages, median of {ROUNDS}")
    broken = broken or pages < PAGES
    plain = {".docx": words_of_word, ".pdf": words_of_pdf}
    for suffix, content in files.items():
        took: list[tuple[float, float]] = [
            (
                seconds(lambda: plain[suffix](content)),  # noqa: B023 - called at once
                seconds(lambda: whole_draft(content, suffix, known)),  # noqa: B023 - called at once
            )
            for _ in range(ROUNDS)
        ]
        alone, whole = (median(one[at] for one in took) for at in (0, 1))
        print(f"  {suffix}  words alone {alone:.2f} s  draft {whole:.2f} s  ({whole / alone:.1f}×)")
        broken = broken or whole >= MOST_SECONDS[suffix]
    return int(broken)


if __name__ == "__main__":
    raise SystemExit(main())

"""What the pages of the desk say, from link to link, written down once and read by a person.

Beside words stand where links and forms lead and what fields hold. ``make bless`` writes it anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html

from desks import Seat
from test_words import tell_page

WORDS = Path(__file__).parents[1] / "wordings" / "desk.txt"
MOST = 60
CHANGING = re.compile(r"[0-9a-f]{16,64}|\b[\w-]{22,}\b(?=[&\"⟩ ])|khoa=[\w-]+")


def test_pages_of_the_desk_say_what_is_written_down(seat: Seat) -> None:
    """Each page that a link of another leads to, as somebody finds it who has changed nothing."""
    found = "".join(f"{line}\n" for line in tell_desk(seat))
    if os.environ.get("BLESS"):
        WORDS.write_text(found, "utf-8")
    before, after = WORDS.read_text("utf-8").splitlines(), found.splitlines()
    assert (sorted(set(before) - set(after)), sorted(set(after) - set(before))) == ([], [])
    assert after == before


def tell_desk(seat: Seat) -> Iterator[str]:
    """Its pages in the order in which links come; each line but once."""
    waiting, known, seen = ["/"], {"/"}, set[str]()
    for address in waiting:
        answer = seat.browser.get(address)
        kind = answer.headers.get("content-type", "").partition(";")[0]
        yield f"== {_shorten(seat, address)}: {answer.status_code} {kind}"
        if kind != "text/html" or not answer.text:
            continue
        page = html.fromstring(answer.text)
        lines = [_shorten(seat, line) for line in tell_page(page)]
        yield from dict.fromkeys(line for line in lines if line not in seen)
        seen.update(lines)
        for link in page.xpath("//a/@href"):
            target = urljoin(address, link).partition("#")[0]
            sort = re.sub(r"\d+", "0", target)
            if urlsplit(target).netloc or sort in known or len(waiting) >= MOST:
                continue
            known.add(sort)
            waiting.append(target)


def _shorten(seat: Seat, line: str) -> str:
    words = line.replace(str(seat.root), "CỔNG").replace(seat.root.as_posix(), "CỔNG")
    return " ".join(CHANGING.sub("#", words).split())

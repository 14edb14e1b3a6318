"""What the pages of the desk say, from link to link, written down once and read by a person.

Beside words stand where links and forms lead and what fields hold. ``make bless`` writes it anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html

from desk import web
from desks import Seat
from goldens import compare_lines
from test_words import tell_page

WORDS = Path(__file__).parents[1] / "wordings" / "desk.txt"
MOST = 60
CHANGING = re.compile(r"[0-9a-f]{16,64}|\b[\w-]{22,}\b(?=[&\"⟩ ])|khoa=[\w-]+")


def test_pages_of_the_desk_say_what_is_written_down(seat: Seat) -> None:
    """Each page that a link of another leads to, as somebody finds it who has changed nothing."""
    compare_lines(WORDS, tell_desk(seat))


def test_every_name_in_forms_and_addresses_is_explained() -> None:
    """The top of `web` has them, so that nobody must guess what ``lam`` says."""
    folder = Path(web.__file__).parent
    code = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    pages = "".join(path.read_text("utf-8") for path in folder.glob("templates/*.html"))
    asked = re.findall(r'(?:form|query_params)\.get\("([a-z-]+)"', code)
    asked += re.findall(r'name="lam" value="([a-z-]+)"', pages)
    assert len(set(asked)) > 40
    assert web.__doc__
    assert sorted(name for name in set(asked) if f"``{name}``" not in web.__doc__) == []


def tell_desk(seat: Seat) -> Iterator[str]:
    """Its pages in the order in which links come; each line but once."""
    waiting, known, seen = ["/"], {"/"}, set[str]()
    for address in waiting:
        answer = seat.browser.get(address)
        kind = answer.headers.get("content-type", "").partition(";")[0]
        yield f"== {shorten(seat, address)}: {answer.status_code} {kind}"
        if kind != "text/html" or not answer.text:
            continue
        page = html.fromstring(answer.text)
        lines = [shorten(seat, line) for line in tell_page(page)]
        yield from dict.fromkeys(line for line in lines if line not in seen)
        seen.update(lines)
        for link in page.xpath("//a/@href"):
            target = urljoin(address, link).partition("#")[0]
            sort = re.sub(r"\d+", "0", target)
            if urlsplit(target).netloc or sort in known or len(waiting) >= MOST:
                continue
            known.add(sort)
            waiting.append(target)


def shorten(seat: Seat, line: str) -> str:
    """A line of the desk without what is another each time."""
    words = line.replace(str(seat.root), "CỔNG").replace(seat.root.as_posix(), "CỔNG")
    words = words.replace(seat.desk.keys.form, "#")  # may begin or end with what is no letter
    return " ".join(CHANGING.sub("#", words).split())

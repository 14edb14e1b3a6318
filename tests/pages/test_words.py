"""Everything that the site of the annotated sample says, written down once and read by a person.

Each line of a page, each leaf of a JSON file and each line of a calendar, a table or a feed stands
there once, under the first file that has it, and of each file how many it has. Whoever changes a
word, a number, an address or an order that readers or machines get sees it here; ``make bless``
writes it anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html

from goldens import compare_lines
from portal_cli.verbs import HIDDEN, VERBS

WORDS = Path(__file__).parents[1] / "wordings" / "sample.txt"
LEFT_OUT = ("huong-dan/", "lap-cong/", "tim-kiem/chi-muc/", "assets/", "api/v1/schemas/", "mau/")
"""What is written by hand, has tests of its own, or nobody can read."""
LINES = {".ics", ".csv", ".txt", ".atom", ".xml", ".map", ""}
HASHED = re.compile(
    r"\b(?=[0-9a-f]*\d)[0-9a-f]{8,64}\b"
    r"|(?<=\.)[\w-]{6,12}(?=\.(?:css|js|webp|png|svg|woff2))"
)
TOLD = ("href", "src", "alt", "title", "aria-label", "content", "value", "placeholder", "datetime",
        "action", "name", "checked", "selected", "disabled", "required")  # fmt: skip
BLOCKS = frozenset(
    "p li dt dd h1 h2 h3 h4 h5 h6 td th caption figcaption summary div section article nav form "
    "button label option legend blockquote time text title tspan meta link body".split()
)


def test_everything_is_said_as_written_down(sample_site: Path) -> None:
    """No word is lost, none comes, none stands elsewhere, that nobody has read."""
    compare_lines(WORDS, tell_site(sample_site))


def test_what_can_be_typed_is_as_written_down() -> None:
    """Workflows of communes and their notes call these: an option that goes breaks them."""
    compare_lines(WORDS.with_name("commands.txt"), tell_commands())


def tell_commands() -> Iterator[str]:
    """Each verb with what may stand after it, and what it is said to do."""
    for verb in (*VERBS, *HIDDEN):
        parser = verb.parser()
        yield f"== portal {verb.name}: {verb.about}"
        yield from filter(None, (parser.usage, parser.description, parser.epilog))
        for action in parser._actions:
            name = " ".join(action.option_strings) or action.dest
            yield f"{name} | {action.metavar} {action.nargs} {action.default} | {action.help}"


def tell_site(site: Path) -> Iterator[str]:
    """What is said, file by file; each line but once."""
    seen: set[str] = set()
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or name.startswith(LEFT_OUT):
            continue
        lines = [*map(_shorten, _tell_file(path))]
        if lines:
            yield f"== {_shorten(name)}: {len(lines)}"
            yield from dict.fromkeys(line for line in lines if line not in seen)
            seen.update(lines)


def _shorten(line: str) -> str:
    return HASHED.sub("#", " ".join(line.split()))


def _tell_file(path: Path) -> Iterator[str]:
    if path.suffix in {".html", ".svg"}:
        parser = html.HTMLParser(encoding="utf-8")  # a picture says nothing of letters to it
        yield from tell_page(html.fromstring(path.read_bytes(), parser=parser))
    elif path.suffix == ".json":
        yield from _tell_leaves(json.loads(path.read_bytes()), "")
    elif path.suffix in LINES:
        yield from path.read_bytes().decode("utf-8-sig").splitlines()


def _tell_leaves(tree: Any, key: str) -> Iterator[str]:
    """Every leaf under the name that it has; of a list also in its order."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from _tell_leaves(value, f"{key.rpartition('.')[2]}.{name}")
    elif isinstance(tree, list):
        for value in tree:
            yield from _tell_leaves(value, key)
    else:
        yield f"{key}: {json.dumps(tree, ensure_ascii=False)}"


def tell_page(page: html.HtmlElement) -> Iterator[str]:
    """The words of a page, block by block, with where links lead and what only some are told."""
    line: list[str] = []
    for event, element in _walk(page):
        if not isinstance(element.tag, str) or element.tag in {"script", "style"}:
            if element.get("type") == "application/ld+json" and event == "start":
                yield from _tell_leaves(json.loads(element.text or "null"), "ld")
            line += [element.tail or ""] if event == "end" else []
            continue
        if element.tag in BLOCKS and "".join(line).strip():
            yield "".join(line)
            line = []
        if event == "start":
            told = [f"{name}={element.get(name)}" for name in TOLD if element.get(name)]
            line += [f"⟨{' '.join(told)}⟩" if told else "", element.text or ""]
        else:
            line.append(element.tail or "")
    if "".join(line).strip():
        yield "".join(line)


def _walk(element: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement]]:
    yield "start", element
    for child in element:
        yield from _walk(child)
    yield "end", element

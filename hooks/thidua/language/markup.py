"""The reduced Markdown of passages: paragraphs, ``- `` lists, ``*em*``, ``**strong**``.

Everything else of Markdown is switched off: numbering and signs (``2.``, ``a)``, ``#``, ``>``) must
be shown as printed, and data must not be able to add links, pictures or HTML to a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

_DASH = re.compile(r"^[ ]*- ", re.MULTILINE)
_TAG = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"</(?:p|li)>|<br>|<ul>")


def html(passage: str) -> str:
    """The passage as HTML paragraphs and lists; all other markup is shown as text."""
    return _rendered(passage)


@lru_cache(maxsize=4096)
def _rendered(passage: str) -> str:
    paragraphs = passage.split("\n\n")
    if all(map(_is_only_words, paragraphs)):  # as in most passages
        return "".join(f"<p>{_escaped(paragraph)}</p>" for paragraph in paragraphs)
    from thidua.language.passage_html import convert  # noqa: PLC0415  # loads Markdown, slowly

    return convert(passage)


def _is_only_words(paragraph: str) -> bool:
    """Whether Markdown would change nothing in a paragraph except escaping it for HTML."""
    return (
        bool(paragraph)
        and "*" not in paragraph
        and "\\" not in paragraph
        and " \n" not in paragraph
        and paragraph.replace("\n", "").isprintable()
        and paragraph == paragraph.strip()
        and not ("- " in paragraph and _DASH.search(paragraph))
    )


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(passage: str) -> str:
    """The words of a passage without its markup, for searching and comparing."""
    if not _may_have_markup(passage):
        return passage
    return unescape(_TAG.sub("", _BLOCK_END.sub("\n", html(passage))))


def _may_have_markup(passage: str) -> bool:
    if "*" in passage or "\\" in passage:
        return True
    return "- " in passage and bool(_DASH.search(passage))


def find_words(words: str, text: str) -> Iterator[int]:
    """Every place where words begin in a text, from left to right; none overlaps the one before."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + max(1, len(words)))


def cut_short(text: str, most: int = 60) -> str:
    """The beginning of a text, for a sentence about it."""
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def plain_line(text: str) -> str:
    """The plain words of a passage, on one line."""
    return one_line(plain(text))


def one_line(text: str) -> str:
    """The text with every run of white space replaced by one space, and none at its ends."""
    # Testing first is five times as fast as splitting, and most texts need no change.
    spaced = "  " in text or "\n" in text or "\t" in text or text[:1] == " " or text[-1:] == " "
    return " ".join(text.split()) if spaced else text

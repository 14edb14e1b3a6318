"""Cutting HTML into tags, text and hidden parts in the way that the HTML standard prescribes.

The parser of Python ends comments, attributes and scripts at other places than browsers do, and
differently in each version of Python. It could take for a comment what a browser would run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit


class Tag(NamedTuple):
    """A start tag or an end tag.

    Attributes:
        name: in lower case.
        attributes: values by name in lower case; of two with the same name the first, as in
            browsers.
        offset: of its first character in the HTML.
        is_end: whether it is an end tag.
        is_closed: whether it ends in ``/>``.
    """

    name: str
    attributes: dict[str, str]
    offset: int
    is_end: bool = False
    is_closed: bool = False


class HtmlWords(NamedTuple):
    """Text with entities resolved; in scripts and styles, which have no entities, unchanged."""

    text: str


class Hidden(NamedTuple):
    """A part that browsers hide; well-formed comments are not reported.

    Attributes:
        opening: its first characters: ``<?``, ``<![``, ``<!``, ``</``; ``<!--`` for a comment and
            ``<`` for a tag that has no end.
        offset: of its first character in the HTML.
        is_doctype: whether it is a document type declaration.
    """

    opening: str
    offset: int
    is_doctype: bool = False


Token = Tag | HtmlWords | Hidden

_BLANK = r"\t\n\f\r "
_NAME = re.compile(rf"[^{_BLANK}/>]+")
_BETWEEN = re.compile(rf"[{_BLANK}/]*")
_ATTRIBUTE = re.compile(
    rf"(?P<name>[^{_BLANK}/>][^{_BLANK}/>=]*+)(?>(?:[{_BLANK}]*+=[{_BLANK}]*+"
    rf"(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\"'{_BLANK}>][^{_BLANK}>]*+)"
    r"|(?P<open>[\"'])|(?=>)))?)"
)
_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
_OPENING = re.compile(r"<(?:(?P<start>[A-Za-z])|(?P<end>/[A-Za-z])|(?P<nothing>/>)|[!?]|/.)", re.S)

_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
_RAW_WITH_ENTITIES = frozenset({"title", "textarea"})
_FOREIGN = {
    "svg": frozenset({"title", "desc", "foreignobject"}),
    "math": frozenset({"mi", "mo", "mn", "ms", "mtext", "annotation-xml"}),
}
"""The elements of drawings and formulas, each with the tags in it that contain HTML again."""

_TEXT = "b big br center code em font i nobr ruby s small span strong strike sub sup tt u var"
_BLOCKS = "blockquote body dd div dl dt embed h1 h2 h3 h4 h5 h6 head hr img li listing menu meta"
_ENDS_FOREIGN = frozenset(f"{_TEXT} {_BLOCKS} ol p pre table ul".split())
"""Tags that end a drawing or formula which is still open."""
_ENDS_FOREIGN_AT_THE_END = frozenset({"p", "br"})

_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20]")
_WITH_HOST = re.compile(r"(?:https?|ftp|wss?):|//", re.IGNORECASE)
_OF_STYLES = re.compile(
    r"\\|url\((?![\s\"']*#)|(?<![\w-])(?:-webkit-)?(?:src|image|image-set|cross-fade)\(", re.I
)
_WORDS = "alt title content placeholder value label pattern summary datetime"
_NAMES = "id class style name for href src srcset poster action"
_NO_STYLES = frozenset(f"{_WORDS} {_NAMES}".split())


def read_tokens(html: str) -> Iterator[Token]:
    """Read HTML as tags, text and hidden parts, in order; comments are left out.

    Source: HTML Living Standard, section “Tokenization”.
    """
    return _TokenReader(html).tokens()


def asks_another_host(address: str) -> bool:
    """Whether a browser takes an address as one with a host (``https:…``, ``//…``)."""
    return bool(_WITH_HOST.match(plain_address(address)))


def fetches_by_style(name: str, value: str) -> bool:
    r"""Whether an attribute such as ``fill`` of drawings can make a browser fetch something.

    A value with escapes (``\``) counts as fetching, because they could hide it.

    Args:
        name: of the attribute, in lower case.
        value: of the attribute, without entities.
    """
    is_words = name in _NO_STYLES or name.startswith(("aria-", "data-", "on"))
    return not is_words and bool(_OF_STYLES.search(value))


def plain_address(address: str) -> str:
    r"""An address as browsers read it: without white space, and with ``/`` instead of ``\``."""
    return _NOT_IN_ADDRESSES.sub("", address).replace("\\", "/")


def split_address(address: str) -> tuple[str, str] | None:
    """Scheme and host of an address, as browsers read them; None if it is not an address."""
    plain = plain_address(address)
    try:
        parts = urlsplit(re.sub(r"\A///+", "//", plain))  # browsers ignore further slashes
    except ValueError:
        return None
    return parts.scheme.lower(), parts.netloc


class _TokenReader:
    """Cuts one text into tokens."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._at = 0
        # Open drawings, formulas and elements with HTML in them: the tag, and the language whose
        # rules hold inside it: ``svg``, ``math``, or empty for HTML.
        self._around: list[tuple[str, str]] = []

    def tokens(self) -> Iterator[Token]:
        html = self._html
        while self._at < len(html):
            found = _OPENING.search(html, self._at)
            until = found.start() if found else len(html)
            if until > self._at:
                yield HtmlWords(unescape(html[self._at : until]))
            self._at = until
            if found is None:
                return
            if found["nothing"]:
                self._at = found.end()
            elif found["start"] or found["end"]:
                yield from self._tag(is_end=bool(found["end"]))
            else:
                yield from self._declaration()

    def _tag(self, *, is_end: bool) -> Iterator[Token]:
        offset = self._at
        name = _NAME.match(self._html, offset + (2 if is_end else 1))
        assert name is not None
        attributes: dict[str, str] = {}
        between = _BETWEEN.match(self._html, name.end())
        while between and (found := _ATTRIBUTE.match(self._html, between.end())):
            if found["open"]:
                self._at = len(self._html)
                yield Hidden("<", offset)
                return
            value = found["double"] or found["single"] or found["bare"] or ""
            attributes.setdefault(found["name"].lower(), unescape(value))
            between = _BETWEEN.match(self._html, found.end())
        end = between.end() if between else len(self._html)
        self._at = end + 1
        if end >= len(self._html):
            yield Hidden("<", offset)
            return
        is_closed = self._html[end - 1] == "/" and bool(between and between[0])
        tag = Tag(name[0].lower(), attributes, offset, is_end, is_closed)
        yield tag
        yield from self._raw_text(tag.name) if self._begins_raw_text(tag) else ()

    def _begins_raw_text(self, tag: Tag) -> bool:
        """Whether only text follows after a tag. Also updates the list of open drawings."""
        name = tag.name
        if tag.is_end:
            while self._in_foreign() and name in _ENDS_FOREIGN_AT_THE_END:
                self._around.pop()
            if any(name == around for around, _ in self._around):
                while self._around.pop()[0] != name:
                    pass
            return False
        while self._in_foreign() and name in _ENDS_FOREIGN:
            self._around.pop()
        rules = self._in_foreign()
        holds_html = bool(rules) and name in _FOREIGN[rules]
        if name in _FOREIGN or holds_html:
            if not tag.is_closed:
                self._around.append((name, "" if holds_html else rules or name))
            return False
        return not rules and name in _RAW | _RAW_WITH_ENTITIES

    def _in_foreign(self) -> str:
        """The language whose rules hold here: ``svg``, ``math``, or empty for HTML."""
        return self._around[-1][1] if self._around else ""

    def _raw_text(self, name: str) -> Iterator[Token]:
        end = re.compile(rf"</{name}(?=[{_BLANK}/>])", re.IGNORECASE).search(self._html, self._at)
        until = end.start() if end else len(self._html)
        text = self._html[self._at : until]
        self._at = until
        if text:
            yield HtmlWords(unescape(text) if name in _RAW_WITH_ENTITIES else text)

    def _declaration(self) -> Iterator[Token]:
        """Skip a comment, or give the hidden part that browsers treat like a comment."""
        html, offset = self._html, self._at
        if html.startswith("<!--", offset):
            found = _COMMENT.match(html, offset)
            self._at = found.end() if found else len(html)
            if not found:
                yield Hidden("<!--", offset)
            return
        is_section = html.startswith("<![CDATA[", offset) and self._in_foreign()
        mark = "]]>" if is_section else ">"
        end = html.find(mark, offset + 2)
        self._at = len(html) if end < 0 else end + len(mark)
        is_doctype = html[offset : offset + 9].lower() == "<!doctype"
        opening = "<![" if html.startswith("<![", offset) else html[offset : offset + 2]
        yield Hidden(opening, offset, is_doctype)

"""All checks of written pages: each page is converted to HTML as for the site, then checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from markdown import Markdown

from thidua.datafiles.decoding import decode
from thidua.foundation.problems import FILE_START, Problem
from thidua.look.icons import Icons
from thidua.written.dialect import plain_converter
from thidua.written.elements import PageMarkup, read_html
from thidua.written.furniture import Furniture
from thidua.written.links import added_anchors, link_problems
from thidua.written.listing import DocsFile, text_folders
from thidua.written.markup import markup_problems
from thidua.written.snippets import drop_snippets, snippet_problems
from thidua.written.text import FrontMatter, Text, read_text

_MARKUP = re.compile(r"&(?:nbsp|amp|lt|gt|quot|#\d+);")


class _Read(NamedTuple):
    """What could be read of a page, and the problems with the rest."""

    text: Text
    front: FrontMatter | None = None
    reading: PageMarkup | None = None
    problems: Sequence[Problem] = ()


class PageChecks:
    """Checks written pages; the anchors of each page are read only once.

    Args:
        root: the folder of the portal.
        icons: the icons that shortcodes such as ``:material-sprout:`` can name.
        files: every file below ``docs/``, by name: the possible targets of links.
    """

    def __init__(self, root: Path, icons: Icons, files: Mapping[str, DocsFile]) -> None:
        self._root = root
        self._icons = icons
        self._files = files
        self._anchors: dict[str, frozenset[str]] = {}

    def find_problems(self, pages: Iterable[DocsFile]) -> Iterator[Problem]:
        """Find all problems with these pages."""
        titles: dict[str, str] = {}
        for page in pages:
            text, front, reading, problems = self._read(page)
            yield from problems
            if front:
                yield from _same_title(text, front, titles)
            if reading:
                yield from markup_problems(text, reading)
                yield from link_problems(text, page, reading, self._files, self._anchors_of)

    def _read(self, page: DocsFile) -> _Read:
        try:
            whole, problems = decode(page.source.read_bytes(), page.shown_name)
        except OSError:
            said, fix = "Máy không cho đọc tệp này.", "Kiểm tra quyền đọc của tệp."
            unread = Problem(page.shown_name, FILE_START, said, fix)
            return _Read(Text(page.shown_name, "", 0), problems=[unread])
        if not whole:
            empty = Problem(page.shown_name, FILE_START, "Tệp trống.", "Viết trang, hoặc xóa tệp.")
            return _Read(Text(page.shown_name, "", 0), problems=problems or [empty])
        # Entities such as `&nbsp;` are allowed: they are how Markdown writes special characters.
        problems = [problem for problem in problems if not _MARKUP.search(problem.message)]
        text, front, faults = read_text(whole, page.shown_name)
        problems += faults
        html, faults = self._converted(text)
        reading = None if html is None else read_html(html)
        return _Read(text, front, reading, problems + faults)

    def _converted(self, text: Text) -> tuple[str | None, list[Problem]]:
        """The HTML of a page, or None if it cannot be converted; and the problems found."""
        problems = list(snippet_problems(text, self._root))
        markdown = text.markdown
        if problems:  # check the rest of the page without the snippets
            markdown = drop_snippets(markdown)
        self._furniture.faults.clear()
        try:
            html = self._converter.reset().convert(markdown)
        except Exception as error:  # any error here would also stop the build
            said = f"Máy không dựng được trang này ({type(error).__name__})."
            fix = "Bỏ bớt phần mới thêm, nhất là thẻ HTML và chỗ lồng nhau nhiều lớp, rồi thử lại."
            return None, [Problem(text.file, text.next_place(), said, fix)]
        for code, reason in self._furniture.faults:
            said, fix = f"Không có biểu tượng `:{code}:`.", self._icons.shortcode_advice(code)
            if reason:
                said = f"Không dùng được biểu tượng `:{code}:`: {reason}."
                fix = "Chọn biểu tượng khác."
            problems.append(Problem(text.file, text.next_place(f":{code}:"), said, fix))
        return html, problems

    @cached_property
    def _furniture(self) -> Furniture:
        return Furniture(self._icons)

    @cached_property
    def _converter(self) -> Markdown:
        return plain_converter(self._furniture, text_folders(self._root))

    def _anchors_of(self, page: DocsFile) -> frozenset[str]:
        if page.name not in self._anchors:
            whole, _ = decode(page.source.read_bytes(), page.shown_name)
            text, _, _ = read_text(whole, page.shown_name)
            html, _ = self._converted(text)
            found = frozenset(read_html(html or "").anchors)
            self._anchors[page.name] = found | added_anchors(page.address)
        return self._anchors[page.name]


def _same_title(text: Text, front: FrontMatter, titles: dict[str, str]) -> Iterator[Problem]:
    other = titles.setdefault(front.title, text.file)
    if other != text.file:
        place = text.position(max(text.whole.find(front.title), 0))
        said = f"Tên trang này trùng với `{other}`."
        yield Problem(text.file, place, said, "Đặt tên khác để người đọc phân biệt được.")

"""Checks of links between written pages and to files beside them: the target must exist."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import SplitResult, unquote, urlsplit

from thidua.datafiles.field_reference import references
from thidua.foundation.problems import Problem
from thidua.language.vietnamese import nearest
from thidua.model import paths
from thidua.written.added import ADDED
from thidua.written.elements import PageMarkup
from thidua.written.htmltokens import split_address
from thidua.written.listing import DocsFile
from thidua.written.markup import shown
from thidua.written.text import Text

_ALIKE = 0.75
"""The least similarity, from 0 to 1, of a name that is suggested instead of a wrong one."""

_ADDRESSES = {"a": "href", "img": "src", "source": "src", "video": "src", "audio": "src"}

AnchorsOf = Callable[[DocsFile], frozenset[str]]
"""Gives the anchors of a written page."""


def added_anchors(address: str) -> frozenset[str]:
    """The anchors that the engine adds to the written page with this address."""
    found = {anchor for _, anchor in ADDED[address].headings} if address in ADDED else set()
    found |= paths.FRAME_ANCHORS - {paths.OLD_PLACES}
    if address in {paths.GUIDE, paths.REFERENCE}:
        found.update(table.anchor for group in references() for table in group.tables)
    return frozenset(found)


def link_problems(
    text: Text,
    page: DocsFile,
    reading: PageMarkup,
    files: Mapping[str, DocsFile],
    anchors_of: AnchorsOf,
) -> Iterator[Problem]:
    """Problems with links of a page whose target is not a file, page or anchor of the portal.

    Args:
        text: the source of the page.
        page: its file.
        reading: its HTML.
        files: every file below ``docs/``, by name.
        anchors_of: gives the anchors of another page.
    """
    for element in reading.elements:
        name = _ADDRESSES.get(element.tag, "")
        address = element.attributes.get(name, "")
        parts = _relative(address)
        if parts is None:
            continue
        sentences = _fault(page, parts, shown(address), files, anchors_of)
        if sentences:
            yield Problem(
                text.file, text.next_place(f"({address})", f"({address}", address), *sentences
            )


def _relative(address: str) -> SplitResult | None:
    """The parts of an address inside the portal; None for other and for malformed addresses."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    is_elsewhere = split_address(address) != ("", "")
    return None if is_elsewhere or not address else parts


def _fault(
    page: DocsFile,
    parts: SplitResult,
    address: str,
    files: Mapping[str, DocsFile],
    anchors_of: AnchorsOf,
) -> tuple[str, str] | None:
    """What is wrong with a link, and what to write instead."""
    path = unquote(parts.path)
    if path.startswith("/"):
        said = f"Liên kết `{address}` bắt đầu bằng `/`, sẽ hỏng khi Cổng nằm dưới một địa chỉ khác."
        return said, f"Viết từ trang này đi: `{_from_page(page, path)}`."
    target = page if not path else files.get(_beside(page, path))
    if target is None:
        return _lost(page, path, address, files)
    anchor = unquote(parts.fragment)
    if not anchor or not target.is_page or not target.is_plain:  # told of its own
        return None
    known = anchors_of(target)
    if anchor in known:
        return None
    guess = nearest(anchor, known, alike=_ALIKE)
    fix = (
        f"Có phải ý bạn là `#{shown(guess)}`?"
        if guess
        else "Đặt neo ở cuối đầu mục: `## … {#ten-neo}`."
    )
    return f"Trang `{target.shown_name}` không có neo `#{shown(anchor)}`.", fix


def _lost(
    page: DocsFile, path: str, address: str, files: Mapping[str, DocsFile]
) -> tuple[str, str] | None:
    """What is wrong with a link that is not to a file of ``docs/``; None if it can be a page."""
    resolved = posixpath.normpath(posixpath.join(page.address, path))
    first, _, rest = resolved.partition("/")
    addresses = {file.address.rstrip("/") for file in files.values()}
    if resolved == "." or first in paths.TAKEN or resolved in addresses:
        return None  # pages made from data are not known here; the build checks these links
    said = f"Liên kết `{address}` không dẫn tới tệp hay trang nào."
    name = nearest(_beside(page, path), files, alike=_ALIKE)
    if name is None:
        name = next((file for file in files if file == f"{posixpath.basename(path)}.md"), None)
    if name:
        return said, f"Có phải ý bạn là `{posixpath.relpath(name, _folder(page) or '.')}`?"
    guess = nearest(first, paths.TAKEN, alike=_ALIKE)
    if guess:
        return said, f"Có phải ý bạn là `{_from_page(page, f'{guess}/{rest}')}`?"
    return said, "Kiểm tra tên tệp, kể cả chữ hoa chữ thường."


def _folder(page: DocsFile) -> str:
    return posixpath.dirname(page.name)


def _beside(page: DocsFile, path: str) -> str:
    """The file of ``docs/`` that a path means in the source of a page."""
    return posixpath.normpath(posixpath.join(_folder(page), path))


def _from_page(page: DocsFile, path: str) -> str:
    return paths.to_root(page.address).removeprefix("./") + path.lstrip("/")

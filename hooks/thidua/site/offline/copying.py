"""Every file of a copy, made from those of the built site."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from thidua.foundation.problems import DataProblemsError, Position, Problem
from thidua.model import paths
from thidua.site.offline.classic_scripts import SCRIPT, NoClassicScriptError, join_classic
from thidua.site.offline.named_files import INDEX, name_file, name_files
from thidua.site.search.files import deflate, inflate, write_json

_SCRIPTS = "assets/js/"
_LEFT_OUT = frozenset({*paths.MADE_FILES, "sitemap.xml", "sitemap.xml.gz"})
"""Files for servers and for search engines."""
_CARDS = re.compile(rf"{paths.SEARCH_INDEX}(?:plans|others)-\d+-\w+\.bin")
_CARD_CHUNK = re.compile(rf"{re.escape(paths.CARD_CHUNKS)}\d+\.json")
_MODULE = re.compile(
    r'<script type="module" src="(?P<root>[^"]*)assets/js/(?P<name>[\w-]+\.js)[^"]*"></script>\n?'
)
_PRELOADED = re.compile(r'[ \t]*<link rel="(?:modulepreload|preload|when-asked)"[^>]*>\n?')
_OWN_HEADER = '<header class="site-header">'
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_OWN_POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src file: &#39;self&#39;; '
    'base-uri &#39;none&#39;; form-action file: &#39;self&#39;; object-src &#39;none&#39;">'
)
"""In a folder, some browsers take no other file for a part of the same site."""
ABOUT_THE_COPY = "DOC-TRUOC.txt"


@dataclass(frozen=True)
class OfflineCopy:
    """What a copy is made of.

    Attributes:
        files: the paths of all files of the built site.
        read: gives the content of one.
        start: the script that holds the modules and starts them.
        address: where the site is on the net.
        name: what the site is called.
    """

    files: Iterable[str]
    read: Callable[[str], bytes]
    start: str
    address: str
    name: str

    def list_files(self) -> Iterator[tuple[str, bytes | None]]:
        """Every file of the copy by its path; None where it is the same as that of the site.

        Raises:
            DataProblemsError: where a script cannot be copied.
        """
        findable: set[str] = set()
        waiting = []
        for path in sorted(self.files):
            if path in _LEFT_OUT or path.startswith(f"{paths.SEARCH_INDEX[:-1]}.gz"):
                continue
            if path.startswith(paths.SEARCH_INDEX):
                content = self.read(path)
                if _CARDS.fullmatch(path):
                    content, pages = _name_pages(content)
                    findable |= pages
                yield f"{path}.js", hold(content)
            elif path.endswith(".html"):
                waiting.append(path)
            else:
                yield from self._copy(path)
        for path in waiting:
            page = self._change_page(self.read(path).decode())
            yield path, page
            if path in findable or _find_plan(path) in findable:
                yield f"{path}.js", hold_packed(page)
        yield SCRIPT, self._join_scripts()
        yield ABOUT_THE_COPY, self._tell()

    def _copy(self, path: str) -> Iterator[tuple[str, bytes | None]]:
        """A file that is no page, with the script that holds it where scripts ask for it."""
        if _CARD_CHUNK.fullmatch(path):
            cards = write_json([name_files(card) for card in json.loads(self.read(path))])
            yield path, cards
            yield f"{path}.js", hold_packed(cards)
            return
        yield path, None
        if path == paths.FACETS:
            yield f"{path}.js", hold_packed(self.read(path))

    def _change_page(self, html: str) -> bytes:
        names = [match["name"] for match in _MODULE.finditer(html)]
        first = _MODULE.search(html)
        html = _PRELOADED.sub("", _POLICY.sub(_OWN_POLICY, name_files(html)))
        if first:
            start = f'<script defer src="{first["root"]}{SCRIPT}" data-run="{" ".join(names)}">'
            html = _MODULE.sub(f"{start}</script>\n", html, count=1)
            html = _MODULE.sub("", html)
        return html.replace(_OWN_HEADER, f"{_OWN_HEADER}\n{self._note()}", 1).encode()

    def _note(self) -> str:
        return (
            '<p class="demo-note"><strong>Bản ngoại tuyến.</strong> Chép từ '
            f'<a href="{self.address}">{urlsplit(self.address).netloc}</a>; '
            "bản trên mạng có thể mới hơn.</p>"
        )

    def _tell(self) -> bytes:
        text = (
            f"{self.name} – bản ngoại tuyến\n\n"
            "1. Chép cả thư mục này vào máy hoặc USB. Nếu nhận tệp .zip thì giải nén trước.\n"
            f"2. Mở tệp {INDEX} bằng trình duyệt (Chrome, Edge, Cốc Cốc, Firefox, Safari).\n"
            "3. Đọc, tìm kiếm, lọc, tải tệp đều không cần mạng.\n\n"
            f"Bản mới nhất ở {self.address}\n"
        )
        return text.replace("\n", "\r\n").encode("utf-8-sig")

    def _join_scripts(self) -> bytes:
        names = [path for path in sorted(self.files) if path.startswith(_SCRIPTS)]
        modules = {path.removeprefix(_SCRIPTS): self.read(path).decode() for path in names}
        try:
            return join_classic(modules, self.start).encode()
        except NoClassicScriptError as error:
            raise DataProblemsError([_tell_script(error.name)]) from None


def hold(content: bytes) -> bytes:
    """A script that holds a content."""
    return f'portalCopy.hold("{b64encode(content).decode()}")\n'.encode()


def hold_packed(content: bytes) -> bytes:
    """A script that holds a content that it packs."""
    return f'portalCopy.hold("{b64encode(deflate(content)).decode()}",true)\n'.encode()


def _find_plan(path: str) -> str:
    """The page of the plan of a page at a glance, which answers to questions read as well."""
    return path.replace(f"/{paths.OVERVIEW}{INDEX}", f"/{INDEX}")


def _name_pages(content: bytes) -> tuple[bytes, set[str]]:
    """Cards of results whose addresses name files, and those files."""
    cards: list[list[Any]] = json.loads(inflate(content))
    named = [[name_file(path or "./"), *rest] for path, *rest in cards]
    return deflate(write_json(named)), {path.removeprefix("./") for path, *_ in named}


def _tell_script(name: str) -> Problem:
    return Problem(
        f"overrides/js/{name}", Position(1, 1),
        "Bản ngoại tuyến không chép được kịch bản này: trong thư mục, trình duyệt không chạy "
        "mô-đun, nên mọi `import`, `export` phải đổi được.",
        'Viết `import { tên } from "./tệp.js";` và `export function …`, `export const …`, '
        "`export class …`; không dùng `export default`, `import *`.",
    )  # fmt: skip

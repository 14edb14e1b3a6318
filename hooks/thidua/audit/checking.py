"""The checks of a built site, each a small generator of problems, listed here once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from thidua.audit.pages import HOME, NOT_FOUND, Element, PublishedPage, read_site
from thidua.problems import FILE_START, Position, Problem, in_order

_NOWHERE = "https://trang.invalid/"
"""The base of a site whose home page does not tell where it is published."""

_FETCHING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "object": ("data",),
    "embed": ("src",),
    "input": ("src",),
}
"""What makes a browser fetch something on its own; of ``link``, its ``rel`` tells."""

_LINKS_THAT_ONLY_TELL = frozenset({"canonical", "prev", "next", "alternate", "author", "license"})
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_STYLE_ADDRESS = re.compile(r"(?:url\(\s*|@import\s+)[\"']?([^\"')\s;]+)")
_SCRIPT_ADDRESS = re.compile(r"\b(?:from|import|import\()\s*[\"']([^\"']+)[\"']")
_PLACE_IN_A_FILE = ("page=", ":~:text=")


@dataclass(frozen=True)
class BuiltSite:
    """A folder with a site, and its pages by address."""

    folder: Path
    pages: Mapping[str, PublishedPage]

    @cached_property
    def base(self) -> str:
        """The address that the site is published at, told by its home page."""
        home = self.pages.get(HOME)
        for attributes in home.all("link") if home else ():
            if attributes.get("rel") == "canonical" and attributes.get("href", "").endswith("/"):
                return attributes["href"]
        return _NOWHERE

    def holds(self, path: str) -> bool:
        """Whether there is a page or a file at an address relative to the root."""
        path = unquote(path)
        return path in self.pages or (self.folder / path).is_file()

    def problem(self, page: PublishedPage, place: Position, message: str, fix: str) -> Problem:
        """A problem of one page."""
        return Problem(page.path.relative_to(self.folder).as_posix(), place, message, fix)


def audit_site(folder: Path) -> list[Problem]:
    """Everything that is wrong with the site in ``folder``, in order."""
    return check_site(BuiltSite(folder, read_site(folder)))


def check_site(site: BuiltSite) -> list[Problem]:
    """Everything that is wrong with a site that was read already, in order."""
    if HOME not in site.pages:
        said, fix = "Thư mục này không có trang chủ.", "Dựng trang trước: `portal build`."
        return [Problem("index.html", FILE_START, said, fix)]
    return in_order([problem for check in CHECKS for problem in check(site)])


def links_lead_somewhere(site: BuiltSite) -> Iterator[Problem]:
    """Every link within the site leads to a page, a place on a page, or a file."""
    for page in site.pages.values():
        for element in page.elements:
            target = _target(element)
            if target is None:
                continue
            url = urljoin(site.base + page.address, target)
            if not url.startswith(site.base):
                continue
            whole, anchor = urldefrag(urlsplit(url)._replace(query="").geturl())
            path = unquote(whole.removeprefix(site.base))
            if not site.holds(path):
                said = f"Liên kết `{target}` không dẫn đến đâu."
                yield site.problem(page, element.place, said, "Sửa lại địa chỉ, hoặc bỏ đi.")
            elif path in site.pages and not _is_on(site.pages[path], anchor):
                said = f"Liên kết `{target}` dẫn đến một mục không có trên trang ấy."
                yield site.problem(page, element.place, said, "Sửa lại phần sau dấu `#`.")


def _is_on(page: PublishedPage, anchor: str) -> bool:
    return not anchor or unquote(anchor) in page.ids or anchor.startswith(_PLACE_IN_A_FILE)


def _target(element: Element) -> str | None:
    """Where an element leads or what it fetches; None where nowhere."""
    attributes = element.attributes
    if element.tag in {"a", "area"} or (element.tag == "link" and not _only_tells(attributes)):
        return attributes.get("href")
    if element.tag == "form":
        return attributes.get("action")
    if element.tag in {"img", "script", "source", "iframe"}:
        return attributes.get("src")
    return None


def _only_tells(attributes: Mapping[str, str]) -> bool:
    return attributes.get("rel", "") in _LINKS_THAT_ONLY_TELL


def anchors_lead_to_one_place(site: BuiltSite) -> Iterator[Problem]:
    """No address within a page is given to two things."""
    for page in site.pages.values():
        seen: set[str] = set()
        for element in page.elements:
            anchor = element.attributes.get("id")
            if anchor in seen:
                said = f"Trên trang có hai chỗ mang địa chỉ `#{anchor}`."
                yield site.problem(page, element.place, said, "Đặt tên khác cho một chỗ.")
            if anchor:
                seen.add(anchor)


def links_work_below_any_address(site: BuiltSite) -> Iterator[Problem]:
    """No page but the one for unknown addresses starts a link from the root of the host."""
    for page in site.pages.values():
        for element in page.elements if page.address != NOT_FOUND else ():
            for name in ("href", "src", "action"):
                target = element.attributes.get(name, "")
                if target.startswith("/") and not target.startswith("//"):
                    said = f"Địa chỉ `{target}` bắt đầu từ gốc máy chủ."
                    fix = "Viết đường dẫn tính từ trang này, để trang dời đi đâu cũng dùng được."
                    yield site.problem(page, element.place, said, fix)


def nothing_comes_from_elsewhere(site: BuiltSite) -> Iterator[Problem]:
    """No page, style sheet or script makes a browser ask another host."""
    fix = "Chép tệp ấy vào cổng rồi dẫn đến bản chép."
    for page in site.pages.values():
        for element in page.elements:
            for address in _fetched(element):
                if _ELSEWHERE.match(address):
                    said = f"Trang tải `{address}` từ nơi khác."
                    yield site.problem(page, element.place, said, fix)
    for pattern, find in (("*.css", _STYLE_ADDRESS), ("*.js", _SCRIPT_ADDRESS)):
        for path in sorted(site.folder.rglob(pattern)):
            text = path.read_text("utf-8", errors="replace")
            for match in find.finditer(text):
                if _ELSEWHERE.match(match.group(1)) or match.group(1).startswith("data:"):
                    line = text.count("\n", 0, match.start()) + 1
                    column = match.start() - text.rfind("\n", 0, match.start())
                    yield Problem(
                        path.relative_to(site.folder).as_posix(),
                        Position(line, column),
                        f"Tệp này tải `{match.group(1)[:80]}` không phải từ cổng.",
                        fix,
                    )


def _fetched(element: Element) -> Iterator[str]:
    attributes = element.attributes
    if element.tag == "link" and not _only_tells(attributes):
        yield attributes.get("href", "")
    for name in _FETCHING.get(element.tag, ()):
        yield from (part.strip() for part in attributes.get(name, "").split(","))


def nothing_runs_or_styles_inline(site: BuiltSite) -> Iterator[Problem]:
    """A strict Content-Security-Policy has nothing to block."""
    for page in site.pages.values():
        for element in page.elements:
            names = [
                name for name in element.attributes if name == "style" or name.startswith("on")
            ]
            is_code = element.tag == "script" and not element.attributes.get("src")
            if is_code and element.attributes.get("type") != "application/ld+json":
                names.append("script")
            if element.tag == "style":
                names.append("style")
            for name in names:
                said = (
                    f"Thẻ `<{element.tag}>` có `{name}` viết thẳng; trình duyệt sẽ chặn."
                )
                fix = "Chuyển vào tệp kiểu hoặc tệp lệnh của cổng."
                yield site.problem(page, element.place, said, fix)


def pages_have_heads_of_their_own(site: BuiltSite) -> Iterator[Problem]:
    """Each page has one main heading, a title that no other has, and a description."""
    titles: dict[str, str] = {}
    for page in (site.pages[address] for address in sorted(site.pages)):
        headings = [element for element in page.elements if element.tag == "h1"]
        if len(headings) != 1:
            said = f"Trang có {len(headings)} tiêu đề cấp một; cần đúng một."
            yield site.problem(page, FILE_START, said, "Để một dòng `# Tiêu đề` ở đầu trang.")
        if page.title in titles:
            said = f"Trang trùng tên với trang `/{titles[page.title]}`: “{page.title}”."
            yield site.problem(page, FILE_START, said, "Đặt tên khác để người đọc phân biệt.")
        titles.setdefault(page.title, page.address)
        described = [
            one for one in page.all("meta") if one.get("name") == "description" and one["content"]
        ]
        if not described:
            said = "Trang không có lời mô tả cho máy tìm kiếm."
            yield site.problem(page, FILE_START, said, "Thêm dòng `description:` ở đầu trang.")


CHECKS: tuple[Callable[[BuiltSite], Iterator[Problem]], ...] = (
    links_lead_somewhere,
    anchors_lead_to_one_place,
    links_work_below_any_address,
    nothing_comes_from_elsewhere,
    nothing_runs_or_styles_inline,
    pages_have_heads_of_their_own,
)

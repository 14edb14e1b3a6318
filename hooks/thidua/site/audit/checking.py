"""The checks of a built site, each a small generator, listed here once.

A site may have thousands of pages, so each page is read, checked and forgotten; what others need to
know of it (its anchors, its title, where it leads) is kept in a :class:`Survey`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from thidua.foundation.problems import FILE_START, Position, Problem, Severity, sort_problems
from thidua.site.audit.pages import (
    HOME,
    NOT_FOUND,
    PublishedPage,
    StartTag,
    list_classes_in_main,
    read_page,
    walk_site,
)
from thidua.site.audit.survey import Survey
from thidua.written.htmltokens import asks_another_host, fetches_by_style

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
    "image": ("href", "xlink:href", "src", "srcset"),
    "object": ("data",),
    "embed": ("src",),
    "input": ("src",),
}
"""What makes a browser fetch something on its own; of ``link``, its ``rel`` tells."""

_LINKS_THAT_ONLY_TELL = frozenset({"canonical", "prev", "next", "alternate", "author", "license"})
_STYLE_ADDRESS = re.compile(r"(?:url\(|@import(?!\s*url\())\s*[\"']?([^\"')\s;]+)", re.IGNORECASE)
_SCRIPT_ADDRESS = re.compile(r"\b(?:from|import|import\()\s*[\"']([^\"']+)[\"']")
_PLACE_IN_A_FILE = ("page=", ":~:text=")
_SHOWN = 80


class Fault(NamedTuple):
    """What is wrong at a place of a page, and what to do about it."""

    place: Position
    message: str
    fix: str


def survey_site(folder: Path) -> Survey:
    """Read every page of the site in ``folder`` once, and keep what is wrong with each."""
    home = folder / "index.html"
    survey = Survey(folder, _base_of(read_page(home)) if home.is_file() else _NOWHERE)
    for page in walk_site(folder):
        file = page.path.relative_to(folder).as_posix()
        for check in PAGE_CHECKS:
            for fault in check(page):
                survey.problems.append(Problem(file, *fault))
        survey.anchors[page.address] = frozenset(page.ids)
        if not leads_on(page):
            survey.titles.setdefault(page.title, []).append(page.address)
        survey.classes[page.address] = list_classes_in_main(page)
        for element in page.elements:
            target = _target(element)
            if target is not None:
                _note_link(survey, page, element.place, target)
    return survey


def audit_site(folder: Path) -> list[Problem]:
    """Everything that is wrong with the site in ``folder``, in order."""
    return find_problems(survey_site(folder))


def find_problems(survey: Survey) -> list[Problem]:
    """Everything that is wrong with a site that was surveyed, in order."""
    if HOME not in survey.anchors:
        said, fix = "Thư mục này không có trang chủ.", "Dựng trang trước: `portal build`."
        return [Problem("index.html", FILE_START, said, fix)]
    return sort_problems(
        [*survey.problems, *(problem for check in SITE_CHECKS for problem in check(survey))]
    )


def _base_of(home: PublishedPage) -> str:
    """The address that a site is published at, told by its home page."""
    for attributes in home.all("link"):
        if attributes.get("rel") == "canonical" and attributes.get("href", "").endswith("/"):
            return attributes["href"]
    return _NOWHERE


def _note_link(survey: Survey, page: PublishedPage, place: Position, target: str) -> None:
    file = page.path.relative_to(survey.folder).as_posix()
    try:
        url = urljoin(survey.base + page.address, target)
        whole, anchor = urldefrag(urlsplit(url)._replace(query="").geturl())
    except ValueError:
        said = f"Liên kết `{target[:_SHOWN]}` không phải là một địa chỉ."
        survey.problems.append(Problem(file, place, said, "Sửa lại địa chỉ, hoặc bỏ đi."))
        return
    if url.startswith(survey.base):
        survey.note_link(unquote(whole.removeprefix(survey.base)), anchor, file, place, target)


def _target(element: StartTag) -> str | None:
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


def links_lead_somewhere(survey: Survey) -> Iterator[Problem]:
    """Every link within the site leads to a page, a place on a page, or a file."""
    for (path, anchor), link in survey.links.items():
        more = f" (và ở {link.count - 1} chỗ nữa)" if link.count > 1 else ""
        if not survey.holds(path):
            said = f"Liên kết `{link.target[:_SHOWN]}` không dẫn đến đâu{more}."
            yield Problem(link.file, link.place, said, "Sửa lại địa chỉ, hoặc bỏ đi.")
        elif path in survey.anchors and not _is_on(survey.anchors[path], anchor):
            said = f"Liên kết `{link.target[:_SHOWN]}` dẫn đến một mục không có ở trang ấy{more}."
            yield Problem(link.file, link.place, said, "Sửa lại phần sau dấu `#`.")


def _is_on(anchors: frozenset[str], anchor: str) -> bool:
    return not anchor or unquote(anchor) in anchors or anchor.startswith(_PLACE_IN_A_FILE)


def anchors_lead_to_one_place(page: PublishedPage) -> Iterator[Fault]:
    """No address within a page is given to two things."""
    seen: set[str] = set()
    for element in page.elements:
        anchor = element.attributes.get("id")
        if anchor in seen:
            said = f"Trên trang có hai chỗ mang địa chỉ `#{anchor}`."
            yield Fault(element.place, said, "Đặt tên khác cho một chỗ.")
        if anchor:
            seen.add(anchor)


def links_work_below_any_address(page: PublishedPage) -> Iterator[Fault]:
    """No page but the one for unknown addresses starts a link from the root of the host."""
    for element in page.elements if page.address != NOT_FOUND else ():
        for name in ("href", "src", "action"):
            target = element.attributes.get(name, "")
            if target.startswith("/") and not target.startswith("//"):
                said = f"Địa chỉ `{target[:_SHOWN]}` bắt đầu từ gốc máy chủ."
                fix = "Viết đường dẫn tính từ trang này, để trang dời đi đâu cũng dùng được."
                yield Fault(element.place, said, fix)


def pages_fetch_nothing_from_elsewhere(page: PublishedPage) -> Iterator[Fault]:
    """No page makes a browser ask another host."""
    for element in page.elements:
        for address in _fetched(element):
            if asks_another_host(address):
                said = f"Trang tải `{address[:_SHOWN]}` từ nơi khác."
                yield Fault(element.place, said, "Chép tệp ấy vào cổng rồi dẫn đến bản chép.")
        for name, value in element.attributes.items():
            if fetches_by_style(name, value):
                said = f"`{name}=` của thẻ `<{element.tag}>` tải một tệp."
                yield Fault(element.place, said, "Ghi một màu, hoặc `url(#…)` của chính trang.")


def files_fetch_nothing_from_elsewhere(survey: Survey) -> Iterator[Problem]:
    """No style sheet or script makes a browser ask another host."""
    for pattern, find in (("*.css", _STYLE_ADDRESS), ("*.js", _SCRIPT_ADDRESS)):
        for path in sorted(survey.folder.rglob(pattern)):
            text = path.read_text("utf-8", errors="replace")
            for match in find.finditer(text):
                address = match.group(1)
                if asks_another_host(address) or address.startswith("data:"):
                    line = text.count("\n", 0, match.start()) + 1
                    column = match.start() - text.rfind("\n", 0, match.start())
                    yield Problem(
                        path.relative_to(survey.folder).as_posix(),
                        Position(line, column),
                        f"Tệp này tải `{address[:_SHOWN]}` không phải từ cổng.",
                        "Chép tệp ấy vào cổng rồi dẫn đến bản chép.",
                    )


def _fetched(element: StartTag) -> Iterator[str]:
    attributes = element.attributes
    if element.tag == "link" and not _only_tells(attributes):
        yield attributes.get("href", "")
    for name in (*_FETCHING.get(element.tag, ()), "background", "attributionsrc"):
        yield from (part.strip() for part in attributes.get(name, "").split(","))


def nothing_runs_or_styles_inline(page: PublishedPage) -> Iterator[Fault]:
    """A strict Content-Security-Policy has nothing to block."""
    for element in page.elements:
        names = [name for name in element.attributes if name == "style" or name.startswith("on")]
        is_code = element.tag == "script" and not element.attributes.get("src")
        if is_code and element.attributes.get("type") != "application/ld+json":
            names.append("script")
        if element.tag == "style":
            names.append("style")
        for name in names:
            said = f"Thẻ `<{element.tag}>` có `{name}` viết thẳng; trình duyệt sẽ chặn."
            yield Fault(element.place, said, "Chuyển vào tệp kiểu hoặc tệp lệnh của cổng.")


def pages_can_be_read(page: PublishedPage) -> Iterator[Fault]:
    """Letters and what machines are told are as they must be."""
    for words in page.faults:
        yield Fault(FILE_START, words, "Dựng lại trang; nếu vẫn thế, xem mẫu trang của cổng.")


def pages_have_heads_of_their_own(page: PublishedPage) -> Iterator[Fault]:
    """Each page has one main heading and a description."""
    headings = sum(element.tag == "h1" for element in page.elements)
    if headings != 1:
        said = f"Trang có {headings} tiêu đề cấp một; cần đúng một."
        yield Fault(FILE_START, said, "Để một dòng `# Tiêu đề` ở đầu trang.")
    described = (meta for meta in page.all("meta") if meta.get("name") == "description")
    if not any(meta.get("content") for meta in described):
        said = "Trang không có lời mô tả cho máy tìm kiếm."
        yield Fault(FILE_START, said, "Thêm dòng `description:` ở đầu trang.")


def leads_on(page: PublishedPage) -> bool:
    """Whether a page does nothing but lead its readers to another page."""
    return any(meta.get("http-equiv") == "refresh" for meta in page.all("meta"))


def titles_tell_pages_apart(survey: Survey) -> Iterator[Problem]:
    """Readers are told of pages that a list of results would show alike.

    It is no error: two people may have one name, and their pages do.
    """
    for title, addresses in survey.titles.items():
        for address in addresses[1:]:
            said = f"Trang trùng tên với trang `/{addresses[0]}`: “{title}”."
            fix = "Nếu là trang do cổng viết thì đặt tên khác để người đọc phân biệt."
            file = address if address.endswith(".html") else f"{address}index.html"
            yield Problem(file, FILE_START, said, fix, Severity.NOTICE)


PAGE_CHECKS: tuple[Callable[[PublishedPage], Iterator[Fault]], ...] = (
    pages_can_be_read,
    anchors_lead_to_one_place,
    links_work_below_any_address,
    pages_fetch_nothing_from_elsewhere,
    nothing_runs_or_styles_inline,
    pages_have_heads_of_their_own,
)
"""What can be told of a page by itself."""

SITE_CHECKS: tuple[Callable[[Survey], Iterator[Problem]], ...] = (
    links_lead_somewhere,
    files_fetch_nothing_from_elsewhere,
    titles_tell_pages_apart,
)
"""What takes the whole site to tell."""

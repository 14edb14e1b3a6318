"""Checks of the HTML of a written page for what it must not contain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from thidua.foundation.problems import Problem
from thidua.language.vietnamese import did_you_mean
from thidua.model import paths
from thidua.written.elements import DRAWN, TABLES, TOLD_OF_DRAWINGS, Element, PageMarkup
from thidua.written.furniture import CALLOUTS
from thidua.written.htmltokens import (
    fetches_by_style,
    split_address,
)
from thidua.written.text import Text

_TEXT = "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q s samp small span strong"
_BLOCKS = "blockquote dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre"
_MEDIA = "audio picture source track video"
_MADE = "input label"  # the converter writes them for tabs
_ALLOWED = frozenset(
    f"{_TEXT} sub sup time u var wbr {_BLOCKS} section summary ul {TABLES} {_MEDIA} {DRAWN} "
    f"{_MADE}".split()
)
_IN_DRAWINGS = frozenset({"a", *DRAWN.split()})
_ONLY_IN_DRAWINGS = frozenset(DRAWN.split()) - {"svg"}

_WHY_NOT = {
    "script": "mã lệnh không chạy trên Cổng",
    "style": "kiểu dáng là của Cổng, không viết trong trang",
    "link": "kiểu dáng và phông chữ là của Cổng",
    "base": "làm sai mọi liên kết của trang",
    "meta": "phần đầu trang do Cổng viết",
    "iframe": "không nhúng trang của nơi khác",
    "frame": "không nhúng trang của nơi khác",
    "object": "không nhúng chương trình",
    "embed": "không nhúng chương trình",
    "applet": "không nhúng chương trình",
    **dict.fromkeys(
        ("form", "button", "select", "textarea", "input"), "Cổng không nhận gì từ người đọc"
    ),
}
_LINK_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
_FETCHED = {"src": "tệp", "poster": "ảnh", "background": "ảnh", "data": "tệp", "action": "nơi nhận"}
_SHOWN = 60
_MADE_ANCHOR = re.compile(r"__tabbed_\d|fn(?:ref)?\d*:")

_CALLOUT = re.compile(r"^[ \t>]*(?:!!!|\?\?\?\+?)[ \t]+(?P<type>[\w-]+)", re.M)
_HEADING = re.compile(r"h[1-6]")


def markup_problems(text: Text, reading: PageMarkup) -> Iterator[Problem]:
    """Problems with the markup of a page: what browsers block or hide, and what keeps readers out.

    Args:
        text: the source of the page, in which places are looked for.
        reading: its HTML.
    """

    def problem(said: str, fix: str, *needles: str) -> Problem:
        return Problem(text.file, text.next_place(*needles), said, fix)

    for element in reading.elements:
        yield from _tag_problems(element, problem)
        yield from _attribute_problems(element, problem)
        yield from _address_problems(element, problem)
        yield from _alternative_problems(element, problem)
    for opening in reading.hidden:
        said = f"Trình duyệt sẽ giấu phần chữ sau `{opening}`."
        fix = f"Muốn hiện dấu ấy thì viết `&lt;{opening[1:]}`."
        if opening == "<!--":
            said, fix = "Lời ghi riêng `<!--` chưa đóng.", "Viết `-->` ở cuối lời ghi riêng."
        yield problem(said, fix, opening)
    # Not where parts are hidden: the missing tag may be in one of them.
    for tag in reading.unmatched if not reading.hidden else ():
        if tag.strip("</") in _ALLOWED:
            fix = "Mỗi thẻ mở `<…>` cần một thẻ đóng `</…>`; không dùng thẻ thì tốt hơn."
            yield problem(f"Thẻ `{tag}>` không có thẻ đi cùng.", fix, tag)
    yield from _heading_problems(text, reading, problem)
    yield from _anchor_problems(reading, problem)
    yield from _callout_problems(text)


_Telling = Callable[..., Problem]


def _tag_problems(element: Element, problem: _Telling) -> Iterator[Problem]:
    tag, attributes = element.tag, element.attributes
    if tag == "input" and attributes.get("id", "").startswith("__tabbed_"):
        return
    if tag in _ALLOWED and tag != "input":
        yield from _drawing_problems(element, problem)
        return
    why = _WHY_NOT.get(tag)
    if why:
        yield problem(f"Không dùng thẻ `<{tag}>`: {why}.", "Bỏ thẻ này đi.", f"<{tag}")
    else:
        said = f"Không có thẻ `<{tag}>`; trình duyệt sẽ giấu chữ này."
        fix = f"Muốn hiện chữ thì viết trong dấu nháy ngược: `` `<{tag}>` ``."
        yield problem(said, fix, f"<{tag}")


def _drawing_problems(element: Element, problem: _Telling) -> Iterator[Problem]:
    """Tags that must not stand in a drawing, or only in one: browsers would end the drawing."""
    tag = element.tag
    if element.drawn_in in TOLD_OF_DRAWINGS:
        said = f"Trong `<{element.drawn_in}>` của hình vẽ chỉ viết chữ, không dùng thẻ `<{tag}>`."
        yield problem(said, "Bỏ thẻ này đi.", f"<{tag}")
    elif element.drawn_in and tag not in _IN_DRAWINGS:
        said = f"Trong hình vẽ `<svg>` không dùng được thẻ `<{tag}>`."
        yield problem(said, "Đóng hình vẽ bằng `</svg>` trước thẻ này.", f"<{tag}")
    elif not element.drawn_in and tag in _ONLY_IN_DRAWINGS:
        said = f"Thẻ `<{tag}>` chỉ đứng được trong hình vẽ `<svg>`."
        yield problem(said, "Bỏ thẻ này đi.", f"<{tag}")


def _attribute_problems(element: Element, problem: _Telling) -> Iterator[Problem]:
    for name, value in element.attributes.items():
        if name == "style":
            fix = "Bỏ đi; kiểu dáng là của Cổng."
            yield problem("`style=` bị trình duyệt chặn.", fix, "style=", "style")
        elif name.startswith("on"):
            said = f"`{name}=` là mã lệnh, bị trình duyệt chặn."
            yield problem(said, "Bỏ đi.", f"{name}=", name)
        elif name in {
            "srcdoc",
            "formaction",
            "ping",
            "attributionsrc",
            "autofocus",
            "contenteditable",
        }:
            yield problem(f"Không dùng `{name}`.", "Bỏ đi.", name)
        elif fetches_by_style(name, value):
            said = f"`{name}=` tải một tệp, bị trình duyệt chặn."
            yield problem(said, "Ghi một màu, ví dụ `currentColor`.", f"{name}=", name)


def _address_problems(element: Element, problem: _Telling) -> Iterator[Problem]:
    attributes = element.attributes
    for name in ("href", "xlink:href"):
        if name in attributes and element.tag == "a":
            yield from _link_faults(attributes[name], problem)
    if element.tag == "a" and "href" not in attributes:
        fix = "Viết `[chữ](địa chỉ)`; muốn đánh dấu một chỗ thì ghi `{#ten-cho}` sau đầu mục."
        yield problem("Liên kết không có địa chỉ.", fix, "<a")
    fetched = [(name, attributes[name]) for name in _FETCHED if name in attributes]
    for part in attributes.get("srcset", "").split(","):
        fetched += [("srcset", part.split()[0])] if part.split() else []
    if element.tag == "img" and not attributes.get("src"):
        yield problem("Ảnh không có địa chỉ.", "Viết `![lời tả](ten-tep.png)`.", "<img", "![")
    for name, address in fetched:
        parts = split_address(address)
        if parts is None or parts[0] or parts[1]:
            what = _FETCHED.get(name, "ảnh")
            said = f"`{shown(address)}` là {what} của nơi khác, bị trình duyệt chặn."
            yield problem(said, "Chép tệp vào `docs/` rồi ghi tên tệp.", address)


def _link_faults(address: str, problem: _Telling) -> Iterator[Problem]:
    parts = split_address(address)
    if parts is None or parts[0] not in _LINK_SCHEMES:
        said = f"Không dùng được địa chỉ `{shown(address)}`."
        fix = (
            "Ghi địa chỉ bắt đầu bằng `https://`, `mailto:` hay `tel:`, hoặc tên tệp trong `docs/`."
        )
        yield problem(said, fix, address, f"{address.partition(':')[0]}:", "<a")


def shown(address: str) -> str:
    """The beginning of an address, on one line, for showing it in a problem."""
    line = " ".join(address.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _alternative_problems(element: Element, problem: _Telling) -> Iterator[Problem]:
    attributes = element.attributes
    if element.tag == "img" and not attributes.get("alt", "").strip():
        if attributes.get("role") == "presentation" and "alt" in attributes:
            return
        said = "Ảnh chưa có lời tả cho người không nhìn thấy ảnh."
        source = attributes.get("src", "")
        fix = f"Viết `![ảnh chụp cái gì]({source})`."
        yield problem(said, fix, f"![]({source}", source, "<img")
    is_link = element.tag == "a" and attributes.get("href")
    if is_link and not element.words and not attributes.get("aria-label"):
        fix = "Viết chữ nói liên kết dẫn tới đâu: `[Kế hoạch](…)`."
        yield problem("Liên kết không có chữ nào.", fix, attributes["href"])


def _heading_problems(text: Text, reading: PageMarkup, problem: _Telling) -> Iterator[Problem]:
    level, titles = 0, 0
    for element in reading.elements:
        if not _HEADING.fullmatch(element.tag):
            continue
        own = int(element.tag[1])
        words = element.words
        titles += own == 1
        place = (f"{'#' * own} {words}", f"<{element.tag}", words)
        if not words:
            fix = "Viết tên mục, hoặc bỏ dòng này đi."
            yield problem("Đầu mục để trống.", fix, f"{'#' * own} ")
        elif own == 1 and titles > 1:
            said = "Trang đã có một đầu mục lớn nhất `# …`."
            yield problem(said, f"Viết `## {words}`.", *place)
        elif own > level + 1 and level:
            said = f"Sau đầu mục cấp {level} là cấp {own}: nhảy cóc một cấp."
            yield problem(said, f"Viết `{'#' * (level + 1)} {words}`.", *place)
        else:
            text.next_place(place[0])  # so that the next heading with these words is found below
        level = own
    if not titles:
        said = "Trang chưa có đầu mục lớn nhất."
        yield problem(said, "Viết một dòng `# Tên trang` ở đầu.", "")


def _anchor_problems(reading: PageMarkup, problem: _Telling) -> Iterator[Problem]:
    seen = set(paths.FRAME_ANCHORS)
    for element in reading.elements:
        anchor = element.attributes.get("id", "")
        if not anchor or _MADE_ANCHOR.match(anchor):
            continue
        said = f"Neo `#{anchor}` đã có chỗ khác dùng."
        fix = f"Đặt neo khác ở cuối đầu mục, ví dụ `{{#{anchor}-2}}`."
        # Places are looked up for every anchor, so that the second of two equal ones is found.
        found = problem(said, fix, f"#{anchor}}}", f'id="{anchor}"', f"# {element.words}")
        if anchor in seen:
            yield found
        seen.add(anchor)


def _callout_problems(text: Text) -> Iterator[Problem]:
    for found in text.matches(_CALLOUT):
        kind = found["type"]
        if kind not in CALLOUTS:
            listed = ", ".join(f"`{name}`" for name in CALLOUTS)
            fix = did_you_mean(kind, CALLOUTS) or f"Chọn một trong: {listed}."
            said = f"Không có loại khung nào tên `{kind}`."
            yield Problem(text.file, text.position(found.start("type")), said, fix)

"""How a new site takes the place of an old one, wherever the two are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote
from xml.etree import ElementTree

from portal_cli.arguments import tell

_NEW, _OLD = ".portal-new", ".portal-old"
_MARK = "assets/portal.css"
_SITE_MAP = "sitemap.xml"
_ALWAYS = ("index.html", "404.html", _MARK, _SITE_MAP)
_ADDRESS = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
_BUILD = "Dựng trang trước bằng `portal build`, rồi đăng."


class PublishingError(Exception):
    """The site was not published; the text is a Vietnamese sentence with advice."""


class DestinationError(PublishingError):
    """Something failed at the destination; the text says what, without an end mark."""


class Destination(Protocol):
    """A folder that holds the live site as a subfolder called ``name``.

    Paths are relative to that folder, with forward slashes. Every method raises
    ``DestinationError`` when it cannot do its work.
    """

    name: str

    def holds(self, path: str) -> bool:
        """Whether there is a file or folder of this path."""

    def list_folder(self, path: str) -> list[str]:
        """The names of what a folder holds."""

    def send(self, site: Path, files: Sequence[str], name: str) -> int:
        """Write ``files`` of ``site`` into a new folder ``name``; how many were there unchanged."""

    def rename(self, old: str, new: str) -> None:
        """Move a file or folder to a path where nothing is."""

    def remove(self, path: str) -> None:
        """Remove a folder with everything in it, if it is there."""


def finished_files(site: Path) -> list[str]:
    """Every file of a built site, by its path; a folder that is no finished site is refused.

    Raises:
        PublishingError: when a page of the site map or a file that every site has is not there.
    """
    if not site.is_dir():
        raise PublishingError(f"Chưa có thư mục {site}. {_BUILD}")
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    missing = next((name for name in _wanted(site) if name not in set(files)), None)
    if missing:
        raise _unfinished(site, f"thiếu {missing}")
    return files


def _wanted(site: Path) -> list[str]:
    """The files that must be there: those of every site, and the pages of the site map.

    Raises:
        PublishingError: when the site map cannot be read.
    """
    try:
        found = ElementTree.parse(site / _SITE_MAP).iter(_ADDRESS)
        addresses = [place.text or "" for place in found]
    except FileNotFoundError:
        return list(_ALWAYS)
    except (ElementTree.ParseError, LookupError, ValueError):
        raise _unfinished(site, f"{_SITE_MAP} không đọc được") from None
    home = min(addresses, key=len, default="")
    pages = (unquote(address.removeprefix(home)) for address in addresses)
    return [*_ALWAYS, *(f"{page}index.html" for page in pages)]


def _unfinished(site: Path, why: str) -> PublishingError:
    return PublishingError(
        f"{site} không phải một trang đã dựng xong: {why}. Xóa thư mục ấy, dựng lại bằng "
        "`portal build`, rồi đăng."
    )


def put(destination: Destination, site: Path, files: Sequence[str], *, replace: bool) -> int:
    """Publish: send beside the live site, exchange the two by their names, remove the old one.

    Args:
        destination: where the live site is.
        site: the folder of the built site.
        files: its files.
        replace: whether a folder that holds something else may be replaced.

    Returns:
        How many files were there already and were not sent.

    Raises:
        PublishingError: the old site is whole then, and where it is stands in the sentence.
    """
    live = destination.name
    try:
        _tidy(destination)
        _refuse_another(destination, replace=replace)
        unchanged = destination.send(site, files, live + _NEW)
    except DestinationError as error:
        raise PublishingError(
            f"Chưa đăng được: {error}. Trang đang chạy vẫn nguyên như cũ. Sửa chỗ ấy rồi chạy lại "
            f"đúng lệnh này; phần gửi dở ở `{live}{_NEW}` sẽ được dọn."
        ) from error
    _exchange(destination)
    try:
        _clear_old(destination)
    except DestinationError as error:
        tell(
            f"Trang mới đã chạy, nhưng chưa dọn được bản cũ `{live}{_OLD}`: {error}. Lần đăng sau "
            "sẽ dọn tiếp."
        )
    return unchanged


def _tidy(destination: Destination) -> None:
    """Undo what an earlier, broken run left; a site that was between two names goes live again."""
    live = destination.name
    if not destination.holds(live) and destination.holds(live + _OLD):
        destination.rename(live + _OLD, live)
    destination.remove(live + _NEW)
    _clear_old(destination)


def _refuse_another(destination: Destination, *, replace: bool) -> None:
    """Leave a folder alone that holds something that is no portal.

    Raises:
        PublishingError: with what is in it.
    """
    live = destination.name
    if replace or not destination.holds(live) or destination.holds(f"{live}/{_MARK}"):
        return
    others = [name for name in sorted(destination.list_folder(live)) if not name.startswith(".")]
    if others:
        raise PublishingError(
            f"Thư mục `{live}` đang có thứ không phải của Cổng ({', '.join(others[:3])}…). Lệnh "
            "này thay cả thư mục nên dừng lại, chưa đụng đến gì. Chọn một thư mục riêng; nếu đúng "
            "là muốn bỏ hết những thứ ấy thì thêm --replace."
        )


def _exchange(destination: Destination) -> None:
    """Put the sent site in the place of the live one, or leave the live one where it was.

    Raises:
        PublishingError: with where both are.
    """
    live = destination.name
    had_one = destination.holds(live)
    try:
        if had_one:
            destination.rename(live, live + _OLD)
        destination.rename(live + _NEW, live)
    except BaseException as error:
        restored = _restore(destination)
        if not isinstance(error, DestinationError):
            raise
        if restored:
            raise PublishingError(
                f"Đã gửi đủ nhưng chưa đổi tên được: {error}. Trang đang chạy vẫn nguyên như cũ. "
                f"Hỏi người quản trị máy chủ xem tài khoản có được đổi tên thư mục `{live}` không, "
                "rồi chạy lại."
            ) from error
        raise PublishingError(
            f"Mất liên lạc đúng lúc đổi tên: {error}. Bản cũ còn nguyên ở `{live}{_OLD}`, bản mới "
            f"đã gửi đủ ở `{live}{_NEW}`. Chạy lại ngay lệnh này: nó đưa bản cũ về chỗ rồi đăng "
            f"lại; hoặc tự đổi tên `{live}{_NEW}` thành `{live}`."
        ) from error


def _restore(destination: Destination) -> bool:
    """Whether the old site is live after a failed exchange."""
    live = destination.name
    try:
        if not destination.holds(live) and destination.holds(live + _OLD):
            destination.rename(live + _OLD, live)
    except DestinationError:
        return False
    return True


def _clear_old(destination: Destination) -> None:
    """Remove the old site; its hidden files, which are the host's, move to the live one first.

    A host keeps its own settings there, such as ``.htaccess`` and ``.well-known/``.
    """
    live, old = destination.name, destination.name + _OLD
    if not destination.holds(old):
        return
    for name in destination.list_folder(old):
        if name.startswith(".") and not destination.holds(f"{live}/{name}"):
            destination.rename(f"{old}/{name}", f"{live}/{name}")
    destination.remove(old)

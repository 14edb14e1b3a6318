"""How a new site takes the place of an old one, wherever the two are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, Self
from urllib.parse import unquote
from xml.etree import ElementTree

from portal_cli.arguments import tell
from thidua.foundation.exchange import FolderNames, FolderPlace, clear, put_back, put_in_place

_MARK = "assets/portal.css"
_SITE_MAP = "sitemap.xml"
_ALWAYS = ("index.html", "404.html", _MARK, _SITE_MAP)
_ADDRESS = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
_BUILD = "Dựng trang trước bằng `portal build`, rồi đăng."


class PublishingError(Exception):
    """The site was not published; the text is a Vietnamese sentence with advice."""


class DestinationError(PublishingError):
    """Something failed at the destination; the text says what, without an end mark."""


class Destination(FolderPlace, Protocol):
    """A folder that holds the live site as a subfolder called ``name``.

    Paths are relative to that folder, with forward slashes. Every method raises
    ``DestinationError`` when it cannot do its work.
    """

    name: str

    def list_folder(self, path: str) -> list[str]:
        """The names of what a folder holds."""

    def send(self, site: Path, files: Sequence[str], name: str) -> int:
        """Write ``files`` of ``site`` into a new folder ``name``; how many were there unchanged."""


class FinishedSite(NamedTuple):
    """A built site: its folder, the path of every file, and what tells the folder from another."""

    folder: Path
    files: Sequence[str]
    mark: tuple[int, ...]

    @classmethod
    def of(cls, folder: Path) -> Self:
        """The site in a folder; a folder that is no finished site is refused.

        Raises:
            PublishingError: when a page of the site map or a file that every site has is not there.
        """
        if not folder.is_dir():
            raise PublishingError(f"Chưa có thư mục {folder}. {_BUILD}")
        mark = _mark_of(folder)
        return cls(folder, _finished_files(folder), mark)

    def stands(self) -> bool:
        """Whether no build has put another site in its place since."""
        return self.folder.is_dir() and _mark_of(self.folder) == self.mark


def _mark_of(folder: Path) -> tuple[int, ...]:
    known = folder.stat()
    return known.st_dev, known.st_ino, known.st_mtime_ns


def _finished_files(site: Path) -> list[str]:
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


def put(destination: Destination, site: FinishedSite, *, replace: bool) -> int:
    """Publish: send beside the live site, let the two change places, remove the old one.

    Args:
        destination: where the live site is.
        site: the built site.
        replace: whether a folder that holds something else may be replaced.

    Returns:
        How many files were there already and were not sent.

    Raises:
        PublishingError: the old site is whole then, and where it is stands in the sentence.
    """
    names = _names(destination)
    try:
        put_back(destination, names)
        _clear(destination)
        _refuse_another(destination, replace=replace)
        unchanged = destination.send(site.folder, site.files, names.new)
    except DestinationError as error:
        _refuse_rebuilt(site)
        raise PublishingError(
            f"Chưa đăng được: {error}. Trang đang chạy vẫn nguyên như cũ. Sửa chỗ ấy rồi chạy lại "
            f"đúng lệnh này; phần gửi dở ở `{names.new}` sẽ được dọn."
        ) from error
    _refuse_rebuilt(site)
    _exchange(destination)
    try:
        _clear(destination)
    except DestinationError as error:
        tell(
            f"Trang mới đã chạy, nhưng chưa dọn được bản cũ `{names.old}`: {error}. Lần đăng sau "
            "sẽ dọn tiếp."
        )
    return unchanged


def _names(destination: Destination) -> FolderNames:
    live = destination.name
    return FolderNames(live, f"{live}.portal-new", f"{live}.portal-old")


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


def _refuse_rebuilt(site: FinishedSite) -> None:
    """Publish no mixture of two builds.

    Raises:
        PublishingError: when a build has put another site in the place of this one.
    """
    if not site.stands():
        raise PublishingError(
            "Trang vừa được dựng lại trong lúc đang gửi, nên chưa đăng. Trang đang chạy vẫn nguyên "
            "như cũ. Chờ lần dựng ấy xong rồi chạy lại đúng lệnh này."
        )


def _exchange(destination: Destination) -> None:
    """Put the sent site in the place of the live one, or leave the live one where it was.

    Raises:
        PublishingError: with where both are.
    """
    names = _names(destination)
    try:
        put_in_place(destination, names)
    except DestinationError as error:
        if _has_live(destination):
            raise PublishingError(
                f"Đã gửi đủ nhưng chưa đổi tên được: {error}. Trang đang chạy vẫn nguyên như cũ. "
                f"Hỏi người quản trị máy chủ xem tài khoản có được đổi tên thư mục `{names.live}` "
                "không, rồi chạy lại."
            ) from error
        raise PublishingError(
            f"Mất liên lạc đúng lúc đổi tên: {error}. Bản cũ còn nguyên ở `{names.old}`, bản mới "
            f"đã gửi đủ ở `{names.new}`. Chạy lại ngay lệnh này: nó đưa bản cũ về chỗ rồi đăng "
            f"lại; hoặc tự đổi tên `{names.new}` thành `{names.live}`."
        ) from error


def _has_live(destination: Destination) -> bool:
    """Whether a site is live after a failed exchange, as far as one can see."""
    try:
        return destination.holds(destination.name)
    except DestinationError:
        return False


def _clear(destination: Destination) -> None:
    """Remove what is beside the live site; hidden files, which are the host's, move to it first.

    A host keeps its own settings there, such as ``.htaccess`` and ``.well-known/``.
    """
    names = _names(destination)
    if destination.holds(names.old):
        for name in destination.list_folder(names.old):
            if name.startswith(".") and not destination.holds(f"{names.live}/{name}"):
                destination.rename(f"{names.old}/{name}", f"{names.live}/{name}")
    clear(destination, names)

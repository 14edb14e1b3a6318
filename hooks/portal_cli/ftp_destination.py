"""Publishing to a host that is reached by FTP, with TLS or, where allowed, without."""

from __future__ import annotations

import ftplib
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import NamedTuple, Self

from portal_cli.arguments import tell
from portal_cli.swap import DestinationError, PublishingError
from thidua.foundation.exchange import FolderNames
from thidua.language.plain_words import visible

_PATIENCE = 60  # seconds that a server may be silent
_PROGRESS = 200  # files from one word about progress to the next
_ANSWERS = (
    ({"530", "532"}, "sai tên hoặc mật khẩu"),
    ({"452", "552"}, "máy chủ hết chỗ"),
    ({"450", "550", "553"}, "máy chủ không cho, hoặc không có thư mục ấy"),
)
_BROKEN = (
    (
        ssl.SSLCertVerificationError,
        "chứng thư của máy chủ không đáng tin hoặc không đúng tên máy chủ",
    ),
    (socket.gaierror, "không tìm thấy máy chủ này; xem lại tên và mạng"),
    (TimeoutError, "máy chủ không trả lời"),
    (ConnectionRefusedError, "máy chủ không nhận kết nối ở cổng này"),
)
_FAILURES = (ftplib.Error, OSError, EOFError, UnicodeError)
_UNKNOWN_COMMAND = {"500", "501", "502", "504"}


class Account(NamedTuple):
    """Where to log in, and the folder there.

    ``around`` is the folder that holds the live site, empty for the one after logging in; ``name``
    is the live site in it.
    """

    host: str
    port: int
    user: str
    around: str
    name: str
    secure: bool


class _SecureFtp(ftplib.FTP_TLS):
    """FTP whose data goes through the TLS session of its commands, which many servers demand."""

    def ntransfercmd(
        self, cmd: str, rest: int | str | None = None
    ) -> tuple[socket.socket, int | None]:
        connection, size = ftplib.FTP.ntransfercmd(self, cmd, rest)
        assert isinstance(self.sock, ssl.SSLSocket)
        secured = self.context.wrap_socket(
            connection, server_hostname=self.host, session=self.sock.session
        )
        return secured, size


class FtpDestination:
    """The folder around a live site on a host that speaks FTP.

    Args:
        account: where the site is.
        password: of the account.
    """

    def __init__(self, account: Account, password: str) -> None:
        self.name = account.name
        self._account, self._password = account, password
        context = ssl.create_default_context()
        self._ftp = _SecureFtp(context=context) if account.secure else ftplib.FTP()
        self._lists_facts = True

    def __enter__(self) -> Self:
        try:
            self._log_in()
        except DestinationError as error:
            self._ftp.close()
            raise PublishingError(f"Chưa đăng được: {error}. Chưa có gì bị đụng đến.") from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            try:
                self._ftp.quit()
            except ftplib.all_errors:
                self._ftp.close()
        else:
            self._ftp.close()

    def _log_in(self) -> None:
        account = self._account
        with _explained(f"nối tới {account.host}"):
            self._ftp.connect(account.host, account.port, timeout=_PATIENCE)
        if isinstance(self._ftp, ftplib.FTP_TLS):
            with _explained("mã hóa đường truyền (có thể nơi này không nhận FTPS)"):
                self._ftp.auth()
        with _explained("đăng nhập"):
            self._ftp.login(account.user, self._password)
            if isinstance(self._ftp, ftplib.FTP_TLS):
                self._ftp.prot_p()
        if account.around:
            with _explained(f"vào thư mục {account.around}"):
                self._ftp.cwd(account.around)

    def holds(self, path: str) -> bool:
        """Whether there is a file or folder of this path."""
        folder, is_folder = "", True
        for name in PurePosixPath(path).parts:
            entries = self._entries(folder) if is_folder else {}
            if name not in entries:
                return False
            folder, is_folder = f"{folder}/{name}".lstrip("/"), entries[name]
        return True

    def list_folder(self, path: str) -> list[str]:
        """The names of what a folder holds."""
        return list(self._entries(path))

    def send(self, site: Path, files: Sequence[str], name: str) -> int:
        """Write files into a new folder; all of them, as FTP cannot copy at the far end."""
        folders = {
            folder.as_posix() for file in files for folder in PurePosixPath(file).parents[:-1]
        }
        for folder in ["", *sorted(folders)]:
            with _explained("tạo thư mục"):
                self._ftp.mkd(f"{name}/{folder}".rstrip("/"))
        for number, file in enumerate(files, start=1):
            with (
                (site / file).open("rb") as content,
                _explained(f"gửi tệp thứ {number} trong {len(files)} tệp ({file})"),
            ):
                self._ftp.storbinary(f"STOR {name}/{file}", content)
            if number % _PROGRESS == 0:
                tell(f"Đã gửi {number}/{len(files)} tệp…")
        return 0

    def rename(self, old: str, new: str) -> None:
        """Move a file or folder to a path where nothing is."""
        with _explained(f"đổi tên {old} thành {new}"):
            self._ftp.rename(old, new)

    def exchange(self, names: FolderNames) -> bool:
        """FTP has no step for two names at once."""
        return False

    def remove(self, path: str) -> None:
        """Remove a folder with everything in it, if it is there."""
        if not self.holds(path):
            return
        for name, is_folder in self._entries(path).items():
            if is_folder:
                self.remove(f"{path}/{name}")
            else:
                with _explained(f"xóa {path}/{name}"):
                    self._ftp.delete(f"{path}/{name}")
        with _explained(f"xóa {path}"):
            self._ftp.rmd(path)

    def _entries(self, folder: str) -> dict[str, bool]:
        """The names in a folder, and whether each is a folder."""
        with _explained(f"xem thư mục {folder or self._account.around or '/'}"):
            if self._lists_facts:
                try:
                    return self._entries_with_facts(folder)
                except ftplib.error_perm as error:
                    if str(error)[:3] not in _UNKNOWN_COMMAND:
                        raise
                    self._lists_facts = False
            return self._entries_by_trying(folder)

    def _entries_with_facts(self, folder: str) -> dict[str, bool]:
        return {
            name: facts.get("type", "").lower() == "dir"
            for name, facts in self._ftp.mlsd(folder, ["type"])
            if name not in {".", ".."} and facts.get("type", "").lower() not in {"cdir", "pdir"}
        }

    def _entries_by_trying(self, folder: str) -> dict[str, bool]:
        """For old servers, which list names alone: a folder is what one can go into."""
        try:
            listed = self._ftp.nlst(folder) if folder else self._ftp.nlst()
        except ftplib.error_perm as error:
            if str(error)[:3] != "550":  # some say so of an empty folder
                raise
            listed = []
        names = {PurePosixPath(name).name for name in listed} - {".", "..", ""}
        return {name: self._is_folder(f"{folder}/{name}" if folder else name) for name in names}

    def _is_folder(self, path: str) -> bool:
        here = self._ftp.pwd()
        try:
            self._ftp.cwd(path)
        except ftplib.error_perm:
            return False
        self._ftp.cwd(here)
        return True


@contextmanager
def _explained(doing: str) -> Iterator[None]:
    """Say in a sentence what went wrong while something was done at the server."""
    try:
        yield
    except _FAILURES as error:
        raise DestinationError(f"không {doing} được: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    """Why, for the person at the desk, with the server's own words for who runs it."""
    if not isinstance(error, ftplib.Error):
        return next(
            (said for kind, said in _BROKEN if isinstance(error, kind)), "mất kết nối với máy chủ"
        )
    words = visible(str(error))
    meaning = next((said for codes, said in _ANSWERS if words[:3] in codes), "")
    return f"{meaning} (máy chủ đáp: {words})" if meaning else f"máy chủ đáp: {words}"

"""``portal publish``: the built site put where readers see it, whole or not at all."""

from __future__ import annotations

import os
import re
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from portal_cli.arguments import find_root, tell
from portal_cli.folder_destination import FolderDestination
from portal_cli.ftp_destination import Account, FtpDestination
from portal_cli.locks import BusyError, hold_lock
from portal_cli.swap import Destination, FinishedSite, PublishingError, put
from thidua.model.labels import quantity

PASSWORD = "PORTAL_PASSWORD"
_SITE = "site"
_REMOTE_SHELL = re.compile(r"[^/\\@]+@[^/\\:]+:.*")
_BY_SSH = (
    "Lệnh này gửi vào một thư mục hoặc qua FTP. Với SSH hãy dùng rsync: trang “Lập một cổng mới” "
    "của Cổng (/lap-cong/#rsync) có lệnh viết sẵn."
)


def run(given: Namespace) -> int:
    """Send the built site to the place that was named."""
    folder = find_root(given.root) / _SITE
    try:
        site = FinishedSite.of(folder)
        with _opened(given.place, folder, insecure=given.insecure) as destination:
            unchanged = put(destination, site, replace=given.replace)
    except (PublishingError, BusyError) as error:
        tell(str(error))
        return 2
    said = f" ({quantity(unchanged)} tệp không đổi)" if unchanged else ""
    print(f"Đã đăng {quantity(len(site.files))} tệp lên {given.place}{said}.")
    return 0


@contextmanager
def _opened(place: str, site: Path, *, insecure: bool) -> Iterator[Destination]:
    """The destination that a person named, for as long as it is needed."""
    address = urlsplit(place)
    if address.scheme in {"ftp", "ftps"} and "://" in place:
        account = _account(address, insecure=insecure)
        with FtpDestination(account, _password(account)) as host:
            yield host
    elif "://" in place or (_REMOTE_SHELL.fullmatch(place) and not Path(place).exists()):
        raise PublishingError(f"Không gửi được tới `{place}`. {_BY_SSH}")
    else:
        folder = FolderDestination(Path(place), site)
        with hold_lock(folder.lock, "đăng trang"):
            yield folder


def _account(address: SplitResult, *, insecure: bool) -> Account:
    """Where to log in, out of ``ftps://user@host:port/path``."""
    if address.password is not None:
        raise PublishingError(
            "Không viết mật khẩu trong địa chỉ: nó nằm lại trong lịch sử lệnh. Bỏ phần "
            f"`:mật-khẩu`, rồi đặt biến {PASSWORD} hoặc gõ khi được hỏi."
        )
    if address.scheme == "ftp" and not insecure:
        raise PublishingError(
            "ftp:// gửi mật khẩu không mã hóa. Viết ftps:// nếu máy chủ nhận; nếu chắc chắn không "
            "có cách khác thì thêm --insecure."
        )
    try:
        port = address.port or 21
    except ValueError:
        raise PublishingError("Cổng mạng trong địa chỉ phải là số, như `:21`.") from None
    user, path = unquote(address.username or ""), unquote(address.path.removeprefix("/"))
    folders, _, name = path.rstrip("/").rpartition("/")
    if not (user and address.hostname and name) or name in {".", ".."}:
        raise PublishingError(
            "Địa chỉ FTP viết là ftps://người-dùng@máy-chủ/thư-mục, như "
            "ftps://thidua@ftp.example.vn/public_html; phải có tên thư mục, vì bản mới được gửi "
            "vào bên cạnh thư mục ấy."
        )
    _refuse_control_letters(user + path)
    folders = folders or ("/" if path.startswith("/") else "")
    return Account(address.hostname, port, user, folders, name, secure=address.scheme == "ftps")


def _password(account: Account) -> str:
    password = os.environ.get(PASSWORD)
    if password is None:
        if not sys.stdin.isatty():
            raise PublishingError(
                f"Chưa có mật khẩu của `{account.user}`. Đặt biến {PASSWORD}, hoặc chạy lệnh ở một "
                "cửa sổ gõ được."
            )
        password = getpass(f"Mật khẩu của {account.user} tại {account.host}: ")
    password = password.rstrip("\r\n")
    _refuse_control_letters(password)
    return password


def _refuse_control_letters(text: str) -> None:
    """Keep line ends out of what is sent to a server as one line."""
    if any(ord(letter) < ord(" ") for letter in text):
        raise PublishingError(
            "Tên, thư mục hoặc mật khẩu có ký tự xuống dòng hay ký tự điều khiển. Gõ lại, không "
            "dán cả dòng."
        )

"""Web addresses as people write them: a sentence for every mistake, and the corrected address.

Upper-case letters in scheme and host, and the default port, are not mistakes: they are normalised
without a message (RFC 3986, 6.2.2 and 6.2.3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import quote, unquote

from thidua.foundation.patterns import compile_late

FILE = "{path}"
"""The placeholder for the path of a file, in an address at which files are edited."""

_SCHEME = compile_late(r"(?P<scheme>[a-z][a-z0-9+-]*):(?!\d)(?P<slashes>/{0,2})", re.I)
_PARTS = compile_late(
    r"(?P<authority>[^/?#]*)(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.DOTALL,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_HIGHEST_PORT = 65_535
_LABEL = compile_late(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_LONGEST_HOST = 253
_NUMERIC_HOST = compile_late(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+))*|\[.*")
_BROKEN_ESCAPE = compile_late(r"%(?![0-9a-fA-F]{2})")
_REFUSED_MARKS = compile_late(r"[<>\"'`|^{}\[\]\x00-\x20\x7f]")
_PAGE = compile_late(r"[^/]+\.(?:html?|php|aspx?|jsp)$", re.I)
_NEARLY_FILE = compile_late(r"\{+\s*[\w-]*\s*\}+|%7b\w*%7d|<\s*(?:path|file)\s*>", re.I)
_LOCAL = compile_late(r"(?:.*\.)?localhost")
_FORGES = {
    "github.com": f"/edit/main/{FILE}",
    "gitlab.com": f"/-/edit/main/{FILE}",
    "codeberg.org": f"/_edit/main/{FILE}",
}
"""The path for editing a file of the branch ``main`` at well-known hosts of repositories; it
follows the owner and the name of the repository."""


class AddressPurpose(Enum):
    """The purpose of an address; each value is an example of such an address."""

    SITE = "https://thidua.xamau.gov.vn/"
    """The root of the portal, below which all pages are."""
    EDIT = f"https://git.xamau.gov.vn/edit/main/{FILE}"
    """The address at which a file is edited."""
    PAGE = "https://xamau.gov.vn/tin-tuc/"
    """Any page of any site; it may have a query, a fragment and letters of any language."""


@dataclass
class _Reading:
    """The state of reading one address: its purpose, and the mistakes found so far."""

    purpose: AddressPurpose
    faults: list[str] = field(default_factory=list)

    def tell(self, sentence: str) -> None:
        self.faults.append(sentence)

    def hopeless(self, sentence: str) -> ValueError:
        """The error for a mistake that cannot be corrected, with all mistakes found so far."""
        told = " ".join([*self.faults, sentence])
        return ValueError(f"{told} Địa chỉ đúng trông như `{self.purpose.value}`.")


def read_web_address(text: str, purpose: AddressPurpose) -> str:
    """Check and normalise an address.

    Args:
        text: as somebody wrote it.
        purpose: decides what the address may contain.

    Raises:
        ValueError: with a Vietnamese sentence for every mistake, and the corrected address.
    """
    reading = _Reading(purpose)
    mended = _mended(text, reading)
    if reading.faults:
        raise ValueError(" ".join([*reading.faults, f"Viết `{mended}`."]))
    return mended


def _mended(text: str, reading: _Reading) -> str:
    if reading.purpose is AddressPurpose.EDIT:
        text = _with_file_named(text, reading)
    if re.search(r"\s", text):
        reading.tell("Địa chỉ có dấu cách.")
        text = re.sub(r"\s+", "", text)
    if "\\" in text:
        reading.tell("Địa chỉ dùng dấu `/`, không dùng dấu `\\`.")
        text = text.replace("\\", "/")
    scheme, rest = _scheme(text, reading)
    parts = _PARTS.fullmatch(rest)
    assert parts is not None  # the pattern matches every text
    host = _authority(parts["authority"], scheme, reading)
    path, query = _path(parts["path"], reading), _query(parts["query"], reading)
    fragment = _fragment(parts["fragment"], reading)
    address = f"{scheme}://{host}{path}{query}{fragment}"
    return _with_file_once(address, reading) if reading.purpose is AddressPurpose.EDIT else address


def _scheme(text: str, reading: _Reading) -> tuple[str, str]:
    match = _SCHEME.match(text)
    if not match:
        reading.tell("Thiếu `https://` ở đầu địa chỉ.")
        return "https", text.lstrip("/:")
    scheme, rest = match["scheme"].lower(), text[match.end() :]
    if scheme in _DEFAULT_PORTS:
        if match["slashes"] != "//":
            reading.tell(f"Sau `{scheme}:` phải là đúng hai dấu `/`.")
        return scheme, rest
    if not match["slashes"] or scheme == "file":
        raise reading.hopeless(f"`{scheme}:` không phải địa chỉ của một trang web.")
    reading.tell(f"Địa chỉ phải bắt đầu bằng `https://`, không phải `{scheme}://`.")
    return "https", rest


def _authority(text: str, scheme: str, reading: _Reading) -> str:
    """Host and port."""
    user, at, text = text.rpartition("@")
    if at:
        secret = "tên đăng nhập và mật khẩu" if ":" in user else "tên đăng nhập"
        reading.tell(f"Địa chỉ có {secret} (phần trước `@`) mà ai cũng đọc được.")
    host, colon, port = text.partition(":") if not text.startswith("[") else (text, "", "")
    host = _host(host.lower(), reading)
    if not colon:
        return host
    if not port or (port.isascii() and port.isdigit() and int(port) == _DEFAULT_PORTS[scheme]):
        return host
    if not (port.isascii() and port.isdigit()) or not 1 <= int(port) <= _HIGHEST_PORT:
        reading.tell(f"Số cổng `:{port}` phải từ 1 đến {_HIGHEST_PORT}; thường không cần ghi.")
        return host
    return f"{host}:{int(port)}"


def _host(host: str, reading: _Reading) -> str:
    if not host:
        raise reading.hopeless("Thiếu tên miền sau `https://`.")
    if host.endswith("."):
        reading.tell("Tên miền thừa dấu chấm ở cuối.")
        host = host.rstrip(".")
    if not host.isascii():
        host = _in_ascii(host, reading)
    if _LOCAL.fullmatch(host):
        raise reading.hopeless(f"`{host}` chỉ mở được trên chính máy đang chạy.")
    if _NUMERIC_HOST.fullmatch(host):
        raise reading.hopeless(f"`{host}` là số máy (IP), đổi máy chủ là mất địa chỉ.")
    labels = host.split(".")
    if len(labels) == 1 and _LABEL.fullmatch(host):
        raise reading.hopeless(f"`{host}` chưa phải tên miền đầy đủ, thiếu phần đuôi như `.vn`.")
    whole = len(host) <= _LONGEST_HOST and not labels[-1].isdigit()
    if not whole or not all(_LABEL.fullmatch(label) for label in labels):
        raise reading.hopeless(f"`{host}` không phải là tên miền.")
    return host


def _in_ascii(host: str, reading: _Reading) -> str:
    """A host with letters outside ASCII in the form that name servers use (RFC 3490)."""
    try:
        ascii_host = host.encode("idna").decode("ascii")
    except UnicodeError:
        raise reading.hopeless(f"`{host}` không phải là tên miền.") from None
    reading.tell(f"Tên miền `{host}` có chữ ngoài bảng ASCII, nhiều ứng dụng không mở được.")
    return ascii_host.lower()


def _path(path: str, reading: _Reading) -> str:
    if reading.purpose is AddressPurpose.PAGE:
        return _with_allowed_marks(path, reading)
    if "//" in path:
        reading.tell("Đường dẫn có hai dấu `/` liền nhau.")
        path = re.sub("/+", "/", path)
    segments = [_step(segment) for segment in path.split("/")]
    if "." in segments or ".." in segments:
        reading.tell("Đường dẫn có `.` hoặc `..`.")
        path = _resolved(segments)
    path = _with_allowed_marks(path, reading)
    if not path.isascii():
        reading.tell("Đường dẫn có chữ có dấu, nhiều ứng dụng cắt mất.")
        path = quote(path, safe="/%:@!$&()*+,;=~{}")
    if reading.purpose is not AddressPurpose.SITE:
        return path
    page = _PAGE.search(path)
    if page:
        reading.tell(f"`{page[0]}` là một trang; địa chỉ Cổng là thư mục chứa mọi trang.")
        return path.removesuffix(page[0])
    if not path.endswith("/"):
        reading.tell("Thiếu dấu `/` ở cuối địa chỉ.")
        return f"{path}/"
    return path


def _step(segment: str) -> str:
    """A part of a path; ``.`` and ``..`` are recognised in escapes too, as browsers do."""
    plain = unquote(segment)
    return plain if plain in {".", ".."} else segment


def _resolved(segments: list[str]) -> str:
    """A path without the parts ``.`` and ``..`` (RFC 3986, 5.2.4)."""
    kept: list[str] = []
    for segment in segments[1:]:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/".join(["", *kept])


def _with_allowed_marks(part: str, reading: _Reading) -> str:
    """A part of an address in which characters that are not allowed are escaped."""
    if _BROKEN_ESCAPE.search(part):
        reading.tell("Sau dấu `%` phải là hai chữ số thập lục; chính dấu `%` viết là `%25`.")
        part = _BROKEN_ESCAPE.sub("%25", part)
    shown = part.replace(FILE, "") if reading.purpose is AddressPurpose.EDIT else part
    marks = sorted(set(_REFUSED_MARKS.findall(shown)))
    if marks:
        reading.tell(f"Địa chỉ có dấu không được dùng: {' '.join(marks)}".rstrip() + " .")
        pieces = part.split(FILE) if reading.purpose is AddressPurpose.EDIT else [part]
        cleaned = [_REFUSED_MARKS.sub(lambda mark: quote(mark[0]), piece) for piece in pieces]
        part = FILE.join(cleaned)
    return part


def _query(query: str | None, reading: _Reading) -> str:
    if query is None:
        return ""
    if reading.purpose is AddressPurpose.SITE:
        reading.tell("Địa chỉ Cổng không có phần sau dấu `?`.")
        return ""
    return f"?{_with_allowed_marks(query, reading)}"


def _fragment(fragment: str | None, reading: _Reading) -> str:
    if fragment is None:
        return ""
    if reading.purpose is not AddressPurpose.PAGE:
        reading.tell("Địa chỉ không có phần sau dấu `#`.")
        return ""
    return f"#{_with_allowed_marks(fragment, reading)}"


def _with_file_named(text: str, reading: _Reading) -> str:
    """The address with :data:`FILE` in place of something similar, such as ``{file}``."""
    wrong = [word for word in _NEARLY_FILE.findall(text) if word != FILE]
    if wrong:
        reading.tell(f"Chỗ tên tệp viết là `{FILE}`, không phải `{wrong[0]}`.")
    return _NEARLY_FILE.sub(FILE, text)


def _with_file_once(address: str, reading: _Reading) -> str:
    count = address.count(FILE)
    if count == 1:
        return address
    if count:
        reading.tell(f"`{FILE}` viết {count} lần; chỉ viết một lần, ở chỗ tên tệp.")
        *before, after = address.split(FILE)
        start = re.sub(r"(?<!:)/+", "/", "".join(before))
        return f"{start}{FILE}{after}"
    reading.tell(f"Thiếu `{FILE}` ở chỗ tên tệp.")
    host, _, rest = address.partition("://")[2].partition("/")
    repository = re.fullmatch(r"[^/?]+/[^/?]+?(?:\.git)?/?", rest)
    if host in _FORGES and repository:
        return address.rstrip("/").removesuffix(".git") + _FORGES[host]
    return f"{address.partition('?')[0].rstrip('/')}/{FILE}"

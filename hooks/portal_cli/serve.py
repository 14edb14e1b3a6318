"""``portal serve``: a preview that follows every change that is saved."""

from __future__ import annotations

from collections.abc import Sequence

from portal_cli.arguments import Parser, Verb, root_of, tell

_ABOUT = (
    "Xem trước trang trên máy này, tự cập nhật mỗi khi lưu tệp; bản nháp cũng hiện. Dừng bằng "
    "Ctrl+C."
)
_HOST, _PORT = "127.0.0.1", 8000
_LAST_PORT = 65535


def _run(arguments: Sequence[str]) -> int:
    parser = Parser("serve", _ABOUT)
    parser.options.add_argument(
        "--port", default=str(_PORT), metavar="SỐ", help=f"cổng mạng (mặc định: {_PORT})"
    )
    given = parser.parse_args(arguments)
    root = root_of(given.root)
    is_number = given.port.isascii() and given.port.isdigit()
    if not is_number or not 1 <= int(given.port) <= _LAST_PORT:
        tell(f"Cổng mạng `{given.port}` phải là một số từ 1 đến {_LAST_PORT}.")
        return 2
    from portal_cli.mkdocs_runner import serve_site  # noqa: PLC0415  # slow to load

    return 0 if serve_site(root, _HOST, int(given.port)) else 1


SERVE = Verb("serve", "xem trước trang trên máy này, tự cập nhật khi sửa", _run)

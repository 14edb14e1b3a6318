"""``portal build``: the whole site, published only when it is complete."""

from __future__ import annotations

from collections.abc import Sequence

from portal_cli.arguments import Parser, Verb, root_of

_ABOUT = (
    "Dựng toàn bộ trang vào thư mục site/. Trang cũ chỉ được thay khi trang mới đã xong: dữ liệu "
    "có lỗi, hoặc dừng giữa chừng, thì trang đã công bố vẫn nguyên."
)


def _run(arguments: Sequence[str]) -> int:
    root = root_of(Parser("build", _ABOUT).parse_args(arguments).root)
    from portal_cli.mkdocs_runner import build_site  # noqa: PLC0415  # slow to load

    if not build_site(root):
        return 1
    print(f"Đã dựng xong: {root / 'site'}. Xem trước: portal serve")
    return 0


BUILD = Verb("build", "dựng trang vào thư mục site/", _run)

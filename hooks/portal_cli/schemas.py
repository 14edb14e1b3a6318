"""``portal schemas``: what editors complete and check with."""

from __future__ import annotations

from collections.abc import Sequence

from portal_cli.arguments import Parser, Verb, root_of
from thidua.datafiles.schemas import write_schemas

_ABOUT = "Viết lại data/schemas/*.json từ mô hình dữ liệu; chạy sau khi mô hình đổi."


def _run(arguments: Sequence[str]) -> int:
    root = root_of(Parser("schemas", _ABOUT).parse_args(arguments).root)
    for path in write_schemas(root / "data" / "schemas"):
        print(f"Đã viết {path.relative_to(root).as_posix()}")
    return 0


SCHEMAS = Verb("schemas", "viết lại data/schemas/ để trình soạn thảo gợi ý và báo lỗi khi gõ", _run)

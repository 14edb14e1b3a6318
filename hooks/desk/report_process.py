"""A process of its own that looks at a received report and puts it beside its plan."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import Any

from portal_cli.received import inspect_received
from thidua.authoring.drafting.starting import UnusableError
from thidua.authoring.known_lists import read_largest_file_size
from thidua.foundation.files import write


def main() -> None:
    """Do what is asked, and say what came out."""
    logging.disable(logging.CRITICAL)
    asked = json.loads(sys.stdin.read())
    try:
        _keep(asked)
    except UnusableError as unusable:
        _say({"refused": str(unusable)})
    except FileExistsError:
        _say({"refused": "Trong thư mục đã có một báo cáo khác cùng tên; chưa ghi gì."})
    else:
        _say({"answer": {}})


def _keep(asked: dict[str, Any]) -> None:
    target = Path(asked["target"])
    most, problems = read_largest_file_size(Path(asked["root"]))
    if most is None:
        raise UnusableError(f"Thông tin của Cổng đang có lỗi, phải sửa trước: {problems[0]}")
    received = inspect_received(Path(asked["file"]), most)
    if not target.exists():
        write(target, received.content)
    elif target.read_bytes() != received.content:
        raise FileExistsError(target)


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(what, ensure_ascii=False)}\n")


if __name__ == "__main__":
    main()

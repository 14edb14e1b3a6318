"""The verbs of the command, and what happens around every one of them."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Sequence

from portal_cli.arguments import HELP, Verb, tell
from portal_cli.build import BUILD
from portal_cli.changes import CHANGES
from portal_cli.check import CHECK
from portal_cli.draft import DRAFT
from portal_cli.figures import FIGURES
from portal_cli.fmt import FMT
from portal_cli.init import INIT
from portal_cli.migrate import MIGRATE
from portal_cli.new import NEW
from portal_cli.publish import PUBLISH
from portal_cli.schemas import SCHEMAS
from portal_cli.serve import SERVE
from portal_cli.system import said_of
from portal_cli.upgrade import UPGRADE
from portal_cli.verify import VERIFY
from portal_cli.wheel import WHEEL
from thidua import __version__
from thidua.language.vietnamese import did_you_mean

VERBS: tuple[Verb, ...] = (
    CHECK,
    BUILD,
    SERVE,
    VERIFY,
    PUBLISH,
    CHANGES,
    DRAFT,
    NEW,
    FMT,
    FIGURES,
    SCHEMAS,
    INIT,
    UPGRADE,
)
HIDDEN: tuple[Verb, ...] = (MIGRATE, WHEEL)
"""Verbs for developers and for other verbs."""

DEBUG = "PORTAL_DEBUG"
_WIDTH = max(len(verb.name) for verb in VERBS)
_ABOUT = f"""\
portal – kiểm tra dữ liệu, dựng trang và xem trước một Cổng Thi đua.

Cách dùng: portal LỆNH [tùy chọn]

Các lệnh:
{chr(10).join(f"  {verb.name:<{_WIDTH}}  {verb.about}" for verb in VERBS)}

Xem thêm về một lệnh: portal LỆNH --help
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit status."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it repairs, staff cannot
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Windows consoles default to a code page, and PowerShell pipes begin with a mark.
            stream.reconfigure(encoding="utf-8-sig" if stream is sys.stdin else "utf-8")
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or arguments[0] in {*HELP, "help"}:
        print(_ABOUT, end="")
        return 0 if arguments else 2
    if arguments[0] == "--version":
        print(__version__)
        return 0
    name, *rest = arguments
    verb = next((one for one in (*VERBS, *HIDDEN) if one.name == name), None)
    if verb is None:
        guess = did_you_mean(name, [one.name for one in VERBS])
        tell(f"Không có lệnh `{name}`. {guess}\n{_ABOUT}".rstrip())
        return 2
    return _guarded(verb, rest)


def _guarded(verb: Verb, arguments: Sequence[str]) -> int:
    """Run a verb; whatever goes wrong is told in a sentence."""
    try:
        return verb.run(arguments)
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        tell("\nĐã dừng theo yêu cầu.")
        return 130
    except OSError as error:
        if os.environ.get(DEBUG):
            traceback.print_exc()
        where = error.filename or "(không rõ tên)"
        tell(f"{said_of(error)}: {where}. Kiểm tra tên, quyền và chỗ trống.")
        return 2
    except Exception as error:
        if os.environ.get(DEBUG):
            traceback.print_exc()
        tell(
            f"Lệnh `portal {verb.name}` gặp lỗi ngoài dự tính ({type(error).__name__}). Xin báo "
            f"cho người phụ trách Cổng kèm lệnh vừa gõ; đặt {DEBUG}=1 rồi chạy lại để xem chi tiết."
        )
        return 2

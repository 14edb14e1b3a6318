"""The command: finds the verb that was typed, runs it, and tells in a sentence what went wrong."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NoReturn

from portal_cli.arguments import HELP, tell
from portal_cli.system import keep_libraries_silent, say_with_place
from portal_cli.verbs import HIDDEN, VERBS, Verb
from thidua import __version__
from thidua.foundation.problems import StoppedError
from thidua.language.vietnamese import did_you_mean

DEBUG = "PORTAL_DEBUG"
_YOUNG_OBJECTS = 200_000  # at most forty megabytes of garbage, most often none
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
    verb = next((known for known in (*VERBS, *HIDDEN) if known.name == name), None)
    if verb is None:
        guess = did_you_mean(name, [known.name for known in VERBS])
        tell(f"Không có lệnh `{name}`. {guess}\n{_ABOUT}".rstrip())
        return 2
    return _guarded(verb, rest)


def run_command() -> NoReturn:
    """Run one verb as the work of a whole process, and end that process.

    Python would take apart, object by object, all that was loaded: a fifth of the time in which
    ``portal check`` has looked at one change. So what was to be done at the end is done, and the
    system takes the memory back. Where a thread goes on, or the last words find no reader, Python
    ends as usual.
    """
    status = main()
    threads = sys.modules.get("threading")
    if threads and threads.active_count() > 1:
        raise SystemExit(status)
    atexit._run_exitfuncs()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream:  # none where Windows starts a command without a window
                stream.flush()
    except (OSError, ValueError):  # a pipe that nobody reads any more, or one that is closed
        raise SystemExit(status) from None
    os._exit(status)


def _guarded(verb: Verb, arguments: Sequence[str]) -> int:
    """Run a verb; whatever goes wrong is told in a sentence."""
    try:
        given = verb.parser().understand(arguments)
        return _loaded(verb)(given)
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        tell("\nĐã dừng theo yêu cầu.")
        return 130
    except StoppedError as error:
        tell(str(error))
        return 2
    except OSError as error:
        _tell_developers()
        tell(f"{say_with_place(error)}. Kiểm tra tên, quyền và chỗ trống.")
        return 2
    except Exception as error:
        _tell_developers()
        tell(
            f"Lệnh `portal {verb.name}` gặp lỗi ngoài dự tính ({type(error).__name__}). Xin báo "
            f"cho người phụ trách Cổng kèm lệnh vừa gõ{_keep_traceback(verb)}; đặt {DEBUG}=1 rồi "
            "chạy lại thì chi tiết hiện ngay trên màn hình."
        )
        return 2


def _keep_traceback(verb: Verb) -> str:
    """Where it was written what failed, for whoever mends it; empty where that failed as well."""
    # Only where something is broken.
    import tempfile  # noqa: PLC0415
    import traceback  # noqa: PLC0415

    try:
        number, name = tempfile.mkstemp(prefix=f"portal-{verb.name}-loi-", suffix=".txt")
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(f"portal {__version__} {verb.name}\n{traceback.format_exc()}")
    except OSError:
        return ""
    return f" và tệp `{name}`, ghi chỗ hỏng"


def _loaded(verb: Verb) -> Callable[[Namespace], int]:
    """Load what does the work of a verb."""
    # Or Pydantic looks through everything that is installed for programs that would change it.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()  # modules stay: looking for garbage in them takes a sixth of the time of loading
    try:
        run: Callable[[Namespace], int] = import_module(verb.module).run
    finally:
        gc.enable()
    # Thousands of records stay as well. In those of a portal of five thousand plans, looking for
    # garbage as often as Python does takes a sixth of the time in which one change is built.
    gc.set_threshold(_YOUNG_OBJECTS)
    keep_libraries_silent()
    return run


def _tell_developers() -> None:
    """Where something went wrong in the code, if somebody asked for that."""
    if os.environ.get(DEBUG):
        import_module("traceback").print_exc()

"""A process of its own that builds the preview: every plan as the public will see it.

It stays, so that the next preview need not load everything again: each line that it reads asks for
one, and each line that it writes is the outcome.
"""

from __future__ import annotations

import json
import logging
import sys
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

from desk.places import say_plainly
from desk.process_lines import write_line
from portal_cli.portal_build import PortalBuild
from thidua.foundation.problems import DataProblemsError, StoppedError


def main() -> None:
    """Answer until nobody asks any more."""
    logging.disable(logging.CRITICAL)
    for line in sys.stdin:
        with redirect_stdout(sys.stderr):
            said = _answer(json.loads(line))
        write_line(said)


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Build, and say that it is built or why not."""
    try:
        _build(asked)
    except DataProblemsError as error:
        first = error.problems[0]
        more = f" Và {len(error.problems) - 1} chỗ nữa." if len(error.problems) > 1 else ""
        said = f"{first.file}: {say_plainly(f'{first.message} {first.fix}')}{more}"
        return {"refused": f"Còn chỗ sai nên chưa xem trước được. {said}"}
    except (StoppedError, OSError) as error:
        return {"refused": f"Chưa dựng được bản xem trước: {error}"}
    return {"answer": {}}


def _build(asked: dict[str, Any]) -> None:
    """Bring the preview up to date; written pages are those of the last build, if any."""
    root, live = Path(asked["root"]), Path(asked["live"])
    today = date.fromisoformat(asked["today"])
    build = PortalBuild(root, live, today, preview=True, trusted=asked["trusted"])
    try:
        if build.is_unchanged():
            return
        written = build.site.kept_sources() or []
        build.site.load()
        build.site.write(written)
        build.publish()
    finally:
        build.give_up()


if __name__ == "__main__":
    main()

"""A process of its own that drafts from received files; it may be ended at any time.

It reads what is asked as JSON from standard input, and writes a line of JSON for each step and for
the outcome.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import date
from pathlib import Path
from typing import Any

from desk.places import say_first_problems, say_plainly
from desk.process_lines import write_line
from portal_cli.held_lists import hold_lists
from portal_cli.locks import BusyError
from portal_cli.received import read_received
from portal_cli.tesseract import TesseractError
from thidua.authoring.drafting.starting import UnusableError, start_draft
from thidua.authoring.known_lists import read_known_lists, read_largest_file_size


def main() -> None:
    """Do what is asked, and say what came out."""
    logging.disable(logging.CRITICAL)
    asked = json.loads(sys.stdin.read())
    try:
        write_line({"answer": _draft(asked)})
    except (UnusableError, TesseractError, BusyError) as unusable:
        write_line({"refused": say_plainly(str(unusable))})
    except FileExistsError:
        said = "Đã có kế hoạch với mã này; không có gì bị ghi đè. Xem kế hoạch ấy ở trang đầu."
        write_line({"refused": said})


def _draft(asked: dict[str, Any]) -> dict[str, Any]:
    root = Path(asked["root"])
    most, problems = read_largest_file_size(root)
    known, list_problems = read_known_lists(root)
    if most is None or known is None:
        said = say_first_problems([*problems, *list_problems])
        where = "Các danh mục của Cổng đang có lỗi, phải sửa trước (ở “Chỗ cần sửa”)"
        raise UnusableError(f"{where}: {said}")
    notes: list[str] = []
    files = read_received([Path(name) for name in asked["files"]], most, _report, notes.append)
    _report("Xếp chữ vào từng mục", 0, 0)
    with hold_lists(root, known) as now:
        draft = start_draft(root, files, now, None, date.fromisoformat(asked["today"]))
    asked_again = {said for file in files for said in file.concerns}
    told = [note for note in notes if note not in asked_again]
    return {"plan": draft.id, "doubts": len(draft.doubts), "notes": told}


def _report(stage: str, done: int, total: int) -> None:
    write_line({"stage": stage, "done": done, "total": total})


if __name__ == "__main__":
    main()

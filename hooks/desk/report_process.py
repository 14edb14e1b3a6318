"""A process of its own that looks at a received report, puts it beside its plan, and drafts of it.

It reads what is asked as JSON from standard input, and writes a line of JSON for each step and for
the outcome. The text of the results is given back, for the desk to save: so it can be undone.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from desk.places import say_first_problems, say_plainly
from desk.process_lines import write_line
from portal_cli.filled_forms import read_filled_form
from portal_cli.received import inspect_received, read_received
from portal_cli.tesseract import TesseractError
from thidua.attachments.hidden_facts import drop_hidden_facts
from thidua.authoring.drafting.starting import UnusableError
from thidua.authoring.known_lists import read_known_lists, read_largest_file_size
from thidua.authoring.results.form_table import NoFormError
from thidua.authoring.results.importing import prepare_import
from thidua.authoring.results.report_starting import prepare_results
from thidua.foundation.files import write
from thidua.foundation.problems import Problem
from thidua.language.plain_words import visible
from thidua.model.labels import quantity
from thidua.portal.dossier import Dossier
from thidua.portal.single_plan import open_single_plan

_MOST_TOLD = 10
"""The most mistakes of a filled form that are told at once."""
_ONLY_FORM = ".csv"
_MAY_BE_FORMS = (".xlsx", ".txt", _ONLY_FORM)
"""In these Excel saves a form that staff filled in; as text of one kind, only forms are read."""
_SAVE_REPORT = "Là báo cáo thì mở bằng Excel, lưu thành kiểu Excel (.xlsx) rồi thả lại."
_UNTOUCHED = (
    "Ảnh “{}” được giữ nguyên từng byte: máy không tách được phần không nhìn thấy trong tệp (nơi "
    "chụp, ngày chụp, máy chụp), nên phần ấy có thể còn. Muốn chắc thì mở ảnh, lưu thành tệp JPG "
    "mới rồi chọn lại."
)


def main() -> None:
    """Do what is asked, and say what came out."""
    logging.disable(logging.CRITICAL)
    asked = json.loads(sys.stdin.read())
    try:
        write_line({"answer": _draft(asked) if "plan" in asked else _keep(asked)})
    except (UnusableError, TesseractError) as unusable:
        write_line({"refused": say_plainly(str(unusable))})
    except FileExistsError:
        write_line({"refused": "Trong thư mục đã có một tệp khác cùng tên; chưa ghi gì."})


def _keep(asked: dict[str, Any]) -> dict[str, Any]:
    """Put a file beside its record."""
    is_paper = "photograph" not in asked
    received = inspect_received(Path(asked["file"]), _read_most(asked), is_paper=is_paper)
    content = received.content if is_paper else drop_hidden_facts(received.content)
    _put(Path(asked["target"]), received.content if content is None else content)
    return {"notes": [_UNTOUCHED.format(visible(received.name))] if content is None else []}


def _draft(asked: dict[str, Any]) -> dict[str, Any]:
    """Draft results from a report, and put it beside its plan."""
    root = Path(asked["root"])
    most = _read_most(asked)
    known, problems = read_known_lists(root)
    if known is None:
        raise _refuse(problems)
    dossier, problems = open_single_plan(root, asked["plan"])
    if dossier is None:
        raise _refuse(problems)
    path = Path(asked["file"])
    if path.suffix.lower() in _MAY_BE_FORMS and (filled := _read_form(dossier, path, most, asked)):
        return filled
    notes: list[str] = []
    (report,) = read_received([path], most, _report, notes.append)
    _report("Tìm kết quả của từng chỉ tiêu", 0, 0)
    added = prepare_results(dossier, report, known)
    is_new = not (dossier.folder / added.file).exists()
    _put(dossier.folder / added.file, report.content)
    return {"file": added.file, "text": added.text, "is_new": is_new, "notes": notes}


def _read_form(
    dossier: Dossier, path: Path, most: int, asked: dict[str, Any]
) -> dict[str, Any] | None:
    """What the portal's own form says that staff filled in; None for what may be a report."""
    try:
        content = read_filled_form(path, most)
        today = date.fromisoformat(asked["today"])
        outcome = prepare_import(dossier, path.name, content, today)
    except NoFormError as no_form:
        if path.suffix.lower() == _ONLY_FORM:
            raise UnusableError(f"{no_form} {_SAVE_REPORT}") from no_form
        return None
    said_before = {(one.what, one.fix): one for one in reversed(outcome.doubts)}
    again = [one for one in outcome.doubts if said_before[one.what, one.fix] is not one]
    first = [one for one in outcome.doubts if one not in again]
    wrong = [say_plainly(str(one)) for one in (*first, *again)]
    wrong += [say_plainly(f"{one.message} {one.fix}".strip()) for one in outcome.problems]
    if wrong:
        more = len(wrong) - _MOST_TOLD
        lines = [
            f"Mẫu ghi kết quả còn {quantity(len(wrong))} lỗi, chưa ghi gì. Sửa mẫu rồi thả lại:",
            *wrong[:_MOST_TOLD],
            *([f"Còn {quantity(more)} lỗi nữa."] if more > 0 else []),
        ]
        raise UnusableError("\n".join(lines))
    return {"file": "", "text": outcome.text, "is_new": False, "notes": list(outcome.notes)}


def _read_most(asked: dict[str, Any]) -> int:
    most, problems = read_largest_file_size(Path(asked["root"]))
    if most is None:
        raise _refuse(problems)
    return most


def _refuse(problems: Sequence[Problem]) -> UnusableError:
    said = say_first_problems(problems)
    return UnusableError(f"Dữ liệu đang có lỗi, phải sửa trước (ở “Chỗ cần sửa”): {said}")


def _put(target: Path, content: bytes) -> None:
    if not target.exists():
        write(target, content)
    elif target.read_bytes() != content:
        raise FileExistsError(target)


def _report(stage: str, done: int, total: int) -> None:
    write_line({"stage": stage, "done": done, "total": total})


if __name__ == "__main__":
    main()

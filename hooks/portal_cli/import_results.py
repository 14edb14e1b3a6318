"""``portal import-results``: a form of results that staff filled in, read back into the data."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from portal_cli.arguments import find_root, read_today, tell
from portal_cli.filled_forms import read_filled_form
from portal_cli.formats import print_problems
from thidua.authoring.drafting.starting import UnusableError
from thidua.authoring.known_lists import read_largest_file_size
from thidua.authoring.results.form_changes import FormChanges
from thidua.authoring.results.form_table import NoFormError
from thidua.authoring.results.importing import ImportOutcome, import_form
from thidua.foundation.files import replace
from thidua.model.labels import quantity
from thidua.portal.dossier import Dossier
from thidua.portal.file_names import PLANS, RESULTS
from thidua.portal.single_plan import open_single_plan
from thidua.site.opendata.results_form import list_form_rows, write_form_csv
from thidua.site.opendata.workbook import write_form_xlsx

_NEXT = "Xem lại thay đổi, chạy `portal check`, rồi `portal serve` để xem trước."


def run(given: Namespace) -> int:
    """Read a form back; or write one, to be filled in."""
    root = find_root(given.root)
    dossier, problems = open_single_plan(root, Path(given.plan).name)
    most_megabytes, more = read_largest_file_size(root)
    if dossier is None or most_megabytes is None:
        print_problems([*problems, *more])
        return 1
    path = Path(given.file)
    if given.form:
        return _write_form(dossier, path)
    try:
        content = read_filled_form(path, most_megabytes)
        outcome = import_form(dossier, path.name, content, read_today(given.today))
    except (UnusableError, NoFormError) as refused:
        tell(f"{refused} Chưa ghi gì.")
        return 1
    return _report(outcome, f"{PLANS}/{dossier.entry.record.id}/{RESULTS}")


def _write_form(dossier: Dossier, path: Path) -> int:
    if path.exists():
        tell(f"Đã có tệp “{path}”; không ghi đè.")
        return 2
    plan, results = dossier.entry.record, dossier.results
    rows = list(list_form_rows(plan.id, dossier.held_lines, results.record if results else None))
    if path.suffix.lower() == ".xlsx":
        replace(path, write_form_xlsx(rows, plan.document.title))
    elif path.suffix.lower() == ".csv":
        replace(path, write_form_csv(rows))
    else:
        tell("Đặt tên tệp có đuôi .xlsx hoặc .csv.")
        return 2
    print(f"Đã ghi mẫu vào {path}: {quantity(len(rows))} dòng.")
    return 0


def _report(outcome: ImportOutcome, file: str) -> int:
    for doubt in outcome.doubts:
        tell(str(doubt))
    if outcome.doubts:
        tell(f"Chưa ghi gì: {quantity(len(outcome.doubts))} chỗ phải sửa trong bảng.")
        return 1
    if outcome.problems:
        print_problems(outcome.problems)
        tell("Chưa ghi gì: kết quả của bảng chưa viết được thành dữ liệu.")
        return 1
    for note in outcome.notes:
        tell(f"lưu ý: {note}")
    if not outcome.changes:
        print("Bảng không có gì khác với dữ liệu; không ghi gì.")
        return 0
    print(f"Đã ghi {file}: {_count(outcome.changes)}.\n{_NEXT}")
    return 0


def _count(changes: FormChanges) -> str:
    counts = (
        (sum(map(len, changes.added.values())), "kết quả mới"),
        (sum(map(len, changes.added_units.values())), "kết quả mới của đơn vị"),
        (len(changes.results) + len(changes.units), "kết quả được sửa"),
        (len(changes.reviews), "lần báo cáo được sửa"),
    )
    return ", ".join(f"{quantity(count)} {words}" for count, words in counts if count)

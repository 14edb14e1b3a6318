"""The shelf: what there is, what is wrong with it, and what must be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from desk.addresses import PROBLEMS, RECEIVE, SEND, locate_form, locate_review
from desk.checking import Checked
from desk.gitwork import Git, GitNews, GitRefusedError
from desk.lists import PortalLists, read_lists
from desk.naming import ProblemView, is_doubt, name_file, name_plan, read_plan, view_problems
from desk.web import Desk
from thidua.authoring.drafting.issuers import UNKNOWN_ISSUER
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.validation import FileRecord, read
from thidua.language.dates import Edtf
from thidua.model import Honoree, Plan, Results
from thidua.model.labels import HONOREE_KINDS, day
from thidua.model.results import ReviewKind
from thidua.portal.file_names import PLAN, PLANS, RESULTS
from thidua.portal.files import LISTS, list_honoree_files, list_plan_folders

_MOST_TASKS, _SHORT_NAME = 8, 70
_WAIT = 1.0
"""Seconds for which the shelf waits for the server, which is asked while the shelf is made."""
_DECISION, _ISSUER = "quyet_dinh", "document.issuer"


@dataclass(frozen=True)
class Task:
    """Something that waits for a person."""

    words: str
    address: str
    kind: str


@dataclass(frozen=True)
class ShelfEntry:
    """One plan or honoree on the shelf.

    Attributes:
        about: a few words below its name.
        state: one word on where it stands.
        problems: how many things are wrong with it.
        links: what can be done with it: words and address.
    """

    name: str
    about: str
    state: str
    is_draft: bool
    problems: int
    problems_address: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ShelfView:
    """All that the shelf shows.

    Attributes:
        news: what others sent that this machine does not have yet.
        unknown: why that may not be all; empty if it is.
    """

    news: tuple[GitNews, ...]
    unknown: str
    tasks: tuple[Task, ...]
    more_tasks: int
    plans: tuple[ShelfEntry, ...]
    honorees: tuple[ShelfEntry, ...]
    lists: tuple[tuple[str, str, int], ...]
    problems: int


@dataclass(frozen=True)
class ProblemsView:
    """Every problem, by file."""

    groups: tuple[tuple[str, tuple[ProblemView, ...]], ...]
    errors: int
    notices: int
    about: str


def make_shelf(desk: Desk) -> ShelfView:
    """The shelf as it is now."""
    desk.news.ask()
    checked, today, lists = desk.checker.check(), desk.today(), read_lists(desk.root)
    plans: list[ShelfEntry] = []
    tasks: list[Task] = []
    for folder in list_plan_folders(desk.root):
        identifier = folder.rpartition("/")[2]
        entry = read_plan(desk, folder)
        plans.append(_plan_entry(folder, entry, checked, lists))
        tasks += _tasks_of_plan(desk, identifier, entry, today)
    honorees: list[ShelfEntry] = []
    for file in list_honoree_files(desk.root):
        is_own = desk.repository.is_own(file)
        honoree = read(desk.root / file, file, Honoree)[0] if is_own else None
        honorees.append(_honoree_entry(file, honoree, checked))
        tasks += _tasks_of_honoree(file, honoree)
    errors = sum(problem.is_error for problem in checked.problems)
    if errors:
        words = f"{errors} chỗ sai làm Cổng chưa đăng được. Xem từng chỗ và sửa."
        tasks.insert(0, Task(words, PROBLEMS, "wrong"))
    git = Git(desk.root)
    try:
        has_git = git.is_there()
        tasks += _tasks_of_git(git) if has_git else ()
    except GitRefusedError as broken:
        has_git = False
        tasks.insert(0, Task(str(broken), SEND, "wrong"))
    tasks[:0] = list(_tasks_of_jobs(desk))
    tasks[:0] = [Task(say_link(link), PROBLEMS, "wrong") for link in desk.repository.list_links()]
    plans.sort(key=lambda plan: not plan.is_draft)
    unknown = desk.news.say(_WAIT)
    return ShelfView(
        news=tuple(git.list_news()) if has_git else (),
        unknown=unknown,
        tasks=tuple(tasks[:_MOST_TASKS]),
        more_tasks=max(0, len(tasks) - _MOST_TASKS),
        plans=tuple(plans),
        honorees=tuple(honorees),
        lists=tuple(_list_lists(desk, checked)),
        problems=len(checked.problems),
    )


def _tasks_of_git(git: Git) -> Iterator[Task]:
    """What was not sent yet."""
    if unsent := len(git.list_changed()):
        yield Task(f"{unsent} tệp đã sửa chưa gửi đi để duyệt", SEND, "due")
    elif git.find_remote() and git.count_unsent():
        yield Task("Phần đã sửa lần trước chưa lên được máy chủ", SEND, "due")


def _tasks_of_jobs(desk: Desk) -> Iterator[Task]:
    """What is being read for somebody who closed the page, and what could not be read."""
    for job in desk.jobs.list_unseen():
        if job.is_over:
            yield Task(f"Chưa đọc được “{job.about}”. Xem vì sao", job.address, "wrong")
        else:
            yield Task(f"Máy đang đọc “{job.about}”. Xem đến đâu rồi", job.address, "due")
    for drop, name in desk.kept.list_left():
        said = f"Lần trước Bàn làm việc dừng khi chưa đọc xong “{name}”. Tệp vẫn giữ: đọc tiếp"
        yield Task(said, f"{RECEIVE}?lan-tha={drop}", "wrong")


def say_link(link: str) -> str:
    """Why a link among the data is not opened, and what to do."""
    return (
        f"{link} là liên kết dẫn tới chỗ khác trên máy nên không được mở, không được gửi. Xóa nó, "
        "chép tệp thật vào chỗ ấy."
    )


def make_problems(desk: Desk, only: str) -> ProblemsView:
    """What is wrong, each leading to the field.

    Args:
        desk: that is asked.
        only: a file or folder; empty for everything.
    """
    checked = desk.checker.check()
    found = checked.list_in(only) if only else list(checked.problems)
    names = dict.fromkeys(problem.file for problem in found)
    groups = tuple(
        (
            name_file(desk, file),
            tuple(view_problems(desk, [one for one in found if one.file == file])),
        )
        for file in names
    )
    shown = [problem for _, problems in groups for problem in problems]
    errors = sum(problem.is_error for problem in shown)
    about = name_file(desk, f"{only}/{PLAN}" if only.startswith(PLANS) else only) if only else ""
    return ProblemsView(groups, errors, len(shown) - errors, about)


def _plan_entry(
    folder: str, entry: FileRecord[Plan] | None, checked: Checked, lists: PortalLists
) -> ShelfEntry:
    identifier, file = folder.rpartition("/")[2], f"{folder}/{PLAN}"
    problems = sum(not is_doubt(problem) for problem in checked.list_in(folder))
    address = f"{PROBLEMS}?trong={folder}"
    if entry is None:
        broken = (("Xem chỗ sai", address), ("Mở tệp", f"/yaml/{file}"))
        return ShelfEntry(
            identifier, "Tệp chưa đọc được", "Có lỗi", True, problems, address, broken
        )
    plan = entry.record
    waiting = len(plan.review) + sum(not words.reason for words in plan.unplaced)
    state = f"Bản nháp, {waiting} chỗ chờ soát" if plan.draft else "Đã soát"
    links = [("Sửa", locate_form(file)), ("Xem trước", f"/xem-truoc/{identifier}")]
    if plan.draft:
        links.insert(0, ("Soát", locate_review(identifier)))
    if plan.targets:
        links.append(("Kết quả", f"/ket-qua/{identifier}"))
    if plan.changes or plan.document.doc_type == _DECISION:
        links.append(("Thay đổi kế hoạch khác", f"/sua-doi/{identifier}"))
    issued = plan.document.issued
    when = _in_words(issued) if issued else f"năm {plan.year}"
    about = f"{_name_issuer(plan, lists)} · {when}"
    return ShelfEntry(name_plan(plan), about, state, plan.draft, problems, address, tuple(links))


def _name_issuer(plan: Plan, lists: PortalLists) -> str:
    """The body of a plan; of a draft whose body is still asked for, that it is not known."""
    is_unknown = any(
        doubt.at == _ISSUER and doubt.why.startswith(UNKNOWN_ISSUER) for doubt in plan.review
    )
    return UNKNOWN_ISSUER.lower() if is_unknown else lists.say_name("issuers", plan.document.issuer)


def _tasks_of_plan(
    desk: Desk, identifier: str, entry: FileRecord[Plan] | None, today: date
) -> Iterator[Task]:
    if entry is None:
        return
    plan = entry.record
    name = shorten(name_plan(plan), _SHORT_NAME, placeholder="…")
    if plan.draft:
        yield Task(f"Soát bản nháp {name}", locate_review(identifier), "draft")
        return
    results = _read_results(desk, identifier)
    last = (
        max((review.date.latest for review in results.reviews), default=None) if results else None
    )
    has_final = results is not None and any(
        review.kind is ReviewKind.FINAL for review in results.reviews
    )
    for deadline in plan.deadlines:
        due = deadline.date.latest
        is_told = last is not None and last >= due
        if due <= today and "báo cáo" in deadline.what.lower() and not is_told:
            words = (
                f"{name}: quá hạn {day(due)} “{deadline.what}” mà chưa có kết quả nào sau ngày ấy"
            )
            yield Task(words, f"/ket-qua/{identifier}", "late")
    end = plan.period.end if plan.period else None
    if plan.targets and end and end.latest < today and not has_final:
        words = f"{name}: đã hết thời gian thi đua ({_in_words(end)}) mà chưa có kết quả tổng kết"
        yield Task(words, f"/ket-qua/{identifier}", "due")


def _read_results(desk: Desk, identifier: str) -> Results | None:
    file = f"{PLANS}/{identifier}/{RESULTS}"
    path = desk.root / file
    is_there = path.is_file() and desk.repository.is_own(file)
    entry = read(path, file, Results)[0] if is_there else None
    return entry.record if entry else None


def _in_words(when: Edtf) -> str:
    return when.in_words()


def _honoree_entry(file: str, entry: FileRecord[Honoree] | None, checked: Checked) -> ShelfEntry:
    problems, address = len(checked.list_of(file)), f"{PROBLEMS}?trong={file}"
    name = file.rpartition("/")[2].removesuffix(".yml")
    if entry is None:
        links = (("Xem chỗ sai", address), ("Mở tệp", f"/yaml/{file}"))
        return ShelfEntry(name, "Tệp chưa đọc được", "Có lỗi", True, problems, address, links)
    honoree = entry.record
    about = HONOREE_KINDS[honoree.kind]
    state = "Đang công bố"
    if honoree.takedown:
        state = "Đã gỡ" if honoree.takedown.done_on else "Chờ gỡ"
    elif honoree.is_personal and honoree.consent and honoree.consent.withdrawn_on:
        state = "Đã rút lại đồng ý"
    change = (("Sửa", locate_form(file)),)
    return ShelfEntry(honoree.name, about, state, False, problems, address, change)


def _tasks_of_honoree(file: str, entry: FileRecord[Honoree] | None) -> Iterator[Task]:
    if entry is None:
        return
    honoree = entry.record
    takedown = honoree.takedown
    withdrawn = [one.withdrawn_on for _, one in honoree.consents() if one and one.withdrawn_on]
    if takedown and takedown.done_on is None:
        words = f"{honoree.name}: yêu cầu gỡ ngày {day(takedown.requested_on)} chưa làm xong"
        yield Task(words, locate_form(file), "late")
    elif withdrawn and takedown is None:
        words = f"{honoree.name}: đã rút lại đồng ý ngày {day(min(withdrawn))}, cần ghi việc gỡ"
        yield Task(words, locate_form(file), "late")


def _list_lists(desk: Desk, checked: Checked) -> Iterator[tuple[str, str, int]]:
    for file in LISTS:
        kind = file.rpartition("/")[2].removesuffix(".yml")
        is_form = kind != "abbreviations"
        # A new portal uses the engine's lists; its own begin with the first entry.
        if kind in FILE_KINDS and (is_form or (desk.root / file).is_file()):
            address = locate_form(file) if is_form else f"/yaml/{file}"
            yield FILE_KINDS[kind].title, address, len(checked.list_of(file))

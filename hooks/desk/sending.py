"""Sending what was changed to be reviewed: as a branch with git, or as a ZIP without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from desk.conflicts import ConflictView
from desk.days import write_moment
from desk.gitwork import PARTS, TO_SEE_WHY, Git, GitRefusedError
from desk.handing_over import list_not_handed_over, read_package
from desk.merging import read_choices
from desk.naming import read_plan
from desk.proposals import find_proposal_address
from desk.settling import Settler, name_changed
from desk.shelf import say_link
from desk.web import Desk, SentForm, render
from icon_sets import find_icon_sets
from portal_cli.earlier_data import open_earlier_data
from portal_cli.git import BaseError
from thidua.changes import (
    Report,
    add_history,
    compare_states,
    make_state,
    read_state,
    write_html_part,
    write_markdown,
)
from thidua.datafiles.format.shape import kind_of
from thidua.foundation.problems import DataProblemsError
from thidua.language.plain_words import visible
from thidua.language.vietnamese import slug
from thidua.portal.file_names import PLAN
from thidua.portal.loading import read_identity

PREFIX = "ban-lam-viec/"
_MOST_NAMED = 3
_LONGEST_SUBJECT = 72
_NOT_NOTED = f"Git không ghi nhận được các tệp đã sửa. {TO_SEE_WHY}"
_FATES = {"M": "Sửa", "A": "Thêm", "??": "Thêm", "D": "Bỏ"}


@dataclass(frozen=True)
class ChangedFile:
    """One file that will be sent.

    Attributes:
        beside: the names of the changed files in its folder, which are told with it.
        is_draft: whether it is a plan that does not come to the portal yet.
    """

    file: str
    fate: str
    words: str
    beside: tuple[str, ...] = ()
    is_draft: bool = False


@dataclass(frozen=True)
class SendView:
    """All that the page of sending shows.

    Attributes:
        files: what differs from what was sent last.
        has_git: whether it can be sent by git.
        errors: how many things must be mended first.
        report: what changes for the public, in words; may be empty.
        refused: why sending did not work.
        sent: the branch that was sent; empty before.
        proposal: where the proposal is opened.
        is_waiting: whether something was committed here that the server does not have.
        handed_over: when the last package was taken away; empty with git, and before the first.
    """

    files: tuple[ChangedFile, ...]
    has_git: bool
    errors: int
    report: Markup
    message: str
    refused: str = ""
    sent: str = ""
    proposal: str = ""
    conflicts: tuple[ConflictView, ...] = ()
    is_waiting: bool = False
    handed_over: str = ""


def show_sending(desk: Desk, request: Request) -> Response:
    """What will be sent, and how."""
    return render(request, "send", "Gửi đi để duyệt", _make_view(desk))


def _make_view(desk: Desk, refused: str = "") -> SendView:
    return _look(desk, refused)[0]


def _look(desk: Desk, refused: str = "") -> tuple[SendView, Report | None]:
    """What the page shows, and what changes for the public, as far as that can be told."""
    git = Git(desk.root)
    try:
        changed = git.list_changed() if git.is_there() else None
    except GitRefusedError as broken:
        changed, refused = None, str(broken)
    has_git = changed is not None and bool(git.find_remote())
    package = read_package(desk) if changed is None else None
    files = tuple(_view_files(desk, list_not_handed_over(desk) if changed is None else changed))
    errors = sum(problem.is_error for problem in desk.checker.check().problems)
    report = _compare(desk) if files and not errors and changed is not None else None
    shown = Markup(write_html_part(_shorten(report), 3)) if report else Markup("")
    view = SendView(
        files,
        has_git,
        errors,
        shown,
        _write_subject(files),
        refused,
        is_waiting=has_git and bool(git.count_unsent()),
        handed_over=write_moment(package.when) if package else "",
    )
    return view, report


def _view_files(desk: Desk, changed: list[tuple[str, str]]) -> Iterator[ChangedFile]:
    """The changed files; originals are told with the plan beside which they lie."""
    plans = {folder for _, file in changed if (folder := _folder_of_plan(file))}
    for letter, file in changed:
        folder, _, name = file.rpartition("/")
        if folder in plans and kind_of(file) is None:
            continue
        beside = tuple(
            other.rpartition("/")[2]
            for _, other in changed
            if _folder_of_plan(file) and other.startswith(f"{folder}/") and kind_of(other) is None
        )
        entry = read_plan(desk, folder) if name == PLAN else None
        is_draft = entry is not None and entry.record.draft
        fate = _FATES.get(letter, "Sửa")
        yield ChangedFile(file, fate, name_changed(desk, file), beside, is_draft)


def _folder_of_plan(file: str) -> str:
    """The folder of a plan if the file is its record; empty if not."""
    return file.rpartition("/")[0] if kind_of(file) == "plan" else ""


def _shorten(report: Report) -> Report:
    """A report for whoever sends: new addresses come by themselves, and so do histories."""
    addresses = replace(report.addresses, appeared=())
    return replace(report, untold=(), addresses=addresses)


def _compare(desk: Desk) -> Report | None:
    """What changes for the public; None where that cannot be told."""
    catalogue = desk.checker.check().loaded.catalogue
    if catalogue is None:
        return None
    try:
        with open_earlier_data(desk.root, "HEAD", is_repository=True) as folder:
            before = read_state(folder, find_icon_sets())
            return compare_states(before, make_state(desk.root, catalogue), desk.today())
    except (BaseError, DataProblemsError, OSError):
        return None


def _tell_histories(desk: Desk, report: Report | None) -> None:
    """Write into the histories of pages what they do not tell yet, so that nobody has to."""
    for untold in report.untold if report else ():
        read = desk.repository.read(untold.file)
        longer = add_history(read.text, untold)
        desk.repository.save(untold.file, longer, read.name, "lịch sử trang")


def _write_subject(files: tuple[ChangedFile, ...]) -> str:
    """The first line of the message: what was changed, in a few words."""
    named = list(dict.fromkeys(f"{file.fate} {file.words}" for file in files if _is_data(file)))
    if not named:
        return "Cập nhật dữ liệu"
    subject = "; ".join(named[:_MOST_NAMED])
    more = len(named) - _MOST_NAMED
    if more > 0:
        subject += f" và {more} tệp nữa"
    cut = subject[:_LONGEST_SUBJECT].rsplit(" ", 1)[0]
    return subject if len(subject) <= _LONGEST_SUBJECT else f"{cut}…"


def _is_data(file: ChangedFile) -> bool:
    return kind_of(file.file) is not None


def send_changes(desk: Desk, request: Request, form: SentForm) -> Response:
    """Send everything that was changed as one proposal."""
    if links := desk.repository.list_links():
        return render(request, "send", "Chưa gửi", _make_view(desk, say_link(links[0])), 422)
    view, report = _look(desk)
    if view.errors:
        said = f"Còn {view.errors} chỗ sai phải sửa trước khi gửi."
        return render(request, "send", "Chưa gửi", _make_view(desk, said), 422)
    message = visible(form.get("loi-nhan")).strip() or view.message
    try:
        sender = _Sender(desk, read_choices(form.values))
        _tell_histories(desk, report)
        told = write_markdown(replace(report, untold=())) if report else ""
        conflicts = sender.merge_news(message, told)
        if conflicts:
            shown = SendView(view.files, True, 0, Markup(""), message, conflicts=tuple(conflicts))
            return render(request, "send", "Người khác cũng vừa sửa", shown, 409)
        branch, proposal = sender.push()
    except GitRefusedError as refused:
        return render(request, "send", "Chưa gửi", _make_view(desk, str(refused)), 422)
    shown = SendView((), True, 0, Markup(""), message, sent=branch, proposal=proposal)
    return render(request, "send", "Đã gửi", shown)


class _Sender:
    """Commits on a branch of its own, takes in what is new, and pushes.

    Args:
        desk: whose changes are sent.
        choices: what somebody chose where two changed one field: ``<file>:<path>``.
    """

    def __init__(self, desk: Desk, choices: Mapping[str, str]) -> None:
        self._desk, self._git, self._choices = desk, Git(desk.root), choices
        self._branch = ""

    def merge_news(self, message: str, report: str) -> list[ConflictView]:
        """Commit, and merge what others sent meanwhile; what both changed."""
        git = self._git
        self._desk.news.fetch()
        git.learn_main()
        main = git.find_main()
        self._branch = self._choose_branch(main, message)
        if git.list_changed():
            git.must("Git chưa biết tên bạn. Nhờ người phụ trách đặt user.name và user.email.",
                     "var", "GIT_AUTHOR_IDENT")  # fmt: skip
            git.must(_NOT_NOTED, "add", "-A", "--", *self._parts())
            body = [message, *([report] if report else [])]
            told = [part for words in body for part in ("-m", words)]
            git.must(_NOT_NOTED, "commit", "-q", *told)
        return self._take_in(main, f"origin/{self._branch}")

    def _take_in(self, main: str, sent: str) -> list[ConflictView]:
        """Merge what others accepted, then what a reviewer changed on the branch itself.

        Choices are of the first of them that has anything new: nobody chose in the other yet.
        """
        git, choices = self._git, self._choices
        for branch in (main, sent):
            if not branch or git.ask("rev-parse", "--verify", "-q", branch).status:
                continue
            if not git.ask("merge-base", "--is-ancestor", branch, "HEAD").status:
                continue
            if conflicts := Settler(self._desk, git, choices).take_in(branch):
                return conflicts
            choices = {}
        return []

    def _parts(self) -> list[str]:
        return [part for part in PARTS if (self._desk.root / part).is_dir()]

    def _choose_branch(self, main: str, message: str) -> str:
        """The branch of the desk that is not merged or not sent yet, or a new, readable one."""
        git = self._git
        now = git.ask("branch", "--show-current").words.strip()
        is_merged = (
            not git.ask("merge-base", "--is-ancestor", "HEAD", main).status if main else False
        )
        is_sent = not git.ask("rev-parse", "--verify", "-q", f"refs/remotes/origin/{now}").status
        if now.startswith(PREFIX) and not (is_merged and is_sent):
            return now
        name = slug(message)[:48].strip("-") or "cap-nhat"
        branch = f"{PREFIX}{self._desk.today():%Y-%m-%d}-{name}"
        taken = git.ask("branch", "--list", "--all", f"*{branch}*").words.count("\n")
        branch += f"-{taken + 1}" if taken else ""
        git.must(f"Không tạo được nhánh mới. {TO_SEE_WHY}", "switch", "-q", "-c", branch)
        return branch

    def push(self) -> tuple[str, str]:
        """Push the branch; its name, and where the proposal is opened."""
        git = self._git
        wrong = sum(problem.is_error for problem in self._desk.checker.check().problems)
        if wrong:
            raise GitRefusedError(
                f"Gộp với phần người khác vừa gửi thì có {wrong} chỗ sai. Sửa rồi gửi lại."
            )
        git.must(
            "Máy chủ không nhận. Kiểm tra mạng, và hỏi người phụ trách xem bạn đã được cấp quyền "
            "gửi lên kho dữ liệu chưa. Phần đã sửa vẫn nguyên; rồi bấm Gửi lần nữa.",
            "push", "-q", "-u", "origin", self._branch,
        )  # fmt: skip
        identity = read_identity(self._desk.root)
        edited = str(identity.edit_url or "") if identity else ""
        return self._branch, find_proposal_address(
            git.find_remote(), self._branch, git.find_main(), edited
        )

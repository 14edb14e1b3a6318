"""How git is begun, and what sending makes of whatever it says; see `test_desk_tables`.

No git runs and nothing is compared: what would be says what it was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from desk import gitwork, sending, shelf
from desk.gitwork import Git, GitRefusedError, GitSaid
from desk.settling import Settler
from desk.web import SentForm
from desks import DAY
from portal_cli.git import BaseError
from stand_ins import stand_in
from tables import compare_desk_table
from test_desk_tables import tell
from thidua.foundation.problems import DataProblemsError

COMPLAINTS = ("", "fatal: No space left on device", "fatal: la", "fatal: bad config line 3")


def say(ask: Callable[[], Any]) -> str:
    """What comes of it, or why nothing does."""
    try:
        return repr(ask())
    except GitRefusedError as refused:
        return f"từ chối: {refused}"


def check(**told: Any) -> Any:
    """A checker that says this."""
    checked = stand_in(**told)
    return stand_in(check=lambda: checked)


def tell_runs(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """Git that answers, refuses, is not there, or is silent: what it is asked, and how."""
    own = Git(folder)
    programs = vars(gitwork)["subprocess"]  # by its name, it would make the test a slow one
    late = programs.TimeoutExpired("git", 1)
    ends: tuple[Any, ...] = ((0, "ă".encode() + b"\xff", b""), (1, b"", b"l\xc3"),
                             FileNotFoundError("git"), late)  # fmt: skip
    patch.setattr(gitwork, "refuse_programs_once", lambda _, ask: ("-c", f"thấy {ask('hỏi')}"))
    for end in ends:
        asked: list[str] = []

        def run(command: list[str], *, asked: list[str] = asked, end: Any = end, **how: Any) -> Any:
            how["env"] = {name: how["env"].get(name) for name in ("LC_ALL", *gitwork._QUIET)}
            asked.append(f"{[one.replace(str(folder), '…') for one in command[-4:]]} {how}")
            if isinstance(end, Exception):
                raise end
            return stand_in(returncode=end[0], stdout=end[1], stderr=end[2])

        patch.setattr(programs, "run", run)
        yield f"{end!r}: {say(lambda: own.ask('status', '-z'))}"
        yield from (f"  {line}" for line in asked)
    for complaint, status in product(COMPLAINTS, (0, 1)):
        answer = GitSaid(status, "lời", complaint)
        patch.setattr(Git, "ask", lambda *_, answer=answer: answer)
        yield f"{complaint!r} {status}: {own.explain(answer)!r} {say(lambda: own.must('Hỏng.'))}"
    for words, status in (("true\n", 0), ("false\n", 0), ("", 128)):
        answer = GitSaid(status, words, "")
        patch.setattr(Git, "ask", lambda *_, answer=answer: answer)
        yield f"{words!r} {status}: {say(own.is_there)}"
    patch.setattr(Git, "ask", lambda _, *asked: GitSaid(int(asked[0] == "merge"), "", ""))
    yield f"lấy về: {say(own.take_news)}"
    patch.setattr(Git, "find_main", lambda _: "origin/main")
    news = "A\x1f2026-12-30\x1fSửa\x1fthêm\0B\x1f2026\0C\x1f2026-12-31\x1f\0"
    patch.setattr(Git, "ask", lambda *_: GitSaid(0, news, ""))
    yield f"tin: {[(*one, one.day_in_words) for one in own.list_news()]}"


def tell_compared(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """The state that was sent last beside that of now, where both can be had."""
    told: list[str] = []

    @contextmanager
    def open_earlier(root: Path, base: str, **how: bool) -> Iterator[str]:
        told.append(f"mở {base} {how}")
        if isinstance(error, BaseError):
            raise error
        yield "trước"

    def compare(*asked: Any) -> str:
        if error:
            raise error
        return f"so {asked}"

    for name, made in {
        "open_earlier_data": open_earlier, "find_icon_sets": lambda: "hình",
        "read_state": lambda *asked: asked, "make_state": lambda _, catalogue: catalogue,
        "compare_states": compare,
    }.items():  # fmt: skip
        patch.setattr(sending, name, made)
    for catalogue, error in product(
        (None, "mục lục"), (None, BaseError("x"), OSError("đầy"), DataProblemsError([]))
    ):
        checker = check(loaded=stand_in(catalogue=catalogue))
        desk: Any = stand_in(root=folder, today=lambda: DAY, checker=checker)
        yield f"{catalogue} {error!r}: {sending._compare(desk)} {told}"
        told.clear()


def tell_looks(patch: pytest.MonkeyPatch) -> Iterator[str]:
    """What the page of sending shows, by what git, the check and the last package say."""
    told: list[str] = []
    changed: Any
    has_git: Any
    refused: Any
    remote: Any
    unsent: Any
    package: Any
    report: Any = stand_in(addresses=stand_in(appeared=()), untold=("x",))

    def compare(_: Any) -> Any:
        told.append("so")
        return report

    def list_changed() -> Any:
        if refused:
            raise GitRefusedError("Kho hỏng.")
        return changed

    git = stand_in(list_changed=list_changed, is_there=lambda: has_git, find_remote=lambda: remote,
                   count_unsent=lambda: unsent)  # fmt: skip
    for name, made in {
        "Git": lambda _: git, "_compare": compare, "_shorten": lambda report: report,
        "write_html_part": lambda report, level: f"<h{level}>", "read_plan": lambda *_: None,
        "list_not_handed_over": lambda _: [("A", "data/fields.yml")],
        "read_package": lambda _: package, "write_moment": lambda when: f"lúc {when}",
        "name_changed": lambda _, file: file,
    }.items():  # fmt: skip
        patch.setattr(sending, name, made)
    one = [("M", "data/portal.yml")]
    for changed, has_git, refused, remote, unsent, package, wrong in product(
        ([], one), (True, False), (False, True), ("", "origin"), (0, 2),
        (None, stand_in(when="qua")), ([], [True, False, True]),
    ):  # fmt: skip
        if (refused and not has_git) or (unsent and not remote) or (wrong and unsent):
            continue
        if package and has_git and not refused:
            continue
        checker = check(problems=[stand_in(is_error=error) for error in wrong])
        desk: Any = stand_in(root=Path(), checker=checker)
        view, found = sending._look(desk, "Trước.")
        named = f"{len(changed)} {has_git} {refused} {remote} {unsent} {bool(package)} {wrong}"
        yield f"{named}: {tell(view)} {found is report} {told}"
        told.clear()


def tell_pushes(patch: pytest.MonkeyPatch) -> Iterator[str]:
    """Which branch is taken, and what is told of one that is pushed."""
    patch.setattr(sending, "find_proposal_address", lambda *asked: f"địa chỉ {asked}")
    taken = {"": "", "a": "  x\n", "b": "  x\n  y\n"}
    for message, wrong, edit, listed in product(
        ("Sửa " * 30, "", "Đổi tên xã Mẫu"), (0, 1), (None, "", "https://x"), taken
    ):
        if (edit is not None and listed) or (wrong and listed):
            continue
        told: list[str] = []

        def ask(*asked: str, told: list[str] = told, listed: str = listed) -> GitSaid:
            told.append(" ".join(asked)[:60])
            return GitSaid(0, taken[listed] if asked[:2] == ("branch", "--list") else "main\n", "")

        identity = None if edit is None else stand_in(edit_url=edit)
        patch.setattr(sending, "read_identity", lambda _, identity=identity: identity)
        checker = check(problems=[stand_in(is_error=True)] * wrong)
        desk: Any = stand_in(root=Path(), today=lambda: DAY, checker=checker)
        sender = sending._Sender(desk, {})
        sender._git = stand_in(
            ask=ask, must=lambda sentence, *asked: ask(*asked), find_remote=lambda: "kho",
            find_main=lambda: "origin/main",
        )  # fmt: skip
        sender._branch = sender._choose_branch("origin/main", message)
        yield f"{message[:9]} {wrong} {edit} {listed}: {say(sender.push)}"
        yield f"  {told}"


def tell_branches() -> Iterator[str]:
    """Whether work goes on on the branch of the desk that is open, or on a new one."""
    for now, main, merged, sent in product(
        (f"{sending.PREFIX}cũ", "main"), ("", "origin/main"), (0, 1), (0, 1)
    ):
        states = {"branch": f"{now}\n", "merge-base": merged, "rev-parse": sent}

        def ask(*asked: str, states: dict[str, Any] = states) -> GitSaid:
            said = states.get(asked[0], 0)
            return GitSaid(0, said, "") if isinstance(said, str) else GitSaid(said, "", "")

        sender = sending._Sender(stand_in(root=Path(), today=lambda: DAY), {})
        sender._git = stand_in(ask=ask, must=lambda *_: "")
        yield f"{now} {main} {merged} {sent}: {sender._choose_branch(main, 'Sửa')}"
        yield f"  gộp: {sender._take_in(main, 'origin/la') if merged == 0 else '–'}"


def tell_ends(patch: pytest.MonkeyPatch) -> Iterator[str]:
    """What the page says once all was sent, was refused, or must be chosen."""
    told: list[str] = []
    patch.setattr(sending, "render", lambda *asked: tell(asked[1:]))
    patch.setattr(sending, "_make_view", lambda _, refused: f"từ chối {refused}")
    patch.setattr(sending, "write_markdown", lambda report: f"kể {report}")
    patch.setattr(sending, "replace", lambda report, **how: f"{report} {how}")
    patch.setattr(sending, "_tell_histories", lambda *asked: told.append(f"lịch sử {asked[1]}"))
    links: list[str]
    view: Any
    report: Any
    conflicts: Any

    def merge_news(*asked: str) -> Any:
        told.append(f"gộp {asked}")
        if conflicts is None:
            raise GitRefusedError("Kho hỏng.")
        return conflicts

    sender = stand_in(merge_news=merge_news, push=lambda: ("nhánh", "địa chỉ"))

    def begin(_: Any, choices: Any) -> Any:
        told.append(f"chọn {choices}")
        return sender

    patch.setattr(sending, "_Sender", begin)
    patch.setattr(sending, "_look", lambda _: (view, report))
    for links, errors, report, conflicts, message in product(
        ([], ["a"]), (0, 3), (None, "đổi"), ([], ["ô"], None), ("", " Sửa\u200b tên ")
    ):
        if (links or errors) and (report or conflicts != [] or message):
            continue
        view = stand_in(errors=errors, message="Cập nhật", files=("tệp",))
        desk: Any = stand_in(repository=stand_in(list_links=lambda links=links: links))
        form = SentForm({"loi-nhan": message, "chon.a:b": "ho"})
        said: Any = sending.send_changes(desk, stand_in(), form)
        yield f"{links} {errors} {report} {conflicts} {message!r}: {said} {told}"
        told.clear()


def tell_settled() -> Iterator[str]:
    """How a side of a file is named, at both sides of a kilobyte; a merge that does not begin."""
    for stages, stage, size in product(((1, 2, 3), (2, 3), ()), (1, 2, 3), (0, 499, 1500, 10**7)):
        git: Any = stand_in(measure_at=lambda commit, _, size=size: size * len(commit) // 2)
        if size == 0 or stage in stages:
            said = Settler(stand_in(), git, {})._say_side("a", stage, frozenset(stages))
            yield f"{stages} {stage} {size}: {said}"
    for merged, begun, known in product((0, 1), (0, 1), ("", "Kho hỏng.")):
        asked: list[str] = []

        def ask(
            *words: str, asked: list[str] = asked, merged: int = merged, begun: int = begun
        ) -> GitSaid:
            asked.append(" ".join(words))
            return GitSaid(merged if words[0] == "merge" else begun, "", "")

        git = stand_in(ask=ask, explain=lambda _, known=known: known, list_unmerged=list,
                       must=lambda *words, asked=asked: asked.append(" ".join(words)))  # fmt: skip
        took = say(partial(Settler(stand_in(), git, {}).take_in, "origin/main"))
        yield f"{merged} {begun} {known}: {took} {asked}"
    desk: Any = stand_in(repository=stand_in(is_own=lambda file: file == "data/a.yml"))
    for file, text in product(("data/a.yml", "b.png"), ("a: 1\n", "[", None, "")):
        git = stand_in(read_at=lambda stage, _, text=text: text if stage == ":2" else "b: 2\n")
        yield f"{file} {text!r}: {Settler(desk, git, {})._read_records(file)}"


def tell_tasks(patch: pytest.MonkeyPatch) -> Iterator[str]:
    """What waits for a person, in its order: links first, then jobs, then what git says."""
    asked: list[str] = []
    links: Any
    problems: Any
    remote: Any
    unsent: Any
    jobs = [
        stand_in(is_over=is_over, about="a.docx", address="/nhan/1") for is_over in (True, False)
    ]
    desk: Any = stand_in(
        root=Path(), today=lambda: DAY, notices=[],
        jobs=stand_in(list_unseen=lambda: jobs),
        news=stand_in(ask=lambda: asked.append("hỏi tin"), say=lambda wait: f"hỏi {wait}"),
        kept=stand_in(list_left=lambda: [("1", "b.pdf")]),
        repository=stand_in(list_links=lambda: links, is_own=lambda _: False),
        checker=stand_in(check=lambda: stand_in(problems=problems)),
    )  # fmt: skip

    def list_changed() -> list[str]:
        if unsent is None:
            raise GitRefusedError("Kho hỏng.")
        return [""] * unsent

    git = stand_in(
        is_there=lambda: remote != "không", list_changed=list_changed, find_remote=lambda: remote,
        count_unsent=lambda: 1, list_news=lambda: ["tin"],
    )  # fmt: skip
    entry = lambda folder, *_: stand_in(is_draft=folder in {"2", "3"}, name=folder)  # noqa: E731
    for name, made in {
        "list_plan_folders": lambda _: ["1", "2", "3", "4"], "list_honoree_files": lambda _: ["x"],
        "read_plan": lambda *_: None, "_plan_entry": entry, "read_lists": lambda _: None,
        "_honoree_entry": lambda *asked: asked[:2], "_tasks_of_honoree": lambda *_: iter(()),
        "_list_lists": lambda *_: (), "Git": lambda _: git,
        "_tasks_of_plan": lambda _, plan, *rest: [shelf.Task(f"việc {plan}", "", "")],
    }.items():  # fmt: skip
        patch.setattr(shelf, name, made)
    for links, problems, remote, unsent in product(
        ([], ["a", "b"]), ([], [stand_in(is_error=True), stand_in(is_error=False)]),
        ("origin", "", "không"), (0, 2, None),
    ):  # fmt: skip
        view = shelf.make_shelf(desk)
        yield f"{links} {len(problems)} {remote} {unsent} {asked}"
        asked.clear()
        yield f"  {[plan.name for plan in view.plans]} {view.honorees} {view.news} {view.unknown}"
        yield f"  {view.more_tasks} {view.problems} {tell(view.tasks)}"


def test_what_git_says_is_met_as_it_is_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [*tell_settled(), *tell_branches()]
    for tell_all in (
        lambda patch: tell_runs(tmp_path, patch), lambda patch: tell_compared(tmp_path, patch),
        tell_looks, tell_pushes, tell_ends, tell_tasks,
    ):  # fmt: skip
        with monkeypatch.context() as patch:
            told += tell_all(patch)
    compare_desk_table("sending", told)

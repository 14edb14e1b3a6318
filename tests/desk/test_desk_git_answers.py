"""What the desk asks of git, and what it tells, whatever git answers; see `test_desk_answers`.

No git runs: each state of a repository is what git would say of it. Written down is every command
that is given, in order, so that a word of one that is lost is seen.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from clerks import Clerk
from desk import gitwork, sending
from desk.gitwork import Git, GitRefusedError, GitSaid
from desk.settling import Settler
from desks import PLAN, RESULTS
from portal_cli.git_programs import NO_PROGRAMS, list_settings
from tables import compare_desk_table

pytestmark = pytest.mark.sweep

FOLDER = PLAN.rpartition("/")[0]
NEW, SCAN = f"{FOLDER}/moi.txt", f"{FOLDER}/anh.png"
OURS = "ban-lam-viec/2026-12-01-cu"
YES, NO = ("", 0), ("", 1)
REPOSITORY: dict[str, tuple[str, int]] = {
    "rev-parse --is-inside-work-tree": ("true\n", 0),
    "remote get-url origin": ("git@github.com:xa/mau.git\n", 0),
    "symbolic-ref": ("origin/main\n", 0),
    "status": (f" M {PLAN}\0?? {NEW}\0 D {RESULTS}\0M  data/portal.yml\0A  data/fields.yml\0", 0),
    "branch --show-current": ("main\n", 0),
    "rev-list --count": ("0\n", 0),
    "rev-parse --verify -q refs/remotes": NO,
    "merge-base --is-ancestor HEAD": YES,
    "merge-base --is-ancestor origin": YES,
    "merge-base HEAD": ("abc\n", 0),
    "diff --name-status": (f"M\0{PLAN}\0D\0docs/gone.md\0", 0),
    "log": ("Bà Tư\x1f2026-12-30\x1fSửa\x1fmột\0lạ\0", 0),
}
"""A portal whose member changed files on the main branch, and has all that the server has."""
STATES: dict[str, dict[str, tuple[str, int]]] = {
    "đã sửa": {},
    "không có git": {"rev-parse --is-inside-work-tree": NO},
    "không có máy chủ": {"remote get-url origin": NO},
    "chưa biết nhánh chính": {"symbolic-ref": NO, "rev-parse --verify -q origin/main": NO},
    "không có nhánh chính": {"symbolic-ref": NO, "rev-parse --verify -q origin": NO},
    "lần trước chưa lên": {"status": YES, "rev-list --count": ("2\n", 0)},
    "không có gì mới": {"status": YES, "rev-list --count": ("?\n", 0)},
    "nhánh đang dùng": {"branch --show-current": (f"{OURS}\n", 0),
                        "merge-base --is-ancestor HEAD": NO,
                        "rev-parse --verify -q refs/remotes": YES},
    "nhánh đã nhận": {"branch --show-current": (f"{OURS}\n", 0),
                      "rev-parse --verify -q refs/remotes": YES},
    "nhánh nhận rồi mà chưa gửi": {"branch --show-current": (f"{OURS}\n", 0)},
    "tên nhánh đã có": {"branch --list": ("  a\n  b\n", 0)},
    "người khác gửi": {"merge-base --is-ancestor origin/main": NO},
    "hai người sửa một tệp": {"merge-base --is-ancestor origin": NO, "merge -q": NO},
    "còn tệp dở": {"merge-base --is-ancestor origin": NO, "merge -q": NO,
                   "rev-parse -q --verify MERGE_HEAD": NO},
    "không nhận tên": {"var": NO},
    "không đẩy được": {"push": NO},
    "git không kể được": {"status": NO, "diff --name-status": NO},
    "git bỏ qua một tệp": {"ls-files -v": (f"h 100644 abc 0\t{PLAN}\0", 0),
                           "hash-object": ("x", 0)},
    "gốc chung lạ": {"merge-base HEAD": ("", 1)},
}  # fmt: skip


class SaidGit:
    """What git would say in a state, and what it was asked.

    Args:
        told: takes each command.
        state: what is said, by the beginning of the command; nothing, and all is well, else.
    """

    def __init__(self, told: list[str]) -> None:
        self.told, self.state = told, dict(REPOSITORY)

    def run(self, *arguments: str) -> GitSaid:
        """Take the place of the program."""
        if arguments == list_settings("--local"):
            return GitSaid(0, "", "")
        assert arguments[: len(NO_PROGRAMS)] == NO_PROGRAMS
        asked = " ".join(arguments[len(NO_PROGRAMS) :]).replace("\n", " ⏎ ")
        fitting = [begin for begin in self.state if asked.startswith(begin)]
        words, status = self.state[max(fitting, key=len)] if fitting else YES
        self.told.append(f"* git {asked}")
        return GitSaid(status, words, "")


class GitClerk(Clerk):
    """Somebody who asks a desk that has a git.

    Args:
        folder: an empty folder.
        patch: of the test.
    """

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        super().__init__(folder, patch)
        self.git = SaidGit(self.told)


@pytest.fixture
def clerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GitClerk:
    """Somebody who asks a desk that has a git."""
    clerk = GitClerk(tmp_path, monkeypatch)
    monkeypatch.setattr(Git, "_run", clerk.git.run)
    monkeypatch.setattr(sending, "_compare", lambda _: clerk.told.append("* so với bản trước"))
    clerk.desk.news = SimpleNamespace(  # type: ignore[assignment]
        ask=lambda: None, say=lambda _: "", fetch=lambda: clerk.told.append("* lấy tin")
    )
    return clerk


def test_each_state_of_a_repository_is_met_as_it_is_written_down(clerk: GitClerk) -> None:
    lines = list[str]()
    plain: list[list[str]] = []
    for name, state in STATES.items():
        clerk.git.state = REPOSITORY | state
        clerk.forget_pages()
        lines.append(f"== {name}")
        told = list(ask_all(clerk))
        plain = plain or told
        for before, now in zip(plain, told, strict=True):
            if now is before:
                lines += now
            elif now != before:
                lines.append(now[0])
                lines += [one for one in difflib.ndiff(before, now) if one[0] in "+-"]
    clerk.told[:] = lines
    clerk.git.state = REPOSITORY
    clerk.send("/gui")
    text = clerk.desk.repository.read(RESULTS).text
    clerk.put(RESULTS, text.replace("target: 1\n", "target: 99\n"))
    clerk.see("/gui")
    clerk.send("/gui")
    clerk.put(RESULTS, text)
    (clerk.root / "data/lien-ket.yml").symlink_to(clerk.root / PLAN)
    clerk.see("/")
    clerk.send("/gui")
    compare_desk_table("answers-git", clerk.told)


def ask_all(clerk: GitClerk) -> Iterator[list[str]]:
    """What is answered at each address that has to do with sending."""
    for address in ("/", "/gui", "/gui/goi.zip"):
        clerk.told.clear()
        clerk.see(address)
        yield clerk.told[:]
    for address in ("/gui", "/lay-ve"):
        clerk.told.clear()
        clerk.send(address, **{"loi-nhan": "Sửa tên"})
        yield clerk.told[:]


def test_each_way_of_settling_a_file_is_as_it_is_written_down(clerk: GitClerk) -> None:
    compare_desk_table("settled", (clerk._shorten(line) for line in tell_settled(clerk)))


def tell_settled(clerk: GitClerk) -> Iterator[str]:
    """Files that two changed, by which sides there are and what somebody chose."""
    base = clerk.desk.repository.read(RESULTS).text
    one, other = (base.replace("ở 5 thôn", f"ở {count} thôn") for count in (6, 7))
    apart = base.replace("Mới thu hoạch", "Đã thu hoạch")
    texts: dict[str, dict[int, str]] = {
        "khác ô": {1: base, 2: one, 3: apart}, "cùng ô": {1: base, 2: one, 3: other},
        "không có gốc": {2: one, 3: other}, "họ bỏ": {1: base, 2: one},
        "mình bỏ": {1: base, 3: other}, "hỏng": {1: base, 2: one, 3: "["},
    }  # fmt: skip
    fails: dict[str, tuple[str, int]] = {"add": NO, "commit": NO, "rm": NO, "checkout": NO}
    for file in (RESULTS, SCAN):
        for name, sides in texts.items():
            rows = "".join(f"100644 abc {stage}\t{file}\0" for stage in sides)
            clerk.git.state = {"merge -q": NO, "diff --name-only": (f"{file}\0", 0),
                               "ls-files": (rows, 0)}  # fmt: skip
            for stage in (1, 2, 3):
                said = (sides[stage], 0) if stage in sides else NO
                clerk.git.state |= {f"show :{stage}:": said}
                clerk.git.state |= {f"cat-file -s :{stage}": (str(800 * stage), 0)}
            places = (f"{file}:", f"{file}:reviews.1.results.2.text")
            for chosen in ("", "minh", "ho"):
                for refused in ("", *fails) if chosen == "ho" and name == "cùng ô" else ("",):
                    clerk.told.clear()
                    if refused:
                        clerk.git.state |= {refused: NO}
                    yield f"== {file} {name} {chosen} {refused}"
                    yield from settle(clerk, dict.fromkeys(places, chosen) if chosen else {})
                    clerk.git.state.pop(refused, None)
                    text = (clerk.root / RESULTS).read_text("utf-8")
                    if text != base:
                        yield f"  {[line for line in text.split(chr(10)) if line not in base]}"
                    (clerk.root / RESULTS).write_text(base, "utf-8")
            if file == SCAN and name == "cùng ô":
                break


def settle(clerk: GitClerk, choices: dict[str, str]) -> Iterator[str]:
    """Merge a branch: what git is asked, and what must be chosen, or why it is not done."""
    left: list[Any] = []
    try:
        left = Settler(clerk.desk, Git(clerk.root), choices).take_in("origin/main")
    except GitRefusedError as refused:
        left = [str(refused)]
    yield from (f"  {line}" for line in clerk.told)
    yield from (f"  {one}" for one in left)


def test_what_git_says_is_read_as_it_is_written_down(clerk: GitClerk) -> None:
    compare_desk_table("git", tell_readings(clerk))


@pytest.mark.parametrize(("at_once", "asked"), [(1, 3), (2, 2), (3, 1), (100, 1)])
def test_of_many_files_that_git_overlooks_none_is_left_out(
    clerk: GitClerk, monkeypatch: pytest.MonkeyPatch, at_once: int, asked: int
) -> None:
    """One command asks about some of them, as its length is limited."""
    monkeypatch.setattr(gitwork, "_AT_ONCE", at_once)
    names = [f"data/{name}.txt" for name in "abc"]
    for name in names:
        (clerk.root / name).touch()
    rows = "".join(f"h 100644 abc 0\t{name}\0" for name in names)
    clerk.git.state = {"": YES, "ls-files -v": (rows, 0), "hash-object": ("abc\n" * 3, 0)}
    assert Git(clerk.root).list_changed() == []
    assert sum("hash-object" in command for command in clerk.told) == asked
    last = names[(len(names) - 1) // at_once * at_once :]
    clerk.git.state[f"hash-object -- {' '.join(last)}"] = ("abc\n" * (len(last) - 1) + "x", 0)
    with pytest.raises(GitRefusedError, match="dặn git bỏ qua"):
        Git(clerk.root).list_changed()


def tell_readings(clerk: GitClerk) -> Iterator[str]:
    """Answers of git that are read, with what a portal below the top of its repository says."""
    own = Git(clerk.root)
    said: dict[str, list[str]] = {
        "list_changed": [f" M x/{PLAN}\0?? x/data/a b\0R  x/data/c\0   x\0", ""],
        "count_unsent": ["3\n", "", "x"],
        "list_unmerged": ["a\0b c\0", ""],
        "list_news": ["A\x1f2026-12-30\x1fSửa\0B\x1fx\0", ""],
        "is_there": ["true\n", "false\n", ""],
        "find_remote": ["x\n", ""],
    }
    for name, all_words in said.items():
        for words in all_words:
            clerk.git.state = {"": (words, 0), "rev-parse --show-prefix": ("x/\n", 0),
                               "symbolic-ref": ("origin/main\n", 0)}  # fmt: skip
            yield f"{name} {words!r}: {getattr(own, name)()!r}"
    (clerk.root / "data" / "a; b.txt").write_text("a", "utf-8")
    for row in (f"H 100644 abc 0\t{PLAN}", f"h 100644 abc 0\t{PLAN}", f"S 100644 abc 0\t{PLAN}",
                "s 100644 abc 0\tdata/a; b.txt", "h 100644 abc 0\tdata/gone.yml",
                f"h 100644 abc 0\t{PLAN}\0h 100644 abc 0\tdata/a; b.txt"):  # fmt: skip
        for now in ("abc\n", "abd\n", "abc\nabd\n", "abc\nabc\n"):
            clerk.git.state = {"": YES, "ls-files -v": (f"{row}\0", 0), "hash-object": (now, 0)}
            try:
                yield f"overlooked {row!r} {now!r}: {own.list_changed()}"
            except GitRefusedError as refused:
                yield f"overlooked {row!r} {now!r}: {refused}"
    for words in (f"100644 abc 1\t{PLAN}\0100644 abc 3\t{PLAN}\0", ""):
        clerk.git.state = {"": (words, 0)}
        yield f"list_stages {words!r}: {sorted(own.list_stages('a'))}"
    for words, status in (("a\r\nb\n", 0), ("12\n", 0), ("x", 1)):
        clerk.git.state = {"": (words, status)}
        yield f"{words!r}: {own.read_at('HEAD', 'a')!r} {own.measure_at('HEAD', 'a')}"
    yield from clerk.told

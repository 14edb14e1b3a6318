"""What the desk asks git to do, with the member's own credentials."""

from __future__ import annotations

import os
import subprocess
from itertools import zip_longest
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from desk.days import show_day
from desk.git_complaints import explain_complaint, explain_unread
from portal_cli.git_programs import NO_PROGRAMS, refuse_programs_once
from portal_cli.git_trouble import explain_pipe
from thidua.language.plain_words import visible

_QUIET = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_MERGE_AUTOEDIT": "no"}
_SECONDS = 90
PARTS = ("data", "docs", "overrides")
_OWN_FILES = "--ignore-submodules=all"
"""A repository inside another has programs of its own, which git would run to look at its files."""
TO_SEE_WHY = "Nhờ người phụ trách chạy `git status` ở thư mục của Cổng để xem vì sao."
_UNTOLD = f"Git không cho biết tệp nào đã sửa. {TO_SEE_WHY}"
_OVERLOOKED = (
    "Tệp này đã sửa, nhưng trước đó có người dặn git bỏ qua nó, nên chỗ sửa không được gửi đi: "
    "`{0}`. Nhờ người phụ trách chạy ở thư mục của Cổng: git update-index --no-assume-unchanged "
    "{0} && git update-index --no-skip-worktree {0}"
)
_AT_ONCE = 100
"""How many of such files git is asked about by one command, whose length is limited."""


class GitRefusedError(Exception):
    """Git could not do something; the text is a Vietnamese sentence with what to do."""


class GitSaid(NamedTuple):
    """What git answered."""

    status: int
    words: str
    complaint: str


class GitNews(NamedTuple):
    """One proposal of somebody else that was accepted."""

    who: str
    day: str
    what: str

    @property
    def day_in_words(self) -> str:
        """The day, as Vietnamese write it."""
        return show_day(self.day)


_BETWEEN, _END = "\x1f", "\0"
_NEWS = "%an%x1f%cs%x1f%s"


class Git:
    """The repository in which a portal lies.

    Args:
        root: the folder of the portal.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def ask(self, *arguments: str) -> GitSaid:
        """What git answers; it runs no program of the repository itself.

        Raises:
            GitRefusedError: where it gives no answer, or would give none.
        """
        if told := explain_pipe(self._root):
            raise GitRefusedError(told)
        silent = refuse_programs_once(self._root, lambda *asked: self._run(*asked).words)
        return self._run(*NO_PROGRAMS, *silent, *arguments)

    def _run(self, *arguments: str) -> GitSaid:
        try:
            done = subprocess.run(
                ["git", "-C", str(self._root), *arguments],
                check=False,
                capture_output=True,
                stdin=subprocess.DEVNULL,
                timeout=_SECONDS,
                env={**os.environ, **_QUIET},
            )
        except FileNotFoundError:
            return GitSaid(127, "", "")
        except subprocess.TimeoutExpired:
            raise GitRefusedError(
                "Máy chủ git không trả lời. Kiểm tra mạng rồi thử lại, hoặc tải gói ZIP."
            ) from None
        words, complaint = (part.decode("utf-8", "replace") for part in (done.stdout, done.stderr))
        return GitSaid(done.returncode, words, complaint)

    def must(self, sentence: str, *arguments: str) -> str:
        """What git answers where it must not refuse.

        Raises:
            GitRefusedError: if it refuses; with the sentence, unless git says why.
        """
        answer = self.ask(*arguments)
        if answer.status:
            raise GitRefusedError(self.explain(answer) or sentence)
        return answer.words

    def explain(self, answer: GitSaid) -> str:
        """Why git refused, with what to do; empty where its words are not known."""
        return explain_complaint(answer.complaint, self._root)

    def is_there(self) -> bool:
        """Whether the portal lies in a repository.

        Raises:
            GitRefusedError: if it does, and git cannot read it.
        """
        answer = self.ask("rev-parse", "--is-inside-work-tree")
        if answer.words.strip() == "true":
            return True
        if told := explain_unread(answer.complaint, self._root, is_bare=not answer.status):
            raise GitRefusedError(told)
        return False

    def find_remote(self) -> str:
        """The address of the server; empty if there is none."""
        return self.ask("remote", "get-url", "origin").words.strip()

    def find_main(self) -> str:
        """The main branch of the server, such as ``origin/main``; empty if it has none."""
        head = self.ask("symbolic-ref", "--short", "refs/remotes/origin/HEAD").words.strip()
        names = [head] if head else ["origin/main", "origin/master"]
        found = (name for name in names if not self.ask("rev-parse", "--verify", "-q", name).status)
        return next(found, "")

    def list_changed(self) -> list[tuple[str, str]]:
        """Files that differ from the last commit: one letter for how, and the path.

        Paths are those from the folder of the portal, wherever that lies in the repository.

        Raises:
            GitRefusedError: if git cannot tell: nothing must then look as if all were sent.
        """
        self._refuse_overlooked()
        above = self.ask("rev-parse", "--show-prefix").words.removesuffix("\n")
        asked = ("status", "--porcelain", "-z", "-uall", "--no-renames", _OWN_FILES, "--", *PARTS)
        entries = [entry for entry in self.must(_UNTOLD, *asked).split(_END) if entry]
        return [(entry[:2].strip() or "?", entry[3:].removeprefix(above)) for entry in entries]

    def _refuse_overlooked(self) -> None:
        """Tell of files that git was told to overlook: what changed in them would look as sent."""
        rows = self.ask("ls-files", "-v", "-s", "-z", "--", *PARTS).words.split(_END)
        named = [row.partition("\t") for row in rows if row[:1].islower() or row[:1] == "S"]
        known = {
            file: facts.split()[2] for facts, _, file in named if (self._root / file).is_file()
        }
        files = list(known)
        for at in range(0, len(files), _AT_ONCE):
            some = files[at : at + _AT_ONCE]
            now = self.ask("hash-object", "--", *some).words.split()
            for file, found in zip_longest(some, now[: len(some)]):
                if found != known[file]:
                    raise GitRefusedError(_OVERLOOKED.format(quote(visible(file))))

    def count_unsent(self) -> int:
        """How many commits no branch of the server has, such as those of a push that failed."""
        said = self.ask("rev-list", "--count", "HEAD", "--not", "--remotes=origin").words.strip()
        return int(said) if said.isdecimal() else 0

    def list_unsent(self) -> list[tuple[str, str]]:
        """Files that differ from what the main branch of the server had when work began here.

        Commits of a push that failed are in them, and those of a branch that nobody took in yet.

        Raises:
            GitRefusedError: if git cannot tell.
        """
        main = self.find_main()
        base = self.ask("merge-base", "HEAD", main).words.strip() if main else ""
        if not base:
            return self.list_changed()
        shown = ("--name-status", "-z", "--no-renames", "--relative", _OWN_FILES)
        told = self.must(_UNTOLD, "diff", *shown, base, "--", *PARTS).split(_END)
        fates = dict(zip(told[1::2], told[::2], strict=False))
        new = {file: letter for letter, file in self.list_changed() if letter == "??"}
        return [(letter, file) for file, letter in sorted({**fates, **new}.items())]

    def list_unmerged(self) -> list[str]:
        """Files that two changed so that git cannot put them together."""
        answer = self.ask("diff", "--name-only", "-z", "--relative", "--diff-filter=U")
        return [file for file in answer.words.split(_END) if file]

    def list_stages(self, file: str) -> frozenset[int]:
        """Which sides of a merge have a file: 1 for what was before, 2 for ours, 3 for theirs."""
        rows = self.ask("ls-files", "-u", "-z", "--", f":(literal){file}").words.split(_END)
        return frozenset(int(row.partition("\t")[0].split()[-1]) for row in rows if row)

    def list_news(self) -> list[GitNews]:
        """What others sent that this machine does not have yet, as far as it was asked for."""
        main = self.find_main()
        if not main:
            return []
        asked = ("log", "-z", "--no-merges", f"--format={_NEWS}", f"HEAD..{main}", "--", *PARTS)
        rows = [row.split(_BETWEEN, 2) for row in self.ask(*asked).words.split(_END)]
        named = [row for row in rows if len(row) == len(GitNews._fields)]
        return [GitNews(*map(visible, row)) for row in named]

    def learn_main(self) -> None:
        """Ask the server which branch is its main one: somebody may have renamed it."""
        self.ask("remote", "set-head", "origin", "--auto")

    def take_news(self) -> None:
        """Bring in what others sent, where nothing here stands against it.

        Raises:
            GitRefusedError: where something does.
        """
        if self.ask("merge", "-q", "--no-edit", self.find_main()).status:
            if not self.ask("rev-parse", "-q", "--verify", "MERGE_HEAD").status:
                self.ask("merge", "--abort")
            raise GitRefusedError(
                "Bạn và người khác cùng sửa một tệp, nên chưa lấy về được. Cứ làm tiếp rồi gửi đi: "
                "lúc gửi, máy gộp từng ô."
            )

    def read_at(self, commit: str, file: str) -> str | None:
        """The text of a file at a commit; None if it is not there."""
        answer = self.ask("show", f"{commit}:./{file}")
        return None if answer.status else answer.words.replace("\r\n", "\n")

    def measure_at(self, commit: str, file: str) -> int:
        """How many bytes a file has at a commit."""
        said = self.ask("cat-file", "-s", f"{commit}:./{file}").words.strip()
        return int(said) if said.isdecimal() else 0

"""What somebody types, sees and finds written, from the first command to the last, as written down.

A session stands in ``tests/sessions/`` as its typist saw it. Lines that begin with one of these
signs are done, those further right are what came of them; ``make bless`` writes them anew, and a
person reads them::

    $ portal fmt                 a command, in the folder of the sample
    < 15/KH-UBND                 a line that is typed while it asks
    > data/x.yml: old => new     an edit; without old, the words come at the end
    ? data                       what has changed in files since the session asked last
    + bang.csv                   a whole file

``{mau}`` is the folder of the sample as it was.

What the command says of mistakes begins with ``!``; a status other than 0 stands in brackets.
"""

from __future__ import annotations

import difflib
import io
import os
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from goldens import is_blessing
from portal_cli import main
from workspace import SAMPLE, TODAY, Workspace, without_progress

SESSIONS = Path(__file__).parents[1] / "sessions"
DONE = ("$ ", "< ", "> ", "? ", "+ ", "# ")
DATED = ("check", "changes")


class Session:
    """Somebody who types in the folder of a portal."""

    def __init__(self, portal: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
        self._portal, self._capsys = portal, capsys
        self._seen = self._read()

    def do(self, sign: str, words: str, typed: str, patch: pytest.MonkeyPatch) -> Iterator[str]:
        """What comes of one line."""
        if sign == "$":
            yield from self._command(shlex.split(words)[1:], typed, patch)
        elif sign == ">":
            self._edit(words)
        elif sign == "+":
            yield from self._lines((self._portal.folder / words).read_bytes())
        elif sign == "?":
            before, self._seen = self._seen, self._read()
            yield from self._differences(words, before)

    def _command(
        self, arguments: list[str], typed: str, patch: pytest.MonkeyPatch
    ) -> Iterator[str]:
        patch.setattr("sys.stdin", io.StringIO(typed))
        arguments = [argument.replace("{mau}", str(SAMPLE.parent)) for argument in arguments]
        dated = ["--today", TODAY] if arguments[:1] and arguments[0] in DATED else []
        try:
            status = main([*arguments[:1], *dated, *arguments[1:]])
        except SystemExit as ended:
            status = int(ended.code or 0)
        said = self._capsys.readouterr()
        folder = f"{self._portal.folder}"
        for sign, words in (("", said.out), ("! ", without_progress(said.err))):
            shown = words.replace(folder, "…").replace(str(SAMPLE.parent), "{mau}")
            yield from (f"{sign}{line}" for line in shown.splitlines())
        if status:
            yield f"[{status}]"

    def _edit(self, words: str) -> None:
        name, _, change = words.partition(": ")
        path = self._portal.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        old, arrow, new = (part.replace("\\n", "\n") for part in change.partition("=> "))
        if not arrow or not old.strip():
            with path.open("a", encoding="utf-8") as file:
                file.write(f"{new or old}\n")
            return
        text = path.read_text("utf-8")
        assert text.count(old.rstrip(" ")) == 1, f"{old!r} is not once in {name}"
        path.write_text(text.replace(old.rstrip(" "), new), "utf-8")

    def _read(self) -> dict[str, bytes]:
        folder = self._portal.folder
        paths = [Path(top) / name for top, _, names in os.walk(folder) for name in names]
        read = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(paths)}
        return {name: content for name, content in read.items() if name[0] != "."}

    def _differences(self, under: str, before: dict[str, bytes]) -> Iterator[str]:
        for name in sorted({*before, *self._seen}):
            if not name.startswith(under) or before.get(name) == self._seen.get(name):
                continue
            old, new = (list(self._lines(files.get(name, b""))) for files in (before, self._seen))
            changed = [*difflib.unified_diff(old, new, n=0, lineterm="")][2:]
            yield f"{name}:"
            today = date.today().isoformat()
            told = (line.replace(today, "HÔM-NAY") for line in changed)
            yield from (f"  {line}" for line in told if not line.startswith("@@"))

    @staticmethod
    def _lines(content: bytes) -> list[str]:
        text = content.decode("utf-8-sig", "replace")
        return text.splitlines() if text.isprintable() or "\x00" not in text else ["…"]


def read_steps(text: str) -> Iterator[tuple[str, str]]:
    """The lines that are done: all that is typed to a command with it."""
    lines = [line for line in text.splitlines() if line.startswith(DONE) or line == "<"]
    while lines:
        line, typed = lines.pop(0), []
        while lines and lines[0][0] == "<":
            typed.append(lines.pop(0))
        yield line, "\n".join(typed)


@pytest.mark.parametrize("name", sorted(path.stem for path in SESSIONS.glob("*.txt")))
def test_a_session_goes_as_written_down(
    name: str,
    sample: Workspace,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every word, every status, every byte that is written."""
    path = SESSIONS / f"{name}.txt"
    written = path.read_text("utf-8")
    monkeypatch.chdir(sample.folder)
    session, shown = Session(sample, capsys), []
    for line, typed in read_steps(written):
        answers = "".join(f"{answer[2:]}\n" for answer in typed.splitlines())
        came = session.do(line[0], line[2:], answers, monkeypatch)
        shown += [line, *typed.splitlines(), *(f"  {said}".rstrip() for said in came)]
    found = "".join(f"{line}\n" for line in shown)
    if is_blessing():
        path.write_text(found, "utf-8")
        return
    assert found.splitlines() == written.splitlines()

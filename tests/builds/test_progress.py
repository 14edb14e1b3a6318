"""How people are told of long work: one line on a terminal, a few plain lines elsewhere."""

from __future__ import annotations

import io
import os
import select
import struct
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import filemakers as make
from portal_cli import main
from portal_cli.arguments import tell
from portal_cli.progress import Reporter
from portal_cli.tesseract import TesseractError, recognise_apart
from workspace import Workspace

READING, WRITING = "Đọc kế hoạch", "Viết trang"


class Clock:
    """A clock that goes when the test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


class Screen:
    """A terminal of a few columns, and what its last line shows."""

    def __init__(self, columns: int) -> None:
        import fcntl  # noqa: PLC0415  # not on Windows
        import pty  # noqa: PLC0415
        import termios  # noqa: PLC0415

        self._outside, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.stream = os.fdopen(inside, "w", encoding="utf-8")
        self.columns = columns
        self.written = ""
        self.lines = [""]
        self._cursor = 0

    def read(self) -> str:
        """Take in what was written since, as a terminal does; gives its last line."""
        received = b""
        while select.select([self._outside], [], [], 0)[0]:
            received += os.read(self._outside, 4096)
        for letter in received.decode():
            self._put(letter)
        self.written += received.decode()
        return self.lines[-1].rstrip()

    def _put(self, letter: str) -> None:
        if letter == "\r":
            self._cursor = 0
        elif letter == "\n":
            self.lines.append("")
        else:
            assert self._cursor < self.columns, "a line broke off at the edge"
            line = self.lines[-1].ljust(self._cursor)
            self.lines[-1] = line[: self._cursor] + letter + line[self._cursor + 1 :]
            self._cursor += 1

    def close(self) -> None:
        """Close both sides."""
        self.stream.close()
        os.close(self._outside)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    """A terminal of usual width."""
    pytest.importorskip("pty", reason="Windows has no pseudo-terminals of this kind")
    monkeypatch.setenv("TERM", "xterm")
    made = Screen(80)
    yield made
    made.close()


def test_a_terminal_shows_one_line_that_keeps_changing(screen: Screen, clock: Clock) -> None:
    """What is done, how many of how many, and how long it will still take."""
    with Reporter(screen.stream, clock) as report:
        report(READING, 0, 5000)
        clock.now += 1
        report(READING, 10, 5000)
        assert screen.read() == "Đọc kế hoạch: 10/5.000", "the first load what all others need"
        clock.now += 1
        report(READING, 1000, 5000)
        assert screen.read() == "Đọc kế hoạch: 1.000/5.000, còn khoảng 8 giây"
        clock.now += 5
        report(READING, 3500, 5000)
        assert screen.read() == "Đọc kế hoạch: 3.500/5.000, còn khoảng 3 giây"
        report(WRITING, 0, 12)
        assert screen.read() == "Viết trang: 0/12"
    assert screen.read() == ""
    assert len(screen.lines) == 1
    assert "\x1b" not in screen.written


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_the_line_is_taken_away_however_the_work_ends(
    screen: Screen, clock: Clock, error: type[BaseException]
) -> None:
    """What is told next, such as why the work stopped, begins on an empty line."""
    clock_and_line = Reporter(screen.stream, clock)
    clock.now += 3
    with pytest.raises(error), clock_and_line as report:
        report(READING, 5, 10)
        assert screen.read() == "Đọc kế hoạch: 5/10"
        screen.stream.write("^C")  # as the terminal itself does
        raise error
    assert screen.read() == ""
    assert screen.written.endswith("\r")


def test_what_is_told_meanwhile_stands_on_a_line_of_its_own(
    screen: Screen, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line makes room for a sentence, and goes on below it."""
    monkeypatch.setattr(sys, "stderr", screen.stream)
    with Reporter(clock=clock) as report:
        clock.now += 3
        report(READING, 999_990, 1_000_000)
        tell("Đang chờ.")
        clock.now += 3
        report(READING, 999_991, 1_000_000)
        screen.read()
    assert screen.lines[0].rstrip() == "Đang chờ."
    assert screen.lines[1].startswith("Đọc kế hoạch: 999.991/1.000.000")


@pytest.mark.parametrize("columns", [1, 2, 10, 30, 46, 47])
def test_a_narrow_terminal_shows_the_beginning(
    columns: int, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line goes on in the next one, where it could not be taken away again."""
    pytest.importorskip("pty", reason="Windows has no pseudo-terminals of this kind")
    monkeypatch.setenv("TERM", "xterm")
    screen, whole = Screen(columns), "Đọc kế hoạch: 1.000/5.000, còn khoảng 15 giây"
    with Reporter(screen.stream, clock) as report:
        report(READING, 0, 5000)
        clock.now += 3
        report(READING, 1000, 5000)
        shown = screen.read()
    assert shown == (whole if len(whole) < columns else f"{whole[: columns - 2]}…"[: columns - 1])
    assert screen.read() == ""
    assert len(screen.lines) == 1
    screen.close()


def test_quick_work_shows_nothing(screen: Screen, clock: Clock) -> None:
    """Nobody reads a line that is gone at once."""
    log = io.StringIO()
    for stream, seconds in ((screen.stream, 0.4), (log, 1.9)):
        with Reporter(stream, clock) as report:
            report(READING, 0, 10)
            clock.now += seconds
            report(READING, 10, 10)
    assert screen.read() == log.getvalue() == ""
    assert not screen.written


def test_a_log_gets_a_line_for_each_stage_and_one_every_ten_seconds(clock: Clock) -> None:
    """Forges keep every line, and nobody wants to scroll past thousands of them."""
    log = io.StringIO()
    with Reporter(log, clock) as report:
        for done in range(25_001):
            clock.now = 100 + done / 1000
            report(READING, done, 25_000)
        report(WRITING, 0, 2)
        report(WRITING, 1, 2)
        report("Đưa trang vào chỗ", 0, 0)
    assert log.getvalue().splitlines() == [
        "Đọc kế hoạch: 2.000/25.000, còn khoảng 25 giây",
        "Đọc kế hoạch: 12.000/25.000, còn khoảng 15 giây",
        "Đọc kế hoạch: 22.000/25.000, còn khoảng 3 giây",
        "Viết trang: 0/2",
        "Đưa trang vào chỗ…",
    ]


def test_a_terminal_that_cannot_go_back_gets_plain_lines(
    screen: Screen, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside of some editors a terminal only adds lines."""
    monkeypatch.setenv("TERM", "dumb")
    with Reporter(screen.stream, clock) as report:
        clock.now += 2
        for done in range(3):
            report(READING, done, 3)
    screen.read()
    assert screen.written == "Đọc kế hoạch: 0/3\r\n"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.2, "1 giây"),
        (9.5, "10 giây"),
        (10.5, "15 giây"),
        (55, "55 giây"),
        (56, "1 phút"),
        (61, "2 phút"),
        (3540, "59 phút"),
        (3541, "1 giờ"),
        (4900, "1 giờ 22 phút"),
        (7200, "2 giờ"),
    ],
)
def test_the_time_left_is_as_exact_as_a_guess_may_be(
    clock: Clock, seconds: float, said: str
) -> None:
    """Nobody is promised 3.541 seconds."""
    log = io.StringIO()
    with Reporter(log, clock) as report:
        report(READING, 0, 2)
        clock.now += 10 * seconds
        report(READING, 10, 11)
    assert log.getvalue() == f"Đọc kế hoạch: 10/11, còn khoảng {said}\n"


class Deaf(io.StringIO):
    """Where nobody listens any more."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        """Whether it passes for a terminal."""
        return self._terminal

    def write(self, text: str) -> int:
        """Refuse it."""
        raise BrokenPipeError(text)


@pytest.mark.parametrize("terminal", [True, False])
def test_work_goes_on_where_nobody_listens(
    terminal: bool, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who closes the window of a build does not break it off half-way."""
    monkeypatch.setenv("TERM", "xterm")
    with Reporter(Deaf(terminal), clock) as report:
        clock.now += 3
        report(READING, 1, 2)


PROGRAM = """\
#!{python}
import sys
if "--list-langs" in sys.argv:
    print("eng\\nvie")
elif sys.argv[1].endswith("{broken}.png"):
    sys.exit(1)
else:
    print("level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth"
          "\\theight\\tconf\\ttext")
"""


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a program in the place of Tesseract: it fails at the page named, and finds no words."""

    def install(broken: str) -> None:
        program = tmp_path / "tesseract"
        program.write_text(PROGRAM.format(python=sys.executable, broken=broken), "utf-8")
        program.chmod(0o755)

    if sys.platform == "win32":
        pytest.skip("Windows starts no scripts by their first line")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    return install


@pytest.mark.slow
def test_recognition_tells_page_by_page_how_far_it_is(tesseract: Callable[[str], None]) -> None:
    """From the first page to be read to the last one that is."""
    tesseract("none")
    told: list[tuple[str, int, int]] = []
    recognise_apart(
        [(make.scanned_pdf(3), ".pdf"), (make.picture("PNG"), ".png")],
        lambda stage, done, total: told.append((stage, done, total)),
    )
    assert {(stage, total) for stage, _, total in told} == {("Đọc chữ trên trang quét", 4)}
    counts = [done for _, done, _ in told]
    assert counts[0] == 0
    assert counts[-1] == 4
    assert counts == sorted(counts)


@pytest.mark.slow
def test_recognition_ends_at_the_first_page_that_cannot_be_read(
    tesseract: Callable[[str], None],
) -> None:
    """Nobody waits for forty pages to learn that the second one stopped the program."""
    tesseract("1")
    told: list[int] = []
    with pytest.raises(TesseractError, match="không đọc được trang quét này"):
        recognise_apart([(make.scanned_pdf(40), ".pdf")], lambda _, done, total: told.append(done))
    assert len(told) < 40


def test_drafting_from_a_scan_shows_how_far_it_is(
    sample: Workspace,
    tmp_path: Path,
    tesseract: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Reading a scan takes some seconds a page."""
    tesseract("none")
    monkeypatch.setattr("portal_cli.progress._SHORT_ELSEWHERE", 0)
    scan = tmp_path / "quet.pdf"
    scan.write_bytes(make.scanned_pdf(2))
    main(["draft", str(scan), "--root", str(sample.folder)])
    assert "Đọc chữ trên trang quét: 0/2\n" in capsys.readouterr().err

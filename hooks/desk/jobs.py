"""Work in processes of its own, with a time limit: reading what came from outside."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_HOOKS = Path(__file__).parent.parent
_SHOWN = 40
_NO_PROGRAM = "Máy không cho mở thêm chương trình để làm việc này."


@dataclass
class Job:
    """One piece of work.

    Attributes:
        stage: what is being done, in Vietnamese.
        done: how much of it.
        total: how much there is; 0 if nobody knows.
        answer: what came out; None while it is not over.
        refused: why it could not be done; empty if it was.
        about: the name of what is read, for whoever went away meanwhile; empty if nobody is told.
        address: of the page that shows how far it is.
        is_seen: whether somebody saw its outcome.
    """

    stage: str = "Bắt đầu"
    done: int = 0
    total: int = 0
    answer: dict[str, Any] | None = None
    refused: str = ""
    is_over: bool = False
    about: str = ""
    address: str = ""
    is_seen: bool = False
    process: subprocess.Popen[str] | None = field(default=None, repr=False)

    def cancel(self) -> None:
        """End it."""
        if self.process and self.process.poll() is None:
            self.process.kill()


class Jobs:
    """All work of one desk."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._workers: dict[str, Worker] = {}

    def find(self, name: str) -> Job | None:
        """The work of a name."""
        return self._jobs.get(name)

    def begin(
        self, module: str, asked: dict[str, Any], seconds: int, after: Callable[[Job], None]
    ) -> str:
        """Begin some work, and give its name.

        Args:
            module: run as a program; it reads what is asked as JSON, and writes a line of JSON for
                each step and for the outcome.
            asked: what it must know.
            seconds: after which it is ended.
            after: is called with its outcome, before anybody sees that it is over.
        """
        name, job = secrets.token_urlsafe(8), Job()
        self._jobs[name] = job
        for old in list(self._jobs)[:-_SHOWN]:
            if self._jobs[old].is_over:
                del self._jobs[old]

        def work() -> None:
            try:
                _work(job, module, asked, seconds)
                after(job)
            finally:
                job.is_over = True

        threading.Thread(target=work, daemon=True).start()
        return name

    def announce(self, name: str, about: str, address: str) -> str:
        """Let those who went away find some work again; its address."""
        job = self._jobs[name]
        job.about, job.address = about, address
        return address

    def list_unseen(self) -> list[Job]:
        """What was announced and goes on, or was refused while nobody looked."""
        told = [job for job in self._jobs.values() if job.about and not job.is_seen]
        return [job for job in told if not job.is_over or job.refused]

    def begin_asking(self, module: str, asked: dict[str, Any], seconds: int, stage: str) -> str:
        """Ask a program that stays, and give the name of the work instead of waiting for it."""
        name, job = secrets.token_urlsafe(8), Job(stage)
        self._jobs[name] = job

        def ask() -> None:
            try:
                done = self.ask_worker(module, asked, seconds)
                job.answer, job.refused = done.answer, done.refused
            finally:
                job.is_over = True

        threading.Thread(target=ask, daemon=True).start()
        return name

    def work(self, module: str, asked: dict[str, Any], seconds: int) -> Job:
        """Do some work, and wait for it."""
        job = Job()
        _work(job, module, asked, seconds)
        job.is_over = True
        return job

    def end_all(self) -> None:
        """End whatever is still under way."""
        for job in self._jobs.values():
            job.cancel()
        for worker in self._workers.values():
            worker.end()

    def ask_worker(self, module: str, asked: dict[str, Any], seconds: int) -> Job:
        """Ask a program that stays for the next question: it need not be loaded again.

        Args:
            module: run as a program; it reads a line of JSON for each question, and writes a line
                with the outcome of each.
            asked: what it must know.
            seconds: after which it is ended.
        """
        return self._workers.setdefault(module, Worker(module)).ask(asked, seconds)


class Worker:
    """A program that answers one question after the other.

    Args:
        module: run as a program.
    """

    def __init__(self, module: str) -> None:
        self._module = module
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()

    def ask(self, asked: dict[str, Any], seconds: int) -> Job:
        """Ask, and wait for the answer; a program that has ended is begun again."""
        job = Job()
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                try:
                    self._process = _begin(self._module)
                except OSError:
                    job.refused, job.is_over = _NO_PROGRAM, True
                    return job
            job.process = self._process
            timer = threading.Timer(seconds, job.cancel)
            timer.start()
            try:
                _exchange(job, json.dumps(asked, ensure_ascii=False))
            finally:
                timer.cancel()
        if job.answer is None and not job.refused:
            job.refused = f"Việc này bị dừng giữa chừng hoặc quá {seconds} giây. Thử lại lần nữa."
        job.is_over = True
        return job

    def end(self) -> None:
        """End the program."""
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait()


def _begin(module: str) -> subprocess.Popen[str]:
    path = os.pathsep.join(filter(None, [str(_HOOKS), os.environ.get("PYTHONPATH", "")]))
    return subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
    )


def _exchange(job: Job, asked: str) -> None:
    """Send a question, and take the line that comes back."""
    process = job.process
    assert process and process.stdin and process.stdout
    try:
        process.stdin.write(f"{asked}\n")
        process.stdin.flush()
    except OSError:
        return  # it ended; its outcome says why
    line = process.stdout.readline()
    _take(job, line)


def _work(job: Job, module: str, asked: dict[str, Any], seconds: int) -> None:
    try:
        job.process = _begin(module)
    except OSError:
        job.refused = _NO_PROGRAM
        return
    timer = threading.Timer(seconds, job.cancel)
    timer.start()
    try:
        _follow(job, json.dumps(asked, ensure_ascii=False))
    finally:
        is_late = not timer.is_alive()
        timer.cancel()
    if job.answer is None and not job.refused:
        job.refused = (
            f"Việc này quá {seconds} giây chưa xong nên đã dừng. Thử lại với từng tệp một."
            if is_late
            else "Máy đọc gặp tệp mà nó không chịu được nên đã dừng; chưa có gì được ghi. Mở tệp "
            "bằng Word hoặc trình xem PDF, lưu lại thành tệp mới rồi thử lại."
        )


def _follow(job: Job, asked: str) -> None:
    """Send what is asked, and take the lines that come back."""
    process = job.process
    assert process and process.stdin and process.stdout
    try:
        process.stdin.write(asked)
        process.stdin.close()
    except OSError:
        pass  # it ended already; its outcome says why
    for line in process.stdout:
        _take(job, line)
    process.wait()


def _take(job: Job, line: str) -> None:
    """Take what a program says."""
    try:
        said = json.loads(line)
    except ValueError:
        return
    if "stage" in said:
        job.stage, job.done, job.total = said["stage"], said["done"], said["total"]
    elif "refused" in said:
        job.refused = said["refused"]
    elif "answer" in said:
        job.answer = said["answer"]

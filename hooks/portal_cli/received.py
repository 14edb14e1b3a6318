"""Reading the files that staff received: each is inspected, and words of scans are recognised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from portal_cli.progress import Report
from portal_cli.tesseract import recognise
from thidua.attachments.inspection.facts import Findings
from thidua.attachments.inspection.inspection import inspect_file
from thidua.attachments.inspection.refusals import Refusal
from thidua.attachments.text.plaintext import decoded
from thidua.authoring.drafting.files import ReceivedFile
from thidua.authoring.drafting.starting import UnusableError
from thidua.foundation.store import Memo, Store


def read_received(paths: Sequence[Path], most_megabytes: int, report: Report) -> list[ReceivedFile]:
    """Every file, inspected; words of scans recognised, telling how far that is."""
    files = [inspect_received(path, most_megabytes) for path in paths]
    scans = [at for at, file in enumerate(files) if file.is_scan]
    pages = [at for at in scans if files[at].is_picture]
    for at in scans:
        together = pages if at in pages else [at]
        if at != together[0]:
            continue  # further pages of one document are read with its first
        words = recognise([(files[page].content, files[page].suffix) for page in together], report)
        files[at] = replace(files[at], recognised=words)
    return files


def inspect_received(path: Path, most_megabytes: int) -> ReceivedFile:
    """One file, inspected.

    Raises:
        UnusableError: if it cannot be published or read; with a sentence.
    """
    if not path.is_file():
        raise UnusableError(f"Không có tệp “{path}”.")
    content, suffix = path.read_bytes(), path.suffix.lower()
    nowhere = Memo(Store(None), "inspected", path.name)
    outcome = inspect_file(path, most_megabytes, nowhere).outcome
    if not isinstance(outcome, Refusal):
        return ReceivedFile(path.name, suffix, content, outcome)
    text, encoding = decoded(content) if suffix == ".txt" else ("", "")
    if not encoding:
        raise UnusableError(" ".join(outcome.of(path.name)))
    # Words in TCVN3 or VNI can be read by nobody: they are published in Unicode.
    return ReceivedFile(path.name, suffix, text.encode(), Findings(), encoding=encoding)

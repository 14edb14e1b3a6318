"""Dates as Vietnamese write them, and as data files keep them."""

from __future__ import annotations

import re
from datetime import date

from thidua.language.dates import write_day

_KEPT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WRITTEN = re.compile(
    r"(?:(?:ngày\s*)?(\d{1,2})\s*[/.\-]\s*)?(\d{1,2})\s*[/.\-]\s*(\d{4})", re.IGNORECASE
)
_BACKWARDS = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_IN_WORDS = re.compile(r"(?:ngày\s+(\d{1,2})\s+)?tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_QUOTED = re.compile(r"`(\d{4}-\d{2}(?:-\d{2})?)`")


def show_day(kept: str) -> str:
    """A kept date for people: ``2026-07-31`` is ``31/7/2026``, ``2026-02`` is ``02/2026``.

    Anything else stays as it is.
    """
    match = _KEPT.fullmatch(kept)
    if not match:
        return kept
    year, month, day = match.groups()
    try:
        whole = write_day(date(int(year), int(month or 1), int(day or 1)))
    except ValueError:  # the model refuses it with its sentence
        return "/".join(part for part in reversed(match.groups()) if part)
    return whole if day else whole.partition("/")[2] if month else year


def write_moment(kept: str) -> str:
    """A kept moment for people: ``2026-11-27 15:04`` is ``15:04 ngày 27/11/2026``."""
    day, _, hour = kept.partition(" ")
    return f"{hour} ngày {show_day(day)}" if hour else show_day(day)


def read_day(written: str) -> str:
    """A date that people wrote, as it is kept: ``31/12/2026`` is ``2026-12-31``.

    Anything else stays as it is, for the model to refuse with its sentence.
    """
    text = " ".join(written.split()).rstrip(" .,;")
    if turned := _BACKWARDS.fullmatch(text):
        year, month, day = turned.groups()
        return f"{year}-{int(month):02}-{int(day):02}"
    match = _WRITTEN.fullmatch(text) or _IN_WORDS.fullmatch(text)
    if not match:
        return text
    day, month, year = match.groups()
    kept = f"{year}-{int(month):02}"
    return f"{kept}-{int(day):02}" if day else kept


def show_days(sentence: str) -> str:
    """A sentence about data files, with its dates as people write them."""
    return _QUOTED.sub(lambda found: f"“{show_day(found.group(1))}”", sentence)

"""Names of persons who were honoured and are so no longer, wherever else they still stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from thidua.foundation.problems import Position, Problem, Severity
from thidua.model import Honoree
from thidua.portal.addresses.persons import list_lines_naming
from thidua.portal.earlier import read_record
from thidua.portal.sources import Sources

_HONOREES = "data/honorees"
_TEXTS = (".yml", ".txt")


def names_of_removed_persons_stand_nowhere(sources: Sources, earlier: Path) -> Iterator[Problem]:
    """Whoever takes an example down is told of every other data file with the person's name.

    Another person may be called so: people decide. No problem says the name, because problems are
    kept in reviews and logs.

    Args:
        sources: the present data.
        earlier: the folder with the ``data/`` that was published.
    """
    names = list(_list_removed(sources, earlier))
    if not names:
        return
    data = sources.root / "data"
    for path in sorted(data.rglob("*")):
        if path.suffix in _TEXTS and path.is_file():
            text = path.read_text("utf-8", errors="replace")
            for line in list_lines_naming(text, names):
                yield Problem(
                    f"data/{path.relative_to(data).as_posix()}",
                    Position(line, 1),
                    "Dòng này có tên một người vừa được gỡ khỏi mục gương.",
                    "Cùng là người ấy thì bỏ tên đi (trong văn bản gốc thì che tên rồi thay tệp); "
                    "người khác trùng tên thì để nguyên. Tệp Word, PDF thì mở ra tìm tên ấy.",
                    Severity.NOTICE,
                )


def _list_removed(sources: Sources, earlier: Path) -> Iterator[str]:
    """The names of persons who were shown in the earlier state, and whose example is gone now."""
    shown = {entry.file for entry in sources.honorees if not entry.record.takedown}
    for path in sorted((earlier / _HONOREES).glob("*.yml")):
        file = f"{_HONOREES}/{path.name}"
        before = read_record(earlier, file, Honoree) if file not in shown else None
        if before and not before.takedown:
            if before.is_personal:
                yield before.name
            yield from (person.name for person in before.persons)

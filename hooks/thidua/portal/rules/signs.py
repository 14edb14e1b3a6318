"""Reminders of signs that no font of the portal has: pictures and posters show something else."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from thidua.datafiles.validation import FileRecord
from thidua.foundation.engine import OVERRIDES
from thidua.foundation.problems import Problem, Severity
from thidua.language.odd_letters import find_odd_letters
from thidua.language.plain_signs import are_ordinary
from thidua.model.field_path import FieldPath
from thidua.portal.dossier import Dossier
from thidua.portal.sources import Sources

_FONTS = OVERRIDES / "fonts"


def signs_of_plans_can_be_painted(dossier: Dossier) -> Iterator[Problem]:
    """A notice for each sign of title, theme and targets that pictures show as something else."""
    entry = dossier.entry
    plan = entry.record
    said: list[tuple[FieldPath, str]] = [(("document", "title"), plan.document.title)]
    said += [(("theme", "text"), plan.theme.text)] if plan.theme else []
    said += [(("targets", *line.path, "text"), line.line.text) for line in dossier.lines]
    yield from _list_lost(entry, said)


def signs_of_names_can_be_painted(sources: Sources) -> Iterator[Problem]:
    """The same for honoured examples, bodies and the portal itself."""
    for honoree in sources.honorees:
        record = honoree.record
        said = [(("name",), record.name), (("achievement",), record.achievement)]
        said += [(("unit",), record.unit or ""), (("place",), record.place or "")]
        yield from _list_lost(honoree, said)
    for place, issuer in enumerate(sources.issuers.record.issuers):
        yield from _list_lost(sources.issuers, [(("issuers", place, "name"), issuer.name)])
    yield from _list_lost(sources.identity, [(("name",), sources.identity.record.name)])


def _list_lost(entry: FileRecord[Any], said: Iterable[tuple[FieldPath, str]]) -> Iterator[Problem]:
    """Each sign once, in its first place."""
    odd = [(path, words) for path, words in said if not are_ordinary(words)]
    if not odd:
        return
    from thidua.look.lettering import list_changed_signs_of  # noqa: PLC0415  # loads Pillow

    told: set[str] = set()
    for path, words in odd:
        changed = list_changed_signs_of(words, _FONTS)
        if changed and any(find_odd_letters(words)):
            continue  # letters that may not stand there are told already
        for sign, shown in changed.items():
            if sign not in told:
                told.add(sign)
                yield Problem(
                    entry.file,
                    entry.at(*path),
                    f"Phông chữ của Cổng không có `{sign}` (U+{ord(sign):04X}): ảnh, áp phích ghi "
                    f"`{shown}`{_say_figure(sign, words)}.",
                    "Đối chiếu bản gốc: gõ nhầm thì gõ lại, bản gốc in đúng thế thì giữ.",
                    Severity.NOTICE,
                )


def _say_figure(sign: str, words: str) -> str:
    """What becomes of a figure beside a sign that means something."""
    is_letter = unicodedata.category(sign).startswith("L")
    return (
        "" if is_letter or not any(map(str.isdigit, words)) else ", con số có dấu ấy không lên ảnh"
    )

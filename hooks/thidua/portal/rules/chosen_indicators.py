"""Rules for indicators that staff choose for a line by hand: they fit what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from thidua.datafiles.closed_lists import INDICATORS
from thidua.foundation.problems import Problem
from thidua.language.compared_words import split_folded
from thidua.language.vietnamese import fold
from thidua.model import Indicator
from thidua.model.field_path import FieldPath
from thidua.portal.dossier import Dossier
from thidua.portal.targets import NO_INDICATOR, TargetLine

_SAY_NOTHING = frozenset(
    fold(
        "tỷ lệ số tổng mức giá trị chỉ độ sản lượng bình quân và của các trên có được đạt mới một "
        "trẻ em người hộ xã thôn năm dưới tuổi trong theo"
    ).split()
)
"""Words that the names of many indicators have."""
_SHORT_FORM = re.compile(r"(?<!\w)[A-ZĐ]{3,}(?!\w)")


def indicators_match_their_figures(dossier: Dossier) -> Iterator[Problem]:
    """A line with indicators has one for each of its figures."""
    entry = dossier.entry
    for line in dossier.lines:
        chosen = line.line.indicators
        if chosen and len(chosen) != len(line.figures):
            yield entry.problem(
                ("targets", *line.path, "indicators"),
                f"Dòng này có {len(line.figures)} số liệu mà `indicators` ghi {len(chosen)} mã.",
                f"Ghi đủ từng mã theo thứ tự; số liệu không thuộc chỉ tiêu chung nào thì ghi "
                f"`{NO_INDICATOR}`.",
            )
        elif exchanged := _find_exchanged(line, dossier.references.linker.by_id):
            yield entry.problem(
                ("targets", *line.path, "indicators"),
                f"`{exchanged[0]}` và `{exchanged[1]}` đổi chỗ cho nhau so với lời in.",
                "Ghi mã theo thứ tự của các số liệu trong dòng.",
            )
        for path, strange in _list_strange(line, dossier):
            yield entry.problem(
                ("targets", *line.path, *path),
                f"Dòng này không có chữ nào nói về “{strange.name}” (`{strange.id}`).",
                f"Chọn chỉ tiêu chung mà dòng này nói đến, hoặc ghi `{NO_INDICATOR}`. Văn bản gọi "
                f"cách khác thì thêm cách gọi ấy vào `synonyms` ở `{INDICATORS}`.",
            )


def _find_exchanged(line: TargetLine, known: Mapping[str, Indicator]) -> tuple[str, str] | None:
    """Two indicators of which each fits the name of the other's figure better."""
    chosen = [
        (known[one], placed.path[-1] if placed.path else placed.figure.name)
        for one, placed in zip(line.line.indicators, line.figures, strict=False)
        if one in known
    ]
    for (first, its_name), (second, other_name) in combinations(chosen, 2):
        is_better = _fit(second, its_name) > _fit(first, its_name)
        if is_better and _fit(first, other_name) > _fit(second, other_name):
            return first.id, second.id
    return None


def _list_strange(line: TargetLine, dossier: Dossier) -> Iterator[tuple[FieldPath, Indicator]]:
    """Chosen indicators of which neither the line nor what stands above it has any word."""
    known = dossier.references.linker.by_id
    named: list[tuple[FieldPath, str]] = [
        *((("indicators", at), one) for at, one in enumerate(line.line.indicators)),
        *(
            (("figures", at, "indicator"), one.indicator or "")
            for at, one in enumerate(line.line.figures)
        ),
    ]
    chosen = [(path, known[one]) for path, one in named if one in known]
    if not chosen:
        return
    targets = dossier.entry.record.targets
    heads = [targets.heading or "", targets.lead or ""] if targets else []
    around = [*heads, line.target.text, line.target.parts_lead or "", line.line.text]
    around += [name for placed in line.figures for name in (*placed.path, placed.figure.name)]
    text = " ".join(around)
    said = set(_tell_words(text))
    short_forms = [*map(fold, _SHORT_FORM.findall(text))]
    for path, indicator in chosen:
        wordings = (indicator.name, *indicator.synonyms, *indicator.asked_as)
        if not any(said & set(_tell_words(one)) for one in wordings) and not any(
            short in _initials(one) for short in short_forms for one in wordings
        ):
            yield path, indicator


def _initials(wording: str) -> str:
    """What a wording is shortened to: *gdvh* of *gia đình văn hóa*."""
    return "".join(word[0] for word in fold(wording).split())


def _tell_words(text: str) -> list[str]:
    """The words of a name that tell what it is of."""
    return [word for word in split_folded(text) if word not in _SAY_NOTHING]


def _fit(indicator: Indicator, name: str) -> float:
    """How much of a wording of an indicator is in a name."""
    said = set(re.findall(r"\w+", name.lower()))
    wordings = [re.findall(r"\w+", one.lower()) for one in (indicator.name, *indicator.synonyms)]
    return max(sum(word in said for word in words) / len(words) for words in wordings if words)

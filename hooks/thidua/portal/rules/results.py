"""Rules for results: each is about a target or a goal of the plan, and reviews are in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from thidua.datafiles.validation import FileRecord
from thidua.figures import lexicon
from thidua.foundation.problems import Problem
from thidua.language.markup import one_line
from thidua.model import Results
from thidua.portal.dossier import Dossier

_NUMBER = re.compile(lexicon.NUMBER)


def results_name_a_target(dossier: Dossier) -> Iterator[Problem]:
    """Every result is about a target of its plan, or about a goal quoted from it, not both."""
    entry = dossier.results
    if entry is None:
        return
    places = {line.place for line in dossier.lines}
    for at, review in enumerate(entry.record.reviews):
        for number, result in enumerate(review.results):
            path = ("reviews", at, "results", number)
            if bool(result.target) == bool(result.goal):
                yield entry.problem(
                    path,
                    "Mỗi kết quả ghi `target` hoặc `goal`, một trong hai.",
                    "Ghi `target: 3` cho chỉ tiêu số 3; `goal:` khi con số nằm trong lời văn.",
                )
            elif result.target and result.target not in places:
                yield entry.problem(
                    (*path, "target"),
                    f"Kế hoạch không có chỉ tiêu `{result.target}`.",
                    f"Chọn một trong: {', '.join(sorted(places, key=_order))}.",
                )


def _order(place: str) -> list[int]:
    return [int(part) for part in place.split(".")]


def goals_are_printed(dossier: Dossier) -> Iterator[Problem]:
    """A goal outside the list of targets is quoted letter for letter."""
    entry = dossier.results
    if entry is None:
        return
    for at, review in enumerate(entry.record.reviews):
        for number, result in enumerate(review.results):
            if result.goal and one_line(result.goal) not in dossier.words:
                yield entry.problem(
                    ("reviews", at, "results", number, "goal"),
                    "Không tìm thấy câu này trong kế hoạch.",
                    "Chép lại đúng từng chữ từ lời văn của kế hoạch.",
                )


def reviews_follow_the_plan(dossier: Dossier) -> Iterator[Problem]:
    """No review is older than the plan."""
    entry, issued = dossier.results, dossier.entry.record.document.issued
    for at, review in enumerate(entry.record.reviews if entry and issued else ()):
        assert entry and issued
        if review.date.latest < issued.earliest:
            yield entry.problem(
                ("reviews", at, "date"),
                f"Báo cáo ngày {review.date.in_words()} có trước kế hoạch ({issued.in_words()}).",
                "Xem lại ngày ghi trên báo cáo.",
            )


def stated_figures_are_reported(dossier: Dossier) -> Iterator[Problem]:
    """A figure stated for a result has only numbers that its words print."""
    entry = dossier.results
    for at, review in enumerate(entry.record.reviews if entry else ()):
        for number, result in enumerate(review.results):
            printed = set(_NUMBER.findall(result.text))
            for place, figure in enumerate(result.figures):
                for key, value in (("value", figure.value), ("of", figure.of or "")):
                    if not set(_NUMBER.findall(value)) <= printed:
                        assert entry
                        yield entry.problem(
                            ("reviews", at, "results", number, "figures", place, key),
                            f"Số `{value}` không có trong lời của kết quả này.",
                            "Chỉ ghi những số mà báo cáo in, viết đúng như in.",
                        )


def reviews_are_in_order(entry: FileRecord[Any]) -> Iterator[Problem]:
    """Reviews go from the oldest to the newest."""
    reviews = entry.record.reviews if isinstance(entry.record, Results) else ()
    for at, (earlier, later) in enumerate(pairwise(reviews), 1):
        if later.date.earliest < earlier.date.earliest:
            yield entry.problem(
                ("reviews", at, "date"),
                "Lần này sớm hơn lần ghi ngay trước nó.",
                "Xếp các lần sơ kết, tổng kết từ cũ đến mới.",
            )

"""Rules for results of goals that stand outside the list of targets."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.attachments.comparison.boundaries import is_whole
from thidua.foundation.problems import Problem
from thidua.language.markup import find_words, one_line, plain_line
from thidua.portal.dossier import Dossier


def goals_are_printed(dossier: Dossier) -> Iterator[Problem]:
    """A goal outside the list of targets is quoted letter for letter, and not out of a denial."""
    entry = dossier.results
    if entry is None:
        return
    for at, review in enumerate(entry.record.reviews):
        for place, result in enumerate(review.results):
            goal = one_line(result.goal or "")
            path = ("reviews", at, "results", place, "goal")
            if goal and goal not in dossier.words:
                yield entry.problem(
                    path,
                    "Không tìm thấy câu này trong kế hoạch.",
                    "Chép lại đúng từng chữ từ lời văn của kế hoạch.",
                )
            elif goal and (line := _find_target_with(goal, dossier)):
                yield entry.problem(
                    path,
                    f"Câu này in ở chỉ tiêu {line}, không nằm ngoài danh sách chỉ tiêu.",
                    f"Bỏ `goal`, ghi `target: {line}`.",
                )
            elif goal and not result.note and not _is_quoted_whole(goal, dossier):
                yield entry.problem(
                    path,
                    "Chữ đứng ngay trước hay sau câu này ở kế hoạch làm nó đổi nghĩa, hoặc một con "
                    "số bị cắt.",
                    "Chép cả chữ ấy: “không”, “giảm”, “trên”, đơn vị của con số.",
                )


def _find_target_with(goal: str, dossier: Dossier) -> str:
    """The line of the list of targets that prints a goal and nothing else does; mostly none."""
    own = [one for one in dossier.lines if goal in plain_line(one.line.text)]
    elsewhere = (one for one in dossier.passages if one.path[:1] != ("targets",))
    return own[0].place if own and not any(goal in one.text for one in elsewhere) else ""


def _is_quoted_whole(words: str, dossier: Dossier) -> bool:
    return any(
        is_whole(one.text, (at, at + len(words)), (0, len(one.text)), target=True)
        for one in dossier.passages
        for at in find_words(words, one.text)
    )

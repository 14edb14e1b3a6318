"""The new words of a target are a whole line of the decision, and that of this target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem
from thidua.language.markup import one_line, plain_line
from thidua.model.decided import AmendedTarget
from thidua.model.printed import PrintedPassage
from thidua.portal.dossier import Dossier
from thidua.portal.rules.decisions import shorten_quote
from thidua.portal.rules.fidelity import difference_problem

_BEFORE = compile_late(
    r"(?:^|[“\"«:;\n]|[.!?] |(?:^|\s)[-–+•*]|\d[.)]|[a-zđ]\)|"
    r"(?<!\w)(?:thành|là|như sau|thay bằng))\s*$",
    re.IGNORECASE,
)
_AFTER = compile_late(r"\s*(?:$|[”\"»;\n]|[./]+(?:\s|$|[”\"»]))")
_NAMED = compile_late(
    r"(?<!\w)chỉ tiêu (?:số |thứ )?(?P<place>\d+(?:\.\d+)*)(?![\d%])", re.IGNORECASE
)
_CLAUSE = compile_late(r"[;\n]|\.\s")


def new_words_are_a_whole_line_of_the_target(dossier: Dossier) -> Iterator[Problem]:
    """No new words are cut out of a sentence, or belong to another target of the decision."""
    entry = dossier.entry
    for index, change in enumerate(entry.record.changes):
        seen: dict[str, str] = {}
        for place, target in enumerate(change.targets):
            if not target.new or target.note:
                continue
            words = one_line(target.new)
            found = list(_list_places(dossier, words))
            said = _doubt(target, words, found, seen)
            seen.setdefault(words, target.target)
            if said:
                yield difference_problem(
                    entry, ("changes", index, "targets", place, "new"), said[0], said[1]
                )


def _list_places(dossier: Dossier, words: str) -> Iterator[tuple[str, str]]:
    """What stands before and after the words, wherever a passage has them."""
    wanted = re.compile(r"\s".join(map(re.escape, words.split(" "))))
    for passage in dossier.passages:
        if words in passage.text:
            text = text_with_lines(dossier, passage)
            for found in wanted.finditer(text):
                yield text[: found.start()], text[found.end() :]


def text_with_lines(dossier: Dossier, passage: PrintedPassage) -> str:
    """The words of a passage as its record has them, line by line."""
    value: Any = dossier.entry.record
    for step in passage.path:
        value = value[step] if isinstance(step, int) else getattr(value, step, None)
    if not isinstance(value, str):
        return passage.text
    lines = [plain_line(line) for line in value.splitlines() if line.strip()]
    return "\n".join(lines) if " ".join(lines) == passage.text else passage.text


def _doubt(
    target: AmendedTarget, words: str, found: list[tuple[str, str]], seen: dict[str, str]
) -> tuple[str, str] | None:
    """What is wrong and what to write instead; None if nothing is. Others tell what is missing."""
    if not found:
        return None
    short = shorten_quote(words)
    is_ended = words.endswith((".", ";", "”", '"'))
    if not any(_BEFORE.search(head) and (is_ended or _AFTER.match(tail)) for head, tail in found):
        return (
            f"“{short}” chỉ là một phần câu của quyết định.",
            "Chép trọn câu nói lời mới của chỉ tiêu, từ đầu đến hết câu; cố ý chép một phần thì "
            "thêm `note` nói vì sao.",
        )
    named = {name for head, _ in found if (name := _name_target(head)) is not None}
    if named and target.target not in named:
        other = min(named)
        return (
            f"Trong quyết định, “{short}” là lời của chỉ tiêu {other}, không phải chỉ tiêu "
            f"{target.target}.",
            f"Chép câu của chỉ tiêu {target.target}; đúng là câu này thì thêm `note` nói vì sao.",
        )
    if words in seen and len(found) < 2:  # noqa: PLR2004
        return (
            f"“{short}” đã là lời mới của chỉ tiêu {seen[words]}; quyết định chỉ in câu này một "
            "lần.",
            f"Chép câu của chỉ tiêu {target.target}; một câu nói cả hai thì thêm `note`.",
        )
    return None


def _name_target(head: str) -> str | None:
    """The number of the target that the clause before the words names last."""
    clause = _CLAUSE.split(head)[-1]
    named = list(_NAMED.finditer(clause))
    return named[-1]["place"] if named else None

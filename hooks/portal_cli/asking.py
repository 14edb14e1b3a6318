"""Questions asked on a terminal, or answered by options, the same way for every verb."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from portal_cli.arguments import tell
from thidua.authoring.questions import Answers, Question

Mending = Callable[[str, ValueError], str | None]
"""What may save a refused answer: takes it with the refusal, gives the answer to keep, or None."""

_PROPOSED = re.compile(r"Viết `([^`…]+)`")
"""What a refusal says to write instead."""


class UnansweredError(Exception):
    """There is nobody left to ask, or an option cannot be; says which in Vietnamese."""


def ask(
    questions: Sequence[Question],
    given: Namespace,
    mend: Mending = lambda text, refusal: None,
) -> dict[str, str]:
    """The answers to all questions, from options or from somebody who types them.

    Args:
        questions: in the order to ask.
        given: the options.
        mend: what may save a refused answer.

    Raises:
        UnansweredError: when an answer is missing, or an option is refused.
    """
    answers: dict[str, str] = {}
    for question in questions:
        name = question.wording.name
        option: str | None = getattr(given, name)
        proposed: str | None = None
        while name not in answers:
            if option is None:
                text = _reply(question, answers, proposed)
            else:  # an empty one takes what is suggested, as an empty line does
                text = option.strip() or question.suggest(answers) or ""
            try:
                answers[name] = question.accept(text.strip(), answers)
            except ValueError as refusal:
                if option is None:
                    tell(f"  {refusal}")
                saved = mend(text.strip(), refusal)
                if saved is not None:
                    answers[name] = saved
                elif option is not None:
                    raise UnansweredError(f"{question.wording.option}: {refusal}") from None
                else:
                    proposed = _proposal(question, answers, refusal)
    return answers


def _proposal(question: Question, answers: Answers, refusal: ValueError) -> str | None:
    """The answer that a refusal proposes, where it would be taken."""
    for words in _PROPOSED.findall(str(refusal)):
        try:
            return question.accept(words, answers)
        except ValueError:
            continue
    return None


def _reply(question: Question, answers: Answers, proposed: str | None) -> str:
    """What somebody types, or the answer suggested to those who type nothing.

    Args:
        question: what to ask.
        answers: those before.
        proposed: what the refusal of an answer just typed says to write.
    """
    wording = question.wording
    suggested = proposed or question.suggest(answers)
    shown = f" [{suggested}]" if suggested else ""
    while True:
        line = read_typed(f"{wording.words} ({wording.hint}){shown}: ")
        if line == "?" and question.choices:
            print("  " + "\n  ".join(question.choices))
        elif line == "?":
            tell(f"  Câu này không có danh sách để chọn. Cách trả lời: {wording.hint}.")
        elif line:
            return line
        elif suggested is not None:
            return suggested
        elif line is None:
            said = f"Thiếu câu trả lời cho “{wording.words}”. Trả lời, hoặc ghi {wording.option}."
            raise UnansweredError(said)
        else:
            tell("  Câu này cần trả lời.")


def read_typed(prompt: str) -> str | None:
    """A line that somebody types; None when there is no more."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        sys.stdout.write("\n")
    return line.strip() if line else None

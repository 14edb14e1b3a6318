"""The parts of a question. Other modules decide how it is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

Answers = Mapping[str, str]
"""Answers by the names of the questions."""

Accept: TypeAlias = Callable[[str, Answers], str]
"""Takes an answer and the answers before it; returns the normalised answer or raises ValueError."""

Suggest: TypeAlias = Callable[[Answers], str | None]
"""Takes the answers so far; returns the answer for somebody who types nothing, or None."""


class QuestionWording(NamedTuple):
    """The texts of a question.

    Attributes:
        name: of the answer.
        words: the question, in a few words.
        hint: on how to answer.
    """

    name: str
    words: str
    hint: str

    @property
    def option(self) -> str:
        """The command line option for the answer."""
        return f"--{self.name.replace('_', '-')}"


class Question(NamedTuple):
    """One question.

    Attributes:
        wording: its texts.
        accept: returns the normalised answer; raises ValueError with a sentence to refuse it.
        suggest: returns the answer for somebody who types nothing; None if an answer is required.
        choices: shown to somebody who answers with a question mark.
    """

    wording: QuestionWording
    accept: Accept
    suggest: Suggest
    choices: Sequence[str] = ()


def accept_alone(accept: Callable[[str], str]) -> Accept:
    """Make a check of an answer that does not depend on the answers before it."""
    return lambda text, answers: accept(text)


def suggest_always(answer: str | None) -> Suggest:
    """Make a suggestion that does not depend on the answers before it."""
    return lambda answers: answer

"""What a question is. Who asks it, and how, is decided elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

Answers = Mapping[str, str]
"""What was answered, by the names of the questions."""

Accept: TypeAlias = Callable[[str, Answers], str]
"""Takes an answer and those before it, gives it as it is kept, or raises ValueError."""

Suggest: TypeAlias = Callable[[Answers], str | None]
"""Takes the answers so far, gives what somebody who types nothing answers; None for nothing."""


class QuestionWording(NamedTuple):
    """How something is asked.

    Attributes:
        name: what the answer is called.
        words: the question, in a few words.
        hint: how to answer.
    """

    name: str
    words: str
    hint: str

    @property
    def option(self) -> str:
        """The option that answers it on a command line."""
        return f"--{self.name.replace('_', '-')}"


class Question(NamedTuple):
    """One thing to ask.

    Attributes:
        wording: how it is asked.
        accept: gives the answer as it is kept; raises ValueError with a sentence that refuses it.
        suggest: gives the answer of those who type nothing; None where there must be one.
        choices: what to show somebody who answers with a question mark.
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

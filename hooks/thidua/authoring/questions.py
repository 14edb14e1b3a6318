"""What to ask somebody, and what an answer may be; who asks, and how, is another matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

Answers = Mapping[str, str]
"""What was answered, by the names of the questions."""

Accept: TypeAlias = Callable[[str, Answers], str]
"""Takes an answer and those before it, gives it as it is kept, or raises ValueError."""

Suggest: TypeAlias = Callable[[Answers], str | None]
"""Takes the answers so far, gives what somebody who types nothing answers; None for nothing."""


class Question(NamedTuple):
    """One thing to ask.

    Attributes:
        name: what the answer is called.
        words: the question, in a few words.
        hint: how to answer.
        accept: the answer as it is kept; raises ValueError with a sentence for one that cannot be.
        suggest: the answer of those who just go on; None where there must be one.
        choices: what to show somebody who answers with a question mark.
    """

    name: str
    words: str
    hint: str
    accept: Accept
    suggest: Suggest
    choices: Sequence[str] = ()

    @property
    def option(self) -> str:
        """The option that answers it on a command line."""
        return f"--{self.name.replace('_', '-')}"


def judged_alone(accept: Callable[[str], str]) -> Accept:
    """An answer that may be what it is whatever was answered before."""
    return lambda text, answers: accept(text)


def suggest_always(answer: str | None) -> Suggest:
    """The same suggestion whatever was answered before."""
    return lambda answers: answer

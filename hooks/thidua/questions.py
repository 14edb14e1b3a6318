"""What to ask somebody, and what an answer may be; who asks, and how, is another matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

Answers = Mapping[str, str]
"""What was answered, by the names of the questions."""

Context = TypeVar("Context")


class Question(NamedTuple, Generic[Context]):
    """One thing to ask.

    Attributes:
        name: what the answer is called.
        words: the question, in a few words.
        hint: how to answer.
        accept: the answer as it is kept; raises ValueError with a sentence for one that cannot be.
        suggest: the answer of those who just go on; None where there must be one.
        choices: what to show somebody who answers with a question mark; None for nothing.
    """

    name: str
    words: str
    hint: str
    accept: Callable[[str, Answers, Context], str]
    suggest: Callable[[Answers, Context], str | None]
    choices: Callable[[Answers, Context], Sequence[str]] | None = None

    @property
    def option(self) -> str:
        """The option that answers it on a command line."""
        return f"--{self.name.replace('_', '-')}"

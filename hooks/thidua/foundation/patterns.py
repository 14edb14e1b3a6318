"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast

from thidua.foundation.kept_patterns import make_pattern

_LARGE = 3000  # characters: a shorter one is compiled sooner than it is read


class LatePattern:
    """A regular expression that takes long to compile, and that many runs never use.

    Args:
        source: the expression.
        flags: those of ``re``.
    """

    def __init__(self, source: str, flags: int = re.IGNORECASE) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled once."""
        if len(self._source) > _LARGE:
            return make_pattern(self._source, re.RegexFlag(self._flags))
        return re.compile(self._source, self._flags)

    @property
    def pattern(self) -> str:
        """The expression itself, for others that hold it."""
        return self._source

    def __getattr__(self, name: str) -> Any:
        """What the compiled expression has by this name, looked up once."""
        if name.startswith("__"):
            raise AttributeError(name)
        found = getattr(self.compiled, name)
        self.__dict__[name] = found
        return found


def compile_late(source: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression as ``re.compile`` gives it, but compiled when it is first used.

    To compile those of all modules takes a fifth of the time in which a check has them loaded, and
    most of them are about what is not in the one plan that changed. What is wrong with one is told
    at its first use too.

    Args:
        source: the expression.
        flags: those of ``re``.
    """
    return cast("re.Pattern[str]", LatePattern(source, flags))

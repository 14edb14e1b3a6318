"""Large regular expressions, compiled when they are first used."""

from __future__ import annotations

import re
from functools import cached_property


class LatePattern:
    """A regular expression that takes long to compile, and that many runs never use.

    Args:
        source: the expression.
        flags: those of ``re``.
    """

    def __init__(self, source: str, flags: re.RegexFlag = re.IGNORECASE) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled once."""
        return re.compile(self._source, self._flags)

"""Large regular expressions, compiled when they are first used."""

from __future__ import annotations

import re
from functools import cached_property

from thidua.foundation.kept_patterns import make_pattern

_LARGE = 3000  # characters: a shorter one is compiled sooner than it is read


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
        make = make_pattern if len(self._source) > _LARGE else re.compile
        return make(self._source, self._flags)

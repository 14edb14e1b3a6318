"""The parser of YAML, and where it stops in a text that it cannot read."""

from __future__ import annotations

from typing import Any

import yaml

from thidua.foundation.problems import Position

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The parser of libyaml: it gives the same events and marks as that in Python, and is ten times as
fast."""

END_OF_TEXT = Position(10**9, 1)


def first_error(text: str) -> Position:
    """Where the parser stops; :data:`END_OF_TEXT` if it can read the whole text."""
    try:
        for _ in yaml.parse(text, Loader=LOADER):
            pass
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
    return END_OF_TEXT

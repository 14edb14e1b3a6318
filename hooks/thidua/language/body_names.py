"""Names of bodies in one form, whether they are written in full or with abbreviations."""

from __future__ import annotations

import re
from functools import lru_cache

from thidua.language.vietnamese import fold

_SHORT_FORMS = (
    ("ubnd", "uy ban nhan dan"), ("hdnd", "hoi dong nhan dan"), ("mttq", "mat tran to quoc"),
    ("hdtdkt", "hoi dong thi dua khen thuong"), ("tt", "thuong truc"),
)  # fmt: skip


@lru_cache(maxsize=4096)  # two rules ask it of every line of the plans that have examples
def expand_names(name: str) -> str:
    """The words of a name without marks, with abbreviations of bodies in full."""
    words = re.sub(r"[^\w]+", " ", fold(name)).split()
    forms = dict(_SHORT_FORMS)
    return " ".join(forms.get(word, word) for word in words)

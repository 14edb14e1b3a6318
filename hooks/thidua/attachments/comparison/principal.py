"""Which of the files of a plan is its principal original, and what the others can prove."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.attachments.comparison.words import Words
from thidua.model.document import OriginalKind
from thidua.model.field_path import FieldPath
from thidua.model.plan import Plan

_RANKS = {
    OriginalKind.ORIGINAL: 0,
    OriginalKind.EXTRACT: 1,
    OriginalKind.SCAN: 2,
    OriginalKind.RECOGNISED: 2,
    OriginalKind.ANNEX: 4,
}
_PROVED_BY_OTHERS = ("targets", "sections")


def principal_of(plan: Plan, originals: Sequence[Words]) -> Words | None:
    """The original with which a whole plan is compared, from its first to its last word.

    The signed document comes before an extract of its words, and an exact text before one that a
    machine recognised. Of equals, the first attachment counts. An annex is the principal original
    only of a plan that has nothing else.
    """
    only_annexes = all(one.kind is OriginalKind.ANNEX for one in plan.attachments)
    possible = [
        words for words in originals if only_annexes or words.kind is not OriginalKind.ANNEX
    ]
    return min(possible, key=_rank, default=None)


def _rank(words: Words) -> tuple[bool, int]:
    return words.recognised, _RANKS[words.kind]


def may_stand_elsewhere(path: FieldPath) -> bool:
    """Whether a field may be printed in a file that is not the principal original.

    An annex proves its own targets and tables. It never proves the header, the bases, the sections
    and the signature of the document to which it belongs.
    """
    return path[0] in _PROVED_BY_OTHERS

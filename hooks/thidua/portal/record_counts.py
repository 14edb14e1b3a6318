"""How many records a portal has, for the line that tells the state of its data."""

from __future__ import annotations

from typing import NamedTuple

from thidua.portal.sources import Sources


class RecordCounts(NamedTuple):
    """The numbers of records that the public sees, but for drafts.

    Attributes:
        cited: the documents that plans cite, each once.
        read: the figures that were read in targets; ``left`` were left as words, ``stated`` are
            stated by hand.
        drafts: the plans that are not published yet.
    """

    plans: int
    targets: int
    honorees: int
    cited: int
    read: int
    left: int
    stated: int
    drafts: int


def count_records(sources: Sources) -> RecordCounts:
    """Count the records."""
    plans = [plan for plan in sources.plans if not plan.draft]
    honorees = [entry for entry in sources.honorees if entry.record.plan not in sources.drafts]
    return RecordCounts(
        plans=len(plans),
        targets=sum(plan.targets for plan in plans),
        honorees=len(honorees),
        cited=len({cited.key for plan in plans for cited in plan.cited}),
        read=sum(plan.figures.read for plan in plans),
        left=sum(plan.figures.left for plan in plans),
        stated=sum(plan.figures.stated for plan in plans),
        drafts=len(sources.drafts),
    )

"""What must hold on the day of a check or a build.

The command gives the day. What these rules find is never kept: it is another on another day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from thidua.foundation.problems import Problem
from thidua.language.dates import Edtf
from thidua.model import labels
from thidua.portal.sources import Sources


def reviews_have_come(sources: Sources, day: date) -> Iterator[Problem]:
    """No review has a date in the future.

    Args:
        sources: all records.
        day: today.
    """
    for plan in sources.plans:
        late = [at for at, when in enumerate(plan.reviewed) if Edtf.parse(when).earliest > day]
        entry = sources.open_dossier(plan).results if late else None
        for at in late if entry else ():
            assert entry
            when = entry.record.reviews[at].date
            yield entry.problem(
                ("reviews", at, "date"),
                f"Báo cáo ngày {when.in_words()} là ngày chưa tới (hôm nay {labels.day(day)}).",
                "Xem lại ngày ghi trên báo cáo.",
            )

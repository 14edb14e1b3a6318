"""Where in the time of a campaign a review falls."""

from __future__ import annotations

from decimal import Decimal

from thidua.language.dates import Edtf

_HUNDRED = Decimal(100)
_LAST_DAYS = 60


def may_be_final(day: Edtf, last: Edtf) -> bool:
    """Whether a report of a day may be of a final review, by the last day of the campaign.

    Offices hold it some weeks before the end of the year.
    """
    return (last.latest - day.latest).days <= _LAST_DAYS


def elapsed_share(first: Edtf | None, day: Edtf, last: Edtf | None) -> Decimal | None:
    """How much of a period is gone on a day, in per cent; None if its ends are not known."""
    if first is None or last is None or last.latest <= first.earliest:
        return None
    gone = (day.latest - first.earliest).days + 1
    whole = (last.latest - first.earliest).days + 1
    return max(Decimal(0), min(_HUNDRED, _HUNDRED * gone / whole))

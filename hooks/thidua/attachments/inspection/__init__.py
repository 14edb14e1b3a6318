"""Inspecting originals, the files published with a plan: they are checked but never changed.

``inspection`` finds the type and the properties of a file from its content (``filetypes``), or
refuses the file with a sentence of ``refusals``: nothing active, encrypted or broken is published.
``links`` judges addresses, ``wordfields`` fields of Word. ``published`` has the data that readers
see about a file; ``preview`` draws the first page. A new kind of attack goes into
``tests/support/hostileways.py``.
"""

from thidua.attachments.inspection.filetypes import ACCEPTED_SUFFIXES
from thidua.attachments.inspection.inspection import inspect_file
from thidua.attachments.inspection.published import (
    KIND_NAMES,
    REPORT_NAME,
    Original,
    published,
    published_report,
)

__all__ = [
    "ACCEPTED_SUFFIXES",
    "KIND_NAMES",
    "REPORT_NAME",
    "Original",
    "inspect_file",
    "published",
    "published_report",
]

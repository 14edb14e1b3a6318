"""Finding what a proposed change of the data changes for the public.

:func:`read_state` and :func:`make_state` make a state, :func:`compare_states` compares two states
in a report, :func:`write_markdown` and :func:`write_html` write the report for people.
"""

from thidua.changes.comparing import compare_states
from thidua.changes.html_form import write_html
from thidua.changes.markdown_form import write_markdown
from thidua.changes.report import Report
from thidua.changes.state import PublicState, make_state, read_state

__all__ = [
    "PublicState",
    "Report",
    "compare_states",
    "make_state",
    "read_state",
    "write_html",
    "write_markdown",
]

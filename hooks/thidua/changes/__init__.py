"""What a proposed change of the data changes for the public.

:func:`read_state` and :func:`state_of` give a state, :func:`compare_states` a typed report of two,
:func:`as_markdown` and :func:`as_html` the report for people.
"""

from thidua.changes.comparing import compare_states
from thidua.changes.html_form import as_html
from thidua.changes.markdown_form import as_markdown
from thidua.changes.report import Report
from thidua.changes.state import State, read_state, state_of

__all__ = [
    "Report",
    "State",
    "as_html",
    "as_markdown",
    "compare_states",
    "read_state",
    "state_of",
]

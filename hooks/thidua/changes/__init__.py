"""Finding what a proposed change of the data changes for the public.

:func:`read_state` and :func:`make_state` make a state, :func:`compare_states` compares two states
in a report, :func:`write_markdown` and :func:`write_html` write the report for people.
:func:`histories_tell_changes` reminds of what the history of a plan does not say yet, and
:func:`add_history` writes it.

``state`` is what the public sees. ``records`` compares any two records field by field;
``common_records`` those that all pages share. ``layout`` puts the report in order. A report names
no person: it is kept longer than consents.
"""

from thidua.changes.comparing import compare_states
from thidua.changes.history import add_history
from thidua.changes.html_form import write_html, write_html_part
from thidua.changes.markdown_form import write_markdown
from thidua.changes.report import Report
from thidua.changes.state import PublicState, make_state, read_state
from thidua.changes.taken_down import names_of_removed_persons_stand_nowhere
from thidua.changes.untold import histories_tell_changes

__all__ = [
    "PublicState",
    "Report",
    "add_history",
    "compare_states",
    "histories_tell_changes",
    "make_state",
    "names_of_removed_persons_stand_nowhere",
    "read_state",
    "write_html",
    "write_html_part",
    "write_markdown",
]

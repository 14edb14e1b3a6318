"""Showing the values of cells as Excel shows them on a Vietnamese machine.

``#,##0.0`` shows 1234.5 as ``1.234,5``: a dot between thousands and a comma before decimals.
"""

from __future__ import annotations

from decimal import Decimal

from thidua.attachments.text.formatcodes import (
    CodePart,
    choose_section,
    choose_text_section,
    read_code,
)
from thidua.attachments.text.formatdates import show_date
from thidua.attachments.text.formatnumbers import show_general, show_number, shows_zero

GENERAL = "General"
_DIGITS = 15  # that Excel keeps of a number
_LOCAL = {
    "mm-dd-yy": "dd/mm/yyyy",
    "m/d/yy h:mm": "dd/mm/yyyy h:mm",
}
"""Built-in codes 14 and 22 mean the short date of the machine, whatever they look like."""


def show_value(value: float | Decimal, code: str, is_1904: bool = False) -> str | None:
    """Show a number as its format code says; None if Excel shows no value for it.

    Args:
        value: the number; dates are numbers of days.
        code: the format code.
        is_1904: whether the workbook counts its days from 1904.
    """
    exact = value if isinstance(value, Decimal) else Decimal(f"{value:.{_DIGITS}g}")
    sections = read_code(_LOCAL.get(code.lower(), code) or GENERAL)
    chosen = choose_section(sections, exact)
    if chosen is None:
        return show_general(exact)
    section = chosen.section
    if section.is_date:
        return show_date(exact, section, is_1904)
    if section.has(CodePart.TEXT):
        return show_general(exact)  # a code for texts says nothing about numbers
    shown = show_number(exact, section)
    if chosen.has_minus and not shows_zero(exact, section):
        return f"-{shown}"
    return shown


def show_text(text: str, code: str) -> str:
    """Show a text as a format code says; most codes say nothing about texts."""
    section = choose_text_section(read_code(code or GENERAL))
    if section is None:
        return text
    return "".join(
        text if token.part is CodePart.TEXT else token.text
        for token in section.tokens
        if token.part in (CodePart.TEXT, CodePart.LITERAL)
    )

"""Judging formulas of workbooks: what they ask, run, or lead to when somebody clicks."""

from __future__ import annotations

import re

from thidua.attachments.inspection.links import refuse_harmful_link
from thidua.attachments.inspection.refusals import CONNECTION, NETWORK_FORMULA, RefusedError

_LITERAL = re.compile(r"\"(?:[^\"]|\"\")*\"")
_LITERAL_OR_NAME = re.compile(rf"{_LITERAL.pattern}|'(?:[^']|'')*'|\[(?:'.|[^\[\]'])*\]", re.DOTALL)
"""Words in quotes, and names of sheets and columns, which may hold a quote."""
_CALLING = re.compile(
    r"(?i)\b(?:WEBSERVICE|IMAGE|RTD|CALL|REGISTER(?:\.ID)?|EXEC|STOCKHISTORY|SQL\.REQUEST|"
    r"INITIATE|EVALUATE|FILES|DIRECTORY|DOCUMENTS|FOPEN|CUBE[A-Z]+|PY|COPILOT|TRANSLATE|"
    r"DETECTLANGUAGE|DDE|GOOGLE[A-Z]+|IMPORT(?:TEXT|CSV|XML|HTML|DATA|FEED|RANGE))\s*\(|"
    r"=?\s*[\w.'+-]+\|[^|]*!"
)
_HANDED_OVER = re.compile(
    r"(?i)\b(?:_xleta\.(?:IMAGE|RTD|HYPERLINK)|WEBSERVICE|STOCKHISTORY)\b(?![.!])"
)
"""A function that is given to another one, which calls it."""
_LINK_FORMULA = re.compile(r"(?i)\bHYPERLINK\s*\(")
_SAFE_START = re.compile(r"(?i)\s*\"\s*(?:https?://|mailto:|tel:|#)")
_PROTOCOL = re.compile(r"(?i)\s*(?:[a-z][a-z0-9+.-]*:|[\\/]{2})")
_BY_CODE = re.compile(r"(?i)\b(?:UNI)?CHAR\s*\(")
_OTHER_WORKBOOK = re.compile(
    r"(?i)'(?:[^'\[]*[\\/][^'\[]*\[[^'\]]+\]|(?:file|https?|ftp|smb):|(?:[a-z]:|[\\/]{2})[^']*'!)"
)


def refuse_formula(formula: str) -> None:
    """Check a formula.

    Raises:
        RefusedError: if it asks another machine, runs something, reads another workbook, or makes
            a link that may do harm.
    """
    called = _LITERAL_OR_NAME.sub(lambda found: found[0][0] + found[0][-1], formula)
    if _CALLING.search(called) or _HANDED_OVER.search(called):
        raise RefusedError(NETWORK_FORMULA)
    formula = _LITERAL_OR_NAME.sub(_without_quotes_in_a_name, formula)
    for link in _LINK_FORMULA.finditer(formula):
        _refuse_made_link(_take_argument(formula[link.end() :]))
    if _OTHER_WORKBOOK.search(formula):
        raise RefusedError(CONNECTION)


def makes_link(formula: str) -> bool:
    """Whether a formula makes a link."""
    return bool(_LINK_FORMULA.search(formula))


def _without_quotes_in_a_name(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith('"') else found[0].replace('"', "_")


def _take_argument(rest: str) -> str:
    """The first argument of a function, from what comes after its bracket."""
    depth, quoted = 0, False
    for at, letter in enumerate(rest):
        quoted ^= letter == '"'
        if quoted:
            continue
        if not depth and letter in ",;)":
            return rest[:at]
        depth += {"(": 1, ")": -1}.get(letter, 0)
    return rest


def _refuse_made_link(formula: str) -> None:
    """Check a link that a formula puts together, whatever its pieces and their order."""
    pieces = [piece[1:-1] for piece in _LITERAL.findall(formula)]
    if formula.lstrip().startswith('"'):
        refuse_harmful_link(pieces[0] if pieces else formula)
    if _SAFE_START.match(formula):
        return
    for address in ("".join(pieces), *pieces):
        if _PROTOCOL.match(address):
            refuse_harmful_link(address)
    if _BY_CODE.search(formula):
        raise RefusedError(NETWORK_FORMULA)

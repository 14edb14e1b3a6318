"""The fields of every record, with one module for each kind of file.

Fields have Vietnamese titles and descriptions, from which JSON Schemas and the reference in the
staff guide are made. Three modules are tables for the whole house:

- ``paths``: every address of the site;
- ``parts``: the parts of a plan, with key, anchor, title, order on the page and in print, kind for
  search, and which of the two views has it;
- ``printed``: what words a plan prints and where they are shown. Quotes, citations and searching
  look there.

A record is loaded when it is asked for: its checks take long to make, and much of what needs an
address of ``paths`` reads no record.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thidua.model.addresses import Addresses
    from thidua.model.honoree import Honoree
    from thidua.model.identity import PortalIdentity
    from thidua.model.indicator import Indicator, Indicators
    from thidua.model.plan import Plan
    from thidua.model.results import Results
    from thidua.model.vocabulary import Abbreviations, DocumentTypes, Fields, Issuers

__all__ = [
    "Abbreviations",
    "Addresses",
    "DocumentTypes",
    "Fields",
    "Honoree",
    "Indicator",
    "Indicators",
    "Issuers",
    "Plan",
    "PortalIdentity",
    "Results",
]
_MODULES = {
    "Abbreviations": "vocabulary",
    "Addresses": "addresses",
    "DocumentTypes": "vocabulary",
    "Fields": "vocabulary",
    "Honoree": "honoree",
    "Indicator": "indicator",
    "Indicators": "indicator",
    "Issuers": "vocabulary",
    "Plan": "plan",
    "PortalIdentity": "identity",
    "Results": "results",
}


def __getattr__(name: str) -> Any:
    """The record of that name, which a caller imports from here."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = found
    return found

"""The fields of every record, with one module for each kind of file."""

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

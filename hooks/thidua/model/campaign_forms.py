"""What sort of campaign it is: its legal form, what it is called, how far it reaches."""

from __future__ import annotations

from enum import Enum


class LegalForm(Enum):
    """The two forms of a campaign that the law defines (Điều 16)."""

    REGULAR = "regular"
    THEMATIC = "thematic"


class Label(Enum):
    """What a campaign is called in its document, besides its legal form."""

    DOT = "dot"
    CAO_DIEM = "cao_diem"
    DAC_BIET = "dac_biet"
    NUOC_RUT = "nuoc_rut"
    N_NGAY_DEM = "n_ngay_dem"


class Scope(Enum):
    """How far a campaign reaches (Điều 16, khoản 2)."""

    NATIONAL = "national"
    SECTOR = "sector"
    CLUSTER = "cluster"
    UNIT = "unit"

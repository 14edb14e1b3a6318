"""The tiers of government."""

from __future__ import annotations

from enum import Enum


class Level(Enum):
    """Tier of government; the district tier ended on 1 July 2025 (Nghị quyết 203/2025/QH15)."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"

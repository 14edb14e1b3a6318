"""The tiers of government, and the kinds of bodies that are none of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum


class Level(Enum):
    """Tier of government; the district tier ended on 1 July 2025 (Nghị quyết 203/2025/QH15)."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class BodyKind(Enum):
    """What a body is that is no authority of a tier, whatever stands above it."""

    SCHOOL = "school"
    HEALTH = "health"
    ENTERPRISE = "enterprise"
    UNIT = "unit"


BodyGroup = Level | BodyKind
"""Bodies of one group are listed together, and only they are compared."""
BODY_GROUPS: tuple[BodyGroup, ...] = (*Level, *BodyKind)
"""All groups, in the order of lists."""
GROUP_SLUGS: Mapping[BodyGroup, str] = {
    Level.CENTRAL: "trung-uong",
    Level.PROVINCE: "tinh",
    Level.DISTRICT: "huyen",
    Level.COMMUNE: "xa",
    BodyKind.SCHOOL: "truong-hoc",
    BodyKind.HEALTH: "co-so-y-te",
    BodyKind.ENTERPRISE: "doanh-nghiep",
    BodyKind.UNIT: "don-vi",
}
"""What groups are called in addresses."""

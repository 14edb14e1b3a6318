"""What a decision changes about plans: it amends, extends, replaces, suspends or ends them.

Nobody edits the changed plan: what holds on a day follows from the plan and from every decision
about it (:mod:`thidua.portal.versions`). Every word here is quoted, the old ones from the plan and
the new ones from the decision.
"""

from __future__ import annotations

from enum import Enum

from pydantic import Field as Described

from thidua.model.base import Noted
from thidua.model.target import FIGURES, INDICATORS, NO_FIGURES, StatedFigure
from thidua.model.types import Day, EdtfDate, Flag, Line, ListedId, Number, PrintedPlace


class Effect(Enum):
    """What happens to the plan."""

    AMEND = "amend"
    EXTEND = "extend"
    SHORTEN = "shorten"
    REPLACE = "replace"
    SUSPEND = "suspend"
    RESUME = "resume"
    END = "end"


NEW_ENDS = (Effect.EXTEND, Effect.SHORTEN)
"""What gives the campaign of a plan another last day."""


class AmendedTarget(Noted):
    """One line of the targets before and after the decision."""

    target: PrintedPlace = Described(
        title="Chỉ tiêu số",
        description="Số thứ tự trong kế hoạch bị sửa: `5`, dòng con `3.2`; chỉ tiêu thêm vào thì "
        "ghi số kế tiếp.",
    )
    old: Line | None = Described(
        None,
        title="Lời cũ",
        description="Chép đúng dòng chỉ tiêu có hiệu lực trước ngày này; bỏ qua khi thêm mới.",
    )
    new: Line | None = Described(
        None,
        title="Lời mới",
        description="Chép đúng từng chữ từ quyết định; bỏ qua khi chỉ tiêu bị bỏ.",
    )
    field: ListedId | None = Described(
        None,
        title="Lĩnh vực",
        description="Mã lĩnh vực, như `culture`; chỉ ghi cho chỉ tiêu thêm mới.",
    )
    indicators: tuple[ListedId, ...] = INDICATORS
    figures: tuple[StatedFigure, ...] = FIGURES
    no_figures: Flag = NO_FIGURES


class DecidedChange(Noted):
    """What a decision does to one plan from one day on."""

    plan: ListedId | None = Described(
        None, title="Mã kế hoạch", description="Kế hoạch bị sửa, nếu có trên Cổng này."
    )
    number: Number | None = Described(
        None,
        title="Số, ký hiệu",
        description="Số của kế hoạch bị sửa, như quyết định ghi: `18/KH-UBND`.",
    )
    effect: Effect = Described(
        title="Làm gì",
        description="`amend` (sửa đổi, bổ sung), `extend` (gia hạn), `shorten` (rút ngắn), "
        "`replace` (thay thế), `suspend` (tạm dừng), `resume` (tiếp tục), `end` (bãi bỏ, "
        "dừng hẳn).",
    )
    from_: Day = Described(
        alias="from",
        title="Từ ngày",
        description="Ngày đầu tiên thay đổi có hiệu lực, như quyết định ghi.",
    )
    until: EdtfDate | None = Described(
        None,
        title="Đến hết",
        description="Thời hạn mới khi gia hạn, rút ngắn; ngày cuối khi tạm dừng có kỳ hạn.",
    )
    text: Line = Described(
        title="Nguyên văn", description="Câu của quyết định nói điều này, chép đúng từng chữ."
    )
    targets: tuple[AmendedTarget, ...] = Described(
        (), title="Chỉ tiêu được sửa", description="Từng dòng chỉ tiêu, lời cũ và lời mới."
    )

    @property
    def is_correction(self) -> bool:
        """Whether the decision calls it a correction of what was misprinted."""
        return self.effect is Effect.AMEND and "đính chính" in self.text.lower()

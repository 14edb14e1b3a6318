"""The words by which a decision says what it does to a plan.

Drafting proposes a change where a sentence has a sure one beside the number of a plan; a rule asks
whether the sentence that staff chose has any of them.
"""

from __future__ import annotations

from typing import NamedTuple

from thidua.model.decided import Effect


class EffectWords(NamedTuple):
    """Wordings of one effect, as regular expressions.

    Attributes:
        sure: which of a plan mean nothing else.
        loose: which may, in a sentence of which somebody says that it has this effect.
    """

    sure: str
    loose: str = r"(?!)"

    @property
    def any(self) -> str:
        """All of them."""
        return f"{self.sure}|{self.loose}"


EFFECT_WORDS = {
    Effect.RESUME: EffectWords(
        r"khôi phục|tiếp tục (?:thực hiện|triển khai) trở lại|bãi bỏ việc tạm dừng",
        r"tiếp tục|trở lại|(?:bãi|hủy|huỷ) bỏ việc (?:tạm|hoãn|đình)",
    ),
    Effect.SUSPEND: EffectWords(
        r"tạm (?:dừng|ngừng|hoãn|đình chỉ)|đình chỉ|ng[ừư]ng hiệu lực|"
        r"hoãn(?= (?:việc|các|tổ chức|thực hiện|triển khai|hoạt động|phong trào|thi đua|kế hoạch))",
        r"tạm thôi|hoãn",
    ),
    Effect.EXTEND: EffectWords(
        r"gia hạn|(?:kéo dài(?: thêm)?|lùi|giãn|nới|thêm) thời (?:gian|hạn|điểm)|lùi ngày|"
        r"kéo dài(?= (?:thêm |việc |thực hiện|triển khai|tổ chức|phong trào|kế hoạch|đến |tới ))",
        r"kéo dài|(?:đến|tới) (?:hết|ngày|\d)|điều chỉnh thời (?:gian|hạn)",
    ),
    Effect.SHORTEN: EffectWords(
        r"rút ngắn|(?:kết thúc|hoàn thành) (?:sớm|trước (?:thời )?hạn)|"
        r"đẩy (?:sớm|lên|nhanh)(?: sớm)? (?:thời (?:gian|hạn|điểm)|ngày)",
        r"sớm hơn|(?:kết thúc|hoàn thành) trước|trước (?:thời )?hạn|"
        r"(?:đến|tới) (?:hết|ngày|\d)|đẩy (?:sớm|lên|nhanh)|điều chỉnh thời (?:gian|hạn)",
    ),
    Effect.REPLACE: EffectWords(r"thay thế(?: toàn bộ| cho)?|thay cho"),
    Effect.END: EffectWords(
        r"bãi bỏ|(?:hủy|huỷ) bỏ|(?:hủy|huỷ)(?= (?:toàn bộ )?(?:kế hoạch|quyết định))|chấm dứt|"
        r"thu hồi(?= (?:quyết định|kế hoạch))|"
        r"(?:(?:dừng|ngừng)(?: hẳn)?|thôi)(?: việc)? (?:thực hiện|triển khai)",
        r"thu hồi|hết hiệu lực|không còn hiệu lực|dừng|ngừng|thôi|kết thúc|"
        r"không (?:tiếp tục )?(?:thực hiện|triển khai)",
    ),
}
"""By effect, in the order in which drafting asks; amendments quote their targets instead."""

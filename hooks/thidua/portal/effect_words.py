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
        behind: which of a plan mean nothing else where they stand behind it, most of them passive.
        loose: which may, in a sentence of which somebody says that it has this effect.
    """

    sure: str
    behind: str
    loose: str = r"(?!)"

    @property
    def any(self) -> str:
        """All of them."""
        return f"{self.sure}|{self.loose}"


EFFECT_WORDS = {
    Effect.RESUME: EffectWords(
        r"khôi phục|tiếp tục (?:thực hiện|triển khai) trở lại|bãi bỏ việc tạm dừng",
        r"(?:được )?(?:khôi phục|(?:tiếp tục )?(?:thực hiện|triển khai) trở lại)",
        r"tiếp tục|trở lại|(?:bãi|hủy|huỷ) bỏ việc (?:tạm|hoãn|đình)",
    ),
    Effect.SUSPEND: EffectWords(
        r"tạm (?:dừng|ngừng|hoãn|đình chỉ)|đình chỉ|ng[ừư]ng hiệu lực|"
        r"hoãn(?= (?:việc|các|tổ chức|thực hiện|triển khai|hoạt động|phong trào|thi đua|kế hoạch))",
        r"(?:được |bị )?(?:tạm (?:dừng|ngừng|hoãn|đình chỉ)|ngừng hiệu lực)",
        r"tạm thôi|hoãn",
    ),
    Effect.EXTEND: EffectWords(
        r"gia hạn|(?:kéo dài(?: thêm)?|lùi|giãn|nới|thêm) thời (?:gian|hạn|điểm)|lùi ngày|"
        r"kéo dài(?= (?:thêm |việc |thực hiện|triển khai|tổ chức|phong trào|kế hoạch|đến |tới ))",
        r"(?:được )?gia hạn|kéo dài(?: thêm)?(?: thời (?:gian|hạn).{0,40})? (?:đến|tới)",
        r"kéo dài|(?:đến|tới) (?:hết|ngày|\d)|điều chỉnh thời (?:gian|hạn)",
    ),
    Effect.SHORTEN: EffectWords(
        r"rút ngắn|(?:kết thúc|hoàn thành) (?:sớm|trước (?:thời )?hạn)|"
        r"đẩy (?:sớm|lên|nhanh)(?: sớm)? (?:thời (?:gian|hạn|điểm)|ngày)",
        r"(?:được )?rút ngắn|kết thúc (?:sớm|trước (?:thời )?hạn)",
        r"sớm hơn|(?:kết thúc|hoàn thành) trước|trước (?:thời )?hạn|"
        r"(?:đến|tới) (?:hết|ngày|\d)|đẩy (?:sớm|lên|nhanh)|điều chỉnh thời (?:gian|hạn)",
    ),
    Effect.REPLACE: EffectWords(
        r"thay thế(?: toàn bộ| cho)?|thay cho",
        r"(?:được thay thế|bị thay thế)(?: toàn bộ)? (?:bởi|bằng) (?:kế hoạch|quyết định|văn bản) "
        r"(?:này|ban hành kèm theo)",
    ),
    Effect.END: EffectWords(
        r"bãi bỏ|(?:hủy|huỷ) bỏ|(?:hủy|huỷ)(?= (?:toàn bộ )?(?:kế hoạch|quyết định))|chấm dứt|"
        r"thu hồi(?= (?:quyết định|kế hoạch))|"
        r"(?:(?:dừng|ngừng)(?: hẳn)?|thôi)(?: việc)? (?:thực hiện|triển khai)",
        r"(?:hết hiệu lực|không còn hiệu lực|chấm dứt (?:việc )?(?:hiệu lực|thực hiện|triển khai)|"
        r"(?:được|bị) (?:bãi bỏ|hủy bỏ|thu hồi)|dừng (?:hẳn|thực hiện))",
        r"thu hồi|hết hiệu lực|không còn hiệu lực|dừng|ngừng|thôi|kết thúc|"
        r"không (?:tiếp tục )?(?:thực hiện|triển khai)",
    ),
}
"""By effect, in the order in which drafting asks; amendments quote their targets instead."""

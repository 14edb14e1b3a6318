"""Of whom a clause tells that stands beside a plan: of the plan, or of others with their own goals.

*Hưởng ứng [phong trào], Trường THCS phát động 100% học sinh …* is what the school does, and the law
or a congress that a sentence names has numbers of its own; so has what a sentence calls no part of
the plan.
"""

from __future__ import annotations

import re
from itertools import pairwise

from thidua.foundation.patterns import compile_late

_OTHERS = (
    r"(?<!nông )thôn|xóm|làng|tổ dân phố|khu phố|trường|chi bộ|chi hội|chi đoàn|chi đội|quỹ|"
    r"câu lạc bộ|dự án|đoàn (?:thanh niên|trường|xã|viên)|"
    r"hội (?:nông dân|phụ nữ|cựu chiến binh|liên hiệp|khuyến học)|công đoàn|lớp|"
    r"công ty|doanh nghiệp|hợp tác xã|trạm|mặt trận|đại hội|nghị quyết|luật|nghị định|thông tư|"
    r"chương trình|đề án|hương ước|bộ tiêu chí|quy chế|ngân hàng|"
    r"(?:kế hoạch|phong trào) của (?:tỉnh|huyện|trung ương|cả nước|chính phủ)"
)
_THEIR_OWN = compile_late(
    rf"(?<!\w)(?:{_OTHERS})(?!\w)[^,;:]*(?<!\w)(?:đăng ký|cam kết|phát động|đề ra|đặt(?: ra)?|"
    r"giao ước|hứa|tự nguyện|quyết tâm|phấn đấu|quy định|yêu cầu|có|góp|"
    r"ủng hộ|tặng|cho (?:\S+ ){0,4}vay)(?!\w)",
    re.IGNORECASE,
)
_BY_PLAN = compile_late(r"(?<!\w)(?:theo|của|trong|tại|ban hành)(?!\w)[^.;,]{0,16}$", re.IGNORECASE)
_BESIDE = compile_late(
    r"(?<!\w)(?:tin đồn|sai sự thật|không (?:có việc|đúng|thuộc|lấy từ|nằm trong|phải của))(?!\w)",
    re.IGNORECASE,
)
"""Said of a number in its own clause or behind it; before it, it is said of something else."""
_RUMOUR = compile_late(r"(?<!\w)(?:tin đồn|sai sự thật)(?!\w)", re.IGNORECASE)
_CLAUSE = compile_late(r"[,;:](?= )")


def is_of_others(sentence: str, at: int, linked: str) -> bool:
    """Whether a number belongs to what somebody else pledged, launched or ruled.

    Args:
        sentence: that names a plan.
        at: where the number stands in it.
        linked: the words of the link to the plan.
    """
    begin = max((one.end() for one in _CLAUSE.finditer(sentence, 0, at)), default=0)
    if _BESIDE.search(sentence, begin) or _RUMOUR.search(sentence, 0, at):
        return True
    begins = sentence.find(linked) if linked else -1
    if 0 <= begins < at and _BY_PLAN.search(sentence, 0, begins):
        return False
    marks = [0, *(one.end() for one in _CLAUSE.finditer(sentence, 0, at)), at]
    for first, last in reversed([*pairwise(marks)]):
        if _THEIR_OWN.search(sentence, first, last):
            return True
        if linked and linked in sentence[first:last]:
            return False
    return False

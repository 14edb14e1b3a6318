"""Whose deed a number of a report tells: that of all for whom a target is set, or of some.

*Học sinh trồng 120 cây* is no result of a commune that wants 500: pupils are a part of those who
plant. What a part reaches the whole reaches too; what it does not reach says nothing.
"""

from __future__ import annotations

import re
from enum import Enum

from thidua.foundation.patterns import compile_late
from thidua.model.tiers import Level
from thidua.portal.reports.report_phrases import ACTING, DONE_FIRST

_ALL = compile_late(
    r"(?<!\w)(?:ubnd|ủy ban(?! mặt trận| mttq)|hđnd|đảng bộ|đảng ủy|huyện ủy|tỉnh ủy|cấp ủy|"
    r"chính quyền|hội đồng|ban chỉ đạo|nhân dân|bà con|người dân|quân và dân|hệ thống chính trị|"
    r"nhà trường|địa phương|toàn (?:xã|phường|huyện|tỉnh|dân|ngành|trường|đơn vị|cơ quan|hội))"
    r"(?!\w)",
    re.IGNORECASE,
)
"""Those who act for a whole place or body, whoever else does it with them."""
_ONLY_SOME = {
    "học sinh|phụ huynh|giáo viên|thầy cô|thầy giáo|sinh viên|học viên|liên đội|đội viên|thiếu nhi":
        "giáo viên|đội|thiếu nhi|măng non|sáng kiến",
    "đoàn viên|thanh niên|tuổi trẻ|chi đoàn|huyện đoàn|tỉnh đoàn|đoàn thanh niên|đoàn xã|"
    "đoàn phường|đoàn trường": "đoàn|thanh niên|thiếu nhi|đội viên|trẻ",
    "công đoàn|liên đoàn|công nhân|người lao động|công chức|viên chức":
        "công đoàn|đoàn viên|công nhân|lao động|CNVCLĐ|công chức|viên chức|sáng kiến",
    "công ty|tập đoàn|doanh nghiệp|nhà máy|hợp tác xã|HTX|tổ hợp tác|nhà hảo tâm|mạnh thường quân":
        "công ty|doanh nghiệp|công nhân|hợp tác xã|HTX|sản phẩm|doanh thu|lợi nhuận|nộp ngân sách|"
        "xuất khẩu|công nghiệp",
    "công an|cảnh sát": "án|tội phạm|tội|vụ|đối tượng|trật tự|giao thông|ma túy|căn cước|định danh|"
    "cư trú|phòng cháy|cháy|an ninh|truy nã|vũ khí|súng|công an|vi phạm|tin báo|tố giác|cai nghiện|"
    "hộ chiếu|thẻ|nồng độ cồn|phương tiện",
    r"hội(?! đồng| nghị| thi| diễn| trường| thảo| chợ)|chi hội|hội viên|phụ nữ|cựu chiến binh":
        "hội|phụ nữ|chị|nông dân|cựu chiến binh|vay|ủy thác|bình đẳng|khuyến học|chữ thập|máu",
    "ngân hàng|quỹ tín dụng": "vay|vốn|dư nợ|tín dụng|thanh toán|tài khoản",
    r"tổ chức(?= (?:phi|quốc tế|từ thiện|thiện nguyện|nhân đạo|cá nhân|tôn giáo))|"
    r"câu lạc bộ|đội(?! ngũ| văn nghệ| tuyên truyền| chiếu)|nhóm|một số|mỗi|một":
        "câu lạc bộ|đội|nhóm|mỗi",
    "bộ đội|dân quân|quân sự|biên phòng": "quân|nhập ngũ|huấn luyện|quốc phòng|dự bị|biên giới|"
    "tuần tra|bộ đội|giúp dân|ngày công|cột mốc",
}  # fmt: skip
"""Groups that are a part of those who live or work in a place, and the fields which are theirs."""
_HELP = r"(?:các |toàn thể |tập thể |đội ngũ |lực lượng |một số |nhiều |cán bộ,? )*"
_DOERS = tuple(
    (
        compile_late(rf"(?:^|(?<=, )){_HELP}(?P<who>{who})(?!\w)[^,;:\d]{{0,50}}?(?= )", re.I),
        compile_late(rf"(?<!\w)(?:{field})(?!\w)", re.I),
    )
    for who, field in _ONLY_SOME.items()
)
_TEAM = compile_late(
    r"(?:^|(?<=, ))(?:các )?(?:đoàn|tổ|đội) (?:liên ngành|kiểm tra|thanh tra|giám sát|công tác|"
    r"phúc tra|thẩm định)(?: liên ngành)?[^,;:\d]{0,30}?(?= )",
    re.IGNORECASE,
)
_HIGHER = compile_late(
    r"(?<!\w)(?P<level>trung ương|tỉnh|huyện|xã|phường)(?!\w)(?! \d)|"
    r"(?<!\w)(?P<office>sở|cục|tổng cục)(?!\w)(?! hữu)",
    re.IGNORECASE,
)
_LEVELS = {
    "trung ương": Level.CENTRAL,
    "tỉnh": Level.PROVINCE,
    "huyện": Level.DISTRICT,
    "xã": Level.COMMUNE,
    "phường": Level.COMMUNE,
}
_RANKS = (Level.CENTRAL, Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
_OF_A_LEVEL = compile_late(
    r"(?:các )?(?:huyện|tỉnh|trung ương|xã|phường|sở|cục|chi cục|tổng cục|bệnh viện|trung tâm|"
    r"ngành|công an|phòng|ban|(?:thường trực )?hđnd|ubnd|ủy ban|mttq|mặt trận|đảng ủy|trường|viện|"
    r"tòa án|viện kiểm sát|thi hành án|bưu điện|kho bạc|bảo hiểm xã hội|"
    r"ngân hàng|liên minh|hội|đoàn|liên đoàn|hạt)(?!\w)"
    r"[^,;:\d]{0,50}?(?= )",
    re.IGNORECASE,
)
"""A body that may be one of a level, before its verb."""
_JUDGING = compile_late(
    r"(?:đã |xét )*(?:công nhận|khen|tặng|xếp|đánh giá|chấm|giao|phê duyệt|cấp|thẩm định|có|còn|"
    r"đạt|được|hiện)(?!\w)",
    re.IGNORECASE,
)
"""What a body above does about a result that is that of the body below, and what only is."""
_SEVERAL = compile_late(r"(?:các|tất cả|100%)(?!\w)", re.IGNORECASE)
_VERB = 2
_SPACE = re.compile(r"[,;:]? +")
_LONG_NAME = 60


class Doer(Enum):
    """Whose deed a number tells, as far as its words say it."""

    ALL = "all"
    SOME = "some"
    OTHERS = "others"


def tell_doer(name: str, target: str, known: str, level: Level | None) -> tuple[Doer, str]:
    """Whose deed a number is, and the words that say it.

    Args:
        name: what the report says the number is of.
        target: the words of the figure of the target, of which the first may be a verb.
        known: all words of the target, which may name the group itself.
        level: of the body that issued the plan; None if that is not known.
    """
    team = _find(_TEAM.match(name), name, target)
    if team and _compare_level(team, level) > 0:
        return Doer.OTHERS, team
    body = _find(_OF_A_LEVEL.match(name), name, target) if level else ""
    rank = _compare_level(body, level) if body else 0
    if (
        rank
        and body.lower() not in known.lower()
        and not _JUDGING.match(name[len(body) :].lstrip())
    ):
        if rank > 0:
            return Doer.OTHERS, body
        return (Doer.ALL, "") if _SEVERAL.match(body) else (Doer.SOME, body)
    for doer, field in _DOERS:
        match = doer.search(name)
        words = _find(match, name, target)
        if match and words and not _ALL.search(name[: match.end()]):
            is_own = field.search(known) or match["who"].lower() in known.lower()
            return (Doer.ALL, "") if is_own else (Doer.SOME, words)
    return Doer.ALL, ""


def _find(match: re.Match[str] | None, name: str, target: str) -> str:
    """Those who do what a name tells, up to its verb; empty if they do nothing."""
    if match is None:
        return ""
    verb = " ".join(target.lower().split()[:_VERB])
    for space in _SPACE.finditer(name, match.end(), match.end() + _LONG_NAME):
        rest = name[space.end() :]
        if ACTING.match(rest) or DONE_FIRST.match(rest) or rest.lower().startswith(verb):
            return name[match.start() : space.start()].strip(" ,")
        if space.group().startswith((",", ";", ":")):
            return ""
    return ""


def _compare_level(words: str, level: Level | None) -> int:
    """Whether a body is of a level above that of a plan (1), below it (-1), or of its own (0).

    Of a plan whose level nobody knows, a body of any level may be another.
    """
    found = _HIGHER.search(words)
    if found is None:
        return 0
    of = _LEVELS.get((found["level"] or "").lower(), Level.PROVINCE)
    if level is None:
        return int(of is not Level.COMMUNE)
    at, own = _RANKS.index(of), _RANKS.index(level)
    return (at < own) - (at > own)

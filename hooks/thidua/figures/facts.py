"""What a line tells of now, which is no goal: *Xã có 9 thôn*, *hiện có 15 trường*.

In a report the same words tell a result; who reads one says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.figures.lexicon import NUMBER
from thidua.figures.model import Figure, Span
from thidua.foundation.patterns import LatePattern

_BODY = (
    "xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|đảng bộ|trường|nhà trường|lữ đoàn|sư đoàn|"
    "trung đoàn|tiểu đoàn|công đoàn|công ty|cơ quan|đơn vị|bệnh viện|trung tâm|hội|đoàn"
)
_MEMBERS = (
    r"(?:(?:thôn|xóm|bản|ấp|buôn|khu phố|tổ dân phố|khu dân cư|xã|phường|thị trấn|chi bộ|đảng bộ|"
    r"chi hội|chi đoàn|hộ|hộ dân|nhân khẩu|khẩu|người|lớp|học sinh|sinh viên|đoàn viên|hội viên|"
    r"đảng viên|trường|trường học|cán bộ|giáo viên|viên chức|công chức|người lao động|tiểu đoàn|"
    r"đại đội|trung đoàn|phòng|ban|khoa|bác sĩ|điều dưỡng|công đoàn cơ sở)(?:, |/| và )?){1,4}"
)
_FACTS = (
    # A count or a share of now.
    rf"(?<!\w)(?:hiện(?: nay| tại)?|đang|(?:tính )?đến nay)(?:,? [^\d;:.%]{{0,60}}?)? "
    rf"(?:đang |đã )?có +(?:trên |hơn |gần |khoảng )?{NUMBER}(?:/{NUMBER})?"
    rf"(?![.,]?\d)(?! ?%)(?![^,;.]{{0,30}} lên )",
    r"(?<!\w)(?:hiện (?:nay|tại)|đến nay)"
    r"(?:,? (?!(?:tăng |giảm )?(?:lên|xuống)(?!\w))[^\d;:.%]{0,60}?)?"
    rf" ?{NUMBER} ?%"
    rf"(?![^,;.]{{0,30}} lên )",
    # What a body consists of, and nothing more.
    rf"(?:^|(?<=; )|(?<=\. )|(?<=- ))(?:toàn )?(?:{_BODY})(?: [^\d;:.,%]{{0,30}}?)? có +{NUMBER} +"
    rf"{_MEMBERS}(?:(?:,| và|, và| với|, với) +{NUMBER} +{_MEMBERS})*"
    r"(?=[.;]|$|, |\s*\(| trực thuộc)",
)
_FACT = LatePattern("|".join(_FACTS))
_WANTED = re.compile(r"(?<!\w)(?:phấn đấu|duy trì|giữ vững|bảo đảm|đảm bảo|xây dựng)(?!\w)", re.I)


def drop_facts(text: str, figures: Sequence[Figure]) -> tuple[tuple[Figure, ...], tuple[Span, ...]]:
    """Drop the figures that are only told of now.

    Args:
        text: one line.
        figures: that were read in it.

    Returns:
        The other figures, and the spans of those that are dropped.
    """
    words = text.lower()
    if "có " not in words and "nay" not in words and "tại" not in words:
        return tuple(figures), ()  # as in most lines: none of the patterns can be there
    found = _FACT.compiled.finditer(text)
    facts = [fact.span() for fact in found if not _WANTED.search(fact.group())]
    told = tuple(
        one.span
        for one in figures
        if any(first < one.span[1] and one.span[0] < last for first, last in facts)
    )
    return tuple(one for one in figures if one.span not in told), told

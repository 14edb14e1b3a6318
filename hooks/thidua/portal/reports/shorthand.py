"""What terse reports write in short, written out before it is read: *HGĐ VH*, *8/10 = 80%*.

Short forms of the words of a target are read by their first letters (``report_words``); these stand
for words that a target does not have, or are no words at all.
"""

from __future__ import annotations

from thidua.figures import lexicon
from thidua.foundation.patterns import LatePattern, compile_late

_COUNTED_APART = LatePattern(
    rf"(?P<first>{lexicon.NUMBER_START}{lexicon.NUMBER} ?(?:buổi|cuộc|lớp|hội nghị|đợt|ha|km|m2|m²|"
    rf"con|cây|bóng|nhà|vụ|mô hình)) ?/ ?(?={lexicon.NUMBER} ?(?:lượt|người|hộ|thôn|xóm|bản|xã|"
    r"tuyến|học viên|hội viên|đoàn viên|thành viên)(?!\w))"
)
"""Two counts of one deed, which are no done of planned: *14 buổi/812 lượt người*."""
_EQUALS = LatePattern(rf"(?<=\S) ?(?:=|→|=>) ?(?P<share>{lexicon.NUMBER} ?%)(?! ?[^\W\d])")
_WRITTEN_OUT = (
    (("VH",), compile_late(r"(?<!\w)(?:H?GĐ|[Gg]ia đình) ?VH(?!\w)"), "gia đình văn hóa"),
    (
        ("VH",),
        compile_late(
            r"(?<!\w)(?P<of>[Tt]hôn|[Xx]óm|[Bb]ản|[Ll]àng|[Ấấ]p|[Bb]uôn|TDP|[Tt]ổ dân phố|KDC|"
            r"[Kk]hu dân cư|[Cc]ơ quan|CQ|[Đđ]ơn vị|ĐV) VH(?!\w)"
        ),
        r"\g<of> văn hóa",
    ),
    (("HGĐ",), compile_late(r"(?<!\w)HGĐ(?!\w)"), "hộ gia đình"),
    (("HVS",), compile_late(r"(?<!\w)HVS(?!\w)"), "hợp vệ sinh"),
    (("L",), compile_late(r"(?<=[Vv]ào )L ?(?P<class>\d{1,2})(?!\w)"), r"lớp \g<class>"),
    (("TNGT",), compile_late(r"(?<!\w)TNGT(?!\w)"), "tai nạn giao thông"),
)


def write_out(text: str) -> str:
    """The words of a report with what is written in short written out."""
    for needles, short, words in _WRITTEN_OUT:
        if any(needle in text for needle in needles):
            text = short.sub(words, text)
    if "/" in text:
        text = _COUNTED_APART.compiled.sub(r"\g<first>, ", text)
    return _EQUALS.compiled.sub(r" (\g<share>)", text) if "=" in text or "→" in text else text

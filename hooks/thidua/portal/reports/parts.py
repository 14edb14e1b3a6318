"""The words by which a thing of a report may be a part of what a target counts.

Words that narrow a thing cannot be told from words that make it another one (*doanh nghiệp nhỏ*,
*doanh nghiệp ma*), so both lists are closed: the groups, places, times, kinds, means and purposes
that surely leave a thing what it is, and those who do things. With any other word a number is
only near a target.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from thidua.foundation.patterns import compile_late
from thidua.language.vietnamese import CAPITALS
from thidua.portal.reports.report_phrases import (
    ACTOR,
    DOERS,
    GROUPS,
    HARMLESS,
    KINDS_OF_BODIES,
    PASSED_OVER,
    RATED_GROUPS,
    WORDS_OF_BODIES,
)
from thidua.portal.reports.report_words import plain_word

_WORD = compile_late(r"[^\W\d]\w*")
_GROUP = (
    r"thiếu nhi|đội viên|người lao động|lao động|cựu chiến binh|người có công|gia đình chính sách|"
    r"(?:hộ |người )?(?:cận )?nghèo|mồ côi|(?:có )?hoàn cảnh (?:đặc biệt )?khó khăn|"
    r"(?:đặc biệt )?khó khăn|hiếu học|vượt khó|(?:đồng bào )?dân tộc thiểu số|công dân|"
    r"cá nhân|tập thể|hộ gia đình|nhỏ(?: và vừa)?|làm chủ(?: hộ)?|chủ hộ|lực lượng vũ trang|trẻ em|"
    r"trường học|cơ quan|quần chúng"
)
_SITE = (
    r"(?:trụ sở(?: (?:UBND|làm việc|cơ quan))?|nhà văn hóa|tuyến (?:đường|phố)|đường|phố|công viên|"
    r"quảng trường|chợ|khuôn viên|trường(?: học)?|trạm y tế|khu di tích|nghĩa trang|vỉa hè|"
    r"bờ (?:sông|kênh)|sân(?: vận động)?)(?: (?:thôn|xóm|xã|phường|trung tâm|chính))?(?! [A-ZĐ])"
)
"""Places of a commune without a name."""
_PLACE = (
    r"nông thôn|thành thị|nội đồng|liên (?:xã|thôn|xóm)|(?:đường )?(?:ngõ xóm|ngõ|trục thôn|"
    r"trục xã)|(?:dọc |trên |tại )?(?:các )?tuyến(?: đường)?(?: chính)?|"
    r"(?:dọc|trên|tại) (?:các )?đường(?: chính)?|"
    r"(?:tại |ở |trong )?(?:khuôn viên )?(?:bệnh viện|nhà trường|khu dân cư|cơ sở)|"
    r"vùng (?:cao|sâu|xa|biên giới|đồng bào)|miền núi|cấp (?:cơ sở|xã|phường|trường|huyện|tỉnh)|"
    rf"(?:tại|ở|trên|dọc|quanh) (?:các )?{_SITE}(?:(?:,| và)(?: (?:tại|ở))?(?: các)? {_SITE})*|"
    rf"(?:tại |ở )?(?:các )?(?-i:thôn|xóm|bản|ấp)(?-i: [{CAPITALS}]\w*)+"
    rf"(?:(?:,| và)(?: (?:thôn|xóm|bản|ấp))?(?-i: [{CAPITALS}]\w*)+)*|"
    r"(?:tại|ở) (?:thôn|xóm|bản|ấp|khóm|khu phố|tổ dân phố|khu dân cư)(?: số)? \d{1,2}[A-Z]?"
)
_KIND = (
    r"(?:rừng )?(?:sản xuất|phòng hộ|đặc dụng|gỗ lớn)|tập trung|phân tán|chuyên đề|đột xuất|"
    r"định kỳ|tự chế|quân dụng|lưu động|trực quan|phong trào|truyền thống|xuất chuồng|"
    r"(?:đạt chuẩn )?nông thôn mới kiểu mẫu|(?:đạt )?chuẩn nông thôn mới(?! (?:về|trong|theo))|"
    r"đạt tiêu chí|"
    r"bê tông|cấp phối|rải nhựa|cây xanh|xanh|"
    r"bóng mát|rừng trồng|nông nghiệp|phi nông nghiệp|nữ quyền|bộ môn|lưu trữ|đơn phương|"
    r"song phương|điện tử(?: mức (?:độ )?\d)?|giao thông|(?:an ninh|trật tự|an ninh trật tự)|"
    r"tự quản|vay vốn|FSC|VietGAP|hữu cơ|(?:đạt )?(?:từ )?\d sao(?: trở lên)?|giao lưu|"
    r"giáo dục sức khỏe|chăm sóc sức khỏe|sau thuế|các môn|học sinh giỏi|phụ nữ trồng rau|"
    r"có hạt|cung cấp ra thị trường|phản biện xã hội|lợn nái|đông xuân|nhựa(?= *$)|dịch vụ|"
    r"chứng nhận"
)
_CROP = (
    r"rau(?: màu)?|hoa(?: màu)?|màu|cây (?:ăn quả|dược liệu|lâu năm|bưởi|cam|chè|quế|hồi|chuối|na|"
    r"sắn|mía|hồng|lê|mận|dứa)|cây trồng (?:khác|có giá trị)(?: kinh tế cao)?|ngô|đậu tương|lạc"
)
_TIME = (
    r"(?:nhân |trong )*(?:dịp )?(?:Tết|Xuân)(?: (?:Nguyên đán|Trung thu|cổ truyền|Sum vầy))?"
    rf"(?-i: (?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý) [{CAPITALS}]\w+)?|"
    r"(?:nhân |trong )*dịp (?:hè|lễ|Quốc khánh|khai giảng|năm học mới)|niên vụ|"
    r"chào mừng(?: các ngày lễ lớn)?|(?:các )?ngày lễ lớn|trước (?:thời )?hạn|"
    r"vụ (?:xuân|mùa|đông|hè thu|đông xuân)"
)
_MEANS = (
    r"(?:bằng|từ) (?:nguồn )?(?:vốn|nguồn) (?:nông thôn mới|xã hội hóa|đầu tư công|sự nghiệp|"
    r"chương trình mục tiêu quốc gia)|qua (?:hội )?(?:nông dân|phụ nữ)|giao nộp tự giác"
)
_AIM = (
    rf"(?:sang )?(?:trồng )?(?:các )?(?:{_CROP})(?:(?:,| và) (?:{_CROP}))*|thu hoạch (?:lúa|mùa)|"
    r"phục vụ (?:xuất khẩu|sản xuất|chăn nuôi|du lịch|dân sinh|thi công)|chuyển đổi(?= thành)|"
    r"(?:để )?(?:làm|mở rộng|mở|xây(?: dựng)?) (?:các )?(?:đường(?: giao thông)?(?: nông thôn)?|"
    r"nhà văn hóa|trường học|công trình(?: công cộng)?|kênh mương)"
)
_SAID_TWICE = (
    r"tốt|đủ|hiện có|làm mới|mở mới|kết nối|đến(?= *$| đạt)|các cấp|được nghiệm thu|thu được|"
    r"diện tích(?= đất)|đường(?= điện)|khu vực(?= ngoài)|bản đồ địa chính|biểu diễn|ưu tú|"
    r"(?<=kiên cố )hóa|(?<=bắt )giữ|(?<=khám )bệnh|(?<=rác )thải|(?<=vụ )việc|(?<=phát )thanh|"
    r"(?<=chi )thường xuyên|(?<=thư viện )(?:xã|phường|huyện|tỉnh|trường)|"
    r"(?<=bồi dưỡng )kiến thức(?: QPAN| quốc phòng(?:,? an ninh)?)?"
)
"""Words that say again what is said already, or that a thing is there."""
_PARTS = compile_late(
    rf"(?<!\w)(?:{_KIND}|{_TIME}|{_MEANS}|{_AIM}|{_PLACE}|{_SAID_TWICE}|{_GROUP}|"
    rf"{GROUPS.pattern}|{RATED_GROUPS.pattern})(?!\w)",
    re.IGNORECASE,
)
_TOPIC = compile_late(
    r"(?<!\w)(?:buổi|cuộc|hội nghị|lớp|đợt|mô hình|chuyên đề|tổ chức đảng|chi bộ|tin|bài)(?!\w)"
    r".*?(?<!\w)(?P<topic>(?:về|(?:trên|thuộc) (?:các )?lĩnh vực) [^,;()\d]+)",
    re.IGNORECASE,
)
"""What something that is held or shown is about: all of it still is one."""
_DOERS_OF_PARTS = compile_late(
    r"(?<!\w)(?:"
    r"phụ huynh|thầy cô|tiểu thương|đội viên|thiếu nhi|người lao động|nhà hảo tâm|"
    r"mạnh thường quân|quỹ|thư viện|chi cục|ban giám hiệu|tổ chuyên môn|người cao tuổi|dân quân|"
    r"tập thể|câu lạc bộ|thôn|xóm|bản|kết nối|"
    r"kiểm tra(?= liên ngành)|nhóm thiện nguyện|hộ dân|các hộ|nhân dịp|liên ngành|bảo vệ|dạy nghề|"
    r"(?:phối hợp|cùng|liên kết)(?: với)?|vận động(?= (?:nhân dân|bà con|người dân))|hướng dẫn"
    r"(?= (?:nhân dân|bà con|người dân|hội viên))|đóng góp(?: (?:kinh phí|công sức|ngày công))?|"
    r"tự nguyện|tích cực|chủ động|thường xuyên|sôi nổi|hăng hái|ra quân|tham mưu|đã|trực tiếp|"
    r"tự|tăng gia|học sinh giỏi|thầy|trò|(?:dân[ _]quân )?tự vệ|dân_quân|cảnh sát(?: giao thông)?|"
    r"tổ công tác(?: đề án(?: 06)?)?|biên tập|giám hiệu|chuyên môn|ubkt|trực thuộc|lưu trữ|"
    r"trợ giúp pháp lý|an ninh trật tự|bộ môn|duy trì nền nếp|khoa(?-i: [A-ZĐ]\w+)|"
    r"(?:nhận|thụ lý|thu nhận|chỉnh lý|khám)(?=,? *(?:và *)?$)|"
    rf"{ACTOR.pattern}|{DOERS.pattern}|{KINDS_OF_BODIES.pattern}|{GROUPS.pattern})(?!\w)",
    re.IGNORECASE,
)


def says_only_which(name: str, there: Iterable[str]) -> bool:
    """Whether all that a name has beyond a target surely says which part of it is meant.

    Args:
        name: what a report says a number is of, without who did it.
        there: the words of the target, without accents.
    """
    topic = _TOPIC.search(name)
    if topic:
        name = f"{name[: topic.start('topic')]} {name[topic.end('topic') :]}"
    name = PASSED_OVER.sub(" ", _PARTS.sub(" ", name))
    known = set(there)
    return all(
        word.lower() in HARMLESS or plain_word(word) in known for word in _WORD.findall(name)
    )


def says_only_who(words: str) -> bool:
    """Whether words before a verb only say who does it, alone, with whom and how eagerly."""
    rest = _DOERS_OF_PARTS.sub(" ", PASSED_OVER.sub(" ", words))
    return not re.search(r"\d", rest) and all(
        word.lower() in HARMLESS or (word in WORDS_OF_BODIES and word != "giao")
        for word in _WORD.findall(rest)
    )

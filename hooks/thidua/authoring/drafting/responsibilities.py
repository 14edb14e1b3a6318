"""Finding the units in a paragraph of “Tổ chức thực hiện”, and their roles.

A paragraph begins with the units (“Phòng Nội vụ chủ trì, phối hợp với …”), or with a request to
them (“Đề nghị …”). Their list ends at a verb. Units with a common head noun (“Thủ trưởng các phòng,
ban, ngành”) remain one unit.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from thidua.authoring.drafting.unit_words import has_other_words
from thidua.language.bodies import BODY_WORDS, LOWER_BODY_WORDS
from thidua.language.vietnamese import CAPITALS

_ASK = re.compile(r"^(?P<verb>Đề nghị|Trân trọng đề nghị|Giao|Yêu cầu|Phân công)\s+(?:cho\s+)?")
_ADVERBIAL = re.compile(
    r"^(?:Căn cứ|Trên cơ sở|Theo|Để|Trong quá trình|Thực hiện|Định kỳ|Hằng năm|Hàng năm)\b.*?,\s+"
    r"(?=(?:từng|các|mỗi|cơ quan|đơn vị|Thủ trưởng|Chủ tịch|Phòng|Ban|Sở|Hội đồng|Ủy ban|UBND)\b)"
)
_VERBS = (
    "chủ trì", "phối hợp", "tham mưu", "theo dõi", "đẩy mạnh", "tiếp tục", "có trách nhiệm",
    "chịu trách nhiệm", "có nhiệm vụ", "đề cao", "xây dựng", "triển khai", "căn cứ", "vận động",
    "giúp", "hướng dẫn", "chỉ đạo", "thực hiện", "tăng cường", "phát động", "đôn đốc", "kiểm tra",
    "tuyên truyền", "rà soát", "bố trí", "cân đối", "quan tâm", "định kỳ", "chủ động", "kịp thời",
    "thường xuyên", "phát huy", "nâng cao", "làm tốt", "quán triệt", "cụ thể hóa", "tích cực",
    "tổng hợp", "báo cáo", "phản ánh", "đưa tin", "giới thiệu", "mở chuyên",
    "chuẩn bị", "phổ biến", "lựa chọn", "ban hành", "đăng ký", "bám sát", "tập trung", "cử",
    "gửi", "nghiên cứu", "dựa trên", "lồng ghép", "(?<!cấp trên )trực tiếp", "hằng năm",
    "hàng năm", "cùng",
    "hoàn thành", "huy động", "duy trì", "khẩn trương", "tiến hành", "thành lập", "đề xuất",
    "cung cấp", "tham gia", "chấp hành", "phát hiện",
    "là (?:cơ quan|đơn vị|bộ phận|đầu mối|thường trực)",
    "làm (?:nhiệm vụ )?(?:cơ quan |đơn vị )?thường trực", "có văn bản",
    "sơ kết", "hỗ trợ", "tạo điều kiện", "đảm bảo", "bảo đảm", "cài đặt", "thẩm định", "đánh giá",
    "giải quyết", "xử lý", "biên soạn", "thống kê", "tiếp nhận", "khảo sát", "giám sát", "đăng tải",
    "nhân rộng", "phấn đấu", "đổi mới", "khuyến khích", "biểu dương", "trên cơ sở", "phải",
    "(?<!Hậu )(?<!hậu )cần(?! Thơ)",
    "theo (?:chức năng|nhiệm vụ|thẩm quyền|phân công|quy định)",
    "(?<!các )(?<!, )(?<!và )(?<!quan )(?<!những )tổ chức(?!\\s*[,;.)]|\\s+(?:thành viên|"
    "chính trị|xã hội|cơ sở|đảng|Đảng|hội(?! (?:diễn|thi|nghị|thảo|trại|thao|chợ|đua))|"
    "tôn giáo|kinh tế|quần chúng|đoàn thể|cá nhân|và|"
    "liên quan|khác|trên)\\b)",
    "(?<!Tổng )phụ trách", "yêu cầu", "kiện toàn", "mở lớp", "mở đợt", "mở cuộc", "nắm chắc",
    "nắm tình hình", "tuyên dương",
    "thông báo", "quản lý", "bình chọn", "bình xét", "xét chọn", "xét duyệt", "cập nhật", "bổ sung",
    "phân công", "phân bổ", "lập kế hoạch", "lập danh sách", "lập hồ sơ", "họp", "trình Ủy ban",
    "trình UBND", "trình cấp", "sử dụng",
    "chấm", "ký giao ước", "ký kết", "viết tin", "đăng tin", "đưa nội dung", "làm đầu mối",
    "(?:hàng|hằng) (?:tháng|quý|tuần|ngày)", "ngay sau", "sau khi", "trước ngày", "chậm nhất",
    "truyền thông", "có (?=ít nhất|tối thiểu|từ|trên|\\d)", "tiếp sóng", "lãnh đạo",
    "gương mẫu", "ủng hộ", "nộp báo cáo", "dành thời",
    "phát(?! thanh| triển)", "thu(?! hút)", "nộp", "treo", "viết", "(?<!nuôi )trồng", "quét",
    "dọn", "tặng",
    "xét(?! xử)", "ra quân", "giao(?! thông| dịch)", "hoàn thiện", "(?<!công )(?<!ộc )lập", "mở",
    "nêu gương", "hưởng ứng", "đầu mối (?=theo|tham|tổng|tiếp)", "tự(?! vệ| quản)",
    "ứng dụng", "xem xét", "xác định", "ưu tiên", "thẩm tra", "trưng bày", "trang trí",
    "(?<!Đào )(?<!đào )(?<!sáng )tạo",
    "tăng", "động viên", "phát sóng", "chú trọng", "nghiêm túc", "tập huấn", "nhắc nhở",
    "làm sạch", "số hóa", "kết nối", "tháo gỡ", "chi trả", "giải ngân", "thu gom", "thu hồi",
    "giám định", "niêm yết", "công khai", "công bố", "trao thưởng", "sưu tầm", "in ấn",
    "làm (?=công tác|việc|vệ sinh|nòng cốt)", "lắp đặt", "nạo vét", "chỉnh trang",
    "phân loại", "ghi nhận", "cắm biển",
)  # fmt: skip
_VERB = re.compile(rf"[\s,;]+(?P<verb>{'|'.join(_VERBS)})\b")
_NAMES_WITH_VERBS = re.compile(
    r"(?<!\w)(?:(?:Ủy ban|Uỷ ban|Đoàn|Tổ|Ban|Phòng) kiểm tra|(?:Ban|Tổ|Đoàn) giám sát|"
    r"(?:Ban|Chi cục|Cục|Đội|Trung tâm|Tổ) quản lý|(?:Trung tâm|Quỹ|Tổ) hỗ trợ|"
    r"(?:Chi cục|Cục|Phòng|Công chức) thống kê|(?:Tổ|Đội|Ban) tuyên truyền|"
    r"(?:Kế hoạch|Hành chính|Nghiệp vụ|Tham mưu)(?: -)? tổng hợp(?!,? (?:báo cáo|số liệu|danh sách|"
    r"ý kiến|chung|những))|"
    r"(?:Tổ|Ban) (?:vận động|hướng dẫn|thẩm định|thẩm tra|đánh giá|tiếp nhận))"
    r"(?! (?:việc|các|công tác|tình hình|kết quả|đến|từng|và)\b)|"
    r"(?<!\w)đầu tư (?:xây dựng|phát triển)\b"
)
"""Names that have a verb in them: *Ủy ban kiểm tra Đảng ủy*."""
_GOES_ON = re.compile(
    r",\s+(?:hỗ trợ|quản lý|thống kê|tổng hợp|kiểm tra|giám sát|tuyên truyền|xử lý|đánh giá|"
    r"thẩm định|truyền thông|tiếp nhận|vận động|hướng dẫn|giám định|cung cấp|phát hiện)"
    r"(?: (?!các|những|việc|sau|cụ|như)[^\s,;.:]+){0,4}(?=\s?:)"
)
"""The rest of a name before a colon: *Trung tâm Tư vấn, hỗ trợ hợp tác xã: …*."""
_NEXT_UNIT = re.compile(
    rf",\s+(?=(?:{BODY_WORDS})\b|các\s+(?:cơ quan|tổ chức|đoàn thể|hội|ban|phòng|sở|đơn vị|xã|"
    rf"doanh nghiệp|địa phương|khối|cụm|trường)|giáo viên\b|(?:{LOWER_BODY_WORDS})\s+"
    rf"[{CAPITALS}](?![{CAPITALS}]))|;\s+|(?<!HĐND)\s+và\s+"
    rf"(?=(?:{BODY_WORDS}|các|công đoàn|chi đoàn|chi hội|liên đội)\b)"
)
_STANDING = re.compile(r"\s*(?:\(|[-–]\s+)(?:là\s+)?[Cc]ơ quan\b[^)]*\)?")
_LEADING_MANY = re.compile(r"^(?:Thủ trưởng|Người đứng đầu|Lãnh đạo)\b")
_WITH = re.compile(r"phối hợp(?: chặt chẽ)?(?:,)?\s+(?:với|cùng)\s+|phối hợp\s+(?=các\b)")
_CAPITAL = re.compile(rf"[{CAPITALS}]")
_UNIT = re.compile(
    rf"(?:{BODY_WORDS}|UBMTTQ|UBMT|MTTQ|phòng|ban(?! hành)|văn phòng|trung tâm|công an|[Cc]ác|"
    r"[Tt]ừng|[Mm]ỗi|[Ll]ực lượng|[Gg]iáo viên|Tổng phụ trách|nhà trường|chi đoàn|[Cc]ơ quan|"
    r"[Đđ]ơn vị)\b"
)
_LONGEST_UNIT = 120
_DAY = re.compile(r"\d/\d")  # names of units have no dates


class NamedUnit(NamedTuple):
    """A unit as printed, and its role as in the model."""

    name: str
    role: str


class NamedUnits(NamedTuple):
    """The units in a paragraph, and whether it is sure that they are units."""

    units: tuple[NamedUnit, ...]
    is_sure: bool

    def list_odd(self) -> list[str]:
        """List the names with a word that names of units do not have: a verb may be in them."""
        return [unit.name for unit in self.units if has_other_words(unit.name)]


def find_units(text: str) -> NamedUnits:
    """Find the units to which a paragraph assigns tasks, with their roles."""
    asked = _ASK.match(text)
    begin = asked.end() if asked else 0
    if not asked and (adverbial := _ADVERBIAL.match(text)):
        begin = adverbial.end()
    subject, rest = _split_subject(text[begin:])
    names = _split_units(subject)
    role = _find_role(asked["verb"] if asked else "", rest)
    units = [NamedUnit(name, role) for name in names]
    others = [NamedUnit(name, "coordinate") for name in _find_partners(rest, role)]
    others += _find_second_subject(rest)
    units += [unit for unit in others if unit.name not in names]
    is_sure = bool(names) and all(_is_unit(name) for name in names)
    return NamedUnits(tuple(units), is_sure)


def split_unit_names(words: str) -> list[str]:
    """Split a cell that holds nothing but names of units."""
    return [name for part in re.split(r"\s*[;,\n]\s*(?=[A-ZĐÀ-Ỹ]|các )", words.strip(" .;,"))
            for name in _split_units(part)]  # fmt: skip


def _split_subject(text: str) -> tuple[str, str]:
    """Split a paragraph into the words before its first verb or colon, and what follows."""
    colon = text.find(":")
    verb = _VERB.search(text)
    while verb and (_in_brackets(text, verb.start()) or _is_in_a_name(text, verb)):
        if _in_brackets(text, verb.start()) and colon >= 0:
            return text[:colon], text[colon + 1 :]
        verb = _VERB.search(text, verb.end())
    if colon >= 0 and (verb is None or colon < verb.start() or _GOES_ON.match(text, verb.start())):
        return text[:colon], text[colon + 1 :]
    if verb is None:
        return text, ""
    return text[: verb.start()], text[verb.start() :]


def _is_in_a_name(text: str, verb: re.Match[str]) -> bool:
    at = verb.start("verb")
    return any(name.start() < at < name.end() for name in _NAMES_WITH_VERBS.finditer(text))


def _in_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _split_units(subject: str) -> list[str]:
    """Split a list of units at the beginning of each unit."""
    words = _STANDING.sub("", subject).strip(" ,;")
    if not words:
        return []
    pieces: list[str] = []
    start = 0
    for cut in _NEXT_UNIT.finditer(words):
        if _in_brackets(words, cut.start()):
            continue
        within = _LEADING_MANY.match(words[start:]) and words[cut.end() :].startswith("các ")
        if within and not cut.group().startswith(";"):
            continue
        pieces.append(words[start : cut.start()])
        start = cut.end()
    pieces.append(words[start:])
    return [piece.strip(" ,;") for piece in pieces if piece.strip(" ,;")]


def _find_role(asked: str, rest: str) -> str:
    """Find the role of the units that a paragraph begins with.

    Args:
        asked: the verb of the request to them (“Đề nghị”), or empty.
        rest: the words after the units.
    """
    if asked.endswith("ề nghị"):
        return "request"
    if asked:
        return "lead" if re.match(r"\s*chủ trì\b", rest) else "assign"
    if re.search(r"\b[Cc]hủ trì\b", rest.split(".", maxsplit=1)[0]):
        return "lead"
    start = _WITH.sub("", rest.lstrip(" ,;"))
    if re.match(r"(?:giúp|tham mưu)\b", start):
        return "support"
    after = re.match(r".{0,80}?\b(?:tham mưu (?:cho|giúp)|giúp)\b", rest)
    return "support" if after and _WITH.match(rest.lstrip(" ,;")) else "assign"


def _find_partners(rest: str, role: str) -> list[str]:
    """Find the units after “phối hợp với”."""
    if role == "request":
        return []
    match = re.search(r"\b[Pp]hối hợp(?: chặt chẽ)?,?\s+(?:(?:với|cùng)\s+)?", rest)
    if not match:
        return []
    words = rest[match.end() :]
    if not (_CAPITAL.match(words) or _UNIT.match(words)):
        return []
    subject, _ = _split_subject(words)
    return [unit for unit in _split_units(re.split(r"[.;]", subject)[0]) if _is_unit(unit)]


def _find_second_subject(rest: str) -> list[NamedUnit]:
    """Find the units after the semicolon in “…chủ trì; Trung tâm … phối hợp đẩy mạnh”."""
    match = re.match(r"\s*chủ trì;\s+(?P<words>.+?)\s+phối hợp\b", rest)
    if not match:
        return []
    return [NamedUnit(unit, "coordinate") for unit in _split_units(match["words"])]


def _is_unit(name: str) -> bool:
    is_whole = len(name) <= _LONGEST_UNIT and not name.endswith(".")
    return is_whole and not _DAY.search(name) and bool(_UNIT.match(name))

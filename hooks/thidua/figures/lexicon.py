"""Tables of the words that matter around a number. New wordings are added here.

Every entry is a regular expression, matched without regard to case. A wording must stand before
every shorter one with which it begins, because the first match is taken.
"""

from __future__ import annotations

import re
from functools import cache

from thidua.figures.model import Comparator, Direction

NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
YEAR = r"(?:19|20)\d\d"
NUMBER_START = r"(?<![\w])(?<!\d[.,/])"
NUMBER_END = r"(?!\d|[.,]\d)"

BEFORE = (
    (r"đạt/vượt|đạt (?:hoặc|và) vượt|bằng hoặc (?:cao|lớn) hơn", Comparator.GE),
    (r"không (?:dưới|thấp hơn|ít hơn|nhỏ hơn|kém)(?: mức)?|ít nhất|tối thiểu|thấp nhất|≥|>=",
     Comparator.GE),
    (r"không (?:quá|vượt quá|vượt|cao hơn|nhiều hơn|lớn hơn|trên)(?: mức)?|tối đa|nhiều nhất"
     r"|cao nhất|≤|<=", Comparator.LE),
    (r"trên(?: mức)?|hơn|cao hơn|nhiều hơn|vượt(?: mức)?|>", Comparator.GT),
    (r"dưới(?: mức)?|thấp hơn|ít hơn|chưa đến|<", Comparator.LT),
    (r"khoảng|ước(?: đạt| khoảng| tính)?|dự kiến|tầm|xấp xỉ|chừng|~|≈", Comparator.APPROX),
    (r"gần", Comparator.NEAR),
)  # fmt: skip
"""Words of comparison before a number, also with a colon between them: ``trên: 98%``."""

AFTER = (
    (r"trở lên|hoặc hơn|hoặc cao hơn", Comparator.GE),
    (r"trở xuống|hoặc thấp hơn", Comparator.LE),
)
"""Words of comparison after a number and its unit."""

CHANGE = (
    (r"(?:giảm|hạ|kéo giảm|kéo)? ?(?:xuống|còn lại)? ?còn", Direction.DECREASE_TO),
    (r"(?:giảm|hạ|kéo giảm|kéo)? ?xuống", Direction.DECREASE_TO),
    (r"(?:tăng|nâng)? ?(?<!trở )lên(?: đến| tới| mức)?", Direction.INCREASE_TO),
    (r"(?:đạt|tăng|bổ sung|phát triển) thêm|tăng|thêm", Direction.INCREASE),
    (r"giảm(?: thêm)?|hạ|kéo giảm", Direction.DECREASE),
    (r"duy trì|giữ vững|giữ ổn định|ổn định|giữ", Direction.MAINTAIN),
)
"""Words of change right before a number or at the end of a name."""

EACH_YEAR = r"(?: (?:bình quân|trung bình|mỗi năm|hằng năm|hàng năm))*"
"""Words that may stand between a word of change and its number."""

OPENING = (
    (r"giảm|hạ|kéo giảm", Direction.DECREASE),
    (r"tăng thêm|tăng(?! cường| trưởng| tốc)", Direction.INCREASE),
    (r"nâng(?! cao| cấp| tầm)|đưa(?= tỷ lệ)", Direction.INCREASE_TO),
    (r"duy trì|giữ vững|giữ ổn định", Direction.MAINTAIN),
)
"""Verbs at the beginning of a name that give the direction: ``Giảm tỷ lệ hộ nghèo``."""

NEW = r"(?:thành lập|công nhận|việc làm|xây dựng|xây|trồng|phát triển|kết nạp|tuyển|mở|cấp|tạo) mới"
"""Words for new things; a number of new things is an increase."""

NOT_A_CHANGE = r"(?:tốc độ|nhịp độ|tỷ lệ|tỉ lệ|tỷ suất|mức|chỉ số|giá trị|giá trị gia) tăng"
"""Names that measure a growth: *tốc độ tăng dân số 0,79%* is a level."""

ACHIEVING = (
    r"(?:phấn đấu|đạt tỷ lệ|đạt tỉ lệ|đạt mức|đạt|đảm bảo|bảo đảm|chiếm|là|bằng|gấp|cho|hoàn thành|"
    r"thực hiện|có|được|với|ở mức|mức|trong đó|tỷ lệ|từ|:)"
)
"""Words between a name and its number that have no meaning of their own."""

EFFORT = r"(?:phấn đấu|tiếp tục|nỗ lực|quyết tâm|trong đó|cụ thể|riêng|và)"
"""Words at the beginning of a clause that do not belong to the name."""

WITHOUT_NUMBER = (
    r"không (?:để|có|còn|phát sinh|xảy ra)|hạn chế|giữ vững|duy trì|giữ|ổn định|đạt|hoàn thành|"
    r"giảm|tăng(?! trưởng)|xóa|nâng|bảo đảm|đảm bảo|phấn đấu|tiếp tục|"
    r".{1,60} (?:đạt chuẩn|được công nhận|hoàn thành)"
)
"""Beginnings of clauses that set a target without a number."""

ADDS_TO_NAME = (
    r"(?!(?:dự toán|kế hoạch|so|theo|trên|trong|tại|ở|của|cho|vào|đến|trở|do|nhằm|để)(?!\w))[^\W\d]"
)
"""Matches the first letter of words after a value that say what it counts: ``100% xã đạt chuẩn``;
words that begin otherwise belong to something else."""

LEADING = r"(?:lên|xuống|còn)(?!\w)"
EARLIER = r"(?:TH|UTH|thực hiện|ước thực hiện|ước TH|kết quả|hiện nay|hiện tại|hiện|đầu kỳ)"
"""Beginnings of parentheses with the level before the change."""

MEASURES = (
    r"điểm phần trăm|điểm %|phần trăm|%(?: (?:GRDP|GDP|biên chế))?|‰|"
    r"(?:nghìn |ngàn |trăm )?(?:tỷ|tỉ|triệu)(?: đồng| đ| USD| đô la| kWh)?|tr\.? ?đ|trđ|"
    r"(?:nghìn|ngàn) (?:đồng|USD)|đồng|USD|"
    r"km2|km²|km|m2|m²|m3|m³|mét|m|ha|héc ta|hecta|sào|mẫu|"
    r"tấn|tạ|yến|kg|kilôgam|gam|lít|kWh|kW|MWh|MW|giờ|phút|ngày|tháng|tuổi|điểm(?! trường)"
)
"""Units of measurement and money."""

COUNTED = (
    r"xã, phường, thị trấn|xã, thị trấn|xã, phường|phường, xã|thôn, bản|thôn, xóm|xóm, bản|"
    r"xã/thị trấn|xã|phường|thị trấn|huyện|tỉnh|thôn|xóm|bản|buôn|ấp|làng|tổ dân phố|khu phố|"
    r"khu dân cư|khu|hộ gia đình|hộ nghèo|hộ dân|hộ|gia đình|người lao động|người dân|người|"
    r"lao động|lượt người|lượt khách|lượt|khách|học sinh|học viên|sinh viên|trẻ em|trẻ|cháu|"
    r"bác sĩ|giường bệnh|giường|cán bộ|công chức|viên chức|đảng viên|đoàn viên|hội viên|"
    r"chi bộ|tổ chức đảng|thành viên|công dân|thanh niên|"
    r"trường học|trường hợp|trường|lớp học|lớp|phòng học|phòng|trạm y tế|trạm|cơ sở|cơ quan|đơn vị|"
    r"doanh nghiệp|hợp tác xã|tổ hợp tác|HTX|THT|trang trại|dự án|công trình|mô hình|sản phẩm|"
    r"tiêu chí|chỉ tiêu|danh hiệu|điển hình|sáng kiến|đề tài|hồ sơ|thủ tục|dịch vụ|"
    r"thuê bao|hội nghị|hội thi|đợt|cuộc|buổi|vụ việc|vụ án|vụ|tin|bài|giấy chứng nhận|giấy|"
    r"nhà văn hóa|nhà văn hoá|nhà ở|nhà|căn nhà|căn|ngôi nhà|cầu|cống|tuyến đường|tuyến|"
    r"đàn|con|cây|khẩu|suất quà|suất|quà|bậc|hạng|lần|đơn vị máu|phần quà|bếp|hầm|giếng|"
    r"chợ|điểm trường|câu lạc bộ|nhóm|tổ|đội|mũi|chiếc|cái|bộ|tấm"
)
"""Nouns that are counted."""

SCALE = r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ) "
SCALED = rf"{SCALE}(?:{COUNTED})"
SHARED = rf" ?/ ?(?:{NUMBER} ?)?(?:vạn dân|[^\W\d]+(?: (?:dân|động|canh tác|sinh|dân cư))?)"
ANY_UNIT = rf"(?:{SCALED}|{MEASURES}|{COUNTED})(?!\w)"
UNIT = rf"{ANY_UNIT}(?:{SHARED}(?!\w))*"

NOT_A_NOUN = (
    r"tại|ở|so|với|trở|theo|của|và|hoặc|trên|dưới|đến|từ|trong|ngoài|cho|năm|tháng|ngày|quý|tuần|"
    r"tuổi|đạt|tăng|giảm|được|là|có|để|bị|về|cả|các|những|này|nữa|không|lên|xuống|còn|bằng|vào|"
    r"trước|sau|khi|nếu|như|thì|mà|gồm|đối|hàng|hằng|bình|tương|trung|phấn|duy"
)
"""Words that can follow a number but are not what it counts."""

_NOT_MEASURED = "".join(
    f"(?<!{words}{between} )"
    for words in ("giảm", "tăng", "thêm", "rút ngắn", "thọ", "thọ trung bình", "thọ bình quân")
    for between in ("", ":", " đạt", " là", " còn")
)
"""After these words a length of time is a figure: ``giảm 02 ngày``, ``tuổi thọ đạt 75 tuổi``."""

LOOKALIKES = (
    # Dates, years and stretches of years.
    r"(?:ngày|hạn|trước|sau|đến|từ|hết|dịp|sáng|chiều) +(?:ngày +)?\d{1,2}[/-]\d{1,2}"
    rf"(?:[/-]{YEAR})?",
    rf"\d{{1,2}}[/.-]\d{{1,2}}[/.-]{YEAR}",
    rf"(?:tháng|quý) +(?:\d{{1,2}}|[IVX]+)(?: ?[/-] ?{YEAR}| +năm +{YEAR})?",
    rf"ngày +\d{{1,2}}(?: +tháng +\d{{1,2}})?(?: +năm +{YEAR})?",
    rf"{YEAR} ?[-–] ?{YEAR}",
    rf"(?:năm|TH|KH|UTH|thực hiện|kế hoạch) +{YEAR}",
    rf"{YEAR}(?![\w.,%])(?! *{ANY_UNIT})",
    rf"(?:giai đoạn|nhiệm kỳ|niên khóa|năm học|vụ|mùa) +{YEAR}(?: ?[-–] ?{YEAR})?",
    # Ages and lengths of time.
    r"(?=từ|trên|dưới|đủ|\d)"  # testing the first word alone is fast
    rf"{_NOT_MEASURED}(?:(?:từ|trên|dưới|đủ) +)?{NUMBER}"
    rf"(?:(?: ?[-–] ?| +đến +(?:dưới +)?){NUMBER})? +(?:tháng tuổi|tuổi|tháng|năm|ngày|tuần)"
    r"(?: trở (?:lên|xuống))?(?!\w)",
    # Names of documents, programmes, roads, classes.
    r"(?:nghị quyết|quyết định|chỉ thị|kế hoạch|thông tư|nghị định|đề án|luật|điều|khoản|điểm|"
    r"chương trình|công văn|kết luận|quy định|hướng dẫn|dự án|tiểu dự án|nội dung|tiêu chí|mục|"
    r"quốc lộ|tỉnh lộ|đường tỉnh|đường huyện|đường|khu|tổ|lô|đợt|bước|vòng|thứ|lần|lớp|khối|"
    r"đối tượng|loại|nhóm|quân khu|nhà máy|covid)"
    rf"(?: số)?[ -]+(?:\d+(?:[.,]\d+)*)(?![.,]?\d)(?! ?{ANY_UNIT})"
    r"(?:[/-][\w/.-]*[A-ZĐa-zđ][\w/.-]*)?",
    r"(?-i:\d+[/-](?:\d{4}/)?[A-ZĐ][\w/-]*)",
    r"(?-i:[A-ZĐ]+[.-]?\d+(?!\w))",
    # What a rate is counted over.
    r"(?:trên|cho) +(?:100|1\.000|10\.000|100\.000) +(?:người +)?(?:dân|trẻ|người)",
    r"(?:trên|cho) +0?1 ?(?:ha|hộ|người|vạn dân)"
    r"(?=[^;,.]{0,40}(?::|đạt|là|bình quân)[^;,.]{0,20}\d)",
    r"\d+ sao(?: trở lên)?",
    # Several levels together: “dịch vụ công trực tuyến mức độ 3, 4”.
    r"(?:mức độ|cấp độ) +\d{1,2}(?:(?:,| và) +(?:(?:mức|cấp) độ +)?\d{1,2})+"
    r"(?= *(?:[,;:).]|$|(?:đạt|trên|của|là|cho|tăng|từ)(?!\w)))",
    rf"cả {NUMBER} tiêu chí",
    # Counts of things that are no targets, and of places.
    rf"(?:ở|tại) +{NUMBER} +(?:{COUNTED})(?!\w)",
    rf"{NUMBER} +(?:phong trào|nội dung|nhiệm vụ|khâu|đột phá|chương trình)(?!\w)",
)
"""Texts with digits that are not figures."""


def table(rows: tuple[tuple[str, object], ...]) -> str:
    """All wordings of a table as one regular expression."""
    return "|".join(words for words, _ in rows)


def lookup(rows: tuple[tuple[str, Comparator], ...], text: str) -> Comparator | None:
    """The meaning of a text that the expression from :func:`table` matched; None without one."""
    for words, meaning in rows:
        if _wording(words).fullmatch(text):
            return meaning
    return None


@cache
def _wording(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)

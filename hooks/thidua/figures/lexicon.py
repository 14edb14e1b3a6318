"""Tables of the words that matter around a number. New wordings are added here.

Every entry is a regular expression, matched without regard to case. A wording must stand before
every shorter one with which it begins, because the first match is taken.
"""

from __future__ import annotations

import re
from functools import cache

from thidua.figures.model import Comparator, Direction
from thidua.figures.nouns import COUNTED, TWO_SYLLABLES

SPACED = r"(?-i:[1-9]\d{0,2}(?: \d{3})+)(?:,\d+)?(?! ?%|\d| \d)"
"""A number with spaces between its thousands."""

NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
YEAR = r"(?:19|20)\d\d"
NUMBER_START = r"(?<![\w])(?<!\d[.,/])"
NUMBER_END = r"(?!\d|[.,]\d)"

BEFORE = (
    (r"đạt/vượt|đạt (?:hoặc|và) vượt|bằng hoặc (?:cao|lớn) hơn", Comparator.GE),
    (r"không (?:dưới|thấp hơn|ít hơn|nhỏ hơn|kém)(?: mức)?|ít nhất|tối thiểu|chí ít(?: là)?|ít ra|"
     r"thấp nhất|≥|>=|=>",
     Comparator.GE),
    (r"không (?:(?:để|có) )?(?:quá|vượt quá|vượt)(?: mức)?|không (?:cao hơn|nhiều hơn|lớn hơn|trên)"
     r"(?: mức)?|tối đa|nhiều nhất"
     r"|cao nhất|≤|<=|=<", Comparator.LE),
    (r"(?<!cấp )(?<!tuyến )trên(?: mức)?|(?:quá|già)(?= (?:một )?nửa)|hơn|cao hơn|nhiều hơn|"
     r"vượt quá|vượt(?: mức)?|(?<!-)>", Comparator.GT),
    (r"(?<!cấp )(?<!(?<!chuyển )tuyến )dưới(?: mức)?|thấp hơn|ít hơn|(?:chưa|không) (?:đến|tới)|<",
     Comparator.LT),
    (r"khoảng|(?<!hương )(?<!quy )(?<!giao )(?<!công )(?<!mong )ước(?: đạt| khoảng| tính)?|"
     r"dự kiến|(?<!sưu )(?<!truy )(?<!ngang )(?<!nâng )tầm|xấp xỉ|chừng|~|≈", Comparator.APPROX),
    (r"gần|ngót", Comparator.NEAR),
)  # fmt: skip
"""Words of comparison before a number, also with a colon between them: ``trên: 98%``."""

AFTER = (
    (r"trở lên|hoặc hơn|hoặc cao hơn", Comparator.GE),
    (r"trở xuống|hoặc thấp hơn", Comparator.LE),
)
"""Words of comparison after a number and its unit."""

CHANGE = (
    (
        r"(?:giảm|hạ|kéo giảm|kéo)(?: xuống)? còn lại|"
        r"(?:giảm|hạ|kéo giảm|kéo)? ?(?:xuống|còn lại)? ?còn",
        Direction.DECREASE_TO,
    ),
    (r"(?:giảm|hạ|kéo giảm|kéo)? ?(?<!trở )(?<!tải )xuống", Direction.DECREASE_TO),
    (r"(?:tăng|nâng)? ?(?<!trở )(?<!tải )lên(?: đến| tới| mức)?", Direction.INCREASE_TO),
    (
        r"(?:đạt|tăng|bổ sung|phát triển) thêm|tăng|"
        r"(?<!giờ làm )(?<!việc làm )(?<!tiền làm )(?<!học )(?<!dạy )thêm|[↑⬆]",
        Direction.INCREASE,
    ),
    (
        r"cắt giảm|tiết giảm|giảm thiểu|giảm(?: thêm| bớt)?|hạ|kéo giảm|rút ngắn(?: được)?|"
        r"(?<!cắt )bớt(?: đi)?|[↓⬇]",
        Direction.DECREASE,
    ),
    (
        r"duy trì|giữ vững|giữ ổn định|ổn định|(?<!bắt )(?<!thu )(?<!tạm )(?<!lưu )(?<!canh )giữ",
        Direction.MAINTAIN,
    ),
)
"""Words of change right before a number or at the end of a name."""

EACH_YEAR = r"(?: (?:bình quân|trung bình|mỗi năm|hằng năm|hàng năm))*"
"""Words that may stand between a word of change and its number."""

OPENING = (
    (
        r"(?:mức|tốc độ|tỷ lệ|tỉ lệ) giảm(?! nghèo)|"
        r"cắt giảm|tiết giảm|giảm thiểu|giảm(?! nghèo)|hạ(?! tầng| du| lưu| sĩ| sỹ)|kéo giảm|"
        r"rút ngắn",
        Direction.DECREASE,
    ),
    (r"tăng thêm|tăng(?! cường| trưởng| tốc| gia)", Direction.INCREASE),
    (r"nâng(?! cao| cấp| tầm)|đưa(?= tỷ lệ)", Direction.INCREASE_TO),
    (r"duy trì|giữ vững|giữ ổn định", Direction.MAINTAIN),
)
"""Verbs at the beginning of a name that give the direction: ``Giảm tỷ lệ hộ nghèo``."""

NEW = r"(?:thành lập|công nhận|việc làm|xây dựng|xây|trồng|phát triển|kết nạp|tuyển|mở|cấp|tạo) mới"
"""Words for new things; a number of new things is an increase."""

NOT_A_CHANGE = r"(?:tốc độ|nhịp độ|tỷ lệ|tỉ lệ|tỷ suất|mức|chỉ số|giá trị gia) tăng"
"""Names that measure a growth: *tốc độ tăng dân số 0,79%* is a level."""

ACHIEVING = (
    r"(?:phấn đấu|đạt tỷ lệ|đạt tỉ lệ|đạt mức|(?<!chưa )đạt|đảm bảo|bảo đảm|chiếm|là|"
    r"(?<!mặt )(?<!văn )(?<!công )bằng|gấp|cho|đối với|"
    r"hoàn thành|thực hiện|vượt quá|quá|có|được|tương ứng|(?<!đối )với|ở mức|"
    r"(?<!định )(?<!hạn )mức|trong đó|tỷ lệ|từ|:)"
)
"""Words between a name and its number that have no meaning of their own."""

EFFORT = (
    r"(?:(?:kiềm chế,? )?không để(?= (?:tăng|vượt)(?!\w))|phấn đấu|tiếp tục|nỗ lực|quyết tâm|"
    r"trong đó|cụ thể|riêng|và|lũy kế|từ nay|kết thúc|"
    r"(?:(?:trung bình|bình quân) )?(?:hằng|hàng|mỗi) (?:năm|quý|tháng|tuần)|"
    r"(?:từ (?:năm )?\d{4} )?đến nay,?|đến (?:hết|cuối) (?:năm|kỳ|nhiệm kỳ)(?! \d)|"
    r"(?:thực hiện|triển khai|theo) (?:nghị quyết|quyết định|chỉ thị|kết luận|đề án|chương trình|"
    r"kế hoạch|luật|nghị định|thông tư)(?!\w)[^,:;()]{2,60},|"
    r"trong năm|cả năm|(?:(?:đến|trong) )?(?:(?:hết|cuối) )?quý (?:[IV]+|\d)(?:[/-]\d{4}|"
    r" năm \d{4})?|\d+ tháng (?:đầu|cuối) năm|"
    r"(?:trong )?(?:nhiệm kỳ|giai đoạn|năm học|năm|tháng|quý) \d[\d/ –-]*(?!\d)(?:,\s*)?|"
    r"với|toàn (?:xã|phường|huyện|tỉnh|thành phố|ngành|trường|đơn vị|đảng bộ|hội)"
    r"(?= (?:có|còn|giảm còn|đạt)$| có (?!\w)|$))"
)
"""Words at the beginning of a clause that do not belong to the name."""

DOING = (
    r"(?:có|được|đạt|tham gia|thực hiện|đăng ký|ký|hoàn thành|xây dựng|xây|sử dụng|"
    r"tổ chức(?! đảng)|học(?! sinh| viên| bổng)|không|là|dùng|biết|tiếp|áp dụng|triển khai|"
    r"bảo đảm|đảm bảo|đóng|hưởng|cam kết|chấp hành|nộp|mua|trồng|duy trì|giao(?! thông)|"
    r"phân loại|số hóa|thay thế|nâng|vận động|hỗ trợ|tạo|giải quyết|thu(?! nhập)|thu hút|"
    r"phát triển|huy động|kết nạp|giúp|sửa chữa|sửa|làm|lắp|lắp đặt|mở|mở rộng|bồi dưỡng|đào tạo|"
    r"tặng|trao|khám|thành lập|công nhận|giới thiệu|tuyên truyền|kiểm tra|phấn đấu)"
)
"""Verbs: with one of these behind a comma, something else begins."""

WITHOUT_NUMBER = (
    r"không (?:để|có|còn|phát sinh|xảy ra)|hạn chế|giữ vững|duy trì|giữ|ổn định|đạt|hoàn thành|"
    r"giảm|tăng(?! trưởng)|xóa|nâng|bảo đảm|đảm bảo|phấn đấu|tiếp tục|"
    r".{1,60} (?:đạt chuẩn|được công nhận|hoàn thành)"
)
"""Beginnings of clauses that set a target without a number."""

AIMING = (
    r"nâng cao|tăng cường|đẩy mạnh|thực hiện (?:tốt|nghiêm|có hiệu quả|hiệu quả)|làm tốt|chấm dứt|"
    r"ngăn chặn|kiềm chế|kiểm soát tốt|khắc phục|củng cố|giữ vững"
)
"""Verbs of goals that are no target alone, but beside one with a number are not left untold."""

ADDS_TO_NAME = (
    r"(?!(?:dự toán|kế hoạch|cùng kỳ|so|theo|trên|trong|tại|ở|của|cho|vào|đến|trở|do|nhằm|"
    r"để|trước|sau|từ|khi)(?!\w))[“\"]?[^\W\d]"
)
"""Matches the first letter of words after a value that say what it counts: ``100% xã đạt chuẩn``;
words that begin otherwise belong to something else."""

LEADING = r"(?:(?:lên|xuống|còn)(?!\w)|→|->)"
MOMENT = (
    r"(?:(?:đầu|cuối) (?:năm|kỳ|nhiệm kỳ|năm học|năm trước)|hiện nay|hiện tại|năm trước|làm việc)"
)
"""When the level before the change was measured."""
ACTUAL = r"(?:TH|UTH|thực hiện|ước thực hiện|ước TH|kết quả|hiện nay|hiện tại|hiện|đầu kỳ)"
"""Beginnings of parentheses with the level before the change."""

PERCENT = r"%(?: (?:GRDP|GDP|biên chế))?|‰"
MONEY = (
    r"(?:nghìn |ngàn |trăm )?(?:tỷ|tỉ|triệu)(?: ?đồng| đ| USD| đô la| kWh)?|tr\.? ?đ(?:ồng)?|trđ|"
    r"tr|k|(?:nghìn|ngàn) (?:đồng|đ|USD)|(?:nghìn|ngàn)(?=[.,;)/]|$)|"
    r"đồng(?! hồ| bào| phục| nghiệp| đội| ruộng)|đ|USD|VNĐ|VND"
)
MEASURES = (
    rf"(?:(?:triệu|nghìn|tỷ) )?(?:tấn|khách|hành khách)[.]km|"
    rf"(?:triệu|nghìn|ngàn|vạn|tỷ) (?:giờ|km|tấn|m3|m³|m2|m²|lít|kg|ha|kWh)|điểm phần trăm|điểm %|"
    rf"phần trăm|phần nghìn|{MONEY}|"
    r"km2|km²|km|m2 sàn|m² sàn|m2|m²|m3|m³|mét|m|ha|héc ta|hecta|sào|mẫu|°C|độ C|"
    r"tấn|tạ|yến|kg|kcal|kilôgam|gam|lít|kWh|kWp|kW|MWh|MWp|MW|[kM]VA|(?:[KMG]bps|[MGT]B)|giờ|phút|ngày|tháng|"
    r"năm(?! \d)|tuổi|(?<=/5 )sao|(?<=,\d )sao|"
    r"[µμm]g/(?:m3|m³|lít|l)|dB|"
    r"điểm"
)
"""Units of measurement and money."""

SCALE = r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ) "
_ALONE = (
    r"năm|tháng|ha|vụ|ngày|quý|tuần|kỳ|ca|giờ|phút|giây|đêm|sào|mẫu|tấn|tạ|yến|kg|lít|m|km|khẩu|"
    r"tổng|gam|công"
)
"""What something is counted over and ends there: *kg/sào lúa*."""
SHARED = (
    rf" ?/ ?(?:(?:0?1|10+|10{{0,2}}\.000|[2-9](?= (?:năm|tháng|tuần|ngày)"
    rf"(?!\w))) ?)?(?:vạn dân|học kỳ|năm học|buổi học|k?m[23²³]|"
    rf"(?:{COUNTED})(?!\w)|"
    rf"đầu (?:người|xe|sách|gia súc|lợn)(?!\w)|(?!(?:{_ALONE})(?!\w))(?:{TWO_SYLLABLES})(?!\w)|"
    r"(?:(?<!/ )|(?=(?:năm|tháng|ha|vụ|ngày|quý|tuần|kỳ|ca)(?!\w)))(?!tổng(?!\w))[^\W\d]+"
    r"(?: (?:dân|động|canh tác|sinh|dân cư|đêm|khẩu|bàn|khoản|đạn))?)"
)
ANY_UNIT = rf"(?:{PERCENT}|(?:{SCALE})?(?:{COUNTED})|{MEASURES})(?!\w|-[^\W\d])"
UNIT = rf"{ANY_UNIT}(?:{SHARED}(?!\w))*"


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

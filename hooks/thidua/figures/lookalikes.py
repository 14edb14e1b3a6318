"""Texts with digits that are no figures: dates, ages, numbers of documents, names, telephones.

Every entry is a regular expression, matched without regard to case, as in ``lexicon``.
"""

from __future__ import annotations

from thidua.figures.lexicon import ANY_UNIT, NUMBER, YEAR
from thidua.figures.nouns import COUNTED

_NOT_MEASURED = "".join(
    f"(?<!{words}{between} )"
    for words in (
        "giảm", "tăng", "thêm", "rút ngắn", "thọ", "thọ trung bình", "thọ bình quân", "sống khỏe",
        "sống khoẻ",
    )
    for between in ("", ":", " đạt", " là", " còn", " tối thiểu", " đạt tối thiểu")
)  # fmt: skip
"""After these words a length of time is a figure: ``giảm 02 ngày``, ``tuổi thọ đạt 75 tuổi``."""

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"
_MORE = r"(?:(?:,| và|, và) \d{1,2}(?![\d.,/%]*\d)(?![%\w]))*"
_TIME = r"(?:tháng tuổi|tuổi|tháng|năm|ngày(?! lương| công)|tuần|giờ|phút)"

DATES = (
    rf"ngày +{_DAY}[/-]{_MONTH}(?:[/-]{YEAR})?",
    rf"(?:hạn|trước|sau|đến|từ|hết|dịp|sáng|chiều|tối|lễ) +{_DAY}/{_MONTH}"
    rf"(?:/{YEAR}|(?! (?:trở|số|tổng|các|dân số)(?!\w)))",
    rf"từ +{_DAY}-{_MONTH}(?:-{YEAR})? +đến +(?:ngày +)?{_DAY}-{_MONTH}(?:-{YEAR})?(?!,\d|%)",
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)",
    rf"(?:tháng|quý) +(?:\d{{1,2}}|[IVX]+)(?: ?[-–] ?\d{{1,2}})?"
    rf"(?: ?[/-] ?{YEAR}| +năm +{YEAR}|{_MORE})",
    rf"ngày +\d{{1,2}}(?: +tháng +\d{{1,2}})?(?: +năm +{YEAR})?",
    rf"{YEAR} ?[-–] ?{YEAR}",
    rf"(?:giai đoạn|nhiệm kỳ|niên khóa|năm học|năm|TH|KH|UTH|thực hiện|kế hoạch|vụ|mùa|khóa)"
    rf" +{YEAR}(?: ?[-–/] ?(?:{YEAR}|\d\d(?!\d)))?",
    r"(?:lúc|hồi) +\d{1,2} ?(?:giờ|h|g)(?: ?\d{2})?|\d{1,2}h\d{2}|\d{1,2} giờ \d{2}",
)
AGES_AND_TIMES = (
    r"(?=từ|trên|dưới|đủ|trong|ít|tối|không|\d)"  # testing the first word alone is fast
    rf"{_NOT_MEASURED}(?:(?:từ|trên|dưới|đủ|trong(?: vòng)?|ít nhất|tối thiểu|tối đa|không quá) +)?"
    rf"{NUMBER}(?:(?: ?[-–] ?| +đến +(?:dưới +)?){NUMBER})? +{_TIME}"
    r"(?: trở (?:lên|xuống))?(?!\w)",
)
NAMES = (
    # Documents, programmes, roads, classes, villages.
    r"(?:nghị quyết|quyết định|chỉ thị|kế hoạch|thông tư|nghị định|đề án|luật|điều|khoản|"
    r"chương trình|công văn|kết luận|quy định|hướng dẫn|dự án|tiểu dự án|nội dung|tiêu chí|mục|"
    r"quốc lộ|tỉnh lộ|đường tỉnh|đường huyện|đường|khu phố|khu vực|khu|tổ dân phố|tổ|lô|đợt|bước|"
    r"vòng|thứ|lần|lớp|khối|khóa|kỳ|bài|tiết|phụ lục|biểu|mẫu|phần|chương|đối tượng|loại|nhóm|"
    r"thôn|xóm|bản|ấp|cụm|trạm|cầu|hầm|cơ sở|quân khu|nhà máy|covid|(?<!tổng )số|ISO|phiên bản)"
    rf"(?: số)?[ -]+(?:\d+(?:[.,]\d+)*)(?![.,]?\d)(?!%|\w)"
    rf"(?:[/-][\w/.-]*[A-ZĐa-zđ][\w/.-]*|:{YEAR})?{_MORE}",
    # A year alone.
    rf"{YEAR}(?![\w%]|[.,]\d)",
)
"""Names that end in a number; a unit behind it would make it a quantity."""

OTHER_NAMES = (
    r"điểm +\d{1,2}(?= khoản|, khoản|, mục)",
    # The number of the line itself.
    r"\A *(?:\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2})*[.)/](?=\s))",
    r"(?-i:\d+[/-](?:\d{4}/)?[A-ZĐ][\w/-]*)",
    r"(?-i:(?:[A-ZĐ]{1,5}|Km)[.-]?\d+(?:\+\d+)?(?![\w%]|[.,]\d))",
    r"(?-i:\d+[A-ZĐ]\d*(?!\w))",
    # Mottos and titles between quotation marks: “5 không, 3 sạch”.
    r"“[^”%\d]{0,60}\d[^”%]{0,80}”",
    r"(?<!\w)\"(?=\S)[^\"%\d]{0,60}\d[^\"%]{0,80}(?<=\S)\"",
    # Notes below the page, telephones.
    r"(?<=[\w%”\"])[(\[]\d{1,2}[)\]]",
    r"(?:điện thoại|đt|sđt|hotline|fax|đường dây nóng)(?: số)?(?: ?[:.] ?| )\(?[\d][\d .()-]{6,16}\d",
    r"0\d{2,3}[ .]\d{3}[ .]\d{3,4}|0\d{9,10}",
)
MEASURED_OVER = (
    r"(?:trên|cho) +(?:100|1\.000|10\.000|100\.000) +(?:người +)?(?:dân|trẻ|người)",
    r"(?<=/)(?:01|1|100|1\.000|10\.000|100\.000) ?(?:người dân|vạn dân|người|dân|trẻ|hộ|ha)(?!\w)",
    r"(?:trên|cho) +0?1 ?(?:ha|hộ|người|vạn dân)"
    r"(?=[^;,.]{0,40}(?::|đạt|là|bình quân)[^;,.]{0,20}\d)",
)
"""What a rate is counted over."""

COUNTS = (
    r"(?:từ +)?\d+ sao(?: trở (?:lên|xuống))?",
    rf"(?:{NUMBER}|một|hai|ba) con số",
    # Several levels together: “dịch vụ công trực tuyến mức độ 3, 4”.
    r"(?:mức độ|cấp độ) +\d{1,2}(?:(?:,| và) +(?:(?:mức|cấp) độ +)?\d{1,2})+"
    r"(?= *(?:[,;:).]|$|(?:đạt|trên|của|là|cho|tăng|từ)(?!\w)))",
    rf"cả {NUMBER} tiêu chí",
    rf"(?:ở|tại|của) +(?:cả +)?{NUMBER} +(?:{COUNTED})(?!\w)",
    rf"{NUMBER} +(?:phong trào|nội dung|nhiệm vụ|khâu|đột phá|chương trình)(?!\w)",
)
"""Counts of things that are no targets, and of places."""

LOOKALIKES = (
    *DATES,
    *AGES_AND_TIMES,
    rf"(?:{'|'.join(NAMES)})(?! ?{ANY_UNIT})",
    *OTHER_NAMES,
    *MEASURED_OVER,
    *COUNTS,
)

_FULL = rf"{NUMBER}(?: ?%| ?[^\W\d]+(?: đồng)?)?"
UNREADABLE = (
    rf"(?:cứ|bình quân|trung bình)? ?(?<!\w)cứ +{_FULL}(?:[^\d;.:]{{1,40}}(?:có|thì)[^\d;.:]{{0,20}}{_FULL})?",
    rf"(?:tốp|top|nhóm|trong số)(?: đầu| dẫn đầu)? +{_FULL}",
    r"\d+(?:[-–]\d+){2,}",
    rf"(?<=[\w)] )[x×*] ?{_FULL}(?: ?= ?{_FULL})?",
    rf"{NUMBER} (?:tỷ|tỉ|triệu) +{NUMBER} (?:triệu|nghìn|ngàn)(?: đồng)?",
)
"""Texts with numbers that are no single figure: rates, ranks, products."""

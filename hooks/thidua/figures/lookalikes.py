"""Texts with digits that are no figures: dates, ages, numbers of documents, names, telephones.

Every entry is a regular expression, matched without regard to case, as in ``lexicon``.
"""

from __future__ import annotations

from thidua.figures.lexicon import ANY_UNIT, NUMBER, YEAR
from thidua.figures.nouns import COUNTED, NOUN, any_of
from thidua.figures.numerals import NUMERAL

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"
_MORE = r"(?:(?:,| và|, và) \d{1,2}(?![\d.,/%]*\d)(?![%\w]))*"
_TIME = r"(?:tháng tuổi|tuổi|tháng(?! lương)|năm|ngày(?! lương| công| hội| chủ nhật)|tuần|giờ|phút)"

LENGTH = (
    rf"{NUMBER}(?:(?: ?[-–] ?| +đến +(?:dưới +)?){NUMBER})? +{_TIME}(?: trở (?:lên|"
    rf"xuống))?(?![\w/])(?! +(?:đến|tới) +{NUMBER} +{_TIME}/)"
)
_FULL = rf"{NUMBER}(?: ?%| ?[^\W\d]+(?: đồng)?)?"

LINE_NUMBER = r"\s*(?:[-–+•*]\s*)?(?:\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2})*[.)/](?=\s))"
"""The number of the line itself, at its beginning."""

DOCUMENTS = (
    "nghị quyết|quyết định|chỉ thị|kế hoạch|thông tư|nghị định|đề án|luật|chương trình|công văn|"
    "kết luận|quy định|hướng dẫn|dự án|tiểu dự án|nội dung|tiêu chí|quốc lộ|tỉnh lộ|đường tỉnh|"
    "đường huyện|đường|quân khu|quân đoàn|binh đoàn|sư đoàn|lữ đoàn|trung đoàn|tiểu đoàn|"
    "hải đoàn|nhà máy|covid|số nhà|số|iso|phiên bản"
)
"""What has a number of any length as its name."""

PLACES = (
    "khu phố|khu vực|khu|tổ dân phố|tổ|lô|đợt|bước|vòng|lần|lớp|khối|khóa|kỳ|bài|tiết|phần|"
    "đối tượng|điều|khoản|mục|phụ lục|chương|biểu|mẫu|mũi|loại|nhóm|năm|chi hội|chi đoàn|"
    "chi bộ|đại đội|trung đội|tiểu đội|hải đội|đội|tổ hội|phân xưởng|xí nghiệp|thôn|xóm|bản|ấp|"
    "cụm|trạm|chỉ tiêu|nhiệm vụ|vùng|cầu|hầm|cơ sở|phương án|tuyến|ngõ|dãy"
)
"""What has a short number as its name, unless a unit stands behind it: *lớp 35 học sinh*."""


_DOCUMENT, _PLACE = any_of(DOCUMENTS.split("|")), any_of(PLACES.split("|"))
_NUMBERED = (
    rf"(?:(?:{_DOCUMENT})(?<!tổng số)(?<!hệ số)(?<!chỉ số)(?<!chữ đường)(?: số)?"
    rf"[ -]+\d+(?:[.,]\d+)*"
    rf"|(?<!trực )(?:{_PLACE})(?: số)? +\d{{1,2}}(?:(?:-\d{{1,2}}){{2,4}})?"
    rf"|(?:đối tượng|khối) +\d(?:,\d)+)(?![.,]?\d)(?!%|\w)"
    rf"(?:[/-][\w/.-]*[A-ZĐa-zđ][\w/.-]*(?!\w)|:{YEAR}|"
    rf"{_MORE}(?!(?: ?[-–/] ?{NUMBER})? ?{ANY_UNIT}))"
)
ORDERED = "thứ|lần thứ|tầng|giai đoạn|học kỳ|kỳ họp"
"""What is numbered in order; what stands behind the number is not counted by it."""

LENGTH_AFTER_A_WORD = (
    rf"(?:từ|trên|dưới|đủ|trong(?: vòng| khoảng)?|ít nhất|tối thiểu|tối đa|không quá) +{LENGTH}"
)
"""Ages and lengths of time."""

AFTER_A_WORD = (
    # Dates.
    rf"ngày +{_DAY} ?[-–] ?{_DAY}/{_MONTH}(?:/{YEAR})?",
    rf"ngày +{_DAY}[/-]{_MONTH}(?:[/-]{YEAR})?",
    rf"(?:hạn|trước|sau|đến|từ|hết|dịp|sáng|chiều|tối|lễ) +{_DAY}/{_MONTH}"
    rf"(?:/{YEAR}|(?! (?:trở|số|tổng|các|dân số)(?!\w)))",
    rf"từ +{_DAY}-{_MONTH}(?:-{YEAR})? +đến +(?:ngày +)?{_DAY}-{_MONTH}(?:-{YEAR})?(?!,\d|%)",
    rf"từ +{YEAR} +(?:đến|tới)(?: hết| cuối)?(?: năm)? +{YEAR}(?![.,]?\d| ?%)"
    r"(?! ?(?:tấn|ha|kg|km|m|tỷ|triệu|nghìn|đồng|người|hộ|lượt|con|cây)(?!\w))",
    rf"từ +(?:đầu |cuối )?năm +{YEAR}(?: đến nay)?(?![/-]\d)",
    rf"(?<!mỗi )(?<!hằng )(?<!hàng )(?:tháng|quý) +(?:\d{{1,2}}(?!\d|[.,]\d{{2}})|[IVX]+)"
    r"(?: ?[-–] ?\d{1,2})?"
    rf"(?: ?[/-] ?{YEAR}| +năm +{YEAR}|{_MORE})",
    rf"(?<!mỗi )(?<!một )(?<!\d )ngày +\d{{1,2}}(?![.,]?\d)"
    rf"(?: +tháng +\d{{1,2}})?(?: +năm +{YEAR})?",
    rf"(?:giai đoạn|nhiệm kỳ|niên khóa|năm học|năm|TH|KH|UTH|thực hiện|kế hoạch|vụ|mùa|khóa)"
    rf" +{YEAR}(?: ?[-–/] ?(?:{YEAR}|\d\d(?!\d)))?",
    r"(?<!thu )(?<!phục )(?:lúc|hồi) +\d{1,2} ?(?:giờ|h|g)(?![^\W\d])(?: ?\d{2})?",
    # Names.
    _NUMBERED,
    rf"(?<!mỗi )(?:{ORDERED})(?: số)? +\d{{1,2}}(?![.,]?\d)(?!%|\w){_MORE}",
    r"mức \d(?!\d|[.,/]\d|\w|%)(?= (?:cho|đạt|trên|của|trở|được|tại|và|đối|năm)(?!\w)|[,;.):]|$)",
    r"điểm +\d{1,2}(?:(?:, | và | - )(?:điểm )?\d{1,2}(?![\d%]|,\d))+",
    r"điểm +\d{1,2}(?= khoản|, khoản|, mục)",
    r"(?-i:(?![OI]\d)(?:[A-ZĐ]{1,5}|Km)[.-]?\d+(?:\+\d+|[A-Z])?(?![\w%]|[.,]\d))",
    r"(?:điện thoại|đt|sđt|hotline|fax|đường dây nóng)(?: số)?(?: ?[:.] ?| )\(?\d[\d .()-]{6,16}\d",
    r"(?:tổng đài|đường dây nóng|hotline|số máy|zalo|gọi)(?: (?!\d)\w+){0,3}?(?: số)?[ :]+"
    r"\d{3,5}(?:(?:, | hoặc | và )\d{3,5})*(?![\d%]|[.,]\d| ?[^\W\d])",
    # What a rate is counted over.
    r"(?:trên|cho) +(?:100|1\.000|10\.000|100\.000) +(?:người +)?(?:dân|trẻ|người)",
    r"(?:trung bình|bình quân) +0?1 [^\W\d]+(?=[^\d;.,]{0,40}\d)",
    r"(?:trên|cho) +0?1 ?(?:ha|hộ|người|vạn dân)"
    r"(?=[^;,.]{0,40}(?::|đạt|là|bình quân)[^;,.]{0,20}\d)",
    # Several levels together: “dịch vụ công trực tuyến mức độ 3, 4”.
    r"(?:mức độ|cấp độ) +\d{1,2}(?:(?:,| và) +(?:(?:mức|cấp) độ +)?\d{1,2})+"
    r"(?= *(?:[,;:).]|$|(?:đạt|trên|của|là|cho|tăng|từ)(?!\w)))",
    r"(?:lúa|đất|ruộng|màu) +\d vụ(?! việc)",
    r"(?:mã(?: số)?|biển số|số hiệu|số tài khoản|stk|mst)(?: thuế| định danh| hồ sơ)?:? +"
    r"(?-i:[A-ZĐ\d][\w.-]*\d[\w.-]*)(?![%,]?\d|%| ?[^\W\d])",
    r"pm ?2[.,]5(?!\d)",
    r"thang(?: điểm| đo)?(?: tối đa)?(?: là)?[ :]+\d+(?![\d%]|[.,]\d)(?: điểm)?",
    r"(?:qcvn|tcvn|iso|tcn) ?\d[\d.:-]*(?![\d,]*%)(?:/[\w-]+)?",
    r"bằng chữ ?: ?[^\d;()]{1,80}",
    # Counts of things that are no targets.
    r"(?:sân bóng|bóng đá|bóng|sân)(?: đá)? +\d{1,2} người",
    r"từ +\d+(?: ?- ?| +đến +)?\d* sao(?: trở (?:lên|xuống))?",
    rf"(?:trên|qua|tại|ở) +(?:địa bàn|hệ thống|mạng lưới)(?: (?!(?:có|gồm|đạt|với|cho|ít|trên|dưới|"
    rf"lên|xuống|còn|tăng|giảm|là|đã|được|xảy|phát|ghi|xây|thành|thu|hoàn|tổ|kết|hỗ|trồng|mở)(?!\w))"
    rf"[^\W\d]+){{0,3}} +{NUMBER} +(?:{COUNTED})(?!\w)",
    rf"cả {NUMBER}(?![.,]?\d|%)",
)
"""Those that begin with a word."""

PLACE_WORDS = frozenset({"ở", "tại", "của"})
AT_A_PLACE = (
    r"(?<!tham gia )(?<!hưởng ứng )(?<!góp mặt )(?<!đồng hành )"
    rf"(?:{'|'.join(sorted(PLACE_WORDS))}) +(?:cả +)?{NUMBER} +"
    rf"(?:{COUNTED}|điểm|(?!(?:{ANY_UNIT})){NOUN})(?!\w)"
)
"""Counts of places, which begin with one of these words and come after all of those above."""

FROM_A_DIGIT = (
    r"(?:\d{1,2} ?[-–] ?)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)",
    rf"{YEAR} ?[-–] ?{YEAR}",
    rf"{YEAR}(?![\w%]|[.,]\d)(?! ?{ANY_UNIT})",
    rf"{_DAY}/{_MONTH} ?[-–] ?{_DAY}/{_MONTH}(?![\d/%])",
    r"(?<=giảm )0?\d +(?:tiêu chí|mặt)(?= (?:(?!(?:và|với|đạt)(?!\w))[^\d;.:,]){0,45}\d[\d,]*"
    r"(?: ?%)?(?: ?(?:[-–]|đến) ?\d[\d,]*)? ?%)",
    r"\d (?:giai đoạn|pha|chiều|tiếng nổ)(?!\w)",
    r"0?\d +(?:tiêu chí|mặt)(?=(?: TNGT)? (?:từ +)?\d[\d,]*(?: ?[-–] ?\d[\d,]*)? ?%)",
    r"\d (?:xanh|sạch|không|cùng|tự|nhất|tốt(?! nghiệp)|rõ|bám|dám|trách nhiệm|sẵn sàng|"
    r"an toàn|an|văn minh|phải|tại chỗ|công khai(?=,| và|[.;]|$)|kiểm tra(?=[.;]|$))(?=[ ,;:.)]|$)",
    r"\d cấp(?=[ ,;.)]|$)",
    r"(?<![:=] )(?<!là )(?<!còn )(?<!mức )(?<!đạt )0 (?:đồng|đ)(?!\w)",  # “phiên chợ 0 đồng”
    r"24(?:h|giờ)?/24(?: ?(?:h|giờ)(?!\w)|(?= ?(?:$|[,;.)])))",
    r"\d{1,2}h\d{2}|\d{1,2} giờ \d{2}",
    r"(?-i:\d+[/-](?:\d{4}/)?[A-ZĐ][\w/-]*)",
    r"(?-i:\d+(?![OI])[A-ZĐ]\d*(?!\w))",
    r"0\d{2,3}[ .]\d{3}[ .]\d{3,4}|0\d{9,10}",
    r"(?<=/)(?:01|1|100|1\.000|10\.000|100\.000) ?(?:người dân|vạn dân|người|dân|trẻ|hộ|ha)(?!\w)",
    rf"\d+(?: ?[-–] ?\d+)? sao(?: trở (?:lên|xuống))?|{NUMBER} con số",
    r"\d{1,2} +(?:phong trào|nội dung|nhiệm vụ|khâu|đột phá|chương trình)(?!\w)"
    r"(?! (?:đào tạo|nghệ thuật|văn nghệ|biểu diễn|truyền hình|phát thanh|tình nguyện|giao lưu|"
    r"tập huấn|bồi dưỡng|khuyến m[ạã]i|phối hợp|ca nhạc|từ thiện|thiện nguyện|ngoại khóa|"
    r"trải nghiệm|truyền thông|tuyên truyền)(?!\w))",
)
"""Those that begin with a digit."""

FROM_A_MARK = (
    # Mottos and titles between quotation marks: “5 không, 3 sạch”.
    r"“[^”%\d]{0,60}\d[^”%]{0,80}”",
    r"(?<!\w)\"(?=\S)[^\"%\d]{0,60}\d[^\"%]{0,80}(?<=\S)\"",
    # Marks of notes.
    r"(?:(?<=[\w%”\"])|(?<=[;.,:] ))[(\[]\d{1,2}[)\]]",
)
"""Those that begin with a mark."""

FROM_A_NUMERAL = (
    r"(?:một|hai|ba) con số",
    # An amount of money once more in words: “(Một tỷ hai trăm triệu đồng)”.
    rf"(?<=\(){NUMERAL}(?: (?:tỷ|tỉ|triệu|nghìn|ngàn|{NUMERAL}))* đồng(?: chẵn)?(?!\w)",
)
"""Those that begin with a number in words."""

UNREADABLE_FROM_A_NUMERAL = (
    rf"{NUMERAL} (?:tỷ|tỉ|triệu)(?: (?:{NUMERAL}|tỷ|tỉ|triệu|nghìn|ngàn))+(?: đồng)?(?!\w)"
)
_RANK_NUMBER = r"\d+(?:(?:/|-| - | đến )\d+)?(?![.,]?\d)"
UNREADABLE_AFTER_A_WORD = (
    rf"cứ +{_FULL}(?:[^\d;.:]{{1,40}}(?:có|thì|giúp|giúp đỡ|kèm)[^\d;.:]{{0,20}}{_FULL})?",
    rf"(?:trung bình|bình quân)(?: cứ)? +{_FULL}[^\d;.:,]{{0,20}} có (?:trên |khoảng )?{_FULL}",
    rf"(?:trong|trên) tổng(?: số)? +{_FULL}",
    rf"(?<!nước )ngoài +{_FULL}",
    rf"(?:tốp|top|nhóm|trong số)(?: đầu| dẫn đầu)? +{_FULL}",
    r"(?!xếp hạng +\d+ +(?:di tích|di sản|khách sạn|cơ sở|sản phẩm|doanh nghiệp|đơn vị|chợ)(?!\w))"
    r"(?<!sắp )(?<!bốc )(?<!dàn )(?:xếp|đứng|nằm|lọt)(?:(?: hạng| vị thứ| vị trí| thứ| trong| vào|"
    rf" ở)+)?(?: từ)?(?: thứ| hạng)?(?: nhóm| tốp| top)? +{_RANK_NUMBER}"
    r"(?: trong(?: tổng số| số)? \d+)?(?: trở (?:lên|xuống)| [^\W\d]+(?: vị)?)?",
    rf"(?:vị trí|vị thứ|thứ hạng)(?: từ)?(?: thứ)? +{_RANK_NUMBER}"
    r"(?: trở (?:lên|xuống)| [^\W\d]+)?",
    rf"(?:mô hình|phong trào|phương châm|khẩu hiệu|cuộc vận động) +{NUMBER} [^\d,.;:]{{1,25}}"
    rf" {NUMBER} [^\d,.;:]{{1,20}}",
    rf"(?<=[\w)”\"] )[x×*] ?{_FULL}(?: ?= ?{_FULL})?",
)
UNREADABLE_FROM_A_DIGIT = (
    rf"{NUMBER} trong(?: tổng)?(?: số)? {NUMBER}(?: [^\W\d]+)?",
    rf"{NUMBER} ?(?P<same>[^\W\d]+(?: đồng)?) ?/ ?{NUMBER} ?(?P=same)(?!\w)",
    r"\d+(?:[-–]\d+){2,}|\d+:\d+(?![\d%])",
    rf"{NUMBER} ?(?:tỷ|tỉ|triệu) +{NUMBER}(?= ?(?:$|[,.;)](?!\d)))",
)
"""Numbers that are no single figure: rates, ranks, products."""

_NAMES = f"{DOCUMENTS}|{PLACES}|{ORDERED}"
NAME_STARTS = frozenset(name.split(" ")[0] for name in _NAMES.split("|"))
_STARTS = (
    "qua|"
    "ngày|hạn|trước|sau|đến|từ|hết|dịp|sáng|chiều|tối|lễ|tháng|quý|giai|nhiệm|niên|năm|th|kh|uth|"
    "thực|kế|vụ|mùa|khóa|lúc|hồi|trên|dưới|đủ|trong|ít|không|điện|đt|sđt|hotline|fax|cho|mức|cấp|"
    "cả|"
    "ở|tại|của|cứ|xếp|đứng|nằm|lọt|mô|phong|phương|khẩu|cuộc|học|trung|bình|điểm|tốp|top|x|ngoài|"
    "vị|thang|lúa|đất|ruộng|màu|sân|bóng|mã|biển|stk|mst|pm|chậm|muộn|qcvn|tcvn|iso|tcn|"
    "tổng|zalo|gọi|số"
)
STARTS = frozenset(_STARTS.split("|"))
"""The first words of all that begin with a word, in small letters; those of names apart."""

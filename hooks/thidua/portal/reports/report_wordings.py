"""How reports tell results: the tables of their wordings, and why the portal is not sure.

Whoever reads, pairs or matches results takes its words from here; a wording that is not understood
is taught here.
"""

from __future__ import annotations

import re

from thidua.foundation.patterns import compile_late

PLAN = (
    r"(?:kế hoạch|KH|chỉ tiêu|dự toán|mục tiêu|nghị quyết|NQ|nhiệm vụ|định mức|chỉ tiêu kế hoạch)"
)
"""What a plan is called of which a report tells a share."""
GIVEN = (
    r"(?: (?:năm \d{4}|năm|cả năm|giao|được giao|đề ra|tỉnh giao|huyện giao|xã giao|đã đề ra|"
    r"đăng ký|HĐND giao|pháp lệnh|vốn giao|vốn được giao|vốn|"
    r"(?:(?!và|trong|để|còn|nhưng)[^\W\d]+ ){1,4}?giao(?! (?:ban|lưu|thông|quân|dịch|nộp))))*(?!\w)"
)
"""Who set the plan, and for when, as it stands behind its name."""
_SETS = r"(?:giao|đề ra|đặt ra|xác định|phê duyệt|quyết nghị|đăng ký)"
_SETTER = (
    r"(?:nghị quyết|đại hội|cấp trên|ubnd|hđnd|đảng ủy|huyện ủy|tỉnh ủy|trung ương|bộ|sở|tỉnh|"
    r"thành phố|huyện|xã|phường|ngành|trường|đơn vị|hội(?! viên)|đoàn(?! viên))"
)
SET_BY = compile_late(
    rf"(?<!\w)(?:(?:{_SETTER}(?!\w)[^,;.()]*?|đã|được)? ?(?<!\w){_SETS}|"
    rf"(?:do|của|theo|tại|như|trong) {_SETTER})(?!\w)[^,;.()]*",
    re.IGNORECASE,
)
"""Who set the plan, and by what, behind a share of it."""
PER_HEAD = compile_late(
    r"(?<!\w)(?:bình quân(?: (?:trên|theo|của|mỗi|một|1))*|trên|tính theo) "
    r"(?:đầu (?:người|dân)|người|nhân khẩu|hộ|lao động)(?!\w)|/(?:người|hộ|lao động)(?!\w)",
    re.IGNORECASE,
)
"""What is told of each one: *GRDP bình quân đầu người* does not grow as *GRDP* does."""
EACH_ONE = compile_late(r"bình quân|đầu người|/", re.IGNORECASE)
CAPITAL = compile_late(r"(?<!\w)(?:kế hoạch|KH|dự toán|vốn)(?!\w)", re.IGNORECASE)
"""Plans of money: a target of disbursing is itself a share of them."""
DISBURSED = compile_late(r"(?<!\w)giải ngân(?!\w)", re.IGNORECASE)
FULFILS = (
    r"(?:(?:ước )?(?:chỉ |mới )?(?:thực hiện |hoàn thành )?(?:đạt|bằng|được|hoàn thành|thực hiện)|"
    r"tương ứng|tương đương|chiếm)"
)
EARLIER = (
    r"(?:cùng kỳ|cùng thời điểm|năm (?:trước|ngoái|\d{4})|(?:TH|thực hiện|ước thực hiện)(?: năm)? "
    r"\d{4}|đầu năm|đầu nhiệm kỳ|quý (?:trước|[IVX]+)|tháng trước|6 tháng|sáu tháng|năm học trước)"
)
"""Times with which a report compares."""
NOT_DONE = (
    r"(?:phấn đấu|dự kiến (?:đến )?(?:năm|quý) \w+|kế hoạch|KH|chỉ tiêu|mục tiêu(?! quốc gia)|"
    r"nghị quyết|"
    r"dự toán|khởi công|đang(?! duy trì)|(?<!Văn phòng )(?<!phòng )đăng ký(?! thành lập mới|"
    r" khai sinh| kết hôn)|"
    r"chuẩn bị|chưa|không(?! gian| khí| quân)|còn thiếu(?! nhi)|thiếu(?! nhi| niên| nữ)|"
    r"cùng kỳ(?!(?: năm \w+)*,? (?:tăng|giảm) \d)|"
    r"năm (?:trước|ngoái)|(?<!tháng )(?<!từ )(?<!so với )đầu (?:năm|kỳ)|đề nghị|đề xuất|"
    r"cam kết|giải thể|ngừng hoạt động|được giao(?! đất| quyền| khoán))"
)
"""Words before a number that is planned, begun or of another time, and no result."""
WANTED = compile_late(
    r"(?<!\w)(?:đề nghị|đề xuất|(?<!phòng )đăng ký(?! thành lập mới)|phấn đấu|cam kết|dự kiến|"
    r"chuẩn bị|"
    r"khởi công|đang(?! duy trì)|"
    r"(?<!chương )(?<!công )(?<!quy )(?<!lộ )(?<!quá )trình(?! (?:độ|bày|diễn|tự)))(?!\w)",
    re.IGNORECASE,
)
"""Those of them that govern a whole list: *đề nghị tặng cờ 3 đơn vị, bằng khen 12 tập thể*."""
TO_COME = compile_late(
    r"(?:, *|(?<=[\w%]) )(?:và )?(?:(?:các |số )?(?:[^\W\d]+ ){0,3}còn lại )?"
    r"(?:dự kiến|phấn đấu|sẽ|tiếp tục|mục tiêu)(?!\w)"
    r"(?:[^,;.()\d]|quý \d(?:/\d{4})?|/\d{4}|(?:tháng |ngày )?\d{1,2}/\d{1,4}(?:/\d{4})?|"
    r"(?:năm|tháng) \d{1,4})*(?=[;.)]|$|,[^\d;]*(?:[;.]|$))",
    re.IGNORECASE,
)
"""What is to come, without a number, behind what was done: *dự kiến nghiệm thu trong quý I*."""
HAS_VERB = compile_late(
    r"(?<!\w)(?:đã|được|đạt|hoàn thành|thực hiện|hiện|bằng(?! khen)|có|còn|là|tăng|giảm|vượt|ước|"
    r"công nhận|trong đó|riêng|chiếm|đưa|xảy ra|bị)(?!\w)",
    re.IGNORECASE,
)
"""Words by which a phrase tells something of its own."""
NO_SHARE = (
    r"(?:chưa|không|phấn đấu|dự kiến|đăng ký|cam kết|đề nghị|gần|dưới|khoảng|xấp xỉ|còn|"
    r"cùng kỳ|năm (?:trước|ngoái)|đặt ra|quyết tâm)"
)
"""Words before a share of the plan that is not reached, only wanted, or of another time."""
OTHER_YEAR = compile_late(
    r"(?P<compared>(?<!\w)(?:so|cùng kỳ|cùng thời điểm|bằng \d[\d.,]*%?|từ|theo)(?!\w)"
    r"(?:[^,;.()]|[,.](?=\d))*?)?"
    r"(?<!\w)năm(?: học)? (?P<year>(?:19|20)\d\d)(?!\w|\d| ?[-–] ?\d)",
    re.IGNORECASE,
)
"""A year before a number; with a word of comparing before it, it is only compared with."""

BY_NOW = compile_late(
    r"(?<!\w)(?:(?:tính )?đến nay|(?:thì|,) nay|hiện nay|năm nay)(?!\w)", re.IGNORECASE
)
"""Words after which a report tells of today, whatever year it told of before."""

TELLING_APART = frozenset(re.findall(r"\w+", "cận thoát tái chưa không phát_sinh ngoài"))
"""Words that make another quantity of the same noun: *hộ nghèo*, *hộ cận nghèo*."""
TELLING_LINES_APART = TELLING_APART | frozenset(re.findall(r"\w+", "nữ trẻ thôn cao nâng mẫu"))
"""Words that tell the lines of a plan apart, more of them than those of one quantity."""
COUNTED_TOGETHER = frozenset(
    re.findall(r"\w+", "cháy nổ trâu bò lợn dê gà vịt lúa ngô khoai sắn lạc đậu")
)
"""Nouns of which a target counts several in one number: *số vụ cháy, nổ*."""
NARROWING = compile_late(
    r"(?<!\w)(?:nâng cao|kiểu mẫu|mức độ \d|cấp độ \d|[1-5] sao|[1-5]\*|xuất sắc|toàn trình|"
    r"một phần|tự nguyện|bắt buộc|bền vững|chuyên sâu|trực tuyến|kịp thời|bị thương|chết người|"
    r"cận nghèo|tái nghèo|thất nghiệp|thấp còi|nhẹ cân|gỗ lớn|phòng hộ|sản xuất tập trung|"
    r"có bằng cấp|công nghệ cao|hữu cơ|VietGAP|tiên tiến|tiêu biểu|trong sạch|thu hồi|cấp lại|"
    r"nội trú|ngoại trú|định kỳ|trong ngày|cấp cứu|nội soi|(?<=lên lớp )thẳng|(?<=đúng )hẹn|"
    r"cấp đổi|an toàn(?! giao thông)|(?<=đúng )hạn|(?<=trước )hạn|(?<=chi )thường xuyên|"
    r"đầy đủ|thành thị|giữ gìn|dân tộc thiểu số|vùng cao|"
    r"ngoài (?:quốc doanh|nhà nước|ngân sách)|"
    r"(?<=BHYT )(?:theo )?hộ gia đình|(?<=y tế )(?:theo )?hộ gia đình|đặc biệt khó khăn|"
    r"bảo tồn|phục dựng|tôn tạo|trùng tu|cải tạo|khôi phục|phục hồi|di dời|"
    r"hợp vệ sinh|cấp (?:cơ sở|trường|xã|huyện|tỉnh|thành phố|quốc gia|trung ương)|nghiêm trọng|"
    r"tử vong|khai thác|nuôi(?= trồng| thủy)|(?<=chương )(?:vàng|bạc)|chất lượng cao|"
    r"(?<=cây )(?:hằng|hàng) năm|lâu năm|chứng chỉ|bằng cấp|quy chuẩn|"
    r"đột xuất|lần đầu|trọng điểm|chuyên trách|thâm canh|chuyên canh|"
    r"nội đồng|xuất khẩu(?! lao động)|(?<!phụ )nữ(?! hộ sinh)|chuyên đề|"
    r"vững mạnh|loại (?:giỏi|tốt|khá)|(?<=hoàn thành )tốt|(?<=hoạt động )(?:có )?hiệu quả|"
    r"(?<=vốn )(?:FDI )?(?:đăng ký|thực hiện))(?!\w)",
    re.IGNORECASE,
)
"""Words that make a quantity stricter: *nông thôn mới* is more than *nông thôn mới nâng cao*."""
EMPTY = frozenset(
    re.findall(
        r"\w+",
        "tỷ lệ tỉ số tổng mức là đạt được có trên địa bàn các và của trong từ ước thực hiện cả năm "
        "phấn đấu tháng đầu",
    )
)
"""Words that many names have, so that sharing them tells nothing."""
EMPTY_IN_LINES = EMPTY | frozenset(
    re.findall(
        r"\w+",
        "cho với tại toàn xã huyện tỉnh phường kết quả chỉ tiêu kế hoạch so vượt bằng duy trì giữ "
        "vững trở lên ổn định hoàn thành đến nay đã",
    )
)
ADDS_UP = compile_late(r"(?<!\w)(?:lũy|luỹ) kế|(?<!\w)cộng dồn", re.IGNORECASE)
"""Words by which a number counts what earlier years did too."""
STOCK = compile_late(
    r"(?:hiện|hiện (?:nay|có)|đến nay|nâng|tổng số)(?:,? (?:có|hiện))?(?!\w)",
    re.IGNORECASE,
)
"""How a number begins that tells how many there are by now."""
LISTED_COUNTS = compile_late(r"(?<!\w)số (?!lượng|hóa)([^,;]+?)(?=,| và số|$)", re.IGNORECASE)
"""What a target counts in one number, thing by thing: *số vụ, số người chết*."""
COUNTED_TOO = compile_late(
    r"[^\d;.:()]{0,40}?(?:,| và|, và) (?:hộ |người )?"
    r"(?P<what>cận nghèo|(?:mới )?thoát nghèo)(?!\w)"
    r"(?! (?:là |còn |đạt |có |giảm |tăng |chiếm )?\d)",
    re.IGNORECASE,
)
"""A second group behind the one of a number, counted in the same number."""
ANEW = compile_late(r"(?<!\w)(?:mới|thêm)(?!\w)", re.IGNORECASE)
AVERAGE = compile_late(
    r"(?<!\w)(?:bình quân|trung bình|thu nhập|năng suất|mật độ|tốc độ|chỉ số|điểm|hệ số|mức|lương|"
    r"tuổi|thời gian|công suất|giá(?! trị)|bậc|hạng|mỗi|từng|tỷ lệ|tỉ lệ)(?!\w)",
    re.IGNORECASE,
)
"""Words of quantities of which a part may be more than the whole."""
KEPT = compile_late(r"(?:tiếp tục )?(?:duy trì|giữ vững|quản lý)(?!\w)", re.IGNORECASE)
"""Words that tell what is new from what was there before."""
KEPT_TOO = compile_late(
    r"(?:(?:,| và) (?:tiếp tục )?(?:duy trì|giữ vững|củng cố|quản lý)|"
    r"(?<!\w)(?:duy trì|giữ vững|củng cố)(?:,| và) \w+)(?!\w)",
    re.IGNORECASE,
)
"""What is new and what is kept, in one number: *xây dựng và duy trì 12 mô hình*."""
IN_THE_YEAR = compile_late(
    r"(?:phấn đấu |trong năm |có )*(?:xây dựng|xây|trồng|kết nạp|phát triển|thành lập|xóa|đào tạo|"
    r"hỗ trợ|tạo việc làm|giải quyết|cấp|tuyển|tổ chức|mở|vận động|thu hút|kiên cố|cứng hóa|"
    r"bê tông|làm|lắp|tu bổ|tu sửa|nâng cấp|khám|tiêm|giúp|đưa|bồi dưỡng|số hóa)(?!\w)|"
    r"(?<!\w)(?:mới|có thêm|tăng thêm)(?= \d|:)|trồng mới|thành lập mới",
    re.IGNORECASE,
)
"""How a target begins that is about what is done in its own year, and no level."""
SAID_BY_UNIT = {
    "tấn": "sản lượng", "tạ": "sản lượng", "kg": "sản lượng", "ha": "diện tích",
    "tạ/ha": "năng suất", "tấn/ha": "năng suất", "km": "chiều dài", "m": "chiều dài",
    "m²/người": "diện tích",
}  # fmt: skip
"""What a unit says already, so that a name may leave it out: *lúa 1.200 tấn*."""
INTRODUCING = compile_late(
    r"(?:trong (?:năm|kỳ)|(?:tính )?đến (?:nay|hết|ngày|cuối|thời điểm)|cuối năm|năm \d{4}|"
    r"(?:6|9|sáu|chín) tháng|kết quả|theo đó|cụ thể|ước)[^,]*",
    re.IGNORECASE,
)
"""What stands before the first of several names: *Đến nay, …*."""

ROUGH = "Kết quả chỉ nêu con số ước chừng."
OF_WHOLE = compile_late(r"(?<!\w)(?:trong đó|trong số đó|riêng|(?:bao )?gồm)(?!\w)", re.IGNORECASE)
"""Words before a part of what was told just before."""
PART = "Báo cáo nêu một phần của một tổng số, chưa rõ tổng số ấy có phải là chỉ tiêu không."
MISMATCH = "Trong báo cáo, phân số và phần trăm đứng cạnh nhau không khớp nhau."
STOCKED = "Báo cáo đếm chung cái làm mới và cái duy trì từ trước."
SEVERAL = "Báo cáo nêu nhiều con số, chưa rõ con số nào là của chỉ tiêu này."
UNREAD = "Kết quả có con số mà Cổng chưa đọc được, hoặc chưa rõ là của chỉ tiêu nào."
NONE = "Kết quả không nêu con số cho chỉ tiêu này."
NEAR = "Báo cáo có con số gần với chỉ tiêu này nhưng đếm cách khác, hoặc là của việc khác."
OF_WHICH = "Báo cáo nêu phần trăm kế hoạch, chưa rõ là của con số nào."
OTHER_LEVEL = "Báo cáo ghi con số “{}”, không phải của riêng nơi ban hành kế hoạch."
OTHER = "Con số trong kết quả nói về việc khác."
FOR_EACH = "Con số tính cho “{}”, không phải của chung."
TOO_MANY = "Chỉ tiêu và báo cáo có quá nhiều con số trong một câu để biết số nào ứng với số nào."
UNDONE = "Con số trong kết quả là kế hoạch, của kỳ khác hoặc của việc chưa xong."
EITHER = "Chưa rõ phần trăm này là tỷ lệ đạt được hay là phần của kế hoạch."

UNIT = (
    r"(?:xã|phường|thị trấn|huyện|quận|tỉnh|thành phố|thôn|xóm|ấp|bản|làng|buôn|tổ dân phố|khu dân "
    r"cư|khu phố|cơ quan|đơn vị|trường|chi bộ|chi hội|chi đoàn|hợp tác xã|doanh nghiệp|cơ sở)"
)
"""Units that a target may be set for, each of them."""
PART_OF_A_YEAR = compile_late(
    r"(?<!so với )(?<!trước )(?<!sớm )(?<!hạn )(?<!tiến độ )(?<!hơn )(?<!\w)"
    r"(?:0?[1-9]|1[01]|ba|sáu|chín|mười|mười một) "
    r"tháng(?: đầu năm)?(?!\w)|"
    r"(?<!\w)đợt (?:I{1,3}|[1-4]|đầu)(?!\w)|"
    r"(?<!so với )(?<!hơn )(?<!\w)(?:học kỳ|HK) ?(?:I{1,2}|[12]|một|hai|đầu)(?!\w| và)|"
    r"(?<!\w)(?:giữa|nửa đầu|nửa) (?:năm|kỳ|học kỳ|nhiệm kỳ)(?!\w)|(?<!\w)sơ kết(?!\w)|"
    r"(?<!\w)trong dịp (?:nghỉ )?(?:lễ|tết)(?!\w)|"
    r"(?<!\w)quý (?:I{1,3}|IV|[1-4])(?!\w)|so(?: với)? (?:tháng|quý|tuần) trước|"
    r"(?<!\w)(?:kế hoạch|KH|chỉ tiêu|dự toán) (?:tháng|quý|tuần|vụ|kỳ)(?!\w)",
    re.IGNORECASE,
)
"""Times shorter than those for which a target is set."""
SEVERAL_YEARS = compile_late(
    r"(?<!so với )(?<!\w)(?:(?:trong|cả|suốt|qua|hết) (?:nhiệm kỳ|giai đoạn)|"
    r"từ đầu (?:nhiệm kỳ|giai đoạn)|"
    r"bình quân (?:(?:trong |cả |của )*(?:nhiệm kỳ|giai đoạn|[2-5] năm|các năm)|"
    r"(?:mỗi|hằng|hàng) năm)|(?:^|(?<=[.;] ))giai đoạn 20\d\d ?[-–] ?20\d\d(?=[, ])|"
    r"từ (?:năm )?20\d\d đến (?:hết )?(?:năm )?20\d\d|"
    r"bình quân \d[\d.,]* ?%(?: ?/ ?năm| (?:mỗi|hằng|hàng|một) năm)|"
    r"(?:[2-5]|hai|ba|bốn|năm) năm(?: qua|,? 20\d\d ?[-–] ?20\d\d| liền))(?!\w)",
    re.IGNORECASE,
)
"""Times longer than those for which a target is set."""
DENIED = compile_late(
    r"[^,;:().\d–-]{0,60}[\s,:(–-]+(?:nhưng |song |tuy nhiên,? |vẫn |mới |kết quả )*"
    r"(?P<words>(?:chưa|không) (?:đạt|hoàn thành)(?!\w)[^,;.()\d\n]*)",
    re.IGNORECASE,
)
"""What a report says right behind a number: that it is less than what was to be reached."""
DENIES = compile_late(
    r".*(?<!\w)(?P<words>(?:chưa|không|khó) (?:đạt|hoàn thành)|đạt thấp)(?!\w)[^:;\d]*"
    r":[^;:\n]*",
    re.IGNORECASE,
)
"""The same before a colon, of all that stands behind it."""
NO_NUMBER = "Báo cáo ghi “{}”, không nêu đã đạt bao nhiêu."
CONTRADICTED = "Báo cáo ghi “{}”, mà con số nêu ra thì đạt chỉ tiêu."
ENGLISH = "Số “{}” có thể viết theo lối Anh, Mỹ (dấu phẩy ngăn hàng nghìn)."
OF_HOW_MANY = "Báo cáo đếm trên {0} {1}: chưa chắc {0} là tất cả mà chỉ tiêu tính phần trăm."
FAR_BEYOND = "Con số gấp hơn năm lần chỉ tiêu, nên có thể là việc khác hoặc sai đơn vị."
FAR_BELOW = "Con số chưa bằng một phần trăm chỉ tiêu, nên có thể sai đơn vị."

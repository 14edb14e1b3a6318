"""Words and phrases in a report that make no other quantity: who did a thing, when, and how well.

What stands before or beside the words of a target, and is not here, may narrow them.
"""

from __future__ import annotations

import re

from thidua.foundation.patterns import compile_late
from thidua.language.vietnamese import CAPITALS
from thidua.portal.reports.report_wordings import NOT_DONE

HARMLESS = frozenset(
    re.findall(
        r"\w+",
        "đã được cho có hiện số tổng mức độ tỷ tỉ lệ đạt là ở tại với theo của trong các và trên "
        "từ người dân hộ em cháu loại tăng thêm mới luôn đều năm nay ước khoảng chung đầu tháng cả "
        "toàn lên chiếm còn vẫn cũng",
    )
)
"""Words that make no other quantity: verbs of doing and counting, and what goes without saying."""
_DOING = (
    r"(?:thực tế|số lượng|danh hiệu|công nhận|hộ khẩu|bao phủ|duy trì|giữ vững|ổn định|xây dựng|"
    r"thành lập|tổ chức|thực hiện|hoàn thành|hỗ trợ|vận động|huy động|làm rõ|xảy ra|phát sinh|"
    r"kết quả|ước tính|bình quân|nhà nước|thu gom|xử lý|lũy kế|giải quyết|phối hợp|lượt con|"
    r"đồng chí)"
)
"""The same of two syllables, of which each may mean something else: *giải quyết*, *giải ngân*."""
_DONE_FIRST = (
    r"(?:bàn giao|đoạt|giành|hình thành|khánh thành(?:,? bàn giao)?|ra mắt|trao tặng|trao|"
    r"tặng|cấp|cấp mới|cấp phép|"
    r"ban hành|mở|tuyển|"
    r"tuyển dụng|cử|lắp|lắp đặt|nghiệm thu|đưa vào sử dụng|khen thưởng|tôn vinh|đón|tiếp đón|"
    r"phục vụ|thu hút|bảo đảm|đảm bảo|kiện toàn|quyên góp|ủng hộ|đóng góp|thi|chủ trì|"
    r"hội đồng(?: [^\W\d]+){0,4} công nhận)"
)
DONE_FIRST = compile_late(
    rf"(?:(?:đã|được|đến nay|tổng số|toàn (?:xã|tỉnh|huyện|phường|ngành|trường|đơn vị)|"
    rf"phối hợp|chủ động|trực tiếp)\s+)*"
    rf"{_DONE_FIRST}(?:(?:,| và) {_DONE_FIRST})*(?!\w)",
    re.IGNORECASE,
)
"""Verbs of what is done and finished, with which a report begins: *đã trao tặng 355 suất quà*.

Elsewhere in a name the same words may be of another quantity.
"""
GIVERS = compile_late(
    r"(?:(?:học sinh|phụ huynh|giáo viên|cán bộ|chiến sĩ|hội viên|đoàn viên|nhân dân|bà con|"
    r"đoàn viên thanh niên|thanh niên|thiếu nhi|đội viên|doanh nghiệp|các cấp|công chức|viên chức|"
    r"người lao động|nhà hảo tâm)"
    r"(?: (?:trong|toàn|ở) (?:xã|phường|huyện|tỉnh|ngành|đơn vị|trường))?"
    r"(?:,| và)? )+(?=(?:đã )?(?:quyên góp|ủng hộ|đóng góp|hiến|trồng|"
    r"thu gom|tham gia trồng))",
    re.IGNORECASE,
)
"""Who did a thing, before a verb of which the thing and not the doer is counted."""
DOERS = compile_late(
    r"(?:cán bộ|chiến sĩ|lực lượng|tuổi trẻ|các tổ|tổ|công an|giáo viên|thầy|cô|nông dân|"
    r"bà con|nhân dân|hội viên|đoàn viên)(?!\w)",
    re.IGNORECASE,
)
"""Whose deed a number tells, before the verb with which the target begins."""
ACTOR = compile_late(
    r"(?:(?:đến nay|hiện(?: nay)?|(?:trong )?năm 20\d\d|trong năm|năm qua|thời gian qua),? )?"
    r"(?:các )?"
    r"(?:(?:, |và |(?:toàn|các|các cấp|cấp) )*(?:đảng bộ|"
    r"cấp ủy|chính quyền|người đứng đầu|chủ tịch|bí thư|hiệu trưởng|giám đốc|"
    r"đảng ủy|huyện ủy|tỉnh ủy|thường trực|chi bộ|ubnd|ủy ban|"
    r"hđnd|mttq|ubkt|mặt trận|ban|bộ|"
    r"công an|chi hội(?: phụ nữ| nông dân)?|chi đoàn|"
    r"quân sự|trạm|trung tâm|bệnh viện|phòng|sở|cục|chi cục|công ty|tập đoàn|doanh nghiệp|cơ quan|"
    r"ngành|công đoàn|liên đoàn|hội|đoàn|huyện đoàn|tỉnh đoàn|đoàn thể|nhà trường|trường|đơn vị|"
    r"nhân dân|bà con|nông dân|xã|phường|thị trấn|huyện|tỉnh|thành phố|địa phương|cấp|tổ|đội|"
    r"lực lượng|liên đội|hợp tác xã|ngân hàng|kho bạc|bưu điện|bảo tàng|thư viện|nhà văn hóa|hạt|"
    r"viện|đài|cán bộ, chiến sĩ|lãnh đạo|hội đồng|tòa án|thanh tra|khoa)(?!\w) ?)+",
    re.IGNORECASE,
)
"""Bodies and groups that do things, at the start of a name."""
ACTING = compile_late(
    r"(?:đã|vừa|mới|có|hiện(?= (?:đạt|có|còn)|$)|xét(?= công nhận)|tiến hành|"
    r"giảm(?= được| thêm)|"
    r"được|luôn|chủ động|tích cực|thường xuyên|tham mưu|phối hợp|tổ chức|hỗ trợ|"
    r"phát động|chỉ(?= tuyển)|trao|tặng|đón|kết nạp|xây|trồng|thành lập|giới thiệu|giúp|vận động|"
    r"triển khai|khám|làm|mở|"
    r"tuyển|phát hiện|bắt|giải quyết|huy động|thực hiện|phát triển|ban hành|bồi dưỡng|hiến|tạo|"
    r"tuyên truyền|đóng góp|ủng hộ|thăm|thu hồi|kiểm tra|giám sát|cử|quyên góp|sưu tầm|lắp|sửa|"
    r"nâng cấp|kiên cố|cứng hóa|bê tông|biểu diễn|chủ trì|giao nộp|"
    r"tiếp(?= (?:công dân|xúc))|cho vay|giải ngân|chăm sóc|khen thưởng|phát hành|hòa giải|điều tra|"
    r"bàn giao|hoàn thành|kêu gọi|chuyển đổi|gieo|tiêm|số hóa|đạt(?= \w+ (?:chí|điểm)))(?!\w)"
)
"""Verbs of doing, before which a body stands; not those that tell a state of what is counted."""
GROUPS = compile_late(
    r"(?<!\w)(?:học sinh|sinh viên|học viên|giáo viên|đoàn viên|hội viên|đảng viên|"
    r"công nhân|nông dân|thanh niên|thiếu niên|phụ nữ|nghệ nhân|bệnh nhân|"
    r"chiến sĩ|cán bộ|công chức|viên chức|doanh nghiệp|hợp tác xã)(?!\w)",
    re.IGNORECASE,
)
"""Groups of people, whose two syllables may stand apart in a target and mean other things there."""
RATED_GROUPS = compile_late(
    r"(?<!\w)(?:học sinh|sinh viên|giáo viên|đoàn viên|hội viên|đảng viên|thanh niên|phụ nữ|trẻ|nữ|"
    r"người cao tuổi|người khuyết tật|cán bộ|công chức|doanh nghiệp|hợp tác xã|hộ nghèo)(?!\w)",
    re.IGNORECASE,
)
"""Groups of which a share is told: that of children is not that of all people."""
ALL_PEOPLE = compile_late(
    r"(?<!\w)(?:người dân|dân số|nhân dân|người lao động|hộ dân|cán bộ)(?!\w)", re.IGNORECASE
)
"""Those of whom a share may be told in place of a group."""
WORDS_OF_BODIES = frozenset(
    re.findall(
        r"\w+",
        "các cấp xã huyện tỉnh phường thị trấn thành phố cơ sở nông dân phụ nữ thanh niên thuế du "
        "lịch y tế giáo dục đào tạo văn hóa thông tin nông nghiệp công nghệ số cộng đồng thôn và "
        "nghĩa vụ quân sự thi đua khen thưởng sáng kiến "
        "cựu chiến binh người cao tuổi khuyến học chữ thập "
        "đỏ công an kiểm lâm kiểm tra mặt trận tổ quốc lao động chính quyền bộ phận chuyên môn "
        "chức năng liên quan đảng nhà nước dân vận tuyên giáo giao dịch chính sách xã hội thiếu "
        "niên trợ vốn tín dụng hòa "
        "giải thú y khuyến nông ban ngành địa phương sự nghiệp toàn trường thành viên đội đoàn thể "
        "văn nghệ",
    )
)
"""Words in the names of bodies; by another one a body is one of many, or is counted itself."""
KINDS_OF_BODIES = compile_late(
    r"(?:Kiểm tra|Khuyến học|Y tế|Văn hóa|Giáo dục|Đào tạo|Nông dân|Phụ nữ|Thanh niên|Cựu chiến "
    r"binh|(?:Huyện|Tỉnh|Đảng|Thành|Thị|Quận) ủy|"
    r"Chữ thập đỏ|Người cao tuổi|Mặt trận|Tổ quốc|Lao động|Quân sự|Kiểm lâm|Nông nghiệp|"
    r"Tài chính|Nội vụ|Tư pháp|Công Thương|Khoa học|Công nghệ|Thông tin|Truyền thông|Dân số|Đảng|"
    r"Bảo hiểm xã hội|Dân vận|Tuyên giáo|Tổ chức|Đoàn|Hội|Môi trường|Thuế|LHPN|LHTN|CCB|TNCS|MTTQ|"
    r"Thi đua|(?:- )?Khen thưởng|Phục vụ|Hành chính công|Đất đai|Quản lý|"
    r"CHQS|LĐLĐ|UBND|HĐND|Chỉ huy|Chỉ đạo|Liên hiệp|Việt Nam|Chính trị|Hành chính|"
    r"Hồ Chí Minh|CSXH)(?!\w)"
)
"""Capital words in the names of bodies that are no names of places."""
SPOILT = r"chết|hư hỏng|hỏng|thiệt hại|mất"
"""What becomes of things that were made, so that they are no more."""
UNFINISHED = compile_late(
    rf"(?<!\w)(?:{SPOILT}|vận động(?= thành lập)|"
    r"khảo sát|phê duyệt|thẩm định|thẩm tra|đề nghị|đăng ký|trình|(?<!thành )lập|"
    r"xem xét|dự kiến|nhu cầu|"
    r"chuẩn bị|đang|chưa|không|chờ|giải thể|ngừng|khởi công|thi công|"
    r"triển khai|hướng dẫn|tập huấn|tư vấn|kiểm tra|bố trí|quy hoạch|giới thiệu|theo dõi|quản lý|"
    r"rà soát|cam kết|kế hoạch|trừ|thiếu(?! nhi| niên| nữ)|hết hạn|quá hạn|vi phạm|bị|thu hồi|"
    r"hủy|tham gia|"
    r"dự|mỗi|từng|lũy kế|luỹ kế|cộng dồn|dặm|lại|"
    r"thay thế|thử|tiềm năng)(?!\w)",
    re.IGNORECASE,
)
"""Words by which a thing is not done, or spoilt, or something else is done about it."""
SETTING = compile_late(
    r"(?!.{0,60}(?<!\w)(?:riêng|vụ|đợt|quý|tháng|số|chưa|không|trừ|ngoài|tại|ở)(?!\w))"
    r"(?:qua|theo|nhờ|với|thông qua|trên cơ sở|được|dưới|từ khi|trong|bên cạnh|thực hiện|"
    r"triển khai|hưởng ứng|nhân|ngay từ|kết quả|tính|đến|cuối|hết|về|công tác|lĩnh vực|"
    r"phong trào|phối hợp)(?!\w)"
    r"[^,:\d]{0,60}[,:] ?",
    re.IGNORECASE,
)
"""What stands before the words of a number, up to a comma, and sets the scene."""
BY_THAT = compile_late(r"(?:.*, )?(?:qua đó|từ đó|nhờ đó|nhờ vậy),? (?:đã |có )?", re.IGNORECASE)
"""What was done so that the rest came about: *mở 14 lớp cho 187 thanh niên ưu tú, qua đó …*."""
WHOLE_CLAUSE = compile_late(
    r"^(?!.*(?<!\w)(?:riêng|vụ|đợt|quý|tháng|chưa|không|trừ|ngoài|đối với|khu vực|nhóm)(?!\w))"
    r".*(?<!\w)(?:được (?:cải thiện|quan tâm|chú trọng|đẩy mạnh|nâng lên|chỉ đạo|triển khai|"
    r"duy trì|thực hiện|tăng cường|giữ vững)|tiếp tục|ổn định|phát triển|chuyển (?:biến|dịch)|"
    r"phục hồi|khởi sắc)(?!\w)",
    re.IGNORECASE,
)
"""A clause of its own before a comma, which tells that a thing goes well."""
NARROWS = compile_late(
    r"(?<!\w)(?:riêng|vụ|đợt|quý|tháng|năm|chưa|không|trừ|ngoài|đối với|khu vực|nhóm|tại|ở|thuộc|"
    r"trong|là|gồm|nếu|tuy|mặc dù|dự kiến|phấn đấu|kế hoạch|đang|như|tiếp theo|còn|vùng|loại|"
    r"chuyên|nhất là|bình quân|đầu|cuối)(?!\w)",
    re.IGNORECASE,
)
"""Words of a clause by which the next may be of a part, of another time, or of what is to come."""
TELLS = compile_late(
    r"(?<!\w)(?:được|đã|luôn|ngày càng|từng bước|cơ bản|tích cực|chủ động|thường xuyên|đẩy mạnh|"
    r"tăng cường|chú trọng|quan tâm|chỉ đạo|tập trung|kịp thời)(?!\w)",
    re.IGNORECASE,
)
"""Words of a clause that tells how a thing is done, and not of what a number is."""
_PLACE = r"(?:xã|phường|thị trấn|huyện|quận|tỉnh|thành phố)"
_HAMLET = r"(?:thôn|xóm|bản|ấp|buôn|làng|khóm|khu phố|tổ dân phố|khu dân cư)"
_NO_NAME = rf"(?!(?-i: [{CAPITALS}]))"
_OWN_BODY = r"(?:bệnh viện|nhà trường|trường|đơn vị|trung tâm|trạm|cơ quan|chi đoàn|liên đội|đội)"
OWN_PLACE = compile_late(
    rf"(?<!\w)(?:toàn|cả|trên địa bàn(?: toàn)?) (?:{_PLACE}|ngành|trường|đơn vị){_NO_NAME}|"
    r"(?<!\w)trên địa bàn(?!\w)",
    re.IGNORECASE,
)
"""Words that a number is of the whole body which reports."""
PASSED_OVER = compile_late(
    rf"(?<!\w)(?:(?:tại|của|trong|ở) (?:toàn )?{_OWN_BODY}"
    rf"(?= *$|[,;:]| (?:đạt|là|được|ở|đã|còn|chiếm|bằng|tăng|giảm|có)(?!\w))|toàn viện|"
    rf"(?:(?:kết quả|qua) )*(?:khảo sát|giám sát|đánh giá|kiểm tra|điều tra|rà soát|thống kê)"
    rf"(?: [^\W\d]+){{0,4}} cho thấy|"
    rf"(?:của|tại|ở|thuộc|từ) \d+ (?:doanh nghiệp|thôn|bản|trường|đơn vị|cơ quan|cơ sở)|"
    rf"(?:tính )?đến (?:hết )?(?:tháng \d+|(?:ngày )?\d+/\d+)(?:/\d{{4}})?|"
    rf"kết nối,?(?= hỗ trợ)|(?<=hỗ trợ )vốn(?= cho)|(?<=học tập), quán triệt|"
    rf"(?<=chủ tịch )UBND (?:xã|phường|huyện|tỉnh)|theo (?:quy chuẩn|QCVN)|nguồn(?= thu)|"
    rf"(?<=chương trình )giáo dục(?= mầm non)|"
    rf"để(?= xảy ra)|(?:chỉ|nâng)(?= *(?:$|[,;]))|"
    rf"công tác(?= (?:phát triển|xây dựng|tổ chức|giải quyết|hỗ trợ|"
    rf"tuyển|giao|tiêm|đào tạo|giải ngân))|(?<=nghiệp vụ )(?:về )?công tác|"
    rf"(?<=quỹ khuyến học )(?:xã|phường|huyện|tỉnh){_NO_NAME}|"
    rf"đạt (?:nhiều )?kết quả (?:tích cực|tốt|khá|cao|quan trọng|toàn diện|nổi bật)|"
    rf"(?:kết quả )?(?:đo lường|(?:khảo sát|đánh giá) (?:sự|mức độ|chỉ số))|trực tiếp(?= (?:với|"
    rf"cho))|"
    rf"(?<!giải quyết )xong|(?:đưa|nâng)(?= (?:tổng|diện tích|tỷ lệ|số|sản lượng|quy mô))|"
    rf"(?:(?<=\d )|(?<=tuổi ))(?:đến|tới)(?= \d+ (?:tháng )?tuổi)|"
    rf"đang(?= duy trì)|hoạt động(?= hiệu quả)|đồng loạt|rộng rãi|sôi nổi|thiết thực|chặt chẽ|"
    rf"quyết liệt|bài bản|chu đáo|long trọng|"
    rf"hội viên(?= (?:cựu chiến binh|phụ nữ|nông dân|người cao tuổi))|đoàn viên(?= thanh niên)|"
    rf"được (?:lắp|lắp đặt|kết nối)(?= [^\W\d])|"
    rf"chỉ(?= (?:còn|là|tuyển|đạt|trồng|thu|kết nạp|tổ chức|xây|hoàn thành|có))|"
    rf"các (?:thể|loại)(?= *(?:$|[,;]))|phát động(?= (?:trồng|quyên|ủng|hiến|thu gom))|"
    rf"(?:với|tổng|trị giá|mỗi) (?:[^\W\d]+ ){{0,5}}\d[\d.,]*"
    rf"(?: (?:tỷ|tỉ|triệu|nghìn|lượt))?(?: [^\W\d]+)?(?: tham (?:gia|dự))?|"
    rf"duy trì(?:,| và) (?:phát triển|mở rộng|nhân rộng|giữ vững|nâng cao(?: chất lượng)?)|"
    rf"(?:tại|ở|của|từ) (?:tất cả )?các (?:{_PLACE}|{_HAMLET}|trường|đơn vị|địa phương|"
    rf"cơ sở|cấp|ngõ)(?:(?:,| và)(?: các)? (?:{_PLACE}|{_HAMLET}|trường)(?!\w))*|"
    rf"miễn phí|t[ỷỉ] trọng|(?:toàn|các|ở các) (?:cấp|bậc) học|triệt để|triển khai(?= thực hiện)|"
    rf"dứt điểm|(?:(?<=thành lập, )|(?<=xây dựng, )|(?<=xây mới, )|(?<=làm mới, )|"
    rf"(?<=hoàn thành, )|(?<=lắp đặt, )|(?<=thành lập và )|(?<=xây dựng và ))"
    rf"(?:ra mắt|bàn giao|khánh thành|"
    rf"nghiệm thu|đưa vào (?:sử dụng|dùng))|"
    rf"(?:tiếp tục |được )*(?:phát triển|duy trì|phục hồi|tăng trưởng)"
    rf"(?: (?:khá|tốt|ổn định|mạnh|bền vững))+(?= *(?:,|$))|"
    rf"còn hạn|còn hiệu lực|(?<=thu hoạch )xong|(?<=cấy )xong|vững chắc|"
    rf"đánh giá(?=,? xếp loại)|bị(?= (?:bão|lũ|hủy|sửa))|bình xét|(?<=sáng kiến )xét|"
    rf",? kết quả (?:xếp loại|đạt loại|đạt) (?:giỏi|khá|tốt|xuất sắc)|"
    rf"mở rộng(?= diện)|(?<=vốn )đầu tư|"
    rf"(?:vận động |từ nguồn )?xã hội hóa|(?:trên|tại) các tuyến đường(?: chính)?|"
    rf"(?<=đất lúa )kém hiệu quả|(?<=vườn tạp )kém hiệu quả|"
    rf"phát triển(?: mới)?(?= người tham gia)|lập biên bản,?(?= xử (?:phạt|lý))|"
    rf"giúp đỡ|được trang bị|ra quân|nhân dịp(?: \d+/\d+)?|(?<=công nghệ số )cộng đồng|"
    rf"thành công|hiệu quả|nghiêm túc|kịp thời|đầu tư(?= (?:xây|nâng|cải|làm))|"
    rf"được (?:đánh giá|bình xét|xếp loại|ghi nhận|bình chọn)|"
    rf"(?<=nghèo )bền vững|(?<!xã )(?<!huyện )(?<!phường )(?<!thôn )(?<!đơn vị )trong {_PLACE}"
    rf"{_NO_NAME}|"
    rf"(?:đoàn kết,? )?tập hợp(?=,? thu hút)|"
    rf"vận động (?:các )?(?:nhân dân|người dân|bà con|quần chúng|hội viên|đoàn viên|hộ dân)"
    rf"(?= (?:giao|hiến|đóng|ủng|tham|xây|làm|tháo))|"
    rf"phục vụ (?:nhân dân|bà con|người dân)|đoàn kết,?(?= tập hợp)|"
    rf"vào (?:tổ chức )?(?:đoàn|hội|đảng)(?:, (?:đoàn|hội))?(?! \w)|"
    rf"phối hợp(?: với)?(?: [^\W\d]+){{1,6}}?(?= (?:tổ chức|cấp|hỗ trợ|trao|tặng|mở|xây|"
    rf"khám|thành lập) )|tham mưu|chủ động|tích cực|tính chung(?: (?:12 tháng|cả năm))?|"
    rf"tổng cộng|hiện (?:nay|tại)|thời điểm|cụ thể|như vậy|đồng thời|ghi nhận|niên độ|"
    rf"nhiệm kỳ(?: \d{{4}} ?[-–] ?\d{{4}})?|năm học(?: \d{{4}} ?[-–] ?\d{{4}})?|"
    rf"theo (?:đúng )?(?:quy định|tiến độ|chuẩn mới|tiêu chí mới)|đúng quy định|"
    rf"được (?:(?:chủ tịch )?(?:UBND|HĐND)|cấp (?:trên|có thẩm quyền))(?: (?:tỉnh|huyện|xã))?"
    rf"(?: ban hành)?(?: quyết định)?(?= [^\W\d_])|"
    rf"theo hợp đồng|theo (?:Nghị định|Luật|Thông tư)[^,;.]*|trước và sau (?:các )?kỳ họp|"
    rf"các chương trình(?= tín dụng)|(?<=y tế )hoạt động|(?<=sản xuất )các ngành|"
    rf"điều tra(?=,? khám phá)|(?<=giao )(?:công dân|thanh niên) nhập ngũ|"
    rf"khu vực(?= (?:thành thị|đô thị|nông thôn))|đủ(?= \d+ (?:lần|buổi|kỳ|tuổi|tháng))|"
    rf"(?<=đầy đủ )(?:(?:(?:các|\d+) )?loại )?vắc xin|lớp 5(?= hoàn thành chương trình)|"
    rf"lớp 9(?= (?:được )?(?:công nhận )?(?:tốt nghiệp|hoàn thành))|đăng ký(?= thành lập mới)|"
    rf"tổng đàn(?! \w)|lực lượng(?= dân[ _]quân)|ký(?= cam kết)|đưa(?= (?:lao động )?xuất khẩu)|"
    rf"(?<=cai nghiện )ma túy|(?<=năng suất lao động )xã hội|đánh giá,?(?= công nhận)|"
    rf"(?<=cải cách hành chính )PAR[- ]?INDEX|(?<=công nghiệp )IIP|thi hành(?= kỷ luật)|"
    rf"(?<=giải quyết, )trả lời|"
    rf"có điều kiện thi hành|diện tích gieo (?:cấy|trồng)|"
    rf"(?:kết quả |qua |theo ){{1,2}}(?:khảo sát|rà soát|đánh giá|xét|kiểm tra|thi)(?: cuối năm)?|"
    rf"theo chuẩn(?: nghèo)?(?: đa chiều)?|giai đoạn(?: đến)?(?: năm)?(?: \d{{4}})?|gồm|bao gồm|"
    rf"(?<=bác sĩ )làm việc|(?:trong|ở) độ tuổi|(?:ra|đến|đi) (?:lớp|trường|nhà trẻ|nhóm trẻ|"
    rf"học)(?! \w*chuyên)|đỗ(?= tốt)|"
    rf"xét(?= (?:công nhận|tốt))|của (?:xã|phường|trường|đơn vị|cơ quan|ngành){_NO_NAME}|"
    rf"đưa vào (?:dùng|hoạt động|vận hành)|phát hiện,?(?= (?:bắt|xử lý))|"
    rf"kỳ thi(?: chọn)?(?: học sinh giỏi)?|"
    rf"xem xét,? (?:bồi dưỡng|kết nạp)|tự nguyện(?= (?:hiến|đóng góp|tham gia))|giữa [^,;\d]+? với|"
    rf"con(?= (?:chó|trâu|bò|lợn|dê|gia súc|gia cầm))|(?:được )?kiềm chế|xếp loại|tiếp tục|"
    rf"đối với sự phục vụ(?: của [^,;]{{0,50}})?|"
    rf"tham gia(?= (?:BHXH|BHYT|bảo hiểm|học tập|luyện tập|tập))|(?<=khách )du lịch|"
    rf"(?<=đèn )(?:năng lượng mặt trời|led)|(?:dài|rộng|chiều dài) \d[\d.,]* ?(?:km|m)|"
    rf"(?:trên địa bàn )?(?:toàn|cả) (?:{_PLACE}|ngành|dân|quốc)|trên địa bàn(?: {_PLACE})?|"
    rf"(?:(?:tính )?đến )?(?:(?:cuối|cả|hết|trong|kết thúc) năm(?: học)?|cuối kỳ)|"
    rf"(?:tính )?đến (?:nay|hết|thời điểm|ngày)|"
    rf"\w+ tháng(?: đầu năm)?|xếp thứ(?: \d+)?|(?:được|đã) cấp|tiêu(?= chuẩn)|{_DOING}|"
    rf"(?<!chi )(?<!phí )(?<!vốn )(?<!nguồn )(?<!sách )thường xuyên|thuộc thẩm quyền|tổng dư nợ|"
    rf"tốc độ tăng(?: trưởng)?|tăng trưởng|"
    rf"giao(?= (?:quân|công dân|thanh niên))|(?<=khách )(?:đến )?tham quan(?:,? du lịch)?|"
    rf"{NOT_DONE})(?!\w)",
    re.IGNORECASE,
)
"""Phrases in a name that make no other quantity, although their words may elsewhere."""

"""The nouns that are counted, and how a noun is found that no table has.

Most Vietnamese nouns have two syllables, and half of one means something else: *đại biểu* is no
*đại*. So a noun of one syllable counts only if it is in the table, and only where no longer noun of
the table begins with it. Of other nouns both syllables are taken. A noun ends before the words of
closed lists, whatever the noun: ``NOT_A_NOUN``, words of a verb or a quality, marks; *viên*, *sư*,
*trưởng* and the like make a person of what stands before them and belong to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from thidua.foundation.patterns import LatePattern

PLACES = (
    "xã, phường, thị trấn|xã, phường, đặc khu|xã, thị trấn|xã, phường|phường, xã|xã/thị trấn|"
    "xã/phường|thôn, bản|thôn, xóm|xóm, bản|thôn, khu phố|thôn, tổ dân phố|xã|phường|thị trấn|"
    "huyện|tỉnh|thành phố|thôn|xóm|bản|buôn|ấp|làng|tổ dân phố|khu phố|khu dân cư|khu|cụm dân cư"
)
PERSONS = (
    "cán bộ, công chức, viên chức|cán bộ, công chức|công chức, viên chức|cán bộ, đảng viên|"
    "đồng chí|đ/c|đc|hộ gia đình|hộ nghèo|hộ cận nghèo|hộ dân|hộ kinh doanh|hộ|gia đình|"
    "người lao động|người dân|người|lao động|lượt người|lượt xe|lượt khách|lượt hộ|lượt hội viên|"
    "lượt đoàn viên|lượt bệnh nhân|lượt người bệnh|lượt hành khách|lượt học sinh|lượt cán bộ|lượt|"
    "khách hàng|khách|học sinh|h/s|hs|học viên|hv|sinh viên|thí sinh|vận động viên|trẻ em|trẻ|"
    "bé trai|bé gái|bé|cháu|em|chị|mẹ|giáo viên|gv|giảng viên|bác sĩ|cán bộ|công chức|viên chức|"
    "công nhân|đảng viên|đv|đoàn viên|đoàn viên thanh niên|đvtn|hội viên|đội viên|thiếu nhi|"
    "thanh niên|phụ nữ|quần chúng|quần chúng ưu tú|chiến sĩ|chiến sỹ|quân nhân|dân quân|thành viên|"
    "công dân|cá nhân|tập thể|đại biểu|cộng tác viên|tình nguyện viên|tuyên truyền viên|"
    "báo cáo viên|hòa giải viên|người có uy tín|nghệ nhân|bệnh nhân|thương binh|đối tượng|"
    "chuyên gia|nhà khoa học|thạc sĩ|tiến sĩ|bác sĩ chuyên khoa|dược sĩ|điều dưỡng|hộ sinh|y sĩ|"
    "kỹ sư|luật sư|công an viên|dân phòng|nông dân|doanh nhân|cựu chiến binh|cựu giáo chức|"
    "nhà giáo|thầy cô|phụ huynh|cấp ủy viên|bí thư|chi ủy viên|đại biểu hội đồng|tăng ni|tín đồ|"
    "người nghèo|người cao tuổi|người khuyết tật|người có công|người nghiện|liệt sĩ|"
    "thực tập sinh|nghiên cứu sinh|du học sinh|lưu học sinh|tu nghiệp sinh|"
    "thương, bệnh binh|cụ(?! thể)|ông|bà"
)
BODIES = (
    "chi bộ|đảng bộ|tổ chức đảng|tổ chức|tổ chức cơ sở đảng|chi đoàn|chi hội|cơ sở|cơ sở đoàn|"
    "công đoàn cơ sở|cơ quan, đơn vị|cơ quan|đơn vị|trường học|trường hợp|trường|điểm trường|"
    "lớp học|lớp|phòng học|phòng|trạm y tế|trạm|doanh nghiệp|"
    "hợp tác xã|tổ hợp tác|htx|tht|trang trại|câu lạc bộ|clb|"
    "nhóm|nhóm trẻ|tổ|đội|đoàn kiểm tra|đoàn giám sát|đoàn|ban|công ty|cụm|khối|trung tâm|"
    "tổ công nghệ số cộng đồng|tổ tự quản|tổ hội|đội tuyển|đầu mối|biên chế|dòng họ|trung đội|"
    "tiểu đội|đại đội|tiểu đoàn|trung đoàn|tòa án|chi cục|chi nhánh|ngân hàng|văn phòng|"
    "ban quản lý|hội đồng|hội|liên đội|chi đội|tổ tuần tra|tổ tiết kiệm và vay vốn|tổ vay vốn|"
    "tổ hòa giải|tổ bảo vệ|tổ liên gia|tổ dân vận|đội văn nghệ|đội bóng|đội thi|đội hình|cộng đồng|"
    "bệnh viện|phòng khám|nhà thuốc|hợp tác xã nông nghiệp"
)
WORKS = (
    "dự án|CT thanh niên|công trình|công trình thanh niên|phần việc|mô hình|sản phẩm|tiêu chí|"
    "chỉ tiêu|danh hiệu|điển hình|gương(?! mẫu)|sáng kiến|giải pháp|đề tài|hồ sơ|thủ tục|"
    "thủ tục hành chính|dịch vụ|thuê bao|hội nghị|hội thi|hội thao|hội trại|hội thảo|hội diễn|đợt|"
    "cuộc thi|cuộc họp|cuộc gọi|cuộc đối thoại|cuộc|buổi|vụ việc|vụ án|vụ|tin, bài|tin bài|tin|"
    "bài viết|bài|văn bản|phóng sự|chuyên đề|chuyên mục|chuyên trang|hoạt động|chương trình|"
    "phiên tòa|phiên|tiêu chuẩn|giải|giải thưởng|huy chương|huân chương|hcv|hcb|hcđ|cờ thi đua|cờ|"
    "bằng khen|giấy khen|kỷ niệm chương|học bổng|suất học bổng|suất quà|suất|phần quà|quà|"
    "giấy chứng nhận|giấy|thẻ căn cước|thẻ bảo hiểm y tế|thẻ bhyt|thẻ|sổ tiết kiệm|sổ|ngày lương|"
    "ngày công lao động|ngày công|công lao động|việc làm|việc|tiết dạy|tiết|môn|kỹ thuật|đề án|"
    "kế hoạch|nghị quyết|ý kiến|kiến nghị|nguồn tin|câu chuyện|cuốn sách|cuốn|quyển|trang|hộp|"
    "tờ rơi|tờ|băng rôn|khẩu hiệu|pa nô|áp phích|đầu sách|đầu điểm|điểm đen|điểm cầu|"
    "điểm công cộng|điểm tập kết|điểm tiềm ẩn|điểm lõm sóng|điểm lõm|điểm truy cập|điểm đỗ|"
    "điểm dừng|điểm chữa cháy|điểm bưu điện|điểm thu gom|điểm trung chuyển|điểm sạt lở|"
    "điểm ngập úng|điểm ngập|điểm thi|điểm giết mổ|điểm kinh doanh|điểm trông giữ|điểm đến|"
    "điểm hiến máu|điểm tiêm|điểm xung yếu|điểm cấp nước|điểm nghẽn|điểm tham quan|điểm dân cư|"
    "điểm phức tạp|điểm ùn tắc|điểm bán|bản sách|bản nhạc|bản đăng ký|bản giao ước|bản thỏa thuận|"
    "bản thiết kế|bản vẽ|bản kiểm điểm|bộ câu hỏi|bộ đề|bộ tài liệu|bộ quy trình|bộ dữ liệu|"
    "điểm nóng|điểm sinh hoạt|điểm du lịch|điểm vui chơi|điểm giao dịch|điểm bán hàng|điểm tư vấn|"
    "loại|tiết mục|trận|ca|tủ sách|thư viện|bậc|hạng|lần|đơn vị máu|triệu chứng|tuyến đường hoa|"
    "nhãn hiệu|chỉ dẫn địa lý|chứng chỉ|chứng nhận|giấy phép|quyết định|báo cáo|hợp đồng|"
    "bản ghi nhớ|bản tin|bản cam kết|bản|tài liệu|ấn phẩm|video|clip|phim|tác phẩm|bài giảng|"
    "bản đồ|sổ tay|ca khúc|ca trực|ca mổ|ca bệnh|tin nhắn|tin báo|loại hình|tờ trình|bộ môn|"
    "hộ chiếu|số báo|số bản tin|số tạp chí|bài thi|bài dự thi|bài báo|giáo trình|môn học|diễn đàn|"
    "tọa đàm|hội chợ|lễ hội|lễ phát động|lễ ra quân|lễ mít tinh|lễ|đơn thư|đơn|phản ánh|tụ điểm|"
    "điểm tuyên truyền|tình huống|câu hỏi|gian trưng bày|di tích|di sản|chuyến đi|chuyến hàng|"
    "giờ dạy|giờ giảng|tín chỉ|khoa|khoa mục|đợt hiến máu|kỳ họp|kỳ|phiên họp|cuộc gặp|"
    "cuộc vận động|bản án|vụ, việc|án|hội trường|bà mẹ|tranh chấp|đơn hàng|đơn nguyên"
)
THINGS = (
    "nhà văn hóa|nhà văn hoá|nhà đại đoàn kết|nhà tình nghĩa|nhà tình thương|nhà ở|nhà đa năng|"
    "nhà nhân ái|mái ấm|nhà hiệu bộ|nhà vệ sinh|nhà công vụ|nhà lớp học|nhà kính|nhà lưới|nhà tiêu|"
    "nhà đầu tư|nhà thầu|nhà phân phối|nhà cung cấp|nhà khoa học|nhà sáng chế|nhà xưởng|"
    "nhà thi đấu|nhà bia|nhà|căn nhà|căn hộ|căn|ngôi nhà|ngôi|cầu|cống|đập|tuyến đường|tuyến|sân|"
    "sân bóng|sân chơi|sân vận động|bể|bếp|hầm|giếng|chợ|vườn|vườn rau|vườn mẫu|giường bệnh|giường|"
    "máy tính|máy|xe đạp|xe ô tô|xe|bóng đèn|đèn|camera|mắt camera|thùng|bao|bộ|bộ máy tính|"
    "bộ quần áo|bộ bàn ghế|bộ hồ sơ|tấm|tấm lưới|chiếc|cái|cặp sách|cặp|lồng|đàn|con|cây|quả|"
    "khẩu súng|khẩu phần|khẩu|quả bom|trụ|cột cờ|cột mốc|cột|bảng|biển|điểm sáng|đoạn đường|"
    "hệ thống|"
    "chuyến bay|chuyến xe|chuyến hàng|chuyến biển|chuyến|"
    "viên|viên đạn|khối|gói|bình chữa cháy|chai|bó|thửa|bức|cửa hàng|nút giao|tủ|"
    "bàn|ghế|bàn ghế|bàn, ghế|hố|lò|nhà máy|cơ sở sản xuất|vùng|cánh đồng|mũi|mũi tiêm|liều|chuỗi|"
    "mã số vùng trồng|mã vùng trồng|mã số|màn hình|máy in|máy scan|máy tính xách tay|máy bơm|"
    "máy chiếu|ti vi|cụm loa|bộ loa|loa|thiết bị|trạm biến áp|trạm bơm|trạm phát sóng|cột điện|"
    "cột đèn|tàu cá|tàu|thuyền|phương tiện|ô tô|xe máy|chốt|phiên chợ|gian hàng|quầy|kho|ao|hồ|"
    "hồ chứa|tuyến kênh|kênh|mương|ngầm|kè|bờ kè|lò đốt|bãi rác|bể thu gom|hố rác|ghế đá|con giống|"
    "gốc|bụi|khóm|luống|chậu|túi|lon|ống|lọ|suất ăn|bữa ăn|bữa|mâm|áo ấm|áo phao|áo|mũ|chăn|ba lô|"
    "đồ dùng|đồ chơi|tranh|ảnh|bến|bến xe|bến cảng|cảng|ngành|ngành nghề|nghề|làng nghề|"
    "cụm công nghiệp|khu công nghiệp|khu đô thị|đô thị|siêu thị|trung tâm thương mại|cửa khẩu|"
    "nhà trẻ|chiến dịch|bốt|khẩu hiệu|ste|lô đất|lô hàng|lô|chủ doanh nghiệp|chủ hộ|khu vực|"
    "bồn cây|sàn giao dịch|sàn|vũ khí|bia tưởng niệm|nghĩa trang|gia trại|ngày hội|ngày chủ nhật|"
    "tuyến phố|tuyến hẻm|mốc|mốc giới|mốc quốc giới|trụ cột|mã QR|lồng bè|container|homestay|"
    "website|fanpage|kiốt|ki ốt|drone|laptop|tour|podcast|infographic|pano|poster|tàu thuyền|"
    "đồng hồ|đồng bào|đồng phục|tháng lương|biển báo|biển hiệu|biển chỉ dẫn|biển quảng cáo|"
    "biển cảnh báo|bảng tin|bảng điện tử|bảng hiệu|gói thầu|gói tín dụng|cây cầu|cây xăng|máy bay|"
    "máy gặt|kho lạnh|bộ đồng phục|hàng cây|nhà kho|trụ sở|trụ nước|khẩu trang|bến đò|con đường|"
    "con nuôi|con em|bộ phận|bộ tiêu chí|ca nô|vườn ươm|vườn cây|hạng mục|đường hoa|mét vuông|"
    "chuồng|chuồng trại|đôi|hom|bầu|khay|cuộn|kiện|vé|rổ|giỏ|phuy|vỉ|sọt|bịch|cành"
)
COMPOUNDS = (
    "nhà hàng|nhà báo|nhà nghỉ|nhà hát|nhà sách|nhà trường|nhà văn|nhà thơ|nhà thờ|nhà xe|nhà ga|"
    "nhà giam|nhà nông|nhà xuất bản|nhà tạo mẫu|nhà in|nhà mạng|nhà chùa|nhà tài trợ|nhà hảo tâm|"
    "nhà quản lý|nhà sản xuất|nhà truyền thống|nhà tưởng niệm|nhà nghiên cứu|nhà thiết kế|"
    "khách sạn|khách mời|ban ngành|ban, ngành|bà con|ông bà|đàn ông|đàn bà|đàn tính|bộ đội|bộ luật|"
    "bộ chỉ số|bộ tộc|bộ đàm|bản quyền|bản làng|bản mẫu|bản sao|bản thảo|bể bơi|ca sĩ|ca sỹ|"
    "ca nhạc|con số|con người|con dấu|con nghiện|cây số|cầu thủ|cầu thang|cầu truyền hình|cụm từ|"
    "huyện ủy|tỉnh ủy|thành ủy|đảng ủy|hộ lý|hộ khẩu|khẩu đội|khối phố|khối lượng|hội quán|hội sở|"
    "hộp thư|mũi nhọn|ngành hàng|ngôi sao|ngôi trường|người máy|người mẫu|phiên bản|phiên hiệu|"
    "phiên dịch|phòng ban|sân bay|sân khấu|tin tặc|trang phục|trang thiết bị|trang tin|trang sức|"
    "trường bắn|trường quay|trường phái|trận địa|trận đấu|tổ máy|tổ ấm|tổ ong|tổ hợp|xã hội|"
    "xã luận|án phí|án treo|đoàn thể|đoàn tàu|đơn giá|đơn thuốc|đội quân|đội ngũ|lô cốt|môn phái|"
    "gốc rễ|bảng số|kho bạc|bàn tay"
)
"""What only begins with a noun of one syllable: *nhà hàng* is no *nhà*, *cây số* no *cây*."""
OPENED_OTHERWISE = (
    "hoàn cảnh|tham luận|tham số|triển lãm|đối tác|đối thủ|đối thoại|xuất bản phẩm|thực đơn|"
    "thực phẩm|bị can|bị cáo|bị hại|bị đơn|đầu bếp|đầu gia súc|đầu mục|đầu máy|đầu đạn|đầu việc|"
    "đầu báo|đầu phiếu|bình nước|bình lọc|bình gas|bình luận|hàng rào|hàng quán|tổng công ty|"
    "tổng kho|tổng đài|tuần lễ|số điện thoại|số nhà|cần cẩu|tiếp viên|bằng sáng chế|bằng lái|"
    "bằng cấp|bằng tốt nghiệp|đồng tác giả|đồng diễn|đồng nghiệp|đồng hương|đồng đội|từ điển|"
    "từ khóa|tỷ phú|triệu phú|trung tướng|trung úy|khoảng trống"
)
"""Nouns whose first syllable alone is no noun (``NOT_A_NOUN``): *triển lãm*, *đối tác*."""
HEADED = (
    "tổ|đội|nhóm|lớp|trạm|khoa|thôn|xóm|bản|buôn|ấp|đoàn|hội|chi hội|chi đoàn|liên đội|chi đội|"
    "tiểu đội|trung đội|đại đội|tiểu đoàn|trung đoàn|xã đội|thôn đội|tổ dân phố|khu phố|phòng|vụ|"
    "khu|cụm|thuyền|văn phòng|cục|viện|hiệu|kế toán"
)
"""Bodies that have a head (*trưởng*) and a deputy (*phó*), who are no bodies."""


_FEW = 8
"""So many words are tried one after the other; more are told apart by their next letter."""
_SAME_LETTERS = {"i": "ıİ", "k": "\u212a", "s": "ſ"}
"""What a letter also is where the case of letters does not count."""


def _table() -> tuple[str, ...]:
    nouns = "|".join((PLACES, PERSONS, BODIES, WORKS, THINGS, COMPOUNDS, OPENED_OTHERWISE)).split(
        "|"
    )
    nouns += [f"{body} {head}" for body in HEADED.split("|") for head in ("trưởng", "phó")]
    return tuple(sorted(set(nouns), key=lambda noun: (-len(noun), noun)))


def any_of(words: Sequence[str]) -> str:
    """One pattern for many words, of which a longer one comes before those that it begins with.

    What words begin with stands in it once: that makes the pattern quick to compile and to match.

    Args:
        words: of plain letters; a word may end in an assertion, such as ``gương(?! mẫu)``.
    """
    ends = [rest for rest in words if rest == "" or rest.startswith("(")]
    following: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if word and not word.startswith("("):
            following[word[0]].append(word[1:])
    many = len(following) >= _FEW
    longer = [
        (_either_case(letter) if many else letter) + _any_rest(rests)
        for letter, rests in following.items()
    ]
    if not longer and len(ends) == 1:
        return ends[0]
    return f"(?:{'|'.join(longer)})?" if ends == [""] else f"(?:{'|'.join((*longer, *ends))})"


def _any_rest(rests: list[str]) -> str:
    """The same for the rests of words that begin with one letter: what they share comes first."""
    shared = ""
    while len(rests) > 1 and all(rest and rest[0] == rests[0][0] != "(" for rest in rests):
        shared, rests = shared + rests[0][0], [rest[1:] for rest in rests]
    return shared + (any_of(rests) if len(rests) > 1 else rests[0])


def _either_case(letter: str) -> str:
    """A set instead of a letter: a regular expression looks at sets before it tries a branch."""
    if not letter.isalpha():
        return letter
    return f"(?-i:[{letter}{letter.upper()}{_SAME_LETTERS.get(letter, '')}])"


_MEMBER = r"(?:[ ]viên(?!\w))?"
"""Makes a person of any noun: *xã viên* is no *xã*, *phát thanh viên* no *phát thanh*."""
VERBS = (
    "ban hành|bao gồm|bao phủ|bao tiêu|bao vây|bài trừ|bàn bạc|bàn giao|bàn luận|buôn bán|buôn lậu|"
    "căn cứ|cầu nguyện|chăn nuôi|chăn thả|cống hiến|đập tan|đoàn kết|đơn giản|gói gọn|"
    "giải cứu|giải đáp|giải ngân|giải phóng|giải quyết|giải thể(?! thao)|giải thích|giải tỏa|"
    "giải trình|gương mẫu|hội chẩn|hội đàm|hội họp|hội nhập|hội tụ|hội ý|lần lượt|loại bỏ|"
    "loại trừ|lồng ghép|nhóm họp|phòng chống|phòng cháy|phòng hộ|phòng ngừa|phòng trừ|"
    "tin tưởng|tiết giảm|tiết kiệm|trang bị|trang trải|trang trí|tranh thủ|trường kỳ|vụ lợi|"
    "xã hội hóa|đơn phương"
)
"""Words that only begin like a counted noun: *Chương trình 1719 giải ngân 95%*."""
_VERBS = VERBS.split("|")
_NO_VERB = rf"(?!(?:{any_of(_VERBS)})(?!\w))"
COUNTED = _NO_VERB + any_of(_table()) + _MEMBER
"""Nouns that are counted; longer ones before those that they begin with."""
IS_COUNTED = LatePattern(rf"(?:{COUNTED})(?!\w)")

ABBREVIATION = (
    r"(?-i:(?!(?:KH|QĐ|NQ|TH|UTH|CT|TB|BC|GRDP|GDP|UBND|HĐND|BQ|[OI]+)(?!\w))[A-ZĐ]{2,7})"
)
"""A noun written in capitals: *10 ĐVTN*."""

NOT_A_NOUN = (
    r"tại|ở|so|với|trở|theo|của|và|hoặc|trên|dưới|đến|từ|trong|ngoài|cho|năm|tháng|ngày|quý|tuần|"
    r"tuổi|đạt|tăng|giảm|được|là|có|để|bị|về|cả|các|những|này|nữa|không|lên|xuống|còn|bằng|vào|"
    r"trước|sau|khi|nếu|như|thì|mà|gồm|đối|hàng|hằng|bình|tương|trung|phấn|duy|tỷ|tỉ|triệu|nghìn|"
    r"ngàn|trăm|vạn|chục|hoàn|tham|thực|triển|tiếp|thuộc|do|nhằm|đã|sẽ|đang|phải|cần|nên|mới|đầu|"
    r"cuối|giữa|x|số|tổng|cùng|đều|trị|vượt|chiếm|hết|mỗi|từng|tới|một|lần|qua|bởi|ra|đi|"
    r"nhất|hơn|gần|khoảng|thêm|đồng|tốt|sạch|giỏi|khá|xuất|biết|bám|rõ|xin|luôn|dám|chuẩn|đúng|sẵn|"
    r"hai|ba|bốn|sáu|bảy|tám|chín|mười|quyết|bền|thật|hay|hoặc|khi|loại|toàn"
)
"""Syllables that can follow a number or a noun but are no part of what it counts."""

SYLLABLE = rf"(?!(?:{NOT_A_NOUN})(?!\w))(?-i:[ýyôổụ]|[a-zđà-ỹ]{{2,}})(?!\w)"
_CAPITALS = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper())
_AFTER_A_ZERO = (
    rf"(?<=(?<!\d)0\d )(?-i:[{_CAPITALS}][a-zđà-ỹ]+)(?!\w)(?:[ ](?-i:[a-zđà-ỹ]+)(?!\w))?"
)
_BEGINS_MORE = (
    r"(?:(?:phục vụ|bảo vệ|bảo đảm|đảm bảo|tuyên truyền|xử lý|thu gom|thu hút|tiêu biểu|tiên tiến|"
    r"điển hình|kiểu mẫu|nâng cao|hiệu quả|an toàn|trực thuộc|trực tiếp|chuyên đề|chuyên trách|"
    r"tiếp nhận|phát triển|hoạt động|cấp (?:tỉnh|huyện|xã|cơ sở|bộ|trung ương|thành phố|trường)|"
    r"tự (?:quản|phòng|nguyện|chủ|học|sản|chế)|văn minh|văn hóa|thông minh|công cộng|tập trung|"
    r"thân thiện|hạnh phúc|hiện đại|truyền thống|kiên cố|nghệ thuật|dân sinh|lưu động|cố định|"
    r"nội đồng|sinh thái|cộng đồng|tình nghĩa|liên (?:xã|thôn|hợp|kết|hoàn)|quy mô|tiêu chuẩn|"
    r"trồng|chứa|nuôi|dành|ủng hộ|thường xuyên|sử dụng|thắp sáng)(?!\w))"
)
"""Words of a verb or a quality: a noun ends before them."""
_RANKED = (
    r"(?:phó|tiểu|liên|tân|cựu|nguyên|nữ|nam)[ ](?:dự án|công trình|sinh viên|học sinh|cán bộ|"
    r"giáo viên|công nhân|công chức|đảng viên|đoàn viên|hội viên|hộ sinh|thanh niên|chi hội|"
    r"chi đoàn|chi bộ|khu phố|chiến binh|quân nhân|chiến sĩ|diễn viên|vận động viên|hiệu trưởng)"
    r"(?!\w)"
)
_DEPUTY = rf"phó[ ]{SYLLABLE}[ ]{SYLLABLE}"
_PLAIN = (
    rf"{_NO_VERB}{SYLLABLE}(?![ ]số(?!\w))(?:[ ](?!{_BEGINS_MORE}){SYLLABLE}"
    r"(?:[ ](?:viên|sư|sĩ|sỹ|trưởng)(?!\w))?)?"
)
TWO_SYLLABLES = rf"{_NO_VERB}{SYLLABLE}[ ](?!{_BEGINS_MORE}){SYLLABLE}"
"""A noun of two syllables that no table has, behind a stroke: *3 giây/giao dịch*."""
_HYPHENED = r"(?-i:[a-zđà-ỹ]+(?:-[a-zđà-ỹ]+)+)(?!\w)"
NOUN = rf"(?:{ABBREVIATION}(?!\w)|{_HYPHENED}|{_AFTER_A_ZERO}|{_RANKED}|{_DEPUTY}|{_PLAIN})"
"""A noun that no table has: one abbreviation, or two syllables, or one before another word.

A third syllable that makes a person of two, as in *kiến trúc sư*, belongs to it.
"""

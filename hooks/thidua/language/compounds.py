"""Words of two syllables that no line may break: “kinh tế”, “thi đua”.

Vietnamese writes a space inside its compounds, so browsers and printing programs break lines there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from thidua.foundation.patterns import compile_late

_COMPOUNDS = frozenset({
    "an ninh", "an sinh", "an toàn", "anh hùng", "ban hành", "ban đầu", "biên giới", "biên phòng",
    "biến đổi", "biển đảo", "biểu dương", "biện pháp", "bà con", "bác sĩ", "bán dẫn", "báo cáo",
    "bê tông", "bình quân", "bình đẳng", "bí thư", "bản đồ", "bảo hiểm", "bảo trợ", "bảo tồn",
    "bảo vệ", "bảo đảm", "bầu cử", "bứt phá", "bỏ lại", "bắt buộc", "bền vững", "bệnh viện",
    "bồi dưỡng", "bổ sung", "cao nhất", "cao điểm", "cao đẳng", "che phủ", "chi bộ", "chi phí",
    "chiến dịch", "chiến lược", "chiến sĩ", "chiến sỹ", "chiến thắng", "cho vay", "chung sức",
    "chuyên môn", "chuyên nghiệp", "chuyên đề", "chuyển đổi", "chuẩn bị", "chuồng trại",
    "chào mừng", "chính phủ", "chính quyền", "chính sách", "chính trị", "chăm sóc", "chăn nuôi",
    "chương trình", "chấp hành", "chất lượng", "chất thải", "chế độ", "chỉ số", "chỉ thị",
    "chỉ tiêu", "chỉ đạo", "chủ nghĩa", "chủ trì", "chủ trương", "chủ tịch", "chủ đề", "chủ động",
    "chức năng", "chứng nhận", "chữa bệnh", "chữa cháy", "con người", "con số", "cách mạng",
    "cán bộ", "cây trồng", "cây xanh", "có công", "có hạt", "công an", "công chức", "công dân",
    "công khai", "công nghiệp", "công nghệ", "công nhân", "công nhận", "công trình", "công ty",
    "công tác", "công đoàn", "căn cước", "cơ cấu", "cơ quan", "cơ sở", "cạnh tranh", "cải cách",
    "cải thiện", "cải tạo", "cấp ủy", "cận nghèo", "cộng hòa", "cộng đồng", "cụ thể", "cứng hóa",
    "cứu hộ", "cứu nạn", "cứu trợ", "cử tri", "danh hiệu", "danh mục", "di sản", "dinh dưỡng",
    "diện tích", "doanh nghiệp", "dột nát", "du khách", "du lịch", "dân chủ", "dân cư", "dân quân",
    "dân số", "dân sự", "dân tộc", "dân vận", "dòng họ", "dư nợ", "dược liệu", "dịch bệnh",
    "dịch vụ", "dữ liệu", "dự bị", "dự phòng", "dự toán", "dự án", "gia cầm", "gia súc",
    "gia tăng", "gia đình", "giai đoạn", "giao thông", "giá trị", "giám sát", "gia hạn",
    "giáo dục", "giáo viên", "giường bệnh", "giải pháp", "giải phóng", "giải quyết", "giảm nghèo",
    "giữ gìn", "gìn giữ", "gương mẫu", "gương sáng", "hiến máu", "hiện đại", "hiệu lực",
    "hiệu quả", "hoàn thiện", "hoàn thành", "hoạt động", "huy động", "huyện ủy", "huân chương",
    "hy sinh", "hài lòng", "hàng hóa", "hàng năm", "hành chính", "hành khách", "hình sự",
    "hình thức", "hòa bình", "hòa giải", "hương ước", "hưởng ứng", "hạ tầng", "hạnh phúc",
    "hải sản", "hằng năm", "hậu quả", "học sinh", "học tập", "hồ sơ", "hỗ trợ", "hộ nghèo",
    "hội nghị", "hội nhập", "hội thi", "hội viên", "hội đồng", "hợp tác", "khai thác",
    "khen thưởng", "khiếu nại", "khoa học", "khoáng sản", "khu phố", "khu vực", "khuyến học",
    "khuyến khích", "khám bệnh", "khám phá", "kháng chiến", "khánh thành", "khí hậu", "khó khăn",
    "không khí", "khơi dậy", "khẩn cấp", "khắc phục", "khởi nghiệp", "khởi tố", "kinh doanh",
    "kinh phí", "kinh tế", "kiên cố", "kiên quyết", "kiến thức", "kiến trúc", "kiểm tra",
    "kiểu mẫu", "kế hoạch", "kết quả", "kỷ cương", "kỷ luật", "kỷ niệm", "kỹ năng", "kỹ thuật",
    "lao động", "liên kết", "liên đoàn", "liệt sĩ", "liệt sỹ", "làm chủ", "lành mạnh", "lân cận",
    "lâm nghiệp", "lãi suất", "lãnh đạo", "lĩnh vực", "lương thực", "lần thứ", "lập thành",
    "lịch sử", "lực lượng", "ma túy", "mô hình", "môi trường", "mù chữ", "mầm non", "mặt bằng",
    "mặt trận", "mặt đường", "mở rộng", "mục tiêu", "nghiêm trọng", "nghiên cứu", "nghìn đồng",
    "nghĩa vụ", "nghề nghiệp", "nghệ thuật", "nghị quyết", "nghị định", "nguyên tắc", "nguồn lực",
    "nguồn thu", "ngày hội", "ngày lễ", "ngân sách", "ngư dân", "người dân", "người tốt",
    "nhiều nhất", "nhiệm kỳ", "nhiệm vụ", "nhu cầu", "nhà nước", "nhà trường", "nhà ở", "nhân dân",
    "nhân lực", "nhân rộng", "nhân tạo", "nhân tố", "nhân đạo", "nhập khẩu", "nuôi trồng",
    "nâng cao", "nông dân", "nông nghiệp", "nông sản", "nông thôn", "năng lượng", "năng lực",
    "năng suất", "năng động", "nước rút", "nước sạch", "nỗ lực", "nội dung", "nội vụ", "nợ xấu",
    "phong trào", "phát hiện", "phát huy", "phát thải", "phát triển", "phát động", "phê duyệt",
    "phòng chống", "phòng ngừa", "phương pháp", "phương tiện", "phương án", "phạm vi", "phấn đấu",
    "phối hợp", "phổ biến", "phổ cập", "phổ thông", "phụ nữ", "phục hồi", "phục vụ", "phủ rừng",
    "quan trọng", "quy chế", "quy hoạch", "quy mô", "quy định", "quyết tâm", "quyết định",
    "quân sự", "quân đội", "quản lý", "quốc gia", "quốc hội", "quốc khánh", "quốc phòng",
    "quốc tế", "rác thải", "rèn luyện", "sinh hoạt", "sinh thái", "sáng kiến", "sáng tạo",
    "sơ kết", "sản lượng", "sản phẩm", "sản xuất", "sắp xếp", "sẵn sàng", "số hóa", "số liệu",
    "sức khỏe", "sử dụng", "sửa chữa", "sửa đổi", "sự nghiệp", "tai nạn", "tham gia", "tham mưu",
    "thanh niên", "thanh toán", "thanh tra", "thay thế", "thi hành", "thi đua", "thiên tai",
    "thiết thực", "thiếu niên", "thu hút", "thu nhập", "thuốc lá", "thành lập", "thành phần",
    "thành phố", "thành tích", "thân thiện", "thân thể", "thôn bản", "thông minh", "thông qua",
    "thông tin", "thương binh", "thương hiệu", "thương mại", "thường trực", "thường xuyên",
    "thảm họa", "thấp nhất", "thắng lợi", "thế giới", "thế hệ", "thể chế", "thể dục", "thể thao",
    "thị trường", "thị trấn", "thị xã", "thống kê", "thống nhất", "thời gian", "thời kỳ",
    "thủ tướng", "thủ tục", "thủ đô", "thủy lợi", "thụ hưởng", "thủy sản", "thủy điện",
    "thực hiện", "thực hành", "tinh gọn", "tinh thần", "tiêm chủng", "tiên phong", "tiên tiến",
    "tiêu biểu", "tiêu chuẩn", "tiêu chí", "tiêu dùng", "tiếp nhận", "tiếp tục", "tiết kiệm",
    "tiền mặt", "tiểu học", "toàn diện", "toàn dân", "toàn quốc", "toàn trình", "tra cứu",
    "trang trại", "trang web", "triển khai", "triệu đồng", "trong đó", "trung du", "trung học",
    "trung tâm", "trung ương", "truyền thông", "truyền thống", "trách nhiệm", "trí tuệ",
    "trường học", "trưởng thôn", "trật tự", "trẻ em", "trọng tâm", "trọng điểm", "trồng mới",
    "trồng trọt", "trở lên", "trở xuống", "trực tiếp", "trực tuyến", "tuyên dương", "tuyên truyền",
    "tuyến đường", "tuyển quân", "tài chính", "tài khoản", "tài nguyên", "tài sản", "tàu cá",
    "tình nguyện", "tìm kiếm", "tìm thấy", "tư pháp", "tích cực", "tín chỉ", "tín dụng",
    "tín ngưỡng", "tăng cường", "tăng tốc", "tăng trưởng", "tập thể", "tập trung", "tạm dừng",
    "tệ nạn", "tỉnh ủy", "tố cáo", "tố giác", "tốc độ", "tốt nghiệp", "tổ chức", "tổ quốc",
    "tổ trưởng", "tổng cục", "tổng hợp", "tổng kết", "tổng số", "tội phạm", "từ thiện",
    "tự nguyện", "tự nhiên", "tự quản", "tỷ lệ", "tỷ đồng", "vi phạm", "vinh danh", "viên chức",
    "việc làm", "việc tốt", "việt nam", "vùng cao", "vùng thấp", "văn bản", "văn hóa", "văn minh",
    "văn nghệ", "vũ trang", "vươn lên", "vận động", "vật nuôi", "vật tư", "vệ sinh", "vụ việc",
    "vững chắc", "vững mạnh", "xuất khẩu", "xuất sắc", "xây dựng", "xã hội", "xét xử", "y tế",
    "yêu cầu", "yêu nước", "áp dụng", "ít nhất", "ô tô", "ý thức", "đa dạng", "điều kiện",
    "điểm trường", "điển hình", "điện lực", "điện thoại", "điện tử", "đoàn kết", "đoàn thể",
    "đoàn viên", "đào tạo", "đánh giá", "đáp nghĩa", "đô thị", "đơn vị", "đại biểu", "đại dịch",
    "đại học", "đại hội", "đạo đức", "đảng bộ", "đảng viên", "đảng ủy", "đất đai", "đầu người",
    "đầu tư", "đẩy mạnh", "đặc biệt", "đặc khu", "đặc sản", "đền ơn", "địa bàn", "định danh",
    "định hướng", "đồng bào", "đồng bộ", "đổi mới", "độ che", "đột phá", "đời sống", "đợt thi",
    "ưu tiên", "ổn định", "ủng hộ", "ủy ban", "ứng dụng",
})  # fmt: skip
_TAILS = frozenset({"tác xã", "thị hóa"})
"""The last two syllables of words of three, of which the first two are a compound too."""
_LAST_BUT_ONE = frozenset(pair.partition(" ")[0] for pair in _TAILS)
_PAIRS = _COMPOUNDS | _TAILS
_FIRST = frozenset(pair.partition(" ")[0] for pair in _PAIRS)
_OFFICES = frozenset({
    "ban", "báo", "bộ", "chi", "cổng", "cục", "cụm", "hội", "khối", "liên", "luật", "ngành",
    "phòng", "sở", "tổng", "trạm", "trường", "tòa", "viện", "vụ", "đài",
})  # fmt: skip
"""What names of offices begin with, whose second word begins a compound: “Phòng Nội vụ”."""
_LONGEST_NAME = 4
"""How many words a name has at most; longer rows of capitals are titles written so."""
_WORDS, _DIGIT = compile_late(r"(\w+)"), compile_late(r"\d")
_NUMBERED = compile_late(
    r"(?<!\w)(năm|tháng|ngày|số|thứ|chỉ tiêu|khóa|quý|hành|từ|đến|hết) +(?=[\dIVXLC])",
    re.IGNORECASE,
)
_UNITS = (
    "tỷ", "triệu", "nghìn", "đồng", "tấn", "tạ", "kg", "ha", "km", "km2", "km²", "m2", "m²", "m3",
    "m³", "kb", "mb", "người", "hộ", "xã", "thôn", "xóm", "trường", "%", "‰", "năm", "tháng",
    "ngày",
)  # fmt: skip
_MEASURED = compile_late(rf"(?<=\d) +(?=(?:{'|'.join(_UNITS)})(?!\w))", re.IGNORECASE)
_COMPARED = compile_late(r"(?<=[≥≤><=]) +(?=\d)")
_SPAN = compile_late(r"(?<=\d) +([-–]) +(?=\d)")
_ORDINAL = compile_late(
    r"(?<!\w)(thứ) +(?=(?:nhất|nhì|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w))",
    re.IGNORECASE,
)
_SPACE = "\N{NO-BREAK SPACE}"
_LONGEST_KEPT = 24
"""Letters that a line of a phone surely has room for: an address with many hyphens is longer."""
_HYPHENED = compile_late(
    r"(?<!\w)(?:(?:kinh.tế|chính.trị|văn.hóa|quốc.phòng)"
    rf"[ {_SPACE}]?-[ {_SPACE}]?(?:xã.hội|an.ninh)"
    r"|\d+(?:/\d{4})?/[A-ZĐ]{2,}(?:-[A-ZĐ]{2,})+|[a-zà-ỹ]{1,5}(?:-[a-zà-ỹ]{1,5})+"
    rf"|[A-ZĐ]{{2,}}-\d+|\d[\d./]*–\d[\d./]*|\d[\d/]*{_SPACE}[-–]{_SPACE}\d[\d/]*)(?!\w)"
)
"""What is read as one word though it has a hyphen or dash, after which a line may break."""


@lru_cache(maxsize=1024)  # a plan says the same words in dozens of places
def keep_compounds(text: str) -> str:
    """The same words, with no-break spaces in compounds and names, at numbers and before dashes."""
    joined = _join_pairs(text)
    has_figure = _DIGIT.search(text) is not None
    if has_figure:
        joined = _SPAN.sub(rf"{_SPACE}\1{_SPACE}", joined)
    joined = joined.replace(" - ", f"{_SPACE}- ")
    joined = _NUMBERED.sub(rf"\1{_SPACE}", joined)
    if "ứ" in joined or "Ứ" in joined:  # few texts have an ordinal
        joined = _ORDINAL.sub(rf"\1{_SPACE}", joined)
    return _COMPARED.sub(_SPACE, _MEASURED.sub(_SPACE, joined)) if has_figure else joined


def _join_pairs(text: str) -> str:
    """The text with no-break spaces between the words of every compound.

    One pattern of all compounds would give the same, and take three times as long as all the rest.
    """
    parts = _WORDS.split(text)  # what stands between words, and the words, by turns
    for place in _list_inside_names(parts):
        parts[place] = _SPACE * len(parts[place])
    words = [word.lower() for word in parts[1::2]]
    ended = -1  # where the last compound ended: a word belongs to one only
    for at, (last, following) in enumerate(pairwise(words)):
        if last not in _FIRST or (at == ended and last not in _LAST_BUT_ONE):
            continue
        between = parts[2 * at + 2]
        if f"{last} {following}" in _PAIRS and not between.strip(" "):
            parts[2 * at + 2] = _SPACE * len(between)
            ended = at + 1
    return "".join(parts)


def _list_inside_names(parts: list[str]) -> Iterator[int]:
    """The places of the spaces inside names, such as “Bình Sơn”, of words and what is between."""
    run: list[int] = []
    for place in range(1, len(parts), 2):
        if not _is_capital(parts[place]):
            continue
        if run and (run[-1] != place - 2 or parts[place - 1] != " "):
            yield from _inside(parts, run)
            run = []
        run.append(place)
    yield from _inside(parts, run)


def _inside(parts: list[str], run: list[int]) -> Iterator[int]:
    if run and parts[run[0]].lower() in _OFFICES:
        run = run[1:]
    if len(run) <= _LONGEST_NAME:
        yield from (place - 1 for place in run[1:])


def _is_capital(word: str) -> bool:
    """Whether a word is written as words of names are: “Sơn”, but neither “UBND” nor “sơn”."""
    return word[0].isupper() and word[1:] == word[1:].lower() and word.isalpha()


def cut_at_hyphened(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a text, each with whether no line may break in it at all."""
    at = 0
    has_hyphen = "-" in text or "–" in text  # seen sooner than the pattern finds nothing
    for match in _find_hyphened(text) if has_hyphen else ():
        yield text[at : match.start()], False
        yield match.group(), True
        at = match.end()
    yield text[at:], False


def is_inside_hyphened(line: str, following: str) -> bool:
    """Whether a line that ends between two texts ends inside “kinh tế - xã hội”."""
    found = _find_hyphened(f"{line} {following}") if "-" in line[-2:] + following[:2] else ()
    return any(match.start() < len(line) < match.end() for match in found)


def _find_hyphened(text: str) -> Iterator[re.Match[str]]:
    return (
        match for match in _HYPHENED.finditer(text) if match.end() - match.start() <= _LONGEST_KEPT
    )


@lru_cache(maxsize=8192)
def belong_together(first: str, second: str) -> bool:
    """Whether a line that ends between two neighbours tears a word or a figure.

    They may have marks around them, or hang on other words by a hyphen: “kinh” and “tế-xã”.
    """
    last = re.split(r"[-–/]", first.lower())[-1].strip("“”\"'(")
    following = re.split(r"[-–/]", second.lower())[0].strip("“”\"'),.;:…")
    pair = f"{last} {following}"
    if pair in _PAIRS or _is_inside_name(first, second):
        return True
    return any(rule.search(pair) for rule in (_NUMBERED, _ORDINAL, _MEASURED, _COMPARED))


def _is_inside_name(first: str, second: str) -> bool:
    """Whether two neighbours are parts of one name."""
    last, following = first.lstrip("“\"'("), second.rstrip("”\"'),.;:…")
    pair = (last, following)
    return last.lower() not in _OFFICES and all(word and _is_capital(word) for word in pair)

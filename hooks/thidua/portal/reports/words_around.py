"""What the words around a number, which are no part of its name, make of it.

A sentence names a thing once and tells several numbers of it, so that what it says first (*năm học
trước*, *ở các xã vùng cao*) holds for the last of them too; and what it says last (*là số đăng
ký*, *(chưa kể thôn …)*) for all. Names do not have these words. They are of few kinds: a number
is not yet so, of another time, of others, of more than was asked, of each one, or of a part. Words
that tell what a thing is cannot be listed; those that do this can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.foundation.patterns import compile_late
from thidua.language.vietnamese import CAPITALS
from thidua.portal.reports.report_phrases import HARMLESS, SPOILT
from thidua.portal.reports.report_reading import ReportedValue, ReportReading
from thidua.portal.reports.report_wordings import FOR_EACH, OTHER_LEVEL, SEVERAL, UNDONE, UNIT
from thidua.portal.reports.report_words import names_word

_NO_DIGIT = re.compile(r"[^\W\d]+")
_SENTENCE = compile_late(r"[;\n]\s*|\.\s+")
_END = compile_late(r"[;\n]|\.(?=\s|$)")
_PHRASE = compile_late(r"[,:(](?!\d)")
_NEXT = compile_late(
    r"[;\n(]|\.(?=\s|$)|,(?!\d)|(?<!\w)(?:so(?= với|sánh)|tăng|giảm|cao hơn|thấp hơn|bằng \d|"
    r"đạt \d|chiếm \d|vượt|trong đó|góp phần)(?!\w)",
    re.IGNORECASE,
)
"""Where the words end that are said of the number before them."""
_VERBS = r"(?:đạt|có|trồng|xây|hoàn thành|được|còn|giảm|tăng|tổ chức|thực hiện|kết nạp|đến|\d)"
_NOT_YET = compile_late(
    r"(?<!\w)(?:sẽ|sắp|có thể|có khả năng|đủ khả năng|lẽ ra|đáng lẽ|hứa|kỳ vọng|mong muốn|giả sử|"
    r"dự báo|quyết tâm|"
    r"hy vọng|(?:khó|(?<!chuyên )cần|phải|yêu cầu|đã từng|từng|hướng tới|hướng đến|tiến tới) "
    rf"(?:phải )?{_VERBS}|đặt (?:ra |mục tiêu|chỉ tiêu)|(?:đề ra|tối đa)(?: là| đạt)?(?= \d)|"
    r"(?:vận động|kêu gọi|xem xét|xét|giao|chỉ đạo|yêu cầu)(?: các \w+)? (?:thành lập|kết nạp)"
    r"(?! (?:được|mới))(?=[^,;]* \d)|"
    r"(?:gần|suýt|khoảng|xấp xỉ) (?:đạt|hoàn thành|có|là)(?= [^,;]*\d)|"
    r"^(?:đề nghị|đề xuất|kiến nghị|dự thảo|dự kiến|phấn đấu|cần(?! thiết| thơ))|"
    r"^(?:nghị quyết|kế hoạch|chỉ tiêu|mục tiêu|dự toán|đề án|chương trình)[^,;\d]*? "
    r"(?:đề ra|đặt ra|xác định|yêu cầu|(?<!được )giao)(?= [^,;]*\d|[^:\d]*:))(?!\w)",
    re.IGNORECASE,
)
"""Words before a number by which it is wanted, thought of, or was once so."""
_HEADED = compile_late(
    r"^(?:(?:nghị quyết|kế hoạch|KH|CT|mục tiêu(?! quốc gia)|dự toán|phấn đấu)(?!\w)|"
    r"(?:chỉ tiêu|nhiệm vụ)[^:,;\d]*"
    r"(?<!\w)(?:giao|đề ra|đặt ra|nghị quyết|nhiệm kỳ|(?:năm|kỳ) (?:sau|tới)))"
    r"(?:[^:,;\d]|(?<=năm )20\d\d)*:",
    re.IGNORECASE,
)
"""How a line begins that tells what was to be done."""
_COMPARED = r"(?:(?<!\w)(?:so|bằng|hơn|như|cùng|từ|kém|của cùng|chuyển)(?!\w)[^,;()]{0,40}?)"
_PERIOD = r"(?:năm(?: học)?|kỳ|vụ|mùa|khóa|nhiệm kỳ|quý|tuần|đợt|niên vụ|giai đoạn|tháng)"
_NOT_THIS_TIME = compile_late(
    rf"(?P<compared>{_COMPARED})?(?<!\w)(?:{_PERIOD} (?:trước(?! (?:hạn|khi|thời|mắt))|ngoái|"
    r"sau(?! (?:khi|đó|đại))|tới|kế tiếp|liền kề)|(?:sang|sau) năm|đầu (?:nhiệm kỳ|giai đoạn)|"
    r"các năm (?:trước|sau|tới)|(?:trước|sau) năm (?:19|20)\d\d|"
    r"(?:những|nhiều) năm (?:trước|gần đây|qua)|trước (?:đây|kia)|"
    r"(?:đến|vào|trong) năm (?P<year>(?:19|20)\d\d)(?! ?[-–]))(?!\w)",
    re.IGNORECASE,
)
"""Another time, unless it is one with which a number is compared."""
_NOW = r"đến nay|năm nay|năm học này|hiện(?: nay| có| đạt| còn)?|kỳ này|nay|nhưng"
_BY_NOW = compile_late(rf"(?<!\w)(?:{_NOW})(?!\w)", re.IGNORECASE)
"""Words from which on a sentence tells of today."""
_DONE = compile_late(
    rf"(?<!\w)(?:{_NOW}|thực tế|đã|kết quả|thực hiện (?:được|đạt|năm)|"
    r"mới(?= (?:chỉ|đạt|được|có)))(?!\w)",
    re.IGNORECASE,
)
"""The same, and words from which on it tells of what is done."""
_TOLD = compile_late(
    r"\d.*(?<!\w)(?:đạt|được|thực hiện|hoàn thành|bằng|còn|có|chỉ|giảm|tăng|vượt)(?!\w)",
    re.IGNORECASE | re.DOTALL,
)
"""A number of what was wanted, and a verb of what came of it."""
_SINCE = compile_late(
    r"(?<!\w)(?:từ|kể từ)(?: tháng \d+(?:/|,? năm )|(?: đầu| cuối| giữa)? (?:năm )?)?"
    r"(?P<year>20\d\d)(?: ?(?:đến|tới) (?:nay|hết|năm|cuối)| trở lại đây|(?=\)))",
    re.IGNORECASE,
)
_OF_YEAR = compile_late(
    r"(?P<compared>(?<!\w)(?:so|từ|cùng kỳ|khởi công|chuyển)(?!\w)[^,;()]*?)?"
    r"(?<!\w)năm(?: học)? (?P<year>(?:19|20)\d\d)(?!\w|\d| ?[-–])",
    re.IGNORECASE,
)
_YEARS = compile_late(
    r"(?<!\w)(?:tổng(?: cộng| số)?|cộng|qua|trong|cả|suốt|bình quân|trung bình|hết)"
    r"(?: (?:của|cả|mỗi|trong))? (?:[2-9]|10|hai|ba|bốn|mười) năm(?!\w| 20)|"
    r"(?<!\w)(?:[2-9]|10|hai|ba|bốn|mười) năm (?:gần (?:đây|nhất)|qua|liền|liên tiếp|trở lại đây)",
    re.IGNORECASE,
)
"""A time of several years, all of which a number counts."""
_EACH = compile_late(
    r"(?<!\w)(?:mỗi|từng|(?:hằng|hàng)(?! hóa)|bình quân(?: (?:mỗi|một|hằng))?|trung bình mỗi) "
    rf"(?P<unit>{UNIT}|năm|quý|tháng|tuần|ngày|kỳ|đợt|lần)(?!\w)",
    re.IGNORECASE,
)
_NEIGHBOUR = compile_late(
    r"(?<!\w)(?:huyện|xã|tỉnh|phường|thôn|xóm|địa phương|đơn vị|nơi|trường|cơ quan|ngành) "
    r"(?:bên|khác|bạn|lân cận|kế bên|giáp ranh)(?!\w)|"
    r"(?<!\w)(?:của|bình quân|trung bình)(?: chung)? toàn ngành(?!\w)|"
    r"(?<!\w)cụm (?:\d+ |các |thi đua |liên )*(?:xã|huyện|tỉnh|phường|trường|đơn vị|"
    r"số \d|\d)(?!\w)|"
    r"(?<!\w)\d+ (?:xã|huyện|tỉnh|phường|đơn vị) (?:phối hợp|cùng|liên kết)(?!\w)",
    re.IGNORECASE,
)
"""Others than the body which reports."""
_ASIDE = compile_late(r"(?:[^,;.()\d]{0,40}) ?\((?P<said>[^()]*)\)")
_ONLY_MEANT = compile_late(
    r"(?:số |mức |con số )?(?:mục tiêu|kế hoạch|KH|chỉ tiêu|dự kiến|dự toán|phấn đấu|cùng kỳ|"
    r"năm (?:trước|ngoái)|đăng ký|đề nghị|đề xuất|theo đăng ký)(?!\w)[^\d]*",
    re.IGNORECASE,
)
"""Words in brackets that say what the number before them is."""
_MORE_OR_LESS = compile_late(
    r"(?<!\w)(?:(?:chưa|không|ngoài ra) (?:kể|tính|gồm|bao gồm)|(?:gồm|kể|tính|bao gồm) cả|"
    r"chỉ tính|tính riêng|riêng|(?:trong đó )?có (?:cả )?(?:xã|huyện|đơn vị|tỉnh) (?:bạn|khác)|"
    r"chưa (?:được )?(?:thẩm định|kiểm chứng|nghiệm thu|xác minh|công nhận|thống kê)|cộng dồn|"
    r"lũy kế|luỹ kế)(?!\w)",
    re.IGNORECASE,
)
"""Words behind a number by which it counts more or less than it names."""
_ENDS_IN_IS = re.compile(r"(?<!\w)là$", re.IGNORECASE)
"""Where the words of a number take the verb of a remark with them: *45 ha rừng, là | mục tiêu*."""
_REMARK = compile_late(
    r"(?<!\w)(?:song|nhưng|tuy nhiên|tuy vậy|thực chất|thực ra|đây (?:là|mới|chỉ)|"
    r"(?:con )?số (?:liệu )?này|(?:chỉ|mới|mới chỉ) là|là (?:con )?số|là (?:mức |chỉ tiêu|mục tiêu|"
    r"kế hoạch|dự kiến)|phần lớn|chủ yếu|đa số)(?!\w)(?P<rest>[^;\n]*)",
    re.IGNORECASE,
)
_LESS = compile_late(
    r"(?<!\w)(?:nhưng|song|tuy nhiên|tuy vậy)(?! vẫn),? "
    rf"[^,;.\n]*?(?<!\w)(?:{SPOILT}|dừng|thôi|bỏ|nghỉ|"
    r"rút|hủy|trả lại|thu hồi|giải thể|ngừng|trùng|gia hạn|chuyển đi)(?!\w)",
    re.IGNORECASE,
)
"""A remark by which some of those counted are no more."""
_LOST = compile_late(
    rf"(?<!\w)(?:{SPOILT}|(?:còn |cây )?sống)(?: (?:đến nay|khoảng|trên|hơn|gần|trắng|là))* "
    rf"\d[\d.,]* ?(?P<unit>%|\w+)|"
    rf"(?<![\d,.])\d[\d.,]* (?P<counted>\w+)(?: \w+)? (?:đã bị|đã|bị) "
    rf"(?:{SPOILT}|cháy|gãy|đổ|trôi)(?!\w)",
    re.IGNORECASE,
)
"""How many of those counted are no more, or still are: *trồng 100 ha, do nắng hạn chết 12 ha*."""
_TAKES_BACK = compile_late(
    r"(?<!\w)(?:đăng ký|chưa (?:được|phải|chính|có|nghiệm|thẩm|bàn|xong|hoàn)|dự kiến|kế hoạch|"
    r"mục tiêu|chỉ tiêu|(?:năm|kỳ) trước|từ trước|số cũ|đề nghị|phấn đấu|ước tính|tạm tính)(?!\w)",
    re.IGNORECASE,
)
"""What a remark says that makes a number none, or one of another time."""
_WANTS = compile_late(
    r"(?<!\w)(?:(?<!vốn )đăng ký(?! thành lập)|đề nghị|đề xuất|phấn đấu|xem xét|nếu|"
    r"(?:nộp|gửi) (?:xét|hồ sơ|dự)|chờ (?:xét|duyệt|công nhận|thẩm định|lắp|cấp)|"
    r"trước khi|dự kiến)(?!\w)",
    re.IGNORECASE,
)
_AS_PLANNED = compile_late(
    r"(?<!nội dung )(?<!tiến độ )(?<!chương trình )(?<!\w)theo (?:kế hoạch|dự kiến|dự thảo|"
    r"chỉ tiêu|mục tiêu|dự toán|đăng ký|nghị quyết)(?! số| \d)(?!\w)|"
    r"(?<!\w)(?:xây dựng|ban hành|lập|phê duyệt|thông qua|có|hoàn thiện) (?:xong )?(?:các )?"
    r"(?:kế hoạch|phương án|dự thảo)(?!\w)",
    re.IGNORECASE,
)
"""Words behind a number by which nobody can tell whether it is done or only planned."""
_LIMIT = compile_late(
    r"(?:(?:tại|ở|trong|với|đối với|của|từ|riêng|qua|vào)(?: riêng)? )?"
    r"(?:các |những |toàn (?:bộ )?)*(?P<limit>"
    r"một (?:số|vài|phần)|nhóm|khối(?! lượng)|vùng|khu vực|lĩnh vực|"
    r"(?:vụ(?! việc)|đợt (?:\d|[IVX]+|đầu|cao điểm|này|một)|dịp|mùa|quý|tuần|"
    r"hè|học kỳ|(?-i:tháng|Tháng) \d+)(?= |,)|"
    r"xã (?=(?:đặc|biên|vùng|nghèo|khó))|"
    rf"(?-i:(?:[Xx]ã|[Pp]hường|[Tt]hôn|[Xx]óm|[Bb]ản|[Tt]ổ|[Kk]hu|[Tt]rường|[Cc]ông ty|[Hh]uyện|"
    rf"[Cc]hi (?:bộ|đoàn|hội)) [{CAPITALS}]\w*)|"
    r"(?:kiểm tra|khảo sát|giám sát|thanh tra|rà soát)(?: tại)? \d+ "
    rf"{UNIT}(?=,)|"
    rf"(?P<some>\d+)(?! ?/ ?(?P=some) )(?: ?/ ?\d+)? {UNIT}(?=[^,]*,)|"
    r"hộ (?:nghèo|cận nghèo)|người (?:nghèo|khuyết tật|cao tuổi|dân tộc)|"
    r"đồng bào|trẻ em|phụ nữ|học sinh|hội viên|đoàn viên)",
    re.IGNORECASE,
)
"""How a sentence begins that tells of a part alone."""
_OTHER_NUMBER = re.compile(r"\d(?!\d* ?%?\))")
_LAST_DIGIT = re.compile(r"\d(?!.*\d)")
_LEADS = 20
_MONTH = compile_late(r"tháng \d", re.IGNORECASE)
_HIGHEST = compile_late(
    r"(?:cao nhất|thấp nhất|tiêu biểu|điển hình|dẫn đầu|đi đầu|nổi bật)(?: là| nhất là| như)?(?!\w)"
    rf"[^,:;\d]*(?:[:{CAPITALS}])"
)


def tell_why_another(value: ReportedValue, known: Sequence[str], reading: ReportReading) -> str:
    """Why a number is none of what a target asks, by the words around it; empty without any."""
    if not reading.text:
        return ""
    head, behind = _cut_out(reading.text, value.figure.span)
    said = _NEXT.split(behind, maxsplit=1)[0]
    is_undone = (
        tell_undone(head, known, reading.year)
        or _find_time(said, known, reading.year)
        or _finds(_WANTS, said, known)
        or _finds(_AS_PLANNED, _LAST_DIGIT.split(head)[-1] + said, known)
        or _is_of_year(head + said, reading.year, len(head) - _LEADS)
    )
    if is_undone:
        return UNDONE
    verb = "là" if _ENDS_IN_IS.search(reading.text[slice(*value.figure.span)]) else ""
    aside = _ASIDE.match(behind)
    meant = aside["said"].strip() if aside else ""
    return (
        _tell_of_aside(meant, known, reading.year)
        or _tell_of_remark(f"{verb}{behind}", known, value.figure.unit or "")
        or _tell_whose(head, said, meant, known)
    )


def _tell_of_aside(meant: str, known: Sequence[str], year: int | None) -> str:
    """Why a number is another one by what stands in brackets behind it."""
    if not meant or _tells_more(meant):
        return ""
    time = _find_time(meant, known, year)
    if time or _ONLY_MEANT.fullmatch(meant) or _is_of_year(meant, year):
        return UNDONE
    return SEVERAL if _finds(_MORE_OR_LESS, meant, known) else ""


def _tell_of_remark(behind: str, known: Sequence[str], unit: str) -> str:
    """Why a number is another one by what the rest of its sentence says of it."""
    remark = _REMARK.search(_OTHER_NUMBER.split(behind, maxsplit=1)[0])
    if remark and _finds(_TAKES_BACK, remark.group(), known):
        return UNDONE
    return SEVERAL if _tells_lost(behind, unit) or _finds(_LESS, behind, known) else ""


def _tells_lost(behind: str, unit: str) -> bool:
    """Whether words tell how many of a thing are lost, in its own unit or as a share of it."""
    first = unit.partition(" ")[0]
    return first != "%" and any(
        one["counted"] == first or (one["unit"] in (first, "%") and one["counted"] is None)
        for one in _LOST.finditer(behind)
    )


def tell_undone(head: str, known: Sequence[str], year: int | None) -> str:
    """The words before a number by which it is not so, or not now; empty without any."""
    for match in _NOT_YET.finditer(head):
        rest = head[match.end() :]
        if not (names_word(known, match.group()) or _DONE.search(rest) or _TOLD.search(rest)):
            return match.group()
    headed = _HEADED.match(head)
    if headed and not (
        _TOLD.search(head) or _DONE.search(head, headed.end()) or names_word(known, headed.group())
    ):
        return headed.group()
    return _find_time(head, known, year)


def list_limits(
    value: ReportedValue, known: Sequence[str], reading: ReportReading
) -> Iterator[str]:
    """The words with which a sentence begins, by which all of it is told of a part."""
    head, _ = _cut_out(reading.text, value.figure.span)
    start = head.lstrip(" -–+•")
    for pattern in (_LIMIT, _HIGHEST):
        found = pattern.match(start)
        if found is None:
            continue
        limit = (found.groupdict().get("limit") or found.group()).strip()
        words = [limit] if _MONTH.match(limit) else _NO_DIGIT.findall(limit)
        if not all(word.lower() in HARMLESS or names_word(known, word) for word in words):
            yield limit


def _tell_whose(head: str, said: str, meant: str, known: Sequence[str]) -> str:
    for words in (head, said, meant):
        other = _NEIGHBOUR.search(words)
        if other and not names_word(known, other.group()):
            return OTHER_LEVEL.format(other.group())
    for text in (_PHRASE.split(head)[0], _PHRASE.split(head)[-1], said):
        each = _EACH.search(text)
        if each and not (
            names_word(known, each["unit"]) or re.search(r"cây\s*\Z", text[: each.start()])
        ):
            return FOR_EACH.format(each.group())
    return ""


def _find_time(text: str, known: Sequence[str], year: int | None) -> str:
    """The words that name another time than that of the report, and no later ones today."""
    for match in _NOT_THIS_TIME.finditer(text):
        is_own = match["year"] and (year is None or int(match["year"]) == year)
        if not (match["compared"] or is_own or _is_over(text[match.end() :], known, match)):
            return match.group()
    for match in _SINCE.finditer(text):
        if year and int(match["year"]) < year and not names_word(known, match["year"]):
            return match.group()
    for match in _YEARS.finditer(text):
        if not names_word(known, match.group()):
            return match.group()
    return ""


def _is_over(rest: str, known: Sequence[str], match: re.Match[str]) -> bool:
    return _BY_NOW.search(rest) is not None or names_word(known, match.group())


def _tells_more(meant: str) -> bool:
    """Whether brackets hold a number of their own, and no date."""
    return re.search(r"\d", re.sub(r"\d{1,2}/\d{1,2}(?:/\d{4})?|20\d\d", "", meant)) is not None


def _is_of_year(said: str, year: int | None, start: int = 0) -> bool:
    """Whether words behind a number, or right before it, say that it is of another year."""
    named = [
        match
        for match in _OF_YEAR.finditer(said)
        if match.start("year") >= start and not match["compared"]
    ]
    return bool(year and named) and all(int(match["year"]) != year for match in named)


def _finds(pattern: re.Pattern[str], text: str, known: Sequence[str]) -> bool:
    """Whether a text has such words, and the target does not."""
    return any(not names_word(known, match.group()) for match in pattern.finditer(text))


def _cut_out(text: str, span: tuple[int, int]) -> tuple[str, str]:
    """What the sentence of a number says before it, and behind it."""
    start = max((match.end() for match in _SENTENCE.finditer(text, 0, span[0])), default=0)
    end = _END.search(text, span[1])
    return text[start : span[1]], text[span[1] : end.start() if end else len(text)]

"""Rules for what the portal tells of an honoured example: its plan prints it.

An example that is known from its plan alone has no other place, unit or number than those that the
plan prints. Where it was rewarded or told elsewhere, or belongs to no plan, the page says that the
portal tells it in its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.attachments.comparison.quotes import quotes
from thidua.figures.numerals import NUMERAL, spelled
from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem
from thidua.language.body_names import expand_names
from thidua.language.compared_words import drop_zeros
from thidua.language.markup import one_line, plain, plain_line
from thidua.language.vietnamese import CAPITALS
from thidua.model.honoree import Honoree
from thidua.model.vocabulary import Issuer
from thidua.portal.dossier import Dossier
from thidua.portal.sources import Sources

_NUMBER = compile_late(r"\d+(?:[.,]\d+)*")
_IN_DIGITS = compile_late(rf"({_NUMBER.pattern})(?: (\w+))?")
_IN_WORDS = compile_late(rf"(?<!\w)({NUMERAL})(?!\w)(?: (\w+))?", re.IGNORECASE)
_CLAIMS = compile_late(
    r"(?<!\w)(?:đã|vượt|hoàn thành|xuất sắc|đứng đầu|dẫn đầu|giải nhất|được khen|được tặng|"
    r"đạt được|thành công|được (?:công nhận|nhân rộng|phong|trao|bầu|bình chọn|đánh giá)|"
    r"tiêu biểu|duy nhất|"
    r"đầu tiên|(?:cao|tốt|nhiều|lớn|nhanh) nhất|toàn bộ|tất cả|mọi|hết thảy|gương mẫu|"
    r"liên tục|liên tiếp|năm liền|luôn luôn|trước (?:thời )?hạn|biểu dương|khen ngợi|ghi nhận|"
    r"giữ vững|đa số|phần lớn|tuyệt đối|(?:quá|vượt)(?= \d)|không (?:\w+ ){1,2}nào|"
    r"(?:trên|hơn|gần|ít nhất|tối thiểu|không dưới)(?= \d)|"
    r"(?:làm|thực hiện) tốt|có hiệu quả|(?:lá )?cờ đầu|"
    r"gấp (?:đôi|ba|\d+ lần)|kiểu mẫu|điển hình|"
    r"(?:duy trì|giữ|giữ vững|xây dựng|thực hiện|làm|vận động|huy động|trồng|"
    r"kết nạp) được)(?!\w)",
    re.IGNORECASE,
)
_OF_TOPICS = frozenset(["kiểu mẫu", "điển hình", "gương mẫu", "tiêu biểu", "toàn bộ", "mọi"])
"""In the name of a topic these tell what is striven for: *Thôn văn hóa kiểu mẫu*."""
_NAMES_ONE = compile_late(r"\d|\b(?:của|cấp|toàn|trong) (?:tỉnh|huyện|xã|phường|nước|cả|thành)")
_AWARDS = compile_late(
    r"(?<!\w)(?:huân chương|huy chương|kỷ niệm chương|bằng khen|giấy khen|cờ thi đua|"
    r"chiến s[ĩỹ] thi đua|lao động (?:tiên tiến|xuất sắc)|(?<!mẹ )(?<!việt nam )anh hùng|"
    r"danh hiệu (?!làng|thôn|xã|phường|khu|tổ|gia|dòng|cơ quan|đơn vị|nào|gì)\w+)(?!\w)",
    re.IGNORECASE,
)
_DENIED = compile_late(
    r"(?<!\w)(?:chưa|không(?! (?:chỉ|những|ngừng))|(?:kế hoạch|văn bản|bản gốc) in)(?!\w)[^.;:,]*$",
    re.IGNORECASE,
)
"""Before what is denied, or told as words of the document."""
_EDITED = compile_late(r" (?:sửa|chép|lược|viết) ")
"""Behind what staff did with the words of the document."""
_HEADS = compile_late(
    rf"(?<!\w)(?:Phó )?(?:Trưởng|Chủ tịch|Bí thư|Giám đốc|Hiệu trưởng) "
    rf"(?:(?:thôn|xóm|bản|ấp|khu|khối|tổ|phòng|ban|xã|phường|trường|hội|chi bộ) )+"
    rf"[{CAPITALS}]\w*(?: [{CAPITALS}]\w*)*",
)
_IS_YEAR = compile_late(r"(?:19|20)\d\d")
_YEAR = "năm"  # and five
_LEVELS = compile_late(
    r"^(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu|thon|xom|ap|ban|to dan pho|"
    r"khu pho|to)\b "
)


def examples_stand_where_their_plan_says(sources: Sources) -> Iterator[Problem]:
    """Place and unit of an example that only its plan tells are printed there."""
    for entry in sources.honorees:
        record = entry.record
        printed = _find_printed(sources, record)
        said = f" {' '.join(map(expand_names, printed.split(chr(10))))} "
        for key, told in (("place", record.place), ("unit", record.unit)):
            for part in re.split(r"[,;–]", told or "") if printed else ():
                name = expand_names(part)
                if name and not _is_printed(name, said):
                    yield entry.problem(
                        (key,),
                        f"Kế hoạch `{record.plan}` không in “{part.strip()}”, cơ quan ban hành "
                        "cũng không phải ở đó.",
                        "Ghi đúng như kế hoạch in; biết từ nơi khác thì ghi nơi ấy ở "
                        "`sources` hoặc `awards`.",
                    )


def _is_printed(name: str, printed: str) -> bool:
    if f" {name} " in printed:
        return True
    bare = _LEVELS.sub("", name)
    is_called_otherwise = re.search(rf" {_LEVELS.pattern[1:]}{re.escape(bare)} ", printed)
    return f" {bare} " in printed and not is_called_otherwise


def examples_tell_printed_numbers(sources: Sources) -> Iterator[Problem]:
    """Numbers told of an example that only its plan tells are printed there."""
    for entry in sources.honorees:
        record = entry.record
        printed = _find_printed(sources, record)
        if not printed:
            continue
        told = plain_line(record.achievement)
        quoted = record.quote.text if record.quote else ""
        for number, value, noun in _list_numbers(told, printed):
            # Of what the quote counts, only the quote is asked, and it alone tells of it.
            counts = bool(noun and re.search(rf"\d {re.escape(noun)}(?!\w)", quoted))
            counts = counts or bool(quoted and not _IS_YEAR.fullmatch(value))
            asked = "\n".join((quoted, *_list_naming(record.name, printed))) if counts else printed
            if _bare(value) not in map(_bare, _NUMBER.findall(asked)):
                yield entry.problem(
                    ("achievement",),
                    f"Số `{number}` không in trong {'câu trích' if counts else 'kế hoạch'}.",
                    "Chỉ kể những số mà văn bản in; số ở nơi khác thì ghi nơi ấy ở `sources` hoặc "
                    "`awards`.",
                )


def _list_naming(name: str, printed: str) -> Iterator[str]:
    """The printed lines that name an example."""
    called = expand_names(name)
    return (line for line in printed.split("\n") if called in expand_names(line))


def examples_claim_what_is_printed(sources: Sources) -> Iterator[Problem]:
    """What a plan only asks of somebody is not told as done, let alone as done well."""
    for entry in sources.honorees:
        record = entry.record
        if not record.is_told_by_its_plan_alone or record.takedown or not record.quote:
            continue
        quoted = record.quote.text.lower()
        told = {"achievement": record.achievement, "theme": record.theme, "note": record.note}
        if record.theme and one_line(record.theme) in _find_printed(sources, record):
            del told["theme"]  # it is the name of a movement
        for key, text in told.items():
            is_deed = key == "achievement"
            for claim in _list_said(_CLAIMS, text, is_deed=is_deed):
                is_topic = key == "theme" and _is_of_topic(claim, str(text), record.name)
                if claim.lower() not in quoted and not is_topic:
                    yield entry.problem(
                        (key,),
                        f"Câu trích không nói “{claim}”: kế hoạch chỉ mới đặt ra việc này.",
                        "Kể đúng điều câu trích nói; đã làm được thì ghi nơi kể ở `sources` hoặc "
                        "`awards`.",
                    )
            for award in () if is_deed else _list_said(_AWARDS, text):
                if award.lower() not in quoted:
                    yield entry.problem(
                        (key,),
                        f"Câu trích không nói “{award}”, và gương này không có mục `awards`.",
                        "Đã được khen thì ghi quyết định ở `awards`; chưa thì bỏ câu này.",
                    )


def examples_name_heads_that_their_plan_names(sources: Sources) -> Iterator[Problem]:
    """*Trưởng thôn Đoài* in an example that only its plan tells is printed there."""
    for entry in sources.honorees:
        told = one_line(plain(entry.record.achievement))
        heads = list(_HEADS.finditer(told))
        printed = _find_printed(sources, entry.record) if heads else ""
        said = f" {' '.join(map(expand_names, printed.split(chr(10))))} "
        for found in heads if printed else ():
            if f" {expand_names(found[0])} " not in said:
                yield entry.problem(
                    ("achievement",),
                    f"Kế hoạch `{entry.record.plan}` không in “{found[0]}”.",
                    "Chỉ nhắc chức danh mà kế hoạch in; biết từ nơi khác thì ghi nơi ấy ở "
                    "`sources`.",
                )


def _is_of_topic(claim: str, theme: str, name: str) -> bool:
    """Whether a word only names what a topic is about, and does not call the example so."""
    is_its_kind = theme.lower().startswith(name.split(maxsplit=1)[0].lower())
    return claim.lower() in _OF_TOPICS and not is_its_kind and not _NAMES_ONE.search(theme)


def _list_said(pattern: re.Pattern[str], text: str | None, *, is_deed: bool = False) -> list[str]:
    """What a text says of some kind; nothing that it denies, unless it tells a deed.

    A note may say that the plan names no award; what was not done is no deed.
    """
    line = plain_line(text or "")
    said = (
        at[0]
        for at in pattern.finditer(line)
        if is_deed or not (_DENIED.search(line, 0, at.start()) or _EDITED.match(line, at.end()))
    )
    return list(dict.fromkeys(said))


def _list_numbers(told: str, printed: str) -> Iterator[tuple[str, str, str]]:
    """Every number in digits, and above one in words: as told, in digits, and what it counts."""
    for found in _IN_DIGITS.finditer(told):
        yield found[1], found[1], found[2] or ""
    for found in _IN_WORDS.finditer(told):
        words, noun = found.groups("")
        value = spelled(words)
        is_year = words.lower() == _YEAR and not re.search(rf"\d {noun}(?!\w)", printed)
        if value and value > 1 and not is_year:
            yield words, str(value), noun


def _find_printed(sources: Sources, record: Honoree) -> str:
    """All that the plan prints, and where its issuer is; empty if others tell of it too."""
    plan = next((plan for plan in sources.plans if plan.id == record.plan), None)
    if plan is None or record.takedown or not record.is_told_by_its_plan_alone:
        return ""
    dossier = sources.open_dossier(plan)
    names = _list_bodies(dossier)
    words = (one.words for one in quotes(dossier.entry.record, dossier.passages))
    return "\n".join((*words, *names, str(dossier.entry.record.year)))


def _list_bodies(dossier: Dossier) -> Iterator[str]:
    """The names of the issuer and of all above it."""
    known = dossier.references.issuer_by_id
    seen: set[str] = set()
    issuer: Issuer | None = known.get(dossier.entry.record.document.issuer)
    while issuer and issuer.id not in seen:
        seen.add(issuer.id)
        yield issuer.name
        issuer = known.get(issuer.parent or "")


def _bare(number: str) -> str:
    return drop_zeros(number.strip())

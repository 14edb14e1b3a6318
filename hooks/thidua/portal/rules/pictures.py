"""Rules for the words around an example: captions, alternative texts, makers, theme and film.

They tell what the story tells, and never more: no award, rank, share or sum of money that the
story itself, its quote or its awards do not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem
from thidua.language.vietnamese import fold
from thidua.model.field_path import FieldPath
from thidua.model.honoree import Honoree
from thidua.portal.rules.false_claims import gather_facts, list_strange_numbers, shown_words
from thidua.portal.sources import Sources

_AWARD = (
    r"(?:huân chương|huy chương|thư khen|kỷ niệm chương|bằng khen|giấy khen|cờ thi đua|"
    r"bằng công nhận|"
    r"danh hiệu (?:“|anh hùng|nhà giáo|nghệ nhân|thầy thuốc)|chiến s[ĩỹ] thi đua|"
    r"lao động (?:tiên tiến|xuất sắc)|anh hùng lao động)"
)
_AWARDED = compile_late(
    rf"(?<!\w)(?:được|nhận|đón|đạt|vinh dự|có|từng|mang|giữ)(?!\w)[^.;]{{0,40}}?"
    rf"(?<!\w)(?P<award>{_AWARD})(?!\w)",
    re.IGNORECASE,
)
_SHOWN_AWARD = compile_late(
    r"(?<!\w)(?:(?P<given>trao|tặng|phát|treo) (?:\w+ ){0,3})?"
    r"(?P<award>huân chương|huy chương|thư khen|bằng khen|giấy khen|cờ thi đua|kỷ niệm chương)"
    r"(?!\w)",
    re.IGNORECASE,
)
"""In a picture; whoever gives one to others need not have it."""
_AREAS = r"(?:(?:toàn|của|trong|ở|cả|cấp) )*(?:tỉnh|huyện|xã|phường|nước|thành phố|quốc|vùng|miền)"
_BOASTS = compile_late(
    rf"(?<!\w)(?:(?:dẫn|đứng) đầu|xếp (?:thứ |hạng |loại )?(?:nhất|nhì|ba|\d+|\w+)(?! hàng)|"
    rf"(?:tất cả|mọi|toàn bộ)(?: \w+){{0,2}} (?:hộ|nhà|gia đình|đảng viên|người dân) (?:đều |đã )+"
    rf"(?:đạt|thoát|hoàn thành|có|được|đăng ký|ký)|"
    rf"đứng thứ|giải (?:nhất|nhì|ba|đặc biệt)|xuất sắc|tiêu biểu|"
    rf"được (?:công nhận|phong|tôn vinh|tuyên dương|biểu dương|bình chọn|khen|vinh danh)|"
    rf"duy nhất|cờ đầu|điển hình|kiểu mẫu|\w+ nhất {_AREAS}|đầu tiên {_AREAS}|"
    rf"(?:hoàn thành|đạt|vượt)(?: \w+){{0,3}} (?:chỉ tiêu|kế hoạch)|trước (?:thời )?hạn)(?!\w)",
    re.IGNORECASE,
)
_AMOUNTS = compile_late(
    r"(?<![\w.,/])(\d+(?:[.,]\d+)*)\s?(%|(?:nghìn|ngàn|triệu|tỷ|tỉ)(?: đồng)?(?!\w)|đồng(?!\w))",
    re.IGNORECASE,
)
_FRACTION = compile_late(
    r"(?<![\d/])(\d+/\d+) (?:hộ|thôn|xóm|người|gia đình|chỉ tiêu|đảng viên|nhà|em)(?!\w)",
    re.IGNORECASE,
)
_BANNER = compile_late(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
"""What a picture shows is written somewhere, the portal only says so."""
_BY_PLAN = compile_late(
    r"(?<!\w)(?:kế hoạch (?:của|này|số|giao|đề|đặt)|theo (?:kế hoạch|chỉ thị))", re.IGNORECASE
)
_IS_AIM = compile_late(
    r"(?<!\w)(?:chưa|không|phấn đấu|quyết tâm|để|nhằm|bàn|thi đua|mục tiêu|chuẩn bị|học tập|"
    r"xây dựng)(?!\w)[^.;]{0,30}$",
    re.IGNORECASE,
)


def words_around_examples_add_nothing(sources: Sources) -> Iterator[Problem]:
    """Captions and the like claim no more than the story, its quote and its awards."""
    for entry in sources.honorees:
        record = entry.record
        if record.takedown:
            continue
        told = _gather_told(record)
        for path, text in _list_around(record):
            words = _BANNER.sub("“”", shown_words(text))
            claim = _find_added(words, told)
            if claim:
                yield entry.problem(
                    path,
                    f"Gương này không kể “{claim}” ở chỗ nào khác.",
                    "Chỉ tả điều thấy được, hoặc điều `achievement`, `quote`, `awards` đã kể.",
                )


def awards_of_stories_are_listed(sources: Sources) -> Iterator[Problem]:
    """An award that a story tells of is listed, with its decision where there is one."""
    for entry in sources.honorees:
        record = entry.record
        if record.takedown or record.is_told_by_its_plan_alone:
            continue  # of such a one no award is told at all
        listed = fold(" ".join(award.title for award in record.awards))
        for key, text in (("achievement", record.achievement), ("note", record.note or "")):
            words = shown_words(text)
            for found in _AWARDED.finditer(words):
                if fold(found["award"]) not in listed and not _IS_AIM.search(
                    words, 0, found.start("award")
                ):
                    yield entry.problem(
                        (key,),
                        f"Gương kể “{found['award']}” mà `awards` không có.",
                        "Ghi phần thưởng ấy ở `awards`, có quyết định thì ghi cả `decision`.",
                    )
                    break


def _list_around(record: Honoree) -> Iterator[tuple[FieldPath, str]]:
    for index, photograph in enumerate(record.photographs):
        for key in ("alt", "caption", "credit"):
            if text := getattr(photograph, key):
                yield ("photographs", index, key), text
    if record.video:
        yield ("video", "title"), record.video.title
    if record.theme and not record.is_told_by_its_plan_alone:
        yield ("theme",), record.theme


def _gather_told(record: Honoree) -> str:
    """All that the story tells, without marks."""
    told = [record.achievement, record.quote.text if record.quote else ""]
    told += [award.title for award in record.awards]
    told += [record.words.text] if record.words else []
    told += [source.title for source in record.sources]
    return " ".join(fold(shown_words(one)) for one in told)


def _find_added(words: str, told: str) -> str:
    """The first claim of a text that the story does not tell; empty if there is none."""
    for found in _AWARDED.finditer(words):
        is_aim = _IS_AIM.search(words, 0, found.start("award"))
        if not is_aim and fold(found["award"]) not in told:
            return found["award"]
    for found in _SHOWN_AWARD.finditer(words):
        is_aim = _IS_AIM.search(words, 0, found.start())
        if not found["given"] and not is_aim and fold(found["award"]) not in told:
            return found["award"]
    for found in _AMOUNTS.finditer(words):
        number, unit = re.escape(found[1]), fold(found[2]).split()[0]
        if not re.search(rf"(?<![\d.,]){number} ?{re.escape(unit)}", told):
            return found[0]
    for found in _FRACTION.finditer(words):
        if found[1] not in told:
            return found[0]
    for found in _BOASTS.finditer(words):
        if fold(found[0]) not in told and not _IS_AIM.search(words, 0, found.start()):
            return found[0]
    return ""


def stories_quote_their_plan_truly(sources: Sources) -> Iterator[Problem]:
    """What a story ascribes to the plan that it belongs to, the plan or its reports print."""
    plans = {plan.id: plan for plan in sources.plans}
    for entry in sources.honorees:
        record = entry.record
        words = shown_words(record.achievement)
        said = [one for one in re.split(r"(?<=[.;!?]) ", words) if _BY_PLAN.search(one)]
        if not said or record.takedown or record.plan not in plans:
            continue
        known = gather_facts(sources.open_dossier(plans[record.plan])).words
        for sentence in said:
            for doubt in list_strange_numbers(sentence, known):
                yield entry.problem(("achievement",), doubt.message, doubt.fix)

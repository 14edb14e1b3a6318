"""Rules for facts that stop before the words that say what they are about.

A cited plan without its subject could be any plan; a bloc is known by who leads it and who is in
it; and what is due of half of the households is not due of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.figures import read
from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem
from thidua.language.compared_words import join_folded, split_folded
from thidua.language.document_number import printed_numbers
from thidua.language.markup import find_words, plain_line
from thidua.model.field_path import FieldPath
from thidua.model.plan import Deadline, Quote
from thidua.portal.dossier import Dossier
from thidua.portal.rules.fidelity import difference_problem

_SUBJECT = compile_late(
    r"(?:,? (?:về|V/v|ban hành|quy định|phát động|phê duyệt|hướng dẫn|triển khai|giao|công bố|"
    r"sửa đổi|tổ chức|đẩy mạnh|tăng cường)(?!\w)|[^\W\d]* ?[“\"])"
)
_CLAUSE_ENDS = compile_late(r"[.;:)”\"]|\s*$|,? ?[–(]")
_IN_A_BASIS = compile_late(r"^(?:Căn cứ|Thực hiện|Theo|Triển khai)\b")
_ONLY_WHOSE = compile_late(r"\s+của [^,;.(]*")
"""Who issued a document is a fact of its own, which is compared as such."""
_ACTS = compile_late(
    r"\b(?:ban hành|xây dựng|phát động|yêu cầu|đề nghị|tổ chức|hướng dẫn|thông báo|chỉ đạo|như sau|"
    r"sau đây|đăng ký|ký kết|ký|cam kết|báo cáo|trình|lập|kêu gọi|giao)(?!\w)"
)
_TITLE_GOES_ON = compile_late(
    r"(?:,| và| -) (?!các |năm |ngày |được |đã |sửa |số )[a-zà-ỹđ]+(?: [a-zà-ỹđ]+){0,4}"
    r"(?=,? (?:ngày|năm|số) |;|$)"
)
_MEMBERS = compile_late(
    r"[^.;]{0,160}?(?:trưởng (?:khối|cụm)|(?:khối|cụm) trưởng|phó (?:khối|cụm))|"
    r" ?[(:,–-]? ?(?:bao )?gồm\b|"
    r" (?:thuộc|trực thuộc|của|các|cấp|số|khu vực|do)\b"
)
_LISTS = compile_late(r"(?:\bgồm\b|:)")
_NEXT_OF_LIST = compile_late(r"(?:,| và) \w")
_NUMBER = compile_late(r"(?<![\d.,/])\d+(?:[.,]\d+)*(?:/\d+)?\s?[%‰]?(?![\d/])")
_SHARES = compile_late(
    r"(?:một|hai|ba) phần \w+|(?<!\w)(?:một )?nửa(?!\w)|(?:phần lớn|đa số|toàn bộ|tất cả)(?!\w)",
    re.IGNORECASE,
)
_QUALIFIED = compile_late(
    r"(?<!\w)(\w+ \w+) (chủ yếu|cơ bản|còn lại|đủ điều kiện|trọng điểm|trọng tâm)(?!\w)"
)
"""What is due of some of them only; where a number is told, all is told that it counts."""
_OF_TIME = compile_late(
    r"(?:ngày|tháng|năm|quý|tuần|đợt|giai đoạn|điều|khoản|mục|số|lần|bước|phụ lục|thứ|lúc)\s*$",
    re.IGNORECASE,
)
_IS_TIME = compile_late(r"\s*(?:ngày|tháng|năm|quý|tuần|giờ|h)(?!\w)", re.IGNORECASE)
_REACHES = compile_late(
    r"(?:đạt|còn|lên|xuống|:|trên|dưới|ít nhất|tối thiểu|từ)\s*$", re.IGNORECASE
)


def cited_documents_keep_their_subject(dossier: Dossier) -> Iterator[Problem]:
    """What a cited document is about is part of the words that cite it."""
    for place, cited in dossier.entry.record.list_cited():
        if cited.note or not cited.number:
            continue
        path = (*place, "text")
        found = [*_list_surroundings(dossier, cited.text, path)]
        if found and all(_leaves_subject(before, behind) for before, behind in found):
            left = found[0][1].strip()
            yield difference_problem(
                dossier.entry,
                path,
                f"Sau đoạn viện dẫn, văn bản còn in “{left[:60].rstrip()}”: đó là điều văn bản "
                "ấy nói.",
                "Chép đến hết tên của văn bản được viện dẫn.",
            )


def cited_titles_are_whole(dossier: Dossier) -> Iterator[Problem]:
    """*Luật Thi đua* is not the name of *Luật Thi đua, khen thưởng*."""
    for path, cited in dossier.entry.record.list_cited():
        text, title = plain_line(cited.text), cited.title or ""
        at = text.find(title) if title and not cited.note else -1
        goes_on = _TITLE_GOES_ON.match(text, at + len(title)) if at >= 0 else None
        if goes_on:
            yield difference_problem(
                dossier.entry,
                (*path, "title"),
                f"Tên in ra là “{title}{goes_on[0].rstrip()}”.",
                "Chép đủ tên.",
            )


def _list_surroundings(dossier: Dossier, words: str, path: FieldPath) -> Iterator[tuple[str, str]]:
    """What stands before and behind quoted words in each passage that is not the quote itself."""
    said = plain_line(words)
    for passage, lines in dossier.passage_lines:
        if passage.path == path:
            continue
        for line in lines:
            for start in find_words(said, line):
                yield line[:start], line[start + len(said) :]


def _leaves_subject(before: str, behind: str) -> bool:
    if _SUBJECT.match(behind):
        return True
    if _CLAUSE_ENDS.match(behind) or not re.search(r"\w", behind):
        return False
    if not _IN_A_BASIS.match(before.strip()):
        return False  # where a subject ends inside of a sentence, nobody can tell
    rest = re.split(r"[;.]", behind)[0]
    if _ONLY_WHOSE.fullmatch(rest) and not _SUBJECT.search(rest):
        return False
    return not _ACTS.search(rest) and not any(printed_numbers(rest))


def blocs_are_named_with_who_leads_them(dossier: Dossier) -> Iterator[Problem]:
    """A bloc or cluster of emulation is quoted with who leads it, and with all its members."""
    plan = dossier.entry.record
    for key in ("emulation_blocs", "emulation_clusters"):
        listed: tuple[Quote, ...] = getattr(plan, key)
        for index, one in enumerate(listed):
            found = [behind for _, behind in _list_surroundings(dossier, one.text, (key, index))]
            if not one.note and found and all(_goes_on(one.text, behind) for behind in found):
                yield difference_problem(
                    dossier.entry,
                    (key, index, "text"),
                    f"Sau “{one.text[:60].rstrip()}”, văn bản còn in “{found[0].strip()[:60]}”.",
                    "Chép cả ai làm trưởng, gồm những ai.",
                )


def _goes_on(words: str, behind: str) -> bool:
    is_list = _LISTS.search(words) and _NEXT_OF_LIST.match(behind)
    return bool(_MEMBERS.match(behind) or is_list)


def deadlines_keep_their_share(dossier: Dossier) -> Iterator[Problem]:
    """*50% hộ* is not *hộ*, also where staff say in short what is due."""
    for index, due in enumerate(dossier.entry.record.deadlines):
        for number in _list_dropped(due):
            yield difference_problem(
                dossier.entry,
                ("deadlines", index, "what"),
                f"Văn bản in “{number}” ở việc này.",
                f"Ghi cả “{number}”: bỏ đi thì việc phải xong là việc khác.",
            )


def _list_dropped(due: Deadline) -> Iterator[str]:
    """The amounts beside the words of what is due that it leaves out."""
    text, what = plain_line(due.text), plain_line(due.what)
    said = f" {join_folded(what)} "
    no_figures = read(text).others
    for found in (*_NUMBER.finditer(text), *_SHARES.finditer(text)):
        number = found.group().strip()
        if any(start <= found.start() < end for start, end in no_figures):
            continue
        if join_folded(number).lstrip("0 ") in ("1", ""):
            continue  # “nộp 01 báo cáo” is “nộp báo cáo”
        before, behind = text[: found.start()], text[found.end() :]
        if _OF_TIME.search(before) or _IS_TIME.match(behind) or f" {join_folded(number)} " in said:
            continue
        following = split_folded(re.split(r"[.;,:()]", behind)[0])[:2]
        clause = re.split(r"[.;,:()]", before.rstrip(": "))[-1]
        leading = split_folded(_REACHES.sub("", clause))
        is_of = len(following) > 1 and f" {' '.join(following)} " in said
        reaches = _REACHES.search(before.rstrip()) or number[-1] in "%‰"
        is_reached = reaches and len(leading) > 1 and f" {' '.join(leading[-2:])} " in said
        if is_of or is_reached:
            yield number
    for found in _QUALIFIED.finditer(text) if _NUMBER.search(what) else ():
        if f" {join_folded(found[1])} " in said and f" {join_folded(found[2])} " not in said:
            yield found[2]

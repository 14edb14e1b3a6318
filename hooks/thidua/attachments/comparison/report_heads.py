"""What staff call a report: its kind, and the body that made it, are printed in its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.foundation.patterns import compile_late
from thidua.language.compared_words import split_folded
from thidua.language.vietnamese import CAPITALS, fold

_MOST_OF_HEAD = 25
_BEHIND_TITLE = 3
_LEVELS = r"(?:tỉnh|huyện|xã|phường|quận|thị trấn|thị xã|thành phố|đặc khu|thôn|khối|cụm)"
_NAMES = compile_late(
    rf"(?<!\w)(?:[{CAPITALS}]{{2,}}(?![\w-])|[{CAPITALS}]\w*|{_LEVELS}(?= [{CAPITALS}]))"
)
_KINDS = compile_late(
    r"(?:Báo cáo|Kết luận|Thông báo|Quyết định|Nghị quyết|Biên bản|Tờ trình)(?!\w)"
)
_SORTS = compile_late(
    r"(?:Báo cáo|Kết luận|Biên bản|Thông báo) ((?:(?!số|ngày|của|về|tháng|quý|năm|kết quả|tổng kết|"
    r"cuối|chung|tình hình|công tác)[^\W\d]+ ?)+)"
)
"""*Báo cáo thẩm định*, *Báo cáo kiểm toán*: what sort of report it is; the portal asks elsewhere
whether it is the last one."""
_MOTTO = compile_late(r"xa hoi chu nghia|doc lap\W+tu do")
_SUBJECT = compile_late(r"\bvề (?:việc )?(.+)$")
_NUMBER = compile_late(r"\S*\d\S*")


def list_unprinted(called: str, texts: Sequence[str]) -> Iterator[str]:
    """List the names in what a report is called that its head does not print.

    Args:
        called: the name of the report, such as *Báo cáo số 12/BC-UBND … của UBND xã Mẫu*.
        texts: its paragraphs, in order.
    """
    head = _cut_head(called, texts)
    lines = (fold(line) for line in head)
    printed = re.findall(r"[^\W\d_]+", " ".join(one for one in lines if not _MOTTO.search(one)))
    initials = "".join(word[0] for word in printed)
    known = set(printed)
    kind = _KINDS.match(called)
    if kind and not set(fold(kind[0]).split()) <= known:
        yield kind[0]
    what = _SORTS.match(called)
    if what and what[1].strip().lower() not in " ".join(head).lower():
        yield what[0].strip()
    subject = _SUBJECT.search(called)
    if subject and not set(split_folded(subject[1])) <= _list_words(head):
        yield subject[1]
    for name in _NAMES.findall(_NUMBER.sub(" ", called)):
        words = fold(name).split()
        is_short = len(name) > 1 and name.isupper()
        if not set(words) <= known and not (is_short and words[0] in initials):
            yield name


def _list_words(head: Sequence[str]) -> set[str]:
    return {word for line in head for word in split_folded(line)}


def _cut_head(called: str, texts: Sequence[str]) -> Sequence[str]:
    """The paragraphs up to the kind of the document, and its title behind it."""
    kind = fold(" ".join(called.split()[:2]))
    for at, text in enumerate(texts[:_MOST_OF_HEAD]):
        if fold(text).startswith(kind):
            return texts[: at + 1 + _BEHIND_TITLE]
    return texts[:_MOST_OF_HEAD]

"""Keeping account of the text that readers leave out, and saying why in Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.attachments.text.letters import printed_letters
from thidua.attachments.text.model import OmissionReason, OmittedText, TextPlace

_WHY = {
    OmissionReason.STRUCK_OUT: "chữ bị gạch ngang trong tệp, nên không phải lời của văn bản",
    OmissionReason.DELETED: "chữ đã bị xóa khi sửa có theo dõi (Track Changes)",
    OmissionReason.HIDDEN: "chữ ẩn, không hiện ra khi in",
    OmissionReason.UNSEEN: "chữ cùng màu với nền giấy hoặc nhỏ đến mức không thấy được",
    OmissionReason.WATERMARK: "chữ chìm in mờ dưới trang",
    OmissionReason.REPEATED: "đầu trang hoặc chân trang",
    OmissionReason.STAMP: "dấu của chữ ký số hoặc của văn thư, đóng sau khi văn bản đã ký",
    OmissionReason.COMMENT: "lời ghi chú bên lề của người soạn",
    OmissionReason.OUTSIDE: "chữ nằm ngoài trang giấy",
    OmissionReason.STORED: "chữ chỉ cất trong tệp, không in ra ở trang nào",
    OmissionReason.UNKNOWN: "chữ nằm trong loại nội dung mà phần mềm chưa đọc được",
}
_FURNITURE = {
    OmissionReason.WATERMARK,
    OmissionReason.REPEATED,
    OmissionReason.STAMP,
    OmissionReason.COMMENT,
    OmissionReason.STORED,
}
_MOST_SHOWN = 80


def describe_omission(omitted: OmittedText) -> str:
    """One Vietnamese sentence: which words are left out, where, and why."""
    page = f"trang {omitted.place.page}, " if omitted.place.page else ""
    where = f"{page}đoạn {omitted.place.paragraph}"
    words = omitted.words
    if len(words) > _MOST_SHOWN:
        words = f"{words[:_MOST_SHOWN].rsplit(' ', 1)[0]} …"
    what = f"Bỏ “{words}”" if words else "Bỏ một chỗ không lấy được chữ"
    return f"{what} ({where}): {_WHY[omitted.reason]}."


def describe_look_alikes(letters: str) -> str:
    """One Vietnamese sentence: which letters were read as Vietnamese ones that look like them."""
    named = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in letters)
    return (
        f"Tệp gõ chữ Đ, đ bằng chữ cái nước ngoài trông giống hệt: {named}; "
        "ở đây đã đọc là Đ, đ để tìm kiếm được."
    )


def is_furniture(omitted: OmittedText) -> bool:
    """Whether omitted text is around a document, not of it, so that nobody must place it."""
    return omitted.reason in _FURNITURE


class Omissions:
    """Collects omitted text while a document is read in order.

    Attributes:
        paragraphs: the number of paragraphs that were read so far.
        ahead: the number of further paragraphs that the current one gives before this place.
        page: the current page, from 1.
    """

    def __init__(self) -> None:
        self.paragraphs = 0
        self.ahead = 0
        self.page = 1
        self._found: list[OmittedText] = []
        self._goes_on = False

    def add(self, words: str, reason: OmissionReason) -> None:
        """Add text that stands in or before the next paragraph; blank text is ignored at the end.

        Text that follows directly on omitted text, for the same reason, continues it.
        """
        place = self._place()
        if self._goes_on and words:
            last = self._found[-1]
            if (last.place, last.reason) == (place, reason):
                self._found[-1] = last._replace(words=last.words + words)
                return
        if words:
            self._found.append(OmittedText(words, place, reason))
            self._goes_on = True

    def add_apart(self, words: str, reason: OmissionReason) -> None:
        """Add text that has nothing to do with what is omitted before or after it."""
        self._goes_on = False
        self.add(words, reason)
        self._goes_on = False

    def add_unreadable(self, reason: OmissionReason = OmissionReason.UNKNOWN) -> None:
        """Add something with text that cannot be read."""
        self._found.append(OmittedText("", self._place(), reason))
        self._goes_on = False

    def _place(self) -> TextPlace:
        return TextPlace(self.page, self.paragraphs + self.ahead + 1)

    def interrupt(self) -> None:
        """Note that printed text follows on the omitted text."""
        self._goes_on = False

    def all(self, *, has_pages: bool) -> tuple[OmittedText, ...]:
        """Everything that was omitted, in order.

        Args:
            has_pages: whether the numbers of pages mean anything.
        """
        return tuple(self._tidy(has_pages))

    def _tidy(self, has_pages: bool) -> Iterator[OmittedText]:
        for words, place, reason in self._found:
            line = " ".join(printed_letters(words).split())
            if line or not words:
                yield OmittedText(line, place if has_pages else place._replace(page=None), reason)

"""Keeping account of the text that readers leave out, with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.attachments.text.letters import printed_letters
from thidua.attachments.text.model import OmissionReason, OmittedText, TextPlace


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

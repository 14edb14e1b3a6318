"""The poster of an honoured example: what its page says too, and nothing beyond the consent."""

from __future__ import annotations

from typing import NamedTuple

from thidua.kit.qr import draw_qr_svg
from thidua.kit.sheets import SheetWords
from thidua.language.compounds import keep_compounds
from thidua.language.markup import plain_line
from thidua.model import Honoree, PortalIdentity, paths
from thidua.model.honoree import ConsentScope, HonourType
from thidua.model.kit_forms import POSTERS
from thidua.portal.albums import Album, Picture
from thidua.portal.catalogue import Catalogue
from thidua.site.kit.sharing import has_posters, is_shareable
from thidua.site.kit.spoken_lines import list_sentences
from thidua.site.kit.wording import list_sheets
from thidua.site.pages.page import Link, shorten
from thidua.site.pages.stories import ShownPicture, make_picture, say_award, say_deed

_KINDS = {
    HonourType.GOOD_DEED: "Gương người tốt, việc tốt",
    HonourType.ROLE_MODEL: "Gương điển hình tiên tiến",
    HonourType.NEW_MODEL: "Mô hình mới, cách làm hay",
}
_MUCH = 420
"""Letters of whole sentences that are read in passing; a first one that is longer stands alone."""
_LONGEST = 900
_MOST_AWARDS = 3
_NOT_MADE = (
    "Gương này không có sẵn áp phích PDF: in ngay trang đang mở (Ctrl + P) là được áp phích A4."
)
_NOT_AGREED = "Người được nêu chưa đồng ý cho đưa tên lên áp phích: Cổng không làm áp phích."


class ShownPosters(NamedTuple):
    """What the page of a kit says of posters.

    Attributes:
        sheets: the files.
        without: why there are none; empty where there are.
        sheet: what the page prints as; None where there are files or nobody agreed.
        photograph: the same, of the photograph.
    """

    sheets: tuple[Link, ...] = ()
    without: str = ""
    sheet: SheetWords | None = None
    photograph: ShownPicture | None = None


def show_posters(catalogue: Catalogue, honoree: Honoree) -> ShownPosters:
    """The posters of an example: as files, as what its page prints as, or why there are none."""
    if not is_shareable(honoree, ConsentScope.POSTER):
        return ShownPosters(without=_NOT_AGREED)
    if has_posters(catalogue, honoree):
        return ShownPosters(tuple(list_sheets(paths.honoree(honoree.id), POSTERS)))
    album = catalogue.albums[honoree.id]
    picture = pick_poster_photograph(album)
    return ShownPosters(
        without=_NOT_MADE,
        sheet=word_poster(honoree, album, catalogue.identity),
        photograph=make_picture(picture, picture.whole) if picture else None,
    )


def pick_poster_photograph(album: Album) -> Picture | None:
    """The photograph of a poster: the first.

    Whoever is in it agreed: a consent that covers no photograph lets none be published, and one
    that does not cover posters lets none be made.
    """
    return album.pictures[0] if album.pictures else None


def word_poster(honoree: Honoree, album: Album, identity: PortalIdentity) -> SheetWords:
    """The words of the poster of an example.

    Args:
        honoree: who agreed to be on posters.
        album: its files.
        identity: of the portal.
    """
    short = identity.base_url + paths.short(paths.honoree(honoree.id))
    agency = f" ({identity.known_agency})" if identity.known_agency else ""
    picture = pick_poster_photograph(album)
    credit = picture.photograph.credit if picture else None
    return SheetWords(
        issuer=_KINDS[honoree.type],
        kind=keep_compounds(", ".join(filter(None, (honoree.unit, honoree.place)))),
        title=keep_compounds(honoree.name),
        theme="",
        period="",
        figures=(),
        targets=(),
        short=short.partition("://")[2].rstrip("/"),
        qr=draw_qr_svg(short).decode(),
        source=f"Công bố trên {identity.name}{agency}.",
        told=keep_compounds(_tell_beginning(honoree.achievement)),
        told_of=keep_compounds(say_deed(honoree.deed)),
        awards=tuple(_list_awards(honoree)),
        credit=f"Ảnh: {credit}" if credit else "",
        author=identity.publisher,
        call="Quét mã để đọc trọn câu chuyện",
    )


def _tell_beginning(achievement: str) -> str:
    """The first sentences, each whole: a poster is read in passing, and the code leads on."""
    first, *others = list_sentences(achievement) or [plain_line(achievement)]
    told = shorten(first, _LONGEST)
    for sentence in others:
        if len(told) + len(sentence) >= _MUCH:
            break
        told = f"{told} {sentence}"
    return told


def _list_awards(honoree: Honoree) -> list[str]:
    """What was given and not taken back."""
    standing = [award for award in honoree.awards if not award.revoked_by]
    said = [keep_compounds(say_award(award)) for award in standing[:_MOST_AWARDS]]
    left = len(standing) - len(said)
    return [*said, f"và {left} phần thưởng khác"] if left else said

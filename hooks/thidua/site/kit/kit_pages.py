"""The page of a kit: everything that tells of one plan, one indicator or one honoured example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar
from urllib.parse import quote

from thidua.kit.ready_texts import (
    SharedWords,
    cite_page,
    write_long_page_post,
    write_page_post,
    write_page_sms,
)
from thidua.kit.sheets import SheetWords
from thidua.look.assets import KIT_STYLES
from thidua.model import Honoree, Indicator, paths
from thidua.model.honoree import ConsentScope
from thidua.model.kit_forms import PictureShape, Sheet
from thidua.model.labels import day, quantity
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.kit.compared import ComparedFigures
from thidua.site.kit.embeds import Snippet
from thidua.site.kit.honoree_posters import show_posters
from thidua.site.kit.sharing import has_pictures, is_shareable, share_honoree, share_indicator
from thidua.site.kit.texts import (
    PlanTexts,
    ReadyText,
    SpokenText,
    make_posts,
    make_sms,
    make_web_citation,
)
from thidua.site.kit.told import ToldPlan
from thidua.site.kit.wording import list_plan_sheets, list_sheets, word_sheet
from thidua.site.pages.cards import Card, ShownPeriod
from thidua.site.pages.honorees import tell_honoree
from thidua.site.pages.page import Heading, Link, Page, View, shorten
from thidua.site.pages.stories import ShownPicture

TITLE = "Chia sẻ, in, nhúng"
_NO_PICTURES = (
    "Cổng làm sẵn ảnh và áp phích PDF cho kế hoạch của những năm gần nhất. Với kế hoạch này, in "
    "ngay trang đang mở (Ctrl + P): tờ đầu là áp phích A4, các tờ sau là tờ rơi có mọi chỉ tiêu."
)
_NO_LEAFLET = (
    "Chỉ tiêu của kế hoạch này không vừa một tờ giấy nên không có tờ rơi; cần bản in có mọi chỉ "
    "tiêu thì in trang kế hoạch (Ctrl + P)."
)
_MOST_SNIPPETS = 301
"""That of the plan and of so many targets: each takes three kilobytes of the page."""
_LONGEST_LETTER = 2000
_SUBJECTS = (150, 90, 50, 25)
"""How long the subject of a letter may be, the best first."""
_NOT_AGREED = (
    "Người được nêu chưa đồng ý cho đăng trên Zalo, mạng xã hội: Cổng không làm sẵn ảnh và lời có "
    "tên. Chia sẻ liên kết thì được; nơi nhận chỉ thấy tên chung."
)


@dataclass(frozen=True)
class KitView(View):
    """Everything that tells of one page.

    Attributes:
        identifier: of the plan; empty where it is none.
        about: the link to the page.
        period: when the campaign runs, and what became of it; None where it is no plan.
        base: the address of the portal.
        short: the short address behind it.
        services: links that open a service with the page in it.
        ready: texts to be copied.
        announced: loudspeaker texts.
        calendar: its calendar; empty where nothing of it has a date.
        is_reminding: whether the calendar warns before anything in it.
        archive: everything in one file; may be empty.
        feed: the feed to follow, its title and its address without the suffix.
        pictures: pictures to share.
        sheets: posters and leaflets to print.
        without: what is not there to be taken, such as pictures or a leaflet, and why; empty where
            all is.
        sheet: the words of the poster and the leaflet that the page prints as; None where there
            are files of them, or where nobody agreed to any.
        photograph: of the poster that the page prints as.
        snippets: the code for other sites, the whole first.
        left_out: how many more there are, which only the archive has.
    """

    template: ClassVar[str] = "kit.html"

    identifier: str
    about: Link
    period: ShownPeriod | None
    base: str
    short: str
    services: tuple[Link, ...]
    ready: tuple[ReadyText, ...]
    announced: tuple[SpokenText, ...]
    calendar: str
    is_reminding: bool
    archive: str
    feed: Link
    pictures: tuple[Link, ...]
    sheets: tuple[Link, ...]
    without: str
    sheet: SheetWords | None
    photograph: ShownPicture | None
    snippets: tuple[Snippet, ...]
    left_out: int = 0


class KitPages:
    """Makes the pages of kits.

    Args:
        catalogue: what there is.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue, self._base = catalogue, catalogue.identity.base_url

    def make_plan_kit(
        self,
        plan: PlanSummary,
        card: Card,
        told: ToldPlan,
        texts: PlanTexts,
        snippets: Sequence[Snippet],
    ) -> Page:
        """The kit of a plan.

        Args:
            plan: the plan.
            card: the same in lists.
            told: what its kit tells.
            texts: what is told of it in words.
            snippets: the code for other sites.
        """
        page, pictured = paths.plan(plan.id), has_pictures(self._catalogue, plan)
        kinds = list_plan_sheets(told)
        without = _NO_LEAFLET if told.targets and Sheet.LEAFLET not in kinds else ""
        view = KitView(
            identifier=plan.id,
            about=card.link,
            period=card.period,
            base=self._base,
            short=paths.short(page),
            services=tuple(self._list_services(page, plan.title, texts.ready)),
            ready=texts.ready,
            announced=texts.announced,
            calendar=paths.plan_calendar(plan.id) if texts.events else "",
            is_reminding=any("BEGIN:VALARM" in event for event in texts.events),
            archive=paths.kit_archive(plan.id),
            feed=Link(f"Tin của {card.issuer_name}", paths.feed(paths.issuer(plan.issuer))),
            pictures=tuple(list_pictures(page)) if pictured else (),
            sheets=tuple(list_sheets(page, kinds)) if pictured else (),
            without=without if pictured else _NO_PICTURES,
            sheet=None if pictured else word_sheet(told, self._catalogue.identity),
            photograph=None,
            snippets=tuple(snippets[:_MOST_SNIPPETS]),
            left_out=max(0, len(snippets) - _MOST_SNIPPETS),
        )
        summary = f"Lời viết sẵn, bài đọc trên loa, mã QR và lịch: {card.link.text}."
        return self._make_page(view, summary, Link("Kế hoạch", paths.PLANS), plan.updated)

    def make_indicator_kit(
        self, indicator: Indicator, compared: ComparedFigures, snippet: Snippet
    ) -> Page:
        """The kit of an indicator.

        Args:
            indicator: the indicator.
            compared: its newest figures.
            snippet: the code for other sites.
        """
        catalogue, page = self._catalogue, paths.indicator(indicator.id)
        shared = share_indicator(catalogue, indicator)
        updated = max(plan.updated for plan in catalogue.plans_by_indicator[indicator.id])
        words = self._word_indicator(page, indicator, compared, day(updated))
        ready = (
            *_list_posts(words),
            make_sms(write_page_sms(words)),
            make_web_citation(cite_page(words)),
        )
        view = KitView(
            identifier="",
            about=Link(indicator.name, page),
            period=None,
            base=self._base,
            short=paths.short(page),
            services=tuple(self._list_services(page, indicator.name, ready)),
            ready=ready,
            announced=(),
            calendar="",
            is_reminding=False,
            archive="",
            feed=Link(f"Tin của chỉ tiêu {indicator.name}", paths.feed(page)),
            pictures=tuple(list_pictures(page)) if shared.picture else (),
            sheets=(),
            without="" if shared.picture else "Cổng này không làm sẵn ảnh.",
            sheet=None,
            photograph=None,
            snippets=(snippet,),
        )
        summary = f"Lời viết sẵn, ảnh, mã QR và mã nhúng của chỉ tiêu {indicator.name}."
        return self._make_page(view, summary, Link("Chỉ tiêu", paths.TARGETS), updated)

    def make_honoree_kit(self, honoree: Honoree) -> Page:
        """The kit of an honoured example: no words and no picture beyond what was agreed to."""
        catalogue, page = self._catalogue, paths.honoree(honoree.id)
        shared = share_honoree(catalogue, honoree)
        is_posted = is_shareable(honoree, ConsentScope.ZALO)
        title, summary = tell_honoree(honoree)
        shown = title if is_posted else shared.title or title
        words = self._word(page, shown, summary, day(honoree.updated))
        where = ", ".join(filter(None, (honoree.unit, honoree.place)))
        whole = "\n".join(filter(None, (where, honoree.achievement.strip())))
        posts = _list_posts(words._replace(whole=whole)) if is_posted else ()
        ready = (*posts, make_web_citation(cite_page(words)))
        without = "" if shared.picture else "Cổng này không làm sẵn ảnh."
        posters = show_posters(catalogue, honoree)
        view = KitView(
            identifier="",
            about=Link(title, page),
            period=None,
            base=self._base,
            short=paths.short(page),
            services=tuple(self._list_services(page, shared.title or title, ready)),
            ready=ready,
            announced=(),
            calendar="",
            is_reminding=False,
            archive="",
            feed=Link("Tin của gương người tốt, việc tốt", paths.feed(paths.HONOREES)),
            pictures=tuple(list_pictures(page)) if shared.picture else (),
            sheets=posters.sheets,
            without=f"{without if is_posted else _NOT_AGREED} {posters.without}".strip(),
            sheet=posters.sheet,
            photograph=posters.photograph,
            snippets=(),
        )
        told = "Lời viết sẵn, địa chỉ ngắn và mã QR của một gương người tốt, việc tốt."
        made = self._make_page(view, told, Link("Gương sáng", paths.HONOREES), honoree.updated)
        return replace(made, shared=shared)

    def _word_indicator(
        self, page: str, indicator: Indicator, compared: ComparedFigures, updated: str
    ) -> SharedWords:
        """The figures themselves; a single one is compared with nothing."""
        figures, more = compared.figures, compared.total - len(compared.figures)
        compares = "So sánh chỉ tiêu: " if len(figures) > 1 else ""
        words = self._word(page, f"{compares}{indicator.name}", indicator.definition, updated)
        return words._replace(
            figures=tuple(
                (f"{name} – {figure.part}" if figure.part else name, figure.words)
                for name, figure in figures
            ),
            left=f"và {quantity(more)} {compared.counted} khác" if more > 0 else "",
        )

    def _word(self, page: str, title: str, summary: str, updated: str) -> SharedWords:
        identity = self._catalogue.identity
        return SharedWords(
            title, summary, identity.known_agency, identity.name, self._base + page,
            self._base + paths.short(page), updated,
        )  # fmt: skip

    def _make_page(self, view: KitView, summary: str, listed: Link, updated: date) -> Page:
        page = paths.kit(view.about.path)
        return Page(
            path=page,
            title=TITLE,
            title_tail=view.about.text,
            summary=summary,
            view=view,
            trail=(Link("Trang chủ", paths.HOME), listed, view.about),
            headings=tuple(_list_headings(view)),
            updated=updated,
            nav=listed.path,
            modules=("share.js",),
            styles=KIT_STYLES,
            feeds=(view.feed,),
            indexed=False,
            kit=page,
        )

    def _list_services(self, page: str, title: str, ready: Iterable[ReadyText]) -> Iterator[Link]:
        """Plain links that open services; nothing of theirs is on the page."""
        address = quote(self._base + page, safe="")
        words = {text.key: quote(text.text, safe="").replace("%0A", "%0D%0A") for text in ready}
        yield Link("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={address}")
        yield Link("Mở Zalo", "https://chat.zalo.me/")
        yield Link("Thư điện tử", _write_letter(title, words.get("ngan", ""), address))
        sms = words.get("tin-nhan") or quote(self._base + paths.short(page), safe="")
        yield Link("Tin nhắn", f"sms:?&body={sms}")


def _write_letter(title: str, post: str, address: str) -> str:
    """A link that opens a letter, as short as every mail program takes it.

    Args:
        title: of the page.
        post: about it, as it stands in links; may be empty.
        address: of the page, in the same form.
    """
    for body in filter(None, (post, address)):
        for length in _SUBJECTS:
            letter = f"mailto:?subject={quote(shorten(title, length), safe='')}&body={body}"
            if len(letter) <= _LONGEST_LETTER:
                return letter
    return f"mailto:?body={address}"


def _list_headings(view: KitView) -> Iterator[Heading]:
    yield Heading("Chia sẻ", "chia-se")
    yield Heading("Lời viết sẵn", "loi-viet-san")
    if view.announced:
        yield Heading("Bài đọc trên loa", "loa")
    yield Heading("Ảnh, in, mã QR", "anh-va-in")
    if view.snippets:
        yield Heading("Nhúng vào trang khác", "nhung")
    yield Heading("Lịch và tin mới", "theo-doi")


def _list_posts(words: SharedWords) -> Iterator[ReadyText]:
    """Posts about a page whose words may be posted."""
    return make_posts(write_page_post(words), write_long_page_post(words))


def list_pictures(page: str) -> Iterator[Link]:
    """The pictures of a page, by what they are for."""
    yield Link("Ảnh ngang cho liên kết, bài viết", paths.share_picture(page, PictureShape.WIDE))
    yield Link("Ảnh vuông cho nhóm Zalo", paths.share_picture(page, PictureShape.SQUARE))

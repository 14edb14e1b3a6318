"""The parts of a plan: the one table of what they are called and where they stand.

A new section of the page is one row here and one template, ``overrides/pages/plan/<key>.html``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import reduce

from thidua.model.plan import Plan


class PartForm(Enum):
    """How the words of a part are divided into places with addresses of their own."""

    PASSAGE = "passage"
    """One passage: a heading and a text."""
    ITEMS = "items"
    """Numbered items, each with its printed number in its anchor."""
    COUNTED = "counted"
    """Entries that are counted: the anchor of each is that of the part and a number."""
    WHOLE = "whole"
    """Anything else: the part has one address."""


class PlaceKind(IntEnum):
    """What a place is for searching; the order is that of the bits in a posting."""

    TITLE = 0
    TARGET = 1
    CONTENT = 2
    RESPONSIBILITY = 3
    CITATION = 4
    HONOREE = 5
    PAGE = 6


@dataclass(frozen=True)
class Part:
    """A part of a plan.

    Attributes:
        key: what the code calls it; of a section, the name of its template too, and of a passage
            or a list of items, the name of its field in the plan.
        anchor: its address on the page; never changes.
        title: its heading on the page.
        fields: of the plan; the page has the part where one of them says something. Without any,
            every page has it.
        form: how it is divided into places.
        is_section: whether it is a section of the page, with a template of its own.
        kind: what its places are for searching; None where searching leads to none of them.
        name: what readers call a place in it; the title, unless it says otherwise.
        one: what comes before the number of a counted entry; the name, unless it says otherwise.
        printed: its place in the order in which plans are printed, as a number that only compares;
            0 where no passage of printed words is told of it.
        lasting: whether its address is promised. Parts that are no part of the document come and
            go.
        of_campaign: fields of the plan; where the document launches no campaign, the page has the
            part only where one of them says something. None says that this makes no difference.
        title_of_decision: its heading where the document launches no campaign; the title, unless
            it says otherwise.
        at_glance: whether it stands on the page at a glance, because it tells of the document and
            is none of its words. Its addresses on the page of the plan stay, and lead there.
    """

    key: str
    anchor: str
    title: str
    fields: tuple[str, ...] = ()
    form: PartForm = PartForm.WHOLE
    is_section: bool = True
    kind: PlaceKind | None = None
    name: str = ""
    one: str = ""
    printed: int = 0
    lasting: bool = True
    of_campaign: tuple[str, ...] | None = None
    at_glance: bool = False
    title_of_decision: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", self.name or self.title)
        object.__setattr__(self, "one", self.one or self.name)

    def is_in(self, plan: Plan) -> bool:
        """Whether the page of a plan has it."""
        if self.of_campaign is not None and not plan.is_campaign:
            return any(_value_of(plan, name) for name in self.of_campaign)
        return not self.fields or any(_value_of(plan, name) for name in self.fields)

    def title_in(self, plan: Plan) -> str:
        """Its heading on the page of a document."""
        return self.title if plan.is_campaign else self.title_of_decision or self.title

    @property
    def has_own_anchor(self) -> bool:
        """Whether it can be linked to as a whole; some have addresses for their entries only."""
        return self.is_section or self.form is not PartForm.COUNTED

    def number(self, place: int) -> str:
        """The anchor of a counted entry by its number, from 1."""
        return f"{self.anchor}-{place}"


def _value_of(plan: Plan, path: str) -> object:
    return reduce(getattr, path.split("."), plan)


_CONTENT, _CITATION = PlaceKind.CONTENT, PlaceKind.CITATION
_COUNTED = PartForm.COUNTED


def _passage(key: str, anchor: str, title: str, printed: int, *, is_section: bool = True) -> Part:
    """A part that is one passage, in the field of its name."""
    return Part(
        key, anchor, title, (key,), PartForm.PASSAGE,
        is_section=is_section, kind=_CONTENT, printed=printed,
    )  # fmt: skip


def _items(
    key: str, anchor: str, title: str, printed: int, kind: PlaceKind = PlaceKind.CONTENT
) -> Part:
    """A part that is a list of numbered items, in the field of its name."""
    return Part(key, anchor, title, (key,), PartForm.ITEMS, kind=kind, printed=printed)


# fmt: off
PARTS: tuple[Part, ...] = (
    Part("head", "dau-trang", "Đầu văn bản", is_section=False, kind=_CONTENT, printed=10),
    Part("theme", "chu-de", "Chủ đề thi đua", ("theme",), is_section=False, name="Chủ đề",
         printed=40),
    Part("attributes", "thuoc-tinh", "Thuộc tính văn bản", at_glance=True),
    Part("changes", "sua-doi", "Văn bản này thay đổi gì", ("changes",), _COUNTED),
    Part("targets", "chi-tieu", "Chỉ tiêu", (), _COUNTED, kind=PlaceKind.TARGET, printed=100,
         of_campaign=("targets",)),
    Part("amendments", "thay-doi", "Những lần thay đổi", lasting=False),
    Part("results", "ket-qua", "Kết quả thực hiện", of_campaign=("targets",)),
    _passage("objectives", "muc-tieu", "Mục tiêu", 70),
    Part("timing", "thoi-gian", "Thời gian, thời hạn",
         of_campaign=("period", "phases", "deadlines", "interim_review", "final_review"),
         kind=_CONTENT, name="Thời gian thi đua", printed=110),
    _passage("interim_review", "so-ket", "Sơ kết", 140, is_section=False),
    _passage("final_review", "tong-ket", "Tổng kết, khen thưởng", 150, is_section=False),
    _passage("opening", "mo-dau", "Phần mở đầu", 30),
    _passage("purpose", "muc-dich", "Mục đích", 50),
    _passage("requirements", "yeu-cau", "Yêu cầu", 60),
    Part("contents", "noi-dung", "Nội dung thi đua", ("contents",), PartForm.ITEMS, kind=_CONTENT,
         name="Nội dung", printed=80, title_of_decision="Nội dung văn bản"),
    Part("tasks", "nhiem-vu", "Nhiệm vụ trọng tâm", ("tasks",), PartForm.ITEMS, kind=_CONTENT,
         name="Nhiệm vụ", printed=90, title_of_decision="Nhiệm vụ"),
    Part("participation", "tham-gia", "Ai tham gia, thế nào", (
         "audience", "registration", "pledge", "emulation_clusters", "emulation_blocs", "projects",
         )),
    _passage("registration", "dang-ky", "Đăng ký thi đua", 120, is_section=False),
    _passage("pledge", "giao-uoc", "Giao ước thi đua", 130, is_section=False),
    _items("responsibilities", "trach-nhiem", "Tổ chức thực hiện", 160, PlaceKind.RESPONSIBILITY),
    Part("other", "muc-khac", "Mục khác", ("sections",), _COUNTED, kind=_CONTENT, printed=170),
    _passage("closing", "phan-ket", "Phần kết", 180),
    Part("movements", "phong-trao", "Phong trào", ("movements",), at_glance=True),
    Part("occasions", "dip-chao-mung", "Dịp chào mừng", ("occasions",), at_glance=True),
    Part("honorees", "guong", "Gương người tốt, việc tốt", at_glance=True),
    Part("legal_bases", "can-cu", "Căn cứ ban hành", ("legal_bases",), _COUNTED, kind=_CITATION,
         name="Căn cứ", printed=20),
    Part("citations", "van-ban-vien-dan", "Căn cứ, văn bản viện dẫn",
         ("legal_bases", "citations"), at_glance=True),
    Part("cited_in_text", "vien-dan", "Văn bản viện dẫn", ("citations",), _COUNTED,
         is_section=False, kind=_CITATION, at_glance=True),
    Part("form", "the-thuc", "Thể thức, nơi nhận, chữ ký",
         ("document.recipients", "document.signer"), kind=_CONTENT, name="Nơi nhận, chữ ký"),
    Part("originals", "tep-van-ban", "Tệp văn bản", at_glance=True),
    Part("fidelity", "doi-chieu", "Đối chiếu với bản gốc", is_section=False, at_glance=True),
    Part("recognised", "chu-nhan-dang", "Chữ máy nhận dạng từ bản quét", ("attachments",),
         _COUNTED, is_section=False, kind=_CONTENT, one="Chữ máy nhận dạng", at_glance=True),
    Part("notes", "chu-thich", "Chú thích", lasting=False, at_glance=True),
    Part("answers", "huong-ung", "Kế hoạch cấp trên, cấp dưới", lasting=False, at_glance=True),
    Part("abbreviations", "chu-viet-tat", "Chữ viết tắt", lasting=False, at_glance=True),
    Part("history", "lich-su", "Lịch sử trang này", ("history",), lasting=False, at_glance=True),
    Part("related", "lien-quan", "Kế hoạch liên quan", lasting=False, at_glance=True),
)
# fmt: on
"""All parts, in the order in which readers of the page want them."""

PART = {part.key: part for part in PARTS}
"""All parts by their keys."""

PRINTED = tuple(sorted((part for part in PARTS if part.printed), key=lambda part: part.printed))
"""The parts with printed words, in the order in which plans are printed."""

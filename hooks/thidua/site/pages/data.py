"""The page about the open data, for whoever wants to count for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from thidua.look.assets import TABLE_STYLES
from thidua.model import paths
from thidua.model.labels import quantity
from thidua.portal.catalogue import Catalogue
from thidua.site.opendata.columns import COLUMNS, NOTES
from thidua.site.opendata.description import LICENCE, TITLES
from thidua.site.pages.page import Heading, Page, View
from thidua.site.pages.plan_list import HOME_LINK

_SECTIONS = (
    ("tai-ve", "Tải bảng số liệu"),
    ("cot", "Các cột"),
    ("api", "Dữ liệu cho lập trình"),
    ("vi-du", "Ví dụ"),
    ("dieu-kien", "Dùng lại"),
)

_DCAT, _DCT = "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/"
_FORMS = (
    ("CSV", "text/csv", f"{paths.DATA_TABLE}.csv"),
    (
        "XLSX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        f"{paths.DATA_TABLE}.xlsx",
    ),
    ("JSON", "application/json", paths.api("targets")),
)
"""The forms of all figures: name, media type and address."""


@dataclass(frozen=True)
class DataView(View):
    """The page about the open data.

    Attributes:
        lists: name, title and address of each list for programs.
        columns: name and description of each column of a table.
        notes: what whoever uses the figures should know, a sentence each.
        base: the address of the portal.
    """

    template: ClassVar[str] = "data.html"
    needs: ClassVar[Sequence[str]] = TABLE_STYLES

    lists: tuple[tuple[str, str, str], ...]
    columns: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    base: str


def make_data_page(catalogue: Catalogue) -> Page:
    """What there is, how to get it, and what to mind."""
    counts = [plan.figures for plan in catalogue.plans]
    figures = sum(count.read + count.stated for count in counts)
    return Page(
        path=paths.DATA,
        title="Dữ liệu mở",
        summary=f"{quantity(figures)} số liệu của {quantity(catalogue.target_count)} chỉ tiêu, "
        "tải về dạng bảng tính hoặc đọc bằng chương trình, kèm nguyên văn và liên kết.",
        view=DataView(
            lists=tuple((name, title, paths.api(name)) for name, title in TITLES.items()),
            columns=tuple((column.name, column.description) for column in COLUMNS),
            notes=NOTES,
            base=catalogue.identity.base_url,
        ),
        trail=(HOME_LINK,),
        headings=tuple(Heading(title, anchor) for anchor, title in _SECTIONS),
        subject=_dataset(catalogue, figures),
        updated=catalogue.updated,
    )


def _dataset(catalogue: Catalogue, figures: int) -> dict[str, Any]:
    """The data as a dataset of DCAT 3 and, for search engines, of schema.org: one node of both."""
    base, agency = catalogue.identity.base_url, catalogue.identity.known_agency
    name = f"Số liệu chỉ tiêu thi đua – {catalogue.identity.name}"
    about = (
        f"{quantity(figures)} số liệu đọc từ nguyên văn chỉ tiêu của các kế hoạch thi đua, kèm "
        "đơn vị, so sánh, mốc và liên kết."
    )
    changed = catalogue.updated
    return {
        "@type": ["Dataset", f"{_DCAT}Dataset"],
        "@id": f"{base}{paths.DATA}#du-lieu",
        "name": name,
        "description": about,
        f"{_DCT}title": {"@value": name, "@language": "vi"},
        f"{_DCT}description": {"@value": about, "@language": "vi"},
        f"{_DCT}license": {"@id": LICENCE},
        **({f"{_DCT}modified": changed.isoformat()} if changed else {}),
        f"{_DCAT}distribution": [{"@id": base + path} for _, _, path in _FORMS],
        "url": base + paths.DATA,
        "inLanguage": "vi",
        "license": LICENCE,
        **({"dateModified": changed.isoformat()} if changed else {}),
        "isAccessibleForFree": True,
        **({"publisher": {"@type": "Organization", "name": agency}} if agency else {}),
        "distribution": [_download(base + path, form, media) for form, media, path in _FORMS],
    }


def _download(address: str, form: str, media: str) -> dict[str, Any]:
    """One form of the dataset, as a distribution of DCAT and a download of schema.org."""
    return {
        "@type": ["DataDownload", f"{_DCAT}Distribution"],
        "@id": address,
        "name": form,
        "encodingFormat": media,
        "contentUrl": address,
        f"{_DCAT}downloadURL": {"@id": address},
        f"{_DCAT}mediaType": media,
    }

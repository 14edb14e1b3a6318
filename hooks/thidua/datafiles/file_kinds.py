"""The kinds of data files that staff write: where each lies, and the record that it holds."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import BaseModel, RootModel

from thidua.model import (
    Abbreviations,
    Addresses,
    DocumentTypes,
    Fields,
    Honoree,
    Indicators,
    Issuers,
    Plan,
    PortalIdentity,
    Results,
)


class FileKind(NamedTuple):
    """One kind of data file.

    Attributes:
        name: that of its JSON Schema.
        path: where files of this kind lie; ``<mã>`` stands for an identifier.
        model: the record that a file holds.
        title: what staff call it.
    """

    name: str
    path: str
    model: type[BaseModel]
    title: str

    @property
    def anchor(self) -> str:
        """Where the reference of fields tells of it."""
        return f"tep-{self.name}"

    @property
    def has_fields(self) -> bool:
        """Whether its keys are fields; those of abbreviations are words of staff."""
        return not issubclass(self.model, RootModel)


_KINDS = (
    FileKind("plan", "data/plans/<mã>/plan.yml", Plan, "Kế hoạch thi đua"),
    FileKind("results", "data/plans/<mã>/results.yml", Results, "Kết quả thực hiện chỉ tiêu"),
    FileKind("honoree", "data/honorees/<mã>.yml", Honoree, "Gương người tốt, việc tốt"),
    FileKind("issuers", "data/issuers.yml", Issuers, "Cơ quan ban hành"),
    FileKind("fields", "data/fields.yml", Fields, "Lĩnh vực"),
    FileKind("document-types", "data/document-types.yml", DocumentTypes, "Loại văn bản"),
    FileKind("indicators", "data/indicators.yml", Indicators, "Chỉ tiêu chung"),
    FileKind("abbreviations", "data/abbreviations.yml", Abbreviations, "Chữ viết tắt"),
    FileKind("addresses", "data/addresses.yml", Addresses, "Địa chỉ đã chuyển, đã thôi"),
    FileKind("portal", "data/portal.yml", PortalIdentity, "Thông tin của Cổng"),
)
FILE_KINDS = {kind.name: kind for kind in _KINDS}
"""By name, in the order in which the guide tells of them: what is written most comes first."""

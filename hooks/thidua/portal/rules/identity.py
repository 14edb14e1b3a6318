"""Rules for the identity: the two colours are readable, and the logo is a harmless picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from thidua.attachments.inspection.naming import can_be_read, is_clean, leads_elsewhere
from thidua.attachments.inspection.refusals import Refusal
from thidua.datafiles.closed_lists import INDICATORS
from thidua.foundation.problems import Problem, Severity
from thidua.language.vietnamese import nearest, slug
from thidua.look.logo import SUFFIXES, Logo, read_logo
from thidua.look.oklch import read_colour
from thidua.look.palette import Unreadable, are_swapped, explain_contrast, find_unreadable
from thidua.portal.rules.references import unlisted
from thidua.portal.sources import Sources

_DATA = "data"
_COLOURED = 0.03  # chroma below which nobody sees a hue


def colours_can_be_read(sources: Sources) -> Iterator[Problem]:
    """Text has enough contrast wherever one of the two colours is that of text or background."""
    entry, colours = sources.identity, sources.identity.record.colours
    found = find_unreadable(colours)
    swapped = are_swapped(colours)
    for colour in found:
        advice = _advice(colour)
        if swapped:
            advice = f"Có phải hai màu viết ngược chỗ? Nếu không: {advice[0].lower()}{advice[1:]}"
        yield entry.problem(("colours", colour.name), explain_contrast(colour), advice)


def _advice(colour: Unreadable) -> str:
    kept = read_colour(colour.better).chroma >= _COLOURED
    same = "màu gần nhất cùng sắc" if kept else "màu gần nhất"
    advice = f'Viết `{colour.name}: "{colour.better}"`: {same} mà đọc được'
    return f"{advice}." if colour.name == "primary" else f"{advice}; hoặc chọn màu chính đậm hơn."


def logo_is_there(sources: Sources) -> Iterator[Problem]:
    """The logo is a regular file beside ``portal.yml`` with a lasting name."""
    entry, name = sources.identity, sources.identity.record.logo
    if name is None:
        return
    folder, path = sources.root / _DATA, ("logo",)
    pictures = sorted(file.name for file in folder.iterdir() if file.suffix.lower() in SUFFIXES)
    if leads_elsewhere(name):
        fix = "Chép tệp vào thư mục `data/` rồi chỉ ghi tên tệp, như `bieu-trung.svg`."
        yield entry.problem(path, f"`{name}` là đường dẫn, không phải tên tệp.", fix)
    elif not is_clean(name):
        said = f"Tên tệp `{name}` phải chỉ gồm chữ thường không dấu, chữ số và gạch nối."
        fix = f"Đổi tên tệp thành `{_clean(name)}`, và sửa `logo` cho khớp."
        yield entry.problem(path, said, fix)
    elif not (folder / name).exists():
        meant = nearest(name, pictures)
        fix = "Chép tệp biểu trưng vào cạnh `portal.yml`."
        if meant:
            fix = f"Có phải ý bạn là `{meant}`?"
        if meant and not is_clean(meant):  # as it is, it could not be published
            fix = f"Đổi tên tệp `{meant}` thành `{name}`."
        yield entry.problem(path, f"Không có tệp `{name}` trong thư mục `data/`.", fix)
    elif not can_be_read(folder, name):
        yield entry.problem(path, f"`{name}` không phải là tệp thật.", "Chép chính tệp vào.")


def logo_is_safe(sources: Sources) -> Iterator[Problem]:
    """The logo has the type of its suffix and is harmless."""
    found, name = _logo(sources), sources.identity.record.logo
    if isinstance(found, Refusal) and name:
        yield sources.identity.problem(("logo",), *found.of(name))


def logo_fits_its_place(sources: Sources) -> Iterator[Problem]:
    """The logo is about square, and has no letters that look different on other machines."""
    found, entry = _logo(sources), sources.identity
    if not isinstance(found, Logo):
        return
    said = []
    if found.is_long:
        said.append(
            (
                "Biểu trưng dài hơn rộng nhiều: ở đầu trang chỗ của nó gần vuông, nên hiện nhỏ.",
                "Nên dùng bản gần vuông, không kèm dòng chữ.",
            )
        )
    if found.has_text:
        said.append(
            (
                "Biểu trưng có chữ chưa thành nét: mỗi máy hiện bằng một phông khác nhau.",
                "Trong Inkscape, chọn chữ rồi dùng Path > Object to Path, lưu lại.",
            )
        )
    for message, fix in said:
        yield Problem(entry.file, entry.at("logo"), message, fix, Severity.NOTICE)


def home_indicator_exists(sources: Sources) -> Iterator[Problem]:
    """The indicator on the home page is in the list of indicators."""
    entry, name = sources.identity, sources.identity.record.home_indicator
    known = {
        found.id: (found.name, *found.synonyms) for found in sources.references.indicators.values()
    }
    if name and name not in known:
        yield unlisted(entry, ("home_indicator",), name, known, INDICATORS)


def _logo(sources: Sources) -> Logo | Refusal | None:
    name, folder = sources.identity.record.logo, sources.root / _DATA
    return read_logo(folder / name) if name and can_be_read(folder, name) else None


def _clean(name: str) -> str:
    file = Path(name)
    return f"{slug(file.stem) or 'bieu-trung'}{file.suffix.lower()}"

"""The figures of all plans: one list, and the same as tables.

These are the largest files of the site. Each is put together from pieces of some plans, which are
kept: one edit makes one piece again.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic_core import from_json

from thidua.foundation.packing import PackedPiece
from thidua.foundation.store import Memo, Store
from thidua.model import paths
from thidua.portal.plan_summary import PlanSummary
from thidua.site.opendata import records
from thidua.site.opendata.lists import write_list
from thidua.site.opendata.tables import join_csv, list_table_rows, write_csv_lines
from thidua.site.opendata.workbook import join_xlsx, write_sheet_piece
from thidua.site.pages.page import make_key
from thidua.site.part_shelf import PartShelf

_TITLE = "Số liệu chỉ tiêu thi đua"
_KIND = "all-figures"
_PLANS = 64
"""How many plans are in a piece."""
_LENGTHS = struct.Struct(">5Q")


class _Piece(NamedTuple):
    """The figures of some plans.

    Attributes:
        figures: how many they are.
        sheet: their rows in a workbook.
        lines: their rows in CSV.
        list: the entries of a JSON list, without its brackets.
    """

    figures: int
    sheet: PackedPiece
    lines: bytes
    list: bytes


def make_all_figures(
    plans: Sequence[PlanSummary], shelf: PartShelf, store: Store, head: bytes
) -> dict[str, bytes]:
    """The files of all figures, by address.

    Args:
        plans: all plans, in their order.
        shelf: what was made of each.
        store: where pieces are kept.
        head: what else the list says, as a JSON object.
    """
    # Only what is packed is held for all plans at once.
    packed = list(_pieces(plans, shelf, store))
    entries = (_read_words(content)[1] for content in packed)
    table = join_csv(_read_words(content)[0] for content in packed)
    count = sum(_read_count(content) for content in packed)
    sheets = list(map(_read_sheet, packed))
    return {
        paths.api(records.FIGURES): write_list(head, records.FIGURES, entries),
        f"{paths.DATA_TABLE}.csv": table,
        f"{paths.DATA_TABLE}.xlsx": join_xlsx(sheets, count, _TITLE),
    }


def _pieces(plans: Sequence[PlanSummary], shelf: PartShelf, store: Store) -> Iterator[bytes]:
    """The figures of some plans after the other, packed."""
    first = 0
    for start in range(0, len(plans), _PLANS):
        group = [plan.id for plan in plans[start : start + _PLANS]]
        told = [(plan, shelf.digests[plan].records) for plan in group]
        memo = Memo(store, _KIND, str(start))

        def make(group: list[str] = group, first: int = first) -> bytes:
            return _plain(_make_piece(group, shelf, first))

        packed = memo.get(make_key(told, first), make)
        first += _read_count(packed)
        yield packed


def _make_piece(plans: Sequence[str], shelf: PartShelf, first: int) -> _Piece:
    lists = [listed[1:-1] for listed in shelf.list_records_json(plans)]
    listed = b",".join(filter(None, lists))
    rows = list_table_rows(from_json(b"[" + listed + b"]"))
    return _Piece(len(rows), write_sheet_piece(rows, first), write_csv_lines(rows), listed)


def _plain(piece: _Piece) -> bytes:
    """A piece as bytes, of which the functions below read a part each."""
    sheet = piece.sheet
    words = zlib.compress(piece.lines + piece.list, 1)
    sizes = (piece.figures, sheet.checksum, sheet.size, len(sheet.packed), len(piece.lines))
    return b"".join([_LENGTHS.pack(*sizes), sheet.packed, words])


def _read_count(content: bytes) -> int:
    """How many figures are in a piece."""
    figures, *_ = _LENGTHS.unpack_from(content)
    return int(figures)


def _read_sheet(content: bytes) -> PackedPiece:
    _, checksum, size, packed, _ = _LENGTHS.unpack_from(content)
    return PackedPiece(checksum, size, content[_LENGTHS.size : _LENGTHS.size + packed])


def _read_words(content: bytes) -> tuple[bytes, bytes]:
    """The rows in CSV, and the entries of the list."""
    *_, packed, lines = _LENGTHS.unpack_from(content)
    words = zlib.decompress(content[_LENGTHS.size + packed :])
    return words[:lines], words[lines:]

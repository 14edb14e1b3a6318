"""The columns of every table of figures, and what whoever opens one should know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from thidua.site.opendata.shapes import Record

Cell = str | int | float | None
Row = Sequence[Cell]
"""The cells of one row, in the order of the columns."""


@dataclass(frozen=True)
class Column:
    """One column: its heading, what is in it, and how wide it is shown."""

    name: str
    kind: str
    description: str
    width: int
    value: Callable[[Record], Cell] = field(repr=False)


def _low(record: Record) -> Cell:
    value = record["value"]
    low: Cell = value[0] if isinstance(value, list) else value
    return low


def _high(record: Record) -> Cell:
    value = record["value"]
    high: Cell = value[1] if isinstance(value, list) else None
    return high


def _common(record: Record) -> Cell:
    value = record["common_value"]
    low: Cell = value[0] if isinstance(value, list) else value
    return low


def _reached(record: Record) -> Cell:
    value = record["result"] and record["result"]["value"]
    low: Cell = value[0] if isinstance(value, list) else value
    return low


_plain = itemgetter  # most cells of a table: a function of Python's own would take twice as long


def _inside(key: str, inner: str) -> Callable[[Record], Cell]:
    return lambda record: record[key] and record[key][inner]


COLUMNS = (
    Column("Kế hoạch", "string", "Mã kế hoạch trên Cổng.", 34, _plain("plan")),
    Column("Cơ quan", "string", "Cơ quan ban hành.", 24, _plain("issuer_name")),
    Column("Cấp", "string", "central, province, district, commune; hoặc school, health, "
           "enterprise, unit khi không thuộc cấp chính quyền nào.", 10,
           _plain("issuer_level")),
    Column("Năm", "integer", "Năm thi đua.", 7, _plain("year")),
    Column("Chỉ tiêu số", "string", "Số thứ tự của chỉ tiêu; 3.2 là dòng con thứ hai.", 10,
           _plain("target")),
    Column("Nguyên văn", "string", "Dòng chỉ tiêu đúng như in.", 60, _plain("text")),
    Column("Tên số liệu", "string", "Số liệu nói về điều gì, đọc từ nguyên văn.", 44,
           _plain("name")),
    Column("Tăng giảm", "string", "increase, decrease (thêm, bớt bao nhiêu; “xây mới 4 nhà” "
           "cũng là thêm), increase_to, decrease_to (đến mức nào), maintain (giữ); trống là mức đề "
           "ra.", 11,
           _plain("direction")),
    Column("So sánh", "string", "eq (bằng), gt (trên), ge (trở lên), lt (dưới), le (không quá), "
           "approx (khoảng), near (gần), range (từ … đến …).", 9, _plain("comparator")),
    Column("Giá trị", "number", "Con số; của một khoảng thì là đầu thấp.", 12, _low),
    Column("Đến", "number", "Đầu cao của một khoảng.", 10, _high),
    Column("Trên tổng số", "number", "Tổng số, trong những số liệu như 20/21 xã.", 10,
           _plain("of")),
    Column("Đơn vị", "string", "Đơn vị như in.", 20, _plain("unit")),
    Column("So với", "string", "Mốc so sánh như in.", 20, _inside("baseline", "text")),
    Column("Năm mốc", "integer", "Năm của mốc so sánh.", 9, _inside("baseline", "year")),
    Column("Giá trị mốc", "number", "Con số của mốc so sánh.", 10, _inside("baseline", "value")),
    Column("Thời hạn", "string", "Phải đạt khi nào: năm, tháng hoặc ngày.", 11,
           _inside("by", "date")),
    Column("Chỉ tiêu chung", "string", "Mã trong danh mục chỉ tiêu chung.", 26,
           _plain("indicator")),
    Column("Giá trị quy đổi", "number", "Giá trị theo đơn vị của chỉ tiêu chung.", 14, _common),
    Column("Đơn vị quy đổi", "string", "Đơn vị của chỉ tiêu chung.", 20, _plain("common_unit")),
    Column("Lĩnh vực", "string", "Mã lĩnh vực.", 14, _plain("field")),
    Column("Có hiệu lực từ", "date", "Ngày đầu tiên lời này có hiệu lực, nếu biết.", 12,
           _plain("valid_from")),
    Column("Đến hết", "date", "Ngày cuối cùng lời này có hiệu lực; trống là chưa có gì thay.", 12,
           _plain("valid_to")),
    Column("Theo quyết định", "string", "Mã quyết định cho lời này; trống là chính kế hoạch.", 28,
           _plain("decision")),
    Column("Kết quả", "string", "Lời của lần báo cáo mới nhất, đúng như in.", 60,
           _inside("result", "text")),
    Column("Giá trị kết quả", "number", "Con số trong kết quả; của một khoảng thì là đầu thấp.", 14,
           _reached),
    Column("Đơn vị kết quả", "string", "Đơn vị như báo cáo in.", 14, _inside("result", "unit")),
    Column("Tình trạng", "string", "Đạt, Vượt, Chưa đạt, Đang thực hiện, Chưa có số liệu hoặc Chưa "
           "so sánh được; xét tại ngày báo cáo.", 18, _inside("result", "word")),
    Column("Vì sao", "string", "Lý do chưa so sánh được.", 40, _inside("result", "reason")),
    Column("Ai xét", "string", "portal (Cổng so hai con số) hoặc report (báo cáo tự nói).", 9,
           _inside("result", "judge")),
    Column("Ngày báo cáo", "string", "Kết quả có từ ngày này.", 12, _inside("result", "date")),
    Column("Nguồn kết quả", "string", "Văn bản báo cáo.", 40, _inside("result", "source")),
    Column("Liên kết", "string", "Địa chỉ của chỉ tiêu trên Cổng.", 50, _plain("url")),
)  # fmt: skip
"""The columns of every table of figures."""

NOTES = (
    "Mỗi dòng là một số liệu đọc từ lời in của một chỉ tiêu thi đua. Cột “Nguyên văn” là đúng từng "
    "chữ của văn bản; các cột khác do máy đọc từ đó. Khi có chỗ khác nhau, nguyên văn là đúng.",
    "Số liệu của các nơi chỉ so sánh được khi cùng chỉ tiêu chung, cùng cột “Tăng giảm” và cùng "
    "mốc so sánh.",
    "Văn bản hành chính không thuộc phạm vi bảo hộ quyền tác giả (Luật Sở hữu trí tuệ, Điều 15); "
    "được dùng lại tự do, xin ghi nguồn.",
)
"""What whoever opens a table should know."""

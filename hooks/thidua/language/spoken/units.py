"""Units and signs as they are read aloud: ha is *héc-ta*, ``/người/năm`` *mỗi người mỗi năm*."""

from __future__ import annotations

import re

from thidua.foundation.patterns import compile_late

UNITS = {
    "%": "phần trăm", "‰": "phần nghìn", "ha": "héc-ta", "km": "ki-lô-mét",
    "km²": "ki-lô-mét vuông", "km2": "ki-lô-mét vuông", "m": "mét", "m²": "mét vuông",
    "m2": "mét vuông", "m³": "mét khối", "m3": "mét khối", "cm": "xăng-ti-mét", "mm": "mi-li-mét",
    "kg": "ki-lô-gam", "g": "gam", "mg": "mi-li-gam", "ml": "mi-li-lít", "l": "lít",
    "kWh": "ki-lô-oát giờ", "kW": "ki-lô-oát", "MW": "mê-ga-oát", "MWh": "mê-ga-oát giờ",
    "kV": "ki-lô-vôn", "kVA": "ki-lô-vôn am-pe", "MVA": "mê-ga-vôn am-pe", "GW": "gi-ga-oát",
    "GWh": "gi-ga-oát giờ", "dB": "đề-xi-ben", "kcal": "ki-lô-ca-lo", "dm": "đề-xi-mét",
    "cm2": "xăng-ti-mét vuông", "cm²": "xăng-ti-mét vuông", "cm3": "xăng-ti-mét khối",
    "cm³": "xăng-ti-mét khối", "µg": "mi-crô-gam", "μg": "mi-crô-gam", "ppm": "phần triệu",
    "Gbps": "gi-ga-bít trên giây", "Mbps": "mê-ga-bít trên giây", "GB": "gi-ga-bai",
    "MB": "mê-ga-bai", "°C": "độ C", "oC": "độ C", "°": "độ", "đ": "đồng", "VNĐ": "đồng",
    "VND": "đồng",
    "vnđ": "đồng", "tr.đ": "triệu đồng", "Tr.đ": "triệu đồng", "trđ": "triệu đồng",
    "Trđ": "triệu đồng", "tr.đồng": "triệu đồng", "Tr.đồng": "triệu đồng", "tr đồng": "triệu đồng",
    "Tr đồng": "triệu đồng", "tr. đồng": "triệu đồng", "tr": "triệu", "tỷ đ": "tỷ đồng",
    "nghìn đ": "nghìn đồng", "triệu đ": "triệu đồng", "ngàn đ": "ngàn đồng", "tỉ đ": "tỉ đồng",
    "USD": "đô la Mỹ", "EUR": "ơ-rô", "đ/c": "đồng chí", "h/s": "học sinh",
    "HTX": "hợp tác xã", "k": "nghìn", "K": "nghìn",
}  # fmt: skip
"""Units that are written shorter than they are spoken, by what is printed."""

THOUSANDS = ("k", "K")
"""People write *200k* for two hundred thousand đồng, but *5k* of a run is no thousand."""

UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))

ALONE = ("%", "‰", "km²", "km2", "m²", "m2", "m³", "m3", "ha", "kg", "km", "kWh", "MW", "Tr.đ",
         "tr.đ", "trđ", "VNĐ", "USD")  # fmt: skip
"""Those that are read as units without a number before them too."""

TIMES = ("năm", "tháng", "ngày", "quý", "tuần", "giờ", "vụ", "lần", "lượt")
_AREAS = ("kg", "tấn", "tạ", "lít", "kWh", "km", "ha", "l", "MW", "kW", "km²", "km2", "m²", "m2",
          "m³", "m3", "sào")  # fmt: skip
_COUNTED = ("đầu người", "người", "hộ", "con", "cây", "lớp", "học sinh", "trường", "đơn vị", "xã",
            "thôn", "lao động", "suất", "căn", "nhà", "em", "cháu", "khẩu", "tháng", "buổi", "tiết",
            "lứa", "đợt", "môn", "chuyến", "phòng", "phiên", "kỳ", "khóa", "tàu", "xe",
            "phương tiện")  # fmt: skip
PER_SHORT = {
    "h": "giờ",
    "s": "giây",
    "hs": "học sinh",
    "ngđ": "ngày đêm",
    "ng.đ": "ngày đêm",
    "ngđêm": "ngày đêm",
}
"""What is written shorter only behind a slash."""
_PEOPLE = r"(?:\d[\d.]*|vạn|nghìn|một nghìn)[ ](?:dân|người|trẻ)"
PER = (
    rf"/[ ]?(?:(?P<per_time>{'|'.join(TIMES)})"
    rf"|(?P<per_area>{'|'.join(map(re.escape, sorted(_AREAS, key=len, reverse=True)))})"
    rf"|(?P<per_people>{_PEOPLE})"
    rf"|(?P<per_some>\d{{1,2}}[ ](?:{'|'.join(TIMES)})|\d{{1,2}}h|giây|phút"
    rf"|{'|'.join(map(re.escape, PER_SHORT))})"
    rf"|(?P<per_count>\d{{1,3}}[ ](?:{'|'.join(_COUNTED)}))"
    rf"|(?P<per_one>{'|'.join(_COUNTED)}))(?![\w²³])"
)
"""What a measure is divided by."""
PLACE = compile_late(r"(?<!\w)(?:tỉnh|thành phố|huyện|quận|xã|phường|thị trấn|thôn|tổ|khu)$")
"""A place, behind which a slash only lists others: *05 xã/thị trấn*."""
MEASURE = compile_late(
    r"(?:đồng|đ|tr|triệu|tỷ|tỉ|nghìn|kg|tấn|tạ|yến|lít|ha|m|m²|m2|m³|m3|km|%|‰|kWh|điểm|suất|người"
    r"|giường|bác sĩ|con|gam|USD|lượt|buổi|giờ|công|trường hợp|vụ|ca)[ ]?$"
)
"""A measure at the end of the words before a slash."""
_WORDS_OF_MEASURE = ("tấn", "tạ", "yến", "lít", "điểm", "người", "giường", "bác sĩ", "giáo viên")
_SHORT = sorted(UNITS.keys() - {"HTX", "đ/c", "h/s"}, key=len, reverse=True)
MEASURED = compile_late(rf"\d[ ]?({'|'.join(map(re.escape, (*_SHORT, *_WORDS_OF_MEASURE)))})$")
"""An amount of something that is measured, which whatever stands behind a slash divides."""
MONEY = compile_late(r"\d(?:[ ](?:nghìn|triệu|tỷ|tỉ))?(?:[ ]?đ|[ ]đồng)$")
"""Money, which whatever stands behind a slash divides: *50 triệu đồng/mô hình*."""
TIME = compile_late(rf"(?<!\w)(?:{'|'.join(TIMES)})[ ]?$")
"""A word of time there: in *ngày/tháng* nothing is divided."""

CONSONANTS = "B-DF-HJ-NP-TV-XZĐb-df-hj-np-tv-xzđ"
"""For use between brackets of a regular expression: nobody can say these alone."""

SIGNS = {
    "≥": ("từ", "trở lên"), "≤": ("không quá", ""), ">": ("trên", ""), "<": ("dưới", ""),
    ">=": ("từ", "trở lên"), "=>": ("từ", "trở lên"), "<=": ("không quá", ""),
    "=<": ("không quá", ""), "~": ("khoảng", ""), "≈": ("khoảng", ""),
}  # fmt: skip
"""Words before and behind the value that a sign compares."""
SIGN = "|".join(map(re.escape, SIGNS))
"""For use before a number, which tells ``>`` from ``>=``."""
AT_LEAST = "ít nhất"
"""The same as *từ … trở lên*, where words follow that belong to the value."""

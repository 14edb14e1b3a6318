"""Days and events that a campaign celebrates, read out of sentences as other places word them."""

from __future__ import annotations

import pytest

from thidua.authoring.drafting.occasions import find_occasions, read_occasions

SENTENCES = {
    "Lập thành tích chào mừng kỷ niệm 95 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - "
    "03/02/2025); 50 năm Giải phóng miền Nam, thống nhất đất nước (30/4/1975 - 30/4/2025) và "
    "135 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2025).": [
        ("95 năm Ngày thành lập Đảng Cộng sản Việt Nam", "1930-02-03", "2025-02-03"),
        ("50 năm Giải phóng miền Nam, thống nhất đất nước", "1975-04-30", "2025-04-30"),
        ("135 năm Ngày sinh Chủ tịch Hồ Chí Minh", "1890-05-19", "2025-05-19"),
    ],
    "thi đua chào mừng Đại hội Đảng bộ xã Tân Lập lần thứ I, nhiệm kỳ 2025 - 2030 và Đại hội đại "
    "biểu Đảng bộ tỉnh lần thứ XXI, tiến tới Đại hội đại biểu toàn quốc lần thứ XIV của Đảng.": [
        ("Đại hội Đảng bộ xã Tân Lập lần thứ I, nhiệm kỳ 2025 - 2030",),
        ("Đại hội đại biểu Đảng bộ tỉnh lần thứ XXI",),
        ("Đại hội đại biểu toàn quốc lần thứ XIV của Đảng",),
    ],
    "chào mừng đại hội đảng các cấp tiến tới Đại hội đại biểu Đảng bộ huyện lần thứ V": [
        ("Đại hội đại biểu Đảng bộ huyện lần thứ V",)
    ],
    "chào mừng cuộc bầu cử đại biểu Quốc hội khóa XVI và bầu cử đại biểu Hội đồng nhân dân các cấp "
    "nhiệm kỳ 2026 - 2031 và Đại hội Thi đua yêu nước tỉnh": [
        ("Cuộc bầu cử đại biểu Quốc hội khóa XVI và bầu cử đại biểu Hội đồng nhân dân các cấp "
         "nhiệm kỳ 2026 - 2031",),
        ("Đại hội Thi đua yêu nước tỉnh",),
    ],
    "thi đua mừng Đảng, mừng Xuân Ất Tỵ 2025 và chào mừng Ngày Quốc tế Phụ nữ 08/3.": [
        ("Mừng Đảng, mừng Xuân Ất Tỵ 2025",), ("Ngày Quốc tế Phụ nữ 08/3",)
    ],
    "chào mừng các ngày lễ lớn của đất nước, của tỉnh trong năm 2021 và kỷ niệm 60 năm ngày "
    "thành lập huyện (1964 - 2024) gắn với nhiều hoạt động": [
        ("Các ngày lễ lớn của đất nước, của tỉnh trong năm 2021",),
        ("60 năm ngày thành lập huyện", "1964", "2024"),
    ],
    "chào mừng Đại hội Đảng bộ xã Tân Lập lần thứ I (nhiệm kỳ 2025 - 2030)": [
        ("Đại hội Đảng bộ xã Tân Lập lần thứ I",)
    ],
    "Phong trào thi đua chào mừng Đại hội Đảng các cấp đã bám sát nhiệm vụ.": [],
    "Năm diễn ra nhiều sự kiện, kỷ niệm các ngày lễ lớn của Đảng, của đất nước.": [],
    "chào mừng Đại hội; xét tặng Kỷ niệm chương 20 năm công tác; lễ kỷ niệm, tọa đàm": [],
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "occasions"), SENTENCES.items())
def test_occasions_are_read_one_by_one(sentence: str, occasions: list[tuple[str, ...]]) -> None:
    """Lists come apart, names keep their commas, and looking back celebrates nothing."""
    found = find_occasions(sentence)
    assert [(one.name, *map(str, one.days)) for one in found] == occasions
    assert all(one.text in sentence for one in found)


def test_an_occasion_stands_once_in_its_dated_wording() -> None:
    """The same day in fewer words is the same; another of as many years is another."""
    sentences = [
        "chào mừng kỷ niệm 75 năm ngày thành lập Đảng bộ huyện Hạ Hòa",
        "chào mừng 75 năm thành lập Đảng bộ huyện (19/5/1947 - 19/5/2022)",
        "chào mừng 75 năm Ngày Thương binh - Liệt sĩ",
    ]
    occasions = read_occasions([(sentence, None) for sentence in sentences])
    assert [occasion.text.text for occasion in occasions] == [sentences[1], sentences[2]]

"""A goal without a number beside one that has a number is told, and is no part of its name."""

from __future__ import annotations

import pytest

from stand_ins import stand_in
from thidua.figures import read
from thidua.portal.result_states import Status
from thidua.site.pages.reviews import _list_unjudged

HALVES = (
    ("Không để xảy ra cháy lớn, giảm 5% số vụ cháy", "Không để xảy ra cháy lớn", "số vụ cháy"),
    ("Giảm 5% số vụ cháy, không để xảy ra cháy lớn", "không để xảy ra cháy lớn", "số vụ cháy"),
    ("Giữ vững an ninh; giải quyết 100% vụ việc", "Giữ vững an ninh", "giải quyết vụ việc"),
    ("Giữ vững quốc phòng, giao quân đạt 100%", "Giữ vững quốc phòng", "giao quân"),
    ("Hạn chế tai nạn, giảm số vụ từ 5% trở lên", "Hạn chế tai nạn", "số vụ"),
    ("Thực hiện tốt vệ sinh, thu gom 90% rác", "Thực hiện tốt vệ sinh", "thu gom rác"),
    ("Thực hiện tốt vệ sinh; thu gom 90% rác", "Thực hiện tốt vệ sinh", "thu gom rác"),
    ("Thu gom 90% rác, thực hiện tốt vệ sinh", "thực hiện tốt vệ sinh", "Thu gom rác"),
    ("Nâng cao chất lượng, 95% hộ có nước sạch", "Nâng cao chất lượng", "hộ có nước sạch"),
    ("Đảng bộ hoàn thành tốt, 90% chi bộ đạt tốt", "Đảng bộ hoàn thành tốt", "chi bộ đạt tốt"),
    ("Năm 2026 không để cháy lớn, giảm 5% số vụ", "không để cháy lớn", "số vụ"),
    ("Không để cháy lớn, năm 2026 giảm 5% số vụ", "Không để cháy lớn", "số vụ"),
)
WHOLE = (
    "100% khu dân cư, trường học đạt chuẩn văn hóa",
    "Xã đạt chuẩn, thu nhập 60 triệu đồng/người/năm",
    "Duy trì, nâng cao chất lượng 15 xã đạt chuẩn",
    "Kiềm chế, kéo giảm số vụ phạm pháp 5%",
    "Huy động trẻ mẫu giáo, nhà trẻ ra lớp đạt 95%",
)


@pytest.mark.parametrize(("text", "goal", "name"), HALVES)
def test_each_half_stands_for_itself(text: str, goal: str, name: str) -> None:
    reading = read(text)
    assert list(reading.goals()) == [goal]
    assert [figure.name for figure in reading.valued()] == [name]
    assert all((figure.by is not None) == ("2026" in text) for figure in reading.valued())


@pytest.mark.parametrize("text", WHOLE)
def test_words_that_belong_to_a_name_are_no_goal(text: str) -> None:
    assert not list(read(text).goals())


def test_a_result_tells_which_part_of_its_target_is_not_judged() -> None:
    for status in Status:
        entry = stand_in(target_text=HALVES[0][0], outcome=stand_in(status=status))
        is_judged = status in (Status.MET, Status.NOT_MET)
        assert _list_unjudged([entry]) == ((HALVES[0][1],) if is_judged else ()), status

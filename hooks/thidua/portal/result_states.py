"""The rule of states: what a review lets one say of a figure of a target.

This table is the rule, the same for all plans. Code takes its words from here, and the page that
explains the rule to readers is made of it.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Status(Enum):
    """The state of a figure of a target after a review.

    Before the end of the period a figure is on the way, whatever its value; at the end it is met
    or not met. Without a number in the report it is not reported; where report and target do not
    clearly mean the same quantity, it is not comparable.
    """

    MET = "met"
    NOT_MET = "not_met"
    ON_THE_WAY = "on_the_way"
    NOT_REPORTED = "not_reported"
    NOT_COMPARABLE = "not_comparable"


JUDGED = (Status.MET, Status.NOT_MET)
"""States of a figure that was compared at the end of the period."""


class StateExample(NamedTuple):
    """What a plan sets, what a report says of it, and why the state is what it is."""

    target: str
    report: str
    because: str


class StateRule(NamedTuple):
    """One state that a page can show.

    Attributes:
        status: the state.
        exceeds: whether the result is better than the figure of the target.
        anchor: its place on the page that explains the rule.
        word: what it is called.
        rule: when it is said.
        examples: reports with this state; a test judges each of them.
    """

    status: Status
    exceeds: bool
    anchor: str
    word: str
    rule: str
    examples: tuple[StateExample, ...]


STATES = (
    StateRule(
        Status.ON_THE_WAY, False, "dang-thuc-hien", "Đang thực hiện",
        "Báo cáo giữa kỳ: thời gian thi đua chưa hết nên chưa xét đạt hay chưa đạt, dù con số đã "
        "cao hay còn thấp. Cổng nói đã qua bao nhiêu phần thời gian. Con số nào cộng dồn được "
        "theo thời gian (tấn, tỷ đồng, ha trồng mới, số nhà) thì nói thêm đã được bao nhiêu phần; "
        "tỷ lệ hay mức (%, triệu đồng/người) thì chỉ ghi lại, vì nửa năm không phải là nửa mức. "
        "Kế hoạch đang tạm dừng, hay hết thời gian, đã được thay thế, thôi thực hiện mà không có "
        "báo cáo cuối kỳ, thì trang ghi là “Số giữa kỳ”.",
        (
            StateExample(
                "Sản lượng lương thực có hạt: 5.320 tấn",
                "Sáu tháng đầu năm đạt 2.980 tấn",
                "Được 56% mức đề ra khi đã qua nửa thời gian; cuối kỳ mới xét.",
            ),
            StateExample(
                "Tỷ lệ tham gia bảo hiểm y tế đạt 97%",
                "Tỷ lệ tham gia bảo hiểm y tế đạt 95,2%",
                "Là một tỷ lệ tại lúc báo cáo, chỉ ghi lại.",
            ),
        ),
    ),
    StateRule(
        Status.MET, False, "dat", "Đạt",
        "Báo cáo cuối kỳ, con số báo cáo vừa tới mức đề ra; hoặc tới ngưỡng mà kế hoạch ghi là "
        "“trên”, “dưới”. Ở chỉ tiêu càng thấp càng tốt (hộ nghèo, tai nạn) thì là không cao hơn. "
        "Báo cáo chỉ kể một phần của việc được đếm, mà riêng phần ấy đã tới mức đề ra, cũng là "
        "đạt; khi ấy không ghi phần trăm.",
        (
            StateExample(
                "14/16 xóm đạt danh hiệu văn hóa", "14/16 xóm đạt danh hiệu văn hóa",
                "Hai con số bằng nhau.",
            ),
            StateExample(
                "Tỷ lệ hộ nghèo còn dưới 3%", "Tỷ lệ hộ nghèo còn 2,8%",
                "Kế hoạch ghi “dưới 3%”, kết quả ở dưới mức ấy.",
            ),
            StateExample(
                "Cấp 10 mã số vùng trồng", "Cấp 12 mã số vùng trồng phục vụ xuất khẩu",
                "Mới kể mã số phục vụ xuất khẩu mà đã đủ 10.",
            ),
        ),
    ),
    StateRule(
        Status.MET, True, "vuot", "Vượt",
        "Báo cáo cuối kỳ, con số báo cáo tốt hơn mức đề ra; số phần trăm là so với mức ấy.",
        (
            StateExample(
                "Trồng mới 120 ha rừng", "Trồng mới 131/120 ha rừng",
                "131 trên 120 ha đề ra, bằng 109,2%.",
            ),
            StateExample(
                "Sản lượng lương thực có hạt: 5.320 tấn",
                "Sản lượng lương thực đạt 108,4% kế hoạch",
                "Báo cáo chỉ nói phần trăm: trang ghi “Vượt theo báo cáo”, vì Cổng không có con số "
                "để tự so.",
            ),
        ),
    ),
    StateRule(
        Status.NOT_MET, False, "chua-dat", "Chưa đạt",
        "Báo cáo cuối kỳ, con số báo cáo không tới mức đề ra. Chỉ nói khi chắc hai bên cùng nói về "
        "một việc, cùng đơn vị, cùng mốc so sánh.",
        (
            StateExample(
                "Trồng mới 120 ha rừng", "Trồng mới 96,5 ha rừng, đạt 80,4% kế hoạch",
                "96,5 trên 120 ha; “80,4% kế hoạch” là phần đã làm, không phải một kết quả khác.",
            ),
            StateExample(
                "Tỷ lệ tham gia bảo hiểm y tế đạt trên 97%", "Tỷ lệ tham gia bảo hiểm y tế đạt 97%",
                "Kế hoạch ghi “trên 97%”, mà kết quả vừa bằng 97%.",
            ),
        ),
    ),
    StateRule(
        Status.NOT_REPORTED, False, "chua-co-so-lieu", "Chưa có số liệu",
        "Báo cáo không nêu con số nào cho chỉ tiêu này. Không có báo cáo nào cũng là chưa có số "
        "liệu, không phải là chưa làm.",
        (
            StateExample(
                "Sản lượng lương thực có hạt: 5.320 tấn", "Sản lượng lương thực ổn định",
                "Lời kể không có con số.",
            ),
        ),
    ),
    StateRule(
        Status.NOT_COMPARABLE, False, "chua-so-sanh-duoc", "Chưa so sánh được",
        "Báo cáo có con số, nhưng không chắc nó nói về cùng một việc với chỉ tiêu: khác đơn vị, "
        "khác mốc so sánh, một bên là mức và một bên là phần tăng giảm, nhiều con số không rõ con "
        "số nào, chỉ tiêu không có con số. Lý do luôn ghi ngay bên cạnh.",
        (
            StateExample(
                "Giảm tỷ lệ hộ nghèo từ 4% trở lên so với năm 2025", "Tỷ lệ hộ nghèo còn 8,2%",
                "Chỉ tiêu là phần giảm, kết quả là mức còn lại; thiếu mức của năm 2025.",
            ),
            StateExample(
                "Sản lượng lương thực có hạt: 5.320 tấn", "Lúa 3.150 tấn; ngô 2.240 tấn",
                "Cổng không tự cộng: báo cáo không nói hai số ấy là tất cả.",
            ),
        ),
    ),
)  # fmt: skip
"""Every state, in the order in which readers of the rule want them."""

_RULES = {(state.status, state.exceeds): state for state in STATES}


def find_state(status: Status, *, exceeds: bool) -> StateRule:
    """The rule of a state; only what is met can exceed."""
    return _RULES[status, exceeds and status is Status.MET]

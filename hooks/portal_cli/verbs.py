"""Every verb of the command: its name, a line about it, and what may be typed after it.

Help and mistakes in typing need only this file and what it imports, which is quick to load. The
work of a verb is done by ``run`` in the module of the same name (``-`` as ``_``), which is loaded
afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from portal_cli.arguments import Parser, VerbatimParser, add_offline, add_questions, add_today
from portal_cli.authoring_parsers import (
    make_draft_parser,
    make_draft_results_parser,
    make_import_results_parser,
    make_new_parser,
)
from thidua.upkeep.newportal.wordings import WORDINGS


class Verb(NamedTuple):
    """One thing the command does.

    Attributes:
        name: what people type.
        about: a line about it, for the list of all verbs.
        parser: makes the parser of what is typed after the name.
    """

    name: str
    about: str
    parser: Callable[[], Parser]

    @property
    def module(self) -> str:
        """The module that does its work."""
        return f"portal_cli.{self.name.replace('-', '_')}"


def _check() -> Parser:
    parser = Parser(
        "check",
        "Kiểm tra mọi tệp trong data/, docs/ và overrides/. Mỗi lỗi một dòng: tệp:dòng:cột: câu "
        "nói sai ở đâu và viết lại thế nào. Kết thúc với mã 1 nếu có lỗi; “lưu ý” không phải là "
        "lỗi.",
    )
    parser.options.add_argument(
        "--format",
        default="text",
        metavar="DẠNG",
        help="dạng in ra: text cho người đọc (mặc định); github, gitlab, sarif, forgejo cho nơi "
        "giữ kho dữ liệu, để mỗi lời nhắn hiện đúng dòng khi duyệt",
    )
    parser.options.add_argument(
        "--base",
        metavar="GỐC",
        help="so địa chỉ với trạng thái trước: tên một nhánh, một commit, hoặc thư mục chứa "
        "data/ của lần trước; mặc định là chỗ tách khỏi nhánh chính; none = không so",
    )
    parser.options.add_argument(
        "--published",
        type=Path,
        metavar="TRANG",
        help="so địa chỉ với lần công bố trước: thư mục site/ hoặc tệp dia-chi.json của nó",
    )
    add_today(parser)
    return parser


def _build() -> Parser:
    parser = Parser(
        "build",
        "Dựng toàn bộ trang vào thư mục site/. Trang cũ chỉ được thay khi trang mới đã xong: dữ "
        "liệu có lỗi, hoặc dừng giữa chừng, thì trang đã công bố vẫn nguyên.",
    )
    add_offline(parser)
    add_today(parser)
    return parser


def _serve() -> Parser:
    parser = Parser(
        "serve",
        "Xem trước trang trên máy này, tự cập nhật mỗi khi lưu tệp; bản nháp cũng hiện. Dừng bằng "
        "Ctrl+C.",
    )
    parser.options.add_argument(
        "--port", default="8000", metavar="SỐ", help="cổng mạng (mặc định: %(default)s)"
    )
    return parser


def _desk() -> Parser:
    parser = Parser(
        "desk",
        "Mở Bàn làm việc trong trình duyệt của máy này: nhận văn bản, soát cạnh bản gốc, sửa bằng "
        "biểu mẫu, xem trước, gửi đi để duyệt; không phải gõ YAML hay git. Chỉ máy này vào được. "
        "Dừng bằng Ctrl+C hoặc nút “Dừng”.",
    )
    parser.options.add_argument(
        "--no-browser", action="store_true", help="chỉ in địa chỉ, không tự mở trình duyệt"
    )
    return parser


def _verify() -> Parser:
    parser = Parser(
        "verify",
        "Soát trang đã dựng trong site/: mọi liên kết và mục được dẫn đến, không gì tải từ nơi "
        "khác, không gì bị trình duyệt chặn; rồi mở mỗi loại trang một trang trong trình duyệt và "
        "soát trợ năng bằng axe-core ở nền sáng, nền tối, tương phản cao.",
        operands="[THƯ_MỤC]",
    )
    parser.options.add_argument(
        "--no-browser", action="store_true", help="không mở trình duyệt, chỉ soát tệp"
    )
    parser.operands("site", "THƯ_MỤC", "trang đã dựng (mặc định: site/)", "?")
    return parser


def _publish() -> Parser:
    parser = Parser(
        "publish",
        "Đăng thư mục site/ đã dựng lên NƠI_ĐẾN: một thư mục của máy này hay ổ mạng, hoặc một máy "
        "chủ FTP viết là ftps://người-dùng@máy-chủ/thư-mục. Bản mới được gửi vào bên cạnh rồi mới "
        "đổi tên, nên người đọc không bao giờ thấy trang dở dang; hỏng giữa chừng thì trang đang "
        "chạy vẫn nguyên. Mật khẩu FTP lấy từ biến PORTAL_PASSWORD, không có thì hỏi.",
        operands="NƠI_ĐẾN",
    )
    parser.options.add_argument(
        "--replace",
        action="store_true",
        help="thay cả một thư mục đang có thứ khác; mọi thứ trong đó sẽ mất",
    )
    parser.options.add_argument(
        "--insecure",
        action="store_true",
        help="cho phép ftp:// không mã hóa: mật khẩu đi trên mạng, ai ở giữa cũng đọc được",
    )
    parser.operands("place", "NƠI_ĐẾN", "thư mục, hoặc ftps://người-dùng@máy-chủ/thư-mục", None)
    return parser


def _changes() -> Parser:
    parser = Parser(
        "changes",
        "So dữ liệu hiện tại với dữ liệu ở BASE và nói những gì thay đổi đối với người đọc: kế "
        "hoạch, gương, lời và số liệu của từng chỉ tiêu, ngày tháng, bản gốc, địa chỉ, dữ liệu cá "
        "nhân. Với một nhánh hay commit, lấy trạng thái ở chỗ hai bên tách nhau. Kết thúc với mã 1 "
        "nếu dữ liệu hiện tại có lỗi.",
        operands="[BASE]",
    )
    parser.options.add_argument(
        "--format",
        default="markdown",
        metavar="DẠNG",
        help="markdown (mặc định) hoặc html (một trang trọn vẹn)",
    )
    parser.options.add_argument(
        "--output", type=Path, metavar="TỆP", help="ghi vào tệp này thay vì in ra"
    )
    parser.options.add_argument(
        "--write-history",
        action="store_true",
        help="ghi vào `history` của từng kế hoạch những thay đổi mà lịch sử trang chưa nói",
    )
    add_today(parser)
    parser.operands(
        "base",
        "BASE",
        "nhánh, thẻ, commit của git hoặc thư mục chứa data/ để so (mặc định: nhánh chính ở origin)",
        "?",
    )
    return parser


def _fmt() -> Parser:
    parser = Parser(
        "fmt",
        "Viết lại các tệp dữ liệu theo mẫu chung: thứ tự mục, thụt lề, dấu ngoặc, xuống dòng. "
        "Không đổi một chữ nào, giữ mọi ghi chú sau dấu `#`. Tệp có lỗi thì để nguyên và nói lỗi ở "
        "đâu. Không nêu tệp thì viết lại mọi tệp trong data/; nêu ảnh thì bỏ phần ẩn của ảnh.",
        operands="[TỆP…]",
    )
    parser.options.add_argument(
        "--check",
        action="store_true",
        help="không viết gì, chỉ nói tệp nào sẽ đổi; kết thúc với mã 1 nếu có",
    )
    parser.operands("files", "TỆP", "tệp .yml cần viết lại, hoặc ảnh")
    return parser


def _figures() -> Parser:
    parser = VerbatimParser(
        "figures",
        "Đọc số liệu trong lời chỉ tiêu và in ra một danh sách JSON, mỗi dòng đọc vào là một mục: "
        "`figures` là các số liệu đọc được, `left` là chỗ có chữ số mà máy không đọc được.",
        operands="LỜI_CHỈ_TIÊU",
        rooted=False,
    )
    parser.epilog = "Viết `-` thay cho lời chỉ tiêu để đọc từng dòng từ đầu vào chuẩn."
    return parser


def _schemas() -> Parser:
    return Parser(
        "schemas", "Viết lại data/schemas/*.json từ mô hình dữ liệu; chạy sau khi mô hình đổi."
    )


def _init() -> Parser:
    parser = Parser(
        "init",
        "Lập một cổng mới trong THƯ_MỤC bằng vài câu hỏi: dữ liệu, thiết lập, hướng dẫn, quy trình "
        "của nơi giữ kho và cả phần mềm, chưa có kế hoạch nào. Không bao giờ ghi đè. Câu nào đã "
        "trả lời bằng tùy chọn thì không hỏi nữa; để trống là lấy giá trị trong ngoặc vuông, hoặc "
        "bỏ qua.",
        operands="THƯ_MỤC",
        rooted=False,
    )
    add_questions(parser, WORDINGS)
    parser.operands("folder", "THƯ_MỤC", "thư mục mới, hoặc đang trống", None)
    return parser


def _upgrade() -> Parser:
    parser = Parser(
        "upgrade",
        "Lên phiên bản mới: nói phiên bản mới có gì, cài, chuyển dữ liệu sang cách ghi mới (giữ "
        "mọi ghi chú), viết lại những tệp đi kèm mà chưa ai sửa, rồi kiểm tra. Hỏng giữa chừng thì "
        "mọi thứ được đặt lại như cũ.",
        operands="TỆP.whl",
    )
    parser.operands("wheel", "TỆP.whl", "phiên bản mới, tải ở nơi phát hành", None)
    return parser


def _migrate() -> Parser:
    parser = Parser(
        "migrate",
        "Chuyển dữ liệu và các tệp đi kèm của Cổng từ phiên bản cũ sang phiên bản đang cài.",
    )
    parser.options.add_argument(
        "--since", default="0.0", metavar="PHIÊN_BẢN", help="phiên bản trước đó"
    )
    return parser


def _wheel() -> Parser:
    parser = Parser(
        "wheel",
        "Đóng gói phần mềm thành một tệp .whl trong thư mục (mặc định: dist/).",
        operands="[THƯ_MỤC]",
        rooted=False,
    )
    parser.operands("folder", "THƯ_MỤC", "nơi đặt tệp .whl", "?")
    return parser


VERBS: tuple[Verb, ...] = (
    Verb("check", "kiểm tra mọi tệp trong data/, in từng lỗi kèm chỗ sai và cách sửa", _check),
    Verb("build", "dựng trang vào thư mục site/", _build),
    Verb("serve", "xem trước trang trên máy này, tự cập nhật khi sửa", _serve),
    Verb("desk", "mở Bàn làm việc trong trình duyệt, không cần biết YAML hay git", _desk),
    Verb("verify", "soát trang đã dựng: liên kết, nơi tải, trợ năng", _verify),
    Verb("publish", "đăng trang đã dựng lên một thư mục hoặc máy chủ FTP", _publish),
    Verb("changes", "nói đề xuất này thay đổi những gì đối với người đọc", _changes),
    Verb("draft", "viết sẵn một kế hoạch từ văn bản nhận được", make_draft_parser),
    Verb(
        "draft-results", "viết sẵn kết quả của một kế hoạch từ báo cáo", make_draft_results_parser
    ),
    Verb(
        "import-results",
        "đọc bảng ghi kết quả đã điền vào dữ liệu của kế hoạch",
        make_import_results_parser,
    ),
    Verb("new", "bắt đầu một kế hoạch bằng vài câu hỏi", make_new_parser),
    Verb("fmt", "viết lại tệp dữ liệu theo mẫu chung, không đổi chữ nào", _fmt),
    Verb("figures", "đọc thử số liệu trong lời một chỉ tiêu, in ra JSON", _figures),
    Verb("schemas", "viết lại data/schemas/ để trình soạn thảo gợi ý và báo lỗi khi gõ", _schemas),
    Verb("init", "lập một cổng mới bằng vài câu hỏi", _init),
    Verb("upgrade", "lên phiên bản phần mềm mới", _upgrade),
)
HIDDEN: tuple[Verb, ...] = (
    Verb("migrate", "chuyển dữ liệu từ phiên bản cũ", _migrate),
    Verb("wheel", "đóng gói phần mềm thành một tệp .whl", _wheel),
)
"""Verbs for developers and for other verbs."""

"""What may be typed after the verbs that make records; ``verbs`` lists them with all others."""

from __future__ import annotations

from portal_cli.arguments import Parser, add_questions, add_today
from thidua.authoring.newplan.wordings import WORDINGS


def make_draft_parser() -> Parser:
    """What `portal draft` takes."""
    parser = Parser(
        "draft",
        "Đọc văn bản nhận được (DOCX, ODT, PDF, bản quét, TXT) và viết sẵn kế hoạch: phần đầu, căn "
        "cứ, chủ đề, chỉ tiêu, nội dung, phân công, nơi nhận, người ký. Tệp gốc được chép bên "
        "cạnh, không đổi một byte. Mỗi dòng nói lấy từ trang, đoạn nào và chắc đến đâu; chỗ còn "
        "ngờ nằm ở `review`.",
        operands="TỆP…",
    )
    parser.options.add_argument(
        "--id", metavar="MÃ", help="mã của kế hoạch mới (mặc định: đặt theo văn bản)"
    )
    add_today(parser)
    parser.operands("files", "TỆP", "văn bản nhận được, rồi đến các phụ lục nếu có", "+")
    return parser


def make_draft_results_parser() -> Parser:
    """What `portal draft-results` takes."""
    parser = Parser(
        "draft-results",
        "Đọc báo cáo sơ kết, tổng kết (DOCX, ODT, PDF, bản quét, bảng tính, TXT) và viết sẵn kết "
        "quả từng chỉ tiêu của một kế hoạch thành bản nháp. Mỗi chỗ có số của báo cáo là một kết "
        "quả, hoặc được kể ra kèm lý do; chỗ còn ngờ nằm ở `review`. Báo cáo được chép cạnh kế "
        "hoạch. Nhiều tệp là nhiều lần báo cáo.",
        operands="KẾ_HOẠCH TỆP…",
    )
    parser.operands("plan", "KẾ_HOẠCH", "mã của kế hoạch, tên thư mục trong data/plans", None)
    parser.operands("files", "TỆP", "báo cáo, mỗi tệp một báo cáo", "+")
    return parser


def make_import_results_parser() -> Parser:
    """What `portal import-results` takes."""
    parser = Parser(
        "import-results",
        "Đọc bảng ghi kết quả đã điền (bảng Excel hoặc CSV mà trang của kế hoạch cho tải) và ghi "
        "vào results.yml của kế hoạch. Chỗ nào còn ngờ thì nói rõ trang tính, ô, và cách sửa; còn "
        "một chỗ ngờ thì không ghi gì. Bảng không đổi thì dữ liệu không đổi.",
        operands="KẾ_HOẠCH TỆP",
    )
    parser.options.add_argument(
        "--form",
        action="store_true",
        help="không đọc: ghi ra TỆP (.xlsx hoặc .csv) mẫu để điền, có sẵn các chỉ tiêu",
    )
    add_today(parser)
    parser.operands("plan", "KẾ_HOẠCH", "mã của kế hoạch, tên thư mục trong data/plans", None)
    parser.operands("file", "TỆP", "bảng đã điền: .xlsx hoặc .csv", None)
    return parser


def make_new_parser() -> Parser:
    """What `portal new` takes."""
    parser = Parser(
        "new",
        "Bắt đầu một kế hoạch bằng vài câu hỏi: tạo thư mục với `plan.yml` là bản nháp, chép văn "
        "bản gốc vào nếu có, kể những chỗ còn phải soát. Không bao giờ ghi đè. Câu nào đã trả lời "
        "bằng tùy chọn thì không hỏi nữa; để trống là lấy giá trị trong ngoặc vuông, hoặc bỏ qua.",
    )
    add_questions(parser, WORDINGS)
    parser.options.add_argument(
        "--new-issuer", action="store_true", help="thêm cơ quan chưa có vào danh sách, không hỏi"
    )
    parser.options.add_argument(
        "--level", metavar="…", help="cấp hay loại của cơ quan mới: tỉnh, xã, trường học, đơn vị…"
    )
    add_today(parser)
    return parser

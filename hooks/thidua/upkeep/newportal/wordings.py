"""The Vietnamese texts of the questions about a new portal."""

from __future__ import annotations

from thidua.authoring.questions import QuestionWording

AGENCY = QuestionWording("agency", "Cơ quan chủ quản", "tên đầy đủ, như Ủy ban nhân dân xã Mẫu")
NAME = QuestionWording("name", "Tên cổng", "hiện ở đầu mọi trang")
ADDRESS = QuestionWording("address", "Địa chỉ cơ quan", "trụ sở, hiện ở chân trang")
PHONE = QuestionWording("phone", "Điện thoại", "nơi tiếp nhận phản ánh")
EMAIL = QuestionWording("email", "Thư điện tử", "nhận báo lỗi")
BASE_URL = QuestionWording(
    "base_url", "Địa chỉ cổng", "nơi trang sẽ chạy, như https://thidua.xamau.gov.vn/"
)
ISSUER = QuestionWording("issuer", "Cơ quan ban hành kế hoạch", "tên đầy đủ")
LEVEL = QuestionWording(
    "level",
    "Cấp",
    "trung ương, tỉnh, huyện, xã (phường, thị trấn, đặc khu là xã); hoặc trường học, cơ sở y tế, "
    "doanh nghiệp, cơ quan",
)
PARENT = QuestionWording("parent", "Cơ quan cấp trên", "tên đầy đủ")
REPOSITORY = QuestionWording(
    "repository",
    "Địa chỉ kho dữ liệu",
    "trang của kho git, như https://github.com/xa-mau/thi-dua; chưa có thì để trống",
)
FORGE = QuestionWording(
    "forge", "Nơi giữ kho", "github, gitlab, forgejo (Forgejo, Gitea, Codeberg) hoặc none"
)
LOGO = QuestionWording(
    "logo",
    "Biểu trưng",
    "đường dẫn tới tệp SVG, PNG, JPEG, WebP (PNG thì có cả trong ảnh chia sẻ; SVG thì không); "
    "không có thì để trống",
)
PRIMARY = QuestionWording("primary", "Màu chính", "sáu chữ số thập lục, như #8e1116")
ACCENT = QuestionWording("accent", "Màu nhấn", "sáu chữ số thập lục, như #f7cf6b")

WORDINGS = (
    AGENCY,
    NAME,
    ADDRESS,
    PHONE,
    EMAIL,
    BASE_URL,
    ISSUER,
    LEVEL,
    PARENT,
    REPOSITORY,
    FORGE,
    LOGO,
    PRIMARY,
    ACCENT,
)
"""All texts, in the order of the questions."""

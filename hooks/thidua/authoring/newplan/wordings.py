"""The Vietnamese texts of the questions about a new plan."""

from __future__ import annotations

from thidua.authoring.questions import QuestionWording

ISSUER = QuestionWording(
    "issuer", "Cơ quan ban hành", "tên đầy đủ, tên gọn hoặc mã; ? để xem danh sách"
)
TYPE = QuestionWording("type", "Loại văn bản", "như Kế hoạch, Chỉ thị; ? để xem danh sách")
NUMBER = QuestionWording("number", "Số, ký hiệu", "như 21/KH-UBND; số để trống thì /KH-UBND")
DATE = QuestionWording("date", "Ngày ban hành", "như 2025-02-03; chỉ biết tháng thì 2025-02")
TITLE = QuestionWording("title", "Trích yếu", "dòng dưới tên loại, chép như in")
YEAR = QuestionWording("year", "Năm thi đua", "năm mà phong trào thuộc về")
THEME = QuestionWording("theme", "Chủ đề", "chép như in, không kèm ngoặc kép")
FILE = QuestionWording("file", "Tệp văn bản gốc", "đường dẫn tới tệp PDF, Word, ảnh quét…")
ID = QuestionWording("id", "Mã kế hoạch", "là địa chỉ trang, không đổi nữa")

WORDINGS = (ISSUER, TYPE, NUMBER, DATE, TITLE, YEAR, THEME, FILE, ID)
"""All texts, in the order of the questions."""

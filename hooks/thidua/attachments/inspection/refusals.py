"""All sentences on why a file is not published, for staff. ``{name}`` is the name of the file."""

from __future__ import annotations

from typing import NamedTuple

from thidua.foundation.files import LFS_FIX, LFS_SAID


class Refusal(NamedTuple):
    """A Vietnamese sentence on what is wrong with a file, and one on what to do."""

    message: str
    fix: str

    def of(self, name: str) -> Refusal:
        """The same sentences with the name of the file filled in."""
        return Refusal(*(sentence.replace("{name}", name) for sentence in self))


class RefusedError(Exception):
    """A file must not be published."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.message)


ACCEPTED = "Nhận: PDF, DOCX, ODT, XLSX, TXT, và bản quét PNG, JPEG, TIFF."
_AGAIN = "Xin lại tệp từ nơi phát hành, hoặc quét lại từ bản giấy."
_COPY_AGAIN = "Chép hoặc tải lại tệp; mở thử xem có đọc được đến trang cuối không."
SAVE_PLAIN = "Mở bằng Word hoặc LibreOffice, lưu thành PDF, rồi công bố bản PDF."
SAVE_PICTURE = "Mở ảnh, dùng lệnh Lưu thành (hoặc Xuất) để có bản JPEG, rồi công bố bản ấy."
SAVE_TABLE = "Mở bằng Excel hoặc LibreOffice, lưu thành XLSX hoặc PDF, rồi công bố bản đó."
PRINT_AS_PDF = "Mở tệp, dùng lệnh In, chọn “Lưu thành PDF”, rồi công bố bản PDF."
UNPACK = "Giải nén, chép từng văn bản bên trong vào thư mục này, mỗi tệp ghi một mục."
DOWNLOAD = (
    "Có lẽ khi tải đã lưu nhầm trang web thay cho văn bản: mở lại nơi phát hành, tải đúng tệp. "
    f"{ACCEPTED}"
)
_PDF_AGAIN = "Mở tệp, dùng lệnh In, chọn “Lưu thành PDF” để có bản chỉ gồm trang in."

EMPTY = Refusal("Tệp `{name}` rỗng, không có byte nào.", _COPY_AGAIN)
NOT_FETCHED = Refusal(f"`{{name}}`: {LFS_SAID[0].lower()}{LFS_SAID[1:]}", LFS_FIX)
LEGACY_DOC = Refusal(
    "`{name}` là tệp Word đời cũ (.doc), có thể chứa macro và nhiều máy không mở được.",
    "Mở bằng Word hoặc LibreOffice, lưu thành PDF hoặc DOCX, rồi công bố bản đó.",
)
ENCRYPTED_PDF = Refusal(
    "Tệp PDF `{name}` bị mã hóa: đặt mật khẩu hoặc hạn chế quyền.",
    "Xin bản PDF không đặt mật khẩu, không hạn chế quyền in và chép từ nơi phát hành.",
)
ENCRYPTED_OFFICE = Refusal(
    "Tệp `{name}` bị mã hóa bằng mật khẩu, người đọc không mở được.",
    "Mở bằng mật khẩu, gỡ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu), rồi lưu lại.",
)
ENCRYPTED_MEMBER = Refusal(
    "Trong `{name}` có phần bị mã hóa, không kiểm tra được.",
    "Gỡ mật khẩu của tệp và của các phần nhúng trong tệp, rồi lưu lại.",
)
PDF_JAVASCRIPT = Refusal("Tệp PDF `{name}` chứa mã lệnh JavaScript.", _PDF_AGAIN)
PDF_LAUNCH = Refusal("Tệp PDF `{name}` chứa lệnh mở chương trình khác (Launch).", _PDF_AGAIN)
PDF_EMBEDDED = Refusal(
    "Tệp PDF `{name}` có tệp khác đính kèm bên trong.",
    "Gỡ tệp đính kèm khỏi PDF; cần công bố thì thêm nó thành một tệp riêng trong `attachments`.",
)
PDF_XFA = Refusal("Tệp PDF `{name}` là biểu mẫu động (XFA), nhiều máy không mở được.", _PDF_AGAIN)
PDF_MEDIA = Refusal("Tệp PDF `{name}` chứa phim, âm thanh, mô hình 3D hoặc RichMedia.", _PDF_AGAIN)
PDF_ACTION = Refusal(
    "Tệp PDF `{name}` có lệnh tự mở tệp khác, gửi biểu mẫu hoặc nạp dữ liệu từ nơi khác.",
    _PDF_AGAIN,
)
PDF_EXTERNAL = Refusal(
    "Tệp PDF `{name}` lấy một phần nội dung từ tệp khác nằm ngoài nó.", _PDF_AGAIN
)
PDF_TWICE = Refusal(
    "Tệp PDF `{name}` ghi cùng một lệnh hai lần, mỗi phần mềm sẽ làm theo một lần khác.", _PDF_AGAIN
)
PDF_PIXELS = Refusal(
    "Tệp PDF `{name}` có ảnh quá nhiều điểm ảnh, mở ra sẽ treo máy.",
    "Quét lại ở 300 dpi, mỗi trang giấy một trang PDF.",
)
PDF_TOO_MUCH = Refusal(
    "Tệp PDF `{name}` vẽ quá nhiều nét trên một trang (hoặc quá nhiều trang), mở ra sẽ treo máy.",
    "Mở bằng trình duyệt, dùng lệnh In, chọn “Lưu thành PDF”; không được thì quét bản giấy.",
)
MACROS = Refusal("Tệp `{name}` chứa macro.", SAVE_PLAIN)
EXTERNAL_TEMPLATE = Refusal(
    "Tệp `{name}` nạp mẫu (template) từ nơi khác mỗi khi mở.",
    "Trong Word, vào Nhà phát triển > Mẫu tài liệu, chọn Normal; hoặc lưu thành PDF.",
)
EXTERNAL_CONTENT = Refusal(
    "Tệp `{name}` nạp nội dung hoặc chạy lệnh từ nơi khác mỗi khi mở (liên kết OLE, DDE, khung).",
    SAVE_PLAIN,
)
LINKED_PICTURE = Refusal(
    "Tệp `{name}` có ảnh không nằm trong tệp mà tải từ nơi khác mỗi khi mở.",
    "Trong Word, vào Tệp > Thông tin > Chỉnh sửa nối kết tới tệp > Ngắt nối kết; hoặc lưu thành "
    "PDF.",
)
MAIL_MERGE = Refusal(
    "Tệp Word `{name}` là mẫu trộn thư, mở ra sẽ tìm nguồn dữ liệu ở nơi khác.",
    "Trong Word, vào Thư tín > Bắt đầu trộn thư > Tài liệu Word thường, rồi lưu lại.",
)
WEB_EXTENSION = Refusal(
    "Tệp `{name}` mang theo tiện ích (add-in) hoặc phim từ trang web khác.", SAVE_PLAIN
)
CUSTOM_UI = Refusal("Tệp `{name}` mang theo nút lệnh tự thêm vào giao diện của Office.", SAVE_PLAIN)
ALT_CHUNK = Refusal(
    "Tệp Word `{name}` chèn nguyên một tệp khác vào giữa văn bản (altChunk).", SAVE_PLAIN
)
PROGRAM_INSIDE = Refusal(
    "Tệp `{name}` giấu một chương trình hoặc tệp lệnh bên trong.",
    "Tệp này có thể được làm ra để gây hại. " + _AGAIN,
)
CONNECTION = Refusal(
    "Bảng tính `{name}` lấy dữ liệu từ cơ sở dữ liệu, trang web hoặc bảng tính khác.",
    "Trong Excel, vào Dữ liệu > Truy vấn và Kết nối, xóa mọi kết nối; vào Chỉnh sửa Nối kết > Ngắt "
    "nối kết, rồi lưu lại.",
)
NETWORK_FORMULA = Refusal(
    "Bảng tính `{name}` có công thức gọi ra mạng hoặc chạy chương trình khác.",
    "Chép các ô, dán lại bằng Dán Đặc biệt > Giá trị, rồi lưu lại.",
)
ACTIVE_DRAWING = Refusal(
    "Tệp `{name}` có hình vẽ SVG mang mã lệnh, hoặc nạp nội dung từ nơi khác mỗi khi mở.",
    "Cắt hình đó, dán lại bằng Dán Đặc biệt > Ảnh (PNG), rồi lưu lại; hoặc lưu thành PDF.",
)
OLE_OBJECT = Refusal("Tệp `{name}` có đối tượng OLE nhúng bên trong.", SAVE_PLAIN)
ACTIVEX = Refusal("Tệp `{name}` có điều khiển ActiveX.", SAVE_PLAIN)
ODF_SCRIPT = Refusal("Tệp ODT `{name}` chứa macro hoặc mã lệnh.", SAVE_PLAIN)
DTD = Refusal(
    "Trong `{name}` có khai báo DTD, thứ mà tệp văn phòng bình thường không bao giờ có.",
    "Mở bằng Word hoặc LibreOffice, lưu lại thành tệp mới, rồi công bố bản đó.",
)
MEMBER_PATH = Refusal(
    "Trong `{name}` có tên phần chỉ ra ngoài tệp (`../`, `/` hoặc `\\`).",
    "Tệp này có thể đã bị sửa để gây hại. " + _AGAIN,
)
MEMBER_SYMLINK = Refusal(
    "Trong `{name}` có liên kết tượng trưng thay cho nội dung thật.",
    "Tệp này có thể đã bị sửa để gây hại. " + _AGAIN,
)
MEMBER_TWICE = Refusal(
    "Trong `{name}` có hai phần trùng tên, mỗi phần mềm sẽ đọc ra một nội dung khác.",
    "Tệp này có thể đã bị sửa để gây hại. " + _AGAIN,
)
MEMBER_UNLISTED = Refusal(
    "Trong `{name}` có phần giấu ngoài danh mục của tệp.",
    "Tệp này có thể đã bị sửa để gây hại. " + _AGAIN,
)
BOMB = Refusal(
    "Tệp `{name}` bung ra lớn bất thường (bom nén).",
    "Tệp này có thể được làm ra để gây hại. " + _AGAIN,
)
ARCHIVE_INSIDE = Refusal(
    "Tệp `{name}` vừa là trang in vừa là tệp nén ZIP: có tệp khác giấu bên trong.",
    "Tệp này có thể đã bị sửa để gây hại. " + _AGAIN,
)
BLANK_PICTURE = Refusal(
    "Ảnh `{name}` trắng trơn hoặc chỉ có một màu, không có chữ nào.",
    "Quét lại đúng mặt giấy có chữ, rồi mở ảnh xem có đọc được không.",
)
BLANK_PDF = Refusal(
    "Tệp PDF `{name}` chỉ có trang trắng, không có chữ hay hình nào.",
    "Quét lại đúng mặt giấy có chữ, rồi mở tệp xem có đọc được không.",
)
PDF_PICTURE = Refusal("Tệp PDF `{name}` có hình bị hỏng, mở ra chỉ thấy trang trắng.", _COPY_AGAIN)
TINY_PICTURE = Refusal(
    "Ảnh `{name}` quá nhỏ để đọc được một trang giấy.",
    "Quét lại ở 200–300 dpi; một trang A4 rộng ít nhất 1.650 điểm ảnh.",
)
WORDLESS = Refusal(
    "Tệp `{name}` không có chữ nào, chỉ có dấu cách và dòng trống.",
    "Chép đúng tệp có nội dung của văn bản.",
)
TOO_LONG = Refusal(
    "Tệp `{name}` làm máy đọc mãi không xong, nên bị dừng lại.",
    "Mở bằng phần mềm đã tạo ra nó, dùng lệnh In, chọn “Lưu thành PDF”, rồi công bố bản PDF; "
    "không được thì quét bản giấy.",
)
TOO_LONG_TEXT = Refusal(
    "Tệp chữ `{name}` dài hơn mọi văn bản hành chính.",
    "Xem lại đã chép đúng tệp chưa; văn bản dài thật thì tách thành nhiều tệp.",
)
TOO_MUCH_MEMORY = Refusal(
    "Tệp `{name}` làm máy hết bộ nhớ hoặc làm hỏng chương trình đọc nó, nên bị dừng lại.",
    "Mở bằng phần mềm đã tạo ra nó, dùng lệnh In, chọn “Lưu thành PDF”, rồi công bố bản PDF; "
    "không được thì quét bản giấy.",
)
TOO_MANY_PIXELS = Refusal(
    "Ảnh `{name}` có quá nhiều điểm ảnh.",
    "Quét lại ở 300 dpi, mỗi trang giấy A4 một ảnh hoặc một trang TIFF.",
)
TRUNCATED_PDF = Refusal("Tệp PDF `{name}` bị cắt cụt: thiếu phần cuối tệp.", _COPY_AGAIN)
DAMAGED_PDF = Refusal("Tệp PDF `{name}` bị hỏng, không đọc được.", _COPY_AGAIN)
DAMAGED_ARCHIVE = Refusal("Tệp `{name}` bị hỏng, không mở ra được.", _COPY_AGAIN)
DAMAGED_PICTURE = Refusal("Ảnh `{name}` bị hỏng hoặc bị cắt cụt.", _COPY_AGAIN)
NOT_UTF8 = Refusal(
    "Tệp chữ `{name}` không lưu theo UTF-8.",
    "Mở bằng Notepad, chọn Lưu thành, mục Mã hóa chọn UTF-8.",
)
NUL_IN_TEXT = Refusal(
    "Tệp chữ `{name}` chứa byte không, nên không phải là văn bản thuần.",
    "Chép lại chữ vào một tệp mới, lưu theo UTF-8.",
)


def not_accepted(what: str, fix: str = ACCEPTED) -> Refusal:
    """The refusal of a file whose type is never published."""
    return Refusal(f"`{{name}}` là {what}, loại tệp Cổng không công bố.", fix)


def suffix_not_accepted() -> Refusal:
    """The refusal of a file whose suffix is not that of a published type."""
    return Refusal("Không nhận loại tệp của `{name}`.", ACCEPTED)


def unrecognised(wanted: str) -> Refusal:
    """The refusal of a file whose content does not begin like the type in its name."""
    return Refusal(f"Nội dung của `{{name}}` không phải là {wanted}.", _COPY_AGAIN)


def wrong_suffix(actual: str, suffixes: tuple[str, ...]) -> Refusal:
    """The refusal of a file of an accepted type that has the suffix of another type."""
    return Refusal(
        f"Nội dung của `{{name}}` là {actual}, không đúng đuôi tên tệp.",
        f"Đổi đuôi tên tệp thành `{suffixes[0]}`, và sửa `file` cho khớp.",
    )


def too_large(size: int, limit: int) -> Refusal:
    """The refusal of a file that is too large; ``size`` in bytes, ``limit`` in megabytes."""
    megabytes = f"{size / 1_000_000:.1f}".replace(".", ",")
    return Refusal(
        f"Tệp `{{name}}` nặng {megabytes} MB, quá giới hạn {limit} MB của Cổng.",
        "Quét lại ở 200–300 dpi hoặc nén nhẹ hơn; giới hạn là `max_file_size` trong "
        "`data/portal.yml`.",
    )


def forbidden_link(address: str) -> Refusal:
    """The refusal of a link that opens a program or a file on the machine of who clicks it."""
    shown = address.replace("`", "'").replace("{", "(").replace("}", ")")
    return Refusal(
        f"Trong `{{name}}` có liên kết `{shown}`, mở chương trình hoặc tệp trên máy người đọc chứ "
        "không mở một trang web.",
        "Bỏ liên kết đó (bấm chuột phải vào chữ, chọn Bỏ siêu liên kết), rồi lưu lại; liên kết "
        "`https://` và thư điện tử thì giữ được.",
    )


def deceiving_letter(line: int, letter: str) -> Refusal:
    """The refusal of a text that a letter without a shape makes look otherwise than it is."""
    return Refusal(
        f"Dòng {line} của tệp chữ `{{name}}` có ký tự ẩn U+{ord(letter):04X}, làm chữ hiện ra khác "
        "với chữ trong tệp.",
        "Mở bằng Notepad, xóa dòng đó, gõ lại bằng tay, rồi lưu theo UTF-8.",
    )


def loading_field(keyword: str) -> Refusal:
    """The refusal of a Word field that fetches or runs something when it is brought up to date."""
    return Refusal(
        f"Tệp Word `{{name}}` có trường {keyword}, nạp nội dung hoặc chạy lệnh từ nơi khác.",
        "Trong Word, bấm Ctrl+A rồi Ctrl+Shift+F9 để mọi trường thành chữ thường, rồi lưu lại.",
    )

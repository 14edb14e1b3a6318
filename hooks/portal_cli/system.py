"""What the system refuses, said in Vietnamese."""

from __future__ import annotations

import errno
import sys

_SAYS = {
    errno.ENOENT: "Không có tệp hoặc thư mục này",
    errno.EACCES: "Không có quyền đọc hoặc ghi ở đây",
    errno.EPERM: "Không có quyền đọc hoặc ghi ở đây",
    errno.EISDIR: "Đây là thư mục, không phải tệp",
    errno.ENOTDIR: "Đây là tệp, không phải thư mục",
    errno.ENOSPC: "Đĩa đã đầy",
    errno.EDQUOT: "Đã hết phần đĩa được cấp",
    errno.EFBIG: "Tệp lớn quá mức được ghi ở đây",
    errno.EROFS: "Ổ đĩa này chỉ cho đọc",
    errno.ENAMETOOLONG: "Tên tệp quá dài",
    errno.ELOOP: "Liên kết ở đây dẫn vòng về chính nó; xóa nó rồi chép tệp thật vào",
    errno.EXDEV: "Không đổi chỗ được giữa hai ổ đĩa, hay hai lớp của một ổ ghép",
    errno.EBUSY: "Hệ thống hoặc chương trình khác đang giữ chỗ này",
}


def say_refusal(error: OSError) -> str:
    """A clause about what went wrong, without the name of the file."""
    return _SAYS.get(error.errno or 0, "Máy không đọc hoặc ghi được ở đây")


def say_with_place(error: OSError) -> str:
    """The same, with the name of the file where the system says one; of a copy, the new file's."""
    place = error.filename2 or error.filename
    return f"{say_refusal(error)} (`{place}`)" if place else say_refusal(error)


def keep_libraries_silent() -> None:
    """Let libraries say nothing: what they repair in documents or in forms, staff cannot.

    Whatever reads documents or forms has loaded ``logging``; a verb that answers at once has not.
    MkDocs has loggers of its own, which go on telling what they tell.
    """
    logging = sys.modules.get("logging")
    if logging and not logging.root.handlers:
        logging.root.addHandler(logging.NullHandler())  # or Python prints what nobody handles

"""Why git could not do something, from what it complains of: in words, with what to do."""

from __future__ import annotations

import re
from pathlib import Path

from portal_cli.git_trouble import explain_bare, explain_trouble

_ASK = "Chưa quen việc này thì nhờ người phụ trách Cổng; phần đã sửa vẫn nguyên trên máy này."
_AGAIN = "Phần đã sửa vẫn nguyên trên máy này; xong thì bấm gửi lần nữa."
_NOT_THIS_BRANCH = (
    "Máy chủ từ chối nhánh này theo quy định của kho. Hỏi người phụ trách được gửi nhánh nào."
)
_KNOWN: tuple[tuple[str, str], ...] = (
    (
        r"No space left on device|Disk quota exceeded",
        "Ổ đĩa đã đầy nên git không ghi được. Xóa bớt tệp không dùng.",
    ),
    (
        r"\.lock'?: File exists|Another git process",
        "Một chương trình git khác đang làm việc với kho này, hoặc đã dừng giữa chừng. Đợi một "
        "phút; vẫn thế thì nhờ người phụ trách xóa tệp .lock trong thư mục .git.",
    ),
    (
        r"(?:while|middle of) (?:an? )?(?:merg|rebas|cherry|revert|am\b)|needs merge|unmerged files"
        r"|not concluded your merge|MERGE_HEAD exists|resolve your current index",
        "Trong kho còn một lần gộp (merge, rebase, cherry-pick) làm dở. Nhờ người phụ trách làm "
        "cho xong, hoặc bỏ lần gộp ấy; `git status` nói cách làm.",
    ),
    (
        r"ignored by one of your \.gitignore",
        "Tệp .gitignore của kho bảo git bỏ qua dữ liệu của Cổng. Nhờ người phụ trách bỏ dòng ấy.",
    ),
    (
        r"failed to encode|BOM is (?:required|prohibited)|LF would be replaced",
        "Tệp .gitattributes của kho đòi đổi cách ghi chữ của dữ liệu mà git không đổi được. Nhờ "
        "người phụ trách bỏ dòng ấy.",
    ),
    (
        r"'refs/heads/[^']*' exists; cannot create",
        "Trong kho có một nhánh mà tên trùng phần đầu của tên nhánh sắp lập. Nhờ người phụ trách "
        "đổi tên nhánh ban-lam-viec.",
    ),
    (
        r"unrelated histories",
        "Bản ở máy này và bản ở máy chủ không có lịch sử chung: bản sao thiếu lịch sử, hoặc nhánh "
        "đang mở là nhánh mới lập. Nhờ người phụ trách chạy `git fetch --unshallow`; vẫn thế thì "
        "chuyển về nhánh chính rồi chép phần đã sửa sang.",
    ),
    (
        r"Could not resolve host|Temporary failure in name resolution|Name or service not known"
        r"|Failed to connect|Couldn't connect|Connection (?:refused|timed out|reset|closed)"
        r"|Network is unreachable|No route to host|Operation timed out|Could not connect",
        "Không nối được tới máy chủ của kho. Kiểm tra dây mạng, Wi-Fi, mạng riêng của cơ quan.",
    ),
    (
        r"certificate|SSL|TLS|Host key verification failed",
        "Không tin được máy chủ của kho: chứng thư hoặc khóa của máy chủ không đúng. Xem ngày giờ "
        "của máy này có đúng không; đúng rồi thì báo người phụ trách, đừng bỏ qua.",
    ),
    (
        r"Authentication failed|could not read (?:Username|Password)|Access denied"
        r"|Invalid username|Permission denied \(|error: 401|password authentication was removed",
        "Máy chủ không nhận tài khoản, mật khẩu hoặc khóa của bạn: chưa đăng nhập, hoặc đã hết "
        "hạn. Nhờ người phụ trách đăng nhập git lại trên máy này.",
    ),
    (r"[Pp]rotected branch", _NOT_THIS_BRANCH),
    (
        r"error: 403|Write access .*not granted|Permission to .* denied|not allowed to push",
        "Tài khoản của bạn chưa được gửi lên kho này. Nhờ người phụ trách cấp quyền ghi.",
    ),
    (
        r"error: 5\d\d|remote end hung up|early EOF",
        "Máy chủ của kho đang gặp trục trặc. Đợi ít phút.",
    ),
    (
        r"error: 404|[Rr]epository.* not found|does not appear to be a git repository"
        r"|does not exist|No such file or directory",
        "Không thấy kho ở địa chỉ đã ghi: kho đã đổi tên, chuyển chỗ, hoặc tài khoản không được "
        "xem. Nhờ người phụ trách ghi lại địa chỉ của origin.",
    ),
    (r"hook declined|remote rejected", _NOT_THIS_BRANCH),
    (
        r"non-fast-forward|fetch first",
        "Trên máy chủ, nhánh này đã có phần mới không ở máy này. Nhờ người phụ trách gộp nhánh.",
    ),
    (
        r"transport '\w+' not allowed|strange hostname|unable to find remote helper"
        r"|strange pathname|is not a git command",
        "Địa chỉ của kho không dùng được. Nhờ người phụ trách ghi lại địa chỉ của origin.",
    ),
    (
        r"unable to (?:write|create|append)|insufficient permission|Read-only file system",
        "Git không ghi được vào thư mục của kho: ổ chỉ cho đọc, hoặc tệp đang bị khóa. Đóng chương "
        "trình đang mở tệp ấy; ổ mạng thì xin quyền ghi.",
    ),
)
"""What git says in English, the surest first, and what staff are told instead."""


def explain_complaint(complaint: str, root: Path | None = None) -> str:
    """Why git could not, with what to do; empty where its words are not known.

    Args:
        complaint: what git said.
        root: the folder of the portal, where its repository may be what is broken.
    """
    if root and (trouble := explain_trouble(root, complaint)):
        return f"{trouble} {_ASK}"
    found = (told for pattern, told in _KNOWN if re.search(pattern, complaint))
    told = next(found, "")
    return f"{told} {_AGAIN}" if told else ""


def explain_unread(complaint: str, root: Path, *, is_bare: bool) -> str:
    """Why git does not read the repository of a portal; empty where there is none.

    Args:
        complaint: what git said.
        root: the folder of the portal.
        is_bare: whether git says that the portal lies in no work tree.
    """
    told = explain_bare(root) if is_bare else explain_trouble(root, complaint)
    return f"{told} {_ASK}" if told else ""

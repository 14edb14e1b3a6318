"""Messages of Jinja explained in Vietnamese; for an unknown message, the sentence is general."""

from __future__ import annotations

import re

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

from thidua.language.vietnamese import did_you_mean
from thidua.look.templates.endless import TooLongError
from thidua.look.templates.filling import NonePrintedError

_ASK_FIRST = (
    "Hỏi trước khi in, như `{% if honoree.place %}{{ honoree.place }}{% endif %}`, hoặc viết "
    "`{{ honoree.place or '' }}`."
)
COMPARE = "So chỗ này với mẫu cùng tên của phần mềm, hoặc dựng trên mẫu ấy bằng `extends`."
TOO_LONG = (
    "Con số ở đây quá lớn: máy làm mãi không xong, hoặc hết bộ nhớ.",
    "Lặp hay nhân ít lần hơn; một trang không cần tới một trăm nghìn lần.",
)
_PAIRED = ("block", "call", "filter", "for", "if", "macro", "raw", "set", "with")
_SINGLE = ("elif", "else", "extends", "from", "import", "include")
_TAGS = frozenset({*_SINGLE, *_PAIRED, *(f"end{tag}" for tag in _PAIRED)})

_TOKENS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
}
_END = "Viết `{% end\\g<tag> %}` ở chỗ thẻ ấy kết thúc."
_SYNTAX = (
    (
        r".*unknown tag '(?P<wrong>[^']*)'.*to be closed is '(?P<tag>[^']*)'.*",
        r"`{% \g<wrong> %}` đứng sai chỗ: thẻ `{% \g<tag> %}` chưa đóng.",
        _END,
    ),
    (
        r"Encountered unknown tag '(?P<wrong>[^']*)'\.",
        r"`{% \g<wrong> %}` đứng một mình: không có thẻ nào mở trước nó.",
        "Bỏ thẻ này, hoặc viết thẻ mở trước nó.",
    ),
    (r".*to be closed is '(?P<tag>[^']*)'.*", r"Thẻ `{% \g<tag> %}` chưa đóng.", _END),
    (r"Missing end of comment.*", "Thiếu `#}`.", "Viết `#}` ở chỗ lời ghi chú kết thúc."),
    (r"Missing end of raw.*", "Thiếu `{% endraw %}`.", "Viết nó ở chỗ phần này kết thúc."),
    (
        r"expected token '(?P<wanted>.+)', got 'end of template'"
        r"|unexpected end of template, expected '(?P<also>.+)'\.",
        r"Hết tệp mà còn thiếu `\g<wanted>\g<also>`.",
        COMPARE,
    ),
    (
        r"(?:expected token 'name'|Expected an expression), got '(?P<found>.+)'",
        r"Chỗ này cần một tên hoặc một giá trị, nhưng viết `\g<found>`.",
        COMPARE,
    ),
    (
        r"expected token '(?P<wanted>.+)', got '(?P<found>.+)'",
        r"Chỗ này cần `\g<wanted>`, nhưng viết `\g<found>`.",
        COMPARE,
    ),
    (
        r"unexpected '(?P<found>.+)', expected '(?P<wanted>.+)'",
        r"Chỗ này cần `\g<wanted>`, nhưng viết `\g<found>`.",
        COMPARE,
    ),
    (
        r"block '(?P<name>[^']*)' defined twice",
        r"Khối `\g<name>` được viết hai lần trong một mẫu.",
        "Gộp lại làm một khối.",
    ),
    (
        r"unexpected (?:char )?(?P<mark>[\"'])(?P<found>.+?)(?P=mark)(?: at \d+)?",
        r"`\g<found>` thừa hoặc đứng sai chỗ.",
        COMPARE,
    ),
    (
        "too deep",
        "Chỗ này lồng quá nhiều lớp thẻ hoặc ngoặc.",
        "Bỏ bớt, hoặc chuyển phần trong thành macro.",
    ),
    (r".*", "Máy không đọc được mẫu từ chỗ này.", COMPARE),
)
"""Jinja's messages about syntax, each with its meaning and what to write instead."""
_UNKNOWN_TAG = re.compile(r"Encountered unknown tag '(?P<tag>[^']*)'.*")
_MISSING = (
    (
        r"the template '(?P<file>[^']+)' .*export the requested name '(?P<name>.+)'",
        r"Mẫu `\g<file>` không có macro `\g<name>`.",
    ),
    (r"'(?P<name>\w+)' is undefined", r"Không có giá trị `\g<name>` ở đây."),
    (r"parameter '(?P<name>\w+)' was not.*", r"Macro được gọi mà thiếu `\g<name>`."),
    (r".*has no (?:attribute|element) '?(?P<name>[^']+?)'?", r"Giá trị này không có `\g<name>`."),
    (r".*", "Mẫu dùng một giá trị không có."),
)
"""Jinja's messages about values that do not exist, each with its meaning."""


def explain_syntax(error: TemplateSyntaxError) -> tuple[str, str]:
    """What is wrong with the syntax of a template, and what to write instead, in Vietnamese."""
    message = " ".join((error.message or "").split())
    for token, sign in _TOKENS.items():
        message = message.replace(f"'{token}'", f"'{sign}'")
    if unknown := _UNKNOWN_TAG.fullmatch(message):
        tag = unknown["tag"]
        if tag not in _TAGS:
            advice = did_you_mean(tag, _TAGS) or f"Bỏ thẻ này. {COMPARE}"
            return f"Không có thẻ `{{% {tag} %}}`.", advice
    found = ((re.fullmatch(pattern, message), said, fix) for pattern, said, fix in _SYNTAX)
    return next((match.expand(said), match.expand(fix)) for match, said, fix in found if match)


def explain_failure(error: Exception) -> tuple[str, str]:
    """What went wrong while a template was filled, and what to do, in Vietnamese."""
    if isinstance(error, TemplateSyntaxError):
        return explain_syntax(error)
    if isinstance(error, TemplateNotFound):
        return f"Không có mẫu `{error.name}`.", "Sửa tên mẫu; mẫu của phần mềm gọi là `engine/…`."
    if isinstance(error, RecursionError):
        fix = "Muốn dùng mẫu của phần mềm thì gọi nó dưới tên `engine/…`."
        return "Các mẫu gọi vòng lẫn nhau, không bao giờ hết.", fix
    if isinstance(error, TooLongError | MemoryError | OverflowError):
        return TOO_LONG
    return _explain_value(error)


def _explain_value(error: Exception) -> tuple[str, str]:
    """What was wrong with a value that a template used, and what to do."""
    if isinstance(error, NonePrintedError):
        return "Chỗ này in một giá trị để trống.", _ASK_FIRST
    if isinstance(error, UndefinedError):
        return explain_missing(error.message or "")
    return f"Máy không dựng được trang từ chỗ này ({type(error).__name__}).", COMPARE


def explain_missing(message: str) -> tuple[str, str]:
    """What a template used that does not exist, and what to do, in Vietnamese.

    Args:
        message: of Jinja's ``UndefinedError``.
    """
    line = " ".join(message.split())
    found = ((re.fullmatch(pattern, line), said) for pattern, said in _MISSING)
    return next(match.expand(said) for match, said in found if match), COMPARE

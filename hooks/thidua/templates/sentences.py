"""Jinja's messages as Vietnamese sentences; of one that is not known, nothing is made up."""

from __future__ import annotations

import re

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

from thidua.vietnamese import did_you_mean

COMPARE = "So chỗ này với mẫu cùng tên của phần mềm, hoặc dựng trên mẫu ấy bằng `extends`."
_TAGS = ("block", "call", "extends", "filter", "for", "from", "if", "import", "include", "macro")
_TAGS += ("raw", "set", "with", "elif", "else", "endblock", "endfor", "endif", "endmacro", "endset")

_TOKENS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "end of comment": "#}",
}
_UNKNOWN_TAG = re.compile(r"Encountered unknown tag '(?P<tag>[^']*)'")
_OPEN = re.compile(r"The innermost block that needs to be closed is '(?P<tag>[^']*)'")
_EXPECTED = re.compile(r"expected token '(?P<wanted>.+)', got '(?P<found>.+)'")
_UNEXPECTED = re.compile(r"unexpected (?:char )?'(?P<found>.+?)'(?: at \d+)?$")
_TWICE = re.compile(r"block '(?P<name>[^']*)' defined twice")
_UNCLOSED = (("Missing end of comment", "#}"), ("Missing end of raw", "{% endraw %}"))

_NO_PART = re.compile(r"has no (?:attribute|element) '?(?P<name>[^']+?)'?$")
_NO_MACRO = re.compile(r"the template '(?P<file>[^']+)' .*export the requested name '(?P<name>.+)'")
_NO_VALUE = re.compile(r"^'(?P<name>\w+)' is undefined$")
_NO_ARGUMENT = re.compile(r"parameter '(?P<name>\w+)' was not provided")


def explain_syntax(error: TemplateSyntaxError) -> tuple[str, str]:
    """What is wrong with the writing of a template, and what to write instead."""
    message = (error.message or "").splitlines()[0] if error.message else ""
    if unknown := _UNKNOWN_TAG.search(message):
        tag = unknown["tag"]
        if opened := _OPEN.search(message):
            said = f"`{{% {tag} %}}` đứng sai chỗ: thẻ `{{% {opened['tag']} %}}` chưa đóng."
            return said, f"Viết `{{% end{opened['tag']} %}}` ở chỗ thẻ ấy kết thúc."
        guess = did_you_mean(tag, _TAGS)
        return f"Không có thẻ `{{% {tag} %}}`.", guess or f"Bỏ thẻ này. {COMPARE}"
    if opened := _OPEN.search(message):
        said = f"Thẻ `{{% {opened['tag']} %}}` chưa đóng."
        return said, f"Viết `{{% end{opened['tag']} %}}` ở chỗ thẻ ấy kết thúc."
    for start, end in _UNCLOSED:
        if message.startswith(start):
            return f"Thiếu `{end}`.", f"Viết `{end}` ở chỗ phần này kết thúc."
    if expected := _EXPECTED.search(message):
        wanted, found = (_TOKENS.get(expected[key], expected[key]) for key in ("wanted", "found"))
        if found == "end of template":
            return f"Hết tệp mà còn thiếu `{wanted}`.", COMPARE
        return f"Chỗ này cần `{wanted}`, nhưng viết `{found}`.", COMPARE
    if twice := _TWICE.search(message):
        said = f"Khối `{twice['name']}` được viết hai lần trong một mẫu."
        return said, "Gộp lại làm một khối."
    if unexpected := _UNEXPECTED.search(message):
        return f"`{unexpected['found']}` thừa hoặc đứng sai chỗ.", COMPARE
    return "Máy không đọc được mẫu từ chỗ này.", COMPARE


def explain_failure(error: Exception) -> tuple[str, str]:
    """What went wrong while a template was filled, and what to do."""
    if isinstance(error, TemplateSyntaxError):
        return explain_syntax(error)
    if isinstance(error, TemplateNotFound):
        return f"Không có mẫu `{error.name}`.", "Sửa tên mẫu; mẫu của phần mềm gọi là `engine/…`."
    if isinstance(error, RecursionError):
        fix = "Muốn dùng mẫu của phần mềm thì gọi nó dưới tên `engine/…`."
        return "Các mẫu gọi vòng lẫn nhau, không bao giờ hết.", fix
    if isinstance(error, UndefinedError):
        return explain_missing(error.message or "")
    return f"Máy không dựng được trang từ chỗ này ({type(error).__name__}).", COMPARE


def explain_missing(message: str) -> tuple[str, str]:
    """What a template asked for that is not there, from Jinja's message."""
    if macro := _NO_MACRO.search(message):
        return f"Mẫu `{macro['file']}` không có macro `{macro['name']}`.", COMPARE
    if value := _NO_VALUE.search(message):
        return f"Không có giá trị `{value['name']}` ở đây.", COMPARE
    if argument := _NO_ARGUMENT.search(message):
        return f"Macro được gọi mà thiếu `{argument['name']}`.", COMPARE
    if part := _NO_PART.search(message):
        return f"Giá trị này không có phần `{part['name']}`.", COMPARE
    return "Mẫu dùng một giá trị không có.", COMPARE

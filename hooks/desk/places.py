"""Where in a data file a problem is: the field that its line and column belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from desk.days import show_day, show_days
from desk.kinds import FieldKind, find_model, list_fields
from thidua.datafiles import yamltree
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.shape import kind_of
from thidua.foundation.problems import Problem, Severity
from thidua.model.field_path import FieldPath

_FIELD = re.compile(r"([Mm])ục `[\w.]+` \(([^)]+)\)")
_LIST = re.compile(r"`data/([\w-]+)\.yml`")
_PLAN_FILE = re.compile(r"`data/plans/([\w-]+)/plan\.yml`")
_CODE = re.compile(r"`([a-z_]+)(?:: ?([^`]*))?`")
_CHOICES = re.compile(r"(?<=một trong: )[^.]*")
_CHOICE = re.compile(r"`[a-z_]+` \(([^()`]+)\)")
"""A value of a closed list with its words, which are all that a form shows."""
_VALUE = re.compile(r"(?<=”) \(`[a-z_]+`\)")
"""The same beside its words, where a sentence has both."""
_TWICE = re.compile(r"(“([^”]+)”) \(\2\)")
"""Words of a value that are the same as those with which the sentence explains it."""
_DOUBT = re.compile(r"(?<=cần soát) `[\w.]+`|Soát xong thì xóa chỗ này khỏi `review`\.")
_MISSING = re.compile(r"Thiếu mục `(\w+)`")
_ABSENT = re.compile(r"Ghi `(\w+)` ở `(\w+)`")
"""Of a group that is not there, a rule can only tell at the name of the record."""
_QUOTED_PART = re.compile(r"`([^`]*)`")
_NO_INDICATOR = "“(không thuộc chỉ tiêu chung nào)” ở ô “Chỉ tiêu chung”"
_WHOLE_LINE = re.compile(r"(?:: )?Để trống\. Không có thì bỏ cả dòng này đi\.")
_NOTE = re.compile(r"(?:thêm|ghi) `note: ?([^`]*)`")
_UNFORMED = re.compile(r"Từ dòng này tệp chưa viết theo mẫu chung.*", re.DOTALL)
_FORMED_BY_SAVING = (
    "Tệp chưa viết theo mẫu chung; lần lưu tới, máy viết lại đúng mẫu, chữ giữ nguyên."
)
_MOST_TOLD = 3
_COMMAND = re.compile(r"\s*(?:Chạy|Dùng|Xem) `portal [^.]*\.")


class PlacedProblem(NamedTuple):
    """A problem with the field it is about.

    Attributes:
        file: relative to the portal.
        path: of the field; empty for the whole file.
        said: what is wrong, in words for people who see a form.
        fix: what to write instead.
        is_error: whether it keeps the plan from being published.
    """

    file: str
    path: FieldPath
    said: str
    fix: str
    is_error: bool

    @property
    def sentence(self) -> str:
        """What is wrong and what to write instead, on one line."""
        return f"{self.said} {self.fix}".strip()


def say_first_problems(problems: Sequence[Problem]) -> str:
    """The first problems in words for those who see a form, whom places in files tell nothing."""
    return "; ".join(
        say_plainly(f"{one.message} {one.fix}".strip()) for one in problems[:_MOST_TOLD]
    )


def place_problems(problems: list[Problem], file: str, text: str) -> list[PlacedProblem]:
    """The problems of one file with their fields."""
    own = [problem for problem in problems if problem.file == file]
    tree = yamltree.parse(text, file)[0] if own and text else None
    places = _list_places(tree) if tree is not None else {}
    groups = _list_groups(tree) if tree is not None else {}
    return [_place_missing(problem, groups) or _place_problem(problem, places) for problem in own]


def _place_missing(
    problem: Problem, groups: dict[tuple[int, int], list[FieldPath]]
) -> PlacedProblem | None:
    """That a field is missing, said of the group that ought to have it."""
    missing, kind = _MISSING.match(problem.message), kind_of(problem.file)
    if missing is None or kind is None:
        return None
    for group in groups.get(problem.position, ()):
        model = find_model(kind, group)
        fields = {one.name: one for one in list_fields(model)} if model else {}
        field = fields.get(missing[1])
        if field:
            said = f"Chưa điền “{field.title}”."
            is_error = problem.severity is Severity.ERROR
            return PlacedProblem(problem.file, (*group, field.name), said, field.help, is_error)
    return None


def _place_problem(problem: Problem, places: dict[tuple[int, int], FieldPath]) -> PlacedProblem:
    """A problem with the field that begins at its place, or around it."""
    line, column = problem.position
    path = places.get((line, column))
    if path is None:
        before = [place for place in places if place <= (line, column) and place[0] == line]
        path = places[max(before)] if before else ()
    if path == ("id",) and (absent := _ABSENT.match(problem.fix)):
        path = (absent[2], absent[1])
    titles = _titles_at(problem.file, path)
    return PlacedProblem(
        problem.file,
        path,
        say_plainly(problem.message, titles),
        say_plainly(problem.fix, titles),
        problem.severity is Severity.ERROR,
    )


def _titles_at(file: str, path: FieldPath) -> dict[str, str]:
    """What the fields of the record at a path are called, and those of the records around it.

    So are the values of their closed lists.
    """
    kind = kind_of(file)
    titles = dict(_titles(kind)) if kind else {}
    values: dict[str, str] = {}
    for end in range(len(path) + 1):
        model = find_model(kind, path[:end]) if kind else None
        for field in list_fields(model) if model else ():
            titles[field.name] = field.title
            values |= dict(field.choices)
    return {**values, **titles}


_DISCARD = "bấm “Bỏ bản nháp này” ở cuối trang soát"
_AT_THE_DESK = (
    ("Trùng thì xóa thư mục vừa tạo", f"Trùng thì {_DISCARD}"),
    ("làm ở thư mục đã có", "làm ở kế hoạch đã có"),
    ("xóa một trong hai thư mục", f"bỏ một trong hai bản (bản nháp thì {_DISCARD})"),
    (" (sửa, bổ sung ở thư mục giữ lại)", ""),
    ("Đúng thì chuyển nguyên câu vào “targets”, không phải thì xóa dòng này.",
     "Đúng thì đưa câu ấy vào “Chỉ tiêu”."),
    ("Đúng thì xóa dòng này; không phải thì xóa cả “Thay đổi kế hoạch khác”.",
     "Đúng thì bấm “Đã xem”; chưa đúng thì mở điều ấy để sửa hoặc xóa."),
    ("Bản gốc không có thì xóa dòng này.", "Bản gốc không có thì để trống."),
    ("Xóa dòng “Bản nháp” để công bố.", "Mở trang soát, bấm “Soát xong” để công bố."),
    (" hoặc ghi “(không", " hoặc chọn “(không"),
    (" trong ngoặc kép, ví dụ `", ", ví dụ `"), ('`"#', "`#"), ('"`.', "`."),
    ("một phần tử của “items”", "một mục của danh sách chỉ tiêu"),
    ("với “Lời văn”, “number”, “date”, “Cơ quan ban hành”",
     "với lời như in, số, ngày và cơ quan ban hành"),
    ("Ghi “date” ở", "Ghi “Ngày” ở"),
    ("với “text”, “Số, ký hiệu”, “date”, “Cơ quan ban hành”",
     "với lời như in, số, ngày và cơ quan ban hành"),
    (" trong ngoặc kép, ví dụ “\"#8e1116\"”", ", ví dụ “#8e1116”"),
    ("một phần tử", "một mục"),
    ("hai phần tử", "hai mục"),
    (", và sửa “file” cho khớp", " rồi thả lại"),
    ("Không có thì bỏ cả dòng này đi.", "Không có thì để trống ô này."),
    ("Kiểm tra lại thụt lề.", "Chuyển mục này ra mục ở trên, không thêm mục con nữa."),
    ("Ghi tệp văn bản trước, rồi đến bảng tính.", "Thả cùng lúc tệp văn bản và bảng tính ấy."),
)  # fmt: skip
"""What the check tells people who hold the files, and what those who sit at the desk do instead."""


@cache
def _titles(kind: str = "") -> dict[str, str]:
    """What fields are called, by their names in data files; only where one name has one title.

    Args:
        kind: of the files whose fields are asked for; empty for all.
    """
    titles: dict[str, set[str]] = {}
    models = [FILE_KINDS[kind].model] if kind else [kind.model for kind in FILE_KINDS.values()]
    for field in _list_all_fields(models):
        titles.setdefault(field.name, set()).add(field.title)
    return {name: found.pop() for name, found in titles.items() if len(found) == 1}


def _list_all_fields(models: list[type[BaseModel]]) -> Iterator[FieldKind]:
    """The fields of records, and of all records within them."""
    models = list(models)
    for model in models:  # grows meanwhile
        for field in list_fields(model):
            yield field
            if field.record and field.record not in models:
                models.append(field.record)


def say_plainly(sentence: str, titles: Mapping[str, str] | None = None) -> str:
    """A sentence of the check without the names that only data files have.

    Args:
        sentence: of the check.
        titles: what fields near its place are called, by their names in data files.
    """
    near = {**_values(), **_titles(), **(titles or {})}
    said = _UNFORMED.sub(_FORMED_BY_SAVING, sentence)
    said = _NOTE.sub(r"ghi vào ô “Chú thích”: \1", said)
    said = _PLAN_FILE.sub(r"kế hoạch “\1”", said)
    said = said.replace("`indicators: [khong]`", _NO_INDICATOR)
    said = _FIELD.sub(lambda found: _title(found.group(1), found.group(2)), said)
    said = _COMMAND.sub("", show_days(_DOUBT.sub("", _VALUE.sub("", said))))
    said = _CHOICES.sub(lambda found: _CHOICE.sub(r"“\1”", found.group()), said)
    said = _CODE.sub(lambda found: _name_field(near, found), said)
    said = _TWICE.sub(r"\1", said)
    said = _WHOLE_LINE.sub(" còn để trống.", said)
    for words, instead in _AT_THE_DESK:
        said = said.replace(words, instead)
    said = said.replace("phải theo thứ tự năm-tháng-ngày", "viết theo thứ tự ngày/tháng/năm")
    said = _LIST.sub(_name_list, said)
    return _QUOTED_PART.sub(r"“\1”", said)


def _name_field(titles: Mapping[str, str], found: re.Match[str]) -> str:
    """What a field is called instead of its name, with the value that is written there."""
    name, value = found.groups()
    if name not in titles:
        return f"“{found.group().strip('`')}”"
    told = (value or "").strip("[]\"'")
    told = _choices().get((name, told), show_day(told))
    return f"“{titles[name]}” là “{told}”" if told else f"“{titles[name]}”"


@cache
def _values() -> dict[str, str]:
    """The words of the values of all closed lists; only where one value has the same in each."""
    words: dict[str, set[str]] = {}
    for (_, value), said in _choices().items():
        words.setdefault(value, set()).add(said)
    return {value: found.pop() for value, found in words.items() if len(found) == 1}


@cache
def _choices() -> dict[tuple[str, str], str]:
    """The words of the values of closed lists, by field and value; only where they are the same."""
    words: dict[tuple[str, str], set[str]] = {}
    for field in _list_all_fields([kind.model for kind in FILE_KINDS.values()]):
        for value, said in field.choices:
            words.setdefault((field.name, value), set()).add(said)
    return {key: found.pop() for key, found in words.items() if len(found) == 1}


def _name_list(found: re.Match[str]) -> str:
    """The name of a list of the portal instead of that of its file."""
    known = FILE_KINDS.get(found.group(1))
    return f"danh mục “{known.title}”" if known else found.group()


def _title(capital: str, title: str) -> str:
    return f"“{title[0].upper()}{title[1:]}”" if capital == "M" else f"“{title}”"


def _list_places(tree: yamltree.Node) -> dict[tuple[int, int], FieldPath]:
    """The path of every place at which a value or a name begins; the innermost counts."""
    places: dict[tuple[int, int], FieldPath] = {}
    for path, line, column in _walk(tree, ()):
        places.setdefault((line, column), path)
    for path, node in _nodes(tree, ()):
        position = yamltree.find(tree, path)
        if not isinstance(node, yamltree.Mapping):
            places[position.line, position.column] = path
    return places


def _list_groups(tree: yamltree.Node) -> dict[tuple[int, int], list[FieldPath]]:
    """The paths of the groups that are said to be at a place where they lack something.

    Several groups begin at one place; the outermost comes first.
    """
    groups: dict[tuple[int, int], list[FieldPath]] = {}
    for path, node in _nodes(tree, ()):
        if isinstance(node, yamltree.Mapping):
            found = yamltree.find(tree, path)
            groups.setdefault((found[0], found[1]), []).append(path)
    return groups


def _walk(node: yamltree.Node, path: FieldPath) -> Iterator[tuple[FieldPath, int, int]]:
    if isinstance(node, yamltree.Mapping):
        for key, child in node.entries.items():
            where = yamltree.key_position(node, key)
            yield (*path, key), where.line, where.column
            yield from _walk(child, (*path, key))
    elif isinstance(node, yamltree.Sequence):
        for at, child in enumerate(node.items):
            yield (*path, at), child.mark.line + 1, child.mark.column + 1
            yield from _walk(child, (*path, at))


def _nodes(node: yamltree.Node, path: FieldPath) -> Iterator[tuple[FieldPath, yamltree.Node]]:
    yield path, node
    if isinstance(node, yamltree.Mapping):
        for key, child in node.entries.items():
            yield from _nodes(child, (*path, key))
    elif isinstance(node, yamltree.Sequence):
        for at, child in enumerate(node.items):
            yield from _nodes(child, (*path, at))

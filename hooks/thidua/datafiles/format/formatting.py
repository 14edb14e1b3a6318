"""Bringing a data file into canonical form, with a check that no word of it is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from thidua.datafiles import yamltree
from thidua.datafiles.decoding import decode
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.reading import read_tree
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.format.tree import remarks
from thidua.datafiles.format.writing import SCHEMA_COMMENT, write
from thidua.datafiles.validation import read
from thidua.foundation.problems import FILE_START, Problem, pick_errors


class Formatted(NamedTuple):
    """The canonical text of a file; empty if the problems must be solved first."""

    text: str
    problems: list[Problem]


def formatted(source: Path, file: str) -> Formatted:
    """Bring a data file into canonical form; the file itself is not written.

    Args:
        source: its path on disk.
        file: its path relative to the folder that contains ``data/``, with forward slashes.
    """
    kind = kind_of(file)
    if kind is None:
        said = "Không phải tệp dữ liệu của Cổng."
        fix = "Chỉ viết lại được các tệp `.yml` mà `portal check` đọc."
        return Formatted("", [Problem(file, FILE_START, said, fix)])
    _, problems = read(source, file, FILE_KINDS[kind].model)
    if pick_errors(problems):
        return Formatted("", problems)
    text, _ = decode(source.read_bytes(), file)
    written = canonical_text(text, file)
    if not same_words(text, written):
        said = "Không viết lại được tệp này mà giữ nguyên từng chữ."
        fix = "Tệp được để nguyên; xin báo cho người phụ trách Cổng kèm tệp này."
        return Formatted("", [Problem(file, FILE_START, said, fix)])
    return Formatted(written, [])


def home_of(path: Path) -> Path:
    """The folder with the ``data/`` to which a data file belongs.

    If ``path`` is not a data file, the folder that contains it.
    """
    for folder in path.parents:
        if folder.name == "data" and kind_of(path.relative_to(folder.parent).as_posix()):
            return folder.parent
    return path.parent


def canonical_text(text: str, file: str) -> str:
    """The canonical form of the text of a data file that has no problems."""
    return write(read_tree(text), file)


def same_words(before: str, after: str) -> bool:
    """Whether two texts have the same data and the same comments, in whatever form."""
    return _said(before) == _said(after) and _remarks(before) == _remarks(after)


def _said(text: str) -> Any:
    tree, problems = yamltree.parse(text, "")
    return pick_errors(problems) or trim_values(yamltree.plain(tree) if tree else None)


def trim_values(data: Any) -> Any:
    """The data without white space around values, which the model ignores too."""
    if isinstance(data, dict):
        return {key: trim_values(value) for key, value in data.items()}
    if isinstance(data, list):
        return [trim_values(item) for item in data]
    return data.strip() if isinstance(data, str) else data


def _remarks(text: str) -> list[str]:
    """The words of all comments except the line that names the schema, sorted."""
    said = (" ".join(remark.split()) for remark in remarks(read_tree(text)))
    return sorted(remark for remark in said if not remark.startswith(SCHEMA_COMMENT))

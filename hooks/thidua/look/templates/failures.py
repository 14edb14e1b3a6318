"""Errors that a portal's own templates cause while pages are written, as problems with a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from jinja2 import Template, TemplateSyntaxError

from thidua.foundation.problems import FILE_START, DataProblemsError, Position, Problem
from thidua.look.drawings import UnusableIconError
from thidua.look.templates.environment import BODY_MARK, ENGINE, FRAME
from thidua.look.templates.filling import NonePrintedError
from thidua.look.templates.sentences import explain_failure

_OVERRIDES = "overrides"


class _TemplateLine(NamedTuple):
    file: Path
    line: int


@contextmanager
def explain_failures(folders: Sequence[Path]) -> Iterator[None]:
    """A context in which templates are filled; errors of the portal's own become problems.

    Args:
        folders: the folders of templates, the portal's own first, the engine's last.

    Raises:
        DataProblemsError: with one problem, at the line of the template that failed. In a portal
            without templates of its own, an error is a bug of the engine and is raised unchanged.
        NonePrintedError: such a bug, with the template and the line that print None.
    """
    try:
        yield
    except DataProblemsError:
        raise
    except Exception as error:
        problem = find_problem(error, folders)
        if problem is None and isinstance(error, NonePrintedError):
            raise NonePrintedError(_said_place(error)) from error
        if problem is None:
            raise
        raise DataProblemsError([problem]) from error


def find_problem(error: Exception, folders: Sequence[Path]) -> Problem | None:
    """An error as a problem; None if no template of the portal's own can be the cause.

    Args:
        error: raised while a template was filled.
        folders: the folders of templates, the portal's own first, the engine's last.
    """
    own, shipped = folders[0], folders[-1]
    if own == shipped or next(own.rglob("*.html"), None) is None:
        return None
    places = list(_places(error))
    in_own = [place for place in places if place.file.is_relative_to(own)]
    if in_own:
        file, line = in_own[-1]
        name = f"{_OVERRIDES}/{file.relative_to(own).as_posix()}"
        return Problem(name, Position(line, 1), *_explained(error))
    in_shipped = [place for place in places if place.file.is_relative_to(shipped)]
    if not in_shipped:
        return None
    file, line = in_shipped[-1]
    said, _ = _explained(error)
    name = f"{ENGINE}/{file.relative_to(shipped).as_posix()}"
    fix = "Một mẫu của Cổng trong `overrides/` không còn khớp với mẫu này; so lại, hoặc bỏ nó."
    return Problem(name, Position(line, 1), said, fix)


def make_frame_error() -> DataProblemsError:
    """The error that the portal's own frame has ``BODY_MARK`` not exactly once."""
    return DataProblemsError([make_frame_problem()])


def make_frame_problem() -> Problem:
    """The problem that the portal's own frame has ``BODY_MARK`` not exactly once."""
    said = f"Khung trang phải có đúng một dòng `{BODY_MARK}`, chỗ của nội dung trang."
    fix = f"Viết `{BODY_MARK}` một lần, bên trong `<main>`."
    return Problem(f"{_OVERRIDES}/{FRAME}", FILE_START, said, fix)


def _explained(error: Exception) -> tuple[str, str]:
    if isinstance(error, UnusableIconError):
        return f"Không dùng được biểu tượng gọi ở đây: {error}.", "Chọn biểu tượng khác."
    return explain_failure(error)


def _said_place(error: Exception) -> str:
    file, line = list(_places(error))[-1]
    return f"{file}, line {line}, prints a value that is None"


def _places(error: Exception) -> Iterator[_TemplateLine]:
    """The lines of templates in the traceback of the error, the outermost first."""
    trace: TracebackType | None = error.__traceback__
    while trace:
        names = trace.tb_frame.f_globals
        template = names.get("__jinja_template__")
        if isinstance(template, Template) and template.filename:
            line = template.get_corresponding_lineno(trace.tb_lineno)
            yield _TemplateLine(Path(template.filename), line)
        elif "__jinja_exception__" in names:  # Jinja has already put file and line in the frame
            yield _TemplateLine(Path(trace.tb_frame.f_code.co_filename), trace.tb_lineno)
        trace = trace.tb_next
    if isinstance(error, TemplateSyntaxError) and error.filename:
        yield _TemplateLine(Path(error.filename), error.lineno)

"""The pages that show a data file as YAML, for those who want it."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from desk.addresses import locate_form, locate_text
from desk.answers import open_tree, write_tree
from desk.leaning import tell_renumbered
from desk.naming import name_file
from desk.repository import UNCHANGED, ReadText, StaleTextError
from desk.web import Desk, SentForm, go, render
from thidua.datafiles.decoding import decode
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.validation import check_text
from thidua.datafiles.yamltree import parse
from thidua.foundation.problems import pick_errors


@dataclass(frozen=True)
class TextView:
    """A file as YAML."""

    file: str
    file_words: str
    text: str
    read: str
    problems: tuple[tuple[int, str], ...]
    form: str


def show_text(desk: Desk, request: Request) -> Response:
    """A file as YAML, for those who want it."""
    file = request.path_params["file"]
    read = desk.repository.read(file)
    return _text_page(request, desk, file, read, read.text)


def _text_page(
    request: Request, desk: Desk, file: str, read: ReadText, text: str, *, status: int = 200
) -> Response:
    kind = kind_of(file)
    assert kind is not None
    problems = check_text(text, file, FILE_KINDS[kind].model)
    said = tuple((one.position.line, f"{one.message} {one.fix}".strip()) for one in problems)
    form = "" if pick_errors(parse(text, file)[1]) or kind == "abbreviations" else locate_form(file)
    view = TextView(file, name_file(desk, file), text, read.name, said, form)
    return render(request, "text", f"Tệp dữ liệu: {view.file_words}", view, status)


def save_text(desk: Desk, request: Request, form: SentForm) -> Response:
    """Save a file that was edited as YAML; nothing that cannot be read is written."""
    file = request.path_params["file"]
    desk.repository.locate(file)
    typed = form.get("chu").replace("\r\n", "\n")
    read = ReadText(desk.repository.journal.find_text(form.get("doc")) or "", form.get("doc"))
    kind = kind_of(file)
    assert kind is not None
    text, problems = decode(typed.encode(), file)
    if problems or pick_errors(check_text(text, file, FILE_KINDS[kind].model)):
        return _text_page(request, desk, file, read, typed, status=422)
    written = write_tree(open_tree(text), file, text, ((),))
    if not written.text:
        return _text_page(request, desk, file, read, typed, status=422)
    try:
        saved = desk.repository.save(file, written.text, read.name, "sửa tệp YAML")
    except StaleTextError as changed:
        desk.tell("Trong lúc đó tệp đã được người khác sửa. Dưới đây là bản của bạn; bản của họ "
                  "đang ở trong tệp. Mở tệp ở một thẻ khác để so rồi lưu lại.")  # fmt: skip
        now = ReadText(changed.text or "", desk.repository.read(file).name)
        return _text_page(request, desk, file, now, typed, status=409)
    desk.tell("Đã lưu tệp." if saved else UNCHANGED)
    tell_renumbered(desk, file, read.text, written.text)
    return go(locate_text(file))

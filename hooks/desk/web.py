"""What every page of the desk needs: the templates, the forms that were sent, the desk itself.

**Names in forms and addresses** are Vietnamese words without marks. ``khoa`` is a key, ``doc`` the
text that a form was made from, ``lam`` what the pressed button does:

| ``lam`` | |
|---|---|
| ``luu``, ``tiep``, ``ve``, ``bo`` | save; and go to the next, or back; forget what was typed |
| ``len``, ``xuong`` | move an item up, down |
| ``dung``, ``xong`` | a doubt is settled; the review, or a report, is done |
| ``chi-tieu``, ``cac-chi-tieu`` | words are a target, some of them are |
| ``noi-dung``, ``noi-nhan``, ``noi-truoc`` | they are contents, a recipient, go on what is before |
| ``chuyen``, ``ngoai`` | they go to ``dich``, stay out because of ``ly-do`` |
| ``tach``, ``gop`` | they are cut in two, joined with the next |
| ``chon``, ``dan`` | show the chosen plan; paste cells |

Fields begin with ``f.``, their files with ``tep.``. ``linh-vuc`` is a field of emulation,
``chu-tach`` words to cut, ``cau`` ticked sentences, ``doan`` a paragraph, ``tep`` a file,
``trang`` a page, ``cat`` a cut of it, ``cho`` a step of a review, ``o`` a record, ``muc`` a
change, ``soat`` a report, ``cot`` and ``dong`` where cells are pasted, ``loi`` words to read,
``loi-nhan`` a message, ``chu`` a text or words to find, ``trong`` a folder, ``so`` a save,
``lay`` takes what was not saved, ``viec`` some work, ``lan-tha`` a drop of files, ``giu`` those
that stay, ``cung`` what is drawn beside. In drafts, ``ngo`` is a doubt, ``chu`` are words without
a place.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from desk.checking import Checker
from desk.guard import MEGABYTE, MOST_FIELDS, MOST_FORM, WORDS_TOO_LARGE, WORDS_TOO_MANY
from desk.jobs import Jobs
from desk.keys import Keys, is_equal
from desk.lists import read_lists
from desk.news import News
from desk.repository import OutsideError, Repository
from desk.waiting_files import WaitingFiles
from thidua.language.odd_letters import drop_hidden
from thidua.look.icons import Icons
from thidua.portal.loading import read_identity

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"
_MOST_FILES = 60
MOST_WANTED = 300
"""How many letters the words to find may have."""


@dataclass
class Desk:
    """One running desk.

    Attributes:
        root: the folder of the portal.
        keys: of this run.
        repository: reads and writes the data files.
        checker: checks them.
        jobs: work in processes of its own.
        stop: ends the server.
        today: gives the day.
        news: asks what others sent.
        kept: files of drops that no draft was made of yet.
        notices: what is to be said on the next page.
    """

    root: Path
    keys: Keys
    repository: Repository
    checker: Checker
    jobs: Jobs
    stop: Callable[[], None]
    today: Callable[[], date]
    news: News
    kept: WaitingFiles
    notices: list[str] = field(default_factory=list)

    def tell(self, sentence: str) -> None:
        """Say something on the next page that is shown; lines below the first are a list."""
        self.notices.append(sentence)

    def take_notices(self) -> list[str]:
        """What is to be said now."""
        said, self.notices[:] = list(self.notices), []
        return said


@dataclass(frozen=True)
class SentForm:
    """A form that a page of the desk sent.

    Attributes:
        values: by name; several values of one name are one on each line.
        uploads: the names of the fields and the files that were dropped there, in order.
        beside: files that the desk put beside the data file for this save, each on a line.
    """

    values: Mapping[str, str]
    uploads: tuple[tuple[str, UploadFile], ...] = ()
    beside: str = ""

    def get(self, name: str) -> str:
        """A value; empty if it was not sent."""
        return self.values.get(name, "")

    @property
    def files(self) -> tuple[UploadFile, ...]:
        """All files that were dropped, in order."""
        return tuple(file for _, file in self.uploads)

    @property
    def fields(self) -> dict[str, str]:
        """The values of the fields of a record."""
        return {name: value for name, value in self.values.items() if name.startswith("f.")}


_HIDDEN = "Đã bỏ {} ký tự ẩn dán kèm chữ từ Word hay trang web; chữ nhìn thấy vẫn nguyên."

Show: TypeAlias = Callable[[Desk, Request], Response]
Take: TypeAlias = Callable[[Desk, Request, SentForm], Response]
Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]


def make_environment(root: Path) -> Environment:
    """The templates; what has no value is an error, never the word None."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_refuse_none,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    icons = Icons.of(root, None)
    environment.globals["icon"] = lambda name: Markup(icons.markup_of(name))
    environment.globals["most_wanted"] = MOST_WANTED
    environment.filters["quoted"] = lambda words: f"“{words}”"
    environment.filters["without_name"] = _say_briefly
    return environment


def _say_briefly(said: str, name: str, help_words: str) -> str:
    """A sentence about a field without what stands beside it: its name, and what to write."""
    return said.removeprefix(f"“{name}”: ").removesuffix(help_words).rstrip() or said


def _refuse_none(value: Any) -> Any:
    if value is None:
        raise ValueError("a template prints a value that is not there")
    return value


def render(request: Request, name: str, title: str, view: object, status: int = 200) -> Response:
    """A page.

    Args:
        request: that is answered.
        name: of its template.
        title: of the page.
        view: all that the template uses.
        status: of the answer.
    """
    desk: Desk = request.app.state.desk
    environment: Environment = request.app.state.environment
    is_there = (desk.root / "data" / "portal.yml").is_file()
    identity = read_identity(desk.root) if is_there else None
    text = environment.get_template(f"{name}.html").render(
        view=view,
        title=title,
        here=request.url.path,
        portal_name=identity.name if identity else desk.root.name,
        notices=desk.take_notices(),
        form_key=desk.keys.form,
        kept_files=getattr(request.state, "kept", []),
        listed_choices=lambda: read_lists(desk.root).list_names(),
    )
    return HTMLResponse(text, status)


def go(address: str) -> Response:
    """Lead to a page after something was done."""
    return RedirectResponse(address, 303)


def show(work: Show) -> Endpoint:
    """An endpoint that shows something."""

    async def answer(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        try:
            return await run_in_threadpool(work, desk, request)
        except OutsideError:
            return say_missing(request)

    return answer


def take(work: Take, *, is_asked_by_script: bool = False) -> Endpoint:
    """An endpoint that takes a form; one that no page of the desk has made is refused.

    Args:
        work: what is done with it.
        is_asked_by_script: then nothing is told on the next page, which may be another.
    """

    async def answer(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        try:
            sent = request.form(
                max_files=_MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_FORM
            )
            async with sent as form:
                if not _has_key(form.get("khoa"), desk.keys.form):
                    return refuse_form(request)
                read, hidden = _read(form)
                if hidden and not is_asked_by_script:
                    desk.tell(_HIDDEN.format(hidden))
                return await run_in_threadpool(work, desk, request, read)
        except HTTPException as refused:  # a body that is no form, as Starlette tells it
            return _refuse_body(request, refused.detail)
        except OutsideError:
            return say_missing(request)

    return answer


def answer_script(work: Take) -> Endpoint:
    """An endpoint that a script of a page asks while the page stays open."""
    return take(work, is_asked_by_script=True)


def _has_key(given: object, wanted: str) -> bool:
    return isinstance(given, str) and is_equal(given, wanted)


def _read(form: Any) -> tuple[SentForm, int]:
    """What was sent, and how many hidden characters came with it, which nobody can take out."""
    hidden = 0
    values: dict[str, list[str]] = {}
    uploads: list[tuple[str, UploadFile]] = []
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            if value.filename:
                uploads.append((name, value))
        else:
            words, dropped = drop_hidden(value)
            hidden += dropped
            values.setdefault(name, []).append(words)
    joined = {
        name: "\n".join(part for part in parts if part) if len(parts) > 1 else parts[0]
        for name, parts in values.items()
    }
    return SentForm(joined, tuple(uploads)), hidden


@dataclass(frozen=True)
class MessageView:
    """A page that only says something."""

    words: str
    back: str = "/"
    back_words: str = "Về Bàn làm việc"


def render_apart(state: Any, view: MessageView) -> str:
    """A page that says that the portal is not there, made without a look at its folder."""
    desk: Desk = state.desk
    template = state.environment.get_template("message.html")
    return str(
        template.render(
            view=view,
            title="Không thấy Cổng",
            here="",
            portal_name=desk.root.name,
            notices=[],
            form_key=desk.keys.form,
            kept_files=[],
            listed_choices=list,
        )
    )


def say(request: Request, title: str, words: str, status: int = 200, back: str = "/") -> Response:
    """A page that only says something."""
    return render(request, "message", title, MessageView(words, back), status)


def refuse_form(request: Request) -> Response:
    """A page that says that a form is none of the desk's."""
    words = (
        "Biểu mẫu này không do Bàn làm việc vừa mở gửi đi, nên chưa có gì được ghi. Quay lại trang "
        "trước, tải lại trang rồi làm lại."
    )
    return say(request, "Chưa ghi", words, 403)


def _refuse_body(request: Request, detail: str) -> Response:
    """A page that says why a body could not be read as a form."""
    if detail.startswith("Too many files"):
        return refuse_many(request)
    if detail.startswith("Part exceeded"):
        words = WORDS_TOO_LARGE.format(MOST_FORM // MEGABYTE)
    elif detail.startswith("Too many fields"):
        words = WORDS_TOO_MANY
    else:
        return refuse_form(request)
    return say(request, "Chưa nhận", words, 413, request.url.path)


def refuse_many(request: Request) -> Response:
    """A page that says that too many files were sent at once."""
    words = (
        f"Một lần nhận nhiều nhất {_MOST_FILES} tệp, nên chưa nhận tệp nào. Bản quét nhiều trang "
        "thì gộp các ảnh thành một tệp PDF rồi thả lại."
    )
    return say(request, "Chưa nhận", words, 413, request.url.path)


def say_missing(request: Request) -> Response:
    """A page that says that there is nothing at an address."""
    words = "Không có gì ở địa chỉ này, hoặc địa chỉ dẫn ra ngoài dữ liệu của Cổng."
    return say(request, "Không tìm thấy", words, 404)

"""The desk as a web application: its addresses and who answers each."""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from desk import (
    adding_files,
    amending,
    editing,
    finding,
    handing_over,
    incoming_reports,
    originals,
    pictures,
    previewing,
    rearranging,
    receiving,
    resulting,
    reviewing,
    sending,
    shelf,
    texts,
)
from desk.addresses import locate_form, locate_review, read_number
from desk.checking import Checker
from desk.days import write_moment
from desk.gitwork import Git, GitRefusedError
from desk.guard import MEGABYTE, Guard, open_doors
from desk.jobs import Jobs
from desk.journal import Journal
from desk.keys import Keys
from desk.naming import name_file
from desk.news import News
from desk.presence import GONE, Presence
from desk.receiving import find_most_megabytes
from desk.repository import OutsideError, Repository, StaleTextError
from desk.waiting_files import WaitingFiles
from desk.web import (
    STATIC,
    Desk,
    Endpoint,
    SentForm,
    answer_script,
    go,
    make_environment,
    refuse_form,
    render,
    render_apart,
    say,
    say_missing,
    show,
    take,
)
from portal_cli.locks import BusyError, hold_for_draft
from thidua.authoring.plan_folder import discard_unfinished
from thidua.foundation.engine import OVERRIDES, list_layers

_FILES_AT_ONCE = 5
_NOT_THERE = frozenset({404, 405})
_OWN_FILES = ("desk.css", "desk.js", "drop.js", "grid.js", "look.js", "favicon.svg")


def make_desk(
    root: Path, keys: Keys, stop: Callable[[], None], today: Callable[[], date], *, trusted: bool
) -> Desk:
    """The desk of a portal.

    Args:
        root: the folder that contains ``data/``.
        keys: of this run.
        stop: ends the server.
        today: gives the day.
        trusted: whether what is kept in ``.cache`` was kept by this machine.
    """
    repository = Repository(root, Journal.beside(root))
    repository.tidy()
    root = repository.root
    checker, kept = Checker(root, today, trusted=trusted), WaitingFiles(repository.journal)
    kept.take_over()
    with suppress(BusyError, OSError), hold_for_draft(root, patience=0):  # a command may write one
        discard_unfinished(root)
    return Desk(root, keys, repository, checker, Jobs(), stop, today, News(root), kept)


def make_app(desk: Desk) -> ASGIApp:
    """The desk and the preview, each behind a guard of its own, by the port that is asked."""
    most = find_most_megabytes(desk.root)
    most_upload = most * _FILES_AT_ONCE * MEGABYTE
    keys, doors = desk.keys, open_doors(desk.keys)
    app = make_desk_app(desk)
    present = Presence(app, desk.root, lambda view: render_apart(app.state, view))
    of_desk = Guard(present, doors[keys.port], keys, most_upload)
    of_preview = Guard(previewing.make_app(desk), doors[keys.preview_port], keys, MEGABYTE)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        _, port = scope.get("server") or ("", keys.port)
        await (of_preview if port == keys.preview_port else of_desk)(scope, receive, send)

    return answer


def make_desk_app(desk: Desk) -> Starlette:
    """The desk itself, without its guard."""
    refused = {HTTPException: _refuse_request, OSError: _tell_unwritten, Exception: _tell_broken}
    app = Starlette(routes=_list_routes(), exception_handlers=refused)
    app.state.desk = desk
    app.state.environment = make_environment(desk.root)
    return app


def _list_routes() -> list[Route]:
    return [
        Route("/vao", _enter),
        Route("/", show(_show_shelf)),
        Route("/cho-sua", show(_show_problems)),
        Route("/tim", show(finding.show_found)),
        Route("/nhan", show(receiving.show_receiving)),
        _post("/nhan", take(receiving.take_files)),
        Route("/nhan/{job}", show(receiving.show_progress)),
        Route("/sua/{file:path}", show(editing.show_form)),
        _post("/sua/{file:path}", take(adding_files.save_record)),
        _post("/xep/{file:path}", take(editing.change_list)),
        _post("/doi-cho/{file:path}", take(rearranging.rearrange_item)),
        _post("/nhap/{file:path}", answer_script(editing.keep_unsaved)),
        Route("/yaml/{file:path}", show(texts.show_text)),
        _post("/yaml/{file:path}", take(texts.save_text)),
        Route("/soat/{plan}", show(reviewing.show_review)),
        _post("/soat/{plan}", take(reviewing.take_step)),
        _post("/soat/{plan}/dua-vao", take(reviewing.bring_in)),
        _post("/soat/{plan}/bo", take(reviewing.discard_draft)),
        Route("/hinh/{plan}/{name}", show(pictures.send_picture)),
        _post("/so/{plan}", answer_script(originals.compare_words)),
        _post("/doc-so", answer_script(originals.read_numbers)),
        Route("/gui", show(sending.show_sending)),
        _post("/gui", take(sending.send_changes)),
        Route("/gui/goi.zip", show(handing_over.send_zip)),
        _post("/lay-ve", take(_take_news)),
        Route("/xem-truoc/{plan}", show(previewing.show_preview)),
        Route("/ket-qua/{plan}", show(resulting.show_results)),
        _post("/ket-qua/{plan}", take(resulting.take_results)),
        _post("/ket-qua/{plan}/dan", answer_script(resulting.paste_cells)),
        _post("/ket-qua/{plan}/bao-cao", take(incoming_reports.take_report)),
        Route("/ket-qua/{plan}/doc/{job}", show(incoming_reports.show_reading)),
        _post("/ket-qua/{plan}/nhap", answer_script(resulting.keep_typed)),
        Route("/sua-doi/{plan}", show(amending.show_amending)),
        _post("/sua-doi/{plan}", take(amending.take_amending)),
        Route("/guong-moi", show(_begin_honoree)),
        Route("/lan-luu", show(_show_saves)),
        _post("/lan-luu", take(_undo)),
        _post("/dung", take(_stop)),
        Route("/tinh/{name:path}", show(_send_static)),
    ]


def _post(address: str, answer: Endpoint) -> Route:
    return Route(address, answer, methods=["POST"])


async def _refuse_request(request: Request, refused: Exception) -> Response:
    is_missing = isinstance(refused, HTTPException) and refused.status_code in _NOT_THERE
    return say_missing(request) if is_missing else refuse_form(request)


async def _tell_broken(request: Request, _: Exception) -> Response:
    """What went wrong is no fault of whoever sits here; nothing half-written is left."""
    root = request.app.state.desk.root
    if not (root / "data").is_dir():
        return say(request, "Không thấy Cổng", GONE.format(root), 410)
    words = (
        "Bàn làm việc gặp trục trặc ở trang này; không có gì được ghi dở. Quay lại trang trước rồi "
        "thử lần nữa. Vẫn thế thì báo người phụ trách Cổng địa chỉ của trang này."
    )
    return say(request, "Trục trặc", words, 500)


_FULL = (
    "Ổ đĩa đã đầy nên chưa ghi được; không có gì được ghi dở. Xóa bớt tệp không dùng, rồi quay lại "
    "trang trước và lưu lần nữa."
)
_LOCKED = (
    "Máy không cho ghi vào tệp của Cổng; không có gì được ghi dở. Có thể tệp đang mở ở chương "
    "trình khác, hoặc thư mục chỉ cho đọc. Đóng chương trình ấy, rồi quay lại trang trước và lưu "
    "lần nữa."
)
_FULL_SIGNS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_LOCKED_SIGNS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY})


async def _tell_unwritten(request: Request, refused: Exception) -> Response:
    """What the system does not let be written, by its cause."""
    sign = refused.errno if isinstance(refused, OSError) else None
    if sign in _FULL_SIGNS:
        return say(request, "Chưa ghi", _FULL, 507)
    if sign in _LOCKED_SIGNS:
        return say(request, "Chưa ghi", _LOCKED, 423)
    return await _tell_broken(request, refused)


async def _enter(request: Request) -> Response:
    """The way in: the token of the address becomes a cookie."""
    desk: Desk = request.app.state.desk
    if not desk.keys.take_entry(request.query_params.get("khoa", "")):
        return Response(
            "Địa chỉ này đã dùng rồi hoặc không đúng. Dừng lệnh `portal desk` rồi chạy lại để có "
            "địa chỉ mới.",
            403,
            media_type="text/plain; charset=utf-8",
        )
    answer = RedirectResponse("/", 303)
    answer.set_cookie(
        desk.keys.cookie, desk.keys.session, httponly=True, samesite="strict", path="/"
    )
    return answer


def _show_shelf(desk: Desk, request: Request) -> Response:
    return render(request, "shelf", "Bàn làm việc", shelf.make_shelf(desk))


def _show_problems(desk: Desk, request: Request) -> Response:
    only = request.query_params.get("trong", "")
    return render(request, "problems", "Chỗ cần sửa", shelf.make_problems(desk, only))


def _begin_honoree(desk: Desk, request: Request) -> Response:
    """Lead to the form of a new example, under an address that tells no name."""
    year, number = desk.today().year, 1
    while (desk.root / f"data/honorees/guong-{year}-{number:02}.yml").exists():
        number += 1
    return go(locate_form(f"data/honorees/guong-{year}-{number:02}.yml"))


def _show_saves(desk: Desk, request: Request) -> Response:
    saves = [
        (save.number, write_moment(save.when), name_file(desk, save.file), save.what)
        for save in desk.repository.journal.list_saves()
    ]
    return render(request, "saves", "Lần lưu gần đây", saves)


def _undo(desk: Desk, request: Request, form: SentForm) -> Response:
    said = form.get("so")
    save = desk.repository.journal.find_save(read_number(said))
    if save is None:
        desk.tell("Lần lưu này không còn để hoàn tác.")
    else:
        try:
            desk.repository.undo(save)
            desk.tell(f"Đã hoàn tác: {save.what}.")
        except StaleTextError:
            desk.tell("Sau lần lưu này tệp còn được sửa nữa. Hoàn tác lần lưu sau trước đã.")
    plan = form.get("ve")
    return go(locate_review(plan) if plan else "/lan-luu")


def _take_news(desk: Desk, request: Request, form: SentForm) -> Response:
    """Bring in what others sent."""
    try:
        Git(desk.root).take_news()
        desk.tell("Đã lấy về những gì người khác vừa gửi.")
    except GitRefusedError as refused:
        desk.tell(str(refused))
    return go("/")


def _stop(desk: Desk, request: Request, form: SentForm) -> Response:
    desk.jobs.end_all()
    desk.stop()
    words = "Bàn làm việc đã dừng. Mọi thứ đã lưu vẫn nguyên; đóng thẻ này được rồi."
    return say(request, "Đã dừng", words)


def _send_static(desk: Desk, request: Request) -> Response:
    """A style sheet, a script or a font: the desk's own, or the portal's."""
    name = request.path_params["name"]
    own = {file: STATIC / file for file in _OWN_FILES}
    layers = list_layers(desk.root / "overrides", OVERRIDES)
    shared = {"tokens.css": "css/tokens.css"}
    for font in ("be-vietnam-pro-400", "be-vietnam-pro-600", "source-serif-4-600"):
        shared[f"{font}.woff2"] = f"fonts/{font}.woff2"
    if name in own:
        return FileResponse(own[name])
    for layer in layers if name in shared else ():
        if (layer / shared[name]).is_file():
            return FileResponse(layer / shared[name])
    raise OutsideError(name)

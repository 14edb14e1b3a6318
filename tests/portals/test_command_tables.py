"""What the command says and gives in every state, as tables: options, refusals, answers."""

from __future__ import annotations

import errno
import gzip
import io
import os
import shutil
import socket
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from argparse import Namespace
from collections.abc import Sequence
from ftplib import error_perm, error_temp
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from PIL import Image, ImageDraw

from goldens import compare_lines
from portal_cli import (
    accessibility,
    draft,
    draft_results,
    filled_forms,
    import_results,
    locks,
    new,
    received,
)
from portal_cli.accessibility import NoBrowserError, find_browser
from portal_cli.asking import UnansweredError, ask
from portal_cli.earlier_state import _is_no_commit, _untold
from portal_cli.formats import print_problems
from portal_cli.ftp_destination import _reason
from portal_cli.git import NoDataError, ShallowCloneError, UnknownBaseError, UnrelatedBaseError
from portal_cli.git_programs import NO_PROGRAMS
from portal_cli.locks import BusyError, hold_lock
from portal_cli.main import main
from portal_cli.mkdocs_runner import serve_site
from portal_cli.page_margins import cut_lone_marks
from portal_cli.publish import PASSWORD, _account, _password
from portal_cli.serving import SiteServer
from portal_cli.swap import PublishingError
from portal_cli.system import say_refusal, say_with_place
from portal_cli.verbs import HIDDEN, VERBS, Verb
from test_page_order import HEAD, PROSE, page_of
from thidua.attachments.inspection.facts import Findings
from thidua.attachments.text.lines import PrintedPage, PrintedWord
from thidua.attachments.text.pageorder import PageOrder
from thidua.authoring.drafting.files import ReceivedFile
from thidua.authoring.drafting.starting import UnusableError
from thidua.authoring.newplan.questions import UnknownIssuerError
from thidua.authoring.questions import Question, QuestionWording
from thidua.foundation.problems import FILE_START, Problem, Severity
from thidua.portal.loading import read_identity
from thidua.site.build import POLICY
from workspace import SMALL, Workspace

OPTIONS = Path(__file__).parents[1] / "wordings" / "verbs.txt"


def _describe(verb: Verb) -> list[str]:
    """A verb, its usage and each of its options: what it is called, takes, gives and says."""
    parser = verb.parser()
    rows = [f"== {verb.name} ({verb.module}): {verb.about}", str(parser.usage)]
    rows.append(str(parser.description))
    for group in parser._action_groups:
        rows += [f"{group.title}:"] if group._group_actions else []
        for action in group._group_actions:
            names = "/".join(action.option_strings) or str(action.metavar)
            kind = type(action).__name__.strip("_").removesuffix("Action")
            takes = f"{action.metavar or ''} x{action.nargs}" if kind == "Store" else kind
            made = getattr(action.type, "__name__", "str")
            given = f"{action.dest}: {made} = {action.default!r}"
            rows.append(f"  {names} [{takes}] {given}; {action.help}")
    return [*rows, *([parser.epilog] if parser.epilog else [])]


def test_every_option_of_every_verb_is_as_written_down() -> None:
    """What staff have learnt to type stays; ``make bless`` writes what is new."""
    compare_lines(OPTIONS, (row for verb in (*VERBS, *HIDDEN) for row in _describe(verb)))


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOENT, "Không có tệp hoặc thư mục này"),
     (errno.EACCES, "Không có quyền đọc hoặc ghi ở đây"),
     (errno.EPERM, "Không có quyền đọc hoặc ghi ở đây"),
     (errno.EISDIR, "Đây là thư mục, không phải tệp"),
     (errno.ENOTDIR, "Đây là tệp, không phải thư mục"), (errno.ENOSPC, "Đĩa đã đầy"),
     (errno.EDQUOT, "Đã hết phần đĩa được cấp"), (errno.EFBIG, "Tệp lớn quá mức được ghi ở đây"),
     (errno.EROFS, "Ổ đĩa này chỉ cho đọc"),
     (errno.ENAMETOOLONG, "Tên tệp quá dài"),
     (errno.EXDEV, "Không đổi chỗ được giữa hai ổ đĩa, hay hai lớp của một ổ ghép"),
     (errno.EBUSY, "Hệ thống hoặc chương trình khác đang giữ chỗ này"),
     (errno.EIO, "Máy không đọc hoặc ghi được ở đây"),
     (None, "Máy không đọc hoặc ghi được ở đây")],
)  # fmt: skip
def test_what_the_system_refuses_is_said(number: int | None, said: str) -> None:
    """With its file; of a copy the new one."""
    error = OSError(number, "words") if number else OSError("words")
    assert (say_refusal(error), say_with_place(error)) == (said, said)
    for given, named in (((number or 1, "", "a"), "a"), ((number or 1, "", "a", None, "b"), "b")):
        placed = OSError(*given)
        assert say_with_place(placed) == f"{say_refusal(placed)} (`{named}`)"


def _page(*boxes: tuple[int, int, int, int]) -> bytes:
    """A page of 1000 × 1400 dots with black boxes."""
    page = Image.new("RGB", (1000, 1400), "white")
    for box in boxes:
        ImageDraw.Draw(page).rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill="black")
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


TEXT = (100, 300, 900, 1100)


@pytest.mark.parametrize(
    ("boxes", "marks"),
    [([], []), ([TEXT], []),
     ([TEXT, (490, 60, 510, 90)], [(490, 510, 60, 90)]),
     ([TEXT, (490, 1320, 510, 1350)], [(490, 510, 1320, 1350)]),
     ([TEXT, (490, 60, 510, 90), (800, 1320, 820, 1350)],
      [(490, 510, 60, 90), (800, 820, 1320, 1350)]),
     ([(440, 60, 560, 90)], [(440, 560, 60, 90)]),  # as wide as a number may be
     ([(440, 60, 561, 90)], []),
     ([(490, 60, 510, 116)], [(490, 510, 60, 116)]),  # as high
     ([(490, 60, 510, 117)], []),
     ([(490, 60, 510, 90), (100, 94, 900, 120)], []),  # no line of its own
     ([(490, 60, 510, 90), (100, 98, 900, 130)], [(490, 510, 60, 90)]),
     ([(100, 1260, 900, 1290), (490, 1320, 510, 1350)], [(490, 510, 1320, 1350)]),
     ([(490, 148, 510, 168)], [(490, 510, 148, 168)]),  # within the margin
     ([(490, 168, 510, 190)], []), ([(490, 1210, 510, 1231)], []),
     ([(100, 60, 900, 90), (490, 1320, 510, 1350)], [(490, 510, 1320, 1350)])],
)  # fmt: skip
def test_numbers_alone_in_a_margin_are_cut_out(
    boxes: Sequence[tuple[int, int, int, int]], marks: list[tuple[int, int, int, int]]
) -> None:
    """With white around them, for a machine that leaves single digits out of a page."""
    found = list(cut_lone_marks(_page(*boxes)))
    assert [box for box, _ in found] == marks
    for (left, right, top, bottom), cut in found:
        with Image.open(io.BytesIO(cut)) as picture:
            assert picture.size == (right - left + 48, bottom - top + 48)
            dark = picture.convert("L").point(lambda value: 255 - value)
            assert dark.getbbox() == (24, 24, right - left + 24, bottom - top + 24)


FILES = {"index.html": "nhà", "404.html": "không có", "a/index.html": "trang", "b.txt": "chữ",
         "c.css": "x", "d.json": "{}", "e.svg": "<svg/>", "f.xml": "<a/>", "g.js": "1",
         "h.png": "ảnh", "i.pdf": "tệp"}  # fmt: skip
TYPES = {"b.txt": "text/plain; charset=utf-8", "c.css": "text/css", "d.json": "application/json",
         "e.svg": "image/svg+xml", "h.png": "image/png", "i.pdf": "application/pdf",
         "a/": "text/html", "": "text/html", "khong-co/": "text/html"}  # fmt: skip


@pytest.mark.parametrize(("prefix", "policy"), [("/", POLICY), ("/cong/", "")])
def test_a_site_is_served_as_hosts_are_told_to(prefix: str, policy: str, tmp_path: Path) -> None:
    """Packed where a browser takes that, with the policy, below a path; a page says what is not."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    with SiteServer(tmp_path, prefix, policy) as server:
        assert server.address.endswith(prefix)
        for packs in ("gzip, br", "br"):
            for path in [*FILES, "a/", "", "khong-co/"]:
                name = path + ("index.html" if path in {"a/", ""} else "")
                status, headers, body = _ask(server.address + path, packs)
                shown = FILES.get(name, FILES["404.html"]).encode()
                is_packed = packs != "br" and not path.endswith((".png", ".pdf"))
                assert status == (200 if name in FILES else 404)
                assert headers["Content-Encoding"] == ("gzip" if is_packed else None), path
                assert headers["Content-Length"] == str(len(body))
                assert server.sent[prefix + path] == len(body)
                assert (gzip.decompress(body) if is_packed else body) == shown
                assert headers["Content-Security-Policy"] == (policy or None)
                assert path not in TYPES or headers["Content-Type"] == TYPES[path]
        (tmp_path / "404.html").unlink()
        assert _ask(f"{server.address}khong-co/", "")[::2] == (404, b"404")


def _ask(address: str, packs: str) -> tuple[int, Any, bytes]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": packs})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


def _accept(text: str, answers: Any) -> str:
    if text == "sai":
        raise ValueError("Chưa được. Viết `…`. Viết `sai`. Viết `đúng`.")
    if text in {"lạ", ""}:
        raise ValueError("Chưa được. Viết `sai`.")
    return text.upper()


PLAIN = Question(QuestionWording("a", "Câu A", "cách A"), _accept, lambda _: None)
SUGGESTED = Question(QuestionWording("b_c", "Câu B", "cách B"), _accept,
                     lambda answers: answers.get("a"), ("một", "hai"))  # fmt: skip
A, B = "Câu A (cách A)", "Câu B (cách B) [X]"


@pytest.mark.parametrize(
    ("options", "typed", "answers", "out", "err"),
    [({"a": "x", "b_c": "y"}, "", {"a": "X", "b_c": "Y"}, "", ""),
     ({"a": " x ", "b_c": "  "}, "", {"a": "X", "b_c": "X"}, "", ""),
     ({}, "x\ny\n", {"a": "X", "b_c": "Y"}, f"{A}: \n{B}: \n", ""),
     ({}, "x\n\n", {"a": "X", "b_c": "X"}, f"{A}: \n{B}: \n", ""),
     ({"a": "x"}, "?\ny\n", {"a": "X", "b_c": "Y"}, f"{B}: \n  một\n  hai\n{B}: \n", ""),
     ({}, "?\n\nx\n", {"a": "X", "b_c": "X"}, f"{A}: \n{A}: \n{A}: \n{B}: \n",
      "  Câu này không có danh sách để chọn. Cách trả lời: cách A.\n  Câu này cần trả lời.\n"),
     ({"b_c": "y"}, "sai\n\n", {"a": "ĐÚNG", "b_c": "Y"}, f"{A}: \n{A} [ĐÚNG]: \n",
      "  Chưa được. Viết `…`. Viết `sai`. Viết `đúng`.\n"),
     ({"b_c": "y"}, "lạ\nz\n", {"a": "Z", "b_c": "Y"}, f"{A}: \n{A}: \n",
      "  Chưa được. Viết `sai`.\n"),
     ({"b_c": "y"}, "", "Thiếu câu trả lời cho “Câu A”. Trả lời, hoặc ghi --a.", f"{A}: \n", ""),
     ({"a": "x", "b_c": "sai"}, "", "--b-c: Chưa được. Viết `…`. Viết `sai`. Viết `đúng`.", "", ""),
     ({"a": "", "b_c": "y"}, "", "--a: Chưa được. Viết `sai`.", "", "")],
)  # fmt: skip
def test_questions_are_asked_until_they_are_answered(
    options: dict[str, str], typed: str, answers: dict[str, str] | str, *, out: str, err: str,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """An option is asked nothing; what a refusal proposes is suggested, where it would be taken."""
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    given = Namespace(**({"a": None, "b_c": None} | options))
    if isinstance(answers, str):
        with pytest.raises(UnansweredError) as missing:
            ask((PLAIN, SUGGESTED), given)
        assert str(missing.value) == answers
    else:
        assert ask((PLAIN, SUGGESTED), given) == answers
    assert tuple(capsys.readouterr()) == (out, err)


def test_a_refused_answer_may_be_saved() -> None:
    """Of an option as of what is typed; the refusal is asked with the words."""
    seen: list[str] = []

    def mend(text: str, refusal: ValueError) -> str | None:
        seen.append(f"{text}: {refusal}")
        return "giữ"

    given = Namespace(a="x", b_c=" sai ")
    assert ask((PLAIN, SUGGESTED), given, mend) == {"a": "X", "b_c": "giữ"}
    assert seen == ["sai: Chưa được. Viết `…`. Viết `sai`. Viết `đúng`."]


def _scan(name: str) -> ReceivedFile:
    path = Path(name)
    return ReceivedFile(path.name, path.suffix, b"", Findings())


@pytest.mark.parametrize(
    ("order", "names", "said"),
    [(PageOrder((0, 1), True), "ab", []), (PageOrder((1, 0), True), "ab", [received._BY_PAPER]),
     (PageOrder((0,)), "a", []), (PageOrder((0, 1)), "ab", [received._BY_NAME]),
     (PageOrder((0, 1)), ("1", "2"), []), (PageOrder((0, 1)), ("1", "b"), [received._BY_NAME]),
     (PageOrder((1, 0)), ("1", "2"), []),
     (PageOrder((0, 1), True, (2, 4), (3, 5)), "ab",
      [received._MISSING.format("2, 4"), received._TWICE.format("3, 5")])],
)  # fmt: skip
def test_what_people_should_know_of_an_order_is_said(
    order: PageOrder, names: Sequence[str], said: list[str]
) -> None:
    assert received._describe(order, [_scan(f"{name}.png") for name in names]) == said


@pytest.mark.parametrize(
    ("pages", "said"),
    [([], ""), (["5"], ""), ([HEAD, "2"], ""), ([HEAD, "2", "3", "4"], ""),
     (["2", HEAD, "3"], received._MIXED.format("a.pdf", "2, 1, 3")),
     ([HEAD, "2", "4"], received._MISSING.format("3")),
     ([HEAD, "4", "2"], f"{received._MIXED.format('a.pdf', '1, 4, 2')} "
                        f"{received._MISSING.format('3')}")],
)  # fmt: skip
def test_what_is_wrong_with_the_pages_of_a_scan_is_said(
    pages: Sequence[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(received, "read_lone_marks", lambda *_: [])
    found = received._doubt_order(_scan("a.pdf"), [page_of(page, PROSE) for page in pages])
    assert " ".join(found) == said


@pytest.mark.parametrize(
    ("count", "certainty", "is_guesswork"),
    [(9, 0.1, False), (10, 0.1, True), (10, 0.65, False), (10, 0.64, True), (40, 0.9, False)],
)
def test_a_page_of_few_or_certain_words_is_no_guesswork(
    count: int, certainty: float, is_guesswork: bool
) -> None:
    words = tuple(PrintedWord("a", 0, 1, 0, 1, certainty=certainty) for _ in range(count))
    assert received._is_guesswork(PrintedPage(words, 100)) is is_guesswork


@pytest.mark.parametrize("number", sorted(locks._NO_LOCKS - {errno.EACCES}))
def test_a_disk_without_locks_is_told(
    number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise OSError(number, "")

    monkeypatch.setattr(locks, "_lock", refuse)
    with hold_lock(tmp_path / "a" / "khoa", "dựng trang"):
        assert (tmp_path / "a" / "khoa").is_file()
    told = "Ổ đĩa này không khóa được tệp: đừng dựng trang ở hai nơi cùng một lúc.\n"
    assert tuple(capsys.readouterr()) == ("", told)
    assert not (tmp_path / "a" / "khoa").exists()
    number_of_a_broken_disk = errno.EIO
    monkeypatch.setattr(locks, "_lock", lambda _: _raise(OSError(number_of_a_broken_disk, "")))
    with pytest.raises(OSError, match=str(number_of_a_broken_disk)), hold_lock(tmp_path / "k", ""):
        pass


def _raise(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(("patience", "minutes", "is_told"), [(0, 0, False), (100, 2, True)])
def test_who_waits_is_told_once_and_stops_after_a_while(
    patience: float, minutes: int, is_told: bool, *, tmp_path: Path,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Whoever has no patience is told nothing but that it is taken."""
    now = [0.0]

    def wait(seconds: float) -> None:
        assert seconds == pytest.approx(0.1)
        now[0] += 30

    monkeypatch.setattr(locks, "time", SimpleNamespace(monotonic=lambda: now[0], sleep=wait))
    with (
        hold_lock(tmp_path / "khoa", "đăng trang"),
        pytest.raises(BusyError) as busy,
        hold_lock(tmp_path / "khoa", "đăng trang", patience),
    ):
        pass
    assert str(busy.value).startswith(f"Đã chờ {minutes} phút mà lần đăng trang kia chưa xong")
    waits = "Một lần đăng trang khác đang chạy ở đây; đang chờ lần ấy xong…\n"
    assert capsys.readouterr().err == (waits if is_told else "")


@pytest.mark.parametrize(
    ("arguments", "status"), [([], 2), (["-h"], 0), (["--help"], 0), (["help"], 0)]
)
def test_the_list_of_verbs_is_shown(
    arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each on its line, but for those of developers; who types nothing has not asked well."""
    assert main(arguments) == status
    out, err = capsys.readouterr()
    assert err == ""
    assert [line.split()[0] for line in out.splitlines() if line.startswith("  ")] == [
        verb.name for verb in VERBS
    ]
    for verb in VERBS:
        assert f"  {verb.name:<14}  {verb.about}\n" in out


CERTIFICATE = "chứng thư của máy chủ không đáng tin hoặc không đúng tên máy chủ"


@pytest.mark.parametrize(
    ("error", "said"),
    [(error_perm("530 no"), "sai tên hoặc mật khẩu (máy chủ đáp: 530 no)"),
     (error_perm("532 no"), "sai tên hoặc mật khẩu (máy chủ đáp: 532 no)"),
     (error_temp("452 full"), "máy chủ hết chỗ (máy chủ đáp: 452 full)"),
     (error_perm("552 full"), "máy chủ hết chỗ (máy chủ đáp: 552 full)"),
     *((error_perm(f"{code} x"),
        f"máy chủ không cho, hoặc không có thư mục ấy (máy chủ đáp: {code} x)")
       for code in (450, 550, 553)),
     (error_perm("599 x"), "máy chủ đáp: 599 x"), (ssl.SSLCertVerificationError(), CERTIFICATE),
     (socket.gaierror(), "không tìm thấy máy chủ này; xem lại tên và mạng"),
     (TimeoutError(), "máy chủ không trả lời"),
     (ConnectionRefusedError(), "máy chủ không nhận kết nối ở cổng này"),
     (EOFError(), "mất kết nối với máy chủ"), (ConnectionResetError(), "mất kết nối với máy chủ")],
)  # fmt: skip
def test_why_a_server_refuses_is_said(error: Exception, said: str) -> None:
    assert _reason(error) == said


@pytest.mark.parametrize(
    ("address", "account"),
    [("ftps://a@h.vn/web", ("h.vn", 21, "a", "", "web", True)),
     ("ftps://a@h.vn:990/web/", ("h.vn", 990, "a", "", "web", True)),
     ("ftps://a%40b@h.vn/x/y/web", ("h.vn", 21, "a@b", "x/y", "web", True)),
     ("ftps://a@h.vn//web", ("h.vn", 21, "a", "/", "web", True)),
     ("ftps://a@h.vn//var/web", ("h.vn", 21, "a", "/var", "web", True)),
     ("ftp://a@h.vn/web", ("h.vn", 21, "a", "", "web", False)),
     *((bad, "Địa chỉ FTP viết là")
       for bad in ("ftps://a@h.vn", "ftps://a@h.vn/", "ftps://h.vn/web", "ftps://a@/web",
                   "ftps://a@h.vn/..", "ftps://a@h.vn/x/.")),
     ("ftps://a:b@h.vn/web", "Không viết mật khẩu"), ("ftps://a:@h.vn/web", "Không viết mật khẩu"),
     ("ftps://a@h.vn:x/web", "Cổng mạng trong địa chỉ phải là số"),
     ("ftps://a@h.vn/w%0Aeb", "Tên, thư mục hoặc mật khẩu có ký tự xuống dòng"),
     ("ftps://a%1F@h.vn/web", "Tên, thư mục hoặc mật khẩu có ký tự xuống dòng")],
)  # fmt: skip
def test_an_address_of_a_server_is_taken_apart(
    address: str, account: tuple[object, ...] | str
) -> None:
    if isinstance(account, tuple):
        assert tuple(_account(urlsplit(address), insecure=True)) == account
    else:
        with pytest.raises(PublishingError, match=account):
            _account(urlsplit(address), insecure=True)
    if address.startswith("ftp:"):
        with pytest.raises(PublishingError, match="không mã hóa"):
            _account(urlsplit(address), insecure=False)


@pytest.mark.parametrize(
    ("set_to", "is_typing", "found"),
    [("mk", False, "mk"), ("mk\r\n", True, "mk"), ("", True, ""), (None, True, "gõ"),
     (None, False, f"Chưa có mật khẩu của `a`. Đặt biến {PASSWORD}"),
     ("m\nk", False, "Tên, thư mục hoặc mật khẩu có ký tự xuống dòng")],
)  # fmt: skip
def test_a_password_is_set_or_typed(
    set_to: str | None, is_typing: bool, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(PASSWORD, raising=False)
    if set_to is not None:
        monkeypatch.setenv(PASSWORD, set_to)
    asked: list[str] = []

    def type_in(words: str) -> str:
        asked.append(words)
        return "gõ"

    monkeypatch.setattr("portal_cli.publish.getpass", type_in)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: is_typing))
    account: Any = SimpleNamespace(user="a", host="h.vn")
    if len(found) > 2:
        with pytest.raises(PublishingError, match=found):
            _password(account)
    else:
        assert _password(account) == found
    assert asked == (["Mật khẩu của a tại h.vn: "] if found == "gõ" else [])


@pytest.mark.parametrize(
    ("there", "own", "found"),
    [({"chromium", "chrome"}, True, "/bin/chromium"), ({"msedge"}, True, "/bin/msedge"),
     ({"chrome", "google-chrome"}, False, "/bin/google-chrome"), (set(), True, "own"),
     (set(), False, "")],
)  # fmt: skip
def test_the_browser_of_the_system_comes_first(
    there: set[str], own: bool, found: str, *, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "portal_cli.accessibility.shutil.which",
        lambda name: f"/bin/{name}" if name in there else None,
    )
    kept = tmp_path / "own"
    if own:
        kept.touch()
    if found:
        assert find_browser(str(kept)) == (str(kept) if found == "own" else found)
    else:
        for given in (str(kept), "", str(tmp_path)):
            with pytest.raises(NoBrowserError, match="Máy không có Chromium hay Chrome"):
                find_browser(given)


@pytest.mark.parametrize(
    ("error", "base", "told"),
    [(ShallowCloneError("S."), None, "lỗi S. Không so thì ghi `--base none`."),
     (ShallowCloneError("S."), "x", "lỗi S. Không so thì ghi `--base none`."),
     (UnknownBaseError("U."), None, ""),
     (UnknownBaseError("U."), "x", "lỗi U. Không so thì ghi `--base none`."),
     (UnrelatedBaseError("R."), None, "lưu ý R."),
     (UnrelatedBaseError("R."), "x", "lỗi R. Không so thì ghi `--base none`."),
     (NoDataError("N."), None, ""), (NoDataError("N."), "x", "lưu ý N."),
     (NoDataError("N."), ".", "lỗi N. Không so thì ghi `--base none`.")],
)  # fmt: skip
def test_where_nothing_can_be_compared_that_is_told(
    error: Any, base: str | None, told: str
) -> None:
    """As an error to whoever named what to compare with, else as a notice or not at all."""
    asked: Any = None
    found = [problem for rule in _untold(error, base) for problem in rule(asked)]
    said = [
        f"{'lưu ý' if problem.severity is Severity.NOTICE else 'lỗi'} {problem.message}"
        for problem in found
    ]
    start = "Không so được địa chỉ với trạng thái đã công bố. "
    assert [words.replace(start, "", 1) for words in said] == ([told] if told else [])
    assert all(start in words for words in said)
    assert all(problem.file == "data/addresses.yml" for problem in found)


@pytest.mark.parametrize(
    ("base", "is_none"),
    [(None, False), ("", False), ("0" * 40, True), ("main", False), ("100", False)],
)
def test_only_zeros_name_no_commit(base: str | None, is_none: bool) -> None:
    assert _is_no_commit(base) is is_none


@pytest.mark.parametrize("severities", ["", "e", "n", "ne"])
def test_problems_are_printed_and_only_errors_count(
    severities: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kinds = {"e": Severity.ERROR, "n": Severity.NOTICE}
    listed = [Problem("a.yml", FILE_START, f"Câu {at}.", severity=kinds[at]) for at in severities]
    assert print_problems(listed) is ("e" in severities)
    said = {"e": "a.yml:1:1: Câu e.\n", "n": "a.yml:1:1: lưu ý: Câu n.\n"}
    assert capsys.readouterr().out == "".join(said[at] for at in severities)


def test_what_came_into_the_data_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """Of forms of results and of drafts; what there is none of is left out."""
    kinds = ("added", "added_units", "results", "units", "reviews")
    none: dict[str, Any] = {kind: {} for kind in kinds}
    some: dict[str, Any] = {
        "added": {1: "ab", 2: "c"}, "added_units": {1: "a"}, "results": {1: 1, 2: 2},
        "units": {1: 1}, "reviews": {1: 1},
    }  # fmt: skip
    words = ("3 kết quả mới", "1 kết quả mới của đơn vị", "2 kết quả được sửa",
             "1 lần báo cáo được sửa")  # fmt: skip
    for name, said in zip(("added", "added_units", "results", "reviews"), words, strict=True):
        made: Any = SimpleNamespace(**(none | {name: some[name]}))
        assert import_results._count(made) == said
    everything: Any = SimpleNamespace(**some)
    assert import_results._count(everything) == (
        "3 kết quả mới, 1 kết quả mới của đơn vị, 3 kết quả được sửa, 1 lần báo cáo được sửa"
    )
    end = import_results._NEXT
    changed: Any = SimpleNamespace(**(none | {"added": {1: "a"}}))
    for outcome, status, out, err in (
        ({"doubts": ["Ô A1.", "Ô A2."], "notes": ["x"]}, 1, "",
         "Ô A1.\nÔ A2.\nChưa ghi gì: 2 chỗ phải sửa trong bảng.\n"),
        ({"problems": [Problem("a", FILE_START, "Sai.")]}, 1, "a:1:1: Sai.\n",
         "Chưa ghi gì: kết quả của bảng chưa viết được thành dữ liệu.\n"),
        ({"notes": ["Dư."]}, 0, "Bảng không có gì khác với dữ liệu; không ghi gì.\n",
         "lưu ý: Dư.\n"),
        ({"changes": changed}, 0, f"Đã ghi f: 1 kết quả mới.\n{end}\n", ""),
    ):  # fmt: skip
        told: Any = {"doubts": [], "problems": [], "notes": [], "changes": None} | outcome
        made = _Any(**told)
        assert import_results._report(made, "f") == status
        assert tuple(capsys.readouterr()) == (out, err)


class _Any(SimpleNamespace):
    """Something of which only a few attributes are asked."""


def _drafted(counts: Sequence[int]) -> Any:
    legal, changes, targets, contents, tasks, duties, movements = counts
    lists = [_Any(items=[0] * count) if count else None
             for count in (targets, contents, tasks, duties)]  # fmt: skip
    names = ("targets", "contents", "tasks", "responsibilities")
    body = _Any(**dict(zip(names, lists, strict=True)))
    plan = _Any(citations=_Any(legal_bases=[0] * legal), campaign=_Any(movements=[0] * movements),
                changes=[0] * changes, body=body)  # fmt: skip
    return _Any(plan=plan, id="a", new_issuer=None, doubts=[], unplaced=[])


def test_what_was_drafted_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("căn cứ", "thay đổi ở kế hoạch khác", "chỉ tiêu", "nội dung", "nhiệm vụ",
             "mục phân công", "phong trào")  # fmt: skip
    assert draft._counts(_drafted([0] * 7)) == "chỉ có phần đầu"
    assert draft._counts(_drafted(range(1, 8))) == ", ".join(
        f"{at} {word}" for at, word in enumerate(words, 1)
    )
    for at, word in enumerate(words):
        assert draft._counts(_drafted([0] * at + [2] + [0] * (6 - at))) == f"2 {word}"
    start = "Đã tạo data/plans/a/plan.yml (bản nháp): chỉ có phần đầu.\n"
    draft._report(_drafted([0] * 7))
    assert capsys.readouterr().out == f"{start}Không có chỗ nào phải ngờ.\n{draft._NEXT}\n"
    full = _drafted([0] * 7)
    full.new_issuer, full.doubts, full.unplaced = _Any(id="ubnd-x"), [1, 2], [1]
    draft._report(full)
    assert capsys.readouterr().out == (
        f"{start}Đã đề xuất cơ quan `ubnd-x` ở cuối data/issuers.yml; đối chiếu tên, cấp và cấp "
        "trên.\nChỗ cần soát: 2.\nChữ chưa xếp vào mục nào: 1 chỗ, kể trong `unplaced`.\n"
        f"{draft._NEXT}\n"
    )


@pytest.mark.parametrize(("kind", "word"), [("interim", "sơ kết"), ("final", "tổng kết")])
@pytest.mark.parametrize(
    ("doubts", "unplaced", "said"),
    [(0, 0, "Không có chỗ nào phải ngờ.\n"), (2, 0, "Chỗ cần soát: 2.\n"),
     (0, 3, "Không có chỗ nào phải ngờ.\nChỗ có số mà chưa là kết quả: 3, kể trong `unplaced`.\n")],
)  # fmt: skip
def test_what_was_drafted_of_a_report_is_told(
    kind: str, word: str, *, doubts: int, unplaced: int, said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    review = _Any(kind=_Any(text=kind), date=_Any(text="2026-06-30"), results=[0] * 1200)
    made: Any = _Any(draft=_Any(review=review, doubts=[0] * doubts, unplaced=[0] * unplaced),
                     file="bc.docx")  # fmt: skip
    draft_results._report(made, "data/plans/a")
    assert capsys.readouterr().out == (
        f"Đã thêm vào data/plans/a/results.yml (bản nháp) lần {word} 2026-06-30: 1.200 kết quả. "
        f"Báo cáo: bc.docx.\n{said}"
    )


@pytest.mark.parametrize(
    ("is_new", "issuer", "typed", "found"),
    [(True, None, "", True), (True, "x", "", True), (False, "x", "", "--issuer: Lạ. Thêm "
      "--new-issuer nếu là cơ quan mới."),
     *((False, None, f"{word}\n", True) for word in ("có", "co", "c", "y", "yes", "CÓ")),
     *((False, None, word, False) for word in ("không\n", "\n", "", "cũng\n"))],
)  # fmt: skip
def test_a_body_comes_into_the_list_only_when_somebody_says_so(
    is_new: bool, issuer: str | None, typed: str, found: bool | str, *,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    given, unknown = Namespace(new_issuer=is_new, issuer=issuer), UnknownIssuerError("Lạ.")
    if isinstance(found, str):
        with pytest.raises(UnansweredError) as refused:
            new._wants_new("Tên", unknown, given)
        assert str(refused.value) == found
    else:
        assert new._wants_new("Tên", unknown, given) is found
    is_asked = not is_new and issuer is None
    asked = "Thêm “Tên” làm cơ quan mới? (có/không) [không]: \n" if is_asked else ""
    assert capsys.readouterr().out == asked


RULES = {
    "color-contrast": "chữ và nền chưa đủ tương phản", "image-alt": "ảnh chưa có lời thay thế",
    "link-name": "liên kết không có chữ", "button-name": "nút không có chữ",
    "label": "ô nhập không có nhãn", "heading-order": "tiêu đề nhảy cấp",
    "empty-heading": "tiêu đề để trống", "empty-table-header": "ô đầu cột để trống",
    "link-in-text-block": "liên kết trong câu chỉ khác chữ thường ở màu",
    "target-size": "chỗ bấm quá nhỏ", "list": "danh sách chứa thứ không phải phần tử",
    "duplicate-id-aria": "hai chỗ mang cùng một tên",
    "scrollable-region-focusable": "khung cuộn không đến được bằng bàn phím",
    "region": "nội dung nằm ngoài các vùng của trang", "other": "chưa đạt một quy tắc trợ năng",
}  # fmt: skip


def test_every_rule_of_pages_has_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [("nền tối", rule, ["p", 2], "words") for rule in RULES]
    monkeypatch.setattr(accessibility, "find_broken_rules_in_looks", lambda _: iter(found * 2))
    assert [problem.message for problem in accessibility._problems_of(None, "")] == [
        f"Trợ năng (nền tối): {words} ở `p 2` (quy tắc axe `{rule}`)."
        for rule, words in RULES.items()
    ]


STARTS = {
    "draft": ["khong-co.docx"], "draft-results": ["PLAN", "khong-co.docx"],
    "import-results": ["PLAN", "khong-co.csv"], "new": ["--title", "a"],
}  # fmt: skip
ASKS = {"draft": "pi", "draft-results": "pi", "import-results": "p", "new": "i"}


@pytest.mark.parametrize("verb", STARTS)
@pytest.mark.parametrize("broken", ["p", "i", "pi"])
def test_what_is_begun_with_broken_lists_stops_at_their_problems(
    verb: str, broken: str, tmp_path: Path, *, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Each verb that needs the identity of the portal or its bodies says what is wrong there."""
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    portal = Workspace(tmp_path / "portal", SMALL)
    names = {"p": "portal.yml", "i": "issuers.yml"}
    for sign in broken:
        (portal.folder / "data" / names[sign]).write_text("la: 1\n", "utf-8")
    (plan,) = (path.name for path in (portal.folder / "data" / "plans").iterdir())
    given = [word.replace("PLAN", plan) for word in STARTS[verb]]
    status = main([verb, *given, "--root", str(portal.folder)])
    out, err = capsys.readouterr()
    asked = [sign for sign in broken if sign in ASKS[verb]]
    assert ("ngoài dự tính" in err, status) == (False, 1 if asked or verb != "new" else 2)
    if asked:
        assert err == ""
        assert all(f"data/{names[sign]}:1:" in out for sign in asked)
        assert any(f"data/{names[sign]}:" in out for sign in "pi" if sign not in broken) is False


def test_a_preview_stands_below_the_path_of_the_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A portal whose identity cannot be read is shown at the root, and tells what is wrong."""
    portal = Workspace(tmp_path / "portal", SMALL)
    asked: list[Any] = []

    def serve(*given: str, **more: object) -> None:
        asked.append((given, more))

    monkeypatch.setattr("mkdocs.commands.serve.serve", serve)
    settings = str(portal.folder / "mkdocs.yml")
    address = read_identity(portal.folder)
    assert address
    path = urlsplit(address.base_url).path
    for shown, base in ((path, address.base_url), ("/", None)):
        assert serve_site(portal.folder, "127.0.0.1", 8123)
        assert asked.pop() == (
            (settings,), {"dev_addr": "127.0.0.1:8123", "strict": True, "site_url": base},
        )  # fmt: skip
        told = f"Xem trước tại http://127.0.0.1:8123{shown} – dừng bằng Ctrl+C\n"
        assert capsys.readouterr().out == told
        (portal.folder / "data" / "portal.yml").write_text("la: 1\n", "utf-8")


@pytest.mark.parametrize(
    ("size", "is_read"), [(999_999, True), (1_000_000, True), (1_000_001, False)]
)
def test_a_form_is_read_up_to_the_size_that_files_may_have(
    size: int, is_read: bool, tmp_path: Path
) -> None:
    form = tmp_path / "bang.csv"
    form.write_bytes(b"a" * size)
    if is_read:
        assert len(filled_forms.read_filled_form(form, 1)) == size
    else:
        with pytest.raises(UnusableError) as refused:
            filled_forms.read_filled_form(form, 1)
        assert str(refused.value) == (
            "Tệp “bang.csv” lớn hơn 1 MB, không phải mẫu ghi kết quả của Cổng."
        )
    with pytest.raises(UnusableError, match=r"Không có tệp “.*/x\.csv”"):
        filled_forms.read_filled_form(tmp_path / "x.csv", 1)


def test_locks_of_windows_are_held_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There the first byte is locked, and a file goes only once it is closed."""
    asked: list[tuple[int, int, int]] = []
    files: list[Any] = []

    def lock(number: int, how: int, count: int) -> None:
        asked.append((os.lseek(number, 0, os.SEEK_CUR), how, count))

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=lock, LK_NBLCK=2))
    windows: Any = ModuleType("locks_of_windows")
    exec(compile(Path(locks.__file__).read_text("utf-8"), locks.__file__, "exec"), vars(windows))
    unlink, opened = Path.unlink, windows._opened

    def remove(path: Path) -> None:
        if not files[-1].closed:
            raise PermissionError
        unlink(path)

    def open_file(path: Path) -> Any:
        files.append(opened(path))
        return files[-1]

    monkeypatch.setattr(Path, "unlink", remove)
    monkeypatch.setattr(windows, "_opened", open_file)
    (tmp_path / "khoa").write_bytes(b"abc")
    with windows.hold_lock(tmp_path / "khoa", "dựng trang"):
        assert asked == [(0, 2, 1)]
    assert not (tmp_path / "khoa").exists()


def test_programs_of_a_repository_do_not_run_and_git_works(tmp_path: Path) -> None:
    """Those with a fixed name, each set in the repository; a difference is asked without one."""
    ran = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {ran}\nexit 1\n", "utf-8")
    program.chmod(0o755)
    (tmp_path / "hooks").mkdir()
    shutil.copy(program, tmp_path / "hooks" / "pre-commit")
    root = tmp_path / "kho"

    def call(*words: str) -> str:
        command = ["git", "-C", str(root), *NO_PROGRAMS, *words]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout

    root.mkdir()
    call("init", "--quiet")
    (root / "a").write_text("một\n", "utf-8")
    for name in ("core.fsmonitor", "core.editor", "core.pager", "diff.external"):
        call("config", name, str(program))
    call("config", "core.hooksPath", str(tmp_path / "hooks"))
    call("add", "a")
    call("-c", "user.name=a", "-c", "user.email=a@b.vn", "commit", "--quiet", "--message=a")
    (root / "a").write_text("hai\n", "utf-8")
    assert "+hai" in call("diff", "--no-ext-diff")
    with pytest.raises(subprocess.CalledProcessError):
        call("diff")
    assert call("status", "--short") == " M a\n"
    call("-c", "user.name=a", "-c", "user.email=a@b.vn", "commit", "--quiet", "--amend")
    assert not ran.exists()

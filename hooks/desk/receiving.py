"""Receiving documents: files are dropped, a draft is made of them, and it opens in review."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from desk.addresses import RECEIVE, locate_review
from desk.guard import MEGABYTE
from desk.jobs import Job
from desk.waiting_files import RECEIVED, DroppedFile, hash_file
from desk.web import Desk, SentForm, go, render
from thidua.authoring.known_lists import read_largest_file_size
from thidua.language.plain_words import visible
from thidua.language.vietnamese import nfc
from thidua.model.identity import USUAL_FILE_SIZE

SECONDS = 240
_ABOUT_READING = "Văn bản Word vài giây là xong; bản quét nhiều trang thì lâu hơn."
SUFFIXES = (".docx", ".odt", ".pdf", ".txt", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".xlsx")
REPORT_SUFFIXES = (*SUFFIXES, ".csv")
"""Of reports, and of forms of results that staff filled in."""
_PHOTOGRAPHS = frozenset({".png", ".jpg", ".jpeg"})
_ORDER = {".xlsx": 2}
_DIGITS = re.compile(r"\d+")
_UNSAFE = re.compile(r"[^\w .()-]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that Windows keeps for devices."""
_PACKED = "tệp nén. Giải nén, chọn đúng tệp văn bản ở trong"
_PHOTO = "ảnh kiểu máy không đọc được. Mở ảnh, lưu thành kiểu JPG"
_OTHER_KINDS = {
    ".doc": "tệp Word đời cũ (.doc). Mở bằng Word, chọn Lưu thành, chọn kiểu Word (.docx)",
    ".rtf": "tệp RTF. Mở bằng Word, chọn Lưu thành, chọn kiểu Word (.docx)",
    ".docm": "tệp Word có macro (.docm). Mở bằng Word, chọn Lưu thành, chọn kiểu Word (.docx)",
    ".xls": "bảng tính đời cũ (.xls). Mở bằng Excel, chọn Lưu thành, chọn kiểu Excel (.xlsx)",
    ".xlsm": "bảng tính có macro (.xlsm). Mở bằng Excel, chọn Lưu thành, chọn kiểu Excel (.xlsx)",
    ".csv": "bảng dạng chữ (.csv). Mở bằng Excel, chọn Lưu thành, chọn kiểu Excel (.xlsx)",
    ".lnk": "lối tắt, không phải văn bản. Bấm chuột phải, chọn mở vị trí tệp, lấy tệp thật",
    **dict.fromkeys((".zip", ".rar", ".7z"), _PACKED),
    **dict.fromkeys((".heic", ".heif", ".webp", ".bmp", ".gif"), _PHOTO),
}
"""What staff drop that cannot be read, and what they do instead."""
_LONGEST_NAME, _LONGEST_SUFFIX = 60, 6
"""In letters: one may take four bytes, and systems take 255 of them."""


@dataclass(frozen=True)
class ReceiveView:
    """The page on which files are dropped.

    Attributes:
        refused: why the last drop was not taken, a sentence for each file.
        drop: the name of that drop; its right files need not be chosen again.
        kept: the names of those.
    """

    refused: tuple[str, ...]
    most_megabytes: int
    suffixes: str
    drop: str
    kept: tuple[str, ...]


@dataclass(frozen=True)
class ProgressView:
    """How far reading is."""

    stage: str
    done: int
    total: int
    name: str
    help: str


def show_receiving(desk: Desk, request: Request) -> Response:
    """The page on which files are dropped."""
    return _page(desk, request, (), request.query_params.get("lan-tha", ""))


def _page(
    desk: Desk, request: Request, refused: tuple[str, ...], drop: str = "", status: int = 200
) -> Response:
    most = find_most_megabytes(desk.root)
    kept = tuple(file.name for file in desk.kept.look(drop))
    view = ReceiveView(refused, most, ",".join(SUFFIXES), drop, kept)
    return render(request, "receive", "Nhận văn bản", view, status)


def take_files(desk: Desk, request: Request, form: SentForm) -> Response:
    """Begin to draft from the files that were dropped, and from those that wait since the last."""
    most, problems = read_largest_file_size(desk.root)
    if most is None:
        broken = f"Thông tin của Cổng đang có lỗi, phải sửa trước: {problems[0].message}"
        return _page(desk, request, (broken,), form.get("lan-tha"), 422)
    files, refused = _look_at(desk, form, most)
    drop = desk.kept.keep_received(files, form.get("lan-tha"))
    if refused:
        return _page(desk, request, refused, drop, 422)
    asked = {
        "root": str(desk.root),
        "files": [str(file.path) for file in _sort(files)],
        "today": desk.today().isoformat(),
    }

    def forget(ended: Job) -> None:
        if not ended.refused:
            desk.kept.forget(drop)

    job = desk.jobs.begin("desk.draft_process", asked, SECONDS, forget)
    address = f"{RECEIVE}/{job}?lan-tha={drop}"
    return go(desk.jobs.announce(job, files[0].name, address))


def _look_at(desk: Desk, form: SentForm, most: int) -> tuple[list[DroppedFile], tuple[str, ...]]:
    """The files that can be taken, those that wait first; and why others cannot."""
    files = desk.kept.take(form.get("lan-tha"), form.get("giu").split("\n"))
    refused = list[str]()
    for upload in form.files:
        if said := refuse_file(upload, most):
            refused.append(said)
            continue
        path = keep_upload(desk, upload)
        file = DroppedFile(visible(upload.filename or ""), path, hash_file(path))
        other = next((each for each in files if each.sha256 == file.sha256), None)
        if other is None:
            files.append(file)
        else:
            file.forget()
            refused.append(f"“{other.name}” và “{file.name}” là cùng một tệp; chỉ giữ một.")
    if not files and not refused:
        refused.append("Chưa chọn tệp nào. Kéo tệp vào ô hoặc bấm để chọn.")
    return files, tuple(refused)


def show_progress(desk: Desk, request: Request) -> Response:
    """How far reading is; then the draft, or why there is none."""
    name = request.path_params["job"]
    job = desk.jobs.find(name)
    if job is None:
        return go(RECEIVE)
    if not job.is_over:
        return show_stage(request, job, name, "Máy đang đọc văn bản")
    job.is_seen = True
    if job.refused or job.answer is None:
        return _page(desk, request, (job.refused,), request.query_params.get("lan-tha", ""))
    plan = str(job.answer["plan"])
    desk.tell("Đã tạo bản nháp và chép tệp gốc bên cạnh, không đổi một byte.")
    for note in job.answer["notes"]:
        desk.tell(note)
    return go(locate_review(plan))


def show_stage(
    request: Request, job: Job, name: str, title: str, about: str = _ABOUT_READING
) -> Response:
    """How far some work is; the page asks again by itself."""
    view = ProgressView(job.stage, job.done, job.total, name, about)
    response = render(request, "progress", title, view)
    response.headers["Refresh"] = "1"
    return response


def find_most_megabytes(root: Path) -> int:
    """The largest size of a file, in megabytes; the usual one while `data/portal.yml` is broken."""
    most, _ = read_largest_file_size(root)
    return USUAL_FILE_SIZE if most is None else most


def refuse_file(file: UploadFile, most: int, taken: Collection[str] = SUFFIXES) -> str:
    """Why a file cannot be taken; empty if it can."""
    name = visible(file.filename or "")
    suffix = PurePosixPath(name).suffix.lower()
    if name.startswith("~$"):
        return (f"“{name}” là tệp tạm của Word khi văn bản đang mở. Đóng Word, rồi thả tệp cùng "
                "tên không có “~$” ở đầu.")  # fmt: skip
    if suffix in _OTHER_KINDS and suffix not in taken:
        return f"“{name}” là {_OTHER_KINDS[suffix]} rồi thả lại."
    if suffix not in taken:
        return (f"Không đọc được “{name}”. Nhận tệp Word (.docx), OpenDocument (.odt), PDF, "
                "ảnh quét (.png, .jpg, .tif), bảng tính (.xlsx) và chữ (.txt).")  # fmt: skip
    if (file.size or 0) > most * MEGABYTE:
        return (f"“{name}” nặng quá {most} MB, là mức lớn nhất của Cổng này. Quét lại ở "
                "200-300 dpi, đen trắng, hoặc nén PDF rồi thả lại.")  # fmt: skip
    if not file.size:
        return f"“{name}” không có gì bên trong. Chép lại tệp rồi thả lần nữa."
    return ""


def refuse_photograph(file: UploadFile, most: int) -> str:
    """Why a file cannot be a photograph of an honoured example; empty if it can."""
    name = visible(file.filename or "")
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in SUFFIXES and suffix not in _PHOTOGRAPHS:
        return (f"“{name}” không phải ảnh JPEG (.jpg) hay PNG (.png). Mở tệp, lưu ảnh ở trong "
                "thành kiểu JPG rồi chọn lại.")  # fmt: skip
    if (file.size or 0) > most * MEGABYTE:
        return (f"“{name}” nặng quá {most} MB, là mức lớn nhất của Cổng này. Mở ảnh, thu nhỏ cho "
                "cạnh dài còn chừng 2.000 điểm ảnh, lưu lại rồi chọn lại.")  # fmt: skip
    return refuse_file(file, most)


def _sort(files: list[DroppedFile]) -> list[DroppedFile]:
    """Documents first, workbooks last; pages of one scan by the numbers in their names."""

    def rank(file: DroppedFile) -> tuple[int, list[int]]:
        suffix = PurePosixPath(file.name).suffix.lower()
        numbers = [int(digits) for digits in _DIGITS.findall(file.name)]
        pictures = suffix in {".png", ".jpg", ".jpeg", ".tif", ".tiff"}
        return _ORDER.get(suffix, 1 if pictures else 0), numbers if pictures else []

    return sorted(files, key=rank)


def keep_upload(desk: Desk, file: UploadFile) -> Path:
    """Write a dropped file to a folder of its own beside the portal, whatever its name says."""
    folder = desk.repository.journal.folder / RECEIVED / secrets.token_hex(8)
    folder.mkdir(parents=True, exist_ok=True)
    plain = nfc(PurePosixPath((file.filename or "").replace("\\", "/")).name)
    path = folder / _make_safe(plain)
    with path.open("wb") as target:
        shutil.copyfileobj(file.file, target)
    return path


def _make_safe(name: str) -> str:
    """A name that every system takes for a file, as like the given one as can be."""
    suffix = PurePosixPath(name).suffix
    stem = _UNSAFE.sub("-", name.removesuffix(suffix)).strip(". ")[:_LONGEST_NAME].rstrip(". ")
    stem = stem or "tep"
    if _RESERVED.fullmatch(stem.partition(".")[0].strip()):
        stem = f"tep-{stem}"
    return f"{stem}{_UNSAFE.sub('', suffix)[:_LONGEST_SUFFIX]}"

"""The files of a plan's kit that are made of words, and all files of it in one archive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from thidua.foundation.packing import keep_file, pack_file, zip_bytes
from thidua.kit.calendar import name_events, write_calendar
from thidua.kit.word_file import write_word_file
from thidua.model import paths
from thidua.site.kit.embeds import Snippet
from thidua.site.kit.texts import PlanTexts

_README = "doc-truoc.txt"
_ALREADY_SMALL = (".png", ".pdf", ".docx")
_USES = (
    ("anh-vuong-", "ảnh vuông, gửi nhóm Zalo, Facebook"),
    ("anh-", "ảnh ngang, đặt ở đầu bài viết"),
    ("ap-phich-a4-den-trang-", "áp phích A4, in đen trắng"),
    ("ap-phich-a4-", "áp phích A4, in màu"),
    ("ap-phich-a3-den-trang-", "áp phích A3, in đen trắng"),
    ("ap-phich-a3-", "áp phích A3, in màu"),
    ("to-roi-", "tờ rơi có mọi chỉ tiêu"),
    ("ma-qr-", "mã QR dẫn tới trang kế hoạch; in rộng từ 2 cm trở lên"),
    ("loi-viet-san-", "lời viết sẵn cho Zalo, Facebook, SMS và câu viện dẫn"),
    ("ma-nhung-", "mã để đặt con số của kế hoạch vào trang web khác"),
    ("loa-1-phut-", "bài đọc trên loa, một phút"),
    ("loa-3-phut-", "bài đọc trên loa, ba phút"),
    ("lich-", "các mốc thời gian, mở bằng lịch của điện thoại hoặc máy tính"),
)
"""What each file is for, by the beginning of its name; the longer beginnings come first."""


class ArchiveWords(NamedTuple):
    """What an archive says of itself.

    Attributes:
        name: what tells the plan from others.
        title: of the plan.
        site: what the portal is called.
        address: the whole address of the plan; ``short`` is shorter.
        updated: the day of the last change of its data, in words.
    """

    name: str
    title: str
    site: str
    address: str
    short: str
    updated: str


def make_text_files(identifier: str, name: str, texts: PlanTexts, first: str) -> dict[str, bytes]:
    """The loudspeaker texts and the calendar of a plan.

    Args:
        identifier: of the plan.
        name: what tells it from others.
        texts: what is told of it.
        first: the identifier that it had before it ever moved; events keep the names of then.
    """
    files: dict[str, bytes] = {}
    for text in texts.announced:
        title = f"Bài đọc {text.minutes} phút: {name}"
        told = f"{text.syllables} tiếng; đọc hết {text.quickest} đến {text.slowest} giây."
        doubts = [f"Cần xem trước khi đọc: “{words}” – {why}" for words, why in text.unsure]
        body = [told, *doubts, *text.text.split("\n\n")]
        files[paths.announcement(identifier, text.minutes, "txt")] = _write_text([title, *body])
        word = write_word_file(title, body)
        files[paths.announcement(identifier, text.minutes, "docx")] = word
    if texts.events:
        events = name_events(texts.events, identifier, first)
        files[paths.plan_calendar(identifier)] = write_calendar(name, events)
    return files


def make_archive(
    identifier: str,
    words: ArchiveWords,
    texts: PlanTexts,
    snippets: Sequence[Snippet],
    files: Mapping[str, bytes],
) -> bytes:
    """Everything of a plan's kit in one file, the same bytes for the same content.

    Args:
        identifier: of the plan.
        words: what the archive says of itself.
        texts: what is told of the plan.
        snippets: the code that shows it in other sites.
        files: all other files of the kit by address.
    """
    packed = {address.rpartition("/")[2]: content for address, content in files.items()}
    ready = [f"[{text.title}]\r\n{text.text}" for text in texts.ready]
    packed[f"loi-viet-san-{identifier}.txt"] = _write_text(ready)
    packed[f"ma-nhung-{identifier}.txt"] = _write_text(
        [
            f"[{code.name}]\r\nKhung:\r\n{code.frame}\r\nẢnh có liên kết:\r\n{code.picture}"
            for code in snippets
        ]
    )
    packed = dict(sorted(packed.items()))
    said = [
        f"{words.title} ({words.name})",
        f"Bộ truyền thông do {words.site} làm từ đúng chữ và số của văn bản. Dữ liệu cập nhật ngày "
        f"{words.updated}; bản mới nhất ở trang kế hoạch:\r\n{words.address}\r\n{words.short}",
        "Trong bộ này:\r\n" + "\r\n".join(_tell_file(name) for name in packed),
        "Văn bản hành chính không thuộc đối tượng bảo hộ quyền tác giả (Luật Sở hữu trí tuệ, "
        "Điều 15): chép, in, đăng lại không phải xin phép. Khi dẫn số liệu, xin ghi tên văn bản, "
        "cơ quan ban hành và liên kết. Có chỗ khác nhau thì lời văn bản gốc là đúng.",
    ]
    packed = {_README: _write_text(said), **packed}
    return zip_bytes(
        keep_file(name, content) if name.endswith(_ALREADY_SMALL) else pack_file(name, [content])
        for name, content in packed.items()
    )


def _tell_file(name: str) -> str:
    use = next(use for start, use in _USES if name.startswith(start))
    return f"- {name}: {use}"


def _write_text(paragraphs: list[str]) -> bytes:
    """A text as editors on Windows read it too."""
    whole = "\r\n\r\n".join([*paragraphs, ""])
    return whole.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8-sig")

"""``portal draft``: a plan drafted from the document that staff received."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from portal_cli.arguments import Parser, Verb, print_problems, root_of, tell
from portal_cli.tesseract import TesseractError, recognise
from thidua.attachments.inspection.facts import Findings
from thidua.attachments.inspection.inspection import inspect_file
from thidua.attachments.inspection.refusals import Refusal
from thidua.attachments.text.plaintext import decoded
from thidua.authoring.drafting.files import PICTURES, Given
from thidua.authoring.drafting.plan import Draft
from thidua.authoring.drafting.record import plan_file
from thidua.authoring.drafting.starting import UnusableError, start_draft
from thidua.authoring.drafting.vocabulary import Vocabulary, read_vocabulary
from thidua.foundation.cache import Kept

_ABOUT = (
    "Đọc văn bản nhận được (DOCX, ODT, PDF, bản quét, TXT) và viết sẵn kế hoạch: phần đầu, căn cứ, "
    "chủ đề, chỉ tiêu, nội dung, phân công, nơi nhận, người ký. Tệp gốc được chép bên cạnh, không "
    "đổi một byte. Mỗi dòng nói lấy từ trang, đoạn nào và chắc đến đâu; chỗ còn ngờ nằm ở `review`."
)
_NEXT = """\
Việc tiếp theo:
  1. Mở tệp này cạnh văn bản, soát từng chỗ kể trong `review`, soát xong chỗ nào xóa chỗ ấy.
  2. Chạy `portal check` (so từng chữ với tệp gốc), rồi `portal serve` để xem trước.
  3. Hết chỗ phải soát thì xóa dòng `draft: có` để công bố."""


def _run(arguments: Sequence[str]) -> int:
    parser = Parser("draft", _ABOUT, operands="TỆP…")
    parser.options.add_argument(
        "--id", metavar="MÃ", help="mã của kế hoạch mới (mặc định: đặt theo văn bản)"
    )
    parser.operands("files", "TỆP", "văn bản nhận được, rồi đến các phụ lục nếu có", "+")
    given = parser.parse_args(arguments)
    root = root_of(given.root)
    known, problems = read_vocabulary(root)
    if known is None:
        print_problems(problems)
        return 1
    try:
        files = _read([Path(name) for name in given.files], known)
        draft = start_draft(root, files, known, given.id, date.today())
    except (UnusableError, TesseractError) as unusable:
        tell(str(unusable))
        return 1
    except FileExistsError:
        tell("Đã có kế hoạch với mã này; không có gì bị ghi đè. Đặt mã khác bằng --id.")
        return 2
    _report(draft)
    return 0


def _read(paths: Sequence[Path], known: Vocabulary) -> list[Given]:
    """Every file, inspected; words of scans recognised."""
    files = [_inspected(path, known) for path in paths]
    scans = [at for at, one in enumerate(files) if one.is_scan]
    pages = [at for at in scans if files[at].suffix in PICTURES]
    for at in scans:
        together = pages if at in pages else [at]
        if at != together[0]:
            continue  # further pages of one document are read with its first
        words = recognise([(files[one].content, files[one].suffix) for one in together])
        files[at] = replace(files[at], recognised=words)
    return files


def _inspected(path: Path, known: Vocabulary) -> Given:
    if not path.is_file():
        raise UnusableError(f"Không có tệp “{path}”.")
    content, suffix = path.read_bytes(), path.suffix.lower()
    outcome = inspect_file(path, known.most_megabytes, Kept(None)).outcome
    if not isinstance(outcome, Refusal):
        return Given(path.name, suffix, content, outcome)
    text, encoding = decoded(content) if suffix == ".txt" else ("", "")
    if not encoding:
        raise UnusableError(" ".join(outcome.of(path.name)))
    # Words in TCVN3 or VNI can be read by nobody: they are published in Unicode.
    return Given(path.name, suffix, text.encode(), Findings(), encoding=encoding)


def _report(draft: Draft) -> None:
    print(f"Đã tạo {plan_file(draft.id)} (bản nháp): {_counts(draft)}.")
    if draft.proposed:
        print(
            f"Đã đề xuất cơ quan `{draft.proposed.id}` ở cuối data/issuers.yml; "
            "đối chiếu tên, cấp và cấp trên."
        )
    print(f"Chỗ cần soát: {len(draft.doubts)}." if draft.doubts else "Không có chỗ nào phải ngờ.")
    print(_NEXT)


def _counts(draft: Draft) -> str:
    wanted = (
        ("legal_bases", "căn cứ"),
        ("targets", "chỉ tiêu"),
        ("contents", "nội dung"),
        ("tasks", "nhiệm vụ"),
        ("responsibilities", "mục phân công"),
        ("movements", "phong trào"),
    )
    said = []
    for name, words in wanted:
        node = draft.record.get(name)
        items = node.get("items") if isinstance(node, dict) else node
        if isinstance(items, list):
            said.append(f"{len(items)} {words}")
    return ", ".join(said) or "chỉ có phần đầu"


DRAFT = Verb("draft", "viết sẵn một kế hoạch từ văn bản nhận được", _run)

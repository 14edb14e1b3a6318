"""What the folder of a new plan holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from thidua.authoring.newplan.adding import Content, add_plan
from thidua.authoring.newplan.identifier import proposed_file_name
from thidua.authoring.newplan.newissuer import NewIssuer
from thidua.authoring.questions import Answers
from thidua.datafiles.format.tree import tree_of
from thidua.datafiles.format.writing import write as written
from thidua.language.vietnamese import slug

_SCANS = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})


def plan_text(answers: Answers, today: date, new_issuer: NewIssuer | None = None) -> str:
    """The ``plan.yml`` of a draft: what is known, and what somebody must still look at."""
    document = {
        "issuer": answers["issuer"],
        "number": answers["number"],
        "issued": answers["date"],
        "doc_type": answers["type"],
        "title": answers["title"],
    }
    theme = answers["theme"]
    data: dict[str, Any] = {
        "id": answers["id"],
        "year": answers["year"],
        "updated": today.isoformat(),
        "draft": "có",
        "review": [{"at": at, "why": why} for at, why in _doubts(answers, new_issuer)],
        "document": {name: words for name, words in document.items() if words},
    }
    if theme:
        data["theme"] = {"text": theme, "sentence": f"{theme}\n"}
    if answers["file"]:
        data["attachments"] = [_attachment(answers)]
    return written(tree_of(data), plan_file(answers))


def plan_file(answers: Answers) -> str:
    """Where the plan is written, relative to the folder that holds ``data/``."""
    return f"data/plans/{answers['id']}/plan.yml"


def start(root: Path, answers: Answers, today: date, new_issuer: NewIssuer | None = None) -> str:
    """Write the plan's folder, and the new issuer into its list; gives the plan's file.

    Raises:
        FileExistsError: when there is such a folder already; nothing is ever overwritten.
    """
    files: dict[str, Content] = {"plan.yml": plan_text(answers, today, new_issuer)}
    if answers["file"]:
        files[_file_name(answers)] = Path(answers["file"])
    add_plan(root, answers["id"], files, [new_issuer.node()] if new_issuer else [])
    return plan_file(answers)


def _doubts(answers: Answers, new_issuer: NewIssuer | None) -> list[tuple[str, str]]:
    found = []
    if new_issuer:
        found.append(
            ("document.issuer", "Cơ quan mới ghi: đối chiếu tên, cấp, cấp trên trong issuers.yml.")
        )
    if not answers["number"]:
        found.append(("document.number", "Chưa ghi số, ký hiệu; bản gốc không có thì thôi."))
    if not answers["date"]:
        found.append(("document.issued", "Chưa ghi ngày ban hành."))
    if answers["theme"]:
        found.append(("theme.sentence", "Chép cả câu nêu chủ đề như in trong văn bản."))
    else:
        found.append(("theme", "Chưa ghi chủ đề; văn bản không có thì thôi."))
    if answers["file"]:
        found.append(("attachments.1.kind", "Xem lại tệp là bản ký, bản quét hay bản trích xuất."))
    else:
        found.append(
            ("attachments", "Chưa có tệp văn bản gốc: chép vào thư mục này rồi khai ở đây.")
        )
    found.append(
        ("contents", "Chưa chép lời văn: nội dung, chỉ tiêu, tổ chức thực hiện, nơi nhận.")
    )
    return found


def _attachment(answers: Answers) -> dict[str, str]:
    suffix = Path(answers["file"]).suffix.lower()
    return {
        "file": _file_name(answers),
        "kind": "scan" if suffix in _SCANS else "extract" if suffix == ".txt" else "original",
        "title": answers["title"],
    }


def _file_name(answers: Answers) -> str:
    source = Path(answers["file"])
    if not answers["number"] and slug(source.stem):
        return f"{slug(source.stem)}{source.suffix.lower()}"
    return proposed_file_name(
        answers["type"], answers["number"], answers["year"], answers["issuer"], source.suffix
    )

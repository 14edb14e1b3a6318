"""A draft put into a portal: its folder with the files, and the issuer it proposes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from thidua.authoring.drafting.files import Given, doubts_of, published_files
from thidua.authoring.drafting.model import Told
from thidua.authoring.drafting.plan import Draft, draft_plan
from thidua.authoring.drafting.record import plan_text
from thidua.authoring.drafting.vocabulary import Vocabulary
from thidua.authoring.newplan.adding import Content, add_plan

_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class UnusableError(Exception):
    """Nothing can be drafted from what was given; says why in a sentence."""


def start_draft(
    root: Path, files: Sequence[Given], known: Vocabulary, identifier: str | None, today: date
) -> Draft:
    """Draft a plan from the first file that has words, and from tables of the others.

    Args:
        root: the folder that holds ``data/``.
        files: what was received, the document itself first.
        known: the lists of the portal.
        identifier: of the new plan; None to take the one that the document suggests.
        today: when the file says that it was last changed.

    Raises:
        UnusableError: with a sentence, when no draft can be made of what was given.
        FileExistsError: when there is such a plan already; nothing is ever overwritten.
    """
    if files[0].suffix == ".xlsx":
        raise UnusableError(
            f"“{files[0].name}” là bảng tính, chỉ làm phụ lục được. "
            "Ghi tệp văn bản trước, rồi đến bảng tính."
        )
    manuscripts = [words for one in files if (words := one.manuscript) and words.paragraphs]
    if not manuscripts:
        raise UnusableError("Không thấy chữ nào trong tệp; chưa tạo gì.")
    draft = draft_plan(manuscripts[0], known, today, manuscripts[1:])
    draft = replace(draft, id=_checked(identifier, draft) if identifier else draft.id)
    published = published_files(draft, files, known)
    draft = replace(draft, doubts=(*draft.doubts, *doubts_of(published)))
    contents: dict[str, Content] = {one.entry["file"]: one.content for one in published}
    contents["plan.yml"] = plan_text(draft, draft.id, [one.entry for one in published], today)
    try:
        add_plan(root, draft.id, contents, [draft.proposed.node()] if draft.proposed else [])
    except ValueError as error:
        said = "Chưa tạo gì: issuers.yml không viết mỗi mục một dòng nên chưa thêm được cơ quan."
        raise UnusableError(f"{said} Chạy `portal fmt data/issuers.yml` rồi làm lại.") from error
    return draft


def _checked(identifier: str, draft: Draft) -> str:
    """An identifier that somebody chose, if it can be one."""
    if not _IDENTIFIER.fullmatch(identifier):
        raise UnusableError("Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối.")
    year = draft.record["year"]
    if isinstance(year, Told) and year.value not in identifier.split("-"):
        raise UnusableError(f"Mã phải có năm {year.value}, theo mẫu cơ quan-năm-tên ngắn.")
    return identifier

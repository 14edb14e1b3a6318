"""Adding a draft to a portal: its folder with the files, and the issuer that it proposes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from thidua.attachments.text.model import Manuscript, UnreadableTextError
from thidua.authoring.drafting.files import (
    PublishedFile,
    ReceivedFile,
    doubt_kinds,
    name_files,
)
from thidua.authoring.drafting.plan import draft_plan
from thidua.authoring.identifiers import check_identifier
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.plan_folder import Content, add_plan
from thidua.authoring.records import Draft
from thidua.authoring.values import DraftedDoubt
from thidua.authoring.writing import write_plan


class UnusableError(Exception):
    """Nothing can be drafted from the given files; the message is a sentence on why."""


def start_draft(
    root: Path,
    files: Sequence[ReceivedFile],
    known: KnownLists,
    identifier: str | None,
    today: date,
) -> Draft:
    """Draft a plan from the first file that has words, and from tables of the others.

    Args:
        root: the folder that contains ``data/``.
        files: the received files, the document itself first.
        known: the lists of the portal.
        identifier: of the new plan; None for one made from the document.
        today: written into the file as the date of its last change.

    Raises:
        UnusableError: if no draft can be made from the files; with a sentence.
        FileExistsError: if there is a plan with this identifier; nothing is ever overwritten.
    """
    document, *annexes = _read_words(files)
    draft = draft_plan(document, known, today, annexes)
    if identifier:
        draft = _rename(draft, identifier)
    published = name_files(draft, files, known)
    pages = [DraftedDoubt(("attachments",), said) for file in files for said in file.concerns]
    draft = replace(draft, doubts=(*pages, *draft.doubts, *doubt_kinds(published)))
    _add_draft(root, draft, published, today)
    return draft


def _read_words(files: Sequence[ReceivedFile]) -> list[Manuscript]:
    """Read the words of every file that has some; at least one must."""
    if files[0].suffix == ".xlsx":
        raise UnusableError(
            f"“{files[0].name}” là bảng tính, chỉ làm phụ lục được. "
            "Ghi tệp văn bản trước, rồi đến bảng tính."
        )
    manuscripts, why = list[Manuscript](), list[str]()
    for file in files:
        try:
            words = file.read_words()
        except UnreadableTextError as error:
            why.append(f"Không đọc được “{file.name}”: {error}")
            continue
        if words and words.paragraphs:
            manuscripts.append(words)
        else:
            why.append(f"Không thấy chữ nào trong “{file.name}”")
    if not manuscripts:
        raise UnusableError(f"{'. '.join(why)}; chưa tạo gì.")
    return manuscripts


def _rename(draft: Draft, identifier: str) -> Draft:
    """Give a draft the identifier that somebody chose, if it is allowed and free."""
    try:
        check_identifier(identifier, draft.plan.year.text)
    except ValueError as error:
        raise UnusableError(str(error)) from error
    return replace(draft, id=identifier)


def _add_draft(root: Path, draft: Draft, published: Sequence[PublishedFile], today: date) -> None:
    contents: dict[str, Content] = {file.entry.file: file.content for file in published}
    contents["plan.yml"] = write_plan(draft, [file.entry for file in published], today)
    issuers = [draft.new_issuer.make_tree()] if draft.new_issuer else []
    try:
        add_plan(root, draft.id, contents, issuers)
    except ValueError as error:
        said = "Chưa tạo gì: issuers.yml không viết mỗi mục một dòng nên chưa thêm được cơ quan."
        raise UnusableError(f"{said} Chạy `portal fmt data/issuers.yml` rồi làm lại.") from error

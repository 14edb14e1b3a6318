"""Rules for what the portal says instead of printed words: it is the document's own.

Whoever launched the campaign and whoever issued the document is not another body that the document
only mentions. Names, titles and notes that staff write have no number that is not printed there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.foundation.problems import Problem
from thidua.language.body_names import expand_names
from thidua.language.compared_words import drop_zeros
from thidua.language.markup import cut_short
from thidua.model.document import OriginalKind
from thidua.model.field_path import FieldPath
from thidua.model.plan import Plan
from thidua.portal.dossier import Dossier
from thidua.portal.rules.fidelity import difference_problem

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SAID_OF_PLACES = frozenset(
    ["tinh", "huyen", "xa", "phuong", "quan", "thi", "tran", "thanh", "pho", "dac", "khu"]
)
_OFFICES = re.compile(
    r"^(?:(?:pho )?(?:chu tich|bi thu|giam doc|hieu truong|chi huy truong|thu truong|truong ban)"
    r"|(?:ban )?thuong (?:truc|vu)|ban chap hanh|lanh dao|hoi dong thi dua,? ?-? ?khen thuong)\b ?"
)
ORGANS = ("uy ban nhan dan", "hoi dong nhan dan", "dang uy", "huyen uy", "tinh uy", "thanh uy")


def launched_by_is_the_documents_own(dossier: Dossier) -> Iterator[Problem]:
    """The body that launched the campaign issued the document, or the document says it launches."""
    entry = dossier.entry
    plan = entry.record
    name = plan.launched_by
    issuer = dossier.references.issuer_by_id.get(plan.document.issuer)
    if not (name and issuer):
        return
    document = plan.document
    own = _words_of(f"{issuer.name} {issuer.short_name} {document.issuer_text or ''}")
    printed = " ".join((document.issuer_text or "").split())
    names = (issuer.name, issuer.short_name, printed)
    bodies = {expand_names(one).partition(" ")[0] for one in names} | _SAID_OF_PLACES
    said = expand_names(name)
    left = _OFFICES.sub("", said)
    is_body = left != said or left.partition(" ")[0] in bodies
    is_own = is_body and set(left.split()) <= own | _SAID_OF_PLACES
    if is_own or _launches(name, dossier.words):
        return
    yield difference_problem(
        entry,
        ("launched_by",),
        f"“{name}” không phải cơ quan ban hành văn bản này (`{issuer.short_name}`), và không câu "
        "nào của văn bản nói cơ quan ấy phát động.",
        "Chép tên cơ quan phát động đợt này như văn bản tự xưng; không có thì bỏ dòng này.",
    )


def _launches(name: str, words: str) -> bool:
    """Whether a sentence begins with the name and says that it launches the campaign."""
    begins = rf"(?:^|[.;:!?]\s+|\n)[“\"]?{re.escape(name)}\b[^.;\n]{{0,80}}phát động"
    return re.search(begins, words) is not None


def issuer_is_the_printed_one(dossier: Dossier) -> Iterator[Problem]:
    """The place in the name of the issuing body is in the printed header."""
    entry = dossier.entry
    document = entry.record.document
    issuer = dossier.references.issuer_by_id.get(document.issuer)
    if not (issuer and document.issuer_text):
        return
    printed = _words_of(f"{document.issuer_text} {document.place or ''}")
    last = expand_names(issuer.name).split()[-1:]
    header, named = expand_names(document.issuer_text), expand_names(issuer.name)
    organ = next((one for one in ORGANS if named.startswith(one)), "")
    is_other = organ and organ not in header and any(one in header for one in ORGANS)
    if is_other or not set(last) <= printed:
        yield difference_problem(
            entry,
            ("document", "issuer"),
            f"Cơ quan `{issuer.id}` ({cut_short(issuer.name)}) không phải cơ quan in ở đầu "
            f"văn bản: “{' '.join(document.issuer_text.split())}”.",
            "Chọn đúng mã cơ quan ban hành; chưa có thì thêm vào `data/issuers.yml`.",
        )


def _words_of(name: str) -> set[str]:
    return set(expand_names(name).split())


def readings_use_printed_numbers(dossier: Dossier) -> Iterator[Problem]:
    """Every number in a name or title that staff write is printed in the words it is about."""
    entry = dossier.entry
    for path, said, printed in _readings(entry.record):
        known = _numbers(printed)
        for number in _NUMBER.findall(said):
            if drop_zeros(number) not in known:
                yield difference_problem(
                    entry,
                    path,
                    f"Số `{number}` ở đây không có trong chữ in mà mục này nói đến.",
                    "Sửa theo đúng số in, hoặc viết lại không cần số.",
                )


def _readings(plan: Plan) -> Iterator[tuple[FieldPath, str, str]]:
    """What staff say, with the printed words that it is about, and its path."""
    for index, occasion in enumerate(plan.occasions):
        yield ("occasions", index, "name"), occasion.name, occasion.text
    for index, phase in enumerate(plan.phases):
        yield ("phases", index, "name"), phase.name, phase.text
    for index, due in enumerate(plan.deadlines):
        yield ("deadlines", index, "what"), due.what, due.text
        yield ("deadlines", index, "to"), due.to or "", due.text
    for path, cited in plan.list_cited():
        yield (*path, "title"), cited.title or "", cited.text
    yield from _titles_of_files(plan)


def _titles_of_files(plan: Plan) -> Iterator[tuple[FieldPath, str, str]]:
    document = plan.document
    head = (
        document.number, document.number_text, document.issued, document.issued_text,
        document.title, plan.year, document.issuer_text,
    )  # fmt: skip
    printed = " ".join(str(part) for part in head if part)
    for index, one in enumerate(plan.attachments):
        annex = one.kind not in {OriginalKind.ORIGINAL, OriginalKind.EXTRACT}
        here = f"{printed} {re.sub(r'[^0-9]', ' ', one.file)}" if annex else printed
        yield ("attachments", index, "title"), one.title, here


def _numbers(printed: str) -> set[str]:
    found = {drop_zeros(number) for number in _NUMBER.findall(printed)}
    return found | {drop_zeros(number) for number in re.findall(r"\d+", printed)}

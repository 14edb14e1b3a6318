"""The questions about a new plan, and the answers that each accepts."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from thidua.attachments.inspection import ACCEPTED_SUFFIXES
from thidua.authoring.identifiers import check_identifier, propose_id
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.newplan import wordings
from thidua.authoring.questions import Answers, Question, accept_alone, suggest_always
from thidua.language.dates import Edtf
from thidua.language.document_number import DocumentNumber
from thidua.language.vietnamese import did_you_mean, fold
from thidua.model import paths

_VIETNAMESE_DATE = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_REQUIRED, _OPTIONAL = suggest_always(None), suggest_always("")


class UnknownIssuerError(ValueError):
    """The list of issuers does not have this body; it can be added."""


def list_plan_questions(known: KnownLists) -> tuple[Question, ...]:
    """List the questions in order; later ones may depend on the answers before them.

    Args:
        known: the records to which answers may refer.
    """
    names = sorted({issuer.short_name for issuer in known.issuers}, key=fold)
    types = sorted({kind.name for kind in known.document_types}, key=fold)
    usual_type = suggest_always("ke_hoach" if known.find_type("ke_hoach") else None)
    return (
        Question(wordings.ISSUER, accept_alone(partial(_accept_issuer, known)), _REQUIRED, names),
        Question(wordings.TYPE, accept_alone(partial(_accept_type, known)), usual_type, types),
        Question(wordings.NUMBER, accept_alone(_accept_number), _OPTIONAL),
        Question(wordings.DATE, accept_alone(_accept_date), _OPTIONAL),
        Question(wordings.TITLE, accept_alone(_accept_title), _REQUIRED),
        Question(wordings.YEAR, accept_alone(_accept_year), _suggest_year),
        Question(wordings.THEME, accept_alone(str), _OPTIONAL),
        Question(wordings.FILE, accept_alone(_accept_file), _OPTIONAL),
        Question(wordings.ID, partial(_accept_id, known), partial(suggest_id, known)),
    )


def _accept_issuer(known: KnownLists, text: str) -> str:
    found = known.find_issuer(text)
    if found:
        return found.id
    names = {name for issuer in known.issuers for name in (issuer.short_name, issuer.name)}
    guess = did_you_mean(text, names)
    raise UnknownIssuerError(f"Chưa có cơ quan “{text}” trong `data/issuers.yml`. {guess}".rstrip())


def _accept_type(known: KnownLists, text: str) -> str:
    found = known.find_type(text)
    if found:
        return found.id
    guess = did_you_mean(text, [kind.name for kind in known.document_types])
    said = f"Không có loại văn bản “{text}” trong `data/document-types.yml`. {guess}"
    raise ValueError(said.rstrip())


def _accept_number(text: str) -> str:
    return text and str(DocumentNumber.parse(text))


def _accept_date(text: str) -> str:
    match = _VIETNAMESE_DATE.fullmatch(text)
    if match:
        day, month, year = match.groups()
        text = f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")
    return text and str(Edtf.parse(text))


def _accept_title(text: str) -> str:
    if not text:
        raise ValueError("Cần trích yếu: dòng dưới tên loại, nói văn bản về việc gì.")
    return text


def _accept_year(text: str) -> str:
    if not _YEAR.fullmatch(text):
        raise ValueError(f"“{text}” không phải một năm, ví dụ 2026.")
    return text


def _suggest_year(answers: Answers) -> str | None:
    years = _YEAR.findall(answers["date"]) or _YEAR.findall(answers["title"])
    return years[-1] if years else None


def _accept_file(text: str) -> str:
    path = Path(text.strip("\"'"))
    if not text:
        return ""
    if not path.is_file():
        raise ValueError(f"Không có tệp “{text}”.")
    if path.suffix.lower() not in ACCEPTED_SUFFIXES:
        listed = ", ".join(sorted(ACCEPTED_SUFFIXES))
        raise ValueError(f"Không nhận loại tệp của “{path.name}”. Nhận: {listed}.")
    return str(path)


def _accept_id(known: KnownLists, text: str, answers: Answers) -> str:
    is_free = text not in known.taken and text not in paths.RESERVED
    check_identifier(text, answers["year"], is_free=is_free)
    return text


def suggest_id(known: KnownLists, answers: Answers) -> str:
    """The identifier that is proposed after all other answers; no plan has it."""
    short_names = {issuer.id: issuer.short_name for issuer in known.issuers}
    issuer = short_names.get(answers["issuer"], answers["issuer"])
    return propose_id(issuer, answers["year"], answers["title"], known.taken)

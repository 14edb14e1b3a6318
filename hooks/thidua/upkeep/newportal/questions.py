"""The questions about a new portal, and the answers that each accepts."""

from __future__ import annotations

import re
from operator import itemgetter
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from thidua.attachments.inspection.refusals import Refusal
from thidua.authoring.new_issuer import find_group, propose_issuer
from thidua.authoring.questions import (
    Accept,
    Answers,
    Question,
    Suggest,
    accept_alone,
    suggest_always,
)
from thidua.language.vietnamese import did_you_mean, fold
from thidua.look.logo import SUFFIXES, read_logo
from thidua.look.palette import explain_contrast, find_unreadable
from thidua.model import PortalIdentity
from thidua.model.colours import DEFAULT_COLOURS, Colours
from thidua.model.identity import Contacts
from thidua.model.labels import BODY_GROUPS
from thidua.model.tiers import Level
from thidua.model.vocabulary import Issuer
from thidua.upkeep.newportal import wordings
from thidua.upkeep.newportal.forges import (
    FORGES,
    NO_FORGE,
    find_forge,
    guess_forge,
    read_repository_address,
)

_BODY = re.compile(r"^(?:(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân|ubnd|hđnd)\s+", re.IGNORECASE)


def _value_of(model: type[BaseModel], name: str) -> Accept:
    """Make a check that accepts what a field of a model accepts, and refuses in its words."""
    about = model.model_fields[name]
    shape: Any = Annotated[(about.annotation, *about.metadata)]
    adapter = TypeAdapter[Any](shape)

    def accept(text: str) -> str:
        try:
            return str(adapter.validate_python(text))
        except ValidationError as error:
            raise ValueError(error.errors(include_url=False)[0]["msg"]) from None

    return accept_alone(accept)


def _call(group: str) -> str:
    return group.removeprefix("Cấp ").split(",")[0].lower()


_GROUP_NAMES = [_call(words) for words in BODY_GROUPS.values()]


def _level(text: str) -> str:
    group = find_group(text)
    if group is None:
        raise ValueError(f"Chọn một trong: {', '.join(_GROUP_NAMES)}.")
    return str(group.value)


def _parent(text: str, answers: Answers) -> str:
    name = " ".join(text.split())
    if not name and answers["level"] == Level.COMMUNE.value:
        raise ValueError("Cơ quan cấp xã có cơ quan cấp trên, ví dụ `Ủy ban nhân dân tỉnh Mẫu`.")
    if fold(name) == fold(answers["issuer"]):
        raise ValueError("Cơ quan cấp trên phải khác chính cơ quan này.")
    return name


def _forge(text: str) -> str:
    forge = find_forge(text)
    if forge is None:
        guess = did_you_mean(text, [*FORGES, NO_FORGE])
        said = f"Không có nơi giữ kho `{text}`. {guess} Chọn một trong: {', '.join(FORGES)}, "
        raise ValueError(f"{said}{NO_FORGE}.")
    return forge


def _repository(text: str) -> str:
    return "" if _says_none(text) else read_repository_address(text)


def _says_none(text: str) -> bool:
    """Whether an answer is that there is none, as people type it instead of leaving it empty."""
    return fold(text).strip(" .-") in {"", "khong", "khong co", "chua", "chua co"}


def _logo(text: str) -> str:
    path = Path(text.strip("\"'"))
    if _says_none(text):
        return ""
    if not path.is_file():
        raise ValueError(f"Không có tệp “{text}”.")
    if path.suffix.lower() not in SUFFIXES:
        raise ValueError(
            f"Không nhận loại tệp của “{path.name}”. Nhận: {', '.join(sorted(SUFFIXES))}."
        )
    match read_logo(path):
        case Refusal() as refusal:
            raise ValueError(" ".join(refusal.of(path.name)))
    return str(path)


def _colour(name: str) -> Accept:
    """Make a check that accepts a colour if text is readable with it and the answers before."""
    shaped = _value_of(Colours, name)

    def accept(text: str, answers: Answers) -> str:
        colour = shaped(text.strip("\"'“”"), answers)  # people copy the quotes from a file
        chosen = {key: answers[key] for key in Colours.model_fields if key in answers}
        for found in find_unreadable(Colours(**{**chosen, name: colour})):
            if found.name == name:
                fix = f"Viết `{found.better}`: màu gần nhất cùng sắc mà đọc được."
                raise ValueError(f"{explain_contrast(found)} {fix}")
        return colour

    return accept


def _usual_name(answers: Answers) -> str:
    return f"Cổng Thi đua {_BODY.sub('', answers['agency'])}"


def _usual_level(answers: Answers) -> str | None:
    group = propose_issuer(answers["issuer"], ()).group
    return _call(BODY_GROUPS[group]) if group else None


def _usual_parent(answers: Answers) -> str | None:
    return None if answers["level"] == Level.COMMUNE.value else ""


def _usual_forge(answers: Answers) -> str:
    return guess_forge(answers["repository"])


def _usual_colour(name: str) -> Suggest:
    return suggest_always(str(getattr(DEFAULT_COLOURS, name)))


_MUST, _NOTHING = suggest_always(None), suggest_always("")
QUESTIONS: tuple[Question, ...] = (
    Question(wordings.AGENCY, _value_of(PortalIdentity, "agency"), _MUST),
    Question(wordings.NAME, _value_of(PortalIdentity, "name"), _usual_name),
    Question(wordings.ADDRESS, _value_of(Contacts, "address"), _MUST),
    Question(wordings.PHONE, _value_of(Contacts, "phone"), _MUST),
    Question(wordings.EMAIL, _value_of(Contacts, "email"), _MUST),
    Question(wordings.BASE_URL, _value_of(PortalIdentity, "base_url"), _MUST),
    Question(wordings.ISSUER, _value_of(Issuer, "name"), itemgetter("agency")),
    Question(wordings.LEVEL, accept_alone(_level), _usual_level, _GROUP_NAMES),
    Question(wordings.PARENT, _parent, _usual_parent),
    Question(wordings.REPOSITORY, accept_alone(_repository), _NOTHING),
    Question(wordings.FORGE, accept_alone(_forge), _usual_forge, [*FORGES, NO_FORGE]),
    Question(wordings.LOGO, accept_alone(_logo), _NOTHING),
    Question(wordings.PRIMARY, _colour("primary"), _usual_colour("primary")),
    Question(wordings.ACCENT, _colour("accent"), _usual_colour("accent")),
)
"""The questions in order; suggestions for an answer may depend on the answers before."""

"""The rule for roles: who leads, who only takes part and who is asked, as the paragraph says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.foundation.problems import Problem
from thidua.language.markup import one_line, plain
from thidua.language.vietnamese import fold
from thidua.model.responsibility import Responsibility, Role
from thidua.portal.dossier import Dossier
from thidua.portal.rules.fidelity import difference_problem

_JOINED = r"(?:phoi hop(?: chat che)?,?(?: cung| voi)*|\bcung(?: voi)?)"
_LEADS = re.compile(r"\bchu tri\b|\bdau moi\b|trach nhiem chinh|\blam truong\b|\bdung dau\b")
_HELPS = re.compile(r"\b(?:giup|tham muu|ho tro|phuc vu|tro giup|thuong truc|phoi hop|tu van)\b")
_ASIDE = (
    r"(?:(?:(?!\b(?:phoi hop|tham muu|giup|do|khi|cung|voi|de nghi|truong hop)\b)[^;.\x1a]){0,120})"
)
"""Words between a unit and its verb, of nobody else: *Phòng A, theo chức năng, chủ trì*."""
_ASKS = r"\b(?:de nghi|kien nghi|mong)"
_NAME = "\x1a{}\x1a"
_NAMES = r"(?:\x1a\d+\x1a(?:,|;| va|, va)? ?)*"
"""Units that are listed, each as a number between two signs that no document has."""
_CALLED = {
    Role.LEAD: "chủ trì",
    Role.COORDINATE: "phối hợp",
    Role.ASSIGN: "được giao việc",
    Role.REQUEST: "được đề nghị",
    Role.SUPPORT: "giúp việc",
}


def roles_are_those_of_the_paragraph(dossier: Dossier) -> Iterator[Problem]:
    """Who is named as leading leads, and who is named behind *phối hợp với* does not."""
    responsibilities = dossier.entry.record.responsibilities
    items = responsibilities.items if responsibilities else ()
    names = sorted({fold(one.unit) for item in items for one in item.units}, key=len, reverse=True)
    for index, item in enumerate(items):
        text = _mark_names(fold(one_line(plain(item.text))), names)
        roles = {names.index(fold(one.unit)): one.role for one in item.units}
        for place, one in enumerate(item.units):
            right = _find_right(text, names.index(fold(one.unit)), roles)
            if right and right is not one.role:
                yield difference_problem(
                    dossier.entry,
                    ("responsibilities", "items", index, "units", place, "role"),
                    f"Mục {_number(item)} in “{one.unit}” {_CALLED[right]}.",
                    f"Ghi `{right.value}`.",
                )


def _number(item: Responsibility) -> str:
    return item.number.rstrip(".)")


def _mark_names(text: str, names: list[str]) -> str:
    """Put the number of each name in its place, so that lists of names are known as lists."""
    for at, name in enumerate(names):
        if name in text:
            text = re.sub(rf"\b{re.escape(name)}\b", _NAME.format(at), text)
    return text


def _find_right(text: str, at: int, roles: dict[int, Role]) -> Role | None:
    """The role that the paragraph gives a unit, where it contradicts the one that is stated."""
    name, role = re.escape(_NAME.format(at)), roles[at]
    is_asked = re.search(rf"{_ASKS} (?:cac )?{_NAMES}{name}", text) is not None
    if re.search(rf"{name}{_ASIDE} (?:la (?:don vi|co quan) )?chu tri\b", text):
        is_joined = re.search(rf"{_JOINED} {_NAMES}{name}|{name} phoi hop\b", text)
        is_less = role in {Role.ASSIGN, Role.SUPPORT} or (role is Role.REQUEST and not is_asked)
        return Role.LEAD if (role is Role.COORDINATE and not is_joined) or is_less else None
    joined = len(re.findall(rf"(?={_JOINED} {_NAMES}{name})", text))
    only_joins = 0 < joined == text.count(_NAME.format(at))
    second = re.search(rf"\bchu tri[,;] (?:va )?{_NAMES}{name} (?:cung )?phoi hop\b", text)
    if role is not Role.COORDINATE and (only_joins or second):
        return None if _may_be_asked(role, text) or role is Role.SUPPORT else Role.COORDINATE
    if role is Role.ASSIGN and is_asked:
        return Role.REQUEST
    if role is Role.SUPPORT and not _HELPS.search(text):
        return Role.COORDINATE if joined else Role.ASSIGN
    if role is Role.LEAD and not _LEADS.search(text):
        return Role.COORDINATE if joined else Role.ASSIGN
    return (
        Role.ASSIGN if role is Role.COORDINATE and _is_joined_by_others(text, at, roles) else None
    )


def _may_be_asked(role: Role, text: str) -> bool:
    return role is Role.REQUEST and re.search(_ASKS, text) is not None


def _is_joined_by_others(text: str, at: int, roles: dict[int, Role]) -> bool:
    """Whether others join a unit that is said to join too, so that nobody would be in charge.

    Those who stand in one list before *phối hợp với* have one role.
    """
    name = re.escape(_NAME.format(at))
    found = re.search(
        rf"(?:^|[.;:] )(?P<list>{_NAMES}{name}{_NAMES})[^.;]{{0,12}}\bphoi hop[^.;]*? voi\b", text
    )
    if not found:
        return False
    beside = {int(one) for one in re.findall(r"\d+", found["list"])} - {at}
    is_assigned = any(roles.get(one) is Role.ASSIGN for one in beside)
    return is_assigned or all(role is Role.COORDINATE for role in roles.values())

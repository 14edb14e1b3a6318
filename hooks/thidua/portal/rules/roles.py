"""The rule for roles: who leads, who only takes part and who is asked, as the paragraph says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem
from thidua.language.markup import plain_line
from thidua.language.vietnamese import fold
from thidua.model.responsibility import Role
from thidua.portal.dossier import Dossier
from thidua.portal.rules.fidelity import difference_problem

_LEADS = re.compile(r"\bchu tri\b|\bdau moi\b|trach nhiem chinh|\blam truong\b|\bdung dau\b")
_LEADS_WORK = re.compile(r"\bchu tri\b|\bdau moi\b|trach nhiem chinh")
_HELPS = compile_late(
    r"\b(?:giup|tham muu|ho tro|phuc vu|tro giup|thuong truc|phoi hop|tu van|"
    r"bao dam|dam bao|huong dan|tao dieu kien)\b"
)
_ASIDE = (
    r"(?:(?:(?!\b(?:phoi hop|tham muu|giup|do|khi|cung|voi|de nghi|truong hop)\b)"
    r"[^;.\x1a\x1b]){0,120})"
)
"""Words between a unit and its verb, of nobody else: *Phòng A, theo chức năng, chủ trì*."""
_NAME = "\x1a{}\x1a"
"""Stands for a unit, by its number; no document has the sign."""
_OWN = "\x1b"
"""Stands for the unit whose role is looked for, so that the patterns are the same for all."""
_NAMES = rf"(?:(?:\x1a\d+\x1a|{_OWN})(?:,|;| va|, va)? ?)*"
"""Units that are listed."""
_JOINED = rf"(?:phoi hop(?: chat che)?,?(?: cung| voi)*|\bcung(?: voi)?) {_NAMES}{_OWN}"
_IS_JOINED = compile_late(rf"{_JOINED}|{_OWN} phoi hop\b")
_EACH_JOINED = compile_late(rf"(?={_JOINED})")
_ASKS = r"\b(?:de nghi|kien nghi|mong)"
_ANY_ASKED = compile_late(_ASKS)
_IS_ASKED = compile_late(rf"{_ASKS} (?:cac )?{_NAMES}{_OWN}")
_IS_LEADING = compile_late(
    rf"{_OWN}{_ASIDE} (?:la (?:don vi|co quan) chu tri|(?<!don vi )(?<!co quan )chu tri)\b"
)
_IS_HEAD = compile_late(
    rf"(?<!truong )(?<!tich )(?<!thu )(?<!doc )(?<!pho )(?<!ban ){_OWN}"
    r"(?:(?!\bdo\b)[^;.\x1a]){0,40}\b(?:lam truong|dung dau)\b|"
    rf"\b(?:truong|dung dau)\b[^;.,\x1a]{{0,30}} la {_OWN}"
)
_IS_SECOND = compile_late(rf"\bchu tri[,;] (?:va )?{_NAMES}{_OWN} (?:cung )?phoi hop\b")
_LIST_JOINED = compile_late(
    rf"(?:^|[.;:] )(?P<list>{_NAMES}{_OWN}{_NAMES})[^.;]{{0,12}}\bphoi hop[^.;]*? voi\b"
)
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
    items = dossier.entry.record.responsibility_items
    head = fold(plain_line(responsibilities.lead or "")) if responsibilities else ""
    leads_by_column = _LEADS.search(head) is not None
    names = sorted({fold(one.unit) for item in items for one in item.units}, key=len, reverse=True)
    for index, item in enumerate(items):
        text = _mark_names(fold(plain_line(item.text)), names)
        roles = {names.index(fold(one.unit)): one.role for one in item.units}
        for place, one in enumerate(item.units):
            right = _find_right(text, names.index(fold(one.unit)), roles)
            if leads_by_column and one.role is Role.LEAD and not _LEADS.search(text):
                continue  # the head of the table says so of all its rows
            if right and right is not one.role:
                yield difference_problem(
                    dossier.entry,
                    ("responsibilities", "items", index, "units", place, "role"),
                    f"Mục {item.bare_number} in “{one.unit}” {_CALLED[right]}.",
                    f"Ghi `{right.value}`.",
                )


def _mark_names(text: str, names: list[str]) -> str:
    """Put the number of each name in its place, so that lists of names are known as lists."""
    for at, name in enumerate(names):
        if name in text:
            text = _replace_whole(text, name, _NAME.format(at))
    return text


def _replace_whole(text: str, words: str, mark: str) -> str:
    """Replace words where they begin and end with a word.

    Units have other names in every plan; to compile a pattern for each takes ten times as long.
    """
    parts, done, at = [], 0, text.find(words)
    while at >= 0:
        end = at + len(words)
        if _is_edge(text, at) and _is_edge(text, end):
            parts += [text[done:at], mark]
            done = end
            at = text.find(words, max(end, at + 1))
        else:
            at = text.find(words, at + 1)
    return "".join(parts) + text[done:]


def _is_edge(text: str, at: int) -> bool:
    """Whether a word begins or ends at a place, as a pattern tells it."""
    before, behind = text[at - 1 : at] if at else "", text[at : at + 1]
    return (before.isalnum() or before == "_") != (behind.isalnum() or behind == "_")


def _find_right(text: str, at: int, roles: dict[int, Role]) -> Role | None:
    """The role that the paragraph gives a unit, where it contradicts the one that is stated."""
    text, role = text.replace(_NAME.format(at), _OWN), roles[at]
    is_asked = _IS_ASKED.search(text) is not None
    if _IS_LEADING.search(text):
        is_less = role in {Role.ASSIGN, Role.SUPPORT} or (role is Role.REQUEST and not is_asked)
        is_joined = role is Role.COORDINATE and _IS_JOINED.search(text)
        return Role.LEAD if (role is Role.COORDINATE and not is_joined) or is_less else None
    may_join = "phoi hop" in text or "cung" in text  # found sooner than the pattern
    joined = len(_EACH_JOINED.findall(text)) if may_join else 0
    only_joins = 0 < joined == text.count(_OWN)
    if role is not Role.COORDINATE and (only_joins or _IS_SECOND.search(text)):
        return None if _may_be_asked(role, text) or role is Role.SUPPORT else Role.COORDINATE
    if role is Role.ASSIGN and is_asked:
        return Role.REQUEST
    if role is Role.SUPPORT and not _HELPS.search(text):
        return Role.COORDINATE if joined else Role.ASSIGN
    if role is Role.LEAD and (not _LEADS.search(text) or _is_led_by_another(text)):
        return Role.COORDINATE if joined else Role.ASSIGN
    return Role.ASSIGN if role is Role.COORDINATE and _is_joined_by_others(text, roles) else None


def _is_led_by_another(text: str) -> bool:
    """Whether all that leads in a paragraph is the head of some group, and the unit is not it.

    *Khối thi đua do Trưởng thôn Đông làm trưởng khối*: neither the village leads nor the group.
    """
    return bool(not _LEADS_WORK.search(text) and not _IS_HEAD.search(text))


def _may_be_asked(role: Role, text: str) -> bool:
    return role is Role.REQUEST and _ANY_ASKED.search(text) is not None


def _is_joined_by_others(text: str, roles: dict[int, Role]) -> bool:
    """Whether others join a unit that is said to join too, so that nobody would be in charge.

    Those who stand in one list before *phối hợp với* have one role.
    """
    found = _LIST_JOINED.search(text)
    if not found:
        return False
    beside = {int(one) for one in re.findall(r"\d+", found["list"])}
    is_assigned = any(roles.get(one) is Role.ASSIGN for one in beside)
    return is_assigned or all(role is Role.COORDINATE for role in roles.values())

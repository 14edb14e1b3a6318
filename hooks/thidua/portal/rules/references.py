"""Rules for references: whatever a record names exists; near misses get a suggestion."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from thidua.datafiles.closed_lists import DOCUMENT_TYPES, FIELDS, INDICATORS
from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import Problem
from thidua.language.vietnamese import CAPITALS, did_you_mean, fold, key_named, nearest
from thidua.model.field_path import FieldPath
from thidua.model.plan import Items, Plan
from thidua.model.tiers import Level
from thidua.model.types import is_slug
from thidua.model.vocabulary import Issuer
from thidua.portal.dossier import Dossier
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.references import ISSUERS, References
from thidua.portal.sources import Sources

_ALIKE = 0.85  # identifiers less alike are those of different plans

_LEVELS = {
    "tỉnh": Level.PROVINCE,
    "huyện": Level.DISTRICT,
    "xã": Level.COMMUNE,
    "phường": Level.COMMUNE,
    "thị trấn": Level.COMMUNE,
    "đặc khu": Level.COMMUNE,
}
_OF_LEVEL = re.compile(
    r"^(?:(?:Ủy ban|Uỷ ban|Hội đồng) nhân dân|UBND|HĐND|Đảng (?:ủy|uỷ)) "
    r"(tỉnh|huyện|xã|phường|thị trấn|đặc khu) ",
    re.IGNORECASE,
)

_PLACE = re.compile(
    rf"(?<!\w)(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh) "
    rf"(?P<place>[{CAPITALS}].*)$"
)

_LISTS = {
    FIELDS: "lĩnh vực",
    DOCUMENT_TYPES: "loại văn bản",
    INDICATORS: "chỉ tiêu chung",
}


def _unknown_issuer(
    entry: FileRecord[Any], path: FieldPath, value: str, known: Mapping[str, Issuer]
) -> Problem:
    names = {issuer.id: (issuer.name, issuer.short_name) for issuer in known.values()}
    advice = _meant(value, names) or f"Chọn một mã có trong `{ISSUERS}`."
    return entry.problem(path, f"Không có `{value}` trong `{ISSUERS}`.", advice)


def _unknown_plan(sources: Sources, entry: FileRecord[Any], path: FieldPath, value: str) -> Problem:
    said = f"Không có kế hoạch `{value}` trong `data/plans/`."
    meant = key_named(value, {plan.id: _names_of(sources, plan) for plan in sources.plans})
    same_number = [plan.id for plan in sources.plans if _is_number_of(plan, value)]
    # A plan of another year has almost the same identifier, but is never what was meant.
    figures = re.findall(r"\d+", value)
    same_year = [one for one in sources.plan_folders if re.findall(r"\d+", one) == figures]
    if meant:
        advice = f"Viết `{meant}`."
    elif same_number:
        advice = f"Mang số này có {', '.join(f'`{one}`' for one in same_number)}; viết đúng một mã."
    elif guess := nearest(value, same_year, alike=_ALIKE):
        advice = f"Có phải ý bạn là `{guess}`?"
    elif not is_slug(value):
        advice = "Viết mã của kế hoạch, tức tên thư mục của nó trong `data/plans/`."
    elif path == ("plan",):
        advice = (
            f"Nếu kế hoạch ấy đã bị xóa thì khôi phục thư mục `data/plans/{value}/`, hoặc xóa cả "
            "tệp gương này; đừng chuyển gương sang kế hoạch khác."
        )
    else:
        advice = f"Nếu kế hoạch ấy đã bị xóa thì bỏ chỗ này, hoặc khôi phục `data/plans/{value}/`."
    return entry.problem(path, said, advice)


def _names_of(sources: Sources, plan: PlanSummary) -> tuple[str, ...]:
    """What people write instead of the identifier of a plan."""
    kind = sources.references.type_by_id.get(plan.doc_type)
    named = (f"{kind.name} {plan.number}", f"{kind.name} số {plan.number}") if kind else ()
    return (plan.title, f"data/plans/{plan.id}/plan.yml", *(named if plan.number else ()))


def _is_number_of(plan: PlanSummary, words: str) -> bool:
    return bool(plan.number) and f" {fold(words)}".endswith(f" {fold(plan.number)}")


def _meant(value: str, names: Mapping[str, Collection[str]]) -> str:
    """Advice to write the identifier of the entry with this name, or a similar identifier.

    Empty if there is neither.
    """
    named = key_named(value, names)
    return f"Viết `{named}`." if named else did_you_mean(value, names)


def issuers_exist(dossier: Dossier) -> Iterator[Problem]:
    """Every issuer in a plan is in the list of issuers."""
    known = dossier.references.issuer_by_id
    for path, value in _plan_issuers(dossier.entry.record):
        if value not in known:
            yield _unknown_issuer(dossier.entry, path, value, known)


def issuers_elsewhere_exist(sources: Sources) -> Iterator[Problem]:
    """Every issuer in a decision on an award, or in another issuer, is in the list of issuers."""
    known = sources.issuer_by_id
    for honoree in sources.honorees:
        for index, award in enumerate(honoree.record.awards):
            for key in ("decision", "revoked_by"):
                decision = getattr(award, key)
                if decision and decision.issuer and decision.issuer not in known:
                    path: FieldPath = ("awards", index, key, "issuer")
                    yield _unknown_issuer(honoree, path, decision.issuer, known)
    for index, issuer in enumerate(sources.issuers.record.issuers):
        if issuer.parent and issuer.parent not in known:
            path = ("issuers", index, "parent")
            yield _unknown_issuer(sources.issuers, path, issuer.parent, known)
        for place, successor in enumerate(issuer.successors):
            if successor not in known:
                path = ("issuers", index, "successors", place)
                yield _unknown_issuer(sources.issuers, path, successor, known)


def _plan_issuers(plan: Plan) -> Iterator[tuple[FieldPath, str]]:
    yield ("document", "issuer"), plan.document.issuer
    for path, cited in plan.list_cited():
        if cited.issuer:
            yield (*path, "issuer"), cited.issuer


def unlisted(
    entry: FileRecord[Any],
    path: FieldPath,
    value: str,
    known: Mapping[str, Collection[str]],
    file: str,
) -> Problem:
    """Make the problem of a value that is not in a closed list.

    Args:
        entry: the file with the value.
        path: of the value in the record.
        value: as written.
        known: all names of each entry of the list, by its identifier.
        file: to which a portal can add entries of the list.
    """
    advice = _meant(value, known)
    advice = advice or f"Chọn một mã có sẵn (Hướng dẫn, trang “Mã có sẵn”), hoặc thêm vào `{file}`."
    return entry.problem(path, f"Không có `{value}` trong danh mục {_LISTS[file]}.", advice)


def known_fields(references: References) -> dict[str, tuple[str, ...]]:
    """The name of each field by its identifier."""
    return {field.id: (field.name,) for field in references.lists.fields}


def fields_exist(dossier: Dossier) -> Iterator[Problem]:
    """Every field in a plan is in the list of fields."""
    known = known_fields(dossier.references)
    for path, value in _plan_fields(dossier.entry.record):
        if value not in known:
            yield unlisted(dossier.entry, path, value, known, FIELDS)


def fields_of_honorees_exist(sources: Sources) -> Iterator[Problem]:
    """The field of every honoured example is in the list of fields."""
    known = known_fields(sources.references)
    for honoree in sources.honorees:
        value = honoree.record.field
        if value not in known:
            yield unlisted(honoree, ("field",), value, known, FIELDS)


def _plan_fields(plan: Plan) -> Iterator[tuple[FieldPath, str]]:
    for path, _, line in plan.targets.lines() if plan.targets else ():
        if line.field:
            yield ("targets", *path, "field"), line.field
    for key in ("contents", "tasks"):
        items: Items | None = getattr(plan, key)
        for index, item in enumerate(items.items if items else ()):
            for place, value in enumerate(item.fields):
                yield (key, "items", index, "fields", place), value


def document_types_exist(dossier: Dossier) -> Iterator[Problem]:
    """Every document type in a plan is in the list of document types."""
    known = {
        kind.id: (kind.name, *([kind.code] if kind.code else ()))
        for kind in dossier.references.lists.document_types
    }
    entry = dossier.entry
    plan = entry.record
    named: list[tuple[FieldPath, str]] = [(("document", "doc_type"), plan.document.doc_type)]
    for path, cited in plan.list_cited():
        if cited.doc_type:
            named.append(((*path, "doc_type"), cited.doc_type))
    for path, value in named:
        if value not in known:
            yield unlisted(entry, path, value, known, DOCUMENT_TYPES)


def plans_refer_to_others(dossier: Dossier) -> Iterator[Problem]:
    """No plan is related to itself, and none answers itself."""
    plan = dossier.entry.record
    named: list[tuple[FieldPath, str]] = [
        (("related", at), one) for at, one in enumerate(plan.related)
    ]
    if plan.responds_to and plan.responds_to.plan:
        named.append((("responds_to", "plan"), plan.responds_to.plan))
    for path, value in named:
        if value == plan.id:
            yield dossier.entry.problem(
                path, f"`{value}` là chính kế hoạch này.", "Ghi mã của kế hoạch khác, hoặc bỏ đi."
            )


def plans_exist(sources: Sources) -> Iterator[Problem]:
    """Every plan to which a plan or an honoree refers has a folder."""
    # A plan whose folder has another name is told there.
    known = sources.plan_folders | {plan.id for plan in sources.plans}
    for plan in sources.plans:
        for path, value in plan.plans_named():
            if value not in known:
                yield _unknown_plan(sources, sources.open_entry(plan), path, value)
    for honoree in sources.honorees:
        named = honoree.record.plan
        if named and named not in known:
            yield _unknown_plan(sources, honoree, ("plan",), named)


def issuers_are_called_alike(sources: Sources) -> Iterator[Problem]:
    """Short name and level of a body are those of its name."""
    entry = sources.issuers
    for index, issuer in enumerate(entry.record.issuers):
        if not _is_of_place(issuer.short_name, issuer.name):
            yield entry.problem(
                ("issuers", index, "short_name"),
                f"“{issuer.short_name}” không phải tên gọi tắt của “{issuer.name}”.",
                "Rút gọn đúng tên ấy: `UBND xã An Thịnh` cho `Ủy ban nhân dân xã An Thịnh`.",
            )
        found = _OF_LEVEL.search(issuer.name)
        if found and issuer.level is not _LEVELS[found[1].lower()]:
            wanted = _LEVELS[found[1].lower()].value
            place: FieldPath = ("issuers", index, "level" if issuer.level else "kind")
            fault, fix = f"“{issuer.name}” không phải cơ quan cấp này.", f"Ghi `{wanted}`."
            if issuer.level is None:
                fault = f"“{issuer.name}” là cơ quan của một cấp chính quyền."
                fix = f"Ghi `level: {wanted}`" + (" thay cho `kind`." if issuer.kind else ".")
                if issuer.kind is None:
                    fault, place = f"Thiếu mục `level`: {fault}", place[:2]
            yield entry.problem(place, fault, fix)


def issuers_have_a_level_or_a_kind(sources: Sources) -> Iterator[Problem]:
    """A body is of one level or of one kind; of neither only where it stands under another."""
    for index, issuer in enumerate(sources.issuers.record.issuers):
        if issuer.level and issuer.kind:
            said = (
                f"{issuer.short_name} vừa có `level` vừa có `kind`: danh sách chỉ xếp một cơ quan "
                "vào một nhóm."
            )
            fix = (
                "Cơ quan của một cấp chính quyền thì bỏ `kind`; trường học, bệnh viện, doanh "
                "nghiệp, đơn vị thì bỏ `level`."
            )
            yield sources.issuers.problem(("issuers", index, "kind"), said, fix)
        elif not (issuer.level or issuer.kind or issuer.parent or _OF_LEVEL.search(issuer.name)):
            yield sources.issuers.problem(
                ("issuers", index),
                f"Thiếu mục `level`: chưa rõ {issuer.short_name} thuộc cấp nào.",
                "Ghi `level` (`central`, `province`, `district`, `commune`); không thuộc cấp nào "
                "thì ghi `kind` (`school`, `health`, `enterprise`, `unit`), hoặc `parent` là mã cơ "
                "quan cấp trên.",
            )


def _is_of_place(short: str, name: str) -> bool:
    """Whether a short name that ends in the name of a place has that of the name."""
    place = _PLACE.search(short)
    return place is None or f" {place['place']} " in f" {name} " or fold(place[1]) in fold(name)


def parents_form_a_tree(sources: Sources) -> Iterator[Problem]:
    """No issuer is above itself."""
    for index, issuer in enumerate(sources.issuers.record.issuers):
        above, seen = issuer.parent, {issuer.id}
        while above in sources.issuer_by_id and above not in seen:
            seen.add(above)
            above = sources.issuer_by_id[above].parent
        if above == issuer.id:
            yield sources.issuers.problem(
                ("issuers", index, "parent"),
                f"`{issuer.id}` thành cấp trên của chính mình.",
                "Sửa lại cơ quan cấp trên trực tiếp.",
            )


def responds_to_a_cited_document(dossier: Dossier) -> Iterator[Problem]:
    """The plan that this one answers is among the documents it cites."""
    entry = dossier.entry
    plan = entry.record
    if not plan.responds_to:
        return
    cited = {
        str(citation.number) for citation in (*plan.legal_bases, *plan.citations) if citation.number
    }
    number = str(plan.responds_to.number)
    if number not in cited:
        advice = did_you_mean(number, cited) or "Thêm văn bản này vào `legal_bases`."
        yield entry.problem(
            ("responds_to", "number"),
            f"`{number}` không có trong `legal_bases` hay `citations`.",
            advice,
        )

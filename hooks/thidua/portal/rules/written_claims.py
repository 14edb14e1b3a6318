"""Rules for what written pages and the portal's own description say of plans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from thidua.datafiles.decoding import decode
from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem
from thidua.portal.rules.false_claims import (
    FalseClaim,
    PlanFacts,
    gather_facts,
    is_denied,
    list_false_claims,
    list_verdicts,
    shown_words,
)
from thidua.portal.rules.plans_in_words import list_named_plans, names_some_plan
from thidua.portal.sources import Sources
from thidua.written.listing import DOCS, docs_files
from thidua.written.text import Text, read_text

_LINK = compile_late(
    r"(?<!!)\[([^\]\n]*)\]\([^)\s]*?ke-hoach/([a-z0-9-]+)[/)#?][^)\n]*?\)?(?=\W|$)"
)
_LINK_OF_HTML = compile_late(
    r"<a\s[^>]*?href=[\"'][^\"'>]*?ke-hoach/([a-z0-9-]+)[/\"'#?][^>]*>([^<]*)"
)
_LINK_BY_NAME = compile_late(r"\[([^\]\n]*)\]\s?\[([^\]\n]*)\]")
_NAMED = compile_late(
    r"^[ \t]*\[([^\]\n]+)\]:\s*\S*?ke-hoach/([a-z0-9-]+)(?:[/#?]|\s|$)", re.MULTILINE
)
_ANY_LINK = compile_late(r"!?\[([^\]\n]*)\]\([^)\n]*\)(?:\{[^}\n]*\})?")
_PARAGRAPH = compile_late(r"(?:(?!\n[ \t]*\n|\n[ \t]*(?:[-*+]|\d+[.)])[ \t]).)+", re.DOTALL)
_SENTENCE = compile_late(r"(?:[^.!?]|[.!?](?!\s|$))+[.!?]?")
_GOES_ON = compile_late(
    r"\s*(?:Kế hoạch|Chỉ thị|Phong trào|Văn bản|Thời (?:gian|hạn)|Nay|Đến nay|Hiện(?: nay)?)(?!\w)"
)
"""Begins a sentence that is still about the plan to which the one before links."""
_NAMES_PLANS = (b"ke-hoach/", b"/KH", b"/CT", "/QĐ".encode(), "“".encode(), "tiêu".encode())
"""A page that tells of plans has one of these: a link, a number, a quote, the word *chỉ tiêu*."""
_ALL_TARGETS = compile_late(
    r"(?<!\w)chỉ tiêu(?!\w)[^.;]*(?<!\w)(?:thi đua|phong trào|kế hoạch|năm \d{4})(?!\w)|"
    r"(?<!\w)(?:thi đua|phong trào|kế hoạch|năm \d{4})(?!\w)[^.;]*(?<!\w)chỉ tiêu(?!\w)",
    re.IGNORECASE,
)
_HAS_MET = compile_late(
    r"(?<!\w)\d+(?:,\d+)?\s?%[^.;]*?(?<!\w)(?:đạt|vượt|hoàn thành)(?!\w)|"
    r"(?<!\w)(?:đạt|vượt|hoàn thành)(?!\w)[^.;]*?\d\s?%",
    re.IGNORECASE,
)
_Sentence = tuple[int, str, list[tuple[str, str]]]
"""A sentence with its place in its file, and its links to plans: their words, and the plan."""
_HOW_MANY = compile_late(
    r"(?<![\w.,/])(\d{1,3}(?:\.\d{3})+|\d+) (kế hoạch|phong trào|gương)(?!\w)", re.IGNORECASE
)


def written_pages_say_what_plans_print(sources: Sources) -> Iterator[Problem]:
    """A sentence that links to a plan has only figures, days and verdicts that are on record."""
    if not (sources.root / DOCS).is_dir():
        return
    plans = {plan.id: plan for plan in sources.plans}

    @cache
    def facts_of(plan: str) -> PlanFacts:
        return gather_facts(sources.open_dossier(plans[plan]))

    for file in docs_files(sources.root).values():
        if not (file.own and file.is_page and file.is_plain):
            continue
        raw = file.source.read_bytes()
        tells = any(mark in raw for mark in _NAMES_PLANS)
        whole, _ = decode(raw, file.shown_name) if tells else ("", [])
        if not whole:
            continue
        for paragraph in list_paragraphs_on_plans(whole, file.shown_name):
            known: list[PlanFacts] = []
            for at, sentence, linked in paragraph:
                links = [one for one in linked if one[1] in plans]
                links = links or [*list_named_plans(sentence, sources)]
                known = [facts_of(plan) for _, plan in links] or known
                is_of_plans = bool(known and (links or _GOES_ON.match(sentence)))
                if not (is_of_plans or _ALL_TARGETS.search(sentence)):
                    continue
                words, places = _read_words(sentence)
                claims: Iterator[FalseClaim]
                if is_of_plans:
                    claims = list_false_claims(words, links[0][0] if links else "", known)
                else:
                    told = (facts_of(one.id).reported for one in sources.plans if one.reviewed)
                    claims = list_verdicts(words, "\n".join(told))
                for claim in claims:
                    text, _, _ = read_text(whole, file.shown_name)
                    yield _told(text, at + places[max(claim.at, 0)], claim)


def list_paragraphs_on_plans(whole: str, file: str) -> list[list[_Sentence]]:
    """The sentences of every paragraph that names a plan or tells of targets, whatever portal."""
    text, _, _ = read_text(whole, file)
    named = {found[1].lower(): found[2] for found in text.matches(_NAMED)}
    paragraphs = []
    for paragraph in text.matches(_PARAGRAPH):
        read = [(at, said, [*_list_links(said, named)]) for at, said in _split(paragraph)]
        if any(
            links or names_some_plan(said) or _ALL_TARGETS.search(said) for _, said, links in read
        ):
            paragraphs.append(read)
    return paragraphs


def _list_links(sentence: str, named: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The words of each link to a plan, and the plan: in Markdown, by name, or in HTML."""
    yield from ((found[1], found[2]) for found in _LINK.finditer(sentence))
    yield from ((found[2], found[1]) for found in _LINK_OF_HTML.finditer(sentence))
    for found in _LINK_BY_NAME.finditer(sentence) if named else ():
        plan = named.get((found[2] or found[1]).lower())
        if plan:
            yield found[1], plan


def _split(paragraph: re.Match[str]) -> Iterator[tuple[int, str]]:
    """The sentences of a paragraph, each with its place in the file."""
    for found in _SENTENCE.finditer(paragraph[0]):
        yield paragraph.start() + found.start(), found[0]


def _read_words(sentence: str) -> tuple[str, list[int]]:
    """The words of a sentence with single spaces, and where each of them stands in the source."""
    shown = _ANY_LINK.sub(_without_address, sentence)
    words, places = "", []
    for found in re.finditer(r"\S+", shown):
        if words:
            words += " "
            places.append(found.start())
        words += found[0]
        places += range(found.start(), found.end())
    return words, [*places, len(shown)]


def _without_address(found: re.Match[str]) -> str:
    """The words of a link at their place, so that places in a sentence stay what they are."""
    words = found[1]
    begin = found[0].index("[") + 1
    return f"{' ' * begin}{words}{' ' * (len(found[0]) - begin - len(words))}"


def _told(text: Text, at: int, claim: FalseClaim) -> Problem:
    return Problem(text.file, text.position(at), claim.message, claim.fix)


def the_portal_describes_itself_truly(sources: Sources) -> Iterator[Problem]:
    """Its description calls no target met, and counts no more plans and examples than it has."""
    entry = sources.identity
    have = {"gương": len(sources.honorees)}
    for key, told in (("tagline", entry.record.tagline), ("about", entry.record.about)):
        words = shown_words(told or "")
        for found in _HOW_MANY.finditer(words):
            there = have.get(found[2].lower(), len(sources.plans))
            if int(found[1].replace(".", "")) > there:
                yield entry.problem(
                    (key,),
                    f"Cổng kể “{found[0]}”, mà ở đây mới có {there}.",
                    "Ghi đúng số, hoặc bỏ số: trang chủ tự đếm.",
                )
        said = [doubt.message for doubt in list_verdicts(words, "")]
        said += [
            f"Không báo cáo nào trên Cổng nói “{found[0]}”."
            for found in _HAS_MET.finditer(words)
            if not is_denied(words, found)
        ]
        for message in said[:1]:
            yield entry.problem(
                (key,), message, "Lời giới thiệu không tự xét kết quả; kết quả ghi ở báo cáo."
            )

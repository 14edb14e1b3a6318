"""Plans that a sentence names without a link: by number, or by the name of the campaign."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.foundation.patterns import compile_late
from thidua.language.compared_words import split_folded
from thidua.language.dates import printed_days
from thidua.language.document_number import printed_numbers
from thidua.language.vietnamese import fold
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.sources import Sources

_QUOTED = compile_late(r"“([^”]{1,600})”")
_OF = compile_late(r"(?:\s+ngày [\d/.-]+)?\s+của\s+([^,.;:()]{2,60})")
_FEWEST_WORDS = 4
_NEAR = 40


def list_named_plans(sentence: str, sources: Sources) -> Iterator[tuple[str, str]]:
    """The plans of this portal that a sentence names: the number, or no words, and the plan.

    A number that somebody else's document has as well is told by the day or the body behind it.
    """
    numbers, names = _read_names(sentence)
    numbered = {
        place
        for number in numbers
        for place in sources.places_by_number.get(number, ())
        if _is_meant(sources.plans[place], sentence, sources)
    }
    named = {place for name in names for place in sources.titles.find(name)}
    for place in sorted(numbered | named):
        plan = sources.plans[place]
        yield plan.number if place in numbered else "", plan.id


def names_some_plan(sentence: str) -> bool:
    """Whether a sentence names a plan, of whatever portal, without a link."""
    return any(_read_names(sentence))


def _read_names(sentence: str) -> tuple[set[str], list[str]]:
    """The numbers in a sentence, and what it quotes that is long enough to be a name."""
    quoted = [fold(one[1]) for one in _QUOTED.finditer(sentence)]
    names = [one for one in quoted if len(one.split()) >= _FEWEST_WORDS]
    return {str(one) for one in printed_numbers(sentence)}, names


def _is_meant(plan: PlanSummary, sentence: str, sources: Sources) -> bool:
    end = sentence.index(plan.number) + len(plan.number)
    days = [str(one) for one in printed_days(sentence[end : end + _NEAR])]
    if days and sentence[end:].lstrip().startswith("ngày") and plan.issued != days[0]:
        return False
    body = _OF.match(sentence, end)
    issuer = sources.references.issuer_by_id.get(plan.issuer)
    last = split_folded(issuer.name)[-1:] if issuer else []
    return not body or all(word in split_folded(body[1]) for word in last)

"""What somebody else took while the questions about a new plan were answered."""

from __future__ import annotations

from dataclasses import replace

from thidua.authoring.known_lists import KnownLists
from thidua.authoring.new_issuer import NewIssuer, propose_issuer
from thidua.authoring.newplan.questions import suggest_id
from thidua.authoring.questions import Answers


def choose_again(
    answers: Answers, new_issuer: NewIssuer | None, known: KnownLists, *, is_id_proposed: bool
) -> tuple[dict[str, str], NewIssuer | None]:
    """The answers, with other proposals in place of those that are taken now.

    Args:
        answers: to the questions, by the lists of that moment.
        new_issuer: the body that is to be added; somebody may have added it by now.
        known: the lists as they are now.
        is_id_proposed: whether the identifier is a proposal; one that a person chose stays.
    """
    chosen = dict(answers)
    if new_issuer:
        added = known.find_issuer(new_issuer.name)
        proposed = propose_issuer(new_issuer.name, {issuer.id for issuer in known.issuers})
        chosen["issuer"] = added.id if added else proposed.id
        new_issuer = None if added else replace(new_issuer, id=proposed.id)
    if is_id_proposed and chosen["id"] in known.taken:
        chosen["id"] = suggest_id(known, chosen)
    return chosen, new_issuer

"""The page that explains the rule of states, made of the table that is the rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from thidua.look.assets import TABLE_STYLES
from thidua.model import paths
from thidua.portal.catalogue import Catalogue
from thidua.portal.result_states import STATES, StateRule
from thidua.site.pages import jsonld
from thidua.site.pages.page import Heading, Link, Page, View
from thidua.site.pages.plan_list import HOME_LINK

RULE_TITLE = "Cổng xét kết quả thế nào"
_JUDGES = "ai-xet"


@dataclass(frozen=True)
class ResultRuleView(View):
    """The rule of states.

    Attributes:
        states: every state with its rule and its examples.
        judges: the anchor of the part about who judges.
    """

    template: ClassVar[str] = "result-rule.html"
    needs: ClassVar[Sequence[str]] = TABLE_STYLES

    states: tuple[StateRule, ...]
    judges: str


def make_result_rule_page(catalogue: Catalogue) -> Page:
    """The rule, the same for all plans, with examples."""
    links = [Link(state.word, f"{paths.RESULT_RULE}#{state.anchor}") for state in STATES]
    return Page(
        path=paths.RESULT_RULE,
        title=RULE_TITLE,
        summary="Khi nào Cổng ghi đạt, vượt, chưa đạt, đang thực hiện, chưa có số liệu hay chưa "
        "so sánh được: một quy tắc chung cho mọi kế hoạch, kèm ví dụ.",
        view=ResultRuleView(states=STATES, judges=_JUDGES),
        trail=(HOME_LINK, Link("Chỉ tiêu", paths.TARGETS)),
        headings=(
            *(Heading(state.word, state.anchor) for state in STATES),
            Heading("Ai xét", _JUDGES),
        ),
        subject=jsonld.describe_collection(
            catalogue.identity.base_url, paths.RESULT_RULE, RULE_TITLE, links
        ),
        nav=paths.TARGETS,
    )

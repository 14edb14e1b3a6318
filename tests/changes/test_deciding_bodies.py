"""Who may decide about a plan, where the bodies above its own have changed since."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from thidua.model.vocabulary import Issuer
from thidua.portal.rules.deciding_bodies import plans_are_changed_by_a_body_that_may
from thidua.portal.succession import Succession

WARD: dict[str, Any] = {"level": "commune"}
BODIES = [
    {"id": "ubnd-phuong-binh-an", "name": "UBND phường Bình An", "successors": ["ubnd-phuong-moi"],
     "parent": "ubnd-quan-cu", "valid_to": "2025-06-30"} | WARD,
    {"id": "ubnd-phuong-moi", "name": "UBND phường Mới", "valid_from": "2025-07-01"} | WARD,
    {"id": "ubnd-phuong-khac", "name": "UBND phường Khác"} | WARD,
    {"id": "ubnd-quan-cu", "name": "UBND quận Cũ", "level": "district", "valid_to": "2025-06-30"},
    {"id": "truong-binh-an", "name": "Trường Tiểu học Bình An", "kind": "school",
     "parent": "ubnd-phuong-moi"},
]  # fmt: skip


@pytest.mark.parametrize(
    ("deciding", "may"),
    [("ubnd-phuong-binh-an", True), ("ubnd-phuong-moi", True), ("ubnd-quan-cu", True),
     ("ubnd-phuong-khac", False)],
)  # fmt: skip
def test_a_body_that_stood_above_decided_in_its_own_days(deciding: str, may: bool) -> None:
    """After a merger the school stands under the new ward; decisions of the old one stay good."""
    found = [Issuer.model_validate({"short_name": one["name"]} | one) for one in BODIES]
    issuers = {one.id: one for one in found}
    changed = SimpleNamespace(plan="ke-hoach")
    entry = SimpleNamespace(
        record=SimpleNamespace(changes=[SimpleNamespace(note=None)]),
        problem=lambda *said: pytest.fail(str(said)) if may else None,
    )
    sources: Any = SimpleNamespace(
        plans=[
            SimpleNamespace(id="ke-hoach", issuer="truong-binh-an", changed=[], draft=False),
            SimpleNamespace(id="quyet-dinh", issuer=deciding, changed=[changed], draft=False),
        ],
        issuer_by_id=issuers,
        references=SimpleNamespace(succession=Succession(issuers)),
        open_entry=lambda _: entry,
    )
    if may:
        assert not [*plans_are_changed_by_a_body_that_may(sources)]
    else:
        with pytest.raises(TypeError):  # a problem is made
            [*plans_are_changed_by_a_body_that_may(sources)]

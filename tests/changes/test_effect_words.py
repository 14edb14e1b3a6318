"""What drafting takes for a change, the rule about its sentence accepts as the same change."""

from __future__ import annotations

import re

import pytest

from thidua.authoring.drafting.said_words import BEFORE_NUMBER
from thidua.language.vietnamese import fold
from thidua.model.decided import Effect
from thidua.portal.rules.decisions import _SAYING

SAID = (
    (Effect.RESUME, "Khôi phục Kế hoạch số 5"),
    (Effect.SUSPEND, "Ngừng hiệu lực Kế hoạch số 5"),
    (Effect.SUSPEND, "Hoãn tổ chức phong trào theo Kế hoạch số 5"),
    (Effect.EXTEND, "Lùi ngày kết thúc Kế hoạch số 5"),
    (Effect.EXTEND, "Giãn thời gian thực hiện Kế hoạch số 5"),
    (Effect.EXTEND, "Nới thời điểm tổng kết Kế hoạch số 5"),
    (Effect.SHORTEN, "Đẩy sớm ngày tổng kết Kế hoạch số 5"),
    (Effect.REPLACE, "Thay cho Kế hoạch số 5"),
    (Effect.END, "Huỷ toàn bộ kế hoạch số 5"),
    (Effect.END, "Dừng hẳn việc thực hiện Kế hoạch số 5"),
)


@pytest.mark.parametrize(("effect", "sentence"), SAID)
def test_both_know_the_same_words(effect: Effect, sentence: str) -> None:
    drafted = next(one for one, words in BEFORE_NUMBER if re.search(words, fold(sentence)))
    assert drafted is effect
    assert _SAYING[effect].search(sentence)

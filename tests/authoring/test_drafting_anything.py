"""Whatever is dropped into the command, a valid draft or a sentence comes out."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from drafts import TODAY, drafted
from soaking import at_most
from thidua.attachments.text.plaintext import read_text
from thidua.authoring.known_lists import read_known_lists
from thidua.authoring.records import DraftedAttachment
from thidua.authoring.writing import write_plan
from thidua.datafiles.validation import read
from thidua.model import Plan
from workspace import FIVE_PLANS, REPOSITORY

TEXTS = sorted([*FIVE_PLANS.glob("data/plans/*/*.txt"), *REPOSITORY.glob("tests/drafting/*.txt")])
ODD = '0:"#*\\&<>|-–“”…/(). \té\u200bX'
ATTACHED = [DraftedAttachment("van-ban.txt", "extract", "Văn bản")]


def spoil(chance: random.Random) -> str:
    """Texts mixed, shuffled, cut short, or with odd signs in them."""
    lines = [
        line
        for path in chance.sample(TEXTS, chance.randint(1, 2))
        for line in path.read_text("utf-8").replace("э", "e").replace("р", "p").split("\n")
    ]
    way = chance.randint(0, 3)
    if way == 0:
        chance.shuffle(lines)
        return "\n".join(lines[: chance.randint(5, len(lines))])
    if way == 1:
        start = chance.randrange(len(lines))
        return "\n".join(lines[start : start + chance.randint(1, 40)])
    if way == 2:
        ends = (chance.randint(0, len(line)) if chance.random() < 0.3 else None for line in lines)
        return "\n".join(line[:end] for line, end in zip(lines, ends, strict=True))
    signs = (chance.choice(ODD) if chance.random() < 0.02 else char for char in "\n".join(lines))
    return "".join(signs)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(at_most(3, 8)))
def test_any_text_gives_a_valid_draft(seed: int, tmp_path: Path) -> None:
    """Nothing raises, and the model takes whatever was drafted."""
    known, _ = read_known_lists(FIVE_PLANS)
    assert known is not None
    chance = random.Random(seed)
    file = tmp_path / "plan.yml"
    drafts = 0
    for _ in range(40):
        manuscript = read_text(spoil(chance))
        if not manuscript.paragraphs:
            continue
        draft = drafted(manuscript, known)
        file.write_text(write_plan(draft, ATTACHED, TODAY), "utf-8")
        entry, problems = read(file, "plan.yml", Plan)
        assert problems == []
        assert entry is not None
        drafts += 1
    assert drafts > 30

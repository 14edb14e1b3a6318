"""The kit says what the page says: every figure, every word, written or spoken."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from test_spoken import assert_heard, speaker
from thidua.kit.ready_texts import (
    PlanWords,
    strip_marks,
    write_long_post,
    write_short_post,
    write_sms,
)
from thidua.model import paths
from thidua.portal.loading import load_or_raise
from thidua.site.kit.embeds import EmbedFrame
from thidua.site.kit.forwarding import tell_target
from thidua.site.kit.telling import tell_plan
from thidua.site.kit.texts import PlanTexts, tell_in_words
from thidua.site.kit.told import ToldPlan
from thidua.site.kit.wording import word_plan, word_target
from workspace import FIVE_PLANS, SAMPLE

FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")


@pytest.fixture(scope="module")
def told() -> dict[str, tuple[ToldPlan, PlanTexts]]:
    """What the kits of the five plans and of the sample tell."""
    found = {}
    for root in (FIVE_PLANS, SAMPLE.parent):
        catalogue = load_or_raise(root)
        for plan in catalogue.plans:
            opened = catalogue.open_plan(plan)
            kit = tell_plan(opened, plan, "")
            found[plan.id] = (kit, tell_in_words(opened, plan, kit))
    return found


def read_words(file: Path) -> str:
    """The words of a page or a drawing on one line, as a reader has them."""
    whole = file.read_text("utf-8")
    _, _, body = whole.partition("<main")
    shown = re.sub(r"<(?:title|script)\b.*?</(?:title|script)>", " ", body or whole, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", shown)).split())


def squeeze(words: str) -> str:
    """Words without the spaces in which markup differs from plain text."""
    return re.sub(r"\s+", "", words).casefold()


def test_every_word_of_the_kit_stands_on_the_page(
    real_site: Path, told: dict[str, tuple[ToldPlan, PlanTexts]]
) -> None:
    """Title, theme, time, the lines of targets, and each figure with its name and unit."""
    for page in sorted((real_site / "ke-hoach").glob("*/chia-se/")):
        plan, _ = told[page.parent.name]
        words = squeeze(read_words(page.parent / "index.html"))
        for said in (plan.title, plan.theme, plan.number, plan.issuer):
            assert squeeze(said) in words, said
        for target in plan.targets:
            for line in target.lines:
                assert squeeze(line.words) in words, line
        for figure in plan.highlights:
            number = f"{figure.before}{figure.number}{figure.unit}{figure.after}"
            assert squeeze(number) in words and squeeze(figure.name) in words, figure


@pytest.mark.parametrize("form", ["kit", "frame", "drawing"])
def test_no_figure_of_the_kit_is_missing_on_the_page(real_site: Path, form: str) -> None:
    """What is pasted, framed and painted has no number that the page does not print."""
    checked = 0
    for plan in sorted((real_site / "ke-hoach").glob("*/chia-se/")):
        page = paths.plan(plan.parent.name)
        printed = set(FIGURE.findall(read_words(real_site / page / "index.html")))
        if form == "kit":
            html = (plan / "index.html").read_text("utf-8")
            texts = re.findall(r'id="loi-(?:ngan|dai|tin-nhan|vien-dan)">(.*?)</p>', html, re.S)
            words = unescape(" ".join(texts))
            words = re.sub(r"https?://\S+", " ", words)
        elif form == "frame":
            words = read_words(real_site / paths.embed(page) / "index.html")
        else:
            words = read_words(real_site / paths.share_drawing(page))
        figures = [number.strip("/") for number in FIGURE.findall(words)]
        checked += len(figures)
        assert set(figures) <= printed, page
    assert checked > 20


def test_every_line_of_every_plan_is_heard_with_its_figures(
    told: dict[str, tuple[ToldPlan, PlanTexts]],
) -> None:
    """Whatever an announcement takes of a plan, the ear gets the printed figures."""
    for plan, texts in told.values():
        lines = [plan.title, plan.theme, plan.period]
        lines += [line.words for target in plan.targets for line in target.lines]
        for line in lines:
            assert_heard(line, speaker().speak(line))
        for spoken in texts.announced:
            assert not re.search(r"\d|[%≥≤()\[\]/]|,[,.;:”]|[.;:],|  ", spoken.text), spoken.text


def test_whatever_tells_of_a_plan_says_that_it_was_replaced(
    told: dict[str, tuple[ToldPlan, PlanTexts]],
) -> None:
    """A poster or a message about a plan that holds no longer would mislead whoever reads it."""
    life = "được thay thế từ 20/01/2027"
    for plan, _ in told.values():
        old = plan._replace(life=life)
        assert life in word_plan(old, "Cổng").life.lower()
        for target in old.targets:
            assert life in word_target(old, target, "Cổng").life
            assert life in tell_target(old, target) and life not in tell_target(plan, target)
        frame = EmbedFrame("", (), "Cổng", "https://x.example/")
        assert life in frame.show_plan(old).note
        words = PlanWords(
            plan.title * 3, plan.kind, plan.number, None, plan.issuer, plan.issuer_name,
            plan.theme, plan.period, life, (), "Cổng", "https://x.example/k/", "https://x.example/",
        )  # fmt: skip
        assert life in write_short_post(words) and life in write_long_post(words)
        assert strip_marks(life) in write_sms(words)
        assert life not in word_plan(plan, "Cổng").life.lower()

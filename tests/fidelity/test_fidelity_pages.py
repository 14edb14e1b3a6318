"""What readers are told of the comparison with the originals, whatever it found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from thidua.attachments.comparison import checking
from thidua.attachments.comparison.checking import check
from thidua.attachments.comparison.model import Coverage, Fidelity, LineVerdict, Outcome, Spot
from thidua.attachments.text.model import TextPlace
from thidua.foundation.problems import Problem, pick_errors
from thidua.model import Plan
from thidua.model.document import Attachment, OriginalKind
from thidua.portal.loading import load
from thidua.portal.published_plan import PublishedPlan
from thidua.site.pages.fidelity import describe_comparison, list_spots
from workspace import SAMPLE_PLAN, Workspace

FOUND, NOTED, RECOGNISED = Outcome.FOUND, Outcome.NOTED, Outcome.RECOGNISED


def lines(*outcomes: Outcome, file: str = "a.pdf", page: int | None = 3) -> tuple[LineVerdict, ...]:
    """One target with each outcome."""
    return tuple(
        LineVerdict(str(at), one, Spot(file, TextPlace(page, 40 + at)))
        for at, one in enumerate(outcomes, 1)
    )


def compared(sample: Workspace, found: Fidelity, kind: OriginalKind, file: str) -> PublishedPlan:
    """The plan of the example, compared with another result."""
    catalogue = sample.load().catalogue
    assert catalogue
    dossier = catalogue.open_plan(catalogue.plans[0]).dossier
    attachment = Attachment(file=file, kind=kind, title="x")
    plan = dossier.entry.record.model_copy(update={"attachments": (attachment,)})
    other = replace(dossier, entry=replace(dossier.entry, record=plan))
    vars(other)["fidelity"] = found  # as if it had been compared already
    return PublishedPlan(other)


WHOLE: dict[str, Any] = {"principal": "a.pdf", "coverage": Coverage(30, 28, 0, 2)}


@pytest.mark.parametrize(
    ("found", "kind", "headline", "detail"),
    [
        (
            Fidelity(("a.pdf",), (), lines(FOUND, FOUND, FOUND), {FOUND: 61}, **WHOLE),
            OriginalKind.ORIGINAL,
            "Toàn văn: 28/28 đoạn của bản ký có trên Cổng này, đúng thứ tự, từng chữ.",
            "Đã đối chiếu 3/3 chỉ tiêu và 61/61 mục khác",
        ),
        (
            Fidelity(("a.pdf",), (), lines(FOUND, NOTED, FOUND), {FOUND: 60, NOTED: 1}, **WHOLE),
            OriginalKind.ORIGINAL,
            "Toàn văn: 28/28 đoạn của bản ký",
            "2 chỗ khác bản gốc, có chú thích ngay bên cạnh.",
        ),
        (
            Fidelity(("a.pdf",), ("b.txt",), lines(FOUND, FOUND, RECOGNISED), {FOUND: 61}, **WHOLE),
            OriginalKind.EXTRACT,
            "Toàn văn: 28/28 đoạn của văn bản trích xuất",
            "1 chỗ chỉ đối chiếu được số liệu, với chữ máy nhận dạng từ bản quét.",
        ),
        (
            Fidelity(
                ("a.pdf",),
                (),
                lines(FOUND),
                {},
                principal="a.pdf",
                coverage=Coverage(9, 7, 1, 0, 1),
            ),
            OriginalKind.ORIGINAL,
            "Toàn văn: 7/9 đoạn của bản ký",
            "1 đoạn có chữ để ngoài, kể ở dưới kèm lý do. 1 đoạn còn chữ chưa có ở mục nào.",
        ),
        (
            Fidelity((), ("a.pdf",), lines(RECOGNISED, Outcome.DOUBTFUL, RECOGNISED)),
            OriginalKind.SCAN,
            "Đã đối chiếu số liệu của 2/3 chỉ tiêu với chữ máy nhận dạng từ bản quét.",
            "Lời văn chưa đối chiếu được từng chữ",
        ),
        (
            Fidelity(),
            OriginalKind.SCAN,
            "Chưa đối chiếu được với bản gốc: không tệp nào có chữ",
            "",
        ),
        (
            Fidelity(unreadable=("a.docx",)),
            OriginalKind.ORIGINAL,
            "Chưa đối chiếu được với bản gốc: máy không đọc được chữ trong tệp a.docx.",
            "",
        ),
    ],
)
def test_a_page_says_no_more_than_was_compared(
    sample: Workspace, found: Fidelity, kind: OriginalKind, headline: str, detail: str
) -> None:
    """Whole, with a note, with words left out, figures alone, or nothing: each has its words."""
    said = describe_comparison(compared(sample, found, kind, "a.pdf"))
    assert said.headline.startswith(headline)
    assert detail in " ".join(said.details)
    assert said.done is (found.targets.get(FOUND) == 3)


@pytest.mark.parametrize(
    ("file", "page", "words", "path"),
    [
        (
            "a.pdf",
            3,
            "trang 3, tìm chữ “Tổng sản lượng",
            "/a.pdf#page=3&search=%22T%E1%BB%95ng%20s",
        ),
        ("a.docx", None, "Trong bản gốc: tìm chữ “Tổng sản lượng", ""),
        ("a.txt", None, "tìm chữ “Tổng sản lượng", "/a.txt#:~:text=Tổng%20sản"),
    ],
)
def test_a_target_leads_to_its_place(
    sample: Workspace, file: str, page: int | None, words: str, path: str
) -> None:
    """To the page of a PDF, to the words of a text; other files are only named."""
    found = Fidelity((file,), (), lines(FOUND, file=file, page=page))
    spot = list_spots(compared(sample, found, OriginalKind.ORIGINAL, file))[1]
    assert words in spot.words
    assert path in spot.path
    assert bool(spot.path) is bool(path)


def test_what_is_kept_is_forgotten_when_an_original_changes(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Verdicts outlive a run only while every byte they were made from is the same."""
    compared: list[str] = []

    def noted(plan: Plan, *others: Any) -> Fidelity:
        compared.append(plan.id)
        return check(plan, *others)

    def checked() -> list[Problem]:
        return pick_errors(load(sample.folder, engine=b"this engine").problems)

    monkeypatch.setattr(checking, "check", noted)
    original = SAMPLE_PLAN.replace("plan.yml", "ke-hoach-15-kh-ubnd-2026.txt")
    assert checked() == []
    assert checked() == []
    assert len(compared) == 1
    sample.replace(original, "4.073 tấn", "4.037 tấn")
    (found,) = checked()
    assert "in “… sản lượng lương thực: 4.0[37] tấn" in found.message
    assert "ở đây ghi “… sản lượng lương thực: 4.0[73] tấn" in found.message
    sample.replace(original, "4.037 tấn", "4.073 tấn")
    assert checked() == []
    assert len(compared) == 2  # tests remember the plan as it was at first

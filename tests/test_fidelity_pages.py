"""What readers are told of the comparison with the originals, whatever it found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thidua.attachments.comparison.model import Fidelity, LineVerdict, Outcome, Spot
from thidua.attachments.text.model import Place
from thidua.foundation.problems import errors
from thidua.model.document import Attachment, OriginalKind
from thidua.portal.catalogue import Catalogue
from thidua.site.pages.fidelity import comparison, spots
from workspace import SAMPLE_PLAN, Workspace

FOUND, NOTED, RECOGNISED = Outcome.FOUND, Outcome.NOTED, Outcome.RECOGNISED


def lines(*outcomes: Outcome, file: str = "a.pdf", page: int | None = 3) -> tuple[LineVerdict, ...]:
    """One target with each outcome."""
    return tuple(
        LineVerdict(str(at), one, Spot(file, Place(page, 40 + at)))
        for at, one in enumerate(outcomes, 1)
    )


def portal(sample: Workspace, found: Fidelity, kind: OriginalKind, file: str) -> Catalogue:
    """The example portal, its plan compared with another result."""
    catalogue = sample.load().catalogue
    assert catalogue
    attachment = Attachment(file=file, kind=kind, title="x")
    plan = catalogue.plans[0].model_copy(update={"attachments": (attachment,)})
    return replace(catalogue, plans=(plan,), fidelity={plan.id: found})


@pytest.mark.parametrize(
    ("found", "kind", "headline", "detail"),
    [
        (
            Fidelity(("a.pdf",), (), lines(FOUND, FOUND, FOUND), {FOUND: 61}),
            OriginalKind.ORIGINAL,
            "Đã đối chiếu 3/3 chỉ tiêu với văn bản gốc, từng chữ một.",
            "Và 61/61 đoạn khác",
        ),
        (
            Fidelity(("a.pdf",), (), lines(FOUND, NOTED, FOUND), {FOUND: 60, NOTED: 1}),
            OriginalKind.ORIGINAL,
            "Đã đối chiếu 2/3 chỉ tiêu với văn bản gốc, từng chữ một.",
            "2 chỗ khác bản gốc, có chú thích ngay bên cạnh.",
        ),
        (
            Fidelity(("a.pdf",), ("b.txt",), lines(FOUND, FOUND, RECOGNISED), {FOUND: 61}),
            OriginalKind.ORIGINAL,
            "Đã đối chiếu 2/3 chỉ tiêu với văn bản gốc, từng chữ một.",
            "1 chỗ chỉ đối chiếu được số liệu, với chữ máy nhận dạng từ bản quét.",
        ),
        (
            Fidelity((), ("a.pdf",), lines(RECOGNISED, Outcome.DOUBTFUL, RECOGNISED)),
            OriginalKind.SCAN,
            "Đã đối chiếu số liệu của 2/3 chỉ tiêu với chữ máy nhận dạng từ bản quét.",
            "Lời văn chưa đối chiếu được từng chữ",
        ),
        (Fidelity(), OriginalKind.SCAN, "Chưa đối chiếu được với bản gốc", ""),
    ],
)
def test_a_page_says_no_more_than_was_compared(
    sample: Workspace, found: Fidelity, kind: OriginalKind, headline: str, detail: str
) -> None:
    """Exact, with a note, figures alone, or nothing: each has its own words."""
    catalogue = portal(sample, found, kind, "a.pdf")
    said = comparison(catalogue, catalogue.plans[0])
    assert said.headline.startswith(headline)
    assert detail in " ".join(said.details)
    assert said.done is (found.targets.get(FOUND) == 3)


@pytest.mark.parametrize(
    ("file", "page", "words", "path"),
    [
        ("a.pdf", 3, "Bản gốc, trang 3", "/a.pdf#page=3"),
        ("a.docx", None, "Bản gốc, đoạn 41", ""),
        ("a.txt", None, "Bản gốc, đoạn 41", "/a.txt#:~:text=Tổng%20sản"),
    ],
)
def test_a_target_leads_to_its_place(
    sample: Workspace, file: str, page: int | None, words: str, path: str
) -> None:
    """To the page of a PDF, to the words of a text; other files are only named."""
    found = Fidelity((file,), (), lines(FOUND, file=file, page=page))
    catalogue = portal(sample, found, OriginalKind.ORIGINAL, file)
    spot = spots(catalogue, catalogue.plans[0])[1]
    assert spot.words == words
    assert path in spot.path
    assert bool(spot.path) is bool(path)


def test_what_is_kept_is_forgotten_when_an_original_changes(sample: Workspace) -> None:
    """Verdicts outlive a run only while every byte they were made from is the same."""
    original = SAMPLE_PLAN.replace("plan.yml", "ke-hoach-15-kh-ubnd-2026.txt")
    assert errors(sample.load().problems) == []
    assert list((sample.folder / ".cache" / "comparisons").rglob("*"))
    sample.replace(original, "4.073 tấn", "4.037 tấn")
    (found,) = errors(sample.load().problems)
    assert "in “… sản lượng lương thực: 4.0[37] tấn" in found.message
    assert "ở đây ghi “… sản lượng lương thực: 4.0[73] tấn" in found.message
    sample.replace(original, "4.037 tấn", "4.073 tấn")
    assert errors(sample.load().problems) == []

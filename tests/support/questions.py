"""Questions that people ask of the portal of the five plans, and where the answer is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

QUESTIONS = Path(__file__).parents[1] / "search" / "questions.txt"
_SHORT = {
    "NS": "ke-hoach/ngan-son-2021-kinh-te-xa-hoi/",
    "HQ": "ke-hoach/ha-quang-2021-phong-trao-thi-dua/",
    "BS": "ke-hoach/binh-son-2025-kinh-te-xa-hoi/",
    "HH": "ke-hoach/ha-hoa-2022-75-nam-dang-bo-huyen/",
    "BG": "ke-hoach/bac-giang-2021-nuoc-rut-chien-thang-covid-19/",
    "GUONG": "guong/",
    "RUNNING": "",
}


@dataclass(frozen=True)
class AskedQuestion:
    """What somebody types.

    Attributes:
        sort: of question; ``words`` for plain words.
        text: what is typed.
        answers: addresses; the first result leads to one of them, or to a place below it. None
            where the portal knows no answer.
    """

    sort: str
    text: str
    answers: tuple[str, ...]

    def is_answered(self, address: str) -> bool:
        """Whether the first result answers: the same place of the same page.

        For plain words, any place of the page is right.
        """
        return any(
            address == answer
            or (answer.endswith("guong/") and address.startswith(answer))
            or (self.sort == "words" and address.startswith(answer))
            or address.startswith(f"{answer}-")
            for answer in self.answers
        )


def list_questions() -> Iterator[AskedQuestion]:
    """All that have an answer, in the order of the file."""
    return (question for question in _read_questions() if question.answers)


def list_unanswerable() -> list[str]:
    """What is asked that no page of the portal tells."""
    return [question.text for question in _read_questions() if not question.answers]


def _read_questions() -> Iterator[AskedQuestion]:
    sort = ""
    for line in QUESTIONS.read_text("utf-8").splitlines():
        if line.startswith("["):
            sort = line.strip("[]")
        elif line and not line.startswith("#"):
            text, _, answers = line.partition(" = ")
            known = [answer for answer in answers.split() if answer != "NONE"]
            yield AskedQuestion(sort, text, tuple(map(_write_out, known)))


def _write_out(answer: str) -> str:
    short, hash_sign, anchor = answer.partition("#")
    return _SHORT.get(short, short) + hash_sign + anchor

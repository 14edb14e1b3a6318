"""What of a plan is told in words and in calendars; kept with its parts."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pydantic_core import from_json, to_json

from thidua.kit.announcing import Announcement, compose_announcements
from thidua.kit.calendar import write_event
from thidua.kit.ready_texts import (
    PlanWords,
    cite_officially,
    cite_on_the_web,
    count_sms_parts,
    measure_sms,
    write_long_post,
    write_short_post,
    write_sms,
)
from thidua.language.spoken.sentences import Speaker
from thidua.model import paths
from thidua.model.kit_forms import ANNOUNCED
from thidua.model.labels import day, quantity
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.published_plan import PublishedPlan
from thidua.site.kit.passages import list_passages
from thidua.site.kit.plan_events import list_events
from thidua.site.kit.plan_standing import list_due, say_standing
from thidua.site.kit.told import ToldPlan

_FULL = 50
"""Seconds that a minute of a text must have at least."""


class ReadyText(NamedTuple):
    """A text to be copied.

    Attributes:
        key: by which the page knows it.
        title: what it is for.
        text: itself.
        note: its length, or what is missing in it; may be empty.
    """

    key: str
    title: str
    text: str
    note: str


class SpokenText(NamedTuple):
    """A loudspeaker text as its page shows it.

    Attributes:
        unsure: words that are not sure, each with the reason.
    """

    minutes: int
    text: str
    syllables: int
    quickest: int
    slowest: int
    unsure: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        """Its length: the one meant, or the real one where the plan has too few words."""
        if self.slowest >= self.minutes * _FULL:
            return f"{self.minutes} phút"
        return f"Khoảng {round((self.quickest + self.slowest) / 20) * 10} giây"


class PlanTexts(NamedTuple):
    """What is told of a plan.

    Attributes:
        announced: loudspeaker texts, the shortest first.
        ready: texts to be copied.
        events: of its calendar, written.
    """

    announced: tuple[SpokenText, ...]
    ready: tuple[ReadyText, ...]
    events: tuple[str, ...]


def pack_texts(texts: PlanTexts) -> bytes:
    """Texts as bytes; :func:`unpack_texts` reads them."""
    return zlib.compress(to_json(texts), 1)


def unpack_texts(packed: bytes) -> PlanTexts:
    """What :func:`pack_texts` was given."""
    announced, ready, events = from_json(zlib.decompress(packed))
    spoken = [SpokenText._make(text) for text in announced]
    return PlanTexts(
        tuple(
            text._replace(unsure=tuple((words, why) for words, why in text.unsure))
            for text in spoken
        ),
        tuple(map(ReadyText._make, ready)),
        tuple(events),
    )


def tell_in_words(published: PublishedPlan, summary: PlanSummary, told: ToldPlan) -> PlanTexts:
    """Everything that is told of a plan in words.

    Args:
        published: the plan.
        summary: the same in short.
        told: what its kit tells.
    """
    speaker = _make_speaker(tuple(published.references.lexicon.readings.items()))
    passages = list(list_passages(published, summary, told))
    announced = compose_announcements(passages, ANNOUNCED, speaker)
    return PlanTexts(
        tuple(map(_show, announced)),
        tuple(_list_ready(_make_words(published, summary, told), summary)),
        tuple(write_event(event).decode() for event in list_events(published, summary)),
    )


@lru_cache(maxsize=4)
def _make_speaker(readings: tuple[tuple[str, tuple[str, ...]], ...]) -> Speaker:
    return Speaker(dict(readings))


def _show(found: Announcement) -> SpokenText:
    unsure = tuple((doubt.words, doubt.why) for doubt in found.unsure)
    return SpokenText(found.minutes, found.text, found.syllables, *found.seconds, unsure)


def _make_words(published: PublishedPlan, summary: PlanSummary, told: ToldPlan) -> PlanWords:
    page = paths.plan(summary.id)
    figures = tuple((told.name_figure(figure), figure.value) for figure in told.highlights)
    return PlanWords(
        title=told.title,
        kind=told.kind,
        number=told.number,
        issued=published.plan.document.issued,
        issuer=told.issuer,
        issuer_name=published.issuer.short_name,
        theme=told.theme,
        period=told.period,
        life=say_standing(published, summary),
        figures=figures,
        portal=published.references.identity.record.name,
        address=published.base + page,
        short=published.base + paths.short(page),
        year=summary.year,
        due=tuple(words for _, words in list_due(published, summary, told.kind.lower())),
    )


def _list_ready(words: PlanWords, summary: PlanSummary) -> Iterator[ReadyText]:
    short, long, sms = write_short_post(words), write_long_post(words), write_sms(words)
    yield from make_posts(short, long)
    yield make_sms(sms)
    official = cite_officially(words)
    yield ReadyText(
        "vien-dan", "Viện dẫn trong văn bản (Nghị định 30/2020)", official, _tell_missing(words)
    )
    yield make_web_citation(cite_on_the_web(words, day(summary.updated)))


def make_posts(short: str, long: str) -> Iterator[ReadyText]:
    """The posts about a page, each with its length."""
    for key, title, text in (("ngan", "bản ngắn", short), ("dai", "bản dài", long)):
        length = f"{quantity(len(text))} ký tự"
        yield ReadyText(key, f"Zalo, Facebook – {title}", text, length)


def make_sms(sms: str) -> ReadyText:
    """The text message about a page, with what sending it is counted by."""
    length = f"{measure_sms(sms)} ký tự không dấu, {count_sms_parts(sms)} tin"
    return ReadyText("tin-nhan", "Tin nhắn SMS", sms, length)


def make_web_citation(citation: str) -> ReadyText:
    """What others write on the web as the source."""
    return ReadyText("tham-khao", "Dẫn nguồn trên web", citation, "")


def _tell_missing(words: PlanWords) -> str:
    """What the citation lacks because the original has it blank."""
    date = words.issued
    printed = "" if words.number else "không ghi số"
    day = "" if date and date.day else f"không ghi {'đủ ' if date else ''}ngày ban hành"
    if not (printed or day):
        return ""
    lacks = ", ".join(filter(None, ("số" if printed else "", "ngày" if day else "")))
    blank = " và ".join(filter(None, (printed, day)))
    return f"Bản gốc {blank}, nên câu viện dẫn không có {lacks}."

"""Questions to a portal with their right answers, told from the printed text and nothing else.

The same portal always gives the same questions. An answer is right when the words asked for stand
in it as meant: the judge reads the text with its own plain rules, not with those of the index.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from thidua.language.vietnamese import fold
from thidua.model import Plan, paths
from thidua.model.printed import passages
from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.site.pages.cited import name_cited

A_CLASS = 12
MOST_ANSWERS = 0.25  # of all plans: a question that any page answers tells nothing
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*", re.UNICODE)
_FIGURE = re.compile(r"(?<![\d.,/])(\d{1,3}(?:\.\d{3})+|\d+,\d+|\d{3,})(?![\d.,/]) ([^\W\d_]+)")
_OLD_TONES = (
    ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"),
    ("òe", "oè"), ("óe", "oé"), ("ỏe", "oẻ"), ("õe", "oẽ"), ("ọe", "oẹ"),
    ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"),
)  # fmt: skip


@dataclass(frozen=True)
class Question:
    """What a reader types, and the addresses of the pages that answer it."""

    kind: str
    text: str
    answers: frozenset[str]


class Corpus:
    """The words of every page of a portal, as printed and lower case, between single spaces."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.sentences: dict[str, list[list[str]]] = {}
        self.targets: dict[str, list[str]] = {}
        self.texts: dict[str, str] = {}
        self.folded: dict[str, str] = {}
        for plan in catalogue.plans:
            record = catalogue.open_plan(plan).plan
            lines = list(_lines(catalogue, plan, record))
            address = paths.plan(plan.id)
            targets = record.targets.items if record.targets else ()
            self.targets[address] = [target.text for target in targets]
            self.sentences[address] = [_WORD.findall(line.lower()) for line in lines]
            self.texts[address] = " | ".join(map(_spaced, lines))
        for work in catalogue.cited.values():
            if len(work.plans) > 1:
                line = f"{name_cited(catalogue, work)}. {work.document.text}"
                self.texts[paths.cited(work.key)] = _spaced(line)
        for indicator in catalogue.indicators.values():
            if indicator.id in catalogue.plans_by_indicator:
                lines = [indicator.name, *indicator.synonyms, indicator.definition]
                self.texts[paths.indicator(indicator.id)] = " | ".join(map(_spaced, lines))
        self.folded = {address: fold(text) for address, text in self.texts.items()}

    def with_phrase(self, phrase: str) -> frozenset[str]:
        """Pages that have the words side by side, as typed."""
        wanted = f" {_spaced(phrase).strip()} "
        return frozenset(address for address, text in self.texts.items() if wanted in f" {text} ")


def _lines(catalogue: Catalogue, plan: PlanSummary, record: Plan) -> Iterator[str]:
    issuer = catalogue.issuer_of(plan)
    yield plan.title
    yield f"{catalogue.document_types[plan.doc_type].name} số {plan.printed_number}"
    yield issuer.short_name
    yield issuer.name
    for passage in passages(record):
        yield from re.split(r"[.;:!?](?=\s|$)", passage.text)


def _spaced(text: str) -> str:
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", text).lower()))


def _old_placement(phrase: str) -> str:
    for new, old in _OLD_TONES:
        # Where the syllable goes on, as in hoàn and thuyền, both spellings have the tone alike.
        phrase = re.sub(rf"(?<!q){new}(?![^\W\d_])", old, phrase)
    return phrase


def questions(catalogue: Catalogue, seed: int = 7) -> list[Question]:
    """At least twelve questions of every class."""
    asker = _Asker(Corpus(catalogue), random.Random(seed))
    return [question for make in asker.classes() for question in asker.asked(make)]


class _Asker:
    def __init__(self, corpus: Corpus, chance: random.Random) -> None:
        self.corpus = corpus
        self.chance = chance
        self.plans = corpus.catalogue.plans
        self.most = max(1, int(MOST_ANSWERS * len(self.plans)))

    def classes(self) -> list[Callable[[], Question | None]]:
        changed: list[tuple[str, Callable[[str], str]]] = [
            ("full tones", str),
            ("no tones", fold),
            ("d for đ", lambda text: text.replace("đ", "d")),
            ("some tones", self._some_tones),
            ("upper case", str.upper),
            ("decomposed", lambda text: unicodedata.normalize("NFD", text)),
            ("old tone placement", _old_placement),
            ("one typo", self._typo),
            ("exact phrase", lambda text: f'"{text}"'),
        ]
        return [
            *(self._phrases(kind, change) for kind, change in changed),
            self.abbreviation,
            self.document_number,
            self.figure,
            self.minimal_pair,
            self.place_and_year,
            self.topic_and_place,
        ]

    def asked(self, make: Callable[[], Question | None]) -> Iterator[Question]:
        seen: set[str] = set()
        for _ in range(4000):
            question = make()
            if question and question.answers and question.text not in seen:
                seen.add(question.text)
                yield question
                if len(seen) == A_CLASS:
                    return

    def _phrase(self, length: int) -> str | None:
        """Neighbouring words of letters, not too common, from somewhere."""
        address = paths.plan(self.chance.choice(self.plans).id)
        words = self.chance.choice(self.corpus.sentences[address])
        if len(words) < length:
            return None
        start = self.chance.randrange(len(words) - length + 1)
        chosen = words[start : start + length]
        return " ".join(chosen) if all(word.isalpha() for word in chosen) else None

    def _phrases(self, kind: str, change: Callable[[str], str]) -> Callable[[], Question | None]:
        def make() -> Question | None:
            phrase = self._phrase(self.chance.choice((3, 4, 5)))
            if phrase is None:
                return None
            typed = change(phrase)
            if typed == phrase and kind not in ("full tones",):
                return None
            answers = self.corpus.with_phrase(phrase)
            return Question(kind, typed, answers) if len(answers) <= self.most else None

        return make

    def _some_tones(self, phrase: str) -> str:
        words = phrase.split()
        bare = set(self.chance.sample(range(len(words)), len(words) // 2))
        return " ".join(fold(word) if at in bare else word for at, word in enumerate(words))

    def _typo(self, phrase: str) -> str:
        """A slip of one key in one word, typed without marks as people in a hurry do."""
        words = fold(phrase).split()
        long = [at for at, word in enumerate(words) if len(word) > 3]
        if not long:
            return phrase
        at = self.chance.choice(long)
        word = words[at]
        place = self.chance.randrange(1, len(word) - 1)
        slips = (
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        )
        words[at] = self.chance.choice(slips)
        return " ".join(words) if words[at] != word else phrase

    def abbreviation(self) -> Question | None:
        """A short form, alone or with a place, where the text has it or what it stands for."""
        readings = self.corpus.catalogue.lexicon.readings
        short = self.chance.choice([one for one, long in readings.items() if len(long) == 1])
        if len(short) < 3 or not short.isalpha():
            return None
        plan = self.chance.choice(self.plans)
        place = self._place(plan)
        meant = self.corpus.with_phrase(short) | self.corpus.with_phrase(readings[short][0])
        return Question("abbreviation", f"{short} {place}", meant & self._of_place(place))

    def document_number(self) -> Question | None:
        """A document number, whole or its beginning."""
        works = [work for work in self.corpus.catalogue.cited.values() if work.document.number]
        number = self.chance.choice(works).document.number
        half = number.split("-", 1)[0] if self.chance.random() < 0.4 and "/" in number else number
        if not any(char.isdigit() for char in half) or not any(char.isalpha() for char in half):
            return None
        return Question("document number", half, self.corpus.with_phrase(half))

    def figure(self) -> Question | None:
        """A number of a target with the word after it, its thousands written in any way."""
        plan = self.chance.choice(self.plans)
        targets = self.corpus.targets[paths.plan(plan.id)]
        if not targets:
            return None
        found = _FIGURE.search(self.chance.choice(targets))
        if not found:
            return None
        number, unit = found.groups()
        typed = number.replace(".", "") if self.chance.random() < 0.5 else number
        answers = self.corpus.with_phrase(f"{number} {unit}")
        return Question("figure", f"{typed} {unit}", answers)

    def minimal_pair(self) -> Question | None:
        """Two words whose folded form the portal writes with other marks elsewhere."""
        pairs = self._look_alikes()
        pair = self.chance.choice(pairs)
        answers = self.corpus.with_phrase(pair)
        return Question("minimal pair", pair, answers)

    def _look_alikes(self) -> list[str]:
        if not hasattr(self, "_pairs"):
            by_folded: dict[str, set[str]] = defaultdict(set)
            for address in list(self.corpus.sentences)[:200]:
                for words in self.corpus.sentences[address]:
                    for one, two in pairwise(words):
                        if one.isalpha() and two.isalpha():
                            by_folded[fold(f"{one} {two}")].add(f"{one} {two}")
            alike = [pair for pairs in by_folded.values() if len(pairs) > 1 for pair in pairs]
            self._pairs = sorted(pair for pair in alike if pair != fold(pair))
        return self._pairs

    def _place(self, plan: PlanSummary) -> str:
        name = self.corpus.catalogue.issuer_of(plan).short_name
        return re.sub(r"^(UBND|HĐND|BCH|Huyện ủy)?\s*(huyện|tỉnh|xã)?\s*", "", name)

    def _of_place(self, place: str) -> frozenset[str]:
        return frozenset(
            paths.plan(plan.id) for plan in self.plans if self._place(plan) == place
        )  # fmt: skip

    def place_and_year(self) -> Question | None:
        """A place and a year, with or without marks."""
        plan = self.chance.choice(self.plans)
        place = self._place(plan)
        answers = frozenset(
            paths.plan(one.id)
            for one in self.plans
            if one.year == plan.year and self._place(one) == place
        )
        words = self.chance.choice(("{} {}", "huyện {} {}", "thi đua {} năm {}"))
        typed = words.format(place, plan.year)
        return Question(
            "place and year", fold(typed) if self.chance.random() < 0.5 else typed, answers
        )

    def topic_and_place(self) -> Question | None:
        """Something that only some plans of a place speak of."""
        plan = self.chance.choice(self.plans)
        phrase = self._phrase(2)
        place = self._place(plan)
        if phrase is None:
            return None
        answers = self.corpus.with_phrase(phrase) & self._of_place(place)
        return Question("topic and place", f"{phrase} {place}", answers)

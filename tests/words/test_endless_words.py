"""What no document has is refused before anything looks at it, and looking takes time in step."""

from __future__ import annotations

import multiprocessing
import re
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

import filemakers as make
from thidua.attachments.comparison import differing, facts, report_rests, reports
from thidua.attachments.comparison.words import Words
from thidua.attachments.inspection.facts import Findings
from thidua.attachments.text import apart, formatcodes, plaintext
from thidua.attachments.text.model import UnreadableTextError
from thidua.attachments.text.reading import read_manuscript
from thidua.authoring import identifiers
from thidua.authoring.drafting import (
    campaign,
    ending_lines,
    header,
    landmarks,
    said_changes,
    starting,
)
from thidua.authoring.drafting.entries import OutlineEntry
from thidua.authoring.drafting.files import ReceivedFile
from thidua.authoring.results import report_starting, report_tables
from thidua.datafiles import yamladvice, yamlevents, yamltree
from thidua.datafiles.decoding import decode
from thidua.datafiles.validation import check_text, read
from thidua.figures import read as read_figures
from thidua.foundation.problems import Position
from thidua.language.endless import MOST_OF_A_PARAGRAPH, MOST_OF_A_ROW, tell_endless
from thidua.language.odd_letters import find_odd_letters
from thidua.language.spoken import marks
from thidua.language.spoken.sentences import Speaker
from thidua.model import Indicators, Plan
from thidua.model.decided import Effect
from thidua.model.results import Review
from thidua.model.review import UnplacedText
from thidua.model.types import FileName, Slug
from thidua.portal import judging, target_matching
from thidua.portal.reports import doubts, listed_deeds, sentence_cuts
from thidua.portal.reports.pairing import pair_figures
from thidua.portal.reports.report_sentences import read_report
from thidua.portal.reports.report_wordings import TOO_MANY
from thidua.portal.rules import decided_changes, own_words, plans_in_words
from thidua.portal.targets import Linker, target_lines
from thidua.site.pages import judgeable
from workspace import SAMPLE, SAMPLE_PLAN

pytestmark = pytest.mark.sweep

WORDS = "thi đua "
FULL = WORDS * (MOST_OF_A_PARAGRAPH // len(WORDS))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ""),
        (FULL, ""),
        ("\n".join([FULL] * 5), ""),
        ("a" * 999, ""),
        ("a" + " " * 199 + "b", ""),
        ("a" + "\n" * 199 + "b", ""),
        (FULL + "a", "một đoạn dài 10.001 chữ cái, quá 10.000"),
        (f"a\n{FULL}a", "một đoạn dài 10.001 chữ cái, quá 10.000"),
        ("a" * 1000, "một từ dài quá 1.000 chữ cái"),
        ("a" + " " * 200 + "b", "khoảng trống dài quá 200 chữ cái"),
        ("\t\u00a0" * 100, "khoảng trống dài quá 200 chữ cái"),
        ("a" + "\n" * 200 + "b", "khoảng trống dài quá 200 chữ cái"),
        ("a\n\n" + " \n" * 99 + "b", "khoảng trống dài quá 200 chữ cái"),
    ],
)
def test_paragraphs_words_and_gaps_have_an_end(text: str, told: str) -> None:
    """Each by itself; a passage may have any number of paragraphs."""
    assert tell_endless(text) == told


def test_rows_of_tables_may_be_longer() -> None:
    """Some tables lay out a whole section in a cell."""
    assert tell_endless(FULL + FULL) and not tell_endless(FULL + FULL, MOST_OF_A_ROW)


@pytest.mark.parametrize(("text", "what"), [(FULL + "dài", "đoạn"), ("a" * 1000, "từ")])
def test_no_original_is_endless(text: str, what: str) -> None:
    """It is not read, and the reason says what is endless in it."""
    assert read_manuscript(b"Thi \xc4\x91ua.", ".txt")
    with pytest.raises(UnreadableTextError, match=f"một {what} dài"):
        read_manuscript(text.encode(), ".txt")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (" ", "Không thấy chữ nào trong “a.txt”"),
        (f"{FULL}a", "Không đọc được “a.txt”: tệp có một đoạn dài 10.001 chữ cái, quá 10.000"),
        ("a\n" * 30_001, "Không đọc được “a.txt”: tệp dài hơn mọi văn bản hành chính"),
    ],
)
def test_a_draft_is_refused_for_what_is_wrong_with_the_file(text: str, why: str) -> None:
    """Empty and too long are two things, for plans and for reports."""
    file = ReceivedFile("a.txt", ".txt", text.encode(), Findings())
    nothing: Any = None
    for draft in (
        lambda: starting.start_draft(Path(), [file], nothing, None, date.min),
        lambda: report_starting.prepare_results(nothing, file, nothing),
    ):
        with pytest.raises(starting.UnusableError, match=f"^{re.escape(why)}[^.]*; chưa "):
            draft()


def test_another_process_says_why_it_could_not_read() -> None:
    """What it says comes back as bytes."""
    content = make.docx(f"{FULL}a")
    with pytest.raises(UnreadableTextError, match="một đoạn dài"):
        apart.read_apart_or_say(content, ".docx")
    assert apart.read_apart(content, ".docx") is None


def test_no_value_is_endless() -> None:
    """The message has its place and says what to do."""
    text = 'indicators:\n  - id: ho-ngheo\n    name: "{}"\n'
    told = check_text(text.format(FULL + "a"), "data/indicators.yml", Indicators)
    endless = [one for one in told if "một đoạn dài" in one.message]
    assert [(one.position.line, "Ngắt đoạn" in one.message) for one in endless] == [(3, True)]
    shorter = check_text(text.format("Hộ nghèo"), "data/indicators.yml", Indicators)
    assert not any("một đoạn dài" in one.message for one in shorter)


def test_no_line_of_a_file_is_endless() -> None:
    """It is told as it stands: to look for slips in it took minutes."""
    line = "x" * MOST_OF_A_ROW
    for text, where in ((f"# {line}", 1), (f"indicators:\n  - name: # {line}\n", 2)):
        read_text, (told,) = decode(text.encode(), "data/indicators.yml")
        assert (read_text, told.position.line) == ("", where)
        assert check_text(text, "data/indicators.yml", Indicators) == [told]
        assert re.fullmatch(r"Dòng này dài 30\.0\d\d ký tự, quá 30\.000\.", told.message)
    assert decode(f"# {line[2:]}\n".encode(), "a.yml") == (f"# {line[2:]}\n", [])


def test_thousands_of_faults_of_a_file_are_counted_and_not_told() -> None:
    """Another file pasted into this one: advice on sixty thousand fields took a minute."""
    told = check_text("".join(f"k{at}: 1\n" for at in range(2000)), "a.yml", Indicators)
    assert 500 < len(told) < 510
    assert re.fullmatch(r"Tệp còn 1\.50\d chỗ sai nữa, chưa kể ra\.", told[-1].message)
    few = check_text("".join(f"k{at}: 1\n" for at in range(400)), "a.yml", Indicators)
    assert not any("chưa kể ra" in one.message for one in few)


def test_the_same_slip_in_thousands_of_lines_is_counted_and_few_repairs_are_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Thirty thousand lines of another program's file took minutes, and gave a page of 5 MB."""
    tried = list[str]()

    def first_error(text: str) -> Position:
        tried.append(text)
        return yamlevents.first_error(text)

    monkeypatch.setattr(yamladvice, "first_error", first_error)
    for text in ("a: b: c\n" * 700, "id: 1\n" * 700):
        told = check_text(text, "data/indicators.yml", Indicators)
        assert 500 < len(told) < 510
        assert any("chỗ sai nữa, chưa kể ra." in one.message for one in told)
    unreadable = "a: b: c\n" * 700 + "]: [\n- a: }\n"
    assert 0 < len(check_text(unreadable, "data/indicators.yml", Indicators)) < 100
    assert len(tried) < 200


def test_names_of_files_fit_a_disk() -> None:
    """The check stopped at a name that no system can look up."""
    names = TypeAdapter(FileName)
    assert names.validate_python("đ" * 97 + ".docx.") and names.validate_python("a" * 200)
    for name in ("đ" * 98 + ".docx", "a" * 201):
        with pytest.raises(ValidationError, match="dài quá 200 byte"):
            names.validate_python(name)
    slugs = TypeAdapter(Slug)
    assert slugs.validate_python("a" * 100)
    with pytest.raises(ValidationError, match="dài quá 100 chữ"):
        slugs.validate_python("a" * 101)


def test_names_of_drafts_fit_a_disk() -> None:
    """A document of one endless word stopped where its folder was to be made."""
    word = "thidua" * 150
    name = identifiers.propose_id(f"xã {word}", "2026", word, ())
    identifiers.check_identifier(name, "2026")
    assert name.startswith("xa-2026-thidua") and len(name) < 90
    file = identifiers.propose_file_name("ke_hoach", "9" * 900, "2026", "", ".PDF")
    assert file == "ke-hoach.pdf"
    with pytest.raises(ValueError, match="dài quá 100 chữ"):
        identifiers.check_identifier(f"xa-2026-{word}", "2026")


@pytest.mark.parametrize(
    ("find", "pump"),
    [
        (differing._QUOTED.findall, "“"),
        (plans_in_words._QUOTED.findall, "“a "),
        (own_words._QUOTED.findall, "“a «"),
        (campaign._MOTTO.search, "phương châm “"),
        (campaign._SLOGAN.search, "khẩu hiệu «"),
        (formatcodes._TOKEN.findall, "["),
        (lambda text: reports._CLAUSE_START.sub("", text), "thi đua "),
        (lambda text: sentence_cuts._PHRASE_START.sub("", text), "thi đua "),
        (plaintext._TAG.search, "<br a = a b = a "),
        (lambda text: plaintext._TAG.search("<br" + text), '  a = "a"'),
        (doubts._COUNT.search, " ,"),
        (judging._FULFILLED.match, "thực hiện . nhiệm"),
        (facts._AS_PRINTED.findall, "ghi như vậy “"),
        (facts._SAID_TO_BE_PRINTED.findall, "văn bản ghi “"),
        (lambda text: yamltree._ONLY_COMMENT.fullmatch(f" #a{' ' * 30_000}b{text}"), " #a"),
        (listed_deeds._HEAD.match, "a "),
        (lambda text: judgeable._list_printed((), [f"{text}chủ trì"], ()), "thi đua "),
        (header._NUMBER.search, "Số "),
        (landmarks._IN_HEAD.search, "ngay thang "),
        (lambda text: list(find_odd_letters(text)), "A"),
    ],
)
def test_what_does_not_end_takes_time_in_step(find: Callable[[str], object], pump: str) -> None:
    """A pattern that begins anew at every letter took minutes over a long line."""
    text = pump * (60_000 // len(pump))
    began = time.process_time()
    find(text)
    assert time.process_time() - began < 1.5


@pytest.mark.parametrize(
    ("find", "text"),
    [
        (report_tables._PAIR.match, "5 hộ nghèo được hỗ trợ xây dựng nhà đại đoàn kết"),
        (ending_lines._NAME.match, "BsCKI " * 30 + "x"),
        (Speaker({}).speak, "Mã số " + "1" * 60 + "a"),
        (decided_changes._CHANGED_LINE.match, ". " * 40 + "khoản 12. " * 40 + "x"),
        (said_changes._ONE_MORE.fullmatch, " cua ubnd xa" * 40),
        (marks._VALUE.search, "1" * 5000 + "("),
    ],
)
def test_words_are_cut_in_one_way_only(find: Callable[[str], object], text: str) -> None:
    """Where each can be cut in two, a line of fifty letters takes longer than a life."""
    ended = multiprocessing.get_context("fork").Process(target=find, args=(text,))
    ended.start()
    ended.join(10)
    is_late = ended.is_alive()
    ended.kill()
    assert not is_late


@pytest.mark.parametrize("pump", ["1.000,5 ha ", "đạt 95% ", "ít nhất 1 ", "giảm 7 vụ (3,8%), "])
def test_hundreds_of_figures_are_not_paired(pump: str) -> None:
    """To weigh each by the words of all others took minutes for a line of one page."""
    text = pump * 200
    figures = list(read_figures(text).valued())
    began = time.process_time()
    pairings = pair_figures(figures, read_report(text, 2026), text)
    assert {one.reason for one in pairings} == {TOO_MANY}
    assert time.process_time() - began < 1.5


@pytest.mark.parametrize("closed", [0, 1200])
def test_parentheses_within_each_other_have_an_end(closed: int) -> None:
    """A thousand of them stopped the check; the tenth is read with all that is in it."""
    found = read_figures("Hộ nghèo " + "(giảm 5% " * 5 + "( " * 1200 + "3 ha " + ")" * closed)
    assert list(found.valued())


@pytest.mark.parametrize("pump", ["1/2 ", "; a 5% "])
def test_thousands_of_figures_are_read_in_step(pump: str) -> None:
    """Each looked at all that stands before it: four seconds for each time a line was read."""
    text = pump * (MOST_OF_A_PARAGRAPH // len(pump))
    read_figures(pump)
    began = time.process_time()
    read_figures(text)
    assert time.process_time() - began < 1.5


def test_a_quote_is_looked_for_once() -> None:
    """A table of equal rows left all out: each of a thousand was every other's too, in minutes."""
    left = UnplacedText(text="Hộ nghèo 5%.", reason="Không có trong kế hoạch.")
    given: dict[str, Any] = {"results": (), "unplaced": (left,) * 50, "summary": None}
    review = Review.model_construct(**given)
    words = Words("bao-cao.txt", plaintext.read_text("Hộ nghèo 5%.\n\n" * 50))
    assert len(list(report_rests._list_quoted(review, words))) == 50
    assert report_rests.list_rests(review, words) == ()


def test_each_paragraph_of_a_document_is_asked_once_what_it_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each was asked for all above it: a Word file of 70 KB took a quarter of an hour."""
    asked: list[str] = []
    read_sentence = said_changes.read_sentence

    def count(sentence: str) -> Iterator[tuple[Effect, str]]:
        asked.append(sentence)
        return read_sentence(sentence)

    monkeypatch.setattr(said_changes, "read_sentence", count)
    paragraphs = plaintext.read_text("Trồng 5 ha rừng.\n\n" * 300).paragraphs
    entries = [OutlineEntry("", "", one.text, one) for one in paragraphs]
    assert said_changes.find_said_changes(entries, "1/KH-UBND", "") == []
    assert len(asked) < 3 * len(entries)


def test_figures_that_are_called_alike_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line may repeat a number hundreds of times; the first that fits is taken, as before."""
    asked: list[str] = []
    compare = target_matching.compare_names

    def count(name: str, other: str) -> float:
        asked.append(other)
        return compare(name, other)

    monkeypatch.setattr(target_matching, "compare_names", count)
    linker = Linker(())
    lines = list(
        target_lines(_plan_of("Diện tích lúa 5 ha" + "; diện tích lúa 5 ha" * 200), linker)
    )
    assert len(lines[0].figures) > 100
    figure = read_figures("Diện tích lúa 7 ha").figures[0]
    matched = target_matching.TargetMatcher(lines, linker).match("Diện tích lúa", figure)
    assert matched.line is lines[0] and matched.figure == 0
    assert 0 < len(asked) < 10


def _plan_of(text: str) -> Plan:
    entry = read(SAMPLE / SAMPLE_PLAN, "plan.yml", Plan)[0]
    assert entry and entry.record.targets
    plan, all_targets = entry.record, entry.record.targets
    first = all_targets.items[0].model_copy(update={"text": text, "parts": []})
    targets = all_targets.model_copy(update={"items": [first]})
    return plan.model_copy(update={"targets": targets})

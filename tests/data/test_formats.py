"""What `portal check --format` writes for the reviews of forges."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from hostile import HOSTILE_LINES, assert_inert
from portal_cli import main
from portal_cli.formats import FORMATS, format_problems, write_text_line
from thidua.foundation.problems import Position, Problem, Severity
from thidua.portal.plan_reading import plain_problem, read_problem
from workspace import SAMPLE_PLAN, Workspace

PLAN = "data/plans/xa-mau-2026/plan.yml"
MISTAKE = Problem(PLAN, Position(12, 7), "Không có mục nào tên `tilte`.", "Sửa thành `title`.")
REMINDER = Problem(PLAN, Position(3, 1), "`agency` còn trống.", severity=Severity.NOTICE)
HOSTILE_NAMES = (
    "data/plans/a\n::add-mask::b/plan.yml",
    "data/plans/a,line=1::b%0A/plan.yml",
    'data/plans/"ngoặc kép" & <b>/plan.yml',
    "data/plans/\x1b[31m\x07\u202eđảo/plan.yml",
    "data/plans/\udcff\udcfe/plan.yml",
)
HOSTILE = [
    Problem(file, Position(2, 3), message, "Viết lại.", severity)
    for file in HOSTILE_NAMES
    for message in HOSTILE_LINES
    for severity in Severity
]

_COMMAND = re.compile(r"::(error|notice) ([^:]*)::(.*)")

# What SARIF 2.1.0 demands of the objects that are written here, and no other member.
_TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}},
    "additionalProperties": False,
}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_RULE = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "shortDescription": _TEXT,
        "defaultConfiguration": {"type": "object", "properties": {"level": _LEVEL}},
    },
    "additionalProperties": False,
}
_PLACE = {
    "type": "object",
    "required": ["artifactLocation", "region"],
    "properties": {
        "artifactLocation": {
            "type": "object",
            "required": ["uri", "uriBaseId"],
            "properties": {
                # A relative reference of RFC 3986: no scheme, no empty authority, no raw letters.
                "uri": {"pattern": r"^(?!/)(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+$"},
                "uriBaseId": {"const": "%SRCROOT%"},
            },
            "additionalProperties": False,
        },
        "region": {
            "type": "object",
            "required": ["startLine"],
            "properties": {
                "startLine": {"type": "integer", "minimum": 1},
                "startColumn": {"type": "integer", "minimum": 1},
            },
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
_LOCATIONS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "properties": {"physicalLocation": _PLACE},
        "additionalProperties": False,
    },
}
_RESULT = {
    "type": "object",
    "required": ["message", "locations", "ruleId", "ruleIndex", "level", "partialFingerprints"],
    "properties": {
        "message": _TEXT,
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": _LEVEL,
        "locations": _LOCATIONS,
        "relatedLocations": _LOCATIONS,
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
    },
    "additionalProperties": False,
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "pattern": "^https://.*sarif-schema-2.1.0.json$"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results", "columnKind"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "rules": {"type": "array", "items": _RULE},
                                },
                                "additionalProperties": False,
                            }
                        },
                        "additionalProperties": False,
                    },
                    "columnKind": {"const": "unicodeCodePoints"},
                    "results": {"type": "array", "items": _RESULT},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


def written(problems: list[Problem], form: str) -> Any:
    return json.loads(format_problems(problems, "Hai điều.", form))


def runner_reads(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as GitHub's runner takes it apart."""
    match = _COMMAND.fullmatch(line)
    assert match, line
    properties = dict(pair.split("=", 1) for pair in match.group(2).split(","))
    return (
        match.group(1),
        {name: unescaped(value, "%2C", "%3A") for name, value in properties.items()},
        unescaped(match.group(3)),
    )


def unescaped(text: str, *also: str) -> str:
    for escape in ("%0D", "%0A", *also):
        text = text.replace(escape, unquote(escape))
    return text.replace("%25", "%")


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_found_is_a_valid_report_of_nothing(form: str) -> None:
    """A forge that waits for a report gets one, and clears what it showed before."""
    report = format_problems([], "Dữ liệu hợp lệ.", form)
    if form in {"text", "github"}:
        assert report == ""
    else:
        json.loads(report)


def test_text_says_each_problem_on_one_line_of_its_own() -> None:
    """No name or message can begin a line, which a forge would take for a command."""
    for problem in HOSTILE:
        assert len(write_text_line(problem).splitlines()) == 1
        assert "\x1b" not in write_text_line(problem)
    lines = format_problems(HOSTILE, "", "text").splitlines()
    assert len(lines) == len(HOSTILE)
    assert all(line.startswith("data/") for line in lines)


def test_github_puts_each_message_on_its_line() -> None:
    """The runner reads back the very file, line, column and sentences."""
    first, second = format_problems([MISTAKE, REMINDER], "", "github").splitlines()
    assert runner_reads(first) == (
        "error",
        {"file": PLAN, "line": "12", "col": "7", "title": "Lỗi dữ liệu"},
        "Không có mục nào tên `tilte`. Sửa thành `title`.",
    )
    kind, properties, message = runner_reads(second)
    assert (kind, properties["title"], message) == ("notice", "Lưu ý", "`agency` còn trống.")


def test_github_takes_no_command_from_data() -> None:
    """However a file is called and whatever it says, there is one command for each problem."""
    lines = format_problems(HOSTILE, "", "github").split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(HOSTILE)
    for line, problem in zip(lines, HOSTILE, strict=True):
        kind, properties, message = runner_reads(line)
        assert kind == ("error" if problem.severity is Severity.ERROR else "notice")
        assert set(properties) == {"file", "line", "col", "title"}
        assert (properties["line"], properties["col"]) == ("2", "3")
        if problem.file.isprintable() or "\n" in problem.file:
            assert properties["file"] == problem.file
        assert message.endswith("Viết lại.")


def test_gitlab_gets_a_code_quality_report() -> None:
    """Every issue has what GitLab requires, and errors weigh more than notices."""
    mistake, reminder = written([MISTAKE, REMINDER], "gitlab")
    assert mistake == {
        "description": "Không có mục nào tên `tilte`. Sửa thành `title`.",
        "check_name": "loi-du-lieu",
        "fingerprint": mistake["fingerprint"],
        "severity": "critical",
        "location": {"path": PLAN, "lines": {"begin": 12}},
    }
    assert (reminder["severity"], reminder["check_name"]) == ("info", "luu-y")


def test_a_problem_keeps_its_fingerprint_when_its_line_moves() -> None:
    """Lines added above bring no new problem; the same sentence twice counts as two."""
    moved = Problem(PLAN, Position(40, 9), MISTAKE.message, MISTAKE.fix)
    elsewhere = Problem("data/portal.yml", Position(12, 7), MISTAKE.message, MISTAKE.fix)
    before, after, other, *twice = [
        [issue["fingerprint"] for issue in written(problems, "gitlab")]
        for problems in ([MISTAKE], [moved], [elsewhere], [MISTAKE, moved])
    ]
    assert before == after != other
    assert len(set(twice[0])) == 2
    assert before[0] in twice[0]


def test_every_fingerprint_of_a_report_is_its_own() -> None:
    """GitLab shows only one of several issues with the same fingerprint."""
    fingerprints = [issue["fingerprint"] for issue in written(HOSTILE, "gitlab")]
    assert len(set(fingerprints)) == len(HOSTILE)


@pytest.mark.parametrize("problems", [[], [MISTAKE, REMINDER], HOSTILE], ids=str.__class__)
def test_sarif_is_what_the_standard_says(problems: list[Problem]) -> None:
    """Reports hold the members that SARIF 2.1.0 requires, in the values that it allows."""
    report = written(problems, "sarif")
    jsonschema.validate(report, SARIF)
    run = report["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result, problem in zip(run["results"], problems, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == ("error" if problem.severity is Severity.ERROR else "note")
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote(uri, errors="surrogateescape") == problem.file


def test_sarif_names_every_place_of_what_is_said_once() -> None:
    """A sentence about several lines leads to each of them, also after it was kept and read."""
    others = (Position(14, 9), Position(20, 9))
    kept = read_problem(plain_problem(replace(REMINDER, others=others)))
    report = written([kept], "sarif")
    jsonschema.validate(report, SARIF)
    (found,) = report["runs"][0]["results"]
    places = [*found["locations"], *found["relatedLocations"]]
    regions = [place["physicalLocation"]["region"] for place in places]
    assert [(place["startLine"], place["startColumn"]) for place in regions] == [
        REMINDER.position, *others
    ]  # fmt: skip


def test_sarif_sees_no_placeholder_or_link_in_a_message() -> None:
    """Braces are doubled and `](` is taken apart, as the standard's text of messages demands."""
    problem = Problem(PLAN, Position(1, 1), "{0} và [mã](1)")
    text = written([problem], "sarif")["runs"][0]["results"][0]["message"]["text"]
    assert "{{0}}" in text
    assert "](" not in text


def test_forgejo_gets_the_body_of_a_review() -> None:
    """Comments lie on lines of the new state; errors come first and are called so."""
    review = written([REMINDER, MISTAKE], "forgejo")
    assert (review["event"], review["body"]) == ("COMMENT", "Hai điều.")
    assert review["comments"] == [
        {
            "path": PLAN,
            "new_position": 12,
            "body": "**Lỗi dữ liệu.** Không có mục nào tên `tilte`. Sửa thành `title`.",
        },
        {"path": PLAN, "new_position": 3, "body": "**Lưu ý.** `agency` còn trống."},
    ]


def test_forgejo_shows_hostile_words_as_they_are() -> None:
    """No link, picture, tag or mention comes out of what the data says."""
    for comment in written(HOSTILE, "forgejo")["comments"]:
        assert len(comment["body"].splitlines()) == 1
        assert_inert(comment["body"])


def test_code_in_a_message_stays_code() -> None:
    """What a sentence puts between backticks can be copied, letter for letter."""
    problem = Problem(PLAN, Position(1, 1), 'Viết `a_b: "#x"`, không phải `@c`.')
    (comment,) = written([problem], "forgejo")["comments"]
    assert comment["body"].endswith('Viết `a_b: "#x"`, không phải `@c`.')


def test_a_review_that_would_drown_people_says_how_much_it_leaves_out() -> None:
    """A forge notifies of every comment, so there are at most fifty, errors before notices."""
    many = [Problem(PLAN, Position(line, 1), "Sai.") for line in range(1, 61)]
    review = written([REMINDER, *many], "forgejo")
    assert len(review["comments"]) == 50
    assert all("Lỗi" in comment["body"] for comment in review["comments"])
    assert "Còn 11 điều nữa" in review["body"]


def test_check_prints_the_report_alone_and_the_summary_apart(
    sample: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """What goes into a file is the report; the person reads the summary in the log."""
    sample.replace(SAMPLE_PLAN, "place: Xã Mẫu", "plaec: Xã Mẫu")
    assert main(["check", "--format", "gitlab", "--root", str(sample.folder)]) == 1
    printed = capsys.readouterr()
    places = [issue["location"] for issue in json.loads(printed.out)]
    assert {"path": f"data/{SAMPLE_PLAN}", "lines": {"begin": 27}} in places
    assert printed.err.startswith("Dữ liệu chưa đăng được")


def test_files_are_named_from_the_root_of_the_repository(
    sample: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A portal in a subfolder of its repository is found there by the forge."""
    sample.replace(SAMPLE_PLAN, "place: Xã Mẫu", "plaec: Xã Mẫu")
    monkeypatch.chdir(sample.folder.parent)
    main(["check", "--format", "github", "--root", sample.folder.name])
    errors = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::error")]
    assert f"file={sample.folder.name}/data/{SAMPLE_PLAN},line=27" in errors[0]


def test_an_unknown_format_is_answered_with_the_known_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip of the hand gets the nearest name, before any data is read."""
    assert main(["check", "--format", "gitlub", "--root", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert "Không có dạng `gitlub`. Có phải ý bạn là `gitlab`?" in told
    assert "sarif" in told

"""Problems in the forms that forges read, so that each message lands on its line in a review."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from thidua import __version__
from thidua.foundation.problems import Position, Problem, Severity
from thidua.language.plain_words import markdown_code, markdown_words, visible

TEXT = "text"
_REVIEW_COMMENTS = 50  # a forge notifies people of every one of them
_TITLES = {Severity.ERROR: "Lỗi dữ liệu", Severity.NOTICE: "Lưu ý"}
_NAMES = {Severity.ERROR: "loi-du-lieu", Severity.NOTICE: "luu-y"}
_RULES = {
    Severity.ERROR: "Dữ liệu có lỗi; sửa xong mới đăng được.",
    Severity.NOTICE: "Điều nên xem lại; không ngăn việc đăng.",
}
_GITHUB_COMMANDS = {Severity.ERROR: "error", Severity.NOTICE: "notice"}
_GITLAB_SEVERITIES = {Severity.ERROR: "critical", Severity.NOTICE: "info"}
_SARIF_LEVELS = {Severity.ERROR: "error", Severity.NOTICE: "note"}
_SARIF_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_CODE = re.compile(r"(?<!`)`([^`]+)`(?!`)")


def format_problems(problems: Sequence[Problem], summary: str, form: str) -> str:
    """Problems in one of ``FORMATS``, ready to print; empty or ending with a line feed.

    Args:
        problems: what was found, their files relative to the root of the repository.
        summary: lines about the whole, for the forms that have a place for one.
        form: a key of ``FORMATS``.
    """
    return FORMATS[form](problems, summary)


def write_text_line(problem: Problem) -> str:
    """A problem on exactly one line, whatever its file is called and whatever it quotes."""
    return visible(str(problem))


def print_problems(problems: Iterable[Problem]) -> bool:
    """Print every problem on a line of its own; whether any of them is an error."""
    listed = list(problems)
    for problem in listed:
        print(write_text_line(problem))
    return any(problem.severity is Severity.ERROR for problem in listed)


def _text(problems: Sequence[Problem], summary: str) -> str:
    return "".join(f"{write_text_line(problem)}\n" for problem in problems)


def _github(problems: Sequence[Problem], summary: str) -> str:
    """Workflow commands, escaped as GitHub's own toolkit escapes them."""
    return "".join(f"{_github_command(problem)}\n" for problem in problems)


def _github_command(problem: Problem) -> str:
    properties = {
        "file": problem.file,
        "line": str(problem.position.line),
        "col": str(problem.position.column),
        "title": _TITLES[problem.severity],
    }
    written = ",".join(f"{name}={_github_property(value)}" for name, value in properties.items())
    command = _GITHUB_COMMANDS[problem.severity]
    return f"::{command} {written}::{_github_data(_sentences(problem))}"


def _github_data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")


def _gitlab(problems: Sequence[Problem], summary: str) -> str:
    """A report of GitLab's Code Quality: a list of issues."""
    return _json(
        [
            {
                "description": visible(_sentences(problem)),
                "check_name": _NAMES[problem.severity],
                "fingerprint": fingerprint,
                "severity": _GITLAB_SEVERITIES[problem.severity],
                "location": {
                    "path": _whole(problem.file),
                    "lines": {"begin": problem.position.line},
                },
            }
            for problem, fingerprint in _with_fingerprints(problems)
        ]
    )


def _sarif(problems: Sequence[Problem], summary: str) -> str:
    """SARIF 2.1.0: one run, two rules, a result for each problem."""
    rules = [
        {
            "id": _NAMES[severity],
            "shortDescription": {"text": _RULES[severity]},
            "defaultConfiguration": {"level": _SARIF_LEVELS[severity]},
        }
        for severity in Severity
    ]
    run = {
        "tool": {"driver": {"name": "portal", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _sarif_result(problem, fingerprint)
            for problem, fingerprint in _with_fingerprints(problems)
        ],
    }
    return _json({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_result(problem: Problem, fingerprint: str) -> dict[str, Any]:
    locations = [_sarif_location(problem.file, place) for place in problem.others]
    more = {"relatedLocations": locations} if locations else {}
    return {
        "ruleId": _NAMES[problem.severity],
        "ruleIndex": list(Severity).index(problem.severity),
        "level": _SARIF_LEVELS[problem.severity],
        "message": {"text": _sarif_text(visible(_sentences(problem)))},
        "locations": [_sarif_location(problem.file, problem.position)],
        **more,
        "partialFingerprints": {"sentence/v1": fingerprint},
    }


def _sarif_location(file: str, place: Position) -> dict[str, Any]:
    uri = quote(file.encode("utf-8", "surrogateescape"), safe="/")
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": place.line, "startColumn": place.column},
        }
    }


def _sarif_text(text: str) -> str:
    """Text in which SARIF sees no placeholder and no link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "]\u2060(")


def _forgejo(problems: Sequence[Problem], summary: str) -> str:
    """What Forgejo and Gitea take to make a review of a proposal, errors first."""
    ordered = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
    comments = [
        {
            "path": _whole(problem.file),
            "new_position": problem.position.line,
            "body": f"**{_TITLES[problem.severity]}.** {_markdown(_sentences(problem))}",
        }
        for problem in ordered[:_REVIEW_COMMENTS]
    ]
    body = [_markdown(line) for line in summary.splitlines()]
    if len(ordered) > _REVIEW_COMMENTS:
        left = len(ordered) - _REVIEW_COMMENTS
        body.append(f"Còn {left} điều nữa không ghi ở đây; xem nhật ký của lần kiểm tra.")
    return _json({"event": "COMMENT", "body": "\n\n".join(body), "comments": comments})


def _sentences(problem: Problem) -> str:
    return f"{problem.message} {problem.fix}".rstrip()


def _with_fingerprints(problems: Sequence[Problem]) -> Iterator[tuple[Problem, str]]:
    """Each problem with what tells it again after its line has moved; no two are the same."""
    seen: Counter[tuple[str, ...]] = Counter()
    for problem in problems:
        told = (problem.file, problem.severity.name, problem.message, problem.fix)
        seen[told] += 1
        words = json.dumps([*told, seen[told]])
        yield problem, hashlib.sha256(words.encode()).hexdigest()[:32]


def _whole(text: str) -> str:
    """The name of a file as text that UTF-8 can hold and everybody sees."""
    return visible(text.encode("utf-8", "replace").decode())


def _markdown(text: str) -> str:
    """Text that Markdown shows as it is; what stands between a pair of backticks is code."""
    return "".join(
        markdown_code(part) if index % 2 else markdown_words(part)
        for index, part in enumerate(_CODE.split(text))
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Sequence[Problem], str], str]] = {
    TEXT: _text,
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
    "forgejo": _forgejo,
}

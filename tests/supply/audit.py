"""``make audit``: whether a pinned package has a known weakness.

pip-audit asks the package index, npm its registry. Where an advisory service cannot be reached,
that is said, and the audit has not passed: nothing is known then.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

HOME = Path(__file__).parent.parent.parent
EXCEPTIONS = Path(__file__).with_name("exceptions.txt")
LOCKS = ("requirements-pip.txt", "requirements.txt", "requirements-dev.txt")
CLEAN, WEAK, UNKNOWN = 0, 1, 3


class Verdict(NamedTuple):
    """What an audit found."""

    code: int
    lines: list[str]


def read_exceptions(today: date) -> dict[str, str]:
    """Weaknesses that do not touch the portal, with the reason: ``NAME UNTIL REASON`` a line.

    One whose day has passed holds no more.
    """
    found = {}
    for line in EXCEPTIONS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, until, reason = line.split(maxsplit=2)
            if date.fromisoformat(until) >= today:
                found[name] = reason
    return found


def judge_python(report: Mapping[str, Any], allowed: Iterable[str]) -> Verdict:
    """What the report of pip-audit says."""
    known = set(allowed)
    lines, asked = [], 0
    for package in report["dependencies"]:
        if "skip_reason" in package:
            continue
        asked += 1
        for weakness in package["vulns"]:
            names = {weakness["id"], *weakness["aliases"]}
            if not names & known:
                fixed = ", ".join(weakness["fix_versions"]) or "no version yet"
                lines.append(
                    f"{package['name']} {package['version']}: {weakness['id']}, mended in {fixed}"
                )
    if not asked:
        return Verdict(UNKNOWN, ["Python: the advisory service cannot be reached."])
    return Verdict(WEAK if lines else CLEAN, lines or [f"Python: {asked} packages, none weak."])


def judge_scripts(report: Mapping[str, Any], allowed: Iterable[str]) -> Verdict:
    """What the report of npm says."""
    if "vulnerabilities" not in report:
        return Verdict(UNKNOWN, ["Scripts: the advisory service cannot be reached."])
    known = set(allowed)
    lines = [
        f"{name}: {cause['title']} ({cause['url'].rpartition('/')[2]})"
        for name, told in report["vulnerabilities"].items()
        for cause in told["via"]
        if isinstance(cause, dict) and cause["url"].rpartition("/")[2] not in known
    ]
    return Verdict(WEAK if lines else CLEAN, lines or ["Scripts: none weak."])


def _ask(command: list[str]) -> Any:
    said = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)
    try:
        return json.loads(said.stdout)
    except ValueError:
        return {"dependencies": []}


def main() -> int:
    """Ask for all locks and tell."""
    allowed = read_exceptions(datetime.now(UTC).date())
    pip_audit = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes"]
    options = ["--progress-spinner", "off", "--format", "json"]
    verdicts = [judge_python(_ask([*pip_audit, *options, "-r", lock]), allowed) for lock in LOCKS]
    verdicts.append(judge_scripts(_ask(["npm", "audit", "--json"]), allowed))
    for verdict in verdicts:
        sys.stdout.write("".join(f"{line}\n" for line in verdict.lines))
    return max(verdict.code for verdict in verdicts)


if __name__ == "__main__":
    sys.exit(main())

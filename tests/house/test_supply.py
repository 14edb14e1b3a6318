"""What others made: permissive licences, a bill of materials, audits that cannot be fooled."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from supply import audit
from supply.licences import (
    EXCEPTIONS,
    HOME,
    is_permissive,
    read_licence,
    read_lock,
    read_script_licences,
)
from supply.sbom import SHIPPED, make_bill

LOCKS = sorted(path.name for path in HOME.glob("requirements*.txt"))


def test_every_package_has_a_permissive_licence() -> None:
    """Of the portal and of its tests; each exception is still needed."""
    names = {
        one.name for lock in ("requirements.txt", "requirements-dev.txt") for one in read_lock(lock)
    }
    licences = {name: read_licence(name) for name in sorted(names)}
    assert sum(licence is not None for licence in licences.values()) > 50
    others = {
        name: licence
        for name, licence in licences.items()
        if licence is not None and name not in EXCEPTIONS and not is_permissive(licence)
    }
    assert not others
    assert EXCEPTIONS.keys() <= names
    scripts = read_script_licences()
    assert len(scripts) > 5
    assert {name: one for name, one in scripts.items() if not is_permissive(one)} == {}


@pytest.mark.parametrize(
    ("licence", "expected"),
    [("MIT", True), ("MIT AND PSF-2.0", True), ("MIT AND GPL-3.0-only", False),
     ("GPL-2.0 OR MIT", True), ("LGPL-3.0", False), ("unknown", False),
     ("(MIT OR Apache-2.0)", True)],
)  # fmt: skip
def test_licences_are_judged_as_they_bind(licence: str, expected: bool) -> None:
    assert is_permissive(licence) is expected


@pytest.mark.parametrize("lock", [*LOCKS, "package-lock.json", ".npmrc", "package.json"])
def test_no_lock_names_a_place_to_fetch_from(lock: str) -> None:
    """Who installs says where from; a lock says what, by its hash."""
    text = (HOME / lock).read_text("utf-8")
    assert not re.search(r'--(?:extra-)?index-url|--find-links|"resolved"|^registry', text, re.M)
    for one in read_lock(lock) if lock.endswith(".txt") else ():
        assert one.hashes, one.name


def test_what_installs_is_pinned_as_what_is_installed() -> None:
    """One pip for the environment and the audit, put there before anything else, and audited."""
    (pip,) = read_lock("requirements-pip.txt")
    assert pip.name == "pip"
    assert pip in [one for one in read_lock("requirements-audit.txt") if one.name == "pip"]
    assert "requirements-pip.txt" in audit.LOCKS
    recipe = (HOME / "Makefile").read_text("utf-8").partition("\n$(VENV)/.site-ready:")[2]
    assert re.findall(r"-r (\S+)", recipe)[0] == "requirements-pip.txt"


def test_the_bill_of_materials_lists_what_a_portal_installs() -> None:
    """Each package of the lock by version, licence and hash; the same each time."""
    bill = make_bill()
    assert bill == make_bill()
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", bill["serialNumber"])
    listed = {one["purl"]: one for one in bill["components"] if "purl" in one}
    lock = read_lock("requirements.txt")
    assert listed.keys() == {f"pkg:pypi/{one.name}@{one.version}" for one in lock}
    assert len({one["bom-ref"] for one in bill["components"]}) == len(bill["components"])
    pydantic = next(one for purl, one in listed.items() if purl.startswith("pkg:pypi/pydantic@"))
    assert pydantic["licenses"] == [{"expression": "MIT"}]
    assert all(one["value"].startswith("sha256:") for one in pydantic["properties"])
    assert bill["dependencies"][0]["dependsOn"] == sorted(
        one["bom-ref"] for one in bill["components"]
    )


def test_the_bill_of_materials_lists_what_the_engine_brings_along() -> None:
    """Each font has its licence beside it; the icons have theirs."""
    fonts = {path.stem.removeprefix("OFL-") for path in HOME.glob("overrides/fonts/OFL-*.txt")}
    assert {name for name, licence in SHIPPED.items() if licence == "OFL-1.1"} == fonts
    text = (HOME / "overrides" / "icons" / "LICENSE").read_text("utf-8")
    named = re.findall(r"ISC(?= License)|MIT(?= License)", text)
    assert SHIPPED["lucide-icons"] == " AND ".join(dict.fromkeys(named))


WEAK = {"name": "a", "version": "1", "vulns": [
    {"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["2"]}]}  # fmt: skip
WHOLE = {"name": "b", "version": "1", "vulns": []}
SKIPPED = {"name": "c", "skip_reason": "not found"}


def test_an_audit_tells_weak_packages_and_what_mends_them() -> None:
    verdict = audit.judge_python({"dependencies": [WEAK, WHOLE]}, ())
    assert verdict == (audit.WEAK, ["a 1: PYSEC-1, mended in 2"])
    for name in ("PYSEC-1", "CVE-1"):
        assert audit.judge_python({"dependencies": [WEAK]}, [name]).code == audit.CLEAN
    cause = {"title": "bad", "url": "https://example.org/GHSA-1"}
    told = {"vulnerabilities": {"x": {"via": ["y", cause]}}}
    assert audit.judge_scripts(told, ()) == (audit.WEAK, ["x: bad (GHSA-1)"])
    assert audit.judge_scripts(told, ["GHSA-1"]).code == audit.CLEAN
    assert audit.judge_scripts({"vulnerabilities": {}}, ()).code == audit.CLEAN


def test_an_audit_that_reached_nobody_has_not_passed() -> None:
    assert audit.judge_python({"dependencies": [SKIPPED]}, ()).code == audit.UNKNOWN
    assert audit.judge_python({"dependencies": []}, ()).code == audit.UNKNOWN
    assert audit.judge_scripts({"error": {}}, ()).code == audit.UNKNOWN


def test_an_exception_has_a_reason_and_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = tmp_path / "exceptions.txt"
    listed.write_text("# why\nCVE-1 2026-06-30 only on Windows\nCVE-2 2026-01-01 was so\n", "utf-8")
    audit.read_exceptions(date(2026, 1, 1))  # the real list can be read
    monkeypatch.setattr(audit, "EXCEPTIONS", listed)
    assert audit.read_exceptions(date(2026, 6, 30)) == {"CVE-1": "only on Windows"}
    assert audit.read_exceptions(date(2026, 7, 1)) == {}

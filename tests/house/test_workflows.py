"""What forges run for a portal, and for this repository: safe, quick, and only verbs of portal."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal_cli.verbs import VERBS
from thidua.foundation.engine import SKELETON
from thidua.foundation.store import STORE
from workspace import REPOSITORY

GITHUB = SKELETON / "github" / ".github" / "workflows" / "portal.yml"
FORGEJO = SKELETON / "forgejo" / ".forgejo" / "workflows" / "portal.yml"
GITLAB = SKELETON / "gitlab" / ".gitlab-ci.yml"
OWN_SITE = {
    GITHUB: REPOSITORY / ".github" / "workflows" / "site.yml",
    FORGEJO: REPOSITORY / ".forgejo" / "workflows" / "site.yml",
    GITLAB: REPOSITORY / ".gitlab-ci.yml",
}
ENGINE = [REPOSITORY / folder / "workflows" / "engine.yml" for folder in (".github", ".forgejo")]
SOAK = [path.with_name("soak.yml") for path in ENGINE]
ACTIONS = [GITHUB, FORGEJO, OWN_SITE[GITHUB], OWN_SITE[FORGEJO], *ENGINE, *SOAK]
GITLABS = [GITLAB, OWN_SITE[GITLAB]]
OWN_INSTALL = "python -m pip install --quiet --no-deps --no-build-isolation -e ."
PINNED = re.compile(
    r"^ *- (?:id: .*\n *)?uses: \S+@[0-9a-f]{40}  # v\d+\.\d+\.\d+(-node20)?$", re.M
)
KEYWORDS = {"workflow", "stages", "default", "variables"}
NEVER_CANCELLED = "${{ github.event_name == 'pull_request' }}"


def name_of(path: Path) -> str:
    base = SKELETON if path.is_relative_to(SKELETON) else REPOSITORY
    return path.relative_to(base).as_posix()


def parsed(path: Path) -> dict[Any, Any]:
    """A workflow as YAML 1.1 reads it, with `on` by its name."""
    content = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(content, dict)
    return {"on" if key is True else key: value for key, value in content.items()}


def steps(workflow: dict[Any, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            yield job, step


def gitlab_jobs(path: Path) -> dict[str, dict[str, Any]]:
    return {name: job for name, job in parsed(path).items() if name not in KEYWORDS}


def scripts(path: Path) -> list[str]:
    """Everything that a shell runs, a script for each step or line."""
    if path in GITLABS:
        lists = [
            job.get(kind, [])
            for job in [parsed(path)["default"], *gitlab_jobs(path).values()]
            for kind in ("before_script", "script")
        ]
        return [line for lines in lists for line in lines]
    return [step["run"] for _, step in steps(parsed(path)) if "run" in step]


def test_every_workflow_of_the_repository_is_looked_at() -> None:
    """A workflow that is added comes under these rules."""
    found = {
        path
        for base in (REPOSITORY, SKELETON / "github", SKELETON / "forgejo", SKELETON / "gitlab")
        for pattern in (".*/workflows/*.y*ml", ".gitlab-ci.yml")
        for path in base.glob(pattern)
    }
    assert found == {*ACTIONS, *GITLABS}


@pytest.mark.parametrize("path", ACTIONS, ids=name_of)
def test_actions_are_pinned_by_the_hash_of_their_commit(path: Path) -> None:
    """A tag can be moved to other code; a hash cannot. Its version stands beside it."""
    used = [step["uses"] for _, step in steps(parsed(path)) if "uses" in step]
    assert len(used) == len(PINNED.findall(path.read_text("utf-8")))


@pytest.mark.parametrize("path", ACTIONS, ids=name_of)
def test_jobs_may_read_and_only_those_that_publish_may_write(path: Path) -> None:
    """A proposal's code never runs with a right to change anything."""
    workflow = parsed(path)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        if "write" in job.get("permissions", {}).values():
            assert "github.ref == 'refs/heads/main'" in job["if"]
            assert "build" in job["needs"]


@pytest.mark.parametrize("path", ACTIONS, ids=name_of)
def test_proposals_run_without_the_rights_of_the_repository(path: Path) -> None:
    """`pull_request_target` would run a stranger's change with our secrets."""
    events = {"pull_request", "push", "workflow_dispatch", "schedule"}
    assert set(parsed(path)["on"]) <= events


@pytest.mark.parametrize("path", ACTIONS, ids=name_of)
def test_secrets_are_only_where_the_main_branch_is_published(path: Path) -> None:
    """No step that a proposal reaches sees the password of the host."""
    for job, step in steps(parsed(path)):
        if "secrets." in str(step):
            assert "github.ref == 'refs/heads/main'" in job["if"]


@pytest.mark.parametrize("path", [*ACTIONS, *GITLABS], ids=name_of)
def test_nothing_is_pasted_into_a_script(path: Path) -> None:
    """Names of branches and titles come from strangers: scripts get them as quoted variables."""
    for script in scripts(path):
        assert "${{" not in script
        without_quoted = re.sub(r"\"[^\"]*\"|'[^']*'", "", script)
        assert not re.search(r"\$[A-Z_{]", without_quoted), script


@pytest.mark.parametrize("path", ACTIONS, ids=name_of)
def test_no_run_takes_over_what_another_has_found(path: Path) -> None:
    """Only packages are kept, outside of the portal; their hashes are checked when installed."""
    for _, step in steps(parsed(path)):
        action = step.get("uses", "").partition("@")[0]
        assert "cache" not in action
        assert step.get("with", {}).get("cache", "pip") == "pip"


@pytest.mark.parametrize("path", GITLABS, ids=name_of)
def test_gitlab_throws_away_a_store_that_came_with_its_packages(path: Path) -> None:
    """What GitLab keeps it unpacks into the portal, and a proposal may have packed it."""
    default = parsed(path)["default"]
    assert default["cache"]["paths"] == [".pip-cache"]
    assert default["before_script"][0] == f"rm -rf {Path(STORE).parent}"
    for job in gitlab_jobs(path).values():
        assert "cache" not in job
        if any("portal " in line for line in job["script"]):
            assert "before_script" not in job


@pytest.mark.parametrize("path", ACTIONS, ids=name_of)
def test_a_build_of_the_main_branch_is_never_cancelled(path: Path) -> None:
    """Only what a proposal has overtaken is stopped."""
    workflow = parsed(path)
    assert workflow["concurrency"]["cancel-in-progress"] == NEVER_CANCELLED
    assert "github.ref" in workflow["concurrency"]["group"]
    assert all("concurrency" not in job for job in workflow["jobs"].values())


@pytest.mark.parametrize("path", GITLABS, ids=name_of)
def test_gitlab_never_interrupts_what_has_begun(path: Path) -> None:
    """Jobs are not interruptible unless they say so; publications wait for each other."""
    jobs = gitlab_jobs(path)
    assert "interruptible" not in str(parsed(path))
    assert jobs["pages"]["resource_group"] == jobs["host"]["resource_group"]


@pytest.mark.parametrize("path", [*ACTIONS, *GITLABS], ids=name_of)
def test_jobs_run_verbs_that_exist(path: Path) -> None:
    """A verb that is renamed takes the workflows with it."""
    known = {verb.name for verb in VERBS}
    used = {
        verb
        for script in scripts(path)
        for verb in re.findall(r"(?:^|[;&|] *|\n *)portal ([a-z]+)", script)
    }
    assert used <= known
    assert used >= {"check", "build", "verify", "changes", "publish"} or path in (*ENGINE, *SOAK)


@pytest.mark.parametrize("path", [GITHUB, FORGEJO, GITLAB], ids=name_of)
def test_a_portal_needs_neither_make_nor_packages_of_the_system(path: Path) -> None:
    """Installing by apt alone would cost half of the two minutes; portals may have no Makefile."""
    for script in scripts(path):
        assert not re.search(r"\b(make|apt|apt-get|sudo)\b", script)
        for line in re.findall(r"pip install.*", script):
            assert "--require-hashes" in line


@pytest.mark.parametrize("skeleton", OWN_SITE, ids=name_of)
def test_this_repository_runs_what_portals_run(skeleton: Path) -> None:
    """Its own portal is checked, built and published by the workflow that others get."""
    own = OWN_SITE[skeleton].read_text("utf-8")
    assert OWN_INSTALL in own
    shared = [line for line in own.splitlines() if OWN_INSTALL not in line]
    theirs = skeleton.read_text("utf-8").splitlines()
    assert shared[: len(theirs)] == theirs
    assert skeleton is GITLAB or len(shared) == len(theirs)


def test_tests_of_the_engine_hold_up_no_publication() -> None:
    """They run when more than data and texts changed, and nothing waits for them."""
    for path in ENGINE:
        workflow = parsed(path)
        for event in ("pull_request", "push"):
            assert workflow["on"][event]["paths"] == ["**", "!data/**", "!docs/**", "docs/mau/**"]
        runs = {name: job["steps"][-1]["run"] for name, job in workflow["jobs"].items()}
        assert runs.keys() == {"audit", "test", "fuzz"}
        assert runs["test"] == "make test"
        cases, builds = re.findall(r"=(\d+)", runs["fuzz"])
        assert int(cases) * 16 >= 2000
        assert int(builds) > 0
    for path in OWN_SITE.values():
        script_of_others = "\n".join(scripts(path)).replace("make test", "")
        assert "pytest" not in script_of_others
    jobs = gitlab_jobs(OWN_SITE[GITLAB])
    assert all(jobs[name]["needs"] == ["check", "build"] for name in ("pages", "host"))
    assert not any(pattern.startswith("data/") for pattern in find_gitlab_changes())
    assert jobs["fuzz"]["extends"] == "engine"


def find_gitlab_changes() -> list[str]:
    """The files whose change makes GitLab test the engine; a nightly run does more anyhow."""
    night, rule = gitlab_jobs(OWN_SITE[GITLAB])["engine"]["rules"]
    assert night == {"if": '$CI_PIPELINE_SOURCE == "schedule"', "when": "never"}
    changes: list[str] = rule["changes"]
    return changes


def test_every_forge_runs_the_same_on_the_engine() -> None:
    """Whoever moves the repository to another forge loses no test."""
    runs = [
        {step["run"].splitlines()[-1] for path in paths for _, step in steps(parsed(path))
         if "run" in step and step["run"].startswith("make ")}
        for paths in zip(ENGINE, SOAK, strict=True)
    ]  # fmt: skip
    jobs = gitlab_jobs(OWN_SITE[GITLAB])
    runs.append({line for job in jobs.values() for line in job["script"] if "make " in line})
    assert runs[0] >= {"make test", "make soak", "make audit"}
    assert runs == [runs[0]] * len(runs)
    assert [rule["if"] for rule in jobs["soak"]["rules"]] == [
        '$CI_PIPELINE_SOURCE == "schedule"', "$CI_COMMIT_TAG =~ /^v/",
    ]  # fmt: skip
    # A job of which no pipeline is made never runs, whatever its own rules say.
    assert jobs["soak"]["rules"][1] in parsed(OWN_SITE[GITLAB])["workflow"]["rules"]
    for path in SOAK:
        assert parsed(path)["on"]["push"] == {"tags": ["v*"]}
        assert "schedule" in parsed(path)["on"]


def test_every_file_of_the_engine_makes_gitlab_test_it() -> None:
    """GitLab knows no exceptions in `changes`, so each place of code must be listed."""
    patterns = [pattern.replace("**/*", "**") for pattern in find_gitlab_changes()]
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    texts = {".md", "", ".gitattributes", ".gitignore"}
    tools = {".editorconfig", ".pre-commit-config.yaml"}  # of those who write code, not of a run
    for name in filter(None, listed):
        path = Path(name)
        if path.parts[0] in {"data", ".github", ".forgejo"} or (
            path.parts[0] == "docs" and "mau" not in path.parts
        ):
            continue
        if name in tools or (len(path.parts) == 1 and path.suffix in texts and name != "Makefile"):
            continue
        assert any(
            name.startswith(pattern[:-2]) if pattern.endswith("**") else path.match(pattern)
            for pattern in patterns
        ), name


def test_the_browser_image_fits_the_library_that_drives_it() -> None:
    """Playwright finds only the browsers of its own version."""
    pins = (REPOSITORY / "requirements-verify.txt").read_text("utf-8")
    version = re.findall(r"^playwright==(\S+)", pins, re.M)
    images = {
        image
        for path in [*ACTIONS, *GITLABS]
        for image in re.findall(r"playwright/python:v(\S+)-noble", path.read_text("utf-8"))
    }
    assert images == set(version)


@pytest.mark.parametrize("path", [GITHUB, FORGEJO, *ENGINE], ids=name_of)
def test_scripts_are_valid_for_the_shell(path: Path) -> None:
    """A slip in a script is found here, not on the main branch of a commune."""
    shell = shutil.which("bash")
    assert shell
    for script in scripts(path):
        subprocess.run([shell, "-n", "-c", script], check=True)

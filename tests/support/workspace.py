"""A portal in a folder of its own, for tests to build, break and look at."""

from __future__ import annotations

import multiprocessing
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Self
from unittest import mock

from copies import can_copy, give_build, keep_build, run_in_copy
from icon_sets import find_icon_sets
from plainplan import printed
from remembering import remember_all
from thidua.datafiles.validation import read
from thidua.foundation.store import Store
from thidua.model import Plan
from thidua.portal.loaded import Loaded
from thidua.portal.loading import load
from thidua.site.build import Site
from thidua.site.build_inputs import BuildInputs
from thidua.site.making import ListedSection, SectionGroup, SiteSection
from thidua.site.pages.standing import WrittenSource

REPOSITORY = Path(__file__).parents[2]
TESTS = REPOSITORY / "tests"
FIVE_PLANS = TESTS / "fixtures" / "five-plans"
"""The five real plans as a portal of their own, frozen: tests of the engine read these."""
MODULES = os.pathsep.join(map(str, (REPOSITORY / "hooks", TESTS, TESTS / "support")))
"""Where a program that a test starts finds the engine and the helpers of tests."""
SAMPLE = REPOSITORY / "docs" / "mau" / "data"
SMALL = TESTS / "problems" / "_base" / "data"
"""One short plan without pictures: for tests that ask only whether a build is made, or how."""
TODAY = "2026-12-31"
"""The day of every build, whatever the clock says: the reviews of the sample are over."""
SAMPLE_PLAN = "plans/xa-mau-2026-kinh-te-xa-hoi/plan.yml"


class Workspace:
    """The code of a portal with data of the test's own.

    Args:
        folder: an empty folder.
        data: copied to be the portal's data.
        home: the portal whose hooks, templates and texts are used.

    Attributes:
        today: the day on which it is built, year first.
        shows_drafts: whether :meth:`written` shows them, as in a preview.
        texts: what :meth:`written` takes for the texts of the portal.
    """

    shows_drafts = False
    texts: Sequence[WrittenSource] = ()

    def __init__(self, folder: Path, data: Path, home: Path = REPOSITORY) -> None:
        remember_all()
        self.folder = folder
        self.site = folder / "site"
        self.today = TODAY
        self._data: Path | None = data
        shutil.copytree(data, folder / "data")
        for name in ("hooks", "overrides", "docs"):
            (folder / name).symlink_to(home / name)
        shutil.copy(home / "mkdocs.yml", folder)

    @classmethod
    def at(cls, folder: Path) -> Self:
        """A portal that is there already."""
        remember_all()
        found = cls.__new__(cls)
        found.folder, found.site, found._data = folder, folder / "site", None
        found.today = TODAY
        return found

    def copy(self, folder: Path) -> Self:
        """Another portal like this one, with its site and what its builds kept.

        Files of sites get a second name, as builds give them, so that nothing has to be made again:
        who changes one by hand puts another in its place.
        """
        sites = tuple(f"{self.folder / name}{os.sep}" for name in ("site", ".site.spare"))

        def take(source: str, target: str) -> None:
            (os.link if source.startswith(sites) else shutil.copy2)(source, target)

        shutil.copytree(self.folder, folder, symlinks=True, copy_function=take)
        return self.at(folder)

    def read(self, path: str) -> str:
        """The text of a data file."""
        return (self.folder / "data" / path).read_text("utf-8")

    def write(self, path: str, text: str) -> None:
        """Make or replace a data file."""
        target = self.folder / "data" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Edit a data file; ``old`` must be in it."""
        text = self.read(path)
        assert old in text, f"{old!r} is not in {path}"
        self.write(path, text.replace(old, new, 1))

    def print_original(self, path: str) -> None:
        """Replace the original of a plan by one that says what the plan says."""
        plan = self.folder / "data" / path
        entry, problems = read(plan, path, Plan)
        assert entry, problems
        original = plan.parent / entry.record.attachments[0].file
        # A number of a page before all else: words that look like markup make no other type of it.
        original.write_text(f"Trang 1\n\n{printed(entry.record)}", "utf-8")

    def keep_plans(self, *plans: str) -> None:
        """Leave out all other plans, and whoever was honoured for them."""
        for path in (self.folder / "data").glob("plans/*"):
            if path.name not in plans:
                shutil.rmtree(path)
        for path in (self.folder / "data").glob("honorees/*.yml"):
            if not any(f"plan: {plan}\n" in path.read_text("utf-8") for plan in plans):
                path.unlink()

    def leave_data_only(self) -> None:
        """Leave out templates and texts: whoever compares with a folder copies what it has.

        Of a copy of the engine's, every template would be checked as the portal's own.
        """
        for name in ("overrides", "docs"):
            (self.folder / name).unlink(missing_ok=True)

    def load(self) -> Loaded:
        """Load and check the data."""
        return load(self.folder)

    def build(self, *, anew: bool = False) -> subprocess.CompletedProcess[str]:
        """Run what ``make site`` runs; before the first build there is no site.

        Args:
            anew: whether nothing is known of what other tests have made before.
        """
        if not anew:
            give_build(self._data, self.folder, with_site=False)
        return self._run_build()

    def _run_build(self) -> subprocess.CompletedProcess[str]:
        return call_portal("build", "--root", str(self.folder), "--today", self.today)

    def begin_site(self) -> Site:
        """A site that is about to be put together in this process, from nothing and in ``site``."""
        nothing = self.folder / "no-site-yet"
        inputs = BuildInputs(
            self.folder, Store(None), b"", nothing, self.site, preview=self.shows_drafts
        )
        return Site(inputs, icon_sets=find_icon_sets())

    def written(self, *sections: str) -> Path:
        """The site, but of what is not of one plan alone only some sections, from nothing.

        A test that looks at one kind of page needs none of the pictures, sheets and lists beside
        it, which cost ten times as much. Who follows links, searches, or asks how a build goes on
        or what it says, takes :meth:`built`.

        Args:
            sections: how their names begin (``site/makings``): ``pages first`` is home.
        """
        shutil.rmtree(self.site, ignore_errors=True)
        site = self.begin_site()
        list_all = site._list_sections
        with (
            mock.patch.object(multiprocessing, "cpu_count", return_value=1),
            mock.patch.object(
                site,
                "_list_sections",
                lambda written: _pick_sections(list_all(written), sections),
            ),
        ):
            site.load()
            site.write(list(self.texts))
        return self.site

    def built(self, *, anew: bool = False) -> Path:
        """The site, after a build that must succeed.

        Args:
            anew: whether everything is made, whatever other tests have made before.
        """
        if not anew:
            give_build(self._data, self.folder, with_site=True)
        result = self._run_build()
        assert result.returncode == 0, result.stdout + result.stderr
        if self._data in (SMALL, SAMPLE, FIVE_PLANS / "data"):
            keep_build(self._data, self.folder)
        return self.site


def _pick_sections(
    listed: Iterable[ListedSection], names: tuple[str, ...]
) -> Iterator[SiteSection]:
    """The sections whose names begin with one of some words, those of groups among them."""
    for section in listed:
        if isinstance(section, SectionGroup):
            yield from _pick_sections(section.list_sections(), names)
        elif section.name.startswith(names):
            yield section


def without_progress(said: str) -> str:
    """What a command said but for how far it was, which it tells where the work takes seconds."""
    return re.sub(r"(?m)^[^:\n]+(?:…|: [\d.]+/[\d.]+(?:, còn khoảng [^\n]+)?)\n", "", said)


def call_portal(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command of this repository, in a copy of this process where there are copies."""
    return (run_in_copy if can_copy() else run_portal)(*arguments)


def run_portal(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command of this repository in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "portal_cli", *arguments],
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(REPOSITORY / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )

"""Fixtures of the tests that hold for any portal: the one named by ``--portal``, or this one."""

from __future__ import annotations

from pathlib import Path

import pytest

from icon_sets import find_icon_sets
from soaking import SOAKING
from thidua.foundation.problems import pick_errors
from thidua.portal.catalogue import Catalogue
from thidua.portal.loading import load
from thidua.site.audit import PublishedPage, read_site
from workspace import REPOSITORY, Workspace


@pytest.fixture(scope="session")
def portal(request: pytest.FixtureRequest) -> Path:
    """The folder of the portal."""
    return Path(request.config.getoption("--portal") or REPOSITORY).resolve()


@pytest.fixture(scope="session")
def catalogue(portal: Path) -> Catalogue:
    """What the portal publishes."""
    loaded = load(portal, find_icon_sets())
    assert loaded.catalogue is not None, "\n".join(map(str, pick_errors(loaded.problems)))
    return loaded.catalogue


@pytest.fixture(scope="session")
def built(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal's site, built into a folder of its own.

    This repository's own portal has a picture for each page, which costs more than all else:
    `make verify` and `make soak` look at the site with them.
    """
    workspace = Workspace(tmp_path_factory.mktemp("built"), portal / "data", home=portal)
    identity = workspace.read("portal.yml")
    if portal == REPOSITORY and not SOAKING and "kit_pictures: all" in identity:
        workspace.replace("portal.yml", "kit_pictures: all", "kit_pictures: none")
    return workspace.built()


@pytest.fixture(scope="session")
def pages(built: Path) -> dict[str, PublishedPage]:
    """Every page of the site."""
    return read_site(built)

"""The fast part of the tests holds what needs no program, no browser and no site; nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from speeds import is_slow, place_in_order, shares_preparations

TESTS = Path(__file__).parents[1]


def find(request: pytest.FixtureRequest, path: str, name: str) -> pytest.Item:
    """A test of the suite, collected by itself."""
    module = pytest.Module.from_parent(request.node.parent.parent, path=TESTS / path)
    return next(
        item
        for item in module.collect()
        if isinstance(item, pytest.Function) and item.originalname == name
    )


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("pages/test_in_a_browser.py", "test_the_skip_link_leads_to_the_content"),  # by a fixture
        (
            "pages/test_built_site.py",
            "test_addresses_hold_no_diacritics",
        ),  # by a fixture of a fixture
        ("pages/test_outlines.py", "test_nothing_leads_nowhere_or_asks_for_nothing"),  # by its name
        ("portals/test_cli.py", "test_a_library_never_talks_to_staff"),  # by a helper
        (
            "look/test_overrides.py",
            "test_a_build_tells_the_place_in_the_template_and_keeps_the_site",
        ),
        ("data/test_mistakes.py", "test_one_mistake_gives_one_message"),  # by hand
    ],
)
def test_what_needs_a_program_or_a_site_is_slow(
    request: pytest.FixtureRequest, path: str, name: str
) -> None:
    assert is_slow(find(request, path, name))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (
            "words/test_small_parts.py",
            "test_a_passage_without_markup_comes_out_as_markdown_makes_it",
        ),
        ("house/test_architecture.py", "test_every_module_is_in_a_room"),
    ],
)
def test_what_asks_a_function_is_quick(
    request: pytest.FixtureRequest, path: str, name: str
) -> None:
    assert not is_slow(find(request, path, name))


def test_tests_that_share_a_site_stay_together() -> None:
    """In two processes, it would be built twice."""
    assert shares_preparations(TESTS / "portals/test_strangers_commune.py")
    assert not shares_preparations(TESTS / "builds/test_caches.py")


@pytest.mark.parametrize(
    ("path", "name", "place"),
    [
        ("portals/test_strangers_commune.py", "test_everything_a_stranger_needs_is_there", 0),
        (
            "builds/test_caches.py",
            "test_without_git_or_a_repository_nothing_can_have_come_with_one",
            1,
        ),
    ],
)
def test_slow_tests_come_first_when_they_are_spread(
    request: pytest.FixtureRequest, path: str, name: str, place: int
) -> None:
    """One long test at the end would keep one processor busy and all others idle."""
    slow = find(request, path, name)
    slow.add_marker("slow")
    assert [place_in_order(item) for item in (slow, request.node)] == [place, 2]

"""``portal check``: everything that is wrong with the data, in one run."""

from __future__ import annotations

import dataclasses
import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from portal_cli.arguments import find_root, read_today, tell
from portal_cli.caches import look_at_caches
from portal_cli.environment import hash_of_engine, tell_damaged
from portal_cli.formats import FORMATS, TEXT, format_problems
from portal_cli.system import keep_libraries_silent
from thidua.foundation.filehashes import FileHashes
from thidua.foundation.problems import Problem, pick_errors, sort_problems
from thidua.foundation.store import STORE, Store
from thidua.language.vietnamese import did_you_mean
from thidua.portal.file_names import PLANS

if TYPE_CHECKING:
    from thidua.portal.loaded import Loaded


def run(given: Namespace) -> int:
    """Print every problem, in the form that was asked for."""
    if given.format not in FORMATS:
        guess = did_you_mean(given.format, list(FORMATS))
        said = f"Không có dạng `{given.format}`. {guess}".rstrip()
        tell(f"{said} Các dạng: {', '.join(FORMATS)}.")
        return 2
    root, today = find_root(given.root), read_today(given.today)
    caches = look_at_caches(root)
    engine = hash_of_engine() if caches.trusted else b""
    hashes = FileHashes(root, Store(root / STORE if engine else None, engine))
    hashes.look_meanwhile(PLANS)
    loaded = _load(given, root, today, hashes)
    tell_damaged(loaded.damaged)
    # Loads the reader of YAML, which all that is checked before has loaded.
    from portal_cli.mkdocs_faults import find_settings_problems  # noqa: PLC0415

    loaded = dataclasses.replace(
        loaded,
        problems=sort_problems([*loaded.problems, *caches.problems, *find_settings_problems(root)]),
    )
    said, problems = _describe(loaded), loaded.problems
    shown = problems if given.format == TEXT else _seen_from(Path.cwd(), root, problems)
    sys.stdout.write(format_problems(shown, said, given.format))
    if given.format == TEXT:
        print(said)
    else:
        tell(said)
    return int(bool(pick_errors(problems)))


def _load(given: Namespace, root: Path, today: date, hashes: FileHashes) -> Loaded:
    """Look at everything; files are looked at already, while all that this needs is loaded."""
    from icon_sets import find_icon_sets  # noqa: PLC0415  # slow to load, as are the others
    from portal_cli.earlier_state import hold_lasting_rules  # noqa: PLC0415
    from portal_cli.progress import Reporter  # noqa: PLC0415
    from thidua.portal.loading import load  # noqa: PLC0415

    keep_libraries_silent()
    with (
        hold_lasting_rules(root, given.base, given.published, today) as rules,
        Reporter() as report,
    ):
        return load(
            root,
            find_icon_sets(),
            day=today,
            more_rules=rules,
            hashes=hashes,
            progress=report,
            late=True,
        )


def _describe(loaded: Loaded) -> str:
    from thidua.portal.state_line import describe_state  # noqa: PLC0415  # slow to load

    return describe_state(loaded)


def _seen_from(folder: Path, root: Path, problems: Sequence[Problem]) -> list[Problem]:
    """Problems whose files are named from ``folder`` where the portal lies in it.

    Forges know files by their path from the root of the repository, where their jobs run.
    """
    if not root.is_relative_to(folder):
        return list(problems)
    below = root.relative_to(folder)
    return [
        dataclasses.replace(problem, file=(below / problem.file).as_posix()) for problem in problems
    ]

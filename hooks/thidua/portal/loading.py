"""The ``data/`` folder in; a catalogue and every problem out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from thidua.datafiles.closed_lists import FILES as CLOSED_LISTS
from thidua.datafiles.closed_lists import read_closed_lists
from thidua.datafiles.validation import Entry, read
from thidua.foundation.parallel import shared
from thidua.foundation.problems import FILE_START, DataProblemsError, Problem, errors, in_order
from thidua.look.icons import Icons
from thidua.look.logo import SUFFIXES as LOGO_SUFFIXES
from thidua.model import Addresses, Honoree, Issuers, Plan, PortalIdentity, Results
from thidua.portal.addresses.book import ADDRESSES
from thidua.portal.catalogue import Catalogue
from thidua.portal.rules import REMINDERS, RULES, Rule
from thidua.portal.sources import ISSUERS, PORTAL, SYSTEM_FILES, Sources
from thidua.written.checking import written_problems

Model = TypeVar("Model", bound=BaseModel)

RESULTS = "results.yml"
_LISTS = (PORTAL, ISSUERS, *CLOSED_LISTS, ADDRESSES)
_KNOWN = {Path(name).name for name in _LISTS} | {"plans", "honorees", "schemas"}


class Loaded(NamedTuple):
    """A catalogue, unless there are errors; all problems in order; how many plans are drafts."""

    catalogue: Catalogue | None
    problems: list[Problem]
    drafts: int = 0


def load(root: Path, icon_sets: Path | None = None, more_rules: tuple[Rule, ...] = ()) -> Loaded:
    """Read and check everything under ``root/data``, and the written pages of ``root/docs``.

    Args:
        root: the folder that holds ``data/``; problems name files relative to it.
        icon_sets: a folder of sets of icons that the portal may choose from.
        more_rules: what must hold beyond the data itself, such as addresses that were published.
    """
    return _load(root, (*RULES, *REMINDERS, *more_rules), icon_sets)


def _load(
    root: Path, rules: tuple[Rule, ...], icon_sets: Path | None, *, with_drafts: bool = False
) -> Loaded:
    sources, problems = _read_all(root, icon_sets)
    problems += written_problems(root, Icons.of(root, icon_sets))
    if sources is None:
        return Loaded(None, in_order(problems))
    for rule in rules:
        problems += rule(sources)
    wrong = errors(problems)
    catalogue = None if wrong else Catalogue.of(sources, with_drafts=with_drafts)
    return Loaded(catalogue, in_order(problems), len(sources.drafts))


def load_or_raise(
    root: Path, icon_sets: Path | None = None, *, with_drafts: bool = False
) -> Catalogue:
    """The catalogue of data without errors; with drafts, it is for a preview.

    Raises:
        DataProblemsError: with every error found.
    """
    catalogue, problems, _ = _load(root, RULES, icon_sets, with_drafts=with_drafts)
    if catalogue is None:
        raise DataProblemsError(errors(problems))
    return catalogue


def _read_all(root: Path, icon_sets: Path | None) -> tuple[Sources | None, list[Problem]]:
    problems: list[Problem] = []
    identity = _one(root, PORTAL, PortalIdentity, problems)
    problems += _strays(root, identity)
    issuers = _one(root, ISSUERS, Issuers, problems)
    lists, found = read_closed_lists(root)
    problems += found
    has_old = (root / ADDRESSES).is_file()
    addresses = _one(root, ADDRESSES, Addresses, problems) if has_old else None
    plan_files = [f"{folder}/plan.yml" for folder in _folders(root, "data/plans")]
    plans = _many(root, plan_files, Plan, problems)
    results = _many(root, list(_results(root, plan_files)), Results, problems)
    honorees = _many(root, list(_yaml_files(root, "data/honorees")), Honoree, problems)
    if not (identity and issuers and lists):
        return None, problems
    sources = Sources(
        root=root,
        identity=identity,
        issuers=issuers,
        lists=lists,
        icons=Icons.of(root, icon_sets),
        plans=plans,
        results={entry.file.replace(RESULTS, "plan.yml"): entry for entry in results},
        honorees=honorees,
        plan_folders=frozenset(Path(file).parent.name for file in plan_files),
        addresses=addresses,
    )
    return sources, problems


def read_identity(root: Path) -> PortalIdentity | None:
    """Who publishes the portal in ``root``; None where ``data/portal.yml`` cannot be used."""
    entry, _ = _read(root, PortalIdentity, PORTAL)
    return entry.record if entry else None


def data_files(root: Path) -> Iterator[str]:
    """Every data file that is there, by its path relative to ``root``."""
    yield from (name for name in _LISTS if (root / name).is_file())
    for folder in _folders(root, "data/plans"):
        for name in ("plan.yml", RESULTS):
            if (root / folder / name).is_file():
                yield f"{folder}/{name}"
    yield from _yaml_files(root, "data/honorees")


def _results(root: Path, plan_files: list[str]) -> Iterator[str]:
    for file in plan_files:
        path = file.replace("plan.yml", RESULTS)
        if (root / path).is_file():
            yield path


def _one(root: Path, file: str, model: type[Model], problems: list[Problem]) -> Entry[Model] | None:
    entry, found = _read(root, model, file)
    problems += found
    return entry


def _many(
    root: Path, files: list[str], model: type[Model], problems: list[Problem]
) -> tuple[Entry[Model], ...]:
    entries = []
    for entry, found in shared(partial(_read, root, model), files):
        problems += found
        if entry:
            entries.append(entry)
    return tuple(entries)


def _read(root: Path, model: type[Model], file: str) -> tuple[Entry[Model] | None, list[Problem]]:
    if not (root / file).is_file():
        return None, [Problem(file, FILE_START, "Thiếu tệp này.", "Xem mẫu ở trang Hướng dẫn.")]
    try:
        return read(root / file, file, model)
    except OSError:
        said, fix = "Máy không cho đọc tệp này.", "Kiểm tra quyền đọc của tệp."
        return None, [Problem(file, FILE_START, said, fix)]


def _folders(root: Path, parent: str) -> Iterator[str]:
    for path in _listing(root / parent):
        if path.is_dir():
            yield f"{parent}/{path.name}"


def _yaml_files(root: Path, parent: str) -> Iterator[str]:
    for path in _listing(root / parent):
        if path.suffix == ".yml":
            yield f"{parent}/{path.name}"


def _listing(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.name not in SYSTEM_FILES)


def _strays(root: Path, identity: Entry[PortalIdentity] | None) -> Iterator[Problem]:
    """Files that nothing reads: most often a plan put one folder too high."""
    for path in _listing(root / "data"):
        if path.suffix.lower() in LOGO_SUFFIXES:
            # Where nobody can tell which file is the logo, none is called a stray.
            if identity and path.name != identity.record.logo:
                fix = f"Là biểu trưng thì ghi `logo: {path.name}` trong `data/portal.yml`."
                yield _stray(f"data/{path.name}", fix)
        elif path.name not in _KNOWN:
            yield _stray(f"data/{path.name}", "Mỗi kế hoạch ở một thư mục `data/plans/<mã>/`.")
    for path in _listing(root / "data/plans"):
        if not path.is_dir():
            fix = "Đưa tệp vào thư mục của kế hoạch: `data/plans/<mã>/`."
            yield _stray(f"data/plans/{path.name}", fix)
    for path in _listing(root / "data/honorees"):
        if path.suffix != ".yml" or path.is_dir():
            fix = "Mỗi gương là một tệp `.yml` ở đây."
            yield _stray(f"data/honorees/{path.name}", fix)


def _stray(file: str, fix: str) -> Problem:
    return Problem(file, FILE_START, "Không có gì dùng tệp này.", fix)

"""Opening one plan by itself, with the lists to which it refers, and without the other plans."""

from __future__ import annotations

from pathlib import Path

from thidua.datafiles.closed_lists import read_closed_lists
from thidua.foundation.problems import FILE_START, Problem, pick_errors
from thidua.foundation.store import Store
from thidua.language.vietnamese import did_you_mean
from thidua.look.icons import Icons
from thidua.model import Issuers, PortalIdentity
from thidua.portal.decisions import gather_changes_of
from thidua.portal.dossier import Dossier, open_dossier
from thidua.portal.file_names import PLANS
from thidua.portal.files import list_plan_folders, read_entry
from thidua.portal.references import ISSUERS, PORTAL, References


def open_single_plan(root: Path, identifier: str) -> tuple[Dossier | None, list[Problem]]:
    """Open a plan and its results.

    Args:
        root: the folder that contains ``data/``.
        identifier: of the plan.

    Returns:
        The plan, or None with the errors that must be corrected first.
    """
    folder = f"{PLANS}/{identifier}"
    if folder not in list_plan_folders(root):
        taken = [name.rpartition("/")[2] for name in list_plan_folders(root)]
        fix = did_you_mean(identifier, taken) or "Mã là tên thư mục trong data/plans."
        return None, [Problem(folder, FILE_START, f"Không có kế hoạch `{identifier}`.", fix)]
    identity, problems = read_entry(root, PORTAL, PortalIdentity)
    issuers, found = read_entry(root, ISSUERS, Issuers)
    problems += found
    lists, found = read_closed_lists(root)
    problems += found
    if not (identity and issuers and lists):
        return None, pick_errors(problems)
    references = References(root, identity, issuers, lists, Icons.of(root, None))
    changes = gather_changes_of(root, identifier)
    dossier, found, _ = open_dossier(references, folder, Store(None), changes)
    errors = pick_errors([*problems, *found])
    return (None if errors else dossier), errors

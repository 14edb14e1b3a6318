"""What was published before, for ``portal check`` to compare addresses with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

from portal_cli.earlier_data import open_earlier_data
from portal_cli.git import (
    BaseError,
    NoDataError,
    ShallowCloneError,
    UnreadableRepositoryError,
    UnrelatedBaseError,
    find_base,
    list_replaced_originals,
)
from thidua.foundation.files import is_same_file
from thidua.foundation.problems import FILE_START, Problem, Severity
from thidua.model import paths
from thidua.portal.addresses.book import ADDRESSES
from thidua.portal.addresses.former import Former, UnreadableError, read_address_list, read_former
from thidua.portal.addresses.lasting import addresses_last
from thidua.portal.rules import Rule
from thidua.portal.sources import Sources

NONE = "none"
_MAIN = "origin/main"
_SKIP = f"Không so thì ghi `--base {NONE}`."


@contextmanager
def hold_lasting_rules(
    root: Path, base: str | None, published: Path | None, today: date
) -> Iterator[tuple[Rule, ...]]:
    """What must hold because of what was published; the rules work inside of this context.

    Who names a base means it to be compared with: where that cannot be, it is an error. Where
    nobody names one and git knows none, nothing was published that could end. A clone without its
    history is an error too, for it would let everything pass.

    Args:
        root: the folder of the portal.
        base: what people gave; None where git is to say it.
        published: a built site, or the list of addresses of one.
        today: the day of the check.
    """
    rules: list[Rule] = []
    if published:
        rules.append(_published_rule(published, today))
    with ExitStack() as open_folders:
        if base != NONE and not _is_no_commit(base):
            try:
                wanted = base or find_base(root) or _MAIN
                earlier = open_folders.enter_context(
                    open_earlier_data(root, wanted, records_only=True)
                )
            except BaseError as error:
                rules += _untold(error, base)
            else:
                replaced = list_replaced_originals(root, wanted)
                is_same = _is_same(earlier, root)
                if not is_same:
                    rules.append(_earlier_rule(earlier, today, is_named=bool(base)))
                    rules.append(_removal_rule(earlier))
                if replaced or not is_same:
                    rules.append(_history_rule(earlier, today, replaced))
        yield tuple(rules)


def _is_no_commit(base: str | None) -> bool:
    """Whether a base is what forges give where there was no commit before: only zeros."""
    return bool(base) and not str(base).strip("0")


def _untold(error: BaseError, base: str | None) -> Iterator[Rule]:
    """What to say where the earlier state cannot be had."""
    began = isinstance(error, NoDataError) and base is not None and not Path(base).is_dir()
    if isinstance(error, ShallowCloneError) or (base and not began):
        yield _cannot_compare(f"{error} {_SKIP}", Severity.ERROR)
    elif began or isinstance(error, (UnrelatedBaseError, UnreadableRepositoryError)):
        yield _cannot_compare(str(error), Severity.NOTICE)


def _earlier_rule(earlier: Path, today: date, *, is_named: bool) -> Rule:
    def addresses_last_since(sources: Sources) -> Iterator[Problem]:
        try:
            former = read_former(earlier, sources)
        except UnreadableError as error:
            severity = Severity.ERROR if is_named else Severity.NOTICE
            yield from _cannot_compare(str(error), severity)(sources)
        else:
            yield from _not_read(former)
            yield from addresses_last(sources, former, today)

    return addresses_last_since


def _history_rule(earlier: Path, today: date, replaced: frozenset[str]) -> Rule:
    def histories_tell_changes_since(sources: Sources) -> Iterator[Problem]:
        from thidua.changes import histories_tell_changes  # noqa: PLC0415  # slow to load

        return histories_tell_changes(sources, earlier, today, replaced)

    return histories_tell_changes_since


def _removal_rule(earlier: Path) -> Rule:
    def names_of_removed_persons_stand_nowhere_since(sources: Sources) -> Iterator[Problem]:
        from thidua.changes import names_of_removed_persons_stand_nowhere  # noqa: PLC0415

        return names_of_removed_persons_stand_nowhere(sources, earlier)

    return names_of_removed_persons_stand_nowhere_since


def _not_read(former: Former) -> Iterator[Problem]:
    """A notice of the files of the earlier state that nothing could be compared with."""
    if former.unread:
        files = ", ".join(sorted(former.unread))
        message = f"Không đọc được {files} của trạng thái trước, nên địa chỉ ở đó chưa được so."
        fix = "Nếu trạng thái ấy đã công bố thì tự xem lại các địa chỉ này."
        yield Problem(ADDRESSES, FILE_START, message, fix, Severity.NOTICE)


def _published_rule(published: Path, today: date) -> Rule:
    file = published / paths.ADDRESSES if published.is_dir() else published
    try:
        former = read_address_list(file.read_bytes())
    except FileNotFoundError:
        message = f"Không có tệp {file}, nên chưa so được với lần công bố trước."
        return _cannot_compare(message, Severity.ERROR)
    except OSError:
        return _cannot_compare(f"Máy không cho đọc tệp {file}.", Severity.ERROR)
    except UnreadableError as error:
        return _cannot_compare(str(error), Severity.ERROR)

    def addresses_last_as_published(sources: Sources) -> Iterator[Problem]:
        return addresses_last(sources, former, today)

    return addresses_last_as_published


def _cannot_compare(sentence: str, severity: Severity) -> Rule:
    def say(sources: Sources) -> Iterator[Problem]:
        message = f"Không so được địa chỉ với trạng thái đã công bố. {sentence}"
        yield Problem(ADDRESSES, FILE_START, message, severity=severity)

    return say


def _is_same(earlier: Path, root: Path) -> bool:
    """Whether two states have the same data files, byte for byte."""
    files = [
        {path.relative_to(folder).as_posix() for path in (folder / "data").rglob("*.yml")}
        for folder in (earlier, root)
    ]
    if files[0] != files[1]:
        return False
    return all(is_same_file(earlier / name, root / name) for name in files[0])

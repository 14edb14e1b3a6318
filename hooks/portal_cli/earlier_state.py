"""What was published before, for ``portal check`` to compare addresses with."""

from __future__ import annotations

import filecmp
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

from portal_cli.arguments import Parser
from portal_cli.git import BaseError, ShallowCloneError, data_at, default_base
from thidua import paths
from thidua.addresses.book import ADDRESSES
from thidua.addresses.former import UnreadableError, read_address_list, read_former
from thidua.addresses.lasting import addresses_last
from thidua.problems import FILE_START, Problem, Severity
from thidua.rules import Rule
from thidua.sources import Sources

NONE = "none"
_MAIN = "origin/main"


def add_options(parser: Parser) -> None:
    """Let people say what was published before."""
    parser.options.add_argument(
        "--base",
        metavar="GỐC",
        help="so địa chỉ với trạng thái trước: tên một nhánh, một commit, hoặc thư mục chứa "
        "data/ của lần trước; mặc định là chỗ tách khỏi nhánh chính; none = không so",
    )
    parser.options.add_argument(
        "--published",
        type=Path,
        metavar="TRANG",
        help="so địa chỉ với lần công bố trước: thư mục site/ hoặc tệp dia-chi.json của nó",
    )


@contextmanager
def lasting_rules(
    root: Path, base: str | None, published: Path | None
) -> Iterator[tuple[Rule, ...]]:
    """What must hold because of what was published; the rules work inside of this context.

    Where nobody names a base and git knows none, nothing was published that could end; only a
    clone without its history is told of, for it would let everything pass.

    Args:
        root: the folder of the portal.
        base: what people gave; None where git is to say it.
        published: a built site, or the list of addresses of one.
    """
    rules: list[Rule] = [_published_rule(published)] if published else []
    with ExitStack() as open_folders:
        if base != NONE:
            try:
                wanted = base or default_base(root) or _MAIN
                earlier = open_folders.enter_context(data_at(root, wanted, records_only=True))
            except BaseError as error:
                if base or isinstance(error, ShallowCloneError):
                    rules.append(_notice(str(error)))
            else:
                if not _is_same(earlier, root):
                    rules.append(_earlier_rule(earlier))
        yield tuple(rules)


def _earlier_rule(earlier: Path) -> Rule:
    def addresses_last_since(sources: Sources) -> Iterator[Problem]:
        try:
            former = read_former(earlier, sources)
        except UnreadableError as error:
            yield from _notice(str(error))(sources)
        else:
            yield from addresses_last(sources, former, date.today())

    return addresses_last_since


def _published_rule(published: Path) -> Rule:
    file = published / paths.ADDRESSES if published.is_dir() else published
    try:
        former = read_address_list(file.read_bytes())
    except FileNotFoundError:
        return _notice(f"Không có tệp {file}, nên chưa so được với lần công bố trước.")
    except UnreadableError as error:
        return _notice(str(error))

    def addresses_last_as_published(sources: Sources) -> Iterator[Problem]:
        return addresses_last(sources, former, date.today())

    return addresses_last_as_published


def _notice(sentence: str) -> Rule:
    def say(sources: Sources) -> Iterator[Problem]:
        message = f"Không so được địa chỉ với trạng thái đã công bố. {sentence}"
        yield Problem(ADDRESSES, FILE_START, message, severity=Severity.NOTICE)

    return say


def _is_same(earlier: Path, root: Path) -> bool:
    """Whether two states have the same data files, byte for byte."""
    files = [
        {path.relative_to(folder).as_posix() for path in (folder / "data").rglob("*.yml")}
        for folder in (earlier, root)
    ]
    if files[0] != files[1]:
        return False
    return all(filecmp.cmp(earlier / name, root / name, shallow=False) for name in files[0])

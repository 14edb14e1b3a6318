"""The final target of every old address, and rules with which web servers redirect to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from thidua.attachments.inspection.naming import TABLES
from thidua.model import paths
from thidua.portal.addresses.book import AddressBook, OldAddress, plan_of
from thidua.portal.addresses.standing import Standing

_NGINX_HEAD = (
    "# Do Cổng ghi mỗi lần dựng trang. Trong khối http của nginx:",
    "#   map_hash_bucket_size 1024;",
    f"#   map $uri $dia_chi_moi {{ include /đường/dẫn/site/{paths.NGINX_MAP}; }}",
    "# và trong khối server:",
    "#   if ($dia_chi_moi) { return 301 $dia_chi_moi; }",
)


class Settled(NamedTuple):
    """An entry, and where it leads in the end.

    Attributes:
        entry: of the old address.
        to: the address to which it leads; empty if the content was removed.
        ended: the entry that says why the content was removed: ``entry`` itself, or another one to
            which it leads; None if it leads to an address.
    """

    entry: OldAddress
    to: str
    ended: OldAddress | None


def settle(book: AddressBook, standing: Standing) -> dict[str, Settled]:
    """Follow every entry to the end; those that lead nowhere, or to themselves, are left out.

    Returns:
        Results by old address, in the order of addresses.
    """
    found: dict[str, Settled] = {}
    for address, entry in book.entries.items():
        end = book.end_of(address, standing)
        if isinstance(end, OldAddress):
            found[address] = Settled(entry, "", end)
        elif end and end != address:
            found[address] = Settled(entry, end, None)
        elif end is None and entry.to:  # leads to a written page, which ``standing`` does not have
            found[address] = Settled(entry, entry.to, None)
    return found


def forwards(
    settled: Mapping[str, Settled], book: AddressBook, standing: Standing
) -> dict[str, str]:
    """The new address of every old page and file, including files below pages that moved.

    Args:
        settled: the result of :func:`settle`.
        book: files with an entry of their own do not move together with their page.
        standing: addresses that exist; these are never redirected.

    Returns:
        New addresses by old address.
    """
    moved = {old: entry.to for old, entry in settled.items() if entry.to and "#" not in old}
    files = sorted(standing.files)
    below: dict[str, str] = {}
    for old, to in moved.items():
        below |= dict(_below(old, to, files))
    found = {**below, **moved}
    free = found.keys() - standing.pages.keys() - standing.files
    return {old: found[old] for old in sorted(free) if old in moved or not _has_entry(book, old)}


def _has_entry(book: AddressBook, file: str) -> bool:
    """Whether a file has an entry of its own, or has the name of an old page with an entry."""
    return file in book.entries or f"{file}/" in book.entries


def _below(address: str, to: str, files: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Old and new address of each file of a page that moved.

    Args:
        address: the old address of the page.
        to: its new address.
        files: all files that exist, in order.
    """
    if not (address.endswith("/") and to.endswith("/")):
        return
    old, new = plan_of(address), plan_of(to)
    for file in _starting_with(to, files):
        below = file[len(to) :]
        if old and new and below.startswith(TABLES):
            below = below.replace(f"{new}.", f"{old}.", 1)
        yield address + below, file
    if old and new:
        yield paths.api_plan(old), paths.api_plan(new)


def _starting_with(page: str, files: Sequence[str]) -> Iterator[str]:
    for at in range(bisect_left(files, page), len(files)):
        if not files[at].startswith(page):
            return
        yield files[at]


def nginx_map(
    found: Mapping[str, str],
    base_url: str,
    short: Mapping[str, str] | None = None,
    numbered: Mapping[str, str] | None = None,
) -> str:
    """Lines for a ``map`` of nginx from old to new paths; addresses below a page move with it.

    Nginx looks up a path after decoding its escapes, but sends the new path as written here.

    Args:
        found: new addresses by old address.
        base_url: the address of the portal.
        short: pages by their short address, which has nothing below it.
        numbered: new addresses by old ones in which ``:so`` stands for any number.
    """
    root = unquote(urlsplit(base_url).path)
    lines = list(_NGINX_HEAD)
    for code, page in (short or {}).items():
        for way in (code, code.rstrip("/")):
            lines.append(f"{_quoted(root + way)} {_quoted(_in_url(root + page))};")
    lines += [
        f"{_quoted(root + old)} {_quoted(_in_url(root + new))};" for old, new in found.items()
    ]
    # Nginx tries regular expressions after all fixed paths, in order: the longest must come first.
    pages = sorted((old for old in found if old.endswith("/")), key=lambda old: (-len(old), old))
    for old in pages:
        pattern = _quoted(f"~^{_escaped(root + old)}")
        lines.append(f"{pattern} {_quoted(_in_url(root + found[old]))};")
    for old, new in (numbered or {}).items():
        pattern = _escaped(root + old).replace(":so", "[0-9]+")
        lines.append(f"{_quoted(f'~^{pattern}$')} {_quoted(_in_url(root + new))};")
    return "\n".join([*lines, ""])


def redirects(
    found: Mapping[str, str], base_url: str, numbered: Mapping[str, str] | None = None
) -> str:
    """Lines of a ``_redirects`` file (Netlify, Cloudflare, GitLab); the first match is used.

    Args:
        found: new addresses by old address.
        base_url: the address of the portal.
        numbered: new addresses by old ones in which ``:so`` stands for anything.
    """
    root = unquote(urlsplit(base_url).path)
    lines = [f"{quote(root + old)} {_in_url(root + new)} 301" for old, new in found.items()]
    pages = sorted((old for old in found if old.endswith("/")), key=lambda old: (-len(old), old))
    lines += [f"{quote(root + old)}* {_in_url(root + found[old])} 301" for old in pages]
    marked = (numbered or {}).items()
    lines += [f"{quote(root + old, safe='/:')} {_in_url(root + new)} 301" for old, new in marked]
    return "\n".join([*lines, ""])


def _in_url(address: str) -> str:
    path, mark, anchor = address.partition("#")
    return quote(path) + mark + anchor


def _quoted(text: str) -> str:
    """A quoted word in the configuration language of nginx, without special characters."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _escaped(text: str) -> str:
    """A regular expression of nginx that matches a path literally."""
    return "".join(f"\\{letter}" if letter in r".^$*+?()[]{}|\\" else letter for letter in text)

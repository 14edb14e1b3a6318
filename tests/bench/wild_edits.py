"""Changes that may leave the data of a portal broken in any way, as a slip of staff or of git does.

``edits`` has those that leave it valid. These ones know nothing of what files mean, but for a few
that let records speak of each other.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

Edit = Callable[[Path, Random], None]

_WORD = re.compile(r"[^\W\d_]{2,}")
_DIGIT = re.compile(r"\d")
_PLACES = ("data", "docs", "overrides")


def _list_files(portal: Path, pattern: str = "*") -> list[Path]:
    found = (path for place in _PLACES for path in (portal / place).rglob(pattern))
    return sorted(path for path in found if path.is_file())


def _list_folders(portal: Path) -> list[Path]:
    below = (path for path in (portal / "data").rglob("*") if path.is_dir())
    return sorted([portal / "data", *(path for path in below if not path.is_symlink())])


def _list_plans(portal: Path) -> list[Path]:
    return sorted(path.parent for path in portal.glob("data/plans/*/plan.yml"))


def _pick(chance: Random, paths: Sequence[Path]) -> Path | None:
    return chance.choice(paths) if paths else None


def _rewrite(path: Path | None, change: Callable[[str], str]) -> None:
    if path:
        text = path.read_bytes().decode(errors="surrogateescape")
        path.write_bytes(change(text).encode(errors="surrogateescape"))


def _text(portal: Path, chance: Random) -> Path | None:
    kinds = [*_list_files(portal, "*.yml"), *_list_files(portal, "*.md")]
    return _pick(chance, [*kinds, *_list_files(portal, "*.txt")])


def _line_goes(portal: Path, chance: Random) -> None:
    def change(text: str) -> str:
        lines = text.splitlines(keepends=True)
        if lines:
            lines.pop(chance.randrange(len(lines)))
        return "".join(lines)

    _rewrite(_text(portal, chance), change)


def _line_comes(portal: Path, chance: Random) -> None:
    def change(text: str) -> str:
        lines = text.splitlines(keepends=True) or ["x\n"]
        new = chance.choice([chance.choice(lines), "# Một dòng chú thích.\n", "\n"])
        lines.insert(chance.randrange(len(lines) + 1), new)
        return "".join(lines)

    _rewrite(_text(portal, chance), change)


def _digit(portal: Path, chance: Random) -> None:
    def change(text: str) -> str:
        found = list(_DIGIT.finditer(text))
        if not found:
            return text
        at = chance.choice(found).start()
        return f"{text[:at]}{chance.randrange(10)}{text[at + 1 :]}"

    _rewrite(_text(portal, chance), change)


def _word_of_another(portal: Path, chance: Random) -> None:
    other = _text(portal, chance)
    words: list[str] = _WORD.findall(other.read_text("utf-8", "ignore")) if other else []

    def change(text: str) -> str:
        found = list(_WORD.finditer(text))
        if not (found and words):
            return text
        place = chance.choice(found)
        return text[: place.start()] + chance.choice(words) + text[place.end() :]

    _rewrite(_text(portal, chance), change)


def _field_of_another(portal: Path, chance: Random) -> None:
    """A line of one record stands in another in place of the line of the same field."""
    first, second = (_pick(chance, _list_files(portal, "*.yml")) for _ in "ab")
    if not (first and second):
        return
    fields: dict[str, str] = dict(
        re.findall(r"(?m)^( *(?:- )?[a-z_]+:)(.*)$", first.read_text("utf-8", "ignore"))
    )

    def change(text: str) -> str:
        shared = [name for name in fields if f"\n{name}" in text]
        if not shared:
            return text
        name = chance.choice(sorted(shared))
        pattern = re.compile(f"(?m)^{re.escape(name)}.*$")
        return pattern.sub(lambda _: name + fields[name], text, count=1)

    _rewrite(second, change)


def _broken(portal: Path, chance: Random) -> None:
    spoilt = chance.choice([b"\xff\xfe", b"a: [", b"\t", b"a: &x [*x]\n", b""])
    path = _pick(chance, _list_files(portal))
    if path:
        path.write_bytes(spoilt if chance.random() < 0.3 else path.read_bytes() + spoilt)


def _file_goes(portal: Path, chance: Random) -> None:
    path = _pick(chance, _list_files(portal))
    if path:
        path.unlink()


def _folder_goes(portal: Path, chance: Random) -> None:
    path = _pick(chance, _list_folders(portal)[1:])
    if path:
        shutil.rmtree(path)


def _renamed(portal: Path, chance: Random) -> None:
    path = _pick(chance, [*_list_files(portal), *_list_folders(portal)[1:]])
    if path:
        path.rename(os.fsdecode(os.fsencode(path) + chance.choice([b"-2", b".bak", b"\xff"])))


def _copied_file(portal: Path, chance: Random) -> None:
    """One file has the content of another, or lies in another folder as well."""
    first, second = (_pick(chance, _list_files(portal)) for _ in "ab")
    folder = _pick(chance, _list_folders(portal))
    if first and second and folder:
        place = chance.choice([second, folder / first.name])
        if not place.is_symlink():
            place.write_bytes(first.read_bytes())


def _copied_original(portal: Path, chance: Random) -> None:
    texts = [path for path in _list_files(portal, "*.txt") if "plans" in path.parts]
    if len(texts) > 1:
        first, second = chance.sample(texts, 2)
        second.write_bytes(first.read_bytes())


def _copied_plan(portal: Path, chance: Random) -> None:
    plan = _pick(chance, _list_plans(portal))
    if not plan:
        return
    new = plan.with_name(f"{plan.name}-{chance.randrange(100)}")
    if not new.exists():
        shutil.copytree(plan, new)
        if chance.random() < 0.7:
            _rewrite(
                new / "plan.yml", lambda text: text.replace(f"id: {plan.name}", f"id: {new.name}")
            )


def _draft(portal: Path, chance: Random) -> None:
    plan = _pick(chance, _list_plans(portal))
    if plan:
        _rewrite(
            plan / "plan.yml",
            lambda text: (
                text.replace("draft: true\n", "")
                if "draft: true\n" in text
                else re.sub(r"(?m)^(id: .*\n)", r"\1draft: true\n", text, count=1)
            ),
        )


def _related(portal: Path, chance: Random) -> None:
    plan, other = (_pick(chance, _list_plans(portal)) for _ in "ab")
    if plan and other:
        value = chance.choice([other.name, "khong-co"])
        _rewrite(plan / "plan.yml", lambda text: f"{text}related: [{value}]\n")


def _answer(portal: Path, chance: Random) -> None:
    plan, other = (_pick(chance, _list_plans(portal)) for _ in "ab")
    if not (plan and other):
        return
    number = re.search(r"(?m)^  number: (.*)$", (other / "plan.yml").read_text("utf-8", "ignore"))
    said = f"responds_to:\n  text: Thực hiện Kế hoạch {number[1] if number else 'số 1'}\n"
    _rewrite(plan / "plan.yml", lambda text: f"{text}{said}  plan: {other.name}\n")


def _addresses(portal: Path, chance: Random) -> None:
    plans = [plan.name for plan in _list_plans(portal)] or ["khong-co"]
    old, new = chance.choice([*plans, "cu"]), chance.choice(plans)
    when = chance.choice(["2026-01-01", "2027-01-01"])
    entry = f"  - from: ke-hoach/{old}/\n    to: ke-hoach/{new}/\n    since: {when}\n"
    (portal / "data" / "addresses.yml").write_text(f"moved:\n{entry}", "utf-8")


def _page(portal: Path, chance: Random) -> None:
    plan = _pick(chance, _list_plans(portal))
    page = portal / "docs" / f"trang-{chance.randrange(3)}.md"
    page.parent.mkdir(exist_ok=True)
    name = plan.name if plan else "khong-co"
    said = f"# Trang\n\n[Kế hoạch](ke-hoach/{name}/index.md) đề ra {chance.randrange(99)}% hộ.\n"
    page.write_text(said, "utf-8")


def _empty_folder(portal: Path, chance: Random) -> None:
    path = _pick(chance, _list_folders(portal))
    if path:
        (path / f"moi-{chance.randrange(9)}").mkdir(exist_ok=True)


def _album(portal: Path, chance: Random) -> None:
    honoree = _pick(chance, sorted(portal.glob("data/honorees/*.yml")))
    if honoree:
        folder = honoree.with_suffix("")
        folder.mkdir(exist_ok=True)
        place = folder / chance.choice(["anh.jpg", "khac.txt", "trong"])
        if place.suffix:
            place.write_bytes(b"x")
        else:
            place.mkdir(exist_ok=True)


def _link(portal: Path, chance: Random) -> None:
    folder, target = (
        _pick(chance, _list_folders(portal)),
        _pick(chance, [*_list_files(portal), *_list_folders(portal)]),
    )
    if folder and target:
        link = folder / f"lk-{chance.randrange(99)}{target.suffix}"
        if not link.exists() and not link.is_symlink():
            link.symlink_to(target)


EDITS: tuple[Edit, ...] = (
    _line_goes,
    _line_comes,
    _digit,
    _word_of_another,
    _field_of_another,
    _broken,
    _file_goes,
    _folder_goes,
    _renamed,
    _copied_file,
    _copied_original,
    _copied_plan,
    _draft,
    _related,
    _answer,
    _addresses,
    _page,
    _empty_folder,
    _album,
    _link,
)
